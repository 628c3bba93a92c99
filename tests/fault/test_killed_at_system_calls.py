"""Killed before and after every system call that changes something, from the inbox to the saved order, both databases.

The places are found by tracing a run that nobody kills, so a commit, fsync or rename that is new is killed at as well.
After one call is before the next: nothing changes in between. Of writes one after the other to one file the first and
the last are places.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psycopg
import pytest

from bench.kills.books import Fate, Faults, at_rest, fate_of, stray_files
from bench.postgres import BINARIES, cluster
from intake.store import open_store
from intake.store.tables import metadata
from tests.fault.running import sha256_of
from tests.fault.stepping import NO_FAX, READABLE, Call, Stepper, prepare, strace_works

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not strace_works(), reason="strace is not installed (make system-test) or may look at nothing"),
]

INBOX = {"a.pdf": READABLE, "same.pdf": READABLE, "b.pdf": NO_FAX}
DROPPED = [(name, sha256_of(content)) for name, content in INBOX.items()]


class Sqlite:
    """A fresh database for each run: a copy of one that has its tables."""

    def __init__(self, folder: Path) -> None:
        self._fresh = folder / "fresh.sqlite"
        open_store(f"sqlite:///{self._fresh}").close()

    def url(self, root: Path) -> str:
        return f"sqlite:///{root / 'var' / 'intake.sqlite'}"

    def renew(self, root: Path) -> None:
        shutil.copy(self._fresh, root / "var" / "intake.sqlite")


class Postgresql:
    """One database, emptied for each run."""

    def __init__(self, url: str) -> None:
        self._url = url
        open_store(url).close()
        tables = ", ".join(table.name for table in metadata.sorted_tables)
        # The trails are append-only, by a trigger that copies of a database leave alone.
        self._empty = f"SET session_replication_role = replica; TRUNCATE {tables} RESTART IDENTITY"

    def url(self, _root: Path) -> str:
        return self._url

    def renew(self, _root: Path) -> None:
        with psycopg.connect(self._url) as connection:
            connection.execute(self._empty.encode())


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Sqlite | Postgresql]:
    if request.param == "sqlite":
        yield Sqlite(tmp_path)
    elif not BINARIES:
        pytest.skip("PostgreSQL is not installed (make system-test installs it)")
    else:
        with cluster() as url:
            yield Postgresql(url)


@pytest.fixture
def stepper() -> Iterator[Stepper]:
    made = Stepper()
    yield made
    made.close()


class Runs:
    """Runs in folders of their own, and what came of them."""

    def __init__(self, folder: Path, database: Sqlite | Postgresql, stepper: Stepper) -> None:
        self._folder, self._database, self.stepper = folder, database, stepper
        self._fates: dict[str, Fate] = {}

    def fresh(self, name: str) -> Path:
        root = self._folder / name.replace(" ", "-")
        prepare(root, INBOX)
        self._database.renew(root)
        return root

    def url(self, root: Path) -> str:
        return self._database.url(root)

    def whole(self) -> list[Call]:
        """A run that nobody disturbs: the calls it makes."""
        root = self.fresh("whole")
        status, calls = self.stepper.traced(root, self.url(root))
        assert status == 0
        store = open_store(self.url(root), read_only=True)
        self._fates = {fax.sha256: fate_of(store, fax) for fax in store.ledger().faxes}
        store.close()
        self.check(root)
        made = Counter(call.name for call in calls)
        assert made["fsync"] >= 3 * len(INBOX) and made["rename"] + made["renameat"] >= len(INBOX)
        return calls

    def check(self, root: Path) -> None:
        """The books say what went in, once, and nothing lies about."""
        faults, var = Faults(), root / "var"
        folders = {name: var / name for name in ("archive", "drafts", "pages")} | {"inbox": root / "inbox"}
        store = open_store(self.url(root), read_only=True)
        at_rest(store, folders, DROPPED, self._fates, faults)
        store.close()
        faults.strays += stray_files(root / "inbox", [var])
        assert not faults, faults
        shutil.rmtree(root)


@pytest.fixture
def runs(tmp_path: Path, database: Sqlite | Postgresql, stepper: Stepper) -> Runs:
    return Runs(tmp_path, database, stepper)


def places(calls: Sequence[Call]) -> list[Call]:
    """Of writes one after the other to one file the first and the last, and every other call."""

    def is_more(one: Call, other: Call) -> bool:
        same = one.name == other.name and "write" in one.name
        return same and written(one.line) == written(other.line)

    def written(line: str) -> str:
        return "".join(re.findall(r"^\w+\(\d+<([^>]*)>", line))

    return [
        call
        for before, call, after in zip([None, *calls], calls, [*calls[1:], None], strict=False)
        if not (before and after and is_more(before, call) and is_more(call, after))
    ]


def at_every_place(
    runs: Runs, check_one: Callable[[Path, Call], None], which: Callable[[Call], bool] = lambda _: True
) -> int:
    """Do it at every place that is meant, each in a folder of its own; how many there were."""
    found = [call for call in places(runs.whole()) if which(call)]
    for call in found:
        root = runs.fresh(str(call))
        try:
            check_one(root, call)
        except AssertionError as error:
            raise AssertionError(f"{call}: {call.line}") from error
    return len(found)


_RUNS_TO_REACH_IT = 20


def test_killed_anywhere_it_goes_on(runs: Runs) -> None:
    """Whether psycopg asks a pipeline for its answers in a message of its own hangs on when they come, so a run may
    make a call less than the one that the places are of: then it ended by itself, and another one is killed."""

    def kill(root: Path, call: Call) -> None:
        for _ in range(_RUNS_TO_REACH_IT):
            status, calls = runs.stepper.traced(root, runs.url(root), f"{call.name}:signal=KILL:when={call.nth}")
            if status == -9:
                break
            assert status == 0 and sum(each.name == call.name for each in calls) < call.nth
            runs.check(root)
            root = runs.fresh(str(call))
        else:
            pytest.fail(f"{call}: {_RUNS_TO_REACH_IT} runs without it")
        assert runs.stepper.run(root, runs.url(root)) == 0
        runs.check(root)

    assert at_every_place(runs, kill) > 60
