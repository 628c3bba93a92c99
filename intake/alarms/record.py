"""What the daemon writes down about itself: ``var/health.json``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import Field as Described
from pydantic import ValidationError

from intake.alarms.codes import KINDS, Alarm, Level
from intake.outcome import Published
from intake.store import Figures

NAME = "health.json"
_OLD = timedelta(seconds=60)
_FORGET_AFTER = timedelta(days=7)  # as the engine forgets a dead executor, of which there is an alarm as well


class StandingAlarm(Published):
    """One alarm that stands."""

    code: str
    level: Level
    since: datetime
    sv: str
    en: str


class DeskFigures(Published):
    """How the desk stands; see ``intake.store.Figures``."""

    waiting: int
    quarantined: int
    open_orders: int
    urgent_late: int
    late: int
    oldest_waiting_at: datetime | None
    last_arrival_at: datetime | None
    dead_executors: int = 0

    @classmethod
    def of(cls, figures: Figures) -> DeskFigures:
        """As the store counted them."""
        return cls(**{name: getattr(figures, name) for name in cls.model_fields})


class Health(Published):
    """The record. ``problems`` are codes of the daemon's own parts; ``well``: none of them, and no red alarm."""

    schema_: Literal["intake.health/1"] = Described(alias="schema")
    pid: int
    roles: tuple[str, ...] = ()
    executor: str = ""
    at: datetime
    started_at: datetime
    well: bool
    problems: tuple[str, ...]
    alarms: tuple[StandingAlarm, ...] = ()
    figures: DeskFigures | None = None
    free_mb: int | None = None
    last_backup_at: datetime | None = None
    inboxes: dict[str, Any] | None = None
    waiting: int | None = None


def health_of(root: Path, at: datetime) -> Health | None:
    """How the desk under ``root`` is, all its processes together; ``None``: no daemon has run here.

    A process that no longer writes its record (``health.json``, or ``health-NAME.json`` of one with fewer roles) has
    stopped. Where others on this folder do all that it did nothing has: that one of several died is an alarm of theirs.
    """
    written = _written(root)
    if not written:
        return None
    held = _held(written, at)
    records = [
        record if record is not None and _is_fresh(record, at) else _stopped(record, at)
        for record in written.values()
        if record is None or _is_fresh(record, at) or not _is_held(record, held)
    ]
    alarms: dict[str, StandingAlarm] = {}
    for record in records:
        for alarm in record.alarms:
            known = alarms.get(alarm.code)
            alarms[alarm.code] = alarm if known is None or alarm.since < known.since else known
    worst_first = sorted(alarms.values(), key=lambda each: (each.level is not Level.RED, each.since, each.code))
    first = next((record for record in records if record.figures is not None), records[0])
    changes = {
        "alarms": tuple(worst_first),
        "well": all(record.well for record in records),
        "problems": tuple(sorted({code for record in records for code in record.problems})),
    }
    return first.model_copy(update=changes)


def forget_dead(root: Path, at: datetime) -> None:
    """Remove the records of those that died a week ago and whose roles others on this folder have."""
    written = _written(root)
    held = _held(written, at)
    for path, record in written.items():
        if record is not None and at - record.at > _FORGET_AFTER and _is_held(record, held):
            path.unlink(missing_ok=True)


def _written(root: Path) -> dict[Path, Health | None]:
    """Every record there is; ``None``: it cannot be read."""
    found: dict[Path, Health | None] = {}
    for path in sorted(root.glob(f"{NAME.removesuffix('.json')}*.json")):
        try:
            found[path] = Health.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            continue  # its process stopped this moment
        except (OSError, ValidationError):
            found[path] = None
    return found


def _is_fresh(record: Health, at: datetime) -> bool:
    return at - record.at <= _OLD


def _held(written: Mapping[Path, Health | None], at: datetime) -> frozenset[str]:
    """The roles of those that live."""
    living = (record for record in written.values() if record is not None and _is_fresh(record, at))
    return frozenset(role for record in living for role in record.roles)


def _is_held(record: Health, held: frozenset[str]) -> bool:
    return bool(record.roles) and held.issuperset(record.roles)


def _stopped(record: Health | None, at: datetime) -> Health:
    stopped = KINDS["daemon_stopped"]
    since = record.at if record else at
    alarm = StandingAlarm(code=stopped.code, level=stopped.level, since=since, sv=stopped.sv, en=stopped.en)
    return Health(
        schema="intake.health/1",
        pid=record.pid if record else 0,
        at=since,
        started_at=record.started_at if record else since,
        well=False,
        problems=(stopped.code,),
        alarms=(alarm,),
        free_mb=record.free_mb if record else None,
        last_backup_at=record.last_backup_at if record else None,
    )


def shape_of(alarm: Alarm) -> StandingAlarm:
    """As the record holds it."""
    return StandingAlarm(code=alarm.code, level=alarm.level, since=alarm.since, sv=alarm.sv, en=alarm.en)
