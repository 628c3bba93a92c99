"""Every row of the routine's decision table, from an order to its decision."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from intake.decide import decide
from intake.model import Facts, Field, Flag, Order, Severity
from tests.unit.decide.orders import a_patient, a_therapist, an_examination, an_order, halland

CLINIC = "Annan klinik vill beställa bilder"
PRIVATE = "Privat vård eller vårdgivare utanför Region Halland"
PHYSIO, CHIRO, NAPRAPATH = "Sjukgymnast", "Kiropraktorer", "Naprapat"
PATIENT = "Utlåtande till patient"
OWN = "Husets egen regel (rutinen är tyst)"
SIGNED = {"consent": "written", "consent_document": "attached_signed"}
RELEASE, ASK, REFER, REVIEW, NO = "release", "ask", "refer", "review", "not_asked"


@dataclass(frozen=True)
class Row:
    """What one row of the table says of one order."""

    row: str
    order: Order
    code: str
    parts: tuple[str, str]
    section: str
    asks: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()  # among others
    notes: tuple[str, ...] = ()  # among others
    missing: tuple[str, ...] = ()
    by_fax: bool = field(default=True)


ROWS = (
    Row("G1", Order(pages=(1,), is_order=False, looks_like="remiss"), "not_an_order", (NO, NO), OWN),
    Row(
        "G2",
        an_order(flags=(Flag("several_patients", None, Severity.STOP, ""),)),
        "human_review",
        (REVIEW, REVIEW),
        OWN,
    ),
    Row("G2", an_order(split=True), "release", (RELEASE, RELEASE), CLINIC, checks=("split_confirmed",)),
    Row(
        "G3",
        an_order(field_flags={"identity_number": ("invalid_check_digit",)}),
        "ask_information",
        (ASK, ASK),
        CLINIC,
        asks=("identity_number",),
    ),
    Row(
        "G3",
        an_order(examinations=(an_examination(date_flags=("future_date",)),)),
        "ask_information",
        (ASK, ASK),
        CLINIC,
        asks=("examination_date",),
    ),
    Row(
        "G3",
        an_order(identity_number=None),
        "ask_information",
        (ASK, ASK),
        CLINIC,
        asks=("identity_number",),
        missing=("identity_number",),
    ),
    Row(
        "G3b",
        an_order(field_flags={"identity_number": ("low_confidence", "readings_differ")}),
        "release",
        (RELEASE, RELEASE),
        CLINIC,
    ),
    Row(
        "G3",
        an_order(identity_number="19121212X01A", field_notes={"identity_number": ("reserve_number",)}),
        "release",
        (RELEASE, RELEASE),
        CLINIC,
        checks=("reserve_number",),
    ),
    Row("G4", an_order(marks=Facts(protected_identity=True)), "human_review", (REVIEW, REVIEW), OWN),
    Row("G5", an_order("private", consent="refused"), "human_review", (REVIEW, REVIEW), OWN),
    Row("G5", an_order(marks=Facts(blocked=True)), "human_review", (REVIEW, REVIEW), OWN),
    Row(
        "G5b",
        a_therapist("naprapath", consent="none", relevance="yes"),
        "ask_written_consent",
        (ASK, ASK),
        NAPRAPATH,
        asks=("written_consent",),
    ),
    Row(
        "G5c",
        an_order("private", consent="written", consent_document="announced_absent"),
        "ask_oral_consent",
        (ASK, ASK),
        PRIVATE,
        asks=("oral_consent",),
    ),
    Row(
        "G5c",
        a_therapist("naprapath", consent="written", consent_document="attached_other_patient", relevance="yes"),
        "ask_written_consent",
        (ASK, ASK),
        NAPRAPATH,
        asks=("written_consent",),
    ),
    Row(
        "G5c",
        a_therapist("physiotherapist", consent="written", consent_document="attached_unsigned", relevance="yes"),
        "ask_oral_consent",
        (ASK, ASK),
        PHYSIO,
        asks=("oral_consent",),
    ),
    Row(
        "G6",
        a_therapist("physiotherapist", consent="oral", relevance="yes", marks=Facts(minor=True)),
        "release",
        (RELEASE, RELEASE),
        PHYSIO,
        checks=("minor_consent",),
    ),
    Row("G8", an_order(marks=Facts(deceased=True)), "human_review", (REVIEW, REVIEW), OWN),
    Row("G9", an_order(), "ask_information", (ASK, ASK), CLINIC, asks=("order_by_fax",), by_fax=False),
    Row("G10", an_order(urgency="akut"), "release", (RELEASE, RELEASE), CLINIC, notes=("urgent",)),
    Row(
        "A1",
        an_order(wants_report=False, report_recipient=None, report_kind="missing"),
        "release",
        (RELEASE, NO),
        CLINIC,
        checks=("patient_in_ris", "earlier_export", "export_and_log"),
    ),
    Row("A2", an_order(), "release", (RELEASE, RELEASE), CLINIC, checks=("export_and_log",)),
    Row(
        "A3", an_order(wants_images=False, image_recipient=None, image_kind="missing"), "release", (NO, RELEASE), CLINIC
    ),
    Row(
        "A4",
        an_order(requesting_clinic=None),
        "ask_information",
        (ASK, ASK),
        CLINIC,
        asks=("requesting_clinic",),
        missing=("requesting_clinic",),
    ),
    Row("A5", an_order(doctor=None), "ask_information", (ASK, ASK), CLINIC, asks=("doctor",), missing=("doctor",)),
    Row(
        "A6",
        an_order(image_recipient=None, report_recipient=None, image_kind="missing", report_kind="missing"),
        "ask_information",
        (ASK, ASK),
        CLINIC,
        asks=("image_recipient", "report_recipient"),
        missing=("image_recipient", "report_recipient"),
    ),
    Row(
        "A7",
        an_order(report_recipient=None, report_kind="missing"),
        "ask_information",
        (ASK, ASK),
        CLINIC,
        asks=("report_recipient",),
        missing=("report_recipient",),
    ),
    Row(
        "A8",
        an_order(report_kind="other_unit", report_recipient="Avd 4"),
        "release_images_refer_report",
        (RELEASE, REFER),
        CLINIC,
        notes=("report_only_to_media_unit",),
    ),
    Row("A8", an_order(report_kind="person", wants_images=False), "refer_report_recipient", (NO, REFER), CLINIC),
    Row(
        "A9",
        an_order(marks=Facts(already_exported=True)),
        "already_exported",
        (REVIEW, REVIEW),
        CLINIC,
        checks=("earlier_export",),
    ),
    Row("A10", an_order(consent="none"), "release", (RELEASE, RELEASE), CLINIC, notes=("consent_not_required",)),
    Row("P1", an_order("private", consent="oral"), "release", (RELEASE, RELEASE), PRIVATE, checks=("patient_in_ris",)),
    Row("P1", an_order("outside_region", consent="oral", wants_report=None), "release", (RELEASE, NO), PRIVATE),
    Row(
        "P2",
        an_order("private", consent="written", consent_document="claimed"),
        "release",
        (RELEASE, RELEASE),
        PRIVATE,
        checks=("consent_document",),
    ),
    Row("P3", an_order("outside_region"), "ask_oral_consent", (ASK, ASK), PRIVATE, asks=("oral_consent",)),
    Row("P3", an_order("private", consent="unclear"), "ask_oral_consent", (ASK, ASK), PRIVATE, asks=("oral_consent",)),
    Row("P4", an_order("private", consent="none"), "ask_oral_consent", (ASK, ASK), PRIVATE, asks=("oral_consent",)),
    Row(
        "P5",
        an_order("private", doctor=None, examinations=()),
        "ask_oral_consent",
        (ASK, ASK),
        PRIVATE,
        asks=("oral_consent", "doctor", "examination", "examination_date"),
        missing=("doctor", "examination", "examination_date"),
    ),
    Row(
        "P6",
        an_order("private", consent="oral", report_kind="other_unit"),
        "release_images_refer_report",
        (RELEASE, REFER),
        PRIVATE,
        notes=("offer_iep_usb",),
    ),
    Row("P7", an_order("outside_region", marks=Facts(emergency=True)), "human_review", (REVIEW, REVIEW), PRIVATE),
    Row(
        "S1",
        a_therapist("physiotherapist", consent="oral", relevance="yes"),
        "release",
        (RELEASE, RELEASE),
        PHYSIO,
        checks=("relevance_judged", "delivery_address"),
    ),
    Row(
        "S2",
        a_therapist("physiotherapist", relevance="yes"),
        "ask_oral_consent",
        (ASK, ASK),
        PHYSIO,
        asks=("oral_consent",),
    ),
    Row("S3", a_therapist("physiotherapist", consent="oral"), "ask_relevance", (ASK, ASK), PHYSIO, asks=("relevance",)),
    Row(
        "S4", a_therapist("physiotherapist"), "ask_oral_consent", (ASK, ASK), PHYSIO, asks=("oral_consent", "relevance")
    ),
    Row(
        "S5",
        a_therapist("physiotherapist", consent="oral", relevance="doubtful"),
        "ask_relevance",
        (ASK, ASK),
        PHYSIO,
        asks=("relevance",),
        notes=("relevance_does_not_fit",),
    ),
    Row(
        "S6",
        a_therapist(
            "physiotherapist", consent="oral", relevance="yes", examinations=(an_examination(None, None, None),)
        ),
        "ask_information",
        (ASK, ASK),
        PHYSIO,
        asks=("examination", "examination_date"),
        missing=("examination", "examination_date"),
    ),
    Row(
        "R1",
        a_therapist("chiropractor", self_referred="yes"),
        "release",
        (RELEASE, RELEASE),
        CHIRO,
        checks=("referrer_in_ris",),
    ),
    Row(
        "R3",
        a_therapist("chiropractor", self_referred="no", relevance="yes", **SIGNED),
        "release",
        (RELEASE, RELEASE),
        CHIRO,
        checks=("consent_document", "relevance_judged"),
    ),
    Row(
        "R4",
        a_therapist("chiropractor", self_referred="no", relevance="yes", consent="oral"),
        "ask_written_consent",
        (ASK, ASK),
        CHIRO,
        asks=("written_consent",),
    ),
    Row(
        "R5",
        a_therapist("chiropractor", self_referred="no"),
        "ask_written_consent",
        (ASK, ASK),
        CHIRO,
        asks=("written_consent", "relevance"),
    ),
    Row(
        "R6",
        a_therapist("chiropractor", self_referred="no", **SIGNED),
        "ask_relevance",
        (ASK, ASK),
        CHIRO,
        asks=("relevance",),
    ),
    Row(
        "R6b",
        a_therapist("chiropractor", self_referred="no", relevance="doubtful", **SIGNED),
        "ask_relevance",
        (ASK, ASK),
        CHIRO,
        asks=("relevance",),
        notes=("relevance_does_not_fit",),
    ),
    Row("R7", a_therapist("chiropractor", relevance="yes", **SIGNED), "release", (RELEASE, RELEASE), CHIRO),
    Row(
        "R8",
        a_therapist("chiropractor", consent="oral", relevance="yes"),
        "ask_written_consent",
        (ASK, ASK),
        CHIRO,
        asks=("written_consent", "self_referred"),
        notes=("own_referral_suffices",),
    ),
    Row(
        "R9",
        a_therapist(
            "chiropractor",
            examinations=(an_examination(self_referred="yes"), an_examination("MR", "knä", self_referred="no")),
        ),
        "ask_written_consent",
        (ASK, ASK),
        CHIRO,
        asks=("written_consent", "relevance"),
    ),
    Row(
        "R10",
        a_therapist("chiropractor", self_referred="no", relevance="yes"),
        "ask_written_consent",
        (ASK, ASK),
        CHIRO,
        asks=("written_consent",),
    ),
    Row(
        "N1",
        a_therapist("naprapath", relevance="yes", **SIGNED),
        "release",
        (RELEASE, RELEASE),
        NAPRAPATH,
        checks=("consent_document", "relevance_judged"),
    ),
    Row(
        "N2",
        a_therapist("naprapath", relevance="yes", consent="oral"),
        "ask_written_consent",
        (ASK, ASK),
        NAPRAPATH,
        asks=("written_consent",),
    ),
    Row(
        "N2",
        a_therapist("naprapath", relevance="yes", consent="written", consent_document="claimed"),
        "ask_written_consent",
        (ASK, ASK),
        NAPRAPATH,
        asks=("written_consent",),
        notes=("written_consent_not_seen",),
    ),
    Row(
        "N3",
        a_therapist("naprapath"),
        "ask_written_consent",
        (ASK, ASK),
        NAPRAPATH,
        asks=("written_consent", "relevance"),
    ),
    Row("N4", a_therapist("naprapath", **SIGNED), "ask_relevance", (ASK, ASK), NAPRAPATH, asks=("relevance",)),
    Row(
        "N5",
        a_therapist("naprapath", relevance="doubtful", **SIGNED),
        "ask_relevance",
        (ASK, ASK),
        NAPRAPATH,
        asks=("relevance",),
    ),
    Row(
        "N6",
        a_therapist("naprapath", relevance="yes", self_referred="yes"),
        "ask_written_consent",
        (ASK, ASK),
        NAPRAPATH,
        asks=("written_consent",),
    ),
    Row("U1", a_patient(clinic_closed=False), "refer_patient_to_clinic", (NO, REFER), PATIENT),
    Row(
        "U2",
        a_patient(clinic_closed=True),
        "release_report_to_patient",
        (NO, RELEASE),
        PATIENT,
        checks=("closure_confirmed", "identity_and_address"),
    ),
    Row("U3", a_patient(), "refer_patient_to_clinic", (NO, REFER), PATIENT, notes=("name_treating_clinic",)),
    Row(
        "U4",
        a_patient(wants_images=True, wants_report=None),
        "human_review",
        (REVIEW, NO),
        PATIENT,
        checks=("images_for_person",),
    ),
    Row(
        "U5",
        a_patient(wants_images=True, clinic_closed=False),
        "refer_patient_to_clinic",
        (REVIEW, REFER),
        PATIENT,
        checks=("images_for_person",),
    ),
    Row(
        "U4",
        a_patient(wants_images=True, clinic_closed=True),
        "human_review",
        (REVIEW, REVIEW),
        PATIENT,
        checks=("images_for_person",),
    ),
    Row("U6", a_patient(marks=Facts(formal_demand=True)), "human_review", (NO, REVIEW), OWN),
    Row("U7", a_patient(marks=Facts(on_behalf_of=True)), "human_review", (NO, REVIEW), OWN),
    Row("O1", an_order("other", relevance="yes", **SIGNED), "human_review", (REVIEW, REVIEW), OWN),
    Row("T9", an_order("unknown"), "human_review", (REVIEW, REVIEW), OWN),
    Row(
        "K1",
        a_therapist("physiotherapist", consent="oral", relevance="yes", report_recipient="Vårdcentralen Nyhem"),
        "release_images_refer_report",
        (RELEASE, REFER),
        CLINIC,
        notes=("report_only_to_media_unit",),
    ),
    Row(
        "K2",
        an_order(report_kind="unknown"),
        "human_review",
        (REVIEW, REVIEW),
        CLINIC,
        checks=("recipient_in_directory",),
    ),
    Row(
        "K2",
        an_order(image_kind="unknown", wants_report=False),
        "release",
        (RELEASE, NO),
        CLINIC,
        checks=("recipient_in_directory",),
    ),
    Row(
        "K2",
        a_therapist("chiropractor", self_referred="yes", image_recipient="Trygg Försäkring", wants_report=None),
        "human_review",
        (REVIEW, NO),
        OWN,
    ),
    Row("K3", an_order(delivery="dvd"), "release", (RELEASE, RELEASE), CLINIC, notes=("dvd_replaced",)),
    Row(
        "K5",
        a_therapist(
            "chiropractor", self_referred="yes", image_recipient=None, image_kind="missing", wants_report=False
        ),
        "release",
        (RELEASE, NO),
        CHIRO,
        checks=("delivery_address",),
    ),
    Row(
        "F",
        an_order(patient_name=None, doctor=None),
        "ask_information",
        (ASK, ASK),
        CLINIC,
        asks=("doctor", "patient_name"),
        missing=("doctor", "patient_name"),
    ),
    Row(
        "F",
        a_therapist(
            "naprapath",
            doctor=None,
            requesting_clinic=None,
            relevance="yes",
            image_kind="missing",
            report_kind="missing",
            **SIGNED,
        ),
        "ask_information",
        (ASK, ASK),
        NAPRAPATH,
        asks=("requesting_clinic", "doctor"),
        missing=("requesting_clinic", "doctor"),
    ),
    Row(
        "F",
        an_order(wants_images=None, wants_report=None),
        "release",
        (RELEASE, RELEASE),
        CLINIC,
        checks=("assumed_parts",),
    ),
    Row(
        "F",
        an_order(wants_images=False, wants_report=False),
        "ask_information",
        (ASK, ASK),
        CLINIC,
        asks=("wants",),
        missing=("wants_images", "wants_report"),
    ),
    Row("F", an_order(phone=None), "release", (RELEASE, RELEASE), CLINIC, notes=("no_return_number",)),
    Row("F", an_order(examinations=(an_examination("MR", "knä", "latest"),)), "release", (RELEASE, RELEASE), CLINIC),
    Row(
        "F",
        an_order(examinations=(an_examination("MR", None, "latest"),)),
        "ask_information",
        (ASK, ASK),
        CLINIC,
        asks=("examination",),
        missing=("examination",),
    ),
    Row(
        "F",
        a_patient(clinic_closed=True, identity_number=None),
        "ask_information",
        (NO, ASK),
        PATIENT,
        asks=("identity_number",),
        missing=("identity_number",),
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.row)
def test_row(row: Row) -> None:
    decision = decide(row.order, halland(), by_fax=row.by_fax)
    assert (decision.code, (decision.images, decision.report)) == (row.code, row.parts), decision
    assert decision.section == row.section
    assert set(decision.asks) == set(row.asks)
    assert set(row.checks) <= set(decision.checks)
    assert set(row.notes) <= set(decision.notes)
    assert set(decision.missing) == set(row.missing)
    assert decision.reason
    if row.row[0] in "APSRNUOT" and row.row not in ("A9", "R9", "R10", "N6", "A10", "P4"):
        assert row.row in decision.rules


def test_every_row_of_the_table_is_here_or_among_the_examples() -> None:
    numbered = {"G": 10, "A": 10, "P": 7, "S": 6, "R": 10, "N": 6, "U": 7, "O": 1, "K": 5}
    wanted = {f"{letter}{n}" for letter, last in numbered.items() for n in range(1, last + 1)} - {"R2"}
    wanted |= {"G3b", "G5b", "G5c", "R6b", "F"}
    tested = {row.row for row in ROWS} | {e.row for rule in halland().rules for e in rule.examples}
    assert wanted <= tested


def test_each_examination_of_a_mixed_order_has_its_own_code() -> None:
    mixed = (an_examination(self_referred="yes"), an_examination("MR", "knä", self_referred="no"))
    decision = decide(a_therapist("chiropractor", examinations=mixed), halland())
    assert decision.examination_codes == ("release", "ask_written_consent")
    assert decision.release_to is None
    assert "export_and_log" not in decision.checks


def test_a_mixed_order_with_signed_consent_goes_as_a_whole() -> None:
    mixed = (an_examination(self_referred="yes"), an_examination("MR", "knä", self_referred="no"))
    decision = decide(a_therapist("chiropractor", examinations=mixed, relevance="yes", **SIGNED), halland())
    assert decision.code == "release"
    assert {"referrer_in_ris", "consent_document"} <= set(decision.checks)


def test_one_examination_with_an_invalid_date_holds_all() -> None:
    examinations = (an_examination(), an_examination("MR", "knä", "2024-02-30", date_flags=("invalid_date",)))
    decision = decide(an_order(examinations=examinations), halland())
    assert decision.examination_codes == ("release", "ask_information")
    assert (decision.code, decision.images, decision.asks) == ("ask_information", "ask", ("examination_date",))


def test_candidates_with_the_same_verdict_share_it() -> None:
    order = an_order("private", candidates=("private", "outside_region"), consent="oral")
    assert decide(order, halland()).code == "release"


def test_candidates_with_different_verdicts_go_to_a_person() -> None:
    order = an_order("region_clinic", candidates=("region_clinic", "outside_region"))
    decision = decide(order, halland())
    assert (decision.code, decision.images, decision.report) == ("human_review", "review", "review")
    assert "region_clinic" in decision.reason
    assert "outside_region" in decision.reason
    assert decision.release_to is None


def test_the_type_read_is_a_candidate_too() -> None:
    order = an_order("naprapath", candidates=("region_clinic",))
    assert decide(order, halland()).code == "human_review"


def test_all_that_is_missing_is_asked_in_one_reply_and_the_weightiest_names_it() -> None:
    order = a_therapist("naprapath", doctor=None, patient_name=None)
    decision = decide(order, halland())
    assert decision.code == "ask_written_consent"
    assert set(decision.asks) == {"written_consent", "relevance", "doctor", "patient_name"}


def test_a_recipient_that_is_missing_holds_the_other_part() -> None:
    decision = decide(an_order(image_recipient=None, image_kind="missing"), halland())
    assert (decision.images, decision.report, decision.asks) == ("ask", "ask", ("image_recipient",))


def test_release_goes_to_the_requester_or_the_patient() -> None:
    assert decide(an_order(), halland()).release_to == "requester"
    assert decide(a_patient(clinic_closed=True), halland()).release_to == "patient"


def test_an_order_with_empty_fields_is_decided() -> None:
    decision = decide(Order(pages=(1,), is_order=True), halland())
    assert decision.code == "human_review"
    assert set(decision.missing) >= {"patient_name", "identity_number"}


def test_a_patient_who_asks_for_the_report_is_referred_even_without_a_number() -> None:
    decision = decide(a_patient(identity_number=None), halland())
    assert (decision.code, decision.asks, decision.missing) == ("refer_patient_to_clinic", (), ("identity_number",))


def test_low_confidence_on_an_examination_date_leaves_the_verdict_as_read() -> None:
    read = an_examination()
    doubtful = an_examination(date_flags=("handwritten", "low_confidence"))
    assert decide(an_order(examinations=(read,)), halland()) == decide(an_order(examinations=(doubtful,)), halland())


HAND = ("handwritten",)


def test_what_is_written_by_hand_is_there_though_nobody_has_read_it_yet() -> None:
    penned = ("patient_name", "identity_number", "doctor", "requesting_clinic")
    order = an_order(
        examinations=(an_examination(on=None, date_flags=HAND),),
        field_flags=dict.fromkeys(penned, HAND),
        **dict.fromkeys(penned),
    )
    assert decide(order, halland()) == decide(an_order(), halland())
    blank = an_order(**dict.fromkeys(penned))
    assert set(decide(blank, halland()).missing) == set(penned)


def test_an_examination_written_by_hand_is_there() -> None:
    penned = replace(an_examination(None, None), text=Field(flags=HAND))
    assert decide(an_order(examinations=(penned,)), halland()).code == "release"


@pytest.mark.parametrize(
    ("requester", "code"),
    [("region_clinic", "release"), ("physiotherapist", "human_review"), ("naprapath", "human_review")],
)
def test_a_recipient_written_by_hand_is_neither_missing_nor_the_therapists_own_clinic(
    requester: str, code: str
) -> None:
    order = an_order(
        requester,
        image_recipient=None,
        image_kind="missing",
        wants_report=False,
        consent="written",
        consent_document="attached_signed",
        relevance="yes",
        field_flags={"image_recipient": HAND},
    )
    decision = decide(order, halland())
    assert (decision.code, decision.missing) == (code, ())
    assert "recipient_in_directory" in decision.checks


def test_no_word_of_the_table_names_a_price() -> None:
    table = halland()
    declared = [words.sv for words in (*table.asks.values(), *table.checks.values(), *table.notes.values())]
    spoken = [rule.reason.sv for rule in table.rules] + declared
    assert not any("kr" in text.split() or "kostar" in text for text in spoken)
