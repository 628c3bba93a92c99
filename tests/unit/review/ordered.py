"""Orders for the page: decided by the routine that came with the program, their page images on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from intake.flags import flag
from intake.house import House
from intake.judging import redecide
from intake.model import Box, Evidence, Field, Order, Page, PageKind, Reading
from intake.outcome import build_outcome
from tests.unit.store.made import NOW, SHA, VERSIONS, arrive, order, seen

PAGE_PX = (864, 1146)


def doubtful() -> Order:
    """Two uncertain fields, three checks: the number has competing readings, the name is hard to read."""
    entry = order(flagged=False)
    number = replace(
        inked("191212121212", 200), flags=("readings_differ",), candidates=("191212121212", "191212121220")
    )
    name = replace(inked("Tolv Tolvsson", 260), flags=("low_confidence",), confidence=0.61)
    return replace(
        entry,
        fields={**entry.fields, "identity_number": number, "patient_name": name},
        flags=(flag("readings_differ", "identity_number"), flag("low_confidence", "patient_name")),
    )


def inked(value: str, top: int, page: int = 1) -> Field:
    """A value read surely at a place of its own."""
    return Field(value, value, 0.99, evidence=(Evidence(page, Box(120, top, 420, top + 36), value),))


def put(house: House, entry: Order, sha256: str = SHA, *, pages: int = 1, key: str = "first") -> str:
    """The reference of ``entry`` as a fax of its own."""
    (reference,) = put_all(house, [entry], sha256, pages=pages, key=key)
    return reference


def put_all(
    house: House, entries: Sequence[Order], sha256: str = SHA, *, pages: int = 1, key: str = "first"
) -> list[str]:
    """The references of ``entries`` as one fax."""
    arrive(house.store, sha256, key=key)
    decided = [
        redecide(entry, house.settings, order_reference="A", received_at=NOW, rules=house.rules_now())
        for entry in entries
    ]
    read = tuple(Page(n, *PAGE_PX, 102, 204, 98, 0, 0.0, 0.9) for n in range(1, pages + 1))
    reading = Reading((PageKind.ORDER,) * pages, tuple(entries))
    decisions, drafts = [each[0] for each in decided], [each[1] for each in decided]
    outcome = build_outcome("a.pdf", sha256, NOW, read, reading, decisions, drafts, VERSIONS)
    assert house.store.save_reading(outcome, reading, decisions, drafts, NOW)
    for number in range(1, pages + 1):
        draw(house.pages_folder(sha256), number)
    return [line.reference for line in house.store.list_orders() if line.sha256 == sha256]


def draw(folder: Path, number: int) -> Path:
    """A page image with something on it."""
    folder.mkdir(parents=True, exist_ok=True)
    image = Image.new("1", PAGE_PX, 1)
    ImageDraw.Draw(image).text((130, 200), f"191212121212 sida {number}", fill=0, font_size=30)
    image.save(folder / f"{number}.png")
    return folder / f"{number}.png"


__all__ = ["PAGE_PX", "doubtful", "draw", "inked", "order", "put", "put_all", "seen"]
