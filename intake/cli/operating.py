"""Commands for whoever keeps the program running: ``run``, ``read``, ``ledger``, ``check``, ``demo``."""

from __future__ import annotations

import contextlib
import json
import math
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.table import Table

from intake import words
from intake.alone import no_daemon
from intake.blobs import open_blobs
from intake.cli.common import NO_BOOKS, console, is_there, json_option, opened, settings_of, settings_options, shown
from intake.cli.shapes import CheckedThing, CheckUp
from intake.cli.showing import print_outcome
from intake.config import Settings
from intake.errors import IntakeError
from intake.store.balance import in_pieces, summed
from intake.store.ledger import Ledger, LedgerFax
from intake.words import on_paper


@click.command()
@settings_options
@click.option("--inbox", type=click.Path(file_okay=False, path_type=Path), help="The folder that the faxes come into.")
@click.option("--no-review-page", is_flag=True, help="Do not serve the page of the queue.")
@click.option(
    "--role",
    "given",
    multiple=True,
    metavar="ROLE",
    help="inbox, worker or review; several times or with commas between. Default: all three.",
)
def run(
    config_file: Path | None, var: Path | None, inbox: Path | None, no_review_page: bool, given: tuple[str, ...]
) -> None:
    """Take faxes from the inbox, read them and serve the review station until stopped (SIGTERM or Ctrl-C).

    With --role only a part of that, so that several processes share the work, on one machine or on many
    (docs/engine.md): inbox takes faxes and reads none, worker reads them, review serves the station.
    """
    from intake import daemon  # brings the whole machine with it; other commands start faster without
    from intake.engine import ROLES

    wanted = [role.strip() for roles in given for role in roles.split(",")]
    if unknown := [role for role in wanted if role not in ROLES]:
        raise click.BadParameter(f"{unknown[0]!r}: one of {', '.join(ROLES)}", param_hint="--role")

    settings = settings_of(
        config_file,
        var,
        inbox__folder=str(inbox) if inbox else None,
        review__page=False if no_review_page else None,
    )
    sys.exit(daemon.run(settings, [role for role in ROLES if role in wanted or not given]))


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@settings_options
@json_option
def read(files: tuple[Path, ...], config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """Print what is understood of fax files. Nothing is kept and no database is used.

    With --json one object a line (docs/outcome.md). What cannot be read as a fax is printed as quarantined and is no
    failure of this command; a file that cannot be opened is, and the others are read all the same.
    """
    from intake import judging
    from intake import read as reader
    from intake.house import load_rules

    reader.prefetch()
    settings = settings_of(config_file, var)
    rules = load_rules(settings)
    failed = False
    for file in files:
        try:
            if not file.is_file():
                click.echo(f"intake: {file}: ingen vanlig fil", err=True)
                failed = True
                continue
            outcome = judging.understand(file, settings, rules=rules)
        except (IntakeError, OSError) as error:
            sentence = error.sv if isinstance(error, IntakeError) else error.strerror
            click.echo(f"intake: {file}: {sentence}", err=True)
            failed = True
            continue
        if as_json:
            click.echo(outcome.as_json())
        else:
            print_outcome(console(), outcome)
    sys.exit(1 if failed else 0)


@click.command()
@settings_options
@json_option
@click.option("--verify", is_flag=True, help="Also read every original and compare its SHA-256.")
@click.option("--adopt", is_flag=True, help="First enter originals without a row as faxes; the daemon must be stopped.")
def ledger(config_file: Path | None, var: Path | None, as_json: bool, verify: bool, adopt: bool) -> None:
    """Prove that nothing is lost: every original has a row, every row its original.

    Changes nothing without --adopt; works while the daemon runs and when it is dead. Exit status 0 only when the books
    balance.
    """
    settings = settings_of(config_file, var)
    if adopt:
        entered = _adopt(settings)
        click.echo(f"{entered} original utan rad är införda och läses vid nästa start.", err=True)
    with _pieces(settings, verify) as pieces:
        books = _say_as_json(pieces) if as_json else _print_ledger(pieces)
    sys.exit(0 if books.balanced else 1)


def _adopt(settings: Settings) -> int:
    from intake.house import open_house
    from intake.taking import adopt

    with no_daemon(settings.storage.root):
        house = open_house(settings)
        try:
            return adopt(house, older_than_s=0.0, within_s=math.inf)
        finally:
            house.store.close()


@contextlib.contextmanager
def _pieces(settings: Settings, verify: bool) -> Iterator[Iterable[Ledger]]:
    archive = open_blobs(settings.storage).under("archive")
    if not is_there(settings):
        yield in_pieces(lambda _: NO_BOOKS, archive, verify=verify)
        return
    with opened(settings, read_only=True) as store:
        yield in_pieces(store.books, archive, verify=verify)


def _say_as_json(pieces: Iterable[Ledger]) -> Ledger:
    """One object, written as it is found: of a year's faxes there are many."""
    between = "\n"

    def say(fax: LedgerFax) -> None:
        nonlocal between
        click.echo(f"{between}{fax.as_json()}", nl=False)
        between = ",\n"

    click.echo('{"faxes": [', nl=False)
    books = summed(pieces, say)
    others = {key: value for key, value in books.model_dump(mode="json", by_alias=True).items() if key != "faxes"}
    click.echo("\n],\n" + json.dumps(others, indent=2).removeprefix("{\n"))
    return books


def _print_ledger(pieces: Iterable[Ledger]) -> Ledger:
    out = console()
    quarantined: list[LedgerFax] = []
    books = summed(pieces, lambda fax: quarantined.append(fax) if fax.reason else None)
    counts = {
        "waiting": books.waiting,
        "in_review": books.in_review,
        "done": books.done,
        "quarantined": books.quarantined,
    }
    parts = " + ".join(f"{number} {words.STATES[state]}" for state, number in counts.items())
    out.print(f"{books.arrivals} ankomster = {books.repeats} upprepade + {books.received} fax")
    out.print(f"{books.received} fax = {parts}")
    if books.arriving:
        out.print(f"{books.arriving} på väg in")
    if quarantined:
        table = Table("fax", "kom in", "skäl", title="Karantän", title_justify="left")
        for fax in sorted(quarantined, key=lambda fax: (fax.received_at, fax.sha256)):
            reason = fax.reason.text if fax.reason else ""
            table.add_row(fax.sha256[:12], on_paper(fax.received_at), shown(reason))
        out.print(table)
    if books.refused:
        table = Table("namn", "skäl", title="Inte mottaget ur inkorgen", title_justify="left")
        for refused in books.refused:
            table.add_row(shown(refused.name), refused.reason)
        out.print(table)
    for fault in books.faults:
        out.print(f"[red]✗[/] {shown(fault.sha256 or Path(fault.path or '').name)}  {shown(fault.text)}")
    proof = " (varje original jämfört med sin kontrollsumma)" if books.verified else ""
    out.print(f"[green]✓ Böckerna går ihop[/]{proof}" if books.balanced else "[red]✗ Böckerna går inte ihop[/]")
    return books


@click.command()
@settings_options
@json_option
def check(config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """Examine settings, routine, templates, directory, languages, folders, database and disk."""
    from intake import check as examinations

    settings = settings_of(config_file, var)
    findings = examinations.run(settings)
    well = all(finding.ok for finding in findings)
    if as_json:
        things = tuple(CheckedThing(name=each.name, ok=each.ok, text=each.text) for each in findings)
        click.echo(CheckUp(schema="intake.check/1", ok=well, findings=things).as_json(indent=2))
    else:
        out = console()
        for finding in findings:
            mark = "[green]✓[/]" if finding.ok else "[red]✗[/]"
            out.print(f"{mark} [bold]{shown(finding.name)}[/]: {shown(finding.text)}")
    sys.exit(0 if well else 1)


@click.command()
@settings_options
def demo(config_file: Path | None, var: Path | None) -> None:
    """Read the sample faxes with a real daemon and show what comes of them."""
    from intake import demo as demonstration

    settings = settings_of(config_file, var)
    demonstration.run(settings, console(), hold=sys.stdin.isatty() and sys.stdout.isatty())
