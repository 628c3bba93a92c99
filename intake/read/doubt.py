"""Read doubtful words twice: the stretch of print around each again from another picture of it, and keep the better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from intake.model import Box, Word
from intake.read.raster import Grey
from intake.read.recognise import Recogniser
from intake.read.second import is_number

MM_PER_INCH = 25.4
DOUBTED_BELOW = 0.8
STILL_DOUBTED = 0.79
UNBELIEVED = 0.5
MISREAD = re.compile(r"[A-ZÅÄÖ]{2,}[a-zåäö]+")  # "ÖRMan": what the recogniser makes of Öhman even in faultless print
NOISE_BELOW = 0.3  # writing and specks taken for print, where no sure word stands beside them
MIN_LETTERS = 3
STRETCH_GAP = 1.5  # words stand on one stretch of print where no wider gap, in heights of a word, lies between
LOOK_DPI = 300
PAPER_PX = 12
MAX_STRETCHES = 60


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words (indices into those of ``page``) that stand together on one line, at least one of them doubtful."""

    page: int
    words: tuple[int, ...]
    box: Box


def look_again(recogniser: Recogniser, pages: Sequence[tuple[Grey, int, tuple[Word, ...]]]) -> list[tuple[Word, ...]]:
    """The words of each page (picture, dpi, words), the doubtful ones as the better of two readings.

    ``picture`` shows the same page as the first reading saw, prepared differently.
    """
    stretches = [s for number, (_, dpi, words) in enumerate(pages) for s in _stretches(number, words, dpi)]
    stretches = stretches[:MAX_STRETCHES]
    crops = [_crop(pages[s.page][0], pages[s.page][1], s.box) for s in stretches]
    found = [[[word] for word in words] for _, _, words in pages]  # by the words of the first reading
    for stretch, again in zip(stretches, recogniser.stretches(crops, LOOK_DPI), strict=True):
        words = pages[stretch.page][2]
        placed = [_placed(word, stretch.box, pages[stretch.page][1]) for word in again]
        for olds, news in _facing([(index, words[index].box) for index in stretch.words], placed):
            first = [words[index] for index in olds]
            if any(_doubtful(word) for word in first) and _surer(first, news):
                for index in olds:
                    found[stretch.page][index] = []
                found[stretch.page][olds[0]] = _instead(first, news)
    return [tuple(_believable(word) for place in words for word in place) for words in found]


def _doubtful(word: Word) -> bool:
    letters = sum(c.isalnum() for c in word.text)
    unsure = word.confidence < DOUBTED_BELOW or MISREAD.fullmatch(word.text) is not None
    return unsure and letters >= MIN_LETTERS and not is_number(word.text)


def _worth_it(word: Word, stretch: Sequence[Word]) -> bool:
    """Is ``word`` a doubtful one that is print at all, by its own confidence or by a sure word on its stretch?"""
    return _doubtful(word) and (word.confidence >= NOISE_BELOW or any(w.confidence >= DOUBTED_BELOW for w in stretch))


def _stretches(page: int, words: Sequence[Word], dpi: int) -> list[_Stretch]:
    found: list[_Stretch] = []
    run: list[int] = []

    def close() -> None:
        if any(_worth_it(words[i], [words[j] for j in run]) for i in run):
            boxes = [words[i].box for i in run]
            box = Box(
                min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes)
            )
            if box.y1 - box.y0 <= 10 * dpi / MM_PER_INCH:
                found.append(_Stretch(page, tuple(run), box))

    for index, word in enumerate(words):
        if run:
            last = words[run[-1]]
            height = min(last.box.y1 - last.box.y0, word.box.y1 - word.box.y0)
            apart = word.box.x0 - last.box.x1 > STRETCH_GAP * height
            if word.line != last.line or word.block != last.block or apart:
                close()
                run = []
        run.append(index)
    if run:
        close()
    return found


def _crop(picture: Grey, dpi: int, box: Box) -> Grey:
    pad_y = max(2, round(0.5 * dpi / MM_PER_INCH))
    height, width = picture.shape
    y0, x0 = min(max(0, box.y0 - pad_y), height - 2), min(max(0, box.x0), width - 2)
    cut = picture[y0 : max(y0 + 2, box.y1 + pad_y), x0 : max(x0 + 2, box.x1)]
    factor = LOOK_DPI / dpi
    larger = cv2.resize(cut, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    paper = cv2.copyMakeBorder(
        larger, PAPER_PX, PAPER_PX, PAPER_PX, PAPER_PX, cv2.BORDER_CONSTANT, value=(255.0, 255.0, 255.0, 255.0)
    )
    return np.asarray(paper, np.uint8)


def _placed(word: Word, box: Box, dpi: int) -> Word:
    """``word`` of a crop of ``box``, its place across in pixels of the page."""
    factor = dpi / LOOK_DPI
    left = box.x0 - PAPER_PX * factor
    return replace(word, box=replace(box, x0=round(left + word.box.x0 * factor), x1=round(left + word.box.x1 * factor)))


def _facing(olds: Sequence[tuple[int, Box]], news: Sequence[Word]) -> list[tuple[list[int], list[Word]]]:
    """Which words of the first reading (index, box) and of the second stand in the same place: one, or a few each."""
    pairs: list[tuple[list[int], list[Word], int]] = []
    both: list[tuple[Box, int | Word]] = [*((box, index) for index, box in olds), *((w.box, w) for w in news)]
    for box, one in sorted(both, key=lambda each: each[0].x0):
        reach = max(1, (box.x1 - box.x0) // 5)
        if not pairs or box.x0 + reach >= pairs[-1][2]:
            pairs.append(([], [], box.x1))
        first, second, end = pairs[-1]
        first.append(one) if isinstance(one, int) else second.append(one)
        pairs[-1] = (first, second, max(end, box.x1))
    return [(first, second) for first, second, _ in pairs if first]


def _surer(first: Sequence[Word], second: Sequence[Word]) -> bool:
    if not second or any(is_number(word.text) for word in first):
        return False
    return min(w.confidence for w in second) > min(w.confidence for w in first)


def _instead(first: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """The second reading in the place of the first: word for word where they are as many, else as a whole.

    Two readings that differ stay in doubt however sure the second is: of 23 such with 0.8 and more, six were wrong.
    Two that agree do not lift the doubt either: of 66 such words fifty were right.
    """
    if len(first) == len(second):
        return [
            old if old.text == new.text else replace(old, text=new.text, confidence=min(new.confidence, STILL_DOUBTED))
            for old, new in zip(first, second, strict=True)
        ]
    y0, y1 = min(word.box.y0 for word in first), max(word.box.y1 for word in first)
    return [
        replace(
            first[0],
            text=new.text,
            confidence=min(new.confidence, STILL_DOUBTED),
            box=Box(new.box.x0, y0, max(new.box.x1, new.box.x0 + 1), y1),
        )
        for new in second
    ]


def _believable(word: Word) -> Word:
    """``word``, in doubt where no Swedish word is spelt like that."""
    if MISREAD.fullmatch(word.text) and word.confidence > UNBELIEVED:
        return replace(word, confidence=UNBELIEVED)
    return word
