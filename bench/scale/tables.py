"""Tables of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Parts = Mapping[str, Mapping[str, Any]]


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The first column names the row, the others are numbers."""
    lines = [f"| {' | '.join(heads)} |", f"| --- |{' --: |' * (len(heads) - 1)}"]
    return "\n".join([*lines, *(f"| {' | '.join(map(str, row))} |" for row in rows)])


def run_on(part: Mapping[str, Any], database: str) -> Mapping[str, Any] | None:
    """The run of a part on this database, where there was one."""
    return next((run for run in part["runs"] if run["database"] == database), None)
