"""A desk that has been at work for a while: as many invented orders as wished, straight into the tables.

``python -m bench.busy_desk --orders 100000`` measures how long the statistics take over them; ``--database`` names a
database of one's own (empty, or filled by an earlier run).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert

from bench.returns import order_of
from intake.config import Review
from intake.flags import FLAGS
from intake.model import Code, Decision, FaxState, PartVerdict, RequesterType
from intake.outcome import outcome_of
from intake.reference import reference
from intake.statistics import csv_of, figures_of, tables_of, targets_of
from intake.store import Store, open_store
from intake.store.codec import DECISION, ORDER
from intake.store.records import CorrectionKind, Keying, KeyingKind, OrderState, Recheck
from intake.store.tables import arrivals, corrections, faxes, keyings, metadata, orders

_CODES = (Code.RELEASE, Code.ASK_INFORMATION, Code.ASK_ORAL_CONSENT, Code.REFER_PATIENT_TO_CLINIC, Code.HUMAN_REVIEW)
_STOPS = ("low_confidence", "handwritten", "readings_differ", "ambiguous_unit", "requester_uncertain", "poor_page")
_FIELDS = ("identity_number", "patient_name", "doctor", "image_recipient", "exam_date", "requesting_clinic", "phone")
_BATCH = 2_000
_HOURS = (0, 0, 0, 0, 0, 0, 1, 4, 9, 10, 9, 8, 6, 9, 9, 7, 4, 2, 1, 1, 1, 0, 0, 0)


def fill(store: Store, count: int, *, days: int, seed: int = 1, now: datetime | None = None) -> None:
    """Enter ``count`` faxes with one order each that came in over ``days`` days; all but the newest are closed."""
    random, now = Random(seed), now or datetime.now(UTC)
    rows = _rows(random, count, days, now)
    done = 0
    while done < count:
        batch = [next(rows) for _ in range(min(_BATCH, count - done))]
        done += len(batch)
        with store._engine.begin() as connection:
            for table in (faxes, arrivals, orders, corrections, keyings):
                entered = [row for each in batch for name, row in each if name == table.name]
                if entered:
                    connection.execute(insert(table), [_whole(table.name, row) for row in entered])
    with store._engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


def _whole(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Every column: rows of one statement are of one shape, and columns of other rooms get something that fits."""
    columns = [column for column in metadata.tables[table].c if column.name != "id"]
    return {column.name: row[column.name] if column.name in row else _something(column) for column in columns}


def _something(column: Any) -> Any:
    if column.nullable:
        return None
    return {bool: False, int: 0, str: ""}[column.type.python_type]


def _rows(random: Random, count: int, days: int, now: datetime) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    entry = order_of("clinic")
    order_json = ORDER.encode(entry)
    people = [f"Person {letter}" for letter in "ABCDE"]
    for number in range(count):
        day = now - timedelta(days=random.random() ** 1.1 * days)
        came = day.replace(hour=random.choices(range(24), _HOURS)[0], minute=random.randrange(60))
        came = min(came, now - timedelta(minutes=1))
        sha256 = hashlib.sha256(f"busy {number} {random.random()}".encode()).hexdigest()
        fax: dict[str, Any] = {
            "sha256": sha256,
            "size_bytes": 40_000,
            "received_at": came,
            "state": FaxState.DONE,
            "archive_path": f"{sha256[:2]}/{sha256}.pdf",
            "read_at": came,
        }
        found: list[tuple[str, dict[str, Any]]] = [("faxes", fax)]
        for copy in range(2 if random.random() < 0.03 else 1):
            arrival = {"sha256": sha256, "name": "fax.pdf", "arrived_at": came + timedelta(minutes=7 * copy)}
            found.append(("arrivals", {**arrival, "arrival_key": f"{sha256}-{copy}", "after_closed": False}))
        if random.random() < 0.01:
            fax |= {
                "state": FaxState.QUARANTINED,
                "read_at": None,
                "reason_code": "encrypted",
                "reason_sv": "Filen är krypterad.",
                "reason_en": "The file is encrypted.",
            }
            yield found
            continue
        yield found + _order(random, sha256, came, now, order_json, people)


