"""What the recogniser is known to get wrong is not believed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from intake.config import Read
from intake.read.recognise import Recogniser

DOUBTED_BELOW = 0.8


def test_a_word_that_no_one_spells_like_that_is_doubted_however_sure_the_recogniser_is(tmp_path: Path) -> None:
    page = Image.new("L", (1000, 200), 255)
    ImageDraw.Draw(page).text((60, 70), "Rolf Öhman", 0, ImageFont.truetype("DejaVuSans.ttf", 42))

    (words,) = Recogniser(Read(), tmp_path).pages([np.asarray(page)], 300)

    rest = [word for word in words if word.text not in ("Rolf", "Öhman")]
    assert words[0].text == "Rolf"
    assert all(word.confidence < DOUBTED_BELOW for word in rest), rest
