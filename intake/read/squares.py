"""Check boxes with their marks as a mask, for painting white before recognition.

A recogniser joins a box to the word behind it ("OviaIEP") or makes letters of it. What stands in the boxes is found in
the untouched ink (``marks.py``); only the picture for reading loses them.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from intake.model import Box, CheckBox
from intake.read.raster import Mask

MM_PER_INCH = 25.4
OUTLINE_MM = 0.3  # the fax thickens an outline by a pixel or two
MARK_BEYOND_MM = 2.2  # so far the tail of a tick may reach
CLEAR_MM = 1.2  # a box has paper beside it; a capital that looks like one (B, D) has the next letter there


def squares_mask(ink: Mask, boxes: Sequence[CheckBox], dpi: int) -> Mask:
    """The ink of ``boxes`` on the level page ``ink`` (255 where black): outline, mark, and what of the mark runs over.

    A box is left alone where anything but its own mark stands close beside it or where its strokes run on: it may be
    a letter, or the cell of a table.
    """
    per_mm = dpi / MM_PER_INCH
    mask = np.zeros_like(ink)
    for box in boxes:
        _take(mask, ink, box.box, per_mm)
    return mask


def _take(mask: Mask, ink: Mask, box: Box, per_mm: float) -> None:
    margin, reach, clear = (round(mm * per_mm) for mm in (OUTLINE_MM, MARK_BEYOND_MM, CLEAR_MM))
    y0, x0 = max(0, box.y0 - reach), max(0, box.x0 - reach)
    around = ink[y0 : box.y1 + reach, x0 : box.x1 + reach]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(around, connectivity=8)
    rows, left, right = slice(box.y0 - y0, box.y1 - y0), box.x0 - x0, box.x1 - x0
    own = np.zeros(count, bool)
    own[np.unique(labels[rows, left:right])] = True
    own[0] = False
    height, width = around.shape
    x, y, w, h = (stats[:, side] for side in range(4))
    runs_on = (x == 0) | (y == 0) | (x + w == width) | (y + h == height)
    others = ~own
    others[0] = False
    beside = np.concatenate([labels[rows, max(0, left - clear) : left], labels[rows, right : right + clear]], axis=1)
    if (own & runs_on).any() or others[beside].any():
        return
    mask[y0 : box.y1 + reach, x0 : box.x1 + reach][own[labels]] = 255
    mask[max(0, box.y0 - margin) : box.y1 + margin, max(0, box.x0 - margin) : box.x1 + margin] = 255
