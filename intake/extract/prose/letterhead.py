"""The lines at the very top of a page that belong to no label."""

from __future__ import annotations

import re
from statistics import median

from intake.extract.form.pairs import Form
from intake.extract.layout.sheet import Row, Run
from intake.extract.people.presented import UNIT_WORDS
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
        line = _beside_sticker(row)
        above = next((i for i in range(len(found) - 1, -1, -1) if _goes_on(found[i], line, form)), None)
        if above is None:
            found.append(line)
        else:
            found[above] += line
    return found


_FEW = 2
"""Words of a second line."""
_TITLE_PRINT = 1.4
"""The name of a house is printed so many times as high as the text."""


def _goes_on(above: Run, line: Run, form: Form) -> bool:
    """A name in large print that takes two lines: ``Hjärtspecialisterna / Ekbacken``."""
    first, second = (median(w.box.y1 - w.box.y0 for w in run.words) for run in (above, line))
    usual = median(row.height_px for row in form.sheet.rows)
    large = min(first, second) > _TITLE_PRINT * usual and max(first, second) < 1.25 * min(first, second)
    in_place = abs(above.box.x0 - line.box.x0) < usual and line.box.y0 - above.box.y1 < first
    return large and in_place and len(line.words) <= _FEW and UNIT_WORDS.search(undotted(line.text)) is None


def _names_a_person(text: str) -> bool:
    return reads_like_name(text) and UNIT_WORDS.search(undotted(text)) is None


_PRINTED_ON = re.compile(
    r"\W*(?:[a-z]+\W+){0,3}(?:\d{1,4}[-/. ]{0,2}){2}(?:\d{2,4}|[a-z]{3,9}\.? \d{2,4})(?:\W+\d\d[.:]\d\d)?\W*"
)
"""``Utskrivet 2026-11-12``: a date, and what was done on it."""


_NUMBERED = re.compile(r"\d{6}\W?\d{4}|^\W*(?:[Nn]r|[Rr]ef|[Dd]nr|[Dd]iarienr)\b|^\W*\d+ (?:sid(?:a|or)|blad)\b")
"""A patient's number, or that of a letter."""
_SMALL_PRINT = 0.65
"""Print of less than so much of the title's height beside it is its address, or says what the house does."""


def _beside_sticker(row: Row) -> Run:
    """A line of the letterhead without the patient's name or number, or a date, in a column of its own beside it."""
    cells = row.cells()
    undated = [c for c in cells if not _PRINTED_ON.fullmatch(undotted(c.text))] or list(cells)
    largest = max(median(w.box.y1 - w.box.y0 for w in c.words) for c in cells)
    undated = [c for c in undated if median(w.box.y1 - w.box.y0 for w in c.words) > _SMALL_PRINT * largest] or undated
    own = [c for c in undated if not _names_a_person(c.text) and not _NUMBERED.search(c.text)] or undated
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
