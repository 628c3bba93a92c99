"""Orders that no fax brought: the original's row, its arrival and its order in one transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from intake.model import Reading
from intake.outcome import Outcome
from intake.reference import reference
from intake.store import arriving
from intake.store.records import NewOrder, Source
from intake.store.reviewing import refuse_nobody
from intake.store.tables import arrivals

_KEY = "registered-"


def registered(connection: Connection, key: str) -> str | None:
    """See ``Store.registered``."""
    found = select(arrivals.c.sha256).where(arrivals.c.arrival_key == f"{_KEY}{key}")
    sha256 = connection.execute(found).scalar()
    return reference(sha256, 1) if sha256 is not None else None


def register(
    connection: Connection,
    *,
    outcome: Outcome,
    entry: NewOrder,
    source: Source,
    size_bytes: int,
    archive_path: str,
    key: str,
    who: str,
    at: datetime,
) -> None:
    """See ``Store.register``."""
    refuse_nobody(who)
    arriving.record_arrival(
        connection,
        sha256=outcome.sha256,
        name=outcome.file,
        size_bytes=size_bytes,
        arrived_at=outcome.received_at or at,
        archive_path=archive_path,
        arrival_key=f"{_KEY}{key}",
    )
    new = arriving.save_reading(
        connection,
        outcome=outcome,
        reading=Reading((), (entry.order,)),
        decisions=(entry.decision,),
        drafts=(entry.drafts,),
        read_at=at,
        source=source,
    )
    if new:
        named = reference(outcome.sha256, 1)
        detail = {"source": source, "code": entry.decision.code}
        arriving.note(connection, at, who, "registered", sha256=outcome.sha256, reference=named, detail=detail)
