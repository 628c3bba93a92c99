"""What one fax of a run came to, without its values, and the counts over many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bench.compare import FieldResult, Kind, OrderResult
from bench.faxes.make import Plan
from intake.interval import wilson


@dataclass(frozen=True, slots=True)
class FieldScore:
    """What became of a field of one order; ``confidence`` (0–1) is what the program said, 0 where it found nothing.

    ``doubted``: it is flagged whatever the threshold on the confidence.
    """

    name: str
    kind: Kind
    confidence: float
    allowed: bool = False  # the fax itself makes the value doubtful: a flag is no fault, a guess would be
    flagged: bool = False
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class OrderScore:
    fields: tuple[FieldScore, ...]
    verdict_right: bool
    false_release: bool
    must_be_held: bool
    straight_through: bool


@dataclass(frozen=True, slots=True)
class FaxScore:
    """``pages`` is how many pages were read; ``put_aside`` the reason where the fax was quarantined."""

    index: int
    scenario: str
    layout: str
    resolution: str
    container: str
    level: int
    handwritten: bool
    pages: int
    orders: tuple[OrderScore, ...]
    lost: bool = False
    put_aside: str = ""


def score(index: int, plan: Plan, orders: Iterable[OrderResult], pages: int, **more: Any) -> FaxScore:
    """The results of one fax without any value, as a report needs them."""
    kept = tuple(
        OrderScore(
            tuple(map(_field_score, order.fields)),
            order.verdict_right,
            order.false_release,
            order.must_be_held or order.false_release,
            order.straight_through,
        )
        for order in orders
    )
    return FaxScore(
        index,
        plan.scenario,
        plan.layout,
        plan.resolution,
        plan.container,
        plan.damage.level,
        "handwritten" in plan.scenario,
        pages,
        kept,
        **more,
    )


def _field_score(one: FieldResult) -> FieldScore:
    return FieldScore(one.name, one.kind, round(one.confidence, 4), one.allowed, one.flagged, one.doubted)


@dataclass(slots=True)
class Sums:
    """Counts over some of the faxes."""

    faxes: int = 0
    orders: int = 0
    verdicts_right: int = 0
    must_be_held: int = 0
    false_releases: int = 0
    straight_through: int = 0
    straight_faxes: int = 0
    fields: Counter[Kind] = field(default_factory=Counter)

    def add(self, fax: FaxScore) -> None:
        self.faxes += 1
        self.straight_faxes += bool(fax.orders) and all(order.straight_through for order in fax.orders)
        for order in fax.orders:
            self.orders += 1
            self.verdicts_right += order.verdict_right
            self.must_be_held += order.must_be_held
            self.false_releases += order.false_release
            self.straight_through += order.straight_through
            self.fields.update(each.kind for each in order.fields)

    @property
    def values(self) -> int:
        return sum(self.fields.values())


def sums(faxes: Iterable[FaxScore]) -> Sums:
    total = Sums()
    for fax in faxes:
        total.add(fax)
    return total


def percent(hits: int, n: int) -> str:
    return _share(hits, n, 100, " %")


def per_thousand(hits: int, n: int) -> str:
    return _share(hits, n, 1000, "")


def _share(hits: int, n: int, scale: int, unit: str) -> str:
    if n == 0:
        return "–"
    low, high = wilson(hits, n)
    digits = 1 if scale == 100 else 2
    return f"{scale * hits / n:.{digits}f}{unit} ({scale * low:.{digits}f}–{scale * high:.{digits}f})"
