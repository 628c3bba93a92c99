"""Words as the recogniser really gives them: what else on the fax confirms, mends or doubts them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.extract.values.identity import find_identity_numbers
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


@pytest.mark.parametrize(("again", "doubted"), [("2026-03-02", False), ("2026-08-02", True), (None, True)])
def test_a_hesitant_date_read_alike_twice_is_believed(again: str | None, doubted: bool) -> None:
    order = read(FORM, doubtful={"2026-03-02": 0.7}, second={"2026-03-02": again} if again else {})

    assert order.examinations[0].date.value == "2026-03-02"
    assert bool(order.examinations[0].date.flags) is doubted


# --- single words -------------------------------------------------------------------------------------------------


def test_a_speck_inside_a_method_is_no_part_of_it() -> None:
    order = read(FORM.replace("CT thorax", "D'T thorax"))
    assert order.examinations[0].modality.value == "CT"


def test_what_is_asked_for_beside_images_is_a_report_and_no_call() -> None:
    order = read(FORM.replace("Bilder och utlåtande", "Bilder + ut! från samma dag"))
    assert value(order, "wants_images") is value(order, "wants_report") is True


def test_small_words_that_lost_their_dots_are_read() -> None:
    order = read("""
Kiropraktorcentrum Eken
Röntgen Halmstad
Hej! Jag skriver pa uppdrag av Karin Lund, legitimerad kiropraktor.
Det gäller Anna Testsson 19900602-2397. Vi behöver bilderna fran CT thorax 2026-03-02.
""")
    assert value(order, "doctor") == "Karin Lund"


def test_a_label_with_another_dot_is_read() -> None:
    assert value(read(FORM.replace("Klinik:", "Vär mottagning:")), "requesting_clinic") == "Medicinmottagningen HSV"


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


@pytest.mark.parametrize(("again", "doubted"), [("Testsson", True), ("Tostsson", True), (None, True)])
def test_two_readings_alike_confirm_no_hesitant_name(again: str | None, doubted: bool) -> None:
    second = {"Testsson": again} if again else {}
    order = read(FORM, doubtful={"Testsson": 0.7}, second=second)
    assert ("patient_name" in doubts(order)) is doubted


def test_a_name_in_use_is_confirmed_beside_a_rare_one_that_was_surely_read() -> None:
    assert "patient_name" not in doubts(read(FORM, doubtful={"Anna": 0.7}, second={"Anna": "Anna"}))
    assert "patient_name" in doubts(read(FORM, doubtful={"Anna": 0.7}, second={"Anna": "Arna"}))


def test_noise_read_alike_twice_is_noise() -> None:
    order = read(FORM, doubtful={"Testsson": 0.4}, second={"Testsson": "Testsson"})
    assert "patient_name" in doubts(order)


@pytest.mark.parametrize(
    ("word", "doubted"),
    [("Medicinmottagningen", False), ("Neurokirurgmottagningen", False), ("Mcdicinmottagning", True)],
)
def test_a_specialty_and_a_house_spelled_letter_by_letter_are_believed(word: str, doubted: bool) -> None:
    order = read(FORM.replace("Medicinmottagningen", word), doubtful={word: 0.8})
    assert ("requesting_clinic" in doubts(order)) is doubted


def test_a_specialty_that_lost_its_hyphen_is_believed_by_nobody() -> None:
    word = "ungdomsmottagningen"
    whole, lost = (FORM.replace("Medicinmottagningen", f"{barn} och {word}") for barn in ("Barn-", "Barn"))
    assert "requesting_clinic" not in doubts(read(whole, doubtful={word: 0.84}))
    assert "requesting_clinic" in doubts(read(lost, doubtful={word: 0.84}))


def test_a_unit_gets_the_dots_that_the_directory_writes_and_a_doubt() -> None:
    order = read(FORM.replace("Mediaenheten SU/S", "Röntgen, Vastmanlands sjukhus Västerås"))
    assert value(order, "image_recipient") == "Röntgen, Västmanlands sjukhus Västerås"
    assert "image_recipient" in doubts(order)


@pytest.mark.parametrize(("written", "shown"), [("Jurgen", "Jürgen"), ("Asa", "Åsa"), ("Mäller", "Mäller")])
def test_a_name_that_lost_its_dots_is_shown_as_it_is_in_use_with_a_doubt(written: str, shown: str) -> None:
    order = read(FORM.replace("Anna Testsson", f"{written} Testsson"))
    assert value(order, "patient_name") == f"{shown} Testsson"
    assert "patient_name" in doubts(order)


# --- print, handwriting and noise ---------------------------------------------------------------------------------


def test_print_that_looks_like_handwriting_is_read_where_the_labels_look_so_too() -> None:
    form = page(FORM)
    uneven = tuple(replace(w, by_hand=w.text in {"Rehab", "Personnummer:", "0340-48"}) for w in form.words)
    field = read_pages(replace(form, words=uneven)).orders[0].fields["phone"]
    assert field.value is not None
    assert "handwritten" in field.flags
    by_hand = tuple(replace(w, by_hand=w.line == 4) for w in form.words)
    field = read_pages(replace(form, words=by_hand)).orders[0].fields["phone"]
    assert field.value is not None  # the label is by hand with it


def test_handwriting_beside_a_printed_label_is_left_for_a_person() -> None:
    form = page(FORM)
    words = tuple(replace(w, by_hand=w.text in {"0340-48", "10", "00"}) for w in form.words)
    assert read_pages(replace(form, words=words)).orders[0].fields["phone"].value is None


def test_what_is_written_by_hand_and_printed_elsewhere_is_read_there() -> None:
    text = FORM.replace("BESTÄLLNING AV BILDER", "Rehab Ekliden").replace("Medicinmottagningen HSV", "Rehab Ekliden")
    form = page(text)
    words = tuple(replace(w, by_hand=w.line == 2 and w.text in {"Rehab", "Ekliden"}) for w in form.words)
    assert read_pages(replace(form, words=words)).orders[0].fields["requesting_clinic"].value == "Rehab Ekliden"
    alone = tuple(w for w in words if w.line)
    assert read_pages(replace(form, words=alone)).orders[0].fields["requesting_clinic"].value is None


def test_what_a_form_prints_beside_its_boxes_is_nobodys_handwriting() -> None:
    form = page(FORM.replace("Önskas:        Bilder och utlåtande", "Önskas:   ☒ Bilder   ☒ Utlåtande"))
    words = tuple(replace(w, by_hand=w.text in {"Bilder", "Utlåtande"}) for w in form.words)
    order = read_pages(replace(form, words=words)).orders[0]
    assert not {"wants_images", "wants_report"} & doubts(order)
    written = page(FORM)
    words = tuple(replace(w, by_hand=w.text in {"Bilder", "och", "utlåtande"}) for w in written.words)
    assert "wants_images" in doubts(read_pages(replace(written, words=words)).orders[0])


def test_a_house_by_its_letters_ends_a_unit_behind_a_wide_gap() -> None:
    assert value(read(FORM.replace("mottagningen HSV", "mottagningen    HSV")), "requester_type") == "region_clinic"


@pytest.mark.parametrize(("option", "report"), [("RÖnNtgensvar", True), ("Röntgen", None)])
def test_a_misread_option_asks_for_the_report(option: str, report: bool | None) -> None:
    text = FORM.replace("Önskas:        Bilder och utlåtande", f"Önskas:   ☐ Röntgenbilder   ☒ {option}")
    assert value(read(text), "wants_report") is report


_PRIVATE = FORM.replace("Medicinmottagningen HSV", "Ortopedica Sundet AB") + "Samtycke:      {said}"


@pytest.mark.parametrize(
    ("said", "noise", "consent"),
    [
        ("Patienten ger sitt samtycke muntligen till utlämnan äs", {"äs": 0.2}, "oral"),
        ("Patienten ger sitt samtycke muntligen till utlämnandet inre", {"inre": 0.3}, "none"),
        ("Patienten ger sitt samtycke muntligen till utlämnandet jfklö", {}, "none"),
    ],
)
def test_noise_beside_a_consent_doubts_it_and_a_word_that_may_deny_it_makes_none(
    said: str, noise: dict[str, float], consent: str
) -> None:
    order = read(_PRIVATE.format(said=said), doubtful=noise)
    assert value(order, "consent") == consent
    assert "consent" in doubts(order)


def test_an_option_whose_box_was_read_as_a_letter_is_no_silence_about_it() -> None:
    order = read(
        FORM.replace("Önskas:        Bilder och utlåtande", "Begäran avser  ☒ Röntgenbilder   M Röntgensvar"),
        doubtful={"M": 0.7},
    )
    assert "wants_report" in doubts(order)


def test_a_sentence_whose_full_stop_was_lost_ends_before_the_next_one() -> None:
    order = read("""
