"""An order in the words of one letter writer: every part a sentence of its own, put together by the letters."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from bench.faxes.prose import in_a_sentence
from bench.faxes.sets import hill_voices
from bench.faxes.sets.hill_cast import LAWS, PURPOSES
from bench.faxes.sets.hill_days import LONG, Days
from bench.faxes.sets.hill_voices import Voice
from bench.faxes.truth import CLINICS, THERAPISTS, Exam, Truth

OWN_EXAM = {"yes": (" (egen remiss)", " (på min egen remiss)", " som jag själv remitterade till"),
            "no": (" (remiss från annan vårdgivare)", " (ej egen remiss)",
                   " (remitterad av läkare på annat håll)")}  # fmt: skip


def purpose(truth: Truth) -> str:
    """Why the material is asked for, as the profession of whoever asks would put it."""
    return PURPOSES.get(truth.title, truth.purpose) if truth.type == "other" else truth.purpose


def own_exam(rng: Random, exam: Exam) -> str:
    return rng.choice(OWN_EXAM[exam.self_referred]) if exam.self_referred else ""


@dataclass(slots=True)
class Told:
    """The sentences of ``truth``; empty where the fax leaves a thing out. Needs ``rng`` for the choice of wordings."""

    truth: Truth
    rng: Random
    voice: Voice
    days: Days = field(init=False)
    things: str = field(init=False)

    def __post_init__(self) -> None:
        if self.truth.type == "patient":
            self.voice = hill_voices.OWN
        self.days = Days(self.rng, LONG)
        images, report = self.truth.wants_images, self.truth.wants_report
        self.things = self.say("things_both" if images and report else "things_images" if images else "things_report")

    def say(self, key: str, **known: str) -> str:
        return self.rng.choice(self.voice[key]).format(**known)

    @property
    def subject(self) -> str:
        return self.say("subject", things=self.things)

    @property
    def wish(self) -> str:
        if any(not exam.modality for exam in self.truth.exams):
            all_of = hill_voices.ALL_BOTH if self.truth.wants_report else hill_voices.ALL_IMAGES
            return self.say("wish_all", all=self.rng.choice(all_of))
        named = [
            f"{in_a_sentence(exam.text)} {self.days.told(exam.date)}".strip() + own_exam(self.rng, exam)
            for exam in self.truth.exams
        ]
        *most, last = named
        exams = f"{', '.join(most)} samt {last}" if most else last
        return self.say("wish", things=self.things, exams=exams)

    @property
    def who(self) -> str:
        known = self.known_person()
        if not known["name"] and not known["number"]:
            return ""
        return self.say("who_else" if "on_behalf_of" in self.truth.facts else "who", **known)

    def known_person(self) -> dict[str, str]:
        """Name, separator and number with the word before it."""
        truth, person = self.truth, self.truth.patient
        if person is None:
            return {"name": "", "sep": "", "number": ""}
        words: tuple[str, ...] = ("personnummer", "pnr", "personnr", "")
        if person.reserve:
            words = ("reservnummer", "reservnr")
        elif person.coordination:
            words = ("samordningsnummer", "samordningsnr", "personnummer")
        number = f"{self.rng.choice(words)} {person.printed}".strip() if truth.show_identity else ""
        name = person.name if truth.show_name else ""
        sep = self.rng.choice((", ", " ", ", ")) if name and number else ""
        return {"name": name, "sep": sep, "number": number}

    @property
    def where(self) -> str:
        """Who receives what; empty where nobody is named."""
        truth = self.truth
        onward = self.say("onward", onward=truth.onward) if truth.onward else ""
        sent = self.rng.choice(hill_voices.SENT[truth.delivery])
        known = {"sent": sent, "send": self.rng.choice(hill_voices.SEND[truth.delivery])}
        known["how"] = self.rng.choice(hill_voices.HOW[truth.delivery])
        images, report = truth.image_recipient, truth.report_recipient
        if images and images == report:
            return self.say("where_both", unit=images + onward, **known)
        out = [self.say("where_images", unit=images + onward, **known)] if images else []
        if report:
            out.append(self.say("where_report", unit=report + ("" if images else onward)))
        if not out and truth.type in THERAPISTS and (truth.delivery or self.rng.random() < 0.4):
            out.append(self.say("ours", what="Allt" if truth.wants_report else "Bilderna", **known))
        if not out and truth.delivery:
            out.append(f"Materialet {sent}.")
        return " ".join(out)

    @property
    def referral(self) -> str:
        if self.truth.self_referred == "not_stated":
            return ""
        return self.say("own" if self.truth.self_referred == "yes" else "not_own")

    @property
    def reason(self) -> str:
        why = purpose(self.truth)
        if not why:
            return ""
        said = self.say("treatment" if self.truth.type in THERAPISTS else "purpose", reason=why)
        laws = LAWS.get(self.truth.title) if self.truth.type == "other" else None
        return f"{said} {self.rng.choice(laws)}." if laws else said

    @property
    def consent(self) -> str:
        return f"{self.truth.consent_words}." if self.truth.consent_words else ""

    @property
    def remarks(self) -> str:
        return " ".join(f"{each.rstrip('.')}." for each in self.truth.remarks)

    @property
    def need(self) -> str:
        urgency = self.truth.urgency
        if not urgency:
            return ""
        if urgency[:1].isdigit():
            return self.say("need_day", day=self.days.written(urgency))
        return self.say("need", urgency=urgency)

    def sentences(self) -> list[str]:
        """All of them, in the order in which most people write."""
        said = [self.who, self.wish, self.where, self.referral, self.reason, self.consent, self.remarks, self.need]
        return [one for one in said if one]

    # --- who writes -----------------------------------------------------------------------------------------------

    @property
    def signer(self) -> list[str]:
        """The lines with who signs."""
        truth = self.truth
        if truth.type == "patient":
            own = truth.patient.name if truth.patient and truth.show_name else ""
            return [truth.doctor if "on_behalf_of" in truth.facts else own]
        if not truth.doctor:
            return []
        keep = truth.type in (*THERAPISTS, "other") or truth.title_needed or self.rng.random() < 0.75
        if not keep or not truth.title:  # else nobody could tell that it is a doctor
            return [
                f"{self.rng.choice(('dr', 'Dr', 'doktor'))} {truth.doctor}" if truth.type in CLINICS else truth.doctor
            ]
        title = truth.title
        ways = ([f"{truth.doctor}, {title}"], [truth.doctor, title], [f"{title[0].upper()}{title[1:]} {truth.doctor}"])
        return ways[self.rng.randrange(3 if len(title) < 22 and "," not in title else 2)]

    @property
    def reach(self) -> list[str]:
        """Telephone, fax and reference, with words before."""
        truth, out = self.truth, []
        if truth.phone:
            out.append(self.rng.choice(hill_voices.PHONE).format(truth.phone))
        if truth.fax:
            out.append(self.rng.choice(hill_voices.FAX).format(truth.fax))
        if truth.reference:
            out.append(self.rng.choice(hill_voices.REFERENCE).format(truth.reference))
        return out

    @property
    def house(self) -> str:
        """The name on the letterhead."""
        return self.truth.letterhead or self.truth.clinic

    @property
    def day(self) -> str:
        return self.days.written(self.truth.ordered_on)
