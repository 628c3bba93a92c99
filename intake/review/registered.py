"""How an order came that no fax brought: by telephone or letter, written down by whom, when, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from intake.disk import disk_errors
from intake.review.station import Station
from intake.store import Happening, OrderRecord, Source

_LONGEST_BYTES = 100_000  # of a form of ours


@dataclass(frozen=True, slots=True)
class Registered:
    """``said``: what was written down, as it lies in the archive; ``None`` where that is gone."""

    source: Source
    who: str
    at: datetime
    said: str | None


def registered_of(station: Station, record: OrderRecord, history: Iterable[Happening]) -> Registered | None:
    """How ``record`` was registered; ``None`` where it came by fax.

    Raises:
        StoreError: the disk failed.
    """
    entry = next((each for each in history if each.action == "registered"), None)
    if entry is None:
        return None
    original = station.house.archive.find(record.summary.sha256)
    said = None
    if original is not None and original.suffix == ".txt":
        with disk_errors(), original.open("rb") as stream:
            said = stream.read(_LONGEST_BYTES).decode("utf-8", "replace")
    return Registered(Source(entry.detail["source"]), entry.who, record.summary.received_at, said)
