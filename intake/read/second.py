"""Read twice what a mistake would matter in: numbers and hesitant names, each word from its own crop, larger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from intake.model import Word
from intake.read.raster import Grey
from intake.read.recognise import Recogniser
from intake.transmission import is_stamped

MIN_DIGITS = 4
MIN_LETTERS = 3
HESITANT_FROM, HESITANT_BELOW = 0.3, 0.93
"""A name read less surely is noise, one read more surely was right in 1510 of 1516 and is not worth the time."""

CROP_DPI = 400
ONE_WORD = 8
PAPER_PX = 12  # white around a crop: without it Tesseract loses the first and last character
MAX_CROPS = 400


def is_number(text: str) -> bool:
    """Does ``text`` hold so many digits that a mistake in it would matter?"""
    return sum(c.isdigit() for c in text) >= MIN_DIGITS


def is_hesitant_name(word: Word) -> bool:
    """Is it a capitalised word, no label, that the recogniser was neither sure of nor at a loss with?"""
    letters = sum(c.isalpha() for c in word.text)
    bare = word.text.lstrip("\"'(”“*")  # specks before a word
    written_as_name = bare[:1].isupper() and letters >= MIN_LETTERS and not word.text.endswith(":")
    return written_as_name and HESITANT_FROM <= word.confidence < HESITANT_BELOW


def read_again(recogniser: Recogniser, pages: Sequence[tuple[Grey, int, tuple[Word, ...]]]) -> list[tuple[Word, ...]]:
    """The words of each page (picture, dpi, words) with ``second_reading`` filled in; one start of the recogniser.

    A word alone shows the recogniser no neighbours to guess from: of 53 wrong names, lines repeated 26 and words 12.
    Allowing digits alone caught no more wrong numbers than allowing everything, and doubted 10 of 288 right ones
    instead of 3, most of them with a letter among their digits.
    """
    words = [
        (page, index)
        for page, (picture, _, found) in enumerate(pages)
        for index in _of_the_sender(found, picture.shape[0])
    ]
    numbers = [place for place in words if is_number(pages[place[0]][2][place[1]].text)]
    names = [place for place in words if is_hesitant_name(pages[place[0]][2][place[1]])]
    wanted = list(dict.fromkeys((*numbers, *names)))[:MAX_CROPS]
    crops = [_crop(pages[page][0], pages[page][1], pages[page][2][index]) for page, index in wanted]
    texts = (text for text, _ in recogniser.lines(crops, CROP_DPI, ONE_WORD))
    again = dict(zip(wanted, texts, strict=True))
    return [
        tuple(replace(word, second_reading=again.get((page, index))) for index, word in enumerate(found))
        for page, (_, _, found) in enumerate(pages)
    ]


def _of_the_sender(words: Sequence[Word], height_px: int) -> list[int]:
    """The places of ``words`` that the sender wrote: nobody believes the strip that its machine prints above them."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    stamped = {
        number
        for number, line in lines.items()
        if is_stamped(" ".join(word.text for word in line), max(word.box.y1 for word in line), height_px)
    }
    return [index for index, word in enumerate(words) if word.line not in stamped]


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
