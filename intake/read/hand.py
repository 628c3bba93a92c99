"""Words written by hand, however surely they were read: their letters do not stand on one line at one height.

In print every letter stands on the baseline or hangs below it by a fixed depth, and all capitals, all digits and all
small letters end at heights of their own. A hand keeps to none of this, not even where it prints neat block letters. So
the edges of the letters are held against each other; what is left beyond the steps of the scan is the unevenness.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, groupby
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np

from intake.model import Box, Word
from intake.read.raster import Mask, grown, without

HANGING = frozenset("gjpqyQJ")
# Letters that look alike as capital and small (c, o, s, v …) say nothing about the height they ought to have.
HIGH = {"capital": frozenset("ABDEFGHKLNPRT"), "small": frozenset("aenr"), "ascender": frozenset("bdhkl")}
# Old-style digits: some stand low, some hang, some rise.
OLD_STYLE = {**dict.fromkeys("012", "low"), **dict.fromkeys("34579", "hanging"), **dict.fromkeys("68", "rising")}
# Round letters reach beyond the lines that flat ones stand on, each face by a depth of its own, in heights.
ROUND_BELOW = frozenset("abcdeostuåäöCGJOQSUÖ035689")
ROUND_ABOVE = frozenset("aeGOS0235689")
OVERSHOOTS = (0.0, 0.025, 0.05)
SCAN_STEP = 0.75  # a letter may lie so many scan lines off its place
FORGIVEN = 0.1  # share of edges that may be anything: misread letters, strokes torn apart, specks
WORST = 0.25  # in heights of the letters: further off is not more uneven
MIN_EDGES = 5
MIN_FREE = 3
BY_HAND_FROM = 0.010
SLANT_UP_TO = 0.1  # the sender's line lies level on a page that lay askew
MIN_LETTER = 0.4
HANGS_FROM, FLIES_FROM = 0.14, 0.3
GAP = 1.5  # heights between words of two pieces of writing


class _Edge(NamedTuple):  # thousands a page, each made anew several times: a dataclass takes three times as long
    """Top or bottom of a letter: which edges it must agree with, and where it lies in pixels."""

    kind: str
    character: str
    x: float
    y: float


def mark_handwriting(
    words: Sequence[Word], ink: Mask, rules: Mask, marks: Sequence[Box], dpi: int, y_dpi: float
) -> tuple[Word, ...]:
    """``words`` with ``by_hand`` set where that is so.

    ``rules`` are the drawn lines of the form, ``marks`` areas of check boxes: neither are letters. ``y_dpi`` is how
    densely the lines were scanned.
    """
    bare = without(ink, grown(rules, 3, 3))
    for box in marks:
        bare[max(0, box.y0) : max(0, box.y1), max(0, box.x0) : max(0, box.x1)] = 0
    step_px = SCAN_STEP * max(1.0, dpi / y_dpi)
    marked: list[Word] = []
    for _, of_line in groupby(words, key=lambda word: word.line):
        pieces = [(piece, unevenness(piece, bare, step_px)) for piece in _pieces(list(of_line))]
        of_print = _of_print(pieces)
        for piece, uneven in pieces:
            by_hand = uneven is not None and uneven - of_print >= BY_HAND_FROM
            marked += [replace(word, by_hand=by_hand) for word in piece]
    return tuple(marked)


def _of_print(pieces: Sequence[tuple[Sequence[Word], float | None]]) -> float:
    """How uneven the print of a line is: a scan line lost or doubled makes its labels uneven with what they label.

    A label that is as uneven as handwriting tells nothing: whole letters are written by hand.
    """
    labels = (uneven for piece, uneven in pieces if piece[-1].text.endswith(":"))
    return max((uneven for uneven in labels if uneven is not None and uneven < BY_HAND_FROM), default=0.0)


def unevenness(words: Sequence[Word], ink: Mask, step_px: float) -> float | None:
    """How far the edges of the letters lie from where print would have them, as a share of their height.

    The root mean square of the lower nine tenths of the residuals; ``None`` where there are too few letters to tell.
    """
    edges: list[_Edge] = []
    heights: list[float] = []
    for word in words:
        letters = _letters(ink, word.box)
        if letters:
            height = float(np.percentile([box.y1 - box.y0 for box in letters], 80))
            heights.append(height)
            edges += _edges(letters, word.text, height)
    if not heights:
        return None
    height = float(median(heights))
    edges = _without_hanging(edges, height)
    slant = _slant([edge for edge in edges if edge.kind in {"base", "digit"}], height)
    level = [_Edge(kind, character, x, y - slant * x) for kind, character, x, y in edges]
    digits = any(edge.kind.startswith("digit") for edge in level)
    styles = (level, [_old_style(edge) for edge in level]) if digits else (level,)
    ways = (
        _left_over([_flattened(edge, over * height) for edge in style] if over else style, height, step_px)
        for style in styles
        for over in OVERSHOOTS
    )
    return min((way for way in ways if way is not None), default=None)


def _pieces(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a line as far as they belong together: up to a colon or a wide gap."""
    for _, line in groupby(words, key=lambda word: word.line):
        piece: list[Word] = []
        for word in line:
            if piece and (piece[-1].text.endswith(":") or _apart(piece[-1].box, word.box)):
                yield piece
                piece = []
            piece.append(word)
        yield piece


