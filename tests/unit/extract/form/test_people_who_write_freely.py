"""Memos, notes, letters with headings, answered mails and lists of patients: how people write who fill in no form."""

from __future__ import annotations

import pytest

from intake.extract.values.consent_words import understand
from intake.extract.values.professions import find_profession
from intake.model import Consent
from tests.unit.extract.orders import read, read_pages, value
from tests.unit.extract.typeset import page

ASKED = """
Vi önskar bilder och utlåtande avseende MR ländrygg utförd 2026-09-30 på
Anna Testsson, 19900602-2397. Allt skickas till Röntgen SÄS Borås.
"""


@pytest.mark.parametrize("label", ["Avs:", "Avsändare:", "Från:"])
def test_the_head_of_a_memo_tells_who_where_and_how_to_reach_them(label: str) -> None:
    order = read(
        f"{label} Karin Lund, biträdande överläkare, Ortopedkliniken SÄS Borås, Tfn 031-390 06 36\n"
        "Till: Röntgenkliniken, Hallands sjukhus Varberg\nDatum: 2026-11-13\n" + ASKED
    )
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "requesting_clinic") == "Ortopedkliniken SÄS Borås"
    assert value(order, "phone") == "031-390 06 36"


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("L. EKVALL, BITRÄDANDE ÖVERLÄKARE", "L. Ekvall"),
        ("LEG. LÄKARE L. EKVALL", "L. Ekvall"),
        ("LISA EKVALL\nSPEC.LÄK.", "Lisa Ekvall"),
    ],
)
def test_a_note_in_capitals_is_signed(signed: str, name: str) -> None:
    order = read(
        "ORTOPEDKLINIKEN SÄS BORÅS\nDIKTAT 15/11 2026\nTILL RÖNTGEN HALMSTAD\nGÄLLER ANNA TESTSSON, 19900602-2397.\n"
        "SKICKA BILDER OCH SVAR PÅ MR LÄNDRYGG DEN 30/9 2026.\nSKA TILL RÖNTGEN SÄS BORÅS.\n"
        f"{signed}\nTEL 031-390 06 48"
    )
    assert value(order, "doctor") == name
    assert "HALMSTAD" not in str(value(order, "image_recipient"))


@pytest.mark.parametrize("close", ["Högaktningsfullt", "Enligt uppdrag", "Med vänlig hälsning"])
@pytest.mark.parametrize("signed", ["Karin Lund, överläkare, docent", "Karin Lund\nspec.läk.", "dr Karin Lund"])
def test_under_headings_a_letter_still_ends_with_its_signature(close: str, signed: str) -> None:
    order = read(
        "Ortopedkliniken SÄS Borås\n\nBegäran om bilder\nPatient\nBegäran avser Anna Testsson, 19900602-2397.\n"
        "Vad vi begär\nHärmed begärs bilder och utlåtande avseende MR ländrygg utförd 2026-09-30.\nMottagare\n"
        f"Mottagare av bilder och utlåtande är Röntgen SÄS Borås.\nÄndamål\nInför operation.\n{close}\n{signed}\n"
        "Ortopedkliniken SÄS Borås\nTel 031-390 06 48"
    )
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "image_recipient") == "Röntgen SÄS Borås"


def test_the_mail_that_is_answered_signs_nothing() -> None:
    order = read(
        "Från: Karin Lund\nTill: Röntgen, Region Halland\nÄmne: SV: Komplettering\n\nHej,\n" + ASKED + "\n"
        "Med vänlig hälsning\nKarin Lund, läkare\nKirurgicentrum Åvik AB\n-----Ursprungligt meddelande-----\n"
        "Från: Röntgen, Region Halland\nHej,\nKan ni sända beställningen på nytt?\nHälsningar, Röntgen"
    )
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "requesting_clinic") == "Kirurgicentrum Åvik AB"


LIST = """
Ortopedkliniken, Södra Älvsborgs sjukhus Borås
Till Röntgen Halmstad, 6/11 2026
Beställningen, bilder och utlåtande, gäller patienterna nedan:
{first}Anna Testsson, 19900602-2397, MR ländrygg utförd 30/9 2026, muntligt samtycke finns.
{second}Bo Testberg, 19121212-1212, DT av buken den 1/5 2026.
Mottagare för alla: Röntgen SÄS Borås.
Anledning: Genomgång på röntgenrond.
Karin Lund, överläkare
"""


@pytest.mark.parametrize(("first", "second"), [("", ""), ("1. ", "2. "), ("Patient 1: ", "Patient 2: ")])
def test_each_line_of_a_list_of_patients_is_an_order(first: str, second: str) -> None:
    orders = read_pages(page(LIST.format(first=first, second=second))).orders
    assert [value(o, "patient_name") for o in orders] == ["Anna Testsson", "Bo Testberg"]
    assert [value(o, "consent") for o in orders] == ["oral", "none"]
    assert all(value(o, "wants_images") is True and value(o, "wants_report") is True for o in orders)


NOTE = """
Till Röntgen Halmstad
Behöver bilder från MR ländrygg från 22 okt 2026.
Anna Testsson, 19900602-2397.
{said}
Skriftligt samtycke bifogas.
Mvh
Karin Lund, leg. kiropraktor
Åviks Kiropraktorklinik
"""


@pytest.mark.parametrize(
    "said",
    [
        "Behandling av ländryggssmärta.",
        "Stabiliseringsträning för ländryggen.",
        "Så här ser behandlingen ut just nu: Träning för ländryggen.",
    ],
)
def test_a_note_says_the_treatment_without_a_verb(said: str) -> None:
    assert value(read(NOTE.format(said=said)), "relevance") == "yes"


@pytest.mark.parametrize("said", ["Behandling av rygg, nacke och axlar.", "Vi erbjuder behandling av ländryggen."])
def test_an_advertisement_is_no_reason(said: str) -> None:
    assert value(read(NOTE.format(said=said)), "relevance") == "not_stated"


def test_a_mail_of_the_patients_own_is_the_patients() -> None:
    order = read(
        "Avsändare: Anna Testsson\nDatum: 8 november 2026\nMottagare: Röntgen Halmstad\nRubrik: Röntgensvaret\n\n"
        "Hej, jag skulle vilja få röntgensvaret från MR ländrygg gjord 22 augusti 2026. Jag heter Anna Testsson,\n"
        "personnummer 19900602-2397.\nHälsningar\nAnna Testsson"
    )
    assert value(order, "requester_type") == "patient"


def test_a_house_named_after_its_doctors_is_no_doctor() -> None:
    assert all("unit_name" in found.notes for found in find_profession("Specialistläkarna Kullen AB"))


def test_consent_on_a_page_of_its_own_is_announced() -> None:
    said = understand("Patientens skriftliga samtycke följer på egen sida (bilaga).")
    assert said is not None and said.value is Consent.WRITTEN and said.enclosed
