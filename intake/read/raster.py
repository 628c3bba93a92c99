"""What a page is before it is read: grey pixels and the resolution they were scanned in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""A picture of one channel, shape (height, width), 0 black to 255 white."""

Mask = NDArray[np.uint8]
"""Ink, shape (height, width), 255 where there is ink and 0 where there is none."""

FAX_DPI = 204.0
"""Across, every Group 3 machine scans 8.04 pixels a millimetre: 1728 of them on a line of 215 mm."""

FAX_LINES_PX = (1728, 2048, 2432)
"""How many pixels the line of a Group 3 machine has: A4, B4, A3."""

STANDARD_LPI = 98.0
"""Down, "standard" resolution has 3.85 lines a millimetre."""

WHITE = np.uint8(255)

LONG_PX = 30
"""From this length on a line is sought faster on packed bits."""

MAX_DPI = 300
"""More does not help the recogniser; finer scans are reduced to this."""


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word of the file's own text layer; the box in shares (0–1) of the page's width and height, from top left."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Raster:
    """One page as it arrived: pixels, their density across and down, and the file's own words if it has any."""

    grey: Grey
    x_dpi: float
    y_dpi: float
    layer: tuple[LayerWord, ...] = ()


class Document(Protocol):
    """An opened fax, its number of pages known and within the limits."""

    count: int

    def raster(self, index: int) -> Raster | None:
        """The page ``index`` (from 0), or ``None`` where this page cannot be decoded.

        Raises:
            BadInput: the page would break a limit.
        """


def ink_mask(grey: Grey) -> Mask:
    """Ink by Otsu's threshold, held between 96 and 176 so that an empty page does not turn to noise."""
    threshold, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    held = min(max(threshold, 96.0), 176.0)
    if held != threshold:
        _, ink = cv2.threshold(grey, held, 255, cv2.THRESH_BINARY_INV)
    return np.asarray(ink, np.uint8)


def pieces(mask: Mask) -> tuple[list[NDArray[np.int32]], NDArray[np.int32]]:
    """The connected pieces of ``mask`` (8 neighbours): the outline of each, and its box as (x, y, width, height).

    A tenth of the cost of labelling every pixel of a page, which is worth it only where the pixels are needed.
    """
    contours, hierarchy = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return [], np.zeros((0, 4), np.int32)
    outer = np.asarray(hierarchy).reshape(-1, 4)[:, 3] < 0  # the others are holes
    outlines = [np.asarray(contours[int(place)], np.int32).reshape(-1, 2) for place in np.flatnonzero(outer)]
    starts = np.concatenate(([0], np.cumsum([len(outline) for outline in outlines])[:-1]))
    points = np.concatenate(outlines)
    low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    return outlines, np.concatenate([low, high - low + 1], axis=1).astype(np.int32)


def own_pixels(mask: Mask, outline: NDArray[np.int32], box: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which pixels of its ``box`` are ink of the piece of ``mask`` with this ``outline``; ``pieces`` gives both."""
    x, y, w, h = (int(side) for side in box)
    _, labels = cv2.connectedComponents(mask[y : y + h, x : x + w], connectivity=8)
    own: int = labels[int(outline[0, 1]) - y, int(outline[0, 0]) - x]
    return np.asarray(labels == own, np.bool_)


def opened(mask: Mask, width: int, height: int) -> Mask:
    """What of ``mask`` can hold a rectangle of ``width`` × ``height`` pixels."""
    if width == 1 and height >= LONG_PX:
        return _holding_upright(mask, height)
    if height == 1 and width >= LONG_PX:
        return np.asarray(cv2.transpose(_holding_upright(np.asarray(cv2.transpose(mask), np.uint8), width)), np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((height, width), np.uint8)), np.uint8)


def _holding_upright(mask: Mask, length: int) -> Mask:
    """``opened`` by a line of ``length`` pixels down, eight columns to a byte: a quarter of the time of OpenCV's."""
    bits = np.packbits(mask, axis=1)
    held = _over_rows(np.bitwise_and, bits, length, beyond=255)
    return np.unpackbits(_over_rows(np.bitwise_or, held, length, beyond=0), axis=1, count=mask.shape[1]) * WHITE


def _over_rows(both: np.ufunc, bits: NDArray[np.uint8], length: int, beyond: int) -> NDArray[np.uint8]:
    """``both`` over the ``length`` rows around each row, as OpenCV centres them; ``beyond`` lies off the page."""
    before = length // 2
    rows = np.pad(bits, ((before, length - 1 - before), (0, 0)), constant_values=beyond)
    reach = 1
    while 2 * reach <= length:
        rows = both(rows[:-reach], rows[reach:])
        reach *= 2
    return rows if reach == length else np.asarray(both(rows[: reach - length], rows[length - reach :]), np.uint8)


def closed(mask: Mask, width: int, height: int) -> Mask:
    """``mask`` with gaps filled that cannot hold a rectangle of ``width`` × ``height`` pixels."""
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((height, width), np.uint8)), np.uint8)


