"""From scores to curves: calibration of confidence, and what a threshold on it trades."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.compare import Kind
from bench.sums import FaxScore, FieldScore

RIGHT = (Kind.RIGHT, Kind.NEEDLESS)
EDGES = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 1.0001)
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 0.995)


@dataclass(frozen=True, slots=True)
class Bin:
    """``n`` values with a mean stated ``confidence``, of which ``right`` are right."""

    confidence: float
    n: int
    right: int


@dataclass(frozen=True, slots=True)
class Point:
    """With values below ``threshold`` flagged: the share of right values flagged, and of unflagged ones wrong."""

    threshold: float
    needless: float
    silent: float
    unflagged: int


def found_values(faxes: Iterable[FaxScore]) -> list[FieldScore]:
    """Every value that the program gave, whether it was asked for or not."""
    fields = (each for fax in faxes for order in fax.orders for each in order.fields)
    return [each for each in fields if each.kind is not Kind.MISSING and each.confidence > 0]


def reliability(values: Sequence[FieldScore]) -> list[Bin]:
    bins = []
    for low, high in pairwise(EDGES):
        inside = [each for each in values if low <= each.confidence < high]
        if inside:
            mean = sum(each.confidence for each in inside) / len(inside)
            bins.append(Bin(mean, len(inside), sum(each.kind in RIGHT for each in inside)))
    return bins


def expected_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: the mean distance of stated and found shares, each bin by its values (Naeini, Cooper
    and Hauskrecht, AAAI 2015)."""
    return sum(abs(each.right - each.n * each.confidence) for each in bins) / max(1, sum(each.n for each in bins))


def trade(values: Sequence[FieldScore], also: float = 0.0) -> list[Point]:
    """One point a threshold, ``also`` among them. What is flagged for another reason than its confidence stays so."""
    points = []
    right = [each for each in values if each.kind in RIGHT and not each.allowed]
    for threshold in sorted({*THRESHOLDS, also}):
        clear = [each for each in values if not each.doubted and each.confidence >= threshold]
        flagged = sum(each.doubted or each.confidence < threshold for each in right)
        wrong = sum(each.kind not in RIGHT for each in clear)
        points.append(Point(threshold, flagged / max(1, len(right)), wrong / max(1, len(clear)), len(clear)))
    return points


def at_share(points: Sequence[Point], share: float) -> Point:
    """The strictest threshold that flags at most ``share`` of the right values; the first point where none does."""
    return max((p for p in points if p.needless <= share), key=lambda p: p.threshold, default=points[0])
