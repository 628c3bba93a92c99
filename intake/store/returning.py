"""Return forms: made for an order that lacks something, and joined to it when they come back.

A join is one transaction over the fax that came back and the order that it completes: either both are written down or
neither is, and the same fax again changes nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from intake.errors import StoreError
from intake.model import Decision, Draft, FaxState, Reading
from intake.outcome import Outcome, published_order
from intake.reference import ALPHABET
from intake.return_form import TOKEN_LETTERS, Question, ReturnForm
from intake.store import codec, queries
from intake.store.arriving import (
    PROGRAM,
    add_orders,
    after_earlier,
    contents,
    note,
    put_outcome,
    spread_protection,
    state_for_update,
)
from intake.store.indexing import index_order
from intake.store.keying import after_change
from intake.store.records import Drawn, FormState, Join, NotAllowedError, OrderState, SentForm
from intake.store.tables import answers, checks, faxes, joins, orders, return_forms


def make_form(
    connection: Connection, *, reference: str, version: int, questions: tuple[Question, ...], who: str, at: datetime
) -> ReturnForm:
    """See ``Store.make_form``."""
    sha256 = connection.execute(select(orders.c.sha256).where(orders.c.reference == reference)).scalar()
    if sha256 is None:
        raise queries.unknown(reference)
    state_for_update(connection, sha256)
    sent = (return_forms.c.reference == reference) & (return_forms.c.state == FormState.SENT)
    for known in connection.execute(select(return_forms.c.form_json).where(sent)).scalars():
        made = codec.FORM.decode(known)
        if made.questions == questions:  # what is printed under a token never changes
            return made
    record = queries.order_record(connection, reference)
    if record.version != version or not record.awaits_answer:
        raise NotAllowedError(
            "order_changed",
            "Beställningen har ändrats eller avslutats sedan du öppnade den. Läs om den och försök igen.",
            "The order was changed or closed since you opened it. Read it again and retry.",
        )
    token = "".join(secrets.choice(ALPHABET) for _ in range(TOKEN_LETTERS))
    form = ReturnForm(token, reference, questions)
    values = {
        "token": token,
        "reference": reference,
        "version": version,
        "form_json": codec.FORM.encode(form),
        "state": FormState.SENT,
        "made_at": at,
        "made_by": who,
    }
    connection.execute(insert(return_forms).values(values))
    detail = {"asks": " ".join(question.ask for question in questions), "version": version}
    note(connection, at, who, "form_made", sha256=sha256, reference=reference, detail=detail)
    return form


def sent_forms(
    connection: Connection, *, tokens: Collection[str] = (), references: Collection[str] = ()
) -> tuple[SentForm, ...]:
    """See ``Store.sent_forms``."""
    wanted = return_forms.c.token.in_([*tokens]) | return_forms.c.reference.in_([*references])
    rows = connection.execute(select(return_forms).where(wanted).order_by(return_forms.c.made_at, return_forms.c.token))
    return tuple(
        SentForm(
            codec.FORM.decode(row.form_json),
            row.version,
            FormState(row.state),
            queries.order_record(connection, row.reference),
            row.made_at,
        )
        for row in rows.all()
    )


def join(
    connection: Connection,
    *,
    outcome: Outcome,
    returned: Sequence[Join],
    reading: Reading,
    decisions: Sequence[Decision],
    drafts: Sequence[Sequence[Draft]],
    at: datetime,
    drawn: Drawn | None = None,
) -> bool:
    """See ``Store.join``."""
    if not returned or outcome.status != "read":
        raise ValueError("a join needs a form that came back")
    sha256 = outcome.sha256
    if state_for_update(connection, sha256) in (FaxState.IN_REVIEW, FaxState.DONE):
        return False
    for each in sorted(returned, key=lambda one: one.sent.order.summary.sha256):
        _complete(connection, sha256, each, at)
    first = queries.next_number(connection, sha256)
    add_orders(connection, sha256, reading.orders, decisions, drafts, at, first_number=first, drawn=drawn)
    put_outcome(connection, after_earlier(connection, outcome, first))
    values = {"state": FaxState.IN_REVIEW, "read_at": at, "reason_code": None, "reason_sv": None, "reason_en": None}
    connection.execute(update(faxes).where(faxes.c.sha256 == sha256).values(values))
    detail = {"orders": len(reading.orders), "joined": " ".join(each.sent.form.reference for each in returned)}
    note(connection, at, PROGRAM, "read", sha256=sha256, detail=detail)
    return True


def _complete(connection: Connection, sha256: str, returned: Join, at: datetime) -> None:
    """The order with its answers: a new version, open again where it had been closed by asking."""
    named = returned.sent.form.reference
    state_for_update(connection, returned.sent.order.summary.sha256)
    record = queries.order_record(connection, named)
    form = return_forms.c.token == returned.sent.form.token
    state = connection.execute(select(return_forms.c.state).where(form)).scalar()
    if record.version != returned.sent.order.version or state != FormState.SENT or not record.awaits_answer:
        raise StoreError(
            "order_changed_meanwhile",
            "Beställningen ändrades medan svaret lästes; det läses om.",
            "The order was changed while its answer was read; it is read again.",
        )
    values = {
        "version": record.version + 1,
        "state": OrderState.IN_REVIEW,
        "closed_at": None,
        "closed_by": None,
        "closed_as": None,
        "closed_text": None,
        "closed_note": None,
        "keying": after_change(record.keying, returned.changes),
        "snoozed_until": None,  # what it waited for may have come
        "snoozed_for": None,
        **contents(returned.order, returned.decision, returned.drafts),
    }
    connection.execute(update(orders).where(orders.c.reference == named).values(values))
    index_order(connection, named, returned.order)
    spread_protection(connection, record.summary.sha256)
    connection.execute(delete(checks).where(checks.c.reference == named))
    # What a person answered about other values, or about an earlier return, does not hold for this one.
    whole = (answers.c.field == "") & (answers.c.code != "split_unconfirmed")
    changed = answers.c.field.in_([*returned.changes])
    connection.execute(delete(answers).where(answers.c.reference == named, whole | changed))
    connection.execute(update(return_forms).where(form).values(state=FormState.RETURNED))
    row = {"sha256": sha256, "token": returned.sent.form.token, "reference": named, "by": returned.by, "at": at}
    connection.execute(insert(joins).values(row))
    published = queries.outcome(connection, record.summary.sha256)
    if published is None:
        raise queries.unknown(named)
    split = record.order.split and any(each.code == "split_unconfirmed" for each in record.answers)
    entry = published_order(returned.order, returned.decision, returned.drafts, split_confirmed=split)
    put_outcome(connection, published.with_order(record.number, entry))
    detail = {
        "changes": {path: {"from": old, "to": new} for path, (old, new) in returned.changes.items()},
        "code": returned.decision.code,
        "by": returned.by,
        "fax": sha256,
        "reopened_after": record.closed_by,
        "reply": record.closed_text,
        "version": record.version + 1,
    }
    note(
        connection, at, PROGRAM, "joined", sha256=record.summary.sha256, reference=named,
        detail={name: value for name, value in detail.items() if value is not None},
    )  # fmt: skip
    note(connection, at, PROGRAM, "joined", sha256=sha256, detail={"order": named, "by": returned.by})
    settle_faxes(connection, named, at)


def settle_faxes(connection: Connection, reference: str, at: datetime) -> bool:
    """Bring the faxes of an order to the state of their orders: its own, and those that came back for it.

    Returns:
        whether the order's own fax is done.
    """
    own = connection.execute(select(orders.c.sha256).where(orders.c.reference == reference)).scalar_one()
    back = connection.execute(select(joins.c.sha256).where(joins.c.reference == reference)).scalars().all()
    done = False
    for sha256 in dict.fromkeys((own, *back)):
        left = select(func.count()).where(orders.c.sha256 == sha256, orders.c.state == OrderState.IN_REVIEW)
        elsewhere = (
            select(func.count())
            .select_from(joins.join(orders, joins.c.reference == orders.c.reference))
            .where(joins.c.sha256 == sha256, orders.c.state == OrderState.IN_REVIEW)
        )
        is_open = connection.execute(left).scalar_one() + connection.execute(elsewhere).scalar_one() > 0
        read = faxes.c.state.in_([FaxState.IN_REVIEW, FaxState.DONE])
        values = {"state": FaxState.IN_REVIEW, "done_at": None} if is_open else {"state": FaxState.DONE, "done_at": at}
        connection.execute(
            update(faxes).where(faxes.c.sha256 == sha256, read, faxes.c.state != values["state"]).values(values)
        )
        done = done or (sha256 == own and not is_open)
    return done
