"""A simulated fax of the open set together with the words that were drawn on each of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random

from PIL import Image

from bench.faxes import make as making
from bench.faxes.files import Scan
from bench.faxes.line import Damage
from bench.faxes.line import transmit as transmit_as_it_is
from bench.faxes.paper import Sheet


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """``printed`` must be read; ``other`` (the sender's header line, handwriting, stamps) may be."""

    printed: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnFax:
    content: bytes
    suffix: str
    resolution: str
    level: int
    pages: tuple[DrawnPage, ...]


@dataclass(slots=True)
class _Notes:
    printed: dict[int, list[str]] = field(default_factory=dict)  # by the identity of the sheet's picture
    other: dict[int, list[str]] = field(default_factory=dict)
    pages: list[DrawnPage] = field(default_factory=list)
    kept: list[Image.Image] = field(default_factory=list)  # a freed picture would give its identity to another


def drawn_fax(seed: int, index: int, *, plan_only: bool = False) -> DrawnFax:
    """Fax ``index`` of the run ``seed`` as ``random_fax`` makes it; without pages where only its plan is wanted."""
    plan = making.random_plan(seed, index, "open")
    if plan_only:
        return DrawnFax(b"", "", plan.resolution, plan.damage.level, ())
    while True:
        try:
            with _noted() as notes:
                fax = making.make(plan)
            return DrawnFax(fax.content, fax.suffix, plan.resolution, plan.damage.level, tuple(notes.pages))
        except making.OverfullError:
            plan = replace(plan, size_pt=plan.size_pt - 1)


@contextmanager
def _noted() -> Iterator[_Notes]:
    """While this lasts, sheets note what is drawn on them."""
    notes = _Notes()
    text, by_hand, stamp = Sheet.text, Sheet.by_hand, Sheet.stamp

    def note(where: dict[int, list[str]], sheet: Sheet, words: str) -> None:
        notes.kept.append(sheet.image)
        where.setdefault(id(sheet.image), []).append(words.upper() if sheet.capitals else words)

    def noting_text(self: Sheet, x: float, y: float, words: str, *, size: float = 0, bold: bool = False,
                    grey: int = 0) -> None:  # fmt: skip
        note(notes.printed, self, words)
        text(self, x, y, words, size=size, bold=bold, grey=grey)

    def noting_hand(self: Sheet, x: float, y: float, words: str) -> None:
        note(notes.other, self, words)
        by_hand(self, x, y, words)

    def noting_stamp(self: Sheet, x: float, y: float, rows: list[str], angle: float) -> None:
        note(notes.other, self, " ".join(rows))
        stamp(self, x, y, rows, angle)

    def noting_transmit(
        page: Image.Image, resolution: str, damage: Damage, header: str, rng: Random, *, grey: bool = False
    ) -> Scan:
        printed, other = notes.printed.get(id(page), []), notes.other.get(id(page), [])
        notes.pages.append(DrawnPage(tuple(printed), (*other, header)))
        return transmit_as_it_is(page, resolution, damage, header, rng, grey=grey)

    try:
        Sheet.text, Sheet.by_hand, Sheet.stamp = noting_text, noting_hand, noting_stamp  # type: ignore[method-assign]
        making.transmit = noting_transmit
        yield notes
    finally:
        Sheet.text, Sheet.by_hand, Sheet.stamp = text, by_hand, stamp  # type: ignore[method-assign]
        making.transmit = transmit_as_it_is