def _order(
    random: Random, sha256: str, came: datetime, now: datetime, order_json: str, people: list[str]
) -> list[tuple[str, dict[str, Any]]]:
    named = reference(sha256, 1)
    code = random.choices(_CODES, (60, 15, 8, 5, 12))[0]
    stops = sorted(random.sample(_STOPS, random.choices((0, 1, 2, 3), (55, 25, 14, 6))[0]))
    assert all(stop in FLAGS for stop in stops)
    closed_at = came + timedelta(minutes=random.lognormvariate(5.0, 1.2))
    is_closed = closed_at < now - timedelta(hours=1)
    corrected = len(stops) if stops and random.random() < 0.5 else int(random.random() < 0.02)
    decision = Decision(code, PartVerdict.REVIEW, PartVerdict.NOT_ASKED, None, (), "Avsnitt", "Skäl.")
    row: dict[str, Any] = {
        "reference": named,
        "sha256": sha256,
        "number": 1,
        "version": 1,
        "state": OrderState.CLOSED if is_closed else OrderState.IN_REVIEW,
        "code": code,
        "outcome": outcome_of(code),
        "requester_type": random.choice([*RequesterType]),
        "requester": "Medicinmott HSV",
        "section": "Annan klinik vill beställa bilder",
        "urgent": random.random() < 0.05,
        "order_json": order_json,
        "decision_json": DECISION.encode(decision),
        "drafts_json": "[]",
        "received_at": came,
        "source": "fax",
        "created_at": came,
        "stops_read": " ".join(stops),
        "looks_read": "unknown_unit" if random.random() < 0.1 else "",
        "corrected": corrected,
        "keying": Keying.DUE if not is_closed and random.random() < 0.05 else None,
    }
    if is_closed:
        row |= {
            "worked_min": int((closed_at - came).total_seconds() // 60),
            "closed_at": closed_at,
            "closed_by": random.choice(people),
            "closed_as": outcome_of(code),
        }
        if random.random() < 0.01:
            row["state"] = OrderState.REJECTED
        elif not stops and random.random() < 0.02:
            row["recheck"] = Recheck.DUE if random.random() < 0.2 else Recheck.DONE
    found: list[tuple[str, dict[str, Any]]] = [("orders", row)]
    for _ in range(corrected):
        change = {"field": random.choice(_FIELDS), "flagged": bool(stops), "kind": random.choice([*CorrectionKind])}
        found.append(("corrections", {"reference": named, "at": closed_at, **change}))
    if is_closed and random.random() < 0.05:
        found.append(("keyings", _keying(random, named, closed_at)))
    return found


def _keying(random: Random, named: str, at: datetime) -> dict[str, Any]:
    kind = random.choices([*KeyingKind], (3, 1))[0]
    compared = ["identity_number", "image_recipient"]
    if kind is KeyingKind.SAMPLE:
        compared = ["identity_number", "patient_name", "exam_date", "image_recipient"]
    differing = [name for name in compared if random.random() < 0.02]
    settled = [name for name in differing if random.random() < 0.8]
    return {
        "reference": named,
        "kind": kind,
        "who": "b",
        "at": at,
        "compared": " ".join(compared),
        "differing": " ".join(differing),
        "settled": " ".join(settled),
        "wrong": " ".join(name for name in settled if random.random() < 0.4),
        "detail_json": json.dumps({name: ["-", "-"] for name in compared}),
    }


def main() -> None:
    """Fill, where there is nothing yet, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--days", type=int, default=365, help="over which they came in")
    parser.add_argument("--database", help="URL of an empty database; default: SQLite in a folder of its own")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="intake-busy-") as folder:
        store = open_store(given.database or f"sqlite:///{Path(folder) / 'intake.sqlite'}")
        if not store.works.waiting() and not store.list_orders(limit=1):
            fill(store, given.orders, days=given.days)
        print(f"{store.dialect}: {given.orders} orders over {given.days} days")
        for days in (1, 7, 30, 90, 365):
            began = time.perf_counter()
            figures = figures_of(store, days, datetime.now(UTC), targets_of(Review()))
            counted_s = time.perf_counter() - began
            size = sum(len(csv_of(table)) for table in tables_of(figures))
            print(f"{days:4} days: {figures.closed:7} closed, {1000 * counted_s:6.0f} ms, {size} characters of CSV")
        store.close()


if __name__ == "__main__":
    main()
