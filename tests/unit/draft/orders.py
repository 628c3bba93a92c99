"""Orders and decisions to draft from, built field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from intake.draft import Letterhead, Phrases, draft
from intake.model import (
    Code,
    Decision,
    Draft,
    Examination,
    Facts,
    Field,
    Flag,
    Order,
    PartVerdict,
    RequesterType,
)
from intake.resources import bundled
from tests.unit.decide.orders import halland

REFERENCE = "7K3QF-M0R9D-1"
RECEIVED_AT = datetime(2026, 1, 5, 8, 7, tzinfo=UTC)
LETTERHEAD = Letterhead(
    region="Region Halland",
    unit="Röntgen, bild- och utlåtandeutlämning",
    hospital="Hallands sjukhus Varberg",
    phone="0340-00 00 00",
    fax="0340-00 00 01",
)
TEMPLATES: Mapping[str, str] = {
    path.relative_to(bundled("templates")).as_posix(): path.read_text(encoding="utf-8")
    for path in bundled("templates").rglob("*.j2")
}

IN_HALLAND: Mapping[str, str | bool] = {
    "requester_type": "region_clinic",
    "requesting_clinic": "Medicinmott HSV",
    "doctor": "dr Andersson",
    "image_recipient": "mediaenh SU/S",
    "report_recipient": "mediaenh SU/S",
    "onward_recipient": "toraxkliniken SU/S",
    "patient_name": "Tolvan Tolvansson",
    "identity_number": "191212121212",
    "wants_images": True,
    "wants_report": True,
}
PRIVATE: Mapping[str, str | bool] = {
    **IN_HALLAND,
    "requester_type": "private",
    "requesting_clinic": "Solhagens läkarhus",
    "doctor": "Överläkare Eva Berg",
    "image_recipient": "Röntgen Solhagen",
    "report_recipient": "Röntgen Solhagen",
    "onward_recipient": "",
    "consent": "oral",
    "consent_document": "none",
}
PHYSIO: Mapping[str, str | bool] = {
    "requester_type": "physiotherapist",
    "requesting_clinic": "Knäverkstan, Varberg",
    "doctor": "leg. fysioterapeut Anna Lind",
    "patient_name": "Tolvan Tolvansson",
    "identity_number": "191212121212",
    "wants_images": True,
    "wants_report": True,
    "consent": "oral",
    "relevance": "yes",
}
CHIRO: Mapping[str, str | bool] = {
    **PHYSIO,
    "requester_type": "chiropractor",
    "requesting_clinic": "Ryggakuten",
    "doctor": "Per Ek, leg. kiropraktor",
    "consent": "none",
    "self_referred": "yes",
}
NAPRAPATH: Mapping[str, str | bool] = {
    **PHYSIO,
    "requester_type": "naprapath",
    "requesting_clinic": "Naprapatgruppen",
    "doctor": "Leg naprapat Bo Ask",
    "consent": "written",
    "consent_document": "attached_signed",
}
PATIENT: Mapping[str, str | bool] = {
    "requester_type": "patient",
    "requesting_clinic": "Medicinmott HSV",
    "doctor": "Tolvan Tolvansson",
    "patient_name": "Tolvan Tolvansson",
    "identity_number": "191212121212",
    "wants_report": True,
}


def field(value: str | bool | None, **more: Any) -> Field:
    return Field(value, raw=value if isinstance(value, str) else None, confidence=0.99, **more)


def examination(text: str | None = "CT torax", date: str | None = "2015-01-01", **more: Any) -> Examination:
    parts: dict[str, Field] = {"modality": Field(), "body_part": Field(), "side": Field(), "self_referred": None}
    parts.update({name: field(value) for name, value in more.items()})
    return Examination(date=field(date), text=field(text), **parts)


def order(
    fields: Mapping[str, str | bool | None] = IN_HALLAND,
    *examinations: Examination,
    flags: tuple[Flag, ...] = (),
    facts: Facts = Facts(),  # noqa: B008
    **changed: str | bool | None,
) -> Order:
    """An order with these fields, and one examination where none is given."""
    values = {name: value for name, value in {**fields, **changed}.items() if value not in ("", None)}
    return Order(
        pages=(1, 2),
        is_order=True,
        fields={name: field(value) for name, value in values.items()},
        examinations=examinations or (examination(),),
        facts=facts,
        flags=flags,
        requester_candidates=(RequesterType(values.get("requester_type", "unknown")),),
    )


def decision(code: str = "release", images: str = "release", report: str = "release", **more: Any) -> Decision:
    given = {"rules": ("A2",), "section": "Annan klinik vill beställa bilder", "reason": "Allt som krävs är angivet."}
    return Decision(
        code=Code(code),
        images=PartVerdict(images),
        report=PartVerdict(report),
        release_to=None,
        **{**given, **more},
    )


def drafted(order_: Order, decision_: Decision, **more: Any) -> tuple[Draft, ...]:
    """What ``draft`` makes of them with the bundled templates."""
    usual = {
        "templates": TEMPLATES,
        "replies": halland().replies,
        "letterhead": LETTERHEAD,
        "phrases": Phrases(),
        "reference": REFERENCE,
        "received_at": RECEIVED_AT,
    }
    return draft(order_, decision_, **{**usual, **more})
