"""A page as a reader of the paper sees it: runs of words, rows and columns, the whole sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from intake.extract.layout.glyphs import Mark
from intake.model import Barcode, Box, Evidence, Page, Word

Token = Word | Mark


def hull(boxes: Iterable[Box]) -> Box:
    """The smallest box around ``boxes`` (at least one)."""
    every = list(boxes)
    return Box(min(b.x0 for b in every), min(b.y0 for b in every), max(b.x1 for b in every), max(b.y1 for b in every))


@dataclass(frozen=True)
class Run:
    """Words read one after the other on one page, with their joined text.

    ``text`` joins words by one space; a word divided by a hyphen at a line's end is made whole.
    """

    page: int
    words: tuple[Word, ...]

    @cached_property
    def _joined(self) -> tuple[str, tuple[int, ...]]:
        text, starts = "", []
        for index, word in enumerate(self.words):
            if index:
                before = self.words[index - 1]
                divided = (
                    before.line != word.line
                    and len(before.text) > 2
                    and before.text[-1] == "-"
                    and before.text[-2].isalpha()
                    and word.text[:1].islower()
                )
                text = text[:-1] if divided else text + " "
            starts.append(len(text))
            text += word.text
        return text, tuple(starts)

    @property
    def text(self) -> str:
        return self._joined[0]

    def between(self, start: int, end: int) -> Run:
        """The words that the characters ``start``–``end`` of ``text`` touch."""
        starts = self._joined[1]
        ends = (*starts[1:], len(self.text) + 1)[: len(starts)]  # no words, no ends
        kept = (w for w, s, e in zip(self.words, starts, ends, strict=True) if s < end and e > start and w.text)
        return Run(self.page, tuple(w for w in kept))

    @property
    def confidence(self) -> float:
        return min((w.confidence for w in self.words), default=0.0)

    @property
    def box(self) -> Box:
        return hull(w.box for w in self.words)

    @property
    def second_text(self) -> str | None:
        """The text as read again, or ``None`` where no word of it was."""
        if all(w.second_reading is None for w in self.words):
            return None
        return " ".join(w.text if w.second_reading is None else w.second_reading for w in self.words)

    def evidence(self) -> tuple[Evidence, ...]:
        return (Evidence(self.page, self.box, self.text),) if self.words else ()

    def __bool__(self) -> bool:
        return bool(self.words)

    def __add__(self, other: Run) -> Run:
        return Run(self.page, self.words + other.words)


@dataclass(frozen=True)
class Row:
    """One printed row across the whole page: tokens from left to right.

    Of two parts side by side that were put one below the other (``arrangement/side_by_side.py``), ``part`` says which,
    0 for neither, and ``down_px`` how far lower the row counts as standing than it was printed. ``edge_px`` is how far
    its text may reach, where a margin beside it leaves it less than the sheet (0: as far as the sheet's). ``item``: a
    sign or number stood before it, which is left out.
    """

    page: int
    tokens: tuple[Token, ...]
    gap_px: float
    aligned: frozenset[int] = frozenset()
    part: int = 0
    down_px: float = 0.0
    edge_px: float = 0.0
    item: bool = False

    @cached_property
    def box(self) -> Box:
        return hull(t.box for t in self.tokens)

    @cached_property
    def height_px(self) -> float:
        return median(t.box.y1 - t.box.y0 for t in self.tokens)

    @cached_property
    def middle_px(self) -> float:
        return median((t.box.y0 + t.box.y1) / 2 for t in self.tokens) + self.down_px

    @property
    def printed_px(self) -> float:
        """Where its middle was printed."""
        return self.middle_px - self.down_px

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(t for t in self.tokens if isinstance(t, Word))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(t for t in self.tokens if isinstance(t, Mark))

    @cached_property
    def run(self) -> Run:
        return Run(self.page, self.words)

    @cached_property
    def column_starts(self) -> frozenset[int]:
        """Indices of the tokens that begin a column: after a wide gap, or where other rows begin theirs."""
        starts = {0} | self.aligned
        for index in range(1, len(self.tokens)):
            if self.tokens[index].box.x0 - self.tokens[index - 1].box.x1 > self.gap_px:
                starts.add(index)
        return frozenset(starts)

    def cells(self) -> tuple[Run, ...]:
        """The words of the row column by column."""
        starts = [*sorted(self.column_starts), len(self.tokens)]
        cells = (tuple(t for t in self.tokens[a:b] if isinstance(t, Word)) for a, b in pairwise(starts))
        return tuple(Run(self.page, words) for words in cells if words)


@dataclass(frozen=True)
class Sheet:
    """A page, or a part of one, laid out in rows from top to bottom."""

    page: Page
    rows: tuple[Row, ...]
    char_px: float

    @property
    def number(self) -> int:
        return self.page.number

    @property
    def codes(self) -> tuple[Barcode, ...]:
        """The codes at the height of these rows: those beside another order of the page are not its own."""
        boxes = [row.run.box for row in self.rows if row.run]
        top, bottom = min((b.y0 for b in boxes), default=0), max((b.y1 for b in boxes), default=0)
        return tuple(c for c in self.page.codes if top <= (c.box.y0 + c.box.y1) / 2 <= bottom)

    @cached_property
    def text(self) -> str:
        return "\n".join(row.run.text for row in self.rows)

    @cached_property
    def run(self) -> Run:
        return Run(self.number, tuple(w for row in self.rows for w in row.words))

    @cached_property
    def line_px(self) -> float:
        """The usual distance between rows that follow each other closely."""
        if len(self.rows) < 2:
            return 1.35 * self.rows[0].height_px if self.rows else 1.0
        height = median(row.height_px for row in self.rows)
        steps = sorted(b.middle_px - a.middle_px for a, b in pairwise(self.rows))
        return min(max(steps[len(steps) // 4], 1.25 * height), 2.0 * height)

    def edge_px(self, row: Row) -> float:
        """How far right the text of ``row`` may reach."""
        return row.edge_px or self._edge_px

    @cached_property
    def _edge_px(self) -> float:
        return max((row.box.x1 for row in self.rows), default=0)

    def without(self, taken: set[int]) -> Sheet:
        """The sheet without the rows numbered ``taken``."""
        return replace(self, rows=tuple(row for i, row in enumerate(self.rows) if i not in taken))
