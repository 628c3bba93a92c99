"""The archive cannot be written: faxes wait in the inbox and health says so; then work goes on by itself."""

from __future__ import annotations

import os
import shutil

import pytest

from intake.model import FaxState
from tests.fault.running import Daemon, drop, running, small_fax, until


def test_faxes_wait_in_the_inbox(daemon: Daemon) -> None:
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root writes everywhere, and there is no setpriv to give that up")
        daemon.prefix = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    archive = daemon.var / "archive"
    with running(daemon):
        first = drop(daemon.inbox, "first.pdf", small_fax("first"))
        assert daemon.fate(first).state is FaxState.IN_REVIEW
        folders = [archive, *(path for path in archive.rglob("*") if path.is_dir())]
        for folder in folders:
            folder.chmod(0o550)
        try:
            second = drop(daemon.inbox, "second.pdf", small_fax("second"))
            until(lambda: "disk_failed" in daemon.health().problems)
            assert (daemon.inbox / "second.pdf").exists()
            assert daemon.fax(second) is None
        finally:
            for folder in folders:
                folder.chmod(0o750)
        assert daemon.fate(second).state is FaxState.IN_REVIEW
        until(lambda: daemon.health().problems == ())
        daemon.assert_in_balance([("first.pdf", first), ("second.pdf", second)])
        assert daemon.stop() == 0
