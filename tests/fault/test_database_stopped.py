"""PostgreSQL is stopped hard and killed, while faxes are in work and while a killed daemon takes its work up again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.postgres import BINARIES, Server, serving
from intake.model import FaxState
from tests.fault.running import Daemon, drop, small_fax, until

pytestmark = pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed (make system-test installs it)")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


def test_stopped_while_working_and_while_recovering(server: Server, tmp_path: Path, quick_tesseract: Path) -> None:
    daemon = Daemon(tmp_path, quick_tesseract, database=server.url)
    dropped: list[tuple[str, str]] = []

    def send(count: int) -> None:
        for _ in range(count):
            name = f"{len(dropped)}.pdf"
            dropped.append((name, drop(daemon.inbox, name, small_fax(name))))

    try:
        daemon.start()
        send(6)
        until(lambda: daemon.books().faxes)
        server.stop_hard()  # with faxes in every step
        send(2)
        until(lambda: "database_failed" in daemon.log)
        daemon.kill()
        server.start()
        process = daemon.begin()  # it takes up what was in work, and the database goes once more
        until(lambda: daemon.is_ready() or process.poll() is not None)
        server.stop_hard()
        send(1)
        server.start(wait=False)  # and again while it recovers itself
        server.kill()
        server.start()
        if process.poll() is not None:  # it ends when the database is not there at its start; systemd starts it again
            daemon.start()
        for _, sha256 in dropped:
            assert daemon.fate(sha256, within_s=120).state is FaxState.IN_REVIEW
        until(lambda: not list(daemon.inbox.iterdir()))
        daemon.assert_in_balance(dropped)
        assert daemon.stop() == 0
    finally:
        daemon.kill()


def test_a_daemon_without_a_database_says_so_and_ends(server: Server, tmp_path: Path, quick_tesseract: Path) -> None:
    daemon = Daemon(tmp_path, quick_tesseract, database=server.url)
    server.stop_hard()
    sha256 = drop(daemon.inbox, "a.pdf", small_fax("a"))
    assert daemon.begin().wait(60) == 3
    assert "Traceback" not in daemon.log
    assert "Databasen" in daemon.log
    server.start()
    try:
        daemon.start()
        assert daemon.fate(sha256).state is FaxState.IN_REVIEW
        assert daemon.stop() == 0
    finally:
        daemon.kill()
