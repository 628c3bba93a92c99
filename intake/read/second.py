"""Read numbers twice: each word with many digits again from its own crop, larger, with only digits allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from intake.model import Word
from intake.read.raster import Grey
from intake.read.recognise import Recogniser

MIN_DIGITS = 4
CROP_DPI = 400
CHARACTERS = "0123456789-+/.:"
PAPER_PX = 12  # white around a crop: without it Tesseract loses the first and last character
MAX_CROPS = 400


def needs_second(text: str) -> bool:
    """Does ``text`` hold so many digits that a mistake in it would matter?"""
    return sum(c.isdigit() for c in text) >= MIN_DIGITS


def read_again(recogniser: Recogniser, pages: Sequence[tuple[Grey, int, tuple[Word, ...]]]) -> list[tuple[Word, ...]]:
    """The words of each page (picture, dpi, words) with ``second_reading`` filled in; one start of the recogniser."""
    wanted: list[tuple[int, int]] = []
    crops: list[Grey] = []
    for page, (picture, dpi, words) in enumerate(pages):
        for index, word in enumerate(words):
            if needs_second(word.text) and len(crops) < MAX_CROPS:
                wanted.append((page, index))
                crops.append(_crop(picture, dpi, word))
    found = [list(words) for _, _, words in pages]
    for (page, index), (text, _) in zip(wanted, recogniser.lines(crops, CROP_DPI, 7, CHARACTERS), strict=True):
        found[page][index] = replace(found[page][index], second_reading=text)
    return [tuple(words) for words in found]


def _crop(picture: Grey, dpi: int, word: Word) -> Grey:
    pad_y = max(2, round(0.5 * dpi / 25.4))
    pad_x = max(2, round(0.4 * dpi / 25.4))
    box = word.box
    height, width = picture.shape
    y0, y1 = max(0, box.y0 - pad_y), min(height, box.y1 + pad_y)
    x0, x1 = max(0, box.x0 - pad_x), min(width, box.x1 + pad_x)
    crop = picture[y0 : max(y1, y0 + 2), x0 : max(x1, x0 + 2)]
    factor = CROP_DPI / dpi
    larger = cv2.resize(crop, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    paper = cv2.copyMakeBorder(
        larger, PAPER_PX, PAPER_PX, PAPER_PX, PAPER_PX, cv2.BORDER_CONSTANT, value=(255.0, 255.0, 255.0, 255.0)
    )
    return np.asarray(paper, np.uint8)
