"""Labels with what forms dress them up with, and labels that the end of a line or a narrow column broke."""

from __future__ import annotations

import pytest

from intake.extract.wordings.dress import bare_label
from intake.extract.wordings.known import guess_kind, understood
from tests.unit.extract.form.test_form_layouts import values
from tests.unit.extract.orders import read, value


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


def test_boxes_below_labels_side_by_side_answer_the_label_they_are_under() -> None:
    order = read(
        "Klinik                Läkare\n"
        "Medicinmottagningen HSV    Karin Lund\n"
        "Us                         Beställs bilder?\n"
        "CT thorax 2026-03-02       ☐ Ja   ☒ Nej\n"
        "Önskas utlåtande?\n"
        "☒ Ja   ☐ Nej\n"
    )
    assert value(order, "wants_images") is False
    assert value(order, "wants_report") is True


def test_a_label_left_blank_names_no_doctor() -> None:
    order = read(
        "Enhetens namn       Medicinmottagningen HSV\n"
        "Ansv. läkare\n"
        "Direktnummer        0340-48 10 00\n"
        "Namn (pat.)         Anna Testsson\n"
        "Personnummer        19900602-2397\n"
        "Undersökning        CT thorax 2026-03-02\n"
        "Vad beställs        Bilder och utlåtande\n"
        "Mottagande enhet    Mediaenheten SU/S\n"
    )
    assert value(order, "doctor") is None


def test_how_a_printout_closes_answers_nothing() -> None:
    order = read(
        "KLINIK: KIROPRAKTORHUSET EKEN\nBEHANDLARE: KARIN LUND, KIROPRAKTOR\nPATIENT: ANNA TESTSSON\n"
        "PERSONNUMMER: 19900602-2397\nUNDERSÖKNING: MR LÄNDRYGG 2026-03-02\nÖNSKAS: BILDER OCH UTLÅTANDE\n"
        "ORSAK TILL BEHANDLING:\nSLUT PÅ UTSKRIFT\n"
    )
    assert value(order, "relevance") == "not_stated"


def test_a_label_below_a_heading_has_its_value_beside_it() -> None:
    read_values = values(
        "Motivering          Rond\nLeverans\nRöntgenavdelning    Röntgen SÖS\nÖnskat leveranssätt  Länkas\n"
    )
    assert read_values["recipient"] == "Röntgen SÖS"


def test_the_next_label_is_numbered_or_said_to_be_optional() -> None:
    read_values = values("Ref.nr: B9330; 8. Best.datum: 2026-11-12; Utl. till: Röntgen SÖS; ev. tfn: 08-465 004 80.\n")
    assert read_values["reference"] == "B9330;"
    assert read_values["report_recipient"] == "Röntgen SÖS;"
    assert read_values["phone"] == "08-465 004 80."


def test_a_long_label_has_its_value_on_the_next_line() -> None:
    assert (
        values(
            "Klinik: Medicinmottagningen HSV\nRemitterande doktor (som ansvarar för beställningen):\nKarin Lund\n"
            "Fax: 040-628 05 20\nDatum: 2026-11-14\n"
        )["referrer"]
        == "Karin Lund"
    )


def test_a_form_that_calls_itself_an_order_of_material_asks_for_nothing() -> None:
    for title in ("RÖNTGENMATERIAL - BESTÄLLNING", "BESTÄLLNING TILL RÖNTGEN"):
        assert values(f"{title}\nRöntgenexpeditionen HSH\nKlinik: Medicinmottagningen HSV\n") == {
            "clinic": "Medicinmottagningen HSV"
        }


@pytest.mark.parametrize(
    ("sentence", "images", "report"),
    [
        ("Beställningen omfattar endast bilder.", True, False),
        ("Jag har gjort MR knä hos er och vill ha utlåtandet.", False, True),
        ("Beställer bilder: MR knä", True, False),
    ],
)
def test_what_is_asked_for_in_a_sentence(sentence: str, images: bool, report: bool) -> None:
    order = read(f"Hej,\nGäller Anna Testsson 19900602-2397.\n{sentence}\nMvh\nKarin Lund\nMedicinmottagningen HSV\n")
    assert value(order, "wants_images") is images
    assert value(order, "wants_report") is report


def test_a_house_named_like_a_therapist_is_a_clinic() -> None:
    order = read(
        "Kiropraktor City Åvik\n\nBeställande klinik:  Kiropraktor City Åvik\nBehandlare:  Karin Lund, kiropraktor\n"
        "Patient:  Anna Testsson\nPersonnummer:  19900602-2397\nUndersökning:  Fotledsröntgen sin\n"
        "Us.datum:  2026-03-02\nÖnskas:  Bilder\n"
    )
    assert value(order, "requesting_clinic") == "Kiropraktor City Åvik"
    assert value(order, "doctor") == "Karin Lund"
    assert order.examinations[0].side.value == "left"


def test_the_subject_of_a_mail_is_no_reference() -> None:
    order = read(
        "Från:  Karin Lund (Medicinmottagningen HSV)\nÄrende:  Beställning röntgenmaterial\n\nHej,\nVi önskar bilder.\n"
    )
    assert value(order, "reference") is None


def test_labels_of_later_columns_are_broken_too() -> None:
    read_values = values(
        "Telnr:     070-174 06 49     Faxnummer (inkl.      040-628 05 54\n"
        "                             riktnummer):\n"
        "Beställt:  2026-11-11\n"
    )
    assert read_values["fax"] == "040-628 05 54"
    assert read_values["phone"] == "070-174 06 49"


def test_a_reason_at_the_head_of_a_letter_does_not_swallow_the_order() -> None:
    order = read(
        "Hej,\nSyfte: second opinion. Vi behöver bilder och utlåtande från slätröntgen höger höftled\n"
        "av den 4/6-2026 på vår patient Anna Testsson, 19900602-2397.\nMvh\nKarin Lund\nMedicinmottagningen HSV\n"
    )
    assert value(order, "patient_name") == "Anna Testsson"
    assert order.examinations[0].body_part.value == "höft"
    assert order.examinations[0].date.value == "2026-06-04"
    assert value(order, "relevance") == "yes"
