"""Faxes that are not read yet: rounds, who has them in hand, deaths, and what people say."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk import unread
from intake.errors import BadInput
from intake.model import FaxState
from intake.outcome import build_quarantined
from intake.store import Deaths, NotAllowedError, Store
from tests.unit.store.both import books, url
from tests.unit.store.made import NOW, OTHER_SHA, SHA, VERSIONS, arrive, save

__all__ = ["books", "url"]


def enter(books: Store, name: str, token: str = "t") -> None:
    books.executors.enter(name, token=token, host="h", pid=1, roles=("worker",), version="1", fresh_s=20)


def begin(books: Store, token: str = "t", *, round_: int = 0, step: str = "read", alone: bool = False) -> bool:
    return books.works.begin(SHA, round_, step, executor="e", token=token, attempt=1, alone=alone)


def quarantine(books: Store) -> None:
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    books.quarantine(build_quarantined("a.pdf", SHA, NOW, error, VERSIONS), error, NOW)


def test_how_far_a_fax_is(books: Store) -> None:
    enter(books, "e")
    arrive(books)
    arrive(books, OTHER_SHA, key="other")
    (waits, _) = books.works.progress()
    assert (waits.step, waits.host, waits.attempt) == (None, None, 0)
    assert begin(books)
    held, other = books.works.progress()
    assert (held.sha256, held.step, held.host, held.pid, held.attempt) == (SHA, "read", "h", 1, 1)
    assert held.since is not None
    assert (other.sha256, books.works.in_hand()) == (OTHER_SHA, 1)
    books.works.again_at(SHA, "t", NOW + timedelta(seconds=5))
    held = next(each for each in books.works.progress() if each.sha256 == SHA)
    assert (held.host, held.since, held.next_try_at) == (None, None, NOW + timedelta(seconds=5))
    save(books)
    books.works.end(SHA)
    assert [each.sha256 for each in books.works.progress()] == [OTHER_SHA]
    assert not begin(books)


def test_whoever_is_dead_has_nothing_in_hand(books: Store) -> None:
    enter(books, "e")
    arrive(books)
    begin(books)
    (run,) = books.executors.all()
    assert books.executors.declare_dead(run, "x")
    (fax,) = books.works.progress()
    assert (fax.host, fax.deaths) == (None, 0)


def test_deaths_are_counted_once_each_and_apart(books: Store) -> None:
    arrive(books)
    assert books.works.deaths(SHA, "a") == Deaths()
    begin(books, "a")
    assert books.works.deaths(SHA, "a") == Deaths()
    assert books.works.deaths(SHA, "b") == Deaths(beside=1)
    begin(books, "b", step="understand")
    begin(books, "b")
    assert books.works.deaths(SHA, "b") == Deaths(beside=1)
    begin(books, "c", alone=True)
    assert books.works.deaths(SHA, "c") == Deaths(beside=2)
    assert books.works.deaths(SHA, "d") == Deaths(beside=2, alone=1)


def test_a_death_without_a_suspect_in_hand_speaks_for_every_suspect(books: Store) -> None:
    """Something else kills processes: the machine's memory, a person, a watchdog."""
    arrive(books)
    for token in "ab":
        enter(books, "e", token)
        begin(books, token, alone=True)
    enter(books, "e", "c")
    assert books.works.deaths(SHA, "c") == Deaths(alone=2)  # it was in hand at both
    enter(books, "e", "d")  # "c" died with nothing in hand; the last death stands in no row yet
    assert books.works.deaths(SHA, "d") == Deaths(alone=1)
    enter(books, "e", "e")
    assert books.works.deaths(SHA, "e") == Deaths()
    enter(books, "e", "f")
    assert books.works.deaths(SHA, "f") == Deaths()  # and no credit for later
    begin(books, "f", alone=True)
    enter(books, "e", "g")
    assert books.works.deaths(SHA, "g") == Deaths(alone=1)


