"""Streaks of the scanner's glass and dark edges go; print and rules stay."""

from __future__ import annotations

import numpy as np
import pytest

from intake.read.raster import Grey, Raster
from intake.read.streaks import without_streaks
from intake.read.upright import find_turn
from tests.unit.read.faxpaper import faxed, printed


def scanned(y_dpi: int = 196, turned_deg: int = 0, skew_deg: float = 0.0) -> Grey:
    fax = faxed(printed(size_pt=10), y_dpi, turned_deg=turned_deg, skew_deg=skew_deg)
    return np.asarray(fax.convert("L"), np.uint8).copy()


def streaked(grey: Grey, x: int, share: float, width: int = 1) -> Grey:
    out = grey.copy()
    out[np.random.default_rng(3).random(len(grey)) < share, x : x + width] = 0
    return out


@pytest.mark.parametrize("y_dpi", [98, 196])
@pytest.mark.parametrize(("share", "width"), [(0.3, 1), (0.6, 2), (1.0, 2)])
def test_a_streak_between_the_words_is_painted_white(share: float, width: int, y_dpi: int) -> None:
    page = scanned(y_dpi)
    free = int(np.flatnonzero((page < 128).sum(axis=0)[1000:] == 0)[20]) + 1000

    cleaned = without_streaks(Raster(streaked(page, free, share, width), 204.0, float(y_dpi))).grey

    assert np.array_equal(cleaned, page)


def test_letters_under_a_streak_keep_their_strokes() -> None:
    page = scanned()
    busiest = int((page < 128).sum(axis=0).argmax())

    cleaned = without_streaks(Raster(streaked(page, busiest, 0.8), 204.0, 196.0)).grey

    elsewhere = np.delete(cleaned, busiest, axis=1), np.delete(page, busiest, axis=1)
    assert np.array_equal(*elsewhere)
    crossed = (page[:, busiest - 1] < 128) & (page[:, busiest] < 128) & (page[:, busiest + 1] < 128)
    assert crossed.any() and not cleaned[crossed, busiest].any()


def test_a_dark_edge_is_painted_white() -> None:
    page = scanned()
    dark = page.copy()
    dark[:, :17] = 0

    assert np.array_equal(without_streaks(Raster(dark, 204.0, 196.0)).grey, page)


def test_print_and_the_rules_of_a_form_are_left_alone() -> None:
    page = scanned()
    page[150:2100, 400:403] = 0
    raster = Raster(page, 204.0, 196.0)

    assert without_streaks(raster) is raster


def test_skew_of_a_page_on_its_side_is_not_that_of_its_streak() -> None:
    page = streaked(scanned(turned_deg=90, skew_deg=2.0), 300, 0.9)

    turn = find_turn(without_streaks(Raster(page, 204.0, 196.0)))

    assert turn.turned_deg == 270
    assert turn.skew_deg == pytest.approx(-2.0, abs=0.2)
