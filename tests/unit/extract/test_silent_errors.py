"""Papers that once gave a wrong value without a flag: what each of them must say, or doubt."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import FORM, THERAPIST, read, read_pages, value
from tests.unit.extract.typeset import page

LETTER = """
Medicinmottagningen HSV

Till Röntgen                                        2026-11-07
Hallands sjukhus Varberg

Hej!

{wish} från CT thorax 2026-03-02 på Anna Testsson 19900602-2397. {to}

Vi behöver svar senast 2026-11-18.

Med vänlig hälsning
Karin Lund, överläkare
Medicinmottagningen HSV
"""


def test_an_answer_wanted_by_a_day_is_no_report() -> None:
    order = read(LETTER.format(wish="Vi behöver bilder", to="Bilderna länkas till Mediaenheten SU/S."))
    assert value(order, "wants_images") is True
    report = order.fields["wants_report"]
    assert report.value is False
    assert report.flags, "who reads it may mean the report after all"


def test_the_date_of_a_letter_is_no_recipient() -> None:
    order = read(
        LETTER.format(wish="Vi behöver både bilder och utlåtande", to="Bilderna länkas till Mediaenheten SU/S.")
    )
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert value(order, "report_recipient") is None


@pytest.mark.parametrize("label", ["Svar till", "Utlåtandet skickas till"])
def test_a_recipient_asked_for_apart_and_left_blank_is_not_the_general_one(label: str) -> None:
    order = read(FORM.replace("Önskas:", f"{label}:\nÖnskas:"))
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert value(order, "report_recipient") is None


def test_a_blank_for_another_recipient_changes_nothing() -> None:
    order = read(FORM.replace("Önskas:", "Utlåtande till (om annan mottagare):\nÖnskas:"))
    assert value(order, "report_recipient") == "Mediaenheten SU/S"


def test_where_the_order_is_faxed_to_is_no_wish_for_a_report() -> None:
    text = "Faxas till: Röntgen, Hallands sjukhus Varberg\n" + FORM.replace("Önskas:        Bilder och utlåtande", "{}")
    assert value(read(text.format("Endast bilder")), "wants_report") is False
    silent = read(text.format(""))
    assert (value(silent, "wants_images"), value(silent, "wants_report")) == (None, None)


def test_a_question_broken_over_two_lines_keeps_its_answer() -> None:
    order = read(
        FORM.replace(
            "Önskas:        Bilder och utlåtande",
            "Us.plats: HSV; Önskas bilder?   ☒ Ja   ☐ Nej   Svar\nönskas?   ☒ Ja   ☐ Nej",
        )
    )
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)


@pytest.mark.parametrize(
    ("boxes", "expected"), [("☒ Ja  ☐ Nej", "yes"), ("☐ Ja  ☒ Nej", "no"), ("☐ Ja  ☐ Nej", "not_stated")]
)
def test_printed_answers_under_their_question_are_no_answer(boxes: str, expected: str) -> None:
    text = THERAPIST.format(title="kiropraktor", more=f"Är ni remittent till undersökningen?\n{boxes}")
    assert value(read(text), "self_referred") == expected


def test_who_signs_an_order_under_a_heading_of_consent_is_not_the_patient() -> None:
    first = page(THERAPIST.format(title="kiropraktor", more=""))
    lines = [
        "BESTÄLLNING AV BILDER, forts.",
        "SAMTYCKE",
        "Samtycke: muntligt, lämnat av patienten i dag",
        "",
        "Underskrift",
    ]
    order = read_pages(first, page(lines, number=2, inks=[(4, 14, 40)])).orders[0]
    assert value(order, "consent") == "oral"
    assert value(order, "consent_document") == "none"


CONSENT = """
Skriftligt medgivande

Jag, {name}, ger mitt samtycke till att röntgen i Halland skickar
mina röntgenbilder och svaren till Rehab Ekliden där jag går på behandling.



