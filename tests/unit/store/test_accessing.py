"""The access log: what is written once, what is found, and that nothing is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from intake.store import Access, Door, KeptAccess, Look, Store, Wanted
from tests.unit.store.made import NOW

MINUTE = timedelta(minutes=1)
LOOK = Access(NOW, "Rut", "FHY7R-Z3WFH-1", "a" * 64, Look.PAGE, Door.PAGE)


def later(minutes: int, **other: object) -> Access:
    return replace(LOOK, at=NOW + minutes * MINUTE, **other)


def test_a_look_is_kept_whole(store: Store) -> None:
    store.accesses.add([LOOK, replace(LOOK, patient_link=None)])
    kept = store.accesses.find(Wanted())
    assert kept[1] == KeptAccess(NOW, "Rut", "FHY7R-Z3WFH-1", "a" * 64, Look.PAGE, Door.PAGE, number=1)
    assert kept[0].patient_link is None


def test_the_same_look_again_is_written_once_in_a_while(store: Store) -> None:
    written = [store.accesses.add([later(minutes)], once_in=10 * MINUTE) for minutes in (0, 1, 9, 10, 11, 30)]
    assert written == [1, 0, 0, 1, 0, 1]
    for other in (
        {"who": "Ada"},
        {"reference": "OTHER"},
        {"what": Look.ORDER},
        {"door": Door.COMMAND},
        {"patient_link": "b" * 64},
        {"patient_link": None},
    ):
        assert store.accesses.add([later(31, **other)], once_in=10 * MINUTE) == 1, other


def test_each_filter_finds_its_own_and_days_end_before_until(store: Store) -> None:
    store.accesses.add([LOOK, later(1, who="Ada"), later(2, reference="OTHER"), later(3, patient_link="b" * 64)])
    for wanted, expected in (
        (Wanted(), [4, 3, 2, 1]),
        (Wanted(who="Ada"), [2]),
        (Wanted(reference="OTHER"), [3]),
        (Wanted(patient_links=("b" * 64,)), [4]),
        (Wanted(since=NOW + MINUTE), [4, 3, 2]),
        (Wanted(until=NOW + MINUTE), [1]),
        (Wanted(who="Rut", since=NOW + MINUTE, until=NOW + 3 * MINUTE), [3]),
        (Wanted(who="Rut%"), []),
    ):
        assert [look.number for look in store.accesses.find(wanted)] == expected, wanted


def test_pages_follow_each_other_without_gap_or_repeat(store: Store) -> None:
    store.accesses.add([later(number // 4) for number in range(25)])  # four in the same moment
    seen, before = [], None
    while looks := store.accesses.find(Wanted(), before=before, limit=3):
        seen += [look.number for look in looks]
        before = (looks[-1].at, looks[-1].number)
        store.accesses.add([later(100)])  # what comes meanwhile moves nothing
    assert seen == list(range(25, 0, -1))


def test_nothing_in_the_log_is_changed_or_taken_away(store: Store) -> None:
    store.accesses.add([LOOK])
    for statement in ("UPDATE accesses SET who = 'Eva'", "DELETE FROM accesses"):
        with pytest.raises(IntegrityError, match="append-only"), store._engine.begin() as connection:
            connection.exec_driver_sql(statement)
    assert len(store.accesses.find(Wanted())) == 1
