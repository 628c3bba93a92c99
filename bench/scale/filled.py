"""A database filled with very many orders: insert rate, ledger, back-up. List and search: ``bench/queue.py``."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bench.queue_filling import fill
from bench.scale.desk import Desk, desk
from bench.scale.kept import CHECKOUT
from bench.scale.processes import peak_bytes

_OPEN_SHARE = 0.9
_LOOK_EVERY_S = 0.02
_LENGTHS = "UPDATE faxes SET size_bytes = (SELECT length(name) - 2 FROM arrivals WHERE arrivals.sha256 = faxes.sha256)"


def measure(databases: Sequence[str], orders: int) -> dict[str, Any]:
    """Fill each database, give every fax its original, and run the commands that look at everything.

    The originals are of a few bytes each: what the ledger and a back-up do for each file is measured, not how quickly
    a disk copies.

    Raises:
        RuntimeError: the books did not balance, or a back-up found a fault.
    """
    runs = []
    for database in databases:
        with desk(database, "tesseract") as at:
            runs.append({"database": database} | _filled(at, orders))
        print(f"  {runs[-1]}", flush=True)
    return {"orders": orders, "runs": runs}


def _filled(at: Desk, orders: int) -> dict[str, Any]:
    at.process("inbox").start().stop()  # makes folders and tables
    memory: list[int] = []
    empty_s = _timed(lambda: memory.append(_intake(at, "ledger", "--json")))
    fill_s = _timed(lambda: fill(at.engine, orders, open_share=_OPEN_SHARE))
    print(flush=True)
    _write_originals(at, orders)
    copies = at.root / "copies"
    copies.mkdir()
    return {
        "fill_s": fill_s,
        "database_bytes": _database_bytes(at),
        "ledger_s": _timed(lambda: memory.append(_intake(at, "ledger", "--json"))),
        "ledger_bytes": memory[1],
        "empty_ledger_s": empty_s,
        "empty_ledger_bytes": memory[0],
        "backup_s": _timed(lambda: _intake(at, "backup", str(copies))),
        "backup_again_s": _timed(lambda: _intake(at, "backup", str(copies))),
    }


def _write_originals(at: Desk, orders: int) -> None:
    """The original of order N is the text that its SHA-256 was made of."""
    archive = at.root / ("blobs" if at.server else "var") / "archive"
    for number in range(orders):
        content = f"bench {number}".encode()
        sha256 = hashlib.sha256(content).hexdigest()
        folder = archive / sha256[:2]
        folder.mkdir(exist_ok=True)
        (folder / f"{sha256}.pdf").write_bytes(content)
    with at.engine.begin() as connection:
        connection.execute(text(_LENGTHS))  # "fax 7.pdf" is the arrival of the original "bench 7"


def _database_bytes(at: Desk) -> int:
    if at.server is None:
        return sum(file.stat().st_size for file in (at.root / "var").glob("intake.sqlite*"))
    with at.engine.connect() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def _intake(at: Desk, *arguments: str) -> int:
    """Run a command of the program on the desk's folder; how much memory it had in hand at most, in bytes."""
    var: Path = at.root / ("var-0" if at.server else "var")
    environment = {
        **os.environ,
        "PYTHONPATH": str(CHECKOUT),
        "INTAKE_STORAGE_DATABASE": at.server.url if at.server else "",
        "INTAKE_STORAGE_BLOBS": str(at.root / "blobs") if at.server else "",
    }
    command = [sys.executable, "-m", "intake", *arguments, "--var", str(var)]
    with (at.root / "said").open("wb") as said:
        process = subprocess.Popen(command, cwd=at.root, env=environment, stdout=said, stderr=subprocess.STDOUT)
        used = 0
        while process.poll() is None:
            used = max(used, peak_bytes(process.pid))
            time.sleep(_LOOK_EVERY_S)
    if process.returncode:
        raise RuntimeError(f"intake {arguments[0]}: {(at.root / 'said').read_text('utf-8')[-1000:]}")
    return used


def _timed(work: Callable[[], object]) -> float:
    began_s = time.monotonic()
    work()
    return time.monotonic() - began_s
