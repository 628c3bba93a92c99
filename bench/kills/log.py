"""The log of rounds: one line each, appended, so that kills add up over days, machines and versions."""

from __future__ import annotations

import csv
import fcntl
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Logged:
    """One round. ``lost`` to ``strays`` are how many faults of the kind it had; all are to be 0.

    ``parked`` is no fault: faxes put before a person because they were in hand at one kill after the other.
    """

    at: str
    version: str
    database: str
    processes: int
    seed: int
    kills: int
    in_start: int
    faxes: int
    arrivals: int
    lost: int
    doubled: int
    unbalanced: int
    strays: int
    parked: int
    seconds: int

    @property
    def faults(self) -> int:
        return self.lost + self.doubled + self.unbalanced + self.strays

    @property
    def named(self) -> tuple[str, int, int]:
        """By what a round is known when a run is resumed."""
        return self.database, self.processes, self.seed


COLUMNS = tuple(field.name for field in fields(Logged))
_TEXT = ("at", "version", "database")


def append(path: Path, logged: Logged) -> None:
    """Add a line. Several runs may write into one log at the same time."""
    with path.open("a", encoding="utf-8", newline="") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        text = io.StringIO()
        rows = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        if file.seek(0, 2) == 0:
            rows.writeheader()
        rows.writerow(asdict(logged))
        file.write(text.getvalue())


def logged_in(path: Path) -> list[Logged]:
    """Every round of a log; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Logged(**{name: value if name in _TEXT else int(value) for name, value in row.items()})  # type: ignore[arg-type]
            for row in csv.DictReader(file)
        ]


def sums(rounds: Iterable[Logged]) -> str:
    """The rounds added up by database and number of processes, as a table in Markdown."""
    groups: dict[tuple[str, int], list[Logged]] = {}
    for each in rounds:
        groups.setdefault((each.database, each.processes), []).append(each)
    lines = [
        "| database | processes | rounds | kills | of them in the start | faxes | arrivals | lost | doubled "
        "| unbalanced | left lying | parked |",
        "| --- " * 12 + "|",
    ]
    lines += [
        _row(f"| {database} | {processes}", groups[database, processes]) for database, processes in sorted(groups)
    ]
    lines.append(_row("| **together** | ", [each for group in groups.values() for each in group]))
    return "\n".join(lines) + "\n"


def _row(head: str, group: Sequence[Logged]) -> str:
    names = ("kills", "in_start", "faxes", "arrivals", "lost", "doubled", "unbalanced", "strays", "parked")
    counts = [len(group), *(sum(getattr(each, name) for each in group) for name in names)]
    return " | ".join([head, *(f"{count:,}".replace(",", " ") for count in counts)]) + " |"
