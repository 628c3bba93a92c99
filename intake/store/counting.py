"""What there is to count: aggregates of a period, from indexes alone. Nothing here names a patient or a person.

Times are grouped by the hour in UTC, which whoever shows them brings into Swedish days: the zone is whole hours off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal_column, or_, select

from intake.model import FaxState
from intake.store.arriving import count_workers
from intake.store.records import Keying, KeyingKind, OrderState, Recheck
from intake.store.tables import arrivals, corrections, faxes, keyings, orders


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` to before ``end``, aware."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class ClosedGroup:
    """Orders closed alike. ``closed_as`` is the outcome as the person closed them, ``rejected`` where they did not.

    ``straight``: closed without a correction and without a doubt; ``known`` counts those of which that can be told.
    """

    requester_type: str
    closed_as: str
    orders: int
    straight: int
    known: int


@dataclass(frozen=True, slots=True)
class CorrectionGroup:
    """Values of one field that persons changed. ``kind`` is a ``CorrectionKind``."""

    field: str
    flagged: bool
    kind: str
    values: int


@dataclass(frozen=True, slots=True)
class KeyingGroup:
    """Keyings with the same result; the fields are named as in ``records.KeyingRecord``."""

    kind: KeyingKind
    compared: tuple[str, ...]
    differing: tuple[str, ...]
    settled: tuple[str, ...]
    wrong: tuple[str, ...]
    keyings: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted of a period, and how things stand now (``waiting``, ``unread``, ``…_due``).

    Keys of ``arrived`` and ``finished`` are hours (UTC), those of ``minutes`` whole minutes from arrival to closing,
    those of ``stops`` the codes that one order had, in the order of the alphabet. ``older`` has for each moment asked
    about how many waiting orders came before it; ``late`` are those over their target.
    """

    arrived: Mapping[datetime, int]
    finished: Mapping[datetime, int]
    repeats: int
    waiting: int
    older: tuple[int, ...]
    oldest: datetime | None
    late: int
    waiting_urgent: int
    unread: int
    closed: tuple[ClosedGroup, ...]
    minutes: Mapping[int, int]
    stops: Mapping[tuple[str, ...], int]
    read: int
    corrections: tuple[CorrectionGroup, ...]
    quarantined: Mapping[tuple[str, str, str], int]
    keyings: tuple[KeyingGroup, ...]
    waived: int
    blind_due: int
    sample_due: int
    workers: int


def counts(
    connection: Connection, period: Period, moments: Sequence[datetime], late_before: tuple[datetime, datetime]
) -> Counts:
    """See ``Store.counts``."""
    arrived = _by_hour(connection, arrivals.c.arrived_at, _within(arrivals.c.arrived_at, period))
    first = _count(connection, _within(faxes.c.received_at, period), faxes)
    open_ = orders.c.state == OrderState.IN_REVIEW
    stops = _stops(connection, period)
    urgent_before, others_before = late_before
    late = and_(
        open_, or_(orders.c.received_at < others_before, and_(orders.c.urgent, orders.c.received_at < urgent_before))
    )
    before = [func.sum(case((orders.c.received_at < moment, 1), else_=0)) for moment in moments]
    waiting, oldest, *older = connection.execute(
        select(func.count(), func.min(orders.c.received_at), *before).where(open_)
    ).one()
    return Counts(
        arrived=arrived,
        repeats=max(0, sum(arrived.values()) - first),
        finished=_by_hour(connection, orders.c.closed_at, _within(orders.c.closed_at, period)),
        waiting=waiting,
        older=tuple(each or 0 for each in older),
        oldest=oldest,
        late=_count(connection, late, orders),
        waiting_urgent=_count(connection, and_(open_, orders.c.urgent), orders),
        unread=_count(connection, faxes.c.state == FaxState.WAITING, faxes),
        closed=_closed(connection, period),
        minutes=_minutes(connection, period),
        stops=stops,
        read=sum(stops.values()),
        corrections=_corrections(connection, period),
        quarantined=_quarantined(connection, period),
        keyings=_keyings(connection, period),
        waived=_count(connection, and_(orders.c.keying == Keying.WAIVED, _within(orders.c.closed_at, period)), orders),
        blind_due=_count(connection, and_(orders.c.keying == Keying.DUE, open_), orders),
        sample_due=_count(
            connection, and_(orders.c.recheck == Recheck.DUE, orders.c.state == OrderState.CLOSED), orders
        ),
        workers=count_workers(connection),
    )


