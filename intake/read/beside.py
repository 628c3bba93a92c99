"""Marks that missed their box: a tick before an empty box, a ring around it. A person says what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from intake.model import Box, CheckBox, CheckState, Word
from intake.read.raster import Mask, own_pixels, pieces

MM_PER_INCH = 25.4
LEFT_MM = 3.5  # a tick stands this near before its box
SMALLEST_MM = 1.3
LARGEST_MM = 6.0
RING_MM = (0.3, 8.0)  # how far a ring stands off the box
WRITTEN_LETTERS = 2  # a tick is read as "v" or "/", never as a word
HALF_SURE = 0.5


def doubted_beside(ink: Mask, boxes: Sequence[CheckBox], words: Sequence[Word], dpi: int) -> tuple[CheckBox, ...]:
    """``boxes``, those empty ones unclear that have a tick before them or a ring around them."""
    if not any(box.state is CheckState.EMPTY for box in boxes):
        return tuple(boxes)
    per_mm = dpi / MM_PER_INCH
    outlines, areas = pieces(ink)
    print_areas = [word.box for word in words if sum(c.isalnum() for c in word.text) >= WRITTEN_LETTERS]
    taken = [*print_areas, *(box.box for box in boxes)]
    out = []
    for box in boxes:
        missed = box.state is CheckState.EMPTY and (
            _ticked_before(areas, box.box, taken, per_mm) or _ringed(ink, outlines, areas, box.box, per_mm)
        )
        out.append(replace(box, state=CheckState.UNCLEAR, confidence=HALF_SURE) if missed else box)
    return tuple(out)


def _ticked_before(areas: NDArray[np.int32], box: Box, taken: Sequence[Box], per_mm: float) -> bool:
    x, y, w, h = areas.T
    middle_x, middle_y = x + w / 2, y + h / 2
    size = np.maximum(w, h)
    near = (
        (x + w <= box.x0 + 0.3 * per_mm)
        & (x + w >= box.x0 - LEFT_MM * per_mm)
        & (middle_y >= box.y0 - 1.0 * per_mm)
        & (middle_y <= box.y1 + 1.0 * per_mm)
        & (size >= SMALLEST_MM * per_mm)
        & (size <= LARGEST_MM * per_mm)
        & (np.minimum(w, h) >= 0.5 * per_mm)
    )
    return any(
        not any(t.x0 <= mx <= t.x1 and t.y0 <= my <= t.y1 for t in taken)
        for mx, my in zip(middle_x[near], middle_y[near], strict=True)
    )


def _ringed(
    ink: Mask, outlines: Sequence[NDArray[np.int32]], areas: NDArray[np.int32], box: Box, per_mm: float
) -> bool:
    """Is there a piece of ink around the box that has no corners?"""
    x, y, w, h = areas.T
    least, most = RING_MM[0] * per_mm, RING_MM[1] * per_mm
    gaps = (box.x0 - x, box.y0 - y, x + w - box.x1, y + h - box.y1)
    around = np.logical_and.reduce([(gap >= least) & (gap <= most) for gap in gaps])
    for index in np.flatnonzero(around).tolist():
        own = own_pixels(ink, outlines[index], areas[index])
        cx, cy = max(2, own.shape[1] // 10), max(2, own.shape[0] // 10)
        corners = (own[:cy, :cx], own[:cy, -cx:], own[-cy:, :cx], own[-cy:, -cx:])
        if sum(bool(corner.any()) for corner in corners) <= 1:
            return True
    return False
