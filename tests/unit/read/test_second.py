"""What is read twice, and what the second reading says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from intake.config import Read
from intake.model import Box, Word
from intake.read.raster import Grey
from intake.read.recognise import Recogniser
from intake.read.second import is_hesitant_name, is_number, read_again
from tests.unit.read.faxpaper import PAPER_DPI, faxed, font, mm, printed

LINE = "Patient: Björn Häggström 19900602-2397"


def picture() -> Grey:
    return np.asarray(faxed(printed((LINE,), 12, height_px=800)).convert("L"))


def word(text: str, confidence: float, printed_word: str) -> Word:
    """A word as it was read, in the place where ``printed_word`` of ``LINE`` stands."""
    size = font(12)
    start = 20 + size.getlength(LINE[: LINE.index(printed_word)]) / PAPER_DPI * 25.4
    end = start + size.getlength(printed_word) / PAPER_DPI * 25.4
    top, bottom = 25.5, 25 + 12 * 0.3528 * 1.25
    return Word(text, confidence, Box(mm(start) // 2, mm(top) // 2, mm(end) // 2, mm(bottom) // 2), 0)


def test_each_word_is_read_again_from_its_own_crop_where_it_matters(tmp_path: Path) -> None:
    words = (
        word("Patient:", 0.85, "Patient:"),
        word("Bjöm", 0.85, "Björn"),
        word("Häggström", 0.97, "Häggström"),
        word("199006022897", 0.97, "19900602-2397"),
    )

    (again,) = read_again(Recogniser(Read(), tmp_path), [(picture(), 204, words)])

    assert [w.second_reading for w in again] == [None, "Björn", None, "19900602-2397"]
    assert [w.text for w in again] == [w.text for w in words]


def test_the_strip_of_the_sending_machine_is_not_read_again(tmp_path: Path) -> None:
    written = word("19900602-2397", 0.97, "19900602-2397")
    high = replace(written, box=Box(900, 2, 1200, 8))
    stamp = [replace(high, text=text) for text in ("2026-11-17", "15:47", "070-1740605")]

    (again,) = read_again(Recogniser(Read(), tmp_path), [(picture(), 204, (*stamp, replace(written, line=1)))])
    (unstamped,) = read_again(Recogniser(Read(), tmp_path), [(picture(), 204, (stamp[2],))])

    assert [w.second_reading for w in again] == [None, None, None, "19900602-2397"]
    assert unstamped[0].second_reading is not None


def test_pages_keep_their_own_second_readings(tmp_path: Path) -> None:
    one, two = (word("Hägström", 0.8, "Häggström"),), (word("Björm", 0.8, "Björn"),)

    pages = read_again(
        Recogniser(Read(), tmp_path), [(picture(), 204, one), (picture(), 204, ()), (picture(), 204, two)]
    )

    assert [[w.second_reading for w in page] for page in pages] == [["Häggström"], [], ["Björn"]]


@pytest.mark.parametrize(
    ("text", "confidence", "expected"),
    [
        ("Lindqvist", 0.9, True),
        ("Lindqvist", 0.95, False),
        ("Lindqvist", 0.1, False),
        ("Namn:", 0.8, False),
        ("och", 0.8, False),
        ("Ek", 0.8, False),
        ("KLINIKEN,", 0.8, True),
        ('"Karin', 0.7, True),
        ("(Lund,", 0.7, True),
    ],
)
def test_a_hesitant_name_is_capitalised_and_neither_sure_nor_hopeless(
    text: str, confidence: float, expected: bool
) -> None:
    assert is_hesitant_name(Word(text, confidence, Box(0, 0, 1, 1), 0)) is expected


@pytest.mark.parametrize(("text", "expected"), [("2026-11-03", True), ("kl.0930", True), ("A12", False), ("", False)])
def test_a_number_has_four_digits(text: str, expected: bool) -> None:
    assert is_number(text) is expected
