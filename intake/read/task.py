"""What a reading process is told to do. The program itself knows only this: the libraries are the fork server's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from intake.config import Limits, Read


@dataclass(frozen=True, slots=True)
class Task:
    """What the parent asks for. ``scratch`` is a folder for temporary files, removed by the parent.

    ``turns``: page → how it lies, in quarters clockwise, where a person said so.
    """

    path: Path
    pages_dir: Path
    scratch: Path
    limits: Limits
    read: Read
    turns: Mapping[int, int] = field(default_factory=dict)


def do(task: Task, answer: Connection) -> None:
    """``child.main``, named without importing it: that takes a quarter of a second and 80 MB, in every process."""
    from intake.read.child import main

    main(task, answer)
