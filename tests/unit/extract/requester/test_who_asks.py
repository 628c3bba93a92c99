"""Who asks, on papers built otherwise: dates beside letterheads, printed mails, shortened labels, private letters."""

from __future__ import annotations

import pytest

from intake.extract.examinations.referral import says_self_referred
from intake.extract.values.identity import find_identity_numbers
from intake.extract.values.names import clean_person_name
from intake.extract.wordings.grammar import meaning
from intake.model import RequesterType, SelfReferred
from tests.unit.extract.orders import FORM, TODAY, read, value

LETTER = """
Ortopedkliniken, Testköpings lasarett      {date}
Till
Röntgenavdelningen Halmstad

Ang. Anna Testsson, 19900602-2397

Undertecknad önskar bilder från MR höger knä 2026-03-02 rörande ovanstående patient.
Bilderna länkas till Röntgen SU/S. Muntligt samtycke finns.

{greeting}
Karin Lund, överläkare
Ortopedkliniken, Testköpings lasarett Tel 035-13 10 00
"""


@pytest.mark.parametrize("date", ["2026-03-09", "260309", "9/3 2026", "9.3.2026", "9 mar 2026", "9/3-26"])
def test_the_date_of_a_letter_is_no_part_of_the_clinic(date: str) -> None:
    order = read(LETTER.format(date=date, greeting="Med vänlig hälsning"))
    assert value(order, "requesting_clinic") == "Ortopedkliniken, Testköpings lasarett"


@pytest.mark.parametrize("greeting", ["Tack på förhand", "Tack för hjälpen!", "Vänligen"])
def test_thanks_end_a_letter_as_greetings_do(greeting: str) -> None:
    assert value(read(LETTER.format(date="2026-03-09", greeting=greeting)), "doctor") == "Karin Lund"


MAIL = """
Karin Lund
Från:      Karin Lund <karin.lund@post.example>
Skickat:      2026-03-09 10:34
Till:      Röntgenavdelningen Halmstad

Hej!
Vi önskar bilder från MR höger knä 2026-03-02. Patient: Anna Testsson, 19900602-2397.
Bilderna länkas till Röntgen SU/S.

Hälsningar
{signed}
Vårdcentralen Testbyn, Region Halland

Kliniken är ansluten till Patientförsäkringen. F-skattsedel finns.
"""


@pytest.mark.parametrize("signed", ["Karin Lund", "Karin Lund, bitr öl", "Karin Lund (öl)"])
def test_a_printed_mail_is_headed_by_its_writer_and_a_region_has_clinics(signed: str) -> None:
    order = read(MAIL.format(signed=signed))
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "requesting_clinic") == "Vårdcentralen Testbyn, Region Halland"
    assert value(order, "requester_type") == RequesterType.REGION_CLINIC.value


PRIVATE = """
Anna Testsson
Testgatan 3
Tel 035-13 10 00

Hallands sjukhus, Röntgenavdelningen, Varberg

Hej,
{number}Kan ni skicka utlåtande från MR höger knä 2026-03-02 till mig?

Tack för hjälpen!
{signed}
"""


@pytest.mark.parametrize("number", ["", "Pers.nr 19900602-2397. "])
def test_who_writes_of_nobody_else_under_a_name_alone_is_the_patient(number: str) -> None:
    order = read(PRIVATE.format(number=number, signed="Anna Testsson"))
    assert value(order, "requester_type") == RequesterType.PATIENT.value
    assert value(order, "patient_name") == "Anna Testsson"


@pytest.mark.parametrize("signed", ["Anna Testsson, naprapat", "Anna Testsson\nOrtopedkliniken Testköping"])
def test_a_professional_who_says_me_is_no_patient(signed: str) -> None:
    order = read(PRIVATE.format(number="", signed=signed))
    assert value(order, "requester_type") != RequesterType.PATIENT.value


