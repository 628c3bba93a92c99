"""Connecting: SQLite on a local disk or PostgreSQL, with the settings that keep what was committed.

SQLite runs in WAL mode with ``synchronous=FULL``; every writing transaction begins as a writer, so that two of them
queue up instead of failing half-way. Times that a lock is waited for are bounded.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from intake.disk import NETWORK_FILE_SYSTEMS, file_system_of, mounts
from intake.errors import ConfigError, StoreError
from intake.store.server import server_engine

BUSY_TIMEOUT_S = 30.0
_READING = "intake_reading"


def engine_for(url: str, *, read_only: bool = False) -> Engine:
    """An engine for ``sqlite:///…``, ``postgresql://…`` or ``postgresql+psycopg://…``.

    Raises:
        ConfigError: another kind of database, or SQLite on a network file system.
        StoreError: the file cannot be made.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise _bad_url() from error  # never the URL itself: it may hold a password
    match parsed.get_backend_name():
        case "sqlite":
            return _sqlite(parsed, read_only)
        case "postgresql":
            return server_engine(
                parsed,
                # A person waits for each answer: starting parallel workers takes longer than they save there.
                {"max_parallel_workers_per_gather": "0"},
                connect_args={
                    "application_name": "intake",
                    "prepare_threshold": None,  # a plan made for any word is a bad one for common words
                },
                execution_options={"postgresql_readonly": True} if read_only else {},
            )
        case _:
            raise _bad_url()


def sqlite_file(engine: Engine) -> Path | None:
    """The database's file, or ``None`` where it is no file of ours."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return None
    return Path(engine.url.database)


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """What the database says, as our own error."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(
            "database_failed",
            f"Databasen svarar inte som den ska ({type(error).__name__}). Kontrollera disk och databas; "
            "nytt försök görs.",
            f"The database does not answer as it should ({type(error).__name__}). Check disk and database; "
            "it will be tried again.",
        ) from error


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: committed at the end, undone on any error.

    Raises:
        StoreError: the database failed.
    """
    with translated(), engine.begin() as connection:
        yield connection


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees a single moment and changes nothing.

    Raises:
        StoreError: the database failed.
    """
    options = {_READING: True}
    if engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}  # type: ignore[dict-item]
    with translated(), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def refuse_network_file_system(path: Path, mountinfo: str) -> None:
    """Does nothing where ``path`` lies on a local disk.

    Args:
        path: absolute, links resolved.
        mountinfo: the text of ``/proc/self/mountinfo``; empty where the system has none (then nothing is refused).

    Raises:
        ConfigError: ``network_file_system``.
    """
    kind = file_system_of(path, mountinfo)
    if kind in NETWORK_FILE_SYSTEMS:
        raise ConfigError(
            "network_file_system",
            f"SQLite-databasen ligger på ett nätverksfilsystem ({kind}), där den kan skadas. "
            "Flytta storage.var till en lokal disk eller använd PostgreSQL.",
            f"The SQLite database lies on a network file system ({kind}), where it can be damaged. "
            "Move storage.var to a local disk or use PostgreSQL.",
        )


def _sqlite(url: URL, read_only: bool) -> Engine:
    if not url.database or url.database == ":memory:":
        raise _bad_url()
    path = Path(url.database).absolute()
    refuse_network_file_system(path.resolve(), mounts())
    if not read_only:
        try:
            path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
            path.touch(mode=0o640)  # patient data; what SQLite lays beside it takes the same mode
        except OSError as error:
            raise StoreError(
                "no_database",
                f"Databasen går inte att skapa ({error.strerror}). Kontrollera storage.var.",
                f"The database cannot be made ({error.strerror}). Check storage.var.",
            ) from error
    mode = "ro" if read_only else "rwc"
    target = f"{path.as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(target, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)

    engine = create_engine(url.set(database=str(path)), creator=connect)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        just_reading = read_only or connection.get_execution_options().get(_READING)
        connection.exec_driver_sql("BEGIN" if just_reading else "BEGIN IMMEDIATE")

    return engine


def _bad_url() -> ConfigError:
    return ConfigError(
        "bad_database_url",
        "storage.database ska vara tom, sqlite:///… (en fil) eller postgresql://….",
        "storage.database must be empty, sqlite:///… (a file) or postgresql://….",
    )
