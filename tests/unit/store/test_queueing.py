"""The queue page by page: who sees what, in which order, and that no order is lost between two pages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, update

from intake.model import Code, Facts, PageKind, Reading
from intake.outcome import Outcome, build_outcome
from intake.store import Closing, Group, Looker, Narrowing, NotAllowedError, Role, Store, User, queueing
from intake.store.tables import orders
from tests.unit.store.made import NOW, VERSIONS, arrive, decision, drafts, order, page

RUT = Looker("rut")
ADA = Looker("ada", sees_protected=True)
LATE = (NOW, NOW)


def sha(number: int) -> str:
    return f"{number * 4:013x}".ljust(64, "0")  # a reference keeps the first 50 bits


def put(store: Store, number: int, *, minutes: int = 0, code: Code = Code.RELEASE, protected: bool = False) -> str:
    """An order that came ``minutes`` after the first; its reference."""
    entry = order(flagged=True)
    if protected:
        entry = replace(entry, facts=Facts(protected_identity=True))
    arrive(store, sha(number), key=str(number), minutes=minutes)
    reading = Reading((PageKind.ORDER,), (entry,))
    args = (reading, [decision(code)], [drafts(code)])
    outcome: Outcome = build_outcome("a.pdf", sha(number), NOW, (page(),), *args, VERSIONS)
    store.save_reading(outcome, *args, NOW)
    return store.find(sha(number))[1] or ""


def users(store: Store) -> None:
    for name in ("rut", "ada"):
        store.people.add(User(name, name.title(), Role.REVIEWER), None, by="test", at=NOW)


def all_of(
    store: Store, group: Group = Group.REVIEW, who: Looker = RUT, size: int = 3, **narrowed: object
) -> list[str]:
    found, begin = [], None
    while True:
        shown = store.queue.page(group, who, NOW, narrowing=Narrowing(**narrowed), begin=begin, size=size)
        assert len(shown.rows) <= size
        found += [row.reference for row in shown.rows]
        begin = shown.next
        if begin is None:
            return found


def test_urgent_orders_come_first_then_the_oldest_over_any_number_of_pages(store: Store) -> None:
    named = [put(store, number, minutes=-number % 5) for number in range(1, 11)]
    for reference in (named[3], named[8]):
        store.allotments.hasten(reference, True, who="Rut", at=NOW)
    came = {reference: (-number % 5) for number, reference in enumerate(named, start=1)}
    urgent = {named[3], named[8]}
    wanted = sorted(named, key=lambda each: (each not in urgent, came[each], each))
    for size in (1, 2, 3, 7, 10, 50):
        assert all_of(store, size=size) == wanted


def test_many_orders_of_one_moment_are_each_shown_once(store: Store) -> None:
    named = [put(store, number) for number in range(1, 9)]
    assert all_of(store, size=3) == sorted(named)


def test_narrowed_lists_look_through_a_bounded_number_and_go_on_from_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queueing, "LOOK", 4)
    named = [put(store, number, minutes=number) for number in range(1, 14)]
    rare = put(store, 20, minutes=20, code=Code.ASK_INFORMATION)
    first = store.queue.page(Group.REVIEW, RUT, NOW, narrowing=Narrowing(outcome="ask"))
    assert (first.rows, first.looked) == ((), True)
    assert all_of(store, outcome="ask") == [rare]
    assert all_of(store, outcome="release") == named
    assert all_of(store, outcome="refer") == []


def test_each_narrowing_finds_its_own(store: Store) -> None:
    users(store)
    one, two, three = (put(store, number, minutes=number) for number in (1, 2, 3))
    store.allotments.assign(two, "ada", seen=None, who="Rut", at=NOW)
    store.allotments.hasten(three, True, who="Rut", at=NOW)
    assert all_of(store, owner="ada") == [two]
    assert all_of(store, owner="") == [three, one]
    assert all_of(store, urgent=True) == [three]
    assert all_of(store, urgent=False) == [one, two]
    assert all_of(store, requester_type="region_clinic") == [three, one, two]
    assert all_of(store, requester_type="patient") == []
    assert all_of(store, source="phone") == []
    late = (NOW + timedelta(minutes=2), NOW + timedelta(minutes=2))  # the urgent one came after the first of the two
    assert all_of(store, late=late) == [one]


def test_a_kind_of_doubt_finds_those_that_it_stops(store: Store) -> None:
    plain, other, both = (put(store, number, minutes=number) for number in (1, 2, 3))
    told = {plain: "", other: "poor_page", both: "several_patients poor_page"}
    with store._engine.begin() as connection:
        for reference, doubts in told.items():
            connection.execute(update(orders).where(orders.c.reference == reference).values(doubts=doubts))
    assert all_of(store, doubt="poor_page") == [other, both]
    assert all_of(store, doubt="several_patients") == [both]
    for none in ("poor", "page", "poor%page", "poorxpage", "low_confidence"):
        assert all_of(store, doubt=none) == []
    store.close_order(both, 1, Closing("review", note="sett"), "Rut", NOW)
    assert all_of(store, Group.CLOSED, doubt="poor_page") == [both]


def test_a_kind_of_doubt_is_found_in_the_index_alone(store: Store) -> None:
    if store._engine.dialect.name != "sqlite":
        pytest.skip("the planner of PostgreSQL scans a table this small")
    put(store, 1)
    statements: list[tuple[str, Any]] = []

    @event.listens_for(store._engine, "before_cursor_execute")
    def keep(_: object, __: object, statement: str, values: object, *___: object) -> None:
        statements.append((statement, values))

    for group in (Group.REVIEW, Group.CLOSED):
        store.queue.page(group, RUT, NOW, narrowing=Narrowing(doubt="poor_page"))
    asked = [(statement, values) for statement, values in statements if "orders.doubts ||" in statement]
    assert len(asked) == 3  # the urgent, the others, the closed
    with store._engine.connect() as connection:
        for statement, values in asked:
            plan = " ".join(
                str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            )
            assert re.search("USING COVERING INDEX ix_orders_(queue|closed)", plan), plan


def test_an_order_that_was_put_off_leaves_the_list_and_comes_back_by_itself(store: Store) -> None:
    one, two = put(store, 1), put(store, 2, minutes=1)
    until = NOW + timedelta(days=1)
    store.allotments.snooze(one, until, "väntar på samtycke", who="Rut", at=NOW)
    assert all_of(store) == [two]
    assert all_of(store, Group.SNOOZED) == [one]
    (row,) = store.queue.page(Group.SNOOZED, RUT, NOW).rows
    assert (row.snoozed_until, row.snoozed_for) == (until, "väntar på samtycke")
    assert [each.reference for each in store.queue.page(Group.REVIEW, RUT, until).rows] == [one, two]
    assert store.queue.page(Group.SNOOZED, RUT, until).rows == ()
    store.allotments.wake(one, who="Rut", at=NOW)
    assert all_of(store) == [one, two]


def test_mine_is_what_was_given_to_me_and_what_i_hold(store: Store) -> None:
    users(store)
    one, two, three = (put(store, number, minutes=number) for number in (1, 2, 3))
    store.allotments.assign(three, "rut", seen=None, who="Ada", at=NOW)
    store.claims.claim(one, "rut", NOW, NOW + timedelta(minutes=5))
    store.claims.claim(two, "ada", NOW, NOW + timedelta(minutes=5))
    assert all_of(store, Group.MINE) == all_of(store, Group.MINE, size=1) == [one, three]
    row = next(row for row in store.queue.page(Group.REVIEW, RUT, NOW).rows if row.reference == two)
    assert (row.held_by, row.held_since) == ("ada", NOW)
    assert [each.reference for each in store.queue.page(Group.MINE, RUT, NOW + timedelta(minutes=6)).rows] == [three]


def test_a_protected_order_is_veiled_and_no_narrowing_tells_of_it(store: Store) -> None:
    hidden, other = put(store, 1, protected=True), put(store, 2, minutes=1)
    first, second = store.queue.page(Group.REVIEW, RUT, NOW).rows
    assert (first.veiled, first.reference, first.sha256, first.requester, first.asked, first.section) == (
        True,
        *[""] * 5,
    )
    assert (first.missing, first.doubts, first.wants, first.code) == ((), (), (), Code.HUMAN_REVIEW)
    assert second.reference == other
    assert all_of(store, outcome="release") == [other]
    assert all_of(store, requester_type="region_clinic") == [other]
    assert all_of(store, who=ADA) == [hidden, other]
    record = store.order(hidden)
    store.close_order(hidden, record.version, Closing("review", note="sedd"), "Ada", NOW)
    assert all_of(store, Group.CLOSED) == []
    assert all_of(store, Group.CLOSED, ADA) == [hidden]


def test_closed_orders_stand_with_the_last_first(store: Store) -> None:
    named = [put(store, number) for number in range(1, 6)]
    for minutes, reference in enumerate(named):
        store.close_order(reference, 1, Closing("review", note="sedd"), "Rut", NOW + timedelta(minutes=minutes))
    assert all_of(store, Group.CLOSED, size=2) == named[::-1]
    assert all_of(store) == []


def test_a_closed_fax_that_came_again_is_told_of_until_somebody_saw_it(store: Store) -> None:
    named = put(store, 1)
    store.close_order(named, 1, Closing("review", note="sedd"), "Rut", NOW)
    assert store.queue.came_back(RUT, NOW) == ()
    arrive(store, sha(1), key="again")
    (row,) = store.queue.came_back(RUT, NOW)
    assert (row.reference, row.came_back) == (named, 1)
    store.see_repeats(sha(1), "Rut", NOW)
    assert store.queue.came_back(RUT, NOW) == ()


def test_faxes_that_wait_are_listed_page_by_page(store: Store) -> None:
    for number in range(1, 6):
        arrive(store, sha(number), key=str(number), minutes=number)
    found, begin = [], None
    while True:
        shown = store.queue.page(Group.WAITING, RUT, NOW, begin=begin, size=2)
        found += [fax.sha256 for fax in shown.faxes]
        if (begin := shown.next) is None:
            break
    assert found == [sha(number) for number in range(1, 6)]


def test_counts_are_exact_up_to_a_bound(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    named = [put(store, number, minutes=number) for number in range(1, 6)]
    store.allotments.snooze(named[0], NOW + timedelta(days=1), "väntar", who="Rut", at=NOW)
    store.allotments.hasten(named[1], True, who="Rut", at=NOW)
    store.close_order(named[2], 1, Closing("review", note="sedd"), "Rut", NOW)
    arrive(store, sha(9), key="9")
    late = (NOW, NOW + timedelta(minutes=5))
    assert store.queue.counts(RUT, NOW, late) == {
        "review": 3, "mine": 0, "snoozed": 1, "closed": 1, "waiting": 1, "quarantined": 0,
        "urgent": 1, "late": 1, "refused": 0,
    }  # fmt: skip
    monkeypatch.setattr(queueing, "COUNT_TO", 2)
    assert store.queue.counts(RUT, NOW, late)["review"] == 3


@pytest.mark.parametrize(
    "begin", ["", "u", "q!", "x!y", "u!2024-01-01!", "q!no time!A", "u!2024-01-01T00:00:00+00:00!"]
)
def test_a_place_that_never_was_breaks_nothing(store: Store, begin: str) -> None:
    named = put(store, 1)
    shown = store.queue.page(Group.REVIEW, RUT, NOW, begin=begin)
    assert [row.reference for row in shown.rows] == [named]


def test_what_a_row_shows_of_an_order(store: Store) -> None:
    put(store, 1)
    (row,) = store.queue.page(Group.REVIEW, RUT, NOW).rows
    assert (row.asked, row.wants, row.doubts) == ("CT torax 2024-01-15", ("images",), ("low_confidence",))
    assert (row.requester, row.remarks, row.came_back, row.held_by) == ("Medicinmott HSV", 0, 0, None)


def test_what_was_decided_among_colleagues_is_in_the_audit_trail_and_leaves_the_version(store: Store) -> None:
    users(store)
    named = put(store, 1)
    store.allotments.assign(named, "ada", seen=None, who="Rut", at=NOW)
    with pytest.raises(NotAllowedError) as refusal:
        store.allotments.assign(named, "rut", seen=None, who="Rut", at=NOW)
    assert refusal.value.code == "order_changed"
    with pytest.raises(NotAllowedError) as refusal:
        store.allotments.assign(named, "nobody", seen="ada", who="Rut", at=NOW)
    assert refusal.value.code == "not_a_colleague"
    store.allotments.remark(named, "ringde kliniken", name="rut", who="Rut", at=NOW)
    assert [(each.who, each.text) for each in store.allotments.remarks(named)] == [("rut", "ringde kliniken")]
    assert store.order(named).version == 1
    done = [each.action for each in store.history(sha(1), named) if each.who == "Rut"]
    assert done == ["assigned", "remarked"]
    store.close_order(named, 1, Closing("review", note="sedd"), "Rut", NOW)
    with pytest.raises(NotAllowedError) as refusal:
        store.allotments.snooze(named, NOW + timedelta(days=1), "sent", who="Rut", at=NOW)
    assert refusal.value.code == "order_closed"


@pytest.mark.parametrize(("until", "why", "code"), [(1, " ", "note_needed"), (0, "väntar", "not_ahead")])
def test_putting_off_needs_a_reason_and_a_day_ahead(store: Store, until: int, why: str, code: str) -> None:
    named = put(store, 1)
    with pytest.raises(NotAllowedError) as refusal:
        store.allotments.snooze(named, NOW + timedelta(days=until), why, who="Rut", at=NOW)
    assert refusal.value.code == code


def test_an_urgency_set_by_hand_outlives_a_correction(store: Store) -> None:
    named = put(store, 1)
    store.allotments.hasten(named, True, who="Rut", at=NOW)
    store.save_edit(named, 1, order(), decision(), drafts(), {}, "Rut", NOW)
    assert store.allotments.of(named).urgent


def test_orders_of_an_older_program_get_what_lists_and_searches_need(store: Store) -> None:
    from intake.store.connect import writing
    from intake.store.indexing import refill

    named = put(store, 1)
    broken = put(store, 2)
    with writing(store._engine) as connection:
        connection.exec_driver_sql("DELETE FROM order_words")
        connection.execute(update(orders).values(asked=None, wants="", doubts=""))
        connection.execute(update(orders).where(orders.c.reference == broken).values(order_json="{}"))
        refill(connection)
    rows = {row.reference: row for row in store.queue.page(Group.REVIEW, RUT, NOW).rows}
    assert (rows[named].asked, rows[named].wants) == ("CT torax 2024-01-15", ("images",))
    assert rows[broken].asked == ""
    assert [hit.row.reference for hit in store.searches.find("tolvsson", RUT, NOW).hits] == [named]


def test_no_list_reads_more_of_the_books_than_it_shows(store: Store) -> None:
    """As SQLite plans it without statistics, which in service it never has: no whole table, and nothing sorted."""
    users(store)
    named = put(store, 1)
    store.allotments.assign(named, "rut", seen=None, who="Ada", at=NOW)
    asked: list[tuple[str, Any]] = []

    def remember(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, values))

    event.listen(store._engine, "before_cursor_execute", remember)
    for group in Group:
        store.queue.page(group, RUT, NOW)
        store.queue.page(group, ADA, NOW, narrowing=Narrowing(outcome="ask"))
    store.queue.counts(RUT, NOW, LATE)
    store.queue.came_back(RUT, NOW)
    store.claims.next(RUT, NOW, NOW + timedelta(minutes=5))
    store.searches.find("tolv tolvsson", RUT, NOW)
    event.remove(store._engine, "before_cursor_execute", remember)
    small = re.compile(
        r"SCAN (claims|refused|anon_|\(?subquery|CONSTANT|arrivals USING (COVERING )?INDEX ix_arrivals_unseen)"
    )
    with store._engine.connect() as connection:
        for statement, values in asked:
            steps = [str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
            of_found = "orders.received_at DESC" in statement  # what was found, at most FOUND_AT_MOST, is sorted
            for step in steps:
                assert not step.startswith("SCAN") or small.match(step), (statement, steps)
                assert "TEMP B-TREE FOR ORDER BY" not in step or of_found, (statement, steps)
                assert not re.search(r"SEARCH orders .*\(state=\?\)", step) or "count(*)" in statement, (
                    statement,
                    steps,
                )
