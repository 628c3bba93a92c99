"""The access log, for administrators and auditors. Looking into it is written down in it.

What is asked for is posted: a patient's number never stands in an address.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from intake.access_table import csv_lines
from intake.review.person import person_of
from intake.review.posted import Form
from intake.review.station import Station
from intake.store import Wanted
from intake.words import STOCKHOLM

_ON_A_PAGE = 100
_YEARS = range(2000, 2200)
_ASKED = ("who", "reference", "number", "since", "until")


class AccessPages:
    """``/access``."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """The log, and the same as CSV."""
        return [
            Route("/access", self.show, name="access", methods=["GET", "POST"]),
            Route("/access.csv", self.csv, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """One page of it, the newest first."""
        wanted = self._wanted(request)
        form: Form = request.state.form
        looks = self._station.store.accesses.find(wanted, before=_place(form.get("before", "")), limit=_ON_A_PAGE + 1)
        shown = looks[:_ON_A_PAGE]
        last = shown[-1] if len(looks) > _ON_A_PAGE else None
        return self._station.page(
            request,
            "access.html",
            looks=shown,
            before=f"{last.at.isoformat()} {last.number}" if last else "",
            asked={name: form.get(name, "") for name in _ASKED},
            first="before" not in form,
            people=[user.shown for user in self._station.store.people.all()],
        )

    def csv(self, request: Request) -> Response:
        """All that is asked for, as a table for other programs."""
        looks = self._station.store.accesses.find(self._wanted(request))
        headers = {"Content-Disposition": 'attachment; filename="access.csv"'}
        return StreamingResponse(csv_lines(looks), media_type="text/csv; charset=utf-8", headers=headers)

    def _wanted(self, request: Request) -> Wanted:
        me, form, station = person_of(request), request.state.form, self._station
        if not me.audits:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        wanted = station.access.wanted(
            station.now().astimezone(STOCKHOLM).date(),
            who=form.get("who", ""),
            reference=form.get("reference", ""),
            number=form.get("number", ""),
            since=_day(form.get("since", "")),
            until=_day(form.get("until", "")),
        )
        station.access.looked_into_log(me.shown, wanted, station.now())
        return wanted


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from error
    if day.year not in _YEARS:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return day


def _place(text: str) -> tuple[datetime, int] | None:
    """Where the page before ended."""
    moment, _, number = text.partition(" ")
    if not moment:
        return None
    try:
        at = datetime.fromisoformat(moment)
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from error
    if at.tzinfo is None or at.year not in _YEARS or not re.fullmatch(r"[0-9]{1,18}", number):
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return at, int(number)
