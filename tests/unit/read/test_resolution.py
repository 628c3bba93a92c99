"""How dense a scan is, whatever the file says, and pages of every density read alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from intake.read.raster import Raster, bounded, settled_dpi
from tests.unit.read.conftest import Reader
from tests.unit.read.faxpaper import ORDER, faxed, pdf, printed, tiff

PAGE = printed(ORDER, 10)


def pixels(y_dpi: int, turned_deg: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.asarray(faxed(PAGE, y_dpi, turned_deg=turned_deg).convert("L"))


@pytest.mark.parametrize(
    ("y_dpi", "tagged", "expected"),
    [
        (98, (204.0, 98.0), (204, 98)),
        (98, (204.0, 204.0), (204, 98)),
        (98, (200.0, 200.0), (200, 96)),
        (98, (None, None), (204, 98)),
        (98, (1.0, 1.0), (204, 98)),
        (196, (204.0, 196.0), (204, 196)),
        (196, (None, None), (204, 204)),
    ],
)
def test_resolution_is_settled_by_tags_and_pixels(
    y_dpi: int, tagged: tuple[float | None, float | None], expected: tuple[int, int]
) -> None:
    x_found, y_found = settled_dpi(pixels(y_dpi), *tagged)

    assert (round(x_found), round(y_found)) == expected


def test_a_short_page_with_square_pixels_is_not_stretched() -> None:
    half = np.asarray(faxed(printed(ORDER[:6], 10, height_px=2300), 204).convert("L"))
    assert half.shape[0] / half.shape[1] < 0.7

    assert settled_dpi(half, 204.0, 204.0) == (204.0, 204.0)


def test_fine_scans_are_reduced_to_300_dpi() -> None:
    found = bounded(Raster(np.full((5000, 4000), 255, np.uint8), 600.0, 600.0))

    assert found.grey.shape == (2500, 2000)
    assert (found.x_dpi, found.y_dpi) == (300.0, 300.0)


@pytest.mark.parametrize(("y_dpi", "coding"), [(98, "group3"), (196, "group4")])
def test_a_tiff_of_two_pages_is_read_with_lines_and_numbers(
    y_dpi: int, coding: str, tmp_path: Path, reader: Reader
) -> None:
    pages = [faxed(PAGE, y_dpi, skew_deg=1.5), faxed(PAGE, y_dpi, turned_deg=180)]

    first, second = reader(tiff(tmp_path / "a.tif", pages, (204, y_dpi), coding))

    assert (first.number, second.number) == (1, 2)
    assert (first.x_dpi, first.y_dpi, first.turned_deg, second.turned_deg) == (204, y_dpi, 0, 180)
    for page in (first, second):
        words = {word.text: word for word in page.words}
        assert abs(page.height_px / page.width_px - 4770 / 3456) < 0.03
        assert {"Björn", "Sjölund", "19900602-2397", "Häggström"} <= set(words)
        assert words["19900602-2397"].second_reading == "19900602-2397"
        assert words["Sjölund"].second_reading is None
        assert words["Björn"].line == words["Sjölund"].line == words["19900602-2397"].line - 1
        assert page.quality > 0.85
        assert not page.blank
        assert page.text_layer_agrees is None
        picture = tmp_path / "pages" / f"{page.number}.png"
        with Image.open(picture) as shown:
            assert shown.size == (page.width_px, page.height_px)
        assert picture.stat().st_size < 300_000


def test_a_sideways_pdf_picture_under_page_rotation_is_read(tmp_path: Path, reader: Reader) -> None:
    (page,) = reader(pdf(tmp_path / "a.pdf", [faxed(PAGE, 98, turned_deg=180)], (204, 98), rotate=90))

    assert (page.x_dpi, page.y_dpi, page.turned_deg) == (98, 204, 90)
    assert "19900602-2397" in [word.text for word in page.words]


def test_inverted_photometry_is_put_right(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "a.tif"
    fax = faxed(PAGE, 196)
    fax.save(path, format="TIFF", compression="group4", dpi=(204, 196), tiffinfo={262: 0})
    with Image.open(path) as saved:
        assert saved.tag_v2[262] == 0  # type: ignore[attr-defined]

    (page,) = reader(path)

    assert "Häggström" in [word.text for word in page.words]
