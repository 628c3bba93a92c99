"""Who asks and where it goes, on papers laid out as nobody here has seen: each test is a fault that was found."""

from __future__ import annotations

import pytest

from intake.extract.values.names import clean_person_name, is_title, without_capitals
from intake.extract.values.professions import find_profession
from intake.extract.values.shapes import reads_like_name
from tests.unit.extract.orders import FORM, THERAPIST, doubts, read, value

LETTER = """
Hej! Vi önskar bilder från CT thorax 2026-03-02. Det gäller Anna Testsson 19900602-2397.
{more}

Tack på förhand!
Karin Lund, specialist i allmänmedicin
Ortopedmottagningen HSH
Tel 035-13 10 00
"""

TELEGRAM = """
MEDICINMOTTAGNINGEN HSV
STORGATAN 1, 123 45 GRANBY
TILL RÖNTGEN HSH
BEHÖVER BILDER OCH UTLÅTANDE AV CT THORAX 2026-03-02. {patient}
ALLT SKICKAS TILL RÖNTGEN SÄS BORÅS. SKÄL: KONTROLL EFTER OPERATION.
DR KARIN LUND ÖVERLÄKARE, MEDICINMOTTAGNINGEN HSV
TEL 0340-48 10 00
DIKT. 2026-11-11
"""


@pytest.mark.parametrize("clinic", ["Sjukgymnasterna vid Torget", "Naprapaterna Sjöbris", "Kiropraktorhuset Ekbacken"])
def test_a_practice_named_by_its_profession_is_a_clinic(clinic: str) -> None:
    order = read(THERAPIST.format(title="naprapat", more="").replace("Rehab Ekliden", clinic))
    assert value(order, "requesting_clinic") == clinic
    assert value(order, "image_recipient") == clinic


def test_a_sign_between_two_words_of_a_name_is_no_noise() -> None:
    order = read(FORM.replace("Medicinmottagningen HSV", "Fysio & Hälsa Tångvallen"))
    assert "requesting_clinic" not in doubts(order)


def test_a_compound_of_a_profession_is_that_profession() -> None:
    (found,) = find_profession("Ola Lund (specialistfysioterapeut)")
    assert found.value == "physiotherapist"


def test_the_writer_stands_above_the_telephone_where_nobody_greets() -> None:
    order = read(LETTER.format(more="Bilderna länkas till Röntgen SÄS Borås."))
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "requesting_clinic") == "Ortopedmottagningen HSH"


def test_the_sentence_behind_a_reason_tells_where_the_images_go() -> None:
    order = read(LETTER.format(more="Syfte: inför MDK. Bilderna länkas till Röntgen SÄS Borås."))
    assert value(order, "image_recipient") == "Röntgen SÄS Borås"


@pytest.mark.parametrize(
    "patient",
    [
        "PAT ANNA AF TESTSSON PERSONNUMMER 19900602-2397.",
        "PT ANNA AF TESTSSON\n199006022397.",
        "ANG ANNA\nAF TESTSSON PERSONNUMMER 19900602-2397.",
    ],
)
def test_a_note_in_capitals(patient: str) -> None:
    order = read(TELEGRAM.format(patient=patient))
    assert value(order, "patient_name") == "Anna af Testsson"
    assert value(order, "identity_number") == "199006022397"
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "requesting_clinic") == "MEDICINMOTTAGNINGEN HSV"
    assert value(order, "image_recipient") == value(order, "report_recipient") == "RÖNTGEN SÄS BORÅS"


def test_only_texts_in_capitals_are_written_anew() -> None:
    assert without_capitals("PAT ANNA VON TESTSSON 1990") == "Pat Anna von Testsson 1990"
    assert without_capitals("Röntgen HSH och SU/S") == "Röntgen HSH och SU/S"


def test_who_speaks_for_the_clinic_in_a_note() -> None:
    order = read(
        "Hej!\nFrån Medicinmottagningen HSV.\nGäller Anna Testsson personnummer 19900602-2397. Önskar bilder och svar"
        " på CT thorax utförd 2026-03-02.\nAllt skickas till Röntgen SÄS Borås.\nPå uppdrag av Karin Lund, spec.läk.\n"
        "Tfn 0340-48 10 00\n2026-11-16 / Birgit, sekreterare"
    )
    assert value(order, "requesting_clinic") == "Medicinmottagningen HSV"
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Röntgen SÄS Borås"


def test_a_private_person_says_name_and_number() -> None:
    order = read(
        "Mitt namn är Anna Testsson (19900602-2397). Jag begär att få utlåtande från MR axel 2026-09-02.\nAnna"
    )
    assert value(order, "requester_type") == "patient"


@pytest.mark.parametrize(
    ("text", "surname_first", "expected", "doubtful"),
    [
        ("Testsson Wrede, Anna", True, "Anna Testsson Wrede", False),
        ("Testsson Wrede, Anna", False, "Anna Testsson Wrede", True),
        ("Testsson, Anna", False, "Anna Testsson", False),
        ("19900602-2397 ANNA TESTSSON", False, "Anna Testsson", False),
        ("Anna Testsson, Halmstad", False, "Anna Testsson", False),
    ],
)
def test_the_whole_name(text: str, surname_first: bool, expected: str, doubtful: bool) -> None:
    found = clean_person_name(text, surname_first=surname_first)
    assert found is not None
    assert (found.value, bool(found.flags)) == (expected, doubtful)


