"""The staff-kept directory of units: who they are, and whether they may be faxed a report.

A CSV with one row a unit. Parsing is pure (text in, records out); whoever starts the program reads the file. Lookup
never guesses: an abbreviation that fits several units gives all of them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the directory. ``fax`` and ``phone`` are as staff wrote them; empty where not yet checked."""

    name: str
    aliases: tuple[str, ...]
    place: str
    region: str
    in_halland: bool
    ownership: str  # "public", "private"
    kind: str  # "hospital", "media_unit", "clinic", "health_centre"
    media_unit: str  # how the unit's media unit is written in the log line, e.g. "mediaenh SU/S"; empty where unknown
    fax: str = ""
    phone: str = ""
    checked_on: str = ""
    checked_by: str = ""
    fictional: bool = False  # an invented unit that only the samples use


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What a piece of text may name: no unit, exactly one, or several (``ambiguous``)."""

    units: tuple[Unit, ...]
    score: float  # 0–1
    matched: str  # the part of the text that matched

    @property
    def unit(self) -> Unit | None:
        return self.units[0] if len(self.units) == 1 else None

    @property
    def ambiguous(self) -> bool:
        return len(self.units) > 1


@dataclass(frozen=True, slots=True)
class Directory:
    """All units. Made by ``parse_directory``."""

    units: tuple[Unit, ...]

    def find(self, text: str) -> UnitMatch:
        """The units that ``text`` (a recipient or clinic as written on a fax) may name."""
        raise NotImplementedError  # written by the helper in charge of values
