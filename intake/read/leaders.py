"""Dotted leaders ("Telefon ........: 08-123") as a mask, for painting white before recognition.

A recogniser takes them for words ("sosesesrr") and spoils what stands behind them. What tells a leader from full stops,
from the dots of letters and from dates written with dots is the paper around it: nothing above and below a dot, and
nothing between a dot and the next.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from intake.read.raster import Mask, pieces

MM_PER_INCH = 25.4
DOT_MM = 1.0  # a leader's dot is no larger, even in bold type of 13 points
APART_MM = 8.0  # the line may have lost some dots of a leader, so this is three times the widest pitch
CLEAR_ABOVE_MM, CLEAR_BELOW_MM = 1.8, 1.3  # the dot of a letter has its letter under it, that of a colon its fellow
LETTER_MM = 2.0  # so high above the line is looked for letters between two dots
FEWEST = 3

_Boxes = NDArray[np.int32]


def leaders_mask(ink: Mask, dpi: int) -> Mask:
    """The dots of all dotted leaders on the level page ``ink`` (255 where black) of ``dpi``."""
    per_mm = dpi / MM_PER_INCH
    _, boxes = pieces(ink)
    small = (boxes[:, 2] <= DOT_MM * per_mm) & (boxes[:, 3] <= DOT_MM * per_mm)
    dots = np.array([box for box in boxes[small] if _stands_clear(ink, box, per_mm)], np.int32).reshape(-1, 4)
    mask = np.zeros_like(ink)
    for chain in _chains(ink, dots, per_mm):
        if len(chain) >= FEWEST:
            for x, y, w, h in dots[chain].tolist():  # nothing but the dot lies in its box
                mask[y : y + h, x : x + w] = ink[y : y + h, x : x + w]
    return mask


def _stands_clear(ink: Mask, box: _Boxes, per_mm: float) -> bool:
    x, y, w, h = (int(side) for side in box)
    above = ink[max(0, y - round(CLEAR_ABOVE_MM * per_mm)) : y, x : x + w]
    below = ink[y + h : y + h + round(CLEAR_BELOW_MM * per_mm), x : x + w]
    return not above.any() and not below.any()


def _chains(ink: Mask, boxes: _Boxes, per_mm: float) -> list[list[int]]:
    """Dots that follow each other on one line with only paper between, from the left, as indices into ``boxes``."""
    chains: list[list[int]] = []
    growing: list[list[int]] = []
    for place in np.argsort(boxes[:, 0], kind="stable"):
        x = int(boxes[place][0])
        growing = [chain for chain in growing if x - int(boxes[chain[-1]][0]) <= APART_MM * per_mm]
        for chain in reversed(growing):
            if _follows(ink, boxes[chain[-1]], boxes[place], per_mm):
                chain.append(int(place))
                break
        else:
            chains.append([int(place)])
            growing.append(chains[-1])
    return chains


def _follows(ink: Mask, left: _Boxes, right: _Boxes, per_mm: float) -> bool:
    foot, other_foot = int(left[1] + left[3]), int(right[1] + right[3])
    if abs(foot - other_foot) > DOT_MM / 2 * per_mm:
        return False
    top = max(0, min(foot, other_foot) - round(LETTER_MM * per_mm))
    return not ink[top : max(foot, other_foot), int(left[0] + left[2]) : int(right[0])].any()
