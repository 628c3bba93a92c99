"""From counts to figures: days and hours of Sweden, ages, quantiles, shares with their intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from intake.config import Review
from intake.flags import FLAGS
from intake.interval import wilson
from intake.store import Counts, KeyingKind, Period, Store
from intake.words import STOCKHOLM

LONGEST_DAYS = 366
AGES_H = (1, 4, 8, 24, 72, 168)
"""Where one class of waiting or working time ends and the next begins (hours)."""


@dataclass(frozen=True, slots=True)
class Rate:
    """``hits`` of ``n``; ``low`` and ``high`` are the 95 % interval (Wilson)."""

    hits: int
    n: int

    @property
    def share(self) -> float | None:
        return self.hits / self.n if self.n else None

    @property
    def low(self) -> float:
        return wilson(self.hits, self.n)[0]

    @property
    def high(self) -> float:
        return wilson(self.hits, self.n)[1]


@dataclass(frozen=True, slots=True)
class KeyingFigures:
    """What second persons found in one field. ``wrong`` of the ``differing`` values were wrong as they stood, ``slips``
    were right (the second person was mistaken), the rest is not decided."""

    kind: KeyingKind
    field: str
    keyed: int
    differing: int
    wrong: int
    slips: int

    @property
    def undecided(self) -> int:
        return self.differing - self.wrong - self.slips

    @property
    def error(self) -> Rate:
        """How often what stood was wrong, of those where that is known."""
        return Rate(self.wrong, self.keyed - self.undecided)


@dataclass(frozen=True, slots=True)
class Targets:
    """How long an order may wait."""

    urgent: timedelta
    others: timedelta


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of ``days`` whole days up to and with today, as of ``at``."""

    at: datetime
    days: int
    counts: Counts
    targets: Targets
    by_day: Mapping[date, tuple[int, int]]  # arrived, closed
    by_hour: Mapping[int, int]
    ages: tuple[int, ...]  # waiting orders in the classes of AGES_H; one class more than there are ends
    worked: tuple[int, ...]  # closed orders in the same classes, from arrival to closing
    median_min: int | None
    ninth_decile_min: int | None
    straight: Rate
    stops: Mapping[str, int]
    keying: tuple[KeyingFigures, ...]

    @property
    def closed(self) -> int:
        return sum(group.orders for group in self.counts.closed)

    @property
    def arrived(self) -> int:
        return sum(self.counts.arrived.values())


def targets_of(review: Review) -> Targets:
    """The targets that are set."""
    return Targets(timedelta(hours=review.urgent_target_hours), timedelta(hours=review.target_hours))


def figures_of(store: Store, days: int, at: datetime, targets: Targets) -> Figures:
    """The figures of the last ``days`` days, today among them.

    Args:
        store: the books.
        days: 1 to ``LONGEST_DAYS``.
        at: now, aware.
        targets: how long an order may wait.

    Raises:
        StoreError: the database failed.
        ValueError: ``days`` is out of bounds.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise ValueError("a period is 1 to 366 days")
    today = at.astimezone(STOCKHOLM).date()
    first = today - timedelta(days=days - 1)
    period = Period(_midnight(first), _midnight(today + timedelta(days=1)))
    moments = [at - timedelta(hours=hours) for hours in AGES_H]
    counts = store.counts(period, moments, (at - targets.urgent, at - targets.others))
    older = counts.older
    groups = [group for group in counts.closed if group.closed_as != "rejected"]
    return Figures(
        at=at,
        days=days,
        counts=counts,
        targets=targets,
        by_day=_by_day(counts, first, days),
        by_hour=_by_hour(counts),
        ages=tuple(more - less for more, less in zip((counts.waiting, *older), (*older, 0), strict=True)),
        worked=_classes(counts.minutes),
        median_min=_quantile(counts.minutes, 0.5),
        ninth_decile_min=_quantile(counts.minutes, 0.9),
        straight=Rate(sum(group.straight for group in groups), sum(group.known for group in groups)),
        stops=_stops(counts),
        keying=_keying(counts),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM)


def _by_day(counts: Counts, first: date, days: int) -> dict[date, tuple[int, int]]:
    arrived, closed = Counter[date](), Counter[date]()
    for moment, n in counts.arrived.items():
        arrived[moment.astimezone(STOCKHOLM).date()] += n
    for moment, n in counts.finished.items():
        closed[moment.astimezone(STOCKHOLM).date()] += n
    whole = (first + timedelta(days=number) for number in range(days))
    return {day: (arrived[day], closed[day]) for day in whole}


def _by_hour(counts: Counts) -> dict[int, int]:
    hours = Counter[int]()
    for moment, n in counts.arrived.items():
        hours[moment.astimezone(STOCKHOLM).hour] += n
    return {hour: hours[hour] for hour in range(24)}


def _classes(minutes: Mapping[int, int]) -> tuple[int, ...]:
    classes = [0] * (len(AGES_H) + 1)
    for minute, n in minutes.items():
        classes[sum(1 for hours in AGES_H if minute >= 60 * hours)] += n
    return tuple(classes)


def _quantile(minutes: Mapping[int, int], share: float) -> int | None:
    """The smallest time within which ``share`` of the orders were closed."""
    left = share * sum(minutes.values())
    for minute in sorted(minutes):
        left -= minutes[minute]
        if left <= 1e-9:
            return minute
    return None


def _stops(counts: Counts) -> dict[str, int]:
    """Orders that each reason stopped; an order with two reasons counts with both."""
    found = Counter[str]()
    for codes, n in counts.stops.items():
        for code in codes:
            found[code] += n
    known = {code: place for place, code in enumerate(FLAGS)}
    return dict(sorted(found.items(), key=lambda each: (-each[1], known.get(each[0], len(known)), each[0])))


def _keying(counts: Counts) -> tuple[KeyingFigures, ...]:
    sums: dict[tuple[KeyingKind, str], Counter[str]] = {}
    for group in counts.keyings:
        for field in group.compared:
            row = sums.setdefault((group.kind, field), Counter())
            row["keyed"] += group.keyings
            row["differing"] += group.keyings if field in group.differing else 0
            row["wrong"] += group.keyings if field in group.wrong else 0
            row["slips"] += group.keyings if field in group.settled and field not in group.wrong else 0
    return tuple(
        KeyingFigures(kind, field, row["keyed"], row["differing"], row["wrong"], row["slips"])
        for (kind, field), row in sorted(sums.items(), key=lambda each: (each[0][0], _PLACE.get(each[0][1], 9)))
    )


_PLACE = {"identity_number": 0, "patient_name": 1, "exam_date": 2, "image_recipient": 3, "report_recipient": 4}
