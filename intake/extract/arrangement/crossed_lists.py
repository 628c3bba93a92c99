"""Pre-printed lists of examinations of which somebody crossed a few: a cross is a mark, and what has none not asked.

``X Rtg knä`` among lines that begin at one edge: the others have their place for a cross too, empty though it is drawn
nowhere.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sheet import Row, Sheet, Token
from intake.extract.values.examinations import find_examinations
from intake.model import Box, CheckState, Word

_LEAST = 5
"""So many examinations in lines of their own are a list that was printed, where one of them is crossed."""
_LEAST_UNCROSSED = 8
"""So many in columns side by side are such a list, crossed or not: nobody orders them all without a date."""
_MOST_WORDS = 6
_CROSSES = frozenset({"x", "X", "×", "✗", "✘"})

_Item = tuple[int, int, bool]
"""Row, place of the first word of the examination, and whether a cross stands before it."""


def with_crosses_as_marks(sheet: Sheet) -> Sheet:
    """The sheet with a mark before each examination of a printed list: marked where there is a cross, or empty."""
    items = [item for index, row in enumerate(sheet.rows) if not row.marks for item in _items(row, index)]
    crossed = any(cross for *_, cross in items)
    beside = len({row for row, *_ in items}) < len(items)
    if len(items) < (_LEAST if crossed else _LEAST_UNCROSSED) or not (crossed or beside):
        return sheet
    rows = list(sheet.rows)
    for index in {row for row, *_ in items}:
        rows[index] = _marked(rows[index], {at: cross for row, at, cross in items if row == index}, sheet.char_px)
    return replace(sheet, rows=tuple(rows))


def _items(row: Row, index: int) -> list[_Item]:
    starts = [*sorted(row.column_starts), len(row.tokens)]
    found: list[_Item] = []
    crossed = False
    for begin, end in pairwise(starts):
        words = [t.text for t in row.tokens[begin:end] if isinstance(t, Word)]
        crossed = crossed or words[0] in _CROSSES
        first = begin + (words[0] in _CROSSES)
        if first == end:
            continue  # the cross in a column of its own, left of its examination
        text = " ".join(w for w in words if w not in _CROSSES)
        examinations = find_examinations(text)
        if len(examinations) == 1 and len(words) <= _MOST_WORDS and ":" not in text and text[:1].isupper():
            found.append((index, first, crossed))
        crossed = False
    return found


def _marked(row: Row, items: dict[int, bool], char_px: float) -> Row:
    tokens: list[Token] = []
    for place, token in enumerate(row.tokens):
        if place in items:
            tokens.append(_mark(tokens, token.box, items[place], char_px))
        tokens.append(token)
    return replace(row, tokens=tuple(tokens), aligned=frozenset())


def _mark(before: list[Token], item: Box, crossed: bool, char_px: float) -> Mark:
    """The mark before an examination; the cross that it stands for is taken from ``before``."""
    x0 = int(item.x0 - 2 * char_px)
    confidence = 1.0
    if crossed and before and isinstance(cross := before[-1], Word):
        before.pop()
        x0, confidence = cross.box.x0, cross.confidence
    state = CheckState.MARKED if crossed else CheckState.EMPTY
    return Mark(state, Box(x0, item.y0, int(item.x0 - 0.5 * char_px), item.y1), confidence)
