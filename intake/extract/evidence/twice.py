"""Names and units whose words were read twice: where the readings differ, both stand as candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.extract.evidence.claims import doubted, readings_differ
from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Run
from intake.extract.people.legibility import LEGIBLE
from intake.extract.values.letters import undotted
from intake.extract.values.names_in_use import is_in_use
from intake.model import Field, Word

READ_TWICE = (
    "patient_name",
    "doctor",
    "requesting_clinic",
    "image_recipient",
    "report_recipient",
    "onward_recipient",
)
_UNITS = READ_TWICE[2:]
_NO_NAME = re.compile(r"[^\W\d_a-zåäöéü]{2,}[a-zåäöéü]+")
"""A word that no name is written as: capitals run on into small letters ("ÖRMan"), other than Mc- and Mac-."""


def compared(dossier: Dossier, name: str, field: Field) -> Field:
    """The field ``name`` doubted where a word of its value was read otherwise the second time.

    A unit spelled letter by letter as the directory spells it is confirmed by that; what agreement is worth says
    ``confirmed.py``. Of two readings of a person's name the one that a name can be written as stands first; both are
    shown and the flag stays.
    """
    if name not in READ_TWICE or not isinstance(field.value, str):
        return field
    match = dossier.directory.find(field.value) if name in _UNITS else None
    if match is not None and match.unit is not None and match.score >= 1.0:
        return field
    first = other = field.value
    likelier = field.value
    for page, word in _words(dossier, field):
        second = readings_differ(Run(page, (word,)))
        if second is not None:
            before, after = word.text.strip(".,;:"), second.strip(".,;:'")
            if name not in _UNITS and _is_likelier(before, after) and word.confidence >= LEGIBLE:
                continue  # the name is one, and the second reading is none
            other = other.replace(before, after)
            if name not in _UNITS and _is_likelier(after, before):
                likelier = likelier.replace(before, after)
    if other == first:
        return field
    return doubted(replace(field, value=likelier), "readings_differ", candidates=(first, other))


def _is_likelier(name: str, other: str) -> bool:
    """Is ``name`` one that people bear and ``other`` none, or ``other`` not even written as one?"""
    if _NO_NAME.fullmatch(other) or _NO_NAME.fullmatch(name):
        return not _NO_NAME.fullmatch(name)
    return is_in_use(name) and not is_in_use(other)


def _words(dossier: Dossier, field: Field) -> Iterator[tuple[int, Word]]:
    """The words of letters that the value was made of, with their pages."""
    value = undotted(str(field.value))
    for page, word in dossier.words_behind(field.evidence):
        in_value = undotted(word.text.strip(".,;:")) in value
        if in_value and sum(c.isalpha() for c in word.text) > sum(c.isdigit() for c in word.text):
            yield page, word
