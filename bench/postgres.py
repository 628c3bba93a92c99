"""A PostgreSQL of the bench's own, for as long as it is needed."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@contextlib.contextmanager
def cluster(under: Path | None = None) -> Iterator[str]:
    """The URL of a fresh database, settings as they came; gone at the end.

    Args:
        under: the folder that its folder is made in.
    """
    folder = Path(tempfile.mkdtemp(prefix="intake-pg-", dir=under))
    as_user: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ["setpriv", "--reuid=postgres", f"--regid={pwd.getpwnam('postgres').pw_gid}", "--clear-groups"]
    binary, data = BINARIES[-1].parent, folder / "data"

    def run(*command: str | Path) -> None:
        subprocess.run([*as_user, *command], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run(binary / "initdb", "-D", data, "-U", "intake", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    run(binary / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", f"-k {folder} -h ''", "start")
    try:
        yield f"postgresql://intake@/postgres?host={folder}"
    finally:
        run(binary / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)
