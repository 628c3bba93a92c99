"""How a writer of the forest set writes days, a patient, an examination, a person with a title – each in a habit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from bench.faxes.truth import Exam, Person, Truth

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
WEEKDAYS = ("måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen")
STYLES = ("iso", "words", "the", "slash", "slash_short", "dots", "eight", "six", "weekday", "ordinal", "cut")
VAGUE = ("", "", "(datum okänt)", "(exakt datum vet vi inte)", "någon gång i våras", "för ett par år sedan")


@dataclass(slots=True)
class Days:
    """Writes days, most of them in ``style``."""

    rng: Random
    style: str

    def written(self, iso: str) -> str:
        """``iso`` (ISO 8601) as written in a sentence, so that it can be told again."""
        day = date.fromisoformat(iso)
        month, year = MONTHS[day.month - 1], day.year
        return {
            "iso": iso,
            "words": f"{day.day} {month} {year}",
            "the": f"den {day.day} {month} {year}",
            "slash": f"{day.day}/{day.month} {year}",
            "slash_short": f"{day.day}/{day.month}-{year % 100:02}",
            "dots": f"{day.day}.{day.month}.{year}",
            "eight": f"{day:%Y%m%d}",
            "six": f"{day:%y%m%d}",
            "weekday": f"{WEEKDAYS[day.weekday()]} den {day.day} {month} {year}",
            "ordinal": f"den {day.day}:{'a' if day.day in (1, 2, 21, 22, 31) else 'e'} {month} {year}",
            "cut": f"{day.day} {month[:3]} {year}" if len(month) > 4 else f"{day.day} {month} {year}",
        }[self.style]

    def of_exam(self, iso: str, *, other_dated: bool = False) -> str:
        """When an examination was done, as said after its name; ``other_dated`` where another one has its day."""
        if iso == "latest":
            return self.rng.choice(["(den senaste)", "(senaste)", "(den senast gjorda)"])
        if not iso:
            return self.rng.choice([word for word in VAGUE if word or not other_dated])
        written = self.written(iso)
        by = self.rng.choice(["utförd ", "gjord ", "", "från ", "daterad "])
        return self.rng.choice([f"{by}{written}", f"{by}{written}", written, f"({written})"])


NAME_STYLES = ("plain", "plain", "turned", "capitals", "turned_capitals")


def name_words(person: Person, style: str) -> str:
    return {
        "plain": person.name,
        "turned": f"{person.last}, {person.first}",
        "capitals": person.name.upper(),
        "turned_capitals": f"{person.last.upper()}, {person.first}",
    }[style]


def number_label(person: Person, rng: Random) -> str:
    """What a number is called in a sentence."""
    if person.reserve:
        return rng.choice(["reservnummer", "reservnr"])
    if person.coordination:
        return rng.choice(["samordningsnummer", "samordningsnr"])
    return rng.choice(["personnummer", "pnr", "persnr", "personnr"])


def full_words(person: Person, name: str, rng: Random) -> str:
    """``name`` with the number in brackets, before it, or after a comma."""
    label, number = number_label(person, rng), person.printed
    odd = person.reserve or person.coordination
    if odd:
        return rng.choice([f"{name} ({label} {number})", f"{name}, {label} {number}"])
    return rng.choice(
        [f"{name} ({number})", f"{name} ({number})", f"{number} {name}", f"{name}, {label} {number}",
         f"{name} ({label} {number})", f"{name} med {label} {number}", f"{name}, {number}"]
    )  # fmt: skip


def exam_words(exam: Exam, days: Days, *, other_dated: bool = False) -> str:
    """The examination with its day, and with who referred where only that one was meant."""
    own = {"yes": ", på egen remiss", "no": ", remitterad av annan"}.get(exam.self_referred or "", "")
    return f"{exam.text} {days.of_exam(exam.date, other_dated=other_dated)}".strip() + own


def person_words(truth: Truth, rng: Random) -> str:
    """Who orders, with the title after or before the name."""
    if not truth.title or not truth.doctor:
        return truth.doctor
    if "," in truth.title:  # nobody reads where such a title ends and the name begins
        return f"{truth.doctor}, {truth.title}"
    return rng.choice([f"{truth.doctor}, {truth.title}", f"{truth.doctor}, {truth.title}",
                       f"{truth.title} {truth.doctor}"])  # fmt: skip


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """``text`` as a sentence."""
    text = capital(text.strip())
    return text if not text or text[-1] in ".!?:" else f"{text}."
