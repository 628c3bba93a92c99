"""``intake directory``: is the staff's directory of units right, and whom does a name mean?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from intake import words
from intake.cli.common import console, json_option, now, settings_of, settings_options, shown
from intake.cli.shapes import DirectoryCheck, DirectoryFault, DirectoryFound, DirectoryRemark, FoundUnit
from intake.config import Settings
from intake.directory import examine_directory, remarks_on
from intake.extract.vocabulary import STARTER_DIRECTORY
from intake.house import load_directory, text_of

_STALE_AFTER_DAYS = 365


@click.group(name="directory")
def directory_commands() -> None:
    """The directory of units, kept by staff."""


@directory_commands.command(name="check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--stale-after",
    type=click.IntRange(min=1),
    default=_STALE_AFTER_DAYS,
    show_default=True,
    metavar="DAYS",
    help="How old a check of a unit may be.",
)
@settings_options
@json_option
def check(file: Path | None, stale_after: int, config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """List duplicates, malformed rows and stale checks; of FILE, or of the directory in use.

    Exit status 1 where a row is malformed or stands twice: such a file is refused. Remarks do not change the status.
    """
    text, source = _text(settings_of(config_file, var), file)
    rows = examine_directory(text, source)
    today = now().astimezone(words.STOCKHOLM).date()
    faults = tuple(DirectoryFault(line=row.line, text=row.wrong.sv) for row in rows if row.wrong is not None)
    remarks = tuple(
        DirectoryRemark(line=each.line, unit=each.unit, kind=each.kind, text=each.sv)
        for each in remarks_on(rows, today=today, stale_after_days=stale_after)
    )
    shape = DirectoryCheck(
        schema="intake.directory-check/1", file=source, ok=not faults,
        units=sum(1 for row in rows if row.wrong is None), faults=faults, remarks=remarks,
    )  # fmt: skip
    if as_json:
        click.echo(shape.as_json(indent=2))
    else:
        _print(shape)
    sys.exit(1 if faults else 0)


def _print(shape: DirectoryCheck) -> None:
    out = console()
    for fault in shape.faults:
        out.print(f"[red]✗[/] {shown(fault.text)}")
    for remark in shape.remarks:
        out.print(f"[yellow]![/] rad {remark.line}, {shown(remark.unit)}: {shown(remark.text)}")
    mark = "[green]✓[/]" if shape.ok else "[red]✗[/]"
    out.print(
        f"{mark} {shown(shape.file)}: {shape.units} enheter, {len(shape.faults)} fel, {len(shape.remarks)} att se över"
    )


@directory_commands.command(name="find")
@click.argument("name")
@settings_options
@json_option
def find(name: str, config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """Which unit NAME means, as the program reads it; every unit where it may be several. Status 1 where it is none."""
    match = load_directory(settings_of(config_file, var)).find(name)
    units = tuple(
        FoundUnit(name=unit.name, place=unit.place, region=unit.region, in_halland=unit.in_halland,
                  ownership=unit.ownership, media_unit=unit.media_unit, fax=unit.fax, phone=unit.phone,
                  checked_on=unit.checked_on, checked_by=unit.checked_by)
        for unit in match.units
    )  # fmt: skip
    shape = DirectoryFound(
        schema="intake.directory-find/1", asked=name, matched=match.matched, score=match.score,
        ambiguous=match.ambiguous, units=units,
    )  # fmt: skip
    if as_json:
        click.echo(shape.as_json(indent=2))
    else:
        out = console()
        if match.ambiguous:
            out.print(f"[yellow]Flera enheter kan heta så ({len(units)}); ingen av dem väljs:[/]")
        for unit in units:
            fax = unit.fax or "inget faxnummer"
            out.print(
                f"{shown(unit.name)}, {shown(unit.region)}  {shown(unit.media_unit)}  {shown(fax)}  {match.score:.0%}"
            )
        if not units:
            out.print("Ingen enhet i katalogen heter så.")
    sys.exit(0 if units else 1)


def _text(settings: Settings, file: Path | None) -> tuple[str, str]:
    if file is not None:
        return text_of(file, "FILE"), file.name
    if settings.rules.directory:
        return text_of(Path(settings.rules.directory), "rules.directory"), settings.rules.directory
    return STARTER_DIRECTORY, "directory.csv"
