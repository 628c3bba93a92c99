"""What was shown of orders beside their own page, written into the access log before it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request

from intake.logbook.link import PatientLinks
from intake.model import Field, Order
from intake.review.person import person_of
from intake.review.station import Station


def write_down(station: Station, request: Request, shown: Mapping[str, Order], what: str) -> None:
    """One look at each of the orders ``shown``, by reference."""
    links = PatientLinks(station.house.settings.storage.root)
    seen: dict[str, str | None] = {}
    for reference, order in shown.items():
        number = order.fields.get("identity_number", Field()).value
        seen[reference] = links.of(number) if isinstance(number, str) else None
    if seen:
        station.store.record_accesses(person_of(request).shown, seen, what, "page", station.now())
