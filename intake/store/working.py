"""What happens to the faxes that are not read yet: their order, who has which in hand, and what people say about them.

A fax has rounds: each time that it is put back to be read once more its ``round`` grows by one, so that what was begun
for an earlier round knows that it is over.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from intake.errors import EngineError, IntakeError
from intake.model import FaxState
from intake.outcome import Outcome
from intake.store import arriving
from intake.store.connect import reading, writing
from intake.store.executing import clock
from intake.store.records import NotAllowedError
from intake.store.reviewing import refuse_nobody
from intake.store.tables import audit, executors, faxes, works

_STIRS = ("requeued", "read_again", "hastened")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fax that is not read yet. ``put_back_at``: when it was last put back to be read once more."""

    sha256: str
    round: int
    received_at: datetime
    urgent: bool
    put_back_at: datetime | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a fax is that is not read yet.

    ``step``: ``read`` or ``understand``; ``None``: nobody has begun. ``host`` and ``pid``: who has it in hand, since
    ``since``; ``None``: nobody. ``attempt`` counts from 1; ``next_try_at``: when the next is due. ``deaths``: so often
    a process died with it in hand.
    """

    sha256: str
    received_at: datetime
    urgent: bool
    put_back_at: datetime | None
    step: Literal["read", "understand"] | None
    host: str | None
    pid: int | None
    since: datetime | None
    attempt: int
    next_try_at: datetime | None
    deaths: int


@dataclass(frozen=True, slots=True)
class Deaths:
    """How often an executor died with a fax in hand: beside others, which may have been to blame, and alone."""

    beside: int = 0
    alone: int = 0


class Works:
    """Reached as ``Store.works``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # --- the engine's --------------------------------------------------------------------------------------------

    def waiting(self) -> tuple[Waiting, ...]:
        """Every fax that is not read yet, the oldest first."""
        with reading(self._engine) as connection:
            query = _waiting().order_by(faxes.c.received_at, faxes.c.sha256)
            return tuple(_as_waiting(row) for row in connection.execute(query))

    def of(self, sha256: str) -> Waiting | None:
        """One of them; ``None``: it is read, in quarantine, or never came."""
        with reading(self._engine) as connection:
            row = connection.execute(_waiting().where(faxes.c.sha256 == sha256)).one_or_none()
            return _as_waiting(row) if row is not None else None

    def deaths(self, sha256: str, token: str) -> Deaths:
        """How often an executor died with the fax in hand, one that has not said so itself included."""
        with reading(self._engine) as connection:
            row = connection.execute(select(works).where(works.c.sha256 == sha256)).one_or_none()
            return _deaths(row, token) if row is not None else Deaths()

    def begin(
        self, sha256: str, round_: int, step: str, *, executor: str, token: str, attempt: int, alone: bool
    ) -> bool:
        """Write down that a step begins. Whoever had the fax in hand in another run died over it, and that is counted.

        Returns:
            whether the fax still waits in this round; nothing is written otherwise.
        """
        with writing(self._engine) as connection:
            state = select(faxes.c.state, faxes.c.round).where(faxes.c.sha256 == sha256).with_for_update()
            fax = connection.execute(state).one_or_none()
            if fax is None or fax.state != FaxState.WAITING or fax.round != round_:
                return False
            row = connection.execute(select(works).where(works.c.sha256 == sha256)).one_or_none()
            deaths = _deaths(row, token) if row is not None and row.round == round_ else Deaths()
            values: dict[str, Any] = {
                "round": round_,
                "executor": executor,
                "token": token,
                "step": step,
                "since": clock(connection),
                "attempt": attempt,
                "next_try_at": None,
                "deaths": deaths.beside,
                "deaths_alone": deaths.alone,
                "alone": alone,
            }
            if row is None:
                connection.execute(insert(works).values(sha256=sha256, **values))
            else:
                connection.execute(update(works).where(works.c.sha256 == sha256).values(values))
            return True

    def again_at(self, sha256: str, token: str, at: datetime) -> None:
        """Write down that a step failed and when it is tried again; until then nobody has the fax in hand."""
        with writing(self._engine) as connection:
            mine = (works.c.sha256 == sha256) & (works.c.token == token)
            connection.execute(update(works).where(mine).values(executor=None, token=None, next_try_at=at))

    def end(self, sha256: str) -> None:
        """Forget how far a fax is that waits no more."""
        with writing(self._engine) as connection:
            over = select(faxes.c.sha256).where(faxes.c.sha256 == sha256, faxes.c.state != FaxState.WAITING)
            connection.execute(delete(works).where(works.c.sha256.in_(over)))

    def over(self, begun: Collection[tuple[str, int]]) -> frozenset[tuple[str, int]]:
        """Those of ``begun`` (SHA-256 and round) that wait no more in that round."""
        if not begun:
            return frozenset()
        with reading(self._engine) as connection:
            query = select(faxes.c.sha256, faxes.c.round).where(
                faxes.c.sha256.in_({sha256 for sha256, _ in begun}), faxes.c.state == FaxState.WAITING
            )
            still = {(row.sha256, row.round) for row in connection.execute(query)}
            return frozenset(begun) - still

    def next_round(self, sha256: str, round_: int) -> Waiting | None:
        """Put a waiting fax into a new round, where ``round_`` is its. ``None``: somebody did, or it is read."""
        with writing(self._engine) as connection:
            if not _bump(connection, sha256, round_):
                return None
            return _as_waiting(connection.execute(_waiting().where(faxes.c.sha256 == sha256)).one())

    def stirred(self, after: int | None) -> tuple[int, bool]:
        """Whether a person put a fax back or hurried one since the entry ``after`` of the audit trail.

        Returns:
            the newest entry, to ask with the next time; and the answer, ``False`` the first time (``None``).
        """
        with reading(self._engine) as connection:
            newest = connection.execute(select(func.max(audit.c.id))).scalar() or 0
            if after is None or newest == after:
                return newest, False
            query = select(audit.c.id).where(audit.c.id > after, audit.c.action.in_(_STIRS)).limit(1)
            return newest, connection.execute(query).first() is not None

    # --- people's ------------------------------------------------------------------------------------------------

    def progress(self) -> tuple[Progress, ...]:
        """How far each fax is that is not read yet: what is in hand first, then urgent ones, then the oldest."""
        with reading(self._engine) as connection:
            query = (
                select(faxes, works.c.step, works.c.since, works.c.attempt, works.c.next_try_at, works.c.deaths)
                .add_columns(works.c.deaths_alone, executors.c.host, executors.c.pid)
                .outerjoin(works, (works.c.sha256 == faxes.c.sha256) & (works.c.round == faxes.c.round))
                .outerjoin(
                    executors,
                    (executors.c.id == works.c.executor)
                    & (executors.c.token == works.c.token)
                    & executors.c.dead_at.is_(None),
                )
                .where(faxes.c.state == FaxState.WAITING)
                .order_by(executors.c.id.is_(None), faxes.c.urgent.desc(), faxes.c.received_at, faxes.c.sha256)
            )
            return tuple(
                Progress(
                    sha256=row.sha256,
                    received_at=row.received_at,
                    urgent=row.urgent,
                    put_back_at=row.put_back_at,
                    step=row.step,
                    host=row.host,
                    pid=row.pid,
                    since=row.since if row.host is not None else None,
                    attempt=row.attempt or 0,
                    next_try_at=row.next_try_at,
                    deaths=(row.deaths or 0) + (row.deaths_alone or 0),
                )
                for row in connection.execute(query)
            )

    def in_hand(self) -> int:
        """How many faxes are being read just now."""
        with reading(self._engine) as connection:
            query = select(func.count()).select_from(works).join(faxes, faxes.c.sha256 == works.c.sha256)
            held = query.where(works.c.executor.is_not(None), faxes.c.state == FaxState.WAITING)
            return connection.execute(held).scalar_one()

    def cancel(self, outcome: Outcome, error: IntakeError, who: str, at: datetime) -> None:
        """A person stops a fax that is not read yet: waiting → quarantined, so that a person sees to it.

        Args:
            outcome: the published object (``outcome.build_quarantined``), made from ``error``.
            error: see ``cancelled``.
            who: the person's name.
            at: aware.

        Raises:
            NotAllowedError: ``not_waiting``; ``name_needed``.
        """
        refuse_nobody(who)
        with writing(self._engine) as connection:
            if not arriving.quarantine(connection, outcome=outcome, error=error, at=at, who=who):
                raise _not_waiting()

    def hasten(self, sha256: str, who: str, at: datetime) -> None:
        """A person says that a fax that is not read yet is urgent: it goes before the others.

        Raises:
            NotAllowedError: ``not_waiting``; ``name_needed``.
        """
        refuse_nobody(who)
        with writing(self._engine) as connection:
            if arriving.state_for_update(connection, sha256) is not FaxState.WAITING:
                raise _not_waiting()
            query = select(faxes.c.urgent, faxes.c.round).where(faxes.c.sha256 == sha256)
            fax = connection.execute(query).one()
            if fax.urgent:
                return
            connection.execute(update(faxes).where(faxes.c.sha256 == sha256).values(urgent=True))
            begun = connection.execute(select(works.c.executor).where(works.c.sha256 == sha256)).scalar()
            if begun is None:  # what somebody has in hand goes on; the others are queued anew, farther to the front
                _bump(connection, sha256, fax.round)
            arriving.note(connection, at, who, "hastened", sha256=sha256, detail={"urgent": True})


