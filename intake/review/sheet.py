"""The pages of a fax as pixels: whole, small for the strip, or the piece that a value stands on.

What came from outside is shown as our own rendered images only, and a piece of one is cut here, so that no browser ever
opens a fax.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from PIL import Image
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from intake.disk import disk_errors
from intake.model import Box, Evidence, Field
from intake.review.station import Station

_PNG_HEAD_BYTES = 24
_PNG_END = b"IEND\xaeB`\x82"
_MARGIN_PX = 4
_MOST_PX = 80_000_000  # of a page: what is larger is no page of ours
_PIECE_PX = (1100, 400)
_SMALL_PX = (144, 220)
_BOX = re.compile(r"(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the value at ``path`` stands, with a little air."""

    path: str
    box: Box
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to look at. ``index`` counts those of an order from 0, ``number`` the pages of their fax from 1.

    ``returned``: it is one of a return form, another fax. Size in pixels; zero where the image is gone (after
    retention, or a wiped folder) or broken.
    """

    index: int
    sha256: str
    number: int
    kind: str
    width_px: int
    height_px: int
    marks: tuple[Mark, ...]
    returned: bool

    @property
    def has_image(self) -> bool:
        return self.width_px > 0

    @property
    def source(self) -> str:
        return f"/fax/{self.sha256}/{self.number}.png"


class SheetPages:
    """The page images."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/fax/SHA256/N.png``; ``?box=x0,y0,x1,y1`` a piece of it, ``?small=1`` all of it, small."""
        return [Route("/fax/{sha256}/{page:int}.png", self.page_image, name="page_image")]

    def page_image(self, request: Request) -> Response:
        """One upright page image, or a piece of it."""
        sha256 = request.path_params["sha256"]
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        with disk_errors():
            image = self._station.house.pages(sha256).file(f"{request.path_params['page']}.png")
        if image is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        self._station.refuse_unless_fax_seen(request, sha256)
        if "box" in request.query_params:
            return _png(piece_of(image, _box(request.query_params["box"])))
        if "small" in request.query_params:
            return _png(small(image))
        return FileResponse(image, media_type="image/png")


def _png(content: bytes | None) -> Response:
    if content is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(content, media_type="image/png")


def _box(text: str) -> Box:
    found = _BOX.fullmatch(text)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Box(*(int(each) for each in found.groups()))


def piece_of(image: Path, box: Box) -> bytes | None:
    """The piece of a page image within ``box`` as PNG, never larger than a line of text needs.

    ``None`` where the box is empty or lies off the page, or the image is broken.
    """
    width_px, height_px = png_size(image)
    right, bottom = min(box.x1, width_px), min(box.y1, height_px)
    if not (box.x0 < right and box.y0 < bottom):
        return None
    return _cut(image, (box.x0, box.y0, right, bottom), _PIECE_PX)


def small(image: Path) -> bytes | None:
    """A page image for the strip; ``None`` where it is broken."""
    width_px, height_px = png_size(image)
    return _cut(image, (0, 0, width_px, height_px), _SMALL_PX) if width_px else None


def _cut(path: Path, box: tuple[int, int, int, int], most_px: tuple[int, int]) -> bytes | None:
    try:
        with Image.open(path, formats=("PNG",)) as whole:
            piece = whole.crop(box).convert("L")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    piece.thumbnail(most_px, Image.Resampling.BOX)
    made = io.BytesIO()
    piece.save(made, "PNG", compress_level=1)
    return made.getvalue()


def sheets(
    sha256: str,
    numbers: Sequence[int],
    kinds: dict[int, str],
    fields: Iterable[tuple[str, Field]],
    pages: Callable[[str], Path],
) -> tuple[Sheet, ...]:
    """The pages of an order and those of the return forms that its values stand on.

    Args:
        sha256: of its fax.
        numbers: of its pages.
        kinds: of the fax's pages.
        fields: with their paths; what a person typed over counts where it was read.
        pages: the folder of a fax, by its SHA-256.
    """
    marks: dict[tuple[str, int], list[Mark]] = {(sha256, number): [] for number in numbers}
    for path, field in fields:
        for ink in evidence_of(field):
            marks.setdefault((ink.fax or sha256, ink.page), []).append(Mark(path, roomy(ink.box), bool(field.flags)))
    folders = {fax: pages(fax) for fax, _ in marks}
    found = []
    for index, ((fax, number), inks) in enumerate(marks.items()):
        width_px, height_px = png_size(folders[fax] / f"{number}.png")
        returned = fax != sha256
        kind = "return_form" if returned else kinds.get(number, "")
        found.append(Sheet(index, fax, number, kind, width_px, height_px, tuple(inks), returned))
    return tuple(found)


def evidence_of(field: Field) -> tuple[Evidence, ...]:
    """Where a value stands; of one that a person typed, where the program had read it."""
    return field.evidence or (field.read.evidence if field.read else ())


def roomy(box: Box, x_px: int = _MARGIN_PX, y_px: int = _MARGIN_PX) -> Box:
    """``box`` with air around it."""
    return Box(max(0, box.x0 - x_px), max(0, box.y0 - y_px), box.x1 + x_px, box.y1 + y_px)


def numbers_in(folder: Path) -> tuple[int, ...]:
    """The numbers of the whole page images in the folder of a fax."""
    named = (path for path in folder.glob("*.png") if path.stem.isascii() and path.stem.isdigit())
    return tuple(sorted(int(path.stem) for path in named if png_size(path) != (0, 0)))


def png_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels as a PNG file says; ``(0, 0)`` where there is none, a part of one, or a silly one."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_PNG_HEAD_BYTES)
            stream.seek(-len(_PNG_END), os.SEEK_END)
            end = stream.read()
    except OSError:
        return 0, 0
    if len(head) < _PNG_HEAD_BYTES or not head.startswith(b"\x89PNG\r\n\x1a\n") or end != _PNG_END:
        return 0, 0
    width_px, height_px = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    return (width_px, height_px) if 0 < width_px * height_px <= _MOST_PX else (0, 0)
