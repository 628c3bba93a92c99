"""Searching, and the answer to a phone call about an order at one glance.

What is searched for is patient data: it comes in the body of a POST and stands in no address.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from intake import words
from intake.access import FOUND_ONCE_IN
from intake.model import Field, Order
from intake.review.allotment import desk_values
from intake.review.person import person_of
from intake.review.queue import looker, why_words
from intake.review.station import Station
from intake.store import Look
from intake.store.closing import open_checks, open_stops

_SHOWN = 25
_LAST = 6


class FindingPages:
    """Search and glance."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/search`` and ``/order/REFERENCE/glance``."""
        return [
            Route("/search", self.empty, methods=["GET"]),
            Route("/search", self.search, methods=["POST"]),
            Route("/order/{reference}/glance", self.glance),
        ]

    def empty(self, request: Request) -> Response:
        """Before anything was searched for; also where somebody comes back to a search by its address."""
        return self._station.page(request, "search.html", said="", hits=None)

    def search(self, request: Request) -> Response:
        """The orders that fit. Each that is shown is written down as seen."""
        station, at = self._station, self._station.now()
        said = request.state.form.get("said", "")[:200]
        hits = station.store.searches.find(said, looker(request), at, limit=_SHOWN)
        station.access.found(person_of(request).shown, {hit.row.reference: hit.order for hit in hits.hits}, at)
        return station.page(
            request,
            "_found.html" if request.headers.get("hx-request") else "search.html",
            said=said,
            hits=hits,
            users=station.shown_names(),
            patient=patient_of,
            why=why_words(person_of(request).language),
            age=lambda since: words.age(since, at),
        )

    def glance(self, request: Request) -> Response:
        """One order in short: whose, where it stands, what is missing, what happened, and what can be done at once."""
        station, at, person = self._station, self._station.now(), person_of(request)
        record = station.store.order(request.path_params["reference"])
        station.refuse_unless_seen(person, record)
        station.access.saw(person.shown, [record], Look.ORDER, at, once_in=FOUND_ONCE_IN)
        row = station.store.queue.row(record.reference, looker(request), at)
        history = station.store.history(record.summary.sha256, record.reference)
        happened = [each for each in history if each.action != "showed"]
        confirmed = {check.name for check in record.checks}
        return station.page(
            request,
            "_glance.html",
            record=record,
            row=row,
            patient=patient_of(record.order),
            stops=len(open_stops(record.order, record.answers)),
            checks=len(open_checks(record.decision, confirmed)),
            happened=happened[-_LAST:][::-1],
            earlier=max(0, len(happened) - _LAST),
            why=why_words(person.language),
            age=lambda since: words.age(since, at),
            **desk_values(station, request, record.reference),
        )


def patient_of(order: Order) -> tuple[str, str]:
    """Name and number as found; a dash where there is none."""

    def said(name: str) -> str:
        value = order.fields.get(name, Field()).value
        return value if isinstance(value, str) else "–"

    number = said("identity_number")
    if len(number) == 12 and number.isdigit():
        number = f"{number[:8]}-{number[8:]}"
    return said("patient_name"), number
