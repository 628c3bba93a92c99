"""The labels of a whole sheet: what one row leaves open is told by the rows around it.

A value may read like a label, and a label may have a wording that nobody knows: the columns and stacks that the sure
labels form tell them apart.
"""

from __future__ import annotations

import re
from itertools import pairwise

from intake.extract.labels.guessed import add_guessed, asks
from intake.extract.labels.hit import DIGIT_KINDS, Hit, label_run
from intake.extract.labels.in_row import row_hits, runs_on_into
from intake.extract.labels.misread import add_misread
from intake.extract.labels.said import is_said
from intake.extract.labels.stretch import DASHES, MOST_WORDS, ORDINAL
from intake.extract.labels.value_columns import (
    answers_label,
    heads_columns,
    in_value_column,
    stands_below_its_label,
    value_columns_of,
)
from intake.extract.layout.sheet import Sheet
from intake.extract.values.letters import undotted
from intake.extract.values.shapes import fits
from intake.extract.wordings.known import guess_kind, wording_of
from intake.model import Word


def find_hits(sheet: Sheet) -> tuple[Hit, ...]:
    """Every label on the sheet, in reading order; a value that only looks like a label is none."""
    dashed = _labels_end_in_dashes(sheet)
    rows = [row_hits(row, index, dashed=dashed) for index, row in enumerate(sheet.rows)]
    for index, (above, row) in enumerate(pairwise(sheet.rows), 1):
        if runs_on_into(above, row):
            rows[index] = [h for h in rows[index] if h.start]
    add_guessed(sheet, rows)
    _add_numbered(sheet, rows)
    add_misread(sheet, rows)
    for index, hits in enumerate(rows):
        rows[index] = [
            h for h in hits if not (is_said(sheet, rows, h) or _is_own_place(sheet, rows, h) or _is_title(sheet, h))
        ]
    values = value_columns_of(sheet, rows)
    kept: list[Hit] = []
    for index, hits in enumerate(rows):
        if heads_columns(sheet, rows, index) and not any(_is_among_values(sheet, h, values) for h in hits[1:]):
            kept += hits
            continue
        for place, hit in enumerate(hits):
            before = hits[place - 1] if place else None
            if (
                before is not None
                and before in kept
                and before.alone
                and (
                    (before.end == hit.start and answers_label(sheet.rows[index], before, hit))
                    or (
                        before.colon
                        and not hit.colon
                        and before.end == hit.start
                        and not asks(sheet, before)
                        and not _both_answered_below(sheet, index, before, hit)
                    )
                    or (hit.guessed and not hit.colon and in_value_column(sheet, hit, values))
                    or hit.kind == "unknown"
                )
            ):
                continue
            if before is None and stands_below_its_label(sheet, rows, index, hit, kept):
                continue
            kept.append(hit)
    return tuple(kept)


def _is_among_values(sheet: Sheet, hit: Hit, values: list[int]) -> bool:
    """Where values stand, and with no number below it that would answer it: ``Us-dat`` over ``2026-03-02`` asks."""
    if not hit.guessed or not in_value_column(sheet, hit, values):
        return False
    return hit.kind not in DIGIT_KINDS or not fits(hit.kind, _below(sheet, hit))


_TITLED = frozenset({"recipient", "image_recipient", "report_recipient", "wanted", "examination", "delivery"})


def _is_title(sheet: Sheet, hit: Hit) -> bool:
    """``Beställ bilder till annat sjukhus`` over the clinic: what the paper is, and no label of the line below it."""
    row = sheet.rows[hit.row]
    whole = hit.start == 0 and len(row.column_starts) == 1 and not row.marks and len(row.words) >= _TITLE_WORDS
    return hit.row == 0 and whole and not hit.colon and hit.kind in _TITLED and not _ASKS_ON.search(row.run.text)


_TITLE_WORDS = 4
_ASKS_ON = re.compile(r"(?:\b(?:till|av|från|via)|\?)$")
_RECIPIENTS = frozenset({"recipient", "image_recipient", "report_recipient", "addressee"})
_OWN_PLACE = re.compile(r"\W*(?:till )?(?:oss|mig|bestallaren|avsandaren|var (?:klinik|mottagning|enhet))\W*")


def _is_own_place(sheet: Sheet, rows: list[list[Hit]], hit: Hit) -> bool:
    """``Vår mottagning`` under or behind a label that asks where to: the answer, though a label may read so."""
    above = rows[hit.row - 1] if hit.row else ()
    asked = (*above, *(h for h in rows[hit.row] if h.start < hit.start))
    if hit.colon or not any(h.kind in _RECIPIENTS for h in asked):
        return False
    return _OWN_PLACE.fullmatch(undotted(label_run(sheet, hit).text)) is not None


_LEAST_NUMBERED = 2
"""So many labels with a number say that whatever has one is a label."""


def _add_numbered(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """``4. Klinik   5. Kont.``: on a form that numbers its questions a cell with a number is one of them."""
    cells = [
        (index, start, end)
        for index, row in enumerate(sheet.rows)
        for start, end in pairwise([*sorted(row.column_starts), len(row.tokens)])
        if end - start > 1 and ORDINAL.fullmatch(getattr(row.tokens[start], "text", ""))
    ]
    known = [cell for cell in cells if any(h.start == cell[1] for h in rows[cell[0]])]
    if len(known) < _LEAST_NUMBERED:
        return
    for index, start, end in cells:
        words = [t.text for t in sheet.rows[index].tokens[start:end] if isinstance(t, Word)]
        lone = len(words) == end - start <= MOST_WORDS and words[1][:1].isupper()
        if lone and not any(h.start < end and h.end > start for h in rows[index]):
            rows[index].append(Hit(index, start, end, guess_kind(" ".join(words)), False, False, True, True))
            rows[index].sort(key=lambda h: h.start)


_TELLING = frozenset({"patient_name", "name", "identity", "phone", "mobile", "fax", "doctor"})
"""Kinds that a value tells by its shape."""


def _both_answered_below(sheet: Sheet, index: int, before: Hit, hit: Hit) -> bool:
    """``Enhet:   Patient`` over two columns of values: a label whose colon was lost, behind one with a colon."""
    if index + 1 == len(sheet.rows) or hit.kind not in _TELLING:
        return False
    cells = [_below(sheet, label) for label in (before, hit)]
    return bool(cells[0]) and bool(fits(hit.kind, cells[1]) if cells[1] else False)


def _below(sheet: Sheet, hit: Hit) -> str:
    """The cell right below a label."""
    row, below = sheet.rows[hit.row : hit.row + 2]
    x0 = row.tokens[hit.start].box.x0
    near = (cell for cell in below.cells() if abs(cell.box.x0 - x0) < 2 * sheet.char_px)
    return next((cell.text for cell in near), "")


def _labels_end_in_dashes(sheet: Sheet) -> bool:
    """Do at least three rows read ``label – value``?"""
    count = 0
    for row in sheet.rows:
        place = next((i for i, t in enumerate(row.tokens[:MOST_WORDS]) if isinstance(t, Word) and t.text in DASHES), 0)
        text = " ".join(t.text for t in row.tokens[:place] if isinstance(t, Word))
        count += bool(text) and wording_of(text) is not None
    return count >= 3
