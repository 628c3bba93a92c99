"""What the routine is decided on: a finite record of facts, each from a closed vocabulary.

An order has free text, numbers and doubts; the routine knows none of them. ``cases`` turns an order into facts, always
to the stricter side: what cannot be told is missing, what contradicts itself counts as the weaker claim. The words
that stand on the fax with little confidence are taken as read, and what somebody wrote by hand as written though nobody
has read it yet: their flags, not the verdict, hold the order (rule G3b).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, TypeVar, get_args, get_type_hints

from rapidfuzz import fuzz

from intake.model import (
    THERAPISTS,
    Consent,
    ConsentDocument,
    Delivery,
    Examination,
    Field,
    Modality,
    Order,
    RecipientKind,
    Relevance,
    RequesterType,
    SelfReferred,
)

Requester = Literal[
    "region_clinic",
    "outside_region",
    "private",
    "physiotherapist",
    "chiropractor",
    "naprapath",
    "patient",
    "other",
    "unknown",
]
EffectiveConsent = Literal["none", "unclear", "oral", "written_claimed", "written", "refused"]
Asked = Literal["images", "report", "both", "assumed", "unstated"]
Recipient = Literal["media_unit", "other_unit", "own", "person", "patient", "unknown", "missing"]
Stated = Literal["stated", "missing"]
YesNo = Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One examination of one order, as the routine sees it. Every field has a finite vocabulary (``VOCABULARY``)."""

    order: YesNo  # an order for images or a report at all
    arrival: Literal["fax", "other"]
    requester: Requester
    consent: EffectiveConsent  # ``written``: claimed, attached and signed; ``written_claimed``: not seen
    relevance: Literal["yes", "no", "doubtful", "not_stated"]
    self_referred: Literal["yes", "no", "not_stated"]
    asked: Asked  # ``assumed``: neither part is named, but a recipient and an examination are
    clinic: Stated
    doctor: Stated
    patient_name: Stated
    identity: Literal["stated", "reserve", "invalid", "missing"]
    examination: Stated
    examination_date: Literal["stated", "latest", "invalid", "missing"]
    image_recipient: Recipient  # ``own``: the therapist's own clinic
    report_recipient: Recipient
    directory: Literal["listed", "not_listed"]  # ``not_listed``: a recipient in use that the directory does not class
    clinic_closed: Literal["yes", "no", "not_stated"]
    already_exported: Literal["yes", "no", "not_known"]
    protected_identity: YesNo
    deceased: YesNo
    blocked: YesNo
    formal_demand: YesNo
    several_patients: YesNo
    on_behalf_of: YesNo
    emergency: YesNo
    minor: YesNo
    urgent: YesNo
    dvd: YesNo
    split: YesNo
    return_number: Stated


def _vocabulary() -> MappingProxyType[str, tuple[str, ...]]:
    hints = get_type_hints(CaseFacts)
    return MappingProxyType({member.name: get_args(hints[member.name]) for member in fields(CaseFacts)})


VOCABULARY = _vocabulary()
"""Every fact with all its values; the routine table must name the same ones."""

CARE = frozenset({"region_clinic", "outside_region", "private", "physiotherapist", "chiropractor", "naprapath"})

INVALID_FLAGS = frozenset({"invalid_check_digit", "invalid_date", "future_date"})
"""Doubts that mean "legible, and wrong": the value is asked for (rule G3). Other doubts only hold the order."""

_UNLISTED_FLAGS = frozenset({"unknown_unit", "ambiguous_unit"})
_NO_CONSENT_DOCUMENTS = frozenset(
    {ConsentDocument.ANNOUNCED_ABSENT, ConsentDocument.ATTACHED_UNSIGNED, ConsentDocument.ATTACHED_OTHER_PATIENT}
)
_NAMES_ITS_BODY_PART = frozenset({Modality.MG, Modality.PET_CT, Modality.DXA})
_EMPTY = Field()
_RECIPIENTS: dict[RecipientKind, Recipient] = {
    RecipientKind.MEDIA_UNIT: "media_unit",
    RecipientKind.OTHER_UNIT: "other_unit",
    RecipientKind.PERSON: "person",
    RecipientKind.PATIENT: "patient",
    RecipientKind.UNKNOWN: "unknown",
    RecipientKind.MISSING: "missing",
}
_SAME_WORD = 80.0  # percent; lets one misread letter pass in a word of five
_StrEnum = TypeVar("_StrEnum", bound=StrEnum)


def requesters(order: Order) -> tuple[RequesterType, ...]:
    """All types the requester may have, the most likely first; ``unknown`` where there is none."""
    read = enum_value(order, "requester_type", RequesterType, RequesterType.UNKNOWN)
    candidates = tuple(dict.fromkeys(order.requester_candidates))
    if not candidates:
        return (read,)
    if read is RequesterType.UNKNOWN or read in candidates:
        return candidates
    return (read, *candidates)


