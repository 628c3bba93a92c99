"""Which way is up: quarter turn, skew, and up or down, from the shapes of the print alone.

Lines of print show the quarter turn (letters stand closest to their neighbours on the same line) and the skew (the
projection on the page's edge is sharpest when level). In Latin print far more strokes rise above the small letters
than hang below the line; that tells up from down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from intake.read.raster import Grey, Mask, Raster, closed, grown, ink_mask, opened, own_pixels, pieces, without

SHAPE_DPI = 150  # letters of 10 points are 12 pixels high here: enough to tell, cheap to count
SKEW_DPI = 100
MAX_SKEW_DEG = 5.0
MAX_LETTERS = 1500
MARGIN_MM = 6.0
UNSURE_BELOW = 1.2
UNSURE = 1.0
MIN_VOTERS = 5
SAID = math.inf
"""How sure a turn is that a person gave."""
MIN_LEADER_DOTS = 7


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page must be turned to stand upright: ``turned_deg`` clockwise in quarters, then ``skew_deg`` clockwise.

    ``sure`` is the weight of the evidence for up against down, about one for each line of print that shows it;
    below ``UNSURE_BELOW`` it must not be relied on.
    """

    turned_deg: int
    skew_deg: float
    sure: float


def find_turn(raster: Raster) -> Turn:
    """Measure how the page lies. A page without print comes out as it is, with ``sure`` 0."""
    shape = _without_margin(_at(raster, SHAPE_DPI))
    letters = _letters(shape)
    if len(letters) < 5:
        return Turn(0, 0.0, 0.0)
    sideways = _lies_sideways(letters)
    if sideways:
        shape = np.ascontiguousarray(np.rot90(shape, -1))
    skew_deg = find_skew(_reduced(shape))
    level = _turn_level(shape, skew_deg)
    upness = _upness(level)
    turned = (90 if sideways else 0) + (180 if upness < 0 else 0)
    return Turn(turned, skew_deg, abs(upness))


def turn_as(raster: Raster, turned_deg: int) -> Turn:
    """The turn that a person gave (clockwise in quarters), with the skew that is measured as ever."""
    shape = _without_margin(_at(raster, SHAPE_DPI))
    if turned_deg % 180:
        shape = np.ascontiguousarray(np.rot90(shape, -1))
    return Turn(turned_deg, find_skew(_reduced(shape)), SAID)


def find_skew(ink: Mask) -> float:
    """Degrees clockwise that make the lines of print level, within ±5, by the sharpness of the row projection.

    ``ink`` is the page at ``SKEW_DPI``; steps of 0.5° find the neighbourhood, steps of 0.1° the angle.
    """
    ys, xs = np.nonzero(ink)
    if len(ys) < 200:
        return 0.0
    if len(ys) > 60_000:
        kept = np.random.default_rng(0).choice(len(ys), 60_000, replace=False)
        ys, xs = ys[kept], xs[kept]
    height, width = ink.shape
    reach = int(width * np.tan(np.radians(MAX_SKEW_DEG))) + 2

    def sharpness(angle_deg: float) -> float:
        rows = np.rint(ys + xs * np.tan(np.radians(angle_deg))).astype(np.int64) + reach
        profile = np.bincount(rows, minlength=height + 2 * reach).astype(np.float64)
        step = np.diff(profile)
        return float((step * step).sum())

    coarse = max(np.arange(-MAX_SKEW_DEG, MAX_SKEW_DEG + 0.01, 0.5), key=lambda a: (sharpness(a), -abs(a)))
    fine = max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=lambda a: (sharpness(a), -abs(a)))
    return round(float(np.clip(fine, -MAX_SKEW_DEG, MAX_SKEW_DEG)), 2) + 0.0


def _at(raster: Raster, dpi: int) -> Mask:
    """Ink of the page with square pixels at ``dpi``."""
    height, width = raster.grey.shape
    size = (max(1, round(width * dpi / raster.x_dpi)), max(1, round(height * dpi / raster.y_dpi)))
    interpolation = cv2.INTER_AREA if raster.y_dpi >= dpi else cv2.INTER_LINEAR
    grey: Grey = np.asarray(cv2.resize(raster.grey, size, interpolation=interpolation), np.uint8)
    return ink_mask(grey)


def _without_margin(shape: Mask) -> Mask:
    """The page without its outermost millimetres, where the fax machine prints a line that lies its own way."""
    margin = round(MARGIN_MM * SHAPE_DPI / 25.4)
    inner = np.zeros_like(shape)
    inner[margin:-margin, margin:-margin] = shape[margin:-margin, margin:-margin]
    return inner


def _reduced(shape: Mask) -> Mask:
    factor = SKEW_DPI / SHAPE_DPI
    return _over(96, cv2.resize(shape, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))


