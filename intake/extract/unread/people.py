"""Names of which a part was lost, or that belong to a form, a letter or a house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.layout.sentences import GREETING
from intake.extract.people.written_names import is_signature
from intake.extract.prose.letterhead import letterhead
from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.extract.values.exam_words import items_of
from intake.extract.values.letters import undotted
from intake.extract.values.names import is_title
from intake.extract.values.professions import find_profession
from intake.extract.wordings.known import fold, listed
from intake.extract.wordings.parts import is_word
from intake.model import Field

_SHORT = 3
_PARTICLES = frozenset({"af", "von", "de", "la"})
_PARTICIPLE = re.compile(r"[^\W\d_]{4,}(?:ande|ende)\b", re.IGNORECASE)
"""``Attesterande Anna Berg``: what the label says that somebody does."""


def people(paper: Paper) -> Iterator[Doubt]:
    """A name of one word, or with a title, a greeting, a label or a method among its words, or all of words that
    labels are made of; a doctor called as a part of the letterhead is.

    Caught 24 and 13; needless on none.
    """
    for name in ("doctor", "patient_name"):
        field = paper.undoubted(name)
        if field is None or not isinstance(field.value, str):
            continue
        lost = _PARTICLES & (_words(" ".join(e.text for e in field.evidence)) - _words(field.value))
        house = bool(paper.dossier.directory.find(field.value).units)
        if _is_no_whole_name(field.value) or lost or house or (name == "doctor" and _in_letterhead(field, paper)):
            yield Doubt(name, "mixed_up", field.value)


def _is_no_whole_name(value: str) -> bool:
    words = value.split()
    long = [word for word in words if len(word) > _SHORT]
    return (
        len(words) == 1
        or _PARTICIPLE.match(value) is not None
        or any(is_title(word) or listed(fold(word), False) for word in long)
        or GREETING.search(undotted(value)) is not None
        or all(is_word(fold(word)) for word in words)
        or any(item.meaning.kind == "mod" and len(item.text) > _SHORT for item in items_of(value))
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", undotted(text)))


def _in_letterhead(field: Field, paper: Paper) -> bool:
    """``Järvenranta Sairaala`` below ``Järvenranta Sairaala, radiologia``; who signs with a title is a person though
    a letterhead lists all who work in the house."""
    names = _words(str(field.value))
    rows = (row.run.text.split(", ") for sighted in paper.dossier.orders for row in sighted.form.sheet.rows)
    if any(_words(first) == names and any(map(is_title, titles)) for first, *titles in rows):
        return False
    lines = (run.text for sighted in paper.dossier.orders for run in letterhead(sighted.form))
    return any(
        names < _words(line)
        and not is_signature(line)
        and all("unit_name" in found.notes for found in find_profession(line))
        for line in lines
    )
