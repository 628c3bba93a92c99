"""The whole database as one file, at one moment, while others write; and back.

SQLite is copied by its own back-up call in a single step, so that no writer is held up and none is half seen.
PostgreSQL is written by ``pg_dump`` (custom format) from the very snapshot in which the books are read here. The tables
of the workflow engine are left out: what they hold is made anew from ours.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, inspect, make_url, text

from intake.errors import StoreError
from intake.store import queries
from intake.store.balance import PREFIXES
from intake.store.connect import engine_for, reading, sqlite_file, translated, writing
from intake.store.migrate import bring_up_to_date, require_current
from intake.store.records import Books
from intake.store.server import LASTING, taking_long

ENGINE_SCHEMA = "intake_engine"
NAMES = {"sqlite": "database.sqlite", "postgresql": "database.dump"}
"""The file of a snapshot, by the kind of database."""

_BINARIES = "/usr/lib/postgresql"  # Debian keeps the programs of each version there, and the newest reads all


def write_snapshot(url: str, folder: Path, take: Callable[[Books], object]) -> Path:
    """Write the database into ``folder`` and read the books of the same moment.

    Args:
        url: as for ``open_store``.
        folder: exists; gets ``database.sqlite`` or ``database.dump``, readable by our own account only.
        take: is given the books piece by piece, so that they are never in memory at once.

    Raises:
        StoreError: the database does not answer, is not of this version, or cannot be written there;
            ``no_pg_dump``: the program is not installed.
        OSError: the disk failed.
    """
    engine = engine_for(url, read_only=True)
    try:
        require_current(engine)
        target = folder / NAMES[engine.dialect.name]
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
        write = _from_sqlite if engine.dialect.name == "sqlite" else _from_server
        write(engine, target, take)
        return target
    finally:
        engine.dispose()


@contextlib.contextmanager
def read_snapshot(source: Path) -> Iterator[Callable[[str], Books] | None]:
    """The books in a snapshot of SQLite, to be read as by ``Store.books``; ``None`` for one of PostgreSQL, which only a
    server can read.

    One of an older program is brought up to date in a copy.

    Raises:
        StoreError: it is damaged, or of a newer program.
    """
    if source.name != NAMES["sqlite"]:
        _run([_program("pg_restore"), "--list", str(source)], {})
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        if not _is_current(source):
            source = Path(shutil.copy(source, folder))
            with _opened(f"sqlite:///{source}") as engine:
                bring_up_to_date(engine, None)
        with _opened(f"sqlite:///{source.absolute()}", read_only=True) as engine, reading(engine) as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if found != "ok":
                raise _damaged()
            yield partial(queries.books_in, connection)


def _is_current(source: Path) -> bool:
    with _opened(f"sqlite:///{source.absolute()}", read_only=True) as engine:
        try:
            require_current(engine)
        except StoreError as error:
            if error.code != "old_database":
                raise
            return False
    return True


def is_empty(url: str) -> bool:
    """Whether a snapshot can be put at ``url``: no file of SQLite, and on a server no table of ours.

    Raises:
        StoreError: the server does not answer.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return not Path(parsed.database or "").exists()
    with _opened(url, read_only=True) as engine, reading(engine) as connection:
        return not inspect(connection).has_table("alembic_version")


