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

from intake.disk import disk_errors, write_whole
from intake.errors import ConfigError, IntakeError
from intake.paper import Printed, arrived_pictures
from intake.replying import Reply, prepare_reply
from intake.review.finishing import typed_of
from intake.review.person import person_of
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
            Route(within + "/{name}/{page:int}.png", self.picture),
            Route(within + "/{name}.{kind}", self.file),
        ]

    def preview(self, request: Request) -> Response:
        """The reply's pages, as they arrive. What keeps it from being offered is said, with what to do about it."""
        station, person = self._station, person_of(request)
        record = self._seen(request)
        at = station.now()
        try:
            with self._few_at_a_time:
                reply = prepare_reply(
                    station.store,
                    station.house.settings,
                    station.rules,
                    record.reference,
                    who=person.shown,
                    at=at,
                    on=at.astimezone(STOCKHOLM).date(),
                    fills=typed_of(request.state.form).reply_fill,
                )
                pictures = _kept(reply)
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

    def picture(self, request: Request) -> Response:
        """One page as it arrives."""
        folder = self._folder(request, self._seen(request))
        return _file(folder / f"arrived-{request.path_params['page']}.png", "image/png")

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
        folder: Path = self._station.house.settings.storage.shared / "replies" / name
        owner = folder / _OF_ORDER
        if not re.fullmatch(r"[0-9a-f]{64}", name) or not owner.is_file():
            raise HTTPException(HTTPStatus.NOT_FOUND)
        with disk_errors():
            if owner.read_text("utf-8").strip() != record.reference:
                raise HTTPException(HTTPStatus.NOT_FOUND)
        return folder


def _kept(reply: Reply) -> tuple[Path, ...]:
    """The pictures of ``reply``, and whose they are."""
    printed: Printed = reply.printed
    owner = printed.folder / _OF_ORDER
    if not owner.is_file():
        write_whole(owner, f"{reply.reference}\n")
    return arrived_pictures(printed)


def _file(path: Path, media_type: str, name: str | None = None) -> Response:
    if not path.is_file():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return FileResponse(path, media_type=media_type, filename=name)