def test_a_relative_says_whose_relative() -> None:
    order = read(
        "Det gäller Anna Testsson, 19900602-2397. Kan ni skicka utlåtande från MR hjärna 2026-03-02 till mig?\n"
        "Patienten är en nära anhörig till mig.\n\nHälsningar\nBo Testsson\n"
    )
    assert value(order, "requester_type") == RequesterType.PATIENT.value
    assert order.facts.on_behalf_of


NOTE = """
Röntgenarkivet Halmstad

Pat: Anna Testsson 19900602-2397
MR ländrygg 2026-03-02
Önskas: bilder + utl
Beh: lumbago
Egen remiss

/ Karin Lund, leg. kiropraktor
Ryggateljén Strandängen
Tel 035-13 10 00
"""


def test_a_slash_signs_a_note_and_the_clinic_under_it_is_no_person() -> None:
    order = read(NOTE)
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "requester_type") == RequesterType.CHIROPRACTOR.value


def test_a_clinic_in_place_of_a_name_closes_a_letter() -> None:
    order = read(
        "Till Röntgenarkivet Halmstad. Vi behöver bilder från MR hjärna 2026-03-02. Patient: Anna Testsson,\n"
        "19900602-2397. Bilderna ska till Röntgen SU/S.\n\n\n"
        "Ortopedkliniken, Testköpings lasarett\nTel 035-13 10 00\n2026-03-09\n"
    )
    assert value(order, "requesting_clinic") == "Ortopedkliniken, Testköpings lasarett"
    assert value(order, "doctor") is None


def test_patrik_is_no_label() -> None:
    found = clean_person_name("Patrik Testsson")
    assert found is not None and found.value == "Patrik Testsson"
    found = clean_person_name("Pat. Anna Testsson")
    assert found is not None and found.value == "Anna Testsson"


def test_an_examination_is_nobodys_surname() -> None:
    found = clean_person_name("Anna Testsson Ultraljud")
    assert found is not None and found.value == "Anna Testsson"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Behandl.", "doctor"),
        ("Undersökn.", "examination"),
        ("Person som begär", "doctor"),
        ("Undersökningen gjordes på vår remiss", "self_referred"),
    ],
)
def test_shortened_labels_and_who_asks(label: str, kind: str) -> None:
    found = meaning(label)
    assert found is not None and found.kind == kind


def test_numbers_beside_the_patients_name() -> None:
    for text in ("Ang. Testsson, Anna; 900602 2397", "Patient: Anna Testsson, 900602 2397"):
        (found,) = find_identity_numbers(text, order_year=None, today=TODAY)
        assert found.value == "199006022397"
    assert not find_identity_numbers("Karin Lund 0206140154", order_year=None, today=TODAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Det var jag som skrev remissen till undersökningen.", SelfReferred.YES),
        ("MR ländrygg, på annans remiss", SelfReferred.NO),
        ("Vi har inte skrivit remissen", SelfReferred.NO),
    ],
)
def test_who_wrote_the_referral(text: str, said: SelfReferred) -> None:
    assert says_self_referred(text) is said


LETTERED = """
Ortopedkliniken Testköping

A. Patient
Namn: Anna Testsson
Personnummer: 19900602-2397
B. Material
[x] Bilder   [ ] Svar
Undersökning: MR höger knä
Undersökningsdatum: 2026-03-02
C. Från
Klinik: Ortopedkliniken Testköping
Läkare: Karin Lund
"""


def test_letters_that_number_the_parts_of_a_form_are_no_boxes() -> None:
    order = read(LETTERED)
    assert value(order, "requester_type") != RequesterType.PATIENT.value
    assert value(order, "requesting_clinic") == "Ortopedkliniken Testköping"


def test_a_guardian_writes_as_one() -> None:
    order = read(
        "Hej,\n\nJag skriver som förälder och vårdnadshavare. Det gäller Anna Testsson, 19900602-2397. Jag ber att få\n"
        "utlåtande från MR hjärna 2026-03-02.\n\nHälsningar\nBo Testsson\n"
    )
    assert value(order, "requester_type") == RequesterType.PATIENT.value
    assert order.facts.on_behalf_of


