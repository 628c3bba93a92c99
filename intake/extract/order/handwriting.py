"""Fields that were filled in by hand: a person reads them."""

from __future__ import annotations

from collections.abc import Mapping

from intake.extract.evidence.dossier import Dossier
from intake.extract.evidence.hand import is_by_hand
from intake.model import (
    Box,
    Evidence,
    Field,
)

HANDWRITABLE: Mapping[str, tuple[str, ...]] = {
    "identity_number": ("identity",),
    "patient_name": ("patient_name", "name"),
    "requesting_clinic": ("clinic",),
    "doctor": ("doctor",),
    "image_recipient": ("image_recipient", "recipient"),
    "report_recipient": ("report_recipient", "recipient"),
    "phone": ("phone",),
    "fax": ("fax",),
    "reference": ("reference",),
}


def handwriting(dossier: Dossier, kinds: tuple[str, ...], field: Field) -> Field:
    """A field that was filled in by hand, with words that mean nothing to us or beside a blank: a person reads it."""
    if not kinds or field.value is not None:
        return field
    for sighted in dossier.orders:
        page = sighted.form.sheet.page
        for entry in sighted.form.any_of(*kinds):
            if entry.value:
                if is_by_hand(entry.value.words):
                    return Field(None, None, 0.0, ("handwritten",), (), (), entry.value.evidence())
                continue
            label = entry.label.box
            high = label.y1 - label.y0
            beside = Box(label.x1 - 10, label.y0 - high, label.x1 + 5 * page.dpi, label.y1 + high // 2)
            below = Box(
                label.x0 - high, label.y1, label.x0 + page.dpi, label.y1 + int(2.2 * sighted.form.sheet.line_px)
            )
            for ink in page.inks:
                middle = (ink.box.y0 + ink.box.y1) / 2
                near = any(z.y0 <= middle <= z.y1 and z.x0 <= ink.box.x0 < z.x1 for z in (beside, below))
                if near and ink.box.x1 - ink.box.x0 > page.dpi / 6:
                    evidence = (*entry.label.evidence(), Evidence(page.number, ink.box, "[handskrift]"))
                    notes = () if {"identity", "patient_name", "exam_date"}.intersection(kinds) else ("ink_only",)
                    return Field(None, None, 0.0, ("handwritten",), notes, (), evidence)
    return field
