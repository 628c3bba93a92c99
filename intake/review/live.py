"""Telling open pages that something happened, so that they look again.

One look a second at the database for each process, however many pages are open, and none while no page is. The pages
are told which orders something happened to, and nothing of what. A page that listens keeps no thread, and no session
alive: when its session has ended it is told so.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from datetime import datetime

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from intake.errors import IntakeError
from intake.review.station import Station
from intake.store.changes import News

log = logging.getLogger(__name__)

_LOOK_EVERY_S = 1.0
_LOOK_AT_LEAST_EVERY_S = 30.0
_BEAT_EVERY_S = 15.0
_NAMED_AT_MOST = 50
"""More orders than these at once: every page looks again."""

_Told = frozenset[str] | None


class LivePages:
    """``/live``: a stream of server-sent events."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._listeners: set[asyncio.Queue[_Told]] = set()
        self._looking: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    def routes(self) -> list[BaseRoute]:
        """``/live``."""
        return [Route("/live", self.live)]

    @property
    def listening(self) -> int:
        """How many pages listen."""
        return len(self._listeners)

    def close(self) -> None:
        """End every stream, so that none holds up the end of the server. From any thread."""
        self._closed = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake_all)

    async def live(self, request: Request) -> Response:
        """The stream. ``news`` names orders (none: anything may have changed), ``ended`` says that the session has."""
        headers = {"X-Accel-Buffering": "no"}
        return StreamingResponse(self._stream(request), media_type="text/event-stream", headers=headers)

    async def _stream(self, request: Request) -> AsyncIterator[str]:
        told: asyncio.Queue[_Told] = asyncio.Queue()
        self._listeners.add(told)
        self._look()
        try:
            yield "retry: 3000\n\n"
            while not self._closed:
                try:
                    orders = await asyncio.wait_for(told.get(), _BEAT_EVERY_S)
                except TimeoutError:
                    if not await self._signed_in(request):
                        yield "event: ended\ndata: {}\n\n"
                        return
                    yield ": here\n\n"
                    continue
                while not told.empty():  # what came meanwhile is told at once
                    more = told.get_nowait()
                    orders = None if orders is None or more is None else orders | more
                if not self._closed:
                    yield f"event: news\ndata: {json.dumps({'orders': sorted(orders or ())})}\n\n"
        finally:
            self._listeners.discard(told)

    async def _signed_in(self, request: Request) -> bool:
        try:
            return await to_thread.run_sync(self._station.still_signed_in, request)
        except IntakeError:
            return True  # the database does not answer just now: that ends no session

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        if self._looking is None or self._looking.done() or self._loop is not loop:
            self._loop = loop
            self._looking = loop.create_task(self._look_on(), name="live")

    async def _look_on(self) -> None:
        """Look until nobody listens any more; less often while the database does not answer."""
        own_thread = CapacityLimiter(1)
        seen, wait_s = None, _LOOK_EVERY_S
        while self._listeners and not self._closed:
            try:
                at: datetime = self._station.now()
                news: News = await to_thread.run_sync(self._station.store.changes.since, seen, at, limiter=own_thread)
            except IntakeError as error:
                wait_s = min(2 * wait_s, _LOOK_AT_LEAST_EVERY_S)
                log.warning("live: %s", error.code)
            else:
                if wait_s != _LOOK_EVERY_S:  # what happened meanwhile was not seen
                    self._tell(None)
                seen, wait_s = news.seen, _LOOK_EVERY_S
                if news.anything:
                    self._tell(news.references if len(news.references) <= _NAMED_AT_MOST else None)
            await asyncio.sleep(wait_s)

    def _tell(self, orders: _Told) -> None:
        for told in self._listeners:
            told.put_nowait(orders)

    def _wake_all(self) -> None:
        self._tell(None)
