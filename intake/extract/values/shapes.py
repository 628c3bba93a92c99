"""Does a value look like what its label asks for? Confirms a label nobody listed, or shows that it was none."""

from __future__ import annotations

import re

from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import undotted
from intake.extract.values.name_shapes import SMALL_WORDS, WORD, with_small_particles
from intake.extract.values.names import clean_doctor_name, clean_person_name
from intake.extract.values.numbers import find_phone_numbers

_PHONES = frozenset({"phone", "mobile", "fax", "phone_fax"})
_DATES = frozenset({"exam_date", "order_date", "birth_date", "needed_by"})
_PEOPLE = frozenset({"patient_name", "name", "first_name", "last_name", "doctor", "print_name", "referrer"})
_PLACES = frozenset({"clinic", "recipient", "image_recipient", "report_recipient", "onward", "exam_place"})
_LONG = 14
"""A person, place, number or date takes fewer words than this."""

_DATE = re.compile(r"\d{2,4}\W\d{1,2}\W\d{1,4}")
_VAGUE_DATE = re.compile(
    r"\d{2}|\b(?:senast\w*|vecka|v\.|var|host|vinter|sommar|januari|februari|mars|april|maj|juni|juli|augusti|september"
    r"|oktober|november|december|idag|igar|okant|snarast|omgaende)\b"
)
_RUNNING = re.compile(
    r"\b(?:har|inte|ska|skall|som|samt|onskar|onskas|efter|behandl\w+|smarta|besvar|patienten|att|kan|vi|jag|finns)\b"
)


def fits(kind: str, text: str) -> bool | None:
    """Whether ``text`` has the shape that values of ``kind`` have; ``None`` where the kind has no shape of its own."""
    bare = undotted(text)
    digits = sum(c.isdigit() for c in text)
    if kind == "identity":
        return digits >= 6
    if kind in _PHONES:
        return bool(find_phone_numbers(text)) or (digits >= 5 and not _DATE.search(text))
    if kind in _DATES:
        return _VAGUE_DATE.search(bare) is not None
    if kind in _PEOPLE:
        return _is_person(kind, text)
    if kind in _PLACES:
        words = len(text.split())
        return words <= _LONG and digits < 9 and len(_RUNNING.findall(bare)) <= words / 6 and text[:1].isalnum()
    if kind in {"examination", "modality", "body_part"}:
        return bool(find_examinations(text)) or len(text.split()) <= 4
    if kind == "profession":
        return digits == 0 and len(text.split()) <= 6
    return None


def _is_person(kind: str, text: str) -> bool:
    if _RUNNING.search(undotted(text)) or len(text.split()) > _LONG:
        return False
    found = clean_doctor_name(text) if kind in {"doctor", "referrer"} else clean_person_name(text)
    return found is not None and found.raw[:1].isupper()


_UNIT = re.compile(
    r"klinik|mottagning|\bmott\b|sjukhus|lasarett|vardcentral|rontgen|avdelning|\bavd\b|enhet|rehab|hals[ao]|center|centrum|hus(?:et)?\b"
    r"|medicin|kirurgi|ortoped|\bbild|utlat|\bsvar\b|datum|material|samtyck|\b(?:land|hals|brost)?rygg\b|\bkna\b"
    r"|\b(?:hoger|vanster|dx|sin)\b"
)
_NAME = re.compile(rf"{SMALL_WORDS}{WORD}(?:,?\s+{SMALL_WORDS}{WORD}){{1,4}}")


def reads_like_name(text: str) -> bool:
    """Two to five capitalised words, none of which belongs to a place, an examination or a form."""
    bare = text.strip(" .,")
    if bare.isupper():
        bare = with_small_particles(bare.title())
    return _NAME.fullmatch(bare) is not None and _UNIT.search(undotted(text)) is None


_OPEN_NAME = re.compile(r"(?:[,/&-]|\b(?:sjukhus|\w*sjukhuset|lasarett|region|i|och|vid|f\.?v\.?b\.?|till|hos))$")


def ends_open(word: str) -> bool:
    """The last word on a line of a unit's name that goes on: ``Hallands sjukhus / Halmstad``."""
    return _OPEN_NAME.search(undotted(word)) is not None
