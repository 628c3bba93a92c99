"""A file of lines exported from the RIS: text with one line each, or CSV. Pure: bytes in, rows out.

No row is dropped: what has no line in it is kept with all that it has.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from intake.errors import BadInput
from intake.extract.values.identity import find_identity_numbers
from intake.logbook.link import PatientLinks
from intake.logbook.reading import read_line
from intake.store import NewExport, PatientGiven

LINE_COLUMNS = ("rad", "loggrad", "text", "logg", "exporterade bilder", "anteckning", "kommentar", "line")
PATIENT_COLUMNS = ("personnummer", "pnr", "patientnummer", "patient-id", "patientid", "patient", "identity_number")


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row of a file: the line, and the patient's number as it stands beside it (empty where none does)."""

    row: int  # from 1, as an editor counts
    text: str
    number: str


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, with or without a byte order mark, UTF-16 with one, else Windows-1252."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:  # five bytes mean nothing there
            return content.decode("latin-1")


def rows_of(text: str, *, is_csv: bool, line_column: str = "", patient_column: str = "") -> tuple[LogRow, ...]:
    """The rows of a file.

    Args:
        text: decoded.
        is_csv: a table with a header; else one line of the log on each line.
        line_column, patient_column: names in the header; empty: one of the usual names.

    Raises:
        BadInput: ``log_file_columns``: the header has no column of that name; ``log_file_csv``: no table at all.
    """
    if not is_csv:
        lines = enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1)
        return tuple(LogRow(row, line.strip(), "") for row, line in lines if line.strip())
    return tuple(_table(text, line_column, patient_column))


def _table(text: str, line_column: str, patient_column: str) -> Iterator[LogRow]:
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [name.strip().casefold() for name in next(reader, [])]
        line_at = _column(header, line_column, LINE_COLUMNS, needed=True)
        number_at = _column(header, patient_column, PATIENT_COLUMNS, needed=bool(patient_column))
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            line = " ".join(cells[line_at].split("\n")).strip() if line_at < len(cells) else ""
            number = cells[number_at].strip() if 0 <= number_at < len(cells) else ""
            whole = delimiter.join(cell for place, cell in enumerate(cells) if place != number_at).strip()
            yield LogRow(reader.line_num, line or whole or number, number)
    except csv.Error as error:
        raise BadInput(
            "log_file_csv",
            f"Filen är ingen giltig CSV (rad {reader.line_num}). Ingenting är importerat: rätta filen och försök igen.",
            f"The file is no valid CSV (line {reader.line_num}). Nothing was imported: mend the file and try again.",
        ) from error


def _column(header: Sequence[str], wanted: str, usual: Sequence[str], *, needed: bool) -> int:
    for name in [wanted.strip().casefold()] if wanted else usual:
        if name in header:
            return header.index(name)
    if not needed:
        return -1
    named = f"”{wanted}”" if wanted else ", ".join(usual)
    raise BadInput(
        "log_file_columns",
        f"Filens rubrikrad har ingen kolumn {named}. Ange --line-column eller --patient-column.",
        f"The header of the file has no column {named}. Give --line-column or --patient-column.",
    )


def exports_in(rows: Sequence[LogRow], links: PatientLinks, *, today: date) -> tuple[NewExport, ...]:
    """The rows as the book of exports takes them: the line read, the number replaced by its link.

    Raises:
        StoreError: the key of the links failed.
    """
    seen: Counter[tuple[str | None, str]] = Counter()
    made = []
    for row in rows:
        link, patient = _patient(row.number, links, today)
        line = read_line(row.text, today=today)
        made.append(NewExport(row.text, link, patient, line.how, line.at, seen[link, row.text]))
        seen[link, row.text] += 1
    return tuple(made)


def _patient(number: str, links: PatientLinks, today: date) -> tuple[str | None, PatientGiven]:
    if not number:
        return None, PatientGiven.NOT_GIVEN
    found = find_identity_numbers(number, order_year=None, today=today)
    if len(found) != 1 or found[0].flags:
        return None, PatientGiven.UNREAD
    return links.of(found[0].value), PatientGiven.LINKED
