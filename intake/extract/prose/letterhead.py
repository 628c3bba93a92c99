"""The lines at the very top of a page that belong to no label."""

from __future__ import annotations

import re
from itertools import zip_longest
from statistics import median

from intake.extract.form.pairs import Form
from intake.extract.layout.sheet import Row, Run
from intake.extract.people.presented import UNIT_WORDS
from intake.extract.values.letters import undotted
from intake.extract.values.shapes import ends_open, reads_like_name


def letterhead(form: Form, least_rows: int = 4) -> list[Run]:
    """The lines at the very top that belong to no label."""
    return [Run(cells[0].page, tuple(w for c in cells for w in c.words)) for cells in _in_cells(form, least_rows)]


def letterhead_columns(form: Form) -> list[tuple[Run, ...]]:
    """The same, each line divided at its gaps and signs: ``NUS · Fysioterapin · 901 85 Umeå``; a hospital's town from
    the line below is with its name."""
    lines = _in_cells(form, 4)
    return [
        tuple(cell + _town_below(cell, below or ()) if ends_open(cell.text) else cell for cell in cells)
        for cells, below in zip_longest(lines, lines[1:])
    ]


def _town_below(cell: Run, below: tuple[Run, ...]) -> Run:
    under = (c for c in below if abs(c.box.x0 - cell.box.x0) < cell.box.y1 - cell.box.y0)
    return next((c for c in under if len(c.words) == 1), Run(cell.page, ()))


def _in_cells(form: Form, least_rows: int) -> list[tuple[Run, ...]]:
    found: list[tuple[Run, ...]] = []
    for index in form.free_rows[:least_rows]:
        if index > 5:
            break
        row = form.sheet.rows[index]
        if not row.words or row.box.y0 > 0.25 * form.sheet.page.height_px or _begins_letter(row.run.text):
            break
        cells = _beside_sticker(_unclaimed(row, form))
        above = next((i for i in range(len(found) - 1, -1, -1) if _goes_on(found[i], cells, form)), None)
        if above is None:
            found.append(cells)
        else:
            found[above] = (found[above][0] + cells[0],)
    return found


def _unclaimed(row: Row, form: Form) -> list[Run]:
    """The cells of a line without the labels and values that stand in it: ``Ortopedkliniken      Sida: 1``."""
    cells = (Run(row.page, tuple(w for w in cell.words if id(w) not in form.claimed)) for cell in row.cells())
    return [cell for cell in cells if cell]


_FEW = 2
"""Words of a second line."""
_TITLE_PRINT = 1.4
"""The name of a house is printed so many times as high as the text."""


def _print_px(run: Run) -> float:
    return median(word.box.y1 - word.box.y0 for word in run.words)


def _goes_on(above: tuple[Run, ...], below: tuple[Run, ...], form: Form) -> bool:
    """A name in large print that takes two lines: ``Hjärtspecialisterna / Ekbacken``."""
    if len(above) != 1 or len(below) != 1:
        return False
    first, second = _print_px(above[0]), _print_px(below[0])
    usual = median(row.height_px for row in form.sheet.rows)
    large = min(first, second) > _TITLE_PRINT * usual and max(first, second) < 1.25 * min(first, second)
    in_place = abs(above[0].box.x0 - below[0].box.x0) < usual and below[0].box.y0 - above[0].box.y1 < first
    few = len(below[0].words) <= _FEW and UNIT_WORDS.search(undotted(below[0].text)) is None
    return large and in_place and few


_PRINTED_ON = re.compile(
    r"\W*(?:[a-z]+\W+){0,3}(?:\d{1,4}[-/. ]{0,2}){2}(?:\d{2,4}|[a-z]{3,9}\.? \d{2,4})(?:\W+\d\d[.:]\d\d)?\W*"
)
"""``Utskrivet 2026-11-12``: a date, and what was done on it."""


_NUMBERED = re.compile(r"\d{6}\W?\d{4}|^\W*(?:[Nn]r|[Rr]ef|[Dd]nr|[Dd]iarienr)\b|^\W*\d+ (?:sid(?:a|or)|blad)\b")
"""A patient's number, or that of a letter."""
_SMALL_PRINT = 0.65
"""Print of less than so much of the title's height beside it is its address, or says what the house does."""


def _beside_sticker(cells: list[Run]) -> tuple[Run, ...]:
    """A line of the letterhead without the patient's name or number, or a date, in a column of its own beside it."""
    undated = [c for c in cells if not _PRINTED_ON.fullmatch(undotted(c.text))] or cells
    largest = max(map(_print_px, cells))
    undated = [c for c in undated if _print_px(c) > _SMALL_PRINT * largest] or undated
    return tuple([c for c in undated if not (_names_person(c.text) or _NUMBERED.search(c.text))] or undated)


def _names_person(text: str) -> bool:
    return reads_like_name(text) and UNIT_WORDS.search(undotted(text)) is None  # "Hjärtpraktiken Linden"


def _begins_letter(text: str) -> bool:
    """A greeting or a line of running text: the letterhead has ended."""
    bare = undotted(text)
    return (
        re.match(r"\W*(?:hej\w*|god ?(?:dag|morgon)|kara|till den det beror|basta)\b", bare) is not None
        or re.search(
            r"\b(?:jag|vi|mig|oss|mina?|mitt|undertecknad|onskar|onskas|bestaller|begar|behover|ber|kan ni|skicka"
            r"|skickas|har|gar|finns|som)\b",
            bare,
        )
        is not None
    )
