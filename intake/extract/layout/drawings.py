"""Drawings and specks that were read as letters: the ring of a logo beside a letterhead is no O."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from intake.model import Word

_LETTERS = 2
"""Whatever the recogniser makes of a drawing beside print, it is no longer."""
_TALL = 2.5
"""Heights of the page's print. Of 110 faxes eight had a logo read so, 3.4 to 4.5 heights tall; the tallest letters of a
heading that stood beside smaller print had 1.1."""
_GAP = 2.0
"""Heights between it and the print beside it."""
_CROSSES = frozenset("xv")
_HESITANT_BELOW = 0.9
_A_WORD = 4
"""So many letters tell how tall the print of a page is."""


def without_drawings(words: Sequence[Word]) -> list[Word]:
    """``words`` of a page without those that are none: far taller than the print beside which they stand apart, or a
    hesitant small letter all alone."""
    heights = [word.box.y1 - word.box.y0 for word in words if len(word.text) >= _A_WORD]
    if not heights:
        return list(words)
    usual = median(heights)
    kept: list[Word] = []
    for _, of_line in groupby(words, key=lambda word: word.line):
        line = list(of_line)
        kept += [word for word in line if not _is_drawing(word, line, usual)]
    return kept


def _is_drawing(word: Word, line: Sequence[Word], usual: float) -> bool:
    tall = _is_tall(word, usual)
    if not (tall and len(word.text) <= _LETTERS) and not _is_speck(word):
        return False
    beside = [other for other in line if other is not word and not _is_tall(other, usual)]
    gaps = [max(other.box.x0 - word.box.x1, word.box.x0 - other.box.x1) for other in beside]
    return bool(gaps) and min(gaps) >= _GAP * usual


def _is_tall(word: Word, usual: float) -> bool:
    return word.box.y1 - word.box.y0 >= _TALL * usual


def _is_speck(word: Word) -> bool:
    """One small letter, and no x or v, which people type as crosses and ticks."""
    return (
        len(word.text) == 1 and word.text.islower() and word.text not in _CROSSES and word.confidence < _HESITANT_BELOW
    )
