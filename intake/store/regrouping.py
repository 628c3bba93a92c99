"""The pages of a fax in other orders: those that are replaced are kept as regrouped, new ones take the next numbers.

One transaction: whoever looks finds the old orders or the new ones, and every page in one of them or said to be none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from intake.model import FaxState
from intake.outcome import Outcome, published_order
from intake.reference import reference
from intake.store import queries, returning
from intake.store.arriving import add_orders, note, put_back, put_outcome, state_for_update
from intake.store.records import NewOrder, NotAllowedError, OrderState
from intake.store.reviewing import refuse_nobody
from intake.store.tables import answers, faxes, joins, orders

_SPLIT_FLAG = "split_unconfirmed"


def regroup(
    connection: Connection,
    *,
    sha256: str,
    seen: Mapping[str, int],
    keep: Collection[str],
    entries: Sequence[NewOrder],
    first_number: int,
    no_order: Collection[int],
    who: str,
    at: datetime,
) -> tuple[str, ...]:
    """See ``Store.regroup``."""
    refuse_nobody(who)
    state = state_for_update(connection, sha256)
    of_fax = select(orders.c.reference, orders.c.number, orders.c.version, orders.c.state)
    rows = connection.execute(of_fax.where(orders.c.sha256 == sha256).order_by(orders.c.number)).all()
    standing = {row.reference: row.version for row in rows if row.state == OrderState.IN_REVIEW}
    as_seen = standing == dict(seen) and queries.next_number(connection, sha256) == first_number
    if state is not FaxState.IN_REVIEW or not as_seen:
        raise NotAllowedError(
            "order_changed",
            "Någon annan har ändrat faxets beställningar sedan du öppnade sidan. Läs om den och försök igen.",
            "Somebody else changed the orders of this fax since you opened the page. Read it again and retry.",
        )
    outcome = queries.outcome(connection, sha256)
    if outcome is None:
        raise queries.unknown(sha256[:12])
    _refuse_lost_pages(connection, outcome, [row.reference for row in rows if row.state != OrderState.REGROUPED],
                       set(standing) - set(keep), entries, no_order)  # fmt: skip
    made = tuple(reference(sha256, number) for number in range(first_number, first_number + len(entries)))
    replaced = [row for row in rows if row.reference in standing and row.reference not in keep]
    for row in replaced:
        put_aside(connection, sha256, row.reference, made, who, at)
    add_orders(
        connection,
        sha256,
        [entry.order for entry in entries],
        [entry.decision for entry in entries],
        [entry.drafts for entry in entries],
        at,
        first_number=first_number,
    )
    for named, entry in zip(made, entries, strict=True):
        if any(flag.code == _SPLIT_FLAG for flag in entry.order.flags):  # it is this person who divided the fax
            answer = {"reference": named, "code": _SPLIT_FLAG, "field": "", "answered_by": who, "at": at}
            connection.execute(insert(answers).values(answer))
        detail = {"pages": list(entry.order.pages), "code": entry.decision.code}
        note(connection, at, who, "grouped", sha256=sha256, reference=named, detail=detail)
    put_outcome(connection, _published(outcome, [row.number for row in replaced], made, entries, no_order, who))
    detail = {"replaced": [row.reference for row in replaced], "made": list(made), "no_order": sorted(no_order)}
    note(connection, at, who, "regrouped", sha256=sha256, detail=detail)
    if rows:
        returning.settle_faxes(connection, rows[0].reference, at)
    return made


def read_again(connection: Connection, *, sha256: str, turns: Mapping[int, int], who: str, at: datetime) -> None:
    """See ``Store.read_again``."""
    refuse_nobody(who)
    state = state_for_update(connection, sha256)
    of_fax = select(orders.c.reference, orders.c.number, orders.c.version, orders.c.state)
    rows = connection.execute(of_fax.where(orders.c.sha256 == sha256).order_by(orders.c.number)).all()
    standing = [row for row in rows if row.state != OrderState.REGROUPED]
    _refuse_work_done(connection, sha256, state, standing)
    outcome = queries.outcome(connection, sha256)
    for row in standing:
        put_aside(connection, sha256, row.reference, (), who, at, why="Faxet läses om.")
        if outcome is not None:
            old = outcome.orders[row.number - 1].model_copy(update={"regrouped_into": ()})
            outcome = outcome.with_order(row.number, old)
    if outcome is not None:
        put_outcome(connection, outcome)
    connection.execute(update(faxes).where(faxes.c.sha256 == sha256).values(read_at=None, **put_back(at)))
    detail = {"turns": {str(page): degrees for page, degrees in turns.items()}}
    note(connection, at, who, "read_again", sha256=sha256, detail=detail)


def _refuse_work_done(connection: Connection, sha256: str, state: FaxState, standing: Sequence[Any]) -> None:
    """Does nothing where reading again undoes nobody's work.

    Raises:
        NotAllowedError: ``cannot_read_again``.
    """
    back = connection.execute(select(joins.c.reference).where(joins.c.sha256 == sha256)).scalars().first()
    closed = next((row.reference for row in standing if row.state != OrderState.IN_REVIEW), None)
    changed = next((row.reference for row in standing if row.version > 1), None)
    if state is FaxState.WAITING:
        sv, en = "Faxet väntar redan på att läsas.", "The fax waits to be read already."
    elif closed is not None:
        sv, en = f"{closed} är avslutad. Öppna den igen först.", f"{closed} is closed. Open it again first."
    elif changed is not None:
        sv, en = f"{changed} har ändrats av en person, och det gick förlorat.", f"A person changed {changed}."
    elif back is not None:
        sv, en = f"Faxet är en svarsblankett till {back}.", f"The fax is a return form of {back}."
    elif state is not FaxState.IN_REVIEW:
        sv, en = "Faxet går inte att läsa om.", "The fax cannot be read again."
    else:
        return
    raise NotAllowedError("cannot_read_again", sv, en)


def put_aside(
    connection: Connection, sha256: str, reference: str, made: Sequence[str], who: str, at: datetime, why: str = ""
) -> None:
    """An order whose pages are elsewhere now. It keeps everything that was said of it, and waits for nobody."""
    why = why or (f"Sidorna ligger nu i {', '.join(made)}." if made else "Sidorna är ingen beställning.")
    values = {
        "version": orders.c.version + 1,
        "state": OrderState.REGROUPED,
        "closed_at": at,
        "closed_by": who,
        "closed_note": why,
    }
    connection.execute(update(orders).where(orders.c.reference == reference).values(values))
    detail = {"into": list(made)} if made else {}
    note(connection, at, who, "replaced", sha256=sha256, reference=reference, detail=detail)


def _refuse_lost_pages(
    connection: Connection,
    outcome: Outcome,
    references: Sequence[str],
    replaced: Collection[str],
    entries: Sequence[NewOrder],
    no_order: Collection[int],
) -> None:
    """Does nothing where every page is in an order that stands, or said to be none; and none of them is both.

    Raises:
        NotAllowedError: ``page_left``.
    """
    every = {page.number for page in outcome.pages}
    held = {number for entry in entries for number in entry.order.pages}
    for named in references:
        record = queries.order_record(connection, named)
        if named not in replaced and record.order.is_order:
            held |= set(record.order.pages)
    forms = {page.number for page in outcome.pages if outcome.joined and page.kind == "return_form"}
    if held | set(no_order) | forms != every or held & set(no_order):
        raise NotAllowedError(
            "page_left",
            "Varje sida ska ligga i en beställning eller vara ingen beställning.",
            "Every page has to be in an order, or said to be none.",
        )


def _published(
    outcome: Outcome,
    replaced: Sequence[int],
    made: tuple[str, ...],
    entries: Sequence[NewOrder],
    no_order: Collection[int],
    who: str,
) -> Outcome:
    for number in replaced:
        outcome = outcome.with_order(number, outcome.orders[number - 1].model_copy(update={"regrouped_into": made}))
    new = tuple(published_order(entry.order, entry.decision, entry.drafts, split_confirmed=True) for entry in entries)
    pages = tuple(
        page.model_copy(update={"no_order_by": (page.no_order_by or who) if page.number in no_order else None})
        for page in outcome.pages
    )
    return outcome.model_copy(update={"orders": (*outcome.orders, *new), "pages": pages})
