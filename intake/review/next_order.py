"""Which order opens when one is done: the first of the queue that nobody else works on."""

from __future__ import annotations

from intake.review.person import Person
from intake.store import OrderState, Store

_LOOKED_AT = 50


def next_order(store: Store, person: Person, after: str) -> str | None:
    """The reference of the order that ``person`` takes after ``after``; ``None`` where nothing is left for them.

    The queue's own order decides: urgent ones first, then the oldest. Orders that a protected identity hides from
    ``person`` are passed over.
    """
    for line in store.list_orders(states={OrderState.IN_REVIEW}, limit=_LOOKED_AT):
        if line.state is not OrderState.IN_REVIEW or line.reference == after:
            continue
        if person.sees_protected or not line.protected:
            return line.reference
    return None
