"""What people write down: checks done, doubts answered, values corrected, orders closed.

Every change names the version of the order that the person saw. Where somebody else changed it meanwhile the call is
refused, so nobody confirms what they have not seen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from intake.model import Decision, Draft, Order
from intake.outcome import published_order
from intake.store import arriving, closing, exporting, indexing, keying, queries, returning
from intake.store.arriving import note, state_for_update
from intake.store.records import (
    Answer,
    Closing,
    CorrectionKind,
    Keying,
    NotAllowedError,
    OrderRecord,
    OrderState,
)
from intake.store.tables import answers, arrivals, checks, corrections, log_lines, orders, outcomes

Check = str
Doubt = tuple[str, str | None]
"""A check by its name, a doubt by its code and field."""

_SPLIT_FLAG, _SPLIT_CHECK = "split_unconfirmed", "split_confirmed"


def confirm_check(connection: Connection, *, reference: str, version: int, check: str, who: str, at: datetime) -> None:
    """See ``Store.confirm_check``."""
    record = _open_record(connection, reference, version, who)
    if check not in record.decision.checks:
        named = ", ".join(record.decision.checks) or "–"
        raise NotAllowedError("unknown_check", f"Kontrollerna är: {named}.", f"The checks are: {named}.")
    if any(done.name == check for done in record.checks):
        return
    connection.execute(insert(checks).values(reference=reference, name=check, confirmed_by=who, at=at))
    _note(connection, record, at, who, "checked", check=check)
    if check == _SPLIT_CHECK:
        _republish(connection, record, record.order, record.decision, record.drafts, split_confirmed=True)


def answer_flag(
    connection: Connection, *, reference: str, version: int, code: str, field: str | None, who: str, at: datetime
) -> None:
    """See ``Store.answer_flag``."""
    record = _open_record(connection, reference, version, who)
    doubts = closing.doubts_of(record.order)
    doubt = next((each for each in doubts if each.key == (code, field)), None)
    if doubt is not None and closing.needs_value(record.order, doubt):
        raise NotAllowedError(
            "value_needed",
            "Skriv in det som står på faxet; går det inte att läsa, lämna fältet tomt så efterfrågas uppgiften.",
            "Type what stands on the fax; if it cannot be read, leave the field empty and it is asked for.",
        )
    if doubt is None:
        named = ", ".join(f"{each.code}:{each.field or '-'}" for each in doubts) or "–"
        raise NotAllowedError("unknown_flag", f"Frågetecknen är: {named}.", f"The doubts are: {named}.")
    if code == keying.FLAG:
        keying.refuse_own(record, who)
    if any((answer.code, answer.field) == (code, field) for answer in record.answers):
        return
    row = {"reference": reference, "code": code, "field": field or "", "answered_by": who, "at": at}
    connection.execute(insert(answers).values(row))
    if code == keying.FLAG and field is not None:
        keying.settle_blind(connection, reference, {field: False})
    _note(connection, record, at, who, "answered", code=code, field=field)
    if code == _SPLIT_FLAG:
        _republish(connection, record, record.order, record.decision, record.drafts, split_confirmed=True)


def take_back(
    connection: Connection, *, reference: str, version: int, what: Check | Doubt, who: str, at: datetime
) -> None:
    """See ``Store.take_back``."""
    record = _open_record(connection, reference, version, who)
    if isinstance(what, str):
        table, row = checks, checks.c.name == what
        action, detail = "unchecked", dict[str, str | None](check=what)
    else:
        code, field = what
        table, row = answers, (answers.c.code == code) & (answers.c.field == (field or ""))
        action, detail = "unanswered", dict[str, str | None](code=code, field=field)
    gone = connection.execute(delete(table).where(table.c.reference == reference, row)).rowcount
    if not gone:
        return
    _note(connection, record, at, who, action, **detail)
    now = queries.order_record(connection, reference)
    split = any(each.name == _SPLIT_CHECK for each in now.checks) or any(a.code == _SPLIT_FLAG for a in now.answers)
    _republish(connection, record, record.order, record.decision, record.drafts, split_confirmed=split)


def save_edit(
    connection: Connection,
    *,
    reference: str,
    version: int,
    order: Order,
    decision: Decision,
    drafts: Sequence[Draft],
    changes: Mapping[str, tuple[str | bool | None, str | bool | None]],
    who: str,
    at: datetime,
    keyed: Keying | None = None,
) -> int:
    """See ``Store.save_edit``."""
    record = _open_record(connection, reference, version, who)
    if record.keying is Keying.DIFFERED and keying.touched(changes):
        keying.refuse_own(record, who)
    made, restored = _corrections(record, changes, at), _restored(record, order, changes)
    gone = _take_back_corrections(connection, reference, order, restored)
    values = {
        "version": version + 1,
        "keying": keying.after_change(record.keying, changes, keyed),
        "corrected": orders.c.corrected + len(made) - gone,
        **arriving.contents(order, decision, drafts),
    }
    if made:
        connection.execute(insert(corrections), made)
    keying.settle_blind(connection, reference, {path: old != new for path, (old, new) in changes.items()})
    connection.execute(update(orders).where(orders.c.reference == reference).values(values))
    indexing.index_order(connection, reference, order)
    arriving.spread_protection(connection, record.summary.sha256)
    # What was checked was checked against other values; only answers on untouched doubts still hold.
    connection.execute(delete(checks).where(checks.c.reference == reference))
    standing = {doubt.key for doubt in closing.doubts_of(order)}
    for answer in record.answers:
        if answer.field in changes or (answer.code, answer.field) not in standing:
            _forget(connection, reference, answer)
    split = any(answer.code == _SPLIT_FLAG for answer in record.answers)
    _republish(connection, record, order, decision, drafts, split_confirmed=split)
    changed = {path: {"from": old, "to": new} for path, (old, new) in changes.items()}
    action = "restored" if restored and restored == {*changes} else "edited"
    _note(connection, record, at, who, action, changes=changed, code=decision.code, version=version + 1)
    return version + 1


def close_order(connection: Connection, *, reference: str, version: int, how: Closing, who: str, at: datetime) -> bool:
    """See ``Store.close_order``."""
    record = _open_record(connection, reference, version, who)
    closing.refuse_unless_closable(record, how)
    if how.outcome == "release" and not how.rejected:
        keying.refuse_own(record, who)
    again = keying.recheck_after(record, doubted=_was_doubted(connection, reference), rejected=how.rejected)
    values = {
        "version": version + 1,
        "state": OrderState.REJECTED if how.rejected else OrderState.CLOSED,
        "closed_at": at,
        "closed_by": who,
        "closed_as": how.outcome,
        "closed_text": how.text,
        "closed_note": how.note,
        "recheck": again,
        "worked_min": max(0, int((at - record.summary.received_at).total_seconds() // 60)),
    }
    connection.execute(update(orders).where(orders.c.reference == reference).values(values))
    if how.log_line is not None:
        line = {"text": how.log_line.text, "at": how.log_line.at, "signature": how.log_line.signature}
        connection.execute(insert(log_lines).values(reference=reference, **line))
        exporting.keep_line(connection, reference=reference, line=how.log_line, at=at)
    action = "rejected" if how.rejected else "closed"
    _note(connection, record, at, who, action, outcome=how.outcome, proposed=record.decision.code, note=how.note)
    return returning.settle_faxes(connection, reference, at)


def see_repeats(connection: Connection, *, sha256: str, who: str, at: datetime) -> int:
    """See ``Store.see_repeats``."""
    refuse_nobody(who)
    unseen = (arrivals.c.sha256 == sha256) & arrivals.c.after_closed & arrivals.c.seen_by.is_(None)
    seen = connection.execute(update(arrivals).where(unseen).values(seen_by=who, seen_at=at)).rowcount
    if seen:
        note(connection, at, who, "saw_repeat", sha256=sha256, detail={"repeats": seen})
    return seen


def handle(connection: Connection, *, sha256: str, how: str, who: str, at: datetime) -> bool:
    """See ``Store.handle``."""
    refuse_nobody(who)
    if not how.strip():
        raise NotAllowedError("note_needed", "Skriv vad du gjorde med faxet.", "Say what you did with the fax.")
    return arriving.handle(connection, sha256=sha256, how=how.strip(), who=who, at=at)


def _open_record(connection: Connection, reference: str, version: int, who: str) -> OrderRecord:
    """The order as the person saw it, its fax locked until the transaction ends."""
    refuse_nobody(who)
    sha256 = connection.execute(select(orders.c.sha256).where(orders.c.reference == reference)).scalar()
    if sha256 is None:
        raise queries.unknown(reference)
    state_for_update(connection, sha256)
    record = queries.order_record(connection, reference)
    if record.summary.state is not OrderState.IN_REVIEW:
        raise NotAllowedError(
            "order_closed",
            f"Beställningen är redan avslutad av {record.closed_by}.",
            f"The order was already closed by {record.closed_by}.",
        )
    if record.version != version:
        raise NotAllowedError(
            "order_changed",
            "Någon annan har ändrat beställningen sedan du öppnade den. Läs om den och försök igen.",
            "Somebody else changed the order since you opened it. Read it again and retry.",
        )
    return record


def refuse_nobody(who: str) -> None:
    """Does nothing where ``who`` is a person's name.

    Raises:
        NotAllowedError: ``name_needed``.
    """
    if not who.strip() or who == arriving.PROGRAM:
        raise NotAllowedError("name_needed", "Ange vem du är (--by NAMN).", "Say who you are (--by NAME).")


def _was_doubted(connection: Connection, reference: str) -> bool:
    """Did the program doubt anything in it when it was read?"""
    columns = select(orders.c.stops_read, orders.c.looks_read)
    row = connection.execute(columns.where(orders.c.reference == reference)).one()
    return bool(row.stops_read is None or row.stops_read or row.looks_read)


def _corrections(
    record: OrderRecord, changes: Mapping[str, tuple[str | bool | None, str | bool | None]], at: datetime
) -> list[dict[str, object]]:
    """Rows for what a person changed of what the program had read; what a person typed before is no fault of its."""
    fields = dict(closing.fields_of(record.order))
    rows: list[dict[str, object]] = []
    for path, (old, new) in changes.items():
        field = fields.get(path)
        if old == new or (field is not None and field.typed_by is not None):
            continue
        kind = (
            CorrectionKind.ADDED if old is None else CorrectionKind.REMOVED if new is None else CorrectionKind.CHANGED
        )
        flagged = bool(field and field.flags) or any(
            flag.field in (path, closing.short_name(path)) for flag in record.order.flags
        )
        name = closing.short_name(path)
        if path.startswith("examinations.") and path.count(".") == 1:
            name = "examination"
        rows.append({"reference": record.reference, "at": at, "field": name, "flagged": flagged, "kind": kind})
    return rows


def _restored(record: OrderRecord, order: Order, changes: Collection[str]) -> set[str]:
    """The paths where a person had typed something and what the program had read stands again."""
    before, after = dict(closing.fields_of(record.order)), dict(closing.fields_of(order))
    typed = {path for path in changes if path in before and before[path].typed_by is not None}
    return {path for path in typed if path in after and after[path].typed_by is None}


def _take_back_corrections(connection: Connection, reference: str, order: Order, restored: Collection[str]) -> int:
    """Corrections that were none in the end are not counted. Returns how many.

    Among several examinations a row does not say which one it is of: as many stay as are still typed over.
    """
    gone = 0
    for name in {closing.short_name(path) for path in restored}:
        typed = [path for path, field in closing.fields_of(order) if field.typed_by is not None]
        stay = sum(1 for path in typed if closing.short_name(path) == name)
        rows = (corrections.c.reference == reference) & (corrections.c.field == name)
        newest = select(corrections.c.id).where(rows).order_by(corrections.c.id.desc())
        named = connection.execute(newest).scalars().all()
        over = named[: max(0, len(named) - stay)]
        connection.execute(delete(corrections).where(corrections.c.id.in_(over)))
        gone += len(over)
    return gone


def _forget(connection: Connection, reference: str, answer: Answer) -> None:
    row = (answers.c.code == answer.code) & (answers.c.field == (answer.field or ""))
    connection.execute(delete(answers).where(answers.c.reference == reference, row))


def _republish(
    connection: Connection,
    record: OrderRecord,
    order: Order,
    decision: Decision,
    drafts: Sequence[Draft],
    *,
    split_confirmed: bool,
) -> None:
    sha256 = record.summary.sha256
    outcome = queries.outcome(connection, sha256)
    if outcome is None:
        raise queries.unknown(record.reference)
    entry = published_order(order, decision, drafts, split_confirmed=split_confirmed)
    text = outcome.with_order(record.number, entry).as_json()
    connection.execute(update(outcomes).where(outcomes.c.sha256 == sha256).values(json=text))


def _note(connection: Connection, record: OrderRecord, at: datetime, who: str, action: str, **detail: object) -> None:
    note(connection, at, who, action, sha256=record.summary.sha256, reference=record.reference, detail=detail)
