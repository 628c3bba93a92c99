"""Arithmetic on what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

_MOST = 400  # points that every pair of is looked at


def line(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Slope and intercept of the line through ``points`` that a few outliers do not turn (Theil, 1950; Sen, 1968).

    Raises:
        ValueError: fewer than two different x.
    """
    step = -(-len(points) // _MOST) or 1
    some = [*points[::step]]
    slopes = [(y2 - y1) / (x2 - x1) for n, (x1, y1) in enumerate(some) for x2, y2 in some[n + 1 :] if x1 != x2]
    if not slopes:
        raise ValueError("a line wants two different x")
    slope = median(slopes)
    return slope, median(y - slope * x for x, y in some)


def drift(points: Sequence[tuple[float, float]], first: float) -> float:
    """By what share y grows on that line from ``first`` to the last x, of what it is at ``first``.

    Args:
        points: (x, y), x rising.
        first: x from which on points count; what comes before is warming up.

    Raises:
        ValueError: too few points.
    """
    counted = [point for point in points if point[0] >= first]
    slope, at_zero = line(counted)
    return slope * (counted[-1][0] - first) / (at_zero + slope * first)


def rate_per_hour(ended_s: Sequence[float], workers: int) -> float:
    """Faxes an hour, from the moment that each worker has ended its first one until the last is ended.

    Workers that have nothing left to do at the end count as if they worked, so that this is rather too low.

    Args:
        ended_s: when each fax was ended, in seconds on any clock; more than ``workers``.
    """
    ended = sorted(ended_s)
    return 3600 * (len(ended) - workers) / (ended[-1] - ended[workers - 1])
