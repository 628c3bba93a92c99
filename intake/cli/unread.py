"""Commands for faxes that are not read yet, or could not be: ``progress``, ``cancel``, ``retry``, ``hasten``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
from rich.table import Table

from intake.cli.common import console, is_there, json_option, now, opened, settings_of, settings_options, shown
from intake.cli.shapes import ExecutorAtWork, FaxInWork, ProgressShape
from intake.config import Settings
from intake.desk import unread
from intake.store import Executor, Progress
from intake.words import age, on_paper

Command = TypeVar("Command", bound=Callable[..., object])

_STEPS = {"read": "läses", "understand": "tolkas"}


def _about_a_fax(command: Command) -> Command:
    for option in (
        settings_options,
        click.option("--by", required=True, help="Your name; it stands in the audit trail."),
        click.argument("typed", metavar="ID"),
    ):
        command = option(command)
    return command


@click.command()
@_about_a_fax
def cancel(typed: str, by: str, config_file: Path | None, var: Path | None) -> None:
    """Stop a fax that is not read yet. It goes into quarantine with your name as the reason.

    ID is the beginning of the fax's SHA-256. Whoever reads it just now lets go within seconds.
    """
    with opened(settings_of(config_file, var)) as store:
        sha256, _ = store.find(typed)
        unread.cancel(store, sha256, by, now())
        named = sha256[:12]
        console().print(f"{named} är avbrutet och ligger i karantän. Läs det igen med: intake retry {named} --by NAMN")


@click.command()
@_about_a_fax
def retry(typed: str, by: str, config_file: Path | None, var: Path | None) -> None:
    """Have a fax in quarantine read once more.

    ID is the beginning of the fax's SHA-256. A running intake takes it up within half a minute.
    """
    with opened(settings_of(config_file, var)) as store:
        sha256, _ = store.find(typed)
        unread.retry(store, sha256, by, now())
        console().print(f"{sha256[:12]} väntar på att läsas igen.")


@click.command()
@_about_a_fax
def hasten(typed: str, by: str, config_file: Path | None, var: Path | None) -> None:
    """Have a fax that is not read yet read before the others; its orders are urgent then.

    ID is the beginning of the fax's SHA-256.
    """
    with opened(settings_of(config_file, var)) as store:
        sha256, _ = store.find(typed)
        store.works.hasten(sha256, by, now())
        console().print(f"{sha256[:12]} läses före andra.")


@click.command()
@settings_options
@json_option
def progress(config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """Show which faxes are being read, by whom and since when, which wait, and which processes are at work."""
    settings = settings_of(config_file, var)
    made = _progress(settings)
    if as_json:
        click.echo(made.as_json(indent=2))
    else:
        _print(made)


def _progress(settings: Settings) -> ProgressShape:
    faxes: tuple[Progress, ...] = ()
    runs: tuple[Executor, ...] = ()
    if is_there(settings):
        with opened(settings, read_only=True) as store:
            faxes, runs = store.works.progress(), store.executors.all()
    late_s = settings.engine.dead_after_s
    return ProgressShape(
        schema="intake.progress/1",
        in_hand=sum(1 for fax in faxes if fax.host is not None),
        waiting=sum(1 for fax in faxes if fax.host is None),
        faxes=tuple(
            FaxInWork(
                sha256=fax.sha256,
                received_at=fax.received_at,
                urgent=fax.urgent,
                put_back_at=fax.put_back_at,
                step=fax.step if fax.host is not None else None,
                by=f"{fax.host}:{fax.pid}" if fax.host is not None else None,
                since=fax.since,
                attempt=fax.attempt,
                next_try_at=fax.next_try_at,
                deaths=fax.deaths,
            )
            for fax in faxes
        ),
        executors=tuple(
            ExecutorAtWork(
                id=run.id,
                by=f"{run.host}:{run.pid}",
                roles=run.roles,
                version=run.version,
                started_at=run.started_at,
                beat_at=run.beat_at,
                state="dead" if run.dead else "silent" if run.silent_s > late_s else "alive",
            )
            for run in runs
        ),
    )


def _print(made: ProgressShape) -> None:
    out, at = console(), now()
    out.print(f"{made.in_hand} fax läses, {made.waiting} väntar")
    if made.faxes:
        table = Table("fax", "kom in", "väntat", "läge", "försök", "nästa försök", "av")
        for fax in made.faxes:
            state = f"{_STEPS[fax.step]} sedan {on_paper(fax.since)[11:]}" if fax.step and fax.since else "väntar"
            if fax.deaths:
                state += f", avbrutet {fax.deaths}×"
            table.add_row(
                f"[bold red]{fax.sha256[:12]} !![/]" if fax.urgent else fax.sha256[:12],
                on_paper(fax.received_at),
                age(fax.received_at, at),
                state,
                str(fax.attempt or ""),
                on_paper(fax.next_try_at) if fax.next_try_at else "",
                shown(fax.by or ""),
            )
        out.print(table)
    table = Table("process", "gör", "version", "sedan", "hördes av", "läge")
    for run in made.executors:
        state = {"alive": "arbetar", "silent": "[red]tyst[/]", "dead": "stoppad"}[run.state]
        roles = " ".join(run.roles)
        table.add_row(shown(run.by), roles, run.version, on_paper(run.started_at), on_paper(run.beat_at), state)
    if made.executors:
        out.print(table)
