"""The lines at the very top of a page that belong to no label."""

from __future__ import annotations

import re
from itertools import zip_longest

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
    found = []
    for index in form.free_rows[:least_rows]:
        if index > 5:
            break
        row = form.sheet.rows[index]
        if not row.words or row.box.y0 > 0.25 * form.sheet.page.height_px or _begins_letter(row.run.text):
            break
        found.append(_beside_sticker(_unclaimed(row, form)))
    return found


def _unclaimed(row: Row, form: Form) -> list[Run]:
    """The cells of a line without the labels and values that stand in it: ``Ortopedkliniken      Sida: 1``."""
    cells = (Run(row.page, tuple(w for w in cell.words if id(w) not in form.claimed)) for cell in row.cells())
    return [cell for cell in cells if cell]


_PRINTED_ON = re.compile(
    r"\W*(?:[a-z]+\W+){0,3}(?:\d{1,4}[-/. ]{0,2}){2}(?:\d{2,4}|[a-z]{3,9}\.? \d{2,4})(?:\W+\d\d[.:]\d\d)?\W*"
)
"""``Utskrivet 2026-11-12``: a date, and what was done on it."""


def _beside_sticker(cells: list[Run]) -> tuple[Run, ...]:
    """A line of the letterhead without the patient's name or number, or a date, in a column of its own beside it."""
    undated = [c for c in cells if not _PRINTED_ON.fullmatch(undotted(c.text))] or cells
    return tuple([c for c in undated if not _names_patient(c.text)] or undated)


def _names_patient(text: str) -> bool:
    house = UNIT_WORDS.search(undotted(text)) is not None  # "Hjärtpraktiken Linden"
    return (reads_like_name(text) and not house) or re.search(r"\d{6}\W?\d{4}", text) is not None


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
