"""What a value, a line or a place on the paper tells by itself, where no wording of a label does."""

from __future__ import annotations

import pytest

from intake.extract.pages.sighted import sighted_page
from intake.extract.values.letters import is_fax_header
from intake.extract.wordings.grammar import meaning
from intake.extract.wordings.known import understood
from intake.model import PageKind
from tests.unit.extract.orders import FORM, THERAPIST, read, read_pages, value
from tests.unit.extract.typeset import page

ASKED_FOR = """
patient_name: Skriv patientens för- och efternamn | Undertecknad patient
name: Eftern., förn. | För- och tillnamn
doctor: Vem behandlar patienten | Ansvarig läkare på kliniken | Läkare vid mottagningen | Kontaktnamn, beställare
images_wanted: Ska bilderna skickas | Ska vi även skicka bilderna?
report_wanted: Ska utlåtandet skickas | Kopia av remissvar önskas
wanted: Kryssa för det som ska skickas
consent: Pat. samt. | Samt.
oral_consent: Muntl. samt.
self_referred: Är undersökningen remitterad av dig
other: Information till röntgen
examination: Us-kod/text
identity: Res.nr
order_date: Sänt
"""
PAIRS = [
    (wording, kind)
    for line in ASKED_FOR.strip().splitlines()
    for kind, wordings in [line.split(": ", 1)]
    for wording in wordings.split(" | ")
]


@pytest.mark.parametrize(("wording", "kind"), PAIRS)
def test_what_labels_ask_for(wording: str, kind: str) -> None:
    found = understood(wording) or meaning(wording)
    assert found is not None and found.kind == kind


def test_a_house_called_by_a_profession_at_a_place_is_no_label() -> None:
    found = meaning("Kiropraktorn på")
    assert found is None or understood("Kiropraktorn på Brogatan") is None


def test_labels_of_one_letter_before_telephone_numbers() -> None:
    order = read(
        FORM.replace("Telefon:       0340-48 10 00", "T:             0340-48 10 00\nF:             0340-48 10 99")
    )
    assert (value(order, "phone"), value(order, "fax")) == ("0340-48 10 00", "0340-48 10 99")


def test_a_clinics_label_beside_a_name_with_its_title_names_the_doctor() -> None:
    order = read(FORM.replace("Läkare:        Karin Lund", "Enhet:         Karin Lund, överläkare"))
    assert value(order, "doctor") == "Karin Lund"


LETTER = """
Naprapaterna vid Torget AB

Önskar bilder och utlåtande från MR ländrygg 2026-03-02.
Patient: Anna Testsson, pnr 19900602-2397.
Aktuell behandling: ländryggssmärta, träning.
{end}
"""


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("Med vänlig hälsning\nS. Lund\nNaprapat\nNaprapaterna vid Torget AB", "S. Lund"),
        ("Vänliga hälsningar\nK-G Lund\nLeg. naprapat\nNaprapaterna vid Torget AB", "K-G Lund"),
        ("Karin Lund\nLeg. naprapat/idrottsnaprapat\nNaprapaterna vid Torget AB", "Karin Lund"),
        ("Dikterat av Karin Lund, naprapat\nNaprapaterna vid Torget AB", "Karin Lund"),
        ("Sign: K-G Lund\nLeg naprapat\nNaprapaterna vid Torget AB", "K-G Lund"),
    ],
)
def test_who_signs_stands_above_the_title(end: str, name: str) -> None:
    assert value(read(LETTER.format(end=end)), "doctor") == name


def test_initials_at_the_start_of_a_line_are_no_number_of_a_part() -> None:
    order = read(FORM.replace("Läkare:        Karin Lund", "Läkare:\nA. Lund, överläkare"))
    assert value(order, "doctor") == "A. Lund"


@pytest.mark.parametrize(
    "sentence",
    [
        "För Anna Testsson, personnr 19900602-2397 önskas bilder och utlåtande från CT thorax 2026-03-02.",
        "För personnr 19900602-2397, Anna Testsson önskas bilder och utlåtande från CT thorax 2026-03-02.",
        "Önskar bilder och utlåtande från CT thorax utf. 2026-03-02 på pat. TESTSSON, Anna, pnr 19900602-2397.",
        "Önskar bilder och utlåtande från CT thorax från 2026-03-02 på vår patient 199006022397 Anna Testsson.",
    ],
)
def test_the_patient_in_the_middle_of_a_sentence(sentence: str) -> None:
    order = read(
        f"Medicinmottagningen HSV\n\n{sentence}\nBilder och utlåtande skickas till Mediaenheten SU/S.\n"
        "Med vänlig hälsning\nKarin Lund, överläkare\nMedicinmottagningen HSV"
    )
    assert value(order, "identity_number") == "199006022397"
    assert str(value(order, "patient_name")).casefold() == "anna testsson"
    assert [e.date.value for e in order.examinations] == ["2026-03-02"]
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)


