"""Connections to PostgreSQL that notice a server which is gone without a word, or takes the question and never answers.

A machine that loses its power or its network closes nothing. Left to themselves both ends would wait for hours: we for
an answer, and the server for a client whose locks it holds for others to wait for. So

- the system asks the other end whether it is there (``keepalives``) and gives up what is not acknowledged, at both ends
  within ``GONE_AFTER_S``;
- a transaction that its client leaves lying is undone by the server after ``IDLE_S``;
- a server that is there but does not answer (it is frozen, its disk hangs, something between swallows the answer) is
  given up after ``ANSWER_WITHIN_S``; where it answers before, all goes on as if nothing had been.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator, Mapping
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus
from sqlalchemy import URL, Connection, Engine, create_engine, event, text

CONNECT_WITHIN_S = 10
GONE_AFTER_S = 25
ANSWER_WITHIN_S = 300.0
IDLE_S = 60

_ASK_AFTER_S, _ASK_EVERY_S, _ASK_TIMES = 10, 5, 3  # 10 + 3 · 5 = GONE_AFTER_S

LASTING: Mapping[str, str] = {
    "connect_timeout": f"{CONNECT_WITHIN_S}",
    "keepalives": "1",
    "keepalives_idle": f"{_ASK_AFTER_S}",
    "keepalives_interval": f"{_ASK_EVERY_S}",
    "keepalives_count": f"{_ASK_TIMES}",
    "tcp_user_timeout": f"{GONE_AFTER_S * 1000}",
}
"""As libpq takes them, in seconds but for the last; for its programs as well."""

_OF_THE_SERVER: Mapping[str, int | str] = {
    "tcp_keepalives_idle": _ASK_AFTER_S,
    "tcp_keepalives_interval": _ASK_EVERY_S,
    "tcp_keepalives_count": _ASK_TIMES,
    "tcp_user_timeout": f"{GONE_AFTER_S}s",
    "idle_in_transaction_session_timeout": f"{IDLE_S}s",
}


class _Connection(psycopg.Connection[Any]):
    """Waits for an answer ``answer_within_s`` at most; ``None``: for as long as it takes."""

    answer_within_s: float | None = ANSWER_WITHIN_S

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        try:
            return super().wait(gen, interval, self.answer_within_s if timeout is None else timeout)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.pgconn.finish()  # no answer came; one that comes later would be taken for that of another question
            raise

    def notifies(self, *, timeout: float | None = None, stop_after: int | None = None) -> Generator[psycopg.Notify]:
        """Waits for what others say, not for an answer. Whoever listens does nothing else with the connection."""
        self.answer_within_s = None
        return super().notifies(timeout=timeout, stop_after=stop_after)


def server_engine(url: URL, settings: Mapping[str, str] | None = None, **options: Any) -> Engine:
    """An engine for PostgreSQL. What the URL says of the connection stands.

    Args:
        url: of the server.
        settings: of each session, as the server names them.
        options: of SQLAlchemy's ``create_engine``.
    """
    session = " ".join(f"-c {name}={value}" for name, value in {**_OF_THE_SERVER, **(settings or {})}.items())
    arguments = {**options.pop("connect_args", {}), **LASTING, "options": session}
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={name: value for name, value in arguments.items() if name not in url.query},
        **options,
    )

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: Any, _record: Any, positional: Any, named: Any) -> Any:
        return _Connection.connect(*positional, **named)

    return engine


@contextlib.contextmanager
def taking_long(connection: Connection) -> Iterator[None]:
    """What is asked in here may take as long as it needs, and so may what is done between two questions.

    Args:
        connection: in a transaction, which ends in here or right after; of any kind of database.
    """
    driver = connection.connection.driver_connection
    if not isinstance(driver, _Connection):
        yield
        return
    connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
    driver.answer_within_s = None
    try:
        yield
    finally:
        del driver.answer_within_s
