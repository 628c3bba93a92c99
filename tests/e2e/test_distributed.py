"""Several machines on one PostgreSQL and one folder of originals, each with a folder of its own.

Run by ``make test-distributed``.

Each process here stands for a machine: it shares nothing with the others but the database and the blobs.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.postgres import BINARIES, cluster
from intake.model import FaxState
from intake.store import Store, open_store
from tests.fault.running import CHECKOUT, QUICK_TESSERACT, Daemon, drop, executable, small_fax, until
from tests.fault.stuck import let_go, until_stuck, waiting_tesseract

pytestmark = [
    pytest.mark.distributed,
    pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed"),
]

FAXES = 24
DEAD_AFTER_S = 5.0

_NO_TAKE_OVER = """\
import intake.engine.library
from intake.cli import main
intake.engine.library.hand_over = lambda dead: 0
if __name__ == "__main__":
    main()
"""


@pytest.fixture
def database() -> Iterator[str]:
    with cluster() as url:
        yield url


@pytest.fixture
def quick(tmp_path: Path) -> Path:
    return executable(tmp_path / "quick", QUICK_TESSERACT)


def machine(folder: Path, database: str, role: str, name: str, tesseract: Path) -> Daemon:
    settings = {
        "INTAKE_ENGINE_DEAD_AFTER_S": str(DEAD_AFTER_S),
        "INTAKE_READ_WORKERS": "2",
        "INTAKE_REVIEW_PORT": "0",
    }
    return Daemon(folder, tesseract, database, roles=role, place=role, own_var=name, blobs="blobs", settings=settings)


@contextlib.contextmanager
def ended(*machines: Daemon) -> Iterator[None]:
    try:
        yield
    finally:
        for each in machines:
            each.kill()


def command(machine: Daemon, *arguments: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "intake", *arguments, "--var", str(machine.var), "--json"],
        env=os.environ
        | {
            "PYTHONPATH": str(CHECKOUT),
            "INTAKE_STORAGE_DATABASE": machine.database,
            "INTAKE_STORAGE_BLOBS": str(machine.root / machine.blobs),
        },
        cwd=machine.root,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@contextlib.contextmanager
def opened(url: str) -> Iterator[Store]:
    store = open_store(url)
    try:
        yield store
    finally:
        store.close()


def test_a_worker_dies_for_good_and_nothing_is_lost(database: str, tmp_path: Path, quick: Path) -> None:
    slow = waiting_tesseract(tmp_path, "slow")
    inbox = machine(tmp_path, database, "inbox", "inbox-var", quick)
    dying = machine(tmp_path, database, "worker", "dying-var", slow)
    heir = machine(tmp_path, database, "worker", "heir-var", quick)
    review = machine(tmp_path, database, "review", "review-var", quick)
    with ended(inbox, dying, heir, review):
        for each in (inbox, dying, review):
            each.begin()
        until(lambda: inbox.is_ready() and dying.is_ready() and review.is_ready(), what="three machines")
        faxes = {f"{n}.pdf": small_fax(str(n)) for n in range(FAXES)}
        faxes["0 again.pdf"] = faxes["0.pdf"]
        dropped = [(name, drop(inbox.inbox, name, content)) for name, content in faxes.items()]
        until_stuck(slow, 2)
        until(lambda: len(inbox.books().faxes) == FAXES)
        seen = command(inbox, "progress")
        assert seen["in_hand"] == 2
        assert {role for each in seen["executors"] for role in each["roles"]} == {"inbox", "worker", "review"}
        heir.start()
        dying.kill()
        for _, sha256 in dropped:
            assert heir.fate(sha256).state is FaxState.IN_REVIEW
        books = heir.assert_in_balance(dropped)
        assert [len(fax.orders) for fax in books.faxes] == [1] * FAXES
        drafts = {path.name.rsplit(".", 2)[0] for path in (tmp_path / "blobs" / "drafts").iterdir()}
        assert drafts == {reference for fax in books.faxes for reference in fax.orders}
        ledger = command(review, "ledger", "--verify")
        assert (ledger["balanced"], ledger["received"], ledger["repeats"]) == (True, FAXES, 1)
        states = {each["by"]: each["state"] for each in command(inbox, "progress")["executors"]}
        assert sorted(states.values()) == ["alive", "alive", "alive", "dead"]
        assert not list((tmp_path / "blobs").rglob(".*.new"))
        assert not list((tmp_path / "blobs").rglob(".reading-*"))
        for each in (inbox, heir, review):
            assert each.stop() == 0


def test_without_the_take_over_it_strands(database: str, tmp_path: Path, quick: Path) -> None:
    """The control: the same death without anybody taking over."""
    (tmp_path / "stranding.py").write_text(_NO_TAKE_OVER, encoding="utf-8")
    slow = waiting_tesseract(tmp_path, "slow")
    inbox = machine(tmp_path, database, "inbox", "inbox-var", quick)
    dying = machine(tmp_path, database, "worker", "dying-var", slow)
    heir = machine(tmp_path, database, "worker", "heir-var", quick)
    heir.program = (str(tmp_path / "stranding.py"),)
    with ended(inbox, dying, heir):
        for each in (inbox, dying):
            each.begin()
        until(lambda: inbox.is_ready() and dying.is_ready())
        stranded = drop(inbox.inbox, "a.pdf", small_fax("a"))
        until_stuck(slow)
        heir.start()
        dying.kill()
        until(lambda: "taken for dead" in heir.log)
        assert heir.fate(drop(inbox.inbox, "b.pdf", small_fax("b"))).state is FaxState.IN_REVIEW
        fax = heir.fax(stranded)
        assert fax is not None and fax.state is FaxState.WAITING


def test_a_person_stops_a_fax_on_another_machine_and_has_it_read_again(
    database: str, tmp_path: Path, quick: Path
) -> None:
    slow = waiting_tesseract(tmp_path, "slow")
    inbox = machine(tmp_path, database, "inbox", "inbox-var", quick)
    worker = machine(tmp_path, database, "worker", "worker-var", slow)
    with ended(inbox, worker):
        inbox.begin()
        worker.begin()
        until(lambda: inbox.is_ready() and worker.is_ready())
        sha256 = drop(inbox.inbox, "a.pdf", small_fax("a"))
        until_stuck(slow)
        by = ("--by", "Eva Ek")
        environment = os.environ | {
            "PYTHONPATH": str(CHECKOUT),
            "INTAKE_STORAGE_DATABASE": database,
            "INTAKE_STORAGE_BLOBS": str(tmp_path / "blobs"),
        }
        said = [sys.executable, "-m", "intake"]
        subprocess.run([*said, "cancel", sha256[:12], *by], env=environment, cwd=tmp_path, check=True)
        until(lambda: "stopped" in worker.log, what="the worker's letting go")
        until(lambda: not processes_of(slow), what="the end of its reader")
        fax = worker.fax(sha256)
        assert fax is not None
        assert (fax.state, fax.reason_code, fax.orders) == (FaxState.QUARANTINED, "cancelled", ())
        assert fax.reason_sv is not None and "Eva Ek" in fax.reason_sv
        let_go(slow)
        subprocess.run([*said, "retry", sha256[:12], *by], env=environment, cwd=tmp_path, check=True)
        assert worker.fate(sha256, within_s=90).state is FaxState.IN_REVIEW
        with opened(database) as store:
            done = [(each.who, each.action) for each in store.history(sha256)]
        assert done == [
            ("intake", "received"),
            ("Eva Ek", "cancelled"),
            ("Eva Ek", "requeued"),
            ("intake", "read"),
        ]


def test_a_machine_with_another_folder_of_originals_is_refused(database: str, tmp_path: Path, quick: Path) -> None:
    """It would put every fax into quarantine, because it finds no original."""
    inbox = machine(tmp_path, database, "inbox", "inbox-var", quick)
    stray = machine(tmp_path, database, "worker", "stray-var", quick)
    stray.blobs = ""
    with ended(inbox, stray):
        inbox.start()
        assert stray.begin().wait(60) == 2
        stray.process = None
        assert "storage.blobs" in stray.log
        assert inbox.stop() == 0


def processes_of(program: Path) -> list[str]:
    """The processes that run this script."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if str(program).encode() in (folder / "cmdline").read_bytes():
                found.append(folder.name)
    return found
