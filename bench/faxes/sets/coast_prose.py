"""Sentences of the coast set: the wish, the patient, where to, why, and what the patient said."""

from __future__ import annotations

from random import Random

from bench.faxes.sets.coast_days import WAYS, Pen
from bench.faxes.sets.coast_form import exam_words, reason
from bench.faxes.truth import THERAPISTS, Exam, Truth
from bench.faxes.wording import on_behalf


def lower(text: str) -> str:
    """``text`` inside a sentence: abbreviations keep their capitals."""
    return text if text[:2].isupper() or text[1:2] in "/-" else text[0].lower() + text[1:]


def upper(text: str) -> str:
    return text[0].upper() + text[1:]


class Voice:
    """The sentences of one letter."""

    def __init__(self, truth: Truth, rng: Random) -> None:
        self.truth, self.rng, self.pen = truth, rng, Pen(rng, sentences=True)

    def pick(self, *options: str) -> str:
        return self.rng.choice(options)

    # --- parts -----------------------------------------------------------------------------------------------------

    def things(self) -> str:
        images, report = self.truth.wants_images, self.truth.wants_report
        if images and report:
            return self.pick(
                "bilder och utlåtande", "bilder och svar", "bilderna jämte utlåtande", "bilder + utlåtande"
            )
        if images:
            return self.pick("bilder", "enbart bilder, ej utlåtande,", "bilderna")
        return self.pick("utlåtandet", "endast utlåtande", "en kopia på röntgenutlåtandet")

    def exam(self, one: Exam, *, inside: bool) -> str:
        text = lower(exam_words(one)) if inside else exam_words(one)
        day = self.pen.day(one.date)
        if not day:
            if not one.modality or self.rng.random() < 0.6:
                return text
            return f"{text} ({self.pen.vague()})"
        if one.date == "latest":
            return f"{text}, {day}"
        return f"{text}{self.pick(' ', ' från ', ' utf. ', ', ') if inside else self.pick(' ', ', ', '  ')}{day}"

    def exams(self) -> str:
        if not self.truth.exams[0].modality:
            return self.pick("allt ni har på patienten", "alla bilder ni har", "samtliga undersökningar")
        found = [self.exam(one, inside=True) for one in self.truth.exams]
        return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} samt {found[-1]}"

    def listed(self) -> list[str]:
        if not self.truth.exams[0].modality:
            return ["Alla bilder"]
        return [self.exam(one, inside=False) for one in self.truth.exams]

    def number(self) -> str:
        who = self.truth.patient
        if who is None:
            return ""
        if not self.truth.show_identity:
            return f"född {self.pen.born(who)}" if self.rng.random() < 0.4 else ""
        lead = "reservnr " if who.reserve else self.pick("", "", "", "pnr ", "personnr ", "pers.nr ")
        return f"{lead}{who.printed}"

    def name(self) -> str:
        return self.pen.name(self.truth.patient) if self.truth.patient and self.truth.show_name else ""

    def person(self) -> str:
        """Name and number in either order."""
        parts = [part for part in (self.name(), self.number()) if part]
        turned = self.rng.random() < 0.3 and self.truth.type != "patient"
        return self.pick(" ", ", ").join(parts[::-1] if turned else parts)

    # --- sentences -------------------------------------------------------------------------------------------------

    def wish(self) -> str:
        return self._wish().replace(",.", ".").replace(",?", "?").replace(",:", ":")

    def _wish(self) -> str:
        what, of, who = self.things(), self.exams(), self.person()
        if self.truth.type == "patient":
            return self._own(what, of, who)
        if self.truth.type in ("other", "unknown"):
            return self.pick(
                f"Härmed begärs {what} avseende {of}. Det rör {who}.",
                f"Jag behöver {what} från {of} för {who}.",
                f"Vi handlägger ett ärende som rör {who} och begär {what} från {of}.",
            )
        return self.pick(
            f"Vi har övertagit {who} och behöver {what} från {of}.",
            f"Vänligen sänd {what} från {of} på vår patient {who}.",
            f"Ovanstående beställning avser pat. {who}. Önskar {what} avseende {of}.",
            f"Rubr. pat {who} har undersökts hos er med {of}. Skulle behöva {what}.",
            f"Jag önskar härmed beställa {what} från {of}. Patient: {who}.",
        )

    def _own(self, what: str, of: str, who: str) -> str:
        if on_behalf(self.truth):
            return self.pick(
                f"Jag undrar om jag kan få {what} från {of}. Det gäller {who}.",
                f"{upper(of)}: kan ni skicka {what}? Den som undersöktes är {who}.",
            )
        return self.pick(
            f"Jag heter {who}. Jag gjorde {of} hos er och vill gärna ha {what}.",
            f"Jag vill ha {what} från {of}. Mina uppgifter: {who}.",
            f"Kan jag få {what} från min undersökning ({of})? Namn: {who}.",
        )

    def where(self) -> list[str]:
        truth, way = self.truth, self.truth.delivery
        onward = f" {self.pick('fvb', 'f.v.b.', 'fvb.')} {truth.onward}" if truth.onward else ""
        images, report = truth.image_recipient, truth.report_recipient
        verb = {
            "link": "länkas",
            "iep": "skickas via IEP",
            "usb": "skickas på USB",
            "dvd": "skickas på CD",
            "post": "skickas med post",
        }.get(way, "skickas")
        if images and images == report and truth.one_recipient:
            done = verb.replace("skickas", "skickade").replace("länkas", "länkade")
            return [
                self.pick(
                    f"Bilder och utlåtande {verb} till {images}{onward}.",
                    f"Önskas {done} till {images}{onward}.",
                    f"Vi vill att materialet {verb} till {images}{onward}.",
                )
            ]
        out = [f"Bilderna {verb} till {images}{onward}."] if images else []
        if report:
            out.append(self.pick(f"Utlåtandet faxas till {report}.", f"Utlåtande skickas till {report}."))
        if not out and way:
            out.append(
                self.pick(
                    f"Vi tar emot via {WAYS[way][0] if way != 'link' else 'länkning'}.",
                    f"Leveranssätt: {WAYS[way][0]}.",
                )
            )
        return out

    def why(self) -> list[str]:
        truth, out = self.truth, []
        if reason(truth) and truth.type in THERAPISTS:
            lead = self.pick("Aktuell behandling", "Patienten behandlas hos mig", "Behandlingsorsak")
            out.append(f"{lead}: {lower(reason(truth)).rstrip('.')}.")
        elif reason(truth):
            out.append(f"{self.pick('Orsak', 'Ändamål', 'Anledning')}: {lower(reason(truth)).rstrip('.')}.")
        if truth.type == "chiropractor" and truth.self_referred != "not_stated":
            yes = ("Undersökningen är gjord på min egen remiss.", "Jag remitterade själv till undersökningen.")
            no = ("Undersökningen är remitterad av annan läkare.", "Jag har inte själv remitterat till undersökningen.")
            out.append(self.pick(*(yes if truth.self_referred == "yes" else no)))
        if truth.urgency[:1].isdigit():
            out.append(f"{self.pick('Behövs senast', 'Vi behöver detta till')} {self.pen.own_day(truth.urgency)}.")
        elif truth.urgency:
            out.append(self.pick(f"{truth.urgency.rstrip('!')}!", f"Prioritet: {lower(truth.urgency)}."))
        return out

    def agreed(self) -> list[str]:
        return [f"{self.truth.consent_words}."] if self.truth.consent_words else []

    def about(self) -> str:
        """What a letter says it is about."""
        both = self.truth.wants_images and self.truth.wants_report
        what = "bilder och utlåtande" if both else "bilder" if self.truth.wants_images else "utlåtande"
        return self.pick("Beställning av {}", "Begäran om {}", "Önskan om {}", "Rekv. {}").format(what)

    def signed(self) -> str:
        """Patients sign with their own name."""
        truth = self.truth
        own = truth.type == "patient" and not on_behalf(truth)
        return truth.patient.name if own and truth.patient is not None else truth.doctor
