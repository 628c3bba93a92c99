"""Dotted leaders go; full stops, the dots of letters and dates written with dots stay."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from intake.read.leaders import leaders_mask
from intake.read.raster import Mask, ink_mask

DPI = 204


def _font(size_pt: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("DejaVuSansMono.ttf", round(size_pt * DPI / 72))


def _line(text: str, size_pt: float = 11) -> Mask:
    page = Image.new("L", (1700, 120), 255)
    ImageDraw.Draw(page).text((20, 30), text, font=_font(size_pt), fill=0)
    return ink_mask(np.asarray(page, np.uint8))


@pytest.mark.parametrize("size_pt", [8, 10, 11, 13])
@pytest.mark.parametrize("label", ["TEL", "För- och efternamn", "US.DATUM"])
def test_a_leader_goes_and_nothing_else(label: str, size_pt: float) -> None:
    leader = "......"
    ink = _line(f"{label} {leader} : 08-465", size_pt)
    start = 20 + round(_font(size_pt).getlength(f"{label} "))
    end = start + round(_font(size_pt).getlength(leader))
    mask = leaders_mask(ink, DPI)
    assert (mask[:, start:end] == ink[:, start:end]).all()
    assert not mask[:, :start].any()
    assert not mask[:, end:].any()


@pytest.mark.parametrize("lost", [(2,), (1, 4), (0, 5)])
def test_a_leader_that_lost_dots_on_the_line_goes_too(lost: tuple[int, ...]) -> None:
    leader = "".join(" " if place in lost else "." for place in range(7))
    ink = _line(f"Telefon {leader}  08-465")
    start = 20 + round(_font(11).getlength("Telefon "))
    end = 20 + round(_font(11).getlength(f"Telefon {leader}"))
    mask = leaders_mask(ink, DPI)
    assert (mask[:, start:end] == ink[:, start:end]).all()


@pytest.mark.parametrize(
    "text",
    [
        "Lägg till initialerna i fältet. Fyll i åäö i ii iii.",
        "3.11.2026 kl. 8.30, tel 035.13.10.00",
        "dr. M. L. Berg, leg. läk., avd. 4. S. 1/1",
        "2026-11-03 -- ::: i/j",
    ],
)
def test_print_keeps_its_dots(text: str) -> None:
    assert not leaders_mask(_line(text), DPI).any()


def test_a_page_without_ink_has_no_leaders() -> None:
    assert not leaders_mask(np.zeros((50, 50), np.uint8), DPI).any()