Underskrift
"""


@pytest.mark.parametrize(
    ("name", "expected"), [("Anna Testsson", "attached_signed"), ("Bo Provgren", "attached_other_patient")]
)
def test_a_letter_of_consent_is_its_writers(name: str, expected: str) -> None:
    consent = page(CONSENT.format(name=name), number=2, inks=[(7, 14, 40)])
    order = read_pages(page(THERAPIST.format(title="naprapat", more="")), consent).orders[0]
    assert value(order, "consent_document") == expected


@pytest.mark.parametrize("house", ["Doktor Möllers Ortopedi AB", "Dr Lindes Hudklinik AB"])
def test_a_company_called_after_somebody_orders_nothing(house: str) -> None:
    order = read(FORM.replace("Medicinmottagningen HSV", house).replace("Läkare:        Karin Lund\n", ""))
    assert value(order, "doctor") is None


def test_an_administrative_title_is_nobody() -> None:
    contact = "Beställande läkare:\nKontaktperson: vårdadm. Monica Provgren"
    assert value(read(FORM.replace("Läkare:        Karin Lund", contact)), "doctor") is None


def test_a_part_of_the_houses_name_is_doubted_as_a_person() -> None:
    text = THERAPIST.replace("Behandlare:          Karin Lund, leg. {title}\n", "").replace(
        "Rehab Ekliden", "Kiropraktor City Åvik"
    )
    order = read("Kiropraktor City Åvik\n" + text.format(more=""))
    assert value(order, "doctor") is None or order.fields["doctor"].flags


@pytest.mark.parametrize(
    ("written", "clinic"),
    [
        ("Privatkliniken Sjöutsikten; PAL specialistläkare Karin Lund", "Privatkliniken Sjöutsikten"),
        ("Klinik/enhet Reumatologmottagningen HSV", "Reumatologmottagningen HSV"),
    ],
)
def test_a_clinic_without_the_next_field(written: str, clinic: str) -> None:
    assert value(read(FORM.replace("Medicinmottagningen HSV", written)), "requesting_clinic") == clinic


@pytest.mark.parametrize("lost", ["Ortopedmottagningen, Hallands sjukhus", "Medicinkliniken, Länssjukhuset"])
def test_a_hospital_whose_town_is_lost_is_doubted(lost: str) -> None:
    assert read(FORM.replace("Medicinmottagningen HSV", lost)).fields["requesting_clinic"].flags


def test_a_town_between_the_labels_of_the_next_block() -> None:
    order = read(
        """
Beställare                                Patient
Mottagning/avd                            Pat.id
Ortopedmottagningen, Hallands sjukhus     19900602-2397
Halmstad                                  Patientens namn
Läkarens namn                             Anna Testsson
Karin Lund
"""
    )
    assert value(order, "requesting_clinic") == "Ortopedmottagningen, Hallands sjukhus Halmstad"


def test_a_title_that_the_end_of_a_line_cut_off() -> None:
    order = read(
        "Enhet: Rehabenheten, Hallands sjukhus Varberg; Namn: Karin Lund; Yrkestitel: leg.\n"
        "sjukgymnast; Telefon: 0340-48 10 00; Patient: Anna Testsson; Personnummer: 19900602-2397."
    )
    assert value(order, "requester_type") == "physiotherapist"


def test_a_question_in_capitals_over_two_lines() -> None:
    order = read(FORM + "PATIENTEN HAR SAMTYCKT     ☒ Ja   ☐ Nej\nMUNTLIGT")
    assert value(order, "consent") == "oral"


def test_numbered_labels_over_values_at_the_edge_of_the_page() -> None:
    order = read(
        """
BESTÄLLD AV

1. Avdelning/mottagning
Medicinmottagningen HSV

2. Beställande läkare
Karin Lund, leg. läkare

PATIENTUPPGIFTER

3. För- och efternamn
Anna Testsson

4. Patientens identitet
19900602-2397
"""
    )
    assert value(order, "requesting_clinic") == "Medicinmottagningen HSV"
    assert value(order, "doctor") == "Karin Lund"


def test_a_name_that_goes_on_in_the_next_line() -> None:
    order = read(
        "Hej!\n"
        "Vi behöver bilder och utlåtande från röntgen vänster handled, utförd 17/1 2024 på 19900602-2397 Anna Berg\n"
        "Testsson. Aktuell behandling: mobilisering efter handledsfraktur.\n\n"
        "Vänligen\nleg. naprapat Karin Lund\nRehab Ekliden"
    )
    assert value(order, "patient_name") == "Anna Berg Testsson"


def test_each_examination_of_a_short_table_has_its_own_date() -> None:
    table = (
        "Us                      Datum\nMR knä sin              den 14 augusti 2026\nRtg hand dx             21/7 -25\n"
    )
    order = read(FORM.replace("Undersökning:  CT thorax\nUs.datum:      2026-03-02\n", table))
    dates = [(e.modality.value, e.date.value) for e in order.examinations]
    assert dates == [("MR", "2026-08-14"), ("XR", "2025-07-21")]


def test_a_clinics_label_left_blank_is_no_clinic() -> None:
    assert value(read(FORM.replace("Medicinmottagningen HSV", "Remitterande vårdenhet")), "requesting_clinic") is None


def test_the_next_label_read_with_a_clinic_is_doubted() -> None:
    assert read(FORM.replace("Medicinmottagningen HSV", "Hudmottagningen HSH Läk")).fields["requesting_clinic"].flags


def test_a_clinic_that_is_one_word_stays_one() -> None:
    text = "Vi beställer bilder från CT thorax 2026-03-02 på Anna Testsson 19900602-2397.\n\nMed vänlig hälsning\n"
    assert (
        value(read(text + "Karin Lund, överläkare\nOrtopedmottagningen"), "requesting_clinic") == "Ortopedmottagningen"
    )
