"""What a year's pages need of each part, carried on from what was measured. All of it is proportion and addition."""

from __future__ import annotations

import math
from dataclasses import dataclass

YEARS = tuple(10**power for power in range(4, 9))
"""Pages a year."""

BUSIEST_HOUR = 1 / 1000
"""Share of a year's pages that comes in its busiest hour: 250 days of 8 hours, and twice the mean. Assumed."""

CORES_A_PROCESS = 16
"""Readers of one worker process, each with a core of its own. As far as it was measured."""

MINUTES_AN_ORDER = 1.0
"""Of a person. Assumed: no person was measured."""

DISK_TB = 10.0
"""That one disk holds. Assumed."""

HOURS_A_PERSON = 1600.0
"""That one person works in a year. Assumed."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one thing costs.

    Args:
        pages_a_fax: and one order a fax.
        cpu_s_a_page: of all processes but the database's.
        engine_ms: processor time of the engine, a fax.
        server_ms: the same of the database server.
        transactions: of the database, a fax.
        wal_bytes: that it writes ahead, a fax.
        idle_ms_a_s: of a process that has nothing to do.
        idle_server_ms_a_s, idle_transactions_a_s: what such a process costs the database.
        blob_bytes_a_page, files_a_page: originals, pages and drafts.
        row_bytes: of the database, an order.
        ledger_s, ledger_bytes: of ``intake ledger``, a fax in the books.
        machine_cores, machine_bytes: of the machine, its memory.
    """

    pages_a_fax: float
    cpu_s_a_page: float
    engine_ms: float
    server_ms: float
    transactions: float
    wal_bytes: float
    idle_ms_a_s: float
    idle_server_ms_a_s: float
    idle_transactions_a_s: float
    blob_bytes_a_page: float
    files_a_page: float
    row_bytes: float
    ledger_s: float
    ledger_bytes: float
    machine_cores: int
    machine_bytes: float


@dataclass(frozen=True, slots=True)
class Need:
    """What ``pages`` a year need, in the busiest hour or in the year."""

    pages: int
    faxes_an_hour: float
    reading_cores: float
    processes: int
    engine_cores: float
    polling_cores: float
    database_cores: float
    transactions_a_s: float
    wal_mb_a_s: float
    blob_tb: float
    files: float
    database_gb: float
    ledger_min: float
    ledger_gb: float
    people: float


def need(pages: int, of: Measured) -> Need:
    """What ``pages`` a year need."""
    faxes = pages / of.pages_a_fax
    faxes_a_s = faxes * BUSIEST_HOUR / 3600
    reading_cores = pages * BUSIEST_HOUR * of.cpu_s_a_page / 3600
    processes = max(1, math.ceil(reading_cores / CORES_A_PROCESS))
    return Need(
        pages=pages,
        faxes_an_hour=faxes_a_s * 3600,
        reading_cores=reading_cores,
        processes=processes,
        engine_cores=faxes_a_s * of.engine_ms / 1000,
        polling_cores=processes * of.idle_ms_a_s / 1000,
        database_cores=(faxes_a_s * of.server_ms + processes * of.idle_server_ms_a_s) / 1000,
        transactions_a_s=faxes_a_s * of.transactions + processes * of.idle_transactions_a_s,
        wal_mb_a_s=faxes_a_s * of.wal_bytes / 1e6,
        blob_tb=pages * of.blob_bytes_a_page / 1e12,
        files=pages * of.files_a_page,
        database_gb=faxes * of.row_bytes / 1e9,
        ledger_min=faxes * of.ledger_s / 60,
        ledger_gb=faxes * of.ledger_bytes / 1e9,
        people=faxes * MINUTES_AN_ORDER / 60 / HOURS_A_PERSON,
    )


def limits(needed: Need, of: Measured) -> tuple[str, str, str]:
    """Which part is the first to want more.

    Returns:
        the part that wants most; of the machines; of what is one for all of them. Each with how many people, machines
        like the measured one, or disks of 10 TB it takes.
    """
    shared = {
        "database server": needed.database_cores / of.machine_cores,
        "memory for the ledger": needed.ledger_gb * 1e9 / of.machine_bytes,
        "blob store": needed.blob_tb / DISK_TB,
    }
    machines = shared | {"cores for reading": needed.reading_cores / of.machine_cores}
    return _largest(machines | {"review staff": needed.people}), _largest(machines), _largest(shared)


def _largest(shares: dict[str, float]) -> str:
    name = max(shares, key=shares.__getitem__)
    return f"{name}, {said(shares[name])}"


def said(number: float) -> str:
    """A number with about two digits that count."""
    if number >= 10:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 1 else f"{number:.2g}"