def _apart(left: Box, right: Box) -> bool:
    return right.x0 - left.x1 > GAP * min(left.y1 - left.y0, right.y1 - right.y0)


def _letters(ink: Mask, around: Box) -> list[Box]:
    """Connected ink from left to right; what stands over or under each other (dots, rings, torn strokes) as one."""
    x_off, y_off = max(0, around.x0 - 1), max(0, around.y0 - 2)
    cut = ink[y_off : around.y1 + 2, x_off : around.x1 + 1]
    if not cut.size:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats(cut, connectivity=8)
    found: list[Box] = []
    for x, y, w, h, area in sorted(tuple(int(v) for v in row) for row in stats[1:]):
        if area < 4 or h >= cut.shape[0]:
            continue  # a speck, or a streak down the page
        box = Box(x + x_off, y + y_off, x + x_off + w, y + y_off + h)
        last = found[-1] if found else None
        if last and min(last.x1, box.x1) - max(last.x0, box.x0) >= 0.55 * min(w, last.x1 - last.x0):
            found[-1] = Box(min(last.x0, box.x0), min(last.y0, box.y0), max(last.x1, box.x1), max(last.y1, box.y1))
        else:
            found.append(box)
    return found


def _edges(letters: Sequence[Box], text: str, height: float) -> Iterator[_Edge]:
    """The edges whose place print fixes. Where letters and text do not match one to one, only bottoms are known."""
    known = len(letters) == len(text)
    for box, character in zip(letters, text if known else "?" * len(letters), strict=True):
        x = (box.x0 + box.x1) / 2
        if box.y1 - box.y0 < MIN_LETTER * height:
            continue
        if not known:
            yield _Edge("unknown", character, x, box.y1)
        elif character.isalnum():
            digit = character.isdecimal()
            kind = "hanging" if character in HANGING else "digit" if digit else "base"
            yield _Edge(kind, character, x, box.y1)
            top = "digit" if digit else next((name for name, some in HIGH.items() if character in some), None)
            if top:
                yield _Edge(f"{top} top", character, x, box.y0)


def _without_hanging(edges: Sequence[_Edge], height: float) -> list[_Edge]:
    """Unknown bottoms near the baseline count as standing on it; the others may hang, or be parts of letters."""
    bottoms = [edge.y for edge in edges if edge.kind in {"base", "digit", "unknown"}]
    base = float(median(bottoms)) if bottoms else 0.0
    return [
        edge._replace(kind="base") if edge.kind == "unknown" else edge
        for edge in edges
        if edge.kind != "unknown" or -FLIES_FROM * height <= edge.y - base <= HANGS_FROM * height
    ]


def _slant(bottoms: Sequence[_Edge], height: float) -> float:
    """The slope of the baseline by the median of all pairs (Theil and Sen), as far as levelling may have left one."""
    slopes = [
        (a.y - b.y) / (a.x - b.x)
        for a, b in combinations(bottoms[:: len(bottoms) // 24 + 1], 2)
        if abs(a.x - b.x) > 2 * height
    ]
    if len(bottoms) < MIN_EDGES or len(slopes) < 4:
        return 0.0
    return float(np.clip(np.median(slopes), -SLANT_UP_TO, SLANT_UP_TO))


def _old_style(edge: _Edge) -> _Edge:
    """The edge of a digit as old-style digits would have it."""
    if not edge.kind.startswith("digit") or edge.character not in OLD_STYLE:
        return edge
    style = OLD_STYLE[edge.character]
    if edge.kind == "digit":
        return edge._replace(kind="digit hanging" if style == "hanging" else "base")
    return edge._replace(kind=f"{'rising' if style == 'rising' else 'low'} {edge.kind}")


def _flattened(edge: _Edge, over_px: float) -> _Edge:
    """The edge of a round letter moved to where a flat one ends."""
    kind, character, x, y = edge
    if " top" in kind:
        return _Edge(kind, character, x, y + over_px) if character in ROUND_ABOVE else edge
    return _Edge(kind, character, x, y - over_px) if character in ROUND_BELOW else edge


def _left_over(edges: Sequence[_Edge], height: float, step_px: float) -> float | None:
    kinds: dict[str, list[float]] = {}
    for edge in edges:
        kinds.setdefault("base" if edge.kind == "digit" else edge.kind, []).append(edge.y)
    off: list[float] = []
    free = 0
    for places in kinds.values():
        if len(places) >= 2:
            usual = median(places)
            off += [abs(place - usual) for place in places]
            free += len(places) - 1
    forgiven = max(1, round(FORGIVEN * len(off))) if len(off) > MIN_EDGES else 0
    if free - forgiven < MIN_FREE:
        return None
    kept = np.clip(np.sort(np.array(off))[: len(off) - forgiven] - step_px, 0.0, WORST * height) / height
    return float(np.sqrt((kept**2).sum() / max(1, free - forgiven)))
