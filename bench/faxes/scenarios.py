"""Orders by the rows of the decision table.

Each says its verdict beforehand; the rule work in ``verdict`` must agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.truth import Exam, Truth, Type


@dataclass(frozen=True, slots=True)
class Scenario:
    """``rows`` of the table it shows, ``codes`` one an order, ``weight`` how often a random fax is one."""

    name: str
    rows: str
    codes: tuple[str, ...]
    weight: float
    build: Callable[[Random, Cast], list[Truth]]
    forms_only: bool = False  # a letter cannot show it


SCENARIOS: dict[str, Scenario] = {}
Build = Callable[[Random, Cast], "Truth | list[Truth]"]


def scenario(
    name: str, rows: str, *codes: str, weight: float = 1.0, forms_only: bool = False
) -> Callable[[Build], Build]:
    def register(build: Build) -> Build:
        def listed(rng: Random, cast: Cast) -> list[Truth]:
            out = build(rng, cast)
            return out if isinstance(out, list) else [out]

        SCENARIOS[name] = Scenario(name, rows, codes, weight, listed, forms_only)
        return build

    return register


def _says(what: str, rng: Random, cast: Cast) -> str:
    """One of the sentences in which the people of this set say ``what``."""
    sentences = cast.says[what]
    return rng.choice(sentences) if len(sentences) > 1 else sentences[0]


# --- parts ---------------------------------------------------------------------------------------------------------


def _day(rng: Random, first: str = "2024-01-10", last: str = "2026-10-30") -> str:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return (start + timedelta(days=rng.randint(0, (end - start).days))).isoformat()


def _exam(rng: Random, cast: Cast, exam: Exam | None = None) -> Exam:
    return replace(exam or rng.choice(cast.exams), date=_day(rng))


def _who(type_: Type, rng: Random, cast: Cast, **more: object) -> Truth:
    truth = Truth(
        type_,
        patient=people.person(rng, cast),
        phone=people.phone(rng) if rng.random() < 0.75 else "",
        fax=people.phone(rng).replace("070-174 06", "040-628 05") if rng.random() < 0.5 else "",
        reference=f"B{rng.randint(1000, 9999)}" if rng.random() < 0.15 else "",
        ordered_on=_day(rng, "2026-11-02", "2026-11-17"),
    )
    for name, value in more.items():
        setattr(truth, name, value)
    return truth


def _wants(truth: Truth, rng: Random) -> Truth:
    truth.wants_images, truth.wants_report = rng.choice([(True, True), (True, True), (True, True), (True, False)])
    return truth


def _to(truth: Truth, unit: str, rng: Random) -> Truth:
    """Images and report to ``unit``, a radiology or media unit."""
    if truth.wants_images:
        truth.image_recipient = unit
    if truth.wants_report:
        truth.report_recipient = unit
    truth.one_recipient = rng.random() < 0.65
    return truth


def region(rng: Random, cast: Cast) -> Truth:
    """A complete order of a clinic of the region (A1, A2)."""
    truth = _who("region_clinic", rng, cast, clinic=rng.choice(cast.region), doctor=people.doctor(rng, cast))
    truth.title = rng.choice(cast.doctor_titles)
    truth.exams = [_exam(rng, cast)]
    _wants(truth, rng)
    onward, unit = rng.choice(cast.outside)
    _to(truth, unit, rng)
    if rng.random() < 0.35 and truth.wants_images:
        truth.onward = onward
    truth.delivery = rng.choice(["link", "link", "", "iep"])
    truth.purpose = rng.choice(["", *cast.reasons])
    return truth


def outside(rng: Random, cast: Cast) -> Truth:
    """A complete order of another region's hospital, consent not yet said."""
    clinic, unit = rng.choice(cast.outside)
    truth = _who("outside_region", rng, cast, clinic=clinic, doctor=people.doctor(rng, cast))
    truth.title = rng.choice(cast.doctor_titles)
    truth.exams = [_exam(rng, cast)]
    truth.purpose = rng.choice(["", *cast.reasons])
    truth.delivery = rng.choice(["link", "", "iep"])
    return _to(_wants(truth, rng), unit, rng)


def private(rng: Random, cast: Cast) -> Truth:
    """A complete order of private care, consent not yet said; both parts to a radiology department."""
    truth = _who("private", rng, cast, clinic=rng.choice(cast.private), doctor=people.doctor(rng, cast))
    truth.title = rng.choice(cast.doctor_titles)
    truth.exams = [_exam(rng, cast)]
    truth.purpose = rng.choice(["", *cast.reasons])
    truth.delivery = rng.choice(["", "iep", "link"])
    truth.small_print = rng.choice(["", "", *cast.small_print])
    return _to(_wants(truth, rng), rng.choice(cast.outside)[1], rng)


