"""The second look at a release, with a table that would let anything go."""

from __future__ import annotations

import pytest

from intake.decide import decide
from intake.decide.safeguard import violations
from intake.model import Field, Order
from tests.unit.decide.orders import an_examination, an_order, halland

RELEASED = decide(an_order(), halland())


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (an_order(examinations=(an_examination("CT", None),)), "undersökning saknas"),
        (an_order(examinations=(an_examination(None, "torax"),)), "undersökning saknas"),
        (an_order(examinations=(an_examination(on=None),)), "undersökningsdatum saknas eller är ogiltigt"),
        (an_order(image_recipient=None, image_kind="missing"), "bildmottagaren saknas"),
        (an_order(patient_name=None), "patient_name saknas"),
    ],
)
def test_what_no_table_may_let_go(order: Order, why: str) -> None:
    assert violations(order, RELEASED) == (f"Spärr i programmet: {why}.",)


@pytest.mark.parametrize("examination", [an_examination(None, "torax", "latest"), an_examination("MG", None)])
def test_an_examination_that_says_enough_may_go(examination: object) -> None:
    assert violations(an_order(examinations=(examination,)), RELEASED) == ()  # type: ignore[arg-type]


def test_what_is_written_by_hand_is_there() -> None:
    hand = ("handwritten",)
    order = an_order(
        patient_name=None, field_flags={"patient_name": hand}, examinations=(an_examination(on=None, date_flags=hand),)
    )
    assert order.fields["patient_name"] == Field(flags=hand)
    assert violations(order, RELEASED) == ()
