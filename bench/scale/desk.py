"""The program in a folder of its own, on either database, with faxes that wait to be read."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine, func, select

from bench.kills.faxes import Fax, recogniser
from bench.postgres import Server, serving
from intake.model import FaxState
from intake.store.connect import engine_for
from intake.store.tables import faxes
from tests.fault.running import Daemon, drop, executable

KINDS = ("clinic", "private")  # one page, one order each

_WAITS = """#!/bin/sh
case "$*" in *'--psm 3'*) sleep {wait_s};; esac
exec '{replaying}' "$@"
"""
_PATIENCE_S = 3600.0


@dataclass(slots=True)
class Desk:
    """One folder, one database, any number of processes.

    Args:
        root: the folder.
        tesseract: the recogniser.
        server: the PostgreSQL; ``None``: SQLite.
        settings: environment of every process.
    """

    root: Path
    tesseract: str | Path
    server: Server | None = None
    settings: dict[str, str] = field(default_factory=dict)
    running: list[Daemon] = field(default_factory=list)
    _engine: Engine | None = None

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def url(self) -> str:
        return self.server.url if self.server else f"sqlite:///{self.root / 'var' / 'intake.sqlite'}"

    def process(self, roles: str = "", number: int = 0, **settings: str) -> Daemon:
        """One that is not started yet. On PostgreSQL each number has a folder of its own, as a machine has; on SQLite
        number 2 starts beside number 1, in the same folder."""
        own_var = f"var-{number}" if self.server and roles else "var"
        place = f"{roles}-{number}" if number > 1 and not self.server else roles
        made = Daemon(
            self.root,
            self.tesseract,
            self.server.url if self.server else "",
            settings=self.settings | settings,
            roles=roles,
            place=place,
            own_var=own_var,
            blobs="blobs" if self.server else "",
        )
        self.running.append(made)
        return made

    def take(self, contents: Sequence[tuple[str, bytes]]) -> None:
        """Have these (name, bytes) taken in and archived; nothing is read."""
        inbox = self.process("inbox")
        for name, content in contents:
            drop(self.inbox, name, content)
        inbox.start()
        wait_until(lambda: not any(self.inbox.iterdir()))
        inbox.stop()

    def ended(self) -> int:
        """Faxes that are read, or in quarantine."""
        return self._count(select(func.count()).select_from(faxes).where(faxes.c.state != FaxState.WAITING))

    def quarantined(self) -> int:
        return self._count(select(func.count()).select_from(faxes).where(faxes.c.state == FaxState.QUARANTINED))

    def read_at_s(self) -> list[float]:
        """When each was read, in seconds."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(faxes.c.read_at).where(faxes.c.read_at.is_not(None)))
            return sorted(row.read_at.timestamp() for row in rows)

    @property
    def engine(self) -> Engine:
        if self._engine is None:
            self._engine = engine_for(self.url)
        return self._engine

    def _count(self, query: object) -> int:
        with self.engine.connect() as connection:
            return int(connection.execute(query).scalar_one())  # type: ignore[call-overload]

    def close(self) -> None:
        for daemon in self.running:
            daemon.kill()
        if self._engine is not None:
            self._engine.dispose()


@contextlib.contextmanager
def desk(database: str, tesseract: str | Path, **settings: str) -> Iterator[Desk]:
    """A fresh one; everything of it is gone at the end.

    Args:
        database: ``sqlite`` or ``postgresql``.
        tesseract: the recogniser.
        settings: environment of every process.
    """
    with contextlib.ExitStack() as stack:
        root = Path(tempfile.mkdtemp(prefix="intake-scale-"))
        stack.callback(shutil.rmtree, root, ignore_errors=True)
        server = stack.enter_context(serving()) if database == "postgresql" else None
        made = Desk(root, tesseract, server, settings)
        stack.callback(made.close)
        yield made


class Replays:
    """Small faxes, and recognisers that know their words already.

    Args:
        folder: where they remember.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.tesseract = recogniser(folder)
        self._faxes = [Fax(kind) for kind in KINDS]
        self._remember()

    def fax(self, number: int) -> tuple[str, bytes]:
        """Name and bytes; each number gives other bytes."""
        return f"{number:07}.pdf", self._faxes[number % len(self._faxes)].numbered(number)

    def faxes(self, count: int) -> list[tuple[str, bytes]]:
        return [self.fax(number) for number in range(count)]

    def waiting(self, wait_s: float) -> Path:
        """A recogniser that takes ``wait_s`` longer for the pages of a fax, and no processor meanwhile."""
        script = _WAITS.format(wait_s=wait_s, replaying=self.tesseract)
        return executable(self._folder / f"tesseract-{wait_s}", script)

    def _remember(self) -> None:
        with desk("sqlite", self.tesseract) as made:
            made.take(self.faxes(len(KINDS)))
            made.process("worker").start()
            wait_until(lambda: made.ended() >= len(KINDS))


def wait_until(true: Callable[[], bool], every_s: float = 0.2, within_s: float = _PATIENCE_S) -> None:
    """Raises TimeoutError where it does not come about."""
    deadline_s = time.monotonic() + within_s
    while not true():
        if time.monotonic() > deadline_s:
            raise TimeoutError(f"it did not come about within {within_s:.0f} s")
        time.sleep(every_s)
