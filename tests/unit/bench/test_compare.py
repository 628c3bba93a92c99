"""What the benchmark calls right, missing, silently wrong and falsely released."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from bench.compare import Kind, OrderResult, compare, same
from intake.interval import wilson

WANTED: dict[str, Any] = {
    "fields": {
        "requester_type": "private",
        "wants_images": True,
        "wants_report": False,
        "doctor": "Eva Sundin",
        "identity_number": "199006022397",
        "consent": "none",
    },
    "examinations": [
        {"modality": "CT", "body_part": "thorax", "side": "none", "date": "2026-01-02", "text": "CT torax"}
    ],
    "facts": {"deceased": False},
    "decision": {
        "code": "ask_oral_consent",
        "parts": {"images": "ask", "report": "not_asked"},
        "asks": ["oral_consent"],
        "section": None,
        "release_to": None,
    },
    "missing": [],
    "may_be_flagged": [],
    "must_be_flagged": [],
}


def _read() -> dict[str, Any]:
    """An order read just as expected."""
    fields = {name: {"value": value, "flags": []} for name, value in WANTED["fields"].items()}
    exam = {name: {"value": value, "flags": []} for name, value in WANTED["examinations"][0].items()}
    return {
        "fields": fields,
        "examinations": [exam | {"decision": "ask_oral_consent"}],
        "facts": {"deceased": False},
        "flags": [],
        "decision": copy.deepcopy(WANTED["decision"]),
    }


def _compared(order: dict[str, Any]) -> OrderResult:
    return compare({"orders": [WANTED]}, {"orders": [order]})[0]


def _kind(order: dict[str, Any], name: str) -> Kind:
    return next(each.kind for each in _compared(order).fields if each.name == name)


def test_an_order_read_as_expected_goes_straight_through() -> None:
    result = _compared(_read())
    assert result.straight_through
    assert not result.problems
    assert {each.kind for each in result.fields} == {Kind.RIGHT}


def test_a_wrong_value_is_silent_without_a_flag_and_not_with_one() -> None:
    order = _read()
    order["fields"]["doctor"]["value"] = "Eva Sundén"
    assert _kind(order, "doctor") is Kind.SILENT
    order["fields"]["doctor"]["flags"] = ["low_confidence"]
    assert _kind(order, "doctor") is Kind.FLAGGED


def test_a_value_from_nowhere_is_silently_wrong() -> None:
    order = _read()
    order["fields"]["requesting_clinic"] = {"value": "Mottagning", "flags": []}
    assert _kind(order, "requesting_clinic") is Kind.SILENT
    order["fields"]["consent"]["value"] = "oral"
    assert _kind(order, "consent") is Kind.SILENT


def test_a_flag_on_a_right_value_is_needless_and_a_lost_value_missing() -> None:
    order = _read()
    order["fields"]["doctor"]["flags"] = ["low_confidence"]
    order["fields"]["identity_number"]["value"] = None
    assert _kind(order, "doctor") is Kind.NEEDLESS
    assert _kind(order, "identity_number") is Kind.MISSING


def test_a_release_of_what_must_be_held_is_a_false_release() -> None:
    order = _read()
    order["decision"]["parts"]["images"] = "release"
    result = _compared(order)
    assert result.false_release
    assert result.must_be_held
    assert not result.verdict_right


def test_an_order_nobody_sent_that_is_released_is_a_false_release() -> None:
    extra = _read()
    extra["decision"]["parts"]["images"] = "release"
    results = compare({"orders": [WANTED]}, {"orders": [_read(), extra]})
    assert [result.false_release for result in results] == [False, True]


def test_a_lost_order_is_no_right_verdict() -> None:
    result = compare({"orders": [WANTED]}, {"orders": []})[0]
    assert not result.verdict_right
    assert {each.kind for each in result.fields} == {Kind.MISSING}


@pytest.mark.parametrize(
    ("name", "first", "second", "alike"),
    [
        ("image_recipient", "Mediaenheten SU/S", "mediaenh. SU/S", True),
        ("image_recipient", "Mediaenheten SU/S", "Mediaenheten SUS", False),
        ("image_recipient", "Mediaenheten SU/O", "Mediaenheten SU/Ö", False),
        ("report_recipient", "Avd 4A HSH, fax 040-628 04 21", "Avd 4A HSH", True),
        ("body_part", "thorax", "torax", True),
        ("identity_number", "19900602-2397", "199006022397", True),
        ("identity_number", "199006022397", "199006022379", False),
        ("patient_name", "Åke Öhman", "Ake Ohman", False),
        ("phone", "031-390 06 65", "0313900665", True),
        ("wants_images", True, False, False),
    ],
)
def test_only_what_does_not_matter_is_overlooked(name: str, first: object, second: object, alike: bool) -> None:
    assert same(name, first, second) is alike


def test_wilson_interval_against_published_figures() -> None:
    # Newcombe 1998, table I: 81 of 263 and 0 of 20.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-4)
