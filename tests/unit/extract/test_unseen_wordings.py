"""Wordings and layouts that nobody listed: read by stems of words, by place, and by the paper's own habits."""

from __future__ import annotations

import pytest

from intake.directory import parse_directory
from intake.extract.pages.sighted import sighted_page
from intake.extract.values.consent_words import understand
from intake.extract.values.examinations import find_examinations
from intake.extract.values.names import clean_doctor_name
from intake.extract.values.units import recipient_kind
from intake.extract.wordings.known import guess_kind, kind_of, understood
from intake.model import Consent, PageKind, RecipientKind
from tests.unit.extract.orders import DIRECTORY, FORM, THERAPIST, doubts, read, read_pages, value
from tests.unit.extract.typeset import page

NUMBER = "19900602-2397"
LETTER = (
    "Ortopedkliniken, Västerviks sjukhus\n\nHej!\nBeställer bilder från MR knä 2026-03-02. Patient Anna Testsson,\n"
    "personnummer 19900602-2397. Bilderna länkas till Röntgen, Västerviks sjukhus.\n\n{end}"
)


def kinds(text: str) -> dict[str, str]:
    return {e.kind: e.value.text for e in sighted_page(page(text)).form.entries if e.value}


# --- labels ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wording", "kind"),
    [
        ("Bilder tillställs", "image_recipient"),
        ("Utlåtande delges", "report_recipient"),
        ("Expedieras till", "recipient"),
        ("Bildmott", "image_recipient"),
        ("Vem ska ha utlåtandet?", "report_recipient"),
        ("Personen ärendet rör", "onset_heading_patient"),
        ("Hur når ni oss?", "phone"),
        ("Vilka är vi?", "clinic"),
        ("Vad röntgades?", "examination"),
        ("Röntgad kroppsdel och metod", "examination"),
        ("Handling (undersökning)", "examination"),
        ("Vad ska det användas till?", "relevance"),
        ("Den som beställer", "doctor"),
        ("Ansvarig vårdpersonal", "doctor"),
        ("Vårdgivarens namn och yrke", "doctor"),
        ("Pågående beh", "relevance"),
    ],
)
def test_labels_are_understood_from_their_stems(wording: str, kind: str) -> None:
    assert guess_kind(wording) == kind


def test_a_word_is_no_misread_other_word() -> None:
    assert kind_of("Handling") is None
    assert kind_of("Behandlinq") == "relevance"


def test_a_clause_with_its_verb_asks() -> None:
    found = understood("Undersökningen vi menar är")
    assert found is not None and not found.weak


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Bilder skickas: Röntgen, Västerviks sjukhus", "image_recipient"),
        ("Utlåtande skickas: Samma", "report_recipient"),
        ("Skickas/länkas: Till oss", "recipient"),
        ("Bilder skickas: via IEP", "delivery"),
        ("Beställare med yrke: Karin Lund, leg. naprapat", "doctor"),
        ("Din kontakt hos oss: Karin Lund, leg. fysioterapeut", "doctor"),
    ],
)
def test_the_value_tells_what_a_label_leaves_open(line: str, kind: str) -> None:
    assert kind in kinds(line)


def test_what_answers_where_to_is_no_label() -> None:
    read_here = kinds(
        "Mottagande enhet                 Behandling som pågår\n"
        "Vår mottagning                   Styrketräning för höger höft\n"
    )
    assert read_here["recipient"] == "Vår mottagning"
    assert read_here["relevance"] == "Styrketräning för höger höft"


def test_a_value_a_little_to_the_right_answers_the_label_above() -> None:
    read_here = kinds(
        "Er avsändare är\n     Ortopedkliniken Borås\nVilken läkare vill ha materialet?\n     Karin Lund, överläkare\n"
        "Hur når ni oss?\n     031-390 06 48\n"
    )
    assert read_here["clinic"] == "Ortopedkliniken Borås"
    assert read_here["doctor"] == "Karin Lund, överläkare"
    assert read_here["phone"] == "031-390 06 48"


# --- people -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Karin Thelander", "Karin Thelander"),
        ("Karin Lund Sektionschef", "Karin Lund"),
        ("sektionschef, överläkare Karin Lund", "Karin Lund"),
        ("Karin Bildt, enhetsledare", "Karin Bildt"),
    ],
)
def test_names_and_posts(text: str, name: str) -> None:
    found = clean_doctor_name(text)
    assert found is not None and found.value == name


@pytest.mark.parametrize(
    "end",
    [
        "Hälsn Karin Lund, bitr. överläkare",
        "Tack! Karin Lund, leg. läk",
        "Det är Karin Lund, leg. läk som vill ha materialet.\nMed vänlig hälsning\nOrtopedkliniken",
        "Beställs åt Karin Lund, överläkare.\nMed vänlig hälsning\nOrtopedkliniken",
    ],
)
def test_who_orders_at_the_end_of_a_letter(end: str) -> None:
    order = read(LETTER.format(end=end))
    assert value(order, "doctor") == "Karin Lund"
    assert "doctor" not in doubts(order)


