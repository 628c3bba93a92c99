"""Who asks, what for and why: profession before letterhead, prose, self-referral, relevance, delivery."""

from __future__ import annotations

import pytest

from intake.model import RecipientKind, RequesterType
from tests.unit.extract.orders import FORM, THERAPIST, doubts, read, value

PROSE = """
Hej!

Vi önskar få bilder från CT thorax 2026-03-02 på Anna Testsson 19900602-2397 länkade till mediaenheten
SU/S fvb. toraxkliniken. Muntligt samtycke finns.

Med vänlig hälsning dr Karin Lund, Medicinmottagningen HSV
"""


def test_an_order_in_running_text() -> None:
    order = read(PROSE)
    assert value(order, "requesting_clinic") == "Medicinmottagningen HSV"
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "identity_number") == "199006022397"
    assert value(order, "image_recipient") == "mediaenheten SU/S"
    assert value(order, "report_recipient") is None
    assert value(order, "onward_recipient") == "toraxkliniken"
    assert value(order, "wants_images") is True
    assert value(order, "wants_report") is False
    assert value(order, "delivery") == "link"
    assert value(order, "consent") == "oral"
    (exam,) = order.examinations
    assert (exam.modality.value, exam.body_part.value, exam.date.value) == ("CT", "thorax", "2026-03-02")
    assert not doubts(order)


def test_a_signature_in_lines() -> None:
    order = read(
        "Vi beställer utlåtande från MR halsrygg 2025-12-18. Det gäller Anna Testsson, personnummer 19900602-2397.\n"
        "Utlåtandet faxas till Röntgen, Skånes universitetssjukhus Lund.\n\nMed vänliga hälsningar\n"
        "Karin Lund, överläkare\nOrtopedmottagningen HSH\nTel 035-13 10 00, fax 035-13 10 01"
    )
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "requesting_clinic") == "Ortopedmottagningen HSH"
    assert (value(order, "phone"), value(order, "fax")) == ("035-13 10 00", "035-13 10 01")
    assert (value(order, "wants_images"), value(order, "wants_report")) == (False, True)
    assert value(order, "report_recipient") == "Röntgen, Skånes universitetssjukhus Lund"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("fysioterapeut", RequesterType.PHYSIOTHERAPIST),
        ("sjukgymnast", RequesterType.PHYSIOTHERAPIST),
        ("kiropraktor", RequesterType.CHIROPRACTOR),
        ("naprapat", RequesterType.NAPRAPATH),
    ],
)
def test_the_profession_decides_and_the_clinic_receives(title: str, expected: RequesterType) -> None:
    order = read(THERAPIST.format(title=title, more="").replace("Rehab Ekliden", "Rehabmottagningen HSV"))
    assert order.requester_candidates == (expected,)
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Rehabmottagningen HSV"
    assert order.image_recipient_kind is RecipientKind.OTHER_UNIT


@pytest.mark.parametrize(
    ("clinic", "expected"),
    [
        ("Kirurgmottagningen HSK", "region_clinic"),
        ("Medicinkliniken, Helsingborgs lasarett", "outside_region"),
        ("Capio Lundby Närsjukhus", "private"),
        ("Försäkringskassan", "other"),
    ],
)
def test_the_clinic_tells_where_no_profession_does(clinic: str, expected: str) -> None:
    assert value(read(FORM.replace("Medicinmottagningen HSV", clinic)), "requester_type") == expected


def test_the_region_of_the_recipient_is_not_the_requesters() -> None:
    order = read(FORM.replace("Mediaenheten SU/S", "Röntgen, Skånes universitetssjukhus Lund"))
    assert value(order, "requester_type") == "region_clinic"


def test_nobody_to_be_made_out_is_a_doubt_that_stops() -> None:
    order = read(FORM.replace("Klinik:        Medicinmottagningen HSV", ""))
    assert value(order, "requester_type") == "unknown"
    assert any(f.code == "requester_uncertain" and f.severity == "stop" for f in order.flags)


def test_a_patient_writes() -> None:
    order = read(
        "Hej!\nJag vill ha mitt utlåtande från lungröntgen 2026-06-10. Jag heter Anna Testsson, personnummer "
        "19900602-2397.\n"
        "Kliniken som behandlade mig är nedlagd och finns inte längre.\nMed vänlig hälsning\nAnna Testsson\nTel "
        "070-174 06 01"
    )
    assert order.requester_candidates == (RequesterType.PATIENT,)
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "doctor") is None
    assert value(order, "clinic_closed") is True
    assert (value(order, "wants_images"), value(order, "wants_report")) == (False, True)


def test_a_doctor_who_left_is_no_closed_clinic() -> None:
    order = read(
        "Jag vill ha mitt röntgensvar. Jag heter Anna Testsson, personnummer 19900602-2397.\nMin läkare har "
        "slutat på kliniken."
    )
    assert value(order, "clinic_closed") is not True


