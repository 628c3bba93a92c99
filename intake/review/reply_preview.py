"""The reply of an order as it looks after the fax, and as the files to send. Made when asked for, and only once.

Printing and reading again takes seconds, so the finish page asks for it by itself when it stands on screen.
"""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from intake.config import Settings
from intake.disk import disk_errors
from intake.errors import ConfigError, IntakeError
from intake.paper import Printed, arrived_pictures
from intake.replying import Reply, addressee, prepare_reply, replies_of
from intake.review.person import person_of
from intake.review.reply_choice import choice_of, clinic_names, earlier_of, reply_typed
from intake.review.station import Station
from intake.store import Look, OrderRecord
from intake.words import STOCKHOLM

_OF_ORDER = "of-order"
"""Beside the printed files: the reference of the order that they answer, so that nobody gets them by another one."""
_WRITTEN_ONCE_IN = timedelta(minutes=10)
_AT_A_TIME = 2
"""So many replies are made at once: each reads itself again on a whole core, beside the faxes that are read."""
_KINDS = {"pdf": ("reply.pdf", "application/pdf"), "tiff": ("reply.tiff", "image/tiff")}


class ReplyPages:
    """The printed reply: a piece of the finish page, its pictures and its files."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._few_at_a_time = threading.BoundedSemaphore(_AT_A_TIME)

    def routes(self) -> list[BaseRoute]:
        """``/order/REFERENCE/reply`` and the files under it."""
        within = "/order/{reference}/reply"
        return [
            Route(within, self.preview, methods=["POST"], name="reply"),
            Route(within + "/choice", self.choice, methods=["POST"]),
            Route(within + "/{name}/{page:int}.png", self.picture),
            Route(within + "/{name}.{kind}", self.file),
        ]

    def preview(self, request: Request) -> Response:
        """The reply's pages, as they arrive. What keeps it from being offered is said, with what to do about it."""
        station, person = self._station, person_of(request)
        record, typed = self._seen(request), reply_typed(request.state.form)
        at = station.now()
        on = at.astimezone(STOCKHOLM).date()
        try:
            earlier = earlier_of(typed, on)
            with self._few_at_a_time:
                reply = prepare_reply(
                    station.store,
                    station.house.settings,
                    station.rules,
                    record.reference,
                    who=person.shown,
                    at=at,
                    on=on,
                    fills=typed.fill,
                    template=typed.template or None,
                    earlier=earlier,
                )
                pictures = _kept(reply, station.house.settings)
        except ConfigError:
            raise
        except IntakeError as error:
            text = getattr(error, person.language)
            return station.page(request, "reply_preview.html", reply=None, problem=text, code=error.code)
        name = reply.printed.folder.name
        return station.page(
            request,
            "reply_preview.html",
            reply=reply,
            problem=None,
            pages=[f"/order/{record.reference}/reply/{name}/{n}.png" for n in range(1, len(pictures) + 1)],
            files=f"/order/{record.reference}/reply/{name}",
        )

    def choice(self, request: Request) -> Response:
        """Another reply was chosen: what it needs, and where it will be shown."""
        station, person, record = self._station, person_of(request), self._seen(request)
        return station.page(
            request,
            "finish_reply.html",
            record=record,
            choice=choice_of(station, record, person, reply_typed(request.state.form)),
            addressee=addressee(record, station.rules.directory),
            clinics=clinic_names(station),
            focus_reply=False,
            today=station.now().astimezone(STOCKHOLM).date().isoformat(),
        )

    def picture(self, request: Request) -> Response:
        """One page as it arrives."""
        folder = self._folder(request, self._seen(request))
        picture = folder / f"arrived-{request.path_params['page']}.png"
        if not picture.is_file():  # shown by another machine before
            arrived_pictures(Printed(folder))
        return _file(picture, "image/png")

    def file(self, request: Request) -> Response:
        """The PDF, or the TIFF for a fax server."""
        record = self._seen(request)
        kind = request.path_params["kind"]
        if kind not in _KINDS:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        file, media_type = _KINDS[kind]
        return _file(self._folder(request, record) / file, media_type, f"{record.reference}.{kind}")

    def _seen(self, request: Request) -> OrderRecord:
        """The order, and that somebody saw its reply, written down once for all its pages."""
        record = self._station.store.order(request.path_params["reference"])
        person = person_of(request)
        self._station.refuse_unless_seen(person, record)
        self._station.access.saw(person.shown, [record], Look.REPLY, self._station.now(), once_in=_WRITTEN_ONCE_IN)
        return record

    def _folder(self, request: Request, record: OrderRecord) -> Path:
        name = request.path_params["name"]
        if not re.fullmatch(r"[0-9a-f]{64}", name):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        with disk_errors():
            kept = replies_of(self._station.house.settings).under(name)
            owner = kept.file(_OF_ORDER)
            if owner is None or owner.read_text("utf-8").strip() != record.reference:
                raise HTTPException(HTTPStatus.NOT_FOUND)
            return kept.folder()


def _kept(reply: Reply, settings: Settings) -> tuple[Path, ...]:
    """The pictures of ``reply``, and whose they are."""
    printed: Printed = reply.printed
    if not (printed.folder / _OF_ORDER).is_file():
        replies_of(settings).put(f"{printed.folder.name}/{_OF_ORDER}", f"{reply.reference}\n")
    return arrived_pictures(printed)


def _file(path: Path, media_type: str, name: str | None = None) -> Response:
    if not path.is_file():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return FileResponse(path, media_type=media_type, filename=name)
