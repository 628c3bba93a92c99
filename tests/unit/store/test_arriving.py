"""Faxes arrive, are read or quarantined; saying it twice changes nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from intake.errors import BadInput, StoreError
from intake.model import Code, FaxState
from intake.outcome import build_quarantined
from intake.store import Closing, Store
from intake.store.tables import FileName
from tests.unit.store.made import NOW, OTHER_SHA, SHA, VERSIONS, arrive, save, waiting


def test_the_first_arrival_is_new_and_the_next_a_repeat(store: Store) -> None:
    assert arrive(store) == "new"
    assert arrive(store, name="b.pdf", key="second") == "repeat"
    assert [arrival.name for arrival in store.ledger().faxes[0].arrivals] == ["a.pdf", "b.pdf"]


def test_one_arrival_told_again_is_no_repeat(store: Store) -> None:
    answers = [arrive(store, key="first"), arrive(store, key="second"), arrive(store, key="first")]
    assert answers == ["new", "repeat", "new"]
    assert len(store.ledger().faxes[0].arrivals) == 2


def test_arrivals_told_by_many_threads_at_once_are_each_counted_once(store: Store) -> None:
    keys = [str(number % 10) for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda key: (key, arrive(store, key=key)), keys))
    assert len({key for key, answer in answers if answer == "new"}) == 1
    assert len(store.ledger().faxes[0].arrivals) == 10


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(name=st.binary(min_size=1, max_size=60))
def test_any_name_a_file_system_knows_comes_back_as_it_was(name: bytes) -> None:
    text = name.decode("utf-8", "surrogateescape")
    column, dialect = FileName(), sqlite.dialect()
    kept = column.process_bind_param(text, dialect)
    assert kept is not None
    kept.encode("utf-8")
    assert column.process_result_value(kept, dialect) == text


def test_a_name_that_is_not_utf8_is_stored(store: Store) -> None:
    name = b"r\xf6ntgen\\udcf6.pdf".decode("utf-8", "surrogateescape")
    arrive(store, name=name)
    assert store.ledger().faxes[0].arrivals[0].name == name


def test_the_history_of_a_fax_without_an_order_is_its_own_alone(store: Store) -> None:
    arrive(store)
    arrive(store, sha256=OTHER_SHA, name="b.pdf", key="second")
    assert [each.action for each in store.history(SHA)] == ["received"]


def test_a_reading_is_saved_once(store: Store) -> None:
    arrive(store)
    assert waiting(store) == (SHA,)
    assert save(store) is True
    assert save(store, code=Code.ASK_INFORMATION) is False
    assert waiting(store) == ()
    assert [line.code for line in store.list_orders()] == [Code.RELEASE]
    published = store.outcome(SHA)
    assert published is not None
    assert published.orders[0].decision.code is Code.RELEASE


def test_what_never_arrived_cannot_be_read(store: Store) -> None:
    with pytest.raises(StoreError) as failure:
        save(store)
    assert failure.value.code == "unknown_fax"
    assert store.list_orders() == ()


def test_quarantine_says_why_and_never_takes_an_order_away(store: Store) -> None:
    arrive(store)
    arrive(store, OTHER_SHA, key="other")
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    outcome = build_quarantined("a.pdf", SHA, NOW, error, VERSIONS)
    assert store.quarantine(outcome, error, NOW) is True
    assert store.quarantine(outcome, error, NOW) is False
    fax = store.fax(SHA)
    assert fax is not None
    assert (fax.state, fax.reason_code, fax.reason_sv) == (FaxState.QUARANTINED, "encrypted", "Filen är krypterad.")

    save(store, OTHER_SHA)
    late = build_quarantined("a.pdf", OTHER_SHA, NOW, error, VERSIONS)
    assert store.quarantine(late, error, NOW) is False
    assert len(store.list_orders()) == 1


def test_a_quarantined_fax_can_be_read_once_more(store: Store) -> None:
    arrive(store)
    error = BadInput("engine_died", "Läsaren dog.", "The reader died.")
    store.quarantine(build_quarantined("a.pdf", SHA, NOW, error, VERSIONS), error, NOW)
    assert store.requeue(SHA, "Eva", NOW) is True
    assert waiting(store) == (SHA,)
    assert store.outcome(SHA) is None
    assert save(store) is True
    assert store.requeue(SHA, "Eva", NOW) is False


def test_a_repeat_after_closing_waits_to_be_seen(store: Store) -> None:
    arrive(store)
    save(store, flagged=False)
    reference = store.list_orders()[0].reference
    store.close_order(reference, 1, Closing("review", rejected=True, note="fel avdelning"), "Eva", NOW)
    assert store.list_orders(states=["in_review"]) == ()
    assert arrive(store, key="again", minutes=5) == "repeat"
    assert [line.unseen_repeats for line in store.list_orders(states=["in_review"])] == [1]
    assert store.see_repeats(SHA, "Eva", NOW) == 1
    assert store.see_repeats(SHA, "Eva", NOW) == 0
    assert store.list_orders(states=["in_review"]) == ()


def test_refused_names_are_listed_once_with_the_newest_reason(store: Store) -> None:
    store.record_refused("länk.pdf", "symlink", NOW)
    store.record_refused("länk.pdf", "fifo", NOW + timedelta(minutes=1))
    (refused,) = store.ledger().refused
    assert (refused.name, refused.reason) == ("länk.pdf", "fifo")
    assert refused.last_seen - refused.first_seen == timedelta(minutes=1)
