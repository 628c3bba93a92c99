"""Bringing the tables up to date, with a back-up first."""

from __future__ import annotations

import contextlib
import fcntl
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from intake.errors import StoreError
from intake.store.connect import reading, sqlite_file, translated, writing
from intake.store.indexing import refill
from intake.store.server import taking_long

HEAD = "0007"
"""The newest migration; a test compares it with the folder. Kept here so that a start need not load Alembic."""

_FOLDER = Path(__file__).parent / "migrations"
_ADVISORY_LOCK = 0x696E74616B65  # "intake"


def bring_up_to_date(engine: Engine, backup_dir: Path | None) -> None:
    """Migrate to ``HEAD`` under a lock; does nothing where that is reached.

    An existing SQLite database is copied to ``backup_dir`` first, under a name with its version and the time.

    Raises:
        StoreError: the database failed, or was written by a newer program.
    """
    if _version_of(engine) == HEAD:
        return
    with _only_one(engine):
        version = _version_of(engine)
        if version == HEAD:
            return
        _refuse_newer(version)
        if version is not None and backup_dir is not None:
            _back_up(engine, backup_dir, version)
        with writing(engine) as connection, taking_long(connection):
            _upgrade(connection)
            refill(connection)


def require_current(engine: Engine) -> None:
    """Does nothing where the database is at ``HEAD``; for readers, which change nothing.

    Raises:
        StoreError: the database failed, is older than the program, or newer.
    """
    version = _version_of(engine)
    if version == HEAD:
        return
    _refuse_newer(version)
    raise StoreError(
        "old_database",
        "Databasen är äldre än programmet. Starta intake (”intake run”) en gång, så uppdateras den.",
        "The database is older than the program. Start intake (`intake run`) once and it is brought up to date.",
    )


def _version_of(engine: Engine) -> str | None:
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return version


def _refuse_newer(version: str | None) -> None:
    if version is not None and version > HEAD:
        raise StoreError(
            "new_database",
            "Databasen skrevs av en nyare version av programmet. Installera den versionen, eller återställ en kopia.",
            "The database was written by a newer version of the program. Install that one, or restore a back-up.",
        )


def _upgrade(connection: Connection) -> None:
    from alembic import command  # loaded only when there is something to migrate: it takes long
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(
            "migration_failed",
            "Databasen går inte att uppdatera till den här versionen. Kör den äldre versionen eller hör av dig.",
            "The database cannot be brought up to this version. Run the older version, or call support.",
        ) from error


@contextlib.contextmanager
def _only_one(engine: Engine) -> Iterator[None]:
    """Hold off every other process that wants to migrate the same database."""
    if (database := sqlite_file(engine)) is not None:
        try:
            with database.with_name(f"{database.name}.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError as error:
            raise _disk_failed(error) from error
        return
    with translated(), engine.connect() as connection:
        with taking_long(connection):  # until another is through
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _ADVISORY_LOCK})
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _ADVISORY_LOCK})
            connection.commit()


def _back_up(engine: Engine, backup_dir: Path, version: str) -> None:
    """A whole copy, made by SQLite itself so that it holds what was committed, under its final name only when whole."""
    database = sqlite_file(engine)
    if database is None:
        return  # PostgreSQL is backed up by whoever runs it
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = backup_dir / f"{database.stem}-{version}-{stamp}.sqlite"
    part = copy.with_suffix(".part")
    try:
        backup_dir.mkdir(mode=0o750, parents=True, exist_ok=True)
        with (
            translated(),
            contextlib.closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as source,
            contextlib.closing(sqlite3.connect(part)) as target,
        ):
            source.backup(target)
        part.chmod(0o640)
        part.rename(copy)
    except OSError as error:
        raise _disk_failed(error) from error


def _disk_failed(error: OSError) -> StoreError:
    return StoreError(
        "backup_failed",
        f"Databasen kunde inte säkerhetskopieras före uppdatering ({error.strerror}). Kontrollera disken.",
        f"The database could not be backed up before its update ({error.strerror}). Check the disk.",
    )