@pytest.mark.parametrize(
    ("reason", "part", "expected"),
    [
        ("Behandling av ländryggssmärta", "MR ländrygg", "yes"),
        ("Utstrålande smärta i benet från ländryggen", "MR ländrygg", "yes"),
        ("Rehabilitering efter korsbandsskada i knä", "CT hjärna", "doubtful"),
        ("Pågående behandling", "CT hjärna", "yes"),
        ("", "MR ländrygg", "not_stated"),
    ],
)
def test_relevance(reason: str, part: str, expected: str) -> None:
    text = THERAPIST.format(title="fysioterapeut", more=f"Aktuell behandling: {reason}").replace(
        "MR ländrygg\n", f"{part}\n"
    )
    assert value(read(text), "relevance") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Egen remiss:  ☒ Ja  ☐ Nej", "yes"),
        ("Egen remiss:  ☐ Ja  ☒ Nej", "no"),
        ("Egen remiss:  ☐ Ja  ☐ Nej", "not_stated"),
        ("Egen remiss: ja", "yes"),
        ("Undersökningen är gjord på egen remiss.", "yes"),
        ("Undersökningen är remitterad av annan vårdgivare.", "no"),
        ("", "not_stated"),
    ],
)
def test_self_referral(line: str, expected: str) -> None:
    assert value(read(THERAPIST.format(title="kiropraktor", more=line)), "self_referred") == expected


def test_self_referral_of_single_examinations() -> None:
    text = THERAPIST.format(
        title="kiropraktor", more="Undersökning:        Röntgen ländrygg (egen remiss)\nUs.datum:            2025-04-23"
    )
    order = read(text.replace("MR ländrygg", "MR ländrygg (remitterad av annan)"))
    said = [e.self_referred.value if e.self_referred else None for e in order.examinations]
    assert said == ["no", "yes"]
    assert value(order, "self_referred") == "no"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Önskas:  ☒ Bilder  ☐ Utlåtande", (True, False)),
        ("Önskas:  ☒ Bilder  ☒ Utlåtande", (True, True)),
        ("Önskas:  ☐ Endast bilder  ☐ Endast utlåtande  ☒ Bilder + utlåtande", (True, True)),
        ("Önskas:  ☐ Endast bilder  ☒ Endast utlåtande  ☐ Bilder + utlåtande", (False, True)),
        ("Önskas:  ☐ Bilder  ☐ Utlåtande", (None, None)),
        ("Önskas:  Bilder ☒  Utlåtande ☐", (True, False)),
        ("Önskas:  Endast bilder", (True, False)),
        ("Önskas:  Utlåtande", (False, True)),
        ("", (None, None)),
    ],
)
def test_wishes(line: str, expected: tuple[bool | None, bool | None]) -> None:
    order = read(FORM.replace("Önskas:        Bilder och utlåtande", line))
    assert (value(order, "wants_images"), value(order, "wants_report")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Leveranssätt:  ☐ Länkning  ☒ via IEP  ☐ USB-minne", "iep"),
        ("Leveranssätt:  Länkning", "link"),
        ("Leveranssätt:  USB eller IEP", "unclear"),
        ("Skicka gärna bilderna på CD.", "dvd"),
        ("", None),
    ],
)
def test_delivery(line: str, expected: str | None) -> None:
    assert value(read(FORM + line), "delivery") == expected


CHIROPRACTORS_PAPER = """
{clinic}

Klinik:              {clinic}
{person}
Patient:             Anna Testsson
Personnummer:        19900602-2397
Undersökning:        MR ländrygg
Us.datum:            2026-03-02
Önskas:              Bilder och utlåtande
Mottagare:           Mediaenheten SU/S
"""


@pytest.mark.parametrize(
    "person",
    [
        "Beställare:          Karin Lund\nYrkestitel:          specialistläkare ortopedi",
        "Läkarens namn:       Karin Lund\nYrkestitel:          leg. läkare",
        "Läkarens namn:       Karin Lund, leg.\nläkare",
        "Beställare:          Karin Lund, överläkare",
    ],
)
@pytest.mark.parametrize("clinic", ["Ekbackens Kiropraktik AB", "Kiropraktor City Åvik"])
def test_a_physicians_own_title_outweighs_a_therapists_house(person: str, clinic: str) -> None:
    order = read(CHIROPRACTORS_PAPER.format(person=person, clinic=clinic))
    assert order.requester_candidates == (RequesterType.PRIVATE,)
    assert value(order, "doctor") == "Karin Lund"


@pytest.mark.parametrize(
    "person",
    [
        "Läkarens namn:       Karin Lund",
        "Läkarens namn:       Karin Lund\nYrkestitel:          leg. kiropraktor",
        "Beställare:          Karin Lund, leg. läkare och leg. kiropraktor",
    ],
)
def test_a_form_that_asks_for_a_doctor_makes_none(person: str) -> None:
    order = read(CHIROPRACTORS_PAPER.format(person=person, clinic="Ekbackens Kiropraktik AB"))
    assert RequesterType.CHIROPRACTOR in order.requester_candidates
