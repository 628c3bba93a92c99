"""What the daemon writes down about itself: ``var/health.json``."""

from __future__ import annotations

from dataclasses import asdict
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
        return cls(**asdict(figures))


class Health(Published):
    """The record. ``problems`` are codes of the daemon's own parts; ``well``: none of them, and no red alarm."""

    schema_: Literal["intake.health/1"] = Described(alias="schema")
    pid: int
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
    """The record under ``root``. One that is no longer written says only that the daemon stopped; ``None``: there is
    none, so no daemon has run here."""
    try:
        record = Health.model_validate_json((root / NAME).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        record = None
    if record is not None and at - record.at <= _OLD:
        return record
    stopped = KINDS["daemon_stopped"]
    since = record.at if record else at
    alarm = StandingAlarm(code=stopped.code, level=stopped.level, since=since, sv=stopped.sv, en=stopped.en)
    others = {"alarms": (alarm,), "well": False, "problems": (stopped.code,)}
    if record is not None:
        return record.model_copy(update={**others, "figures": None, "waiting": None})
    return Health(schema="intake.health/1", pid=0, at=since, started_at=since, **others)  # type: ignore[arg-type]


def shape_of(alarm: Alarm) -> StandingAlarm:
    """As the record holds it."""
    return StandingAlarm(code=alarm.code, level=alarm.level, since=alarm.since, sv=alarm.sv, en=alarm.en)
