"""How pages come back from the reading process: JSON, checked before it is believed.

The process that read hostile bytes may itself have turned hostile, so nothing it sends is ever unpickled, and every
number is held against the page it claims to describe.
"""

from __future__ import annotations

import math
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from intake.model import Box, Page
from intake.read.codes import MAX_CODE_CHARS, MAX_CODES
from intake.read.refusals import engine_error

MAX_MESSAGE_BYTES: Final = 64 * 2**20
MAX_SIDE_PX: Final = 40_000
MAX_WORDS: Final = 20_000
MAX_MARKS: Final = 5_000
MAX_WORD_CHARS: Final = 500
MAX_FORMAT_CHARS: Final = 20

_PAGES: TypeAdapter[tuple[Page, ...]] = TypeAdapter(tuple[Page, ...])


def encode(pages: tuple[Page, ...]) -> bytes:
    """Pages as JSON."""
    return _PAGES.dump_json(pages)


def decode(message: bytes, count: int) -> tuple[Page, ...]:
    """The ``count`` pages in ``message``.

    Raises:
        EngineError: ``reader_garbled``: not JSON, not pages, or values out of bounds.
    """
    try:
        pages = _PAGES.validate_json(message, strict=True)
    except ValidationError as error:
        raise engine_error("reader_garbled") from error
    if len(pages) != count:
        raise engine_error("reader_garbled")
    for number, page in enumerate(pages, start=1):
        _check(page, number)
    return pages


def _check(page: Page, number: int) -> None:
    sides = (page.width_px, page.height_px)
    shares = [page.quality, *(w.confidence for w in page.words)]
    shares += [b.confidence for b in page.check_boxes] + [i.share for i in page.inks]
    texts: list[Any] = [text for w in page.words for text in (w.text, w.second_reading or "")]
    boxes = [thing.box for things in (page.words, page.check_boxes, page.inks, page.codes) for thing in things]
    sound = (
        page.number == number
        and all(0 < side <= MAX_SIDE_PX for side in sides)
        and all(0 < dpi <= 3000 for dpi in (page.dpi, page.x_dpi, page.y_dpi))
        and page.turned_deg in (0, 90, 180, 270)
        and math.isfinite(page.skew_deg)
        and abs(page.skew_deg) <= 45
        and len(page.words) <= MAX_WORDS
        and len(page.check_boxes) + len(page.inks) <= MAX_MARKS
        and all(math.isfinite(share) and 0 <= share <= 1 for share in shares)
        and all(len(text) <= MAX_WORD_CHARS for text in texts)
        and len(page.codes) <= MAX_CODES
        and all(len(c.text) <= MAX_CODE_CHARS and len(c.format) <= MAX_FORMAT_CHARS for c in page.codes)
        and all(0 <= w.line <= MAX_WORDS and 0 <= w.block <= MAX_WORDS for w in page.words)
        and all(_within(box, *sides) for box in boxes)
    )
    if not sound:
        raise engine_error("reader_garbled")


def _within(box: Box, width_px: int, height_px: int) -> bool:
    return 0 <= box.x0 <= box.x1 <= width_px and 0 <= box.y0 <= box.y1 <= height_px
