"""Several processes on one machine and one SQLite: one dies for good or is frozen, and the others finish its work."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intake.alarms import Health, health_of
from intake.model import FaxState
from intake.store import open_store
from tests.fault.running import QUICK_TESSERACT, Daemon, drop, executable, small_fax, until
from tests.fault.stuck import forget, let_go, part, until_stuck, waiting_tesseract

_NO_TAKE_OVER = """\
import intake.engine.library
from intake.cli import main
intake.engine.library.hand_over = lambda dead: 0
if __name__ == "__main__":
    main()
"""


@pytest.fixture
def house(tmp_path: Path) -> Daemon:
    """Of which only the folder is used."""
    return Daemon(tmp_path, "tesseract")


@contextlib.contextmanager
def killed_at_the_end(*parts: Daemon) -> Iterator[None]:
    try:
        yield
    finally:
        for each in parts:
            if each.process is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(each.process.pid, signal.SIGCONT)
            each.kill()


def test_what_a_dead_one_had_in_hand_is_finished_by_another(house: Daemon, tmp_path: Path) -> None:
    slow, quick = waiting_tesseract(tmp_path, "slow"), executable(tmp_path / "quick", QUICK_TESSERACT)
    inbox, dying = part(house, "inbox", "inbox", quick), part(house, "worker", "worker", slow)
    heir = part(house, "worker", "worker-2", quick)
    with killed_at_the_end(inbox, dying, heir):
        inbox.start()
        dying.start()
        dropped = [(f"{n}.pdf", drop(house.inbox, f"{n}.pdf", small_fax(str(n)))) for n in range(5)]
        until_stuck(slow, 2)
        heir.start()
        dying.kill()
        for _, sha256 in dropped:
            assert heir.fate(sha256).state is FaxState.IN_REVIEW
        house.assert_in_balance(dropped)
        assert "taken for dead" in heir.log
        assert heir.health().roles == ("worker",)
        assert heir.stop() == 0
        assert not (house.var / "health-worker-2.json").exists()


def test_of_one_that_does_not_come_back_it_is_said_and_forgotten(house: Daemon, tmp_path: Path) -> None:
    """Its health record stays. It makes no red alarm as long as another has its role, and goes by itself."""
    quick = executable(tmp_path / "quick", QUICK_TESSERACT)
    parts = inbox, stays, dying = [
        part(house, role, place, quick, INTAKE_ALARMS_DISK_WARN_MB="0", INTAKE_STORAGE_KEEP_FREE_MB="0")
        for role, place in (("inbox", "inbox"), ("worker", "worker"), ("worker", "worker-2"))
    ]
    with killed_at_the_end(*parts):
        for each in parts:
            each.start()
        for each in parts:
            until(lambda: each.health().well)  # noqa: B023
        left = dying.var / "health-worker-2.json"
        dying.kill()
        age(left, timedelta(hours=2))
        until(lambda: "executor_dead" in {alarm.code for alarm in stays.health().alarms})
        said = health_of(house.var, datetime.now(UTC))
        assert said is not None
        assert said.well
        assert "executor_dead" in {alarm.code for alarm in said.alarms}

        stays.kill()
        age(stays.var / "health-worker.json", timedelta(minutes=2))
        said = health_of(house.var, datetime.now(UTC))
        assert said is not None
        assert said.problems == ("daemon_stopped",)  # nobody reads any more

        age(left, timedelta(days=8))
        stays.start()
        until(lambda: not left.exists(), what="forgetting")
        assert (inbox.var / "health-inbox.json").exists()
        assert stays.health().well


def age(record: Path, by: timedelta) -> None:
    """As if it had been written so long ago."""
    written = Health.model_validate_json(record.read_bytes())
    record.write_text(written.model_copy(update={"at": datetime.now(UTC) - by}).as_json(), encoding="utf-8")


def test_without_the_take_over_it_strands(house: Daemon, tmp_path: Path) -> None:
    """The control: the same death, and nobody takes over. What the dead one had stays; what is new goes on."""
    (tmp_path / "stranding.py").write_text(_NO_TAKE_OVER, encoding="utf-8")
    slow, quick = waiting_tesseract(tmp_path, "slow"), executable(tmp_path / "quick", QUICK_TESSERACT)
    inbox, dying = part(house, "inbox", "inbox", quick), part(house, "worker", "worker", slow)
    heir = part(house, "worker", "worker-2", quick)
    heir.program = (str(tmp_path / "stranding.py"),)
    with killed_at_the_end(inbox, dying, heir):
        inbox.start()
        dying.start()
        stranded = drop(house.inbox, "a.pdf", small_fax("a"))
        until_stuck(slow)
        heir.start()
        dying.kill()
        until(lambda: "taken for dead" in heir.log)
        assert heir.fate(drop(house.inbox, "b.pdf", small_fax("b"))).state is FaxState.IN_REVIEW
        fax = heir.fax(stranded)
        assert fax is not None and fax.state is FaxState.WAITING


def test_a_frozen_one_that_thaws_ends_itself_and_publishes_nothing(house: Daemon, tmp_path: Path) -> None:
    slow, quick = waiting_tesseract(tmp_path, "slow"), executable(tmp_path / "quick", QUICK_TESSERACT)
    inbox, frozen = part(house, "inbox", "inbox", quick), part(house, "worker", "worker", slow)
    heir = part(house, "worker", "worker-2", quick)
    with killed_at_the_end(inbox, frozen, heir):
        inbox.start()
        process = frozen.start().process
        assert process is not None
        sha256 = drop(house.inbox, "a.pdf", small_fax("a"))
        until_stuck(slow)
        heir.start()
        os.kill(process.pid, signal.SIGSTOP)
        assert heir.fate(sha256).state is FaxState.IN_REVIEW
        words = (house.var / "pages" / sha256 / "pages.json").stat().st_mtime_ns
        let_go(slow)
        until(lambda: not list(tmp_path.glob("slow.at.*")))  # its reader is through, and has told it so
        os.kill(process.pid, signal.SIGCONT)
        assert process.wait(30) == 3
        frozen.process = None
        assert "declared dead" in frozen.log
        assert "read, " not in frozen.log
        assert (house.var / "pages" / sha256 / "pages.json").stat().st_mtime_ns == words
        (fax,) = house.books().faxes
        assert len(fax.orders) == 1
        house.assert_in_balance([("a.pdf", sha256)])
        forget(slow)
        again = drop(house.inbox, "b.pdf", small_fax("b"))  # and started again it works as before
        heir.kill()
        frozen.start()
        assert frozen.fate(again).state is FaxState.IN_REVIEW


def test_only_one_of_many_declares_a_run_dead(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'intake.sqlite'}")
    try:
        store.executors.enter("a", token="1", host="x", pid=1, roles=("worker",), version="1", fresh_s=20)
        (seen,) = store.executors.all()
        assert [store.executors.declare_dead(seen, "b"), store.executors.declare_dead(seen, "c")] == [True, False]
        assert not store.executors.beat("a", "1")
    finally:
        store.close()


def test_an_inbox_has_one_watch_and_is_refused_in_words(house: Daemon, tmp_path: Path) -> None:
    quick = executable(tmp_path / "quick", QUICK_TESSERACT)
    first, second = part(house, "inbox", "inbox", quick), part(house, "inbox,worker", "inbox+worker", quick)
    with killed_at_the_end(first, second):
        first.start()
        assert second.begin().wait(60) == 2
        second.process = None
        assert "arbetar redan med mappen" in second.log
        assert "--role" in second.log
        assert first.stop() == 0
        second.start()  # the place is free now
