"""From an order's fields to the finite facts: always to the stricter side."""

from __future__ import annotations

import itertools

import pytest

from intake.decide.facts import VOCABULARY, cases, effective_consent, requesters
from intake.model import Consent, ConsentDocument, Facts, Flag, Order, RequesterType, Severity
from tests.unit.decide.orders import a_patient, a_therapist, an_examination, an_order

PHYSIO = RequesterType.PHYSIOTHERAPIST
CLINIC = RequesterType.REGION_CLINIC


@pytest.mark.parametrize(
    ("claim", "document", "counts_as"),
    [
        ("oral", "none", "oral"),
        ("oral", "claimed", "oral"),
        ("oral", "attached_signed", "oral"),
        ("oral", "attached_unsigned", "none"),
        ("written", "attached_signed", "written"),
        ("written", "claimed", "written_claimed"),
        ("written", "none", "written_claimed"),
        ("written", "announced_absent", "none"),
        ("written", "attached_unsigned", "none"),
        ("written", "attached_other_patient", "none"),
        ("unclear", "none", "unclear"),
        ("unclear", "attached_signed", "unclear"),
        ("none", "none", "none"),
        ("none", "attached_signed", "unclear"),
        ("refused", "attached_signed", "refused"),
        (None, None, "none"),
        ("nonsense", "nonsense", "none"),
    ],
)
def test_consent_that_counts(claim: str | None, document: str | None, counts_as: str) -> None:
    assert effective_consent(an_order(consent=claim, consent_document=document)) == counts_as


def test_every_pair_of_claim_and_document_counts_as_something_known() -> None:
    for claim, document in itertools.product(Consent, ConsentDocument):
        counted = effective_consent(an_order(consent=claim.value, consent_document=document.value))
        assert counted in VOCABULARY["consent"]
        if counted == "written":
            assert (claim, document) == (Consent.WRITTEN, ConsentDocument.ATTACHED_SIGNED)


@pytest.mark.parametrize(
    ("images", "report", "asked"),
    [
        (True, True, "both"),
        (True, None, "images"),
        (True, False, "images"),
        (None, True, "report"),
        (False, True, "report"),
        (None, None, "assumed"),
        (False, None, "unstated"),
        (False, False, "unstated"),
    ],
)
def test_what_is_asked(images: bool | None, report: bool | None, asked: str) -> None:
    assert cases(an_order(wants_images=images, wants_report=report), CLINIC)[0].asked == asked


def test_nothing_is_assumed_without_a_recipient_or_an_examination() -> None:
    silent = {"wants_images": None, "wants_report": None}
    assert cases(an_order(image_kind="missing", report_kind="missing", **silent), CLINIC)[0].asked == "unstated"
    assert cases(an_order(examinations=(), **silent), CLINIC)[0].asked == "unstated"
    assert cases(an_order(examinations=(an_examination(None, None),), **silent), CLINIC)[0].asked == "unstated"


def test_a_therapist_who_names_no_recipient_means_their_own_clinic() -> None:
    order = a_therapist(
        "physiotherapist", image_kind="missing", report_kind="missing", wants_images=None, wants_report=None
    )
    facts = cases(order, PHYSIO)[0]
    assert (facts.image_recipient, facts.report_recipient, facts.asked) == ("own", "own", "assumed")


@pytest.mark.parametrize(
    ("clinic", "recipient", "own"),
    [
        ("Kusten Rehab AB", "Kusten Rehab", True),
        ("Kusten Rehab", "Kusten Rehab AB, Storgatan 1, Halmstad", True),
        ("Kusten Rehab AB", "Kusten Rehob AB", True),  # a misread letter
        ("Fysiocenter i Halmstad", "Fysiocenter i Varberg", False),
        ("Kusten Rehab AB", "Vårdcentralen Nyhem", False),
        ("Kusten Rehab AB", "", False),
    ],
)
def test_a_therapists_own_clinic(clinic: str, recipient: str, own: bool) -> None:
    order = a_therapist("physiotherapist", requesting_clinic=clinic, image_recipient=recipient)
    assert (cases(order, PHYSIO)[0].image_recipient == "own") is own


def test_a_therapist_as_recipient_by_name_is_their_own_clinic() -> None:
    order = a_therapist(
        "physiotherapist", doctor="Eva Lund", image_recipient="Leg fysioterapeut Eva Lund", image_kind="person"
    )
    assert cases(order, PHYSIO)[0].image_recipient == "own"


