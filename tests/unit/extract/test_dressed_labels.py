"""Labels with what forms dress them up with, and labels that the end of a line or a narrow column broke."""

from __future__ import annotations

import pytest

from intake.extract.label_dress import bare_label
from intake.extract.wordings import guess_kind, understood
from tests.unit.extract.orders import read, value
from tests.unit.extract.test_form_layouts import values


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Klinik / Clinic", "Klinik"),
        ("Physician / Remitterande läkare", "Remitterande läkare"),
        ("Namn (pat.) (Patient name)", "Namn (pat.)"),
        ("Skickas/länkas till/Send to", "Skickas/länkas till"),
        ("Bilder skickas till / Images", "Bilder skickas till"),
        ("Klinik - obligatorisk uppgift", "Klinik"),
        ("3. Inrättning *", "Inrättning"),
        ("Ev. telefon (dagtid)", "telefon (dagtid)"),
        ("Klinik/avdelning", "Klinik/avdelning"),
        ("Clinic", "Clinic"),
    ],
)
def test_a_label_without_its_dress(text: str, bare: str) -> None:
    assert bare_label(text) == bare


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Best. enhet", "clinic"),
        ("Rem. läkare", "doctor"),
        ("Ansv. läkare", "doctor"),
        ("Mott. enhet", "recipient"),
        ("Mott. utlåtande", "report_recipient"),
        ("Und.datum", "exam_date"),
        ("Utförd undersökning", "examination"),
        ("Akt. beh.", "relevance"),
        ("Muntl. samtycke", "oral_consent"),
        ("Undersökn. (t.ex. CT, MR, slät)", "examination"),
        ("Datum, undersökning / Exam date", "exam_date"),
        ("Utlämnas till", "recipient"),
    ],
)
def test_short_forms_are_understood(label: str, kind: str) -> None:
    found = understood(label)
    assert found is not None
    assert found.kind == kind == guess_kind(label)


def test_labels_in_two_languages_side_by_side() -> None:
    assert values(
        "Företag / Clinic              Physician / PAL\n"
        "Läkarhuset Ekliden            Karin Lund, överläkare\n"
        "Patient name / Namn (pat.)    Pers.nummer (Personal ID)\n"
        "Anna Testsson                 19900602-2397\n"
    ) == {
        "clinic": "Läkarhuset Ekliden",
        "doctor": "Karin Lund, överläkare",
        "patient_name": "Anna Testsson",
        "identity": "19900602-2397",
    }


RUNNING = """
BESTÄLLNING AV BILDER
Klinik (enhetens namn): Medicinmottagningen HSV; Beställande doktor
(för- och efternamn): Karin Lund; Fax: 040-628 05 20; Ort och datum: 2026-11-02; Tfn: 08-465 004
36; 7. Ref.nr: B5675; Patientens namn (obligatoriskt): Anna Testsson; Pnr: 19900602-2397.
Undersökning: CT thorax; Us.datum: 2026-03-02; Önskas: Bilder och utlåtande; Mott.
enhet: Mediaenheten SU/S.
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("requesting_clinic", "Medicinmottagningen HSV"),
        ("doctor", "Karin Lund"),
        ("fax", "040-628 05 20"),
        ("phone", "08-465 004 36"),
        ("reference", "B5675"),
        ("patient_name", "Anna Testsson"),
        ("image_recipient", "Mediaenheten SU/S"),
        ("report_recipient", "Mediaenheten SU/S"),
    ],
)
def test_labels_run_on_behind_semicolons_and_over_line_ends(name: str, expected: str) -> None:
    assert value(read(RUNNING), name) == expected


def test_a_narrow_column_breaks_labels_that_nobody_listed() -> None:
    read_values = values(
        "Klin.:                           Ortopedmottagningen Borås\n"
        "2. Remitterande                  Karin Lund\n"
        "läkare:\n"
        "Bilder skickas till / Images     Röntgen Borås\n"
        "to:\n"
        "Datum för us (om det är          2026-01-15\n"
        "känt):\n"
    )
    assert read_values["doctor"] == "Karin Lund"
    assert read_values["image_recipient"] == "Röntgen Borås"
    assert read_values["exam_date"] == "2026-01-15"


def test_the_number_of_the_next_question_is_no_part_of_a_number() -> None:
    assert values("3. Telefon:  031-390 06 38   4. Datum:  2026-11-02\n")["phone"] == "031-390 06 38"


def test_a_sentence_with_an_identity_number_is_no_label() -> None:
    order = read(
        "Hej,\nBeträffande Anna Testsson (19900602-2397): vänligen skicka bilder från\n"
        "CT thorax, utförd 2026-03-02.\nMvh\nKarin Lund\nMedicinmottagningen HSV\n"
    )
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "identity_number") == "199006022397"
