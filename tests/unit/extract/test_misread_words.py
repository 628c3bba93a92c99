"""Words as the recogniser really gives them: what else on the fax confirms, mends or doubts them."""

from __future__ import annotations

import pytest

from intake.extract.identity import find_identity_numbers
from tests.unit.extract.orders import FORM, TODAY, doubts, read, read_pages, value
from tests.unit.extract.typeset import page


def test_a_reason_on_the_line_above_is_no_question_of_the_boxes_below() -> None:
    order = read("""
Beställande enhet    Urologmottagningen, Akademiska sjukhuset
Läkare               Karin Lund
Patientens namn      Anna Testsson
Personnummer         19900602-2397
Undersökning         CT torax
Us.datum             2026-03-02
Vad önskas           Bilder och utlåtande
Mottagare            Röntgen, Akademiska sjukhuset
Ändamål              Inför återbesök
Muntligt samtycke inhämtat ☒ Ja    ☐ Nej
""")
    assert value(order, "consent") == "oral"
    assert value(order, "relevance") == "yes"


def test_reasons_beside_labels_make_no_second_stack_of_labels() -> None:
    order = read("""
Klinik:        Medicinmottagningen HSV
Läkare:        Karin Lund
Patient:       Anna Testsson
Personnummer:  19900602-2397
Undersökning:  CT thorax
Us.datum:      2026-03-02
Önskas:        Bilder och utlåtande

Motiv (kortfattat)            Bedömning av op-indikation

Bilder och utlåtande skickas till

Mottagande enhet (namn på     Röntgenkliniken Blekingesjukhuset Karlskrona
röntgen/mediaenhet)

För vidare befordran till     Medicinkliniken, Blekingesjukhuset Karlskrona
""")
    assert value(order, "image_recipient") == "Röntgenkliniken Blekingesjukhuset Karlskrona"
    assert value(order, "onward_recipient") == "Medicinkliniken, Blekingesjukhuset Karlskrona"


def test_what_is_linked_somewhere_goes_there_as_a_whole() -> None:
    order = read(FORM.replace("Mottagare:", "Länkas till:"))
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Mediaenheten SU/S"


@pytest.mark.parametrize("sign", ["=", "«", "”", "-<"])
def test_signs_read_before_a_word_belong_to_no_value(sign: str) -> None:
    order = read(FORM.replace("Medicinmottagningen", f"{sign}Medicinmottagningen"))
    assert value(order, "requesting_clinic") == "Medicinmottagningen HSV"


def test_a_number_that_was_read_as_noise_is_no_leader() -> None:
    text = FORM.replace("19900602-2397", "=19900602-2397")
    order = read(text, doubtful={"=19900602-2397": 0.05})
    assert value(order, "identity_number") == "199006022397"
    assert "identity_number" in doubts(order)


# --- identity numbers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "candidate"),
    [("19/90701-0677", "197907010677"), ("19360513/847", "193605137847"), ("19320123-3/92", "193201233792")],
)
def test_a_thin_seven_read_as_a_slash_is_a_candidate(written: str, candidate: str) -> None:
    found = find_identity_numbers(f"Personnummer: {written}", order_year=None, today=TODAY)
    assert [(f.candidates, "low_confidence" in f.flags) for f in found] == [((candidate,), True)]
    assert "/" in found[0].value


@pytest.mark.parametrize("text", ["Datum: 2026/11-08", "2026/11/08", "Personnummer: 19/90701-0678"])
def test_a_slash_is_no_seven_where_no_number_holds(text: str) -> None:
    found = find_identity_numbers(text, order_year=None, today=TODAY)
    assert not any(f.candidates for f in found)


def test_of_two_readings_the_number_that_holds_is_put_first_with_a_doubt() -> None:
    order = read(FORM.replace("19900602-2397", "19900602-23297"), second={"19900602-23297": "19900602-2397"})
    field = order.fields["identity_number"]
    assert field.value == "199006022397"
    assert field.flags == ("readings_differ",)


def test_a_consent_page_reads_the_number_that_the_order_shows_with_a_slash() -> None:
    order = FORM.replace("19900602-2397", "19/90701-0677")
    consent = """
Samtycke till utlämnande av röntgenbilder

Patientens namn: Anna Testsson
Personnummer: 19790701-0677

Jag samtycker till att Region Halland lämnar ut röntgenbilder och utlåtande.

Patientens underskrift:
"""
    reading = read_pages(page(order), page(consent, number=2, inks=[(6, 30, 60)]))
    field = reading.orders[0].fields["identity_number"]
    assert field.value == "197907010677"
    assert "low_confidence" in field.flags


# --- names and units ----------------------------------------------------------------------------------------------


def test_a_hesitant_unit_that_the_letterhead_prints_alike_is_believed() -> None:
    text = FORM.replace("BESTÄLLNING AV BILDER", "Rehab Ekliden").replace("Medicinmottagningen HSV", "Rehab Ekliden")
    assert "requesting_clinic" not in doubts(read(text, doubtful={"Ekliden": 0.7}))
    once = text.replace("Rehab Ekliden\n", "Storgatan 4\n", 1)
    assert "requesting_clinic" in doubts(read(once, doubtful={"Ekliden": 0.7}))


def test_a_part_of_what_the_letterhead_prints_is_confirmed_by_nothing() -> None:
    text = FORM.replace("BESTÄLLNING AV BILDER", "Rehab Ekliden Norra").replace(
        "Medicinmottagningen HSV", "Rehab Ekliden"
    )
    assert "requesting_clinic" in doubts(read(text, doubtful={"Ekliden": 0.7}))


@pytest.mark.parametrize(("again", "doubted"), [("Testsson", False), ("Tostsson", True), (None, True)])
def test_a_hesitant_name_is_believed_where_it_was_read_alike_twice(again: str | None, doubted: bool) -> None:
    second = {"Testsson": again} if again else {}
    order = read(FORM, doubtful={"Testsson": 0.7}, second=second)
    assert ("patient_name" in doubts(order)) is doubted


def test_noise_read_alike_twice_is_noise() -> None:
    order = read(FORM, doubtful={"Testsson": 0.4}, second={"Testsson": "Testsson"})
    assert "patient_name" in doubts(order)


@pytest.mark.parametrize(
    ("word", "doubted"), [("Medicinmottagningen", False), ("Neurokirurgmottagningen", False), ("Mcdicinmottagning", True)]
)
def test_a_specialty_and_a_house_spelled_letter_by_letter_are_believed(word: str, doubted: bool) -> None:
    order = read(FORM.replace("Medicinmottagningen", word), doubtful={word: 0.8})
    assert ("requesting_clinic" in doubts(order)) is doubted