def oral(truth: Truth, rng: Random, cast: Cast) -> Truth:
    """Oral consent, by box or in words."""
    truth.consent = "oral"
    if rng.random() < 0.5:
        truth.consent_boxes = ("marked", "empty")
    truth.consent_words = _says("oral", rng, cast)
    return truth


def therapist(type_: Type, rng: Random, cast: Cast) -> Truth:
    """A therapist's order with a reason that fits, consent not yet said."""
    names = {"physiotherapist": cast.physio, "chiropractor": cast.chiro, "naprapath": cast.naprapath}[type_]
    truth = _who(type_, rng, cast, clinic=rng.choice(names), doctor=people.doctor(rng, cast))
    truth.title = rng.choice(cast.titles[type_])
    exam, reason = rng.choice(cast.treated)
    truth.exams, truth.purpose, truth.relevance = [_exam(rng, cast, exam)], reason, "yes"
    truth.delivery = rng.choice(["iep", "usb", ""])
    return _wants(truth, rng)


def written(truth: Truth, rng: Random, cast: Cast, document: str = "attached_signed") -> Truth:
    truth.consent = "written"
    truth.consent_document = document  # type: ignore[assignment]
    if document == "claimed":
        truth.consent_words = _says("written_claimed", rng, cast)
    else:
        truth.consent_words = _says("written_enclosed", rng, cast)
        if rng.random() < 0.3:
            truth.consent_boxes = ("marked", "empty")
    return truth


def patient(rng: Random, cast: Cast) -> Truth:
    truth = _who("patient", rng, cast)
    truth.exams = [_exam(rng, cast)]
    truth.doctor = ""
    truth.fax = ""
    truth.wants_images, truth.wants_report = False, True
    return truth


def not_order(looks_like: str) -> Truth:
    return Truth("unknown", is_order=False, looks_like=looks_like)


# --- another clinic ------------------------------------------------------------------------------------------------


@scenario("region_complete", "A1 A2", "release", weight=9)
def _(rng: Random, cast: Cast) -> Truth:
    return region(rng, cast)


