"""One order for each outcome of the routine, decided by the routine that came with the program."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from PIL import Image

from bench.returns import LETTERHEAD, order_of
from intake.config import Letterhead as LetterheadSettings
from intake.config import Settings
from intake.house import House
from intake.judging import redecide
from intake.model import Field, Order, Page, PageKind, Reading, RequesterType
from intake.outcome import build_outcome
from intake.reference import reference
from tests.unit.store.made import VERSIONS

CAME = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
KINDS = ("release", "ask", "refer", "review", "no_order")


def with_letterhead() -> Settings:
    return Settings().model_copy(update={"letterhead": LetterheadSettings(**LETTERHEAD)})


def entry_of(kind: str) -> Order:
    """An order without doubts that the routine decides as ``kind``."""
    if kind == "no_order":
        return Order(pages=(1,), is_order=False, looks_like="reklam")
    made = order_of("private, no consent")
    match kind:
        case "release":
            return _as(made, RequesterType.PRIVATE, consent="oral")
        case "ask":
            return made
        case "refer":
            return _as(made, RequesterType.PATIENT, wants_images=False)
        case _:
            return _as(made, RequesterType.OTHER)


def _as(order: Order, who: RequesterType, **values: str | bool) -> Order:
    said: dict[str, str | bool] = {"requester_type": who, **values}
    fields = {name: Field(value, str(value), 0.99) for name, value in said.items()}
    return replace(order, fields={**order.fields, **fields}, requester_candidates=(who,))


def come_in(house: House, kind: str, *, name: str = "", pages: int = 1) -> str:
    """The reference of an order of ``kind`` that waits for a person."""
    sha256 = hashlib.sha256(f"{kind} {name}".encode()).hexdigest()
    house.store.record_arrival(sha256, "a.tif", 10, CAME, f"{sha256}.tif", sha256)
    named, order = reference(sha256, 1), entry_of(kind)
    order = replace(order, pages=tuple(range(1, pages + 1)))
    decision, drafts = redecide(order, house.settings, order_reference=named, received_at=CAME, rules=house.rules_now())
    read = tuple(Page(n, 864, 1146, 102, 204, 98, 0, 0.0, 0.9) for n in range(1, pages + 1))
    reading = Reading((PageKind.ORDER,) * pages, (order,))
    outcome = build_outcome("a.tif", sha256, CAME, read, reading, (decision,), (drafts,), VERSIONS)
    assert house.store.save_reading(outcome, reading, (decision,), (drafts,), CAME)
    folder = house.pages_folder(sha256)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, pages + 1):
        Image.new("1", (864, 1146), 1).save(folder / f"{number}.png")
    return named
