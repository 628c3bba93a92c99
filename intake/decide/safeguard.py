"""What no table may let go: a second look at every release, written against the order and not against the table.

A routine table is edited by people. These few conditions hold whatever it says; an order that breaks one goes to a
person. What is written by hand counts as there (rule G3b): its doubt holds the order until a person has typed it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intake.decide.facts import CARE, INVALID_FLAGS, enum_value, requesters, value_of
from intake.model import (
    THERAPISTS,
    Code,
    Consent,
    ConsentDocument,
    Decision,
    Examination,
    Field,
    Modality,
    Order,
    PartVerdict,
    RecipientKind,
    Relevance,
    RequesterType,
    SelfReferred,
)

_RELEASES = frozenset({Code.RELEASE, Code.RELEASE_IMAGES_REFER_REPORT, Code.RELEASE_REPORT_TO_PATIENT})
_BAD_DOCUMENTS = frozenset(
    {ConsentDocument.ANNOUNCED_ABSENT, ConsentDocument.ATTACHED_UNSIGNED, ConsentDocument.ATTACHED_OTHER_PATIENT}
)


def violations(order: Order, decision: Decision) -> tuple[str, ...]:
    """Why ``decision`` must not stand, in Swedish; nothing where it may."""
    parts = (decision.images, decision.report)
    if PartVerdict.RELEASE not in parts and decision.code not in _RELEASES and decision.release_to is None:
        return ()
    found = [*_marks(order), *_held_parts(decision), *_identity(order)]
    for requester in requesters(order):
        found += _requester(order, decision, requester)
    return tuple(f"Spärr i programmet: {why}." for why in dict.fromkeys(found))


def _marks(order: Order) -> Iterator[str]:
    marks = order.facts
    if not order.is_order:
        yield "sidan är ingen beställning"
    if marks.protected_identity:
        yield "skyddade personuppgifter"
    if marks.deceased:
        yield "patienten är avliden"
    if marks.blocked or enum_value(order, "consent", Consent, Consent.NONE) is Consent.REFUSED:
        yield "patienten har nekat, återkallat eller spärrat"
    if marks.formal_demand:
        yield "formell begäran"
    if marks.already_exported:
        yield "redan utlämnat"
    if any(flag.code == "several_patients" for flag in order.flags):
        yield "flera patienter i samma beställning"


def _held_parts(decision: Decision) -> Iterator[str]:
    parts = {decision.images, decision.report}
    held = PartVerdict.ASK in parts or PartVerdict.REVIEW in parts
    if decision.asks or held or decision.code not in _RELEASES or PartVerdict.RELEASE not in parts:
        yield "en del får inte lämnas ut medan något återstår"


def _identity(order: Order) -> Iterator[str]:
    for name in ("patient_name", "identity_number"):
        if _is_blank(order, name):
            yield f"{name} saknas"
    number = order.fields.get("identity_number")
    if number is not None and INVALID_FLAGS.intersection(number.flags) and "reserve_number" not in number.notes:
        yield "identitetsnumret är ogiltigt"


def _requester(order: Order, decision: Decision, requester: RequesterType) -> Iterator[str]:
    if requester is RequesterType.PATIENT:
        if decision.images is PartVerdict.RELEASE:
            yield "bilder lämnas inte ut till patient enligt rutinen"
        if value_of(order, "clinic_closed") is not True:
            yield "utlåtande till patient bara när behandlande klinik upphört"
        return
    if requester.value not in CARE:
        yield "rutinen säger inget om denna beställare"
        return
    yield from _care_fields(order, decision)
    recipient = order.fields.get("image_recipient", Field())
    nowhere = order.image_recipient_kind is RecipientKind.MISSING and not recipient.awaits_reading
    if decision.images is PartVerdict.RELEASE and requester.value not in THERAPISTS and nowhere:
        yield "bildmottagaren saknas"
    by_fax = decision.report is PartVerdict.RELEASE and requester.value not in THERAPISTS
    if by_fax and order.report_recipient_kind is not RecipientKind.MEDIA_UNIT:
        yield "utlåtande faxas bara till röntgen eller mediaenhet"
    yield from _consent(order, requester)


def _care_fields(order: Order, decision: Decision) -> Iterator[str]:
    for name in ("requesting_clinic", "doctor"):
        if _is_blank(order, name):
            yield f"{name} saknas"
    for part, name, kind in (
        (decision.images, "bildmottagaren", order.image_recipient_kind),
        (decision.report, "utlåtandets mottagare", order.report_recipient_kind),
    ):
        if part is PartVerdict.RELEASE and kind is RecipientKind.PATIENT:
            yield f"{name} är patienten"
    if not order.examinations:
        yield "undersökning saknas"
    for examination in order.examinations:
        if not _is_named(examination):
            yield "undersökning saknas"
        if not _dated(examination):
            yield "undersökningsdatum saknas eller är ogiltigt"


def _is_named(examination: Examination) -> bool:
    """What was examined and how: "the latest" may leave out how, and some modalities say what."""
    modality, part = examination.modality.value, examination.body_part.value
    if part:
        return bool(modality) or examination.date.value == "latest" or examination.text.awaits_reading
    return modality in (Modality.MG, Modality.PET_CT, Modality.DXA) or examination.text.awaits_reading


def _is_blank(order: Order, name: str) -> bool:
    return value_of(order, name) is None and not order.fields.get(name, Field()).awaits_reading


def _dated(examination: Examination) -> bool:
    written = examination.date
    if written.awaits_reading:
        return True
    if not isinstance(written.value, str) or INVALID_FLAGS.intersection(written.flags):
        return False
    if written.value == "latest":
        return True
    try:
        date.fromisoformat(written.value)
    except ValueError:
        return False
    return True


def _consent(order: Order, requester: RequesterType) -> Iterator[str]:
    if requester is RequesterType.REGION_CLINIC:
        return
    if requester is RequesterType.CHIROPRACTOR and all(_own(order, examination) for examination in order.examinations):
        return
    claim = enum_value(order, "consent", Consent, Consent.NONE)
    document = enum_value(order, "consent_document", ConsentDocument, ConsentDocument.NONE)
    if requester in (RequesterType.CHIROPRACTOR, RequesterType.NAPRAPATH):
        if claim is not Consent.WRITTEN or document is not ConsentDocument.ATTACHED_SIGNED:
            yield "undertecknat skriftligt samtycke saknas"
    elif claim not in (Consent.ORAL, Consent.WRITTEN) or document in _BAD_DOCUMENTS:
        yield "samtycke saknas"
    relevant = enum_value(order, "relevance", Relevance, Relevance.NOT_STATED) is Relevance.YES
    if requester.value in THERAPISTS and not relevant:
        yield "undersökningens relevans framgår inte"
    if order.facts.emergency:
        yield "patienten kan inte samtycka"


def _own(order: Order, examination: Examination) -> bool:
    if examination.self_referred is not None:
        return examination.self_referred.value == SelfReferred.YES
    return value_of(order, "self_referred") == SelfReferred.YES
