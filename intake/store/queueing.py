"""The queue, page by page: urgent orders first, then the oldest.

However many orders there are, a page costs the same: it is found in one index from the place where the last one ended.
Narrowed by something that is not what the index is sorted by, at most ``LOOK`` orders are looked through at a time, and
the page says where to look on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, func, literal, select, tuple_

from intake.model import Code, FaxState
from intake.outcome import outcome_of
from intake.store.connect import reading
from intake.store.queue_rows import FAX_GROUPS, FaxRow, Group, Looker, Narrowing, QueuePage, QueueRow, rows_of
from intake.store.records import OrderState
from intake.store.tables import UNSEEN_REPEAT, Moment, arrivals, claims, faxes, orders, refused

LOOK = 20_000
COUNT_TO = 1_000
"""Beyond so many it is enough to know that there are more."""

_MINE_AT_MOST = 1_000
_BACK_AT_MOST = 100
_OPEN = orders.c.state == OrderState.IN_REVIEW
_STILL_OPEN = func.coalesce(orders.c.state, "") == OrderState.IN_REVIEW
"""The same, asked of rows that were found otherwise: not to be looked up by."""


class Queue:
    """The queue. Reached as ``Store.queue``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def page(
        self,
        group: Group,
        who: Looker,
        at: datetime,
        *,
        narrowing: Narrowing = Narrowing(),  # noqa: B008  # frozen
        begin: str | None = None,
        size: int = 50,
    ) -> QueuePage:
        """A page of a group.

        Args:
            group: which.
            who: looks; orders that they may not see are veiled, or left out.
            at: now.
            narrowing: only these; of the groups of orders.
            begin: ``QueuePage.next`` of the page before.
            size: at most so many.
        """
        with reading(self._engine) as connection:
            if group in FAX_GROUPS:
                return _fax_page(connection, FAX_GROUPS[group], begin, size)
            if group is Group.MINE:
                return _page_of_mine(connection, who, at, narrowing, begin, size)
            return _page(connection, group, who, at, narrowing, begin, size)

    def row(self, reference: str, who: Looker, at: datetime) -> QueueRow | None:
        """One order as the queue shows it; ``None`` where there is none."""
        with reading(self._engine) as connection:
            return next(iter(rows_of(connection, [reference], who, at)), None)

    def came_back(self, who: Looker, at: datetime) -> tuple[QueueRow, ...]:
        """Closed orders whose fax came again, which nobody has seen yet; at most a hundred."""
        again = select(arrivals.c.sha256).where(UNSEEN_REPEAT)
        query = select(orders.c.reference).where(orders.c.sha256.in_(again), ~_OPEN)
        if not who.sees_protected:
            query = query.where(~orders.c.protected)
        with reading(self._engine) as connection:
            found = connection.execute(query.limit(_BACK_AT_MOST)).scalars().all()
            return rows_of(connection, found, who, at)

    def counts(self, who: Looker, at: datetime, late: tuple[datetime, datetime]) -> dict[str, int]:
        """How many there are in each group, and how many are ``urgent``, ``late`` (see ``Narrowing``) and ``refused``.

        Nothing is counted beyond ``COUNT_TO``: one more says that there are more.
        """
        awake = _awake(at)
        queries: dict[str, Any] = {
            Group.REVIEW: select(orders.c.reference).where(_OPEN, awake),
            Group.SNOOZED: select(orders.c.reference).where(orders.c.snoozed_until > at, _STILL_OPEN),
            Group.CLOSED: select(orders.c.reference).where(orders.c.closed_at.is_not(None)),
            "urgent": select(orders.c.reference).where(_OPEN, orders.c.urgent, awake),
            "refused": select(refused.c.name),
        }
        came_late = [
            select(orders.c.reference).where(_OPEN, urgent, orders.c.received_at < before, awake)
            for urgent, before in zip((orders.c.urgent, ~orders.c.urgent), late, strict=True)
        ]
        for group, state in FAX_GROUPS.items():
            queries[group] = select(faxes.c.sha256).where(faxes.c.state == state)
        with reading(self._engine) as connection:
            counted = {str(name): _counted(connection, query) for name, query in queries.items()}
            mine = len(_mine(connection, who, at))
            return counted | {"mine": mine, "late": sum(_counted(connection, query) for query in came_late)}


