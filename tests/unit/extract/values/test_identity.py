"""Identity numbers as they are written, misread and confused with other numbers."""

from __future__ import annotations

from datetime import date

import pytest

from intake.extract.values.found import Found
from intake.extract.values.identity import find_identity_numbers
from intake.extract.values.identity_marks import looks_like_other_number

TODAY = date(2026, 11, 22)


def find(text: str, order_year: int | None = 2026) -> tuple[Found, ...]:
    return find_identity_numbers(text, order_year=order_year, today=TODAY)


def only(text: str, order_year: int | None = 2026) -> Found:
    (found,) = find(text, order_year)
    assert found.raw == text[found.start : found.end]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "199006022397",
        "19900602-2397",
        "19900602–2397",
        "19900602 2397",
        "19900602 - 2397",
        "19900602- 23 97",
        "1990-06-02-2397",
        "1990 06 02 2397",
        "1990.06.02-2397",
        "Personnummer: 1990-06-02 2397",
        "Pers.nr 19900602-2397, Test Testsson",
        "Patientens identitet 19900602-2397",
        "Tel 035-131000 Pnr 19900602-2397",
        "Tel 070-1234567, 19900602-2397",
    ],
)
def test_twelve_digits_in_any_writing(text: str) -> None:
    found = only(text)
    assert (found.value, found.flags, found.notes) == ("199006022397", (), ())


@pytest.mark.parametrize("text", ["900602-2397", "9006022397", "900602 - 2397", "Test Testsson 900602–2397"])
def test_ten_digits_get_the_century_of_the_order(text: str) -> None:
    found = only(text)
    assert (found.value, found.flags, found.notes) == ("199006022397", (), ("assumed_century",))


def test_plus_means_a_hundred_years() -> None:
    assert only("121212+1212").value == "191212121212"
    assert only("121212-1212").value == "201212121212"


def test_century_follows_the_year_of_the_order() -> None:
    assert only("170101-2393").value == "201701012393"
    assert only("170101-2393", order_year=2016).value == "191701012393"


def test_plus_with_a_young_full_year_is_a_doubt() -> None:
    assert "low_confidence" in only("19900602+2397").flags


@pytest.mark.parametrize("text", ["19900602-2398", "900602-2398", "Pnr 199006022307"])
def test_wrong_check_digit_stays_the_value(text: str) -> None:
    found = only(text)
    assert found.flags == ("invalid_check_digit",)
    assert found.value.endswith(text[-4:])


def test_serial_nought_is_invalid() -> None:
    assert only("19900602-0003").flags == ("invalid_check_digit",)


@pytest.mark.parametrize("text", ["19901302-2397", "Pnr 19900632-2397", "20900602-2397"])
def test_impossible_birth_date(text: str) -> None:
    assert "invalid_date" in only(text).flags


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("19900602-239", "19900602239"),
        ("Personnummer: 193900602-2397", "1939006022397"),
        ("Pnr 90060-2397", "900602397"),
    ],
)
def test_a_digit_too_many_or_too_few_is_flagged(text: str, value: str) -> None:
    found = only(text)
    assert (found.value, found.flags) == (value, ("invalid_check_digit",))


@pytest.mark.parametrize(
    ("text", "as_written"), [("199OO6O2-2397", "199OO6O22397"), ("Pnr l9900602-Z397", "l9900602Z397")]
)
def test_letters_for_digits_are_never_repaired_silently(text: str, as_written: str) -> None:
    found = only(text)
    assert found.value == as_written
    assert found.flags == ("low_confidence",)
    assert found.candidates == ("199006022397",)


@pytest.mark.parametrize(
    "text", ["19900602-12AB", "19900602AB12", "Reservnr 900602-F123", "Reservnummer 19900602 SF1A"]
)
def test_reserve_numbers_are_never_invalid(text: str) -> None:
    found = only(text)
    assert found.notes == ("reserve_number",)
    assert not {"invalid_check_digit", "invalid_date"} & set(found.flags)
    assert found.value == text.removeprefix("Reservnummer ").removeprefix("Reservnr ").replace("-", "").replace(" ", "")


def test_a_letter_at_the_end_may_be_a_misread_digit() -> None:
    found = only("19900602-Z397")
    assert found.flags == ("low_confidence",)
    assert "199006022397" in found.candidates


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tel: 0706151234",
        "Mobil 070-615 12 34",
        "Fax 9006022397",
        "Org.nr 900602-2397",
        "Accession 199006022397",
        "Remiss-ID: 9006022397",
        "2026-03-02 09:45",
        "2026-03-02 0945",
        "19900602-XXXX",
        "1990-06-02",
        "2026-11-03 09:12 FRÅN: 900602-2397 SID 1/2",
        "Kontakta 0706151234",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find(text) == ()


def test_a_loose_number_before_may_be_a_torn_off_century() -> None:
    found = only("Rum 12 900602-2397")
    assert found.value == "199006022397"
    assert found.flags == ("low_confidence",)


def test_several_numbers_in_order() -> None:
    values = [f.value for f in find("19900602-2397 och\n19910717-2380; 440813-9089")]
    assert values == ["199006022397", "199107172380", "194408139089"]


def test_nearest_label_decides() -> None:
    assert looks_like_other_number("Tel 0706151234", 4)
    assert not looks_like_other_number("Tel 035-131000 Pnr 900602-2397", 19)
    assert not looks_like_other_number("Tel 035-131000\n900602-2397", 15)


@pytest.mark.parametrize(
    "text",
    ["avseende BERG, Anna (900602 2397).", "Anna Berg (900602 2397)", "utförd 2025-06-11 för 900602 2397 ANNA BERG."],
)
def test_a_number_with_a_space_for_its_hyphen_is_one_beside_a_name(text: str) -> None:
    assert [(f.value, f.flags) for f in find(text)] == [("199006022397", ())]


def test_digits_with_a_space_and_no_name_beside_them_are_none() -> None:
    assert find("Växel 900602 2397, knappval 2") == ()