def test_what_another_one_dies_of_speaks_for_it_and_an_orderly_end_says_nothing(books: Store) -> None:
    arrive(books)
    enter(books, "e", "a")
    begin(books, "a", alone=True)
    enter(books, "e", "b")
    assert begin(books, "b", alone=True)
    assert books.works.deaths(SHA, "b") == Deaths(alone=1)
    enter(books, "other", "o")
    books.executors.leave("other", "o")
    enter(books, "other", "p")
    assert books.works.deaths(SHA, "b") == Deaths(alone=1)
    runs = {run.id: run for run in books.executors.all()}
    assert books.executors.declare_dead(runs["other"], "e")
    assert books.works.deaths(SHA, "b") == Deaths()
    assert books.works.deaths(SHA, "c") == Deaths(alone=1)  # what has it in hand has it still
    enter(books, "other", "q")  # counted once
    assert books.executors.declare_dead(runs["e"], "other")
    assert books.works.deaths(SHA, "c") == Deaths(alone=1)


def test_who_stops_in_order_or_waits_for_its_next_try_has_not_died_over_it(books: Store) -> None:
    enter(books, "e", "a")
    arrive(books)
    begin(books, "a")
    books.executors.leave("e", "a")
    assert books.works.deaths(SHA, "b") == Deaths()
    begin(books, "b")
    books.works.again_at(SHA, "b", NOW)
    assert books.works.deaths(SHA, "c") == Deaths()


def test_a_new_round_is_a_new_beginning(books: Store) -> None:
    arrive(books)
    begin(books, "a")
    quarantine(books)
    assert books.works.over([(SHA, 0)]) == {(SHA, 0)}
    unread.retry(books, SHA, "Eva", NOW)
    (fax,) = books.works.waiting()
    assert (fax.round, fax.put_back_at) == (1, NOW)
    assert books.works.over([(SHA, 0), (SHA, 1)]) == {(SHA, 0)}
    assert not begin(books, "b", round_=0)
    assert begin(books, "b", round_=1)
    assert books.works.deaths(SHA, "b") == Deaths()
    with pytest.raises(NotAllowedError) as refusal:
        unread.retry(books, SHA, "Eva", NOW)
    assert refusal.value.code == "not_quarantined"


def test_only_one_of_many_begins_a_round(books: Store) -> None:
    arrive(books)
    first, second = books.works.next_round(SHA, 0), books.works.next_round(SHA, 0)
    assert first is not None and first.round == 1
    assert second is None


def test_a_person_stops_one(books: Store) -> None:
    arrive(books)
    unread.cancel(books, SHA, "Eva Ek", NOW)
    fax = books.fax(SHA)
    assert fax is not None
    assert (fax.state, fax.reason_code, fax.reason_sv) == (
        FaxState.QUARANTINED,
        "cancelled",
        "Avbruten av Eva Ek. Läs faxet för hand, eller läs det igen.",
    )
    assert [(each.who, each.action) for each in books.history(SHA)][-1] == ("Eva Ek", "cancelled")
    outcome = books.outcome(SHA)
    assert outcome is not None and outcome.reason is not None and outcome.reason.code == "cancelled"
    for who, code in (("Eva Ek", "not_waiting"), (" ", "name_needed"), ("intake", "name_needed")):
        with pytest.raises(NotAllowedError) as refusal:
            unread.cancel(books, SHA, who, NOW)
        assert refusal.value.code == code
    save(books)  # whoever had it in hand all the while comes too late only where nobody had it read again


def test_a_person_hurries_one_and_its_orders_are_urgent(books: Store) -> None:
    arrive(books)
    arrive(books, OTHER_SHA, key="other")
    newest, stirred = books.works.stirred(None)
    assert not stirred
    books.works.hasten(OTHER_SHA, "Eva", NOW)
    books.works.hasten(OTHER_SHA, "Eva", NOW)
    assert books.works.stirred(newest) == (newest + 1, True)
    assert books.works.stirred(newest + 1) == (newest + 1, False)
    urgent = books.works.of(OTHER_SHA)
    assert urgent is not None and (urgent.urgent, urgent.round) == (True, 1)
    begin(books)
    books.works.hasten(SHA, "Eva", NOW)
    in_hand = books.works.of(SHA)
    assert in_hand is not None and (in_hand.urgent, in_hand.round) == (True, 0)  # what is in hand goes on
    save(books)
    assert all(each.urgent for each in books.list_orders())
    with pytest.raises(NotAllowedError):
        books.works.hasten(SHA, "Eva", NOW)


def test_an_inbox_may_say_so_at_once(books: Store) -> None:
    books.record_arrival(SHA, "a.pdf", 10, NOW, "a", "k", urgent=True)
    books.record_arrival(SHA, "a.pdf", 10, NOW, "a", "l")
    fax = books.works.of(SHA)
    assert fax is not None and fax.urgent
