"""What was shown of orders beside their own page, written into the access log before it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request

from intake.access import FOUND_ONCE_IN
from intake.model import Field, Order
from intake.review.person import person_of
from intake.review.station import Station
from intake.store import Access, Door, Look


def write_down(station: Station, request: Request, shown: Mapping[str, Order], what: Look) -> None:
    """One look at each of the orders ``shown``, by reference, at once: a search shows many."""
    at, who, links = station.now(), person_of(request).shown, station.house.links
    looks = []
    for reference, order in shown.items():
        number = order.fields.get("identity_number", Field()).value
        link = links.of(number) if isinstance(number, str) else None
        looks.append(Access(at, who, reference, link, what, Door.PAGE))
    if looks:
        station.store.accesses.add(looks, once_in=FOUND_ONCE_IN)