Till Röntgen Hallands sjukhus
Patient: Anna Testsson, personnummer 900602 - 2397 Undertecknad anhåller om bilder samt
utlåtande från röntgen hö. knä, 2026-03-05
Patienten har lämnat muntligt samtycke.

Med vänlig hälsning

Ylva vön Stedt, leg. kiropraktor
Ryggcentrum Almviken
""")
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "doctor") == "Ylva von Stedt"


@pytest.mark.parametrize(
    ("written", "modality", "part"),
    [("Rig dx knä", "XR", "knä"), ("ME knä höger", "MR", "knä"), ("ST urinvägar", "CT", "urinvägar"),
     ("Rtg vänster nöft", "XR", "höft"), ("Magnetkamera vänster hött", "MR", "höft")],
)  # fmt: skip
def test_a_misread_examination_is_named_with_a_doubt(written: str, modality: str, part: str) -> None:
    exam = read(FORM.replace("CT thorax", written)).examinations[0]
    assert (exam.modality.value, exam.body_part.value) == (modality, part)
    assert exam.modality.flags or exam.body_part.flags


# --- labels and rows ----------------------------------------------------------------------------------------------


def test_a_colon_read_as_a_full_stop_ends_a_label_among_labels_with_colons() -> None:
    order = read(FORM.replace("Us.datum:", "Undersökningsdatum.").replace("Patient:", "patientnamn:"))
    assert order.examinations[0].date.value == "2026-03-02"
    assert value(order, "patient_name") == "Anna Testsson"


def test_a_sentence_among_labels_with_colons_is_no_label() -> None:
    text = FORM.replace("Medicinmottagningen HSV", "Ortopedica Sundet AB")
    order = read(f"{text}Patienten har lämnat muntligt samtycke. Skriftligt samtycke behövs inte enligt er rutin.")
    assert value(order, "consent") == "oral"


def test_a_capital_read_small_begins_a_label_among_labels() -> None:
    assert value(read(FORM.replace("Patient:", "vårdtagare:")), "patient_name") == "Anna Testsson"


def test_a_full_stop_in_a_letter_ends_its_sentence() -> None:
    order = read("""
