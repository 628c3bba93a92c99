"""Check boxes are painted over for reading, and nothing else is."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import ImageDraw

from intake.read.clean import UprightPage, clean
from intake.read.marks import find_check_boxes
from intake.read.raster import Mask, Raster
from intake.read.squares import squares_mask
from intake.read.upright import Turn
from tests.unit.read.faxpaper import boxed, faxed, font, mm, paper

HEIGHT_PX = 1000


def upright(page: object, y_dpi: int = 196) -> UprightPage:
    grey = np.asarray(faxed(page, y_dpi).convert("L"), np.uint8)  # type: ignore[arg-type]
    return clean(Raster(grey, 204.0, float(y_dpi)), Turn(0, 0.0, 9.0))


def painted(page: UprightPage) -> Mask:
    return squares_mask(page.ink, find_check_boxes(page.ink, page.dpi), page.dpi)


@pytest.mark.parametrize("mark", ["empty", "cross", "tick", "filled"])
@pytest.mark.parametrize("y_dpi", [98, 196])
def test_a_box_goes_with_its_mark_and_the_words_behind_it_stay(y_dpi: int, mark: str) -> None:
    words = paper(HEIGHT_PX)
    ImageDraw.Draw(words).text((mm(26), mm(20)), "Länkning via IEP", 0, font(11))
    bare = upright(words, y_dpi).ink.copy()
    page = upright(boxed(boxed(words, 20, 20, 4, mark), 20, 40, 4, "empty"), y_dpi)

    left = page.ink & ~painted(page)

    changed = np.count_nonzero(left[:, 210:] != bare[:, 210:])
    assert changed <= 0.02 * np.count_nonzero(bare)  # the threshold between ink and paper moves a little with the boxes
    assert not left[:, :206].any()


@pytest.mark.parametrize("size_pt", [15, 18])
def test_a_bold_capital_of_a_heading_stays(size_pt: int) -> None:
    heading = paper(HEIGHT_PX)
    for number, word in enumerate(("Beställning", "Datum", "BED", "RÖD")):
        place = (mm(20), mm(15 + 12 * number))
        ImageDraw.Draw(heading).text(place, word, 0, font(size_pt, "DejaVuSans-Bold.ttf"))

    assert not painted(upright(heading)).any()


def test_the_cells_of_a_table_stay() -> None:
    page = paper(HEIGHT_PX)
    draw = ImageDraw.Draw(page)
    for number in range(4):
        draw.rectangle((mm(20 + 6 * number), mm(20), mm(26 + 6 * number), mm(26)), outline=0, width=mm(0.3))

    assert not painted(upright(page)).any()