def cases(order: Order, requester: RequesterType, *, by_fax: bool = True) -> tuple[CaseFacts, ...]:
    """The facts of ``order`` if it comes from ``requester``: one record an examination, and at least one.

    ``by_fax`` is false for an order that reached the desk in another way and was typed in by staff.
    """
    of_order = _order_facts(order, requester, by_fax)
    if not order.examinations:
        return (of_order,)
    return tuple(_with_examination(of_order, examination) for examination in order.examinations)


def _order_facts(order: Order, requester: RequesterType, by_fax: bool) -> CaseFacts:
    image_recipient = _recipient(order, requester, "image_recipient", order.image_recipient_kind)
    report_recipient = _recipient(order, requester, "report_recipient", order.report_recipient_kind)
    asked = _asked(order, requester)
    urgency = value_of(order, "urgency")
    marks = order.facts
    return CaseFacts(
        order=_yes_no(order.is_order),
        arrival="fax" if by_fax else "other",
        requester=requester.value,
        consent=effective_consent(order),
        relevance=enum_value(order, "relevance", Relevance, Relevance.NOT_STATED).value,
        self_referred=enum_value(order, "self_referred", SelfReferred, SelfReferred.NOT_STATED).value,
        asked=asked,
        clinic=_stated(order, "requesting_clinic"),
        doctor=_stated(order, "doctor"),
        patient_name=_stated(order, "patient_name"),
        identity=_identity(order),
        examination="missing",
        examination_date="missing",
        image_recipient=image_recipient,
        report_recipient=report_recipient,
        directory=_directory(order, asked, image_recipient, report_recipient),
        clinic_closed=_three(value_of(order, "clinic_closed"), "not_stated"),
        already_exported=_three(marks.already_exported, "not_known"),
        protected_identity=_yes_no(marks.protected_identity),
        deceased=_yes_no(marks.deceased),
        blocked=_yes_no(marks.blocked),
        formal_demand=_yes_no(marks.formal_demand),
        several_patients=_yes_no(any(flag.code == "several_patients" for flag in order.flags)),
        on_behalf_of=_yes_no(marks.on_behalf_of),
        emergency=_yes_no(marks.emergency),
        minor=_yes_no(marks.minor),
        urgent=_yes_no(urgency is not None and urgency is not False),
        dvd=_yes_no(enum_value(order, "delivery", Delivery, Delivery.UNCLEAR) is Delivery.DVD),
        split=_yes_no(order.split),
        return_number="stated" if "stated" in (_stated(order, "phone"), _stated(order, "fax")) else "missing",
    )


def _with_examination(facts: CaseFacts, examination: Examination) -> CaseFacts:
    written = _examination_date(examination.date)
    modality, body_part = bool(examination.modality.value), bool(examination.body_part.value)
    named = (
        (modality and body_part)
        or examination.text.awaits_reading
        or (body_part and written == "latest")
        or examination.modality.value in _NAMES_ITS_BODY_PART
    )
    self_referred = facts.self_referred
    if examination.self_referred is not None:
        self_referred = _member(SelfReferred, examination.self_referred.value, SelfReferred.NOT_STATED).value
    return replace(
        facts,
        examination="stated" if named else "missing",
        examination_date=written,
        self_referred=self_referred,
    )


def effective_consent(order: Order) -> EffectiveConsent:
    """The consent that counts, from what is claimed and what is enclosed (rules G5b and G5c).

    A document that is announced but absent, unsigned or another patient's counts as none, whatever is claimed beside
    it. A signed document under a claim that is not of written consent is a contradiction: the claim decides.
    """
    claim = enum_value(order, "consent", Consent, Consent.NONE)
    document = enum_value(order, "consent_document", ConsentDocument, ConsentDocument.NONE)
    if claim is Consent.REFUSED:
        return "refused"
    if document in _NO_CONSENT_DOCUMENTS:
        return "none"
    if claim is Consent.ORAL:
        return "oral"
    if claim is Consent.WRITTEN:
        return "written" if document is ConsentDocument.ATTACHED_SIGNED else "written_claimed"
    if claim is Consent.UNCLEAR or document is not ConsentDocument.NONE:
        return "unclear"
    return "none"


def value_of(order: Order, name: str) -> str | bool | None:
    """The value of the field ``name``, with nothing but white space counted as nothing."""
    value = order.fields.get(name, _EMPTY).value
    if isinstance(value, str):
        return value.strip() or None
    return value


def enum_value(order: Order, name: str, kind: type[_StrEnum], default: _StrEnum) -> _StrEnum:
    """The field ``name`` as a member of ``kind``; ``default``, the least favourable, where it is none of them."""
    return _member(kind, value_of(order, name), default)


