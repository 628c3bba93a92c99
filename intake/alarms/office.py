"""How many office hours lie between two moments: a weekend without a fax is no silence."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta

from intake.words import STOCKHOLM


def office_hours(begin: datetime, end: datetime, days: Collection[int], hours: tuple[int, int]) -> float:
    """Hours of opening between two aware moments.

    Args:
        begin: from then.
        end: until then.
        days: weekdays on which the office is open; Monday is 0.
        hours: from when to when, 0 to 24, in Swedish time.
    """
    total = timedelta()
    day = begin.astimezone(STOCKHOLM).date()
    while day <= end.astimezone(STOCKHOLM).date():
        if day.weekday() in days:
            midnight = datetime.combine(day, time(), STOCKHOLM)
            opens, closes = (midnight + timedelta(hours=hour) for hour in hours)  # by the clock on the wall
            total += max(timedelta(), min(end, closes) - max(begin, opens))
        day += timedelta(days=1)
    return total / timedelta(hours=1)
