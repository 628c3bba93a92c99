"""The last look: values of an unlikely shape are cleaned or doubted, and clean ones left alone."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import FORM, doubts, read, value

CLINIC = "Medicinmottagningen HSV"


@pytest.mark.parametrize("noise", ["O", "|", "..", "_", "J"])
def test_hesitant_noise_behind_a_clinic_is_taken_away(noise: str) -> None:
    order = read(FORM.replace(CLINIC, f"{CLINIC} {noise}"), doubtful={noise: 0.4})
    assert value(order, "requesting_clinic") == CLINIC


def test_a_sure_lone_letter_behind_a_clinic_is_a_doubt() -> None:
    order = read(FORM.replace(CLINIC, f"{CLINIC} O"))
    assert "requesting_clinic" in doubts(order)


@pytest.mark.parametrize("clinic", ["Ortopedmottagningen hus K HSV", "Avdelning 54 B HSV", "Kirurgmottagning A HSV"])
def test_a_letter_that_numbers_a_place_stays(clinic: str) -> None:
    order = read(FORM.replace(CLINIC, clinic))
    assert value(order, "requesting_clinic") == clinic
    assert "requesting_clinic" not in doubts(order)


@pytest.mark.parametrize("clinic", ["Medicinmottagningen ..sses HSV", "Medicin]mottagningen HSV", "HSV telefon"])
def test_a_clinic_with_foreign_signs_is_a_doubt(clinic: str) -> None:
    assert "requesting_clinic" in doubts(read(FORM.replace(CLINIC, clinic)))


def test_the_patient_is_not_the_doctor() -> None:
    order = read(FORM.replace("Karin Lund", "Anna Testsson"))
    assert value(order, "doctor") is None
    assert "doctor" in doubts(order)


def test_an_examination_without_a_modality_is_assumed_and_says_so() -> None:
    order = read(FORM.replace("CT thorax", "bihålor"))
    assert order.examinations[0].modality.flags == ("assumed",)


def test_a_year_is_no_date_of_an_examination() -> None:
    order = read(FORM.replace("2026-03-02", "2026"))
    assert order.examinations[0].date.flags


def test_a_weak_page_is_no_word_of_ours() -> None:
    order = read(FORM, quality=0.45)
    assert {"requesting_clinic", "identity_number", "patient_name", "image_recipient"} <= doubts(order)


def test_a_code_of_letters_and_digits_is_not_compared_with_its_digits() -> None:
    text = FORM + "Referens:      KM-2026/117\n"
    order = read(text, second={"KM-2026/117": "120261117"})
    assert value(order, "reference") == "KM-2026/117"
    assert "reference" not in doubts(order)


def test_our_own_department_as_the_recipient_is_a_doubt() -> None:
    order = read(FORM.replace("Mediaenheten SU/S", "Röntgen Hallands sjukhus Halmstad"))
    assert order.fields["image_recipient"].flags == ("own_department",)


def test_a_date_that_lost_a_digit_is_a_doubt() -> None:
    order = read(FORM.replace("2026-03-02", "2026-03-0").replace("2026-03-0\n", "2026-03-1\n"))
    assert order.examinations[0].date.flags
    assert not read(FORM.replace("2026-03-02", "2026-3-2")).examinations[0].date.flags


def test_of_two_readings_of_a_name_the_one_that_can_be_a_name_stands_first_and_the_flag_stays() -> None:
    form = FORM.replace("Anna Testsson", "Anna ÖRMan")
    field = read(form, second={"ÖRMan": "Öhman"}).fields["patient_name"]
    assert field.value == "Anna Öhman"
    assert "readings_differ" in field.flags
    assert field.candidates == ("Anna ÖRMan", "Anna Öhman")


def test_a_name_read_otherwise_the_second_time_is_a_doubt_with_both_candidates() -> None:
    order = read(FORM, second={"Testsson": "Testssen", "Lund": "Lund"})
    name = order.fields["patient_name"]
    assert name.value == "Anna Testsson"
    assert name.flags == ("readings_differ",)
    assert name.candidates == ("Anna Testsson", "Anna Testssen")
    assert not order.fields["doctor"].flags


def test_agreement_does_not_make_a_hesitant_name_sure() -> None:
    order = read(FORM, doubtful={"Testsson": 0.87}, second={"Testsson": "Testsson"})
    assert "low_confidence" in order.fields["patient_name"].flags


def test_agreement_does_not_give_a_name_the_dots_back_that_the_fax_took() -> None:
    text = FORM.replace("Anna Testsson", "Asa Testsson")
    order = read(text, doubtful={"Asa": 0.87}, second={"Asa": "Asa"})
    assert "low_confidence" in order.fields["patient_name"].flags


def test_a_unit_spelled_as_the_directory_spells_it_stands_whatever_the_second_reading_says() -> None:
    order = read(FORM, second={"Mediaenheten": "Medlaenheten"})
    assert not order.fields["image_recipient"].flags


def test_a_second_reading_of_nothing_is_no_doubt() -> None:
    assert not read(FORM, second={"Testsson": ""}).fields["patient_name"].flags


def test_a_unit_that_holds_the_name_of_the_patient_is_none() -> None:
    order = read(FORM.replace("Medicinmottagningen HSV", "Hallands sjukhus Anna Testsson"))
    assert "requesting_clinic" in doubts(order)
    assert value(order, "requesting_clinic") is None


@pytest.mark.parametrize(("reason", "doubtful"), [("Smärta i vänster knä", True), ("Smärta i höger knä", False)])
@pytest.mark.parametrize("exam", ["MR knä", "MR hö knä"])
def test_a_side_that_the_reason_contradicts_is_doubted(exam: str, reason: str, doubtful: bool) -> None:
    text = FORM.replace("CT thorax", exam) + f"Frågeställning: {reason}\n"
    side = read(text).examinations[0].side
    assert bool(side.flags) == (doubtful or exam == "MR knä")


def test_the_end_of_a_remark_in_a_label_is_no_recipient() -> None:
    order = read(FORM.replace("Mottagare:     Mediaenheten SU/S", "Mottagare:     eller mediaenhet)"))
    assert (value(order, "image_recipient"), value(order, "report_recipient")) == (None, None)


@pytest.mark.parametrize(
    "clinic", ["Karin Lund (specialistläkare) Medicinmottagningen HSV", "Medicinmottagningen HSV Skäl återbesök"]
)
def test_a_clinic_with_a_profession_or_a_reason_in_it_is_a_doubt(clinic: str) -> None:
    assert "requesting_clinic" in doubts(read(FORM.replace(CLINIC, clinic)))


def test_the_last_word_of_a_label_without_its_sign_is_no_part_of_the_unit() -> None:
    order = read(FORM + "Vidarebefordras:   klinik Medicinkliniken NUS Umeå\n")
    assert value(order, "onward_recipient") == "Medicinkliniken NUS Umeå"


def test_a_clinic_whose_beginning_stands_in_the_letterhead_only_is_a_doubt() -> None:
    text = FORM.replace(CLINIC, "Ekporten").replace("BEST", "Privatläkarmottagningen Ekporten\n\nBEST")
    assert "requesting_clinic" in doubts(read(text))
    assert "requesting_clinic" not in doubts(read(text.replace("  Ekporten", "  Privatläkarmottagningen Ekporten")))


def test_the_heading_above_the_patient_is_nobody_s_name() -> None:
    assert "patient_name" in doubts(read(FORM.replace("Anna Testsson", "Uppgifter Om")))


@pytest.mark.parametrize(("exam", "modality", "side"), [("MERT hö axel", "MR", "right"), ("MR vå axel", "MR", "left")])
def test_words_of_an_examination_that_a_fax_often_changes_are_known(exam: str, modality: str, side: str) -> None:
    found = read(FORM.replace("CT thorax", exam)).examinations[0]
    assert (found.modality.value, found.body_part.value, found.side.value) == (modality, "axel", side)
