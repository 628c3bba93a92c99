"""What colleagues said of an order goes with its pages: whose it is, whether it is urgent, and their remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from intake.store import queries
from intake.store.tables import orders, remarks

Pages = tuple[int, ...]


def origins_of(pages: Pages, before: Mapping[str, Pages]) -> tuple[str, ...]:
    """The orders that ``pages`` lay in, the one that held most of them first. Pure."""
    shared = {named: len(set(pages) & set(held)) for named, held in before.items()}
    return tuple(sorted((named for named in shared if shared[named]), key=lambda named: (-shared[named], named)))


def pages_of(connection: Connection, references: Sequence[str]) -> dict[str, Pages]:
    """Each order's pages."""
    return {named: queries.order_record(connection, named).order.pages for named in references}


def inherit(connection: Connection, reference: str, origins: Sequence[str]) -> None:
    """Let a new order have what was said of those that its pages came from.

    It is with whom the first of them is that is with somebody, urgent where one of them was made so, and not urgent
    against the fax only where all of them were. Remarks are copied: they stay with the old orders too.
    """
    if not origins:
        return
    columns = (orders.c.reference, orders.c.assigned_to, orders.c.urgent_by_hand)
    found = {row.reference: row for row in connection.execute(select(*columns).where(orders.c.reference.in_(origins)))}
    rows = [found[named] for named in origins]
    values: dict[str, Any] = {"assigned_to": next((row.assigned_to for row in rows if row.assigned_to), None)}
    urgent = [row.urgent_by_hand for row in rows]
    if True in urgent or all(each is False for each in urgent):
        values |= {"urgent": True in urgent, "urgent_by_hand": True in urgent}
    connection.execute(update(orders).where(orders.c.reference == reference).values(values))
    said = (remarks.c.at, remarks.c.who, remarks.c.text)
    kept = connection.execute(select(*said).where(remarks.c.reference.in_(origins)).order_by(remarks.c.id)).all()
    if kept:
        row = [{"reference": reference, "at": each.at, "who": each.who, "text": each.text} for each in kept]
        connection.execute(insert(remarks), row)
