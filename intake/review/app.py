"""The review station as an ASGI application: which path leads to which page, and what stands before them all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from intake.errors import IntakeError
from intake.house import House
from intake.review.accesses import AccessPages
from intake.review.allotment import AllotmentPages
from intake.review.claim import ClaimPages
from intake.review.finding import FindingPages
from intake.review.finishing import FinishPages
from intake.review.guard import LOCAL_HOSTS, Guard
from intake.review.handling import HandlingPages
from intake.review.health import HealthPages
from intake.review.keying import KeyingPages
from intake.review.language import language_asked
from intake.review.live import LivePages
from intake.review.log_in import LogIn
from intake.review.me import MePages
from intake.review.order import OrderPages
from intake.review.pages import PagesPages
from intake.review.quarantine import QuarantinePages
from intake.review.queue import QueuePages
from intake.review.registering import RegisterPages
from intake.review.reply_preview import ReplyPages
from intake.review.sheet import SheetPages
from intake.review.signing_in import SignedIn
from intake.review.station import HERE, Station
from intake.review.statistics import StatisticsPages
from intake.review.users import UserPages
from intake.store import NotAllowedError


def app(house: House, *, hosts: Collection[str] = LOCAL_HOSTS, wake: Callable[[], None] = lambda: None) -> Starlette:
    """The station as an ASGI application. Whoever serves it calls ``state.live.close()`` when they stop.

    Args:
        house: opened; used from several threads.
        hosts: names under which the station may be asked for, without ports.
        wake: tells whoever reads faxes that one waits.
    """
    station, review = Station(house, wake), house.settings.review
    live = LivePages(station)
    rooms = (
        *(LogIn(station), MePages(station), UserPages(station), AccessPages(station)),
        *(QueuePages(station), FindingPages(station), ClaimPages(station), AllotmentPages(station)),
        *(QuarantinePages(station), live, OrderPages(station), SheetPages(station)),
        *(KeyingPages(station), StatisticsPages(station)),
        *(FinishPages(station), ReplyPages(station), PagesPages(station)),
        *(RegisterPages(station), HandlingPages(station), HealthPages(station)),
    )
    made = Starlette(
        routes=[
            *(route for room in rooms for route in room.routes()),
            Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),
        ],
        middleware=[
            Middleware(Guard, hosts=frozenset(hosts) | {review.public_host} - {""}, review=review),
            Middleware(SignedIn, station=station),
        ],
        exception_handlers={IntakeError: _Failures(station).failed, HTTPException: _Failures(station).refused},
    )
    made.state.live = live
    return made


_UNKNOWN = ("unknown_id", "unknown_user")


class _Failures:
    """What is said where a page cannot be shown."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def refused(self, request: Request, error: Exception) -> Response:
        """There is no such page, or not for this person."""
        status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
        if status == HTTPStatus.FORBIDDEN and request.method == "GET":
            title, text = "Inte för din roll", "Sidan är till för en annan roll än din."
        elif status == HTTPStatus.FORBIDDEN:
            title, text = "Får inte ändras", "Din roll får titta men inte ändra."
        elif status == HTTPStatus.BAD_REQUEST:
            title, text = "Går inte", "Det som skickades går inte att förstå. Gå tillbaka och försök igen."
        else:
            title, text = "Finns inte", "Sidan finns inte."
        return self._station.page(request, "message.html", status, title=title, text=text)

    def failed(self, request: Request, error: Exception) -> Response:
        """An order that does not exist, or a database that does not answer."""
        person = getattr(request.state, "person", None)
        english = (person.language if person is not None else language_asked(request)) == "en"
        text = (error.en if english else error.sv) if isinstance(error, IntakeError) else ""
        if isinstance(error, NotAllowedError):
            status = HTTPStatus.NOT_FOUND if error.code in _UNKNOWN else HTTPStatus.CONFLICT
            title = "Finns inte" if error.code in _UNKNOWN else "Går inte"
            return self._station.page(request, "message.html", status, title=title, text=text)
        title = "Går inte just nu"
        return self._station.page(request, "message.html", HTTPStatus.SERVICE_UNAVAILABLE, title=title, text=text)
