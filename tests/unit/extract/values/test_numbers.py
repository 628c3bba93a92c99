"""Telephone and fax numbers."""

from __future__ import annotations

import pytest

from intake.extract.values.numbers import find_phone_numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("035-13 10 00", "035-131000"),
        ("035131000", "035-131000"),
        ("(035) 13 10 00", "035-131000"),
        ("+46 35 13 10 00", "035-131000"),
        ("+46 (0)35-131000", "035-131000"),
        ("0046 35 131000", "035-131000"),
        ("0340/48 10 00", "0340-481000"),
        ("08-123 456 78", "08-12345678"),
        ("0701234567", "070-1234567"),
    ],
)
def test_national_form(text: str, value: str) -> None:
    (found,) = find_phone_numbers(text)
    assert (found.value, found.flags) == (value, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "19900602-2397",
        "900602-2397",
        "2026-11-03",
        "08-11-2026",
        "avd 52",
        "2026-11-03 09:12 FRÅN: 035-131000 SID 1/2",
    ],
)
def test_no_number(text: str) -> None:
    assert find_phone_numbers(text) == ()


def test_labels_tell_telephone_from_fax() -> None:
    found = find_phone_numbers("Tel 0340-48 10 00 Fax: 0340-48 11 22")
    assert [(f.value, f.notes) for f in found] == [("0340-481000", ("phone",)), ("0340-481122", ("fax",))]
    assert find_phone_numbers("Tel/fax 035-131000")[0].notes == ("fax", "phone")
    assert find_phone_numbers("Tel 13 10 00")[0].notes == ("phone", "no_area_code")


def test_the_letter_o_for_a_nought_is_a_doubt() -> None:
    (found,) = find_phone_numbers("Telefon: O35-12 34 56")
    assert (found.value, found.flags) == ("035-123456", ("low_confidence",))


def test_a_sign_where_the_last_digit_may_have_been_is_a_doubt() -> None:
    (found,) = find_phone_numbers("Tel.nr: 08-465 004 9/")
    assert found.flags == ("low_confidence",)
    assert [f.flags for f in find_phone_numbers("Tel 0340-48 10 00/ 0340-48 11 22 |")] == [(), ()]