def test_a_double_surname_under_its_label() -> None:
    order = read(FORM.replace("Patient:       Anna Testsson", "Efternamn, förnamn:  Testsson Wrede, Anna"))
    assert value(order, "patient_name") == "Anna Testsson Wrede"
    assert "patient_name" not in doubts(order)


def test_the_names_parts_under_labels_that_name_the_patient() -> None:
    order = read(
        FORM.replace(
            "Patient:       Anna Testsson", "Tilltalsnamn/förnamn:  Anna\nPatientens efternamn (patientens):  Testsson"
        )
    )
    assert value(order, "patient_name") == "Anna Testsson"


@pytest.mark.parametrize("name", ["Per Trygg", "Axel Lund", "Tuulikki Svartz"])
def test_names_that_hold_the_letters_of_other_words(name: str) -> None:
    assert reads_like_name(name)


def test_a_number_in_a_sentence_right_behind_the_name() -> None:
    order = read(LETTER.format(more="").replace("19900602-2397", "900602 2397"))
    assert value(order, "identity_number") == "199006022397"


def test_the_telephone_below_the_patient_is_the_requesters() -> None:
    order = read(
        "PAT.UPPGIFTER\nNamn:          Anna Testsson\nPersonnummer:  19900602-2397\n** AVSÄNDARE **\n"
        "Klinik:        Medicinmottagningen HSV\nLäkare:        Karin Lund\nDirektnummer:  0340-48 10 00\n"
        "Undersökning:  CT thorax\nUs.datum:      2026-03-02\nMottagare:     Mediaenheten SU/S\nÖnskas:        Bilder"
    )
    assert value(order, "phone") == "0340-48 10 00"


@pytest.mark.parametrize("number", ["(0340) 48 10 00", "0340-48 10 00"])
def test_an_area_code_is_no_part_of_the_label(number: str) -> None:
    order = read(FORM.replace("Telefon:       0340-48 10 00", f"Telefon sekr. {number}"))
    assert str(value(order, "phone")).replace("(", "").replace(")", "").replace(" ", "-") == "0340-48-10-00"


def test_samma_som_ovan_is_the_recipient_above() -> None:
    order = read(
        FORM.replace(
            "Mottagare:     Mediaenheten SU/S", "Bilder till:   Mediaenheten SU/S\nUtl. till:     samma som ovan"
        )
    )
    assert value(order, "report_recipient") == "Mediaenheten SU/S"


def test_one_recipient_under_a_heading_for_both() -> None:
    order = read(
        FORM.replace(
            "Mottagare:     Mediaenheten SU/S", "Mottagare av bilder och utlåtande\nLänkas till:   Mediaenheten SU/S"
        )
    )
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Mediaenheten SU/S"
    one = read(FORM.replace("Mottagare:     Mediaenheten SU/S", "Bilder till:   Mediaenheten SU/S"))
    assert value(one, "report_recipient") is None


@pytest.mark.parametrize("more", ["Överföring", "Patienten avled i oktober"])
def test_a_neighbours_words_in_a_unit_are_doubted(more: str) -> None:
    order = read(FORM.replace("Mediaenheten SU/S", f"Mediaenheten SU/S {more}"))
    assert "image_recipient" in doubts(order)


def test_a_quoted_mail_does_not_hide_the_signature() -> None:
    order = read(
        LETTER.format(more="Bilderna länkas till Röntgen SÄS Borås.").strip()
        + "\n-----Ursprungligt meddelande-----\n> Från: Röntgen HSH\n> Skriv ut och faxa den i stället.\n"
    )
    assert value(order, "requesting_clinic") == "Ortopedmottagningen HSH"


@pytest.mark.parametrize("name", ["Ove de la Testsson", "Testsson, Ove"])
def test_the_letterhead_is_no_part_of_the_name_on_a_sticker(name: str) -> None:
    order = read(
        "Medicinmottagningen, Hallands sjukhus          19900602-2397\n"
        f"Halmstad                                       {name}\n\n"
        + FORM.replace("Patient:       Anna Testsson\nPersonnummer:  19900602-2397\n", "")
    )
    assert value(order, "patient_name") in {name, "Ove Testsson"}


def test_a_clinic_called_by_its_specialty() -> None:
    order = read(LETTER.format(more="").replace("Ortopedmottagningen HSH", "Ortopeden HSK"))
    assert value(order, "requesting_clinic") == "Ortopeden HSK"
    assert value(order, "requester_type") == "region_clinic"


def test_a_house_is_no_person() -> None:
    order = read(
        THERAPIST.format(title="naprapat", more="")
        .replace("Klinik:", "Arbetsplats:")
        .replace("Rehab Ekliden", "Hälsohuset Kvarnen")
    )
    assert value(order, "requesting_clinic") == "Hälsohuset Kvarnen"


