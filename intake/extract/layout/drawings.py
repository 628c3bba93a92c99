"""Drawings that were read as letters: the ring of a logo beside a letterhead is no O."""

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
_A_WORD = 4
"""So many letters tell how tall the print of a page is."""


def without_drawings(words: Sequence[Word]) -> list[Word]:
    """``words`` of a page without those that are drawings: far taller than the print beside which they stand apart."""
    heights = [word.box.y1 - word.box.y0 for word in words if len(word.text) >= _A_WORD]
    if not heights:
        return list(words)
    usual = median(heights)
    kept: list[Word] = []
    for _, of_line in groupby(words, key=lambda word: word.line):
        line = list(of_line)
        print_beside = [word for word in line if not _is_tall(word, usual)]
        kept += [word for word in line if word in print_beside or not _is_drawing(word, print_beside, usual)]
    return kept


def _is_tall(word: Word, usual: float) -> bool:
    return word.box.y1 - word.box.y0 >= _TALL * usual


def _is_drawing(tall: Word, beside: Sequence[Word], usual: float) -> bool:
    gaps = [max(word.box.x0 - tall.box.x1, tall.box.x0 - word.box.x1) for word in beside]
    return len(tall.text) <= _LETTERS and bool(gaps) and min(gaps) >= _GAP * usual
