"""Which of images and report is asked for, and when "no" is only what could be read."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import FORM, doubts, read, value

FIELDS = FORM.replace("Önskas:        Bilder och utlåtande", "")


def test_an_answer_that_was_taken_for_a_label_is_heard() -> None:
    order = read(FIELDS + "\nÖnskas\n\nBilder (ej utlåtande)\n")
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, False)


@pytest.mark.parametrize("joined", ["och", "samt", "+"])
def test_a_colon_at_the_end_of_a_sentence_makes_no_label_of_its_last_word(joined: str) -> None:
    order = read(f"""
Hej!
Från Medicinmottagningen HSV.
Pat: Anna Testsson, personnummer 19900602-2397. Beställer bilder {joined} utlåtande: CT thorax, 2026-03-02.
Skickas till Mediaenheten SU/S.
Dr Karin Lund, Medicinmottagningen HSV
""")
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)


def test_a_part_that_is_named_in_words_nobody_understood_is_not_silently_left_out() -> None:
    order = read(FIELDS + "\nKopia av utlåtande: Ja\n\n\nRöntgenbilder\n")
    assert value(order, "wants_report") is True
    assert "wants_images" in doubts(order)


@pytest.mark.parametrize(
    "beside", ["Hur ska bilderna levereras: Länkas", "Vi har redan fått bilderna.", "Ange vilka bilder som avses."]
)
def test_a_part_that_is_only_spoken_of_raises_no_doubt(beside: str) -> None:
    order = read(FIELDS + f"\nKopia av utlåtande: Ja\n\n\n{beside}\n")
    assert value(order, "wants_report") is True
    assert value(order, "wants_images") is False
    assert "wants_images" not in doubts(order)


def test_a_part_whose_label_is_answered_by_something_else_is_not_silently_left_out() -> None:
    order = read("""
Det gäller Anna Testsson, 19900602-2397. Önskar bilder och           Tolkservice 08-465 004 22
Utlåtande: Ultraljud lever (2025-01-24).
Skickas till Mediaenheten SU/S.
Dr Karin Lund, Medicinmottagningen HSV
""")
    assert value(order, "wants_report") is True or "wants_report" in doubts(order)