def _letters(shape: Mask) -> NDArray[np.int32]:
    """Boxes (x, y, width, height) of what has the size of letters or short words in either direction."""
    _, boxes = pieces(shape)
    short, long = np.minimum(boxes[:, 2], boxes[:, 3]), np.maximum(boxes[:, 2], boxes[:, 3])
    boxes = boxes[(short >= 3) & (long >= 7) & (short <= 36) & (long <= 180)]
    if len(boxes) > MAX_LETTERS:
        boxes = boxes[:: len(boxes) // MAX_LETTERS + 1] if len(boxes) > 4 * MAX_LETTERS else boxes[:MAX_LETTERS]
    return boxes


def _lies_sideways(boxes: NDArray[np.int32]) -> bool:
    """Do the letters stand in columns? Each points to its nearest neighbour; joined letters point along themselves."""
    x, y, w, h = (boxes[:, i].astype(np.float32) for i in range(4))
    left, right, top, bottom = x, x + w, y, y + h
    gap_x = np.maximum(0, np.maximum(left[:, None], left[None]) - np.minimum(right[:, None], right[None]))
    gap_y = np.maximum(0, np.maximum(top[:, None], top[None]) - np.minimum(bottom[:, None], bottom[None]))
    distance = gap_x + gap_y
    np.fill_diagonal(distance, np.inf)
    nearest = distance.argmin(axis=1)
    close = distance[np.arange(len(boxes)), nearest] < 18
    dx = np.abs((x + w / 2) - (x + w / 2)[nearest])
    dy = np.abs((y + h / 2) - (y + h / 2)[nearest])
    across = float(np.count_nonzero(close & (dx > 2 * dy)))
    down = float(np.count_nonzero(close & (dy > 2 * dx)))
    across += float(np.clip(w / h, 0, 8)[w > 2.5 * h].sum())
    down += float(np.clip(h / w, 0, 8)[h > 4 * w].sum()) * 0.5  # "l" and "1" stand tall on a level line too
    return down > across


def _turn_level(shape: Mask, skew_deg: float) -> Mask:
    if abs(skew_deg) < 0.1:
        return shape
    height, width = shape.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -skew_deg, 1.0)
    return _over(127, cv2.warpAffine(shape, matrix, (width, height), flags=cv2.INTER_LINEAR))


def _over(grey: int, picture: cv2.typing.MatLike) -> Mask:
    return np.asarray(cv2.threshold(picture, grey, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _upness(level: Mask) -> float:
    """Evidence that the page is the right way up; negative: upside down."""
    rules = opened(level, 75, 1) | opened(level, 1, 60)
    print_only = without(level, grown(rules, 3, 3))
    smeared = closed(print_only, 21, 1)
    votes = weights = 0.0
    voters = 0
    for outline, box in zip(*pieces(smeared), strict=True):
        x, y, w, h = (int(side) for side in box)
        if not (8 <= h <= 60 and w >= max(40, 2 * h)):
            continue
        own = own_pixels(smeared, outline, box)
        vote = _line_vote(np.where(own, print_only[y : y + h, x : x + w], np.uint8(0)))
        if vote != 0.0:
            weight = min(4.0, w / 100.0) ** 0.5
            votes += vote * weight
            weights += weight * weight
            voters += 1
    evidence = votes / weights**0.5 if weights else 0.0
    if voters < MIN_VOTERS:  # a few check boxes hanging below their lines are not enough to turn a page over
        evidence = max(-UNSURE, min(UNSURE, evidence))
    return evidence


def _line_vote(line: Mask) -> float:
    """-1 to 1: by how much strokes rise above the body of the letters rather than hang below the line."""
    height = line.shape[0]
    line = _without_leaders(line)
    inked = line.any(axis=0)
    if np.count_nonzero(inked) < 20:
        return 0.0
    columns = line[:, inked] > 0
    top = columns.argmax(axis=0)
    bottom = height - 1 - columns[::-1].argmax(axis=0)
    top_mode, bottom_mode = _mode(top, height), _mode(bottom, height)
    core = bottom_mode - top_mode
    if core < 5:
        return 0.0
    margin = max(1.5, 0.2 * core)
    above = np.count_nonzero(top < top_mode - margin)
    below = np.count_nonzero(bottom > bottom_mode + margin)
    if above + below < 4:
        return 0.0
    return (above - below) / (above + below)


def _without_leaders(line: Mask) -> Mask:
    """The line without dotted leaders, which would pass for the body of its letters."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(line, connectivity=8)
    dots = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) <= 0.35 * line.shape[0]
    dots[0] = False
    if np.count_nonzero(dots) < MIN_LEADER_DOTS:
        return line
    return np.where(dots[labels], np.uint8(0), line)


def _mode(values: NDArray[np.int64], height: int) -> int:
    counts = np.bincount(values, minlength=height).astype(np.float64)
    return int(np.convolve(counts, [0.5, 1.0, 0.5], "same").argmax())
