"""The reply of every outcome, as it would go out: order, decision, and what staff fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from intake.draft import EarlierExport, Outgoing, Sheets, case_of, questions_for, sheets
from intake.model import Decision, Order
from intake.replying import pictures
from intake.return_form import ReturnForm
from tests.unit.draft.orders import (
    CHIRO,
    IN_HALLAND,
    LETTERHEAD,
    NAPRAPATH,
    PATIENT,
    PHYSIO,
    PRIVATE,
    RECEIVED_AT,
    REFERENCE,
    TEMPLATES,
    decision,
    order,
)

TOKEN = "0123456789ABCDEFGHJKMNPQRS"
ON = date(2026, 1, 7)


@dataclass(frozen=True, slots=True)
class ReplyCase:
    template: str
    order: Order
    decision: Decision
    fills: Mapping[str, str] = field(default_factory=dict)
    earlier: EarlierExport | None = None
    number: str = "0346-00 00 00"
    language: str = "sv"


def _ask(code: str, *asks: str) -> Decision:
    return decision(code, "ask", "ask", asks=asks)


CASES: Mapping[str, ReplyCase] = {
    "completion": ReplyCase(
        "reply_completion",
        order(PRIVATE, doctor=None, consent="none"),
        _ask("ask_information", "oral_consent", "doctor", "image_recipient", "examination_date", "wants"),
    ),
    "oral_consent": ReplyCase(
        "reply_completion", order(PRIVATE, consent="none"), _ask("ask_oral_consent", "oral_consent")
    ),
    "written_consent": ReplyCase(
        "reply_completion", order(NAPRAPATH, consent="oral"), _ask("ask_written_consent", "written_consent")
    ),
    "written_consent_or_own_referral": ReplyCase(
        "reply_completion",
        order(CHIRO, self_referred="not_stated"),
        _ask("ask_written_consent", "written_consent", "relevance"),
    ),
    "relevance": ReplyCase(
        "reply_completion", order(PHYSIO, relevance="not_stated", delivery="dvd"), _ask("ask_relevance", "relevance")
    ),
    "patient_to_clinic": ReplyCase(
        "reply_patient_to_clinic",
        order(PATIENT),
        decision("refer_patient_to_clinic", "not_asked", "refer"),
        fills={"klinik fylls i": "Medicinmottagningen, Hallands sjukhus Varberg", "mottagare fylls i": "se kuvertet"},
    ),
    "report_recipient": ReplyCase(
        "reply_report_recipient", order(PRIVATE), decision("release_images_refer_report", report="refer")
    ),
    "already_sent": ReplyCase(
        "reply_already_sent",
        order(IN_HALLAND),
        decision("already_exported", "review", "review"),
        earlier=EarlierExport(date(2025, 11, 20), "mediaenh SU/S"),
    ),
    "dvd_replaced": ReplyCase("reply_dvd_replaced", order(PRIVATE, delivery="dvd"), decision()),
    "completion_en": ReplyCase(
        "reply_completion",
        order(PRIVATE, consent="none"),
        _ask("ask_oral_consent", "oral_consent", "wants"),
        language="en",
    ),
}


def form_of(one: ReplyCase) -> ReturnForm | None:
    questions = questions_for(one.order, one.decision, templates=TEMPLATES, language=one.language, ask_words={})
    return ReturnForm(TOKEN, REFERENCE, questions) if questions else None


def sheets_of(one: ReplyCase) -> Sheets:
    """The sheets of a reply, with the same token and day each time."""
    case = case_of(
        one.order,
        one.decision,
        templates=TEMPLATES,
        letterhead=LETTERHEAD,
        reference=REFERENCE,
        received_at=RECEIVED_AT,
        language=one.language,
        earlier=one.earlier,
    )
    form = form_of(one)
    return sheets(
        case, one.template, Outgoing(ON, "Eva Ek, röntgensjuksköterska", one.number, one.fills), form, pictures(form)
    )
