"""``intake log``: lines of "Exporterade bilder" in from the RIS, listed, and looked up for an order."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Literal, cast

import click

from intake import words
from intake.blobs import open_blobs
from intake.cli.common import (
    console,
    json_option,
    look_at,
    now,
    opened,
    protected_option,
    settings_of,
    settings_options,
    shown,
    who_is_asking,
)
from intake.cli.shapes import LoggedLine, LogImport, LogListing
from intake.disk import disk_errors
from intake.draft.untrusted import without_numbers
from intake.house import load_directory
from intake.logbook.files import decoded, exports_in, rows_of
from intake.logbook.link import PatientLinks
from intake.logbook.lookup import earlier_in
from intake.model import Field
from intake.store import ExportRecord, Look, NotAllowedError, PatientGiven, Store, open_store
from intake.words import on_paper

_SHOWN_ROWS = 20
_HOW = {"exact": "", "mended": "annat skrivsätt", "unread": "går inte att tolka"}
_PATIENT = {"linked": "", "not_given": "utan patient", "unread": "patientens nummer går inte att läsa"}


@click.group(name="log")
def log_commands() -> None:
    """The lines of "Exporterade bilder": imported from the RIS, and kept when an order is completed."""


@log_commands.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--csv/--text", "is_csv", default=None, help="Default: CSV where the name ends in .csv or .tsv.")
@click.option("--line-column", default="", help="The column of the line, as the header names it.")
@click.option("--patient-column", default="", help="The column of the patient's number, as the header names it.")
@click.option("--by", help="Who imports, for the audit trail; default: the account.")
@settings_options
@json_option
def import_(
    file: Path,
    is_csv: bool | None,
    line_column: str,
    patient_column: str,
    by: str | None,
    config_file: Path | None,
    var: Path | None,
    as_json: bool,
) -> None:
    """Take in lines exported from the RIS: text with one line each, or CSV with a column for the patient's number.

    UTF-8, UTF-16 or Windows-1252. The number itself is not kept, only a keyed hash of it. What cannot be understood is
    kept and listed. The same file again changes nothing.
    """
    settings = settings_of(config_file, var)
    with disk_errors():
        content = file.read_bytes()
    table = file.suffix.casefold() in (".csv", ".tsv") if is_csv is None else is_csv
    rows = rows_of(decoded(content), is_csv=table, line_column=line_column, patient_column=patient_column)
    links = PatientLinks(open_blobs(settings.storage))
    at = now()
    lines = exports_in(rows, links, today=at.astimezone(words.STOCKHOLM).date())
    store = open_store(settings.storage.url, settings.storage.root / "backup")
    try:
        record = store.import_log(
            lines, file_sha256=hashlib.sha256(content).hexdigest(), key_id=links.key_id, who=who_is_asking(by), at=at
        )
    finally:
        store.close()
    both = list(zip(rows, lines, strict=True))
    shape = LogImport(
        schema="intake.log-import/1",
        lines=record.lines,
        new=record.new,
        linked=record.linked,
        mended=sum(1 for line in lines if line.how_read == "mended"),
        unread=record.unread,
        unread_rows=tuple(row.row for row, line in both if line.how_read == "unread"),
        patient_unread_rows=tuple(row.row for row, line in both if line.patient is PatientGiven.UNREAD),
    )
    if as_json:
        click.echo(shape.as_json(indent=2))
        return
    out = console()
    out.print(f"{shape.lines} rader, {shape.new} nya, {shape.linked} med patient, {shape.mended} med annat skrivsätt")
    for said, numbers in (
        ("går inte att tolka; de är sparade (intake log list --open)", shape.unread_rows),
        ("har inget läsbart personnummer; de är sparade utan patient", shape.patient_unread_rows),
    ):
        if numbers:
            more = " …" if len(numbers) > _SHOWN_ROWS else ""
            out.print(
                f"[yellow]![/] {len(numbers)} rader {said}: rad {', '.join(map(str, numbers[:_SHOWN_ROWS]))}{more}"
            )


@log_commands.command(name="list")
@click.option("--open", "only_open", is_flag=True, help="Only lines that are not understood, or have no patient.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many lines.")
@settings_options
@json_option
def list_(only_open: bool, limit: int | None, config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """List the lines, the last entered first. Numbers that may be a patient's are taken out."""
    settings = settings_of(config_file, var)
    with opened(settings, read_only=True) as store:
        lines = store.exports(only_open=only_open, limit=limit)
        nameless = [replace(each, text=without_numbers(each.text)) for each in lines]  # somebody may have typed one
        _report(store, [(each, None) for each in nameless], as_json)


