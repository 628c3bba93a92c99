"""What lies in the inbox and is no fax file is refused without blocking, and holds nothing up."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest

from intake.model import FaxState
from tests.fault.running import Daemon, drop, running, small_fax, until


def refused(daemon: Daemon) -> dict[str, str]:
    return {entry.name: entry.reason for entry in daemon.books().refused}


def test_links_pipes_sockets_and_folders(daemon: Daemon, tmp_path: Path) -> None:
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(small_fax("not for the inbox"))
    (daemon.inbox / "link.pdf").symlink_to(secret)
    (daemon.inbox / "folder.pdf").mkdir()
    os.mkfifo(daemon.inbox / "pipe.pdf")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(os.path.relpath(daemon.inbox / "socket.pdf"))
    with running(daemon):
        dropped = [(name, drop(daemon.inbox, name, small_fax(name))) for name in ("a.pdf", "h\udcf6ft.pdf")]
        for _, sha256 in dropped:
            assert daemon.fate(sha256).state is FaxState.IN_REVIEW
        expected = {"link.pdf": "symlink", "folder.pdf": "folder", "pipe.pdf": "fifo", "socket.pdf": "socket"}
        until(lambda: refused(daemon) == expected)
        daemon.assert_in_balance(dropped, left=list(expected))
        assert daemon.stop() == 0
    assert "link.pdf" not in daemon.log
    assert secret.exists()


def test_a_file_that_may_not_be_read_waits_for_its_permissions(daemon: Daemon) -> None:
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root reads everything, and there is no setpriv to give that up")
        daemon.prefix = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    sha256 = drop(daemon.inbox, "locked.pdf", small_fax("locked"))
    (daemon.inbox / "locked.pdf").chmod(0)
    with running(daemon):
        until(lambda: refused(daemon) == {"locked.pdf": "unreadable"})
        (daemon.inbox / "locked.pdf").chmod(0o600)
        assert daemon.fate(sha256).state is FaxState.IN_REVIEW
        daemon.assert_in_balance([("locked.pdf", sha256)])


def test_an_inbox_that_lets_go_of_nothing_doubles_nothing(daemon: Daemon) -> None:
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root writes everywhere, and there is no setpriv to give that up")
        daemon.prefix = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    sha256 = drop(daemon.inbox, "stuck.pdf", small_fax("stuck"))
    daemon.inbox.chmod(0o555)
    try:
        with running(daemon):
            until(lambda: refused(daemon) == {"stuck.pdf": "immovable"})
            assert daemon.fate(sha256).state is FaxState.IN_REVIEW
            daemon.inbox.chmod(0o755)
            until(lambda: not list(daemon.inbox.iterdir()))
            daemon.assert_in_balance([("stuck.pdf", sha256)])
    finally:
        daemon.inbox.chmod(0o755)