Hej! Jag önskar bilder från CT thorax 2026-03-02. Läkare är Karin Lund.
Jag heter Anna Testsson, personnummer 19900602-2397.
Vänliga hälsningar
Anna Testsson
""")
    assert value(order, "requester_type") == "patient"


def test_a_nought_between_images_and_report_is_no_box() -> None:
    order = read(FORM.replace("Bilder och utlåtande", "bilder 0 utl."), doubtful={"0": 0.7})
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert not {"wants_images", "wants_report"} & doubts(order)


def test_an_examination_in_a_table_is_no_label() -> None:
    order = read("""
Klinik:        Medicinmottagningen HSV
Läkare:        Karin Lund
Patient:       Anna Testsson
Personnummer:  19900602-2397
Mottagare:     Mediaenheten SU/S
Önskas:        Bilder och utlåtande

Undersökning         Hölvä          Us-datum
CT skalle                           2026-06-12
""")
    exam = order.examinations[0]
    assert (exam.modality.value, exam.body_part.value, exam.date.value) == ("CT", "hjärna", "2026-06-12")


def test_a_comma_read_as_a_full_stop_ends_no_unit() -> None:
    text = FORM.replace("Mediaenheten SU/S", "Bild och demo. Karolinska Solna")
    assert value(read(text, doubtful={"demo.": 0.76}), "image_recipient") == "Bild och demo. Karolinska Solna"


def test_a_misread_clinic_is_shown_as_its_letterhead_prints_it_with_a_doubt() -> None:
    text = FORM.replace("BESTÄLLNING AV BILDER", "Urologmott HSH ÖO").replace(
        "Medicinmottagningen HSV", "Urologmott 1ISH"
    )
    order = read(text, doubtful={"1ISH": 0.46, "ÖO": 0.13})
    assert value(order, "requesting_clinic") == "Urologmott HSH"
    assert value(order, "requester_type") == "region_clinic"
    assert "requesting_clinic" in doubts(order)


@pytest.mark.parametrize(("again", "doubted"), [("0340-481000", False), ("0340-481009", True)])
def test_a_telephone_number_read_alike_twice_is_believed(again: str, doubted: bool) -> None:
    number = "0340-481000"
    order = read(FORM.replace("0340-48 10 00", number), doubtful={number: 0.85}, second={number: again})
    assert ("phone" in doubts(order)) is doubted


def test_a_link_is_a_way_to_deliver() -> None:
    order = read(FORM + "Leverans:      ☒ Länk   ☐ USB-minne")
    assert value(order, "delivery") == "link"
