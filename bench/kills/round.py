"""One round: faxes keep coming while the program is started and killed; at the end the books are read.

A round is made from its seed alone: which faxes come, under which names, when each kill falls. What the seed cannot fix
is how far the program has got by then; that is what many rounds are for.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bench.kills.books import MARK, Fate, Faults, at_rest, fate_of, living, stray_files, while_dead
from bench.kills.faxes import KINDS, Fax
from bench.kills.starter import Starter
from intake.errors import IntakeError
from intake.model import FaxState
from intake.store import Store, open_store

IN_START = 0.25
"""This share of the kills falls between the start and the moment that files are taken."""

_START_S, _WORK_S = (0.0, 0.8), (0.05, 2.0)
_ALONE_S = 1.0  # so long at most the others go on when one is killed before them
_READY_WITHIN_S = 60.0
_SETTLED_WITHIN_S = 180.0
_GONE_WITHIN_S = 15.0
_SETTINGS = {
    "INTAKE_INBOX_SETTLE_S": "0.05",
    "INTAKE_INBOX_SCAN_EVERY_S": "0.3",
    "INTAKE_RETRY_FIRST_WAIT_S": "0.1",
    "INTAKE_READ_WORKERS": "2",
    "INTAKE_ENGINE_DEAD_AFTER_S": "60",  # a machine that is busy with many rounds is not dead
    "OMP_THREAD_LIMIT": "1",
}


class StuckError(Exception):
    """The program did not start, or did not work off what lay there, in all the time it had."""


@dataclass(slots=True)
class Desk:
    """The program in a folder of its own, to be started and killed.

    Args:
        root: the folder.
        database: its URL; empty: SQLite in the folder.
        tesseract: the recogniser.
        roles: of each process; empty: all of them. On PostgreSQL each of several processes has a folder of its own, as
            a machine has, and shares that of the originals; on SQLite they share one folder.
        starter: starts them.
    """

    root: Path
    database: str
    tesseract: Path
    roles: Sequence[str]
    starter: Starter
    pids: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.inbox.mkdir(parents=True, exist_ok=True)

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def var(self) -> Path:
        """What belongs to the faxes."""
        return self.root / "var"

    @property
    def places(self) -> list[Path]:
        """The folder of each process."""
        apart = self.database and len(self.roles) > 1
        return [self.root / f"var-{number}" if apart else self.var for number, _ in enumerate(self.roles)]

    @property
    def last_words(self) -> str:
        log = self.root / "log"
        return " | ".join(log.read_text("utf-8").splitlines()[-3:]) if log.exists() else ""

    @contextlib.contextmanager
    def books(self) -> Iterator[Store]:
        """The store, to be read.

        Raises:
            IntakeError: there are no books yet.
        """
        store = open_store(self.database or f"sqlite:///{self.var / 'intake.sqlite'}", read_only=True)
        try:
            yield store
        finally:
            store.close()

    def begin(self) -> None:
        """Start every process, and wait for none."""
        environment = {
            **_SETTINGS,
            "INTAKE_STORAGE_BLOBS": "" if self.var in self.places else str(self.var),
            "INTAKE_STORAGE_DATABASE": self.database,
            "INTAKE_INBOX_FOLDER": str(self.inbox),
            "INTAKE_READ_TESSERACT": str(self.tesseract),
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            MARK: str(self.root),
        }
        commands = [
            ["run", "--no-review-page", "--var", str(var), *(["--role", role] if role else [])]
            for role, var in zip(self.roles, self.places, strict=True)
        ]
        self.pids = self.starter.start(commands, environment, self.root)

    def wait_until_ready(self) -> None:
        """Wait until files are taken and read.

        Raises:
            StuckError: a process ended instead, or it took too long.
        """
        deadline_s = time.monotonic() + _READY_WITHIN_S
        while not self.is_ready():
            if any(self.starter.ended(pid) is not None for pid in self.pids) or time.monotonic() > deadline_s:
                raise StuckError(f"it did not start: {self.last_words}")
            time.sleep(0.01)

    def is_ready(self) -> bool:
        said = set()
        for file in (file for var in set(self.places) for file in var.glob("ready*")):
            with contextlib.suppress(FileNotFoundError):
                said.add(file.read_text("ascii"))
        return said >= {f"{pid}\n" for pid in self.pids}

    def kill_one(self, place: int) -> None:
        """SIGKILL to one process alone; the others do not notice at once."""
        os.kill(self.pids[place], signal.SIGKILL)

    def kill(self) -> None:
        """SIGKILL to all of it, at once; returns when nothing of it runs any more, or after ``_GONE_WITHIN_S``."""
        self.starter.kill(self.pids)
        self.pids = []
        deadline_s = time.monotonic() + _GONE_WITHIN_S
        while living(str(self.root)) and time.monotonic() < deadline_s:
            time.sleep(0.05)

    def stop(self) -> list[int | None]:
        """Tell every process to end; how each ended."""
        for pid in self.pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
        statuses = [self.starter.ended(pid, within_s=20.0) for pid in self.pids]
        self.kill()
        return statuses


def drop(inbox: Path, name: str, content: bytes) -> str:
    """Put a file into the inbox as a careful sender does; returns its SHA-256."""
    part = inbox / f".{hashlib.sha256(name.encode()).hexdigest()[:8]}.part"
    part.write_bytes(content)
    part.rename(inbox / name)
    return hashlib.sha256(content).hexdigest()


def calm_fates(desk: Desk) -> dict[str, Fate]:
    """What becomes of each kind of fax when nobody kills anything."""
    sent = {kind: drop(desk.inbox, f"{kind}.pdf", Fax(kind).numbered(0)) for kind in KINDS}
    desk.begin()
    try:
        desk.wait_until_ready()
        _wait_for_rest(desk, set(sent.values()))
        with desk.books() as store:
            known = {fax.sha256: fax for fax in store.ledger().faxes}
            return {kind: fate_of(store, known[sha256]) for kind, sha256 in sent.items()}
    finally:
        desk.kill()


@dataclass(slots=True)
class Round:
    """A round that is over."""

    faxes: int
    arrivals: int
    kills: int
    in_start: int
    faults: Faults


class _Senders:
    """Who sends the faxes of a round: new ones, the same bytes again, and one who writes slowly across a kill."""

    def __init__(self, inbox: Path, dice: random.Random, fates: Mapping[str, Fate]) -> None:
        self._inbox, self._dice, self._kind_fates = inbox, dice, fates
        self._kinds = {kind: Fax(kind) for kind in KINDS}
        self._sent: list[tuple[str, bytes]] = []
        self._numbers = count(1)
        self.dropped: list[tuple[str, str]] = []
        self.fates: dict[str, Fate] = {}

    def send(self) -> None:
        name, content = self._next()
        self.dropped.append((name, drop(self._inbox, name, content)))

    @contextlib.contextmanager
    def slowly(self) -> Iterator[None]:
        """Half of a file is there for as long as the caller does something; the writer keeps it open."""
        name, content = self._next()
        with (self._inbox / name).open("xb", buffering=0) as writer:
            writer.write(content[: len(content) // 2])
            yield
            writer.write(content[len(content) // 2 :])
        self.dropped.append((name, hashlib.sha256(content).hexdigest()))

    def _next(self) -> tuple[str, bytes]:
        number = next(self._numbers)
        if self._sent and self._dice.random() < 0.2:
            kind, content = self._dice.choice(self._sent)
        else:
            kind = self._dice.choice(list(self._kinds))
            content = self._kinds[kind].numbered(number)
            self._sent.append((kind, content))
        self.fates[hashlib.sha256(content).hexdigest()] = self._kind_fates[kind]
        return f"Anna Testsson {number}.pdf", content


def run(desk: Desk, seed: int, kills: int, fates: Mapping[str, Fate]) -> Round:
    """Run one round.

    Args:
        desk: in an empty folder.
        seed: of everything that is thrown dice for.
        kills: so many, then the rest is worked off in peace.
        fates: by kind, from ``calm_fates``.
    """
    dice, faults = random.Random(seed), Faults()
    senders = _Senders(desk.inbox, dice, fates)
    in_start = 0
    try:
        for _ in range(kills):
            with senders.slowly() if dice.random() < 0.15 else contextlib.nullcontext():
                in_start += _kill_once(desk, senders, dice)
            while_dead(desk.inbox, desk.var / "archive", senders.dropped, faults)
            if left := living(str(desk.root)):
                faults.strays.append(f"{len(left)} processes outlived the kill")
        desk.begin()
        desk.wait_until_ready()
        _wait_for_rest(desk, {sha256 for _, sha256 in senders.dropped})
        if any(status != 0 for status in desk.stop()):
            faults.strays.append("it did not stop as it was told to")
    except StuckError as stuck:
        faults.lost.append(str(stuck))
    finally:
        desk.kill()
    _read_books(desk, senders, faults)
    return Round(len(senders.fates), len(senders.dropped), kills, in_start, faults)


def _kill_once(desk: Desk, senders: _Senders, dice: random.Random) -> bool:
    """Start, let faxes come, kill. Returns whether the kill fell into the start."""
    before, after = dice.choice((0, 0, 1, 2)), dice.choice((0, 1, 1, 2, 4))
    early = dice.random() < IN_START
    least_s, most_s = _START_S if early else _WORK_S
    wait_s = least_s + dice.random() ** 2 * (most_s - least_s)  # more of them soon: that is where most happens
    for _ in range(before):
        senders.send()
    desk.begin()
    try:
        if early:
            time.sleep(wait_s)
            return not desk.is_ready()
        desk.wait_until_ready()
        until_s = time.monotonic() + wait_s
        for number in range(after):
            time.sleep(max(0.0, (until_s - time.monotonic()) / (after + 1 - number)))
            senders.send()
        time.sleep(max(0.0, until_s - time.monotonic()))
        if len(desk.pids) > 1 and dice.random() < 0.3:
            desk.kill_one(dice.randrange(len(desk.pids)))
            time.sleep(dice.random() * _ALONE_S)
    finally:
        desk.kill()
    return False


def _read_books(desk: Desk, senders: _Senders, faults: Faults) -> None:
    folders = {name: desk.var / name for name in ("archive", "drafts", "pages")} | {"inbox": desk.inbox}
    try:
        with desk.books() as store:
            at_rest(store, folders, senders.dropped, senders.fates, faults)
    except IntakeError as error:
        faults.unbalanced.append(error.code)
    faults.strays += stray_files(desk.inbox, sorted({desk.var, *desk.places}))


def _wait_for_rest(desk: Desk, expected: set[str]) -> None:
    """Wait until every fax is before a person and the inbox is empty.

    Raises:
        StuckError: a process ended, or it took too long.
    """
    deadline_s = time.monotonic() + _SETTLED_WITHIN_S
    while True:
        with contextlib.suppress(IntakeError), desk.books() as store:
            at = {fax.sha256: fax.state for fax in store.ledger().faxes}
            if not list(desk.inbox.iterdir()) and FaxState.WAITING not in at.values() and expected <= at.keys():
                return
        if any(desk.starter.ended(pid) is not None for pid in desk.pids):
            raise StuckError(f"a process ended by itself: {desk.last_words}")
        if time.monotonic() > deadline_s:
            raise StuckError(f"the faxes were not worked off: {desk.last_words}")
        time.sleep(0.1)
