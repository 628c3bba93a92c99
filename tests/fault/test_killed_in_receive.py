"""Killed before and after every call of the receive step that changes something on disk, commits included."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.store import open_store
from tests.fault.running import CHECKOUT, sha256_of

FIRST, SECOND = b"%PDF-1.4 first", b"II*\0second"
TOLD, BROKEN = b"Sender: 035-13 10 00\nPages: 2\n", b"nothing of use"
FAXES = {"a.pdf": FIRST, "same.pdf": FIRST, "h\udcf6ft.tif": SECOND}
INBOX = FAXES | {"a.txt": TOLD, "h\udcf6ft.tif.txt": BROKEN}


class Receiver:
    """The program of ``dying.py``, or one like it, loaded once."""

    def __init__(self, program: str = "dying.py") -> None:
        path = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH", "")]))
        environment = os.environ | {"PYTHONPATH": path}
        command = [sys.executable, str(Path(__file__).with_name(program))]
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def receive(self, root: Path, nth: int = 0, when: str = "before", place: str = "inbox") -> tuple[int, list[str]]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(root / "var"), str(root / place), nth, when]) + "\n")
        self._process.stdin.flush()
        status, seen = json.loads(self._process.stdout.readline())
        return status, seen

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


@pytest.fixture(scope="module")
def fresh_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("database") / "intake.sqlite"
    open_store(f"sqlite:///{path}").close()
    return path


def prepare(root: Path, database: Path) -> None:
    (root / "var").mkdir(parents=True)
    (root / "inbox").mkdir()
    shutil.copy(database, root / "var" / "intake.sqlite")
    for name, content in INBOX.items():
        (root / "inbox" / name).write_bytes(content)


def check(root: Path) -> None:
    """Three arrivals, two faxes, what was told of each, every byte in the archive, nothing else anywhere."""
    assert list((root / "inbox").iterdir()) == []
    store = open_store(f"sqlite:///{root / 'var' / 'intake.sqlite'}", read_only=True)
    faxes = store.ledger().faxes
    store.close()
    arrivals = [arrival for fax in faxes for arrival in fax.arrivals]
    arrived = Counter((arrival.name, fax.sha256) for fax in faxes for arrival in fax.arrivals)
    assert arrived == Counter((name, sha256_of(content)) for name, content in FAXES.items())
    kept = [path for path in (root / "var" / "archive").rglob("*") if path.is_file()]
    assert sorted(path.read_bytes() for path in kept) == sorted([FIRST, SECOND, TOLD, BROKEN])
    beside = {f"{sha256_of(TOLD)}.text", f"{sha256_of(BROKEN)}.text"}
    assert {path.name for path in kept} == {f"{sha256_of(FIRST)}.pdf", f"{sha256_of(SECOND)}.tif", *beside}
    told = {arrival.name: (arrival.told and arrival.told.station, arrival.beside_problem) for arrival in arrivals}
    assert told == {"a.pdf": ("035-13 10 00", None), "same.pdf": (None, None), "h\udcf6ft.tif": (None, "no_names")}


def test_every_call(receiver: Receiver, fresh_database: Path, tmp_path: Path) -> None:
    prepare(tmp_path / "all", fresh_database)
    status, calls = receiver.receive(tmp_path / "all", nth=10**9)
    assert status == 0
    check(tmp_path / "all")
    made = Counter(calls)
    assert made["commit"] >= len(FAXES)
    assert made["rename"] >= len(INBOX)
    assert made["link"] >= len(INBOX)
    for when in ("before", "after"):
        for nth in range(1, len(calls) + 1):
            root = tmp_path / f"{when}-{nth}"
            prepare(root, fresh_database)
            status, _ = receiver.receive(root, nth, when)
            assert status == -9, f"not killed {when} call {nth}"
            assert receiver.receive(root)[0] == 0
            try:
                check(root)
            except AssertionError as error:
                raise AssertionError(f"killed {when} call {nth}, {calls[nth - 1]}") from error
            shutil.rmtree(root)
