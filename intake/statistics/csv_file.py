"""A table as a file that a Swedish Excel opens by a double click, and that does nothing there.

UTF-8 with its mark, semicolons, commas in decimals, lines ended as in Windows. A text that a spreadsheet would take for
a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date

from intake.statistics.tables import Cell, Form, Table

MARK = "\ufeff"
_FORMULA = re.compile(r"[\s\0\ufeff\u200b-\u200f]*[=+\-@＝＋－＠|%]")


def csv_of(table: Table, said: Callable[[str], str] = str) -> str:
    """``table`` as the text of a CSV file.

    Args:
        table: any.
        said: translates headings and names.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(said(column.heading)) for column in table.columns])
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        writer.writerow([_written(cell, column.form, said) for cell, column in cells])
    return MARK + out.getvalue()


def harmless(text: str) -> str:
    """``text`` that no spreadsheet takes for a formula, on one line."""
    line = " ".join(re.split(r"[\r\n\t\v\f\x1c-\x1e\x85\u2028\u2029]+", text))
    return f"'{line}" if _FORMULA.match(line) else line


def _written(cell: Cell, form: Form, said: Callable[[str], str]) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(said(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{100 * cell:.2f}".replace(".", ",") if form is Form.PERCENT else f"{cell:.1f}".replace(".", ",")
    return str(cell)