def test_a_title_is_no_part_of_a_name_nor_a_clinic() -> None:
    order = read(FORM.replace("Läkare:        Karin Lund", "Läkare:        Specialistfysioterapeut Karin Lund"))
    assert value(order, "doctor") == "Karin Lund"
    assert is_title("bitr. överläkare")
    assert not is_title("Ortopeden HSK")
    found = clean_person_name("Anna Testsson Reservnr 19900602")
    assert found is not None
    assert found.value == "Anna Testsson"


def test_a_name_with_a_doctors_title_is_no_sure_patient() -> None:
    order = read(FORM.replace("Anna Testsson", "Anna Testsson, spec.läk"))
    assert "patient_name" in doubts(order)


def test_a_sentence_over_two_lines_names_one_part() -> None:
    order = read(
        "ORT KLIN HSH\nTILL RÖNTGEN HSV\nPT ANNA TESTSSON, PERSONNUMMER 19900602-2397. ÖNSKAR RÖNTGENBILDER OCH\n"
        "SVAR CT THORAX 2026-03-02. UTLÅTANDE\nSÄNDES TILL AVD 34.\n"
        "DR KARIN LUND ÖVERLÄKARE, ORT KLIN HSH\nTEL 0340-48 10 00"
    )
    assert value(order, "report_recipient") == "AVD 34"
    assert value(order, "image_recipient") is None


@pytest.mark.parametrize("place", ["Kontroll efter operation", "Bildarkiv Röntgenarkiv, Länssjukhuset i Kalmar"])
def test_what_is_no_place_is_doubted(place: str) -> None:
    assert "image_recipient" in doubts(read(FORM.replace("Mediaenheten SU/S", place)))


def test_the_rest_of_a_clinic_is_doubted() -> None:
    assert "requesting_clinic" in doubts(read(FORM.replace("Medicinmottagningen HSV", "diagnostik och hälsa")))


def test_a_clinic_that_the_letterhead_names_with_more_words_is_doubted() -> None:
    form = FORM.strip().replace("Medicinmottagningen HSV", "Rygg & Led")
    assert "requesting_clinic" in doubts(read("Rygg & Led Naprapatklinik\n\n" + form))
    assert "requesting_clinic" not in doubts(read("Rygg & Led\n\n" + form))


def test_a_doubted_clinic_is_a_doubted_recipient() -> None:
    form = THERAPIST.format(title="naprapat", more="").strip().replace("Rehab Ekliden", "Rygg & Led")
    assert {"requesting_clinic", "image_recipient"} <= doubts(read("Rygg & Led Naprapatklinik\n\n" + form))


def test_a_sentence_end_inside_a_clinic_makes_it_and_its_type_doubtful() -> None:
    order = read(FORM.replace("Medicinmottagningen HSV", "Kirurgmott Värnamo sjukhus. Ang Testsson"))
    assert {"requesting_clinic", "requester_type"} <= doubts(order)


def test_the_departments_word_belongs_to_the_recipient() -> None:
    order = read(
        TELEGRAM.format(patient="PAT ANNA TESTSSON 19900602-2397.").replace("2026-03-02. PAT", "2026-03-02.\nPAT")
    )
    assert value(order, "image_recipient") == "RÖNTGEN SÄS BORÅS"
    form = read(FORM.replace("Mottagare:     Mediaenheten SU/S", "Allt sänds till röntgen Värnamo sjukhus"))
    assert value(form, "image_recipient") == "röntgen Värnamo sjukhus"


def test_the_end_of_a_remark_is_no_recipient() -> None:
    order = read(FORM.replace("Mediaenheten SU/S", "mediaenhet)"))
    assert value(order, "image_recipient") is None


def test_a_hospital_of_ours_by_its_bare_name_is_no_clinic() -> None:
    order = read("Detta är Hallands sjukhus.\n" + FORM.replace("Klinik:        Medicinmottagningen HSV\n", ""))
    assert value(order, "requesting_clinic") is None


def test_a_mail_says_the_clinic_in_brackets_behind_the_name() -> None:
    order = read(
        "Från:    Karin Lund (Medicinmottagningen HSV)\nTill:    Röntgen Halland\n\nHej,\n"
        "Vi önskar bilder från CT thorax 2026-03-02 på Anna Testsson, 19900602-2397.\n"
        "Bilderna länkas till Mediaenheten SU/S.\n"
    )
    assert value(order, "requesting_clinic") == "Medicinmottagningen HSV"
    assert value(order, "doctor") == "Karin Lund"


def test_a_name_that_ends_in_a_particle_goes_on_and_is_doubted() -> None:
    found = clean_person_name("Anna De la")
    assert found is not None
    assert "low_confidence" in found.flags


def test_a_wish_whose_verb_was_misread_is_no_silence() -> None:
    order = read(
        FORM.replace("Önskas:        Bilder och utlåtande", "") + "\nVi heställer bilder från CT thorax 2026-03-02.\n"
    )
    assert value(order, "wants_report") is not True
    assert value(order, "wants_images") is True or {"wants_images", "wants_report"} <= doubts(order)
