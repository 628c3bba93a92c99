"""The file's own text layer: believed only where the pixels say the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from intake.model import Box, Word
from intake.read.raster import LayerWord
from intake.read.second import is_number

AGREES_FROM = 85.0
SAME_WORD_FROM = 60.0
SURE = 0.97
DISPUTED = 0.5
DOUBTED = 0.7  # below this a word's reader expects a flag on whatever is made of it


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    box: Box


def compare(
    layer: Sequence[LayerWord], words: tuple[Word, ...], shape: tuple[int, int], placed: NDArray[np.float64]
) -> tuple[tuple[Word, ...], bool | None]:
    """The words after comparing them with the text layer, and whether the two agree (``None``: no layer).

    ``shape`` is (height, width) of the scan, ``placed`` its way to the upright page. Where the whole agrees, equal
    words gain confidence. A word takes the layer's spelling only where that has more dots and rings, or where the
    recogniser doubted the word anyway: a layer may be another program's mistake, or meant to deceive. Where a surely
    read word or any digits differ, the pixels stay and the word loses confidence.
    """
    if not layer:
        return words, None
    if not _agree(layer, words):
        return words, False
    there = [_Placed(word.text, _box(word, shape, placed)) for word in layer]
    return tuple(_reconciled(word, there) for word in words), True


def _normal(text: str) -> str:
    return re.sub(r"[^\w]+", "", unicodedata.normalize("NFKC", text).casefold())


def _agree(layer: Sequence[LayerWord], words: Sequence[Word]) -> bool:
    own = sorted(filter(None, (_normal(w.text) for w in layer)))
    read = sorted(filter(None, (_normal(w.text) for w in words)))
    if not own or not read:
        return False
    # Sorted words compare what stands on the page and not in which order either of the two walked it.
    return fuzz.ratio(" ".join(own), " ".join(read)) >= AGREES_FROM


def _box(word: LayerWord, shape: tuple[int, int], placed: NDArray[np.float64]) -> Box:
    height, width = shape
    corners = np.array([(x * width, y * height, 1.0) for x in (word.x0, word.x1) for y in (word.y0, word.y1)])
    at = corners @ placed.T
    (x0, y0), (x1, y1) = at.min(axis=0), at.max(axis=0)
    return Box(int(x0), int(y0), int(np.ceil(x1)), int(np.ceil(y1)))


def _reconciled(word: Word, layer: Sequence[_Placed]) -> Word:
    here = max(layer, key=lambda other: _overlap(word.box, other.box))
    if _overlap(word.box, here.box) < 0.3:
        return word
    if here.text == word.text:
        return replace(word, confidence=max(word.confidence, SURE))
    if is_number(word.text) or is_number(here.text):
        same_digits = re.sub(r"\D", "", word.text) == re.sub(r"\D", "", here.text)
        return word if same_digits else replace(word, confidence=min(word.confidence, DISPUTED))
    if _undotted(word.text) == _undotted(here.text):
        # Fax noise takes dots away far more often than it adds them.
        return replace(word, text=max(word.text, here.text, key=_dots))
    if fuzz.ratio(_normal(word.text), _normal(here.text)) < SAME_WORD_FROM:
        return word
    if word.confidence < DOUBTED:
        return replace(word, text=here.text)
    return replace(word, confidence=DISPUTED)


def _dots(text: str) -> int:
    return sum(bool(unicodedata.combining(c)) for c in unicodedata.normalize("NFKD", text))


def _undotted(text: str) -> str:
    """The letters without their dots and rings, case kept: å and a are the same print on a poor fax."""
    bare = unicodedata.normalize("NFKD", text)
    return re.sub(r"[\W_]+", "", "".join(c for c in bare if not unicodedata.combining(c)))


def _overlap(a: Box, b: Box) -> float:
    """Shared area over the area of both together, 0–1."""
    across = max(0, min(a.x1, b.x1) - max(a.x0, b.x0))
    down = max(0, min(a.y1, b.y1) - max(a.y0, b.y0))
    shared = across * down
    both = (a.x1 - a.x0) * (a.y1 - a.y0) + (b.x1 - b.x0) * (b.y1 - b.y0) - shared
    return shared / both if both > 0 else 0.0
