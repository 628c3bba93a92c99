"""The access log as CSV, for a spreadsheet or another program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from intake.store import KeptAccess

COLUMNS = ("at", "who", "reference", "patient_link", "what", "door")


def csv_lines(looks: Iterable[KeptAccess]) -> Iterator[str]:
    """A header and a line for each look. What a spreadsheet would take for a formula stands as text."""
    yield _line(COLUMNS)
    for look in looks:
        cells = (look.at.isoformat(), look.who, look.reference, look.patient_link or "", look.what, look.door)
        yield _line([f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else str(cell) for cell in cells])


def _line(cells: Iterable[str]) -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=";", lineterminator="\r\n").writerow(cells)
    return made.getvalue()
