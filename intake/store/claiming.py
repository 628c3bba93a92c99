"""Who works on an order just now.

A claim runs out by itself; another person may look, and may take it over, seen by all. It keeps two
people from doing the same work; that nothing is overwritten is held by the order's version.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, literal, select, tuple_, update

from intake.store import queries
from intake.store.arriving import note, state_for_update
from intake.store.connect import reading, writing
from intake.store.queue_rows import Looker
from intake.store.records import OrderState
from intake.store.tables import Moment, claims, orders

_TRIED_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Claim:
    """Who holds an order. ``held_by`` is a user's name."""

    reference: str
    held_by: str
    since: datetime
    until: datetime


class Claims:
    """The claims. Reached as ``Store.claims``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, reference: str, at: datetime) -> Claim | None:
        """Who holds the order; ``None``: nobody."""
        with reading(self._engine) as connection:
            return _live(connection, reference, at)

    def live(self, at: datetime) -> tuple[Claim, ...]:
        """Every claim that has not run out: as many as there are people at work."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(claims).where(claims.c.until > at).order_by(claims.c.reference))
            return tuple(Claim(row.reference, row.held_by, row.since, row.until) for row in rows)

    def claim(self, reference: str, name: str, at: datetime, until: datetime) -> Claim | None:
        """Take an order that nobody holds, or hold on to one's own.

        Returns:
            who holds it now, which is another person where they were first; ``None`` where the order is not open.

        Raises:
            NotAllowedError: ``unknown_id``.
        """
        with writing(self._engine) as connection:
            if not _is_open(connection, reference):
                return None
            return _claim(connection, reference, name, at, until)

    def take_over(self, reference: str, name: str, at: datetime, until: datetime, *, who: str) -> Claim | None:
        """Take an order out of another person's hands. It stands in the audit trail, ``who`` being the taker there.

        Returns:
            as ``claim``.

        Raises:
            NotAllowedError: ``unknown_id``.
        """
        with writing(self._engine) as connection:
            if not _is_open(connection, reference):
                return None
            held = _live(connection, reference, at)
            if held is not None and held.held_by != name:
                connection.execute(delete(claims).where(claims.c.reference == reference))
                sha256 = queries.sha256_of(connection, reference)
                detail = {"from": held.held_by}
                note(connection, at, who, "took_over", sha256=sha256, reference=reference, detail=detail)
            return _claim(connection, reference, name, at, until)

    def give_back(self, reference: str, name: str) -> None:
        """Let go of an order; that of another person is left alone."""
        with writing(self._engine) as connection:
            connection.execute(delete(claims).where(claims.c.reference == reference, claims.c.held_by == name))

    def next(
        self, who: Looker, at: datetime, until: datetime, *, not_this: str | None = None, onward: bool = False
    ) -> str | None:
        """Take the next order of the queue that is nobody else's: two people who ask at once get different ones.

        Args:
            who: asks; what they may not see is passed over.
            at: now.
            until: when the claim runs out.
            not_this: the order they are leaving.
            onward: those behind it in the queue first: whoever passes over one does not get it back at once.

        Returns:
            its reference; ``None``: there is nothing left to do.
        """
        o = orders.c
        held = select(claims.c.reference).where(claims.c.until > at, claims.c.held_by != who.name)
        query = select(o.reference).where(
            o.state == OrderState.IN_REVIEW,
            o.snoozed_until.is_(None) | (o.snoozed_until <= at),
            o.assigned_to.is_(None) | (o.assigned_to == who.name),
            o.reference.not_in(held),
            o.reference != (not_this or ""),
        )
        if not who.sees_protected:
            query = query.where(~o.protected)
        with writing(self._engine) as connection:
            behind = _behind(connection, not_this) if onward and not_this else []
            for run in (*behind, o.urgent, ~o.urgent):
                of_these = query.where(run).order_by(o.received_at, o.reference).limit(_TRIED_AT_ONCE)
                found: list[str] = list(connection.execute(of_these).scalars())
                for reference in found:
                    if _is_open(connection, reference):
                        taken = _claim(connection, reference, who.name, at, until)
                        if taken.held_by == who.name:
                            return reference
        return None


def _behind(connection: Connection, reference: str) -> list[ColumnElement[bool]]:
    """The orders behind one in the queue, in runs that are each sorted by when they came."""
    o = orders.c
    row = connection.execute(select(o.urgent, o.received_at).where(o.reference == reference)).one_or_none()
    if row is None:
        return []
    later = tuple_(o.received_at, o.reference) > tuple_(literal(row.received_at, Moment()), literal(reference))
    return [o.urgent & later, ~o.urgent] if row.urgent else [~o.urgent & later]


def _live(connection: Connection, reference: str, at: datetime) -> Claim | None:
    row = connection.execute(select(claims).where(claims.c.reference == reference, claims.c.until > at)).one_or_none()
    return Claim(row.reference, row.held_by, row.since, row.until) if row is not None else None


def _claim(connection: Connection, reference: str, name: str, at: datetime, until: datetime) -> Claim:
    """With the order's fax locked, so that of two at once one sees the other's claim."""
    held = _live(connection, reference, at)
    if held is not None and held.held_by != name:
        return held
    if held is not None:
        connection.execute(update(claims).where(claims.c.reference == reference).values(until=until))
        return Claim(reference, name, held.since, until)
    connection.execute(delete(claims).where(claims.c.reference == reference))
    connection.execute(insert(claims).values(reference=reference, held_by=name, since=at, until=until))
    return Claim(reference, name, at, until)


def _is_open(connection: Connection, reference: str) -> bool:
    state_for_update(connection, queries.sha256_of(connection, reference))
    state = connection.execute(select(orders.c.state).where(orders.c.reference == reference)).scalar()
    return state == OrderState.IN_REVIEW
