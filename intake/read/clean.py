"""From the scan to the upright page: despeckled, turned, square pixels, level; one picture to read, one to measure."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from intake.read.raster import MAX_DPI, Grey, Mask, Raster, grown, ink_mask, opened, pieces, without
from intake.read.upright import Turn

MIN_DPI = 200
MM_PER_INCH = 25.4
MIN_SPECKS = 150  # below, the tiny things are dots of å ä ö and full stops
LEVEL_ENOUGH_DEG = 0.15
BLUR_SIGMA = 0.7


@dataclass(frozen=True, slots=True)
class UprightPage:
    """The page as it will be read.

    ``sharp`` is for measuring marks, ``soft`` for reading letters; same shape. ``placed`` maps pixels of the scan to
    pixels of this page (2×3). ``specks`` is how many specks the scan had for each square inch.
    """

    sharp: Grey
    soft: Grey
    ink: Mask
    dpi: int
    turn: Turn
    placed: NDArray[np.float64]
    specks: float


def clean(raster: Raster, turn: Turn) -> UprightPage:
    """Turn ``raster`` upright with square pixels, at its own density across where that is 200 to 300 dpi."""
    grey, specks = despeckled(raster)
    two_tone = is_two_tone(grey)
    height, width = grey.shape
    quarter = {
        0: np.array([[1.0, 0, 0], [0, 1.0, 0], [0, 0, 1]]),
        90: np.array([[0, -1.0, height], [1.0, 0, 0], [0, 0, 1]]),
        180: np.array([[-1.0, 0, width], [0, -1.0, height], [0, 0, 1]]),
        270: np.array([[0, 1.0, 0], [-1.0, 0, width], [0, 0, 1]]),
    }[turn.turned_deg]
    grey = np.ascontiguousarray(np.rot90(grey, -(turn.turned_deg // 90)))
    x_dpi, y_dpi = (raster.x_dpi, raster.y_dpi) if turn.turned_deg % 180 == 0 else (raster.y_dpi, raster.x_dpi)
    dpi = round(min(max(x_dpi, y_dpi, MIN_DPI), MAX_DPI))
    height, width = grey.shape
    grey = squared(grey, dpi / x_dpi, dpi / y_dpi)
    size = (grey.shape[1], grey.shape[0])
    scale = np.diag([size[0] / width, size[1] / height, 1.0])
    level = np.eye(3)
    if abs(turn.skew_deg) >= LEVEL_ENOUGH_DEG:
        level[:2] = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), -turn.skew_deg, 1.0)
        grey = np.asarray(
            cv2.warpAffine(grey, level[:2], size, flags=cv2.INTER_LINEAR, borderValue=(255.0, 255.0, 255.0)), np.uint8
        )
    soft = softened(grey) if two_tone else grey
    return UprightPage(grey, soft, ink_mask(grey), dpi, turn, (level @ scale @ quarter)[:2], specks)


def squared(grey: Grey, across: float, down: float) -> Grey:
    """The page enlarged or reduced by one factor across and one down."""
    height, width = grey.shape
    size = (max(1, round(width * across)), max(1, round(height * down)))
    if size == (width, height):
        return grey
    shrink = size[0] < width and size[1] < height
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA if shrink else cv2.INTER_CUBIC), np.uint8)


def softened(grey: Grey) -> Grey:
    """The picture for reading letters of a two-tone scan: the recogniser was taught on grey print."""
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), BLUR_SIGMA), np.uint8)


def is_two_tone(grey: Grey) -> bool:
    """Is the scan black and white (a fax), rather than grey?"""
    sample = grey[::7]
    return bool(np.mean((sample < 16) | (sample > 239)) > 0.985)


def despeckled(raster: Raster) -> tuple[Grey, float]:
    """The scan without lonely specks, and how many it had for each square inch.

    Only where there are at least 150 tiny things, and of those only the ones with nothing larger within 1.2 mm across
    and 2.2 mm down: taking all tiny things away eats the dots of å, ä and ö, and half as wide an eye the full stops of
    large print, which end its sentences (``kvar.`` in 12 points: 0.6 mm from the arm of its r and 2 mm below).
    """
    ink = ink_mask(raster.grey)
    per_mm_x, per_mm_y = raster.x_dpi / MM_PER_INCH, raster.y_dpi / MM_PER_INCH
    outlines, boxes = pieces(ink)
    tiny = np.flatnonzero(
        (boxes[:, 2] <= max(2, round(0.4 * per_mm_x))) & (boxes[:, 3] <= max(1, round(0.4 * per_mm_y)))
    )
    if len(tiny) < MIN_SPECKS:
        return raster.grey, 0.0
    larger = ink.copy()
    cv2.drawContours(larger, [outlines[place] for place in tiny], -1, 0, cv2.FILLED)
    near = cv2.dilate(larger, _rectangle(1.2 * per_mm_x, 2.2 * per_mm_y))
    corners = boxes[tiny]  # so small a thing lies near as a whole or not at all
    lonely = tiny[near[corners[:, 1] + corners[:, 3] // 2, corners[:, 0] + corners[:, 2] // 2] == 0]
    out = raster.grey.copy()
    cv2.drawContours(out, [outlines[place] for place in lonely], -1, 255, cv2.FILLED)
    inches2 = ink.shape[0] / raster.y_dpi * ink.shape[1] / raster.x_dpi
    return out, float(len(lonely) / max(inches2, 1.0))


def rules_mask(ink: Mask, dpi: int, shortest_mm: float = 12.0) -> Mask:
    """The drawn lines of a form: thin, straight, level or upright, at least ``shortest_mm`` long."""
    length = max(15, round(shortest_mm * dpi / MM_PER_INCH))
    thick = max(3, round(0.9 * dpi / MM_PER_INCH))
    # A line one step askew is still one line, hence the growth across it; a thick bar is no rule.
    level = opened(grown(ink, 1, 3), length, 1)
    upright = opened(grown(ink, 3, 1), 1, length)
    return without(level, opened(level, 1, thick + 2)) | without(upright, opened(upright, thick + 2, 1))


def without_rules(grey: Grey, rules: Mask) -> Grey:
    """The page with its drawn lines painted white, for reading what stands in boxes."""
    return np.asarray(cv2.bitwise_or(grey, grown(rules, 3, 3)), np.uint8)


def _rectangle(half_width: float, half_height: float) -> NDArray[np.uint8]:
    return np.ones((2 * max(1, round(half_height)) + 1, 2 * max(1, round(half_width)) + 1), np.uint8)
