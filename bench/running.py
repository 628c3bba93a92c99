"""Faxes through the real program, as staff start it: ``intake read --json`` in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

BATCH = 10


class ReadFailedError(RuntimeError):
    """The program ended without an outcome for every fax."""


def read(paths: Iterable[Path], *, jobs: int = 1, batch: int = BATCH) -> dict[str, dict[str, Any]]:
    """The outcome of each fax by its file name; each start of the program reads ``batch`` of them.

    Raises:
        ReadFailedError: a fax got no outcome.
    """
    listed = list(paths)
    batches = [listed[start : start + batch] for start in range(0, len(listed), batch)]
    with ThreadPoolExecutor(jobs) as pool:
        outcomes: dict[str, dict[str, Any]] = {}
        for some in pool.map(_read_batch, batches):
            outcomes |= some
    return outcomes


def _read_batch(paths: list[Path]) -> dict[str, dict[str, Any]]:
    command = [sys.executable, "-m", "intake", "read", "--json", *map(str, paths)]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    outcomes = {Path(line["file"]).name: line for line in lines}
    lost = [path.name for path in paths if path.name not in outcomes]
    if lost:
        raise ReadFailedError(f"no outcome for {lost} (exit {done.returncode}): {done.stderr[-2000:]}")
    return outcomes