def _member(kind: type[_StrEnum], value: str | bool | None, default: _StrEnum) -> _StrEnum:
    return kind(value) if isinstance(value, str) and value in kind._value2member_map_ else default


def _asked(order: Order, requester: RequesterType) -> Asked:
    images, report = value_of(order, "wants_images"), value_of(order, "wants_report")
    if images is True:
        return "both" if report is True else "images"
    if report is True:
        return "report"
    unread = any(order.fields[name].flags for name in ("wants_images", "wants_report") if name in order.fields)
    if images is None and report is None and not unread:  # what is written but cannot be read is not silence
        if requester is RequesterType.PATIENT:
            return "assumed"  # a patient who asks for "mina röntgen" can mean either; neither part is ever let go on it
        kinds = (order.image_recipient_kind, order.report_recipient_kind)
        has_recipient = any(kind is not RecipientKind.MISSING for kind in kinds)
        own_clinic = requester.value in THERAPISTS and _stated(order, "requesting_clinic") == "stated"
        has_examination = any(bool(e.modality.value or e.body_part.value) for e in order.examinations)
        if has_examination and (has_recipient or own_clinic):
            return "assumed"
    return "unstated"


def _identity(order: Order) -> Literal["stated", "reserve", "invalid", "missing"]:
    number = order.fields.get("identity_number", _EMPTY)
    if value_of(order, "identity_number") is None:
        return "stated" if number.awaits_reading else "missing"
    if "reserve_number" in number.notes:
        return "reserve"  # reserve numbers follow no one rule, so none of them is invalid
    flags = {*number.flags, *(flag.code for flag in order.flags if flag.field == "identity_number")}
    return "invalid" if flags & INVALID_FLAGS else "stated"


def _examination_date(written: Field) -> Literal["stated", "latest", "invalid", "missing"]:
    if not isinstance(written.value, str) or not written.value.strip():
        return "stated" if written.awaits_reading else "missing"
    if INVALID_FLAGS.intersection(written.flags):
        return "invalid"
    if written.value == "latest":
        return "latest"
    try:
        date.fromisoformat(written.value)
    except ValueError:
        return "invalid"  # a month or a year alone does not point out an examination
    return "stated"


def _recipient(order: Order, requester: RequesterType, name: str, kind: RecipientKind) -> Recipient:
    if kind is RecipientKind.MISSING and order.fields.get(name, _EMPTY).awaits_reading:
        return "unknown"  # there is one, whoever it is: not the therapist's own clinic, and nothing to be asked for
    if requester.value in THERAPISTS:
        if kind is RecipientKind.MISSING:
            return "own"
        if kind not in (RecipientKind.MEDIA_UNIT, RecipientKind.PATIENT) and (
            _same_name(order, name, "requesting_clinic") or _same_name(order, name, "doctor")
        ):
            return "own"
    if requester is RequesterType.PATIENT and kind in (RecipientKind.PERSON, RecipientKind.UNKNOWN):
        return "patient" if _same_name(order, name, "patient_name") else _RECIPIENTS[kind]
    return _RECIPIENTS[kind]


def _same_name(order: Order, one: str, other: str) -> bool:
    """Do two fields name the same? Every word of the shorter must stand in the longer, a misread letter allowed."""
    shorter, longer = sorted((_words(order, one), _words(order, other)), key=len)
    return bool(shorter) and all(
        any(fuzz.ratio(word, candidate) >= _SAME_WORD for candidate in longer) for word in shorter
    )


def _words(order: Order, name: str) -> tuple[str, ...]:
    value = value_of(order, name)
    words = re.findall(r"\w+", value.casefold()) if isinstance(value, str) else []
    return tuple(word for word in words if word not in {"ab", "hb", "kb", "i", "och", "leg", "dr"})


def _directory(
    order: Order, asked: Asked, image_recipient: Recipient, report_recipient: Recipient
) -> Literal["listed", "not_listed"]:
    in_use = {"image_recipient": image_recipient, "report_recipient": report_recipient}
    if asked in ("images", "report"):
        del in_use["report_recipient" if asked == "images" else "image_recipient"]
    for name, kind in in_use.items():
        if kind in ("own", "missing", "patient"):
            continue
        if kind in ("unknown", "person") or _UNLISTED_FLAGS.intersection(order.fields.get(name, _EMPTY).flags):
            return "not_listed"
    return "listed"


def _stated(order: Order, name: str) -> Stated:
    if isinstance(value_of(order, name), str) or order.fields.get(name, _EMPTY).awaits_reading:
        return "stated"
    return "missing"


def _yes_no(mark: bool) -> YesNo:
    return "yes" if mark else "no"


_Third = TypeVar("_Third", Literal["not_stated"], Literal["not_known"])


def _three(value: str | bool | None, third: _Third) -> Literal["yes", "no"] | _Third:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return third