def _within(column: Any, period: Period) -> ColumnElement[bool]:
    return and_(column >= period.start, column < period.end)


def _count(connection: Connection, condition: ColumnElement[bool], table: Any) -> int:
    return connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one()


def _by_hour(connection: Connection, column: Any, condition: ColumnElement[bool]) -> dict[datetime, int]:
    if connection.dialect.name == "sqlite":
        hour: Any = func.substr(literal_column(f"{column.table.name}.{column.name}"), 1, 13)
    else:
        hour = func.to_char(func.timezone("UTC", column), "YYYY-MM-DD HH24")
    query = select(hour.label("hour"), func.count().label("n")).where(condition).group_by("hour").order_by("hour")
    return {datetime.strptime(row.hour, "%Y-%m-%d %H").replace(tzinfo=UTC): row.n for row in connection.execute(query)}


def _closed(connection: Connection, period: Period) -> tuple[ClosedGroup, ...]:
    closed_as = case((orders.c.state == OrderState.REJECTED, "rejected"), else_=orders.c.closed_as)
    untouched = and_(orders.c.state == OrderState.CLOSED, orders.c.corrected == 0)
    straight = and_(untouched, orders.c.stops_read == "", orders.c.looks_read == "")
    query = (
        select(
            orders.c.requester_type,
            closed_as.label("closed_as"),
            func.count().label("n"),
            func.sum(case((straight, 1), else_=0)).label("straight"),
            func.count(orders.c.stops_read).label("known"),
        )
        .where(_within(orders.c.closed_at, period))
        .group_by(orders.c.requester_type, closed_as)
        .order_by(orders.c.requester_type, closed_as)
    )
    return tuple(
        ClosedGroup(row.requester_type, row.closed_as or "", row.n, row.straight, row.known)
        for row in connection.execute(query)
    )


def _minutes(connection: Connection, period: Period) -> dict[int, int]:
    counted = select(orders.c.worked_min, func.count().label("n")).where(
        _within(orders.c.closed_at, period), orders.c.worked_min.is_not(None)
    )
    return {row.worked_min: row.n for row in connection.execute(counted.group_by(orders.c.worked_min))}


def _stops(connection: Connection, period: Period) -> dict[tuple[str, ...], int]:
    query = select(orders.c.stops_read, func.count().label("n")).where(
        _within(orders.c.received_at, period), orders.c.stops_read.is_not(None)
    )
    return {tuple(row.stops_read.split()): row.n for row in connection.execute(query.group_by(orders.c.stops_read))}


def _corrections(connection: Connection, period: Period) -> tuple[CorrectionGroup, ...]:
    columns = (corrections.c.field, corrections.c.flagged, corrections.c.kind)
    query = select(*columns, func.count().label("n")).where(_within(corrections.c.at, period))
    return tuple(
        CorrectionGroup(row.field, row.flagged, row.kind, row.n)
        for row in connection.execute(query.group_by(*columns).order_by(*columns))
    )


def _quarantined(connection: Connection, period: Period) -> dict[tuple[str, str, str], int]:
    """By the reason's code with its words in Swedish and English."""
    said = (func.min(faxes.c.reason_sv).label("sv"), func.min(faxes.c.reason_en).label("en"))
    query = select(faxes.c.reason_code, *said, func.count().label("n")).where(
        _within(faxes.c.received_at, period), faxes.c.state == FaxState.QUARANTINED
    )
    return {
        (row.reason_code or "", row.sv or "", row.en or ""): row.n
        for row in connection.execute(query.group_by(faxes.c.reason_code).order_by(faxes.c.reason_code))
    }


def _keyings(connection: Connection, period: Period) -> tuple[KeyingGroup, ...]:
    columns = (keyings.c.kind, keyings.c.compared, keyings.c.differing, keyings.c.settled, keyings.c.wrong)
    query = select(*columns, func.count().label("n")).where(_within(keyings.c.at, period))
    return tuple(
        KeyingGroup(
            kind=KeyingKind(row.kind),
            compared=tuple(row.compared.split()),
            differing=tuple(row.differing.split()),
            settled=tuple(row.settled.split()),
            wrong=tuple(row.wrong.split()),
            keyings=row.n,
        )
        for row in connection.execute(query.group_by(*columns).order_by(*columns))
    )
