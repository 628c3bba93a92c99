"""The inbox is taken away (a share unmounted, a folder renamed) and comes back, with the faxes sent meanwhile."""

from __future__ import annotations

import subprocess

import pytest

from intake.model import FaxState
from tests.fault.running import Daemon, drop, running, small_fax, until


def test_renamed_away_and_back(daemon: Daemon) -> None:
    away = daemon.root / "away"
    with running(daemon):
        dropped = [("a.pdf", drop(daemon.inbox, "a.pdf", small_fax("a")))]
        assert daemon.fate(dropped[0][1]).state is FaxState.IN_REVIEW
        until(lambda: daemon.health().problems == ())
        daemon.inbox.rename(away)
        until(lambda: "inbox_missing" in daemon.health().problems)
        dropped.append(("b.pdf", drop(away, "b.pdf", small_fax("b"))))
        away.rename(daemon.inbox)
        assert daemon.fate(dropped[1][1]).state is FaxState.IN_REVIEW
        until(lambda: daemon.health().problems == ())
        daemon.assert_in_balance(dropped)
        assert daemon.stop() == 0


def test_another_folder_in_its_place(daemon: Daemon) -> None:
    """Somebody removes it and makes it anew."""
    with running(daemon):
        until(lambda: daemon.health().problems == ())
        daemon.inbox.rmdir()
        until(lambda: "inbox_missing" in daemon.health().problems)
        daemon.inbox.mkdir()
        sha256 = drop(daemon.inbox, "a.pdf", small_fax("a"))
        assert daemon.fate(sha256).state is FaxState.IN_REVIEW
        until(lambda: daemon.health().problems == ())
        daemon.assert_in_balance([("a.pdf", sha256)])


def test_unmounted_and_mounted(daemon: Daemon) -> None:
    """The folder is still there when its disk is not: what is put there meanwhile is taken as well."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", daemon.inbox]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this account may not mount a file system")
    try:
        with running(daemon):
            first = drop(daemon.inbox, "first.pdf", small_fax("first"))
            assert daemon.fate(first).state is FaxState.IN_REVIEW
            subprocess.run(["umount", "--lazy", daemon.inbox], check=True)
            below = drop(daemon.inbox, "below.pdf", small_fax("below"))
            assert daemon.fate(below).state is FaxState.IN_REVIEW
            subprocess.run(mount, check=True)
            back = drop(daemon.inbox, "back.pdf", small_fax("back"))
            assert daemon.fate(back).state is FaxState.IN_REVIEW
            until(lambda: daemon.health().problems == ())
            daemon.assert_in_balance([("first.pdf", first), ("below.pdf", below), ("back.pdf", back)])
    finally:
        subprocess.run(["umount", "--lazy", daemon.inbox], capture_output=True, check=False)
