"""Who asks: the session behind the cookie, or whom the reverse proxy names; and what is refused without either."""

from __future__ import annotations

import hmac
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from intake.errors import IntakeError
from intake.review.language import language_asked
from intake.review.peer import Peer, peer_of
from intake.review.person import Person, person
from intake.review.posted import Form, posted
from intake.review.resending import RESENT, resend, sign_in_and_resend
from intake.review.station import MONITORED, Station

COOKIE = "intake_session"
SECURE_COOKIE = "__Host-intake_session"
BY_ITSELF = "x-by-itself"
"""A page asks with this header where nobody did anything: what comes by itself keeps no session alive."""
_OPEN = ("/login", "/login/dialog", "/login/language")
_WITH_TEMPORARY = ("/me", "/me/password", "/logout")


class SignedIn:
    """Lets through who is signed in, with ``request.state.person``, ``.form`` and ``.peer``; others to the sign-in."""

    def __init__(self, app: ASGIApp, station: Station) -> None:
        self._app, self._station = app, station

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith("/static/") or scope["path"] in MONITORED:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = await self._refusal(request)
        await (answer or self._app)(scope, receive, send)

    async def _refusal(self, request: Request) -> Response | None:
        form: Form = ImmutableMultiDict()
        body = ""
        if request.method == "POST":
            read = await posted(request)
            if isinstance(read, Response):
                return read
            form, body = read
        request.state.token = ""
        request.state.form = ImmutableMultiDict([pair for pair in form.multi_items() if pair[0] != RESENT])
        request.state.peer = peer_of(request.scope, self._station.settings.review)
        try:
            found = await run_in_threadpool(self._who, request)
        except IntakeError as error:
            text = {"title": "Går inte just nu", "text": getattr(error, language_asked(request))}
            return self._station.page(request, "message.html", HTTPStatus.SERVICE_UNAVAILABLE, **text)
        if isinstance(found, Response):
            return found
        if found is not None:
            request.state.person = found
        if request.url.path in _OPEN:
            return None
        if found is None:
            return self._to_sign_in(request, body)
        return self._stopped(request, found, form, body)

    def _who(self, request: Request) -> Person | Response | None:
        """The person; an answer where the proxy's word is not taken."""
        station, peer = self._station, request.state.peer
        named = request.headers.getlist(station.settings.review.proxy_header or "-")
        if station.settings.review.proxy_header and any(named):
            return self._named_by_proxy(request, peer, named)
        token = request.cookies.get(cookie_name(peer), "")
        if not token:
            return None
        alone = BY_ITSELF in request.headers or "text/event-stream" in request.headers.get("accept", "")
        user = station.store.sessions.user(token, station.now(), station.lasting, touch=not alone)
        request.state.token = token
        return person(user, token.encode()) if user is not None else None

    def _named_by_proxy(self, request: Request, peer: Peer, named: list[str]) -> Person | Response:
        if not peer.trusted or len(named) != 1:
            return PlainTextResponse("Huvudet tas bara emot från proxyn.\n", HTTPStatus.BAD_REQUEST)
        user = self._station.store.people.get(named[0])
        if user is None or not user.active:
            return self._station.page(request, "not_a_user.html", HTTPStatus.FORBIDDEN, named=named[0][:64])
        return person(user, self._station.secret, proxied=True)

    def _to_sign_in(self, request: Request, body: str) -> Response:
        if _is_piece(request):
            return PlainTextResponse("Logga in igen.\n", HTTPStatus.UNAUTHORIZED)
        if request.method == "POST":
            return sign_in_and_resend(self._station, request, body)
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?{urlencode({'next': wanted}, safe='/')}", HTTPStatus.SEE_OTHER)

    def _stopped(self, request: Request, person: Person, form: Form, body: str) -> Response | None:
        """What somebody signed in may still not do."""
        if request.method == "POST":
            given = request.headers.get("x-csrf") or form.get("csrf", "")
            if not hmac.compare_digest(given.encode(), person.csrf.encode()):
                if _is_piece(request):
                    return PlainTextResponse("Sidan är för gammal.\n", HTTPStatus.FORBIDDEN, {"X-Stale": "1"})
                return resend(self._station, request, person, request.url.path, body, HTTPStatus.FORBIDDEN)
        if person.temporary and request.url.path not in _WITH_TEMPORARY:
            if request.method == "GET" and not _is_piece(request):
                return RedirectResponse("/me", HTTPStatus.SEE_OTHER)
            return PlainTextResponse("Välj ett eget lösenord först.\n", HTTPStatus.FORBIDDEN)
        return None


def cookie_name(peer: Peer) -> str:
    """Over TLS the name that no other host of the domain can set."""
    return SECURE_COOKIE if peer.secure else COOKIE


def _is_piece(request: Request) -> bool:
    """Is it asked for by a script or as a part of a page, where no sign-in page can be shown?"""
    mode = request.headers.get("sec-fetch-mode", "navigate")
    return "hx-request" in request.headers or mode != "navigate"
