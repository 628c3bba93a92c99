"""Whether the rest of the program is well, for the top of the queue: who watches it need not watch a log."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

_OLD = timedelta(seconds=60)

Trouble = Literal["stopped", "unwell"]
_WORST_FIRST: tuple[Trouble, ...] = ("stopped", "unwell")


def trouble(root: Path, at: datetime) -> Trouble | None:
    """What the health records under ``root`` say, one for each process there: ``stopped`` where one is no longer
    written, ``unwell`` where a part has failed; the worst counts. ``None`` where all is well, and where there is no
    record: then no daemon has run here."""
    said = [_trouble(record, at) for record in (root / "health.json", *sorted(root.glob("health-*.json")))]
    return next((each for each in _WORST_FIRST if each in said), None)


def _trouble(path: Path, at: datetime) -> Trouble | None:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        written = datetime.fromisoformat(record["at"])
        well = bool(record["well"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return "unwell"
    if at - written > _OLD:
        return "stopped"
    return None if well else "unwell"
