"""The words that name a unit: what of a line is one, and whether it is our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.directory import Directory
from intake.extract.evidence.claims import Claim, claim_of, unique
from intake.extract.evidence.verified import names_a_person, unit_is_sure, with_dots
from intake.extract.layout.sheet import Run
from intake.extract.people.presented import (
    UNIT_WORDS,
    names_somebody,
)
from intake.extract.people.written_names import looks_like_name
from intake.extract.prose.contact_lines import is_contact_line, without_trailing
from intake.extract.values.letters import lower, plain, undotted
from intake.extract.values.names import is_title
from intake.extract.values.professions import find_profession
from intake.extract.values.units import classify_unit, without_regions
from intake.extract.wordings.known import understood

Ranked = Iterator[tuple[Run, int]]
"""Words that may name the clinic, with how good a source they are."""
WISHES = re.compile(r"\b(?:lankas?|skickas?|faxas?|sand[es]s?|onskas?|bestalle[rs]|rekvireras?)\b")
"""Verbs of an order: a sentence that names where to send things is no clinic."""
LEFT_BLANK = re.compile(r"\W*(?:remitterande|bestallande|rekvirerande|avsandande)\b")
"""What a label says of the unit it asks for, and no unit of itself: nobody filled it in."""


_SAYS_WHENCE = re.compile(
    r"(?:(?:detta|det|faxet|bestallningen|arendet|vi|jag|undertecknad)(?: har)? (?:\w+ ){0,3}?(?:pa|fran|vid|hos)|fran"
    r"|detta ar"
    r"|det har ar|vi ar|vi heter|har skriver)\s+(?=\S)"
)
"""``Vi på``, ``Detta kommer från``, ``Jag arbetar vid``: how a sentence begins that says who orders."""
_SPEAKS_ON = re.compile(
    r",?\s(?:som )?(?:skriver|ber|bestaller|onskar|rekvirerar|begar|vill|behover|kontaktar|vander|hor av|sander"
    r"|skickar)\b.*$"
)


def without_label(run: Run) -> Run:
    """``Klin. Ortopedkliniken``, ``Från Rehab Ekliden``: the clinic without the label that no colon set apart."""
    said = _SAYS_WHENCE.match(undotted(run.text))
    if said:
        rest = run.between(said.end(), len(run.text))
        verb = _SPEAKS_ON.search(undotted(rest.text))
        return rest.between(0, verb.start()) if verb else rest
    for count in range(min(3, len(run.words)), 0, -1):
        label = Run(run.page, run.words[:count]).text
        found = understood(label)
        if found is None or found.kind not in {"clinic", "sender"}:
            continue
        rest = Run(run.page, run.words[count:])
        unit = not rest or UNIT_WORDS.search(undotted(rest.text))
        if found.kind == "sender" or (unit and (label.endswith(".") or "/" in label)):
            return rest
    return run


_PART_OF_HOUSE = re.compile(
    r"vardcentral|halsocentral|mottagning|klinik\w*|avdelning|enheten?\b|rontgen|arkiv|expedition|\bavd\b|\bmott\b"
    r"|\bklin\b|\bvc\b|\bbvc\b|\bmvc\b|\bbmm\b"
)
"""Words for a part of a hospital or region."""


def whole_house(text: str, directory: Directory) -> bool:
    """A hospital or region named without any of its clinics."""
    if _PART_OF_HOUSE.search(undotted(text)):
        return False  # "Vårdcentralen Nyhem, Region Halland": the region's, and one of its clinics by name
    match = directory.find(text)
    region = without_regions(text).split() != lower(plain(text)).split()
    rest = undotted(without_regions(text.replace(match.matched, " ") if match.matched else text))
    house = bool(match.units) or region or re.search(r"\bregion\b|sjukhus|lasarett", undotted(text)) is not None
    rest = re.sub(r"region\w*|halland\w*|sjukhus\w*|lasarett\w*|\bsjh\b|\b(?:och|vid|pa|hos)\b", " ", rest)
    return house and not re.search(r"[a-z]{3}", rest)  # "IVA HSV": a ward by its letters


def is_our_desk(text: str, directory: Directory) -> bool:
    bare = undotted(text)
    if not re.search(r"rontgen|radiolog|bild- och", bare):
        return re.fullmatch(r"\W*region halland\W*", bare) is not None
    units = directory.find(text).units
    return not units or all(u.in_halland for u in units)


def unit_claim(run: Run, rank: int, directory: Directory) -> Claim:
    text = run.text
    known = classify_unit(text, directory)
    flags = tuple(f for f in known.flags if f != "unknown_unit")
    if "ambiguous_unit" in flags and known.certain:
        # Several units of one owner: who pays and who may have what is the same for all of them.
        flags = tuple(f for f in flags if f != "ambiguous_unit")
    misread = known.match.unit is not None and known.match.score < 1.0
    if misread or names_a_person(run):
        flags = unique((*flags, "low_confidence"))
    candidates = tuple(u.name for u in known.match.units[:5]) if flags else ()
    sure = unit_is_sure(run, known.match, 0.9)
    if (dotted := with_dots(run, known.match)) is not None:
        flags, candidates = unique((*flags, "low_confidence")), unique((dotted, text, *candidates))
        text = dotted
    return claim_of(text, run, rank=rank, flags=flags, candidates=candidates, sure=sure)


_DATE_AT_END = (
    r",?\s(?:den\s)?(?:\d{6}|\d{8}|\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]{1,2}\d{1,2}[-/. ]{1,2}\d{2}(?:\d{2})?"
    r"|\d{1,2}(?:[:.]?e)?\s(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?\s\d{2}(?:\d{2})?)\W*$"
)
"""The date of a letter, right of the clinic that heads it."""


def undated(run: Run) -> Run:
    return without_trailing(run, (_DATE_AT_END,))


def unit_only(run: Run) -> Run:
    """A clinic without what often follows on its line: telephone, address, doctor."""
    run = without_trailing(
        run,
        (
            r",?\s(?:tel|tfn|telefon|fax|vaxel|direktnr)[.:]*\s*[\d+(]",
            r",?\s(?:enl\.? )?(?:dr|doktor)\.?\s",
            r",?\s\d{3} ?\d{2}\s",
            r"\s\(?org\.? ?nr",
            r";",
            _DATE_AT_END,
        ),
    )
    words = list(run.words)
    while words and not any(c.isalnum() for c in words[-1].text):
        words.pop()
    if words:
        text = words[-1].text
        cut = (
            text.rstrip(",;:")
            if re.search(r"\b(?:mott|klin|avd|sjh|enh|med|ort|kir)\.$", text)
            else text.rstrip(",;:.")
        )
        words[-1] = replace(words[-1], text=cut or text)
    return Run(run.page, tuple(words))


def joined_run(runs: list[Run]) -> Run:
    words = []
    for place, run in enumerate(runs):
        own = list(run.words)
        if place < len(runs) - 1 and own and not own[-1].text.endswith(","):
            own[-1] = replace(own[-1], text=own[-1].text + ",")
        words += own
    return Run(runs[0].page, tuple(words))


_LISTED = re.compile(r"\s[·•|–-]\s")
_SERVICES = 3
"""So many words between dots or dashes are what a house offers, and not its name."""


def lists_services(text: str) -> bool:
    """``Massage · Naprapati · Gym``."""
    return len(_LISTED.split(text)) >= _SERVICES


def is_unit(run: Run, directory: Directory) -> bool:
    text = run.text
    bare = undotted(text)
    if is_contact_line(text) or looks_like_name(text) or names_somebody(run) or is_title(text) or len(run.words) > 9:
        return False
    if lists_services(text):
        return False
    titles = [f for f in find_profession(text) if "unit_name" not in f.notes]
    if titles and sum(f.end - f.start for f in titles) > 0.6 * len(text.strip()):
        return False
    if re.search(r"\b(?:vagnar|uppdrag|rakning)\W*$", bare):
        return False  # "på läkarens vägnar"
    if re.match(
        r"\W*(?:leg\.?|legitimerad|specialist i|specialistlakare|overlakare|st-lakare|underlakare|lakare\b)", bare
    ):
        return False
    return bool(UNIT_WORDS.search(bare) or directory.find(text).units)
