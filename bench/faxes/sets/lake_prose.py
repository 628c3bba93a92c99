"""The order of the lake set in whole sentences: a truth, in the voice of whoever writes."""

from __future__ import annotations

from random import Random

from bench.faxes.sets.lake_house import written_day
from bench.faxes.sets.lake_voices import Voice
from bench.faxes.truth import THERAPISTS, Exam, Truth

WAYS = {"link": "länkning", "iep": "IEP", "usb": "USB-minne", "dvd": "DVD"}
VERBS = {"link": "länkas", "iep": "skickas via IEP", "usb": "skickas på USB", "dvd": "skickas på DVD", "": "skickas"}
IMPERATIVES = {"link": "länka", "": "skicka"}


class Prose:
    """A letter's parts, each drawn from ``voice``; days are written alike all through."""

    def __init__(self, truth: Truth, voice: Voice, rng: Random) -> None:
        self.truth, self.voice, self.rng = truth, voice, rng
        self._style = rng.choice(voice["days"])
        both = truth.wants_images and truth.wants_report
        self.things = "bilder och utlåtande" if both else "bilder" if truth.wants_images else "utlåtande"

    def say(self, key: str, **known: str) -> str:
        known |= {"things": self.things, "Things": self.things.capitalize()}
        return self.rng.choice(self.voice[key]).format(**known)

    def day(self, iso: str) -> str:
        return written_day(iso, self._style)

    def subject(self) -> str:
        return self.say("subject")

    def body(self) -> list[str]:
        """Paragraphs between the opening and the closing."""
        truth = self.truth
        first = f"{self._wish()} {self._who()}".strip()
        out = [first, " ".join(self._where()), " ".join(self._reasons()), " ".join(truth.remarks)]
        if truth.urgency[:1].isdigit():
            out.append(self.say("needed", day=self.day(truth.urgency)))
        elif truth.urgency:
            out.append(self.say("urgent", urgency=truth.urgency))
        return [each for each in out if each]

    def doctor(self) -> str:
        """A sentence that names the one who orders, empty where nobody is named."""
        who = ", ".join(part for part in (self.truth.doctor, self.truth.title) if part)
        return self.say("doctor", doctor=who) if who else ""

    def reach(self) -> list[str]:
        truth = self.truth
        rows = [self.say("reach", phone=truth.phone) if truth.phone else ""]
        rows.append(self.say("fax", fax=truth.fax) if truth.fax else "")
        rows.append(self.say("reference", reference=truth.reference) if truth.reference else "")
        return [row for row in rows if row]

    def _wish(self) -> str:
        exams = " samt ".join(map(self._exam, self.truth.exams))
        return self.say("wish", exams=exams)

    def _exam(self, exam: Exam) -> str:
        if not exam.modality:
            return self.rng.choice(["alla röntgenundersökningar", "samtliga undersökningar hos er", "allt ni har"])
        own = {"yes": " (egen remiss)", "no": " (remiss från annan vårdgivare)"}.get(exam.self_referred or "", "")
        when = {"": "", "latest": " (den senaste)"}.get(exam.date)
        if when is None:
            when = f" {self.rng.choice(['', 'utförd ', 'gjord '])}{self.day(exam.date)}"
        return f"{exam.text}{own}{when}"

    def _who(self) -> str:
        truth, who = self.truth, self.truth.patient
        if who is None or not (truth.show_name or truth.show_identity):
            return ""
        labels = ("reservnummer",) if who.reserve else ("personnummer", "personnr", "pnr", "pers.nr")
        number = f"{self.rng.choice(labels)} {who.printed}" if truth.show_identity else ""
        told = ", ".join(part for part in (who.name if truth.show_name else "", number) if part)
        if truth.type != "patient":
            return self.say("who", who=told)
        if "on_behalf_of" not in truth.facts:
            return self.say("self", who=told)
        woman = int(who.identity[10]) % 2 == 0
        kin = ("min dotter" if woman else "min son") if who.minor else "min mor" if woman else "min far"
        return self.say("kin", who=told, kin=kin)

    def _where(self) -> list[str]:
        truth, out = self.truth, []
        onward = f" fvb. {truth.onward}" if truth.onward else ""
        if truth.image_recipient and truth.image_recipient == truth.report_recipient:
            out.append(self._sent(self.things, truth.image_recipient + onward, truth.delivery))
        else:
            if truth.image_recipient:
                out.append(self._sent("bilder", truth.image_recipient + onward, truth.delivery))
            if truth.report_recipient:
                out.append(self._sent("utlåtande", truth.report_recipient, ""))
        if not out and truth.type in THERAPISTS:
            out += [self.say("ours")] if self.rng.random() < 0.5 else []
            out += [self.say("way", way=WAYS[truth.delivery])] if truth.delivery else []
        return out

    def _sent(self, things: str, unit: str, delivery: str) -> str:
        """Where ``things`` go: ``unit`` by ``delivery``."""
        definite = {"bilder": "bilderna", "utlåtande": "utlåtandet"}.get(things, "bilderna och utlåtandet")
        imperative = IMPERATIVES.get(delivery, "skicka")
        known = {"verb": VERBS[delivery], "imperative": imperative, "unit": unit}
        choices = self.voice["where"]
        if delivery not in IMPERATIVES:  # the way would be lost
            choices = tuple(each for each in choices if "{imperative}" not in each)
        text = self.rng.choice(choices)
        return text.format(things=definite, Things=definite.capitalize(), **known)

    def _reasons(self) -> list[str]:
        truth, out = self.truth, []
        if truth.type == "chiropractor" and truth.self_referred != "not_stated":
            out.append(self.say(f"own_{truth.self_referred}"))
        if truth.purpose:
            key = "treatment" if truth.type in THERAPISTS else "reason"
            out.append(self.say(key, reason=f"{truth.purpose[0].lower()}{truth.purpose[1:]}"))
        if truth.consent_words:
            out.append(f"{truth.consent_words}.")
        return out
