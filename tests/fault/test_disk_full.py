"""A full disk stops receiving without losing anything, and receiving goes on when there is room again."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.kills.books import stray_files
from intake.errors import StoreError
from intake.model import FaxState
from tests.fault.running import Daemon, drop, running, small_fax, until

ROOM_KB = (0, 48, 64, 96, 128, 192, 256)
"""So much is left: for nothing, for the original but not its row, for the row but not the reading, and so on."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this account may not mount a small file system; tests/unit/receive feigns a full one")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def test_it_waits_for_room(small_disk: Path, tmp_path: Path, quick_tesseract: Path) -> None:
    daemon = Daemon(tmp_path, quick_tesseract, settings={"INTAKE_STORAGE_KEEP_FREE_MB": "4"})
    daemon.var.symlink_to(small_disk, target_is_directory=True)
    try:
        daemon.start()
        first = drop(daemon.inbox, "first.pdf", small_fax("first"))
        assert daemon.fate(first).state is FaxState.IN_REVIEW
        ballast = small_disk / "ballast"
        ballast.write_bytes(b"\0" * (shutil.disk_usage(small_disk).free - 2_000_000))
        second = drop(daemon.inbox, "second.pdf", small_fax("second"))
        until(lambda: daemon.health().problems == ("disk_full",))
        assert (daemon.inbox / "second.pdf").exists()
        assert daemon.fax(second) is None
        assert not list((daemon.var / "archive" / "tmp").iterdir())
        ballast.unlink()
        assert daemon.fate(second).state is FaxState.IN_REVIEW
        until(lambda: daemon.health().problems == ())
        daemon.assert_in_balance([("first.pdf", first), ("second.pdf", second)])
        assert daemon.stop() == 0
    finally:
        daemon.kill()


def fill(disk: Path, room_kb: int) -> Path:
    """Leave room for ``room_kb`` only; returns the file that takes the rest."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        while True:
            size_bytes = max(1, shutil.disk_usage(disk).free // 4096 * 4096 - room_kb * 1024)
            try:
                os.posix_fallocate(file.fileno(), 0, size_bytes)
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
                continue  # the daemon wrote something between the two calls
            return ballast


def test_full_to_the_last_byte_at_every_step(small_disk: Path, tmp_path: Path, quick_tesseract: Path) -> None:
    """Nothing is kept free here, so that the disk is full for books, engine, pages and drafts, not for originals alone.

    No fax ends in quarantine for it, and none needs a hand when there is room again.
    """
    daemon = Daemon(tmp_path, quick_tesseract, settings={"INTAKE_STORAGE_KEEP_FREE_MB": "0"})
    daemon.var.symlink_to(small_disk, target_is_directory=True)
    dropped: list[tuple[str, str]] = []

    def send(name: str) -> str:
        dropped.append((name, drop(daemon.inbox, name, small_fax(name))))
        return dropped[-1][1]

    failed_at = set()
    with running(daemon):
        assert daemon.fate(send("first.pdf")).state is FaxState.IN_REVIEW
        for room_kb in ROOM_KB:
            before = len(daemon.log)
            ballast = fill(small_disk, room_kb)
            sha256 = send(f"{room_kb}.pdf")

            def said() -> list[str]:
                alarms = re.findall(r"(?:WARNING|ERROR) (.*)", daemon.log[before:])  # noqa: B023
                return [alarm for alarm in alarms if "health record" not in alarm]

            until(lambda: said() or is_read(daemon, sha256))  # noqa: B023
            failed_at |= {alarm.split(":")[0] for alarm in said()}
            time.sleep(1.0)  # it fails again, wherever it is
            ballast.unlink()
            assert daemon.fate(sha256, within_s=120).state is FaxState.IN_REVIEW
        until(lambda: not list(daemon.inbox.iterdir()))
        assert daemon.health().problems == ()
        daemon.assert_in_balance(dropped)
        assert daemon.stop() == 0
    assert len(failed_at) > 1  # not at one step alone
    assert not list(stray_files(daemon.inbox, [small_disk]))


def is_read(daemon: Daemon, sha256: str) -> bool:
    with contextlib.suppress(StoreError):  # SQLite needs room to be read, too
        fax = daemon.fax(sha256)
        return fax is not None and fax.state is FaxState.IN_REVIEW
    return False
