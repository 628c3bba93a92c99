"""The cells of a sheet: words of one row that no gap and no check box divides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from intake.extract.guidance.print_size import print_px
from intake.extract.layout.sentences import ends_short
from intake.extract.layout.sheet import Sheet
from intake.model import Word


@dataclass(frozen=True)
class Cell:
    """Tokens ``start``… of row ``row``, all of them words."""

    row: int
    start: int
    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @cached_property
    def print_px(self) -> float | None:
        return print_px(self.words)

    @property
    def x0(self) -> int:
        return self.words[0].box.x0

    @property
    def digits(self) -> int:
        return sum(c.isdigit() for c in self.text)

    def clauses(self, first: int) -> Iterator[tuple[int, str]]:
        """From word ``first`` on: each clause with the place of the word behind it."""
        begin = first
        for place in range(first, len(self.words)):
            text = " ".join(w.text for w in self.words[begin : place + 1])
            bracket = place + 1 < len(self.words) and self.words[place + 1].text.startswith("(")
            ends = (
                bracket
                or text.endswith((";", "!", ")"))
                or (text.endswith(".") and not ends_short(text) and "ex." not in text[-4:])
            )
            if ends or place + 1 == len(self.words):
                yield place + 1, text
                begin = place + 1


def cells_of(sheet: Sheet) -> Iterator[Cell]:
    """All cells from top to bottom and from left to right."""
    for index, row in enumerate(sheet.rows):
        begin, words = 0, list[Word]()
        for place, token in enumerate(row.tokens):
            if words and (place in row.column_starts or not isinstance(token, Word)):
                yield Cell(index, begin, tuple(words))
                words = []
            if isinstance(token, Word):
                begin = begin if words else place
                words.append(token)
        if words:
            yield Cell(index, begin, tuple(words))
