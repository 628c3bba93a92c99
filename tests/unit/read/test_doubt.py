"""Doubtful words are read again; what changes stays in doubt, what was sure stays as it was."""

from __future__ import annotations

import numpy as np
import pytest

from intake.config import Read
from intake.model import Box, Word
from intake.read.doubt import DOUBTED_BELOW, look_again
from intake.read.raster import Grey
from intake.read.recognise import Recogniser
from tests.unit.read.faxpaper import faxed, printed

DPI = 204
Reading = tuple[Recogniser, Grey, tuple[Word, ...]]
LINE = "Personnummer: Häggström utlåtande 19900602-2397"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """A line of print, and its four words as they are read at once."""
    recogniser = Recogniser(Read(), tmp_path_factory.mktemp("scratch"))
    fax = faxed(printed((LINE,), 12, height_px=700), DPI)
    picture = np.asarray(fax.convert("L"), np.uint8)
    (words,) = recogniser.pages([picture], DPI)
    assert [word.text for word in words] == LINE.split()
    return recogniser, picture, words


def again(page: Reading, first: list[Word]) -> list[Word]:
    recogniser, picture, _ = page
    (words,) = look_again(recogniser, [(picture, DPI, tuple(first))])
    return list(words)


def said(word: Word, text: str, confidence: float, box: Box | None = None) -> Word:
    return Word(text, confidence, box or word.box, word.line, word.block)


def test_a_doubtful_word_takes_the_surer_reading_and_stays_in_doubt(page: Reading) -> None:
    label, name, word, number = page[2]

    words = again(page, [label, said(name, "Haggstrom", 0.4), word, number])

    assert [w.text for w in words] == LINE.split()
    assert 0.4 < words[1].confidence < DOUBTED_BELOW
    assert [words[0], *words[2:]] == [label, word, number]


def test_a_word_read_in_two_pieces_becomes_one(page: Reading) -> None:
    label, name, word, number = page[2]
    middle = (name.box.x0 + name.box.x1) // 2
    left = said(name, "Häg", 0.3, Box(name.box.x0, name.box.y0, middle - 3, name.box.y1))
    right = said(name, "strom", 0.2, Box(middle + 3, name.box.y0, name.box.x1, name.box.y1))

    words = again(page, [label, left, right, word, number])

    assert [w.text for w in words] == LINE.split()
    assert words[1].confidence < DOUBTED_BELOW
    assert abs(words[1].box.x0 - name.box.x0) <= 6 and abs(words[1].box.x1 - name.box.x1) <= 6


def test_a_number_is_left_to_the_reading_of_digits(page: Reading) -> None:
    label, name, word, number = page[2]
    wrong = said(number, "19900602-2391", 0.4)

    assert again(page, [label, name, word, wrong])[3] == wrong


def test_what_no_one_spells_like_that_is_doubted_however_sure(page: Reading) -> None:
    (words,) = look_again(page[0], [(np.full_like(page[1], 255), DPI, (said(page[2][1], "ÖRMan", 0.91),))])

    assert words[0].confidence < DOUBTED_BELOW
