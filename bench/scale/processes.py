"""What the kernel knows of processes: processor time and memory (Linux)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def cpu_s(pid: int) -> float:
    """User and system time of the process itself; none of what it started."""
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / _TICKS


def tree_cpu_s(pid: int) -> float:
    """The same with everything that it started, ended or running."""
    fields = _stat(pid)
    own = sum(int(field) for field in fields[11:15]) / _TICKS
    return own + sum(tree_cpu_s(child) for child in _still(children(pid)))


def rss_mb(pid: int) -> float:
    """Memory that the process has in hand."""
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE_BYTES / 2**20


def peak_bytes(pid: int) -> int:
    """The most memory that the process had in hand since it became its program; 0 when it has ended.

    ``ru_maxrss`` will not do: it starts from what had in hand whoever started the process.
    """
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def parent(pid: int) -> int:
    return int(_stat(pid)[1])


def children(pid: int) -> list[int]:
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        tasks = Path(f"/proc/{pid}/task").glob("*/children")
        return [int(child) for task in tasks for child in task.read_text("ascii").split()]
    return []


def fork_server(pid: int) -> int | None:
    """The process that readers of ``pid`` are born from."""
    for child in children(pid):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            if b"multiprocessing.forkserver" in Path(f"/proc/{child}/cmdline").read_bytes():
                return child
    return None


def _still(pids: list[int]) -> Iterator[int]:
    return (pid for pid in pids if Path(f"/proc/{pid}/stat").exists())


def _stat(pid: int) -> list[str]:
    """The fields of ``/proc/PID/stat`` after the name, which may have blanks in it."""
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