def test_a_date_with_full_stops_makes_no_fax_header() -> None:
    assert not is_fax_header("bilder från 10.01.2024 på vår patient")
    assert is_fax_header("2026-11-07 10.01 från: 0340-48 10 00 sid 1")


@pytest.mark.parametrize("sign", ['-"-', "d:o", "samma mottagare som bilderna"])
def test_ditto_is_the_recipient_of_the_images(sign: str) -> None:
    order = read(
        FORM.replace("Mottagare:     Mediaenheten SU/S", f"Bilder till:   Mediaenheten SU/S\nSvar till:     {sign}")
    )
    assert value(order, "report_recipient") == "Mediaenheten SU/S"


def test_small_print_that_demands_consent_denies_none() -> None:
    text = FORM.replace("Medicinmottagningen HSV", "Kirurgkliniken NUS")
    order = read(
        text + "Samtycke:      Muntligt samtycke har inhämtats\n\n"
        "Samtycke från patient krävs när bilder lämnas till annan vårdgivare. Se baksidan\n"
    )
    assert value(order, "consent") == "oral"


def test_consent_named_as_an_enclosure_is_announced_and_not_given() -> None:
    order = read(THERAPIST.format(title="sjukgymnast", more="Bilaga 1: patientens skriftliga samtycke."))
    assert value(order, "consent_document") == "announced_absent"


def test_an_answer_about_consent_is_no_label_for_the_greeting() -> None:
    order = read(
        "Kirurgkliniken NUS\n\nPatient: Anna Testsson 19900602-2397\nÖnskar bilder från CT thorax 2026-03-02.\n"
        "Bilderna skickas till Röntgenkliniken NUS.\nJa, muntligt samtycke\nMvh E. Lund, ST-läkare\nKirurgkliniken NUS"
    )
    assert value(order, "consent") == "oral"


def test_a_list_of_patients_each_told_on_lines_of_their_own() -> None:
    reading = read_pages(
        page(
            "Medicinmottagningen HSV\n\nLista på patienter, bilder och utlåtande önskas\n\n"
            "Beställande läkare:   Karin Lund\nMottagare:            Mediaenheten SU/S\n\n"
            "Anna Testsson, 19900602-2397\nCT thorax, 2026-03-02\n"
            "Bo Testsson, 19121212-1212\nMR ländrygg, 2026-04-02\n\n"
            "Underskrift:"
        )
    )
    assert [value(o, "identity_number") for o in reading.orders] == ["199006022397", "191212121212"]
    assert [value(o, "patient_name") for o in reading.orders] == ["Anna Testsson", "Bo Testsson"]
    assert [[e.date.value for e in o.examinations] for o in reading.orders] == [["2026-03-02"], ["2026-04-02"]]
    assert all(value(o, "image_recipient") == "Mediaenheten SU/S" for o in reading.orders)


def test_whole_rows_of_labels_are_turned_where_they_stand_below() -> None:
    form = sighted_page(
        page(
            "19900602-2397     Anna Testsson\nPers. nr.         Patientens namn\n\n"
            "MR ländrygg       2026-03-02\nUs_kod/text       Us.datum\n\n"
            "031-390 06 48     Ortopedkliniken\nTelefon           Xyz_enhet\n\n"
        )
    ).form
    read_so = {e.kind: e.value.text for e in form.entries if e.value}
    assert read_so["examination"] == "MR ländrygg" and read_so["exam_date"] == "2026-03-02"


def test_a_label_left_blank_takes_no_unknown_label_and_its_value() -> None:
    text = FORM.replace("Läkare:        Karin Lund", "Beställande läkares namn\nKst            A69614635").replace(
        ":  ", "   "
    )
    assert value(read(text), "doctor") is None


