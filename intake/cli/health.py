"""``intake health``: the alarms that stand, for a person or a monitor."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from intake.alarms import Health, health_of
from intake.alarms.codes import Level, raised, raised_by
from intake.alarms.looking import free_mb, last_backup, look
from intake.alarms.record import DeskFigures, shape_of
from intake.cli.common import console, is_there, json_option, now, opened, settings_of, settings_options, shown
from intake.config import Settings
from intake.errors import IntakeError
from intake.store import Figures
from intake.words import on_paper

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@click.command()
@settings_options
@json_option
def health(config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """Print the alarms that stand. Exit status 1 where one is red, so that a monitor can run it.

    Reads what the daemon wrote last; where none runs it looks by itself.
    """
    record = _record(settings_of(config_file, var))
    if as_json:
        click.echo(record.as_json(indent=2))
    else:
        _print(record)
    sys.exit(0 if record.well else 1)


def _record(settings: Settings) -> Health:
    """The daemon's own; else the same, looked for here, with the stopped daemon as the first alarm."""
    at, root = now(), settings.storage.root
    known = health_of(root, at)
    if known is not None and "daemon_stopped" not in known.problems:
        return known
    found: dict[str, int] = {}
    figures: Figures | None = None
    try:
        if is_there(settings):
            with opened(settings, read_only=True) as store:
                found, figures = look(settings, store, _LONG_AGO, at)
    except IntakeError as error:
        found = {raised_by(error): 1}
    since = {alarm.code: alarm.since for alarm in known.alarms} if known is not None else {}
    alarms = raised({"daemon_stopped": 1, **found}, since, at)
    return Health(
        schema="intake.health/1",
        pid=os.getpid(),
        at=at,
        started_at=at,
        well=False,
        problems=("daemon_stopped",),
        alarms=tuple(shape_of(alarm) for alarm in alarms),
        figures=DeskFigures.of(figures) if figures else None,
        free_mb=free_mb(root),
        last_backup_at=last_backup(root),
    )


def _print(record: Health) -> None:
    out = console()
    for alarm in record.alarms:
        mark = "[red]✗[/]" if alarm.level is Level.RED else "[yellow]![/]"
        out.print(f"{mark} [bold]{alarm.code}[/] sedan {on_paper(alarm.since)}: {shown(alarm.sv)}")
    if record.well:
        more = ", men se ovan" if record.alarms else ""
        out.print(f"[green]✓ intake mår bra[/]{more}")
