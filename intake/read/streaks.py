"""Marks of the scanner's glass: streaks down the whole page, and a dark edge.

A grain of dust on the glass draws one line along the way the paper goes, broken or not, from the first scan line to
the last. It is looked for on the scan as it came, where it stands exactly upright: a recogniser takes it for i and l,
and on a page lying on its side it passes for the one level line that hides the skew.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from intake.read.raster import Grey, Mask, Raster, ink_mask

BANDS = 32  # the page is looked at in so many bands from top to bottom: print leaves margins empty, a streak does not
INKED_FROM = 0.08  # share of a column's pixels within one band
BANDS_MISSED = 1  # the sender's header line is printed over a streak
STANDS_OUT = 0.15  # by this share more ink than what lies beside it
WIDEST_MM = 0.6
EDGE_MM = 4.0
DARK = 0.93

_Shares = NDArray[np.float32]


def without_streaks(raster: Raster) -> Raster:
    """The scan with streaks and dark edges painted white; itself where it has none."""
    ink = ink_mask(raster.grey)
    height, width = ink.shape
    if height < 4 * BANDS or width < 100:
        return raster
    bands: _Shares = np.asarray(cv2.resize(ink, (width, BANDS), interpolation=cv2.INTER_AREA), np.float32)
    bands /= np.float32(255)
    per_mm = raster.x_dpi / 25.4
    left, right = _dark_edges(bands, round(EDGE_MM * per_mm))
    streaks = [
        (start, end)
        for start, end in _runs(_streak_columns(bands, max(3, round(WIDEST_MM * per_mm))))
        if end - start <= max(2, WIDEST_MM * per_mm)
    ]
    if not streaks and not left and not right:
        return raster
    grey = raster.grey.copy()
    grey[:, :left] = 255
    grey[:, width - right :] = 255
    for start, end in streaks:
        _paint(grey, ink, start, end)
    return replace(raster, grey=grey)


def _dark_edges(bands: _Shares, widest_px: int) -> tuple[int, int]:
    """How many columns from the left and from the right are black from top to bottom."""
    dark = bands.mean(axis=0) > DARK
    left = int(np.argmin(dark[: widest_px + 1])) if dark[0] else 0
    right = int(np.argmin(dark[::-1][: widest_px + 1])) if dark[-1] else 0
    return left, right


def _streak_columns(bands: _Shares, beside_px: int) -> NDArray[np.bool_]:
    whole = bands.mean(axis=0)
    padded = np.pad(whole, beside_px)
    beside = np.maximum(padded[: -2 * beside_px], padded[2 * beside_px :])
    missed = np.count_nonzero(bands < INKED_FROM, axis=0)
    return np.asarray((missed <= BANDS_MISSED) & (whole - beside > STANDS_OUT), np.bool_)


def _runs(chosen: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Beginning and end (exclusive) of each run of ``True``."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], chosen.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _paint(grey: Grey, ink: Mask, start: int, end: int) -> None:
    """Paint the columns white, but where ink lies on both sides: there a letter crosses the streak."""
    left = ink[:, start - 1] if start else np.zeros(len(ink), np.uint8)
    right = ink[:, end] if end < ink.shape[1] else np.zeros(len(ink), np.uint8)
    paper = ~((left > 0) & (right > 0))
    grey[paper, start:end] = 255
