"""A closed order is opened again: its fax comes back into review, and what was handed out is marked, never deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from intake.store import exporting, queries, returning
from intake.store.arriving import note, state_for_update
from intake.store.records import NotAllowedError, OrderRecord, OrderState
from intake.store.reviewing import refuse_nobody
from intake.store.tables import checks, log_lines, orders


def reopen_order(connection: Connection, *, reference: str, version: int, reason: str, who: str, at: datetime) -> int:
    """See ``Store.reopen_order``."""
    record = _closed_record(connection, reference, version, who)
    if not reason.strip():
        raise NotAllowedError(
            "note_needed",
            "Skriv varför: den som öppnar en avslutad beställning anger ett skäl.",
            "Say why: whoever opens a closed order gives a reason.",
        )
    values = {
        "version": version + 1,
        "state": OrderState.IN_REVIEW,
        "closed_at": None,
        "closed_by": None,
        "closed_as": None,
        "closed_text": None,
        "closed_note": None,
    }
    connection.execute(update(orders).where(orders.c.reference == reference).values(values))
    if record.closed_as == "release":  # what was checked was checked for another moment
        connection.execute(delete(checks).where(checks.c.reference == reference))
    withdrawn = exporting.withdraw_line(connection, reference=reference, who=who, at=at)
    connection.execute(delete(log_lines).where(log_lines.c.reference == reference))
    detail = {
        "reason": reason.strip(),
        "closed_as": record.closed_as,
        "closed_by": record.closed_by,
        "rejected": record.summary.state is OrderState.REJECTED,
        "reply": record.closed_text,
        "note": record.closed_note,
        "log_line": record.log_line.text if record.log_line else None,
        "lines_withdrawn": withdrawn,
    }
    told = {name: value for name, value in detail.items() if value not in (None, False, 0)}
    note(connection, at, who, "reopened", sha256=record.summary.sha256, reference=reference, detail=told)
    returning.settle_faxes(connection, reference, at)
    return version + 1


def _closed_record(connection: Connection, reference: str, version: int, who: str) -> OrderRecord:
    """The closed order as the person saw it, its fax locked until the transaction ends."""
    refuse_nobody(who)
    sha256 = connection.execute(select(orders.c.sha256).where(orders.c.reference == reference)).scalar()
    if sha256 is None:
        raise queries.unknown(reference)
    state_for_update(connection, sha256)
    record = queries.order_record(connection, reference)
    if record.summary.state is OrderState.REGROUPED:
        raise NotAllowedError(
            "order_regrouped",
            f"Beställningens sidor ligger i andra beställningar nu. {record.closed_note or ''}".strip(),
            "The pages of this order are in other orders now.",
        )
    if not record.is_closed:
        raise NotAllowedError("order_open", "Beställningen är redan öppen.", "The order is open already.")
    if record.version != version:
        raise NotAllowedError(
            "order_changed",
            "Någon annan har ändrat beställningen sedan du öppnade den. Läs om den och försök igen.",
            "Somebody else changed the order since you opened it. Read it again and retry.",
        )
    return record
