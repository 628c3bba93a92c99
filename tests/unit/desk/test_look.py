"""What a person has to look at, in which order, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from intake.desk.look import AT_THE_END, Proof, left, looks, missing_paths, proof_of
from intake.flags import flag
from intake.model import Code, Decision, Field, Order, Severity
from intake.store import Store
from intake.store.records import Answer, Confirmed, OrderRecord
from tests.unit.review.stationed import rules
from tests.unit.store.made import NOW, arrive, decision, order, save, seen

Record = Callable[..., OrderRecord]


@pytest.fixture
def record(store: Store) -> Record:
    """Makes the record of an order from its parts; the rest is that of a kept one."""
    arrive(store)
    save(store)
    kept = store.order(store.list_orders()[0].reference)

    def made(
        entry: Order,
        decided: Decision | None = None,
        answers: Sequence[Answer] = (),
        checks: Sequence[Confirmed] = (),
    ) -> OrderRecord:
        return replace(kept, order=entry, decision=decided or decision(), answers=tuple(answers), checks=tuple(checks))

    return made


def with_fields(**fields: Field) -> Order:
    entry = order(flagged=False)
    return replace(entry, fields={**entry.fields, **fields})


def test_the_gravest_comes_first_and_what_is_only_worth_a_look_comes_last(record: Record) -> None:
    entry = with_fields(
        doctor=seen("Berg", "low_confidence"),
        requesting_clinic=seen("Okänd", "unknown_unit"),
        identity_number=seen("191212121213", "invalid_check_digit"),
        patient_name=seen("Tolv", "low_confidence"),
        image_recipient=seen("SU", "ambiguous_unit"),
        consent=seen("oral", "unclear_mark"),
    )
    examination = replace(entry.examinations[0], date=seen("2024-01-15", "low_confidence"))
    entry = replace(entry, examinations=(examination,), flags=(flag("several_patients"),))
    assert [look.path for look in looks(record(entry))] == [
        None, "identity_number", "image_recipient", "patient_name", "doctor", "consent", "examinations.0.date",
        "requesting_clinic",
    ]  # fmt: skip


def test_what_was_answered_and_what_is_only_worth_knowing_is_asked_of_nobody(record: Record) -> None:
    entry = with_fields(patient_name=seen("Tolv", "low_confidence"), doctor=seen("Berg", "assumed"))
    noted = replace(entry, flags=(flag("assumed", "doctor", severity=Severity.NOTE),))
    answers = [Answer("low_confidence", "patient_name", "Eva", NOW)]
    assert looks(record(noted, answers=answers)) == ()
    (look,) = looks(record(entry, answers=answers))
    assert (look.path, look.stops, look.missing) == ("doctor", False, False)


def test_a_field_with_two_doubts_is_one_place_and_stays_until_both_are_answered(record: Record) -> None:
    entry = with_fields(patient_name=seen("Tolv", "low_confidence", "several_values"))
    (look,) = looks(record(entry))
    assert [doubt.code for doubt in look.doubts] == ["low_confidence", "several_values"]
    (look,) = looks(record(entry, answers=[Answer("low_confidence", "patient_name", "Eva", NOW)]))
    assert [doubt.code for doubt in look.doubts] == ["several_values"]


def test_what_the_routine_needs_and_is_not_there_is_looked_at(record: Record) -> None:
    entry = order(flagged=False)
    second = replace(entry.examinations[0], date=Field())
    entry = replace(entry, examinations=(entry.examinations[0], second))
    asking = replace(
        decision(Code.ASK_INFORMATION),
        missing=("image_recipient", "examination_date"),
        asks=("image_recipient", "examination_date", "oral_consent", "relevance"),
    )
    assert missing_paths(entry, asking) == ("image_recipient", "examinations.1.date", "consent", "relevance")
    assert [(look.path, look.missing) for look in looks(record(entry, asking))] == [
        ("image_recipient", True), ("consent", True), ("relevance", True), ("examinations.1.date", True),
    ]  # fmt: skip
    none = replace(entry, examinations=())
    assert missing_paths(none, replace(asking, missing=("examination", "examination_date"), asks=())) == (
        "examinations.0.text",
        "examinations.0.date",
    )
    assert missing_paths(replace(entry, is_order=False), asking) == ()


@pytest.mark.parametrize(
    ("path", "field", "proof"),
    [
        ("identity_number", seen("191212121212"), Proof.CHECK_DIGIT),
        ("identity_number", seen("191212121212", "low_confidence"), None),
        ("identity_number", replace(seen("19121212TF12"), notes=("reserve_number",)), None),
        ("image_recipient", seen("mediaenh SU/S"), Proof.DIRECTORY),
        ("image_recipient", seen("Mottagningen som ingen känner"), None),
        ("patient_name", seen("Tolv Tolvsson"), None),
        ("patient_name", Field("Tolv", typed_by="Eva"), Proof.TYPED),
        ("wants_images", seen(True), None),
    ],
)
def test_a_rule_proves_a_value_or_only_the_recogniser_says_so(path: str, field: Field, proof: Proof | None) -> None:
    assert proof_of(path, field, rules().directory) is proof


def test_a_release_waits_for_answers_and_checks_but_not_for_the_one_done_while_closing(record: Record) -> None:
    entry = with_fields(patient_name=seen("Tolv", "low_confidence"))
    decided = replace(decision(), checks=("patient_in_ris", "earlier_export", AT_THE_END))
    waits = left(record(entry, decided, checks=[Confirmed("patient_in_ris", "Eva", NOW)]))
    assert ([stop.code for stop in waits.stops], waits.checks) == (["low_confidence"], ("earlier_export",))
    asking = left(record(entry, replace(decision(Code.ASK_INFORMATION), checks=("patient_in_ris",))))
    assert (bool(asking.stops), asking.checks) == (True, ())
    assert not left(record(entry, decision(Code.HUMAN_REVIEW)))
