"""How large words are printed, told from boxes that only reach as far as their letters do."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from intake.model import Word

_RISING = frozenset("bdfhklåäöij")
_HANGING = frozenset("gjpqy")
_UNSURE = frozenset("ÅÄÖÉ,;()[]{}/|_-–.:*'\"")
"""Signs that reach further up or down than letters, each by its own measure."""
_SHARE = {(True, True): 1.0, (True, False): 0.77, (False, True): 0.73, (False, False): 0.54}
"""Shares of the height from the tail of a g to the top of a k."""


def print_px(words: Iterable[Word]) -> float | None:
    """The height in pixels from the lowest to the highest letter that the print has; ``None`` where no word tells."""
    sizes = [size for word in words if (size := _word_px(word)) is not None]
    return median(sizes) if sizes else None


def _word_px(word: Word) -> float | None:
    letters = word.text.strip(".,:;*")
    if len(letters) < 2 or _UNSURE.intersection(letters) or any(c in ",;()[]" for c in word.text):
        return None
    rising = any(c in _RISING or c.isupper() or c.isdigit() or c == "t" for c in letters)
    hanging = any(c in _HANGING for c in letters)
    return (word.box.y1 - word.box.y0) / _SHARE[rising, hanging]
