"""Dates in the writings of Swedish faxes."""

from __future__ import annotations

from datetime import date

import pytest

from intake.extract.values.dates import find_dates

TODAY = date(2026, 11, 22)


def values(text: str) -> list[str]:
    return [found.value for found in find_dates(text, today=TODAY)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-11-03", "2026-11-03"),
        ("2026.11.03", "2026-11-03"),
        ("2026/11/03", "2026-11-03"),
        ("2026 11-03", "2026-11-03"),  # a fax took one dash
        ("2026-11 03", "2026-11-03"),
        ("2026.11 03", "2026-11-03"),
        ("CT buk, 2026 11-03.", "2026-11-03"),
        ("3'november 2026", "2026-11-03"),
        ("20261103", "2026-11-03"),
        ("26-11-03", "2026-11-03"),
        ("261103", "2026-11-03"),
        ("3/11 2026", "2026-11-03"),
        ("3/11 -26", "2026-11-03"),
        ("3/11-26", "2026-11-03"),
        ("03.11.2026", "2026-11-03"),
        ("3 nov 2026", "2026-11-03"),
        ("3 nov. -26", "2026-11-03"),
        ("den 3:e november 2026", "2026-11-03"),
        ("03/04/26", "2026-04-03"),
        ("95-03-02", "1995-03-02"),
        ("november 2026", "2026-11"),
        ("nov -25", "2025-11"),
        ("2026-03", "2026-03"),
        ("hösten 2025", "2025"),
        ("2025", "2025"),
        ("v.12 2026", "2026-03-16/2026-03-22"),
        ("fr.o.m. 2024-01-01 t.o.m. 2025-06-30", "2024-01-01/2025-06-30"),
        ("2024-01-01 – 2024-12-31", "2024-01-01/2024-12-31"),
        ("mellan 2024-01-01 och 2024-05-01", "2024-01-01/2024-05-01"),
        ("2019–2025", "2019/2025"),
        ("sedan 2024-01-01", "2024-01-01/.."),
        ("de senaste två åren", "2024-11-22/2026-11-22"),
        ("24 mars i år", "2026-03-24"),
        ("6/5 i fjol", "2025-05-06"),
        ("den 3:e november förra året", "2025-11-03"),
        ("senaste", "latest"),
        ("MR knä, sista undersökningen", "latest"),
        ("nyligen", "latest"),
        ("senaste (2026-01-01)", "2026-01-01"),
    ],
)
def test_value_without_a_doubt(text: str, value: str) -> None:
    (found,) = find_dates(text, today=TODAY)
    assert (found.value, found.flags) == (value, ())
    assert found.raw == text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "value", "flag"),
    [
        ("2026-02-30", "2026-02-30", "invalid_date"),
        ("30/2 2026", "2026-02-30", "invalid_date"),
        ("20261332", "2026-13-32", "invalid_date"),
        ("2026-12-24", "2026-12-24", "future_date"),
        ("december 2026", "2026-12", "future_date"),
        ("2027", "2027", "future_date"),
        ("11-03-12", "2011-03-12", "several_values"),
        ("24-03-22", "2024-03-22", "several_values"),
        ("26/11/03", "2003-11-26", "several_values"),
        ("den 3/11", "2026-11-03", "low_confidence"),
        ("2O26-11-03", "2026-11-03", "low_confidence"),
        ("2025-06-30 till 2024-01-01", "2025-06-30/2024-01-01", "invalid_date"),
    ],
)
def test_doubts_are_flagged(text: str, value: str, flag: str) -> None:
    (found,) = find_dates(text, today=TODAY)
    assert (found.value, found.flags) == (value, (flag,))


def test_two_readings_are_both_candidates() -> None:
    (found,) = find_dates("11-03-12", today=TODAY)
    assert found.candidates == ("2011-03-12", "2012-03-11")


def test_notes_tell_what_was_assumed() -> None:
    assert find_dates("95-03-02", today=TODAY)[0].notes == ("assumed_century",)
    assert find_dates("hösten 2025", today=TODAY)[0].notes == ("approximate",)
    assert find_dates("den 3/11", today=TODAY)[0].notes == ("assumed_year",)


@pytest.mark.parametrize(
    "text",
    ["19900602-2397", "900602-2397", "Tel 035-131000", "432 81 Varberg", "Fax 0340-48 10 00", "kl 09:45", "avd 52"],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert values(text) == []


def test_a_deadline_is_not_the_latest_examination() -> None:
    assert values("Behövs senast 2026-11-05") == ["2026-11-05"]
    assert values("sista svarsdag") == []


def test_dates_of_several_examinations() -> None:
    assert values("MR ländrygg 2026-03-02, röntgen knä vä 3/11 2025") == ["2026-03-02", "2025-11-03"]
