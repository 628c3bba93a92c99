"""The faxes that are not read yet and those that cannot be: why, what of them there is to see, and what is done."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.desk import unread
from intake.errors import IntakeError
from intake.model import FaxState
from intake.review.person import person_of
from intake.review.queue import looker
from intake.review.sheet import numbers_in, png_size
from intake.review.station import Station
from intake.store import FaxRecord, Group, NotAllowedError

_SHOWN = 100
_ON_A_PAGE = 50


class HandlingPages:
    """``/quarantine``. The lists name no patient; the pages of a fax are shown as our own images."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """The lists, one fax, and what is done with it."""
        return [
            Route("/quarantine", self.show, name="quarantine"),
            Route("/quarantine/{sha256}", self.one),
            Route("/quarantine/{sha256}/handled", self.handled, methods=["POST"]),
            Route("/quarantine/{sha256}/retry", self.retry, methods=["POST"]),
            Route("/quarantine/{sha256}/cancel", self.cancel, methods=["POST"]),
            Route("/quarantine/{sha256}/hasten", self.hasten, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """Those that wait for a person, the oldest first, those not read yet, and those seen to by hand."""
        return self._lists(request)

    def one(self, request: Request) -> Response:
        """One that is, or was, in quarantine: the reason, and its pages where there are any."""
        return self._fax_page(request, self._fax(request))

    def handled(self, request: Request) -> Response:
        """A person saw to it by hand, and says how."""
        how = request.state.form.get("how", "")
        return self._done(request, lambda *what: self._station.store.handle(what[0], how, *what[1:]))

    def retry(self, request: Request) -> Response:
        """It is read once more."""
        return self._done(request, partial(unread.retry, self._station.store))

    def cancel(self, request: Request) -> Response:
        """It is not read; a person sees to it."""
        return self._done(request, partial(unread.cancel, self._station.store))

    def hasten(self, request: Request) -> Response:
        """It is read before the others."""
        return self._done(request, self._station.store.works.hasten)

    def _done(self, request: Request, what: Callable[[str, str, datetime], object]) -> Response:
        person, store = person_of(request), self._station.store
        if not person.works:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        sha256 = request.path_params["sha256"]
        fax = store.fax(sha256) if re.fullmatch(r"[0-9a-f]{64}", sha256) else None
        if fax is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        try:
            what(sha256, person.shown, self._station.now())
        except NotAllowedError as error:
            if _is_or_was_in_quarantine(fax):
                return self._fax_page(request, fax, refused=error)
            return self._lists(request, refused=error)
        self._station.wake()
        return RedirectResponse("/quarantine", HTTPStatus.SEE_OTHER)

    def _fax(self, request: Request) -> FaxRecord:
        """
        Raises:
            HTTPException: 404: no fax that is, or was, in quarantine.
        """
        sha256 = request.path_params["sha256"]
        fax = self._station.store.fax(sha256) if re.fullmatch(r"[0-9a-f]{64}", sha256) else None
        if fax is None or not _is_or_was_in_quarantine(fax):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return fax

    def _lists(self, request: Request, *, refused: IntakeError | None = None) -> Response:
        station, begin = self._station, request.query_params.get("begin", "")[:100]
        store = station.store
        shown = store.queue.page(
            Group.QUARANTINED, looker(request), station.now(), begin=begin or None, size=_ON_A_PAGE
        )
        return station.page(
            request,
            "quarantine.html",
            HTTPStatus.CONFLICT if refused else HTTPStatus.OK,
            waiting=shown.faxes,
            following=shown.next,
            unread=() if begin else store.works.progress()[:_SHOWN],
            handled=() if begin else store.handled(_ON_A_PAGE),
            images=lambda sha256: len(numbers_in(station.house.pages_folder(sha256))),
            first=not begin,
            refused=getattr(refused, person_of(request).language) if refused else None,
        )

    def _fax_page(self, request: Request, fax: FaxRecord, *, refused: IntakeError | None = None) -> Response:
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


def _is_or_was_in_quarantine(fax: FaxRecord) -> bool:
    return fax.state is FaxState.QUARANTINED or fax.handled_by is not None