def grown(mask: Mask, width: int, height: int) -> Mask:
    """``mask`` with every pixel widened to a rectangle of ``width`` × ``height`` pixels."""
    return np.asarray(cv2.dilate(mask, np.ones((height, width), np.uint8)), np.uint8)


def without(mask: Mask, taken: Mask) -> Mask:
    """``mask`` less ``taken``."""
    return np.asarray(cv2.subtract(mask, taken), np.uint8)


def bounded(raster: Raster) -> Raster:
    """The same page with at most ``MAX_DPI`` in either direction."""
    across, down = min(1.0, MAX_DPI / raster.x_dpi), min(1.0, MAX_DPI / raster.y_dpi)
    if across > 0.95 and down > 0.95:
        return raster
    height, width = raster.grey.shape
    size = (max(1, round(width * across)), max(1, round(height * down)))
    grey = np.asarray(cv2.resize(raster.grey, size, interpolation=cv2.INTER_AREA), np.uint8)
    return Raster(grey, raster.x_dpi * across, raster.y_dpi * down, raster.layer)


def settled_dpi(grey: Grey, x_dpi: float | None, y_dpi: float | None) -> tuple[float, float]:
    """The resolution to believe, from what the file says and what the pixels show.

    Missing or impossible values are inferred from the width: a fax line has 1728 pixels on 215 mm (2048 and 2432 on
    wider machines); anything else is taken for an A4 page. A page said to have square pixels whose shape is that of a
    98-line page (1728 × 1145) is one, unless its letters have the right proportions as they are.
    """
    height, width = grey.shape
    if x_dpi is None or not 50 <= x_dpi <= 1300:
        x_dpi = _dpi_of_width(width)
    if y_dpi is None or not 50 <= y_dpi <= 1300:
        y_dpi = x_dpi
    square_fax = abs(x_dpi / y_dpi - 1) < 0.06 and 195 <= x_dpi <= 210 and _is_fax_width(width)
    if square_fax and 0.4 <= height / width <= 0.85 and _letters_squashed(grey):
        return x_dpi, y_dpi * STANDARD_LPI / FAX_DPI
    return x_dpi, y_dpi


def _is_fax_width(width_px: float) -> bool:
    return any(abs(width_px - line) <= 16 for line in FAX_LINES_PX)


def _dpi_of_width(width_px: int) -> float:
    for factor in (0.5, 1, 2):
        if _is_fax_width(width_px / factor):
            return FAX_DPI * factor
    return min(max(width_px / 8.27, 72.0), 600.0)


def _letters_squashed(grey: Grey) -> bool:
    """Are the letters wider than they are high, as at 98 lines taken for square? Where there are too few to say: yes.

    Measured on six faces of 8 to 14 points: 0.65 to 0.87 as they are, 1.0 and more with half the lines.
    """
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink_mask(grey), connectivity=8)
    w, h, area = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_AREA]
    letters = (area >= 16) & (h >= 6) & (h <= 45) & (w <= 90)
    if np.count_nonzero(letters) < 30:
        return True
    return float(np.median(w[letters] / h[letters])) > 0.93
