"""The clinic on whose behalf an order is made: by label, signature, running text and letterhead, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from intake.directory import Directory
from intake.extract.evidence.claims import Claim, claim_of, settle, unique
from intake.extract.evidence.dossier import Dossier
from intake.extract.evidence.verified import names_a_person, unit_is_sure
from intake.extract.layout.sheet import Run
from intake.extract.people.presented import (
    OWN_SECTIONS,
    UNIT_WORDS,
    is_person,
    names_somebody,
    reads_like_person,
    split_parts,
)
from intake.extract.people.written_names import looks_like_name
from intake.extract.prose.contact_lines import is_contact_line, without_trailing
from intake.extract.prose.letterhead import letterhead
from intake.extract.prose.signature import SignatureBlock
from intake.extract.prose.writers import workplaces
from intake.extract.values.letters import undotted
from intake.extract.values.names import is_title
from intake.extract.values.professions import find_profession
from intake.extract.values.units import classify_unit
from intake.extract.wordings.known import fold, understood
from intake.model import Field

_AT = re.compile(
    r"\b(?:vid|p[åa]|hos|fr[åa]n)\s+(?P<unit>(?:[A-ZÅÄÖ][\w/&.-]*|avd\.?|mott\w*)(?:\s+(?:[A-ZÅÄÖ0-9][\w/&.,-]*|i|och"
    r"|på|&|avd\.?|mott\.?|för|för))*(?:,\s+[A-ZÅÄÖ][\w/]+(?:\s+(?:i\s+)?[A-ZÅÄÖ][\w/]+)*)?)"
)


Ranked = Iterator[tuple[Run, int]]
"""Words that may name the clinic, with how good a source they are."""
LETTERS = 3
"""So many letters behind a name say what the person is (OMT, DN), not where they work."""


def clinic_claims(dossier: Dossier, blocks: list[SignatureBlock]) -> list[Claim]:
    """Every mention of the clinic; the cover sheet, the sender and the letterhead count where nothing better does."""
    claims = _claims(_labelled(dossier), dossier)
    if not claims:
        claims = _claims(_senders(dossier), dossier)
    at_the_end = chain(_signed(dossier, blocks), _behind_names(dossier), _below_signature(dossier), _in_prose(dossier))
    claims += _claims(at_the_end, dossier)
    return claims or _letterhead_claims(dossier)


def _claims(ranked: Ranked, dossier: Dossier) -> list[Claim]:
    claims = []
    for run, rank in ranked:
        unit = _without_label(_unit_only(run))
        ours = rank < 9 and _is_our_desk(unit.text, dossier.directory)  # the fax's addressee, quoted or copied
        if (
            unit
            and re.search(r"[A-Za-zÅÄÖåäö]{2}", unit.text)
            and not is_contact_line(unit.text)
            and not ours
            and not is_title(unit.text)
            and not _WISHES.search(undotted(unit.text))
            and not _LEFT_BLANK.match(undotted(unit.text))
        ):
            claims.append(_unit_claim(unit, rank, dossier.directory))
    return claims


_WISHES = re.compile(r"\b(?:lankas?|skickas?|faxas?|sand[es]s?|onskas?|bestalle[rs]|rekvireras?)\b")
"""Verbs of an order: a sentence that names where to send things is no clinic."""


_LEFT_BLANK = re.compile(r"\W*(?:remitterande|bestallande|rekvirerande|avsandande)\b")
"""What a label says of the unit it asks for, and no unit of itself: nobody filled it in."""


def _without_label(run: Run) -> Run:
    """``Klin. Ortopedkliniken``, ``Från Rehab Ekliden``: the clinic without the label that no colon set apart."""
    said = re.match(r"(?:fran|detta ar|vi ar|har skriver)\s+(?=\S)", undotted(run.text))
    if said:
        return run.between(said.end(), len(run.text))
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


def _labelled(dossier: Dossier) -> Ranked:
    for entry in dossier.of("clinic", sections=OWN_SECTIONS):
        first = (split_parts(entry.value) or [entry.value])[0]
        bare = undotted(entry.label.text)
        names_a_house = re.search(
            r"klinik|enhet|mottagning|sjukhus|avdelning|vardcentral|foretag|vardgivare|arbets(?:plats|stalle)", bare
        )
        person = is_person(entry.value) and not (names_a_house and _heads_the_paper(entry.value, dossier))
        if person or (not names_a_house and reads_like_person(first.text)):
            continue
        yield entry.value, 9 if re.search(r"behandlande|foretag|avdelning|^vardgivare|^region", bare) else 10


def _heads_the_paper(run: Run, dossier: Dossier) -> bool:
    """``Kiropraktor City Åvik`` beside a clinic's label: a house that bears a profession's name, as its paper does."""
    lines = (line for sighted in dossier.orders for line in letterhead(sighted.form))
    return any(fold(line.text) == fold(run.text) for line in lines)


def _senders(dossier: Dossier) -> Ranked:
    """ "Från:" on the order, and who sent the cover sheet; a person's name beside the clinic is left out."""
    covers = [e for e in dossier.cover_entries if e.kind in {"sender", "clinic"} and e.value]
    for entry, rank in (*((e, 8) for e in dossier.of("sender")), *((e, 5) for e in covers)):
        parts = [p for p in split_parts(entry.value) if not reads_like_person(p.text)]
        parts = [p for p in parts if "@" not in p.text and not is_contact_line(p.text)]
        if parts and any(_is_unit(p, dossier.directory) for p in parts):
            yield _joined(parts) if len(parts) > 1 else parts[0], rank
        elif parts and len(split_parts(entry.value)) == 1:
            yield parts[0], rank - 1


