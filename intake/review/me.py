"""One's own account: password, language, signature, and signing out everywhere."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.review.language import LANGUAGES
from intake.review.person import person_of
from intake.review.signing_in import cookie_name
from intake.review.station import Station
from intake.store import NotAllowedError
from intake.store.sessions import fingerprint


class MePages:
    """``/me``."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/me`` and what is changed there."""
        return [
            Route("/me", self.show, name="me"),
            Route("/me", self.change, methods=["POST"]),
            Route("/me/password", self.password, methods=["POST"]),
            Route("/me/sign-out", self.sign_out, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """The account."""
        return self._page(request)

    def change(self, request: Request) -> Response:
        """Language and signature."""
        station, me, form = self._station, person_of(request), request.state.form
        user = station.store.people.get(me.name)
        language = form.get("language", me.language)
        if user is None or language not in LANGUAGES:
            return self._page(request, HTTPStatus.BAD_REQUEST)
        wished = replace(user, language=language, signature=form.get("signature", ""))
        try:
            station.store.people.change(wished, by=me.shown, at=station.now())
        except NotAllowedError as error:
            return self._page(request, HTTPStatus.BAD_REQUEST, error)
        return RedirectResponse("/me?done=1", HTTPStatus.SEE_OTHER)

    def password(self, request: Request) -> Response:
        """A new password for the old one. Every other session ends."""
        station, me, form = self._station, person_of(request), request.state.form
        new, address = form.get("new", ""), request.state.peer.address
        if new != form.get("again", ""):
            return self._page(request, HTTPStatus.BAD_REQUEST, unlike())
        if new == form.get("password", ""):
            return self._page(request, HTTPStatus.BAD_REQUEST, _unchanged())
        right, wait_s = station.store.sessions.check(
            me.name, form.get("password", ""), address, station.now(), station.lasting
        )
        if not right:
            return self._page(request, HTTPStatus.FORBIDDEN, _wrong(wait_s))
        keep = fingerprint(request.cookies.get(cookie_name(request.state.peer), ""))
        try:
            station.store.people.set_password(me.name, new, by=me.shown, at=station.now(), keep=keep)
        except NotAllowedError as error:
            return self._page(request, HTTPStatus.BAD_REQUEST, error)
        return RedirectResponse("/me?done=1", HTTPStatus.SEE_OTHER)

    def sign_out(self, request: Request) -> Response:
        """End every session, this one too."""
        me = person_of(request)
        self._station.store.sessions.end_all(me.name, by=me.shown, at=self._station.now())
        return RedirectResponse("/login", HTTPStatus.SEE_OTHER)

    def _page(self, request: Request, status: int = HTTPStatus.OK, error: NotAllowedError | None = None) -> Response:
        user = self._station.store.people.get(person_of(request).name)
        done = request.method == "GET" and "done" in request.query_params
        return self._station.page(request, "me.html", status, user=user, error=error, done=done)


def unlike() -> NotAllowedError:
    """The two new passwords differ."""
    return NotAllowedError(
        "password_unlike", "De två nya lösenorden är olika.", "The two new passwords are not the same."
    )


def _unchanged() -> NotAllowedError:
    return NotAllowedError(
        "password_unchanged", "Det nya lösenordet är detsamma som det gamla.", "The new password is the old one."
    )


def _wrong(wait_s: int) -> NotAllowedError:
    if wait_s:
        return NotAllowedError(
            "wait", f"För många försök. Vänta {wait_s} sekunder.", f"Too many attempts. Wait {wait_s} seconds."
        )
    return NotAllowedError(
        "password_wrong", "Det nuvarande lösenordet stämmer inte.", "The present password is not right."
    )
