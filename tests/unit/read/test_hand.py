"""What is written by hand is told from print by how its letters stand, however surely either was read."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from intake.model import Box, Word
from intake.read.clean import UprightPage, clean, rules_mask
from intake.read.hand import mark_handwriting
from intake.read.raster import Raster
from intake.read.upright import Turn
from tests.unit.read.faxpaper import PAPER_DPI, faxed, font, mm, paper

TEXTS = ("19900602-2397", "Häggström", "Kungsbacka", "2026-03-14")
FACES = (
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
    "DejaVuSerif-Italic.ttf",
    "DejaVuSansMono.ttf",
    "LiberationSans-Italic.ttf",
    "LiberationSerif-Regular.ttf",
    "LiberationMono-Bold.ttf",
    "LiberationSansNarrow-Regular.ttf",
)
TOP_MM, STEP_MM, HEIGHT_PX = 15, 14, 1100


def by_hand(page: Image.Image, y_mm: float, text: str, seed: int) -> None:
    """Block letters: each a little larger or smaller, higher or lower, and turned by a few degrees."""
    dice = Random(seed)
    x = float(mm(30))
    for letter in text:
        face = font(15 * dice.uniform(0.9, 1.1), "LiberationSans-Italic.ttf")
        size = round(15 * PAPER_DPI / 72)
        patch = Image.new("L", (3 * size, 3 * size), 0)
        ImageDraw.Draw(patch).text((size, 2 * size), letter, 255, face, anchor="ls")
        patch = patch.rotate(dice.uniform(-7, 7), Image.Resampling.BICUBIC, center=(size, 2 * size))
        place = (round(x) - size, mm(y_mm) - 2 * size + round(dice.uniform(-0.12, 0.12) * size))
        page.paste(0, place, patch)
        x += face.getlength(letter) * dice.uniform(0.95, 1.1)


def upright(page: Image.Image, y_dpi: int, skew_deg: float, specks: int = 0) -> UprightPage:
    fax = faxed(page, y_dpi, skew_deg=skew_deg, specks=specks)
    return clean(Raster(np.asarray(fax.convert("L")), 204.0, float(y_dpi)), Turn(0, -skew_deg, 9.0))


def read_words(page: UprightPage) -> list[Word]:
    """The words of ``TEXTS`` where they stand, as if the recogniser had read all of them rightly and surely."""
    words = []
    for number, text in enumerate(TEXTS):
        top = round((TOP_MM + (number - 0.6) * STEP_MM) * 204 / 25.4)
        band = page.ink[top : top + round(STEP_MM * 204 / 25.4)]
        rows, columns = np.nonzero(band.any(axis=1))[0], np.nonzero(band.any(axis=0))[0]
        box = Box(int(columns[0]), top + int(rows[0]), int(columns[-1]) + 1, top + int(rows[-1]) + 1)
        words.append(Word(text, 0.97, box, number))
    return words


def verdicts(page: UprightPage, y_dpi: int) -> list[bool]:
    words = mark_handwriting(read_words(page), page.ink, rules_mask(page.ink, page.dpi), (), page.dpi, y_dpi)
    return [word.by_hand for word in words]


@pytest.mark.parametrize(("y_dpi", "skew_deg"), [(98, 0.0), (98, 1.6), (196, -2.2), (196, 0.0)])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("size_pt", [10, 12, 18])
def test_print_of_any_face_is_not_by_hand(face: str, size_pt: float, y_dpi: int, skew_deg: float) -> None:
    page = paper(HEIGHT_PX)
    for number, text in enumerate(TEXTS):
        place = (mm(30), mm(TOP_MM + number * STEP_MM))
        ImageDraw.Draw(page).text(place, text, 0, font(size_pt, face), anchor="ls")

    assert not any(verdicts(upright(page, y_dpi, skew_deg), y_dpi))


@pytest.mark.parametrize(("y_dpi", "skew_deg"), [(98, 0.0), (98, 1.6), (196, -2.2), (196, 0.0)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_block_letters_are_by_hand(seed: int, y_dpi: int, skew_deg: float) -> None:
    page = paper(HEIGHT_PX)
    for number, text in enumerate(TEXTS):
        by_hand(page, TOP_MM + number * STEP_MM, text, 10 * seed + number)

    # A step of the scan is a twentieth of a letter at 98 lines: a word in four may stand as evenly as print.
    assert sum(verdicts(upright(page, y_dpi, skew_deg), y_dpi)) >= (3 if y_dpi == 98 else 4)


def test_a_label_in_print_before_a_value_by_hand_stays_print() -> None:
    page = paper(HEIGHT_PX)
    for number, text in enumerate(TEXTS):
        by_hand(page, TOP_MM + number * STEP_MM, text, number)
    ImageDraw.Draw(page).text((mm(8), mm(TOP_MM)), "Personnr:", 0, font(10), anchor="ls")
    read = upright(page, 196, 0.0)
    words = read_words(read)
    label = Word("Personnr:", 0.96, Box(mm(8) // 2, words[0].box.y0, mm(28) // 2, words[0].box.y1), 0)
    words[0] = Word(words[0].text, 0.97, Box(mm(29) // 2, words[0].box.y0, words[0].box.x1, words[0].box.y1), 0)

    first, second, *_ = mark_handwriting([label, *words], read.ink, np.zeros_like(read.ink), (), 204, 196.0)

    assert (first.by_hand, second.by_hand) == (False, True)


def test_too_few_letters_tell_nothing() -> None:
    page = paper(HEIGHT_PX)
    by_hand(page, TOP_MM, "Ek", 1)
    read = upright(page, 196, 0.0)

    (word,) = mark_handwriting(
        [Word("Ek", 0.9, Box(200, 80, 400, 140), 0)], read.ink, np.zeros_like(read.ink), (), 204, 196.0
    )

    assert not word.by_hand


def test_what_stands_as_unevenly_as_the_label_before_it_is_print() -> None:
    """Every third letter lies lower: what a scan line lost or doubled leaves of print."""
    page, x = paper(HEIGHT_PX), float(mm(10))
    face = font(24, "LiberationSans-Italic.ttf")
    for place, letter in enumerate("Namn: Testsson"):
        ImageDraw.Draw(page).text((x, mm(TOP_MM) + 5 * (place % 3 == 0)), letter, 0, face, anchor="ls")
        x += face.getlength(letter) + 2
    ink = upright(page, 196, 0.0).ink
    rows, columns = np.nonzero(ink.any(axis=1))[0], np.nonzero(ink.any(axis=0))[0]
    top, bottom, blank = int(rows[0]), int(rows[-1]) + 1, int(np.argmax(np.diff(columns)))
    label = Word("Namn:", 0.97, Box(int(columns[0]), top, int(columns[blank]) + 1, bottom), 0)
    value = Word("Testsson", 0.97, Box(int(columns[blank + 1]), top, int(columns[-1]) + 1, bottom), 0)

    def marked(words: list[Word]) -> list[bool]:
        return [word.by_hand for word in mark_handwriting(words, ink, np.zeros_like(ink), (), 204, 196.0)]

    assert marked([value]) == [True]
    assert marked([label, value]) == [False, False]