def _signed(dossier: Dossier, blocks: list[SignatureBlock]) -> Ranked:
    for block in blocks:
        units = [p for p in block.parts if _is_unit(p, dossier.directory)]
        units = _whole_lines(block, units, dossier.directory) or _after_the_name(block)
        if units:
            together = len(units) > 1 and units[0].words[0].line + 1 >= units[1].words[0].line
            yield _joined(units[:2]) if together else units[0], 6


def _below_signature(dossier: Dossier) -> Ranked:
    """``Sign: Karin Lund, fysioterapeut`` over the line that says where she works."""
    for sighted in dossier.orders:
        rows = sighted.form.sheet.rows
        for entry in sighted.form.of("signature"):
            at = entry.row + 1
            titled = any(is_title(part.text) for part in split_parts(entry.value)[1:])
            if not titled and at < len(rows) and is_title(rows[at].run.text):
                titled, at = True, at + 1
            if not titled or not looks_like_name(entry.value.text.split(",")[0]):
                continue
            if at < len(rows) and at in sighted.form.free_rows and _is_unit(rows[at].run, dossier.directory):
                yield rows[at].run, 5


def _behind_names(dossier: Dossier) -> Ranked:
    """``Läkare: Anna Berg, Ortopedkliniken``."""
    for entry in dossier.of("doctor", "signature", "print_name", sections=OWN_SECTIONS):
        for part in split_parts(entry.value)[1:]:
            if _is_unit(part, dossier.directory):
                yield part, 5


_RUNS_ON = re.compile(r"\b(?:jag|vi|har|som|onsk\w*|bestall\w*|ber|bild\w*|utlat\w*|patient\w*|till|gjord|utford)\b")
"""Words of a sentence that a clinic's name has not."""

_SPEAKS = re.compile(
    r"\bundertecknad\b|\bjag\b|\bvi\b|\bonskar\b|\bbestall\w*|\brekvir\w*|\benl\b|\bhos oss\b|\bhar (?:pa|vid)\b"
)
_ELSEWHERE = re.compile(r"utford|undersok\w*|gjord|bild\w*|rontgad|lank\w*|skick\w*|till")
_ACCORDING = re.compile(r"\benl(?:igt|\.)?\s+(?:dr|doktor)\.?\s+[^,]+,\s+(?P<unit>[^.]+)", re.IGNORECASE)


