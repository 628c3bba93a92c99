"""Backed up while faxes come in, restored elsewhere: nothing lost, and what waited is finished exactly once."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from bench.postgres import BINARIES, cluster
from intake.model import FaxState
from intake.store import Books, OrderRecord, open_store
from tests.fault.running import CHECKOUT, QUICK_TESSERACT, Daemon, drop, executable, small_fax, until

_SLOW = QUICK_TESSERACT.replace("columns=", "sleep 1\ncolumns=")
_FAXES = 24


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.skipif(not BINARIES, reason="none"))])
def databases(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    if request.param == "sqlite":
        yield "", ""
        return
    with cluster() as url:
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql("CREATE DATABASE one")
            connection.exec_driver_sql("CREATE DATABASE two")
        engine.dispose()
        yield url.replace("/postgres?", "/one?"), url.replace("/postgres?", "/two?")


def intake(daemon: Daemon, *arguments: str | Path, status: int = 0) -> str:
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "INTAKE_STORAGE_DATABASE": daemon.database}
    command = [sys.executable, "-m", "intake", *map(str, arguments), "--var", str(daemon.var)]
    done = subprocess.run(command, env=environment, cwd=daemon.root, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def orders_of(daemon: Daemon, books: Books) -> dict[str, OrderRecord]:
    store = open_store(daemon.url, read_only=True)
    try:
        return {reference: store.order(reference) for fax in books.faxes for reference in fax.orders}
    finally:
        store.close()


def content(number: int) -> bytes:
    return made_once(f"fax {number % 20 if number < _FAXES else number}")


@functools.cache
def made_once(text: str) -> bytes:
    """The bytes tell the time they were made at: made anew they would be another fax."""
    return small_fax(text)


def test_the_copy_goes_on_where_the_desk_was(tmp_path: Path, databases: tuple[str, str], quick_tesseract: Path) -> None:
    slow = executable(tmp_path / "tesseract", _SLOW)
    first = Daemon(tmp_path / "first", slow, databases[0], settings={"INTAKE_READ_WORKERS": "1"})
    second = Daemon(tmp_path / "second", quick_tesseract, databases[1])
    backups = tmp_path / "backups"
    dropped: list[tuple[str, str]] = []

    def send() -> None:
        """A heap at once, of which the last come again; then one for each that is read, until the back-ups are made."""
        while not stopped.is_set() and (len(dropped) < _FAXES or not backed_up.is_set()):
            number = len(dropped)
            dropped.append((f"{number}.pdf", drop(first.inbox, f"{number}.pdf", content(number))))
            stopped.wait(0.15 if number < _FAXES else 1.0)

    stopped, backed_up = threading.Event(), threading.Event()
    sender = threading.Thread(target=send)
    try:
        first.start()
        sender.start()
        until(lambda: len(first.books().faxes) > 4)
        for _ in range(3):
            intake(first, "backup", backups, "--keep", "2")
        backed_up.set()
        sender.join()
        assert len(list(backups.iterdir())) == 2
        for generation in backups.iterdir():
            intake(first, "backup", "--verify", generation)
        intake(first, "ledger")
        first.kill()  # the machine is gone; what lay in its inbox is sent again
        intake(second, "restore", backups)
        restored = second.books()
        before = {fax.sha256: fax for fax in first.books().faxes}
        waited = [fax.sha256 for fax in restored.faxes if fax.state is FaxState.WAITING]
        assert waited, "the back-up was to be made while work was under way"
        old = orders_of(first, first.books())
        for reference, order in orders_of(second, restored).items():
            assert order == old[reference]
        for fax in restored.faxes:
            assert [arrival.name for arrival in fax.arrivals] == [
                arrival.name for arrival in before[fax.sha256].arrivals
            ][: len(fax.arrivals)]
        arrived = [(arrival.name, fax.sha256) for fax in restored.faxes for arrival in fax.arrivals]
        missing = [pair for pair in dropped if pair not in arrived]
        for name, _ in missing:
            drop(second.inbox, name, content(int(name.removesuffix(".pdf"))))
        second.start()
        for _, sha256 in dropped:
            assert second.fate(sha256, within_s=120).state is FaxState.IN_REVIEW
        until(lambda: not list(second.inbox.iterdir()))
        second.assert_in_balance(dropped)
        intake(second, "ledger", "--verify")
        read = [line for line in second.log.splitlines() if ": read, " in line]
        assert len(read) == len({line.split(": read, ")[0][-12:] for line in read})  # each once
        assert {line.split(": read, ")[0][-12:] for line in read} >= {sha256[:12] for sha256 in waited}
        assert second.stop() == 0
    finally:
        stopped.set()
        first.kill()
        second.kill()


def test_originals_younger_than_the_back_up_are_adopted(daemon: Daemon, tmp_path: Path) -> None:
    """The database's disk died, the archive's did not."""
    daemon.start()
    kept = drop(daemon.inbox, "a.pdf", small_fax("a"))
    daemon.fate(kept)
    intake(daemon, "backup", tmp_path / "backups")
    later = drop(daemon.inbox, "b.pdf", small_fax("b"))
    daemon.fate(later)
    assert daemon.stop() == 0
    other = Daemon(tmp_path / "other", daemon.tesseract)
    intake(other, "restore", tmp_path / "backups")
    shutil.copytree(daemon.var / "archive", other.var / "archive", dirs_exist_ok=True)
    for original in (other.var / "archive").glob("*/*.pdf"):
        os.utime(original, (0, 0))  # older than what a start adopts by itself
    changed = other.var / "archive" / "ab" / f"ab{'0' * 62}.pdf"
    changed.parent.mkdir(exist_ok=True)
    changed.write_bytes(b"not what its name says")
    os.utime(changed, (0, 0))
    assert later[:12] in intake(other, "ledger", status=1)
    intake(other, "ledger", "--adopt", status=1)  # what is not what its name says stays a fault
    changed.unlink()
    intake(other, "ledger", "--adopt")
    try:
        other.start()
        assert other.fate(later).state is FaxState.IN_REVIEW
        intake(other, "ledger", "--adopt", status=1)  # not beside a daemon
        books = other.books()
        assert [[arrival.name for arrival in fax.arrivals] for fax in books.faxes if fax.sha256 == later] == [
            ["(namnet gick förlorat)"]
        ]
    finally:
        other.kill()
