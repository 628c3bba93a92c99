"""Claims: of two people one works, the other sees who; and what happened is told cheaply."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import insert

from intake.store import Closing, Looker, NotAllowedError, Store
from intake.store.arriving import note
from intake.store.connect import writing
from intake.store.tables import audit
from tests.unit.store.made import NOW
from tests.unit.store.test_queueing import ADA, RUT, put, sha, users

SOON = NOW + timedelta(minutes=5)
LATER = NOW + timedelta(minutes=10)


def test_the_first_holds_it_and_the_other_sees_who(store: Store) -> None:
    named = put(store, 1)
    assert store.claims.of(named, NOW) is None
    mine = store.claims.claim(named, "rut", NOW, SOON)
    theirs = store.claims.claim(named, "ada", NOW + timedelta(minutes=1), LATER)
    assert mine == theirs == store.claims.of(named, NOW)
    assert (mine.held_by, mine.since, mine.until) == ("rut", NOW, SOON) if mine else False


def test_a_claim_runs_out_and_lives_on_while_its_page_is_open(store: Store) -> None:
    named = put(store, 1)
    store.claims.claim(named, "rut", NOW, SOON)
    held = store.claims.claim(named, "rut", NOW + timedelta(minutes=4), LATER)
    assert held is not None
    assert (held.since, held.until) == (NOW, LATER)
    assert store.claims.of(named, LATER) is None
    taken = store.claims.claim(named, "ada", LATER, LATER + timedelta(minutes=5))
    assert taken is not None
    assert (taken.held_by, taken.since) == ("ada", LATER)
    assert store.claims.claim(named, "rut", LATER, LATER + timedelta(hours=9)) == taken  # it ran out, and is Ada's


def test_taking_over_is_seen_in_the_audit_trail(store: Store) -> None:
    named = put(store, 1)
    store.claims.claim(named, "rut", NOW, SOON)
    taken = store.claims.take_over(named, "ada", NOW, SOON, who="Ada")
    assert taken is not None
    assert taken.held_by == "ada"
    last = store.history(sha(1), named)[-1]
    assert (last.who, last.action, last.detail) == ("Ada", "took_over", {"from": "rut"})
    store.claims.take_over(named, "ada", NOW, SOON, who="Ada")  # their own: nothing to tell
    assert len([each for each in store.history(sha(1), named) if each.action == "took_over"]) == 1


def test_giving_back_lets_the_next_in_and_touches_nobody_elses(store: Store) -> None:
    named = put(store, 1)
    store.claims.claim(named, "rut", NOW, SOON)
    store.claims.give_back(named, "ada")
    assert store.claims.of(named, NOW) is not None
    store.claims.give_back(named, "rut")
    assert store.claims.of(named, NOW) is None


def test_a_closed_order_is_held_by_nobody(store: Store) -> None:
    named = put(store, 1)
    store.close_order(named, 1, Closing("review", note="sedd"), "Rut", NOW)
    assert store.claims.claim(named, "rut", NOW, SOON) is None
    assert store.claims.take_over(named, "rut", NOW, SOON, who="Rut") is None
    with pytest.raises(NotAllowedError):
        store.claims.claim("ZZZZZ-ZZZZZ-1", "rut", NOW, SOON)


def test_the_next_is_the_first_of_the_queue_that_is_nobody_elses(store: Store) -> None:
    users(store)
    assert store.claims.next(RUT, NOW, SOON) is None
    hidden = put(store, 1, protected=True)
    theirs, held, off, mine, last = (put(store, number, minutes=number) for number in range(2, 7))
    store.allotments.assign(theirs, "ada", seen=None, who="Rut", at=NOW)
    store.allotments.assign(mine, "rut", seen=None, who="Ada", at=NOW)
    store.claims.claim(held, "ada", NOW, SOON)
    store.allotments.snooze(off, LATER, "väntar", who="Rut", at=NOW)
    assert store.claims.next(RUT, NOW, SOON) == mine
    assert store.claims.next(RUT, NOW, SOON, not_this=mine) == last
    assert store.claims.next(ADA, NOW, SOON) == hidden
    store.allotments.hasten(last, True, who="Rut", at=NOW)
    assert store.claims.next(RUT, NOW, SOON) == last


def test_who_passes_over_an_order_comes_to_those_behind_it_and_then_round(store: Store) -> None:
    first, second, third = (put(store, number, minutes=number) for number in range(1, 4))
    store.allotments.hasten(third, True, who="Rut", at=NOW)
    seen, leaving = [], third
    for _ in range(4):
        leaving = str(store.claims.next(RUT, NOW, SOON, not_this=leaving, onward=True))
        seen.append(leaving)
    assert seen == [first, second, third, first]


def test_everybody_who_asks_for_the_next_at_once_gets_another_one(store: Store) -> None:
    named = [put(store, number, minutes=number) for number in range(1, 9)]
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda number: store.claims.next(Looker(f"user{number}"), NOW, SOON), range(8)))
    assert sorted(str(each) for each in taken) == sorted(named)


def test_news_names_the_orders_that_something_happened_to(store: Store) -> None:
    one, two = put(store, 1), put(store, 2)
    news = store.changes.since(None, NOW)
    assert (news.references, news.anything) == (frozenset(), False)
    assert not store.changes.since(news.seen, NOW).anything
    store.allotments.remark(one, "hej", name="rut", who="Rut", at=NOW)
    news = store.changes.since(news.seen, NOW)
    assert (news.references, news.anything) == (frozenset({one}), True)
    assert not store.changes.since(news.seen, NOW).anything
    store.claims.claim(two, "rut", NOW, SOON)
    news = store.changes.since(news.seen, NOW)
    assert news.references == {two}
    news = store.changes.since(news.seen, SOON)  # nobody did anything, but the claim ran out
    assert news.references == {two}


def test_signing_in_is_no_news(store: Store) -> None:
    put(store, 1)
    seen = store.changes.since(None, NOW).seen
    with writing(store._engine) as connection:
        note(connection, NOW, "Rut", "signed_in")
    assert not store.changes.since(seen, NOW).anything


def test_what_was_numbered_earlier_but_committed_later_is_news_too(store: Store) -> None:
    """As on PostgreSQL, where two transactions draw their numbers at once and the later number is committed first."""
    named = put(store, 1)
    with writing(store._engine) as connection:
        connection.execute(insert(audit).values(id=50, at=NOW, who="x", action="y", detail_json="{}"))
    seen = store.changes.since(None, NOW).seen
    with writing(store._engine) as connection:
        connection.execute(insert(audit).values(id=49, at=NOW, who="x", action="y", reference=named, detail_json="{}"))
    assert store.changes.since(seen, NOW).references == {named}
