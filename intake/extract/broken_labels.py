"""Labels that a narrow column broke over several lines, put back on one row."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from intake.extract.layout import Row, Sheet
from intake.extract.wordings import fold, is_wording, listed
from intake.model import Word


def with_whole_labels(sheet: Sheet) -> Sheet:
    """Labels that were broken over two lines of their column are put back on one row."""
    rows = list(sheet.rows)
    for index in range(len(rows) - 1):
        for lines in (3, 2):
            joined = _joined_label(sheet, rows[index : index + lines]) if index + lines <= len(rows) else None
            if joined is not None:
                rows[index : index + lines] = joined
                break
    return replace(sheet, rows=tuple(row for row in rows if row.tokens))


def _joined_label(sheet: Sheet, rows: list[Row]) -> list[Row] | None:
    """The rows with the label of their first column put together; ``None`` where they hold no such label."""
    columns = [_first_column(row) for row in rows]
    if not all(columns) or any(column[0].text[:1].isupper() for column in columns[1:]):
        return None
    if len(columns[0]) == len(rows[0].tokens) and any(
        len(c) < len(r.tokens) for c, r in zip(columns, rows, strict=True)
    ):
        return None
    for above, below in pairwise(rows):
        apart = abs(above.tokens[0].box.x0 - below.tokens[0].box.x0) > 1.5 * sheet.char_px
        if apart or below.middle_px - above.middle_px > 1.6 * sheet.line_px:
            return None
    if all(_asks_by_itself(row, column) for row, column in zip(rows, columns, strict=True)):
        return None
    words = [w for column in columns for w in column]
    lone = all(len(c) == len(r.tokens) for c, r in zip(columns[1:], rows[1:], strict=True))
    if listed(fold("".join(w.text for w in words)), lone) is None:
        return None
    first = replace(rows[0], tokens=(*words, *rows[0].tokens[len(columns[0]) :]), aligned=frozenset())
    rest = [
        replace(r, tokens=r.tokens[len(c) :], aligned=frozenset()) for r, c in zip(rows[1:], columns[1:], strict=True)
    ]
    return [first, *rest]


def _asks_by_itself(row: Row, column: list[Word]) -> bool:
    """A whole label with its value beside it: ``utförd   2026-03-14`` under ``Undersökning   MR hjärna``."""
    return len(column) < len(row.tokens) and is_wording(" ".join(w.text for w in column))


def _first_column(row: Row) -> list[Word]:
    end = min((i for i in row.column_starts if i), default=len(row.tokens))
    tokens = row.tokens[:end]
    return [t for t in tokens if isinstance(t, Word)] if all(isinstance(t, Word) for t in tokens) else []