@log_commands.command(name="find")
@click.argument("typed", metavar="ID")
@click.option("--by", help="Who is looking, for the access log; default: the account.")
@protected_option
@settings_options
@json_option
def find(
    typed: str, by: str | None, sees_protected: bool, config_file: Path | None, var: Path | None, as_json: bool
) -> None:
    """The lines of an order's patient, as the book stands now, and which of them are earlier exports of the same.

    That you looked is written down. The order itself is not changed.
    """
    settings = settings_of(config_file, var)
    directory = load_directory(settings)
    with opened(settings) as store:
        _, reference = store.find(typed)
        if reference is None:
            raise NotAllowedError("no_orders", "Faxet har inga beställningar.", "The fax has no orders.")
        record = store.order(reference)
        look_at(store, settings, who_is_asking(by), [record], Look.EARLIER, acknowledged=sees_protected)
        order = record.order
        number = order.fields.get("identity_number", Field()).value
        link = PatientLinks(open_blobs(settings.storage)).of(number) if isinstance(number, str) else None
        lines = store.exports_of(link) if link else ()
        found: list[tuple[ExportRecord, str | None]] = [
            (each, "same" if like[0].sure else "possible") if (like := earlier_in(order, (each,), directory, now()))
            else (each, None)
            for each in lines
        ]  # fmt: skip
        _report(store, found, as_json)


def _report(store: Store, lines: list[tuple[ExportRecord, str | None]], as_json: bool) -> None:
    total, unread, without_patient = store.count_exports()
    newest = store.newest_import()
    imported_at: datetime | None = newest.at if newest else None
    listing = LogListing(
        schema="intake.log-list/1",
        total=total,
        unread=unread,
        without_patient=without_patient,
        imported_at=imported_at,
        lines=tuple(_line(each, like) for each, like in lines),
    )
    if as_json:
        click.echo(listing.as_json(indent=2))
        return
    out = console()
    for line in listing.lines:
        same = {"same": "[magenta]samma[/]  ", "possible": "[yellow]kan vara samma[/]  "}.get(line.likeness or "", "")
        said = ", ".join(
            word
            for word in (
                _HOW[line.how_read],
                _PATIENT[line.patient],
                line.reference or "",
                "återtagen" if line.withdrawn_at else "",
            )
            if word
        )
        out.print(f"{same}{shown(line.line)}" + (f"  [dim]({shown(said)})[/]" if said else ""), soft_wrap=True)
    since = f"importerad {on_paper(imported_at)}" if imported_at else "aldrig importerad"
    out.print(f"{total} rader, {unread} otolkade, {without_patient} utan patient; {since}", style="dim")


def _line(record: ExportRecord, like: str | None) -> LoggedLine:
    return LoggedLine(
        number=record.number,
        line=record.text,
        how_read=cast(Literal["exact", "mended", "unread"], record.how_read),
        patient=cast(Literal["linked", "not_given", "unread"], str(record.patient)),
        exported_at=record.exported_at,
        source=cast(Literal["import", "desk"], record.source),
        reference=record.reference,
        withdrawn_at=record.withdrawn_at,
        likeness=cast(Literal["same", "possible"] | None, like),
    )