def test_a_house_called_after_its_people_is_no_person() -> None:
    text = THERAPIST.format(title="kiropraktor", more="").replace("Rehab Ekliden", "Eklidens Kiropraktorer")
    order = read(text)
    assert value(order, "requesting_clinic") == "Eklidens Kiropraktorer"
    assert value(order, "doctor") == "Karin Lund"
    assert "requesting_clinic" not in doubts(order)


# --- where it goes ----------------------------------------------------------------------------------------------------


def test_the_desk_that_a_message_is_for_receives_nothing() -> None:
    text = (
        "Avsändare    Medicinmottagningen HSV\nMottagare    Röntgen Halmstad, sekreterarna\n\nHej!\n"
        "Önskar bilder från CT thorax 2026-03-02. Patient: Anna Testsson, personnummer 19900602-2397.\n"
        "Bilderna länkas till Röntgen, Västerviks sjukhus.\n\nMvh\nKarin Lund, överläkare"
    )
    order = read(text)
    assert value(order, "image_recipient") == "Röntgen, Västerviks sjukhus"
    assert "image_recipient" not in doubts(order)


def test_wards_by_their_last_noun() -> None:
    assert recipient_kind("Medicinavdelningen SU/Östra", DIRECTORY) is RecipientKind.OTHER_UNIT
    assert recipient_kind("Röntgenavdelningen SU/Ö", DIRECTORY) is RecipientKind.MEDIA_UNIT


def test_units_alike_only_in_what_they_are_do_not_match() -> None:
    directory = parse_directory(
        "name,aliases,place,region,in_halland,ownership,kind,media_unit,fax,phone,checked_on,checked_by,fictional\n"
        "Vårdcentralen Åsa,,Åsa,Region Halland,yes,unknown,health_centre,,,,,,no\n"
    )
    assert not directory.find("Vårdcentralen Båstad").units
    assert directory.find("Vårdcentralon Åsa").units


# --- what is asked ----------------------------------------------------------------------------------------------------


def test_a_remark_behind_a_body_part_leaves_it_there() -> None:
    found = find_examinations(
        "Röntgen ländrygg (egen remiss) 2026-04-28 samt MR ländrygg (remiss från annan) 2026-07-31"
    )
    assert [f.body_part for f in found] == ["ländrygg", "ländrygg"]


def test_dates_are_written_alike_on_one_paper() -> None:
    text = FORM.replace("2026-03-02", "24-05-18").replace("Patient:", "Datum:         26-11-13\nPatient:")
    order = read(text)
    assert order.examinations[0].date.value == "2024-05-18"
    assert not order.examinations[0].date.flags
    alone = read(FORM.replace("2026-03-02", "24-05-18")).examinations[0].date
    assert alone.flags == ("several_values",)


def test_boxes_under_a_label_side_by_side_tell_what_is_wanted() -> None:
    order = read(
        FORM.replace("Önskas:        Bilder och utlåtande\n", "")
        + "Us.datum                Kryssa för vad som önskas\n2026-03-02              ☒ Bilder    ☒ Utlåtanden\n"
    )
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert not {"wants_images", "wants_report"} & doubts(order)


def test_what_a_form_calls_itself_asks_for_no_more_than_its_own_answer() -> None:
    order = read(
        FORM.replace("BESTÄLLNING AV BILDER", "Hämta hem bilder och svar").replace(
            "Bilder och utlåtande", "Endast bilder"
        )
    )
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, False)


def test_the_small_print_of_a_form_claims_no_consent() -> None:
    found = understand("Beställaren svarar för att patientens samtycke är inhämtat")
    assert found is None or found.value is Consent.NONE


def test_pages_that_number_themselves_are_one_paper() -> None:
    first = page(
        "Remiss för utlämning av material\nKlinik:  Ortopedkliniken, Västerviks sjukhus\nLäkare:  Karin Lund\n"
        "Patient:  Anna Testsson\nPersonnummer:  19900602-2397\n\nSida 1 (2)"
    )
    second = page(
        "Remiss för utlämning av material, forts.\nUndersökning:  MR knä\nUs.datum:  2026-03-02\n"
        "Önskas:  Bilder\nSänds till:  Röntgen, Västerviks sjukhus\n\nSida 2 (2)",
        number=2,
    )
    reading = read_pages(first, second)
    assert reading.page_kinds == (PageKind.ORDER, PageKind.ORDER)
    assert value(reading.orders[0], "patient_name") == "Anna Testsson"
