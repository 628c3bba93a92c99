"""Dotted leaders ("Telefon ........: 08-123") as a mask, for painting white before recognition.

A recogniser takes them for words ("sosesesrr") and spoils what stands behind them.
"""

from __future__ import annotations

import cv2
import numpy as np

from intake.read.raster import Mask

MM_PER_INCH = 25.4
DOT_MM = 0.75  # a leader's dot is no larger; nor are the dots of å, ä, ö and i
PITCH_MM = 3.3  # dots of one leader stand no further apart
CLEAR_MM = 1.2  # so much paper above and below: the dot of a letter has its letter under it
FEWEST = 5  # an ellipsis has three
UNEVEN_UP_TO = 0.45  # spread of the pitch over its mean


def leaders_mask(ink: Mask, dpi: int) -> Mask:
    """The dots of all dotted leaders on the level page ``ink`` (255 where black) of ``dpi``."""
    per_mm = dpi / MM_PER_INCH
    _, labels, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = (stats[:, cv2.CC_STAT_WIDTH] <= DOT_MM * per_mm) & (stats[:, cv2.CC_STAT_HEIGHT] <= DOT_MM * per_mm)
    small[0] = False
    dots = [label for label in np.flatnonzero(small) if _stands_clear(ink, stats[label], per_mm)]
    taken = np.zeros(len(stats), bool)
    for chain in _chains(centres[dots], per_mm):
        if len(chain) >= FEWEST and _even(centres[dots][chain]):
            taken[[dots[place] for place in chain]] = True
    return np.where(taken[labels], 255, 0).astype(np.uint8)


def _stands_clear(ink: Mask, box: np.ndarray, per_mm: float) -> bool:
    x, y, w, h = (int(side) for side in box[:4])
    reach = round(CLEAR_MM * per_mm)
    above = ink[max(0, y - reach) : y, x : x + w]
    below = ink[y + h : y + h + reach, x : x + w]
    return not above.any() and not below.any()


def _chains(centres: np.ndarray, per_mm: float) -> list[list[int]]:
    """Dots that follow each other from left to right on one line, as indices into ``centres``."""
    chains: list[list[int]] = []
    open_ends: list[list[int]] = []
    for place in np.argsort(centres[:, 0], kind="stable"):
        x, y = centres[place]
        open_ends = [chain for chain in open_ends if x - centres[chain[-1]][0] <= PITCH_MM * per_mm]
        near = [chain for chain in open_ends if abs(y - centres[chain[-1]][1]) <= DOT_MM / 2 * per_mm]
        if near:
            near[-1].append(int(place))
        else:
            chains.append([int(place)])
            open_ends.append(chains[-1])
    return chains


def _even(centres: np.ndarray) -> bool:
    gaps = np.diff(centres[:, 0])
    return bool(gaps.std() <= UNEVEN_UP_TO * gaps.mean())
