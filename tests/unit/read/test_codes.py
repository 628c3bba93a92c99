"""Barcodes and QR codes on faxed pages: read wherever they stand, and never taken for print, boxes or handwriting."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from intake.model import Barcode, Box
from intake.read.codes import find_codes
from tests.unit.read.conftest import Reader
from tests.unit.read.faxpaper import ORDER, faxed, mm, printed, tiff

F = zxingcpp.BarcodeFormat
CODES = (
    (F.QRCode, "REMISS 118223", 14, 14),
    (F.Code128, "RH-2026-118223", 50, 12),
    (F.DataMatrix, "RID 118223 ÅÄÖ", 14, 14),
    (F.EAN13, "7350012345679", 37, 14),
    (F.Code39, "A118223", 55, 10),
)


def with_code(page: Image.Image, kind: zxingcpp.BarcodeFormat, text: str, size_mm: tuple[float, float]) -> Image.Image:
    """The page with a code at 30, 100 mm."""
    bars = Image.fromarray(np.array(zxingcpp.create_barcode(text, kind).to_image(add_quiet_zones=False)))
    page.paste(bars.resize((mm(size_mm[0]), mm(size_mm[1])), Image.Resampling.NEAREST), (mm(30), mm(190)))
    return page


@pytest.mark.parametrize(("y_dpi", "turned_deg", "skew_deg"), [(98, 0, 1.5), (196, 180, -2.0)])
@pytest.mark.parametrize(("kind", "text", "width_mm", "height_mm"), CODES)
def test_a_code_is_read_with_its_text_format_and_place(
    kind: zxingcpp.BarcodeFormat,
    text: str,
    width_mm: float,
    height_mm: float,
    y_dpi: int,
    turned_deg: int,
    skew_deg: float,
    tmp_path: Path,
    reader: Reader,
) -> None:
    page = with_code(printed(ORDER, 11), kind, text, (width_mm, height_mm))
    path = tiff(tmp_path / "a.tif", [faxed(page, y_dpi, turned_deg=turned_deg, skew_deg=skew_deg)], (204, y_dpi))

    (read,) = reader(path)

    (code,) = read.codes
    assert (code.text, code.format) == (text, kind.symbology.name)
    per_mm = 204 / 25.4
    middle = ((code.box.x0 + code.box.x1) / 2 / per_mm, (code.box.y0 + code.box.y1) / 2 / per_mm)
    assert middle == pytest.approx((30 + width_mm / 2, 190 + height_mm / 2), abs=6)
    assert read.check_boxes == ()
    assert read.inks == ()
    assert "19900602-2397" in [word.text for word in read.words]


def test_control_characters_of_a_code_are_written_out() -> None:
    made = zxingcpp.create_barcode("A\x1dB\x00\u202eC", F.QRCode)

    (code,) = find_codes(np.array(made.to_image(scale=4)))

    assert code.text == "A<U+001D>B<U+0000><U+202E>C"


def test_swedish_letters_of_a_code_without_a_named_character_set() -> None:
    made = zxingcpp.create_barcode("Åsa Öberg".encode("latin-1"), F.QRCode)

    (code,) = find_codes(np.array(made.to_image(scale=4)))

    assert code.text == "Åsa Öberg"


def test_print_holds_no_code() -> None:
    page = np.asarray(faxed(printed(("IIIIIIIIIIII lllllllll", "|||| ||| || ||||| ||", *ORDER), 11)).convert("L"))

    assert find_codes(page) == ()


def test_a_code_upside_down_lies_within_the_page() -> None:
    made = np.array(zxingcpp.create_barcode("118223", F.Code128).to_image(scale=3))
    tall = np.ascontiguousarray(np.rot90(np.repeat(made, 2, axis=0), 2))

    (code,) = find_codes(tall)

    assert isinstance(code, Barcode)
    assert Box(0, 0, 0, 0) != code.box
    assert 0 <= code.box.x0 < code.box.x1 <= tall.shape[1]
    assert 0 <= code.box.y0 < code.box.y1 <= tall.shape[0]
