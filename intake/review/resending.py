"""Nothing that was typed is lost: a form that came without a valid session is kept through the sign-in and sent on.

Only what a page of ours sent is kept, as the browser says. Otherwise another web site could have its own form signed
in for and sent on.
"""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from intake.review.guard import sent_by_us
from intake.review.person import Person, typed_by
from intake.review.station import Station

RESENT = "resent"
"""Marks a form that was sent on: it is not sent on by itself a second time."""
LONGEST_KEPT = 300_000  # it goes through another form, where each character may take three times its room


def sign_in_and_resend(station: Station, request: Request, body: str) -> Response:
    """The sign-in page with a posted form in it."""
    if not may_be_kept(station, request, body):
        return PlainTextResponse("Logga in först.\n", HTTPStatus.FORBIDDEN)
    return station.page(
        request,
        "login.html",
        HTTPStatus.UNAUTHORIZED,
        next="/",
        wrong=False,
        wait_s=0,
        nobody=False,
        kept=body,
        kept_path=request.url.path,
    )


def resend(station: Station, request: Request, person: Person, path: str, body: str, status: int) -> Response:
    """A page that sends a kept form on, with a token that is valid now: by itself where the same person typed it."""
    if not may_be_kept(station, request, body):
        return PlainTextResponse("Sidan är för gammal. Ladda om den.\n", HTTPStatus.FORBIDDEN)
    fields = parse_qsl(body, keep_blank_values=True)
    given = dict(fields)
    request.state.person = person
    return station.page(
        request,
        "resend.html",
        status,
        path=path,
        fields=[(name, value) for name, value in fields if name not in ("csrf", RESENT)] + [(RESENT, "1")],
        same=typed_by(person, given.get("csrf", "")) and RESENT not in given,
    )


def may_be_kept(station: Station, request: Request, body: str) -> bool:
    """Whether a posted form is one of ours, and small enough to go through another form."""
    return len(body) <= LONGEST_KEPT and sent_by_us(request.headers, station.settings.review)
