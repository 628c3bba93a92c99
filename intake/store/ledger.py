"""The books at one moment as they are published: every fax, and why they do not balance."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field as Described

from intake.model import FaxState
from intake.outcome import Published, Reason


class LedgerFax(Published):
    """One fax. ``names`` has one entry an arrival, so a repeat is seen."""

    sha256: str
    names: tuple[str, ...]
    received_at: datetime
    state: FaxState
    reason: Reason | None
    original: str = Described(description="absolute path of the archived original, or s3://…")
    orders: tuple[str, ...]
    joined: tuple[str, ...] = Described((), description="orders of other faxes that it completed as a return form")


class LedgerRefused(Published):
    """Something in the inbox that was not taken."""

    name: str
    reason: str


class LedgerFault(Published):
    """Why the books do not balance. ``sha256`` names the fax, ``path`` a file of the archive that no row knows."""

    code: Literal[
        "no_row", "original_missing", "size_differs", "bytes_differ", "orders_differ", "no_arrival", "metadata_missing"
    ]
    sha256: str | None
    path: str | None
    text: str


class Ledger(Published):
    """The books at one moment: ``arrivals = repeats + received``, and ``received`` is the sum of the four states."""

    schema_: Literal["intake.ledger/1"] = Described(alias="schema")
    received: int = Described(description="faxes, each counted once however often it arrived")
    waiting: int
    in_review: int
    done: int
    quarantined: int
    arrivals: int
    repeats: int
    verified: bool = Described(description="whether the bytes of every original were compared with their SHA-256")
    balanced: bool
    arriving: int = Described(0, description="files that came into the archive a moment ago and have no row yet")
    faults: tuple[LedgerFault, ...]
    faxes: tuple[LedgerFax, ...]
    refused: tuple[LedgerRefused, ...]
