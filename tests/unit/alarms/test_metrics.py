"""The text that Prometheus reads."""

from __future__ import annotations

import re

from intake.alarms.codes import KINDS, raised
from intake.alarms.metrics import metrics
from intake.alarms.record import DeskFigures, Health, shape_of
from tests.unit.store.made import NOW

_LINE = re.compile(r'([a-z_]+)(?:\{([a-z]+="[a-z_]+")\})? (-?\d+(?:\.\d+)?)')


def record(*codes: str, figures: DeskFigures | None = None) -> Health:
    alarms = tuple(shape_of(alarm) for alarm in raised(dict.fromkeys(codes, 1), {}, NOW))
    return Health(schema="intake.health/1", pid=1, at=NOW, started_at=NOW, well=not codes, problems=(), alarms=alarms,
                  figures=figures, free_mb=7)  # fmt: skip


def values(text: str) -> dict[str, float]:
    """Parsed as the format says: each metric's HELP and TYPE before its samples, once, and one line a sample."""
    found: dict[str, float] = {}
    described: list[str] = []
    assert text.endswith("\n")
    for line in text.splitlines():
        if line.startswith("# HELP "):
            described.append(line.split()[2])
        elif line.startswith("# TYPE "):
            assert line == f"# TYPE {described[-1]} gauge"
        else:
            parsed = _LINE.fullmatch(line)
            assert parsed is not None, line
            assert parsed[1] == described[-1]
            name = parsed[1] + (f"{{{parsed[2]}}}" if parsed[2] else "")
            assert name not in found
            found[name] = float(parsed[3])
    assert len(described) == len(set(described))
    return found


def test_every_alarm_has_a_sample() -> None:
    found = values(metrics(record("inbox_missing")))
    assert {code: found[f'intake_alarm{{code="{code}"}}'] for code in KINDS} == {
        code: float(code == "inbox_missing") for code in KINDS
    }
    assert found["intake_well"] == 0
    assert found["intake_heartbeat_timestamp_seconds"] == NOW.timestamp()
    assert found["intake_disk_free_bytes"] == 7_000_000


def test_what_is_not_known_is_left_out() -> None:
    found = values(metrics(record()))
    assert found["intake_well"] == 1
    assert "intake_faxes_waiting" not in found
    assert "intake_last_backup_timestamp_seconds" not in found
    assert values(metrics(None)) == {"intake_well": 0}


def test_the_figures() -> None:
    figures = DeskFigures(waiting=1, quarantined=2, open_orders=3, urgent_late=4, late=5, oldest_waiting_at=NOW,
                          last_arrival_at=NOW)  # fmt: skip
    found = values(metrics(record(figures=figures)))
    assert [found[name] for name in (
        "intake_faxes_waiting", "intake_faxes_quarantined", "intake_orders_open", 'intake_orders_late{urgent="yes"}',
        'intake_orders_late{urgent="no"}',
    )] == [1, 2, 3, 4, 5]  # fmt: skip
