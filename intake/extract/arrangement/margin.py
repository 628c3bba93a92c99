"""A column of small print in the margin beside what was written: telephone list, opening hours, notices of the house.

Its lines stand between those of the letter and on them, so that read across they tear its sentences apart. Such a
column begins at one edge, has a gutter before it that no word crosses, and keeps its own distance between lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.extract.layout.sheet import Row, Sheet, Token
from intake.extract.values.numbers import find_phone_numbers
from intake.extract.wordings.known import wording_of
from intake.model import Word

_LEAST = 3
"""So many lines of the margin begin at its edge."""
_TEXT_WORDS = 5
"""A line of so many words is text, and no label with its value in the next column."""
_LEAST_TEXT = 2
_SENTENCE_ENDS = re.compile(r"[^\W\d_]{4}\.(?:\s|$)")
"""A full stop behind a whole word: of running text, whatever its words would ask for as a label."""
_MOST_COLUMNS = 2
"""A row of more columns is one of a table."""
_NEAR_CHARS = 1.0
_GUTTER_CHARS = 2.0
_FROM = 0.4
"""The margin begins right of this share of the sheet's width."""
_SAME_LINE = 0.5
"""Words whose middles differ by less than this share of their height stand on one line."""
_CLOSE = 3.0
"""Its lines follow each other at most so many lines apart."""


def with_margin_below(sheet: Sheet) -> Sheet:
    """The sheet with the lines of such a column put below what stands beside them."""
    for edge in _edges(sheet):
        first, last = _stretch(sheet, edge)
        inside = [_parted(row, edge - _NEAR_CHARS * sheet.char_px) for row in sheet.rows[first : last + 1]]
        left = [row for row, _ in inside if row is not None]
        right = list(_lines([row for _, row in inside if row is not None]))
        if len(right) >= _LEAST and _is_margin(inside, right):
            foot = (left or right)[-1].middle_px
            down = max(0.0, foot + 2 * sheet.line_px - right[0].middle_px) if left else 0.0
            below = [replace(row, down_px=row.down_px + down) for row in right]
            rest = sheet.rows[last + 1 :]
            more = max(0.0, below[-1].middle_px + 2 * sheet.line_px - rest[0].middle_px) if rest else 0.0
            moved = [replace(row, down_px=row.down_px + more) for row in rest]
            reach = max((row.box.x1 for row in left), default=0)
            left = [replace(row, edge_px=reach) for row in left]
            return replace(sheet, rows=(*sheet.rows[:first], *left, *below, *moved))
    return sheet


def _edges(sheet: Sheet) -> list[float]:
    """Where at least so many rows have words begin, from the left."""
    right = max((row.box.x1 for row in sheet.rows), default=0)
    starts = sorted(
        row.tokens[i].box.x0
        for row in sheet.rows
        for i in row.column_starts
        if isinstance(row.tokens[i], Word) and row.tokens[i].box.x0 > _FROM * right
    )
    edges: list[float] = []
    for x in starts:
        near = [other for other in starts if 0 <= other - x <= _NEAR_CHARS * sheet.char_px]
        if len(near) >= _LEAST and (not edges or x - edges[-1] > _NEAR_CHARS * sheet.char_px):
            edges.append(x)
    return edges


def _begins_at(row: Row, edge: float, near: float) -> bool:
    return any(abs(row.tokens[i].box.x0 - edge) <= near for i in row.column_starts)


def _stretch(sheet: Sheet, edge: float) -> tuple[int, int]:
    """The first and last row of the longest stretch of the column, which no word left of it crosses."""
    near, gutter = _NEAR_CHARS * sheet.char_px, _GUTTER_CHARS * sheet.char_px
    best, first, last = (0, -1), -1, -1
    for index, row in enumerate(sheet.rows):
        crossed = any(t.box.x0 < edge - near and t.box.x1 > edge - gutter for t in row.tokens)
        begins = _begins_at(row, edge, near)
        beyond = any(t.box.x0 >= edge - near for t in row.tokens)
        far = last >= 0 and row.middle_px - sheet.rows[last].middle_px > _CLOSE * sheet.line_px
        if crossed or far or (beyond and not begins):
            first = last = -1
        if begins and not crossed:
            first, last = (index if first < 0 else first), index
            best = max(best, (first, last), key=lambda span: span[1] - span[0])
    return best


def _parted(row: Row, x: float) -> tuple[Row | None, Row | None]:
    """The row left and right of ``x``; a side without words is ``None``."""
    at = sum(t.box.x0 < x for t in row.tokens)
    left = replace(row, tokens=row.tokens[:at], aligned=frozenset(i for i in row.aligned if i < at)) if at else None
    rest = row.tokens[at:]
    right = replace(row, tokens=rest, aligned=frozenset(i - at for i in row.aligned if i > at)) if rest else None
    return left, right


def _lines(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows as they are printed: two lines of small print may have stood beside one of the letter."""
    for row in rows:
        lines: list[list[Token]] = []
        for token in sorted(row.tokens, key=_middle):
            if lines and _middle(token) - _middle(lines[-1][-1]) < _SAME_LINE * row.height_px:
                lines[-1].append(token)
            else:
                lines.append([token])
        for line in lines:
            whole = tuple(sorted(line, key=lambda t: t.box.x0))
            yield replace(row, tokens=whole, aligned=row.aligned if len(lines) == 1 else frozenset())


def _middle(token: Token) -> float:
    return (token.box.y0 + token.box.y1) / 2


def _is_margin(inside: Sequence[tuple[Row | None, Row | None]], right: Sequence[Row]) -> bool:
    """Lines of their own pitch beside running text, or a list of telephone numbers beside hardly anything."""
    if any(row.marks for row in right) or _are_labels([a for a, b in inside if a is not None and b is not None]):
        return False
    alone = sum(a is None for a, b in inside if b is not None)
    text = sum(a is not None and not a.marks and _is_text(a) for a, _ in inside)
    short = sum(a is not None for a, _ in inside) - text
    if alone and text >= _LEAST_TEXT and text > 2 * short:
        return True
    numbers = all(find_phone_numbers(row.run.text) and len(row.words) > 1 for row in right)
    return numbers and alone >= len(right) - 1


def _are_labels(left: Sequence[Row]) -> bool:
    """Do most of the lines that something stands beside ask for it?"""
    known = (wording_of(row.run.text) for row in left if not _SENTENCE_ENDS.search(row.run.text))
    asking = sum(found is not None and not found.weak for found in known)
    return asking > 1 and 2 * asking >= len(left)


def _is_text(row: Row) -> bool:
    flows = len(row.column_starts) <= _MOST_COLUMNS
    return bool(row.words) and flows and (len(row.words) >= _TEXT_WORDS or row.words[-1].text.endswith("."))
