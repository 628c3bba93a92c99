"""The queue: what waits and why, whose it is, and how long it has waited. Nothing in it names a patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, get_args
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake import words
from intake.alarms import health_of
from intake.config import Review
from intake.disk import disk_errors
from intake.flags import FLAGS
from intake.outcome import OutcomeKind
from intake.review.language import translations
from intake.review.person import person_of
from intake.review.station import Station
from intake.store import Group, Looker, Narrowing, QueueRow, Source
from intake.store.queueing import COUNT_TO

_PAGE_ROWS = 50
_NOBODY = "-"
_NARROW = ("outcome", "requester", "owner", "urgent", "source", "doubt", "late")


@dataclass(frozen=True, slots=True)
class View:
    """What of the queue is looked at, as the address says. Anything unknown there is nothing."""

    group: Group
    outcome: str = ""
    requester: str = ""
    owner: str = ""
    urgent: str = ""
    source: str = ""
    doubt: str = ""
    late: str = ""
    begin: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> View:
        group = asked.get("group", "")
        known = {
            "outcome": get_args(OutcomeKind),
            "requester": tuple(words.REQUESTERS),
            "urgent": ("yes", "no"),
            "source": tuple(Source),
            "doubt": tuple(FLAGS),
            "late": ("yes",),
        }
        kept = {name: asked[name] for name, values in known.items() if asked.get(name) in values}
        free = {name: asked.get(name, "")[:100] for name in ("owner", "begin")}
        return cls(Group(group) if group in tuple(Group) else Group.REVIEW, **kept, **free)

    @property
    def narrowed(self) -> bool:
        return any(getattr(self, name) for name in _NARROW)

    def link(self, **changed: str) -> str:
        """The address of this view, or of one that differs from it. Without ``begin`` from the start."""
        values = {name: str(getattr(self, name)) for name in ("group", *_NARROW)} | changed
        return urlencode({name: value for name, value in values.items() if value})

    def narrowing(self, late: tuple[datetime, datetime]) -> Narrowing:
        """As the store asks."""
        outcome: Any = self.outcome or None
        return Narrowing(
            outcome=outcome,
            requester_type=self.requester or None,
            owner="" if self.owner == _NOBODY else self.owner or None,
            urgent={"yes": True, "no": False}.get(self.urgent),
            source=Source(self.source) if self.source else None,
            doubt=self.doubt or None,
            late=late if self.late else None,
        )


class QueuePages:
    """The queue as a page, the part of it that is looked up again by itself, and the next order."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/``, ``/queue`` and ``/next``."""
        return [
            Route("/", self.queue, name="queue"),
            Route("/queue", self.body),
            Route("/next", self.next, methods=["POST"]),
        ]

    def queue(self, request: Request) -> Response:
        """The whole page."""
        return self._shown(request, "queue.html")

    def body(self, request: Request) -> Response:
        """What changes while one looks: the numbers and the list."""
        return self._shown(request, "_queue.html")

    def next(self, request: Request) -> Response:
        """Take the first order that is nobody else's, and go to it; where there is none, to the queue."""
        person, at = person_of(request), self._station.now()
        reference = None
        if person.works:
            until = at + timedelta(minutes=self._station.house.settings.review.claim_minutes)
            leaving = request.state.form.get("leaving")
            reference = self._station.store.claims.next(looker(request), at, until, not_this=leaving, onward=True)
        return _to(request, f"/order/{reference}" if reference else "/")

    def _shown(self, request: Request, template: str) -> Response:
        station, at, view = self._station, self._station.now(), View.of(request.query_params)
        who, language = looker(request), person_of(request).language
        late = late_before(station.house.settings.review, at)
        begin = view.begin or None
        users = station.shown_names()
        shown = station.store.queue.page(
            view.group, who, at, narrowing=view.narrowing(late), begin=begin, size=_PAGE_ROWS
        )
        first = view.group is Group.REVIEW and begin is None and not view.narrowed
        return station.page(
            request,
            template,
            view=view,
            groups=tuple(Group),
            shown=shown,
            counts=station.store.queue.counts(who, at, late),
            counted_to=COUNT_TO,
            back=station.store.queue.came_back(who, at) if first else (),
            users=users,
            nobody=_NOBODY,
            being_read=station.store.works.in_hand() if view.group is Group.WAITING else 0,
            alarms=record.alarms if (record := health_of(station.settings.storage.root, at)) is not None else (),
            is_late=lambda row: row.received_at < late[0 if row.urgent else 1],
            target=station.house.settings.review,
            why=why_words(language),
            doubt_kinds=doubt_kinds(language),
            age=lambda since: words.age(since, at),
            images=lambda sha256: _first_image(station, sha256),
            sources=tuple(Source),
        )


def looker(request: Request) -> Looker:
    """Who asks, as the store asks."""
    person = person_of(request)
    return Looker(person.name, person.sees_protected)


def late_before(review: Review, at: datetime) -> tuple[datetime, datetime]:
    """What came before these times has waited too long: where it is urgent, and where it is not."""
    return at - timedelta(hours=review.urgent_target_hours), at - timedelta(hours=review.target_hours)


class why_words:  # noqa: N801  # called like a function, by templates
    """Why an order stopped, in few words: what is missing, then what is in doubt."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._told = translations(language).gettext

    def __call__(self, row: QueueRow) -> list[str]:
        return [*self.missing(row), *self.doubts(row)]

    def missing(self, row: QueueRow) -> list[str]:
        return [self._told(words.field_name(name)) for name in row.missing]

    def doubts(self, row: QueueRow) -> list[str]:
        return [doubt_name(code, self._language) for code in row.doubts if code in FLAGS]


def doubt_name(code: str, language: str) -> str:
    """A kind of doubt in few words: what it is, without what to do about it."""
    sentence: str = getattr(FLAGS[code], language)
    return sentence.split(":")[0].rstrip(".")


def doubt_kinds(language: str) -> list[tuple[str, str]]:
    """The kinds of doubt that may stop an order, by their names: code and name."""
    named = [(code, doubt_name(code, language)) for code in FLAGS]
    return sorted(named, key=lambda kind: kind[1].casefold())


def _first_image(station: Station, sha256: str) -> bool:
    with disk_errors():
        return station.house.pages(sha256).look("1.png") is not None


def _to(request: Request, path: str) -> Response:
    if request.headers.get("hx-request"):
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": path})
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)
