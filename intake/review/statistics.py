"""The statistics: figures, plots and tables of a period, and each table as a file for a spreadsheet.

Everybody who signs in sees the same. Nothing here names a patient, and nothing counts by colleague.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from intake.flags import FLAGS
from intake.review.language import translations
from intake.review.person import person_of
from intake.review.plots import Plot, columns, rows, written
from intake.review.station import Station
from intake.statistics import LONGEST_DAYS, Column, Figures, Form, Table, csv_of, figures_of, tables_of, targets_of
from intake.statistics.tables import Cell

PERIODS = (1, 7, 30, 90, 365)
_USUAL = 30
_FRESH_S = 60.0
_PLOTTED_STOPS = 12

Said = Callable[[str], str]


class StatisticsPages:
    """The statistics. Counted at most once a minute for each period, by one thread at a time."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._targets = targets_of(station.house.settings.review)
        self._counted: dict[int, tuple[float, Figures]] = {}
        self._counting = threading.Lock()

    def routes(self) -> list[BaseRoute]:
        """``/statistics``, and below it one file a table."""
        return [Route("/statistics", self.show, name="statistics"), Route("/statistics/{table}.csv", self.file)]

    def show(self, request: Request) -> Response:
        """The page."""
        days = _days(request)
        figures = self._figures(days)
        said = _said(request, figures)
        tables = {table.name: _in_words(table, said) for table in tables_of(figures)}
        return self._station.page(
            request,
            "statistics.html",
            figures=figures,
            days=days,
            periods=PERIODS,
            tables=tables,
            plots=_plots(tables),
            shown=lambda cell, column: cell_in_words(cell, column.form),
            minutes=in_words_min,
            percent=lambda share: cell_in_words(share, Form.PERCENT),
        )

    def file(self, request: Request) -> Response:
        """One table as CSV."""
        days = _days(request)
        figures = self._figures(days)
        tables = {table.name: table for table in tables_of(figures)}
        table = tables.get(request.path_params["table"])
        if table is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        name = f"intake-{table.name}-{days}d.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(csv_of(table, _said(request, figures)), media_type="text/csv; charset=utf-8", headers=headers)

    def _figures(self, days: int) -> Figures:
        with self._counting:
            kept = self._counted.get(days)
            if kept is None or time.monotonic() - kept[0] > _FRESH_S:
                if len(self._counted) >= len(PERIODS) * 2:
                    self._counted.clear()
                counted = figures_of(self._station.store, days, self._station.now(), self._targets)
                kept = self._counted[days] = (time.monotonic(), counted)
            return kept[1]


def cell_in_words(cell: Cell, form: Form) -> str:
    """A cell as it stands on the page."""
    if cell is None:
        return "–"
    if form is Form.PERCENT and isinstance(cell, float):
        return f"{100 * cell:.1f} %".replace(".", ",")
    if isinstance(cell, float):
        return f"{cell:.1f}".replace(".", ",")
    if isinstance(cell, date):
        return cell.isoformat()
    return written(cell) if isinstance(cell, int) else cell


def in_words_min(minutes: float | None) -> str:
    """A time of so many minutes."""
    if minutes is None:
        return "–"
    if minutes < 60:
        return f"{minutes:g} min"
    if minutes < 48 * 60:
        return f"{round(minutes / 60, 1):g} h".replace(".", ",")
    return f"{round(minutes / 1440, 1):g} d".replace(".", ",")


def _days(request: Request) -> int:
    text = request.query_params.get("days", str(_USUAL))
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:5]) <= LONGEST_DAYS):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return int(text)


def _said(request: Request, figures: Figures) -> Said:
    """Translates headings and names; doubts and reasons of quarantine have their English with them."""
    language = person_of(request).language
    catalogue = translations(language)
    if language != "en":
        return catalogue.gettext
    known = {kind.sv: kind.en for kind in FLAGS.values()}
    known |= {sv: en for _, sv, en in figures.counts.quarantined if sv and en}
    return lambda text: known.get(text) or catalogue.gettext(text)


def _in_words(table: Table, said: Said) -> Table:
    """``table`` in the language of the page."""
    heads = tuple(Column(said(column.heading), column.form) for column in table.columns)
    body = tuple(tuple(said(cell) if isinstance(cell, str) and cell else cell for cell in row) for row in table.rows)
    return Table(table.name, said(table.title), heads, body, said(table.note) if table.note else "")


def _plots(tables: dict[str, Table]) -> dict[str, Plot]:
    """The plots, by the name of the table that they draw."""
    upright = {
        name: columns(name, table.title, _told(table), _column(table, 0), _whole(table, 1))
        for name in ("hours", "ages", "times")
        if (table := tables[name])
    }
    days = tables["days"]
    arrived, closed = _whole(days, 1), _whole(days, 2)
    named = [f"{day.day}/{day.month}" for row in days.rows if isinstance(day := row[0], date)]
    upright["days"] = columns(
        "days",
        days.title,
        _told(days),
        named,
        arrived,
        also=closed if len(closed) > 1 else (),
        legend=(("first", days.columns[1].heading), ("line", days.columns[2].heading)),
    )
    stops, changed, requesters = tables["stops"], tables["corrections"], tables["requesters"]
    kinds = ("release", "ask", "refer", "review", "stop")
    lying = {
        "stops": rows(
            "stops",
            stops.title,
            _told(stops),
            _column(stops, 0)[:_PLOTTED_STOPS],
            (_whole(stops, 1)[:_PLOTTED_STOPS],),
        ),
        "corrections": rows(
            "corrections",
            changed.title,
            _told(changed),
            _column(changed, 0)[:_PLOTTED_STOPS],
            (_whole(changed, 1)[:_PLOTTED_STOPS], _whole(changed, 2)[:_PLOTTED_STOPS]),
            kinds=("stop", "first"),
            legend=(("stop", changed.columns[1].heading), ("first", changed.columns[2].heading)),
        ),
        "requesters": rows(
            "requesters",
            requesters.title,
            _told(requesters),
            _column(requesters, 0),
            tuple(_whole(requesters, place) for place in range(1, 6)),
            kinds=kinds,
            legend=tuple((kind, requesters.columns[place].heading) for place, kind in enumerate(kinds, start=1)),
        ),
    }
    return {**upright, **lying}


def _told(table: Table) -> str:
    """What a plot shows, for those who do not see it: its largest value. The table beside it has the rest."""
    best = max(table.rows, key=lambda row: row[1] if isinstance(row[1], int) else 0, default=None)
    if best is None:
        return "–"
    return f"{table.columns[1].heading}, max: {cell_in_words(best[0], Form.NAME)}: {best[1]}"


def _column(table: Table, place: int) -> list[str]:
    return [str(row[place]) for row in table.rows]


def _whole(table: Table, place: int) -> list[int]:
    return [cell if isinstance(cell := row[place], int) else 0 for row in table.rows]
