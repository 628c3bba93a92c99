"""Orders on letters, prescriptions and forms that were made for something else, and who asks with them."""

from __future__ import annotations

import pytest

from intake.extract.values.consent_words import understand
from intake.model import Consent, RequesterType
from tests.unit.extract.orders import read, read_pages, value
from tests.unit.extract.typeset import page

SLIP = """
{head}

Till Röntgen Varberg

Önskas kopia av bilder och utlåtande:
Anna Testsson 19900602-2397
MR ländrygg 2026-03-02
Länkas till Mediaenheten SU/S

Karin Lund, leg. läkare
"""

PRIVATE = """
Anna Testsson
Storgatan 14
432 44 Varberg
070-174 06 12

Till er som arbetar på röntgen

Den 14 maj 2024 gjorde jag en magnetkamera av ryggen hos er. Doktor Berg på Lindens
Ryggmottagning fick svaret. {closed}

Skicka bara utlåtandet hem till mig. Mitt personnummer är 19900602-2397.
"""


@pytest.mark.parametrize(
    "head",
    [
        "Hjärtpraktiken Linden, Storgatan 61, Halmstad",
        "Hjärtpraktiken Linden                    REKVISITION",
        "Hjärtpraktiken Linden          vx 035-58 80 00",
    ],
)
def test_the_clinic_of_a_letterhead_shares_its_line_with_an_address_or_a_title(head: str) -> None:
    assert value(read(SLIP.format(head=head)), "requesting_clinic") == "Hjärtpraktiken Linden"


def test_a_street_in_a_letterhead_is_no_clinic() -> None:
    assert value(read(SLIP.format(head="Storgatan 61, Halmstad")), "requesting_clinic") is None


def test_a_patient_tells_of_the_doctor_and_asks_in_person() -> None:
    order = read(PRIVATE.format(closed="I januari lades Lindens Ryggmottagning ner."))
    assert value(order, "requester_type") == RequesterType.PATIENT
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "clinic_closed") is True
    assert value(order, "phone") == "070-174 06 12"


def test_a_clinic_that_moved_is_not_closed() -> None:
    assert value(read(PRIVATE.format(closed="Mottagningen har flyttat.")), "clinic_closed") is not True


@pytest.mark.parametrize("option", ["mig själv", "mitt barn"])
def test_whoever_orders_for_themselves_or_their_child_is_a_private_person(option: str) -> None:
    text = f"""
Beställning av röntgenbilder

Jag beställer handlingar som gäller
☒ {option}
☐ annan person

Namn:           Anna Testsson
Personnummer:   19900602-2397
Undersökning:   MR knä
Us.datum:       2026-03-02
Önskas:         Bilder och utlåtande
"""
    assert value(read(text), "requester_type") == RequesterType.PATIENT


def test_a_part_by_its_name_and_the_place_it_goes_to() -> None:
    text = SLIP.replace("Önskas kopia av bilder och utlåtande:\n", "").replace(
        "Länkas till Mediaenheten SU/S",
        "Bilder: via IEP till Mediaenheten SU/S\nUtl.: faxas till Bildarkivet Lund, nr ovan",
    )
    order = read(text.format(head="Hjärtpraktiken Linden"))
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert value(order, "report_recipient") == "Bildarkivet Lund"
    assert value(order, "delivery") == "iep"


def test_what_a_form_adds_to_a_question_is_no_answer() -> None:
    order = read(
        """
1. Vilken klinik beställer?
   Rehab Ekliden
2. Vilken läkare?
   Karin Lund
3. Patientens namn och personnummer?
   Anna Testsson 19900602-2397
4. Vilken undersökning, vilket datum?
   MR ländrygg, 2026-03-02
5. Bilder, utlåtande eller båda?
   båda
6. Vart ska bilderna?
   Mediaenheten SU/S
7. Vart ska utlåtandet? (Vi faxar endast till röntgenavdelning.)
   d:o
8. Har patienten samtyckt? Muntligt räcker.
   ja muntligt
"""
    )
    assert value(order, "report_recipient") == "Mediaenheten SU/S"
    assert value(order, "consent") == Consent.ORAL


@pytest.mark.parametrize(
    "said",
    [
        "Patienten är tillfrågad och har godkänt det muntligt här på mottagningen.",
        "Båda patienterna är tillfrågade per telefon och samtycker.",
    ],
)
def test_consent_asked_for_at_the_clinic_is_the_patients(said: str) -> None:
    about = understand(said)
    assert about is not None
    assert (about.value, about.unsure) == (Consent.ORAL, False)


