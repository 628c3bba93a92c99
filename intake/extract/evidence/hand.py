"""Values that were read from handwriting: shown as a picture for staff to read, never guessed.

Print that a fax made uneven looks like handwriting, too: there the labels, which nobody writes, look so as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from intake.extract.evidence.claims import doubted
from intake.extract.evidence.confirmed import printed_again
from intake.extract.evidence.dossier import Dossier
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Sheet
from intake.model import Box, Evidence, Examination, Field, Ink, Word

MOSTLY = 0.5
"""A value is written by hand where more than this share of its characters is."""


HANDWRITABLE: Mapping[str, tuple[str, ...]] = {
    "identity_number": ("identity",),
    "patient_name": ("patient_name", "name"),
    "requesting_clinic": ("clinic",),
    "doctor": ("doctor",),
    "image_recipient": ("image_recipient", "recipient"),
    "report_recipient": ("report_recipient", "recipient"),
    "phone": ("phone",),
    "fax": ("fax",),
    "reference": ("reference",),
}


def handwriting(dossier: Dossier, kinds: tuple[str, ...], field: Field) -> Field:
    """A field that was filled in by hand, with words that mean nothing to us or beside a blank: a person reads it."""
    if not kinds or field.value is not None:
        return field
    for sighted in dossier.orders:
        for entry in sighted.form.any_of(*kinds):
            if entry.value:
                if is_by_hand(entry.value.words):
                    return Field(None, None, 0.0, ("handwritten",), (), (), entry.value.evidence())
                continue
            ink = _ink_at_blank(sighted.form.sheet, entry)
            if ink is not None:
                evidence = (*entry.label.evidence(), Evidence(sighted.form.number, ink.box, "[handskrift]"))
                notes = () if {"identity", "patient_name", "exam_date"}.intersection(kinds) else ("ink_only",)
                return Field(None, None, 0.0, ("handwritten",), notes, (), evidence)
    return field


def _ink_at_blank(sheet: Sheet, entry: Entry) -> Ink | None:
    """What was written in the blank beside or below a label."""
    page, label = sheet.page, entry.label.box
    high = label.y1 - label.y0
    beside = Box(label.x1 - 10, label.y0 - high, label.x1 + 5 * page.dpi, label.y1 + high // 2)
    below = Box(label.x0 - high, label.y1, label.x0 + page.dpi, label.y1 + int(2.2 * sheet.line_px))
    for ink in page.inks:
        middle = (ink.box.y0 + ink.box.y1) / 2
        near = any(z.y0 <= middle <= z.y1 and z.x0 <= ink.box.x0 < z.x1 for z in (beside, below))
        if near and ink.box.x1 - ink.box.x0 > page.dpi / 6:
            return ink
    return None


def unguessed(dossier: Dossier, field: Field, dropped: bool) -> Field:
    """``field`` flagged where its words are written by hand; ``dropped``: its value is then left for a person to read.

    What stands in print elsewhere on the fax is read there. Where several fields rest on the same words (the type of a
    requester on a signature), only what is copied from them is dropped; what is concluded from them is doubted.
    """
    if field.value is None or _is_of_box(dossier, field) or not _by_hand(dossier, field.evidence):
        return field
    if dropped and isinstance(field.value, str) and printed_again(field.value, field.evidence, dossier):
        return field
    if dropped and not any(_uneven_print(dossier, one.page) for one in field.evidence):
        return Field(None, None, 0.0, ("handwritten",), (), (), field.evidence)
    return doubted(field, "handwritten")


def _is_of_box(dossier: Dossier, field: Field) -> bool:
    """Does the field rest on a drawn check box? The words beside it are the form's own."""
    first = field.evidence[:1]
    pages = (sighted.form.sheet.page for sighted in dossier.orders)
    return any(
        one.page == page.number and one.box == b.box for page in pages for b in page.check_boxes for one in first
    )


def _uneven_print(dossier: Dossier, page: int) -> bool:
    """Do labels of the page look written by hand, too? Nobody writes a form's labels: its print is uneven, so that
    what stands beside them is read, and doubted."""
    forms = (sighted.form for sighted in (*dossier.orders, *dossier.covers) if sighted.form.number == page)
    labels = (entry.label.words for form in forms for entry in form.entries)
    return any(sum(len(w.text) for w in words) >= _LABEL and is_by_hand(words) for words in labels)


_LABEL = 6
"""So many letters of a label tell how it stands."""


def unguessed_examination(dossier: Dossier, exam: Examination) -> Examination:
    """``exam`` with every part left open that is written by hand."""
    return replace(
        exam,
        modality=unguessed(dossier, exam.modality, dropped=False),
        body_part=unguessed(dossier, exam.body_part, dropped=False),
        side=unguessed(dossier, exam.side, dropped=False),
        date=unguessed(dossier, exam.date, dropped=True),
        text=unguessed(dossier, exam.text, dropped=True),
    )


def _by_hand(dossier: Dossier, evidence: tuple[Evidence, ...]) -> bool:
    return is_by_hand([word for _, word in dossier.words_behind(evidence)])


def is_by_hand(words: Sequence[Word]) -> bool:
    """Whether most of the characters of ``words`` are."""
    characters = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if word.by_hand) > MOSTLY * characters
