"""The same flow on a real PostgreSQL: started here, killed here, with our tables and the engine's in one database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.postgres import BINARIES, Server, serving
from intake.model import FaxState
from tests.fault.running import QUICK_TESSERACT, Daemon, drop, executable, small_fax, until

pytestmark = pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed (make system-test installs it)")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


def test_the_flow_survives_the_daemon_and_the_database(server: Server, tmp_path: Path) -> None:
    tesseract = executable(tmp_path / "tesseract", QUICK_TESSERACT)
    daemon = Daemon(tmp_path, tesseract, database=server.url)
    dropped = []

    def send(name: str, text: str) -> str:
        dropped.append((name, drop(daemon.inbox, name, small_fax(text))))
        return dropped[-1][1]

    try:
        daemon.start()
        assert daemon.fate(send("a.pdf", "a")).state is FaxState.IN_REVIEW
        assert not (daemon.var / "intake.sqlite").exists()
        assert not (daemon.var / "engine.sqlite").exists()
        again = send("again.pdf", "a")
        killed_with = send("b.pdf", "b")
        until(lambda: daemon.fax(killed_with) is not None)
        daemon.kill()
        daemon.start()
        assert daemon.fate(killed_with).state is FaxState.IN_REVIEW
        server.stop_hard()
        without = send("c.pdf", "c")
        until(lambda: "database_failed" in daemon.log)
        server.start()
        assert daemon.fate(without, within_s=90).state is FaxState.IN_REVIEW
        assert daemon.fate(again, within_s=90).state is FaxState.IN_REVIEW
        until(lambda: not list(daemon.inbox.iterdir()))
        daemon.assert_in_balance(dropped)
        assert daemon.stop() == 0
    finally:
        daemon.kill()
