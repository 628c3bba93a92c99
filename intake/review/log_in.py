"""The sign-in page, and the same over a page whose session is over."""

from __future__ import annotations

import re
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.review.person import Person, person, person_of
from intake.review.posted import Form
from intake.review.resending import may_be_kept, resend
from intake.review.signing_in import cookie_name
from intake.review.station import Station


class LogIn:
    """Signing in and out."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/login``, its dialog and its token, and ``/logout``."""
        return [
            Route("/login", self.show, name="login"),
            Route("/login", self.log_in, methods=["POST"]),
            Route("/login/dialog", self.dialog),
            Route("/login/language", self.language, methods=["POST"]),
            Route("/login/token", self.token),
            Route("/logout", self.log_out, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """The form."""
        return self._form(request, HTTPStatus.OK, _local(request.query_params.get("next", "/")))

    def language(self, request: Request) -> Response:
        """The form in another language; what was kept for after the sign-in stays in it."""
        return self._form(request, HTTPStatus.OK, _local(request.state.form.get("next", "/")))

    def dialog(self, request: Request) -> Response:
        """The form for a dialog over a page."""
        return self._station.page(request, "login_dialog.html")

    def token(self, request: Request) -> Response:
        """Who is signed in here now: for a page that was made in an earlier session."""
        return _told(person_of(request))

    def log_in(self, request: Request) -> Response:
        """Name and password. With the header ``X-Dialog`` the answer is for a script."""
        station, form = self._station, request.state.form
        name, wanted = form.get("name", ""), _local(form.get("next", "/"))
        found = station.store.sessions.sign_in(
            name, form.get("password", ""), request.state.peer.address, station.now(), station.lasting
        )
        if found.token is None:
            return self._refused(request, found.wait_s, wanted)
        user = station.store.sessions.user(found.token, station.now(), station.lasting)
        if user is None:
            return self._refused(request, 0, wanted)
        self._end_session(request)
        signed_in = person(user, found.token.encode())
        if "x-dialog" in request.headers:
            answer: Response = _told(signed_in)
        elif form.get("kept") and may_be_kept(station, request, form["kept"]):
            path = _local(form.get("kept_path", "/"))
            answer = resend(station, request, signed_in, path, form["kept"], HTTPStatus.OK)
        else:
            answer = RedirectResponse(wanted, HTTPStatus.SEE_OTHER)
        answer.set_cookie(
            cookie_name(request.state.peer),
            found.token,
            httponly=True,
            samesite="strict",
            secure=request.state.peer.secure,
        )
        return answer

    def log_out(self, request: Request) -> Response:
        """End the session."""
        self._end_session(request)
        answer = RedirectResponse("/login", HTTPStatus.SEE_OTHER)
        secure = request.state.peer.secure
        answer.delete_cookie(cookie_name(request.state.peer), secure=secure, httponly=True, samesite="strict")
        return answer

    def _end_session(self, request: Request) -> None:
        if token := request.cookies.get(cookie_name(request.state.peer)):
            self._station.store.sessions.end(token)

    def _refused(self, request: Request, wait_s: int, wanted: str) -> Response:
        status = HTTPStatus.TOO_MANY_REQUESTS if wait_s else HTTPStatus.FORBIDDEN
        made: Response = self._station.page(request, "login_refused.html", status, wait_s=wait_s)
        if "x-dialog" not in request.headers:
            made = self._form(request, status, wanted, wrong=True, wait_s=wait_s)
        if wait_s:
            made.headers["Retry-After"] = str(wait_s)
        return made

    def _form(self, request: Request, status: int, wanted: str, *, wrong: bool = False, wait_s: int = 0) -> Response:
        form: Form = request.state.form
        return self._station.page(
            request,
            "login.html",
            status,
            next=wanted,
            wrong=wrong,
            wait_s=wait_s,
            nobody=not self._station.store.people.any_administrator(),
            kept=form.get("kept", ""),
            kept_path=_local(form.get("kept_path", "/")),
        )


def _told(who: Person) -> Response:
    return JSONResponse({"csrf": who.csrf, "name": who.name, "shown": who.shown})


def _local(path: str) -> str:
    """A path of this station; anything else leads to the queue.

    Browsers take ``\\`` for ``/`` and leave out tabs and line breaks: none of them stands in a path of ours.
    """
    return path if re.fullmatch(r"/(?:[!-.0-\[\]-~][!-\[\]-~]*)?", path) else "/"
