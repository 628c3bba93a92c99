"""Where images and report shall go, and what kind of receiver that is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.directory import Directory
from intake.extract.evidence.claims import Claim, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.recipients.mentions import Mentions
from intake.extract.values.letters import undotted
from intake.extract.values.units import recipient_kind
from intake.model import THERAPISTS, Field, RecipientKind, RequesterType


@dataclass(frozen=True)
class Recipients:
    """The three recipient fields and the kinds of the first two."""

    images: Field
    report: Field
    onward: Field
    image_kind: RecipientKind
    report_kind: RecipientKind


def find_recipients(
    dossier: Dossier,
    requester: RequesterType | None,
    clinic: Field,
    *,
    wants_images: bool | None,
    wants_report: bool | None,
) -> Recipients:
    """Reads every mention of a recipient and settles them; copies between the two only where the fax says so."""
    found = Mentions(dossier)
    found.gather()
    if clinic.value:
        found.send_to_clinic(clinic)
    if requester in THERAPISTS and clinic.value:
        found.send_to_therapist(clinic, wants_images=wants_images, wants_report=wants_report)
    image_field = _settled(found.images, dossier) if wants_images is not False else Field()
    report_field = _settled(found.report, dossier) if wants_report is not False else Field()
    onward_field = settle(_by_rank(found.onward), doubt_below=dossier.doubt_below, agree=_same_text)
    return Recipients(
        image_field,
        report_field,
        onward_field,
        _kind(image_field, clinic, requester, dossier.directory),
        _kind(report_field, clinic, requester, dossier.directory),
    )


def _same_text(a: str | bool, b: str | bool) -> bool:
    """Do two writings name the same place? One may say less than the other."""
    first, second = (re.sub(r"[^a-z0-9/ ]", "", undotted(str(x))) for x in (a, b))
    first, second = first.strip(), second.strip()
    return first == second or (len(min(first, second, key=len)) > 5 and (first in second or second in first))


def _by_rank(claims: list[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: -c.rank)


def _settled(claims: list[Claim], dossier: Dossier) -> Field:
    return settle(_by_rank(claims), doubt_below=dossier.doubt_below, agree=_same_text, rival_ranks=1)


def _kind(field: Field, clinic: Field, requester: RequesterType | None, directory: Directory) -> RecipientKind:
    if field.value is None:
        return RecipientKind.MISSING
    if "own_clinic" in field.notes and requester in THERAPISTS:
        return RecipientKind.OTHER_UNIT
    kind = recipient_kind(str(field.value), directory)
    if kind is RecipientKind.UNKNOWN and clinic.value and _same_text(str(field.value), str(clinic.value)):
        return RecipientKind.OTHER_UNIT
    return kind
