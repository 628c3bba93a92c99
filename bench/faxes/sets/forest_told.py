"""An order of the forest set told in sentences: each of them once, in one voice, in the order a sender likes."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bench.faxes.sets.forest_exams import PAST, PURPOSES
from bench.faxes.sets.forest_mentions import (
    NAME_STYLES,
    STYLES,
    Days,
    capital,
    exam_words,
    full_words,
    name_words,
    number_label,
    stopped,
)
from bench.faxes.sets.forest_voices import OWN, VOICES
from bench.faxes.truth import THERAPISTS, Truth
from bench.faxes.verdict import asked_parts

INFINITIVE = (("läggs", "läggas"), ("sänds", "sändas"), ("bränns", "brännas"))
ONWARD = ("{unit} fvb. {onward}", "{unit}, fvb. {onward}", "{unit} för vidare befordran till {onward}",
          "{unit} f.v.b. {onward}")  # fmt: skip

CONTRASTS = {
    "XR": ("Det gäller alltså slätröntgen, inte MR:en", "OBS inte MR:en utan vanlig röntgen", "Alltså inte MR:en"),
    "MR": ("Det gäller alltså MR:en, inte slätröntgen", "OBS inte röntgen utan MR", "Alltså inte den vanliga röntgen"),
    "CT": ("Det gäller alltså datortomografin, inte ultraljudet", "OBS inte ultraljudet", "Alltså inte ultraljudet"),
}
"""By kind of examination: that it is this one and no other."""


class Told:
    """``truth`` in the words of ``voice``; ``styles`` are the sender's ways of writing days, ``names`` of names."""

    def __init__(
        self,
        truth: Truth,
        rng: Random,
        voice: str,
        *,
        styles: Sequence[str] = STYLES,
        names: Sequence[str] = NAME_STYLES,
    ) -> None:
        self.truth, self.rng = truth, rng
        self.voice = OWN if truth.type == "patient" else VOICES[voice]
        self.days = Days(rng, rng.choice(list(styles)))
        self.images, self.report = asked_parts(truth)
        patient = truth.patient
        self.name = name_words(patient, rng.choice(list(names))) if patient and truth.show_name else ""
        self.named = not self.name
        self.numbered = patient is None or not truth.show_identity
        self.things = rng.choice(self.voice[self._kind()])
        own = (truth.delivery and f"way_{truth.delivery}") or "way_"
        self.way = rng.choice(self.voice.get(own, ("skickas",)))
        self.inf = self.way
        for present, infinitive in INFINITIVE:
            self.inf = self.inf.replace(present, infinitive)

    def _kind(self) -> str:
        return "both_things" if self.images and self.report else "images_things" if self.images else "report_things"

    def say(self, key: str, **more: str) -> str:
        """One of the voice's phrases as a sentence."""
        known = {"sak": self.things, "way": self.way, "inf": self.inf} | more
        known |= {capital(name): capital(value) for name, value in known.items()}
        return stopped(self.rng.choice(self.voice[key]).format(**known))

    # --- examinations ----------------------------------------------------------------------------------------------

    def exams(self) -> list[str]:
        """Every examination with its day."""
        several = len(self.truth.exams) > 1
        if not self.truth.exams or not self.truth.exams[0].modality:
            return [self.rng.choice(["alla undersökningar som ni har", "samtliga röntgenundersökningar hos er",
                                     "allt som finns hos er"])]  # fmt: skip
        return [exam_words(exam, self.days, other_dated=several) for exam in self.truth.exams]

    def in_a_row(self) -> str:
        exams = self.exams()
        if len(exams) == 1:
            return exams[0]
        if len(exams) == 2 and self.rng.random() < 0.4:
            return f"dels {exams[0]}, dels {exams[1]}"
        if self.rng.random() < 0.3:
            return ", ".join(f"{chr(97 + place)}) {text}" for place, text in enumerate(exams))
        return f"{', '.join(exams[:-1])} {self.rng.choice(['och', 'samt', 'och även'])} {exams[-1]}"

    # --- the order -------------------------------------------------------------------------------------------------

    def wish(self, wishes: Sequence[str]) -> str:
        """``{sak}`` of ``{us}``, and perhaps of whom: ``{full}`` with the number, or ``{namn}`` alone."""
        text = self.rng.choice([each for each in wishes if self._may_name(each)])
        known = {"sak": self.things, "us": self.in_a_row(), "full": self._full(), "namn": self.name}
        known["Sak"], known["Us"] = capital(known["sak"]), capital(known["us"])
        if "{full}" in text:
            self.named = self.numbered = True
        self.named |= "{namn}" in text
        return stopped(text.format(**known))

    def _may_name(self, text: str) -> bool:
        return ("{full}" not in text and "{namn}" not in text) or bool(self.name and not self.named)

    def _full(self) -> str:
        patient = self.truth.patient
        if patient is None or not self.truth.show_identity or self.numbered:
            return self.name
        if not self.name:
            return f"{number_label(patient, self.rng)} {patient.printed}"
        return full_words(patient, self.name, self.rng)

    def full(self) -> str:
        """The patient for a subject line or a heading, told with that."""
        text = self._full()
        self.named = self.numbered = True
        return text

    def who(self) -> str:
        """What is left to say of the patient."""
        patient = self.truth.patient
        if patient is None or (self.named and self.numbered):
            return ""
        if self.named:
            self.numbered = True
            return self.say("number", nr=f"{number_label(patient, self.rng)} {patient.printed}")
        key = "who"
        if "on_behalf_of" in self.truth.facts:
            woman = int(patient.identity[10]) % 2 == 0
            key = "who_parent" if patient.minor else "who_mother" if woman else "who_father"
        return self.say(key, full=self.full())

    # --- who gets it -----------------------------------------------------------------------------------------------

    def _unit(self, name: str) -> str:
        if not self.truth.onward:
            return name
        return self.rng.choice(ONWARD).format(unit=name, onward=self.truth.onward)

    def where(self) -> str:
        truth = self.truth
        images, report = truth.image_recipient, truth.report_recipient
        if not images and not report:
            return self._nowhere()
        if images and report and truth.one_recipient and images == report:
            return self.say("both", unit=self._unit(images))
        if images and images == truth.clinic and report:
            return self._to_ourselves()
        out = [self.say("images", unit=self._unit(images))] if images else []
        if report:
            same = report == images
            out.append(self.say("same") if same else self.say("report", unit=report if images else self._unit(report)))
        return " ".join(out)

    def _to_ourselves(self) -> str:
        fax = self.truth.fax
        if self.rng.random() < 0.5:
            return f"Bilderna {self.way} till oss. Utlåtandet faxas till oss, fax {fax}."
        clinic = self.truth.clinic
        return f"{self.say('images', unit=clinic)} {self.say('report', unit=f'{clinic}, fax {fax}')}"

    def _nowhere(self) -> str:
        """Therapists and patients are meant themselves; strangers do not say, and a clinic must."""
        if self.truth.type in (*THERAPISTS, "patient"):
            return self.say("us") if self.rng.random() < 0.7 or self.truth.delivery else ""
        return self.say("way_only") if self.truth.delivery and self.images else ""

    # --- all else --------------------------------------------------------------------------------------------------

    def reason(self) -> str:
        truth = self.truth
        purpose = PURPOSES.get(truth.title, truth.purpose) if truth.type == "other" else truth.purpose
        if not purpose:
            return ""
        treated = purpose.split()[0] in ("Behandling", "Rehabilitering")
        return self.say("treated" if treated else "reason", skal=purpose[0].lower() + purpose[1:])

    def consent(self) -> str:
        return stopped(self.truth.consent_words)

    def own(self) -> str:
        """Whether the chiropractor referred the patient."""
        key = {"yes": "own_yes", "no": "own_no"}.get(self.truth.self_referred, "")
        return self.say(key) if key and self.truth.type == "chiropractor" else ""

    def urgency(self) -> str:
        when = self.truth.urgency
        if when[:1].isdigit():
            return self.say("urgent_day", tid=self.days.written(when))
        return self.say("urgent", tid=when) if when else ""

    def remarks(self) -> str:
        return " ".join(self.truth.remarks)

    def not_asked(self) -> str:
        """Sentences of what is not wanted: the other part, an examination of the past."""
        out = []
        if self.images != self.report and self.rng.random() < 0.45:
            out.append(self.say("no_report" if self.images else "no_images"))
        known = [exam for exam in self.truth.exams if exam.modality]
        if len(known) == 1 and known[0].modality in CONTRASTS and self.rng.random() < 0.12:
            return stopped(self.rng.choice(CONTRASTS[known[0].modality]))
        if known and "on_behalf_of" not in self.truth.facts and self.rng.random() < 0.4:
            parts = {exam.body_part for exam in known}
            past = [text for part, text in PAST if not any(part in each or each in part for each in parts)]
            year = self.rng.randint(2012, 2022)
            day = self.days.written(f"{year}-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}")
            out.append(self.say("past", h=self.rng.choice(past), ar=day if self.rng.random() < 0.4 else str(year)))
        return " ".join(stopped(each) for each in out)

    def aside(self) -> str:
        """Something said by the way, in half of the letters."""
        return self.say("aside") if self.rng.random() < 0.5 else ""

    def mixed(self, paragraphs: Sequence[str]) -> list[str]:
        """``paragraphs`` as they come to the writer's mind: in their order, or in any."""
        out = [text for text in paragraphs if text]
        return self.rng.sample(out, len(out)) if self.rng.random() < 0.5 else out

    def said(self, *parts: str) -> str:
        """The sentences of ``parts`` by the names of their methods, those that say nothing left out."""
        return " ".join(text for text in (getattr(self, part)() for part in parts) if text)

    def said_of(self, wishes: Sequence[str], *parts: str) -> str:
        """The wish and, behind it, the sentences of ``parts``."""
        return f"{self.wish(wishes)} {self.said(*parts)}".strip()