def test_a_ward_by_its_letters_is_a_clinic_of_the_house() -> None:
    assert value(read(FORM.replace("Medicinmottagningen HSV", "IVA HSV")), "requesting_clinic") == "IVA HSV"


def test_the_right_and_left_of_other_languages() -> None:
    order = read(FORM.replace("CT thorax", "MRI left knee"))
    assert [(e.body_part.value, e.side.value) for e in order.examinations] == [("knä", "left")]


def test_a_wish_about_somebody_keeps_its_report() -> None:
    order = read(
        "Medicinmottagningen HSV\n\nFör personnr 19900602-2397, Testsson, Anna önskas bilder + utlåtande från:\n"
        "CT thorax 2026-03-02\nBilderna skickas via IEP till Mediaenheten SU/S.\nTack på förhand!\nKarin Lund\nÖl\n"
        "Medicinmottagningen HSV"
    )
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert value(order, "report_recipient") is None


def test_typed_yes_and_no_in_one_row_of_a_table() -> None:
    order = read(
        FORM.replace("Önskas:        Bilder och utlåtande\n", "")
        + "\nReferens     Ska bilderna skickas     Ska utlåtandet skickas\nB1234        Ja                       nej\n"
    )
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, False)


def test_a_whole_name_below_a_label_that_fills_its_line() -> None:
    order = read(FORM.replace("Patient:       Anna Testsson", "Efternamn, förnamn (patient):\nTestsson, Anna"))
    assert value(order, "patient_name") == "Anna Testsson"


def test_on_a_form_of_numbered_labels_a_cell_with_a_number_is_one() -> None:
    form = sighted_page(
        page(
            "1. Patient          2. Personnummer\nAnna Testsson       19900602-2397\n\n"
            "3. Läkare           4. Telefon\nKarin Lund          0340-48 10 00\n\n"
            "5. Klinik           6. Xyzz.\nHudmottagningen     sekr. Lena\n"
        )
    ).form
    assert {e.kind: e.value.text for e in form.entries if e.value}["clinic"] == "Hudmottagningen"


def test_your_name_on_a_form_is_not_the_patients() -> None:
    text = FORM.replace("Patient:       Anna Testsson\n", "").replace("Läkare:        Karin", "Ange ditt namn: Karin")
    assert value(read(text), "patient_name") is None


def test_a_title_of_two_words_is_no_clinic() -> None:
    order = read(
        "Rygg- och knäskolan Åvik\n\nPatient: Anna Testsson 19900602-2397\nÖnskar bilder från MR ländrygg 2026-03-02.\n"
        "Med vänlig hälsning\nKarin Lund, Leg. fysioterapeut, OMT-specialist\nRygg- och knäskolan Åvik"
    )
    assert value(order, "requesting_clinic") == "Rygg- och knäskolan Åvik"


def test_where_somebody_works_stands_below_the_signature() -> None:
    order = read(
        "2026-11-07 Röntgen HSH, bildutlån\nPat Anna Testsson pnr 19900602-2397\n"
        "Skicka bilder och svar: MR ländrygg 2026-03-02\nPatienten behandlas för: ländryggssmärta\n"
        "Muntligt samtycke föreligger\nSign: Karin Lund, fysioterapeut\nRehabenheten HSH, fysioterapi\nT: 0340-48 10 00"
    )
    assert (value(order, "doctor"), value(order, "requesting_clinic")) == (
        "Karin Lund",
        "Rehabenheten HSH, fysioterapi",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Patologi - slutsvar\n\nPatient: Anna Testsson 19900602-2397\nPreparat: hudexcision\nDiagnos: nodulär typ, "
        "radikalt borttagen.",
        "Strandens Djurklinik\n\nTill djurägare Bo Testsson\nRöntgen av katten visar inga skelettskador.\n"
        "Karin Lund, leg. veterinär",
    ],
)
def test_pathology_and_vets_are_no_orders(text: str) -> None:
    assert read_pages(page(text)).page_kinds == (PageKind.OTHER,)


def test_words_for_a_day_beside_a_label_for_days_are_no_body_part() -> None:
    order = read(
        "Patientens namn: Anna Testsson\nPersonnummer: 19900602-2397\nVilken undersökning: Mammografi\n"
        "Datum för undersökningen: senast utförda\nÖnskas: Bilder\nSkickas till: Mediaenheten SU/S"
    )
    assert order.examinations[0].date.value == "latest"
