"""Names and units whose words were read twice: where the readings differ, both stand as candidates."""

from __future__ import annotations

from collections.abc import Iterator

from intake.extract.claims import doubted, readings_differ
from intake.extract.dossier import Dossier
from intake.extract.layout import Run
from intake.extract.letters import undotted
from intake.model import Evidence, Field, Word

READ_TWICE = (
    "patient_name",
    "doctor",
    "requesting_clinic",
    "image_recipient",
    "report_recipient",
    "onward_recipient",
)
_UNITS = READ_TWICE[2:]


def compared(dossier: Dossier, name: str, field: Field) -> Field:
    """The field ``name`` doubted where a word of its value was read otherwise the second time.

    A unit spelled letter by letter as the directory spells it is confirmed by that. Agreement confirms nothing: of
    hesitant names that were read alike twice, one in thirty is wrong all the same.
    """
    if name not in READ_TWICE or not isinstance(field.value, str):
        return field
    match = dossier.directory.find(field.value) if name in _UNITS else None
    if match is not None and match.unit is not None and match.score >= 1.0:
        return field
    other = field.value
    for page, word in _words(dossier, field):
        second = readings_differ(Run(page, (word,)))
        if second is not None:
            other = other.replace(word.text.strip(".,;:"), second.strip(".,;:"))
    return field if other == field.value else doubted(field, "readings_differ", candidates=(field.value, other))


def _words(dossier: Dossier, field: Field) -> Iterator[tuple[int, Word]]:
    """The words of letters that the value was made of, with their pages."""
    value = undotted(str(field.value))
    pages = {s.form.number: s.form.sheet.page for s in (*dossier.orders, *dossier.covers, *dossier.consents)}
    for evidence in field.evidence:
        page = pages.get(evidence.page)
        for word in page.words if page is not None else ():
            inside = _within(word, evidence) and undotted(word.text.strip(".,;:")) in value
            if inside and sum(c.isalpha() for c in word.text) > sum(c.isdigit() for c in word.text):
                yield evidence.page, word


def _within(word: Word, evidence: Evidence) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
    return evidence.box.x0 <= x <= evidence.box.x1 and evidence.box.y0 <= y <= evidence.box.y1
