"""Faxes as a recogniser without a fault would read them: what was drawn, where it was drawn.

Extraction is developed on these in seconds; the figures that count come from real recognition.
"""

from __future__ import annotations

from bench.faxes.make import FaxFile
from bench.faxes.paper import DPI, Printed, Sheet
from intake.model import Box, CheckBox, CheckState, Ink, Page, Word

STATES = {"empty": CheckState.EMPTY, "struck": CheckState.STRUCK}
SURE = 0.96
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
        height = max(_height(each) for each in (one, *(lines[-1][-1:] if lines else ())))  # a dash is low
        if lines and abs(_middle(one) - _middle(lines[-1][-1])) <= SAME_LINE * height:
            lines[-1].append(one)
        else:
            lines.append([one])
    return tuple(
        Word(one.text, SURE, Box(*one.edges), number)
        for number, line in enumerate(lines)
        for one in sorted(line, key=lambda each: each.edges[0])
    )


def _height(one: Printed) -> int:
    return one.edges[3] - one.edges[1]


def _middle(one: Printed) -> float:
    return (one.edges[1] + one.edges[3]) / 2
