"""The figures of all runs in one JSON file, so that parts are measured at different times and the page made anew."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]
QUIET = 0.1
"""Share of the machine that other work may take, in the seconds before a part and after it, and count as none."""

_LOOK_S = 4.0


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
    """When and on what a part is measured, as it begins. Takes a few seconds."""
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "at": datetime.now(UTC).isoformat(timespec="minutes"),
        "version": _version(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory_gb),
        "busy": busy(),
    }


def busy() -> float:
    """Share of the machine's processors (0-1) that is at work just now, while this program only waits."""
    before = _ticks()
    time.sleep(_LOOK_S)
    passed = [now - then for now, then in zip(_ticks(), before, strict=True)]
    idle = passed[3] + passed[4]  # idle, and waiting for a disk
    return round(1 - idle / sum(passed), 2)


def _ticks() -> list[int]:
    return [int(field) for field in Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()[1:9]]


def _version() -> str:
    described = ["git", "-C", str(CHECKOUT), "describe", "--always", "--dirty=+", "--exclude=*"]
    return subprocess.run(described, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
