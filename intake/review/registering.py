"""A form for an order that came by telephone or letter. It is decided as soon as it is sent, and its page opens."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.correction import CorrectionError
from intake.desk.registering import CAME, Registration, register
from intake.errors import IntakeError
from intake.model import Consent, Delivery, Relevance, RequesterType, SelfReferred
from intake.review.person import Person, person_of
from intake.review.station import Station
from intake.store import NotAllowedError, Source

ROWS = 4
FIELDS = (
    "requester_type", "requesting_clinic", "doctor", "phone", "fax", "patient_name", "identity_number",
    "wants_images", "wants_report", "image_recipient", "report_recipient", "delivery", "consent", "self_referred",
    "relevance", "urgency", "reference", "facts.protected_identity", "facts.deceased",
)  # fmt: skip
CHOICES: Mapping[str, tuple[str, ...]] = {
    "requester_type": tuple(RequesterType),
    "consent": tuple(Consent),
    "delivery": tuple(Delivery),
    "self_referred": tuple(SelfReferred),
    "relevance": tuple(Relevance),
}
_PATHS = (*FIELDS, *(f"examinations.{row}.{name}" for row in range(ROWS) for name in ("text", "date")))


class RegisterPages:
    """``/register``."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._one_at_a_time = threading.Lock()

    def routes(self) -> list[BaseRoute]:
        """The form, and what it posts to."""
        return [
            Route("/register", self.show, name="register"),
            Route("/register", self.save, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """An empty form."""
        person = _working(request)
        return self._page(request, {}, Source.PHONE, _ticket(person, secrets.token_hex(8), self._station.now()))

    def save(self, request: Request) -> Response:
        """Register it once, however often the form is sent."""
        person, form = _working(request), request.state.form
        source = Source.LETTER if form.get("source") == Source.LETTER else Source.PHONE
        values = {path: form.get(path, "") for path in _PATHS}
        ticket = form.get("ticket", "")
        issued = _issued(person, ticket)
        if issued is None:  # a new session since: the same form under a new ticket
            ticket = _ticket(person, secrets.token_hex(8), self._station.now())
            key, begun = _issued(person, ticket) or ("", self._station.now())
        else:
            key, begun = issued
        try:
            with self._one_at_a_time:
                named = register(self._station.house, Registration(source, values, person.shown, begun, key))
        except (CorrectionError, NotAllowedError) as error:
            return self._page(request, values, source, ticket, refused=error)
        hidden = values["facts.protected_identity"] and not person.sees_protected
        return RedirectResponse("/" if hidden else f"/order/{named}", HTTPStatus.SEE_OTHER)

    def _page(
        self,
        request: Request,
        values: Mapping[str, str],
        source: Source,
        ticket: str,
        *,
        refused: IntakeError | None = None,
    ) -> Response:
        units = self._station.rules.directory.units
        return self._station.page(
            request,
            "register.html",
            HTTPStatus.BAD_REQUEST if refused else HTTPStatus.OK,
            values=values,
            source=source,
            came=CAME,
            ticket=ticket,
            rows=range(ROWS),
            choices=CHOICES,
            clinics=sorted({unit.name for unit in units}),
            media_units=sorted({unit.media_unit for unit in units if unit.media_unit}),
            refused=getattr(refused, person_of(request).language) if refused else None,
        )


def _working(request: Request) -> Person:
    person = person_of(request)
    if not person.works:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    return person


def _ticket(person: Person, key: str, begun: datetime) -> str:
    """What makes one form one order: a key and the moment it was opened, signed so that the moment is ours."""
    told = f"{key}.{begun.astimezone(UTC):%Y%m%dT%H%M%S}"
    return f"{told}.{_signed(person, told)}"


def _issued(person: Person, ticket: str) -> tuple[str, datetime] | None:
    """Key and moment of a ticket that this session was given, else ``None``."""
    told, _, signature = ticket.rpartition(".")
    found = re.fullmatch(r"([0-9a-f]{16})\.(\d{8}T\d{6})", told, re.ASCII)
    if found is None or not hmac.compare_digest(signature.encode(), _signed(person, told).encode()):
        return None
    return found[1], datetime.strptime(found[2], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def _signed(person: Person, told: str) -> str:
    return hmac.new(person.csrf.encode(), f"register {told}".encode(), hashlib.sha256).hexdigest()
