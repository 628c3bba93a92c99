"""How a person says that pages lie, kept beside the words that were read: a fax is read again until it is obeyed.

turns.json     what was asked for last, with a key of its own for each asking
turned.json    the asking that the words beside it obey
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from intake.disk import disk_errors, write_whole

_ASKED, _OBEYED = "turns.json", "turned.json"


@dataclass(frozen=True, slots=True)
class Turns:
    """``by_page``: page → how it lies, in quarters clockwise; the others are measured. ``key`` names the asking."""

    key: str
    by_page: Mapping[int, int] = field(default_factory=dict)


_TURNS = TypeAdapter(Turns)


def ask(folder: Path, turns: Turns) -> None:
    """Ask for the fax whose words lie in ``folder`` to be read so.

    Raises:
        StoreError: the disk failed or is full.
    """
    write_whole(folder / _ASKED, _TURNS.dump_json(turns))


def take_back(folder: Path, before: Turns | None) -> None:
    """Undo ``ask``, where the fax was not put back after all: ``before`` is what is in force."""
    if before is not None:
        ask(folder, before)
        return
    with disk_errors():
        (folder / _ASKED).unlink(missing_ok=True)


def asked(folder: Path) -> Turns | None:
    """What was asked for last, obeyed or not; ``None``: nothing, or it cannot be made out any more."""
    return _read(folder / _ASKED)


def in_force(folder: Path) -> Turns | None:
    """What the words in ``folder`` obey; an asking that a kill left behind is not among it."""
    return _read(folder / _OBEYED)


def is_obeyed(folder: Path) -> bool:
    """Were the words read as was asked for last?"""
    return asked(folder) == in_force(folder)


def obeyed(folder: Path, turns: Turns | None) -> None:
    """The words in ``folder`` were read as ``turns`` asks. Written after the words."""
    if turns is not None:
        write_whole(folder / _OBEYED, _TURNS.dump_json(turns))


def _read(path: Path) -> Turns | None:
    with disk_errors():
        if not path.is_file():
            return None
        try:
            return _TURNS.validate_json(path.read_bytes())
        except ValidationError:
            return None
