"""Faxes as a recogniser without a fault would read them: what was drawn, where it was drawn.

Extraction is developed on these in seconds; the figures that count come from real recognition.
"""

from __future__ import annotations

from bench.faxes.make import FaxFile
from bench.faxes.paper import DPI, Printed, Sheet
from intake.model import Box, CheckBox, CheckState, Ink, Page, Word

STATES = {"empty": CheckState.EMPTY, "struck": CheckState.STRUCK}
SURE = 0.96
SMALL_PRINT = 1.5  # a word so many times as high as another is of another line, unless their middles agree
SAME_LINE = 0.5  # share of a word's height by which two words of one line may lie apart


def ideal_pages(fax: FaxFile) -> tuple[Page, ...]:
    """The pages of ``fax`` with every printed word, check box and piece of writing."""
    return tuple(_page(number, sheet) for number, sheet in enumerate(fax.sheets, 1))


def _page(number: int, sheet: Sheet) -> Page:
    words = _words(sheet.words)
    boxes = tuple(CheckBox(Box(*one.edges), STATES.get(one.text, CheckState.MARKED), SURE) for one in sheet.boxes)
    inks = tuple(Ink(Box(*one.edges), 0.2) for one in sheet.writing)
    width, height = sheet.image.size
    return Page(
        number, width, height, DPI, 204, 196, 0, 0.0, 0.95, words, boxes, inks, blank=not (words or boxes or inks)
    )


def _words(printed: list[Printed]) -> tuple[Word, ...]:
    """In reading order: lines from the top, words from the left; leaders are painted over as the reader does."""
    lines: list[list[Printed]] = []
    for one in sorted((each for each in printed if each.text.strip(".-_") or len(each.text) == 1), key=_middle):
        if lines and abs(_middle(one) - _middle(lines[-1][-1])) <= SAME_LINE * _common_height(one, lines[-1][-1]):
            lines[-1].append(one)
        else:
            lines.append([one])
    return tuple(
        Word(one.text, SURE, Box(*one.edges), number)
        for number, line in enumerate(lines)
        for one in sorted(line, key=lambda each: each.edges[0])
    )


def _common_height(one: Printed, other: Printed) -> int:
    """By what two words are measured: the higher, for a dash is low; but small print beside a title is a line."""
    low, high = sorted((one, other), key=_height)
    small_print = any(c.isalnum() for c in low.text) and _height(high) > SMALL_PRINT * _height(low)
    return _height(low if small_print else high)


def _height(one: Printed) -> int:
    return one.edges[3] - one.edges[1]


def _middle(one: Printed) -> float:
    return (one.edges[1] + one.edges[3]) / 2
