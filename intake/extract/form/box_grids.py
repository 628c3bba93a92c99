"""Boxes in a grid, without words of their own: the cells of the line above them say what each stands for.

``Bilder   Utl`` over a line of boxes for each examination, ``Ja   Nej   Vet ej`` over a line for each question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sheet import Row, Run, Sheet
from intake.extract.values.letters import undotted
from intake.extract.values.wish_words import yes_or_no
from intake.model import Word

if TYPE_CHECKING:
    from intake.extract.form.choices import Choice

_CLOSE = 5.0
"""The lines of a grid follow each other at most so many lines apart."""
_LEFT_CHARS = 2.0
"""A box may stand so far left of the words over it."""
_LEAST = 2


def in_grid(sheet: Sheet, index: int, choices: list[Choice]) -> list[Choice]:
    """The boxes of row ``index`` as the head of their grid names them; as they are where they stand in none."""
    row = sheet.rows[index]
    head = _head(sheet, index) if len(row.marks) >= _LEAST and _is_bare(row) else None
    cells = [_over(sheet, head, choice.mark) for choice in choices] if head is not None else []
    if not cells or not all(cells) or len({id(c.words[0]) for c in cells if c}) < len(cells):
        return choices
    first = row.tokens.index(row.marks[0])
    beside = Run(sheet.number, tuple(t for t in row.tokens[:first] if isinstance(t, Word)))
    answers = all(_is_answer(cell) for cell in cells if cell)
    question = beside if answers else Run(sheet.number, ())
    return [replace(c, question=question, option=cell) for c, cell in zip(choices, cells, strict=True) if cell]


def _is_bare(row: Row) -> bool:
    """Has no box of the row words of its own on its right?"""
    first = row.tokens.index(row.marks[0])
    return all(isinstance(t, Mark) for t in row.tokens[first:])


def _head(sheet: Sheet, index: int) -> Row | None:
    """The line above the boxes of a grid."""
    for at in range(index - 1, -1, -1):
        row, below = sheet.rows[at], sheet.rows[at + 1]
        if below.middle_px - row.middle_px > _CLOSE * sheet.line_px:
            return None
        if not row.marks:
            return row if len(row.column_starts) >= _LEAST else None
        if not _is_bare(row):
            return None
    return None


def _over(sheet: Sheet, head: Row | None, mark: Mark) -> Run | None:
    """The cell of the head whose column a box stands in."""
    slack = _LEFT_CHARS * sheet.char_px
    cells: Sequence[Run] = head.cells() if head is not None else ()
    begun = [c for c in cells if c.words[0].box.x0 - slack <= mark.box.x0]
    middle = (mark.box.x0 + mark.box.x1) / 2
    return begun[-1] if begun and middle <= begun[-1].box.x1 + 2 * slack else None


def _is_answer(cell: Run) -> bool:
    return yes_or_no(cell.text) is not None or undotted(cell.text).startswith(("vet ej", "vet inte", "ej aktuell"))