def test_a_clinic_has_no_own_recipient() -> None:
    order = an_order("private", report_recipient="Ortopedkliniken HSH", report_kind="other_unit")
    assert cases(order, RequesterType.PRIVATE)[0].report_recipient == "other_unit"


def test_a_patient_who_names_themselves_as_recipient() -> None:
    order = a_patient(report_kind="person", report_recipient="Tolvan Tolvansson")
    assert cases(order, RequesterType.PATIENT)[0].report_recipient == "patient"
    other = a_patient(report_kind="person", report_recipient="Rut Berg")
    assert cases(other, RequesterType.PATIENT)[0].report_recipient == "person"


@pytest.mark.parametrize(
    ("modality", "body_part", "on", "examination", "examination_date"),
    [
        ("CT", "torax", "2024-01-15", "stated", "stated"),
        ("CT", None, "2024-01-15", "missing", "stated"),
        (None, "knä", "2024-01-15", "missing", "stated"),
        (None, "knä", "latest", "stated", "latest"),
        ("CT", None, "latest", "missing", "latest"),
        ("MG", None, "2024-01-15", "stated", "stated"),
        ("CT", "torax", None, "stated", "missing"),
        ("CT", "torax", "2024-01", "stated", "invalid"),
        ("CT", "torax", "2024-02-30", "stated", "invalid"),
        ("CT", "torax", " ", "stated", "missing"),
        (None, None, None, "missing", "missing"),
    ],
)
def test_an_examination(
    modality: str | None, body_part: str | None, on: str | None, examination: str, examination_date: str
) -> None:
    facts = cases(an_order(examinations=(an_examination(modality, body_part, on),)), CLINIC)[0]
    assert (facts.examination, facts.examination_date) == (examination, examination_date)


@pytest.mark.parametrize("code", ["invalid_check_digit", "invalid_date", "future_date"])
def test_an_invalid_number_is_invalid_wherever_the_flag_stands(code: str) -> None:
    on_field = an_order(field_flags={"identity_number": (code,)})
    on_order = an_order(flags=(Flag(code, "identity_number", Severity.STOP, ""),))
    assert {cases(order, CLINIC)[0].identity for order in (on_field, on_order)} == {"invalid"}


def test_a_reserve_number_is_never_invalid() -> None:
    order = an_order(
        field_flags={"identity_number": ("invalid_check_digit",)}, field_notes={"identity_number": ("reserve_number",)}
    )
    assert cases(order, CLINIC)[0].identity == "reserve"


def test_white_space_is_nothing() -> None:
    facts = cases(an_order(doctor="  ", identity_number=""), CLINIC)[0]
    assert (facts.doctor, facts.identity) == ("missing", "missing")


def test_a_recipient_that_the_directory_lacks() -> None:
    flagged = an_order(field_flags={"report_recipient": ("unknown_unit",)})
    assert cases(flagged, CLINIC)[0].directory == "not_listed"
    assert cases(an_order(), CLINIC)[0].directory == "listed"
    only_images = an_order(field_flags={"report_recipient": ("unknown_unit",)}, wants_report=False)
    assert cases(only_images, CLINIC)[0].directory == "listed"


def test_an_examination_says_for_itself_whose_referral_it_was() -> None:
    order = a_therapist(
        "chiropractor", self_referred="yes", examinations=(an_examination(), an_examination(self_referred="no"))
    )
    assert [facts.self_referred for facts in cases(order, RequesterType.CHIROPRACTOR)] == ["yes", "no"]


def test_requesters() -> None:
    assert requesters(an_order("private")) == (RequesterType.PRIVATE,)
    assert requesters(Order(pages=(1,), is_order=True)) == (RequesterType.UNKNOWN,)
    two = an_order("private", candidates=("private", "naprapath"))
    assert requesters(two) == (RequesterType.PRIVATE, RequesterType.NAPRAPATH)
    assert requesters(an_order("private", candidates=("naprapath",))) == (
        RequesterType.PRIVATE,
        RequesterType.NAPRAPATH,
    )


def test_every_fact_stays_in_its_vocabulary() -> None:
    orders = [
        an_order(),
        a_patient(),
        a_therapist("naprapath", relevance="whatever", self_referred="?"),
        Order(pages=(), is_order=False),
        an_order(marks=Facts(True, True, True, True, True, True, True, True), delivery="dvd", split=True),
    ]
    for order, requester in itertools.product(orders, RequesterType):
        for facts in cases(order, requester):
            for name, values in VOCABULARY.items():
                assert getattr(facts, name) in values, name
