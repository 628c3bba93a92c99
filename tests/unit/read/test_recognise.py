"""What the recogniser is known to get wrong is not believed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from intake.config import Read
from intake.errors import EngineError
from intake.read.library import library_for
from intake.read.raster import Grey
from intake.read.recognise import Recogniser

DOUBTED_BELOW = 0.8


def test_a_word_that_no_one_spells_like_that_is_doubted_however_sure_the_recogniser_is(tmp_path: Path) -> None:
    page = Image.new("L", (1000, 200), 255)
    ImageDraw.Draw(page).text((60, 70), "Rolf Öhman", 0, ImageFont.truetype("DejaVuSans.ttf", 42))

    (words,) = Recogniser(Read(), tmp_path).pages([np.asarray(page)], 300)

    rest = [word for word in words if word.text not in ("Rolf", "Öhman")]
    assert words[0].text == "Rolf"
    assert all(word.confidence < DOUBTED_BELOW for word in rest), rest


def printed(text: str, size: int) -> Grey:
    picture = Image.new("L", (1200, 300), 255)
    ImageDraw.Draw(picture).multiline_text((60, 40), text, 0, ImageFont.truetype("DejaVuSans.ttf", size))
    return np.asarray(picture)


def test_the_library_gives_the_words_of_the_program(tmp_path: Path) -> None:
    crops = [printed("19900602-2397", 60), np.full((40, 60), 255, np.uint8), printed("Ängelholm", 60)]
    by_path = Read(tesseract=str(shutil.which("tesseract")))
    library, program = Recogniser(Read(), tmp_path), Recogniser(by_path, tmp_path)

    assert library_for(by_path) is None
    assert library_for(Read()) is not None or sys.platform != "linux"
    for _ in range(2):  # going from letters to digits and back leaves nothing behind
        assert library.lines(crops, 400, 8) == program.lines(crops, 400, 8)
        assert library.lines(crops, 400, 7, "0123456789-") == program.lines(crops, 400, 7, "0123456789-")
    assert library.lines(crops, 400, 7)[0][0] == "19900602-2397"


def test_a_language_that_is_not_there_is_a_failure_to_be_tried_again(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="Tesseract") as caught:
        Recogniser(Read(language="xyz"), tmp_path).pages([printed("Begäran", 36)], 300)
    assert caught.value.code == "tesseract_failed"