_INTRODUCED = re.compile(r"\W*(?:hej\W+)?(?:fran|detta ar|det har ar|vi ar|har skriver|halsningar fran)\s+(?=\S)")


def _in_prose(dossier: Dossier) -> Ranked:
    for statement in dossier.prose:
        match = _INTRODUCED.match(statement.bare)
        unit = statement.run.between(match.end(), len(statement.text)) if match else None
        if unit and _is_unit(unit, dossier.directory) and not _RUNS_ON.search(undotted(unit.text)):
            yield unit, 5
    for statement in dossier.prose:
        if not _SPEAKS.search(statement.bare):
            continue
        for match in _AT.finditer(statement.text):
            run = statement.run.between(match.start("unit"), match.end("unit"))
            before = statement.bare[max(0, match.start() - 30) : match.start()]
            if _is_unit(run, dossier.directory) and not _ELSEWHERE.search(before):
                yield run, 4
    for statement in dossier.prose:
        for match in _ACCORDING.finditer(statement.text):
            yield statement.run.between(match.start("unit"), match.end("unit")), 4
        for run in workplaces(statement):
            if not any(c.isdigit() for c in run.text):
                yield run, 4


def _whole_lines(block: SignatureBlock, units: list[Run], directory: Directory) -> list[Run]:
    """A clinic's line with all its parts, where no person shares it."""
    whole = [
        line
        for line in block.lines
        if any(u.words[0] in line.words and not _after_somebody(line, u) for u in units)
        and not any(_names_person(p, directory) for p in split_parts(line))
    ]
    return [w for w in whole if not is_contact_line(w.text)] or units


def _names_person(part: Run, directory: Directory) -> bool:
    """``Karolinska Solna`` reads like a name, and is a hospital."""
    return (looks_like_name(part.text) and not directory.find(part.text).units) or _is_titled(part)


def _after_somebody(line: Run, unit: Run) -> bool:
    """``Klas Berg leg. kiropraktor, Ryggverkstan AB``: what stands before the unit has a title, so it is a person."""
    place = line.words.index(unit.words[0])
    before = " ".join(word.text for word in line.words[:place])
    return bool(before) and (bool(find_profession(before)) or looks_like_name(before))


def _is_titled(run: Run) -> bool:
    return any("unit_name" not in f.notes for f in find_profession(run.text)) and not UNIT_WORDS.search(
        undotted(run.text)
    )


def _after_the_name(block: SignatureBlock) -> list[Run]:
    """The line under name and title, where no word of it tells that it is a clinic."""
    name = block.name()
    if name is None:
        return []
    for part in block.parts[block.parts.index(name) + 1 :]:
        professions = [f for f in find_profession(part.text) if "unit_name" not in f.notes]
        title = sum(f.end - f.start for f in professions) > 0.6 * len(part.text)
        letters = part.text.isupper() and len(part.text) <= LETTERS  # "ON": a title of letters, or what is left of it
        if title or letters or is_title(part.text) or is_contact_line(part.text) or re.search(r"\d", part.text):
            continue
        return [part] if re.match(r"[A-ZÅÄÖ]", part.text) and len(part.words) <= 6 else []
    return []


def _letterhead_claims(dossier: Dossier) -> list[Claim]:
    for sighted in (*dossier.orders[:1], *dossier.covers[:1]):
        for line in map(_undated, letterhead(sighted.form)):
            bare = undotted(line.text)
            if re.search(
                r"^\W*till\b|bestallning|rekvisition|begaran|blankett|samtyck|remiss|\bfax\b|utlamn|overforing", bare
            ):
                continue
            if (
                _is_unit(line, dossier.directory)
                and not _WISHES.search(bare)
                and not _is_our_desk(line.text, dossier.directory)
                and not whole_house(line.text, dossier.directory)
            ):
                parts = [p for p in split_parts(line) if not names_somebody(p) and not re.search(r"\d{4}-\d", p.text)]
                if not parts or not any(_is_unit(p, dossier.directory) for p in parts):
                    continue
                unit = without_trailing(_joined(parts), (r"\s(?:tel|tfn|fax|telefon)\b", r"\s\d{3} ?\d{2}\b"))
                claim = _unit_claim(_without_label(_unit_only(unit)), 2, dossier.directory)
                return [replace(claim, notes=(*claim.notes, "letterhead"))]
    return []


