"""Names that lost their dots, or got others."""

from __future__ import annotations

import pytest

from intake.extract.values.lost_dots import likelier_names
from tests.unit.extract.orders import FORM, doubts, read


@pytest.mark.parametrize(
    ("read_as", "likelier"),
    [
        ("Asa Lund", ("Åsa Lund",)),
        ("Lars-Ake Lund", ("Lars-Åke Lund",)),
        ("LENA MÄNSSON", ("LENA MÅNSSON",)),
        ("Rune Muller", ("Rune Müller",)),
        ("Anneli Mäller", ("Anneli Möller", "Anneli Müller")),
        ("Eva Holmer", ("Eva Holmér",)),
        ("Fredrika Jurié", ("Fredrika Jurić",)),  # the recogniser has learned no ć
    ],
)
def test_a_spelling_that_nobody_uses_is_doubted_however_surely_it_was_read(
    read_as: str, likelier: tuple[str, ...]
) -> None:
    assert likelier_names(read_as, 0.99) == likelier


@pytest.mark.parametrize("name", ["Goran Lund", "Anna Testsson", "Karin Ahlström", "Bo Hallberg", "Åsa Månsson"])
def test_names_as_they_are_written_are_not_doubted(name: str) -> None:
    assert likelier_names(name, 0.91) == ()


def test_of_two_names_that_differ_in_their_dots_the_sure_reading_is_believed() -> None:
    assert likelier_names("Isak Möller", 0.93) == ("Isak Müller",)
    assert likelier_names("Isak Möller", 0.97) == ()


def test_a_common_name_without_dots_is_no_other_with_them() -> None:
    assert likelier_names("Ida Backlund", 0.95) == ()
    assert likelier_names("Ida Backlund", 0.85) == ("Ida Bäcklund",)


def test_the_order_carries_the_doubt() -> None:
    assert "patient_name" in doubts(read(FORM.replace("Anna Testsson", "Asa Testsson")))


def test_a_name_that_ends_as_none_does_is_put_forward_with_the_letter_that_was_not_learned() -> None:
    order = read(FORM.replace("Anna Testsson", "Agneta Begovié"))
    assert order.fields["patient_name"].value == "Agneta Begović"
    assert "patient_name" in doubts(order)
