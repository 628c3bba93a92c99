"""Finding orders by what is said on the phone: a name or a part of one, a number, the clinic, the doctor, a reference.

Every word must be the beginning of one that the order is found by (``indexing.words_of``), in any order. However common
a word is, the work is bounded: the rarest word is looked up first, and beyond ``FOUND_AT_MOST`` orders the answer is
that there are too many.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, case, func, select

from intake.model import Order
from intake.store import codec, indexing
from intake.store.connect import reading
from intake.store.queue_rows import Looker, QueueRow, rows_of
from intake.store.records import OrderState
from intake.store.tables import order_words, orders

FOUND_AT_MOST = 500
SHORTEST = 2
_MOST_WORDS = 8
_COUNTED_TO = 20_000
_LAST = "\U0010ffff"
_NUMBER = re.compile(r"(?<!\S)[+(]*\d(?:[\s+()/-]*\d){3,}(?=[\s,;.)]|$)")


@dataclass(frozen=True, slots=True)
class Hit:
    """An order that was found, with what it holds: patient data, to be written into the access log when shown."""

    row: QueueRow
    order: Order


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: open orders first, then the newest. ``more``: there are others that fit; ``too_many``: so many
    that those shown are not the newest of them all. ``too_short``: nothing was looked for."""

    hits: tuple[Hit, ...] = ()
    more: bool = False
    too_many: bool = False
    too_short: bool = False


class Searches:
    """Searching. Reached as ``Store.searches``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, text: str, who: Looker, at: datetime, *, limit: int = 25) -> Hits:
        """The orders that ``text`` fits, as ``who`` may see them: of protected ones no sign without the mark."""
        words = search_words(text)
        if not words:
            return Hits(too_short=True)
        with reading(self._engine) as connection:
            query = _fitting(connection, words)
            found = connection.execute(_newest(query, who).limit(limit + 1)).all() if query is not None else []
            more, kept = len(found) > limit, [row.reference for row in found[:limit]]
            texts = select(orders.c.reference, orders.c.order_json).where(orders.c.reference.in_(kept))
            held = {row.reference: row.order_json for row in connection.execute(texts)}
            rows = rows_of(connection, kept, who, at)
        hits = tuple(Hit(row, codec.ORDER.decode(held[row.reference])) for row in rows)
        return Hits(hits, more=more, too_many=more and found[0].looked_through > FOUND_AT_MOST)


def search_words(text: str) -> tuple[str, ...]:
    """What is looked for: the words of ``text`` as orders keep them, a number whole however it is written."""
    found: list[str] = []
    rest = text
    for number in _NUMBER.findall(text):
        found.append(indexing.joined(number))
        rest = rest.replace(number, " ")
    for word in rest.split():
        pieces = [piece for piece in indexing.parts(word) if piece]
        found += pieces[:-1] if len(pieces) > 1 else pieces  # the last of several is all of them joined
    if not any(len(word) >= SHORTEST for word in found):
        return ()
    return tuple(dict.fromkeys(word[: indexing.LONGEST_WORD] for word in found))[:_MOST_WORDS]


def _fitting(connection: Connection, words: tuple[str, ...]) -> Select[Any] | None:
    """The orders that have all the words, not more than ``FOUND_AT_MOST`` and one; ``None``: there are none."""
    counted = sorted((_how_many(connection, word), word) for word in words)
    fewest, rarest = counted[0]
    if fewest == 0:
        return None
    query = select(order_words.c.reference).where(_begins(order_words.c.word, rarest))
    for _, word in counted[1:]:
        other = order_words.alias()
        query = query.where(
            select(1).where(other.c.reference == order_words.c.reference, _begins(other.c.word, word)).exists()
        )
    return query.limit(FOUND_AT_MOST + 1)


def _newest(fitting: Select[Any], who: Looker) -> Select[Any]:
    """Their references, the newest open ones first; ``looked_through`` in every row: how many ``fitting`` gave."""
    found = fitting.cte("found")
    once = select(found.c.reference).distinct().subquery()  # two of an order's words may begin alike
    looked_through = select(func.count()).select_from(found).scalar_subquery().label("looked_through")
    query = select(orders.c.reference, looked_through).join_from(once, orders, once.c.reference == orders.c.reference)
    if not who.sees_protected:
        query = query.where(~orders.c.protected)
    is_open = case((orders.c.state == OrderState.IN_REVIEW, 0), else_=1)
    return query.order_by(is_open, orders.c.received_at.desc(), orders.c.reference)


def _how_many(connection: Connection, word: str) -> int:
    of_it = select(order_words.c.word).where(_begins(order_words.c.word, word)).limit(_COUNTED_TO)
    return connection.execute(select(func.count()).select_from(of_it.subquery())).scalar_one()


def _begins(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """As a range, which an index knows to read."""
    return (column >= word) & (column < word + _LAST)
