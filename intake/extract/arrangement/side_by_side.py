"""Two parts of a form side by side, each a stack of labels over their values: read one after the other.

The lines of the one stand between those of the other, so that a label has beside it a value that is not its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from intake.extract.labels.in_row import row_hits
from intake.extract.labels.sections import HEADING_WORDS
from intake.extract.layout.sheet import Row, Sheet
from intake.extract.wordings.known import fold

_LEAST_ROWS = 3
"""So many lines of the right part must begin at its edge."""
_LEAST_LABELS = 3
"""So many labels stand in both parts together."""
_LEAST_MIXED = 2
"""So often a label of one part stands beside a value of the other."""
_MOST = {True: 3, False: 4}
"""So many labels, and so many lines of values, follow each other in a stack at most."""
_CLOSE = 1.5
"""A line this near below, counted in lines, still belongs to the left part."""


@dataclass(frozen=True, slots=True)
class _Half:
    """The lines of one of the two parts, and which of them are labels with nothing beside them."""

    rows: tuple[Row, ...]
    labels: tuple[bool, ...]

    @property
    def stacked(self) -> bool:
        """A label on top, and then labels and values by turns: no column of nothing but labels or values."""
        runs = [(label, len(list(same))) for label, same in groupby(self.labels)]
        return self.labels[:1] == (True,) and len(runs) > 1 and all(n <= _MOST[label] for label, n in runs)


def with_parts_below_each_other(sheet: Sheet) -> Sheet:
    """The sheet with each pair of stacks that stand side by side put one below the other, the left one first."""
    rows = list(sheet.rows)
    index = 0
    while index < len(rows):
        found = _begun_at(sheet, rows, index)
        if found is None:
            index += 1
            continue
        left, right, end = found
        down = left.rows[-1].middle_px + sheet.line_px * 2 - right.rows[0].middle_px
        apart = [
            *(replace(row, part=1) for row in left.rows),
            *(replace(row, part=2, down_px=row.down_px + down) for row in right.rows),
        ]
        down = max(0.0, apart[-1].middle_px + sheet.line_px * 2 - rows[end].middle_px) if end < len(rows) else 0.0
        below = [replace(row, down_px=row.down_px + down) for row in rows[end:]]
        rows[index:] = [*apart, *below]
        index += len(apart)
    return replace(sheet, rows=tuple(rows))


def _begun_at(sheet: Sheet, rows: Sequence[Row], first: int) -> tuple[_Half, _Half, int] | None:
    """The two stacks whose first line is ``rows[first]``, and the number of the row behind them."""
    for start in sorted(i for i in rows[first].column_starts if i):
        edge = rows[first].tokens[start].box.x0
        last = _last_row(sheet, rows, first, edge)
        cut = [_cut(row, edge - 1.5 * sheet.char_px) for row in rows[first : last + 1]]
        right = _half(r for _, r in cut if r is not None)
        end = _end_of_left(sheet, rows, last, edge)
        left = _half([*(r for r, _ in cut if r is not None), *rows[last + 1 : end]])
        if len(right.rows) >= _LEAST_ROWS and _independent(left, right, cut):
            return left, right, end
    return None


def _last_row(sheet: Sheet, rows: Sequence[Row], first: int, edge: float) -> int:
    """The last row that has words at the edge of the right part, before a row that crosses it."""
    last = first
    for index in range(first + 1, len(rows)):
        row = rows[index]
        near = row.middle_px - rows[index - 1].middle_px < 3.5 * sheet.line_px
        begins = [i for i in row.column_starts if row.tokens[i].box.x0 > edge - 1.5 * sheet.char_px]
        crossing = any(
            t.box.x0 < edge - 1.5 * sheet.char_px and t.box.x1 > edge - 0.5 * sheet.char_px for t in row.tokens
        )
        if not near or crossing or _answered_beside(row, edge - 1.5 * sheet.char_px):
            break
        if begins and abs(row.tokens[min(begins)].box.x0 - edge) <= 1.5 * sheet.char_px:
            last = index
        elif begins or row.tokens[-1].box.x1 > edge:
            break
    return last


def _answered_beside(row: Row, edge: float) -> bool:
    """A label with its value beside it, left of ``edge``: here the stacks have ended."""
    hits = row_hits(row, 0)
    if not hits or hits[0].start or (hits[0].weak and hits[0].end not in row.column_starts):
        return False
    return hits[0].end < sum(t.box.x0 < edge for t in row.tokens)


def _end_of_left(sheet: Sheet, rows: Sequence[Row], last: int, edge: float) -> int:
    """The row behind the left part, which may go on below the right one."""
    end = last + 1
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        near = row.middle_px - above.middle_px <= _CLOSE * sheet.line_px
        if row.box.x1 > edge or not near or _answered_beside(row, edge - 1.5 * sheet.char_px):
            break
        end += 1
    return end


def _cut(row: Row, x: float) -> tuple[Row | None, Row | None]:
    """The row left and right of ``x``; a side without words is ``None``."""
    at = sum(t.box.x0 < x for t in row.tokens)
    left = replace(row, tokens=row.tokens[:at], aligned=frozenset(i for i in row.aligned if i < at)) if at else None
    rest = row.tokens[at:]
    right = replace(row, tokens=rest, aligned=frozenset(i - at for i in row.aligned if i > at)) if rest else None
    return left, right


def _half(rows: Iterator[Row] | Sequence[Row]) -> _Half:
    kept = tuple(rows)
    return _Half(kept, tuple(_is_label(row) for row in kept))


def _is_label(row: Row) -> bool:
    hits = row_hits(row, 0)
    if fold(row.run.text) in HEADING_WORDS:
        return True
    return len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(row.tokens) and not row.marks


def _independent(left: _Half, right: _Half, cut: Sequence[tuple[Row | None, Row | None]]) -> bool:
    """Both are stacks, and no rows of a table: here and there a label of one stands beside a value of the other."""
    if not left.stacked or not right.stacked or sum(left.labels) + sum(right.labels) < _LEAST_LABELS:
        return False
    if any(len(row.column_starts) > 1 and not row.marks for row in (*left.rows, *right.rows)):
        return False
    pairs = [(_is_label(a), _is_label(b)) for a, b in cut if a is not None and b is not None]
    return sum(a != b for a, b in pairs) >= _LEAST_MIXED
