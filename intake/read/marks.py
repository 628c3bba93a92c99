"""Check boxes in the pixels: small drawn squares, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from intake.model import Box, CheckBox, CheckState, Word
from intake.read.beside import doubted_beside
from intake.read.raster import Mask, closed, grown, opened, own_pixels, pieces, without

MM_PER_INCH = 25.4
MIN_SIDE_MM = 2.45
MAX_SIDE_MM = 7.8
MAX_ASPECT = 1.35
LETTER_MM = 3.1  # squares up to here have the size of letters, and must be drawn better to be believed
LETTER_STROKE = 0.2  # of the side: the outline of a box is thinner
EDGE_COVERED = 0.88
BEYOND_UP_TO = 0.3
# Share of ink inside the outline. Between the pairs nobody knows, and a person looks.
EMPTY_UP_TO, MARKED_FROM = 0.035, 0.075
MARKED_UP_TO, SOLID_FROM = 0.76, 0.82
# A solid square beside drawn boxes: of their size it is filled in, larger it was scribbled over.
SAME_SIZE, STRUCK_FROM, NEAT = 0.15, 1.25, 0.12
FRAMED_FROM = 2  # sides of a filled box along which its outline can be seen


@dataclass(frozen=True, slots=True)
class _Square:
    x: int
    y: int
    w: int
    h: int

    @property
    def side(self) -> float:
        return (self.w + self.h) / 2

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.x + self.w, self.y + self.h)


@dataclass(frozen=True, slots=True)
class Squares:
    """What on a page has the shape of a check box, whatever the words say: outlines, and squares full of ink."""

    outlines: tuple[_Square, ...]
    full: tuple[_Square, ...]


def find_squares(ink: Mask, dpi: int) -> Squares:
    """The costly half of ``find_check_boxes``, for whoever looks at the same ink before and after it is read."""
    per_mm = dpi / MM_PER_INCH
    return Squares(tuple(_drawn(ink, per_mm)), tuple(_solid(ink, per_mm)))


def find_check_boxes(
    ink: Mask, dpi: int, words: Sequence[Word] = (), found: Squares | None = None
) -> tuple[CheckBox, ...]:
    """Every check box on the page, in reading order; ``found`` are the squares of ``ink`` where they are known.

    A check box is a closed square outline of 2.5 to 7.5 mm on its own: cells of a table share their edges with their
    neighbours, letters have no four straight sides with corners. A small square in the middle of one of ``words`` is
    a letter all the same (at the beginning of a word it may be the box that the recogniser took along), and so is any
    square whose corners are not whole.
    """
    per_mm = dpi / MM_PER_INCH
    found = found or find_squares(ink, dpi)
    squares = [s for s in found.outlines if not _is_letter(ink, s, words, per_mm)]
    drawn = [square for square in squares if _share_inside(ink, square, per_mm) < SOLID_FROM]
    solid = [square for square in squares if square not in drawn]
    solid += [square for square in found.full if not any(_overlap(square, other) for other in squares)]
    usual = float(np.median([square.side for square in drawn])) if drawn else None
    boxes = [_judged(ink, square, per_mm) for square in drawn]
    boxes += [_judged_solid(ink, square, per_mm, usual) for square in solid]
    row_px = max(1, dpi // 10)
    return tuple(sorted(doubted_beside(ink, boxes, words, dpi), key=lambda b: (b.box.y0 // row_px, b.box.x0)))


def _drawn(ink: Mask, per_mm: float) -> list[_Square]:
    """Squares with four straight edges and something lighter inside, found among the short straight strokes."""
    stroke = max(8, round(1.7 * per_mm))
    level = opened(grown(ink, 1, 3), stroke, 1)
    upright = opened(grown(ink, 3, 1), 1, stroke)
    # What is longer than any box is a rule of the form; the tail of a tick may touch it.
    too_long = round((MAX_SIDE_MM + 2) * per_mm)
    level = without(level, opened(level, too_long, 1))
    upright = without(upright, opened(upright, 1, too_long))
    _, boxes = pieces(closed(level | upright, 3, 3))
    longest = boxes[:, 2:].max(axis=1)
    found: list[_Square] = []
    for box in boxes[(longest >= MIN_SIDE_MM * per_mm) & (longest <= (MAX_SIDE_MM + 3) * per_mm)].tolist():
        square = _edges_of(level, upright, _Square(*box), per_mm)
        square = None if square is None else _to_outer_edge(ink, square)
        if square is not None and _right_size(square, per_mm) and _has_edges(ink, square, per_mm):
            found.append(square)
    return found


def _is_letter(ink: Mask, s: _Square, words: Sequence[Word], per_mm: float) -> bool:
    """Does the square belong to a word: a small one in its middle, or anywhere one whose corners are not whole?"""
    small = s.side <= LETTER_MM * per_mm
    whole = min(_corners(ink, s)) >= (0 if small else -1)
    middle = s.y + s.h / 2
    for word in words:
        if not word.box.y0 <= middle <= word.box.y1 or s.x + s.w > word.box.x1 + 2:
            continue
        if _read_as_letter(s, word):
            return True
        if word.confidence < 0.6:
            continue
        within = word.box.x0 + 0.5 * s.w < s.x
        begins = word.box.x0 - 3 <= s.x and sum(c.isalpha() for c in word.text) >= 3
        if (small and within) or (not whole and (within or begins)):
            return True
    return False


def _read_as_letter(s: _Square, word: Word) -> bool:
    """Did the recogniser, however doubtfully, read a letter like a box at this place inside the word ("SU/Ö")?"""
    place = int((s.x + s.w / 2 - word.box.x0) / max(1, word.box.x1 - word.box.x0) * len(word.text))
    return 0 < place < len(word.text) and word.text[place] in "OÖÓ0DQGBCU"


def _edges_of(level: Mask, upright: Mask, around: _Square, per_mm: float) -> _Square | None:
    """The square between the outermost long edges within ``around``: a tick may reach beyond the outline."""
    there = (slice(around.y, around.y + around.h), slice(around.x, around.x + around.w))
    shortest = MIN_SIDE_MM * per_mm * 0.8
    rows = np.flatnonzero(np.count_nonzero(level[there], axis=1) >= max(0.55 * around.w, shortest))
    if len(rows) < 2:
        return None
    columns = np.flatnonzero(np.count_nonzero(upright[there], axis=0) >= max(0.55 * around.h, shortest))
    if len(columns) < 2:
        return None
    # The strokes were grown by one pixel across themselves before they were sought.
    y0, y1, x0, x1 = int(rows[0]) + 1, int(rows[-1]), int(columns[0]) + 1, int(columns[-1])
    return _Square(around.x + x0, around.y + y0, x1 - x0, y1 - y0)


def _to_outer_edge(ink: Mask, s: _Square) -> _Square:
    """The square widened to where its outline ends, at most four pixels a side."""
    x0, y0, x1, y1 = s.x, s.y, s.x + s.w, s.y + s.h
    for _ in range(4):
        y0 -= int(y0 > 0 and _mostly(ink[y0 - 1, x0:x1]))
        x0 -= int(x0 > 0 and _mostly(ink[y0:y1, x0 - 1]))
        y1 += int(y1 < ink.shape[0] and _mostly(ink[y1, x0:x1]))
        x1 += int(x1 < ink.shape[1] and _mostly(ink[y0:y1, x1]))
    return _Square(x0, y0, x1 - x0, y1 - y0)


def _mostly(line: Mask) -> bool:
    return bool(np.count_nonzero(line) > 0.4 * line.size)


def _solid(ink: Mask, per_mm: float) -> list[_Square]:
    """Squares so full of ink that no outline can be told from it."""
    brush = max(6, round(1.9 * per_mm))
    # Scribbling leaves gaps of a pixel or two.
    full = opened(closed(ink, 3, 3), brush, brush)
    found = []
    for outline, box in zip(*pieces(full), strict=True):
        square = _Square(*(int(side) for side in box))
        if not _right_size(square, per_mm, slack_mm=2.5):
            continue
        if np.count_nonzero(own_pixels(full, outline, box)) >= 0.8 * square.w * square.h:
            found.append(square)
    return sorted(found, key=lambda square: (square.y, square.x))


def _right_size(square: _Square, per_mm: float, slack_mm: float = 0.0) -> bool:
    short, long = min(square.w, square.h), max(square.w, square.h)
    fits = MIN_SIDE_MM * per_mm <= short and long <= (MAX_SIDE_MM + slack_mm) * per_mm
    return fits and long <= MAX_ASPECT * short


def _has_edges(ink: Mask, s: _Square, per_mm: float) -> bool:
    """Is each side drawn from corner to corner, are the corners there, and is there paper beyond the sides?

    O and D lack corners; in b, d, P and R a stem runs on beyond what looks like a square.
    """
    cut = ink[s.y : s.y + s.h, s.x : s.x + s.w] > 0
    band = max(4, min(s.w, s.h) // 10)
    sides = (cut[:band].any(axis=0), cut[-band:].any(axis=0), cut[:, :band].any(axis=1), cut[:, -band:].any(axis=1))
    if any(float(side.mean()) < EDGE_COVERED for side in sides):
        return False
    reach = _corners(ink, s)
    as_letter = s.side <= LETTER_MM * per_mm
    if as_letter and _edge_px(ink, s) > LETTER_STROKE * s.side:
        return False  # an O in bold
    worst, next_worst = sorted(reach)[:2]
    if worst < -2 or next_worst < (-1 if as_letter else -2) or sum(reach) < (-4 if as_letter else -5):
        return False
    y0, x0 = max(0, s.y - 3), max(0, s.x - 3)
    beyond = (
        ink[y0 : max(0, s.y - 1), s.x : s.x + s.w],
        ink[s.y + s.h + 1 : s.y + s.h + 3, s.x : s.x + s.w],
        ink[s.y : s.y + s.h, x0 : max(0, s.x - 1)],
        ink[s.y : s.y + s.h, s.x + s.w + 1 : s.x + s.w + 3],
    )
    return all(float((strip > 0).mean()) <= BEYOND_UP_TO for strip in beyond if strip.size)


def _corners(ink: Mask, s: _Square) -> list[int]:
    """How many rows or columns each corner lacks (0 or less); the steps of a skewed line take one or two from some."""
    cut = ink[s.y : s.y + s.h, s.x : s.x + s.w] > 0
    band = max(4, min(s.w, s.h) // 10)
    corners = (cut[:band, :band], cut[:band, -band:], cut[-band:, :band], cut[-band:, -band:])
    return [int(min(corner.any(axis=0).sum(), corner.any(axis=1).sum())) - band for corner in corners]


def _share_inside(ink: Mask, s: _Square, per_mm: float) -> float:
    """Share of ink inside the outline, a little off it."""
    inset = _edge_px(ink, s) + max(1, round(0.25 * per_mm))
    inside = ink[s.y + inset : s.y + s.h - inset, s.x + inset : s.x + s.w - inset] > 0
    return float(inside.mean()) if inside.size else 1.0


def _judged(ink: Mask, s: _Square, per_mm: float) -> CheckBox:
    """A drawn box with its state, by how much ink stands inside the outline."""
    share = _share_inside(ink, s, per_mm)
    if share <= EMPTY_UP_TO:
        state, confidence = CheckState.EMPTY, 1.0 - 0.3 * share / EMPTY_UP_TO
    elif share < MARKED_FROM or (share > MARKED_UP_TO and _outside(ink, s, per_mm) >= NEAT):
        state, confidence = CheckState.UNCLEAR, 0.5
    else:
        state, confidence = CheckState.MARKED, min(1.0, 0.75 + (share - MARKED_FROM))
    return CheckBox(s.box, state, round(confidence, 2))


def _judged_solid(ink: Mask, s: _Square, per_mm: float, usual: float | None) -> CheckBox:
    """A solid square: filled in where it is as large and as neat as the other boxes, struck where it runs over.

    Without another box to compare it with, only its own outline, where paper shows inside it, tells that it is a box.
    """
    ragged = _outside(ink, s, per_mm)
    if usual is not None and s.side >= STRUCK_FROM * usual:
        return CheckBox(s.box, CheckState.STRUCK, 0.8)
    if ragged < NEAT and _framed_sides(ink, s) >= FRAMED_FROM:
        return CheckBox(s.box, CheckState.MARKED, 0.8)
    if usual is not None and ragged < NEAT and abs(s.side / usual - 1) < SAME_SIZE:
        return CheckBox(s.box, CheckState.MARKED, 0.8)
    return CheckBox(s.box, CheckState.UNCLEAR, 0.5)


def _framed_sides(ink: Mask, s: _Square) -> int:
    """On how many sides a line of paper divides the outline from what fills the square: a printed bullet has none."""
    cut = ink[s.y : s.y + s.h, s.x : s.x + s.w] > 0
    limit, off = min(s.w, s.h) // 4, min(s.w, s.h) // 5
    framed = 0
    for side in (cut, cut[::-1], cut.T, cut.T[::-1]):
        paper = 1 - side[:limit, off:-off].mean(axis=1)
        gap = int(paper.argmax())
        framed += int(gap > 0 and paper[gap] > 0.6 and float(paper[:gap].min()) < 0.2)
    return framed


def _edge_px(ink: Mask, s: _Square) -> int:
    """How thick the outline is drawn: rows from each side inwards that are nearly all ink, the median side."""
    cut = ink[s.y : s.y + s.h, s.x : s.x + s.w] > 0
    limit = min(s.w, s.h) // 4
    sides = (cut, cut[::-1], cut.T, cut.T[::-1])
    depths = []
    for side in sides:
        full = side[:limit].mean(axis=1) > 0.6
        first = int(full.argmax())
        beyond = np.nonzero(~full[first:])[0]
        depths.append(first + (int(beyond[0]) if len(beyond) else limit - first) if full.any() else 1)
    return sorted(depths)[1]


def _outside(ink: Mask, s: _Square, per_mm: float) -> float:
    """Share of ink in a ring of 0.8 mm around the box, a little off its outline."""
    near, far = max(1, round(0.25 * per_mm)), max(3, round(1.05 * per_mm))
    y0, x0 = max(0, s.y - far), max(0, s.x - far)
    ring = ink[y0 : s.y + s.h + far, x0 : s.x + s.w + far] > 0
    hole = np.ones_like(ring)
    hole[max(0, s.y - near - y0) : s.y + s.h + near - y0, max(0, s.x - near - x0) : s.x + s.w + near - x0] = False
    return float(ring[hole].mean()) if hole.any() else 0.0


def _overlap(a: _Square, b: _Square) -> bool:
    return a is not b and a.x < b.x + b.w and b.x < a.x + a.w and a.y < b.y + b.h and b.y < a.y + a.h


def box_areas(boxes: Sequence[CheckBox], margin_px: int) -> list[Box]:
    """The areas of check boxes with a margin, for whoever must not take their ink for writing."""
    return [Box(b.box.x0 - margin_px, b.box.y0 - margin_px, b.box.x1 + margin_px, b.box.y1 + margin_px) for b in boxes]
