"""Forms whose labels stand in small print below their values: turned round, so that each label stands above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.extract.labels.hit import Hit, label_run
from intake.extract.labels.in_row import row_hits
from intake.extract.labels.value_columns import VALUE_LIKE
from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sheet import Row, Run, Sheet
from intake.extract.values.shapes import fits
from intake.extract.wordings.known import fold, guess_kind, understood, wording_of
from intake.model import Word

_TELLING = frozenset({"identity", "phone", "mobile", "fax", "exam_date", "order_date", "birth_date", "birth"})
"""Kinds whose values nothing else looks like."""
_LEAST = 2
"""So many labels must fit the value above them, and more than fit the one below."""
_CLOSE = 1.6
"""A label stands at most so many lines below its value."""


def with_labels_above(sheet: Sheet) -> Sheet:
    """The sheet with each row of labels that stands under its values put above them, where the form is of that sort."""
    hits = [row_hits(row, index) for index, row in enumerate(sheet.rows)]
    labels = [
        _is_label_row(sheet, row, found) or _asks_for_marks(sheet, index)
        for index, (row, found) in enumerate(zip(sheet.rows, hits, strict=True))
    ]
    above = below = 0
    for index, is_label in enumerate(labels):
        if not is_label:
            continue
        above += index > 0 and _answers(sheet, index, hits[index], index - 1)
        below += index + 1 < len(labels) and _answers(sheet, index, hits[index], index + 1)
    if above < _LEAST or above <= below:
        return sheet
    labels = [known or _may_ask(sheet, index, hits[index]) for index, known in enumerate(labels)]
    rows = list(sheet.rows)
    taken = -1
    for index in range(1, len(rows)):
        value = index - 1
        if not labels[index] or value == taken or any(h.colon for h in hits[value]):
            continue
        if labels[value] and not _reads_like_value(sheet, hits[value], hits[index]):
            continue
        heading = any(h.kind.startswith("onset_heading") for h in hits[index][:1])
        if not heading and _closely(sheet, index):
            rows[value], rows[index] = rows[index], rows[value]
            taken = index
    return replace(sheet, rows=tuple(rows))


def _is_label_row(sheet: Sheet, row: Row, found: Sequence[Hit]) -> bool:
    """Is each column of the row a label that ends in no colon? A question may stand under its answer, too."""
    return (
        bool(found)
        and not row.marks
        and all(h.alone and (not h.colon or label_run(sheet, h).text.endswith("?")) for h in found)
        and (len(found) == len(row.column_starts))
    )


def _may_ask(sheet: Sheet, index: int, found: Sequence[Hit]) -> bool:
    """On such a form: a row of which one column is a label under as many values, or words that half ask for something.

    ``KOD/TEXT | DATUM`` under an examination and its date: the columns of a row are all labels or none.
    """
    row, above = sheet.rows[index], sheet.rows[index - 1] if index else None
    text = row.run.text
    if above is None or row.marks or any(c.isdigit() for c in text) or not _closely(sheet, index):
        return False
    starts, over = ([r.tokens[i].box.x0 for i in sorted(r.column_starts)] for r in (row, above))
    if len(starts) != len(over) or any(abs(a - b) > 2 * sheet.char_px for a, b in zip(starts, over, strict=True)):
        return False
    if len(starts) > 1:
        return any(h.alone and not h.colon for h in found)
    first, *later = text.split()
    plain = text.isupper() or (first[:1].isupper() and all(word.islower() for word in later))
    asks = understood(text) is not None or (text.isupper() and guess_kind(text) != "unknown")
    return plain and len(row.words) <= _SHORT and asks


_SHORT = 7
"""The question of a row of boxes has no more words."""


def _asks_for_marks(sheet: Sheet, index: int) -> bool:
    """Does a short line of label words stand closely under boxes that tell no question of their own?"""
    row, boxes = sheet.rows[index], sheet.rows[index - 1] if index else None
    if boxes is None or row.marks or not boxes.marks or len(row.column_starts) > 1 or len(row.words) > _SHORT:
        return False
    text = row.run.text
    known = wording_of(text)
    return isinstance(boxes.tokens[0], Mark) and known is not None and _closely(sheet, index)


def _reads_like_value(sheet: Sheet, value: Sequence[Hit], labels: Sequence[Hit]) -> bool:
    """Words of labels that answer the label under them: "USB-minne" over "Leveranssätt"."""
    asked = {h.kind for h in labels}
    words = (fold(label_run(sheet, h).text) for h in value)
    return all(h.kind in asked or VALUE_LIKE.match(text) for h, text in zip(value, words, strict=True))


def _answers(sheet: Sheet, index: int, hits: Sequence[Hit], other: int) -> bool:
    """Does a value of the other row, in the column of one of the labels, look like nothing but what it asks for?"""
    row = sheet.rows[other]
    for hit in hits:
        if hit.kind not in _TELLING:
            continue
        x0 = sheet.rows[index].tokens[hit.start].box.x0
        starts = sorted(row.column_starts)
        place = next((i for i in starts if abs(row.tokens[i].box.x0 - x0) < 2 * sheet.char_px), None)
        if place is None:
            continue
        end = min((i for i in starts if i > place), default=len(row.tokens))
        value = Run(sheet.number, tuple(t for t in row.tokens[place:end] if isinstance(t, Word)))
        if value and fits(hit.kind, value.text) and value.text != label_run(sheet, hit).text:
            return True
    return False


def _closely(sheet: Sheet, index: int) -> bool:
    return sheet.rows[index].middle_px - sheet.rows[index - 1].middle_px < _CLOSE * sheet.line_px
