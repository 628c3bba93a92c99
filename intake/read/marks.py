"""Check boxes in the pixels: small drawn squares, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from intake.model import Box, CheckBox, CheckState
from intake.read.raster import Mask, closed, grown, opened

MM_PER_INCH = 25.4
MIN_SIDE_MM = 2.3
MAX_SIDE_MM = 7.2
MAX_ASPECT = 1.35
EDGE_COVERED = 0.78
# Share of ink inside the outline. Between the pairs nobody knows, and a person looks.
EMPTY_UP_TO, MARKED_FROM = 0.035, 0.075
MARKED_UP_TO, SOLID_FROM = 0.60, 0.72
OVERFLOW = 0.10  # ink in the ring outside a solid box: scribbled over rather than filled in


@dataclass(frozen=True, slots=True)
class _Square:
    x: int
    y: int
    w: int
    h: int


def find_check_boxes(ink: Mask, dpi: int) -> tuple[CheckBox, ...]:
    """Every check box on the page, in reading order.

    A check box is a closed square outline of 2.3 to 7.2 mm on its own: cells of a table share their edges with their
    neighbours, letters have no four straight sides with corners.
    """
    per_mm = dpi / MM_PER_INCH
    squares = _drawn(ink, per_mm)
    squares += [s for s in _solid(ink, per_mm) if not any(_overlap(s, other) for other in squares)]
    boxes = [_judged(ink, square, per_mm) for square in squares]
    return tuple(sorted((b for b in boxes if b is not None), key=lambda b: (b.box.y0 // max(1, dpi // 10), b.box.x0)))


def _drawn(ink: Mask, per_mm: float) -> list[_Square]:
    """Squares with four straight edges, found among the short straight strokes of the page."""
    stroke = max(8, round(1.7 * per_mm))
    level = opened(grown(ink, 1, 3), stroke, 1)
    upright = opened(grown(ink, 3, 1), 1, stroke)
    joined = closed(level | upright, 3, 3)
    contours, hierarchy = cv2.findContours(joined, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    found: list[_Square] = []
    for contour, links in zip(contours, np.asarray(hierarchy).reshape(-1, 4) if contours else (), strict=True):
        x, y, w, h = cv2.boundingRect(contour)
        square = _Square(x, y, w, h)
        outer = links[3] < 0
        if outer and _right_size(square, per_mm) and _has_edges(level, upright, square):
            found.append(square)
    return [s for s in found if not any(_overlap(s, o) and o.w * o.h > s.w * s.h for o in found)]


def _solid(ink: Mask, per_mm: float) -> list[_Square]:
    """Squares so full of ink that no outline can be told from it."""
    brush = max(6, round(1.9 * per_mm))
    # Scribbling leaves gaps of a pixel or two.
    full = opened(closed(ink, 3, 3), brush, brush)
    count, _, stats, _ = cv2.connectedComponentsWithStats(full, connectivity=8)
    found = []
    for label in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[label])
        square = _Square(x, y, w, h)
        if _right_size(square, per_mm) and area >= 0.8 * w * h:
            found.append(square)
    return found


def _right_size(square: _Square, per_mm: float) -> bool:
    short, long = min(square.w, square.h), max(square.w, square.h)
    return short >= MIN_SIDE_MM * per_mm and long <= MAX_SIDE_MM * per_mm and long <= MAX_ASPECT * short


def _has_edges(level: Mask, upright: Mask, s: _Square) -> bool:
    """Is each of the four sides drawn nearly from corner to corner?"""
    band = max(3, min(s.w, s.h) // 6)
    top, bottom = level[s.y : s.y + band, s.x : s.x + s.w], level[s.y + s.h - band : s.y + s.h, s.x : s.x + s.w]
    left, right = upright[s.y : s.y + s.h, s.x : s.x + band], upright[s.y : s.y + s.h, s.x + s.w - band : s.x + s.w]
    sides = (top.any(axis=0), bottom.any(axis=0), left.any(axis=1), right.any(axis=1))
    return all(float(side.mean()) >= EDGE_COVERED for side in sides)


def _judged(ink: Mask, s: _Square, per_mm: float) -> CheckBox | None:
    """The box with its state, by how much ink stands inside the outline."""
    edge = _edge_px(ink, s)
    inset = edge + max(1, round(0.25 * per_mm))
    inside = ink[s.y + inset : s.y + s.h - inset, s.x + inset : s.x + s.w - inset] > 0
    if min(inside.shape) < 3:
        return None
    share = float(inside.mean())
    state, confidence = _state(share, _outside(ink, s, per_mm))
    return CheckBox(Box(s.x, s.y, s.x + s.w, s.y + s.h), state, round(confidence, 2))


def _edge_px(ink: Mask, s: _Square) -> int:
    """How thick the outline is drawn: rows from each side inwards that are nearly all ink, the median side."""
    cut = ink[s.y : s.y + s.h, s.x : s.x + s.w] > 0
    limit = min(s.w, s.h) // 4
    sides = (cut, cut[::-1], cut.T, cut.T[::-1])
    depths = []
    for side in sides:
        full = side[:limit].mean(axis=1) > 0.6
        depths.append(int(np.nonzero(full)[0].max()) + 1 if full.any() else 1)
    return sorted(depths)[1] if float(cut.mean()) < SOLID_FROM else 2


def _outside(ink: Mask, s: _Square, per_mm: float) -> float:
    """Share of ink in a ring of 0.8 mm around the box, a little off its outline."""
    near, far = max(1, round(0.25 * per_mm)), max(3, round(1.05 * per_mm))
    y0, x0 = max(0, s.y - far), max(0, s.x - far)
    ring = ink[y0 : s.y + s.h + far, x0 : s.x + s.w + far] > 0
    hole = np.ones_like(ring)
    hole[max(0, s.y - near - y0) : s.y + s.h + near - y0, max(0, s.x - near - x0) : s.x + s.w + near - x0] = False
    return float(ring[hole].mean()) if hole.any() else 0.0


def _state(share: float, outside: float) -> tuple[CheckState, float]:
    if share <= EMPTY_UP_TO:
        return CheckState.EMPTY, 1.0 - share / EMPTY_UP_TO * 0.3
    if share < MARKED_FROM:
        return CheckState.UNCLEAR, 0.5
    if share <= MARKED_UP_TO:
        return CheckState.MARKED, min(1.0, 0.75 + (share - MARKED_FROM))
    if share < SOLID_FROM:
        return CheckState.UNCLEAR, 0.5
    if outside >= OVERFLOW:
        return CheckState.STRUCK, 0.8
    return CheckState.MARKED, 0.8


def _overlap(a: _Square, b: _Square) -> bool:
    return a is not b and a.x < b.x + b.w and b.x < a.x + a.w and a.y < b.y + b.h and b.y < a.y + a.h


def box_areas(boxes: Sequence[CheckBox], margin_px: int) -> list[Box]:
    """The areas of check boxes with a margin, for whoever must not take their ink for writing."""
    return [
        Box(b.box.x0 - margin_px, b.box.y0 - margin_px, b.box.x1 + margin_px, b.box.y1 + margin_px) for b in boxes
    ]
