"""Ink that no printed word accounts for: signatures, handwriting, stamps."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from intake.model import Box, Ink, Word
from intake.read.raster import Mask, closed, grown, own_pixels, pieces, without

MM_PER_INCH = 25.4
TRUSTED_WORD = 0.6
STROKE_MM = 5.0  # a stroke without lifting the pen is longer than any printed letter
FORM_STROKE_MM = 1.8  # on our own return forms, whose fields are empty: any letter is writing
CLUSTER_MM = 2.5  # strokes this close belong to one piece of writing
EDGE_MM = 5.0  # streaks of the scanner's edge lie here
MAX_INKS = 200
TOO_TALL = 2.2  # a "word" this much taller than the print around it is a reading of something else


def find_inks(
    ink: Mask, rules: Mask, words: Sequence[Word], boxes: Sequence[Box], dpi: int, *, stroke_mm: float = STROKE_MM
) -> tuple[tuple[Ink, ...], Mask]:
    """Pieces of writing from top to bottom, and the ink that was left to look at (for measuring quality).

    ``rules`` are the drawn lines of the form, ``boxes`` areas already explained (check boxes); ``stroke_mm`` is how
    long a stroke must be to count as writing.
    """
    per_mm = dpi / MM_PER_INCH
    rest = without(ink, grown(rules, 3, 3))
    usual = _usual_height(words)
    for word in words:
        height = word.box.y1 - word.box.y0
        if word.confidence >= TRUSTED_WORD and (height <= TOO_TALL * usual or word.confidence >= 0.9):
            _wipe(rest, word.box, 2)
    for box in boxes:
        _wipe(rest, box, 0)
    _wipe_edges(rest, per_mm)
    strokes = _long_strokes(rest, per_mm, stroke_mm)
    found = [] if not strokes.any() else _clusters(rest, strokes, per_mm)
    found.sort(key=lambda piece: (piece.box.y0, piece.box.x0))
    return tuple(found[:MAX_INKS]), rest


def _usual_height(words: Sequence[Word]) -> float:
    heights = sorted(w.box.y1 - w.box.y0 for w in words if w.confidence >= TRUSTED_WORD)
    return float(heights[len(heights) // 2]) if heights else 30.0


def _wipe(mask: Mask, box: Box, margin: int) -> None:
    mask[max(0, box.y0 - margin) : max(0, box.y1 + margin), max(0, box.x0 - margin) : max(0, box.x1 + margin)] = 0


def _wipe_edges(mask: Mask, per_mm: float) -> None:
    """Take away what hugs the edge of the paper: shadows and streaks of the scanner."""
    height, width = mask.shape
    edge = int(EDGE_MM * per_mm)
    beyond = edge + 1  # what reaches this far goes on into the page
    for strip, axis, first in (
        (mask[:, :beyond], 0, True),
        (mask[:, max(0, width - beyond) :], 0, False),
        (mask[:beyond], 1, True),
        (mask[max(0, height - beyond) :], 1, False),
    ):
        _, labels, stats, _ = cv2.connectedComponentsWithStats(strip, connectivity=8)
        start, size = stats[:, axis], stats[:, axis + 2]
        streak = start + size <= edge if first else start >= strip.shape[1 - axis] - edge
        streak[0] = False
        strip[streak[labels]] = 0


def _long_strokes(rest: Mask, per_mm: float, stroke_mm: float) -> Mask:
    """The components that are too large to be letters and too full of turns to be lines."""
    joined = closed(rest, 3, 3)
    outlines, boxes = pieces(joined)
    large = boxes[:, 2:].max(axis=1) >= stroke_mm * per_mm
    thin = boxes[:, 2:].min(axis=1) < min(1.2, stroke_mm / 3) * per_mm
    strokes = np.zeros_like(rest)
    for place in np.flatnonzero(large & ~thin):
        x, y, w, h = (int(side) for side in boxes[place])
        strokes[y : y + h, x : x + w][own_pixels(joined, outlines[place], boxes[place])] = 255
    return strokes


def _clusters(rest: Mask, strokes: Mask, per_mm: float) -> list[Ink]:
    """Join long strokes with what lies close by; the box is that of the ink itself."""
    reach = 2 * round(CLUSTER_MM * per_mm / 2) + 1
    areas = grown(strokes, reach, reach)
    found: list[Ink] = []
    for outline, around in zip(*pieces(areas), strict=True):
        x, y, w, h = (int(side) for side in around)
        ys, xs = np.nonzero(own_pixels(areas, outline, around) & (rest[y : y + h, x : x + w] > 0))
        if len(ys) == 0:
            continue
        box = Box(x + int(xs.min()), y + int(ys.min()), x + int(xs.max()) + 1, y + int(ys.max()) + 1)
        share = len(ys) / max(1, (box.x1 - box.x0) * (box.y1 - box.y0))
        found.append(Ink(box, round(share, 3)))
    return found
