"""What a value parser hands back: a value and the piece of text it was read from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A value found in a text.

    ``raw`` is ``text[start:end]`` as written. ``flags`` are doubts (keys of ``intake.flags.FLAGS``), ``notes`` are
    merely worth knowing, ``candidates`` are the readings that compete where there is a doubt.
    """

    start: int
    end: int
    raw: str
    value: str
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
