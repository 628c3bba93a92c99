"""People confirm, answer, correct and close; two of them never both."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from intake.flags import flag
from intake.model import Code, FaxState, Field, Severity
from intake.outcome import OutcomeKind
from intake.store import Closing, LogLineRecord, NotAllowedError, Store
from intake.store.closing import stops_of
from tests.unit.store.made import NOW, SHA, arrive, decision, drafts, order, save, without_doubts

LINE = LogLineRecord("2024-03-05 kl. 09:00: CT torax, 2024-01-15 länkas till mediaenh SU/S /eva12", NOW, "eva12")


@pytest.fixture
def reference(store: Store) -> str:
    arrive(store)
    save(store)
    return store.list_orders()[0].reference


def close(store: Store, reference: str, outcome: OutcomeKind = "release", version: int = 1, who: str = "Eva") -> bool:
    line = LINE if outcome == "release" else None
    return store.close_order(reference, version, Closing(outcome, log_line=line), who, NOW)


def code_of_refusal(store: Store, reference: str, how: Closing, version: int = 1) -> str:
    with pytest.raises(NotAllowedError) as refusal:
        store.close_order(reference, version, how, "Eva", NOW)
    return refusal.value.code


def answer_all(store: Store, reference: str) -> None:
    for stop in stops_of(store.order(reference).order):
        store.answer_flag(reference, 1, stop.code, stop.field, "Eva", NOW)


def check_all(store: Store, reference: str, version: int = 1) -> None:
    for check in store.order(reference).decision.checks:
        store.confirm_check(reference, version, check, "Eva", NOW)


def test_a_release_needs_every_check_every_answer_and_the_log_line(store: Store, reference: str) -> None:
    assert code_of_refusal(store, reference, Closing("release", log_line=LINE)) == "stops_open"
    answer_all(store, reference)
    assert code_of_refusal(store, reference, Closing("release", log_line=LINE)) == "checks_open"
    store.confirm_check(reference, 1, "patient_in_ris", "Eva", NOW)
    assert code_of_refusal(store, reference, Closing("release", log_line=LINE)) == "checks_open"
    store.confirm_check(reference, 1, "earlier_export", "Eva", NOW)
    assert code_of_refusal(store, reference, Closing("release")) == "log_line_needed"
    assert close(store, reference) is True
    record, fax = store.order(reference), store.fax(SHA)
    assert fax is not None
    assert (record.closed_by, record.closed_as, record.log_line, fax.state) == ("Eva", "release", LINE, FaxState.DONE)


def test_what_nobody_has_read_cannot_stand_as_it_is(store: Store, reference: str) -> None:
    penned = without_doubts(order())
    number = replace(penned.fields["identity_number"], value=None, flags=("handwritten",))
    penned = replace(penned, fields={**penned.fields, "identity_number": number})
    store.save_edit(reference, 1, penned, decision(), drafts(), {}, "Eva", NOW)
    with pytest.raises(NotAllowedError) as refusal:
        store.answer_flag(reference, 2, "handwritten", "identity_number", "Eva", NOW)
    assert refusal.value.code == "value_needed"
    check_all(store, reference, 2)
    assert code_of_refusal(store, reference, Closing("release", log_line=LINE), 2) == "stops_open"
    store.save_edit(reference, 2, without_doubts(order()), decision(), drafts(), {}, "Eva", NOW)
    check_all(store, reference, 3)
    assert close(store, reference, version=3)


def test_each_stopping_doubt_is_found_once_wherever_it_stands() -> None:
    entry = order()
    assert {stop.key for stop in stops_of(entry)} == {
        ("low_confidence", "patient_name"),
        ("low_confidence", "examinations.0.date"),
    }
    milder = replace(entry, flags=(flag("low_confidence", "patient_name", severity=Severity.LOOK),))
    assert {stop.field for stop in stops_of(milder)} == {"examinations.0.date"}


def test_a_doubt_about_an_examination_weighs_what_the_order_says() -> None:
    plain = without_doubts(order())
    first = replace(plain.examinations[0], date=Field("2024", flags=("low_confidence",)))
    second = replace(first, modality=Field("CT", flags=("low_confidence",)))
    flags = (
        flag("low_confidence", "exam_date", "(undersökning 1)"),
        flag("low_confidence", "exam_date", "(undersökning 2)"),
        flag("low_confidence", "exam_modality", "(undersökning 2)", Severity.LOOK),
        flag("poor_page", None, "Sida 1."),
        flag("handwritten", "exam_text"),
    )
    stops = stops_of(replace(plain, examinations=(first, second), flags=flags))
    assert [stop.key for stop in stops] == [
        ("low_confidence", "examinations.0.date"),
        ("low_confidence", "examinations.1.date"),
        ("poor_page", None),
        ("handwritten", "exam_text"),  # no field has it: it is not lost
    ]
    assert [stop.text[-3:] for stop in stops[:2]] == [" 1)", " 2)"]


def test_what_is_not_asked_cannot_be_confirmed_or_answered(store: Store, reference: str) -> None:
    with pytest.raises(NotAllowedError, match="The checks are"):
        store.confirm_check(reference, 1, "coffee", "Eva", NOW)
    with pytest.raises(NotAllowedError, match="The doubts are"):
        store.answer_flag(reference, 1, "low_confidence", "phone", "Eva", NOW)
    with pytest.raises(NotAllowedError, match="Say who you are"):
        store.confirm_check(reference, 1, "earlier_export", " ", NOW)


def test_what_the_routine_asks_for_is_not_released(store: Store) -> None:
    arrive(store)
    save(store, code=Code.ASK_INFORMATION, flagged=False)
    reference = store.list_orders()[0].reference
    how = Closing("release", log_line=LINE, note="de ringde")
    assert code_of_refusal(store, reference, how) == "not_releasable"
    assert code_of_refusal(store, reference, Closing("refer")) == "note_needed"
    assert store.close_order(reference, 1, Closing("ask", text="Vi behöver …"), "Eva", NOW) is True
    assert store.order(reference).closed_text == "Vi behöver …"


def test_where_the_routine_is_silent_a_person_chooses_and_says_why(store: Store) -> None:
    arrive(store)
    save(store, code=Code.HUMAN_REVIEW, flagged=False)
    reference = store.list_orders()[0].reference
    assert code_of_refusal(store, reference, Closing("review")) == "note_needed"
    assert code_of_refusal(store, reference, Closing("release", log_line=LINE)) == "note_needed"
    how = Closing("release", log_line=LINE, note="enligt överläkare")
    assert store.close_order(reference, 1, how, "Eva", NOW) is True


def test_only_one_of_many_closes_an_order(store: Store, reference: str) -> None:
    answer_all(store, reference)
    check_all(store, reference)

    def attempt(number: int) -> str | None:
        try:
            close(store, reference, who=f"person {number}")
        except NotAllowedError as refusal:
            return refusal.code
        return None

    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(attempt, range(6)))
    assert results.count(None) == 1
    assert set(results) <= {None, "order_closed"}


def test_a_correction_is_decided_again_and_what_was_checked_is_checked_again(store: Store, reference: str) -> None:
    answer_all(store, reference)
    check_all(store, reference)
    entry = store.order(reference).order
    fields = {**entry.fields, "patient_name": Field("Tolva Tolvsson", "Tolva Tolvsson", 1.0, typed_by="Eva")}
    corrected = replace(entry, fields=fields, flags=())
    changes = {"patient_name": ("Tolv Tolvsson", "Tolva Tolvsson")}
    version = store.save_edit(reference, 1, corrected, decision(), drafts(), changes, "Eva", NOW)
    record = store.order(reference)
    assert (version, record.version, record.order) == (2, 2, corrected)
    assert record.checks == ()
    assert [answer.field for answer in record.answers] == ["examinations.0.date"]
    published = store.outcome(SHA)
    assert published is not None
    field = published.orders[0].fields["patient_name"]
    assert (field.value, field.typed_by, field.evidence) == ("Tolva Tolvsson", "Eva", ())


def test_nobody_confirms_what_they_have_not_seen(store: Store, reference: str) -> None:
    entry = without_doubts(store.order(reference).order)
    store.save_edit(reference, 1, entry, decision(), drafts(), {"phone": (None, "035-0")}, "Eva", NOW)
    for attempt in (
        lambda: store.confirm_check(reference, 1, "earlier_export", "Bo", NOW),
        lambda: store.answer_flag(reference, 1, "low_confidence", "patient_name", "Bo", NOW),
        lambda: store.save_edit(reference, 1, entry, decision(), drafts(), {}, "Bo", NOW),
        lambda: close(store, reference, who="Bo"),
    ):
        with pytest.raises(NotAllowedError) as refusal:
            attempt()
        assert refusal.value.code == "order_changed"


def test_a_fax_is_done_when_all_its_orders_are(store: Store) -> None:
    arrive(store)
    save(store, orders=2, code=Code.ASK_INFORMATION, flagged=False)
    first, second = (line.reference for line in store.list_orders())
    store.answer_flag(first, 1, "split_unconfirmed", None, "Eva", NOW)
    published = store.outcome(SHA)
    assert published is not None
    assert [entry.split_confirmed for entry in published.orders] == [True, None]
    assert close(store, first, "ask") is False
    rejection = Closing("review", rejected=True, note="inte en beställning")
    assert store.close_order(second, 1, rejection, "Eva", NOW) is True


def test_the_audit_trail_tells_everything_and_cannot_be_changed(store: Store, reference: str) -> None:
    answer_all(store, reference)
    check_all(store, reference)
    close(store, reference)
    actions = [happening.action for happening in store.history(SHA, reference)]
    assert actions == ["received", "read", "answered", "answered", "checked", "checked", "closed"]
    for statement in ("UPDATE audit SET who = 'x'", "DELETE FROM audit"):
        with pytest.raises(Exception, match="append-only"), store._engine.begin() as connection:
            connection.exec_driver_sql(statement)
    assert len(store.history(SHA, reference)) == len(actions)


def test_an_order_is_found_by_the_beginning_of_its_name_as_a_person_types_it(store: Store, reference: str) -> None:
    assert store.find(reference) == (SHA, reference)
    assert store.find(reference[:7].lower().replace("0", "o")) == (SHA, reference)
    assert store.find(SHA[:6]) == (SHA, reference)
    for typed in ("7c", "%%%%", "ZZZZZZ", "a.pdf' OR 1=1"):
        with pytest.raises(NotAllowedError) as refusal:
            store.find(typed)
        assert refusal.value.code == "unknown_id"


def test_a_beginning_that_fits_several_is_not_guessed(store: Store) -> None:
    arrive(store)
    save(store, orders=2)
    first, second = (line.reference for line in store.list_orders())
    with pytest.raises(NotAllowedError) as refusal:
        store.find(SHA[:8])
    assert refusal.value.code == "ambiguous_id"
    assert first in refusal.value.en
    assert second in refusal.value.en
    assert store.find(second) == (SHA, second)


def test_what_is_taken_back_stands_in_the_way_again(store: Store, reference: str) -> None:
    answer_all(store, reference)
    check_all(store, reference)
    store.take_back(reference, 1, "patient_in_ris", "Ada", NOW)
    assert code_of_refusal(store, reference, Closing("release", log_line=LINE)) == "checks_open"
    store.confirm_check(reference, 1, "patient_in_ris", "Eva", NOW)
    store.take_back(reference, 1, ("low_confidence", "patient_name"), "Ada", NOW)
    assert code_of_refusal(store, reference, Closing("release", log_line=LINE)) == "stops_open"
    assert [each.action for each in store.history(SHA, reference) if each.who == "Ada"] == ["unchecked", "unanswered"]


def test_a_doubt_that_is_only_worth_a_look_can_be_answered_and_stops_nothing(store: Store) -> None:
    arrive(store)
    save(store, flagged=False)
    reference = store.list_orders()[0].reference
    entry = store.order(reference).order
    doubted = replace(entry.fields["doctor"], flags=("assumed",))
    entry = replace(entry, fields={**entry.fields, "doctor": doubted})
    store.save_edit(reference, 1, entry, decision(), drafts(), {}, "Eva", NOW)
    assert stops_of(entry) == ()
    store.answer_flag(reference, 2, "assumed", "doctor", "Eva", NOW)
    assert [(answer.code, answer.field) for answer in store.order(reference).answers] == [("assumed", "doctor")]
    store.save_edit(reference, 2, entry, decision(), drafts(), {"phone": (None, "1")}, "Eva", NOW)
    assert store.order(reference).answers
    store.save_edit(reference, 3, entry, decision(), drafts(), {"doctor": (None, "1")}, "Eva", NOW)
    assert store.order(reference).answers == ()
