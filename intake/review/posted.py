"""What is posted: read once, bounded in size and time, before any page sees it."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.datastructures import ImmutableMultiDict
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

Form = ImmutableMultiDict[str, str]

_FORM_BYTES = 1_000_000
_FIELDS = 5_000
_WITHIN_S = 20.0
_KIND = "application/x-www-form-urlencoded"


async def posted(request: Request) -> tuple[Form, str] | Response:
    """The form of a request and its body as it came; or why it is not read."""
    kind = request.headers.get("content-type", _KIND).partition(";")[0].strip().lower()
    if kind != _KIND:
        return PlainTextResponse("Bara formulär tas emot.\n", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    try:
        async with asyncio.timeout(_WITHIN_S):
            body = await _body(request)
    except (TimeoutError, ClientDisconnect):
        return PlainTextResponse("Det tog för lång tid.\n", HTTPStatus.REQUEST_TIMEOUT, headers={"Connection": "close"})
    if body is None:
        return _too_much()
    text = body.decode("utf-8", "replace")
    try:
        return ImmutableMultiDict(parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS)), text
    except ValueError:
        return _too_much()


async def _body(request: Request) -> bytes | None:
    """All of it, or ``None`` where it is more than a form of ours can be."""
    length = request.headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()) or int(length) > _FORM_BYTES:
        return None
    parts, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > _FORM_BYTES:
            return None
        parts.append(chunk)
    return b"".join(parts)


def _too_much() -> Response:
    return PlainTextResponse("För mycket.\n", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, headers={"Connection": "close"})
