"""The last look at an order: how could a value be wrong without a flag?

Every value that looks like something else than what its field asks for is cleaned where it is certain, else doubted.
"""

from __future__ import annotations

from intake.extract.letters import undotted
from intake.model import Field


def not_the_patient(doctor: Field, patient: Field) -> Field:
    """Nobody orders their own images as a doctor: the patient's name was taken for the doctor's, or the reverse."""
    if doctor.value is None or patient.value is None:
        return doctor
    if undotted(str(doctor.value)) != undotted(str(patient.value)):
        return doctor
    return Field(None, doctor.raw, 0.0, ("low_confidence",), (), (str(doctor.value),), doctor.evidence)