def cancelled(who: str) -> EngineError:
    """Why a fax that a person stopped is in quarantine."""
    return EngineError(
        "cancelled",
        f"Avbruten av {who}. Läs faxet för hand, eller läs det igen.",
        f"Cancelled by {who}. Read the fax by hand, or have it read again.",
    )


def _bump(connection: Connection, sha256: str, round_: int) -> bool:
    here = (faxes.c.sha256 == sha256) & (faxes.c.round == round_) & (faxes.c.state == FaxState.WAITING)
    return connection.execute(update(faxes).where(here).values(round=round_ + 1)).rowcount == 1


def _deaths(row: Any, token: str) -> Deaths:
    """What the row says, and one more where another run had the fax in hand and never let go."""
    died = row.executor is not None and row.token != token
    return Deaths(
        beside=row.deaths + (1 if died and not row.alone else 0),
        alone=row.deaths_alone + (1 if died and row.alone else 0),
    )


def _waiting() -> Any:
    columns = (faxes.c.sha256, faxes.c.round, faxes.c.received_at, faxes.c.urgent, faxes.c.put_back_at)
    return select(*columns).where(faxes.c.state == FaxState.WAITING)


def _as_waiting(row: Any) -> Waiting:
    return Waiting(row.sha256, row.round, row.received_at, row.urgent, row.put_back_at)


def _not_waiting() -> NotAllowedError:
    return NotAllowedError(
        "not_waiting",
        "Faxet väntar inte på att läsas: det är redan läst eller i karantän.",
        "The fax does not wait to be read: it is read already, or in quarantine.",
    )
