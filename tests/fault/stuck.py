"""A recogniser that reads on only when it is told to: so a process is found in the middle of its work."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from tests.fault.running import QUICK_TESSERACT, Daemon, executable, until

_WAITS = """#!/bin/sh
if [ "$1" != --version ]; then
  echo $$ > "$0.at.$$"
  while [ -e "$0.wait" ]; do sleep 0.05; done
  rm -f "$0.at.$$"
fi
""" + QUICK_TESSERACT.removeprefix("#!/bin/sh\n")


def waiting_tesseract(folder: Path, name: str = "tesseract") -> Path:
    """A recogniser for one daemon that waits from now on."""
    program = executable(folder / name, _WAITS)
    hold(program)
    return program


def hold(program: Path) -> None:
    program.with_name(f"{program.name}.wait").touch()


def let_go(program: Path) -> None:
    """Read on, and wait no more."""
    program.with_name(f"{program.name}.wait").unlink(missing_ok=True)


def in_hand(program: Path) -> Collection[Path]:
    """A file for each page that it holds, or held when it was killed."""
    return list(program.parent.glob(f"{program.name}.at.*"))


def until_stuck(program: Path, pages: int = 1) -> None:
    until(lambda: len(in_hand(program)) >= pages, what=f"{pages} pages in hand")


def forget(program: Path) -> None:
    for left in in_hand(program):
        left.unlink()


def part(like: Daemon, roles: str, place: str, tesseract: Path, **settings: str) -> Daemon:
    """Another process on the same folder."""
    quick = {"INTAKE_ENGINE_DEAD_AFTER_S": "3", "INTAKE_READ_WORKERS": "2"}
    return Daemon(like.root, tesseract, like.database, roles=roles, place=place, settings=quick | settings)
