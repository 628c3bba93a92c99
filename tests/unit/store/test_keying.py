"""Second keyings: who may, what becomes of the order, and that nothing goes out before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from intake.keying import compared, doubted
from intake.model import Field, PageKind, Reading
from intake.outcome import build_outcome
from intake.reference import reference
from intake.store import (
    Access,
    Closing,
    Door,
    Drawn,
    Keyed,
    Keying,
    KeyingKind,
    LogLineRecord,
    Look,
    NotAllowedError,
    OrderState,
    Recheck,
    Role,
    Store,
    User,
)
from intake.store.arriving import add_orders
from intake.store.closing import open_stops
from intake.store.tables import orders
from tests.unit.review.stationed import ADA, OLA, RUT, rules
from tests.unit.store.both import books, url
from tests.unit.store.made import NOW, SHA, VERSIONS, arrive, decision, drafts, order, page, without_doubts

__all__ = ["books", "url"]

NAMED = reference(SHA, 1)
BO = User("bo", "Bo Andra", Role.REVIEWER)
RIGHT = {"identity_number": "191212121212", "image_recipient": "mediaenheten SU/S"}
RELEASE = Closing("release", log_line=LogLineRecord("2024-03-05 kl. 09:00: …", NOW, "rutg"))


def people(store: Store, *users: User) -> None:
    for user in users or (RUT, BO, ADA, OLA):
        store.people.add(replace(user), None, by="test", at=NOW)


def read(store: Store, drawn: Drawn | None = None, *, flagged: bool = False, protected: bool = False) -> None:
    arrive(store)
    entry = order(flagged=flagged)
    entry = replace(entry, facts=replace(entry.facts, protected_identity=protected))
    reading = Reading((PageKind.ORDER,), (entry,))
    outcome = build_outcome("a.pdf", SHA, NOW, (page(),), reading, [decision()], [drafts()], VERSIONS)
    lots = Drawn(blind=True) if drawn is None else drawn
    store.save_reading(outcome, reading, [decision()], [drafts()], NOW, lots)


def key(store: Store, user: User, values: dict[str, str | None], kind: KeyingKind = KeyingKind.BLIND) -> bool:
    record = store.order(NAMED)
    found = compared(record.order, values, rules().directory)
    return store.save_keying(NAMED, record.version, kind, found, doubted(record.order, found), user, NOW)


def check(store: Store, who: str = RUT.shown) -> None:
    record = store.order(NAMED)
    for each in record.decision.checks:
        store.confirm_check(NAMED, record.version, each, who, NOW)


def close(store: Store, who: str = RUT.shown, how: Closing = RELEASE, minutes: int = 90) -> None:
    store.close_order(NAMED, store.order(NAMED).version, how, who, NOW + timedelta(minutes=minutes))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(NotAllowedError) as refusal:
        act()
    assert refusal.value.sv and refusal.value.en
    return refusal.value.code


def waiting(store: Store, user: User, kind: KeyingKind = KeyingKind.BLIND) -> list[str]:
    count, tasks = store.keying_tasks(kind, user, NOW)
    assert count == len(tasks)
    return [task.reference for task in tasks]


def test_nothing_goes_out_before_a_second_person_has_keyed_it(books: Store) -> None:
    people(books)
    read(books)
    check(books)
    assert refused(lambda: close(books)) == "keying_open"
    assert waiting(books, BO) == [NAMED]
    assert key(books, BO, RIGHT)
    assert waiting(books, BO) == []
    assert books.order(NAMED).keying is Keying.AGREED
    assert books.order(NAMED).version == 1  # who has it open sees no change: there is none
    close(books)
    assert books.order(NAMED).summary.state is OrderState.CLOSED


def test_an_order_that_asks_or_is_not_for_us_needs_no_keying(books: Store) -> None:
    people(books)
    read(books)
    close(books, how=Closing("review", note="Ringde kliniken."))
    assert books.order(NAMED).summary.state is OrderState.CLOSED


def test_with_one_person_in_the_house_nobody_waits_for_a_second(books: Store) -> None:
    people(books, RUT, OLA)  # an auditor works no orders
    read(books)
    assert books.order(NAMED).keying is None
    check(books)
    close(books)


def test_who_worked_it_holds_it_or_was_given_it_is_not_the_second_person(books: Store) -> None:
    people(books)
    read(books)
    check(books, BO.shown)
    assert waiting(books, BO) == []
    assert refused(lambda: key(books, BO, RIGHT)) == "keying_not_due"
    assert waiting(books, RUT) == waiting(books, ADA) == [NAMED]
    with books._engine.begin() as connection:
        connection.execute(orders.update().values(assigned_to="rut"))
        moments = "'2024-03-05 07:00:00', '2024-03-05 09:00:00'"
        connection.exec_driver_sql(f"INSERT INTO claims VALUES ('{NAMED}', 'ada', {moments})")
    assert waiting(books, RUT) == waiting(books, ADA) == []
    assert refused(lambda: key(books, ADA, RIGHT)) == "keying_not_due"


def test_looking_at_an_order_is_not_working_it(books: Store) -> None:
    people(books)
    read(books)
    books.accesses.add([Access(NOW, BO.shown, NAMED, None, Look.ORDER, Door.PAGE)])
    assert waiting(books, BO) == [NAMED]


def test_a_protected_order_is_only_for_those_marked_for_it(books: Store) -> None:
    people(books)
    read(books, protected=True)
    assert waiting(books, BO) == []
    assert refused(lambda: key(books, BO, RIGHT)) == "keying_not_due"
    assert waiting(books, ADA) == [NAMED]


def test_the_second_person_neither_releases_nor_decides(books: Store) -> None:
    people(books)
    read(books)
    check(books)
    key(books, BO, RIGHT)
    for name in (BO.shown, "bo", " BO  andra "):
        assert refused(lambda name=name: close(books, name)) == "keying_own"  # type: ignore[misc]
    close(books, BO.shown, Closing("review", note="Ringde kliniken."))


def test_a_difference_stops_the_order_until_a_person_has_answered_it(books: Store) -> None:
    people(books)
    read(books)
    check(books)
    assert not key(books, BO, {**RIGHT, "identity_number": "191212121220"})
    record = books.order(NAMED)
    assert (record.keying, record.version) == (Keying.DIFFERED, 2)
    assert [stop.key for stop in open_stops(record.order, record.answers)] == [("keying_differs", "identity_number")]
    published = books.outcome(SHA)
    assert published is not None
    assert published.orders[0].fields["identity_number"].candidates == ("191212121212", "191212121220")
    assert refused(lambda: close(books)) == "stops_open"
    answer = ("keying_differs", "identity_number")
    assert refused(lambda: books.answer_flag(NAMED, 2, *answer, BO.shown, NOW)) == "keying_own"
    books.answer_flag(NAMED, 2, *answer, RUT.shown, NOW)
    (kept,) = books.keyings_of(NAMED)
    assert (kept.differing, kept.settled, kept.wrong, kept.by) == (
        ("identity_number",),
        ("identity_number",),
        (),
        "Bo Andra",
    )
    close(books)


def edit(store: Store, who: str, keyed: Keying | None = None, **values: str) -> None:
    record = store.order(NAMED)
    entry = record.order
    changes = {}
    for name, text in values.items():
        changes[name] = (entry.fields[name].value, text)
        entry = replace(without_doubts(entry), fields={**entry.fields, name: Field(text, text, 1.0, typed_by=who)})
    store.save_edit(NAMED, record.version, entry, decision(), drafts(), changes, who, NOW, keyed)


def test_a_third_value_has_to_be_keyed_anew(books: Store) -> None:
    people(books)
    read(books)
    key(books, BO, {**RIGHT, "identity_number": "191212121220"})
    assert refused(lambda: edit(books, BO.shown, identity_number="191212121220")) == "keying_own"
    edit(books, RUT.shown, identity_number="201212121212")
    assert books.order(NAMED).keying is Keying.DUE
    assert books.keyings_of(NAMED)[0].wrong == ("identity_number",)
    check(books)
    assert refused(lambda: close(books)) == "keying_open"
    assert waiting(books, ADA) == [NAMED]


def test_the_keyed_value_may_be_taken(books: Store) -> None:
    people(books)
    read(books)
    key(books, BO, {**RIGHT, "identity_number": "191212121220"})
    edit(books, RUT.shown, Keying.AGREED, identity_number="191212121220")
    assert books.order(NAMED).keying is Keying.AGREED
    assert books.keyings_of(NAMED)[0].wrong == ("identity_number",)


def test_what_was_keyed_holds_no_longer_where_it_was_changed_after(books: Store) -> None:
    people(books)
    read(books)
    key(books, BO, RIGHT)
    edit(books, RUT.shown, doctor="Berg")  # unchanged
    assert books.order(NAMED).keying is Keying.AGREED
    edit(books, RUT.shown, phone="035-1")
    assert books.order(NAMED).keying is Keying.AGREED
    edit(books, RUT.shown, image_recipient="mediaenh SUS")
    assert books.order(NAMED).keying is Keying.DUE


def test_two_second_persons_at_once(books: Store) -> None:
    people(books)
    read(books)
    assert key(books, BO, RIGHT)
    assert refused(lambda: key(books, ADA, RIGHT)) == "keying_not_due"


def test_what_was_compared_with_other_values_is_not_kept(books: Store) -> None:
    people(books)
    read(books)
    stale = books.order(NAMED)
    edit(books, RUT.shown, identity_number="201212121212")
    found = compared(stale.order, RIGHT, rules().directory)
    act = (NAMED, stale.version, KeyingKind.BLIND, found, stale.order, BO, NOW)
    assert refused(lambda: books.save_keying(*act)) == "order_changed"


def test_without_its_keying_only_with_a_reason_and_then_always_looked_at_again(books: Store) -> None:
    people(books)
    read(books)
    check(books)
    assert refused(lambda: books.waive_keying(NAMED, 1, "  ", RUT, NOW)) == "note_needed"
    assert refused(lambda: books.waive_keying(NAMED, 7, "Akut", RUT, NOW)) == "order_changed"
    assert books.waive_keying(NAMED, 1, "Akut, ensam i natt", RUT, NOW) == 2
    assert refused(lambda: books.waive_keying(NAMED, 2, "Akut", RUT, NOW)) == "keying_not_due"
    close(books)
    assert books.order(NAMED).recheck is Recheck.DUE
    assert waiting(books, BO, KeyingKind.SAMPLE) == [NAMED]
    assert ("keying_waived", {"reason": "Akut, ensam i natt"}) in [
        (each.action, each.detail) for each in books.history(SHA, NAMED)
    ]


@pytest.mark.parametrize(("flagged", "due"), [(False, Recheck.DUE), (True, Recheck.DRAWN)])
def test_only_what_nobody_doubted_is_sampled(books: Store, flagged: bool, due: Recheck) -> None:
    people(books)
    read(books, Drawn(sample=True), flagged=flagged)
    record = books.order(NAMED)
    assert record.keying is None
    for stop in open_stops(record.order, ()):
        books.answer_flag(NAMED, 1, stop.code, stop.field, RUT.shown, NOW)
    check(books)
    assert waiting(books, BO, KeyingKind.SAMPLE) == []
    close(books)
    assert books.order(NAMED).recheck is due
    assert waiting(books, RUT, KeyingKind.SAMPLE) == []
    assert waiting(books, BO, KeyingKind.SAMPLE) == ([NAMED] if due is Recheck.DUE else [])


def test_a_rejected_order_is_not_sampled(books: Store) -> None:
    people(books)
    read(books, Drawn(sample=True))
    close(books, how=Closing("review", rejected=True, note="Reklam"))
    assert books.order(NAMED).recheck is Recheck.DRAWN


def test_a_difference_in_the_sample_is_shown_to_both_and_not_decided_by_who_closed_it(books: Store) -> None:
    people(books)
    read(books, Drawn(sample=True))
    check(books)
    close(books)
    version = books.order(NAMED).version
    values = {**RIGHT, "patient_name": "Tolvan Tolvsson", "exam_date": "2024-01-15"}
    assert not key(books, BO, values, KeyingKind.SAMPLE)
    record = books.order(NAMED)
    assert (record.recheck, record.version, record.order.flags) == (Recheck.DONE, version, ())
    (shown,) = books.keying_differences(BO)
    assert books.keying_differences(RUT) == (shown,)
    assert books.keying_differences(ADA) == ()
    assert shown.open == ("patient_name",)
    assert shown.values["patient_name"] == Keyed("Tolv Tolvsson", "Tolvan Tolvsson", False)
    assert refused(lambda: books.settle_keying(shown.number, [], RUT, NOW)) == "keying_own"
    assert refused(lambda: books.settle_keying(99, [], BO, NOW)) == "keying_not_due"
    books.settle_keying(shown.number, ["patient_name", "identity_number"], BO, NOW)
    assert refused(lambda: books.settle_keying(shown.number, [], BO, NOW)) == "keying_not_due"
    (settled,) = books.keyings_of(NAMED)
    assert (settled.settled, settled.wrong) == (("patient_name",), ("patient_name",))
    assert books.keying_differences(BO) == ()


def test_the_audit_trail_names_fields_and_no_values(books: Store) -> None:
    people(books)
    read(books)
    key(books, BO, {**RIGHT, "identity_number": "191212121220"})
    happened = books.history(SHA, NAMED)[-1]
    assert (happened.who, happened.action) == ("Bo Andra", "keyed")
    assert happened.detail == {
        "kind": "blind",
        "compared": ["identity_number", "image_recipient"],
        "differing": ["identity_number"],
    }


def test_orders_divided_anew_do_not_escape_the_lot(books: Store) -> None:
    people(books)
    read(books)
    with books._engine.begin() as connection:
        add_orders(connection, SHA, [order(flagged=False)], [decision()], [drafts()], NOW, first_number=2)
    assert books.order(reference(SHA, 2)).keying is Keying.DUE
