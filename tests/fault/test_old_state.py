"""An upgrade finishes what the program before it had begun.

``old_state/`` was recorded with the program of commit 0054b7a (migration 0004, one process, executor ``intake``). It
was killed while one fax lay between reading and understanding, one was being read, two waited for a reader and two were
in the queue: the books and the engine's books as SQL text, the originals, and the pages of the first. The faxes are
invented.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from intake.model import FaxState
from tests.fault.running import Daemon, drop, small_fax, until

OLD = Path(__file__).parent / "old_state"


@pytest.fixture
def begun(daemon: Daemon) -> list[tuple[str, str]]:
    """The old state laid out under the daemon's folder; the faxes by name and SHA-256."""
    daemon.var.mkdir()
    for name in ("intake", "engine"):
        with closing(sqlite3.connect(daemon.var / f"{name}.sqlite")) as database:
            database.executescript((OLD / f"{name}.sql").read_text(encoding="utf-8"))
    for original in (OLD / "archive").iterdir():
        kept = daemon.var / "archive" / original.name[:2] / original.name
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, kept)
        kept.chmod(0o440)
    shutil.copytree(OLD / "pages", daemon.var / "pages")
    (daemon.var / "lock").touch()
    with closing(sqlite3.connect(daemon.var / "intake.sqlite")) as database:
        return list(database.execute("SELECT name, sha256 FROM arrivals ORDER BY id"))


def states(daemon: Daemon) -> list[str]:
    with closing(sqlite3.connect(daemon.var / "engine.sqlite")) as database:
        rows = database.execute("SELECT status FROM workflow_status ORDER BY created_at")
        return [status for (status,) in rows]


def test_everything_begun_ends_once(daemon: Daemon, begun: list[tuple[str, str]]) -> None:
    assert states(daemon) == ["PENDING"] * 4 + ["ENQUEUED"] * 2
    words = daemon.var / "pages" / begun[0][1] / "pages.json"
    before = words.stat().st_mtime_ns
    daemon.start()
    begun.append(("new.pdf", drop(daemon.inbox, "new.pdf", small_fax("new"))))
    for _, sha256 in begun:
        assert daemon.fate(sha256).state is FaxState.IN_REVIEW
    books = daemon.assert_in_balance(begun)
    assert [len(fax.orders) for fax in books.faxes] == [1] * 7
    assert words.stat().st_mtime_ns == before  # what was read then is not read again
    assert "taken over" in daemon.log
    assert list((daemon.var / "backup").iterdir())
    until(lambda: states(daemon) == ["SUCCESS"] * 7, what="the end of every workflow")
    assert daemon.stop() == 0