def _counted(connection: Connection, query: Any) -> int:
    bounded = query.limit(COUNT_TO + 1).subquery()
    return connection.execute(select(func.count()).select_from(bounded)).scalar_one()


def _page(
    connection: Connection,
    group: Group,
    who: Looker,
    at: datetime,
    narrowing: Narrowing,
    begin: str | None,
    size: int,
) -> QueuePage:
    found: list[str] = []
    conditions = [*_narrowed(narrowing), *_seen_by(group, who, narrowing)]
    for run in _runs(group, at, begin):
        left = size - len(found)
        edge = connection.execute(run.keys.offset(LOOK).limit(1)).one_or_none()
        query = run.keys.where(*run.also, *conditions)
        if edge is not None:
            query = query.where(_up_to(run, edge))
        keys = connection.execute(query.limit(left + 1)).all()
        found += [key.reference for key in keys[:left]]
        if len(keys) > left:
            return QueuePage(rows_of(connection, found, who, at), next=run.mark(keys[left - 1] if left else None))
        if edge is not None:
            return QueuePage(rows_of(connection, found, who, at), next=run.mark(edge), looked=True)
    return QueuePage(rows_of(connection, found, who, at))


@dataclass(frozen=True, slots=True)
class _Run:
    """One stretch of an index, from where the last page ended. ``also`` is asked of each row beside the key."""

    name: str
    keys: Select[Any]
    columns: tuple[Any, ...]
    also: tuple[ColumnElement[bool], ...] = ()
    descending: bool = False

    def mark(self, key: Any) -> str:
        """Where to go on after ``key``; ``None``: at the beginning of this run."""
        return f"{self.name}!" if key is None else f"{self.name}!{key[0].isoformat()}!{key[1]}"


def _runs(group: Group, at: datetime, begin: str | None) -> Iterator[_Run]:
    """The stretches that a group is read from, beginning with the one where the last page ended, after its end."""
    name, _, place = (begin or "").partition("!")
    after = _place(place)
    runs = _whole_runs(group, at)
    names = [run.name for run in runs]
    for run in runs[names.index(name) if name in names else 0 :]:
        going_on = run.name == name and after is not None
        yield replace(run, keys=run.keys.where(_beyond(run, after))) if going_on else run


def _whole_runs(group: Group, at: datetime) -> list[_Run]:
    o = orders.c
    match group:
        case Group.SNOOZED:
            columns: tuple[Any, ...] = (o.snoozed_until, o.reference)
            return [_Run("s", select(*columns).where(o.snoozed_until > at, _STILL_OPEN).order_by(*columns), columns)]
        case Group.CLOSED:
            columns = (o.closed_at, o.reference)
            keys = select(*columns).where(o.closed_at.is_not(None)).order_by(*(column.desc() for column in columns))
            return [_Run("c", keys, columns, descending=True)]
    columns = (o.received_at, o.reference)
    keys = select(*columns).where(_OPEN).order_by(*columns)
    awake = (_awake(at),)
    return [_Run("u", keys.where(o.urgent), columns, awake), _Run("q", keys.where(~o.urgent), columns, awake)]


def _beyond(run: _Run, key: Any) -> ColumnElement[bool]:
    """After ``key`` in the order of the run."""
    pair, place = tuple_(*run.columns), _literal(key)
    beyond: ColumnElement[bool] = pair < place if run.descending else pair > place
    return beyond


def _up_to(run: _Run, key: Any) -> ColumnElement[bool]:
    pair, place = tuple_(*run.columns), _literal(key)
    up_to: ColumnElement[bool] = pair >= place if run.descending else pair <= place
    return up_to


def _literal(key: Any) -> Any:
    return tuple_(literal(key[0], Moment), literal(key[1]))


def _place(text: str) -> tuple[datetime, str] | None:
    """Where the last page ended; what is no such place is the beginning."""
    moment, _, named = text.partition("!")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (at, named) if at.tzinfo is not None else None


