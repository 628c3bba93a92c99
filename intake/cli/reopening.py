"""``reopen``: open an order that was closed, with the reason."""

from __future__ import annotations

from pathlib import Path

import click

from intake.cli.common import console, now, opened, settings_of, settings_options
from intake.cli.confirming import reference_of
from intake.cli.queue import print_open


@click.command()
@click.argument("typed", metavar="ID")
@click.option("--by", required=True, help="Your name; it stands in the audit trail.")
@click.option("--note", required=True, help="Why the order is opened again.")
@settings_options
def reopen(typed: str, by: str, note: str, config_file: Path | None, var: Path | None) -> None:
    """Open an order that was closed or rejected.

    How it had been closed is written down with your reason. Of a release every check has to be done again, and its line
    stays in the book of exports as withdrawn.
    """
    with opened(settings_of(config_file, var)) as store:
        reference = reference_of(store, typed)
        store.reopen_order(reference, store.order(reference).version, note, by, now())
        out = console()
        out.print(f"[bold]{reference}[/] är öppen igen.")
        print_open(out, store.order(reference))