_PART_OF_HOUSE = re.compile(
    r"vardcentral|halsocentral|mottagning|klinik\w*|avdelning|enheten?\b|rontgen|arkiv|expedition|\bavd\b|\bmott\b"
    r"|\bklin\b|\bvc\b"
)
"""Words for a part of a hospital or region."""


def whole_house(text: str, directory: Directory) -> bool:
    """A hospital or region named without any of its clinics."""
    if _PART_OF_HOUSE.search(undotted(text)):
        return False  # "Vårdcentralen Nyhem, Region Halland": the region's, and one of its clinics by name
    match = directory.find(text)
    rest = undotted(text.replace(match.matched, " ")) if match.matched else undotted(text)
    house = bool(match.units) or re.search(r"\bregion\b|sjukhus|lasarett", undotted(text)) is not None
    rest = re.sub(r"region\w*|halland\w*|sjukhus\w*|lasarett\w*|\bsjh\b|\b(?:och|vid|pa|hos)\b", " ", rest)
    return house and not re.search(r"[a-z]{3}", rest)  # "IVA HSV": a ward by its letters


def _is_our_own_house(text: str, directory: Directory) -> bool:
    """A hospital of Halland or the region by its bare name: it has many clinics, and none of them is named."""
    units = directory.find(text).units
    return whole_house(text, directory) and bool(units) and all(unit.in_halland for unit in units)


def _is_our_desk(text: str, directory: Directory) -> bool:
    bare = undotted(text)
    if not re.search(r"rontgen|radiolog|bild- och", bare):
        return re.fullmatch(r"\W*region halland\W*", bare) is not None
    units = directory.find(text).units
    return not units or all(u.in_halland for u in units)


def _unit_claim(run: Run, rank: int, directory: Directory) -> Claim:
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
    return claim_of(text, run, rank=rank, flags=flags, candidates=candidates, sure=sure)


_DATE_AT_END = (
    r",?\s(?:den\s)?(?:\d{6}|\d{8}|\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]{1,2}\d{1,2}[-/. ]{1,2}\d{2}(?:\d{2})?"
    r"|\d{1,2}(?:[:.]?e)?\s(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?\s\d{2}(?:\d{2})?)\W*$"
)
"""The date of a letter, right of the clinic that heads it."""


def _undated(run: Run) -> Run:
    return without_trailing(run, (_DATE_AT_END,))


def _unit_only(run: Run) -> Run:
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


def _joined(runs: list[Run]) -> Run:
    words = []
    for place, run in enumerate(runs):
        own = list(run.words)
        if place < len(runs) - 1 and own and not own[-1].text.endswith(","):
            own[-1] = replace(own[-1], text=own[-1].text + ",")
        words += own
    return Run(runs[0].page, tuple(words))


def _is_unit(run: Run, directory: Directory) -> bool:
    text = run.text
    bare = undotted(text)
    if is_contact_line(text) or looks_like_name(text) or names_somebody(run) or is_title(text) or len(run.words) > 9:
        return False
    titles = [f for f in find_profession(text) if "unit_name" not in f.notes]
    if titles and sum(f.end - f.start for f in titles) > 0.6 * len(text.strip()):
        return False
    if re.match(
        r"\W*(?:leg\.?|legitimerad|specialist i|specialistlakare|overlakare|st-lakare|underlakare|lakare\b)", bare
    ):
        return False
    return bool(UNIT_WORDS.search(bare) or directory.find(text).units)


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