def put_snapshot(source: Path, url: str) -> None:
    """Put a snapshot where there is nothing yet: all of it or nothing.

    Nobody is signed in afterwards and nobody works on anything; the folder of originals is to be any that has none yet.

    Raises:
        StoreError: the snapshot is of the other kind of database, or cannot be read; the server does not answer.
        OSError: the disk failed.
    """
    parsed = make_url(url)
    if source.name != NAMES[parsed.get_backend_name()]:
        raise StoreError(
            "other_database",
            f"Säkerhetskopian är av en annan sorts databas ({source.name}). Ändra storage.database.",
            f"The back-up is of another kind of database ({source.name}). Change storage.database.",
        )
    if parsed.get_backend_name() == "sqlite":
        target = Path(parsed.database or "").absolute()
        target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(source, part)
        part.chmod(0o640)
        with part.open("rb") as stream:
            os.fsync(stream.fileno())
        part.rename(target)
    else:
        arguments = ["--single-transaction", "--no-owner", "--no-privileges", "--exit-on-error", str(source)]
        _run([_program("pg_restore"), "--dbname", _without_password(url), *arguments], _password(url))
    with _opened(url) as engine, writing(engine) as connection:
        for table in ("sessions", "claims"):
            connection.execute(text(f"DELETE FROM {table}"))
        if inspect(connection).has_table("executors"):  # since 0005
            connection.execute(text("UPDATE works SET executor = NULL, token = NULL"))
            connection.execute(text("DELETE FROM executors"))
            connection.execute(text("DELETE FROM marks WHERE name = 'belongs-to'"))


def _from_sqlite(engine: Engine, target: Path, take: Callable[[Books], object]) -> None:
    database = sqlite_file(engine)
    assert database is not None
    with (
        translated(),
        contextlib.closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as source,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)  # one step: a copy in many starts again whenever somebody writes
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, which can be read where nothing may be written
    with _opened(f"sqlite:///{target.absolute()}", read_only=True) as copied, reading(copied) as connection:
        _tell(connection, take)


def _from_server(engine: Engine, target: Path, take: Callable[[Books], object]) -> None:
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with reading(engine) as connection, taking_long(connection):
        snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        _tell(connection, take)
        arguments = ["--format=custom", f"--snapshot={snapshot}", f"--exclude-schema={ENGINE_SCHEMA}"]
        arguments += ["--no-owner", "--no-privileges", "--file", str(target), "--dbname", _without_password(url)]
        _run([_program("pg_dump"), *arguments], _password(url))


def _tell(connection: Connection, take: Callable[[Books], object]) -> None:
    for prefix in PREFIXES:
        take(queries.books_in(connection, prefix))


@contextlib.contextmanager
def _opened(url: str, *, read_only: bool = False) -> Iterator[Engine]:
    engine = engine_for(url, read_only=read_only)
    try:
        yield engine
    finally:
        engine.dispose()


def _program(name: Literal["pg_dump", "pg_restore"]) -> str:
    versions = sorted(Path(_BINARIES).glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which(name)
    if found is None:
        raise StoreError(
            f"no_{name}",
            f"Programmet {name} finns inte. Installera PostgreSQL:s klientprogram (postgresql-client) i samma version "
            "som servern eller nyare.",
            f"The program {name} is not there. Install PostgreSQL's client (postgresql-client) of the server's version "
            "or newer.",
        )
    return found


def _run(command: Sequence[str], environment: dict[str, str]) -> None:
    """What the program says is not passed on: it may quote rows."""
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return
    if "No space left on device" in done.stderr:
        raise OSError(28, os.strerror(28))
    name = Path(command[0]).name
    if "version mismatch" in done.stderr:
        raise StoreError(
            "pg_version",
            f"{name} är äldre än servern. Installera postgresql-client i serverns version eller nyare.",
            f"{name} is older than the server. Install postgresql-client of the server's version or newer.",
        )
    raise StoreError(
        "pg_failed",
        f"{name} misslyckades (status {done.returncode}). Kontrollera databasen, kontots rättigheter och disken.",
        f"{name} failed (status {done.returncode}). Check the database, the account's rights and the disk.",
    )


def _without_password(url: str) -> str:
    bare = make_url(url).set(drivername="postgresql", password=None)
    return bare.set(query={**LASTING, **bare.query}).render_as_string(hide_password=False)


def _password(url: str) -> dict[str, str]:
    """In the environment, where other accounts cannot read it as they can a command line."""
    password = make_url(url).password
    return {"PGPASSWORD": str(password)} if password else {}


def _damaged() -> StoreError:
    return StoreError(
        "snapshot_damaged",
        "Databasen i säkerhetskopian är skadad. Använd en annan generation.",
        "The database in the back-up is damaged. Use another generation.",
    )
