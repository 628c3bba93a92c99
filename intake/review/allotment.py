"""What colleagues do with an order among themselves: give it, put it off, hasten it, write about it.

``/order/REFERENCE/desk`` is a piece of a page; the queue and the order page hold the same one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.review.person import Person, person_of
from intake.review.station import Station
from intake.store import NotAllowedError, Role
from intake.words import STOCKHOLM

_SOON = timedelta(days=1)


class AllotmentPages:
    """Assigning, putting off, hastening and remarks."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/order/REFERENCE/desk`` and what is posted from it."""
        done = {"assign": self._assign, "snooze": self._snooze, "wake": self._wake, "urgent": self._urgent}
        done["remark"] = self._remark
        return [
            Route("/order/{reference}/desk", self.show),
            *(
                Route(f"/order/{{reference}}/{name}", self._doing(change), methods=["POST"])
                for name, change in done.items()
            ),
        ]

    def show(self, request: Request) -> Response:
        """The piece as it stands."""
        reference = request.path_params["reference"]
        self._station.refuse_unless_shown(person_of(request), reference)
        return self._station.page(request, "_desk.html", **desk_values(self._station, request, reference))

    def _doing(self, change: Callable[[Person, str, Any], None]) -> Callable[[Request], Response]:
        """A page that makes a change and shows what became of it; what is refused is said in the same place."""

        def page(request: Request) -> Response:
            person, reference = person_of(request), request.path_params["reference"]
            self._station.refuse_unless_shown(person, reference)
            if not person.works:
                raise HTTPException(HTTPStatus.FORBIDDEN)
            by_script = bool(request.headers.get("hx-request"))
            problem = None
            try:
                change(person, reference, request.state.form)
            except NotAllowedError as refusal:
                if not by_script:
                    raise
                problem = refusal.en if person.language == "en" else refusal.sv
            if not by_script:
                return RedirectResponse(f"/order/{reference}", HTTPStatus.SEE_OTHER)
            values = desk_values(self._station, request, reference) | {"problem": problem}
            if problem is not None:
                values["typed"] = dict(request.state.form)
            answer = self._station.page(request, "_desk.html", **values)
            if problem is None:
                answer.headers["HX-Trigger"] = "live"
            return answer

        return page

    def _assign(self, person: Person, reference: str, form: Any) -> None:
        to = form.get("to") or None
        self._station.store.allotments.assign(
            reference, to, seen=form.get("seen") or None, who=person.shown, at=self._station.now()
        )

    def _snooze(self, person: Person, reference: str, form: Any) -> None:
        try:
            day = date.fromisoformat(form.get("until", ""))
            until = datetime.combine(day, time(), STOCKHOLM)
        except (ValueError, OverflowError) as error:
            raise NotAllowedError("not_ahead", "Välj en dag framåt i tiden.", "Choose a day ahead.") from error
        self._station.store.allotments.snooze(
            reference, until, form.get("why", ""), who=person.shown, at=self._station.now()
        )

    def _wake(self, person: Person, reference: str, form: Any) -> None:  # noqa: ARG002
        self._station.store.allotments.wake(reference, who=person.shown, at=self._station.now())

    def _urgent(self, person: Person, reference: str, form: Any) -> None:
        urgent = form.get("urgent") == "yes"
        self._station.store.allotments.hasten(reference, urgent, who=person.shown, at=self._station.now())

    def _remark(self, person: Person, reference: str, form: Any) -> None:
        self._station.store.allotments.remark(
            reference, form.get("text", ""), name=person.name, who=person.shown, at=self._station.now()
        )


def desk_values(station: Station, request: Request, reference: str) -> dict[str, Any]:
    """What ``_desk.html`` shows."""
    person, store = person_of(request), station.store
    return {
        "reference": reference,
        "allotment": store.allotments.of(reference),
        "remarks": store.allotments.remarks(reference),
        "users": station.shown_names(),
        "colleagues": [user for user in store.users() if user.active and user.role is not Role.AUDITOR],
        "works": person.works,
        "tomorrow": (station.now().astimezone(STOCKHOLM) + _SOON).date().isoformat(),
        "problem": None,
        "typed": {},
    }
