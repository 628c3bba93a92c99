"""Which rows ask for a check."""

from __future__ import annotations

from dataclasses import replace

from intake.decide import decide
from intake.decide.asking import askers
from intake.model import Facts, RequesterType
from tests.unit.review.stationed import rules
from tests.unit.store.made import order, seen


def test_every_check_of_a_decision_has_a_row_that_asks_for_it() -> None:
    routine = rules().routine
    entry = order(flagged=False)
    entry = replace(
        entry, fields={**entry.fields, "wants_report": seen(True), "report_recipient": seen("mediaenh SU/S")}
    )
    for candidates in ((RequesterType.REGION_CLINIC,), (RequesterType.PRIVATE, RequesterType.OUTSIDE_REGION)):
        for minor in (False, True):
            case = replace(entry, requester_candidates=candidates, facts=Facts(minor=minor))
            found = askers(case, routine, "sv")
            assert set(decide(case, routine).checks) <= set(found)
            assert all(found.values())


def test_rules_of_one_row_that_say_the_same_ask_once_and_cite_their_section() -> None:
    routine = rules().routine
    entry = replace(order(flagged=False), requester_candidates=(RequesterType.PRIVATE,))
    entry = replace(entry, fields={**entry.fields, "requester_type": seen("private"), "consent": seen("oral")})
    (asker,) = askers(entry, routine, "sv")["patient_in_ris"]
    assert asker.rule == "P1"
    assert asker.section in routine.sections
    assert askers(entry, routine, "en")["patient_in_ris"][0].reason != asker.reason
