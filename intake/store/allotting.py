"""Whose an order is, until when it waits, how urgent a person finds it, and what colleagues say about it.

None of it changes what the order says, so the version stays and nobody's work on it is disturbed. Who gives it to
somebody else names whose it was as they saw it: where somebody was quicker it is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from intake.store import queries
from intake.store.arriving import note, state_for_update
from intake.store.connect import reading, writing
from intake.store.records import NotAllowedError, OrderState
from intake.store.tables import orders, remarks, users

LONGEST_REMARK = 2_000


@dataclass(frozen=True, slots=True)
class Allotment:
    """How an order is dealt with. ``assigned_to`` is a user's name."""

    reference: str
    is_open: bool
    assigned_to: str | None
    snoozed_until: datetime | None
    snoozed_for: str | None
    urgent: bool
    protected: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """What a colleague wrote. ``who`` is a user's name."""

    at: datetime
    who: str
    text: str


class Allotments:
    """How orders are dealt with among colleagues. Reached as ``Store.allotments``.

    The methods that change something raise ``NotAllowedError``: ``unknown_id``, ``order_closed``, ``order_changed``
    (not as ``seen`` says any more). ``who`` is the person's name in the audit trail.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, reference: str) -> Allotment:
        """How an order is dealt with.

        Raises:
            NotAllowedError: ``unknown_id``.
        """
        with reading(self._engine) as connection:
            return _allotment(connection, reference)

    def assign(self, reference: str, to: str | None, *, seen: str | None, who: str, at: datetime) -> None:
        """Give an order to a user, or (``None``) to anybody.

        Args:
            reference: of the order.
            to: a user's name.
            seen: whose it was as the person saw it.
            who, at: see the class.

        Raises:
            NotAllowedError: also ``not_a_colleague``.
        """
        with writing(self._engine) as connection:
            now = _open(connection, reference)
            if now.assigned_to != seen:
                raise _changed(now.assigned_to or "–")
            if to is not None and not connection.execute(_works(to)).first():
                raise NotAllowedError("not_a_colleague", "Kollegan finns inte.", "There is no such colleague.")
            if to != seen:
                _write(connection, now, {"assigned_to": to}, at, who, "assigned", {"from": seen, "to": to})

    def snooze(self, reference: str, until: datetime, why: str, *, who: str, at: datetime) -> None:
        """Put an order off: it leaves the list until then, and comes back by itself.

        Raises:
            NotAllowedError: also ``note_needed`` (no reason), ``not_ahead`` (the time has passed).
        """
        if not why.strip():
            raise NotAllowedError("note_needed", "Skriv vad beställningen väntar på.", "Say what the order waits for.")
        if until <= at:
            raise NotAllowedError("not_ahead", "Välj en dag framåt i tiden.", "Choose a day ahead.")
        with writing(self._engine) as connection:
            now = _open(connection, reference)
            values = {"snoozed_until": until, "snoozed_for": why.strip()[:LONGEST_REMARK]}
            _write(connection, now, values, at, who, "snoozed", {"until": until.isoformat()})

    def wake(self, reference: str, *, who: str, at: datetime) -> None:
        """Put an order that was put off back into the list."""
        with writing(self._engine) as connection:
            now = _open(connection, reference)
            if now.snoozed_until is not None:
                _write(connection, now, {"snoozed_until": None, "snoozed_for": None}, at, who, "woken", {})

    def hasten(self, reference: str, urgent: bool, *, who: str, at: datetime) -> None:
        """Say whether an order is urgent, whatever the fax says; later readings of it do not change that."""
        with writing(self._engine) as connection:
            now = _open(connection, reference)
            if now.urgent != urgent:
                values = {"urgent": urgent, "urgent_by_hand": urgent}
                _write(connection, now, values, at, who, "hastened", {"urgent": urgent})

    def remark(self, reference: str, text: str, *, name: str, who: str, at: datetime) -> None:
        """Write something to the colleagues; also about a closed order. ``name`` is the writer's as a user.

        Raises:
            NotAllowedError: ``unknown_id``, ``note_needed``, ``too_long``.
        """
        kept = text.replace("\0", "").strip()
        if not kept:
            raise NotAllowedError("note_needed", "Anteckningen är tom.", "The remark is empty.")
        if len(kept) > LONGEST_REMARK:
            raise NotAllowedError(
                "too_long", f"Högst {LONGEST_REMARK} tecken.", f"At most {LONGEST_REMARK} characters."
            )
        with writing(self._engine) as connection:
            row = {"reference": reference, "at": at, "who": name, "text": kept}
            sha256 = queries.sha256_of(connection, reference)
            connection.execute(insert(remarks).values(row))
            note(connection, at, who, "remarked", sha256=sha256, reference=reference)

    def remarks(self, reference: str) -> tuple[Remark, ...]:
        """What colleagues wrote about an order, oldest first."""
        query = select(remarks).where(remarks.c.reference == reference).order_by(remarks.c.id)
        with reading(self._engine) as connection:
            return tuple(Remark(row.at, row.who, row.text) for row in connection.execute(query))


def _open(connection: Connection, reference: str) -> Allotment:
    state_for_update(connection, queries.sha256_of(connection, reference))
    now = _allotment(connection, reference)
    if not now.is_open:
        raise NotAllowedError("order_closed", "Beställningen är avslutad.", "The order is closed.")
    return now


def _allotment(connection: Connection, reference: str) -> Allotment:
    o = orders.c
    columns = (o.state, o.assigned_to, o.snoozed_until, o.snoozed_for, o.urgent, o.protected)
    query = select(*columns).where(o.reference == reference)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise queries.unknown(reference)
    is_open = row.state == OrderState.IN_REVIEW
    return Allotment(reference, is_open, *row[1:])


def _write(
    connection: Connection,
    now: Allotment,
    values: dict[str, Any],
    at: datetime,
    who: str,
    action: str,
    detail: dict[str, Any],
) -> None:
    connection.execute(update(orders).where(orders.c.reference == now.reference).values(values))
    sha256 = queries.sha256_of(connection, now.reference)
    note(connection, at, who, action, sha256=sha256, reference=now.reference, detail=detail)


def _works(name: str) -> Any:
    return select(users.c.name).where(users.c.name == name, users.c.active, users.c.role != "auditor")


def _changed(now: str) -> NotAllowedError:
    return NotAllowedError(
        "order_changed",
        f"Någon annan hann före: beställningen ligger nu hos {now}.",
        f"Somebody else was quicker: the order is now with {now}.",
    )
