"""Orders by the rows of the decision table.

Each says its verdict beforehand; the rule work in ``verdict`` must agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.faxes import people, units
from bench.faxes.truth import Exam, Truth, Type


@dataclass(frozen=True, slots=True)
class Scenario:
    """``rows`` of the table it shows, ``codes`` one an order, ``weight`` how often a random fax is one."""

    name: str
    rows: str
    codes: tuple[str, ...]
    weight: float
    build: Callable[[Random, bool], list[Truth]]


SCENARIOS: dict[str, Scenario] = {}
Build = Callable[[Random, bool], "Truth | list[Truth]"]


def scenario(name: str, rows: str, *codes: str, weight: float = 1.0) -> Callable[[Build], Build]:
    def register(build: Build) -> Build:
        def listed(rng: Random, committed: bool) -> list[Truth]:
            out = build(rng, committed)
            return out if isinstance(out, list) else [out]

        SCENARIOS[name] = Scenario(name, rows, codes, weight, listed)
        return build

    return register


# --- parts ---------------------------------------------------------------------------------------------------------


def _day(rng: Random, first: str = "2024-01-10", last: str = "2026-10-30") -> str:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return (start + timedelta(days=rng.randint(0, (end - start).days))).isoformat()


def _exam(rng: Random, exam: Exam | None = None) -> Exam:
    return replace(exam or rng.choice(units.EXAMS), date=_day(rng))


def _who(type_: Type, rng: Random, committed: bool, **more: object) -> Truth:
    truth = Truth(
        type_,
        patient=people.person(rng, committed=committed),
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


def region(rng: Random, committed: bool) -> Truth:
    """A complete order of a clinic of the region (A1, A2)."""
    truth = _who("region_clinic", rng, committed, clinic=rng.choice(units.REGION), doctor=people.doctor(rng))
    truth.title = rng.choice(units.DOCTOR_TITLES)
    truth.exams = [_exam(rng)]
    _wants(truth, rng)
    onward, unit = rng.choice(units.OUTSIDE)
    _to(truth, unit, rng)
    if rng.random() < 0.35 and truth.wants_images:
        truth.onward = onward
    truth.delivery = rng.choice(["link", "link", "", "iep"])
    truth.purpose = rng.choice(["", *units.REASONS])
    return truth


def outside(rng: Random, committed: bool) -> Truth:
    """A complete order of another region's hospital, consent not yet said."""
    clinic, unit = rng.choice(units.OUTSIDE)
    truth = _who("outside_region", rng, committed, clinic=clinic, doctor=people.doctor(rng))
    truth.title = rng.choice(units.DOCTOR_TITLES)
    truth.exams = [_exam(rng)]
    truth.purpose = rng.choice(["", *units.REASONS])
    truth.delivery = rng.choice(["link", "", "iep"])
    return _to(_wants(truth, rng), unit, rng)


def private(rng: Random, committed: bool) -> Truth:
    """A complete order of private care, consent not yet said; both parts to a radiology department."""
    truth = _who("private", rng, committed, clinic=rng.choice(units.PRIVATE), doctor=people.doctor(rng))
    truth.title = rng.choice(units.DOCTOR_TITLES)
    truth.exams = [_exam(rng)]
    truth.purpose = rng.choice(["", *units.REASONS])
    truth.delivery = rng.choice(["", "iep", "link"])
    truth.small_print = rng.choice(["", "", *units.SMALL_PRINT])
    return _to(_wants(truth, rng), rng.choice(units.OUTSIDE)[1], rng)


def oral(truth: Truth, rng: Random) -> Truth:
    """Oral consent, by box or in words."""
    truth.consent = "oral"
    if rng.random() < 0.5:
        truth.consent_boxes = ("marked", "empty")
    truth.consent_words = rng.choice(
        [
            "Patienten har lämnat muntligt samtycke",
            "Muntligt samtycke är inhämtat från patienten",
            "Muntligt samtycke finns",
        ]
    )
    return truth


