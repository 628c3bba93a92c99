"""Specks of the line go, and the full stops of large print stay."""

from __future__ import annotations

import numpy as np

from intake.read.clean import despeckled
from intake.read.raster import Raster

X_DPI, Y_DPI = 204.0, 98.0
SPECKS = 200


def page() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The r of ``kvar.`` in 12 points at 98 lines with its full stop, and specks far from it."""
    grey = np.full((1143, 1728), 255, np.uint8)
    grey[300:309, 400:403] = 0  # the stem of the r
    grey[300:301, 403:409] = 0  # its arm
    grey[308:309, 414:417] = 0  # the stop
    for number in range(SPECKS):
        grey[400 + 3 * (number // 20) : 401 + 3 * (number // 20), 100 + 80 * (number % 20)] = 0
    return grey


def test_a_full_stop_behind_large_print_is_no_lonely_speck() -> None:
    cleaned, per_inch2 = despeckled(Raster(page(), X_DPI, Y_DPI))

    assert (cleaned[308, 414:417] == 0).all()
    assert (cleaned[350:] == 255).all()
    assert per_inch2 > 0


def test_a_speck_between_the_lines_of_a_page_goes() -> None:
    grey = page()
    grey[320:321, 405:407] = 0  # 3 mm below the r

    cleaned, _ = despeckled(Raster(grey, X_DPI, Y_DPI))

    assert (cleaned[320, 405:407] == 255).all()
