"""What the program itself writes down: faxes that arrive, are read or cannot be read. Each call is idempotent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from intake.errors import IntakeError, StoreError
from intake.model import Decision, Draft, FaxState, Order, Reading, RequesterType
from intake.outcome import Outcome, outcome_of
from intake.reference import reference
from intake.store import beside, closing, codec, indexing, queries
from intake.store.records import Drawn, Keying, OrderState, Recheck, Role, Source
from intake.store.tables import arrivals, audit, faxes, orders, outcomes, refused, users
from intake.transmission import Beside, Transmission

PROGRAM = "intake"
"""Who stands in the audit trail for what no person did."""

ENOUGH_FOR_A_SECOND = 2
"""With fewer people there is nobody to be the second person, and an order would wait for ever."""


_NOT_HANDLED = {"handled_by": None, "handled_note": None}


def record_arrival(
    connection: Connection,
    *,
    sha256: str,
    name: str,
    size_bytes: int,
    arrived_at: datetime,
    archive_path: str,
    arrival_key: str,
    inbox: str | None = None,
    urgent: bool = False,
    told: Beside | Transmission | None = None,
) -> Literal["new", "repeat"]:
    """See ``Store.record_arrival``."""
    fax = {
        "sha256": sha256,
        "size_bytes": size_bytes,
        "received_at": arrived_at,
        "state": FaxState.WAITING,
        "archive_path": archive_path,
        "urgent": urgent,
    }
    connection.execute(_insert_or_leave(connection, faxes).values(fax))
    state = state_for_update(connection, sha256)
    known = connection.execute(select(arrivals.c.id).where(arrivals.c.arrival_key == arrival_key)).scalar()
    if known is None:
        row = {
            "sha256": sha256,
            "name": name,
            "arrived_at": arrived_at,
            "arrival_key": arrival_key,
            "after_closed": state is FaxState.DONE,
            "inbox": inbox,
            "urgent": urgent,
        }
        known = connection.execute(insert(arrivals).values(row).returning(arrivals.c.id)).scalar_one()
        first = _first_arrival(connection, sha256) == known
        _back_into_quarantine(connection, sha256)
        note(connection, arrived_at, PROGRAM, "received" if first else "repeated", sha256=sha256)
    if isinstance(told, Beside):
        if beside.enter(connection, known, told):
            note_beside(connection, sha256, told, arrived_at)
    elif told is not None:
        beside.enter_told(connection, known, told)
    return "new" if _first_arrival(connection, sha256) == known else "repeat"


def note_beside(connection: Connection, sha256: str, kept: Beside, at: datetime) -> None:
    """Write down that a metadata file was kept beside a fax, and where nothing could be read in it, why."""
    detail = {"file": kept.sha256, **({"reason": kept.problem} if kept.problem else {})}
    note(connection, at, PROGRAM, "metadata_broken" if kept.problem else "metadata", sha256=sha256, detail=detail)


def record_refused(connection: Connection, *, name: str, reason: str, seen_at: datetime) -> None:
    """See ``Store.record_refused``."""
    row = {"name": name, "reason": reason, "first_seen": seen_at, "last_seen": seen_at}
    statement = _insert(connection, refused).values(row)
    connection.execute(
        statement.on_conflict_do_update(index_elements=[refused.c.name], set_={"reason": reason, "last_seen": seen_at})
    )


def save_reading(
    connection: Connection,
    *,
    outcome: Outcome,
    reading: Reading,
    decisions: Sequence[Decision],
    drafts: Sequence[Sequence[Draft]],
    read_at: datetime,
    drawn: Drawn | None = None,
    source: Source = Source.FAX,
) -> bool:
    """See ``Store.save_reading``."""
    if not reading.orders or outcome.status != "read":
        raise ValueError("every fax that was read has at least one entry in orders")
    sha256 = outcome.sha256
    state = state_for_update(connection, sha256)
    if state in (FaxState.IN_REVIEW, FaxState.DONE):
        return False
    first = queries.next_number(connection, sha256)
    add_orders(
        connection, sha256, reading.orders, decisions, drafts, read_at, first_number=first, source=source, drawn=drawn
    )
    put_outcome(connection, after_earlier(connection, outcome, first))
    connection.execute(
        update(faxes)
        .where(faxes.c.sha256 == sha256)
        .values(state=FaxState.IN_REVIEW, read_at=read_at, reason_code=None, reason_sv=None, reason_en=None)
    )
    note(connection, read_at, PROGRAM, "read", sha256=sha256, detail={"orders": len(reading.orders)})
    return True


def quarantine(
    connection: Connection, *, outcome: Outcome, error: IntakeError, at: datetime, who: str = PROGRAM
) -> bool:
    """See ``Store.quarantine``; ``who``: the person who stopped it, where one did."""
    state = state_for_update(connection, outcome.sha256)
    if state is not FaxState.WAITING:
        return False
    connection.execute(
        update(faxes)
        .where(faxes.c.sha256 == outcome.sha256)
        .values(state=FaxState.QUARANTINED, reason_code=error.code, reason_sv=error.sv, reason_en=error.en)
    )
    put_outcome(connection, after_earlier(connection, outcome, queries.next_number(connection, outcome.sha256)))
    action = "quarantined" if who == PROGRAM else "cancelled"
    note(connection, at, who, action, sha256=outcome.sha256, detail={"reason": error.code})
    return True


def requeue(connection: Connection, *, sha256: str, who: str, at: datetime) -> bool:
    """See ``Store.requeue``."""
    state = state_for_update(connection, sha256)
    handled = connection.execute(select(faxes.c.handled_by).where(faxes.c.sha256 == sha256)).scalar()
    if state is not FaxState.QUARANTINED and handled is None:
        return False
    values = {"reason_code": None, "reason_sv": None, "reason_en": None, "done_at": None}
    connection.execute(update(faxes).where(faxes.c.sha256 == sha256).values(**values, **put_back(at), **_NOT_HANDLED))
    if queries.next_number(connection, sha256) == 1:  # else it tells of orders that there were
        connection.execute(outcomes.delete().where(outcomes.c.sha256 == sha256))
    note(connection, at, who, "requeued", sha256=sha256)
    return True


def put_back(at: datetime) -> dict[str, Any]:
    """The columns of a fax that is to be read once more, in a round of its own."""
    return {"state": FaxState.WAITING, "round": faxes.c.round + 1, "put_back_at": at}


def handle(connection: Connection, *, sha256: str, how: str, who: str, at: datetime) -> bool:
    """See ``Store.handle``."""
    if state_for_update(connection, sha256) is not FaxState.QUARANTINED:
        return False
    values = {"state": FaxState.DONE, "done_at": at, "handled_by": who, "handled_note": how}
    connection.execute(update(faxes).where(faxes.c.sha256 == sha256).values(values))
    note(connection, at, who, "handled", sha256=sha256, detail={"how": how})
    return True


def _back_into_quarantine(connection: Connection, sha256: str) -> None:
    """What could not be read and was seen to by hand came once more: a person looks again."""
    handled = (faxes.c.sha256 == sha256) & faxes.c.handled_by.is_not(None)
    values = {"state": FaxState.QUARANTINED, "done_at": None, **_NOT_HANDLED}
    connection.execute(update(faxes).where(handled).values(values))


def add_orders(
    connection: Connection,
    sha256: str,
    entries: Sequence[Order],
    decisions: Sequence[Decision],
    drafts: Sequence[Sequence[Draft]],
    at: datetime,
    *,
    drawn: Drawn | None = None,
    first_number: int = 1,
    source: Source = Source.FAX,
) -> None:
    """The orders of a fax as rows, numbered from ``first_number``.

    Args:
        connection: in a transaction that writes.
        sha256: of the fax.
        entries: in the order of their numbers.
        decisions: one for each.
        drafts: those of each.
        at: when they were read.
        drawn: how the lot fell; ``None``: as it fell for the orders that the fax had before.
        first_number: of the first entry.
        source: how they came.
    """
    lot = drawn or _drawn_before(connection, sha256)
    blind = lot.blind and count_workers(connection) >= ENOUGH_FOR_A_SECOND
    fax = connection.execute(select(faxes.c.received_at, faxes.c.urgent).where(faxes.c.sha256 == sha256)).one()
    for number, (order, decision, texts) in enumerate(zip(entries, decisions, drafts, strict=True), first_number):
        row: dict[str, Any] = {
            "reference": reference(sha256, number),
            "sha256": sha256,
            "number": number,
            "version": 1,
            "state": OrderState.IN_REVIEW,
            "received_at": fax.received_at,
            "source": source,
            "created_at": at,
            "keying": Keying.DUE if order.is_order and blind else None,
            "recheck": Recheck.DRAWN if order.is_order and lot.sample else None,
            "stops_read": " ".join(sorted({stop.code for stop in closing.stops_of(order)})),
            "looks_read": " ".join(sorted(closing.looks_of(order))),
            "corrected": 0,
            **contents(order, decision, texts),
        }
        if fax.urgent:  # said before it was read, by a person or by the inbox it came in
            row |= {"urgent": True, "urgent_by_hand": True}
        connection.execute(insert(orders).values(row))
        indexing.index_order(connection, row["reference"], order)
    spread_protection(connection, sha256)


def spread_protection(connection: Connection, sha256: str) -> None:
    """Mark every order of a fax as soon as one of them names a protected identity: they share their pages."""
    of_fax = orders.c.sha256 == sha256
    marked = select(orders.c.reference).where(of_fax, orders.c.order_json.contains('"protected_identity":true'))
    protected = connection.execute(marked).first() is not None
    connection.execute(update(orders).where(of_fax, orders.c.protected != protected).values(protected=protected))


def _drawn_before(connection: Connection, sha256: str) -> Drawn:
    """How the lot fell for the orders of a fax that there are: divided anew they do not escape it."""
    columns = select(func.count(orders.c.keying), func.count(orders.c.recheck)).where(orders.c.sha256 == sha256)
    blind, sample = connection.execute(columns).one()
    return Drawn(blind > 0, sample > 0)


def count_workers(connection: Connection) -> int:
    """How many active users may work orders."""
    query = select(func.count()).select_from(users).where(users.c.active, users.c.role != Role.AUDITOR)
    return connection.execute(query).scalar_one()


def contents(order: Order, decision: Decision, drafts: Sequence[Draft]) -> dict[str, Any]:
    """The columns of ``orders`` that say what an order holds and what was decided.

    Whoever writes them calls ``indexing.index_order`` in the same transaction.
    """
    return {
        **indexing.shown_of(order),
        "code": decision.code,
        "outcome": outcome_of(decision.code),
        "requester_type": _text(order, "requester_type") or RequesterType.UNKNOWN,
        "requester": _text(order, "requesting_clinic"),
        "section": decision.section,
        "missing": " ".join(decision.missing),
        "urgent": _urgent(order),
        "protected": order.facts.protected_identity,
        "order_json": codec.ORDER.encode(order),
        "decision_json": codec.DECISION.encode(decision),
        "drafts_json": codec.DRAFTS.encode(tuple(drafts)),
    }


def note(
    connection: Connection,
    at: datetime,
    who: str,
    action: str,
    *,
    sha256: str | None = None,
    reference: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add one entry to the audit trail, in the transaction of what it tells of."""
    text = json.dumps(detail or {}, ensure_ascii=True, sort_keys=True)
    connection.execute(
        insert(audit).values(at=at, who=who, action=action, sha256=sha256, reference=reference, detail_json=text)
    )


