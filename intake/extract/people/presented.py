"""How requesters present themselves: the parts of a line, and whether one is a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from intake.extract.layout.sheet import Run
from intake.extract.people.written_names import HOUSE_ENDS, looks_like_name
from intake.extract.values.found import Found
from intake.extract.values.letters import undotted
from intake.extract.values.names import clean_doctor_name
from intake.extract.values.professions import find_profession
from intake.extract.values.shapes import reads_like_name
from intake.model import RequesterType

OWN_SECTIONS = (None, "requester", "other", "examination", "consent")
UNIT_WORDS = re.compile(
    r"klinik|mottagning|mott\b|\bbvc\b|\bmvc\b|\bbmm\b|sjukhus|sjh\b|lasarett|vardcentral|\bvc\b|halsocentral|rontgen|radiolog"
    r"|avdelning|\bavd\b|rehab|halsa|halso\w|huset\b|gruppen\b|teamet\b|center|centrum|enhet|praktik"
    r"|sjukvard|sjukgymnast|fysio|naprapat|kiroprakt|\bab\b|\bhb\b|lakar|region|terapi|kassan|forsakring|polis"
    r"|advokat|\bsu\b|\bsu/|\bhs[vhkf]\b|specialist|tandvard|byra|myndighet|universitet|kirurg|medicin|ortoped"
    rf"|onkolog|neurolog|keskus|sykehus|sygehus|hospital|clinic|{HOUSE_ENDS}"
)


def is_person(run: Run) -> bool:
    """A name with its title, or a title alone: ``Tor Vall (leg. naprapat)``, ``specialistläkare``."""
    if re.search(r"\b(?:AB|HB|KB)\W*$|(?:praktik|mottagning|klinik)(?:en)?\W*$", run.text):
        return False  # "Doktor Möllers Ortopedi AB"
    titles = [f for f in find_profession(run.text) if "unit_name" not in f.notes and f.value != RequesterType.OTHER]
    rest = re.sub(r"[\W_]|\bleg\b", "", _without(run.text, titles))
    if titles and len(rest) < 3:
        return True
    bare = re.sub(r"\([^)]*\)|,.*$", "", run.text).strip()
    return bool(titles) and (reads_like_name(bare) or names_somebody(run))


def names_somebody(run: Run) -> bool:
    """A person with a title before or behind the name: ``Dr Per Ask``, ``leg kiropraktor Tor Vall``."""
    titles = [f for f in find_profession(run.text) if "unit_name" not in f.notes]
    rest = _without(run.text, titles)
    named = re.search(r"[a-z]{2}", rest) is not None and clean_doctor_name(run.text) is not None
    return bool(titles) and named and not UNIT_WORDS.search(rest)


def _without(text: str, found: Iterable[Found]) -> str:
    for one in found:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return undotted(text)


_ASIDE = re.compile(r"(?P<name>[^(),]+?)\s*\((?P<place>[^()]{4,})\)\W*")


def _stripped(run: Run) -> Run:
    """The words without the brackets around them."""
    return Run(run.page, tuple(replace(w, text=w.text.strip("()")) for w in run.words))


def split_parts(run: Run) -> list[Run]:
    """The parts of a line, divided at commas, dashes and slashes; ``Eva Lund (Ortopeden)`` is a person and a place."""
    text, parts, start = run.text, [], 0
    aside = _ASIDE.fullmatch(text)
    if aside and reads_like_person(aside["name"]) and not is_person(run.between(*aside.span("place"))):
        parts = [run.between(*aside.span("name")), _stripped(run.between(*aside.span("place")))]
        return [p for p in parts if p]
    for match in re.finditer(r"[,;]\s+|\s[-–/·•]\s|$", text):
        if match.start() > start:
            parts.append(run.between(start, match.start()))
        start = match.end()
    return [p for p in parts if p]


def reads_like_person(text: str) -> bool:
    """A name, perhaps with a title before it, and no word of a clinic's."""
    titles = (f for f in find_profession(text) if "unit_name" not in f.notes)
    return looks_like_name(text) and not UNIT_WORDS.search(_without(text, titles))
