"""How far a page can be read at all, as one number."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from intake.model import Word
from intake.read.raster import Mask

SPECK_MM = 0.5
MM_PER_INCH = 25.4


def quality(words: Sequence[Word], ink: Mask, explained: Mask, y_dpi: float, specks: float) -> float:
    """0–1 from confidence, unexplained letters, resolution and specks.

    The median confidence, weighted by length, carries it; the share of letter-like ink that became words, coarse
    resolution and specks only take away. ``explained`` is ink of words, rules, marks and writing.
    """
    if not words:
        return 0.0 if letter_ink(ink, 200) > 200 else 0.5
    weights = np.array([len(w.text) for w in words], np.float64)
    confidence = np.array([w.confidence for w in words], np.float64)
    typical = typical_confidence(words)
    poor = float(weights[confidence < 0.6].sum() / weights.sum())
    total = float(np.count_nonzero(ink))
    read = float(np.count_nonzero(explained & ink)) / total if total else 1.0
    score = typical * (1 - 0.7 * poor) * (0.4 + 0.6 * min(1.0, read / 0.9))
    score -= 0.04 if y_dpi < 150 else 0.0
    score -= min(0.2, specks / 400)
    return round(min(max(score, 0.0), 1.0), 3)


def typical_confidence(words: Sequence[Word]) -> float:
    """The median confidence of at least one word, weighted by length."""
    weights = np.array([len(w.text) for w in words], np.float64)
    confidence = np.array([w.confidence for w in words], np.float64)
    order = confidence.argsort()
    middle = int(np.searchsorted(weights[order].cumsum(), weights.sum() / 2))
    return float(confidence[order][min(middle, len(words) - 1)])


def letter_ink(ink: Mask, dpi: int) -> int:
    """Pixels of ink in anything larger than a speck."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    speck = SPECK_MM * dpi / MM_PER_INCH
    large = np.maximum(stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]) > speck
    return int(stats[1:, cv2.CC_STAT_AREA][large].sum())
