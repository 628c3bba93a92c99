"""A full disk stops receiving without losing anything, and receiving goes on when there is room again."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.model import FaxState
from tests.fault.running import Daemon, drop, small_fax, until


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

        def problems() -> list[str]:
            found: list[str] = json.loads((daemon.var / "health.json").read_text())["problems"]
            return found

        until((daemon.var / "health.json").exists)  # the first record comes with the first heartbeat
        until(lambda: problems() == ["disk_full"])
        assert (daemon.inbox / "second.pdf").exists()
        assert daemon.fax(second) is None
        assert not list((daemon.var / "archive" / "tmp").iterdir())
        ballast.unlink()
        assert daemon.fate(second).state is FaxState.IN_REVIEW
        until(lambda: problems() == [])
        daemon.assert_in_balance([("first.pdf", first), ("second.pdf", second)])
        assert daemon.stop() == 0
    finally:
        daemon.kill()
