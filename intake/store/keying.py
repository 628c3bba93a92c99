"""Second keyings: who may key what, what becomes of an order by it, and how differences are decided.

The second person is never one who worked the order, and never the one who releases it. What they keyed is kept beside
what stood; only names of fields are counted.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, insert, or_, select, update

from intake.model import Order
from intake.outcome import published_order
from intake.store import codec, queries
from intake.store.arriving import note, put_outcome, state_for_update
from intake.store.records import (
    Keyed,
    Keying,
    KeyingKind,
    KeyingRecord,
    KeyingTask,
    NotAllowedError,
    OrderRecord,
    OrderState,
    Recheck,
    User,
)
from intake.store.tables import audit, claims, keyings, orders, users

FLAG = "keying_differs"
"""The doubt (``flags.FLAGS``) that an order carries where the second person read something else."""

KEYED_BLIND = frozenset({"identity_number", "image_recipient", "report_recipient"})
_DECIDES_WHAT = frozenset({"wants_images", "wants_report", "requesting_clinic", "doctor", "requester_type"})
_WORK = ("edited", "restored", "answered", "checked", "closed", "rejected")
"""The acts in the audit trail by which a person has worked an order. Looking at it is none."""

Changes = Mapping[str, tuple[str | bool | None, str | bool | None]]


def touched(changes: Changes) -> bool:
    """Do the changes reach what a second person keyed?"""
    return any(old != new for path, (old, new) in changes.items() if path in KEYED_BLIND | _DECIDES_WHAT)


def after_change(before: Keying | None, changes: Changes, compared: Keying | None = None) -> Keying | None:
    """Where the keying stands after values were changed.

    Args:
        before: where it stood.
        changes: path → value before and after.
        compared: what comparing the new values with those keyed gave; ``None``: nobody compared, so that it is due
            again where anything of it changed.
    """
    if before not in (Keying.AGREED, Keying.DIFFERED) or not touched(changes):
        return before
    return compared or Keying.DUE


def recheck_after(record: OrderRecord, *, doubted: bool, rejected: bool) -> Recheck | None:
    """Where the re-check stands once the order is closed: only what the program never doubted is sampled.

    What was released without its second keying is always looked at again.
    """
    if record.recheck in (Recheck.DUE, Recheck.DONE):
        return record.recheck
    if rejected or not record.order.is_order:
        return record.recheck
    if record.keying is Keying.WAIVED or (record.recheck is Recheck.DRAWN and not doubted):
        return Recheck.DUE
    return record.recheck


def refuse_own(record: OrderRecord, who: str) -> None:
    """Does nothing where ``who`` did not key the order blind.

    Raises:
        NotAllowedError: ``keying_own``.
    """
    if _folded(who) in {_folded(name) for name in record.keyed_by}:
        raise NotAllowedError(
            "keying_own",
            "Du har skrivit om uppgifterna på den här beställningen: en annan person avgör och lämnar ut.",
            "You keyed this order as the second person: somebody else decides and releases.",
        )


def tasks(
    connection: Connection, *, kind: KeyingKind, user: User, at: datetime, limit: int
) -> tuple[int, tuple[KeyingTask, ...]]:
    """How many orders wait for ``user`` as the second person, and the first of them; see ``Store.keying_tasks``."""
    due = _due(kind, user, at)
    waiting = connection.execute(select(func.count()).select_from(orders).where(*due)).scalar_one()
    columns = select(orders.c.reference, orders.c.received_at, orders.c.requester_type, orders.c.urgent).where(*due)
    first = orders.c.closed_at if kind is KeyingKind.SAMPLE else orders.c.received_at
    found = connection.execute(columns.order_by(orders.c.urgent.desc(), first, orders.c.reference).limit(limit))
    return waiting, tuple(
        KeyingTask(row.reference, kind, row.received_at, row.requester_type, row.urgent) for row in found
    )


def waits_for(connection: Connection, *, reference: str, kind: KeyingKind, user: User, at: datetime) -> bool:
    """See ``Store.keying_waits_for``."""
    waits = select(exists().where(orders.c.reference == reference, *_due(kind, user, at)))
    return bool(connection.execute(waits).scalar_one())


def save(
    connection: Connection,
    *,
    reference: str,
    version: int,
    kind: KeyingKind,
    values: Mapping[str, Keyed],
    doubted: Order,
    user: User,
    at: datetime,
) -> bool:
    """See ``Store.save_keying``."""
    record = _locked(connection, reference)
    if record.version != version:
        raise NotAllowedError(
            "order_changed",
            "Beställningen ändrades medan du skrev. Skicka en gång till.",
            "The order was changed while you wrote. Send it once more.",
        )
    if not waits_for(connection, reference=reference, kind=kind, user=user, at=at):
        raise NotAllowedError(
            "keying_not_due",
            "Beställningen väntar inte på att du skriver om den: någon annan har redan gjort det, den är ändrad, eller "
            "du har själv arbetat med den.",
            "The order does not wait for you to key it: somebody else did, it was changed, or you worked on it.",
        )
    differing = [field for field, value in values.items() if not value.agrees]
    row = {
        "reference": reference,
        "kind": kind,
        "who": user.name,
        "at": at,
        "compared": " ".join(values),
        "differing": " ".join(differing),
        "settled": "",
        "wrong": "",
        "detail_json": json.dumps({field: [value.stood, value.keyed] for field, value in values.items()}),
    }
    connection.execute(insert(keyings).values(row))
    change: dict[str, Any] = {"recheck": Recheck.DONE}
    if kind is KeyingKind.BLIND:
        change = {"keying": Keying.DIFFERED if differing else Keying.AGREED}
        if differing:  # whoever has it open sees that it changed
            change |= {"version": version + 1, "order_json": codec.ORDER.encode(doubted)}
            _republish(connection, record, doubted)
    connection.execute(update(orders).where(orders.c.reference == reference).values(change))
    detail = {"kind": kind, "compared": list(values), "differing": differing}
    sha256 = record.summary.sha256
    note(connection, at, user.shown, "keyed", sha256=sha256, reference=reference, detail=detail)
    return not differing


def waive(connection: Connection, *, reference: str, version: int, reason: str, user: User, at: datetime) -> int:
    """See ``Store.waive_keying``."""
    record = _locked(connection, reference)
    if record.version != version or record.summary.state is not OrderState.IN_REVIEW:
        raise NotAllowedError(
            "order_changed",
            "Någon annan har ändrat beställningen sedan du öppnade den. Läs om den och försök igen.",
            "Somebody else changed the order since you opened it. Read it again and retry.",
        )
    if record.keying is not Keying.DUE:
        raise NotAllowedError("keying_not_due", "Beställningen väntar inte på omskrivning.", "No keying is due.")
    if not reason.strip():
        raise NotAllowedError(
            "note_needed", "Skriv varför ingen andra person kan vänta in.", "Say why nobody can be waited for."
        )
    change = {"keying": Keying.WAIVED, "version": version + 1}
    connection.execute(update(orders).where(orders.c.reference == reference).values(change))
    detail = {"reason": reason.strip()}
    sha256 = record.summary.sha256
    note(connection, at, user.shown, "keying_waived", sha256=sha256, reference=reference, detail=detail)
    return version + 1


def of_order(connection: Connection, reference: str) -> tuple[KeyingRecord, ...]:
    """See ``Store.keyings_of``."""
    query = _records().where(keyings.c.reference == reference).order_by(keyings.c.id)
    return tuple(_record(row) for row in connection.execute(query))


def differences(connection: Connection, *, user: User, limit: int) -> tuple[KeyingRecord, ...]:
    """See ``Store.keying_differences``."""
    query = _records().where(keyings.c.kind == KeyingKind.SAMPLE, keyings.c.differing != keyings.c.settled)
    query = query.where(or_(keyings.c.who == user.name, orders.c.closed_by == user.shown))
    if not user.sees_protected:
        query = query.where(orders.c.protected.is_(False))
    return tuple(_record(row) for row in connection.execute(query.order_by(keyings.c.id).limit(limit)))


def settle_sample(connection: Connection, *, number: int, wrong: Collection[str], user: User, at: datetime) -> None:
    """See ``Store.settle_keying``."""
    row = connection.execute(_records().where(keyings.c.id == number).with_for_update(of=keyings)).one_or_none()
    if row is None or row.kind != KeyingKind.SAMPLE:
        raise NotAllowedError("keying_not_due", "Det finns ingen sådan skillnad.", "There is no such difference.")
    record = _record(row)
    if not record.open:
        raise NotAllowedError("keying_not_due", "Skillnaden är redan avgjord.", "The difference is decided already.")
    if record.closed_by is not None and _folded(record.closed_by) in (_folded(user.shown), _folded(user.name)):
        raise NotAllowedError(
            "keying_own",
            "Du avslutade beställningen: en annan person avgör vad som står på faxet.",
            "You closed the order: somebody else decides what the fax says.",
        )
    _settle(connection, number, record, {field: field in wrong for field in record.open})
    detail = {"settled": list(record.open), "wrong": [field for field in record.open if field in wrong]}
    sha256 = connection.execute(select(orders.c.sha256).where(orders.c.reference == record.reference)).scalar_one()
    note(connection, at, user.shown, "keying_settled", sha256=sha256, reference=record.reference, detail=detail)


def settle_blind(connection: Connection, reference: str, decided: Mapping[str, bool]) -> None:
    """A person decided what stands: ``decided`` says of each field whether what stood before was wrong."""
    query = _records().where(keyings.c.reference == reference, keyings.c.kind == KeyingKind.BLIND)
    for row in connection.execute(query.where(keyings.c.differing != keyings.c.settled)).all():
        record = _record(row)
        _settle(connection, record.number, record, {each: decided[each] for each in record.open if each in decided})


def _settle(connection: Connection, number: int, record: KeyingRecord, decided: Mapping[str, bool]) -> None:
    settled = [field for field in record.differing if field in record.settled or field in decided]
    wrong = [field for field in record.differing if field in record.wrong or decided.get(field)]
    values = {"settled": " ".join(settled), "wrong": " ".join(wrong)}
    connection.execute(update(keyings).where(keyings.c.id == number).values(values))


def _due(kind: KeyingKind, user: User, at: datetime) -> list[Any]:
    """What an order is like that waits for ``user`` to key it."""
    worked = (audit.c.reference == orders.c.reference) & (audit.c.who == user.shown) & audit.c.action.in_(_WORK)
    held = (claims.c.reference == orders.c.reference) & (claims.c.held_by == user.name) & (claims.c.until > at)
    waits = [~exists().where(worked), ~exists().where(held)]
    if not user.sees_protected:
        waits.append(orders.c.protected.is_(False))
    if kind is KeyingKind.SAMPLE:
        return [orders.c.recheck == Recheck.DUE, orders.c.state == OrderState.CLOSED, *waits]
    mine = or_(orders.c.assigned_to.is_(None), orders.c.assigned_to != user.name)
    may_go_out = orders.c.outcome.in_(["release", "review"])  # others do not go out as they stand
    return [orders.c.keying == Keying.DUE, orders.c.state == OrderState.IN_REVIEW, may_go_out, mine, *waits]


def _locked(connection: Connection, reference: str) -> OrderRecord:
    sha256 = connection.execute(select(orders.c.sha256).where(orders.c.reference == reference)).scalar()
    if sha256 is None:
        raise queries.unknown(reference)
    state_for_update(connection, sha256)
    return queries.order_record(connection, reference)


def _republish(connection: Connection, record: OrderRecord, order: Order) -> None:
    published = queries.outcome(connection, record.summary.sha256)
    if published is None:
        raise queries.unknown(record.reference)
    split = record.order.split and any(each.code == "split_unconfirmed" for each in record.answers)
    entry = published_order(order, record.decision, record.drafts, split_confirmed=split)
    put_outcome(connection, published.with_order(record.number, entry))


def _records() -> Select[Any]:
    joined = keyings.join(orders, orders.c.reference == keyings.c.reference).outerjoin(
        users, users.c.name == keyings.c.who
    )
    return select(keyings, users.c.shown, orders.c.closed_by).select_from(joined)


def _record(row: Row[Any]) -> KeyingRecord:
    differing = frozenset(row.differing.split())
    return KeyingRecord(
        number=row.id,
        reference=row.reference,
        kind=KeyingKind(row.kind),
        name=row.who,
        by=row.shown or row.who,
        at=row.at,
        values={
            field: Keyed(stood, keyed, field not in differing)
            for field, (stood, keyed) in json.loads(row.detail_json).items()
        },
        settled=tuple(row.settled.split()),
        wrong=tuple(row.wrong.split()),
        closed_by=row.closed_by,
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
