"""``statistics``: what the page shows, on a terminal or as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click
from rich.table import Table as Drawn

from intake.cli.common import console, json_option, now, opened, settings_of, settings_options, shown
from intake.cli.shapes import StatisticsColumn, StatisticsShape, StatisticsTable
from intake.statistics import LONGEST_DAYS, Form, Table, csv_of, figures_of, tables_of, targets_of

_TABLES = (
    *("summary", "days", "hours", "ages", "times", "requesters", "stops", "corrections", "keying", "quarantine"),
)


@click.command()
@settings_options
@json_option
@click.option("--days", type=click.IntRange(1, LONGEST_DAYS), default=30, show_default=True, help="Today among them.")
@click.option("--csv", "as_csv", is_flag=True, help="For a Swedish Excel: semicolons, decimal commas, UTF-8 with mark.")
@click.option("--table", "names", multiple=True, type=click.Choice(_TABLES), help="Only this one; may be repeated.")
def statistics(
    config_file: Path | None, var: Path | None, as_json: bool, days: int, as_csv: bool, names: tuple[str, ...]
) -> None:
    """What came in, what waits, how long it took, what stopped it and what was wrong.

    No patient and no colleague is named or counted. With --csv the tables stand one after the other, each under its
    title; with one --table there is nothing but that table.
    """
    if as_json and as_csv:
        raise click.UsageError("--json or --csv, not both")
    settings = settings_of(config_file, var)
    at = now()
    with opened(settings, read_only=True) as store:
        figures = figures_of(store, days, at, targets_of(settings.review))
    tables = [table for table in tables_of(figures) if not names or table.name in names]
    if as_json:
        shape = StatisticsShape(
            schema="intake.statistics/1", at=at, days=days, tables=tuple(_published(table) for table in tables)
        )
        click.echo(shape.as_json(indent=2))
    elif as_csv:
        click.echo(_csv(tables), nl=False)
    else:
        for table in tables:
            console().print(_drawn(table))


def _csv(tables: list[Table]) -> str:
    texts = [csv_of(table) for table in tables]
    if len(tables) == 1:
        return texts[0]
    mark = texts[0][0]
    titled = (f"{table.title}\r\n{text[1:]}" for table, text in zip(tables, texts, strict=True))
    return mark + "\r\n".join(titled)


def _published(table: Table) -> StatisticsTable:
    return StatisticsTable(
        name=table.name,
        title=table.title,
        note=table.note,
        columns=tuple(StatisticsColumn(heading=column.heading, form=_form(column.form)) for column in table.columns),
        rows=tuple(tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row) for row in table.rows),
    )


def _form(form: Form) -> Literal["name", "day", "number", "percent"]:
    return form.value


def _drawn(table: Table) -> Drawn:
    drawn = Drawn(title=table.title, caption=table.note or None, title_justify="left", caption_justify="left")
    for column in table.columns:
        drawn.add_column(column.heading, justify="left" if column.form in (Form.NAME, Form.DAY) else "right")
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        drawn.add_row(*(shown(_in_words(cell, column.form)) for cell, column in cells))
    return drawn


def _in_words(cell: str | int | float | date | None, form: Form) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return (f"{100 * cell:.1f} %" if form is Form.PERCENT else f"{cell:.1f}").replace(".", ",")
    return str(cell)
