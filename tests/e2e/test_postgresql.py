"""The same flow on a real PostgreSQL: started here, killed here, with our tables and the engine's in one database."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from intake.model import FaxState
from tests.fault.running import QUICK_TESSERACT, Daemon, drop, executable, small_fax, until


def programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class Server:
    """A PostgreSQL on a Unix socket, as a user that is not root."""

    def __init__(self, folder: Path, binaries: Path) -> None:
        self._folder, self._binaries = folder, binaries
        self._account = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(folder, self._account)
        self._run("initdb", "-D", folder / "data", "-U", "intake", "--auth=trust", "--encoding=UTF8", "--no-sync")
        self.start()
        self._run("createdb", "-h", folder, "-U", "intake", "intake")

    @property
    def url(self) -> str:
        return f"postgresql://intake@/intake?host={self._folder}"

    def start(self) -> None:
        options = f"-k {self._folder} -c listen_addresses='' -c fsync=off"
        log = self._folder / "server.log"
        self._run("pg_ctl", "-D", self._folder / "data", "-l", log, "-o", options, "-w", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._folder / "data", "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: str | Path) -> None:
        command: Sequence[str | Path] = [self._binaries / program, *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={self._account}", f"--regid={self._account}", "--clear-groups", *command]
        quiet = subprocess.DEVNULL  # the server would keep a pipe open
        subprocess.run(command, check=True, cwd="/", stdin=quiet, stdout=quiet, stderr=quiet, timeout=60)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    binaries = programs()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory(prefix="intake-pg-") as folder:
        Path(folder).chmod(0o755)
        made = Server(Path(folder), binaries)
        try:
            yield made
        finally:
            made.stop()


def test_the_flow_survives_the_daemon_and_the_database(server: Server, tmp_path: Path) -> None:
    tesseract = executable(tmp_path / "tesseract", QUICK_TESSERACT)
    daemon = Daemon(tmp_path, tesseract, database=server.url)
    dropped = []

    def send(name: str, text: str) -> str:
        dropped.append((name, drop(daemon.inbox, name, small_fax(text))))
        return dropped[-1][1]

    try:
        daemon.start()
        assert daemon.fate(send("a.pdf", "a")).state is FaxState.IN_REVIEW
        assert not (daemon.var / "intake.sqlite").exists()
        assert not (daemon.var / "engine.sqlite").exists()
        send("again.pdf", "a")
        killed_with = send("b.pdf", "b")
        until(lambda: daemon.fax(killed_with) is not None)
        daemon.kill()
        daemon.start()
        assert daemon.fate(killed_with).state is FaxState.IN_REVIEW
        server.stop()
        without = send("c.pdf", "c")
        until(lambda: "database_failed" in daemon.log)
        server.start()
        assert daemon.fate(without, within_s=90).state is FaxState.IN_REVIEW
        until(lambda: not list(daemon.inbox.iterdir()))
        daemon.assert_in_balance(dropped)
        assert daemon.stop() == 0
    finally:
        daemon.kill()
