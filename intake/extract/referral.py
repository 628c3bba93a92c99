"""Whether words say that the requester referred the patient to the examination themself."""

from __future__ import annotations

import re

from intake.extract.letters import undotted
from intake.model import SelfReferred

_SELF = re.compile(
    r"\begen remiss\b|\begna remisser\b|\bremitterad\w* av (?:oss|mig|undertecknad)|\b(?:jag|vi"
    r"|undertecknad) (?:har )?(?:sjalv(?:a)? )?remittera\w*|\bvar (?:egen )?remiss\b|\bmin (?:egen )?remiss\b"
    r"|\bsjalv(?:a)? (?:har )?remittera\w*|\bpa remiss (?:fran|av) (?:oss|mig|undertecknad)"
    r"|\bsjalv skrivit remiss\w*|\begenremitterad\b|\bremitterades av (?:oss|mig|undertecknad)"
    r"|\bundertecknad(?:s)? remiss\b|\bremiss (?:fran|av) (?:oss|mig|undertecknad)"
)
_NOT_SELF = re.compile(
    r"\b(?:ej|inte|icke|aldrig|utan|saknar|saknas)\b[^.]{0,25}\b(?:egen|min|var|undertecknads?) (?:egen )?remiss|"
    r"\b(?:ej|inte|icke|nej)\b[^.]{0,20}(?:egen remiss|remittera\w*|var remiss)|\bannan (?:remittent|vardgivare"
    r"|lakare|remiss)\b|\bremiss\w*[^.]{0,30}\b(?:ar|var) (?:\w+ )?(?:inte|ej) (?:min|var|skriven|skickad|utfardad)"
    r"|\b(?:lakare\w*|doktor\w*|vardcentral\w*|kirurg\w*|ortoped\w*|husdoktor\w*)\b[^.]{0,40}"
    r"\b(?:skrev|skrivit|skickade|skickat|utfardade|utfardat|remitterade) (?:\w+ ){0,2}(?:remiss\w*|till)"
    r"|\bremitterad\w* av (?!oss\b|mig\b|undertecknad)"
    r"|\bremitterades av (?!oss\b|mig\b|undertecknad)"
    r"|\bremiss fran (?!oss\b|mig\b|undertecknad)|\b(?:egen remiss)\W+(?:nej|ej|inte)\b|\bhar (?:inte"
    r"|ej) (?:sjalv )?remittera\w*|\bpa remiss (?:fran|av) (?!oss\b|mig\b|undertecknad)"
)


_NO_CLAIM = re.compile(
    r"\b(?:tror|kanske|troligen|sannolikt|formodligen|oklart|vet (?:ej|inte))\b|\?\s*$"
    r"|\b(?:kan|ska|skall|kommer att|vill|tanker|om)\s+(?:\w+ ){0,3}(?:egen|min|var) (?:egen )?remiss"
    r"|\bremiss\w*\s+(?:\w+ ){0,2}(?:skickas|kommer|foljer|skrivs|avslogs|avslagen|aterkallad\w*|makulera\w*)"
)
"""Supposed, asked or planned."""


def says_self_referred(text: str) -> SelfReferred | None:
    """Yes, no, or ``None`` where the text does not speak of it.

    >>> says_self_referred("Undersökningen är gjord på egen remiss.")
    <SelfReferred.YES: 'yes'>
    """
    bare = undotted(text)
    if _NOT_SELF.search(bare):
        return SelfReferred.NO
    return SelfReferred.YES if _SELF.search(bare) and not _NO_CLAIM.search(bare) else None
