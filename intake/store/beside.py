"""What the fax server said of a call, laid beside the arrival that it tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from intake.store.records import Arrival
from intake.store.tables import arrivals, transmissions
from intake.transmission import Beside, Transmission

_NAMES = tuple(field.name for field in fields(Transmission))


def enter(connection: Connection, arrival: int, beside: Beside) -> bool:
    """Keep what was told of an arrival. Returns whether nothing was told of it before; else that stands."""
    known = select(transmissions.c.arrival).where(transmissions.c.arrival == arrival)
    if connection.execute(known).first() is not None:
        return False
    told = asdict(beside.told) if beside.told is not None else {}
    row = {"arrival": arrival, **told, "file_sha256": beside.sha256, "file_path": beside.path}
    connection.execute(insert(transmissions).values(**row, problem=beside.problem))
    return True


def enter_told(connection: Connection, arrival: int, told: Transmission) -> None:
    """Keep what was told of an arrival without a file beside it (a mail's own headers)."""
    known = select(transmissions.c.arrival).where(transmissions.c.arrival == arrival)
    if connection.execute(known).first() is None:
        connection.execute(insert(transmissions).values(arrival=arrival, **asdict(told)))


def arrivals_of(connection: Connection, sha256s: Collection[str] | None, prefix: str = "") -> dict[str, list[Arrival]]:
    """The arrivals of the faxes named, or of all whose SHA-256 begins with ``prefix``, each with what was told of it.

    The first one first.
    """
    query = select(arrivals, transmissions).select_from(arrivals.outerjoin(transmissions)).order_by(arrivals.c.id)
    if prefix:
        query = query.where(arrivals.c.sha256 >= prefix, arrivals.c.sha256 < f"{prefix}g")
    elif sha256s is not None:
        query = query.where(arrivals.c.sha256.in_(sha256s))
    came: dict[str, list[Arrival]] = defaultdict(list)
    for row in connection.execute(query):
        came[row.sha256].append(_arrival(row))
    return came


def _arrival(row: Row[Any]) -> Arrival:
    told = None
    if row.arrival is not None and row.problem is None:
        told = Transmission(**{name: getattr(row, name) for name in _NAMES})
    return Arrival(
        name=row.name,
        arrived_at=row.arrived_at,
        after_closed=row.after_closed,
        seen_by=row.seen_by,
        inbox=row.inbox,
        urgent=row.urgent,
        told=told,
        beside_problem=row.problem,
        beside_path=row.file_path,
    )
