"""Whose a house is, told by the owner's name on the lines around its own."""

from __future__ import annotations

import re

from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Run, Sheet
from intake.extract.values.letters import undotted
from intake.model import Evidence, Field

_REGION = re.compile(r"\W*(?:region|regionen|landstinget|narsjukvarden|psykiatrin) halland\b")
"""Not its hospitals: a letter names the one that it is written to."""
_BY_CONTRACT = re.compile(r"avtal|uppdrag|vardval|ansluten|samtyck|\btill\b")
"""``Vårdval Halland``, ``på uppdrag av Region Halland``: private care says whom it works for."""
_ADDRESS = re.compile(r"\borg\.? ?nr\b|\bbox \d|\b\d{3} ?\d{2} [a-z]|\borganisationsnummer\b")
_FOOT = 0.88
"""Below this share of the page stands what the owner prints on every paper."""


def says_region(dossier: Dossier, clinic: Field) -> bool:
    """``Region Halland`` right above or below the clinic in its column, or with its address at the foot of the page."""
    sheets = [sighted.form.sheet for sighted in dossier.orders]
    return any(_beside(sheet, place) for sheet in sheets for place in clinic.evidence) or any(map(_at_the_foot, sheets))


def _beside(sheet: Sheet, clinic: Evidence) -> bool:
    if clinic.page != sheet.number:
        return False
    box = clinic.box
    cells = (
        cell
        for row in sheet.rows
        for cell in row.cells()
        if abs(cell.box.x0 - box.x0) < 2 * sheet.char_px
        and abs((cell.box.y0 + cell.box.y1) - (box.y0 + box.y1)) / 2 < 2 * sheet.line_px
    )
    return any(_opens_with_region(cell) for cell in cells)


def _at_the_foot(sheet: Sheet) -> bool:
    low = (row.run for row in sheet.rows if row.words and row.box.y0 > _FOOT * sheet.page.height_px)
    return any(_opens_with_region(run) and _ADDRESS.search(undotted(run.text)) for run in low)


def _opens_with_region(run: Run) -> bool:
    bare = undotted(run.text)
    return _REGION.match(bare) is not None and not _BY_CONTRACT.search(bare)
