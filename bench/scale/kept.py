"""The figures of all runs in one JSON file, so that parts are measured at different times and the page made anew."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]
QUIET = 2.0
"""Load of the machine in the minute before a part; above this other work may have slowed it down."""


@dataclass(slots=True)
class Kept:
    """Figures by part.

    Args:
        path: the file; need not exist.
    """

    path: Path
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.path.exists():
            self.parts = json.loads(self.path.read_text("utf-8"))

    def put(self, part: str, figures: Mapping[str, Any], circumstances: Mapping[str, Any]) -> None:
        """Put these in place of those that the part had."""
        self.parts[part] = {**circumstances, **figures}
        self.path.write_text(json.dumps(self.parts, indent=1, sort_keys=True) + "\n", "utf-8")


def circumstances() -> dict[str, Any]:
    """When and on what a part is measured, as it begins."""
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "at": datetime.now(UTC).isoformat(timespec="minutes"),
        "version": _version(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory_gb),
        "load": round(os.getloadavg()[0], 1),
    }


def _version() -> str:
    described = ["git", "-C", str(CHECKOUT), "describe", "--always", "--dirty=+", "--exclude=*"]
    return subprocess.run(described, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
