"""What can be asked of the store. Nothing here changes anything."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, case, func, select

from intake.model import Code, FaxState
from intake.outcome import Outcome
from intake.reference import as_typed
from intake.store import codec
from intake.store.balance import ELSEWHERE
from intake.store.beside import arrivals_of
from intake.store.records import (
    Answer,
    Books,
    Confirmed,
    FaxRecord,
    Happening,
    Keying,
    KeyingKind,
    LogLineRecord,
    NotAllowedError,
    OrderRecord,
    OrderState,
    OrderSummary,
    Recheck,
    RefusedName,
)
from intake.store.tables import (
    answers,
    arrivals,
    audit,
    checks,
    faxes,
    joins,
    keyings,
    log_lines,
    orders,
    outcomes,
    refused,
    users,
)

_SHORTEST_ID = 4


def books(connection: Connection) -> Books:
    """Every fax, in the order of arrival, and every refused name."""
    return Books(fax_records(connection), _refused_names(connection))


def books_in(connection: Connection, prefix: str) -> Books:
    """See ``Store.books``."""
    if prefix == ELSEWHERE:
        return Books((), _refused_names(connection))
    return Books(fax_records(connection, prefix=prefix), ())


def _refused_names(connection: Connection) -> tuple[RefusedName, ...]:
    query = select(refused).order_by(refused.c.first_seen, refused.c.name)
    return tuple(RefusedName(row.name, row.reason, row.first_seen, row.last_seen) for row in connection.execute(query))


def known(connection: Connection, prefix: str) -> frozenset[str]:
    """See ``Store.known``."""
    return frozenset(connection.execute(select(faxes.c.sha256).where(_named(faxes.c.sha256, prefix))).scalars())


def handled(connection: Connection, limit: int) -> tuple[FaxRecord, ...]:
    """See ``Store.handled``."""
    last = faxes.c.received_at.desc(), faxes.c.sha256.desc()
    seen_to = select(faxes.c.sha256).where(faxes.c.state == FaxState.DONE, faxes.c.handled_by.is_not(None))
    named = connection.execute(seen_to.order_by(*last).limit(limit)).scalars().all()
    return fax_records(connection, named)[::-1]


def fax_records(
    connection: Connection, sha256s: Collection[str] | None = None, *, prefix: str = ""
) -> tuple[FaxRecord, ...]:
    """The faxes named, or all whose SHA-256 begins with ``prefix``."""

    def only(query: Any, column: Any) -> Any:
        if prefix:
            return query.where(_named(column, prefix))
        return query if sha256s is None else query.where(column.in_(sha256s))

    came = arrivals_of(connection, sha256s, prefix)
    references: dict[str, list[str]] = defaultdict(list)
    replaced: dict[str, list[str]] = defaultdict(list)
    columns = select(orders.c.sha256, orders.c.reference, orders.c.state)
    for row in connection.execute(only(columns, orders.c.sha256).order_by(orders.c.sha256, orders.c.number)):
        kept = replaced if row.state == OrderState.REGROUPED else references
        kept[row.sha256].append(row.reference)
    completed: dict[str, list[str]] = defaultdict(list)
    columns = select(joins.c.sha256, joins.c.reference)
    for row in connection.execute(only(columns, joins.c.sha256).order_by(joins.c.sha256, joins.c.reference)):
        completed[row.sha256].append(row.reference)
    found = connection.execute(only(select(faxes), faxes.c.sha256).order_by(faxes.c.received_at, faxes.c.sha256))
    return tuple(
        FaxRecord(
            sha256=row.sha256,
            size_bytes=row.size_bytes,
            received_at=row.received_at,
            state=FaxState(row.state),
            archive_path=row.archive_path,
            reason_code=row.reason_code,
            reason_sv=row.reason_sv,
            reason_en=row.reason_en,
            arrivals=tuple(came[row.sha256]),
            orders=tuple(references[row.sha256]),
            joined=tuple(dict.fromkeys(completed[row.sha256])),
            replaced=tuple(replaced[row.sha256]),
            handled_by=row.handled_by,
            handled_note=row.handled_note,
        )
        for row in found
    )


def _named(column: Any, prefix: str) -> Any:
    return (column >= prefix) & (column < f"{prefix}g")  # hexadecimal: an index finds them


def summaries(
    connection: Connection,
    *,
    states: Collection[OrderState] | None,
    outcome_kinds: Collection[str] | None,
    reference: str | None = None,
    limit: int | None = None,
) -> tuple[OrderSummary, ...]:
    """Lines of the queue: urgent ones first, then the oldest; closed ones last."""
    unseen = (
        select(func.count())
        .where(arrivals.c.sha256 == orders.c.sha256, arrivals.c.after_closed, arrivals.c.seen_by.is_(None))
        .scalar_subquery()
        .label("unseen_repeats")
    )
    query = select(orders, unseen)
    if states is not None:
        query = query.where(orders.c.state.in_([*states]) | (unseen > 0))
    if outcome_kinds is not None:
        query = query.where(orders.c.outcome.in_([*outcome_kinds]))
    if reference is not None:
        query = query.where(orders.c.reference == reference)
    is_open = case((orders.c.state == OrderState.IN_REVIEW, 0), else_=1)
    query = query.order_by(is_open, orders.c.urgent.desc(), orders.c.received_at, orders.c.sha256, orders.c.number)
    return tuple(_summary(row) for row in connection.execute(query.limit(limit)))


def order_record(connection: Connection, reference: str) -> OrderRecord:
    """One order with all that is known of it.

    Raises:
        NotAllowedError: ``unknown_id``.
    """
    found = summaries(connection, states=None, outcome_kinds=None, reference=reference)
    if not found:
        raise unknown(reference)
    row = connection.execute(select(orders).where(orders.c.reference == reference)).one()
    line = connection.execute(select(log_lines).where(log_lines.c.reference == reference)).one_or_none()
    done = connection.execute(select(checks).where(checks.c.reference == reference).order_by(checks.c.at))
    said = connection.execute(select(answers).where(answers.c.reference == reference).order_by(answers.c.at))
    return OrderRecord(
        summary=found[0],
        number=row.number,
        version=row.version,
        order=codec.ORDER.decode(row.order_json),
        decision=codec.DECISION.decode(row.decision_json),
        drafts=codec.DRAFTS.decode(row.drafts_json),
        checks=tuple(Confirmed(check.name, check.confirmed_by, check.at) for check in done),
        answers=tuple(Answer(each.code, each.field or None, each.answered_by, each.at) for each in said),
        log_line=LogLineRecord(line.text, line.at, line.signature) if line else None,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        closed_as=row.closed_as,
        closed_text=row.closed_text,
        closed_note=row.closed_note,
        keying=Keying(row.keying) if row.keying else None,
        recheck=Recheck(row.recheck) if row.recheck else None,
        keyed_by=_keyed_by(connection, reference) if row.keying else (),
    )


def orders_on(connection: Connection, sha256: str) -> tuple[OrderRecord, ...]:
    """See ``Store.orders_on``."""
    own = select(orders.c.reference).where(orders.c.sha256 == sha256).order_by(orders.c.number)
    back = select(joins.c.reference).where(joins.c.sha256 == sha256).order_by(joins.c.reference)
    named = dict.fromkeys([*connection.execute(own).scalars(), *connection.execute(back).scalars()])
    return tuple(order_record(connection, reference) for reference in named)


def _keyed_by(connection: Connection, reference: str) -> tuple[str, ...]:
    """Who keyed number and recipient blind: the names they sign in with, and those shown."""
    blind = (keyings.c.reference == reference) & (keyings.c.kind == KeyingKind.BLIND)
    query = select(keyings.c.who, users.c.shown).select_from(keyings.outerjoin(users, users.c.name == keyings.c.who))
    return tuple(name for row in connection.execute(query.where(blind)) for name in row if name)


def outcome(connection: Connection, sha256: str) -> Outcome | None:
    """The published object of a fax; ``None`` where it is not read yet."""
    text = connection.execute(select(outcomes.c.json).where(outcomes.c.sha256 == sha256)).scalar()
    return Outcome.from_json(text) if text is not None else None


def history(connection: Connection, *, sha256: str, reference: str | None) -> tuple[Happening, ...]:
    """What happened to a fax, and to one of its orders, oldest first."""
    of_fax = (audit.c.sha256 == sha256) & audit.c.reference.is_(None)
    wanted = of_fax if reference is None else of_fax | (audit.c.reference == reference)
    query = select(audit).where(wanted).order_by(audit.c.id)
    return tuple(
        Happening(row.at, row.who, row.action, json.loads(row.detail_json)) for row in connection.execute(query)
    )


def next_number(connection: Connection, sha256: str) -> int:
    """The number that the next order of a fax takes."""
    newest = select(func.max(orders.c.number)).where(orders.c.sha256 == sha256)
    return (connection.execute(newest).scalar() or 0) + 1


def find(connection: Connection, typed: str) -> tuple[str, str | None]:
    """Which fax, and which of its orders, a person means.

    Args:
        typed: a reference or its beginning, or the beginning of a SHA-256; at least four characters.

    Returns:
        the SHA-256 and the reference; the latter is ``None`` where the fax has no orders.

    Raises:
        NotAllowedError: ``unknown_id``, ``ambiguous_id``.
    """
    if not re.fullmatch(r"[0-9A-Za-z-]{4,64}", typed.strip()):
        raise unknown(typed)
    wanted = as_typed(typed)
    query = select(faxes.c.sha256, orders.c.reference, orders.c.state).select_from(faxes.outerjoin(orders))
    match = orders.c.reference.startswith(wanted, autoescape=True)
    match |= faxes.c.sha256.startswith(typed.strip().lower(), autoescape=True)
    found = connection.execute(query.where(match).order_by(orders.c.reference).limit(20)).all()
    exact = [row for row in found if row.reference == wanted]
    found = [row for row in found if row.state != OrderState.REGROUPED] or found  # those that replaced them are meant
    if len(exact or found) > 1:
        named = ", ".join(row.reference or row.sha256[:12] for row in found)
        raise NotAllowedError("ambiguous_id", f"Flera passar: {named}.", f"Several fit: {named}.")
    for row in exact or found:
        return row.sha256, row.reference
    raise unknown(typed)


def sha256_of(connection: Connection, reference: str) -> str:
    """Which fax an order came by.

    Raises:
        NotAllowedError: ``unknown_id``.
    """
    sha256: str | None = connection.execute(select(orders.c.sha256).where(orders.c.reference == reference)).scalar()
    if sha256 is None:
        raise unknown(reference)
    return sha256


def unknown(typed: str) -> NotAllowedError:
    """The refusal for a name that fits nothing."""
    shown = typed if re.fullmatch(r"[0-9A-Za-z-]{1,64}", typed) else "?"  # a file's name would be patient data
    return NotAllowedError(
        "unknown_id",
        f"Ingen beställning heter {shown}. ”intake list” visar vilka som finns (minst {_SHORTEST_ID} tecken).",
        f"No order is called {shown}. `intake list` shows those there are (at least {_SHORTEST_ID} characters).",
    )


def _summary(row: Row[Any]) -> OrderSummary:
    return OrderSummary(
        reference=row.reference,
        sha256=row.sha256,
        received_at=row.received_at,
        state=OrderState(row.state),
        code=Code(row.code),
        outcome=row.outcome,
        requester_type=row.requester_type,
        requester=row.requester,
        section=row.section,
        missing=tuple(row.missing.split()),
        urgent=row.urgent,
        unseen_repeats=row.unseen_repeats,
        protected=row.protected,
    )
