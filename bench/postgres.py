"""A PostgreSQL of our own, for as long as a bench or a test needs it."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


class Server:
    """A server on a Unix socket in a folder of its own, settings as they came.

    Args:
        folder: empty.
        address: of the network, on which it listens as well.
        within: what comes before its commands (``ip netns exec …``).
    """

    def __init__(self, folder: Path, address: str = "", within: Sequence[str] = ()) -> None:
        self._folder, self._data, self._binaries = folder, folder / "data", BINARIES[-1].parent
        self._address, self._within = address, within
        self._as_user: list[str] = []
        if os.geteuid() == 0:  # the server refuses to run as root
            group = pwd.getpwnam("postgres").pw_gid
            shutil.chown(folder, "postgres")
            self._as_user = ["setpriv", "--reuid=postgres", f"--regid={group}", "--clear-groups"]
        self._run("initdb", "-D", self._data, "-U", "intake", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        if address:
            with (self._data / "pg_hba.conf").open("a", encoding="ascii") as allowed:
                allowed.write("host all all all trust\n")

    @property
    def url(self) -> str:
        """Through the socket."""
        return f"postgresql://intake@/postgres?host={self._folder}"

    @property
    def network_url(self) -> str:
        """Over the network."""
        return f"postgresql://intake@{self._address}/postgres"

    def start(self, *, wait: bool = True) -> None:
        """Start it; ``wait`` until it answers, which after a hard stop is when it has recovered."""
        options = f"-k {self._folder} -h '{self._address}'"
        waiting = "-w" if wait else "-W"
        self._run("pg_ctl", "-D", self._data, "-l", self._folder / "log", waiting, "-o", options, "start")

    def stop_hard(self) -> None:
        """Every connection is cut and nothing is put in order: the next start recovers from the log."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    def kill(self) -> None:
        """SIGKILL to the server, which may be in its first moments, and to everything it started."""
        frozen = self.freeze()
        for pid in frozen:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while any(_runs(pid) for pid in frozen[1:]):  # they hold its shared memory
            time.sleep(0.01)
        (self._data / "postmaster.pid").unlink()  # while nobody has taken notice of its end it would pass for running

    def freeze(self) -> list[int]:
        """SIGSTOP to the server and everything it started, whose numbers are returned, its own first."""
        while not self._data.joinpath("postmaster.pid").exists():
            time.sleep(0.01)
        server = int((self._data / "postmaster.pid").read_text("ascii").split()[0])
        os.kill(server, signal.SIGSTOP)  # so that it starts nothing more
        children = Path(f"/proc/{server}/task/{server}/children").read_text("ascii").split()
        frozen = [server, *map(int, children)]
        for pid in frozen:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)
        return frozen

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = [*self._within, *self._as_user, self._binaries / program, *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder)


@contextlib.contextmanager
def cluster(under: Path | None = None) -> Iterator[str]:
    """The URL of a fresh database; gone at the end.

    Args:
        under: the folder that its folder is made in.
    """
    with serving(under) as server:
        yield server.url


@contextlib.contextmanager
def serving(under: Path | None = None, address: str = "", within: Sequence[str] = ()) -> Iterator[Server]:
    """A running server with a fresh database; gone at the end, running or not.

    Args:
        under: the folder that its folder is made in.
        address, within: see ``Server``.
    """
    folder = Path(tempfile.mkdtemp(prefix="intake-pg-", dir=under))
    try:
        server = Server(folder, address, within)
        server.start()
        try:
            yield server
        finally:
            with contextlib.suppress(subprocess.CalledProcessError):  # it may be stopped already
                server.stop_hard()
    finally:
        shutil.rmtree(folder)


def _runs(pid: int) -> bool:
    """Is the process there, and not only waiting for its parent to take notice of its end?"""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    return False
