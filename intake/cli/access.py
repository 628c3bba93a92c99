"""``intake access``: who saw which order. Looking into the access log is written down in it."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click
from rich.table import Table

from intake import words
from intake.access_table import csv_lines
from intake.cli.common import (
    access_book,
    console,
    json_option,
    now,
    opened,
    settings_of,
    settings_options,
    shown,
    who_is_asking,
)
from intake.cli.shapes import AccessListing, ListedAccess
from intake.words import STOCKHOLM, to_the_second

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group(name="access")
def access_commands() -> None:
    """The access log: who saw which order and patient, when, what and through which door."""


@access_commands.command(name="list")
@click.option("--who", default="", help="Only what this person saw, by the name in the log.")
@click.option("--order", "reference", default="", metavar="REFERENCE", help="Only who saw this order.")
@click.option(
    "--patient-stdin", is_flag=True, help="Only who saw this patient: the number is read from standard input."
)
@click.option("--since", type=_DAY, help="From this day on.")
@click.option("--until", type=_DAY, help="Up to and with this day.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@click.option("--by", help="Who is asking, for the access log; default: the account.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@settings_options
@json_option
def list_(
    who: str,
    reference: str,
    patient_stdin: bool,
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    by: str | None,
    as_csv: bool,
    config_file: Path | None,
    var: Path | None,
    as_json: bool,
) -> None:
    """List who saw what, the newest first. That you asked is written down."""
    settings = settings_of(config_file, var)
    number = sys.stdin.readline(200).strip() if patient_stdin else ""
    with opened(settings) as store:
        book = access_book(store, settings)
        wanted = book.wanted(
            now().astimezone(STOCKHOLM).date(),
            who=who,
            reference=reference,
            number=number,
            since=since.date() if since else None,
            until=until.date() if until else None,
        )
        book.looked_into_log(who_is_asking(by), wanted, now())
        looks = store.accesses.find(wanted, limit=limit)
    if as_json:
        listed = tuple(
            ListedAccess(**{name: getattr(look, name) for name in ListedAccess.model_fields}) for look in looks
        )
        click.echo(AccessListing(schema="intake.access-list/1", accesses=listed).as_json(indent=2))
    elif as_csv:
        for line in csv_lines(looks):
            click.echo(line, nl=False)
    else:
        table = Table("tid", "vem", "såg", "beställning", "patient", "genom")
        for look in looks:
            link = (look.patient_link or "–")[:8]
            table.add_row(
                to_the_second(look.at),
                shown(look.who),
                words.LOOKS[look.what],
                look.reference or "–",
                link,
                words.DOORS[look.door],
            )
        console().print(table)
