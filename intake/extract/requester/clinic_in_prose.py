"""The clinic as running text names it."""

from __future__ import annotations

import re

from intake.extract.evidence.dossier import Dossier
from intake.extract.prose.writers import workplaces
from intake.extract.requester.houses import is_a_house
from intake.extract.requester.units_named import Ranked, is_unit
from intake.extract.values.letters import undotted

_AT = re.compile(
    r"\b(?:vid|p[åa]|hos|fr[åa]n)\s+(?P<unit>(?:[A-ZÅÄÖ][\w/&.-]*|avd\.?|mott\w*)(?:\s+(?:[A-ZÅÄÖ0-9][\w/&.,-]*|i|och|sjukhus\w*|lasarett\w*"
    r"|på|&|avd\.?|mott\.?|för|för))*(?:,\s+[A-ZÅÄÖ][\w/]+(?:\s+(?:(?:i\s+)?[A-ZÅÄÖ][\w/]+|sjukhus\w*|lasarett\w*))*)?"
    r"(?:(?:,|(?<=,))\s+[a-zåäö]*(?:mottagning|klinik|avdelning|enhet)\w*)?(?:\s+\([^()]{3,30}\))?)"
)
_RUNS_ON = re.compile(r"\b(?:jag|vi|har|som|onsk\w*|bestall\w*|ber|bild\w*|utlat\w*|patient\w*|till|gjord|utford)\b")
"""Words of a sentence that a clinic's name has not."""
_SPEAKS = re.compile(
    r"\bundertecknad\b|\bjag\b|\bvi\b|\bonskar\b|\bbestall\w*|\brekvir\w*|\benl\b|\bhos oss\b|\bhar (?:pa|vid"
    r"|fran|hos)\b"
)
_ELSEWHERE = re.compile(r"utford|undersok\w*|gjord|bild\w*|rontgad|lank\w*|skick\w*|till")
_ACCORDING = re.compile(r"\benl(?:igt|\.)?\s+(?:dr|doktor)\.?\s+[^,]+,\s+(?P<unit>[^.]+)", re.IGNORECASE)
_INTRODUCED = re.compile(r"\W*(?:hej\W+)?(?:fran|detta ar|det har ar|vi ar|har skriver|halsningar fran)\s+(?=\S)")


def clinics_in_prose(dossier: Dossier) -> Ranked:
    for statement in dossier.prose:
        match = _INTRODUCED.match(statement.bare)
        unit = statement.run.between(match.end(), len(statement.text)) if match else None
        if unit and is_a_house(unit, dossier) and not _RUNS_ON.search(undotted(unit.text)):
            yield unit, 5
    for statement in dossier.prose:
        if not _SPEAKS.search(statement.bare):
            continue
        for match in _AT.finditer(statement.text):
            run = statement.run.between(match.start("unit"), match.end("unit"))
            before = statement.bare[max(0, match.start() - 30) : match.start()]
            if is_unit(run, dossier.directory) and not _ELSEWHERE.search(before):
                yield run, 4
    for statement in dossier.prose:
        for match in _ACCORDING.finditer(statement.text):
            yield statement.run.between(match.start("unit"), match.end("unit")), 4
        for run in workplaces(statement):
            if not any(c.isdigit() for c in run.text):
                yield run, 7  # before the unit of the secretary who signs
