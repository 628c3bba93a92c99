"""A real daemon process to do harm to, faxes to feed it, and the books to check afterwards."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw

from intake.alarms import Health
from intake.model import FaxState
from intake.store import Books, FaxRecord, open_store

CHECKOUT = Path(__file__).parents[2]

QUICK_TESSERACT = """#!/bin/sh
if [ "$1" = --version ]; then echo "tesseract 5.3.0"; exit 0; fi
columns='level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext'
printf "$columns\\n5\\t1\\t1\\t1\\t1\\t1\\t40\\t40\\t90\\t20\\t96\\tHej\\n" > "$2.tsv"
"""
"""Reads one word on every page, at once: for tests of what happens around the reading."""


def until(true: Callable[[], object], within_s: float = 60.0, what: str = "it") -> None:
    """Wait for something to come about."""
    deadline_s = time.monotonic() + within_s
    while not true():
        assert time.monotonic() < deadline_s, f"{what} did not come about within {within_s} s"
        time.sleep(0.05)


def small_fax(text: str) -> bytes:
    """A fax of one small page; another ``text`` gives other bytes."""
    page = Image.new("1", (400, 300), 1)
    drawing = ImageDraw.Draw(page)
    drawing.text((40, 40), text, fill=0)
    for y_px in range(80, 260, 12):
        drawing.line((40, y_px, 360, y_px), fill=0, width=2)
    fax = io.BytesIO()
    page.save(fax, "PDF", resolution=100, title=ascii(text))
    return fax.getvalue()


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def executable(path: Path, script: str) -> Path:
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return path


def drop(inbox: Path, name: str, content: bytes) -> str:
    """Put a file into the inbox as a careful sender does; returns its SHA-256."""
    part = inbox / f".{sha256_of(name.encode('utf-8', 'surrogateescape'))[:8]}.part"
    part.write_bytes(content)
    part.rename(inbox / name)
    return sha256_of(content)


@dataclass
class Daemon:
    """``intake run`` on a folder of its own. ``prefix`` goes before the command (``setpriv …``).

    With ``roles`` one process of several; ``place`` is what it calls its files (``ready-PLACE``), ``own_var`` the name
    of its folder where that is not shared, ``blobs`` that of the folder of originals where that is another.
    """

    root: Path
    tesseract: str | Path
    database: str = ""
    prefix: Sequence[str] = ()
    program: Sequence[str] = ("-m", "intake")
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None
    roles: str = ""
    place: str = ""
    own_var: str = "var"
    blobs: str = ""

    def __post_init__(self) -> None:
        self.inbox.mkdir(parents=True, exist_ok=True)

    @property
    def var(self) -> Path:
        return self.root / self.own_var

    @property
    def originals(self) -> Path:
        return (self.root / self.blobs if self.blobs else self.var) / "archive"

    @property
    def ready(self) -> Path:
        return self.var / (f"ready-{self.place}" if self.place else "ready")

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8")

    @property
    def log_path(self) -> Path:
        name = "-".join(filter(None, (self.place, self.own_var if self.own_var != "var" else "")))
        return self.root / f"{name or 'daemon'}.log"

    @property
    def url(self) -> str:
        return self.database or f"sqlite:///{self.var / 'intake.sqlite'}"

    def begin(self) -> subprocess.Popen[str]:
        """Start the process, without waiting for it."""
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {
            "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / f"intake-tests-{os.getuid()}"),
            "PYTHONPATH": os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH", "")])),
            "OMP_THREAD_LIMIT": "1",
            "INTAKE_READ_TESSERACT": str(self.tesseract),
            "INTAKE_INBOX_SETTLE_S": "0.2",
            "INTAKE_INBOX_SCAN_EVERY_S": "0.5",
            "INTAKE_RETRY_FIRST_WAIT_S": "0.2",
            "INTAKE_STORAGE_DATABASE": self.database,
            "INTAKE_STORAGE_BLOBS": str(self.root / self.blobs) if self.blobs else "",
            **self.settings,
        }
        command = [*self.prefix, sys.executable, *self.program, "run", "--var", str(self.var)]
        command += ["--inbox", str(self.inbox)]
        command += ["--role", self.roles] if self.roles else []
        command += [] if "review" in self.roles else ["--no-review-page"]
        with self.log_path.open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                command, cwd=self.root, env=environment, stdout=log, stderr=log, text=True, start_new_session=True
            )
        return self.process

    def start(self) -> Daemon:
        """Start it and wait until it takes files."""
        process = self.begin()
        until(lambda: self.is_ready() or process.poll() is not None, what="ready")
        assert process.poll() is None, self.log
        return self

    def is_ready(self) -> bool:
        with contextlib.suppress(FileNotFoundError):
            return self.process is not None and self.ready.read_text() == f"{self.process.pid}\n"
        return False

    def health(self) -> Health:
        """What it writes down about itself; the first time two seconds after its start."""
        assert self.process is not None
        pid, found = self.process.pid, self.var / (f"health-{self.place}.json" if self.place else "health.json")
        record: Health | None = None

        def written() -> bool:
            nonlocal record
            record = Health.model_validate_json(found.read_bytes()) if found.exists() else None
            return record is not None and record.pid == pid  # else it is left of the last run

        until(written, what="the health record")
        assert record is not None
        return record

    def kill(self) -> None:
        """SIGKILL to the whole process group."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self, within_s: float = 10.0) -> int:
        """SIGTERM; returns the exit status."""
        assert self.process is not None
        self.process.terminate()
        status = self.process.wait(within_s)
        self.process = None
        return status

    def books(self) -> Books:
        store = open_store(self.url, read_only=True)
        try:
            return store.ledger()
        finally:
            store.close()

    def fax(self, sha256: str) -> FaxRecord | None:
        return next((fax for fax in self.books().faxes if fax.sha256 == sha256), None)

    def fate(self, sha256: str, within_s: float = 60.0) -> FaxRecord:
        """Wait until the fax is read or quarantined."""
        fax: FaxRecord | None = None

        def settled() -> bool:
            nonlocal fax
            fax = self.fax(sha256) if self.process is None or self.process.poll() is None else None
            return fax is not None and fax.state is not FaxState.WAITING

        until(settled, within_s, f"the fate of {sha256[:12]} ({fax and fax.state})")
        assert fax is not None
        return fax

    def assert_in_balance(self, dropped: Sequence[tuple[str, str]], left: Sequence[str] = ()) -> Books:
        """Nothing lost, nothing doubled, nothing half.

        Args:
            dropped: every (name, SHA-256) that was put into the inbox.
            left: names that are to lie in the inbox still.
        """
        books = self.books()
        arrived = [(arrival.name, fax.sha256) for fax in books.faxes for arrival in fax.arrivals]
        assert Counter(arrived) == Counter(dropped)
        assert sorted(path.name for path in self.inbox.iterdir()) == sorted(left)
        kept = {path for path in self.originals.rglob("*") if path.is_file()}
        assert {path.stem for path in kept} == {fax.sha256 for fax in books.faxes}
        assert len(kept) == len(books.faxes)
        for path in kept:
            assert sha256_of(path.read_bytes()) == path.stem
        for fax in books.faxes:
            assert fax.state is not FaxState.WAITING
            assert len(set(fax.orders)) == len(fax.orders) > 0 or fax.state is FaxState.QUARANTINED
        return books


@contextlib.contextmanager
def running(daemon: Daemon) -> Iterator[Daemon]:
    """The daemon, started; killed at the end if it still runs."""
    try:
        yield daemon.start()
    finally:
        daemon.kill()
