"""Who asks: the session behind the cookie, the log-in page, and what is refused without them.

A POST is read here, once and bounded, and its form laid beside the request, so that the pages stay plain functions.
"""

from __future__ import annotations

import hashlib
import hmac
from http import HTTPStatus
from urllib.parse import parse_qsl, quote

from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from intake.review.person import Person
from intake.review.station import Station
from intake.store.records import User

COOKIE = "intake_session"
_OPEN = ("/login", "/static/")
_FORM_BYTES = 1_000_000


class SignedIn:
    """Lets through who is signed in, with ``request.state.person`` and ``request.state.form``; others to the log-in."""

    def __init__(self, app: ASGIApp, station: Station) -> None:
        self._app, self._station = app, station

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = await self._refusal(request)
        await (answer or self._app)(scope, receive, send)

    async def _refusal(self, request: Request) -> Response | None:
        form: ImmutableMultiDict[str, str] = ImmutableMultiDict()
        if request.method == "POST":
            body = b""
            async for chunk in request.stream():
                body += chunk
                if len(body) > _FORM_BYTES:
                    return PlainTextResponse("För mycket.\n", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            form = ImmutableMultiDict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        request.state.form = form
        token = request.cookies.get(COOKIE, "")
        user = self._station.store.session_user(fingerprint(token), self._station.now()) if token else None
        if user is not None:
            request.state.person = _person(user, token)
        if request.url.path.startswith(_OPEN):
            return None
        if user is None:
            return _to_login(request)
        if request.method == "POST":
            given = request.headers.get("x-csrf") or form.get("csrf", "")
            if not hmac.compare_digest(given.encode(), request.state.person.csrf.encode()):
                return PlainTextResponse("Sidan är för gammal. Ladda om den.\n", HTTPStatus.FORBIDDEN)
        return None


def fingerprint(token: str) -> str:
    """What is kept of a session's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _person(user: User, token: str) -> Person:
    csrf = hmac.new(token.encode(), b"csrf", hashlib.sha256).hexdigest()
    return Person(
        user.name, user.shown, user.role, user.sees_protected, user.signature or user.name, user.language, csrf
    )


def _to_login(request: Request) -> Response:
    if request.headers.get("hx-request"):
        return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": "/login"})
    wanted = request.url.path if request.method == "GET" else "/"
    return RedirectResponse(f"/login?next={quote(wanted)}", HTTPStatus.SEE_OTHER)


class LogIn:
    """The log-in page."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/login`` and ``/logout``."""
        return [
            Route("/login", self.show, name="login"),
            Route("/login", self.log_in, methods=["POST"]),
            Route("/logout", self.log_out, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """The form."""
        return self._station.page(
            request, "login.html", next=_local(request.query_params.get("next", "/")), wrong=False
        )

    def log_in(self, request: Request) -> Response:
        """Name and password."""
        form: ImmutableMultiDict[str, str] = request.state.form
        wanted = _local(form.get("next", "/"))
        token = self._station.store.log_in(form.get("name", ""), form.get("password", ""), self._station.now())
        if token is None:
            return self._station.page(request, "login.html", HTTPStatus.FORBIDDEN, next=wanted, wrong=True)
        answer = RedirectResponse(wanted, HTTPStatus.SEE_OTHER)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return answer

    def log_out(self, request: Request) -> Response:
        """End the session."""
        self._station.store.log_out(fingerprint(request.cookies.get(COOKIE, "")))
        answer = RedirectResponse("/login", HTTPStatus.SEE_OTHER)
        answer.delete_cookie(COOKIE)
        return answer


def _local(path: str) -> str:
    """A path of this station; anything else leads to the queue."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
