"""A first name that was cut off from the rest of a patient's name."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import doubts, read, value

LETTER = """
Kiropraktorcentrum Eken
Röntgen Halmstad
Vi behöver bilderna från CT thorax 2026-03-02 på patienten {} ANNA TESTSSON, personnr 19900602-2397.
Karin Lund, legitimerad kiropraktor
"""


@pytest.mark.parametrize(("before", "doubted"), [("KARIN.", True), ("KARIN-", True), ("(sign.)", False)])
def test_a_first_name_with_a_sign_right_before_the_name_may_be_its_beginning(before: str, doubted: bool) -> None:
    order = read(LETTER.format(before))

    assert value(order, "patient_name") == "Anna Testsson"
    assert ("patient_name" in doubts(order)) is doubted
