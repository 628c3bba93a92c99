"""The queue: what waits, and what was closed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from intake import words
from intake.model import FaxState
from intake.review.station import Station
from intake.store import OrderState

_SHOWN_AT_MOST = 500


class QueuePages:
    """The queue. Nothing on it names a patient."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/``."""
        return [Route("/", self.queue, name="queue")]

    def queue(self, request: Request) -> Response:
        """What waits, and what was closed."""
        store, at = self._station.store, self._station.now()
        orders = store.list_orders(limit=_SHOWN_AT_MOST)
        books = store.ledger()
        return self._station.page(
            request,
            "queue.html",
            open_orders=[order for order in orders if order.state is OrderState.IN_REVIEW],
            closed_orders=[order for order in orders if order.state is not OrderState.IN_REVIEW],
            waiting=[fax for fax in books.faxes if fax.state is FaxState.WAITING],
            quarantined=[fax for fax in books.faxes if fax.state is FaxState.QUARANTINED],
            refused=len(books.refused),
            age=lambda since: words.age(since, at),
        )
