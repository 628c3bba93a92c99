"""The pages of one order → the order with all its fields, facts and doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from intake.extract.consent.claimed import (
    consent_claims,
    of_the_patient,
)
from intake.extract.consent.fields import consent_fields
from intake.extract.details.contact import fax_field, phone_field, reference_field, urgency_field
from intake.extract.details.facts import closed_field, find_facts
from intake.extract.evidence.calibration import Weighing
from intake.extract.evidence.claims import doubted
from intake.extract.evidence.confirmed import confirmed, confirmed_date
from intake.extract.evidence.dossier import Dossier
from intake.extract.evidence.hand import HANDWRITABLE, handwriting, unguessed, unguessed_examination
from intake.extract.evidence.poor_pages import is_poor
from intake.extract.evidence.twice import compared
from intake.extract.examinations.asked import find_asked
from intake.extract.examinations.referral import self_referred_field
from intake.extract.examinations.relevance import relevance_field
from intake.extract.examinations.sides import with_doubted_sides
from intake.extract.order.flags import order_flags
from intake.extract.order.last_look import last_look, look_at_examination, not_the_patient
from intake.extract.pages.language import is_swedish
from intake.extract.patient.identity_number import identity_field
from intake.extract.patient.name import name_field
from intake.extract.recipients.finding import find_recipients
from intake.extract.requester.profession_decides import foreign, with_private_house, with_therapists
from intake.extract.requester.who_asks import Requester, find_requester
from intake.extract.unread.looking import with_what_is_left
from intake.extract.wishes.delivery import delivery_field
from intake.extract.wishes.images_and_report import wish_fields
from intake.model import (
    FIELD_NAMES,
    Examination,
    Field,
    Order,
    RequesterType,
    Side,
)


def assemble(dossier: Dossier, pages: tuple[int, ...], weighing: Weighing, *, split: bool, mixed: bool) -> Order:
    """Works out every field of one order. Nothing is guessed: what is doubtful carries its flag.

    ``weighing`` has the last word on every field that no rule doubts: how probable is it, and is that enough?
    """
    swedish = is_swedish("\n".join(s.form.sheet.text for s in dossier.orders))
    requester = with_private_house(with_therapists(find_requester(dossier), dossier), dossier)
    requester = foreign(requester, swedish)
    identity = identity_field(dossier)
    name, doctor = _patient_and_doctor(dossier, requester, identity)
    facts = find_facts(dossier, identity, patient_asks=requester.settled is RequesterType.PATIENT)
    consent, document = _consent_and_document(dossier, identity, name, minor=facts.minor)
    images, report = wish_fields(dossier)
    recipients = find_recipients(
        dossier, requester.settled, requester.clinic, wants_images=_bool(images), wants_report=_bool(report)
    )
    exams = find_asked(dossier)
    fields = {
        "requester_type": requester.type,
        "requesting_clinic": requester.clinic,
        "doctor": doctor,
        "image_recipient": recipients.images,
        "report_recipient": recipients.report,
        "onward_recipient": recipients.onward,
        "patient_name": name,
        "identity_number": identity,
        "wants_images": images,
        "wants_report": report,
        "consent": consent,
        "consent_document": document,
        **_smaller_fields(dossier, exams),
    }
    fields, exams = _doubted(dossier, fields, exams, swedish=swedish)
    fields = {key: weighing.field(key, field) for key, field in fields.items()}
    exams = tuple(weighing.examination(e) for e in exams)
    order = Order(
        pages=pages,
        is_order=True,
        fields=fields,
        examinations=exams,
        facts=replace(facts, on_behalf_of=facts.on_behalf_of or requester.on_behalf),
        flags=order_flags(dossier, fields, exams, split=split, mixed=mixed, swedish=swedish),
        requester_candidates=requester.candidates,
        image_recipient_kind=recipients.image_kind,
        report_recipient_kind=recipients.report_kind,
        split=split,
    )
    return with_what_is_left(order, dossier)


def _patient_and_doctor(dossier: Dossier, requester: Requester, identity: Field) -> tuple[Field, Field]:
    """The patient's name and the doctor's: nobody is both."""
    patient_asks = requester.settled is RequesterType.PATIENT
    # Who signs for somebody else is not whom it is about.
    name = name_field(dossier, identity, patient_asks=patient_asks and not requester.on_behalf)
    doctor = not_the_patient(requester.doctor, name)
    if doctor.value != requester.doctor.value and requester.settled not in {None, RequesterType.UNKNOWN}:
        name = doubted(name, "low_confidence", candidates=(str(name.value),))
    return name, doctor


def _consent_and_document(dossier: Dossier, identity: Field, name: Field, *, minor: bool) -> tuple[Field, Field]:
    said = consent_claims(dossier.said, dossier.rows_said, dossier.choices, dossier.entries)
    return consent_fields(dossier, said if minor else of_the_patient(said), identity, name)


def _smaller_fields(dossier: Dossier, exams: tuple[Examination, ...]) -> dict[str, Field]:
    return {
        "delivery": delivery_field(dossier),
        "self_referred": self_referred_field(dossier, exams),
        "relevance": relevance_field(dossier, exams),
        "clinic_closed": closed_field(dossier),
        "phone": phone_field(dossier),
        "fax": fax_field(dossier),
        "urgency": urgency_field(dossier),
        "reference": reference_field(dossier),
    }


def _doubted(
    dossier: Dossier, fields: Mapping[str, Field], exams: tuple[Examination, ...], *, swedish: bool
) -> tuple[dict[str, Field], tuple[Examination, ...]]:
    """With the doubts that a page casts on its values: handwriting, two readings, an unlikely shape, poor quality."""
    out = {key: handwriting(dossier, HANDWRITABLE.get(key, ()), fields[key]) for key in FIELD_NAMES}
    exams = tuple(replace(e, date=confirmed_date(dossier, handwriting(dossier, ("exam_date",), e.date))) for e in exams)
    out = {key: confirmed(dossier, key, compared(dossier, key, field)) for key, field in out.items()}
    out = {key: unguessed(dossier, field, key in HANDWRITABLE) for key, field in out.items()}
    exams = tuple(unguessed_examination(dossier, exam) for exam in exams)
    out = last_look(out, dossier)
    exams = with_doubted_sides(tuple(look_at_examination(e, dossier) for e in exams), dossier)
    if not swedish:
        exams = tuple(_half_understood(e) for e in exams)
    if any(is_poor(s) for s in dossier.orders):
        # What is missing on an unreadable page may well stand there: no value of it is our word.
        out = {key: doubted(field, "poor_page") for key, field in out.items()}
    return out, exams


def _half_understood(exam: Examination) -> Examination:
    """In another language a word for the side or the part of the body may stand there unseen."""
    side = doubted(exam.side, "low_confidence") if exam.side.value == Side.NONE else exam.side
    part = doubted(exam.body_part, "low_confidence") if not exam.body_part.value else exam.body_part
    return replace(exam, side=side, body_part=part)


def _bool(field: Field) -> bool | None:
    return field.value if isinstance(field.value, bool) else None
