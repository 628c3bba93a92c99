"""A back-up that is killed or runs out of disk leaves nothing that counts, and the next one is whole."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake import backup
from intake.backup.generation import generations
from intake.config import Settings, Storage
from intake.errors import StoreError
from intake.store import open_store
from tests.fault.dying import dying
from tests.unit.store.made import save
from tests.unit.store.test_balance import keep

_CALLS = ("link", "rename", "replace", "unlink", "fsync", "mkdir", "utime", "chmod", "sync", "rmdir")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A desk with three faxes, the first of them read."""
    settings = Settings(storage=Storage(var=str(tmp_path / "var")))
    store = open_store(settings.storage.url)
    archive = settings.storage.root / "archive"
    for content in (b"one", b"two", b"three"):
        sha256 = keep(store, archive, content, "a.pdf")
        pages = settings.storage.root / "pages" / sha256
        pages.mkdir(parents=True)
        (pages / "pages.json").write_bytes(content)
    save(store, sha256)
    store.close()
    return settings


def calls_until_killed(settings: Settings, folder: Path, nth: int, when: str) -> int | None:
    """A child makes a back-up and is killed at its n-th call; ``None``: it was, else how many calls it made."""
    seen: list[str] = []
    child = os.fork()
    if child == 0:
        try:
            for name in _CALLS:
                setattr(os, name, dying(getattr(os, name), name, seen, nth, when))
            backup.make(settings, folder, keep=1)
            os._exit(min(len(seen), 200))
        finally:
            os._exit(255)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code != 255
    return None if code < 0 else code


def test_killed_at_every_call(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    backup.make(settings, folder)
    calls = calls_until_killed(settings, folder, 0, "after")
    assert calls is not None
    for nth in range(1, calls + 1):
        for when in ("before", "after"):
            killed = calls_until_killed(settings, folder, nth, when)
            assert killed is None
            found = generations(folder)
            assert 1 <= len(found) <= 2  # the one before, and perhaps the new one: never none
            for generation in found:
                assert backup.verify(generation)[1] == ()
    backup.make(settings, folder, keep=1)
    assert len(list(folder.iterdir())) == 1
    into = Settings(storage=Storage(var=str(tmp_path / "other")))
    assert backup.restore(folder, into)[2] == ()


def test_killed_at_every_call_of_a_restore(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    backup.make(settings, folder)
    nth = killed = 0
    while True:
        nth += 1
        into = Settings(storage=Storage(var=str(tmp_path / f"other{nth}")))
        child = os.fork()
        if child == 0:
            seen: list[str] = []
            for name in _CALLS:
                setattr(os, name, dying(getattr(os, name), name, seen, nth, "after"))
            os._exit(bool(backup.restore(folder, into)[2]))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == 0:
            break
        assert code == -9
        killed += 1
        half = into.storage.root.exists() and any(into.storage.root.iterdir())
        done = half and not (into.storage.root / "restoring").exists() and (into.storage.root / "archive").exists()
        if not done:
            assert backup.restore(folder, into)[2] == ()
        store = open_store(into.storage.url, read_only=True)
        assert len(store.ledger().faxes) == 3
        store.close()
    assert killed > 10


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this account may not mount a small file system")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_full_disk_is_said_and_cleared(settings: Settings, small_disk: Path) -> None:
    backup.make(settings, small_disk)
    store = open_store(settings.storage.url)
    keep(store, settings.storage.root / "archive", os.urandom(3_000_000), "large.pdf")
    store.close()
    before = sorted(path.name for path in small_disk.iterdir())
    with pytest.raises(StoreError) as refusal:
        backup.make(settings, small_disk, keep=1)
    assert refusal.value.code == "backup_disk_full"
    assert sorted(path.name for path in small_disk.iterdir()) == before
    assert backup.verify(backup.generation_in(small_disk))[1] == ()
    subprocess.run(["mount", "-o", "remount,size=20m", small_disk], check=True)
    backup.make(settings, small_disk, keep=1)
    assert backup.verify(backup.generation_in(small_disk))[0].faxes == 4
