"""The clinic that the claims agree on: the whole of its name, ward and hospital."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.directory import Directory
from intake.extract.evidence.claims import Claim, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.requester.units_named import whole_house
from intake.extract.values.letters import undotted
from intake.model import Field


def _is_our_own_house(text: str, directory: Directory) -> bool:
    """A hospital of Halland or the region by its bare name: it has many clinics, and none of them is named."""
    units = directory.find(text).units
    return whole_house(text, directory) and bool(units) and all(unit.in_halland for unit in units)


def clinic_field(claims: list[Claim], dossier: Dossier) -> Field:
    claims = [claim for claim in claims if not _is_our_own_house(str(claim.value), dossier.directory)]
    if not claims:
        return Field()
    best = max(c.rank for c in claims)
    top = [c for c in claims if c.rank == best]
    # Where a form asks for ward and hospital apart, the fuller line names the clinic.
    merged = _ward_and_hospital(top) if best >= 9 else top
    return settle(merged, doubt_below=dossier.doubt_below, agree=_same_unit, rival_ranks=0)


def _ward_and_hospital(claims: list[Claim]) -> list[Claim]:
    if len(claims) != 2 or _same_unit(claims[0].value, claims[1].value):
        return claims
    hospital = [
        bool(re.search(r"sjukhus|lasarett|\bhs[vhkf]\b|\bsu/|^s[aou]s\b", undotted(str(c.value)))) for c in claims
    ]
    if hospital[0] == hospital[1]:
        return claims
    house, ward = (claims[0], claims[1]) if hospital[0] else (claims[1], claims[0])
    return [
        replace(
            ward,
            value=f"{ward.value}, {house.value}",
            raw=f"{ward.raw}, {house.raw}",
            evidence=ward.evidence + house.evidence,
            confidence=min(ward.confidence, house.confidence),
            sure=ward.sure or house.sure,
        )
    ]


def _same_unit(a: str | bool, b: str | bool) -> bool:
    first, second = (re.sub(r"[^a-z0-9/ ]", "", undotted(str(x))).strip() for x in (a, b))
    return first == second or (len(min(first, second, key=len)) > 4 and (first in second or second in first))
