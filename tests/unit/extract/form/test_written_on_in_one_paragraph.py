"""Letters and forms of one paragraph, and what else people who write freely do with labels and answers."""

from __future__ import annotations

import pytest

from intake.extract.examinations.referral import says_self_referred
from intake.extract.pages.sighted import sighted_page
from intake.extract.values.consent_words import understand
from intake.model import Consent, SelfReferred
from tests.unit.extract.orders import THERAPIST, doubts, read, value
from tests.unit.extract.typeset import page

LETTER = """
Ortopedkliniken, Södra Älvsborgs sjukhus Borås                   2026-11-13

God dag, Patient: Anna Testsson, personnr 19900602-2397. Vi skulle behöva bilder och utlåtande
avseende MR ländrygg utförd 2026-09-30. Allt skickas i IEP till Röntgen SÄS Borås. Vi har
patientens muntliga samtycke. Vänliga hälsningar, Karin Lund, överläkare, Ortopedkliniken SÄS
Borås, Tfn 031-390 06 36, Telefax 031-390 06 48, Vår referens: B2495
"""


def test_a_letter_of_one_paragraph_is_read_to_its_signature() -> None:
    order = read(LETTER)
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "phone") == "031-390 06 36"
    assert value(order, "fax") == "031-390 06 48"
    assert value(order, "reference") == "B2495"
    assert value(order, "consent") == "oral"
    assert value(order, "image_recipient") == "Röntgen SÄS Borås"


FORM = """
Ortopedkliniken SÄS Borås
Begäran om röntgenmaterial

Patient: Anna Testsson, 19900602-2397; Undersökning: MR ländrygg; Utförd den: 2026-09-30;
Vi önskar: ☒ bilder ☒ svar Mottagare: Röntgen SÄS Borås; Hur: ☐ USB ☒ IEP Beställande
läkare: Karin Lund; Vårdenhet: Ortopedkliniken, Södra Älvsborgs sjukhus Borås; Tel: 031-390
06 48; Samtycke: Patienten har gett sitt muntliga samtycke till beställningen;
Skäl: Inför operation.
"""


def test_fields_of_running_text_are_whole_wherever_the_line_ends() -> None:
    order = read(FORM)
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "phone") == "031-390 06 48"
    assert value(order, "image_recipient") == "Röntgen SÄS Borås"
    assert value(order, "delivery") == "iep"
    assert value(order, "consent") == "oral"
    assert value(order, "wants_report") is True


def test_check_boxes_stay_beside_the_words_they_are_printed_beside() -> None:
    form = sighted_page(
        page(
            "Patient: Anna Testsson, 19900602-2397; Undersökning: MR ländrygg; Vi önskar: ☒ bilder\n"
            "☐ svar Mottagare: Röntgen SÄS Borås; Beställande läkare: Karin Lund; Skäl: Inför operation."
        )
    )
    assert {c.option.text: c.marked for c in form.choices} == {"bilder": True, "svar": False}


def test_a_letter_with_its_signature_below_keeps_its_rows() -> None:
    text = (
        "Hej, vi önskar bilder och utlåtande avseende MR ländrygg utförd 2026-09-30 på Anna\n"
        "Testsson 19900602-2397 inför operation\n"
        "Med vänlig hälsning\n"
        "Karin Lund, överläkare\n"
    )
    assert [row.run.text for row in sighted_page(page(text)).form.sheet.rows] == text.splitlines()


def test_options_below_each_other_head_nothing() -> None:
    form = sighted_page(
        page(
            "Klinik                Ortopedkliniken Borås\n"
            "Läkare                Karin Lund, överläkare\n"
            "Tel                   031-390 06 48\n"
            "Vad önskas            Bilder och utlåtande  ☒\n"
            "                      Bara bilder           ☐\n"
            "                      Bara utlåtande        ☐\n"
            "Undersökning          MR ländrygg\n"
            "Leveranssätt          Länkas                ☐\n"
            "                      IEP                   ☒\n"
            "                      USB                   ☐\n"
        )
    ).form
    read_here = {e.kind: e.value.text for e in form.entries if e.value}
    assert read_here["clinic"] == "Ortopedkliniken Borås"
    assert read_here["phone"] == "031-390 06 48"


@pytest.mark.parametrize("own", ["oss", "till vår mottagning", "vår mottagning", "till undertecknad", "hit"])
@pytest.mark.parametrize("label", ["Adressat:", "Vart:", "Mottagare:"])
def test_what_goes_to_us_goes_to_the_clinic(own: str, label: str) -> None:
    order = read(THERAPIST.format(title="naprapat", more=f"{label:<21}{own}"))
    assert value(order, "image_recipient") == "Rehab Ekliden"
    assert "image_recipient" not in doubts(order) or "requesting_clinic" in doubts(order)


@pytest.mark.parametrize(
    "said",
    [
        "Mottagare av bilder och utlåtande är Röntgen SÄS Borås.",
        "Mottagare av bilderna är Röntgen SÄS Borås. Mottagare av utlåtandet är Röntgen SÄS Borås.",
    ],
)
def test_a_sentence_says_who_receives(said: str) -> None:
    order = read(
        "Ortopedkliniken, Södra Älvsborgs sjukhus Borås\n\nVi önskar bilder och utlåtande, MR ländrygg 2026-09-30, på "
        f"Anna Testsson 19900602-2397.\n{said}\n\nMed vänlig hälsning\nKarin Lund, överläkare"
    )
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Röntgen SÄS Borås"


def test_the_image_archive_behind_a_comma_belongs_to_the_name() -> None:
    order = read(
        "Ortopedkliniken, Södra Älvsborgs sjukhus Borås\n\nVi önskar bilder och utlåtande, MR ländrygg 2026-09-30, på "
        "Anna Testsson 19900602-2397.\nAllt skickas till Bild och funktion SUS Lund, bildarkivet.\n\n"
        "Med vänlig hälsning\nKarin Lund, överläkare"
    )
    assert value(order, "image_recipient") == "Bild och funktion SUS Lund, bildarkivet"


def test_consent_to_the_order_is_consent() -> None:
    said = understand("Patienten har gett sitt muntliga samtycke till beställningen.")
    assert said is not None and said.value is Consent.ORAL
    other = understand("Patienten har gett sitt muntliga samtycke till beställning av läkemedel.")
    assert other is None or other.value is not Consent.ORAL


@pytest.mark.parametrize(
    "text",
    [
        "Remissen till undersökningen kom från en läkare, inte från mig.",
        "Remitterad av annan, inte av mig.",
        "Det var inte jag som remitterade till undersökningen utan en läkare på annat håll.",
    ],
)
def test_a_referral_that_came_from_somebody_else(text: str) -> None:
    assert says_self_referred(text) is SelfReferred.NO


def test_a_note_of_two_words_says_who_referred() -> None:
    order = read(THERAPIST.format(title="kiropraktor", more="Egen remiss."))
    assert value(order, "self_referred") == "yes"
