"""The faxes that cannot be read: why, what of them can be looked at, and what a person does about each."""

from __future__ import annotations

import re
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.errors import IntakeError
from intake.model import FaxState
from intake.review.person import person_of
from intake.review.queue import looker
from intake.review.sheet import numbers_in, png_size
from intake.review.station import Station
from intake.store import FaxRecord, Group, NotAllowedError

_ON_A_PAGE = 50


class HandlingPages:
    """``/quarantine``. The list names no patient; the pages of a fax are shown as our own images."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """The list, one of them, and what is done with it."""
        return [
            Route("/quarantine", self.show, name="quarantine"),
            Route("/quarantine/{sha256}", self.one),
            Route("/quarantine/{sha256}/handled", self.handled, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """Those that wait for a person, the oldest first, and those that were seen to by hand."""
        station, begin = self._station, request.query_params.get("begin", "")[:100]
        store = station.store
        shown = store.queue.page(
            Group.QUARANTINED, looker(request), station.now(), begin=begin or None, size=_ON_A_PAGE
        )
        return station.page(
            request,
            "quarantine.html",
            waiting=shown.faxes,
            following=shown.next,
            handled=() if begin else store.handled(_ON_A_PAGE),
            images=lambda sha256: len(numbers_in(station.house.pages_folder(sha256))),
        )

    def one(self, request: Request) -> Response:
        """One of them: the reason, and its pages where there are any."""
        return self._page(request, self._fax(request))

    def handled(self, request: Request) -> Response:
        """A person saw to it by hand, and says how."""
        person = person_of(request)
        if not person.works:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        fax = self._fax(request)
        try:
            self._station.store.handle(fax.sha256, request.state.form.get("how", ""), person.shown, self._station.now())
        except NotAllowedError as error:
            return self._page(request, fax, refused=error)
        return RedirectResponse("/quarantine", HTTPStatus.SEE_OTHER)

    def _fax(self, request: Request) -> FaxRecord:
        """
        Raises:
            HTTPException: 404: no fax that is, or was, in quarantine.
        """
        sha256 = request.path_params["sha256"]
        fax = self._station.store.fax(sha256) if re.fullmatch(r"[0-9a-f]{64}", sha256) else None
        if fax is None or (fax.state is not FaxState.QUARANTINED and fax.handled_by is None):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return fax

    def _page(self, request: Request, fax: FaxRecord, *, refused: IntakeError | None = None) -> Response:
        station, person = self._station, person_of(request)
        folder = station.house.pages_folder(fax.sha256)
        hidden = station.hides_fax(person, fax.sha256)
        numbers = () if hidden else numbers_in(folder)
        if numbers:
            station.refuse_unless_fax_seen(request, fax.sha256)
        return station.page(
            request,
            "quarantined_fax.html",
            HTTPStatus.CONFLICT if refused else HTTPStatus.OK,
            fax=fax,
            sheets=[(number, *png_size(folder / f"{number}.png")) for number in numbers],
            hidden=hidden,
            refused=getattr(refused, person.language) if refused else None,
        )
