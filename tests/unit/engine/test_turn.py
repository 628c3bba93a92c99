"""In which order faxes are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from intake.config import Review
from intake.engine.turn import priority
from intake.store import Waiting

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
REVIEW = Review()
PLAIN = Waiting("a" * 64, 0, NOON, False, None)


def came(hours: float, **other: object) -> int:
    return priority(replace(PLAIN, received_at=NOON + timedelta(hours=hours), **other), REVIEW)  # type: ignore[arg-type]


def test_the_oldest_goes_first() -> None:
    assert came(-2) < came(-1) < came(0)


def test_an_urgent_one_goes_before_a_whole_night_of_others() -> None:
    assert came(0, urgent=True) < came(-16)


def test_one_that_was_put_back_lets_new_ones_go_first_but_not_for_ever() -> None:
    back = came(-200, put_back_at=NOON)
    assert came(1) < back
    assert came(23) < back < came(25)


def test_one_that_was_put_back_and_hurried_goes_first() -> None:
    assert came(-200, put_back_at=NOON, urgent=True) < came(-1)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2300, 1, 1)), st.booleans(), st.booleans())
def test_the_library_takes_every_one(at: datetime, urgent: bool, back: bool) -> None:
    moment = at.replace(tzinfo=UTC)
    fax = Waiting("a" * 64, 0, moment, urgent, moment if back else None)
    assert 1 <= priority(fax, REVIEW) <= 2**31 - 1


@given(st.floats(0, 500), st.booleans())
def test_nothing_that_comes_later_than_two_targets_goes_before_it(hours: float, back: bool) -> None:
    """So nothing waits for ever, whatever comes."""
    waiting = came(0, put_back_at=NOON if back else None)
    later = 2 * REVIEW.target_hours + hours + 0.001
    assert waiting < came(later, urgent=True)
    assert waiting < came(later)