def therapist(type_: Type, rng: Random, committed: bool) -> Truth:
    """A therapist's order with a reason that fits, consent not yet said."""
    names = {"physiotherapist": units.PHYSIO, "chiropractor": units.CHIRO, "naprapath": units.NAPRAPATH}[type_]
    truth = _who(type_, rng, committed, clinic=rng.choice(names), doctor=people.doctor(rng))
    truth.title = rng.choice(units.TITLES[type_])
    exam, reason = rng.choice(units.TREATED)
    truth.exams, truth.purpose, truth.relevance = [_exam(rng, exam)], reason, "yes"
    truth.delivery = rng.choice(["iep", "usb", ""])
    return _wants(truth, rng)


def written(truth: Truth, rng: Random, document: str = "attached_signed") -> Truth:
    truth.consent = "written"
    truth.consent_document = document  # type: ignore[assignment]
    if document == "claimed":
        start = rng.choice(["Skriftligt samtycke", "Patienten har lämnat skriftligt samtycke,"])
        truth.consent_words = f"{start} finns i journalen"
    else:
        words = ["Skriftligt samtycke bifogas", "Patientens skriftliga samtycke bifogas, se nästa sida"]
        truth.consent_words = rng.choice(words)
        if rng.random() < 0.3:
            truth.consent_boxes = ("marked", "empty")
    return truth


def patient(rng: Random, committed: bool) -> Truth:
    truth = _who("patient", rng, committed)
    truth.exams = [_exam(rng)]
    truth.doctor = ""
    truth.fax = ""
    truth.wants_images, truth.wants_report = False, True
    return truth


def not_order(looks_like: str) -> Truth:
    return Truth("unknown", is_order=False, looks_like=looks_like)


# --- another clinic ------------------------------------------------------------------------------------------------


@scenario("region_complete", "A1 A2", "release", weight=9)
def _(rng: Random, committed: bool) -> Truth:
    return region(rng, committed)


