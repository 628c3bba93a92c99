"""A closed order is opened again: nothing that was handed out disappears, and what was checked is checked again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from intake.directory import parse_directory
from intake.extract.vocabulary import STARTER_DIRECTORY
from intake.logbook.lookup import earlier_in
from intake.model import Code, FaxState
from intake.store import Closing, LogLineRecord, NewExport, NotAllowedError, OrderState, PatientGiven, Store
from tests.unit.store.made import NOW, SHA, arrive, save

LINE = LogLineRecord(
    "2024-03-05 kl. 09:00: CT torax, 2024-01-15 länkas till mediaenh SU/S /eva12", NOW, "eva12", "patient-link"
)


@pytest.fixture
def reference(store: Store) -> str:
    arrive(store)
    save(store, flagged=False)
    return store.list_orders()[0].reference


def release(store: Store, reference: str) -> int:
    """Every check done and the order released; its version then."""
    version = store.order(reference).version
    for check in store.order(reference).decision.checks:
        store.confirm_check(reference, version, check, "Eva", NOW)
    store.close_order(reference, version, Closing("release", log_line=LINE), "Eva", NOW)
    return store.order(reference).version


def code_of_refusal(store: Store, reference: str, version: int, reason: str = "fel patient", who: str = "Bo") -> str:
    with pytest.raises(NotAllowedError) as refusal:
        store.reopen_order(reference, version, reason, who, NOW)
    return refusal.value.code


def test_a_release_is_undone_with_its_checks_and_its_fax_comes_back(store: Store, reference: str) -> None:
    version = release(store, reference)
    assert store.fax(SHA).state is FaxState.DONE  # type: ignore[union-attr]
    assert store.reopen_order(reference, version, " fel mottagare ", "Bo", NOW) == version + 1
    record, fax = store.order(reference), store.fax(SHA)
    assert fax is not None
    assert (record.summary.state, fax.state) == (OrderState.IN_REVIEW, FaxState.IN_REVIEW)
    assert (record.version, record.checks, record.log_line, record.closed_as) == (version + 1, (), None, None)
    last = store.history(SHA, reference)[-1]
    assert (last.who, last.action, last.detail["reason"]) == ("Bo", "reopened", "fel mottagare")
    assert (last.detail["closed_as"], last.detail["closed_by"]) == ("release", "Eva")
    assert last.detail["log_line"] == LINE.text


def test_a_line_that_was_handed_out_stays_as_withdrawn_and_the_same_may_stand_again(
    store: Store, reference: str
) -> None:
    store.reopen_order(reference, release(store, reference), "fel", "Bo", NOW)
    (line,) = store.exports_of("patient-link")
    assert (line.text, line.withdrawn_at, line.reference) == (LINE.text, NOW, reference)
    release(store, reference)
    lines = store.exports_of("patient-link")
    assert sorted((each.text, each.withdrawn_at is None) for each in lines) == [(LINE.text, False), (LINE.text, True)]


def test_a_withdrawn_line_is_never_sure_to_have_gone_out(store: Store, reference: str) -> None:
    order, directory = store.order(reference).order, parse_directory(STARTER_DIRECTORY)
    version = release(store, reference)
    assert [each.sure for each in earlier_in(order, store.exports_of("patient-link"), directory, NOW)] == [True]
    store.reopen_order(reference, version, "fel", "Bo", NOW)
    assert [each.sure for each in earlier_in(order, store.exports_of("patient-link"), directory, NOW)] == [False]


def test_an_import_that_has_the_withdrawn_line_says_that_it_stands(store: Store, reference: str) -> None:
    store.reopen_order(reference, release(store, reference), "fel", "Bo", NOW)
    again = NewExport(LINE.text, "patient-link", PatientGiven.LINKED, "exact", NOW)
    counted = store.import_log([again], file_sha256="0" * 64, key_id="k", who="Eva", at=NOW + timedelta(days=1))
    assert counted.new == 1
    assert [line.withdrawn_at is None for line in store.exports_of("patient-link")].count(True) == 1


def test_who_opens_an_order_says_why_and_has_seen_it(store: Store, reference: str) -> None:
    assert code_of_refusal(store, reference, 1) == "order_open"
    version = release(store, reference)
    assert code_of_refusal(store, reference, version, reason="  ") == "note_needed"
    assert code_of_refusal(store, reference, version, who=" ") == "name_needed"
    assert code_of_refusal(store, reference, version - 1) == "order_changed"
    assert code_of_refusal(store, "ZZZZZ-ZZZZZ-9", 1) == "unknown_id"
    assert store.order(reference).summary.state is OrderState.CLOSED


def test_answers_and_the_checks_of_what_went_nowhere_still_hold(store: Store) -> None:
    arrive(store)
    save(store, code=Code.RELEASE)
    reference = store.list_orders()[0].reference
    store.answer_flag(reference, 1, "low_confidence", "patient_name", "Eva", NOW)
    store.confirm_check(reference, 1, "earlier_export", "Eva", NOW)
    store.close_order(reference, 1, Closing("review", rejected=True, note="fel kö"), "Eva", NOW)
    store.reopen_order(reference, 2, "rätt kö ändå", "Bo", NOW)
    record = store.order(reference)
    assert [each.name for each in record.checks] == ["earlier_export"]
    assert [each.field for each in record.answers] == ["patient_name"]
    assert store.history(SHA, reference)[-1].detail["rejected"] is True


def test_of_many_who_undo_at_once_one_does(store: Store, reference: str) -> None:
    version = release(store, reference)

    def attempt(number: int) -> str | None:
        try:
            store.reopen_order(reference, version, "fel", f"person {number}", NOW)
        except NotAllowedError as refusal:
            return refusal.code
        return None

    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(attempt, range(6)))
    assert results.count(None) == 1
    assert set(results) == {None, "order_open"}
    assert len(store.exports_of("patient-link")) == 1
