"""Which examinations an order asks for: none that it only mentions, and none silently for another."""

from __future__ import annotations

from intake.extract.values.examinations import find_examinations
from intake.model import Order
from tests.unit.extract.orders import FORM, read

BARE = FORM.replace("Undersökning:  CT thorax\nUs.datum:      2026-03-02\n", "{asked}\n")


def asked(text: str) -> Order:
    return read(BARE.format(asked=text))


def named(order: Order) -> list[tuple[object, object, object]]:
    return [(e.modality.value, e.body_part.value, e.side.value) for e in order.examinations]


def test_a_label_that_was_taken_for_that_of_an_examination_adds_none() -> None:
    order = asked("Undersökning:  CT thorax\nUs.datum:      2026-03-02\nRöntgenmaterial: Solveig Wrede")
    assert named(order) == [("CT", "thorax", "none")]


def test_a_second_examination_that_cannot_be_read_is_kept() -> None:
    order = asked("Undersökning 1:  CT thorax\nUndersökning 2:  Xqzrm plonk")
    assert [e.text.value for e in order.examinations] == ["CT thorax", "Xqzrm plonk"]


def test_an_examination_of_the_text_is_doubted_where_the_field_for_it_was_not_understood() -> None:
    order = asked("Undersökning:  Xqzrm plonk\n\nPatienten gjorde MR hjärna 2020-05-07.\n")
    assert named(order) == [("MR", "hjärna", "none")]
    assert order.examinations[0].text.flags


def test_images_of_a_body_part_in_running_text_are_an_examination_whose_kind_is_assumed() -> None:
    order = read("""
Medicinmottagningen HSV

Det gäller Anna Testsson 19900602-2397. Vi skulle behöva bilder från vä axel utförd 2026-06-22.
Skickas till Mediaenheten SU/S.

Dr Karin Lund
Medicinmottagningen HSV
""")
    assert named(order) == [("XR", "axel", "left")]
    assert order.examinations[0].modality.flags == ("assumed",)


def test_all_that_is_sent_to_a_radiology_department_is_no_examination() -> None:
    assert find_examinations("Allt skickas till Röntgen SU/S.") == ()
    assert find_examinations("Skicka allt röntgenmaterial.")[0].all_images


def test_the_sides_that_a_form_offers_are_nobodys() -> None:
    table = "Modalitet/organ      Sida          Us.datum\nMR ländrygg          –  (hö/vä)    2026-03-02"
    assert named(asked(table)) == [("MR", "ländrygg", "none")]
    table = "Modalitet/organ      Sida          Us.datum\nMR knä               hö (hö/vä)    2026-03-02"
    assert named(asked(table)) == [("MR", "knä", "right")]


def test_the_next_label_of_a_form_is_no_second_examination() -> None:
    order = asked(
        "Undersökning och datum    Bilder    Utlåtande\nCT halsrygg 2026-03-02    Ja        ja\nÖverförs genom    IEP"
    )
    assert [e.text.value for e in order.examinations] == ["CT halsrygg"]


def test_a_word_for_all_imaging_before_the_kind_of_examination_is_no_plain_film() -> None:
    assert [e.modality for e in find_examinations("Rtg-undersökning CT torax-buk")] == ["CT"]
    assert [e.modality for e in find_examinations("Rtg/CT höft")] == ["XR", "CT"]


def test_a_body_part_alone_is_an_examination_in_the_field_for_it_whatever_hospital_stands_behind() -> None:
    order = asked("Vilken undersökning, när och var?\nvä axel – 2026-07-28, Halmstad\n")
    assert named(order) == [("XR", "axel", "left")]
    assert order.examinations[0].date.value == "2026-07-28"
