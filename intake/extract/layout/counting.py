"""Numbers that count the boxes of a form (``1 Enhet   2 Telefon``, ``7b Organ``, ``☒ 8a bilder``): no part of what they
stand beside, and no box drawn badly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from intake.model import Box, Page, Word

_COUNTS = re.compile(r"(?P<number>\d{1,2})(?P<letter>[a-h]?)(?P<sign>[.):]?)")
_LEAST = 5
"""Counting that gets so far counts the boxes of a form; shorter counting may count what somebody asks for."""
_APART_CHARS = 1.3
"""A number stands at least so many characters behind the cell before it."""


@dataclass(frozen=True, slots=True)
class _Count:
    word: Word
    number: int
    bare: bool


def without_counting(page: Page) -> Page:
    """The page without the numbers of its boxes.

    One with a full stop (``5. Datum``) stays, as labels are read with it; so does a lone ``4a``: all its caption is.
    """
    reached, counted = 0, list[_Count]()
    for count in _counts(page):
        if count.number in (reached, reached + 1) and count.number:
            reached = count.number
            counted.append(count)
    if reached < _LEAST:
        return page
    gone = {id(c.word) for c in counted if c.bare}
    return replace(page, words=tuple(w for w in page.words if id(w) not in gone))


def _counts(page: Page) -> Iterator[_Count]:
    lines: dict[int, list[Word]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word)
    widths = [(w.box.x1 - w.box.x0) / len(w.text) for w in page.words if len(w.text) > 2]
    apart_px = _APART_CHARS * median(widths) if widths else 0.0
    boxes = [mark.box for mark in page.check_boxes]
    for line in sorted(lines.values(), key=lambda words: min(w.box.y0 for w in words)):
        for place, word in enumerate(line):
            found = _COUNTS.fullmatch(word.text)
            if found is not None and _stands_apart(line, place, apart_px, boxes):
                lone = place + 1 == len(line) or line[place + 1].box.x0 - word.box.x1 > 3 * apart_px
                lettered = bool(found["letter"])
                yield _Count(word, int(found["number"]), not lone if lettered else not found["sign"])


def _stands_apart(line: Sequence[Word], place: int, apart_px: float, boxes: Sequence[Box]) -> bool:
    """At the start of a cell before words, or alone behind one."""
    word, before = line[place], line[place - 1] if place else None
    behind = line[place + 1] if place + 1 < len(line) else None
    begins = before is None or word.box.x0 - before.box.x1 > apart_px or any(_between(b, before, word) for b in boxes)
    ends = behind is None or behind.box.x0 - word.box.x1 > 3 * apart_px
    return begins and (ends or (behind is not None and behind.text[:1].isalpha()))


def _between(box: Box, before: Word, word: Word) -> bool:
    middle_y = (box.y0 + box.y1) / 2
    return before.box.x1 <= box.x1 <= word.box.x0 + 4 and word.box.y0 - 8 <= middle_y <= word.box.y1 + 8
