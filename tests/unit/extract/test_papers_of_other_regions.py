"""Papers of hospitals in other regions: letterheads, print-outs of journals, letters, receipts and referrals."""

from __future__ import annotations

import pytest

from intake.directory import parse_directory
from intake.extract.requester.units_named import whole_house
from intake.extract.values.consent_words import understand
from intake.extract.values.examinations import find_examinations
from intake.extract.values.units import classify_unit
from intake.extract.vocabulary import STARTER_DIRECTORY
from intake.model import Consent, Modality, RequesterType
from tests.unit.extract.orders import doubts, read, value

DIRECTORY = parse_directory(STARTER_DIRECTORY)
LETTER = """
{head}

                                        2 november 2026

Röntgenkliniken Halmstad

Angående Anna Testsson, 19900602-2397

{body}
Bilder och utlåtanden skickas till Röntgen Östersunds sjukhus{behind}.
Patienten har lämnat muntligt samtycke.

Vänliga hälsningar
{signature}
"""


def letter(
    head: str = "Lungmottagningen\nÖstersunds sjukhus",
    body: str = "Vi önskar bilder och utlåtande från DT thorax 2026-03-02.",
    behind: str = "",
    signature: str = "Karin Lund, överläkare",
) -> str:
    return LETTER.format(head=head, body=body, behind=behind, signature=signature)


@pytest.mark.parametrize("region", ["Region Jämtland Härjedalen", "Region Dalarna", "Region Jönköpings län", "VGR"])
def test_a_region_says_whose_a_clinic_is_and_is_none(region: str) -> None:
    assert whole_house(region, DIRECTORY)
    order = read(letter(head=f"{region}\nBrunnby hälsocentral"))
    assert value(order, "requesting_clinic") == "Brunnby hälsocentral"
    assert value(order, "requester_type") == RequesterType.OUTSIDE_REGION


def test_a_clinic_under_its_hospital_heads_the_paper() -> None:
    order = read(letter(head="Region Dalarna\nFalu lasarett\nBild- och funktionsmedicin Falun"))
    assert value(order, "requesting_clinic") == "Bild- och funktionsmedicin Falun"


def test_a_letterhead_in_one_line_is_read_by_its_pieces() -> None:
    order = read(letter(head="NUS · Huvud-hals-centrum · Fysioterapin, Norrlands universitetssjukhus · 901 85 Umeå"))
    assert value(order, "requesting_clinic") == "Fysioterapin, Norrlands universitetssjukhus"


@pytest.mark.parametrize("town", ["Lidköping", "Strömsund", "Växjö"])
def test_a_town_outside_halland_says_that_a_health_centre_is_outside(town: str) -> None:
    assert classify_unit(f"Hälsocentralen {town}", DIRECTORY).types == (RequesterType.OUTSIDE_REGION,)


def test_an_address_tells_of_a_clinic_that_nobody_knows() -> None:
    order = read(letter(head="Lungmottagningen\nStorgatan 3, 831 30 Östersund"))
    assert set(order.requester_candidates) == {RequesterType.OUTSIDE_REGION, RequesterType.PRIVATE}


@pytest.mark.parametrize(
    "behind", [", som lägger in dem åt oss", ", så hämtar vi dem där", ", ni hittar dem i katalogen"]
)
def test_a_place_ends_where_a_sentence_goes_on(behind: str) -> None:
    order = read(letter(behind=behind))
    assert value(order, "image_recipient") == "Röntgen Östersunds sjukhus"


@pytest.mark.parametrize(
    "sentence",
    [
        "Barnläkare Karin Lund följer Anna för hosta och ber er skicka bilder och svar från DT thorax 2026-03-02.",
        "Hon opereras snart och operatören, urolog Karin Lund, vill ha bilder och svar från DT thorax 2026-03-02.",
        "Dr Karin Lund på Lungmottagningen Östersund vill se bilder och svar från DT thorax 2026-03-02.",
    ],
)
def test_who_wishes_in_a_sentence_orders_and_not_who_signs_for_them(sentence: str) -> None:
    order = read(letter(body=sentence, signature="Eva Berg, sjuksköterska"))
    assert value(order, "doctor") == "Karin Lund"


@pytest.mark.parametrize("title", ["avdelningssekreterare", "kontaktsjuksköterska", "vårdadministratör"])
def test_who_helps_writes_for_the_doctor_whom_the_letter_names(title: str) -> None:
    body = "Dr Karin Lund har bedömt henne i dag. Vi önskar bilder och utlåtande från DT thorax 2026-03-02."
    assert value(read(letter(body=body, signature=f"Eva Berg, {title}")), "doctor") == "Karin Lund"
    body = "Nu vill dr Karin Lund gärna ha bilder och utlåtande från DT thorax 2026-03-02."
    assert value(read(letter(body=body, signature=f"Eva Berg, {title}")), "doctor") == "Karin Lund"


