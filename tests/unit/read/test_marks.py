"""Check boxes and handwriting, found in the pixels of faxed pages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from intake.model import Box, CheckBox, CheckState, Word
from intake.read.clean import UprightPage, clean
from intake.read.marks import find_check_boxes
from intake.read.raster import Raster
from intake.read.upright import Turn
from tests.unit.read.conftest import Reader
from tests.unit.read.faxpaper import ORDER, boxed, faxed, font, mm, printed, signed, tiff

STATES = {
    "empty": CheckState.EMPTY,
    "cross": CheckState.MARKED,
    "tick": CheckState.MARKED,
    "filled": CheckState.MARKED,
    "struck": CheckState.STRUCK,
}
MARKS = tuple(STATES)
HALF_PAGE_PX = 2385


def upright(page: Image.Image, y_dpi: int, skew_deg: float = 0.0) -> UprightPage:
    fax = faxed(page, y_dpi, skew_deg=skew_deg)
    return clean(Raster(np.asarray(fax.convert("L")), 204.0, float(y_dpi)), Turn(0, -skew_deg, 9.0))


def boxes_of(page: Image.Image, y_dpi: int, skew_deg: float = 0.0) -> tuple[CheckBox, ...]:
    return find_check_boxes(upright(page, y_dpi, skew_deg).ink, 204)


LINES = ((98, 0.0), (98, 1.7), (196, 0.0), (196, -2.4))
SIDES_MM = (3.0, 4.0, 6.0)


@pytest.mark.parametrize(
    ("y_dpi", "skew_deg", "side_mm"),
    [(*line, side) for line in LINES for side in SIDES_MM],
)
def test_every_box_is_found_in_its_state(side_mm: float, y_dpi: int, skew_deg: float) -> None:
    page = printed(ORDER[:3], 11, height_px=HALF_PAGE_PX)
    draw = ImageDraw.Draw(page)
    for place, mark in enumerate(MARKS):
        boxed(page, 25 + 30 * place, 85, side_mm, mark, pen_mm=0.4)
        draw.text((mm(25 + 30 * place + side_mm + 3), mm(84.5)), "Ja", 0, font(11))

    found = sorted(boxes_of(page, y_dpi, skew_deg), key=lambda box: box.box.x0)

    assert [box.state for box in found] == [STATES[mark] for mark in MARKS]
    for place, box in enumerate(found):
        middle_mm = (box.box.x0 + box.box.x1) / 2 * 25.4 / 204
        assert middle_mm == pytest.approx(25 + 30 * place + side_mm / 2, abs=1.0)
        assert box.confidence >= 0.7


def test_a_dot_in_a_box_is_unclear_and_a_speck_is_not() -> None:
    page = printed(ORDER[:3], 11, height_px=HALF_PAGE_PX)
    draw = ImageDraw.Draw(page)
    for place, dot_mm in enumerate((0.15, 0.85)):
        boxed(page, 30 + 40 * place, 85, 4.5, "empty", pen_mm=0.4)
        draw.ellipse((mm(32 + 40 * place), mm(87), mm(32 + 40 * place + dot_mm), mm(87 + dot_mm)), fill=0)

    assert [box.state for box in boxes_of(page, 196)] == [CheckState.EMPTY, CheckState.UNCLEAR]


@pytest.mark.parametrize("y_dpi", [98, 196])
@pytest.mark.parametrize("size_pt", [11, 16, 22])
@pytest.mark.parametrize("face", ["DejaVuSans.ttf", "LiberationSerif-Regular.ttf", "LiberationMono-Bold.ttf"])
def test_letters_are_no_boxes(y_dpi: int, size_pt: int, face: str) -> None:
    page = printed(("OD QU 0O8 DNM", "HEM RG PDF 0123", "ooee OBDO KÅÄÖ"), size_pt, face, HALF_PAGE_PX)

    assert boxes_of(page, y_dpi) == ()


def test_cells_of_a_table_are_no_boxes() -> None:
    page = printed(ORDER[:2], 11, height_px=HALF_PAGE_PX)
    draw = ImageDraw.Draw(page)
    for row in range(4):
        for column in range(12):  # one digit a cell
            x, y = mm(25 + 6 * column), mm(70 + 6 * row)
            draw.rectangle((x, y, x + mm(6), y + mm(6)), outline=0, width=mm(0.35))

    assert boxes_of(page, 196) == ()


def test_a_box_beside_a_rule_is_found_though_its_tick_touches_the_rule() -> None:
    page = printed(ORDER[:2], 11, height_px=HALF_PAGE_PX)
    draw = ImageDraw.Draw(page)
    draw.line((mm(20), mm(83.8), mm(180), mm(83.8)), 0, mm(0.4))
    boxed(page, 30, 85, 4, "tick", pen_mm=0.4)

    assert [box.state for box in boxes_of(page, 196)] == [CheckState.MARKED]


@pytest.mark.parametrize("y_dpi", [98, 196])
def test_an_empty_box_with_a_tick_before_it_or_a_ring_around_it_is_unclear(y_dpi: int) -> None:
    page = printed(ORDER[:2], 11, height_px=HALF_PAGE_PX)
    draw = ImageDraw.Draw(page)
    for x_mm in (30, 70, 110):
        boxed(page, x_mm, 85, 4, "empty", pen_mm=0.4)
    draw.line((mm(67.2), mm(87), mm(68), mm(89), mm(69.2), mm(84.5)), 0, mm(0.5))
    draw.ellipse((mm(107.5), mm(82.5), mm(116.5), mm(91.5)), outline=0, width=mm(0.5))

    found = sorted(boxes_of(page, y_dpi), key=lambda box: box.box.x0)

    assert [box.state for box in found] == [CheckState.EMPTY, CheckState.UNCLEAR, CheckState.UNCLEAR]


def test_a_word_or_another_box_before_an_empty_box_leaves_it_empty() -> None:
    page = printed(ORDER[:2], 11, height_px=HALF_PAGE_PX)
    draw = ImageDraw.Draw(page)
    draw.text((mm(30), mm(84.5)), "Ja", 0, font(11))
    box_of_ja = Box(mm(30) // 2, mm(84.5) // 2, mm(34) // 2, mm(90) // 2)
    for x_mm in (36, 41.5):
        boxed(page, x_mm, 85, 4, "empty", pen_mm=0.4)

    found = find_check_boxes(upright(page, 196).ink, 204, [Word("Ja", 0.4, box_of_ja, 0)])

    assert [box.state for box in found] == [CheckState.EMPTY, CheckState.EMPTY]


@pytest.mark.parametrize("y_dpi", [98, 196])
def test_a_signature_is_ink_and_print_is_not(y_dpi: int, tmp_path: Path, reader: Reader) -> None:
    lines = (*ORDER[:5], "", "", "Underskrift: ____________________________", "Ort och datum: Halmstad 2026-04-02")
    unsigned, with_hand = printed(lines, 11), printed(lines, 11)
    signed(with_hand, 60, 77)

    first, second = reader(tiff(tmp_path / "a.tif", [faxed(p, y_dpi) for p in (unsigned, with_hand)], (204, y_dpi)))

    assert first.inks == ()
    (hand,) = second.inks
    width_mm, height_mm = ((b - a) * 25.4 / 204 for a, b in ((hand.box.x0, hand.box.x1), (hand.box.y0, hand.box.y1)))
    assert 35 < width_mm < 60
    assert 6 < height_mm < 18
    assert 0 < hand.share < 0.6


def test_an_empty_page_is_blank_and_a_printed_one_is_not(tmp_path: Path, reader: Reader) -> None:
    empty, header = (
        printed((), height_px=HALF_PAGE_PX),
        printed(("FAX 035-12 34 56  S. 1/1",), 9, height_px=HALF_PAGE_PX),
    )

    first, second = reader(tiff(tmp_path / "a.tif", [faxed(empty, specks=60), faxed(header)]))

    assert first.blank
    assert first.words == ()
    assert not second.blank


@pytest.mark.parametrize(("gap_px", "state"), [(1, CheckState.MARKED), (0, CheckState.UNCLEAR)])
def test_filled_boxes_without_an_empty_one_beside_are_told_from_bullets_by_their_outline(
    gap_px: int, state: CheckState
) -> None:
    ink = np.zeros((HALF_PAGE_PX, 1653), np.uint8)
    for x0 in (181, 361):
        ink[1122:1153, x0 : x0 + 31] = 255
        ink[1125 : 1125 + gap_px, x0 + 3 : x0 + 28] = 0
        ink[1150 - gap_px : 1150, x0 + 3 : x0 + 28] = 0

    assert [box.state for box in find_check_boxes(ink, 204)] == [state, state]
