"""That something happened, told cheaply: asked every second or so by whoever shows what stands in the books."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func, select

from intake.store.connect import reading
from intake.store.tables import audit, claims

_LATE_COMERS = 200
"""Numbers are drawn before a transaction commits: so far below the highest one seen, another may still turn up."""

_MOST = 2_000
_NO_NEWS = ("showed", "signed_in", "signed_out")
"""Who only came and looked changed nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen up to now: numbers of the audit trail, and who holds which order."""

    highest: int
    numbers: frozenset[int]
    held: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class News:
    """What changed since. ``references``: of these orders; ``anything``: something did, maybe with no order."""

    seen: Seen
    references: frozenset[str]
    anything: bool


class Changes:
    """Reached as ``Store.changes``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def since(self, seen: Seen | None, at: datetime) -> News:
        """What happened after ``seen``; ``None``: nothing yet, from now on."""
        with reading(self._engine) as connection:
            live = select(claims.c.reference, claims.c.held_by).where(claims.c.until > at)
            held = frozenset((row.reference, row.held_by) for row in connection.execute(live))
            highest = connection.execute(select(func.max(audit.c.id))).scalar() or 0
            floor = (seen.highest if seen is not None else highest) - _LATE_COMERS
            query = select(audit.c.id, audit.c.reference, audit.c.action).where(audit.c.id > floor)
            rows = connection.execute(query.order_by(audit.c.id.desc()).limit(_MOST)).all()
        now = Seen(highest, frozenset(row.id for row in rows if row.id > highest - _LATE_COMERS), held)
        if seen is None:
            return News(now, frozenset(), anything=False)
        fresh = [row for row in rows if row.id not in seen.numbers and row.action not in _NO_NEWS]
        moved = {reference for reference, _ in held ^ seen.held}
        named = {row.reference for row in fresh if row.reference is not None}
        return News(now, frozenset(named | moved), anything=bool(fresh or moved))
