"""The expected outcome of a fax, in the words of the published outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.faxes.scenarios import SCENARIOS
from bench.faxes.truth import CLINICS, THERAPISTS, Truth
from bench.faxes.verdict import asked_parts, verdict

if TYPE_CHECKING:
    from bench.faxes.make import Plan

FACTS = ("protected_identity", "deceased", "minor", "emergency", "on_behalf_of", "formal_demand", "blocked")


def expected(plan: Plan, truths: list[Truth]) -> dict[str, Any]:
    """What must come of the fax.

    Raises:
        AssertionError: the rule work disagrees with the verdict that the scenario declares.
    """
    orders = [_order(truth) for truth in truths]
    codes = tuple(order["decision"]["code"] for order in orders)
    scenario = SCENARIOS.get(plan.scenario)  # none for a paper written by itself
    if scenario and codes != scenario.codes:
        raise AssertionError(f"{plan.scenario}: declared {scenario.codes}, worked out {codes}")
    return {
        "description": f"{plan.scenario.replace('_', ' ')} ({scenario.rows if scenario else plan.layout})",
        "seed": plan.seed,
        "layout": plan.layout,
        "resolution": plan.resolution,
        "container": plan.container,
        "damage": {"level": plan.damage.level, "what": plan.damage.words},
        "split": len(orders) > 1,
        "orders": orders,
    }


def _order(truth: Truth) -> dict[str, Any]:
    result = verdict(truth)
    decision = {
        "code": result.code,
        "parts": {"images": result.images, "report": result.report},
        "asks": sorted(result.asks),
        "section": result.section,
        "release_to": result.release_to,
    }
    if not truth.is_order:
        empty: dict[str, Any] = {name: [] for name in ("examinations", "missing", "may_be_flagged", "must_be_flagged")}
        return {"fields": {}, "facts": {}, "decision": decision} | empty
    invalid = {"identity_number"} if truth.patient and not truth.patient.valid else set()
    assumed = ["wants_images", "wants_report"] if truth.wants_images is None else []
    return {
        "fields": fields(truth),
        "examinations": [_examination(exam, code) for exam, code in _with_codes(truth, result.examinations)],
        "facts": {name: name in truth.facts for name in FACTS},
        "decision": decision,
        "missing": sorted(result.missing - invalid),
        "may_be_flagged": sorted({*truth.doubtful, *assumed}),
        "must_be_flagged": sorted(invalid),
    }


def _with_codes(truth: Truth, codes: tuple[str, ...]) -> list[tuple[Any, str | None]]:
    return list(zip(truth.exams, codes or [None] * len(truth.exams), strict=True))


def _examination(exam: Any, code: str | None) -> dict[str, Any]:
    if not exam.modality:
        return {"text": exam.text}
    out = {"modality": exam.modality, "body_part": exam.body_part, "side": exam.side, "date": exam.date or None,
           "text": exam.text}  # fmt: skip
    return out | ({"decision": code} if code else {})


def fields(truth: Truth) -> dict[str, Any]:
    """Only what the fax shows, or what the vocabulary says of its silence."""
    images, report = asked_parts(truth)
    out: dict[str, Any] = {"requester_type": truth.type, "wants_images": images, "wants_report": report}
    optional = {
        "requesting_clinic": truth.clinic,
        "doctor": truth.doctor if truth.type != "patient" else "",
        "onward_recipient": truth.onward,
        "delivery": truth.delivery,
        "phone": truth.phone,
        "fax": truth.fax,
        "urgency": truth.urgency,
        "reference": truth.reference,
    }
    out |= {name: value for name, value in optional.items() if value}
    if truth.patient is not None:
        if truth.show_name:
            out["patient_name"] = truth.patient.name
        if truth.show_identity:
            out["identity_number"] = truth.patient.printed if truth.patient.reserve else truth.patient.identity
    out |= _recipients(truth, images, report)
    if truth.type in (*CLINICS, *THERAPISTS) and truth.type != "region_clinic":
        out |= {"consent": truth.consent, "consent_document": truth.consent_document}
    if truth.type in THERAPISTS:
        out["relevance"] = truth.relevance
    if truth.type == "chiropractor" and not any(exam.self_referred for exam in truth.exams):
        out["self_referred"] = truth.self_referred
    if truth.clinic_closed:
        out["clinic_closed"] = True
    return out


def _recipients(truth: Truth, images: bool, report: bool) -> dict[str, str]:
    own = truth.clinic if truth.type in THERAPISTS else ""
    out = {}
    if images and (truth.image_recipient or own):
        out["image_recipient"] = truth.image_recipient or own
    if report and (truth.report_recipient or own):
        out["report_recipient"] = truth.report_recipient or own
    return out
