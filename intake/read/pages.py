"""READ FIRST. One opened fax, page by page, from pixels to words and marks."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from intake.disk import half_written
from intake.model import Box, Page, Word
from intake.read.clean import UprightPage, clean, rules_mask, without_rules
from intake.read.codes import find_codes, without_bars, without_modules
from intake.read.hand import mark_handwriting
from intake.read.ink import FORM_STROKE_MM, STROKE_MM, find_inks
from intake.read.layer import compare
from intake.read.leaders import leaders_mask
from intake.read.marks import Squares, box_areas, find_check_boxes, find_squares
from intake.read.quality import letter_ink, quality
from intake.read.raster import Document, Grey, Mask, Raster, without
from intake.read.recognise import Recogniser
from intake.read.second import read_again
from intake.read.squares import squares_mask
from intake.read.streaks import without_streaks
from intake.read.upright import SAID, UNSURE_BELOW, Turn, find_turn, turn_as
from intake.return_form import parse_code

BATCH = 8  # pages in memory at once, and in one start of the recogniser
BLANK_BELOW_PX = 60
HOPELESS_BELOW = 0.45  # mean confidence of print upside down lies at 0.2-0.4, that of poor print above 0.5
POOR_BELOW = 0.75
PACKED = 2  # of 9: a page picture takes 48 kB instead of 38 kB at 6, for less than half the time


@dataclass(frozen=True, slots=True)
class _Ready:
    """A page prepared for the recogniser."""

    number: int
    raster: Raster
    page: UprightPage
    rules: Mask
    squares: Squares
    picture: Grey


def read_pages(
    document: Document, recogniser: Recogniser, pages_dir: Path, turns: Mapping[int, int] | None = None
) -> Iterator[Page]:
    """Read every page of ``document`` in order and write its upright picture to ``pages_dir``/{number}.png.

    ``turns``: page → how it lies, in quarters clockwise, where a person said so.
    """
    for start in range(0, document.count, BATCH):
        numbers = range(start + 1, min(start + BATCH, document.count) + 1)
        prepared = [_prepare(document, number, pages_dir, (turns or {}).get(number)) for number in numbers]
        yield from _read_batch(prepared, recogniser, pages_dir)


def _prepare(document: Document, number: int, pages_dir: Path, turned_deg: int | None) -> _Ready | Page:
    raster = document.raster(number - 1)
    if raster is None:
        return _broken(number, pages_dir)
    raster = without_streaks(raster)
    return _ready(number, raster, find_turn(raster) if turned_deg is None else turn_as(raster, turned_deg))


def _ready(number: int, raster: Raster, turn: Turn) -> _Ready:
    page = clean(raster, turn)
    rules = rules_mask(page.ink, page.dpi)
    squares = find_squares(page.ink, page.dpi)
    boxes = find_check_boxes(page.ink, page.dpi, found=squares)
    painted_over = rules | leaders_mask(page.ink, page.dpi) | squares_mask(page.ink, boxes, page.dpi)
    return _Ready(number, raster, page, rules, squares, without_rules(page.soft, painted_over))


def _read_batch(prepared: list[_Ready | Page], recogniser: Recogniser, pages_dir: Path) -> Iterator[Page]:
    words: dict[int, tuple[Word, ...]] = {}
    ready: dict[int, _Ready] = {}
    drawn = sorted((p for p in prepared if isinstance(p, _Ready)), key=lambda p: p.page.dpi)
    for dpi, group in groupby(drawn, key=lambda p: p.page.dpi):  # pages of one fax share their resolution
        same = list(group)
        for one, found in zip(same, recogniser.pages([p.picture for p in same], dpi), strict=True):
            ready[one.number], words[one.number] = _right_way_up(one, found, recogniser)
    again = read_again(recogniser, [(p.picture, p.page.dpi, words[p.number]) for p in ready.values()])
    words.update((number, found) for number, found in zip(ready, again, strict=True))
    for page in prepared:
        yield page if isinstance(page, Page) else _finish(ready[page.number], words[page.number], pages_dir)


def _right_way_up(ready: _Ready, words: tuple[Word, ...], recogniser: Recogniser) -> tuple[_Ready, tuple[Word, ...]]:
    """A page whose words are hopeless is read once more the other way up; the better reading is kept.

    Lines of capitals have no ascenders that tell up from down: there poor words are enough to look once more.
    """
    turn = ready.page.turn
    if turn.sure == SAID:
        return ready, words
    if _believed(words) >= (POOR_BELOW if turn.sure < UNSURE_BELOW else HOPELESS_BELOW):
        return ready, words
    turn = replace(turn, turned_deg=(turn.turned_deg + 180) % 360)
    other = _ready(ready.number, ready.raster, turn)
    others = recogniser.pages([other.picture], other.page.dpi)[0]
    return (other, others) if _believed(others) > _believed(words) else (ready, words)


def _believed(words: tuple[Word, ...]) -> float:
    """Mean confidence (0–1) a character; 1 where there are no words to doubt."""
    characters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / characters if characters else 1.0


def _finish(ready: _Ready, words: tuple[Word, ...], pages_dir: Path) -> Page:
    """Marks, writing, text layer and quality of a page whose words are read."""
    page, raster = ready.page, ready.raster
    height, width = page.sharp.shape
    words = tuple(replace(w, box=_inside(w.box, width, height)) for w in words)
    codes = find_codes(page.sharp)
    words = without_bars(words, codes)
    check_boxes = without_modules(find_check_boxes(page.ink, page.dpi, words, ready.squares), codes)
    explained_boxes = [*box_areas(check_boxes, margin_px=round(page.dpi / 25.4)), *(code.box for code in codes)]
    stroke_mm = FORM_STROKE_MM if any(parse_code(code.text) for code in codes) else STROKE_MM
    inks, unexplained = find_inks(page.ink, ready.rules, words, explained_boxes, page.dpi, stroke_mm=stroke_mm)
    words = mark_handwriting(words, page.ink, ready.rules, explained_boxes, page.dpi, raster.y_dpi)
    words, agrees = compare(raster.layer, words, raster.grey.shape, page.placed)
    for piece in inks:
        unexplained[piece.box.y0 : piece.box.y1, piece.box.x0 : piece.box.x1] = 0
    score = quality(words, page.ink, without(page.ink, unexplained), raster.y_dpi, page.specks)
    write_picture(page.sharp, pages_dir / f"{ready.number}.png")
    return Page(
        number=ready.number,
        width_px=width,
        height_px=height,
        dpi=page.dpi,
        x_dpi=round(raster.x_dpi),
        y_dpi=round(raster.y_dpi),
        turned_deg=page.turn.turned_deg,
        skew_deg=page.turn.skew_deg,
        quality=score,
        words=words,
        check_boxes=check_boxes,
        inks=inks,
        blank=not (words or inks or check_boxes or codes) and letter_ink(page.ink, page.dpi) < BLANK_BELOW_PX,
        text_layer_agrees=agrees,
        codes=codes,
    )


def _broken(number: int, pages_dir: Path) -> Page:
    """A page that cannot be decoded: never dropped, so that a person sees there was one."""
    blank = np.full((1169, 827), 255, np.uint8)
    cv2.line(blank, (0, 0), (826, 1168), 160, 3)
    cv2.line(blank, (826, 0), (0, 1168), 160, 3)
    write_picture(blank, pages_dir / f"{number}.png")
    return Page(number, 827, 1169, 100, 100, 100, turned_deg=0, skew_deg=0.0, quality=0.0)


def _inside(box: Box, width: int, height: int) -> Box:
    x0, y0 = min(max(box.x0, 0), width), min(max(box.y0, 0), height)
    return Box(x0, y0, max(x0, min(box.x1, width)), max(y0, min(box.y1, height)))


def write_picture(grey: Grey, path: Path) -> None:
    """Write a PNG of four greys, atomically: small enough for a browser, smooth enough for the eye."""
    levels = grey >> 6
    picture = Image.frombytes("P", grey.shape[::-1], levels.tobytes())
    picture.putpalette([0, 0, 0, 85, 85, 85, 170, 170, 170, 255, 255, 255])
    unfinished = half_written(path)  # of this process alone: another may have had the fax before, and not know it yet
    with unfinished.open("wb") as file:
        picture.save(file, format="PNG", bits=2, compress_level=PACKED)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
