"""Who works on an order just now, at the top of its page.

The page asks once when it opens, and again while somebody is at it: a person who walked away lets go by themselves.
"""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from intake.review.person import person_of
from intake.review.station import Station
from intake.store.claiming import Claim

_BEATS = 3
"""So often within a claim's time does the page say that somebody is there."""


class ClaimPages:
    """The claim of an order, as a piece of a page."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/order/REFERENCE/claim`` and what is done about it."""
        return [
            Route("/order/{reference}/claim", self.show, methods=["GET"], name="claim"),
            Route("/order/{reference}/claim", self.claim, methods=["POST"]),
            Route("/order/{reference}/claim/take", self.take, methods=["POST"]),
            Route("/order/{reference}/claim/release", self.release, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """Who has it. Changes nothing; the page then asks for it by itself."""
        store, at, reference = self._station.store, self._station.now(), self._reference(request)
        return self._piece(request, store.claims.of(reference, at), had="had" in request.query_params)

    def claim(self, request: Request) -> Response:
        """Take it where nobody has it, or hold on to it. Whose it was taken from does not take it back."""
        store, at, reference = self._station.store, self._station.now(), self._reference(request)
        person = person_of(request)
        if not person.works:
            return self._piece(request, store.claims.of(reference, at), had=False)
        held = store.claims.claim(reference, person.name, at, at + self._time)
        return self._piece(request, held, had="had" in request.state.form)

    def take(self, request: Request) -> Response:
        """Take it over."""
        store, at, reference = self._station.store, self._station.now(), self._reference(request)
        person = person_of(request)
        if not person.works:
            return self._piece(request, store.claims.of(reference, at), had=False)
        held = store.claims.take_over(reference, person.name, at, at + self._time, who=person.shown)
        return self._piece(request, held, had=True)

    def release(self, request: Request) -> Response:
        """The page was left."""
        self._station.store.claims.give_back(self._reference(request), person_of(request).name)
        return Response(status_code=204)

    @property
    def _time(self) -> timedelta:
        return timedelta(minutes=self._station.house.settings.review.claim_minutes)

    def _reference(self, request: Request) -> str:
        """The order that the path names.

        Raises:
            NotAllowedError: there is none, or the person may not see it.
        """
        reference: str = request.path_params["reference"]
        self._station.refuse_unless_shown(person_of(request), reference)
        return reference

    def _piece(self, request: Request, held: Claim | None, *, had: bool) -> Response:
        person, reference = person_of(request), request.path_params["reference"]
        shown = self._station.shown_names()
        return self._station.page(
            request,
            "_claim.html",
            reference=reference,
            held=held,
            mine=held is not None and held.held_by == person.name,
            holder=shown.get(held.held_by, held.held_by) if held else "",
            had=had,
            is_open=self._station.store.allotments.of(reference).is_open,
            beat_s=max(5, int(self._time.total_seconds() / _BEATS)),
        )
