"""Labels and values: beside, below, in tables, in columns; blank fields and what is no value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.model import FIELD_NAMES, RecipientKind, RequesterType
from tests.unit.extract.orders import FORM, doubts, read, read_pages, value
from tests.unit.extract.typeset import page


def test_a_complete_order_has_every_field_and_no_doubt() -> None:
    order = read(FORM)
    assert set(order.fields) == set(FIELD_NAMES)
    assert not doubts(order)
    assert not order.flags
    assert value(order, "requesting_clinic") == "Medicinmottagningen HSV"
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "phone") == "0340-48 10 00"
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "identity_number") == "199006022397"
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Mediaenheten SU/S"
    assert value(order, "wants_images") is True
    assert value(order, "wants_report") is True
    assert order.requester_candidates == (RequesterType.REGION_CLINIC,)
    assert order.image_recipient_kind is order.report_recipient_kind is RecipientKind.MEDIA_UNIT
    (exam,) = order.examinations
    assert (exam.modality.value, exam.body_part.value, exam.date.value) == ("CT", "thorax", "2026-03-02")


def test_every_value_is_traced_to_its_words() -> None:
    source = page(FORM)
    order = read_pages(source).orders[0]
    (evidence,) = order.fields["identity_number"].evidence
    word = next(w for w in source.words if w.text == "19900602-2397")
    assert (evidence.page, evidence.box, evidence.text) == (1, word.box, "19900602-2397")


@pytest.mark.parametrize(
    "text",
    [
        "Läkare\n  Karin Lund\nPatient\n  Anna Testsson\nPersonnummer\n  19900602-2397\nUndersökning\n  CT thorax",
        "Läkare            Patient          Personnummer\nKarin Lund        Anna Testsson    19900602-2397\n"
        "Undersökning      Us.datum\nCT thorax         2026-03-02",
        "Läkare:                       Patient:\nKarin Lund                    Anna Testsson\n"
        "Undersökning:                 Personnummer:\nCT thorax                     19900602-2397",
        "LÄKARE......... KARIN LUND\nPATIENT........ ANNA TESTSSON\nPERSONNUMMER... "
        "19900602-2397\nUNDERSÖKNING... CT THORAX",
        "Läkare: Karin Lund Patient: Anna Testsson\nPersonnummer: 19900602-2397 Undersökning: CT thorax",
        "Läkare:Karin Lund\nPatient:Anna Testsson\nPnr:19900602-2397\nUndersökning:CT thorax",
        "Läkare         Karin Lund\nPatient        Anna Testsson\nPersonnummer   19900602-2397\nUndersökning   "
        "CT thorax",
    ],
    ids=["above", "grid", "columns", "dotted", "in one line", "glued", "aligned"],
)
def test_layouts_say_the_same(text: str) -> None:
    order = read(text + "\nBilder önskas till: Mediaenheten SU/S")
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "identity_number") == "199006022397"
    assert [e.text.value.casefold() for e in order.examinations if isinstance(e.text.value, str)] == ["ct thorax"]


def test_a_blank_field_is_missing_and_never_takes_the_next_label() -> None:
    order = read(FORM.replace("Karin Lund", "______________").replace("0340-48 10 00", "............"))
    assert value(order, "doctor") is None
    assert value(order, "phone") is None
    assert value(order, "patient_name") == "Anna Testsson"


def test_a_label_with_a_misread_letter_is_still_one() -> None:
    order = read(FORM.replace("Personnummer:", "Persannummer:").replace("Mottagare:", "Mottaqare:"))
    assert value(order, "identity_number") == "199006022397"
    assert value(order, "image_recipient") == "Mediaenheten SU/S"


def test_a_value_goes_on_below_and_stops_at_the_next_label() -> None:
    order = read(
        FORM.replace("Mediaenheten SU/S", "Röntgenavdelningen, Skånes\n               universitetssjukhus Lund")
    )
    assert value(order, "image_recipient") == "Röntgenavdelningen, Skånes universitetssjukhus Lund"
    assert value(order, "wants_report") is True


def test_a_table_lists_several_examinations() -> None:
    order = read(
        FORM.replace("Undersökning:  CT thorax\nUs.datum:      2026-03-02", "")
        + "\nUndersökning        Datum          Sida\nCT thorax           2026-03-02\nMR knä              "
        "2026-02-02     hö\n"
    )
    found = [(e.modality.value, e.body_part.value, e.side.value, e.date.value) for e in order.examinations]
    assert found == [("CT", "thorax", "none", "2026-03-02"), ("MR", "knä", "right", "2026-02-02")]


def test_sections_tell_whose_name_and_telephone_it_is() -> None:
    order = read(
        "PATIENT\nNamn: Anna Testsson\nPersonnummer: 19900602-2397\nTelefon: 070-174 06 01\n\n"
        "BESTÄLLARE\nNamn: Karin Lund\nKlinik: Medicinmottagningen HSV\nTelefon: 0340-48 10 00\n\n"
        "MOTTAGARE\nEnhet: Mediaenheten SU/S\nTelefon: 031-342 10 00\n\nUndersökning: CT thorax "
        "2026-03-02\nÖnskas: Bilder"
    )
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "phone") == "0340-48 10 00"
    assert value(order, "requesting_clinic") == "Medicinmottagningen HSV"
    assert value(order, "image_recipient") == "Mediaenheten SU/S"


def test_the_line_of_the_sending_machine_gives_no_values() -> None:
    lines = FORM.strip("\n").split("\n")
    source = page(lines)
    header = page(["16/11/2026 09:12  035-13 10 00  900602-2397  S. 1/2"])
    top = header.words
    moved = tuple(type(w)(w.text, w.confidence, type(w.box)(w.box.x0, 40, w.box.x1, 70), 999) for w in top)
    order = read_pages(replace(source, words=(*moved, *source.words))).orders[0]
    assert value(order, "identity_number") == "199006022397"
    assert value(order, "phone") == "0340-48 10 00"
    assert value(order, "fax") is None


def test_order_date_and_birth_date_are_no_examination_dates() -> None:
    order = read(FORM.replace("Us.datum:      2026-03-02", "Datum:         2026-11-02\nFödelsedatum:  1990-06-02"))
    (exam,) = order.examinations
    assert exam.date.value is None


def test_telephone_and_organisation_numbers_are_no_identity_numbers() -> None:
    order = read(
        FORM.replace("Personnummer:  19900602-2397", "Org.nr:        556677-8899\nFax:           070-615 12 34")
    )
    assert value(order, "identity_number") is None


def test_recipient_for_one_part_fills_only_that_one() -> None:
    order = read(FORM.replace("Mottagare:  ", "Bilder till:"))
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert value(order, "report_recipient") is None


@pytest.mark.parametrize("same", ["samma", "d:o", "se ovan", "Samma som bilder"])
def test_same_copies_the_recipient(same: str) -> None:
    order = read(
        FORM.replace("Mottagare:     Mediaenheten SU/S", f"Bilder till:   Mediaenheten SU/S\nUtlåtande till: {same}")
    )
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Mediaenheten SU/S"


def test_what_follows_fvb_is_the_onward_recipient() -> None:
    order = read(FORM.replace("Mediaenheten SU/S", "Mediaenheten SU/S fvb. Toraxkliniken SU/S"))
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert value(order, "onward_recipient") == "Toraxkliniken SU/S"
    assert value(order, "requester_type") == "region_clinic"


def test_our_own_department_is_never_the_recipient() -> None:
    order = read("Till: Röntgen, Hallands sjukhus Halmstad\n" + FORM.replace("Mottagare:     Mediaenheten SU/S", ""))
    assert value(order, "image_recipient") is None


def test_a_hospital_in_the_letterhead_is_no_clinic() -> None:
    order = read("Hallands sjukhus Varberg\n" + FORM.replace("Klinik:        Medicinmottagningen HSV", ""))
    assert value(order, "requesting_clinic") is None
    assert order.requester_candidates == (RequesterType.REGION_CLINIC,)
