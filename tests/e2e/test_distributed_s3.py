"""Several machines on one PostgreSQL and one S3 bucket, which share no disk; the server of the bucket dies meanwhile.

Run by ``make test-distributed``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.postgres import BINARIES, cluster
from bench.s3 import Server, server
from intake.model import FaxState
from tests.fault.running import CHECKOUT, QUICK_TESSERACT, Daemon, drop, executable, sha256_of, small_fax, until
from tests.fault.stuck import let_go, until_stuck, waiting_tesseract

pytestmark = [
    pytest.mark.distributed,
    pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed"),
]

FAXES = 8
DEAD_AFTER_S = 5.0
BLOBS = "s3://faxes/desk"


@pytest.fixture
def database() -> Iterator[str]:
    with cluster() as url:
        yield url


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Server]:
    with server(tmp_path / "s3") as made:
        yield made


def machine(root: Path, database: str, store: Server, role: str, name: str, tesseract: Path) -> Daemon:
    settings = store.environment | {
        "INTAKE_STORAGE_BLOBS": BLOBS,
        "INTAKE_ENGINE_DEAD_AFTER_S": str(DEAD_AFTER_S),
        "INTAKE_READ_WORKERS": "2",
        "INTAKE_REVIEW_PORT": "0",
        "INTAKE_RETRY_ATTEMPTS": "20",  # for as long as the bucket is away: no sweep has to find what gave up
        "INTAKE_RETRY_BACKOFF": "1",
    }
    return Daemon(root, tesseract, database, roles=role, place=role, own_var=name, settings=settings)


def command(machine: Daemon, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "intake", *arguments],
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join([str(CHECKOUT), os.environ.get("PYTHONPATH", "")])}
        | machine.settings
        | {"INTAKE_STORAGE_DATABASE": machine.database, "INTAKE_STORAGE_VAR": str(machine.var)},
        cwd=machine.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def problems(machine: Daemon) -> list[str]:
    path = machine.var / f"health-{machine.place}.json"
    return list(json.loads(path.read_text(encoding="utf-8"))["problems"]) if path.exists() else []


def test_the_bucket_dies_and_comes_back_and_a_worker_dies_for_good(
    database: str, store: Server, tmp_path: Path
) -> None:
    quick, slow = executable(tmp_path / "quick", QUICK_TESSERACT), waiting_tesseract(tmp_path, "slow")
    inbox = machine(tmp_path, database, store, "inbox", "inbox-var", quick)
    dying = machine(tmp_path, database, store, "worker", "dying-var", slow)
    worker = machine(tmp_path, database, store, "worker", "worker-var", slow)
    heir = machine(tmp_path, database, store, "worker", "heir-var", quick)
    try:
        for each in (inbox, dying, worker):
            each.begin()
        until(lambda: inbox.is_ready() and dying.is_ready() and worker.is_ready(), what="three machines")
        dropped = [(name := f"{n}.pdf", drop(inbox.inbox, name, small_fax(str(n)))) for n in range(FAXES)]
        until_stuck(slow, 4)
        until(lambda: len(inbox.books().faxes) == FAXES)

        store.kill()
        late = ("late.pdf", drop(inbox.inbox, "late.pdf", small_fax("late")))
        until(lambda: "blobs_no_answer" in problems(inbox), what="the alarm")
        assert (inbox.inbox / "late.pdf").exists()
        dying.kill()
        let_go(slow)  # what is in hand is read now, and cannot be put away
        until(lambda: "blobs_no_answer" in worker.log, what="a step that fails")
        heir.begin()  # a machine that starts now waits for its watcher to start it again
        assert heir.process is not None and heir.process.wait(120) != 0
        assert not any(fax.state is FaxState.QUARANTINED for fax in inbox.books().faxes)

        store.start()
        heir.start()
        for _, sha256 in [*dropped, late]:
            assert heir.fate(sha256, within_s=120).state is FaxState.IN_REVIEW
        until(lambda: not problems(inbox), what="the end of the alarm")

        books = heir.books()
        arrived = [(arrival.name, fax.sha256) for fax in books.faxes for arrival in fax.arrivals]
        assert Counter(arrived) == Counter([*dropped, late])
        assert list(inbox.inbox.iterdir()) == []
        objects = store.objects()
        originals = {key: content for key, content in objects.items() if key.startswith("desk/archive/")}
        assert Counter(Path(key).stem for key in originals) == Counter(fax.sha256 for fax in books.faxes)
        assert all(sha256_of(content) == Path(key).stem for key, content in originals.items())
        drafts = {Path(key).name.rsplit(".", 2)[0] for key in objects if key.startswith("desk/drafts/")}
        assert drafts == {reference for fax in books.faxes for reference in fax.orders}
        assert {f"desk/pages/{fax.sha256}/{name}" for fax in books.faxes for name in ("1.png", "pages.json")} <= set(
            objects
        )
        ledger = json.loads(command(worker, "ledger", "--verify", "--json"))
        assert (ledger["balanced"], ledger["received"]) == (True, FAXES + 1)
        for each in (inbox, worker, heir):
            assert not list((each.var / "copies").rglob("archive/tmp/*"))
            assert not list((each.var / "copies" / ".work").glob("*"))

        command(inbox, "backup", str(tmp_path / "backups"))  # while all of them work
        (manifest,) = (tmp_path / "backups").glob("*/manifest.json")
        made = json.loads(manifest.read_text(encoding="utf-8"))
        assert (made["database"], made["faxes"], made["faults"]) == ("postgresql", FAXES + 1, [])
        for each in (inbox, worker, heir):
            assert each.stop() == 0
    finally:
        for each in (inbox, dying, worker, heir):
            each.kill()
