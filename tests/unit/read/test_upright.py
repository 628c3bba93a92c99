"""Quarter turns, up or down and skew, from the shapes of the print."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from intake.config import Read
from intake.read.pages import read_pages
from intake.read.raster import Raster
from intake.read.recognise import Recogniser
from intake.read.upright import UNSURE_BELOW, find_turn
from tests.unit.read.faxpaper import ORDER, faxed, printed

FACES = ("DejaVuSans.ttf", "LiberationSerif-Regular.ttf", "LiberationMono-Regular.ttf")


HALF_PAGE_PX = 2385


def scanned(y_dpi: int = 196, lines: tuple[str, ...] = ORDER, **laid: float) -> Raster:
    face = str(laid.pop("face", FACES[0]))
    fax = faxed(printed(lines, 10, face, HALF_PAGE_PX), y_dpi, **laid)  # type: ignore[arg-type]
    return Raster(np.array(fax.convert("L")), 204.0, float(y_dpi))


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("y_dpi", [98, 196])
@pytest.mark.parametrize("laid_deg", [0, 90, 180, 270])
def test_a_page_of_print_is_turned_upright(laid_deg: int, y_dpi: int, face: str) -> None:
    turn = find_turn(scanned(y_dpi, turned_deg=laid_deg, face=face))  # type: ignore[arg-type]

    assert (turn.turned_deg + laid_deg) % 360 == 0
    assert turn.sure >= UNSURE_BELOW


@pytest.mark.parametrize(("laid_deg", "y_dpi"), [(-4.3, 196), (-1.2, 98), (0.0, 196), (0.6, 196), (3.7, 98)])
def test_skew_is_measured_to_a_fifth_of_a_degree(laid_deg: float, y_dpi: int) -> None:
    assert find_turn(scanned(y_dpi, skew_deg=laid_deg)).skew_deg == pytest.approx(-laid_deg, abs=0.2)


def test_skew_is_measured_on_a_page_lying_on_its_side() -> None:
    turn = find_turn(scanned(turned_deg=90, skew_deg=2.0))

    assert turn.turned_deg == 270
    assert turn.skew_deg == pytest.approx(-2.0, abs=0.2)


def test_specks_do_not_turn_a_page() -> None:
    turn = find_turn(scanned(turned_deg=180, specks=2000))

    assert turn.turned_deg == 180


@pytest.mark.parametrize(("laid_deg", "skew_deg"), [(0, 3.8), (180, 0.0), (180, -2.0)])
def test_the_line_that_the_sending_machine_prints_says_nothing_about_the_page(laid_deg: int, skew_deg: float) -> None:
    raster = scanned(lines=ORDER[:5], turned_deg=laid_deg, skew_deg=skew_deg)
    header = np.asarray(printed(("05/11/2026 13:36  08-465 004 22  PRIVATLÄKARMOTTAGNINGEN KUSTEN  S. 1/2",), 12))
    strip = np.asarray(Image.fromarray(header[400:480]).resize((1728, 40)))
    raster.grey[:40] = np.where(strip > 140, 255, 0)

    turn = find_turn(raster)

    assert turn.turned_deg == laid_deg
    assert turn.skew_deg == pytest.approx(-skew_deg, abs=0.2)


def test_an_empty_page_stays_as_it_is() -> None:
    turn = find_turn(Raster(np.full((2292, 1728), 255, np.uint8), 204.0, 196.0))

    assert (turn.turned_deg, turn.skew_deg, turn.sure) == (0, 0.0, 0.0)


class OnePage:
    """A document of one page that is already in memory."""

    count = 1

    def __init__(self, page: Raster) -> None:
        self._page = page

    def raster(self, index: int) -> Raster:
        assert index == 0
        return self._page


@pytest.mark.parametrize("laid_deg", [0, 180])
def test_capitals_that_tell_nothing_are_read_both_ways(laid_deg: int, tmp_path: Path) -> None:
    raster = scanned(lines=("BESTÄLLNING AV BILDER", "HALMSTAD NORRA HUSET", "MR HALSRYGG"), turned_deg=laid_deg)
    assert find_turn(raster).sure < UNSURE_BELOW

    (page,) = read_pages(OnePage(raster), Recogniser(Read(), tmp_path), tmp_path)

    assert (page.turned_deg + laid_deg) % 360 == 0
    assert "HALMSTAD" in [word.text for word in page.words]
