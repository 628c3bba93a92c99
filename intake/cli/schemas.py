"""JSON Schemas of everything printed with ``--json``. ``python -m intake.cli.schemas docs/schema`` writes them."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from intake.alarms import Health
from intake.cli.routine_shapes import RoutineDifference, RoutineExplanation, RoutineInWords, RoutineProof
from intake.cli.shapes import (
    AccessListing,
    CheckUp,
    Confirmation,
    DirectoryCheck,
    DirectoryFound,
    Listing,
    LogImport,
    LogListing,
    ProgressShape,
    ReplyShape,
    StatisticsShape,
    UserListing,
)
from intake.outcome import Outcome, Published
from intake.store.ledger import Ledger

SHAPES: Mapping[str, type[Published]] = {
    "access-list": AccessListing,
    "outcome": Outcome,
    "ledger": Ledger,
    "list": Listing,
    "confirm": Confirmation,
    "check": CheckUp,
    "health": Health,
    "directory-check": DirectoryCheck,
    "directory-find": DirectoryFound,
    "log-import": LogImport,
    "log-list": LogListing,
    "progress": ProgressShape,
    "routine-prove": RoutineProof,
    "routine-show": RoutineInWords,
    "routine-explain": RoutineExplanation,
    "routine-diff": RoutineDifference,
    "reply": ReplyShape,
    "user-list": UserListing,
    "statistics": StatisticsShape,
}


def schema_text(name: str) -> str:
    """The schema of one shape as it stands in ``docs/schema/NAME.json``."""
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    described |= SHAPES[name].model_json_schema(mode="validation", by_alias=True)
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> None:
    """Write all of them anew."""
    for name in SHAPES:
        (folder / f"{name}.json").write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
