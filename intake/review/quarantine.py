"""What a person does about faxes that could not be read, and about those that came again."""

from __future__ import annotations

import re
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.review.person import person_of
from intake.review.station import Station


class QuarantinePages:
    """Reading a fax once more, and having seen that one came again."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/fax/SHA256/again`` and ``/fax/SHA256/seen``."""
        return [
            Route("/fax/{sha256}/again", self.again, methods=["POST"]),
            Route("/fax/{sha256}/seen", self.seen, methods=["POST"]),
        ]

    def again(self, request: Request) -> Response:
        """Quarantined → waiting, to be read once more."""
        if self._station.store.requeue(_sha256(request), person_of(request).shown, self._station.now()):
            self._station.wake()
        return _back(request, "/?group=quarantined")

    def seen(self, request: Request) -> Response:
        """A person has seen that a closed fax came again."""
        self._station.store.see_repeats(_sha256(request), person_of(request).shown, self._station.now())
        return _back(request, "/")


def _sha256(request: Request) -> str:
    if not person_of(request).works:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    sha256: str = request.path_params["sha256"]
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return sha256


def _back(request: Request, path: str) -> Response:
    if request.headers.get("hx-request"):
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"HX-Trigger": "live"})
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)