@scenario("region_report_only", "A3", "release", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.wants_images, truth.wants_report, truth.onward, truth.delivery = False, True, "", ""
    truth.report_recipient, truth.image_recipient = truth.image_recipient or truth.report_recipient, ""
    return truth


@scenario("region_several_exams", "A2", "release", weight=3)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.exams = [_exam(rng, exam) for exam in rng.sample(units.EXAMS, rng.choice([2, 2, 3]))]
    return truth


@scenario("region_no_doctor", "A5", "ask_information", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.doctor = truth.title = ""
    return truth


@scenario("region_no_recipient", "A6", "ask_information", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.image_recipient = truth.report_recipient = truth.onward = ""
    return truth


@scenario("region_one_recipient_missing", "A7", "ask_information", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.wants_images = truth.wants_report = True
    truth.image_recipient = truth.image_recipient or truth.report_recipient
    truth.report_recipient, truth.one_recipient, truth.onward = "", False, ""
    return truth


@scenario("region_report_to_ward", "A8", "release_images_refer_report", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.wants_images = truth.wants_report = True
    truth.report_recipient, truth.one_recipient, truth.report_to_media_unit = rng.choice(units.WARDS[:2]), False, False
    return truth


@scenario("region_report_only_to_ward", "A8", "refer_report_recipient", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.wants_images, truth.wants_report, truth.image_recipient, truth.onward = False, True, "", ""
    truth.delivery = ""
    truth.report_recipient, truth.one_recipient, truth.report_to_media_unit = rng.choice(units.WARDS[:2]), False, False
    return truth


@scenario("region_no_date", "F", "ask_information", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.exams = [replace(truth.exams[0], date="")]
    return truth


@scenario("region_latest", "F", "release", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.exams = [replace(truth.exams[0], date="latest")]
    return truth


@scenario("region_dvd", "K3", "release", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.delivery = "dvd"
    return truth


@scenario("region_urgent", "G10", "release", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.urgency = rng.choice(["AKUT", "Akut, operation i morgon"])
    return truth


@scenario("region_no_identity", "F", "ask_information", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.show_identity = False
    return truth


@scenario("invalid_check_digit", "G3", "ask_information", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    base = rng.choice(people.TEST_WOMEN) if committed else people.random_number(rng)
    truth.patient = people.invalid(rng, base)
    return truth


@scenario("reserve_number", "identity", "release", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.patient = people.reserve(rng)
    return truth


@scenario("protected_identity", "G4", "human_review", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.remarks = [rng.choice(["OBS! Patienten har skyddade personuppgifter.", "Sekretessmarkering."])]
    truth.facts = frozenset({"protected_identity"})
    return truth


@scenario("deceased", "G8", "human_review", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.remarks = [rng.choice(["Patienten är avliden.", "Patienten avled i oktober."])]
    truth.facts = frozenset({"deceased"})
    return truth


@scenario("blocked", "G5", "human_review", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.remarks = ["Patienten har spärrat sin journal."]
    truth.facts = frozenset({"blocked"})
    return truth


@scenario("region_no_clinic", "A4", "ask_information", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.clinic, truth.letterhead = "", rng.choice(["Hallands sjukhus Varberg", "Hallands sjukhus Halmstad"])
    return truth


@scenario("region_handwritten", "G3b", "release", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = region(rng, committed)
    truth.handwritten, truth.doubtful = True, ("patient_name", "identity_number", "examination_date")
    return truth


# --- other regions and private care ----------------------------------------------------------------------------------


@scenario("outside_oral", "P1", "release", weight=6)
def _(rng: Random, committed: bool) -> Truth:
    return oral(outside(rng, committed), rng)


@scenario("outside_no_consent", "P3", "ask_oral_consent", weight=3)
def _(rng: Random, committed: bool) -> Truth:
    truth = outside(rng, committed)
    if rng.random() < 0.4:
        truth.consent_boxes = ("empty", "empty")
    return truth


@scenario("outside_doctor_and_consent_missing", "P5", "ask_oral_consent", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = outside(rng, committed)
    truth.doctor = truth.title = ""
    return truth


@scenario("private_oral", "P1", "release", weight=5)
def _(rng: Random, committed: bool) -> Truth:
    return oral(private(rng, committed), rng)


@scenario("private_no_consent", "P3", "ask_oral_consent", weight=4)
def _(rng: Random, committed: bool) -> Truth:
    truth = private(rng, committed)
    if rng.random() < 0.5:
        truth.consent_boxes = ("empty", "empty")
    return truth


@scenario("private_consent_no_box", "P4", "ask_oral_consent", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = private(rng, committed)
    truth.consent_boxes = ("empty", "marked")
    truth.consent_words = "Patienten har inte tillfrågats om samtycke"
    return truth


@scenario("private_consent_struck", "P4", "ask_oral_consent", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = private(rng, committed)
    truth.consent_boxes = ("struck", "marked")
    truth.consent_words = "Samtycke är ännu inte inhämtat"
    return truth


@scenario("private_consent_promised", "G5b", "ask_oral_consent", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = private(rng, committed)
    truth.consent_words = rng.choice(["Samtycke inhämtas vid återbesöket", "Vi återkommer med patientens samtycke"])
    return truth


@scenario("private_refused", "G5", "human_review", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = private(rng, committed)
    truth.consent = "refused"
    truth.consent_words = rng.choice(["Patienten vägrar samtycke", "Patienten har återkallat sitt samtycke"])
    return truth


@scenario("private_written_claimed", "P2", "release", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    return written(private(rng, committed), rng, "claimed")


@scenario("private_announced_absent", "G5c", "ask_oral_consent", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    return written(private(rng, committed), rng, "announced_absent")


@scenario("private_report_to_own_fax", "P6", "release_images_refer_report", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = oral(private(rng, committed), rng)
    truth.wants_images = truth.wants_report = True
    truth.fax = truth.fax or people.phone(rng)
    truth.image_recipient = truth.clinic
    truth.report_recipient = f"{truth.clinic}, fax {truth.fax}"
    truth.one_recipient, truth.report_to_media_unit, truth.delivery = False, False, "iep"
    return truth


@scenario("private_emergency", "P7", "human_review", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = private(rng, committed)
    truth.remarks = ["Akutfall: patienten är medvetslös och kan inte lämna samtycke."]
    truth.urgency, truth.facts = "AKUT", frozenset({"emergency"})
    return truth


@scenario("minor_outside", "G6", "release", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = oral(outside(rng, committed), rng)
    truth.patient = people.person(rng, committed=committed, minor=True)
    truth.consent_boxes = None
    truth.consent_words = "Muntligt samtycke från vårdnadshavare"
    truth.facts = frozenset({"minor"})
    return truth


# --- therapists ------------------------------------------------------------------------------------------------------


@scenario("physio_complete", "S1", "release", weight=5)
def _(rng: Random, committed: bool) -> Truth:
    return oral(therapist("physiotherapist", rng, committed), rng)


@scenario("physio_no_consent", "S2", "ask_oral_consent", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    return therapist("physiotherapist", rng, committed)


@scenario("physio_no_relevance", "S3", "ask_relevance", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = oral(therapist("physiotherapist", rng, committed), rng)
    truth.purpose, truth.relevance = "", "not_stated"
    return truth


@scenario("physio_misfit", "S5", "ask_relevance", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = oral(therapist("physiotherapist", rng, committed), rng)
    exam, reason = rng.choice(units.MISFIT)
    truth.exams, truth.purpose, truth.relevance = [_exam(rng, exam)], reason, "doubtful"
    return truth


@scenario("physio_no_exam", "S6", "ask_information", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = oral(therapist("physiotherapist", rng, committed), rng)
    truth.exams = [Exam("", "", "Alla bilder", "")]
    return truth


@scenario("physio_nothing_stated", "S4", "ask_oral_consent", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = therapist("physiotherapist", rng, committed)
    truth.purpose, truth.relevance = "", "not_stated"
    return truth


@scenario("chiro_own_referral", "R1", "release", weight=3)
def _(rng: Random, committed: bool) -> Truth:
    truth = therapist("chiropractor", rng, committed)
    truth.self_referred = "yes"
    return truth


@scenario("chiro_written", "R3", "release", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = written(therapist("chiropractor", rng, committed), rng)
    truth.self_referred = "no"
    return truth


@scenario("chiro_oral_only", "R4", "ask_written_consent", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = oral(therapist("chiropractor", rng, committed), rng)
    truth.self_referred = "no"
    return truth


@scenario("chiro_mixed", "R9", "ask_written_consent", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = therapist("chiropractor", rng, committed)
    first = _exam(rng, Exam("XR", "ländrygg", "Röntgen ländrygg", "", self_referred="yes"))
    second = _exam(rng, Exam("MR", "ländrygg", "MR ländrygg", "", self_referred="no"))
    truth.exams, truth.purpose = [first, second], "Behandling av ländryggssmärta"
    return truth


@scenario("chiro_referral_not_said", "R8", "ask_written_consent", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    return oral(therapist("chiropractor", rng, committed), rng)


@scenario("naprapath_written", "N1", "release", weight=3)
def _(rng: Random, committed: bool) -> Truth:
    return written(therapist("naprapath", rng, committed), rng)


@scenario("naprapath_oral_only", "N2", "ask_written_consent", weight=3)
def _(rng: Random, committed: bool) -> Truth:
    return oral(therapist("naprapath", rng, committed), rng)


@scenario("naprapath_unsigned", "G5c", "ask_written_consent", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    return written(therapist("naprapath", rng, committed), rng, "attached_unsigned")


@scenario("naprapath_other_patient", "G5c", "ask_written_consent", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = written(therapist("naprapath", rng, committed), rng, "attached_other_patient")
    if committed:
        truth.patient = people.person(rng, committed=True, number=people.TEST_MEN[0])
        truth.consent_patient = people.person(rng, committed=True, number=people.TEST_WOMEN[1])
    else:
        truth.consent_patient = people.person(rng, committed=False)
    return truth


@scenario("naprapath_in_record", "N2", "ask_written_consent", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    return written(therapist("naprapath", rng, committed), rng, "claimed")


@scenario("naprapath_no_relevance", "N4", "ask_relevance", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = written(therapist("naprapath", rng, committed), rng)
    truth.purpose, truth.relevance = "", "not_stated"
    return truth


# --- patients, others, unknown ---------------------------------------------------------------------------------------


@scenario("patient_report", "U1 U3", "refer_patient_to_clinic", weight=3)
def _(rng: Random, committed: bool) -> Truth:
    return patient(rng, committed)


@scenario("patient_clinic_closed", "U2", "release_report_to_patient", weight=2)
def _(rng: Random, committed: bool) -> Truth:
    truth = patient(rng, committed)
    truth.clinic_closed = True
    truth.remarks = ["Kliniken som behandlade mig är nedlagd och finns inte längre."]
    return truth


@scenario("patient_doctor_left", "U3", "refer_patient_to_clinic", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = patient(rng, committed)
    truth.remarks = ["Min läkare har slutat på kliniken."]
    return truth


@scenario("patient_images", "U4", "human_review", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = patient(rng, committed)
    truth.wants_images, truth.wants_report = True, False
    return truth


@scenario("patient_images_and_report", "U5", "refer_patient_to_clinic", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = patient(rng, committed)
    truth.wants_images = True
    return truth


@scenario("patient_formal_demand", "U6", "human_review", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = patient(rng, committed)
    truth.remarks = ["Om ni säger nej begär jag ett skriftligt beslut som kan överklagas."]
    truth.facts = frozenset({"formal_demand"})
    return truth


@scenario("patient_relative", "U7", "human_review", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = patient(rng, committed)
    truth.remarks, truth.doctor = ["Jag skriver som anhörig."], people.doctor(rng)
    truth.facts = frozenset({"on_behalf_of"})
    return truth


@scenario("other_requester", "O1", "human_review", weight=3)
def _(rng: Random, committed: bool) -> Truth:
    clinic, title = rng.choice(units.OTHERS)
    truth = _who("other", rng, committed, clinic=clinic, doctor=people.doctor(rng), title=title)
    truth.exams = [_exam(rng)]
    truth.purpose = "Handläggning av ärende" if title in ("advokat", "skadereglerare") else "Pågående behandling"
    return _wants(truth, rng)


@scenario("unknown_requester", "T9", "human_review", weight=1)
def _(rng: Random, committed: bool) -> Truth:
    truth = _who("unknown", rng, committed, doctor=people.doctor(rng))
    truth.exams = [_exam(rng)]
    _to(_wants(truth, rng), rng.choice(units.OUTSIDE)[1], rng)
    return truth


@scenario("two_patients", "G2", "release", "ask_oral_consent", weight=2)
def _(rng: Random, committed: bool) -> list[Truth]:
    first, second = oral(outside(rng, committed), rng), outside(rng, committed)
    second.clinic, second.doctor, second.title, second.phone = first.clinic, first.doctor, first.title, first.phone
    second.ordered_on, second.fax, second.reference = first.ordered_on, first.fax, first.reference
    second.image_recipient = second.report_recipient = ""
    _to(second, first.image_recipient or first.report_recipient, rng)
    if committed:
        first.patient = people.person(rng, committed=True, number=people.TEST_MEN[0])
        second.patient = people.person(rng, committed=True, number=people.TEST_WOMEN[0])
    return [first, second]


def _non_order(kind: str) -> Build:
    def build(rng: Random, committed: bool) -> Truth:
        del rng, committed  # nothing varies
        return not_order(kind)

    return build


for _kind in ("referral", "lab_answer", "advert", "blank"):
    scenario(_kind, "G1", "not_an_order", weight=0.8)(_non_order(_kind))