@scenario("region_report_only", "A3", "release", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.wants_images, truth.wants_report, truth.onward, truth.delivery = False, True, "", ""
    truth.report_recipient, truth.image_recipient = truth.image_recipient or truth.report_recipient, ""
    return truth


@scenario("region_several_exams", "A2", "release", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.exams = [_exam(rng, cast, exam) for exam in rng.sample(cast.exams, rng.choice([2, 2, 3]))]
    return truth


@scenario("region_no_doctor", "A5", "ask_information", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.doctor = truth.title = ""
    return truth


@scenario("region_no_recipient", "A6", "ask_information", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.image_recipient = truth.report_recipient = truth.onward = ""
    return truth


@scenario("region_one_recipient_missing", "A7", "ask_information", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.wants_images = truth.wants_report = True
    truth.image_recipient = truth.image_recipient or truth.report_recipient
    truth.report_recipient, truth.one_recipient, truth.onward = "", False, ""
    return truth


@scenario("region_report_to_ward", "A8", "release_images_refer_report", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.wants_images = truth.wants_report = True
    truth.report_recipient, truth.one_recipient, truth.report_to_media_unit = rng.choice(cast.wards[:2]), False, False
    return truth


@scenario("region_report_only_to_ward", "A8", "refer_report_recipient", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.wants_images, truth.wants_report, truth.image_recipient, truth.onward = False, True, "", ""
    truth.delivery = ""
    truth.report_recipient, truth.one_recipient, truth.report_to_media_unit = rng.choice(cast.wards[:2]), False, False
    return truth


@scenario("region_no_date", "F", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.exams = [replace(truth.exams[0], date="")]
    return truth


@scenario("region_latest", "F", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.exams = [replace(truth.exams[0], date="latest")]
    return truth


@scenario("region_dvd", "K3", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.delivery = "dvd"
    return truth


@scenario("region_urgent", "G10", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.urgency = _says("urgent", rng, cast)
    return truth


@scenario("region_no_identity", "F", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.show_identity = False
    return truth


@scenario("invalid_check_digit", "G3", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    base = rng.choice(people.TEST_WOMEN) if cast.committed else people.random_number(rng)
    truth.patient = people.invalid(rng, cast, base)
    return truth


@scenario("reserve_number", "identity", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.patient = people.reserve(rng, cast)
    return truth


@scenario("protected_identity", "G4", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.remarks = [_says("protected", rng, cast)]
    truth.facts = frozenset({"protected_identity"})
    return truth


@scenario("deceased", "G8", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.remarks = [_says("deceased", rng, cast)]
    truth.facts = frozenset({"deceased"})
    return truth


@scenario("blocked", "G5", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.remarks = [_says("blocked", rng, cast)]
    truth.facts = frozenset({"blocked"})
    return truth


@scenario("region_no_clinic", "A4", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.clinic, truth.letterhead = "", rng.choice(cast.region_heads)
    return truth


@scenario("region_handwritten", "G3b", "release", weight=2, forms_only=True)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.handwritten, truth.doubtful = True, ("patient_name", "identity_number", "examination_date")
    return truth


# --- other regions and private care ----------------------------------------------------------------------------------


@scenario("outside_oral", "P1", "release", weight=6)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(outside(rng, cast), rng, cast)


@scenario("outside_no_consent", "P3", "ask_oral_consent", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    truth = outside(rng, cast)
    if rng.random() < 0.4:
        truth.consent_boxes = ("empty", "empty")
    return truth


@scenario("outside_doctor_and_consent_missing", "P5", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = outside(rng, cast)
    truth.doctor = truth.title = ""
    return truth


@scenario("private_oral", "P1", "release", weight=5)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(private(rng, cast), rng, cast)


@scenario("private_no_consent", "P3", "ask_oral_consent", weight=4)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    if rng.random() < 0.5:
        truth.consent_boxes = ("empty", "empty")
    return truth


@scenario("private_consent_no_box", "P4", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.consent_boxes = ("empty", "marked")
    truth.consent_words = _says("not_asked", rng, cast)
    return truth


@scenario("private_consent_struck", "P4", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.consent_boxes = ("struck", "marked")
    truth.consent_words = _says("not_yet", rng, cast)
    return truth


@scenario("private_consent_promised", "G5b", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.consent_words = _says("promised", rng, cast)
    return truth


@scenario("private_refused", "G5", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.consent = "refused"
    truth.consent_words = _says("refused", rng, cast)
    return truth


@scenario("private_written_claimed", "P2", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return written(private(rng, cast), rng, cast, "claimed")


@scenario("private_announced_absent", "G5c", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    return written(private(rng, cast), rng, cast, "announced_absent")


@scenario("private_report_to_own_fax", "P6", "release_images_refer_report", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(private(rng, cast), rng, cast)
    truth.wants_images = truth.wants_report = True
    truth.fax = truth.fax or people.phone(rng)
    truth.image_recipient = truth.clinic
    truth.report_recipient = f"{truth.clinic}, fax {truth.fax}"
    truth.one_recipient, truth.report_to_media_unit, truth.delivery = False, False, "iep"
    return truth


@scenario("private_emergency", "P7", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.remarks = [_says("emergency", rng, cast)]
    truth.urgency, truth.facts = "AKUT", frozenset({"emergency"})
    return truth


@scenario("minor_outside", "G6", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(outside(rng, cast), rng, cast)
    truth.patient = people.person(rng, cast, minor=True)
    truth.consent_boxes = None
    truth.consent_words = _says("guardian", rng, cast)
    truth.facts = frozenset({"minor"})
    return truth


# --- therapists ------------------------------------------------------------------------------------------------------


@scenario("physio_complete", "S1", "release", weight=5)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(therapist("physiotherapist", rng, cast), rng, cast)


@scenario("physio_no_consent", "S2", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    return therapist("physiotherapist", rng, cast)


@scenario("physio_no_relevance", "S3", "ask_relevance", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(therapist("physiotherapist", rng, cast), rng, cast)
    truth.purpose, truth.relevance = "", "not_stated"
    return truth


@scenario("physio_misfit", "S5", "ask_relevance", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(therapist("physiotherapist", rng, cast), rng, cast)
    exam, reason = rng.choice(cast.misfit)
    truth.exams, truth.purpose, truth.relevance = [_exam(rng, cast, exam)], reason, "doubtful"
    return truth


@scenario("physio_no_exam", "S6", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(therapist("physiotherapist", rng, cast), rng, cast)
    truth.exams = [Exam("", "", "Alla bilder", "")]
    return truth


@scenario("physio_nothing_stated", "S4", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("physiotherapist", rng, cast)
    truth.purpose, truth.relevance = "", "not_stated"
    return truth


@scenario("chiro_own_referral", "R1", "release", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("chiropractor", rng, cast)
    truth.self_referred = "yes"
    return truth


@scenario("chiro_written", "R3", "release", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("chiropractor", rng, cast), rng, cast)
    truth.self_referred = "no"
    return truth


@scenario("chiro_oral_only", "R4", "ask_written_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(therapist("chiropractor", rng, cast), rng, cast)
    truth.self_referred = "no"
    return truth


@scenario("chiro_mixed", "R9", "ask_written_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("chiropractor", rng, cast)
    first = _exam(rng, cast, Exam("XR", "ländrygg", "Röntgen ländrygg", "", self_referred="yes"))
    second = _exam(rng, cast, Exam("MR", "ländrygg", "MR ländrygg", "", self_referred="no"))
    truth.exams, truth.purpose = [first, second], "Behandling av ländryggssmärta"
    return truth


@scenario("chiro_referral_not_said", "R8", "ask_written_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(therapist("chiropractor", rng, cast), rng, cast)


@scenario("naprapath_written", "N1", "release", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("naprapath", rng, cast), rng, cast)


@scenario("naprapath_oral_only", "N2", "ask_written_consent", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(therapist("naprapath", rng, cast), rng, cast)


@scenario("naprapath_unsigned", "G5c", "ask_written_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("naprapath", rng, cast), rng, cast, "attached_unsigned")


@scenario("naprapath_other_patient", "G5c", "ask_written_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("naprapath", rng, cast), rng, cast, "attached_other_patient")
    if cast.committed:
        truth.patient = people.person(rng, cast, number=people.TEST_MEN[0])
        truth.consent_patient = people.person(rng, cast, number=people.TEST_WOMEN[1])
    else:
        truth.consent_patient = people.person(rng, cast)
    return truth


@scenario("naprapath_in_record", "N2", "ask_written_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("naprapath", rng, cast), rng, cast, "claimed")


@scenario("naprapath_no_relevance", "N4", "ask_relevance", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("naprapath", rng, cast), rng, cast)
    truth.purpose, truth.relevance = "", "not_stated"
    return truth


# --- patients, others, unknown ---------------------------------------------------------------------------------------


@scenario("patient_report", "U1 U3", "refer_patient_to_clinic", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    return patient(rng, cast)


@scenario("patient_clinic_closed", "U2", "release_report_to_patient", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.clinic_closed = True
    truth.remarks = [_says("closed", rng, cast)]
    return truth


@scenario("patient_doctor_left", "U3", "refer_patient_to_clinic", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.remarks = [_says("doctor_left", rng, cast)]
    return truth


@scenario("patient_images", "U4", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.wants_images, truth.wants_report = True, False
    return truth


@scenario("patient_images_and_report", "U5", "refer_patient_to_clinic", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.wants_images = True
    return truth


@scenario("patient_formal_demand", "U6", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.remarks = [_says("formal_demand", rng, cast)]
    truth.facts = frozenset({"formal_demand"})
    return truth


@scenario("patient_relative", "U7", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.remarks, truth.doctor = [_says("relative", rng, cast)], people.doctor(rng, cast)
    truth.facts = frozenset({"on_behalf_of"})
    return truth


@scenario("other_requester", "O1", "human_review", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    clinic, title = rng.choice(cast.others)
    truth = _who("other", rng, cast, clinic=clinic, doctor=people.doctor(rng, cast), title=title)
    truth.exams = [_exam(rng, cast)]
    truth.purpose = "Handläggning av ärende" if title in ("advokat", "skadereglerare") else "Pågående behandling"
    return _wants(truth, rng)


@scenario("unknown_requester", "T9", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = _who("unknown", rng, cast, doctor=people.doctor(rng, cast))
    truth.exams = [_exam(rng, cast)]
    _to(_wants(truth, rng), rng.choice(cast.outside)[1], rng)
    return truth


@scenario("two_patients", "G2", "release", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> list[Truth]:
    first, second = oral(outside(rng, cast), rng, cast), outside(rng, cast)
    second.clinic, second.doctor, second.title, second.phone = first.clinic, first.doctor, first.title, first.phone
    second.ordered_on, second.fax, second.reference = first.ordered_on, first.fax, first.reference
    second.image_recipient = second.report_recipient = ""
    _to(second, first.image_recipient or first.report_recipient, rng)
    if cast.committed:
        first.patient = people.person(rng, cast, number=people.TEST_MEN[0])
        second.patient = people.person(rng, cast, number=people.TEST_WOMEN[0])
    return [first, second]


def _non_order(kind: str) -> Build:
    def build(rng: Random, cast: Cast) -> Truth:
        del rng, cast  # nothing varies
        return not_order(kind)

    return build


for _kind in ("referral", "lab_answer", "advert", "blank"):
    scenario(_kind, "G1", "not_an_order", weight=0.8)(_non_order(_kind))
