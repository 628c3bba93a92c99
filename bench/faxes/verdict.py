"""The expected verdict, worked out from the truth by the routine's text and its decision table.

Written apart from the program, on purpose in another way, and never changed to fit its output.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bench.faxes.truth import CLINICS, THERAPISTS, Exam, Truth

SECTIONS = {
    "region_clinic": "Annan klinik vill beställa bilder",
    "outside_region": "Privat vård eller vårdgivare utanför Region Halland",
    "private": "Privat vård eller vårdgivare utanför Region Halland",
    "physiotherapist": "Sjukgymnast",
    "chiropractor": "Kiropraktorer",
    "naprapath": "Naprapat",
    "patient": "Utlåtande till patient",
}
WEIGHT = (
    ("written_consent", "ask_written_consent"),
    ("oral_consent", "ask_oral_consent"),
    ("relevance", "ask_relevance"),
)
FOR_A_PERSON = {"protected_identity", "deceased", "blocked", "formal_demand", "on_behalf_of", "emergency"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What must come of an order. ``section`` is ``None`` where the routine is silent."""

    code: str
    images: str = "not_asked"
    report: str = "not_asked"
    asks: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    section: str | None = None
    release_to: str | None = None
    examinations: tuple[str, ...] = field(default=())


def asked_parts(truth: Truth) -> tuple[bool, bool]:
    """Images, report; both where the fax names neither but a recipient and an examination."""
    if truth.wants_images is None and truth.wants_report is None:
        return True, True
    return bool(truth.wants_images), bool(truth.wants_report)


def verdict(truth: Truth) -> Verdict:
    """The routine's answer to ``truth``."""
    if not truth.is_order:
        return Verdict("not_an_order")
    images, report = asked_parts(truth)
    section = SECTIONS.get(truth.type)
    if truth.type in ("other", "unknown") or truth.consent == "refused" or truth.facts & FOR_A_PERSON:
        return _both("human_review", "review", images, report)
    if truth.type == "patient":
        return _patient(truth, images, report)
    if truth.type in THERAPISTS:
        return _therapist(truth, images, report)
    missing = _missing(truth, images, report)
    asks = set(missing)
    if truth.type != "region_clinic" and not _consent_stands(truth):
        asks.add("oral_consent")
    refer = report and truth.report_recipient != "" and not truth.report_to_media_unit
    if asks:
        code = _weightiest(asks)
        held = _both(code, "ask", images, report, asks, missing, section)
        if refer:
            return Verdict(code, held.images, "refer", held.asks, held.missing, section)
        return held
    if refer:
        code = "release_images_refer_report" if images else "refer_report_recipient"
        to = "requester" if images else None
        return Verdict(code, "release" if images else "not_asked", "refer", section=section, release_to=to)
    return _both("release", "release", images, report, section=section)


def _both(
    code: str,
    verdict: str,
    images: bool,
    report: bool,
    asks: set[str] | frozenset[str] = frozenset(),
    missing: set[str] | frozenset[str] = frozenset(),
    section: str | None = None,
) -> Verdict:
    return Verdict(
        code,
        verdict if images else "not_asked",
        verdict if report else "not_asked",
        frozenset(asks),
        frozenset(missing),
        section,
        "requester" if code == "release" else None,
    )


def _weightiest(asks: set[str]) -> str:
    return next((code for ask, code in WEIGHT if ask in asks), "ask_information")


def _consent_stands(truth: Truth) -> bool:
    """Some consent is claimed, and no consent page was announced that is absent, unsigned or another's (G5b, G5c)."""
    spoilt = ("announced_absent", "attached_unsigned", "attached_other_patient")
    return truth.consent in ("oral", "written") and truth.consent_document not in spoilt


def _missing(truth: Truth, images: bool, report: bool) -> set[str]:
    """Required by table F and not on the fax, or legible but invalid (G3)."""
    out: set[str] = set()
    if truth.patient is None or not truth.show_name:
        out.add("patient_name")
    if truth.patient is None or not truth.show_identity or not truth.patient.valid:
        out.add("identity_number")
    if truth.type == "patient":
        return out
    if not truth.clinic:
        out.add("requesting_clinic")
    if not truth.doctor:
        out.add("doctor")
    if not truth.exams or any(not exam.modality for exam in truth.exams):  # none, or "all images" (S6)
        out.add("examination")
    elif any(not exam.date for exam in truth.exams):
        out.add("examination_date")
    if truth.type in CLINICS:
        if images and not truth.image_recipient:
            out.add("image_recipient")
        if report and not truth.report_recipient:
            out.add("report_recipient")
    return out


def _patient(truth: Truth, images: bool, report: bool) -> Verdict:
    section = SECTIONS["patient"]
    if not report:
        return _both("human_review", "review", images, report)
    missing = _missing(truth, images, report)
    if missing:
        return _both("ask_information", "ask", images, report, missing, missing, section)
    if truth.clinic_closed and not images:
        return Verdict("release_report_to_patient", report="release", section=section, release_to="patient")
    return Verdict("refer_patient_to_clinic", "review" if images else "not_asked", "refer", section=section)


def _therapist(truth: Truth, images: bool, report: bool) -> Verdict:
    section = SECTIONS[truth.type]
    missing = _missing(truth, images, report)
    of_exams = [_therapist_asks(truth, exam) for exam in truth.exams]
    asks = missing.union(*(of_exams or [_therapist_asks(truth, None)]))
    codes = tuple("release" if not each else _weightiest(each) for each in of_exams)
    mixed = codes if len(set(codes)) > 1 else ()
    if asks:
        held = _both(_weightiest(asks), "ask", images, report, asks, missing, section)
        return Verdict(held.code, held.images, held.report, held.asks, held.missing, section, None, mixed)
    return _both("release", "release", images, report, section=section)


def _therapist_asks(truth: Truth, exam: Exam | None) -> set[str]:
    asks: set[str] = set()
    own = (exam.self_referred if exam and exam.self_referred else truth.self_referred) == "yes"
    if truth.type == "chiropractor" and own:
        return asks
    if truth.type == "physiotherapist":
        if not _consent_stands(truth):
            asks.add("oral_consent")
    elif truth.consent != "written" or truth.consent_document != "attached_signed":
        asks.add("written_consent")
    if truth.relevance != "yes":
        asks.add("relevance")
    return asks
