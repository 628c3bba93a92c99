"""In which order faxes are read: by when each is due, so that nothing waits for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from intake.config import Review
from intake.store import Waiting

_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_HIGHEST = 2**31 - 1  # of the library; the year 2088


def priority(fax: Waiting, review: Review) -> int:
    """When the fax is due, in seconds since 2020; what is due first is read first.

    A fax is due when the order in it ought to be done: ``review.target_hours`` after it came, or
    ``urgent_target_hours`` where it is said to be urgent. So an urgent one goes before all that came in the last day,
    but not before one whose own time has nearly run out. One that was read before counts from when it was put back, and
    gives way for as long again: new ones go first, for a day at most.
    """
    target = timedelta(hours=review.urgent_target_hours if fax.urgent else review.target_hours)
    due = (fax.put_back_at or fax.received_at) + target
    if fax.put_back_at is not None and not fax.urgent:
        due += target
    return min(max(1, int((due - _FROM).total_seconds())), _HIGHEST)
