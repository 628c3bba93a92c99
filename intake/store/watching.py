"""What whoever watches over the desk needs to know, in a few counts. Nothing in it names a patient or a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from intake.model import FaxState
from intake.store.records import OrderState
from intake.store.tables import arrivals, executors, faxes, orders

COUNT_TO = 100_000
"""Beyond so many it is enough to know that there are more: a count never reads the whole book."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How the desk stands. ``late`` ones are past their target and not put off; none is counted beyond ``COUNT_TO``.

    ``last_arrivals``: when something last came in through each inbox that was asked for; one without is not in it.
    """

    waiting: int
    quarantined: int
    open_orders: int
    urgent_late: int
    late: int
    oldest_waiting_at: datetime | None
    last_arrival_at: datetime | None
    dead_executors: int  # declared dead by others and not started again since; forgotten after a while
    last_arrivals: Mapping[str, datetime]


def figures(
    connection: Connection, at: datetime, late_before: tuple[datetime, datetime], inboxes: Collection[str]
) -> Figures:
    """See ``Store.figures``."""
    is_open = orders.c.state == OrderState.IN_REVIEW
    awake = or_(orders.c.snoozed_until.is_(None), orders.c.snoozed_until <= at)
    urgent_before, others_before = late_before

    def late(*which: Any) -> int:
        return _count(connection, select(orders.c.reference).where(is_open, awake, *which))

    def in_state(state: FaxState) -> int:
        return _count(connection, select(faxes.c.sha256).where(faxes.c.state == state))

    oldest = select(func.min(faxes.c.received_at)).where(faxes.c.state == FaxState.WAITING)
    return Figures(
        waiting=in_state(FaxState.WAITING),
        quarantined=in_state(FaxState.QUARANTINED),
        open_orders=_count(connection, select(orders.c.reference).where(is_open)),
        urgent_late=late(orders.c.urgent, orders.c.received_at < urgent_before),
        late=late(~orders.c.urgent, orders.c.received_at < others_before),
        oldest_waiting_at=connection.execute(oldest).scalar(),
        last_arrival_at=connection.execute(select(func.max(arrivals.c.arrived_at))).scalar(),
        dead_executors=_count(
            connection,
            select(executors.c.id).where(executors.c.dead_at.is_not(None), executors.c.dead_by != executors.c.id),
        ),
        last_arrivals=_last_arrivals(connection, inboxes),
    )


def _last_arrivals(connection: Connection, inboxes: Collection[str]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for name in inboxes:  # one look at the end of the index each, instead of a walk through all of it
        newest = select(func.max(arrivals.c.arrived_at)).where(arrivals.c.inbox == name)
        at = connection.execute(newest).scalar()
        if at is not None:
            found[name] = at
    return found


def _count(connection: Connection, query: Any) -> int:
    bounded = query.limit(COUNT_TO).subquery()
    return connection.execute(select(func.count()).select_from(bounded)).scalar_one()
