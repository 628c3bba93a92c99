"""The pages of a fax as cards in columns, one column an order: split, merge, put in order, turn and read again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.access import PAGES_ONCE_IN
from intake.desk import Grouping, PagesDesk
from intake.desk.pages import PageSeat, typed_values
from intake.errors import IntakeError
from intake.model import FaxState
from intake.review.person import Person, person_of
from intake.review.sheet import png_size
from intake.review.station import Station
from intake.store import Look, NotAllowedError, OrderRecord, OrderState

NO_ORDER = "none"
_NEW = re.compile(r"new-\d{1,2}")
_SEAT = "page."


@dataclass(frozen=True, slots=True)
class Column:
    """One order, or the pages that are none. ``lost``: what people typed that goes where its pages change."""

    key: str
    record: OrderRecord | None
    cards: tuple[PageSeat, ...]
    fixed: bool = False
    lost: tuple[tuple[str, str], ...] = ()


class PagesPages:
    """Which page belongs to which order."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/order/REFERENCE/pages``."""
        return [
            Route("/order/{reference}/pages", self.show, name="pages"),
            Route("/order/{reference}/pages", self.save, methods=["POST"]),
            Route("/order/{reference}/read-again", self.read_again, methods=["POST"], name="read_again"),
            Route("/order/{reference}/reading", self.reading, name="reading"),
        ]

    def show(self, request: Request) -> Response:
        """The pages as they are grouped now."""
        record = self._station.order(request)
        return self._page(request, record, self._desk(request, record))

    def save(self, request: Request) -> Response:
        """The pages as the person grouped them; what is new opens at once."""
        record = self._open(request)
        desk = self._desk(request, record)
        form = request.state.form
        try:
            made = desk.regroup(grouping_of(list(form.multi_items())), _seen(form))
        except NotAllowedError as error:
            return self._page(request, record, desk, refused=error)
        if made:
            return RedirectResponse(f"/order/{made[0]}", HTTPStatus.SEE_OTHER)
        gone = self._station.store.order(record.reference).summary.state is OrderState.REGROUPED
        return RedirectResponse("/" if gone else f"/order/{record.reference}", HTTPStatus.SEE_OTHER)

    def read_again(self, request: Request) -> Response:
        """The whole fax once more, each page turned as the person says: ``turn.N`` → degrees clockwise."""
        record = self._open(request)
        desk = self._desk(request, record)
        try:
            desk.read_again(_turned(request.state.form))
        except NotAllowedError as error:
            return self._page(request, record, desk, refused=error)
        self._station.wake()
        return RedirectResponse(f"/order/{record.reference}/reading", HTTPStatus.SEE_OTHER)

    def reading(self, request: Request) -> Response:
        """That the fax is being read; asked again and again by itself until there is an order to open."""
        station, person = self._station, person_of(request)
        record = station.store.order(request.path_params["reference"])
        station.refuse_unless_seen(person, record)
        fax = station.house.fax(record.summary.sha256)
        target = "/" if fax.state is FaxState.QUARANTINED else f"/order/{fax.orders[0]}" if fax.orders else None
        if target is not None and fax.state is not FaxState.WAITING:
            if request.headers.get("hx-request"):
                return Response(headers={"HX-Redirect": target})
            return RedirectResponse(target, HTTPStatus.SEE_OTHER)
        return station.page(request, "reading.html", record=record)

    def _open(self, request: Request) -> OrderRecord:
        person = person_of(request)
        if not person.works:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        record = self._station.store.order(request.path_params["reference"])
        self._station.refuse_unless_seen(person, record)
        return record

    def _desk(self, request: Request, record: OrderRecord) -> PagesDesk:
        """The pages, where the person may see every order that they are in."""
        person: Person = person_of(request)
        desk = PagesDesk(self._station.house, record.summary.sha256, person.shown)
        for each in desk.orders:
            self._station.refuse_unless_seen(person, each)
        self._station.access.saw(person.shown, desk.orders, Look.PAGE, self._station.now(), once_in=PAGES_ONCE_IN)
        return desk

    def _page(
        self, request: Request, record: OrderRecord, desk: PagesDesk, *, refused: IntakeError | None = None
    ) -> Response:
        station, language = self._station, person_of(request).language
        folder = station.house.pages_folder(record.summary.sha256)
        seats = desk.seats()
        return station.page(
            request,
            "pages.html",
            HTTPStatus.CONFLICT if refused else HTTPStatus.OK,
            record=record,
            columns=columns_of(desk, seats),
            has_image={seat.number: png_size(folder / f"{seat.number}.png")[0] > 0 for seat in seats},
            refused=getattr(refused, language) if refused else None,
        )


def columns_of(desk: PagesDesk, seats: tuple[PageSeat, ...]) -> tuple[Column, ...]:
    """The orders of the fax, each with its pages in the order that it has them, and last what is none."""
    by_number = {seat.number: seat for seat in seats}
    columns = []
    for record in desk.orders:
        is_open = record in desk.open
        if record.order.is_order or not is_open:
            cards = tuple(by_number[number] for number in record.order.pages if number in by_number)
            columns.append(
                Column(record.reference, record, cards, fixed=not is_open, lost=typed_values(record) if is_open else ())
            )
    shown = {card.number for column in columns for card in column.cards}
    left = tuple(seat for seat in seats if seat.number not in shown)
    fixed = tuple(seat for seat in left if seat.closed)
    if fixed:
        columns.append(Column("fixed", None, fixed, fixed=True))
    return (*columns, Column(NO_ORDER, None, tuple(seat for seat in left if not seat.closed)))


def grouping_of(items: list[tuple[str, str]]) -> Grouping:
    """What was posted: ``page.N`` → the order it is in, in the order that the cards stand in.

    Raises:
        NotAllowedError: ``page_left``: a page went nowhere that there is.
    """
    groups: dict[str, list[int]] = {}
    for name, key in items:
        if name.startswith(_SEAT) and (number := name.removeprefix(_SEAT)).isascii() and number.isdigit():
            if not (key == NO_ORDER or _NEW.fullmatch(key) or re.fullmatch(r"[0-9A-Z-]{13,16}", key)):
                raise NotAllowedError("page_left", f"Sida {number} hör ingenstans.", f"Page {number} is nowhere.")
            groups.setdefault(key, []).append(int(number))
    no_order = frozenset(groups.pop(NO_ORDER, ()))
    return Grouping({key: tuple(pages) for key, pages in groups.items()}, no_order)


def _turned(form: Mapping[str, str]) -> dict[int, int]:
    turns = {}
    for name, text in form.items():
        number = name.removeprefix("turn.")
        if name.startswith("turn.") and number.isascii() and number.isdigit() and text in ("90", "180", "270"):
            turns[int(number)] = int(text)
    return turns


def _seen(form: Mapping[str, str]) -> dict[str, int]:
    """The open orders as they stood when the page was shown: ``seen.REFERENCE`` → version."""
    return {
        name.removeprefix("seen."): int(text)
        for name, text in form.items()
        if name.startswith("seen.") and text.isascii() and text.isdigit() and len(text) < 10
    }
