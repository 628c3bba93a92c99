"""The patient's sticker beside other words: its lines put below them, so that nothing is read across.

A sticker is a few lines from one edge, one of them an identity number alone; nothing beside or over it asks for one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from intake.extract.layout.sheet import Row, Run, Sheet
from intake.extract.wordings.known import wording_of
from intake.model import Word

_NUMBER = re.compile(r"(?:pnr:? )?\d{6}(?:\d\d)?\s?[-+–]?\s?\d{4}(?:\s[KMkm])?")
_NEAR_CHARS = 1.5
_CLOSE = 1.8
_MOST_LINES = 6


def with_stickers_apart(sheet: Sheet) -> Sheet:
    """The sheet with the lines of a sticker below those that they stood beside."""
    for index, row in enumerate(sheet.rows):
        for start in sorted(row.column_starts):
            block = _block(sheet, index, start) if start and _NUMBER.fullmatch(_rest(row, start).text) else {}
            if len(block) > 1:
                return _apart(sheet, block)
    return sheet


def _rest(row: Row, start: int) -> Run:
    return Run(row.page, tuple(t for t in row.tokens[start:] if isinstance(t, Word)))


def _block(sheet: Sheet, index: int, start: int) -> dict[int, int]:
    """The rows of a sticker, each with the token that begins its line there; empty where labels stand by."""
    edge = sheet.rows[index].tokens[start].box.x0
    block = {index: start}
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(sheet.rows) and len(block) < _MOST_LINES:
            row, before = sheet.rows[at], sheet.rows[at - step]
            near = abs(row.middle_px - before.middle_px) < _CLOSE * sheet.line_px
            begun = [i for i in sorted(row.column_starts) if abs(row.tokens[i].box.x0 - edge) < _slack(sheet)]
            if not near or not begun or row.marks:
                break
            block[at] = begun[0]
            at += step
    asked = any(_asks(sheet.rows[at], place, numbered=at == index) for at, place in block.items())
    answers = sum(_answers(sheet.rows[at], place) for at, place in block.items())
    return {} if asked or 2 * answers >= len(block) else block


def _answers(row: Row, place: int) -> bool:
    """Does a label stand alone left of the line, without a colon? On a form most lines have one, by a sticker few."""
    left = [c.text for c in row.cells() if c.words[0].box.x0 < row.tokens[place].box.x0]
    return bool(left) and wording_of(left[-1]) is not None


def _slack(sheet: Sheet) -> float:
    return _NEAR_CHARS * sheet.char_px


def _asks(row: Row, place: int, *, numbered: bool) -> bool:
    """Does a label stand left of the line, or is the line one itself, or do more columns stand right of it?"""
    text = _rest(row, place).text
    left = [c.text for c in row.cells() if c.words[0].box.x0 < row.tokens[place].box.x0]
    columns = [i for i in row.column_starts if i > place]
    if text.endswith(":") or any(t.endswith(":") for t in left) or (columns and not numbered):
        return True
    return wording_of(text) is not None or (numbered and any(wording_of(t) is not None for t in left))


def _apart(sheet: Sheet, block: dict[int, int]) -> Sheet:
    first, last = min(block), max(block)
    left, right = list[Row](), list[Row]()
    for index in range(first, last + 1):
        row, place = sheet.rows[index], block[index]
        if place:
            left.append(replace(row, tokens=row.tokens[:place], aligned=frozenset(i for i in row.aligned if i < place)))
        right.append(replace(row, tokens=row.tokens[place:], aligned=frozenset()))
    down = left[-1].middle_px + 2 * sheet.line_px - right[0].middle_px if left else 0.0
    moved = [replace(row, down_px=row.down_px + down) for row in right]
    rest = sheet.rows[last + 1 :]
    more = max(0.0, moved[-1].middle_px + 2 * sheet.line_px - rest[0].middle_px) if rest else 0.0
    below = [replace(row, down_px=row.down_px + more) for row in rest]
    return replace(sheet, rows=(*sheet.rows[:first], *left, *moved, *below))
