"""Orders for the tests of the decide room: complete by default, made worse by what a test names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import intake.decide
from intake.decide import Routine, load_routine
from intake.model import Examination, Facts, Field, Flag, Order, RecipientKind, RequesterType

TABLE = Path(intake.decide.__file__).parent / "halland.toml"

Value = str | bool | None

_COMPLETE: Mapping[str, Value] = {
    "requesting_clinic": "Ortopedkliniken HSH",
    "doctor": "Eva Lund",
    "image_recipient": "Mediaenheten SU/S",
    "report_recipient": "Mediaenheten SU/S",
    "patient_name": "Tolvan Tolvansson",
    "identity_number": "191212121212",
    "wants_images": True,
    "wants_report": True,
    "consent": "none",
    "consent_document": "none",
    "self_referred": "not_stated",
    "relevance": "not_stated",
    "phone": "035-00 00 00",
}


@cache
def halland() -> Routine:
    return load_routine(TABLE.read_text(encoding="utf-8"), TABLE.name)


def an_examination(
    modality: str | None = "CT",
    body_part: str | None = "torax",
    on: str | None = "2024-01-15",
    *,
    date_flags: tuple[str, ...] = (),
    self_referred: str | None = None,
) -> Examination:
    return Examination(
        modality=Field(modality),
        body_part=Field(body_part),
        side=Field("none"),
        date=Field(on, flags=date_flags),
        text=Field(" ".join(filter(None, (modality, body_part))) or None),
        self_referred=None if self_referred is None else Field(self_referred),
    )


def an_order(
    requester: str = "region_clinic",
    *,
    examinations: tuple[Examination, ...] | None = None,
    candidates: tuple[str, ...] = (),
    image_kind: str = "media_unit",
    report_kind: str = "media_unit",
    marks: Facts | None = None,
    field_flags: Mapping[str, tuple[str, ...]] | None = None,
    field_notes: Mapping[str, tuple[str, ...]] | None = None,
    flags: tuple[Flag, ...] = (),
    split: bool = False,
    **values: Value,
) -> Order:
    """A complete order; ``values`` replace field values by name, ``None`` takes one away."""
    filled = {**_COMPLETE, "requester_type": requester, **values}
    return Order(
        pages=(1,),
        is_order=True,
        fields={
            name: Field(value, flags=(field_flags or {}).get(name, ()), notes=(field_notes or {}).get(name, ()))
            for name, value in filled.items()
        },
        examinations=(an_examination(),) if examinations is None else examinations,
        facts=marks or Facts(),
        flags=flags,
        requester_candidates=tuple(RequesterType(one) for one in candidates or (requester,)),
        image_recipient_kind=RecipientKind(image_kind),
        report_recipient_kind=RecipientKind(report_kind),
        split=split,
    )


def a_therapist(requester: str, **changes: object) -> Order:
    """A therapist's order with everything but consent and relevance, to their own clinic."""
    own = {
        "requesting_clinic": "Kusten Rehab AB",
        "image_recipient": "Kusten Rehab",
        "report_recipient": "Kusten Rehab",
        "image_kind": "other_unit",
        "report_kind": "other_unit",
    }
    return an_order(requester, **{**own, **changes})  # type: ignore[arg-type]


def a_patient(**changes: object) -> Order:
    """A patient who asks for the report and names neither clinic nor doctor."""
    letter = {
        "requesting_clinic": None,
        "doctor": None,
        "image_recipient": None,
        "report_recipient": None,
        "image_kind": "missing",
        "report_kind": "missing",
        "wants_images": None,
    }
    return an_order("patient", **{**letter, **changes})  # type: ignore[arg-type]
