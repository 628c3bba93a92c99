"""What every answer of the station carries, and by which name it may be asked for.

The Host header is checked so that no web site can reach the station through a visitor's browser by pointing a name of
its own here, and a POST has to come from a page of the station where the browser says whence. Nothing is loaded from
anywhere else, no script but the station's own runs, and nothing is kept by the browser. Who may ask is ``signing_in``'s
business.
"""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from intake.config import Review

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not "no-referrer": with that, browsers hide the origin of a form from our own checks too.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def sent_from_elsewhere(headers: Headers, review: Review) -> bool:
    """Whether the browser says that a page of somebody else's sent this. Old browsers say nothing."""
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and not _is_ours(origin, headers, review)


def sent_by_us(headers: Headers, review: Review) -> bool:
    """Whether the browser says that a page of ours sent this."""
    told = headers.get("sec-fetch-site") == "same-origin" or "origin" in headers
    return told and not sent_from_elsewhere(headers, review)


def _is_ours(origin: str, headers: Headers, review: Review) -> bool:
    try:
        given, own = urlsplit(origin.lower()), urlsplit(review.address.lower())
    except ValueError:
        return False
    if own.netloc and (given.scheme, given.netloc) == (own.scheme, own.netloc):
        return True
    return own.scheme != "https" and bool(given.netloc) and given.netloc == headers.get("host", "").lower()


class Guard:
    """Refuses other hosts and methods, and puts ``HEADERS`` on every answer.

    Args:
        app: what answers.
        hosts: names under which the page may be asked for, without ports; IPv6 addresses in brackets.
        review: the address that staff use, where it is another.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], review: Review) -> None:
        self._app, self._review = app, review
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._answer(scope)(scope, receive, guarded)

    def _answer(self, scope: Scope) -> ASGIApp:
        host = Headers(scope=scope).get("host", "").lower()
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        if name not in self._hosts:
            return PlainTextResponse("Okänt värdnamn.\n", HTTPStatus.MISDIRECTED_REQUEST)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse(
                "Så kan sidan inte användas.\n", HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD, POST"}
            )
        if scope["method"] == "POST" and sent_from_elsewhere(Headers(scope=scope), self._review):
            return PlainTextResponse("Det kom inte från en av stationens sidor.\n", HTTPStatus.FORBIDDEN)
        return self._app
