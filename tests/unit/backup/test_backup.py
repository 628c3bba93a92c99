"""A back-up of a desk with faxes in every state, and the way back, on both databases."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from intake import backup
from intake.alone import AtWorkError, no_daemon
from intake.backup.generation import generations
from intake.blobs import Folder, open_blobs
from intake.config import Rules, Settings, Storage
from intake.errors import BadInput, ConfigError, StoreError
from intake.house import open_house
from intake.logbook.link import PatientLinks
from intake.outcome import build_quarantined
from intake.store import Closing, Store, open_store
from intake.store.balance import balance
from intake.transmission import Beside, Transmission
from tests.unit.store.made import NOW, VERSIONS, save
from tests.unit.store.test_balance import keep, put
from tests.unit.store.test_postgresql import BINARIES, url

__all__ = ["url"]

_numbers = itertools.count()


@dataclass
class Desk:
    """A data folder with its books, and a second, empty place for them."""

    settings: Settings
    elsewhere: Settings
    store: Store

    @property
    def var(self) -> Path:
        return self.settings.storage.root

    @property
    def archive(self) -> Path:
        return self.var / "archive"

    def fax(self, content: bytes) -> str:
        """One that is read, with words and the image of a page."""
        sha256 = keep(self.store, self.archive, content, "a.pdf")
        pages = self.var / "pages" / sha256
        pages.mkdir(parents=True)
        (pages / "pages.json").write_text(f"[{sha256}]")
        (pages / "1.png").write_bytes(content)
        save(self.store, sha256)
        return sha256


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("postgresql", marks=[pytest.mark.slow, pytest.mark.skipif(not BINARIES, reason="no PostgreSQL")]),
    ]
)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    addresses = ["", ""]
    if request.param == "postgresql":
        cluster = request.getfixturevalue("url")
        engine = create_engine(cluster.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
        for number in range(2):
            name = f"backup{next(_numbers)}"
            with engine.connect() as connection:
                connection.exec_driver_sql(f"CREATE DATABASE {name}")
            addresses[number] = cluster.replace("/postgres?", f"/{name}?")
        engine.dispose()
    settings, elsewhere = (
        Settings(storage=Storage(var=str(tmp_path / var), database=address))
        for var, address in zip(("var", "other"), addresses, strict=True)
    )
    settings.storage.root.mkdir()
    made = Desk(settings, elsewhere, open_store(settings.storage.url))
    yield made
    made.store.close()


def filled(desk: Desk) -> dict[str, bytes]:
    """Faxes in every state; returns what the originals hold."""
    contents = {desk.fax(content): content for content in (b"one", b"two", b"three")}
    done = keep(desk.store, desk.archive, b"done", "d.pdf", "again.pdf")
    save(desk.store, done)
    reference = desk.store.find(done)[1] or ""
    desk.store.close_order(reference, 1, Closing("review", rejected=True, note="dubblett"), "Eva", NOW)
    waiting = keep(desk.store, desk.archive, b"waiting", "w.pdf")
    broken = keep(desk.store, desk.archive, b"broken", "b.pdf")
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    desk.store.quarantine(build_quarantined("b.pdf", broken, NOW, error, VERSIONS), error, NOW)
    for folder, name in (("drafts", "X.reply.txt"), ("replies/abc", "reply.pdf")):
        (desk.var / folder).mkdir(parents=True)
        (desk.var / folder / name).write_bytes(b"said")
    PatientLinks(Folder(desk.var)).of("191212121212")
    return contents | {done: b"done", waiting: b"waiting", broken: b"broken"}


def said(settings: Settings) -> tuple[object, ...]:
    """Everything that the books say of faxes and orders."""
    store = open_store(settings.storage.url, read_only=True)
    try:
        books = store.ledger()
        orders = [store.order(reference) for fax in books.faxes for reference in fax.orders]
        histories = [store.history(fax.sha256) for fax in books.faxes]
        ledger = balance(store.ledger, open_blobs(settings.storage).under("archive"), verify=True)
        return books, orders, histories, ledger.balanced
    finally:
        store.close()


def files_under(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_restored_is_what_was(desk: Desk, tmp_path: Path) -> None:
    contents = filled(desk)
    generation, manifest = backup.make(desk.settings, tmp_path / "backups")
    assert backup.verify(generation) == (manifest, ())
    found, _, flaws = backup.restore(tmp_path / "backups", desk.elsewhere)
    assert (found, flaws) == (generation, ())
    other = desk.elsewhere.storage.root
    assert said(desk.elsewhere) == said(desk.settings)
    assert {path.stem: path.read_bytes() for path in (other / "archive").rglob("*.pdf")} == contents
    for area in ("pages", "drafts", "replies", "archive"):
        assert files_under(other / area) == files_under(desk.var / area)
    assert PatientLinks(Folder(other)).of("191212121212") == PatientLinks(Folder(desk.var)).of("191212121212")
    assert (other / "patient-link.key").stat().st_mode & 0o777 == 0o600
    assert (manifest.faxes, manifest.arrivals, manifest.waiting) == (6, 7, 1)
    assert not (other / "restoring").exists()
    open_house(desk.elsewhere).store.close()


def test_what_a_fax_server_told_comes_along(desk: Desk, tmp_path: Path) -> None:
    told, content = b"<fax><caller>035-13 10 00</caller></fax>", b"fax with a file beside it"
    beside_sha256 = hashlib.sha256(told).hexdigest()
    beside = desk.archive / "beside" / beside_sha256[:2] / f"{beside_sha256}.xml"
    beside.parent.mkdir(parents=True)
    beside.write_bytes(told)
    sha256 = put(desk.archive, content)
    path = f"beside/{beside_sha256[:2]}/{beside.name}"
    kept = Beside(beside_sha256, path, Transmission(caller="035-13 10 00"))
    desk.store.record_arrival(
        sha256, "a.pdf", len(content), NOW, f"{sha256[:2]}/{sha256}.pdf", "key", inbox="inbox", told=kept
    )
    generation, _ = backup.make(desk.settings, tmp_path / "backups")
    assert backup.verify(generation)[1] == ()
    assert backup.restore(generation, desk.elsewhere)[2] == ()
    assert (desk.elsewhere.storage.root / "archive" / kept.path).read_bytes() == told
    beside.unlink()
    again, manifest = backup.make(desk.settings, tmp_path / "backups")
    assert [(fault.code, fault.sha256) for fault in manifest.faults] == [("original_missing", sha256)]
    assert backup.verify(again)[1] == ()


def test_nobody_else_reads_it(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    generation, _ = backup.make(desk.settings, tmp_path / "backups")
    assert generation.stat().st_mode & 0o077 == 0
    assert (tmp_path / "backups").stat().st_mode & 0o077 == 0
    secret = [path for path in generation.rglob("*") if path.name in ("patient-link.key", "settings.json")]
    assert len(secret) == 2
    assert all(path.stat().st_mode & 0o077 == 0 for path in [*secret, *generation.glob("database.*")])


def test_a_generation_costs_what_is_new(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    first, _ = backup.make(desk.settings, tmp_path / "backups")
    new = desk.fax(b"four")
    changed = next((desk.var / "pages").glob("*/pages.json"))
    changed.write_text("turned and read again")
    second, _ = backup.make(desk.settings, tmp_path / "backups")
    assert second != first
    apart = {
        str(path.relative_to(second))
        for path in second.rglob("*")
        if path.is_file() and not path.name.startswith(("database", "settings", "manifest", "sums"))
        and path.stat().st_nlink == 1
    }  # fmt: skip
    assert apart == {
        f"archive/{new[:2]}/{new}.pdf",
        *(f"pages/{new}/{name}" for name in ("pages.json", "1.png")),
        str(changed.relative_to(desk.var)),
    }
    for generation in (first, second):
        assert backup.verify(generation)[1] == ()


def test_the_oldest_go(desk: Desk, tmp_path: Path) -> None:
    desk.fax(b"one")
    made = [backup.make(desk.settings, tmp_path / "backups", keep=2)[0] for _ in range(4)]
    assert generations(tmp_path / "backups") == tuple(made[2:])
    assert sorted(path.name for path in (tmp_path / "backups").iterdir()) == [path.name for path in made[2:]]
    assert backup.verify(made[-1])[1] == ()


def change(path: Path) -> None:
    """One bit, in the middle."""
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_every_kind_of_damage_is_found_and_nothing_starts_on_it(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    whole, _ = backup.make(desk.settings, tmp_path / "backups")
    harmed = tmp_path / "harmed"
    patterns = ("archive/*/*", "pages/*/1.png", "replies/*/*", "patient-link.key", "sums.sha256")
    for pattern, harm in itertools.product(patterns, (change, Path.unlink)):
        shutil.copytree(whole, harmed)
        target = sorted(harmed.glob(pattern))[0]
        harm(target)
        harm_to = str(target.relative_to(harmed))
        assert harm_to in [flaw.path for flaw in backup.verify(harmed)[1]]
        assert [flaw.path for flaw in backup.restore(harmed, desk.elsewhere)[2]] == [harm_to]
        shutil.rmtree(harmed)
        if pattern != "sums.sha256":  # with those nothing was begun
            with pytest.raises(ConfigError, match="not finished"):
                open_house(desk.elsewhere)
    assert backup.restore(whole, desk.elsewhere)[2] == ()
    change(next(whole.glob("database.*")))
    (whole / "archive" / "aa").mkdir(exist_ok=True)
    (whole / "archive" / "aa" / "stranger.pdf").write_bytes(b"?")
    found = [flaw.path for flaw in backup.verify(whole)[1]]
    assert found[0].startswith("database.")
    assert "archive/aa/stranger.pdf" in found


def test_without_a_manifest_it_is_none(desk: Desk, tmp_path: Path) -> None:
    desk.fax(b"one")
    generation, _ = backup.make(desk.settings, tmp_path / "backups")
    (generation / "manifest.json").unlink()
    for folder in (generation, tmp_path / "backups"):
        with pytest.raises(StoreError) as refusal:
            backup.restore(folder, desk.elsewhere)
        assert refusal.value.code == "no_backup"
    assert not desk.elsewhere.storage.root.exists()


def test_only_into_what_is_empty_and_where_nothing_runs(desk: Desk, tmp_path: Path) -> None:
    desk.fax(b"one")
    backup.make(desk.settings, tmp_path / "backups")
    with pytest.raises(StoreError) as refusal:
        backup.restore(tmp_path / "backups", desk.settings)
    assert refusal.value.code == "not_empty"
    other = desk.elsewhere.storage.root
    with no_daemon(other), pytest.raises(AtWorkError):
        backup.restore(tmp_path / "backups", desk.elsewhere)
    (other / "inbox").mkdir()
    (other / "inbox" / "new.pdf").write_bytes(b"came after the back-up")
    assert backup.restore(tmp_path / "backups", desk.elsewhere)[2] == ()
    assert (other / "inbox" / "new.pdf").exists()
    taken = Settings(storage=Storage(var=str(tmp_path / "third"), database=desk.settings.storage.url))
    with pytest.raises(StoreError) as refusal:
        backup.restore(tmp_path / "backups", taken)
    assert refusal.value.code == "database_not_empty"


def test_a_restore_that_was_interrupted_is_begun_again(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    backup.make(desk.settings, tmp_path / "backups")
    other = desk.elsewhere.storage.root
    (other / "archive" / "ab").mkdir(parents=True)
    (other / "archive" / "ab" / "half").write_bytes(b"of the first try")
    (other / "restoring").write_text("backups\n")
    with pytest.raises(ConfigError, match="not finished"):
        open_house(desk.elsewhere)
    assert backup.restore(tmp_path / "backups", desk.elsewhere)[2] == ()
    assert not (other / "archive" / "ab" / "half").exists()
    assert said(desk.elsewhere) == said(desk.settings)


def test_what_was_damaged_before_is_said_and_hinders_nothing(desk: Desk, tmp_path: Path) -> None:
    good, bad, gone = desk.fax(b"good"), desk.fax(b"bad!"), desk.fax(b"gone")
    (desk.archive / bad[:2] / f"{bad}.pdf").write_bytes(b"BAD!")
    (desk.archive / gone[:2] / f"{gone}.pdf").unlink()
    generation, manifest = backup.make(desk.settings, tmp_path / "backups")
    assert {(fault.code, fault.sha256) for fault in manifest.faults} == {
        ("bytes_differ", bad),
        ("original_missing", gone),
    }
    assert backup.verify(generation)[1] == ()
    assert backup.restore(generation, desk.elsewhere)[2] == ()
    assert (desk.elsewhere.storage.root / "archive" / good[:2] / f"{good}.pdf").read_bytes() == b"good"


def test_a_good_original_of_before_is_kept_when_it_is_damaged_later(desk: Desk, tmp_path: Path) -> None:
    sha256 = desk.fax(b"good")
    original = desk.archive / sha256[:2] / f"{sha256}.pdf"
    backup.make(desk.settings, tmp_path / "backups")
    status = original.stat()
    original.write_bytes(b"BAD!")
    os.utime(original, ns=(status.st_mtime_ns, status.st_mtime_ns))  # as a failing disk does it
    generation, manifest = backup.make(desk.settings, tmp_path / "backups")
    assert manifest.faults == ()
    assert (generation / "archive" / sha256[:2] / f"{sha256}.pdf").read_bytes() == b"good"


def test_settings_routine_directory_and_templates_come_along(desk: Desk, tmp_path: Path) -> None:
    desk.fax(b"one")
    (tmp_path / "mallar" / "reply").mkdir(parents=True)
    (tmp_path / "mallar" / "reply" / "a.j2").write_text("Hej")
    (tmp_path / "enheter.csv").write_text("name\n")
    (tmp_path / "intake.toml").write_text("# mine\n")
    rules = Rules(directory=str(tmp_path / "enheter.csv"), templates=str(tmp_path / "mallar"))
    settings = desk.settings.model_copy(update={"rules": rules})
    generation, _ = backup.make(settings, tmp_path / "backups", config_file=tmp_path / "intake.toml")
    backup.restore(generation, desk.elsewhere)
    kept = files_under(desk.elsewhere.storage.root / "restored-configuration")
    assert kept.pop("settings.json") == settings.model_dump_json(indent=2).encode()
    assert kept == {"templates/reply/a.j2": b"Hej", "directory.csv": b"name\n", "config.toml": b"# mine\n"}


def test_nobody_is_signed_in_after_a_restore(desk: Desk, tmp_path: Path) -> None:
    from tests.unit.store.test_people import LASTING, PASSWORD, RUT

    at = datetime.now(UTC)
    desk.store.people.add(RUT, PASSWORD, by="test", at=at)
    signed = desk.store.sessions.sign_in(RUT.name, PASSWORD, "::1", at, LASTING)
    token = signed.token or ""
    assert desk.store.sessions.user(token, at + timedelta(seconds=1), LASTING) is not None
    backup.make(desk.settings, tmp_path / "backups")
    backup.restore(tmp_path / "backups", desk.elsewhere)
    store = open_store(desk.elsewhere.storage.url)
    assert store.sessions.user(token, at + timedelta(seconds=1), LASTING) is None
    assert [user.name for user in store.users()] == [RUT.name]
    store.close()


def test_any_system_can_check_the_sums(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    generation, manifest = backup.make(desk.settings, tmp_path / "backups")
    done = subprocess.run(["sha256sum", "--check", "--strict", "sums.sha256"], cwd=generation, capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert done.stdout.count(": OK\n") == manifest.files
    last = json.loads((desk.var / "last-backup.json").read_text())
    assert last["made_at"] == manifest.made_at.isoformat().replace("+00:00", "Z")


def test_a_database_that_is_damaged_inside_is_found(desk: Desk, tmp_path: Path) -> None:
    """The books in a copy are read and balanced, not only hashed: here the sums were made after the damage."""
    if desk.store.dialect != "sqlite":
        pytest.skip("only a server reads its dump; it is balanced at the restore")
    sha256 = desk.fax(b"one")
    desk.store._engine.dispose()
    with closing(sqlite3.connect(desk.var / "intake.sqlite")) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("DELETE FROM arrivals")
        database.commit()
    generation, _ = backup.make(desk.settings, tmp_path / "backups")
    assert [flaw.path for flaw in backup.verify(generation)[1]] == [sha256]
