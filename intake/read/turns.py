"""How a person says that pages lie, kept beside the words that were read: a fax is read again until it is obeyed.

turns.json     what was asked for last, with a key of its own for each asking
turned.json    the asking that the words beside it obey
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from intake.blobs import Blobs
from intake.disk import disk_errors

_ASKED, _OBEYED = "turns.json", "turned.json"


@dataclass(frozen=True, slots=True)
class Turns:
    """``by_page``: page → how it lies, in quarters clockwise; the others are measured. ``key`` names the asking."""

    key: str
    by_page: Mapping[int, int] = field(default_factory=dict)


_TURNS = TypeAdapter(Turns)


def ask(pages: Blobs, turns: Turns) -> None:
    """Ask for the fax whose words lie among ``pages`` to be read so.

    Raises:
        StoreError: disk or server failed.
    """
    pages.put(_ASKED, _TURNS.dump_json(turns))


def take_back(pages: Blobs, before: Turns | None) -> None:
    """Undo ``ask``, where the fax was not put back after all: ``before`` is what is in force."""
    if before is not None:
        ask(pages, before)
        return
    pages.remove(_ASKED)


def asked(pages: Blobs) -> Turns | None:
    """What was asked for last, obeyed or not; ``None``: nothing, or it cannot be made out any more."""
    return _read(pages, _ASKED)


def in_force(pages: Blobs) -> Turns | None:
    """What the words among ``pages`` obey; an asking that a kill left behind is not among it."""
    return _read(pages, _OBEYED)


def is_obeyed(pages: Blobs) -> bool:
    """Were the words read as was asked for last?"""
    return asked(pages) == in_force(pages)


def obeyed(pages: Blobs, turns: Turns | None) -> None:
    """The words among ``pages`` were read as ``turns`` asks. Written after the words."""
    if turns is not None:
        pages.put(_OBEYED, _TURNS.dump_json(turns))


def _read(pages: Blobs, name: str) -> Turns | None:
    with disk_errors():
        file = pages.file(name)
        if file is None:
            return None
        try:
            return _TURNS.validate_json(file.read_bytes())
        except ValidationError:
            return None