def _awake(at: datetime) -> ColumnElement[bool]:
    return orders.c.snoozed_until.is_(None) | (orders.c.snoozed_until <= at)


def _mine(connection: Connection, who: Looker, at: datetime) -> set[str]:
    """What is assigned to somebody or in their hands: so little that no index has to sort it."""
    o = orders.c
    assigned = select(o.reference).where(o.assigned_to == who.name, _OPEN, _awake(at)).limit(_MINE_AT_MOST)
    named = set(connection.execute(assigned).scalars())
    held = select(claims.c.reference).where(claims.c.held_by == who.name, claims.c.until > at).limit(_MINE_AT_MOST)
    others = set(connection.execute(held).scalars()) - named
    return named.union(
        connection.execute(select(o.reference).where(o.reference.in_(others), _STILL_OPEN, _awake(at))).scalars()
    )


def _page_of_mine(
    connection: Connection, who: Looker, at: datetime, narrowing: Narrowing, begin: str | None, size: int
) -> QueuePage:
    o = orders.c
    conditions = [*_narrowed(narrowing), *_seen_by(Group.MINE, who, narrowing)]
    query = select(o.received_at, o.reference, o.urgent)
    rows = connection.execute(query.where(o.reference.in_(_mine(connection, who, at)), *conditions))
    places = sorted((f"{'u' if row.urgent else 'v'}!{row.received_at.isoformat()}", row.reference) for row in rows)
    left = [place for place in places if begin is None or "!".join(place) > begin]
    shown = left[:size]
    found = rows_of(connection, [reference for _, reference in shown], who, at)
    return QueuePage(found, next="!".join(shown[-1]) if len(left) > size else None)


def _late(late: tuple[datetime, datetime]) -> ColumnElement[bool]:
    urgent, other = late
    return (orders.c.urgent & (orders.c.received_at < urgent)) | (~orders.c.urgent & (orders.c.received_at < other))


def _narrowed(narrowing: Narrowing) -> Iterator[ColumnElement[bool]]:
    if narrowing.outcome is not None:
        yield orders.c.code.in_([code for code in Code if outcome_of(code) == narrowing.outcome])
    if narrowing.requester_type is not None:
        yield orders.c.requester_type == narrowing.requester_type
    if narrowing.owner is not None:
        yield orders.c.assigned_to == narrowing.owner if narrowing.owner else orders.c.assigned_to.is_(None)
    if narrowing.urgent is not None:
        yield orders.c.urgent if narrowing.urgent else ~orders.c.urgent
    if narrowing.source is not None:
        yield orders.c.source == narrowing.source
    if narrowing.doubt is not None:  # whole words of ``doubts``, read in the index
        told = literal(" ") + orders.c.doubts + literal(" ")
        yield told.contains(f" {narrowing.doubt} ", autoescape=True)
    if narrowing.late is not None:
        yield _late(narrowing.late)


def _seen_by(group: Group, who: Looker, narrowing: Narrowing) -> Iterator[ColumnElement[bool]]:
    """What is asked of a protected order would tell of it; so without the mark it is seen in no narrower list."""
    if not who.sees_protected and (narrowing or group is Group.CLOSED):
        yield ~orders.c.protected


def _fax_page(connection: Connection, state: FaxState, begin: str | None, size: int) -> QueuePage:
    columns = (faxes.c.received_at, faxes.c.sha256)
    query = select(*columns, faxes.c.state, faxes.c.reason_sv, faxes.c.reason_en).where(faxes.c.state == state)
    run = _Run("f", query.order_by(*columns), columns)
    after = _place((begin or "").partition("!")[2])
    keys = run.keys.where(_beyond(run, after)) if after is not None else run.keys
    rows: Sequence[Any] = connection.execute(keys.limit(size + 1)).all()
    shown = tuple(
        FaxRow(row.sha256, row.received_at, FaxState(row.state), row.reason_sv, row.reason_en) for row in rows[:size]
    )
    return QueuePage(faxes=shown, next=run.mark(rows[size - 1]) if len(rows) > size else None)
