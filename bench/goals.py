"""The goals that reading is held to, and what a run came to: one row a goal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.compare import Kind
from bench.sums import FaxScore, FieldScore, per_thousand, percent, sums
from intake.interval import wilson

Found = tuple[bool, str]
"""Was the goal reached, and the figure in words."""

FINE = ("fine", "200", "300")
CRUCIAL = ("identity_number", "image_recipient", "report_recipient", "onward_recipient")


@dataclass(frozen=True, slots=True)
class Goal:
    words: str
    find: Callable[[Sequence[FaxScore]], Found]


def _fields(faxes: Sequence[FaxScore]) -> list[FieldScore]:
    return [each for fax in faxes for order in fax.orders for each in order.fields]


def _levels(faxes: Sequence[FaxScore], top: int) -> list[FaxScore]:
    return [fax for fax in faxes if fax.level <= top]


def _typed(faxes: Sequence[FaxScore], resolutions: tuple[str, ...]) -> list[FaxScore]:
    return [fax for fax in _levels(faxes, 2) if fax.resolution in resolutions and not fax.handwritten]


def _silent(faxes: Sequence[FaxScore], most_per_thousand: float) -> Found:
    fields = _fields(faxes)
    hits = sum(each.kind is Kind.SILENT for each in fields)
    return hits * 1000 <= most_per_thousand * len(fields), f"{per_thousand(hits, len(fields))}, n = {len(fields):,}"


def _crucial(faxes: Sequence[FaxScore]) -> Found:
    fields = [each for each in _fields(faxes) if each.name in CRUCIAL]
    hits = sum(each.kind is Kind.SILENT for each in fields)
    return hits == 0, f"{hits} of {len(fields):,}"


def _releases(faxes: Sequence[FaxScore]) -> Found:
    total = sums(faxes)
    high = wilson(total.false_releases, total.must_be_held)[1]
    words = f"{total.false_releases} of {total.must_be_held:,}; upper bound {100 * high:.2f} %"
    return total.false_releases == 0 and high <= 0.004, words


def _right(faxes: Sequence[FaxScore], least: float) -> Found:
    fields = _fields(faxes)
    hits = sum(each.kind in (Kind.RIGHT, Kind.NEEDLESS) for each in fields)
    return hits >= least * len(fields), f"{percent(hits, len(fields))}, n = {len(fields):,}"


def _straight(faxes: Sequence[FaxScore], least: float) -> Found:
    total = sums(faxes)
    return (
        total.straight_faxes >= least * total.faxes,
        f"{percent(total.straight_faxes, total.faxes)}, n = {total.faxes:,}",
    )


def _needless(faxes: Sequence[FaxScore]) -> Found:
    fields = _fields(faxes)
    hits = sum(each.kind is Kind.NEEDLESS for each in fields)
    return hits <= 0.03 * len(fields), f"{percent(hits, len(fields))}, n = {len(fields):,}"


def _verdicts(faxes: Sequence[FaxScore]) -> Found:
    total = sums(faxes)
    return (
        total.verdicts_right >= 0.95 * total.orders,
        f"{percent(total.verdicts_right, total.orders)}, n = {total.orders:,}",
    )


def _by_hand(faxes: Sequence[FaxScore]) -> Found:
    fields = [each for each in _fields([fax for fax in faxes if fax.handwritten]) if each.allowed]
    hits = sum(each.kind is not Kind.MISSING and not each.flagged for each in fields)
    return hits == 0, f"{hits} of {len(fields):,}"


GOALS = (
    Goal("silently wrong, levels 0–2: ≤ 0.4 per 1,000 fields", lambda faxes: _silent(_levels(faxes, 2), 0.4)),
    Goal("silently wrong, all levels: ≤ 2 per 1,000 fields", lambda faxes: _silent(faxes, 2)),
    Goal("identity numbers and recipients silently wrong: 0", _crucial),
    Goal("false releases among orders that must not be released: 0, upper 95 % bound ≤ 0.4 %", _releases),
    Goal("typed, fine or better, levels 0–2: fields right ≥ 95 %", lambda faxes: _right(_typed(faxes, FINE), 0.95)),
    Goal("… straight through ≥ 85 % of faxes", lambda faxes: _straight(_typed(faxes, FINE), 0.85)),
    Goal("… needless flags ≤ 3 % of fields", lambda faxes: _needless(_typed(faxes, FINE))),
    Goal("typed, standard, levels 0–2: fields right ≥ 90 %", lambda faxes: _right(_typed(faxes, ("standard",)), 0.9)),
    Goal("… straight through ≥ 65 % of faxes", lambda faxes: _straight(_typed(faxes, ("standard",)), 0.65)),
    Goal("… needless flags ≤ 3 % of fields", lambda faxes: _needless(_typed(faxes, ("standard",)))),
    Goal("verdicts right, levels 0–3: ≥ 95 %", lambda faxes: _verdicts(_levels(faxes, 3))),
    Goal("values written by hand passed on without a flag: 0", _by_hand),
)
