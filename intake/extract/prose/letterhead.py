"""The lines at the very top of a page that belong to no label."""

from __future__ import annotations

import re

from intake.extract.form.pairs import Form
from intake.extract.layout.sheet import Row, Run
from intake.extract.people.presented import UNIT_WORDS
from intake.extract.values.letters import undotted
from intake.extract.values.shapes import reads_like_name


def letterhead(form: Form, least_rows: int = 4) -> list[Run]:
    """The lines at the very top that belong to no label."""
    return [
        Run(cells[0].page, tuple(w for c in cells for w in c.words)) for cells in letterhead_cells(form, least_rows)
    ]


def letterhead_cells(form: Form, least_rows: int = 4) -> list[tuple[Run, ...]]:
    """The same, each line column by column: ``Axelkliniken AB   REKVISITION``."""
    found = []
    for index in form.free_rows[:least_rows]:
        if index > 5:
            break
        row = form.sheet.rows[index]
        if not row.words or row.box.y0 > 0.25 * form.sheet.page.height_px or _begins_letter(row.run.text):
            break
        found.append(_beside_sticker(row))
    return found


_PRINTED_ON = re.compile(
    r"\W*(?:[a-z]+\W+){0,3}(?:\d{1,4}[-/. ]{0,2}){2}(?:\d{2,4}|[a-z]{3,9}\.? \d{2,4})(?:\W+\d\d[.:]\d\d)?\W*"
)
"""``Utskrivet 2026-11-12``: a date, and what was done on it."""


def _beside_sticker(row: Row) -> tuple[Run, ...]:
    """A line of the letterhead without the patient's name or number, or a date, in a column of its own beside it."""
    cells = row.cells()
    undated = [c for c in cells if not _PRINTED_ON.fullmatch(undotted(c.text))] or list(cells)
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