def test_consent_of_the_clinic_is_none_of_the_patient() -> None:
    about = understand("Mottagningen har godkänt det muntligt.")
    assert about is None or about.value is Consent.NONE


def test_whether_the_patient_was_asked_is_a_question_about_consent() -> None:
    text = SLIP.replace("Karin Lund,", "Är patienten tillfrågad?   Ja, har godkänt muntligt\n\nKarin Lund,")
    order = read(text.format(head="Hjärtpraktiken Linden"))
    assert value(order, "consent") == Consent.ORAL
    assert value(order, "patient_name") == "Anna Testsson"


PRICES = """
Nordiska Skydd            Prislista 2027

Till röntgenavdelningen

Beställ före den 15 december. Ange klinik på er beställning.
Skyddsförkläde    4 190 kr
Halskrage           620 kr
Kudde för knä, MR   890 kr
Bildkuvert, 100 st 1 280 kr

☐ Vi önskar katalog
Klinik:              Tel:
Org.nr 559999-1101
"""
OUTAGE = """
Till alla användare av bildarkivet

Natten till torsdag uppgraderas arkivet. Bilder och utlåtanden kan inte nås
under den tiden. Skicka frågor till oss om bilder som saknas.
"""


@pytest.mark.parametrize("text", [PRICES, OUTAGE])
def test_what_concerns_nobody_is_no_order(text: str) -> None:
    assert not read(text).is_order


def test_what_concerns_somebody_is_an_order_in_any_words() -> None:
    assert read(OUTAGE + "\nDet gäller vår patient Anna Testsson.").is_order
    assert read(OUTAGE + "\nDet gäller MR ländrygg från i våras.").is_order


def test_a_person_under_a_label_for_marks_is_the_patient() -> None:
    text = SLIP.replace("Anna Testsson 19900602-2397", "Märkning:   Anna Testsson, 19900602-2397")
    order = read(text.format(head="Hjärtpraktiken Linden"))
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "identity_number") == "199006022397"


def test_headings_that_count_people_begin_their_parts() -> None:
    reading = read_pages(
        page(
            """
Polismyndigheten                        Datum 2026-10-21

Till Röntgen Varberg. Vi begär bilder och utlåtanden avseende nedanstående.

Målsägande 1             Undersökning
Anna Testsson            DT ansiktsskelett
19900602-2397            2026-09-27

Målsägande 2             Undersökning
Eva Provsson             röntgen höger hand
19910717-2380            2026-09-27
"""
        )
    )
    assert [value(o, "identity_number") for o in reading.orders] == ["199006022397", "199107172380"]
    assert [[e.body_part.value for e in o.examinations] for o in reading.orders] == [["ansiktsskelett"], ["hand"]]


def test_a_line_of_a_list_goes_on_below_its_number() -> None:
    reading = read_pages(
        page(
            [
                "Ortopedkliniken, Centrallasarettet Växjö",
                "",
                "Vi ber om bilder och utlåtanden på följande. Allt skickas till Bildenheten, röntgen CLV.",
                "",
                "Nr   Patient              Pers.nr         Us hos er      Us.datum",
                "",
                "3    Testsson, Anna       19900602-2397   DT buk         2026-10-12",
                "",
                "7    Provsson,            19910717-2380   MRT            2026-09-30",
                "     Eva                                  ländrygg",
            ]
        )
    )
    assert [value(o, "patient_name") for o in reading.orders] == ["Anna Testsson", "Eva Provsson"]
    assert [[e.body_part.value for e in o.examinations] for o in reading.orders] == [["buk"], ["ländrygg"]]


@pytest.mark.parametrize(
    ("clinic", "kind"),
    [
        ("Gastrocenter Väst i Mölndal", RequesterType.PRIVATE),
        ("Urologiska kliniken, Centrallasarettet Växjö", RequesterType.OUTSIDE_REGION),
    ],
)
def test_a_house_of_its_own_name_out_of_town_is_its_physicians(clinic: str, kind: RequesterType) -> None:
    text = SLIP.replace("Karin Lund, leg. läkare", f"Karin Lund, leg. läkare\n{clinic}")
    assert value(read(text.format(head="")), "requester_type") == kind
