"""What the engine costs: processor time of the daemon beside that of the same steps alone, and what idling costs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from bench.scale.desk import Desk, Replays, desk, wait_until
from bench.scale.kept import CHECKOUT
from bench.scale.processes import cpu_s, parent, tree_cpu_s
from tests.fault.running import drop

_READERS = 2


def measure(replays: Replays, databases: Sequence[str], faxes: int, warm: int, idle_s: float) -> dict[str, Any]:
    """Take and read ``faxes`` after ``warm`` others, with the engine and without, on each database.

    Counted is the processor time of the program's own process: not that of its readers, which are others. What watching
    the inbox, looking for work and beating cost is in it.
    """
    runs = []
    for database in databases:
        bare_s = _bare_s(replays, database, faxes, warm)
        with desk(database, replays.tesseract, INTAKE_READ_WORKERS=str(_READERS)) as at:
            run = _daemon(at, replays, faxes, warm, idle_s)
        run |= {"database": database, "faxes": faxes, "bare_ms": 1000 * bare_s / faxes}
        run["overhead_ms"] = run["daemon_ms"] - run["bare_ms"]
        runs.append(run)
        print(f"  {database}: {run['overhead_ms']:.0f} ms a fax", flush=True)
    return {"runs": runs, "readers": _READERS, "warm": warm, "idle_s": idle_s}


def _bare_s(replays: Replays, database: str, faxes: int, warm: int) -> float:
    with desk(database, replays.tesseract) as at:
        at.inbox.mkdir()
        for name, content in replays.faxes(warm + faxes):
            drop(at.inbox, name, content)
        command = [sys.executable, "-m", "bench.scale.bare", str(at.root), "--warm", str(warm)]
        command += ["--tesseract", str(at.tesseract), "--database", at.server.url if at.server else ""]
        done = subprocess.run(command, cwd=CHECKOUT, env=_environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return float(done.stdout)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), "OMP_THREAD_LIMIT": "1"}


def _daemon(at: Desk, replays: Replays, faxes: int, warm: int, idle_s: float) -> dict[str, Any]:
    daemon = at.process().start()
    assert daemon.process is not None
    pid = daemon.process.pid
    sent = replays.faxes(warm + faxes)
    _through(at, sent[:warm], warm)
    before, before_s, began_s = _server(at), cpu_s(pid), time.monotonic()
    _through(at, sent[warm:], warm + faxes)
    took_s, worked_s = time.monotonic() - began_s, cpu_s(pid) - before_s
    time.sleep(2)  # the server adds up what a connection did when that has been idle for a second
    after, idle_from_s, idle_began_s = _server(at), cpu_s(pid), time.monotonic()
    time.sleep(idle_s)
    idled_s = time.monotonic() - idle_began_s
    run = {
        "daemon_ms": 1000 * worked_s / faxes,
        "faxes_per_hour": 3600 * faxes / took_s,
        "idle_ms_a_s": 1000 * (cpu_s(pid) - idle_from_s) / idled_s,
    }
    if at.server:
        idle = [(now - then) / idled_s for now, then in zip(_server(at), after, strict=True)]
        used = [(now - then) / faxes for now, then in zip(after, before, strict=True)]
        run |= {"transactions": used[0], "wal_bytes": used[1], "server_ms": 1000 * used[2]}
        run |= {"idle_transactions_a_s": idle[0], "idle_server_ms_a_s": 1000 * idle[2]}
    return run


def _through(at: Desk, faxes: Sequence[tuple[str, bytes]], until: int) -> None:
    for name, content in faxes:
        drop(at.inbox, name, content)
    wait_until(lambda: at.ended() >= until)


def _server(at: Desk) -> tuple[float, float, float]:
    """Transactions, bytes of the write-ahead log and processor seconds of PostgreSQL so far; zeros where there is none.

    The few that this bench makes itself, looking whether the faxes are read, are in it.
    """
    if at.server is None:
        return 0.0, 0.0, 0.0
    with at.engine.connect() as connection:
        count = "SELECT sum(xact_commit + xact_rollback) FROM pg_stat_database"
        transactions = connection.execute(text(count)).scalar_one()
        written = connection.execute(text("SELECT pg_current_wal_lsn() - '0/0'")).scalar_one()
        backend = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    return float(transactions), float(written), tree_cpu_s(parent(backend))
