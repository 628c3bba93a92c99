"""The pages of one order → the order with all its fields, facts and doubts."""

from __future__ import annotations

from dataclasses import replace

from intake.extract.consent.claimed import (
    consent_claims,
    of_the_patient,
)
from intake.extract.consent.fields import consent_fields
from intake.extract.details.contact import fax_field, phone_field, reference_field, urgency_field
from intake.extract.details.facts import clinic_closed, find_facts
from intake.extract.evidence.calibration import Weighing
from intake.extract.evidence.claims import doubted
from intake.extract.evidence.dossier import Dossier
from intake.extract.evidence.hand import unguessed, unguessed_examination
from intake.extract.evidence.poor_pages import is_poor
from intake.extract.evidence.twice import compared
from intake.extract.examinations.asked import find_asked
from intake.extract.examinations.referral import self_referred_field
from intake.extract.examinations.relevance import relevance_field
from intake.extract.examinations.sides import with_doubted_sides
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.order.flags import order_flags
from intake.extract.order.handwriting import HANDWRITABLE, handwriting
from intake.extract.order.last_look import last_look, look_at_examination, not_the_patient
from intake.extract.pages.language import is_swedish
from intake.extract.patient.identity_number import identity_field
from intake.extract.patient.name import name_field
from intake.extract.prose.statements import Statement
from intake.extract.recipients.finding import find_recipients
from intake.extract.requester.profession_decides import foreign, with_private_house, with_therapists
from intake.extract.requester.who_asks import find_requester
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
    requester = with_private_house(with_therapists(find_requester(dossier), dossier), dossier)
    swedish = is_swedish("\n".join(s.form.sheet.text for s in dossier.orders))
    requester = foreign(requester, swedish)
    patient_asks = requester.settled is RequesterType.PATIENT
    identity = identity_field(dossier)
    # Who signs for somebody else is not whom it is about.
    name = name_field(dossier, identity, patient_asks=patient_asks and not requester.on_behalf)
    doctor = not_the_patient(requester.doctor, name)
    if doctor.value != requester.doctor.value and requester.settled not in {None, RequesterType.UNKNOWN}:
        name = doubted(name, "low_confidence", candidates=(str(name.value),))
    images, report = wish_fields(dossier)
    recipients = find_recipients(
        dossier, requester.settled, requester.clinic, wants_images=_bool(images), wants_report=_bool(report)
    )
    exams = find_asked(dossier)
    said = consent_claims(dossier.said, dossier.rows_said, dossier.choices, dossier.entries)
    facts = find_facts(dossier, identity, patient_asks=patient_asks)
    if not facts.minor:
        said = of_the_patient(said)
    consent, document = consent_fields(dossier, said, identity, name)
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
        "delivery": delivery_field(dossier),
        "consent": consent,
        "consent_document": document,
        "self_referred": self_referred_field(dossier, exams),
        "relevance": relevance_field(dossier, exams),
        "clinic_closed": _closed_field(dossier),
        "phone": phone_field(dossier),
        "fax": fax_field(dossier),
        "urgency": urgency_field(dossier),
        "reference": reference_field(dossier),
    }
    fields = {key: handwriting(dossier, HANDWRITABLE.get(key, ()), fields[key]) for key in FIELD_NAMES}
    exams = tuple(replace(e, date=handwriting(dossier, ("exam_date",), e.date)) for e in exams)
    fields = {key: compared(dossier, key, field) for key, field in fields.items()}
    fields = {key: unguessed(dossier, field, key in HANDWRITABLE) for key, field in fields.items()}
    exams = tuple(unguessed_examination(dossier, exam) for exam in exams)
    fields = last_look(fields, dossier)
    exams = with_doubted_sides(tuple(look_at_examination(e, dossier) for e in exams), dossier)
    if not swedish:
        exams = tuple(_half_understood(e) for e in exams)
    if any(is_poor(s) for s in dossier.orders):
        # What is missing on an unreadable page may well stand there: no value of it is our word.
        fields = {key: doubted(field, "poor_page") for key, field in fields.items() if key in FIELD_NAMES}
    fields = {key: weighing.field(key, field) for key, field in fields.items()}
    exams = tuple(weighing.examination(e) for e in exams)
    if requester.on_behalf and not facts.on_behalf_of:
        facts = replace(facts, on_behalf_of=True)
    flags = order_flags(dossier, fields, exams, split=split, mixed=mixed, swedish=swedish)
    return Order(
        pages=pages,
        is_order=True,
        fields=fields,
        examinations=exams,
        facts=facts,
        flags=flags,
        requester_candidates=requester.candidates,
        image_recipient_kind=recipients.image_kind,
        report_recipient_kind=recipients.report_kind,
        split=split,
    )


def _half_understood(exam: Examination) -> Examination:
    """In another language a word for the side or the part of the body may stand there unseen."""
    side = doubted(exam.side, "low_confidence") if exam.side.value == Side.NONE else exam.side
    part = doubted(exam.body_part, "low_confidence") if not exam.body_part.value else exam.body_part
    return replace(exam, side=side, body_part=part)


def _bool(field: Field) -> bool | None:
    return field.value if isinstance(field.value, bool) else None


def _closed_field(dossier: Dossier) -> Field:
    value, source = clinic_closed(dossier)
    if value is None:
        return Field()
    run = source.run if isinstance(source, Statement) else source.value if isinstance(source, Entry) else Run(1, ())
    return Field(value, run.text, round(run.confidence, 4), (), (), (), run.evidence())
