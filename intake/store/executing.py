"""The processes that work on these books: each says at intervals that it lives, and is declared dead once.

All times are on the database's clock, so that machines whose clocks differ agree on who is late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from intake.errors import ConfigError
from intake.store.connect import reading, writing
from intake.store.tables import executors, marks, works


@dataclass(frozen=True, slots=True)
class Executor:
    """One process. ``silent_s``: since it last said that it lives, on the database's clock; below 0: that was set back.

    ``token`` is of this very run; ``beats`` grows by one with every beat.
    """

    id: str
    token: str
    host: str
    pid: int
    roles: tuple[str, ...]
    version: str
    started_at: datetime
    beat_at: datetime
    beats: int
    silent_s: float
    dead: bool


class Executors:
    """Reached as ``Store.executors``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def enter(
        self, id_: str, *, token: str, host: str, pid: int, roles: tuple[str, ...], version: str, fresh_s: float
    ) -> None:
        """Write down that a run begins. An earlier run of the same name has lost its place from now on.

        Args:
            id_: the same at every start.
            token: of this run alone.
            host: the machine's name.
            pid: of the process.
            roles: what it does.
            version: of the program.
            fresh_s: who said within so many seconds that it lives, on another machine, keeps the name.

        Raises:
            ConfigError: ``executor_twice``: another machine works under this name.
        """
        with writing(self._engine) as connection:
            now = clock(connection)
            found = connection.execute(select(executors).where(executors.c.id == id_).with_for_update()).one_or_none()
            if found is not None and found.host != host and found.dead_at is None:
                silent_s = (now - found.beat_at).total_seconds()
                if 0 <= silent_s < fresh_s:
                    raise _twice(found.host)
            if found is not None and found.dead_at is None:
                _speak_for_suspects(connection, found.token)
            connection.execute(delete(executors).where(executors.c.id == id_))
            row = {
                "id": id_,
                "token": token,
                "host": host,
                "pid": pid,
                "roles": " ".join(roles),
                "version": version,
                "started_at": now,
                "beat_at": now,
                "beats": 0,
            }
            connection.execute(insert(executors).values(row))

    def beat(self, id_: str, token: str) -> bool:
        """Say that the run lives. ``False``: it was declared dead, or another run has its name."""
        with writing(self._engine) as connection:
            mine = (executors.c.id == id_) & (executors.c.token == token) & executors.c.dead_at.is_(None)
            values = {"beat_at": clock(connection), "beats": executors.c.beats + 1}
            return connection.execute(update(executors).where(mine).values(values)).rowcount == 1

    def leave(self, id_: str, token: str) -> None:
        """Write down that the run ended as it should, and that nobody died over what it had in hand."""
        with writing(self._engine) as connection:
            mine = (executors.c.id == id_) & (executors.c.token == token)
            connection.execute(update(executors).where(mine).values(dead_at=clock(connection), dead_by=id_))
            connection.execute(update(works).where(works.c.token == token).values(executor=None, token=None))

    def all(self) -> tuple[Executor, ...]:
        """Every run that is known, the oldest first."""
        with reading(self._engine) as connection:
            now = clock(connection)
            rows = connection.execute(select(executors).order_by(executors.c.started_at, executors.c.id)).all()
            return tuple(
                Executor(
                    id=row.id,
                    token=row.token,
                    host=row.host,
                    pid=row.pid,
                    roles=tuple(row.roles.split()),
                    version=row.version,
                    started_at=row.started_at,
                    beat_at=row.beat_at,
                    beats=row.beats,
                    silent_s=(now - row.beat_at).total_seconds(),
                    dead=row.dead_at is not None,
                )
                for row in rows
            )

    def declare_dead(self, seen: Executor, by: str) -> bool:
        """Declare a run dead that has not said anything since it was ``seen``. Returns whether it was this call."""
        with writing(self._engine) as connection:
            still = (
                (executors.c.id == seen.id)
                & (executors.c.token == seen.token)
                & (executors.c.beats == seen.beats)
                & executors.c.dead_at.is_(None)
            )
            values = {"dead_at": clock(connection), "dead_by": by}
            died = connection.execute(update(executors).where(still).values(values)).rowcount == 1
            if died:
                _speak_for_suspects(connection, seen.token)
            return died

    def forget(self, older_than: timedelta) -> int:
        """Delete those dead for so long. Returns how many."""
        with writing(self._engine) as connection:
            long_ago = executors.c.dead_at < clock(connection) - older_than
            return connection.execute(delete(executors).where(long_ago)).rowcount

    def mark(self, name: str, value: str) -> str:
        """Write ``value`` under ``name`` unless something stands there; returns what stands there now."""
        with writing(self._engine) as connection:
            dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
            row = dialect.insert(marks).values(name=name, value=value)
            connection.execute(row.on_conflict_do_nothing())
            return str(connection.execute(select(marks.c.value).where(marks.c.name == name)).scalar_one())

    def marked(self, name: str) -> str | None:
        """What stands under ``name``."""
        with reading(self._engine) as connection:
            return connection.execute(select(marks.c.value).where(marks.c.name == name)).scalar()


def clock(connection: Connection) -> datetime:
    """Now, on the database's clock. SQLite has none but this machine's."""
    if connection.dialect.name == "sqlite":
        return datetime.now(UTC)
    moment: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
    return moment.astimezone(UTC)


def _speak_for_suspects(connection: Connection, token: str) -> None:
    """A run died. Where it had no suspect in hand alone, something else kills processes here, and one death of every
    suspect is put down to that.

    A suspect's last death is not counted yet where its row still names a run that lives no more.
    """
    if connection.execute(select(works.c.sha256).where(works.c.token == token, works.c.alone).limit(1)).first():
        return
    living = select(executors.c.token).where(executors.c.dead_at.is_(None))
    uncounted = works.c.alone & works.c.executor.is_not(None) & works.c.token.not_in(living)
    counted = works.c.deaths_alone > 0
    fewer = {"deaths_alone": works.c.deaths_alone - 1}
    connection.execute(update(works).where(counted & ~func.coalesce(uncounted, False)).values(fewer))
    connection.execute(update(works).where(uncounted).values(executor=None, token=None))


def _twice(host: str) -> ConfigError:
    return ConfigError(
        "executor_twice",
        f"En intake på datorn ”{host}” arbetar redan under samma namn. Ge varje dator en egen mapp storage.var; "
        "är den mappen kopierad, ta bort ”executors” i kopian. Har datorn bytt namn: vänta en minut.",
        f'An intake on the machine "{host}" works under the same name already. Give each machine a folder storage.var '
        'of its own; where it was copied, remove "executors" in the copy. If the machine was renamed: wait a minute.',
    )
