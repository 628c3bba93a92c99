"""Opening: migrations, back-ups, locks, and what is refused."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from intake.errors import ConfigError, StoreError
from intake.store import Store, migrate, open_store
from intake.store.connect import refuse_network_file_system
from intake.store.tables import metadata
from tests.unit.store.made import SHA, arrive, save

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /srv/shared rw shared:2 - nfs4 server:/export rw
31 30 8:2 / /srv/shared/fast\\040disk rw shared:3 - xfs /dev/sdb rw
"""


def test_the_migrations_make_the_tables_of_the_program(store: Store) -> None:
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_migration_is_the_one_the_program_knows() -> None:
    folder = Path(migrate.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == migrate.HEAD


def test_what_was_committed_is_there_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'intake.sqlite'}"
    first = open_store(url)
    arrive(first)
    save(first)
    first.close()
    second = open_store(url)
    assert [line.sha256 for line in second.list_orders()] == [SHA]
    second.close()


def test_many_that_open_a_fresh_database_at_once_migrate_it_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'intake.sqlite'}"
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: open_store(url), range(6)))
    for number, store in enumerate(stores):
        assert arrive(store, key=str(number)) == ("repeat" if number else "new")
        store.close()


def test_sqlite_keeps_what_it_committed(store: Store) -> None:
    with store._engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_other_accounts_cannot_read_the_database(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'intake.sqlite'}")
    arrive(store)
    files = [path for path in tmp_path.iterdir() if path.suffix != ".lock"]
    assert {path.name for path in files} == {"intake.sqlite", "intake.sqlite-wal", "intake.sqlite-shm"}
    assert {path.stat().st_mode & 0o007 for path in files} == {0}
    store.close()


def test_a_database_is_backed_up_whole_before_it_is_migrated(tmp_path: Path) -> None:
    database, backup = tmp_path / "intake.sqlite", tmp_path / "backup"
    store = open_store(f"sqlite:///{database}", backup)
    arrive(store)
    store.close()
    assert not backup.exists()  # nothing was there to be copied

    # A database as an older program left it: the same tables under an older number, and no way up from there.
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreError) as failure:
        open_store(f"sqlite:///{database}", backup)
    assert failure.value.code == "migration_failed"
    (copy,) = backup.iterdir()
    assert copy.name.startswith("intake-0000-")
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT sha256 FROM faxes").fetchall() == [(SHA,)]


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'intake.sqlite'}"
    open_store(url).close()
    with sqlite3.connect(tmp_path / "intake.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for read_only in (False, True):
        with pytest.raises(StoreError) as failure:
            open_store(url, tmp_path / "backup", read_only=read_only)
        assert failure.value.code == "new_database"
    assert not (tmp_path / "backup").exists()


def test_a_reader_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'intake.sqlite'}"
    with pytest.raises(StoreError):
        open_store(url, read_only=True)
    assert list(tmp_path.iterdir()) == []
    writer = open_store(url)
    arrive(writer)
    reader = open_store(url, read_only=True)
    assert [fax.sha256 for fax in reader.ledger().faxes] == [SHA]
    with pytest.raises(StoreError):
        arrive(reader, key="another")
    reader.close()
    writer.close()


def test_no_database_on_a_network_file_system() -> None:
    for refused in ("/srv/shared/var/intake.sqlite", "/srv/shared/fast/x"):
        with pytest.raises(ConfigError) as refusal:
            refuse_network_file_system(Path(refused), MOUNTS)
        assert "nfs4" in refusal.value.en
    for local in ("/var/intake.sqlite", "/srv/shared/fast disk/intake.sqlite", "/srv/sharedness/x"):
        refuse_network_file_system(Path(local), MOUNTS)


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///:memory:", "mysql://a/b", "no url"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ConfigError) as refusal:
        open_store(url)
    assert refusal.value.code == "bad_database_url"


def test_a_password_is_never_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as failure:
        open_store(f"postgresql://eva:hemlig@127.0.0.1:1/intake?sslmode=disable&passfile={tmp_path}")
    assert "hemlig" not in str(failure.value)


def test_a_broken_file_is_a_failure_of_the_store(tmp_path: Path) -> None:
    database = tmp_path / "intake.sqlite"
    database.write_bytes(os.urandom(8192))
    with pytest.raises(StoreError) as failure:
        open_store(f"sqlite:///{database}")
    assert failure.value.code == "database_failed"
    assert failure.value.__cause__ is not None
