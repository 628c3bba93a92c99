"""The faxes that are not read yet and those that cannot be: why, and what a person does about each."""

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
from intake.review.station import Station
from intake.store import NotAllowedError

_SHOWN = 100


class HandlingPages:
    """``/quarantine``. Nothing on it names a patient."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """The lists, and what is done with one of them."""
        return [
            Route("/quarantine", self.show, name="quarantine"),
            Route("/quarantine/{sha256}/handled", self.handled, methods=["POST"]),
            Route("/quarantine/{sha256}/retry", self.retry, methods=["POST"]),
            Route("/quarantine/{sha256}/cancel", self.cancel, methods=["POST"]),
            Route("/quarantine/{sha256}/hasten", self.hasten, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """Those that wait for a person, the oldest first, and those that were seen to by hand."""
        return self._page(request)

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
        sha256, who = self._of(request)
        try:
            what(sha256, who, self._station.now())
        except NotAllowedError as error:
            return self._page(request, refused=error)
        self._station.wake()
        return RedirectResponse("/quarantine", HTTPStatus.SEE_OTHER)

    def _of(self, request: Request) -> tuple[str, str]:
        person, sha256 = person_of(request), request.path_params["sha256"]
        if not person.works:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        if not re.fullmatch(r"[0-9a-f]{64}", sha256) or self._station.store.fax(sha256) is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return sha256, person.shown

    def _page(self, request: Request, *, refused: IntakeError | None = None) -> Response:
        books = self._station.store.ledger()
        return self._station.page(
            request,
            "quarantine.html",
            HTTPStatus.CONFLICT if refused else HTTPStatus.OK,
            unread=self._station.store.works.progress()[:_SHOWN],
            waiting=[fax for fax in books.faxes if fax.state is FaxState.QUARANTINED],
            handled=[fax for fax in reversed(books.faxes) if fax.handled_by is not None][:50],
            refused=getattr(refused, person_of(request).language) if refused else None,
        )
