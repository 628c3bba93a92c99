"""What a person enters at the desk: what stands already answers, what differs corrects, and both can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk import Desk
from intake.desk.look import looks
from intake.flags import flag
from intake.house import House
from intake.model import Field, RequesterType
from intake.store import NotAllowedError, Store
from tests.unit.review.ordered import doubtful, order, put
from tests.unit.store.made import SHA, seen


@pytest.fixture
def reference(house: House) -> str:
    return put(house, doubtful())


def desk(house: House, reference: str, who: str = "Eva") -> Desk:
    return Desk(house.store, house.settings, house.rules_now(), reference, who)


def actions(store: Store, reference: str) -> list[str]:
    return [each.action for each in store.history(SHA, reference)][2:]


def test_to_type_what_stands_answers_its_doubts_and_keeps_its_ink(house: House, store: Store, reference: str) -> None:
    before = store.order(reference)
    assert desk(house, reference).enter({"identity_number": "19121212-1212"}) is False
    record = store.order(reference)
    assert [(answer.code, answer.field) for answer in record.answers] == [("readings_differ", "identity_number")]
    assert (record.version, record.order) == (before.version, before.order)
    assert actions(store, reference) == ["answered"]


def test_of_several_values_only_those_that_differ_are_corrected(house: House, store: Store, reference: str) -> None:
    assert desk(house, reference).enter({"identity_number": "191212121212", "patient_name": "Tolva Tolvsson"}) is True
    record = store.order(reference)
    assert record.order.fields["patient_name"].typed_by == "Eva"
    assert record.order.fields["identity_number"].typed_by is None
    assert [answer.field for answer in record.answers] == ["identity_number"]


def test_a_fact_that_is_so_already_changes_nothing(house: House, store: Store, reference: str) -> None:
    desk(house, reference).check("patient_in_ris")
    assert desk(house, reference).enter({"facts.deceased": "nej"}) is False
    assert store.order(reference).checks


def test_an_examination_without_words_can_be_taken_away(house: House, store: Store) -> None:
    entry = order(flagged=False)
    bare = replace(entry.examinations[0], text=replace(entry.examinations[0].text, value=None))
    reference = put(house, replace(entry, examinations=(entry.examinations[0], bare)))
    assert desk(house, reference).enter({"examinations.1": ""}) is True
    assert len(store.order(reference).order.examinations) == 1


def test_who_may_be_of_several_kinds_becomes_the_one_that_is_confirmed(house: House, store: Store) -> None:
    entry = order(flagged=False)
    who = seen("region_clinic", "requester_uncertain")
    kinds = (RequesterType.REGION_CLINIC, RequesterType.PATIENT)
    reference = put(house, replace(entry, fields={**entry.fields, "requester_type": who}, requester_candidates=kinds))
    assert store.order(reference).summary.outcome == "review"
    assert desk(house, reference).stand("requester_type", ["requester_uncertain"]) is True
    record = store.order(reference)
    assert (record.summary.outcome, record.order.requester_candidates) == ("release", kinds[:1])


def test_a_check_and_an_answer_can_be_taken_back(house: House, store: Store, reference: str) -> None:
    at = desk(house, reference)
    at.check("patient_in_ris")
    at.stand("patient_name", ["low_confidence"])
    at.take_back("patient_in_ris")
    at.take_back(("low_confidence", "patient_name"))
    record = store.order(reference)
    assert (record.checks, record.answers) == ((), ())
    assert actions(store, reference) == ["checked", "answered", "unchecked", "unanswered"]
    at.take_back("patient_in_ris")  # nothing to take back: nothing is noted
    assert len(actions(store, reference)) == 4


def test_nothing_is_taken_back_from_an_order_that_somebody_changed(house: House, reference: str) -> None:
    late = desk(house, reference)
    late.check("patient_in_ris")
    desk(house, reference, "Ada").enter({"patient_name": "Tolva"})
    with pytest.raises(NotAllowedError) as refused:
        late.take_back("patient_in_ris")
    assert refused.value.code == "order_changed"


def test_a_split_that_is_in_doubt_again_is_not_published_as_confirmed(house: House, store: Store) -> None:
    reference = put(house, replace(order(flagged=False), split=True, flags=(flag("split_unconfirmed"),)))
    at = desk(house, reference)
    at.stand(None, ["split_unconfirmed"])

    def published() -> bool | None:
        outcome = store.outcome(SHA)
        assert outcome is not None
        return outcome.orders[0].split_confirmed

    assert published() is True
    at.take_back(("split_unconfirmed", None))
    assert published() is None


def test_what_is_written_by_hand_is_typed_or_said_to_be_unreadable_and_then_asked_for(
    house: House, store: Store
) -> None:
    hand = Field(flags=("handwritten",), evidence=seen("?").evidence)
    entry = order(flagged=False)
    reference = put(house, replace(entry, fields={**entry.fields, "patient_name": hand}))
    at = desk(house, reference)
    with pytest.raises(NotAllowedError) as refused:
        at.stand("patient_name", ["handwritten"])
    assert refused.value.code == "value_needed"
    assert [look.path for look in looks(store.order(reference))] == ["patient_name"]
    assert store.order(reference).summary.outcome == "release"
    assert at.enter({"patient_name": ""}) is True
    record = store.order(reference)
    assert (record.summary.outcome, record.decision.asks) == ("ask", ("patient_name",))
    assert at.enter({"patient_name": "Tolv Tolvsson"}) is True
    assert store.order(reference).summary.outcome == "release"
