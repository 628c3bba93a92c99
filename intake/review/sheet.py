"""A page image with the places that values were read from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from intake.model import Box, Order
from intake.outcome import PublishedPage
from intake.review.station import Station
from intake.store.closing import fields_of

_PNG_HEAD_BYTES = 24
_MARGIN_PX = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands: ``anchor`` links the field to the place."""

    anchor: str
    field: str
    box: Box
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of an order. Size in pixels; zero where the image is gone (after retention, or a wiped folder)."""

    number: int
    kind: str
    width_px: int
    height_px: int
    marks: tuple[Mark, ...]

    @property
    def has_image(self) -> bool:
        return self.width_px > 0


class SheetPages:
    """The page images. What came from outside is shown as pixels only."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/fax/SHA256/N.png``."""
        return [Route("/fax/{sha256}/{page:int}.png", self.page_image, name="page_image")]

    def page_image(self, request: Request) -> Response:
        """One upright page image."""
        sha256 = request.path_params["sha256"]
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        image = self._station.house.pages_folder(sha256) / f"{request.path_params['page']}.png"
        if not image.is_file():
            raise HTTPException(HTTPStatus.NOT_FOUND)
        self._station.refuse_unless_fax_seen(request, sha256)
        return FileResponse(image, media_type="image/png")


def sheets_of(order: Order, pages: Sequence[PublishedPage], folder: Path) -> tuple[Sheet, ...]:
    """The pages of ``order`` whose images lie in ``folder`` as ``N.png``."""
    kinds = {page.number: page.kind for page in pages}
    sheets = []
    for number in order.pages or tuple(kinds):
        width_px, height_px = png_size(folder / f"{number}.png")
        sheets.append(Sheet(number, kinds.get(number, ""), width_px, height_px, tuple(_marks(order, number))))
    return tuple(sheets)


def _marks(order: Order, page: int) -> list[Mark]:
    marks = []
    for path, field in fields_of(order):
        for ink in field.evidence:
            if ink.page == page:
                box = Box(
                    max(0, ink.box.x0 - _MARGIN_PX),
                    max(0, ink.box.y0 - _MARGIN_PX),
                    ink.box.x1 + _MARGIN_PX,
                    ink.box.y1 + _MARGIN_PX,
                )
                marks.append(Mark(f"{path}-{page}", path, box, bool(field.flags)))
    return marks


def png_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels as the head of a PNG file says; ``(0, 0)`` where there is none."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_PNG_HEAD_BYTES)
    except OSError:
        return 0, 0
    if len(head) < _PNG_HEAD_BYTES or not head.startswith(b"\x89PNG\r\n\x1a\n"):
        return 0, 0
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
