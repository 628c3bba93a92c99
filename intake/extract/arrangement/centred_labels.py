"""Labels that a table centres beside answers of several lines: put beside the first of them.

Where such a label stands, the first line of its answer stands above it and reads as the end of the answer before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.extract.layout.sheet import Row, Sheet

_LEAST_ROWS = 2
"""So many other rows begin their second column where the answer begins."""
_STEP = 1.8
"""From line to line within a cell, in heights of a letter."""
_APART = 1.35
"""So much farther away is the cell above than the next line of the same cell."""
_MOST_ABOVE = 3
_OFF_CENTRE = 0.6
"""The middle of the label lies no farther from that of its answer, in heights of a letter."""


def with_labels_beside_first_lines(sheet: Sheet) -> Sheet:
    """The sheet with each label that stands beside the middle of its answer put beside the answer's first line."""
    columns = _value_columns(sheet)
    rows = list(sheet.rows)
    index = 0
    while index < len(rows):
        cell = _cell_around(sheet, rows, index, columns)
        if cell is not None:
            rows[cell.first : index + 1] = _label_first(rows[cell.first : index + 1], cell.label_end)
        index += 1
    return replace(sheet, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class _Cell:
    """An answer of several lines: the row that its first line is, and where the label's tokens end on its row."""

    first: int
    label_end: int


def _value_columns(sheet: Sheet) -> Counter[int]:
    """Where the second columns of rows begin, in characters from the left, and how often."""
    starts = (sorted(row.column_starts)[1:2] for row in sheet.rows)
    return Counter(
        round(row.tokens[at[0]].box.x0 / sheet.char_px) for row, at in zip(sheet.rows, starts, strict=True) if at
    )


def _cell_around(sheet: Sheet, rows: Sequence[Row], index: int, columns: Counter[int]) -> _Cell | None:
    row = rows[index]
    if index == 0 or row.marks:
        return None
    above = rows[index - 1]
    x0, place = above.tokens[0].box.x0, round(above.tokens[0].box.x0 / sheet.char_px)
    end = min((i for i in row.column_starts if i), default=len(row.tokens))
    if row.tokens[end - 1].box.x1 > x0 - sheet.char_px or above.marks:
        return None
    if sum(columns[at] for at in (place - 1, place, place + 1)) < _LEAST_ROWS:
        return None
    if end < len(row.tokens) and not _begins_at(sheet, row.tokens[end].box.x0, x0):
        return None
    first = index
    while index - first < _MOST_ABOVE and first and _follows(sheet, rows[first - 1], rows[first], x0):
        first -= 1
    if first == index or (first and not _apart(rows[first - 1], rows[first], rows[first + 1])):
        return None
    middle = (rows[first].box.y0 + _bottom(sheet, rows, index, x0)) / 2
    off = abs(middle - (row.tokens[0].box.y0 + row.tokens[0].box.y1) / 2)
    return _Cell(first, end) if off <= _OFF_CENTRE * row.height_px else None


def _begins_at(sheet: Sheet, x: float, x0: float) -> bool:
    return abs(x - x0) < 1.5 * sheet.char_px


def _follows(sheet: Sheet, above: Row, below: Row, x0: float) -> bool:
    """Is ``above`` a line of the answer alone, closely over ``below``?"""
    near = below.printed_px - above.printed_px <= _STEP * max(above.height_px, below.height_px)
    return near and _begins_at(sheet, above.tokens[0].box.x0, x0) and len(above.column_starts) == 1


def _apart(before: Row, first: Row, second: Row) -> bool:
    return first.printed_px - before.printed_px > _APART * (second.printed_px - first.printed_px)


def _bottom(sheet: Sheet, rows: Sequence[Row], index: int, x0: float) -> int:
    """Where the answer ends: its last line, or what is written by hand under it."""
    row = rows[index]
    last = row
    for below in rows[index + 1 : index + 1 + _MOST_ABOVE]:
        near = below.printed_px - last.printed_px <= _STEP * max(below.height_px, last.height_px)
        if not near or not _begins_at(sheet, below.tokens[0].box.x0, x0):
            break
        last = below
    bottom = last.box.y1 if last is not row or row.box.x1 > x0 else rows[index - 1].box.y1
    inks = (ink.box for ink in sheet.page.inks if ink.box.x0 > x0 - 2 * sheet.char_px)
    near_inks = [box.y1 for box in inks if bottom - row.height_px < box.y0 < bottom + _STEP * row.height_px]
    return max((bottom, *near_inks))


def _label_first(rows: Sequence[Row], label_end: int) -> list[Row]:
    """The rows of one cell with its label, the first tokens of the last row, before the first row."""
    first, last = rows[0], rows[-1]
    label, rest = last.tokens[:label_end], last.tokens[label_end:]
    labelled = replace(first, tokens=(*label, *first.tokens), aligned=frozenset({label_end}))
    ended = [replace(last, tokens=rest, aligned=frozenset())] if rest else []
    return [labelled, *rows[1:-1], *ended]
