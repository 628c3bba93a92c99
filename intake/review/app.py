"""The queue and its orders as web pages. Only reads; that somebody looked at an order is written down."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from intake import words
from intake.errors import IntakeError
from intake.model import FaxState
from intake.review.guard import LOCAL_HOSTS, Guard
from intake.review.sheet import sheets_of
from intake.store import NotAllowedError, OrderState, Store
from intake.store.closing import open_stops

VIEWER = "granskningssidan"
"""Who stands in the audit trail: the page does not know who is looking."""

_HERE = Path(__file__).parent / "templates"
_SHOWN_AT_MOST = 500


def app(
    store: Store,
    *,
    pages: Path,
    hosts: Collection[str] = LOCAL_HOSTS,
    check_words: Mapping[str, str] | None = None,
) -> Starlette:
    """The page as an ASGI application.

    Args:
        store: open; used from several threads.
        pages: the folder whose ``SHA256/N.png`` are the upright page images.
        hosts: names under which the page may be asked for, without ports.
        check_words: sentences for the routine's checks; a check without one is shown by its code.
    """
    desk = _Pages(store, pages, check_words or {})
    return Starlette(
        routes=[
            Route("/", desk.queue, name="queue"),
            Route("/order/{reference}", desk.order, name="order"),
            Route("/fax/{sha256}/{page:int}.png", desk.page_image, name="page_image"),
            Route("/style.css", desk.style, name="style"),
        ],
        middleware=[Middleware(Guard, hosts=frozenset(hosts))],
        exception_handlers={IntakeError: desk.failed, HTTPException: desk.not_found},
    )


class _Pages:
    """The pages. Their functions run in threads of their own, so that waiting for the database holds up nobody."""

    def __init__(self, store: Store, pages: Path, check_words: Mapping[str, str]) -> None:
        self._store, self._folder, self._check_words = store, pages, check_words
        self._templates = Environment(
            loader=FileSystemLoader(_HERE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(words=words, on_paper=words.on_paper)

    def queue(self, _request: Request) -> Response:
        """What waits, and what was closed."""
        orders = self._store.list_orders(limit=_SHOWN_AT_MOST)
        books = self._store.ledger()
        at = datetime.now(UTC)
        return self._page(
            "queue.html",
            open_orders=[order for order in orders if order.state is OrderState.IN_REVIEW],
            closed_orders=[order for order in orders if order.state is not OrderState.IN_REVIEW],
            waiting=[fax for fax in books.faxes if fax.state is FaxState.WAITING],
            quarantined=[fax for fax in books.faxes if fax.state is FaxState.QUARANTINED],
            refused=len(books.refused),
            age=lambda since: words.age(since, at),
        )

    def order(self, request: Request) -> Response:
        """One order beside the ink it was read from."""
        record = self._store.order(request.path_params["reference"])
        summary = record.summary
        outcome = self._store.outcome(summary.sha256)
        if outcome is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        self._store.add_review(summary.sha256, record.reference, VIEWER, "showed", datetime.now(UTC))
        return self._page(
            "order.html",
            record=record,
            entry=outcome.orders[record.number - 1],
            stops=open_stops(record.order, record.answers),
            confirmed={check.name: check.by for check in record.checks},
            check_words=self._check_words,
            sheets=sheets_of(record.order, outcome.pages, self._folder / summary.sha256),
            history=self._store.history(summary.sha256, record.reference),
        )

    def page_image(self, request: Request) -> Response:
        """One upright page image."""
        sha256 = request.path_params["sha256"]
        image = self._folder / sha256 / f"{request.path_params['page']}.png"
        if not re.fullmatch(r"[0-9a-f]{64}", sha256) or not image.is_file():
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return FileResponse(image, media_type="image/png")

    def style(self, _request: Request) -> Response:
        """The style sheet."""
        return FileResponse(_HERE / "style.css", media_type="text/css")

    def not_found(self, _request: Request, error: Exception) -> Response:
        """There is no such page."""
        status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
        return self._page("message.html", status, title="Finns inte", text="Sidan finns inte.")

    def failed(self, _request: Request, error: Exception) -> Response:
        """An order that does not exist, or a database that does not answer."""
        if isinstance(error, NotAllowedError):
            return self._page("message.html", HTTPStatus.NOT_FOUND, title="Finns inte", text=error.sv)
        text = error.sv if isinstance(error, IntakeError) else ""
        return self._page("message.html", HTTPStatus.SERVICE_UNAVAILABLE, title="Går inte just nu", text=text)

    def _page(self, template: str, status: int = HTTPStatus.OK, **values: object) -> Response:
        return HTMLResponse(self._templates.get_template(template).render(values), status)
