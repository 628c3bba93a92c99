"""What a fax server says of how a fax came over the line.

For staff to look at, never proof of who asks: a sender sets its own station, and a caller's number can be forged.
Numbers may be a private person's, so all of it counts as patient data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Literal

TransmissionField = Literal[
    "caller", "caller_name", "station", "called", "received_at", "pages", "bit_rate", "quality", "comm_id", "error"
]
"""The names of what is kept; ``inbox.fields`` maps a gateway's names to them."""


@dataclass(frozen=True, slots=True)
class Transmission:
    """One fax call. Texts are at most ``LONGEST_TEXT`` characters, without control characters."""

    caller: str | None = None  # the number that called, as the network gave it
    caller_name: str | None = None
    station: str | None = None  # TSID: what the sending machine calls itself
    called: str | None = None  # the number that was called
    received_at: datetime | None = None  # aware; by the fax server's clock
    pages: int | None = None
    bit_rate: int | None = None  # bits a second
    quality: str | None = None  # resolution or quality, in the server's words
    comm_id: str | None = None  # the call in the server's own log
    error: str | None = None  # what went wrong while receiving, in the server's words

    @property
    def says_something(self) -> bool:
        return any(getattr(self, field.name) is not None for field in fields(self))


LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Beside:
    """A metadata file that came beside a fax and is kept in the archive.

    ``path`` is relative to the archive's folder. ``problem`` says why nothing was read in it (a code of
    ``receive.metadata``); then ``told`` is ``None``.
    """

    sha256: str
    path: str
    told: Transmission | None
    problem: str | None = None


def belongs(base: str, fax_name: str) -> bool:
    """Does a metadata file whose name without its ending is ``base`` belong to the fax?

    ``x.xml`` and ``x.pdf.xml`` both belong to ``x.pdf``; the first to ``x.tif`` and ``x`` too.
    """
    return fax_name == base or (fax_name.startswith(f"{base}.") and "." not in fax_name[len(base) + 1 :])


_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_DATE = (
    r"(?:\b\d{4}-\d{2}-\d{2}\b|\b20\d{6}\b(?![-+ ]?\d{4}\b)|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    r"|\b\d{1,2}[. ]\d{1,2}[. ]20\d{2}\b|\b\d{1,2}-\d{2}-\d{2}\b|\b\d{1,2}[ -][a-zA-Z]{3}[ -]\d{2,4}\b)"
)
"""A date in any way that machines print it; ``20110302-1234`` is somebody's number."""
_BARE_TIME = re.compile(rf"{_DATE}\s+\d{{1,2}}\s?\d{{2}}\b|\b\d{{1,2}}\s?\d{{2}}\s+{_DATE}")
"""A time of day beside a date, whose colon a poor line took: ``2026-11-09 17 15``."""
_MARK = re.compile(
    r"\b(?:sid(?:a|an)?|p(?:age|g)?\.?|s\.)\s*[.:]?\s*\d+|\b\d{1,3}\s*(?:/|av|of)\s*\d{1,3}\b"
    r"|\b\d{1,3}\s?\(\d{1,3}\)|\b\d{3}\)"  # 1(2), and 102) where its bracket was read as a digit
    rf"|\b(?:från|from|fr|fax|to)\s*:|{_DATE}",
    re.IGNORECASE,
)
_TOP, EDGE = 0.075, 0.022
"""Shares of a page's height: a strip ends above the first, and nothing that a sender writes above the second."""


def is_stamped(text: str, bottom_px: float, height_px: int) -> bool:
    """Is a line of a page the strip that the sending machine printed?

    It ends near the top edge, ``bottom_px`` of ``height_px``, and shows a date, number or page count; further from the
    edge a time of day as well.
    """
    if bottom_px > _TOP * height_px:
        return False
    timed = _TIME.search(text) or _BARE_TIME.search(text)
    return bool(_MARK.search(text) and (bottom_px < EDGE * height_px or timed))
