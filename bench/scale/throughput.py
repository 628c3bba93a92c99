"""Faxes an hour: real recognition on one and two workers, and waits of the same length on up to sixteen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.faxes.make import random_fax
from bench.scale.desk import Desk, Replays, desk, wait_until
from bench.scale.fit import rate_per_hour
from bench.scale.processes import tree_cpu_s
from intake.store.codec import PAGES

_SEED = 7101


def real(databases: Sequence[str], faxes: int, workers: Sequence[int]) -> dict[str, Any]:
    """Simulated faxes of the open set (``bench/faxes``) through the real recogniser, each Tesseract on one core.

    Returns:
        ``runs``: faxes and pages an hour by database and workers; ``bytes``: of what is kept for them; ``faxes``,
        ``pages``: how many there were; ``cpu_s_a_page``: processor time of all processes with one worker.
    """
    sent = [(f"{index:04}{fax.suffix}", fax.content) for index in range(faxes) for fax in [random_fax(_SEED, index)]]
    runs: list[dict[str, Any]] = []
    known: dict[str, Any] = {}
    for database in databases:
        for count in workers:
            with desk(database, "tesseract", INTAKE_READ_WORKERS=str(count)) as at:
                at.take(sent)
                cpu_s, rate = _run(at, faxes, [at.process("worker", 1)], count)
                pages = sum(len(each) for each in _pages(at))
                runs.append({"database": database, "workers": count, "faxes": faxes, "faxes_per_hour": rate})
                if not known:
                    known = {"faxes": faxes, "pages": pages, "bytes": _kept(at), "cpu_s_a_page": cpu_s / pages}
                    known["s_a_fax"] = 3600 / rate
                print(f"  {database}, {count} workers: {rate:.0f} faxes an hour", flush=True)
    return {"runs": runs, **known}


def waits(
    replays: Replays,
    wait_s: float,
    one_process: Mapping[str, Sequence[int]],
    executors: Sequence[int],
    waves: int,
) -> dict[str, Any]:
    """Small faxes whose recognition is a wait.

    Args:
        replays: knows their words.
        wait_s: how long the recogniser takes for one.
        one_process: by database, the numbers of readers that one process has.
        executors: on PostgreSQL, the numbers of processes with one reader each.
        waves: so many faxes each reader reads.
    """
    runs = []
    shapes = [(database, 1, readers) for database, counts in one_process.items() for readers in counts]
    for database, processes, readers in [*shapes, *(("postgresql", count, 1) for count in executors)]:
        workers = processes * readers
        with desk(database, replays.waiting(wait_s), INTAKE_READ_WORKERS=str(readers)) as at:
            at.take(replays.faxes(workers * waves))
            parts = [at.process("worker", number) for number in range(1, processes + 1)]
            cpu_s, rate = _run(at, workers * waves, parts, workers)
        runs.append(
            {
                "database": database,
                "processes": processes,
                "workers": workers,
                "faxes": workers * waves,
                "faxes_per_hour": rate,
                "cpu_s_a_fax": cpu_s / (workers * waves),
            }
        )
        print(f"  {database}, {processes} × {readers}: {rate:.0f} faxes an hour", flush=True)
    return {"wait_s": wait_s, "runs": runs}


def _run(at: Desk, faxes: int, parts: Sequence[Any], workers: int) -> tuple[float, float]:
    """Processor time of all processes once they have started, in seconds, and faxes an hour."""
    for part in parts:
        part.start()
    started_s = sum(tree_cpu_s(part.process.pid) for part in parts)
    wait_until(lambda: at.ended() >= faxes, every_s=1.0)
    cpu_s = sum(tree_cpu_s(part.process.pid) for part in parts) - started_s
    if lost := at.quarantined():
        print(f"  {lost} in quarantine", flush=True)
    return cpu_s, rate_per_hour(at.read_at_s(), workers)


def _pages(at: Desk) -> list[Any]:
    return [PAGES.decode(file.read_text("utf-8")) for file in _shared(at).glob("pages/**/pages.json")]


def _kept(at: Desk) -> dict[str, int]:
    """Bytes of what is kept, by kind; ``files``: how many files that is, databases left out."""
    shared = _shared(at)
    kinds = {kind: _files(shared / kind) for kind in ("archive", "pages", "drafts")}
    sizes = {kind: sum(file.stat().st_size for file in files) for kind, files in kinds.items()}
    databases = [file for file in (at.root / "var").rglob("*.sqlite*") if file.is_file()]
    return {
        **sizes,
        "database": sum(file.stat().st_size for file in databases),
        "files": sum(len(files) for files in kinds.values()),
    }


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _shared(at: Desk) -> Path:
    return at.root / ("blobs" if at.server else "var")
