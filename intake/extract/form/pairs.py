"""A form as its labels tell it: each label with its value, and the text that belongs to none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from intake.extract.labels.hit import Hit
from intake.extract.layout.sheet import Run, Sheet


@dataclass(frozen=True)
class Entry:
    """A label with the value that belongs to it; an empty ``value`` is a form field left blank.

    ``kind`` names the wording's meaning (``labels.toml``), ``section`` the part of the form it stands in. ``record``
    numbers the line of the table it comes from, ``table`` the table.
    """

    kind: str
    label: Run
    value: Run
    row: int
    section: str | None = None
    table: int | None = None
    record: int | None = None
    marked: bool = False


@dataclass(frozen=True)
class Form:
    """A sheet with its labels, values and what is left: the text that belongs to no label."""

    sheet: Sheet
    hits: tuple[Hit, ...]
    entries: tuple[Entry, ...]
    claimed: frozenset[int]

    @property
    def number(self) -> int:
        return self.sheet.number

    def of(self, *kinds: str) -> list[Entry]:
        """The filled entries of these kinds, in reading order."""
        return [e for e in self.entries if e.kind in kinds and e.value]

    def any_of(self, *kinds: str) -> list[Entry]:
        """The entries of these kinds, filled or blank."""
        return [e for e in self.entries if e.kind in kinds]

    @cached_property
    def free_rows(self) -> tuple[int, ...]:
        """Rows that hold words outside label/value pairs, from top to bottom."""
        return tuple(i for i in range(len(self.sheet.rows)) if self.free_run(i))

    def free_run(self, row: int) -> Run:
        """The words of a row that belong to no label and no value."""
        return Run(self.number, tuple(w for w in self.sheet.rows[row].words if id(w) not in self.claimed))

    def begins_free(self, row: int) -> bool:
        return id(self.sheet.rows[row].words[0]) not in self.claimed

    def ends_free(self, row: int) -> bool:
        return id(self.sheet.rows[row].words[-1]) not in self.claimed
