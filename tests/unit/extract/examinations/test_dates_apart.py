"""Which date belongs to which examination: none takes the date of another without a doubt."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import FORM, read

HEAD = FORM.split("Undersökning:")[0]


def dates(text: str) -> list[tuple[object, object, bool]]:
    return [(e.body_part.value, e.date.value, bool(e.date.flags)) for e in read(HEAD + text).examinations]


def test_examinations_side_by_side_whose_dates_wrap_to_the_next_line_keep_their_own() -> None:
    assert dates("""
Undersökning           Undersökningsdatum     Undersökning
CT thorax              2026-03-02             Ultraljud hö knä
Undersökningsdatum
2024-03-29
""") == [("thorax", "2026-03-02", False), ("knä", "2024-03-29", False)]


def test_a_blank_date_leaves_its_examination_without_one() -> None:
    assert dates("""
Undersökning:  CT thorax
Us.datum:
Undersökning:  MR ländrygg
Us.datum:      2026-03-02
""") == [("thorax", None, False), ("ländrygg", "2026-03-02", False)]


def test_the_date_of_the_first_examination_is_not_lent_to_the_second() -> None:
    assert dates("""
Undersökning:  CT thorax
Us.datum:      2026-03-02
Undersökning:  MR ländrygg
""") == [("thorax", "2026-03-02", False), ("ländrygg", None, False)]


def test_a_single_date_behind_examinations_of_several_labels_is_doubted_for_the_earlier() -> None:
    assert dates("""
Undersökning:  CT thorax
Undersökning:  MR ländrygg
Us.datum:      2026-03-02
""") == [("thorax", "2026-03-02", True), ("ländrygg", "2026-03-02", False)]


def test_two_dates_for_one_examination_are_a_doubt() -> None:
    assert dates("""
Undersökning:  CT thorax
Us.datum:      2026-03-02
Utförd:        2025-01-07
""") == [("thorax", "2026-03-02", True)]


def test_one_day_beside_the_printed_ends_of_a_period_is_that_day() -> None:
    assert dates("Undersökning:  CT thorax\nUtförd: fr.o.m. – t.o.m. 2025-09-21\n") == [("thorax", "2025-09-21", False)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2026-11-10", "2026-03-02", "2026-03-02"),
        ("2026-11-10", "2026-11-10", None),
    ],
)
def test_a_bare_date_behind_the_examination_is_its_day_where_the_order_has_another(
    first: str, second: str, expected: str | None
) -> None:
    order = read(
        FORM.replace("Us.datum:      2026-03-02", f"Datum:         {second}").replace(
            "Patient:  ", f"Beställt den:  {first}\nPatient:  "
        )
    )
    assert [e.date.value for e in order.examinations] == [expected]


def test_the_only_bare_date_of_a_form_is_not_that_of_the_examination() -> None:
    order = read(FORM.replace("Us.datum:      2026-03-02", "Datum:         2026-03-02"))
    assert [e.date.value for e in order.examinations] == [None]
