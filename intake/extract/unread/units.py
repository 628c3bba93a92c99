"""Units into which the words beside them were read, or that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.evidence.confirmed import printed_again
from intake.extract.people.presented import UNIT_WORDS
from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.extract.values.dates import find_dates
from intake.extract.values.letters import undotted
from intake.extract.values.numbers import find_phone_numbers
from intake.extract.wordings.known import fold, listed
from intake.extract.wordings.parts import parts_of
from intake.model import THERAPISTS, Field, RequesterType

UNITS = ("requesting_clinic", "image_recipient", "report_recipient", "onward_recipient")
_CARE = frozenset({RequesterType.REGION_CLINIC, RequesterType.PRIVATE, *THERAPISTS})
_MOST_WORDS = 8
_TITLE = re.compile(r"\b(?:leg|legitimerad\w*|(?:over|st-|at-|under|distrikts)lakare|ssk)\b")
_MEDIUM = re.compile(
    r"\b(?:usb|iep|sectra|dvd|pacs|lank\w*|bildlank\w*|via|per post|kopia|skyndsam\w*|akut)\b(?! ?mott)"
)
_OF_PAPER = re.compile(
    r"\b(?:utskri\w*|skapa[dt]|skickat|datum|sida|(?:stalls|sands) till|forsandels\w*|leverans\w*|onskas|ansvarig\w*"
    r"|bestall\w*|mottagare|remitter\w*|namn|enligt|samma som"
    r"|sand|skicka|laggs)\b"
)
_SIGNS = re.compile(r"[!?;_\[\]]|\.\.|:\s")
_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/. ]\d{2,4}|\b\d{6,8}\b")
_MORE_UNITS = re.compile(r"osteopat|massage|vard(?!person)|klin|hus\b|skola|ratt\b|forbund|centre\b|imaging")
_NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?")
_FIRM = re.compile(r"(?:ab|hb|kb)")
_ASKED_OF_PLACES = frozenset({"recipient", "clinic", "image_recipient", "other", "doctor", "profession"})
"""Kinds of labels whose words names of units have, too."""


def units(paper: Paper) -> Iterator[Doubt]:
    """A unit that holds a person, a title, a date, a medium, a label or half a bracket, that begins small, or that has
    no word of a unit at all.

    Caught 75 and 14; needless on 2 and 1 faxes, on none of the known ones.
    """
    for name in UNITS:
        field = paper.undoubted(name)
        if field is not None and isinstance(field.value, str):
            stranger = _stranger(field, paper) or (_not_theirs(field, paper) if name == "requesting_clinic" else "")
            if stranger:
                yield Doubt(name, "mixed_up", stranger)


def _stranger(field: Field, paper: Paper) -> str:
    """The words that do not belong into the name of a unit; empty where all do."""
    value = str(field.value)
    bare, tokens = undotted(value), value.split()
    for pattern in (_TITLE, _MEDIUM, _OF_PAPER):
        if match := pattern.search(bare):
            return value[match.start() : match.end()]
    if value.count("(") != value.count(")") or _SIGNS.search(value) or _is_dated(value, paper):
        return value
    if tokens[0].islower() and not UNIT_WORDS.search(undotted(tokens[0])):
        return value  # "vår mottagning"
    if sum(not any(c.isdigit() for c in token) for token in tokens) > _MOST_WORDS:
        return value
    label = next((t for t in tokens if len(tokens) > 1 and _is_label(t)), "")
    if label or _shouts(tokens):
        return label or tokens[0]
    known = bool(paper.dossier.directory.find(value).units)
    if known or printed_again(value, field.evidence, paper.dossier):
        return ""
    no_unit = not UNIT_WORDS.search(bare) and not _MORE_UNITS.search(bare) and not _answers_house(value, paper)
    return value if no_unit or _holds_person(value, paper) or _ends_in_person(tokens) else ""


_HOUSE_ASKED = re.compile(r"klinik|mottagning|arbets(?:plats|stalle)|enhet|foretag|vardgivare|vardinrattning|praktik")


def _answers_house(value: str, paper: Paper) -> bool:
    """``Arbetsplats: Idrottsforum Halmstad``: what a label asks for that can ask for nothing else."""
    return any(
        e.value.text == value and _HOUSE_ASKED.search(undotted(e.label.text)) for e in paper.dossier.of("clinic")
    )


def _is_dated(value: str, paper: Paper) -> bool:
    for number in reversed(find_phone_numbers(value)):
        value = value[: number.start] + value[number.end :]
    return bool(find_dates(value, today=paper.dossier.today)) or _DATE.search(value) is not None


def _is_label(token: str) -> bool:
    known = listed(fold(token), False) if len(token) > 3 and token[0].isupper() else None
    return known is not None and known.kind not in _ASKED_OF_PLACES


def _shouts(tokens: list[str]) -> bool:
    """``KLINIK Ryggradens Kiropraktorer``: a label in capitals before a name that is not."""
    first, *rest = tokens
    return bool(rest) and len(first) > 4 and first.isupper() and rest[0].isalpha() and not rest[0].isupper()


def _holds_person(value: str, paper: Paper) -> bool:
    words = set(re.findall(r"\w+", undotted(value)))
    people = (paper.fields.get(name) for name in ("doctor", "patient_name"))
    names = (set(re.findall(r"\w+", undotted(str(field.value)))) for field in people if field is not None)
    return any(len(own) > 1 and own <= words for own in names)


def _ends_in_person(tokens: list[str]) -> bool:
    """``Strömviks Naprapati Omid Ekman``: two more names behind the word of the unit, from the column beside it."""
    if len(tokens) < 3 or not all(_NAME.fullmatch(token) for token in tokens[-2:]):
        return False
    if any(UNIT_WORDS.search(undotted(token)) or parts_of(fold(token)) for token in tokens[-2:]):
        return False
    before = undotted(tokens[-3])
    return UNIT_WORDS.search(before) is not None or _FIRM.fullmatch(before) is not None


def _not_theirs(field: Field, paper: Paper) -> str:
    """A house of Halland as the clinic of somebody from elsewhere: whom the letter is written to."""
    found = paper.dossier.directory.find(str(field.value)).units
    ours = bool(found) and all(unit.in_halland for unit in found)
    return str(field.value) if ours and paper.order.fields["requester_type"].value not in _CARE else ""
