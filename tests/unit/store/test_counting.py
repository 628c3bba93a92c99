"""What is counted of a period, on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from intake.errors import BadInput
from intake.outcome import build_quarantined
from intake.reference import reference
from intake.statistics import Targets, figures_of, tables_of
from intake.store import Closing, Counts, Drawn, Period, Store
from intake.store.closing import open_stops
from intake.store.tables import orders
from tests.unit.review.stationed import RUT
from tests.unit.store.both import books, url
from tests.unit.store.made import NOW, OTHER_SHA, VERSIONS, arrive, save
from tests.unit.store.test_keying import BO, NAMED, RIGHT, check, close, edit, key, people, read

__all__ = ["books", "url"]

DAY = Period(NOW.replace(hour=0), NOW.replace(hour=0) + timedelta(days=1))
TARGETS = Targets(urgent=timedelta(hours=2), others=timedelta(hours=4))


def counted(store: Store, moments: Sequence[datetime] = ()) -> Counts:
    return store.counts(DAY, moments, (NOW, NOW))


def test_an_empty_book_counts_nothing(books: Store) -> None:
    figures = figures_of(books, 7, NOW, TARGETS)
    assert (figures.arrived, figures.closed, figures.counts.waiting, figures.median_min) == (0, 0, 0, None)
    assert figures.straight.share is None
    assert len(figures.by_day) == 7
    assert all(len(row) == len(table.columns) for table in tables_of(figures) for row in table.rows)


def test_arrivals_repeats_and_what_could_not_be_read(books: Store) -> None:
    arrive(books)
    arrive(books, key="again", minutes=70)
    arrive(books, OTHER_SHA, key="other", minutes=80)
    arrive(books, "ab" * 32, key="yesterday", minutes=-24 * 60)
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    books.quarantine(build_quarantined("a.pdf", OTHER_SHA, NOW, error, VERSIONS), error, NOW)
    counts = counted(books)
    assert counts.arrived == {NOW: 1, NOW + timedelta(hours=1): 2}
    assert (counts.repeats, counts.unread) == (1, 2)
    assert counts.quarantined == {("encrypted", "Filen är krypterad.", "The file is encrypted."): 1}


def test_what_waits_and_for_how_long(books: Store) -> None:
    people(books)
    arrive(books)
    save(books)
    at = NOW + timedelta(hours=5)
    counts = counted(books, [at - timedelta(hours=4), at - timedelta(hours=5), at])
    assert (counts.waiting, counts.older, counts.oldest, counts.workers) == (1, (1, 0, 1), NOW, 3)
    figures = figures_of(books, 1, at, TARGETS)
    assert (figures.counts.late, figures.ages) == (1, (0, 0, 1, 0, 0, 0, 0))


def test_an_order_closed_without_a_doubt_and_a_correction_goes_straight_through(books: Store) -> None:
    people(books)
    read(books, Drawn())
    check(books)
    close(books, minutes=90)
    counts = counted(books)
    (group,) = counts.closed
    assert (group.requester_type, group.closed_as, group.orders, group.straight, group.known) == (
        "region_clinic", "release", 1, 1, 1,
    )  # fmt: skip
    assert counts.minutes == {90: 1}
    assert counts.finished == {NOW + timedelta(hours=1): 1}
    assert counts.stops == {(): 1}


def test_a_corrected_or_doubted_or_rejected_one_does_not(books: Store) -> None:
    people(books)
    read(books, Drawn())
    edit(books, RUT.shown, doctor="Borg")
    check(books)
    close(books)
    arrive(books, OTHER_SHA, key="other")
    save(books, OTHER_SHA)
    named = reference(OTHER_SHA, 1)
    record = books.order(named)
    for stop in open_stops(record.order, ()):
        books.answer_flag(named, 1, stop.code, stop.field, RUT.shown, NOW)
    books.close_order(named, 1, Closing("review", rejected=True, note="Fel"), RUT.shown, NOW)
    counts = counted(books)
    assert {(group.closed_as, group.orders, group.straight) for group in counts.closed} == {
        ("release", 1, 0),
        ("rejected", 1, 0),
    }
    assert counts.stops == {(): 1, ("low_confidence",): 1}
    figures = figures_of(books, 1, NOW, TARGETS)
    assert (figures.straight.hits, figures.straight.n) == (0, 1)
    assert figures.stops == {"low_confidence": 1}


def test_corrections_are_counted_by_field_and_only_of_what_the_program_read(books: Store) -> None:
    people(books)
    read(books, Drawn(), flagged=True)
    edit(books, RUT.shown, patient_name="Tolvan Tolvsson")
    edit(books, RUT.shown, patient_name="Tolvan T")  # a person's own value
    edit(books, RUT.shown, doctor="Borg", phone="035-1", requesting_clinic="Medicinmott HSV")
    found = {(each.field, each.flagged, each.kind, each.values) for each in counted(books).corrections}
    assert found == {
        ("patient_name", True, "changed", 1),
        ("doctor", False, "changed", 1),
        ("phone", False, "added", 1),
    }


def test_keyings_are_counted_with_what_was_decided(books: Store) -> None:
    people(books)
    read(books)
    assert counted(books).blind_due == 1
    key(books, BO, {**RIGHT, "identity_number": "191212121220"})
    figures = figures_of(books, 1, NOW, TARGETS)
    number, recipient = figures.keying
    assert (number.field, number.keyed, number.differing, number.undecided) == ("identity_number", 1, 1, 1)
    assert (number.error.share, recipient.error.share) == (None, 0.0)
    books.answer_flag(NAMED, 2, "keying_differs", "identity_number", RUT.shown, NOW)
    number = figures_of(books, 1, NOW, TARGETS).keying[0]
    assert (number.wrong, number.slips, number.undecided, number.error.n) == (0, 1, 0, 1)


def test_days_and_hours_are_those_of_sweden_also_when_the_clocks_change(books: Store) -> None:
    night = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 in summer; an hour later 02:30 in winter
    for number, at in enumerate((night, night + timedelta(hours=1), night - timedelta(hours=3))):
        sha256 = f"{number:x}" * 64
        books.record_arrival(sha256, "a.pdf", 1, at, "a", f"k{number}")
    figures = figures_of(books, 2, night + timedelta(hours=12), TARGETS)
    assert [arrived for arrived, _ in figures.by_day.values()] == [1, 2]
    assert (figures.by_hour[2], figures.by_hour[23]) == (2, 1)


def test_an_urgent_order_is_late_sooner(books: Store) -> None:
    arrive(books)
    save(books)
    assert figures_of(books, 1, NOW + timedelta(hours=3), TARGETS).counts.late == 0
    with books._engine.begin() as connection:
        connection.execute(orders.update().values(urgent=True))
    counts = figures_of(books, 1, NOW + timedelta(hours=3), TARGETS).counts
    assert (counts.late, counts.waiting_urgent) == (1, 1)