def test_a_ward_without_a_name_is_no_clinic() -> None:
    body = "Hon ligger hos oss på avdelning 3. Vi önskar bilder och utlåtande från DT thorax 2026-03-02."
    assert value(read(letter(body=body)), "requesting_clinic") == "Lungmottagningen"


def test_a_region_over_a_clinic_says_that_it_is_not_private() -> None:
    order = read(letter(head="Region Kronoberg\nMedicinkliniken Ljungby"))
    assert value(order, "requester_type") == RequesterType.OUTSIDE_REGION


def test_who_answers_for_the_conference_orders() -> None:
    order = read(letter(signature="Eva Berg, administratör") + "\nKonferensansvarig:   Karin Lund, överläkare\n")
    assert value(order, "doctor") == "Karin Lund"


def test_an_address_behind_a_place_is_left_out() -> None:
    order = read(letter(behind=", 831 83 Östersund"))
    assert value(order, "image_recipient") == "Röntgen Östersunds sjukhus"


def test_the_clinic_of_who_wishes_goes_before_that_of_who_signs() -> None:
    body = "Dr Lund på Ortopedkliniken CLV Växjö vill se bilderna från MR höger knä 2026-03-02."
    order = read(letter(head="", body=body, signature="Eva Berg, läk.sekr ort mott"))
    assert value(order, "requesting_clinic") == "Ortopedkliniken CLV Växjö"


def test_a_part_that_somebody_has_already_is_not_wished_for() -> None:
    body = "Vi önskar bilderna från DT thorax 2026-03-02. Svaret har patienten redan med sig."
    text = letter(body=body).replace("Bilder och utlåtanden skickas", "Bilderna skickas")
    assert value(read(text), "wants_report") is False


RECEIPT = """
Region Värmland

Kvittens - mottagna bilder

Till: Röntgen Varberg

Härmed bekräftas att vi har tagit emot det vi bad om:
Patient: Anna Testsson, 19900602-2397
Innehåll: CT hjärna 2026-03-02, bilder och utlåtande

Bilderna är inlagda och ärendet är avslutat. {more}
"""


def test_a_receipt_orders_nothing() -> None:
    order = read(RECEIPT.format(more="Tack för hjälpen!"))
    assert not order.is_order
    assert order.looks_like == "kvittens"


def test_a_receipt_that_asks_for_more_is_an_order() -> None:
    assert read(RECEIPT.format(more="Utlåtandet saknas dock, kan ni faxa det?")).is_order


REFERRAL = """
REMISS BILDDIAGNOSTIK

Remitterande enhet:   Vårdcentralen Båstad
Patient:              Anna Testsson
Personnummer:         19900602-2397
Önskad undersökning:  CT buk med kontrast

Anamnes/status
Smärtor under höger arcus. Tidigare UL buk utan anmärkning.

Frågeställning:       Konkrement? {more}
"""


def test_a_referral_is_no_order_though_it_speaks_of_earlier_images() -> None:
    assert not read(REFERRAL.format(more="Jämför gärna med tidigare bilder.")).is_order


def test_a_referral_that_asks_for_images_stays_an_order() -> None:
    assert read(REFERRAL.format(more="Vi önskar få tidigare bilder länkade.")).is_order


def test_a_question_about_the_report_alone_presumes_the_images() -> None:
    order = read(
        """
        LÅNEFÖRBINDELSE

        Långivare:            Röntgen Varberg
        Låntagare:            Ortopedmottagningen Kungälvs sjukhus
        Patient:              Anna Testsson
        Personnummer:         19900602-2397
        Bilder (organ, sida): Rtg höger fotled 2026-03-02
        Utlåtande önskas:     Ja
        Levereras till:       Röntgenavdelningen Kungälvs sjukhus (bilder o utlåtande)

        Digitala bilder behöver inte återlämnas.
        """
    )
    assert value(order, "requesting_clinic") == "Ortopedmottagningen Kungälvs sjukhus"
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert value(order, "report_recipient") == "Röntgenavdelningen Kungälvs sjukhus"


def test_a_modality_behind_a_comma_belongs_to_the_part_before_it() -> None:
    lungs, thorax = find_examinations("2025-11-30 Lungor, slätröntgen 2026-01-08 DT thorax")
    assert (lungs.modality, lungs.body_part) == (Modality.XR, "thorax")
    assert (thorax.modality, thorax.body_part) == (Modality.CT, "thorax")


def test_in_a_list_of_dates_each_examination_has_the_one_before_it() -> None:
    order = read(letter(body="Vi önskar bilder och svar på 2025-11-30 lungröntgen, 2026-01-08 DT buk."))
    assert [e.date.value for e in order.examinations] == ["2025-11-30", "2026-01-08"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jag har hennes muntliga tillåtelse att beställa hit två undersökningar med bilder och svar.",
        "Muntligt samtycke lämnat av patienten på mottagningen 20/10.",
        "Muntligt samtycke inhämtat av kontaktsjuksköterska.",
        "Anna har gett sitt muntliga samtycke när hon var här.",
    ],
)
def test_consent_is_understood(sentence: str) -> None:
    said = understand(sentence)
    assert said is not None
    assert (said.value, said.unsure) == (Consent.ORAL, False)


