"""Who asks: the clinic, the person who orders, and the requester's type by profession before letterhead."""

from __future__ import annotations

from dataclasses import dataclass

from intake.extract.evidence.claims import doubted, settle, unique
from intake.extract.evidence.dossier import Dossier
from intake.extract.prose.signature import signature_block
from intake.extract.requester.clinic import clinic_claims
from intake.extract.requester.clinic_settled import clinic_field
from intake.extract.requester.person import doctor_claims, same_person
from intake.extract.requester.requester_type import patient_speaks, requester_types
from intake.extract.wordings.known import fold
from intake.model import Field, RequesterType


@dataclass(frozen=True)
class Requester:
    """Type, clinic and person; ``candidates`` are all types that the evidence allows."""

    type: Field
    clinic: Field
    doctor: Field
    candidates: tuple[RequesterType, ...]
    on_behalf: bool

    @property
    def settled(self) -> RequesterType | None:
        return self.candidates[0] if len(self.candidates) == 1 else None


def find_requester(dossier: Dossier) -> Requester:
    """Works out who asks from labels, signature, cover sheet, running text and letterhead, in this order."""
    blocks = [b for s in dossier.orders if (b := signature_block(s.form)) is not None]
    patient = patient_speaks(dossier, blocks)
    clinics = [] if patient else clinic_claims(dossier, blocks)
    people = [] if patient else doctor_claims(dossier, blocks)
    clinic = clinic_field(clinics, dossier)
    doctor = settle(people, doubt_below=dossier.doubt_below, agree=same_person, rival_ranks=0)
    if doctor.value is not None and clinic.value == doctor.value:
        clinic = Field()
    if _out_of_the_house(doctor, clinic):
        doctor = doubted(doctor, "low_confidence", candidates=(str(doctor.value),))
    candidates, evidence, on_behalf, flags = requester_types(dossier, blocks, clinic, patient)
    kind = candidates[0] if len(candidates) == 1 else RequesterType.UNKNOWN
    doubts = ("requester_uncertain",) if len(candidates) != 1 or kind is RequesterType.UNKNOWN else ()
    confidence = min([r.confidence for r in evidence] or [0.5 if doubts else 0.95])
    field = Field(
        kind.value,
        evidence[0].text if evidence else None,
        round(confidence, 4),
        unique((*doubts, *flags)),
        (),
        tuple(c.value for c in candidates) if doubts else (),
        tuple(e for r in evidence[:2] for e in r.evidence()) or clinic.evidence,
    )
    return Requester(field, clinic, doctor, candidates, on_behalf)


def _out_of_the_house(doctor: Field, clinic: Field) -> bool:
    """``City Åvik`` where the clinic is "Kiropraktor City Åvik": a part of its name may be nobody's."""
    return doctor.value is not None and clinic.value is not None and fold(str(doctor.value)) in fold(str(clinic.value))
