"""The health record in the text format of Prometheus.

Written by hand: it is a list of names and numbers read from a file, while ``prometheus-client`` keeps counters of a
process, and the process that answers need not be the one that works.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from intake.alarms.codes import KINDS
from intake.alarms.record import Health

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def metrics(record: Health | None) -> str:
    """``record`` as metrics; of no record only that nothing is known."""
    return "".join(_lines(record))


def _lines(record: Health | None) -> Iterator[str]:
    yield from _gauge(
        "intake_well", "1: no part failed and no red alarm stands.", int(record is not None and record.well)
    )
    if record is None:
        return
    yield from _gauge("intake_heartbeat_timestamp_seconds", "When the daemon wrote its health last.", record.at)
    standing = {alarm.code for alarm in record.alarms}
    codes = sorted(KINDS.keys() | standing)
    yield "# HELP intake_alarm 1: the alarm stands (docs/operations.md).\n# TYPE intake_alarm gauge\n"
    yield from (f'intake_alarm{{code="{code}"}} {int(code in standing)}\n' for code in codes)
    yield from _gauge("intake_disk_free_bytes", "Free space under var.", _bytes(record.free_mb))
    yield from _gauge(
        "intake_last_backup_timestamp_seconds", "When the newest back-up was made.", record.last_backup_at
    )
    if (figures := record.figures) is None:
        return
    yield from _gauge("intake_faxes_waiting", "Faxes that wait to be read.", figures.waiting)
    yield from _gauge("intake_faxes_quarantined", "Faxes that a person has to see to.", figures.quarantined)
    yield from _gauge("intake_orders_open", "Orders that wait for a person.", figures.open_orders)
    yield "# HELP intake_orders_late Open orders past their target.\n# TYPE intake_orders_late gauge\n"
    yield f'intake_orders_late{{urgent="yes"}} {figures.urgent_late}\n'
    yield f'intake_orders_late{{urgent="no"}} {figures.late}\n'
    oldest, last = figures.oldest_waiting_at, figures.last_arrival_at
    yield from _gauge("intake_oldest_waiting_timestamp_seconds", "When the oldest unread fax came.", oldest)
    yield from _gauge("intake_last_arrival_timestamp_seconds", "When the last fax came.", last)


def _bytes(megabytes: int | None) -> int | None:
    return None if megabytes is None else megabytes * 1_000_000


def _gauge(name: str, said: str, value: int | datetime | None) -> Iterator[str]:
    """Nothing where there is no value: a zero would be a lie."""
    if value is None:
        return
    number = value if isinstance(value, int) else round(value.timestamp(), 3)
    yield f"# HELP {name} {said}\n# TYPE {name} gauge\n{name} {number}\n"
