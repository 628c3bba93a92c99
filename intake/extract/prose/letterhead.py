"""The lines at the very top of a page that belong to no label."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.extract.form.pairs import Form
from intake.extract.layout.sheet import Row, Run
from intake.extract.values.letters import undotted
from intake.extract.values.shapes import reads_like_name


def letterhead(form: Form, least_rows: int = 4) -> list[Run]:
    """The lines at the very top that belong to no label."""
    found = []
    for index in form.free_rows[:least_rows]:
        if index > 5:
            break
        row = form.sheet.rows[index]
        if not row.words or row.box.y0 > 0.25 * form.sheet.page.height_px or _begins_letter(row.run.text):
            break
        free = tuple(t for t in row.tokens if id(t) not in form.claimed)
        found.append(
            _beside_sticker(row if len(free) == len(row.tokens) else replace(row, tokens=free, aligned=frozenset()))
        )
    return found


_PRINTED_ON = re.compile(
    r"\W*(?:[a-z]+\W+){0,3}(?:\d{1,4}[-/. ]{0,2}){2}(?:\d{2,4}|[a-z]{3,9}\.? \d{2,4})(?:\W+\d\d[.:]\d\d)?\W*"
)
"""``Utskrivet 2026-11-12``: a date, and what was done on it."""


def _beside_sticker(row: Row) -> Run:
    """A line of the letterhead without the patient's name or number, or a date, in a column of its own beside it."""
    cells = row.cells()
    undated = [c for c in cells if not _PRINTED_ON.fullmatch(undotted(c.text))] or list(cells)
    own = [c for c in undated if not reads_like_name(c.text) and not re.search(r"\d{6}\W?\d{4}", c.text)] or undated
    if len(own) == len(cells):
        return row.run
    return Run(row.page, tuple(w for cell in own for w in cell.words))


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
