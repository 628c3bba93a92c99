"""A simulated fax of the open set together with the words that were drawn on each of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from bench.faxes.make import random_fax, random_plan


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


def drawn_fax(seed: int, index: int, *, plan_only: bool = False) -> DrawnFax:
    """Fax ``index`` of the run ``seed`` as ``random_fax`` makes it; without pages where only its plan is wanted."""
    plan = random_plan(seed, index, "open")
    if plan_only:
        return DrawnFax(b"", "", plan.resolution, plan.damage.level, ())
    fax = random_fax(seed, index, "open")
    pages = tuple(
        DrawnPage(tuple(word.text for word in sheet.words), (*(one.text for one in sheet.writing), header))
        for sheet, header in zip(fax.sheets, fax.headers, strict=True)
    )
    return DrawnFax(fax.content, fax.suffix, plan.resolution, plan.damage.level, pages)
