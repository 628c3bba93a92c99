"""One order beside the ink it was read from."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from intake.review.person import person_of
from intake.review.sheet import sheets_of
from intake.review.station import Station
from intake.store.closing import open_stops


class OrderPages:
    """The page of one order."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/order/REFERENCE``."""
        return [Route("/order/{reference}", self.order, name="order")]

    def order(self, request: Request) -> Response:
        """One order beside the ink it was read from."""
        station = self._station
        record = station.order(request)
        summary = record.summary
        outcome = station.store.outcome(summary.sha256)
        if outcome is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return station.page(
            request,
            "order.html",
            record=record,
            entry=outcome.orders[record.number - 1],
            stops=open_stops(record.order, record.answers),
            confirmed={check.name: check.by for check in record.checks},
            check_words=station.check_words(person_of(request).language),
            sheets=sheets_of(record.order, outcome.pages, station.house.pages_folder(summary.sha256)),
            history=station.store.history(summary.sha256, record.reference),
        )