def test_a_name_before_a_number_called_so_in_another_language() -> None:
    order = read(
        "Our patient Anna Testsson, Swedish identity number 19900602-2397, was examined at your clinic.\n"
        "Please send the images of MR knee 2026-03-02.\n"
    )
    assert value(order, "patient_name") == "Anna Testsson"


def test_a_person_before_the_clinic_on_one_line_is_no_part_of_it() -> None:
    order = read(
        "KIROPRAKTORHUSET EKBACKEN\n\nTILL RÖNTGEN HALMSTAD\n"
        "BEHÖVER BILDER OCH UTLÅTANDE AV MR HÖ. KNÄ (2026-03-02). PAT ANNA TESTSSON\n"
        "PERSONNUMMER 19900602-2397. MATERIALET SKICKAS PÅ USB-MINNE.\n"
        "KLAS BERG LEG. KIROPRAKTOR, KIROPRAKTORHUSET EKBACKEN\n"
        "TEL 035-13 10 00\n"
    )
    assert str(value(order, "requesting_clinic")).casefold() == "kiropraktorhuset ekbacken"


def test_who_stands_with_a_title_asks_where_the_label_cannot_be_read() -> None:
    order = read(FORM.replace("Läkare:        Karin Lund", "i       K-G Lund, överläkare"))
    doctor = order.fields["doctor"]
    assert (doctor.value, doctor.flags) == ("K-G Lund", ())


def test_of_two_who_stand_with_titles_and_no_label_neither_is_sure_to_ask() -> None:
    order = read(FORM.replace("Läkare:        Karin Lund", "i       K-G Lund, överläkare\ni       Eva Ask, överläkare"))
    assert "low_confidence" in order.fields["doctor"].flags


@pytest.mark.parametrize("line", ["Dikterande  Karin Lund, sektionschef", "/ spec. allmänmedicin Karin Lund"])
def test_titles_that_are_no_professions_tell_who_asks(line: str) -> None:
    order = read(FORM.replace("Läkare:        Karin Lund", line))
    assert (value(order, "doctor"), order.fields["doctor"].flags) == ("Karin Lund", ())


HEALTH_CENTRE = """
Vårdcentralen Tvååker
{owner}

Till Röntgen Halmstad

Vi önskar bilder från MR höger knä 2026-03-02 gällande Anna Testsson, 19900602-2397.
Bilderna länkas till Röntgen SU/S.

Med vänlig hälsning
Karin Lund, distriktsläkare
"""


@pytest.mark.parametrize(
    ("owner", "kind"),
    [
        ("Region Halland", "region_clinic"),
        ("På uppdrag av Region Halland", "unknown"),
        ("Ansluten till Vårdval Halland", "unknown"),
        ("Tvååkersvägen 3", "unknown"),
    ],
)
def test_the_region_below_a_health_centre_owns_it(owner: str, kind: str) -> None:
    assert value(read(HEALTH_CENTRE.format(owner=owner)), "requester_type") == kind


SECRETARY = """
Hej,
önskar bilder och utlåtande från CT buk 2026-03-02 gällande Anna Testsson, 19900602-2397.
Länkas till Röntgen SU/S{receiver}.
{doctor}

Med vänlig hälsning
Ulla Ek, vårdadministratör
Medicinmottagningen HSV
"""


def test_a_secretary_writes_for_the_doctor_whom_the_letter_names() -> None:
    order = read(SECRETARY.format(receiver="", doctor="Dr Karin Lund är den som har skickat konsultremissen."))
    assert value(order, "doctor") == "Karin Lund"


def test_the_doctor_who_receives_is_not_the_one_who_orders() -> None:
    assert value(read(SECRETARY.format(receiver=", fvb dr Karin Lund", doctor="")), "doctor") == "Ulla Ek"