def state_for_update(connection: Connection, sha256: str) -> FaxState:
    """The state of a fax, its row locked until the transaction ends.

    Raises:
        StoreError: ``unknown_fax``: it never arrived.
    """
    query = select(faxes.c.state).where(faxes.c.sha256 == sha256).with_for_update()
    state = connection.execute(query).scalar()
    if state is None:
        raise StoreError("unknown_fax", "Faxet finns inte i databasen.", "The fax is not in the database.")
    return FaxState(state)


def _first_arrival(connection: Connection, sha256: str) -> int | None:
    return connection.execute(select(func.min(arrivals.c.id)).where(arrivals.c.sha256 == sha256)).scalar()


def put_outcome(connection: Connection, outcome: Outcome) -> None:
    """Write the published object of a fax, in place of the one that stood there."""
    row = {"sha256": outcome.sha256, "json": outcome.as_json()}
    statement = _insert(connection, outcomes).values(row)
    connection.execute(statement.on_conflict_do_update(index_elements=[outcomes.c.sha256], set_={"json": row["json"]}))


def after_earlier(connection: Connection, outcome: Outcome, first_number: int) -> Outcome:
    """``outcome`` behind the orders that the fax had before it was read again, so that each keeps its number."""
    known = queries.outcome(connection, outcome.sha256)
    if known is None or not known.orders:
        return outcome
    made = tuple(reference(outcome.sha256, first_number + n) for n in range(len(outcome.orders)))
    before = tuple(
        order if order.regrouped_into else order.model_copy(update={"regrouped_into": made}) for order in known.orders
    )
    return outcome.model_copy(update={"orders": (*before, *outcome.orders)})


def _insert(connection: Connection, table: Any) -> Any:
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)


def _insert_or_leave(connection: Connection, table: Any) -> Any:
    return _insert(connection, table).on_conflict_do_nothing()


def _text(order: Order, name: str) -> str:
    field = order.fields.get(name)
    return str(field.value).replace("\0", "") if field and field.value is not None else ""


def _urgent(order: Order) -> bool:
    field = order.fields.get("urgency")
    return order.facts.emergency or bool(field and field.value not in (None, False))