@pytest.mark.parametrize("other", ["mottagningen", "kontaktsjuksköterskan"])
def test_consent_of_somebody_else_is_none(other: str) -> None:
    said = understand(f"Muntligt samtycke lämnat av {other}.")
    assert said is None or said.value is Consent.NONE


def test_a_condition_is_no_consent() -> None:
    said = understand("Muntligt samtycke gäller när hon är här.")
    assert said is None or said.value is Consent.NONE


def test_a_child_is_presented_without_its_sex() -> None:
    order = read(letter().replace("Angående Anna Testsson", "Pojke Adam Testsson"))
    assert value(order, "patient_name") == "Adam Testsson"
    assert "patient_name" not in doubts(order)


def test_that_nothing_is_blocked_is_no_refusal() -> None:
    order = read(letter(body="Vi önskar bilder från DT thorax 2026-03-02.\nSpärr: Nej"))
    assert "consent" not in doubts(order)


def test_the_number_of_who_wrote_the_order_is_the_requesters() -> None:
    order = read(letter() + "\nUpprättat av   Eva Berg, koordinator, 063-13 10 00, fax 063-13 10 01\n")
    assert (value(order, "phone"), value(order, "fax")) == ("063-13 10 00", "063-13 10 01")


def test_done_examinations_are_asked_for_beside_one_that_is_planned() -> None:
    body = (
        "Vi har planerat MR pankreas nästa vecka och behöver era undersökningar, bilder och svar: "
        "ultraljud buk 12 april 2026 samt datortomografi buk 3 maj 2026."
    )
    exams = read(letter(body=body)).examinations
    assert [(e.modality.value, e.date.value) for e in exams] == [("US", "2026-04-12"), ("CT", "2026-05-03")]


def test_an_examination_that_is_planned_is_not_asked_for() -> None:
    body = "MR pankreas är planerad här. Vi önskar bilder och utlåtande från DT buk 2026-03-02."
    assert [e.modality.value for e in read(letter(body=body)).examinations] == ["CT"]


def test_a_report_that_was_seen_is_not_wished_for() -> None:
    body = "DT thorax 2026-03-02 och DT buk 2026-03-03: kan vi få båda länkade? Svaren har vi sett i NPÖ."
    text = letter(body=body).replace("Bilder och utlåtanden skickas", "Skickas")
    assert (value(read(text), "wants_images"), value(read(text), "wants_report")) == (True, False)


def test_a_report_that_has_not_come_is_wished_for() -> None:
    body = "Vi önskar bilder från DT thorax 2026-03-02. Svaret har vi inte fått, skicka även det."
    assert value(read(letter(body=body)), "wants_report") is True


def test_a_reminder_asks_for_the_report_too() -> None:
    body = "Vi har ännu inte fått DT thorax 2026-03-02. Vi ber er skicka bilder och svar snarast."
    text = letter(body=body).replace("Bilder och utlåtanden skickas", "Skickas")
    assert (value(read(text), "wants_images"), value(read(text), "wants_report")) == (True, True)


@pytest.mark.parametrize("title", ["thoraxkirurg", "neurofysiolog", "barnkardiolog", "ortopedläkare"])
def test_a_specialist_is_a_person_and_no_clinic(title: str) -> None:
    order = read(letter(signature=f"Karin Lund, {title}"))
    assert value(order, "requesting_clinic") == "Lungmottagningen"
    assert value(order, "doctor") == "Karin Lund"


@pytest.mark.parametrize(
    ("text", "part"), [("MR hypofys", "hypofys"), ("DT binjurar", "binjurar"), ("MR patella", "knä"), ("HRDT", "")]
)
def test_examinations_by_their_names(text: str, part: str) -> None:
    (found,) = find_examinations(text)
    assert (found.body_part, found.flags) == (part, ())


OVER = """
Gävle sjukhus
Ortopedkliniken

{title}

Till: Röntgen Varberg
Anna Testsson, 19900602-2397, CT buk 2026-03-02

{body}

Karin Lund, överläkare
"""


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("AVBESTÄLLNING", "Vi har beställt bilder. De behövs inte längre, patienten har flyttat."),
        ("Angående bilder", "Härmed översänds bilder och utlåtande. Bilderna är länkade till er i dag."),
    ],
)
def test_a_paper_about_an_old_order_is_none(title: str, body: str) -> None:
    assert not read(OVER.format(title=title, body=body)).is_order
    assert read(OVER.format(title=title, body=f"{body} Vi ber er däremot skicka bilder från MR knä.")).is_order


def test_a_report_that_is_wished_for_too_presumes_the_images() -> None:
    body = "Vi behöver få ta del av DT hjärna från 14 oktober 2026. Utlåtandet behöver vi också."
    text = letter(body=body).replace("Bilder och utlåtanden skickas", "Kan skickas")
    assert (value(read(text), "wants_images"), value(read(text), "wants_report")) == (True, True)
