"""The real queue takes what is due first: an urgent fax before others, the oldest of the others first."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake.model import FaxState
from intake.store import Store, open_store
from tests.fault.running import Daemon, drop, small_fax, until
from tests.fault.stuck import let_go, until_stuck, waiting_tesseract


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    return waiting_tesseract(tmp_path)


@contextlib.contextmanager
def opened(daemon: Daemon) -> Iterator[Store]:
    store = open_store(daemon.url)
    try:
        yield store
    finally:
        store.close()


def is_queued(daemon: Daemon, workflow: str) -> bool:
    with contextlib.closing(sqlite3.connect(daemon.var / "engine.sqlite")) as database:
        query = "SELECT 1 FROM workflow_status WHERE workflow_uuid = ?"
        return database.execute(query, (workflow,)).fetchone() is not None


def names_read(daemon: Daemon) -> list[str]:
    """The first letters of the faxes' names, in the order in which they were read."""
    with contextlib.closing(sqlite3.connect(daemon.var / "intake.sqlite")) as database:
        query = (
            "SELECT substr(name, 1, 1) FROM audit JOIN arrivals USING (sha256) WHERE action = 'read' ORDER BY audit.id"
        )
        return [letter for (letter,) in database.execute(query)]


def test_one_that_a_person_hurries_goes_before_the_others(daemon: Daemon, slow: Path) -> None:
    daemon.tesseract = slow
    daemon.settings["INTAKE_READ_WORKERS"] = "1"
    daemon.start()
    dropped = []
    for name in "abcdefghij":
        dropped.append((f"{name}.pdf", drop(daemon.inbox, f"{name}.pdf", small_fax(name))))
        until(lambda: len(daemon.books().faxes) == len(dropped))
        if name == "a":
            until_stuck(slow)  # or the second could come to the reader first: both are due in the same second
    with opened(daemon) as store:
        store.works.hasten(dropped[-1][1], "Eva Ek", datetime.now(UTC))
        begun = store.works.of(dropped[-1][1])
        assert begun is not None and begun.round == 1
        until(lambda: is_queued(daemon, f"fax-{dropped[-1][1]}-1"), what="its place at the front")
        let_go(slow)
        for _, sha256 in dropped:
            assert daemon.fate(sha256).state is FaxState.IN_REVIEW
    order = "".join(names_read(daemon))
    places = [order.replace("j", "").index(name) - place for place, name in enumerate("abcdefghi")]
    assert places[0] == 0 and all(
        -3 <= each <= 3 for each in places
    )  # four are in hand at a time, and race to the reader
    assert order.index("j") <= 5  # what was taken from the queue before is not put back: the reader and three more
    daemon.assert_in_balance(dropped)
