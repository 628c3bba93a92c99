"""The clinic on whose behalf an order is made: by label, signature, running text and letterhead, in this order."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, takewhile

from rapidfuzz import fuzz

from intake.directory import Directory
from intake.extract.evidence.claims import HESITANT_BELOW, Claim
from intake.extract.evidence.confirmed import NOISE
from intake.extract.evidence.dossier import Dossier
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
from intake.extract.prose.letterhead import letterhead, letterhead_columns
from intake.extract.prose.signature import SignatureBlock
from intake.extract.requester.clinic_in_prose import clinics_in_prose
from intake.extract.requester.houses import called_after_a_profession, heads_the_paper, is_a_house
from intake.extract.requester.units_named import (
    LEFT_BLANK,
    WISHES,
    Ranked,
    is_our_desk,
    is_unit,
    joined_run,
    lists_services,
    undated,
    unit_claim,
    unit_only,
    whole_house,
    without_label,
)
from intake.extract.values.letters import undotted
from intake.extract.values.names import is_title
from intake.extract.values.professions import find_profession
from intake.extract.wordings.known import fold

_SAME_NAME = 85.0
"""How alike (0–100) two printings of a clinic's name are where one of them was misread."""
_ANY_HOUSE = re.compile(
    r"\W*(?:var |bestallande )?(?:avdelning|mottagning|klinik|enhet|vardenhet|sjukhus)(?:en|et)?\W*"
)
"""``på avdelning 3``, ``mottagningen``: a kind of house, and none by name."""
LETTERS = 3
"""So many letters behind a name say what the person is (OMT, DN), not where they work."""


def clinic_claims(dossier: Dossier, blocks: list[SignatureBlock]) -> list[Claim]:
    """Every mention of the clinic; the cover sheet, the sender and the letterhead count where nothing better does."""
    claims = [_as_the_paper_prints(claim, dossier) for claim in _claims(_labelled(dossier), dossier)]
    if not claims:
        claims = _claims(_senders(dossier), dossier)
    at_the_end = chain(
        _signed(dossier, blocks), _behind_names(dossier), _below_signature(dossier), clinics_in_prose(dossier)
    )
    claims += _claims(at_the_end, dossier)
    return claims or _letterhead_claims(dossier) or _claims(_referrers(dossier), dossier)


def _claims(ranked: Ranked, dossier: Dossier) -> list[Claim]:
    claims = []
    for run, rank in ranked:
        unit = without_label(unit_only(run))
        ours = rank < 9 and is_our_desk(unit.text, dossier.directory)  # the fax's addressee, quoted or copied
        if (
            unit
            and re.search(r"[A-Za-zÅÄÖåäö]{2}", unit.text)
            and not is_contact_line(unit.text)
            and not ours
            and not is_title(unit.text)
            and not WISHES.search(undotted(unit.text))
            and not LEFT_BLANK.match(undotted(unit.text))
            and not _ANY_HOUSE.fullmatch(undotted(unit.text))
        ):
            claims.append(unit_claim(unit, rank, dossier.directory))
    return claims


def _as_the_paper_prints(claim: Claim, dossier: Dossier) -> Claim:
    """A hesitant clinic as its own paper prints the same name more surely, with a doubt: "Urologmott 1ISH" under the
    letterhead of Urologmott HSH."""
    if claim.confidence >= HESITANT_BELOW or claim.sure:
        return claim
    for sighted in dossier.orders:
        for line in letterhead(sighted.form):
            read = Run(line.page, tuple(word for word in line.words if word.confidence >= NOISE))
            unit = unit_only(undated(read)) if read else read
            if not unit or unit.confidence <= claim.confidence or fold(unit.text) == fold(str(claim.value)):
                continue
            if fuzz.ratio(fold(unit.text), fold(str(claim.value))) >= _SAME_NAME:
                printed = unit_claim(unit, claim.rank, dossier.directory)
                both = (str(printed.value), str(claim.value))
                flags, evidence = ("low_confidence",), (*claim.evidence, *unit.evidence())
                return replace(printed, flags=flags, candidates=both, evidence=evidence, sure=False)
    return claim


def _labelled(dossier: Dossier) -> Ranked:
    for entry in dossier.of("clinic", sections=OWN_SECTIONS):
        first = (split_parts(entry.value) or [entry.value])[0]
        bare = undotted(entry.label.text)
        names_a_house = re.search(
            r"klinik|enhet|mottagning|sjukhus|avdelning|vardcentral|foretag|vardgivare|arbets(?:plats|stalle)", bare
        )
        house = (names_a_house and heads_the_paper(entry.value, dossier)) or called_after_a_profession(
            entry.value, dossier
        )
        person = is_person(entry.value) and not house
        if (
            fold(entry.label.text) == "mottagning"
            and not dossier.of("doctor")
            and is_our_desk(entry.value.text, dossier.directory)
        ):
            continue  # a message of the patient's own names the clinic that it is for
        if person or (not names_a_house and not house and (reads_like_person(first.text) or is_person(first))):
            continue
        people = [p for p in split_parts(entry.value) if reads_like_person(p.text)]
        units = [p for p in split_parts(entry.value) if is_unit(p, dossier.directory)]
        if people and units and not names_a_house:  # "Avsändare: Rehab Ekliden, Karin Lund"
            yield joined_run(units), 10
            continue
        yield entry.value, 9 if re.search(r"behandlande|foretag|avdelning|^vardgivare|^region", bare) else 10
    for entry in dossier.of("doctor", sections=OWN_SECTIONS):
        if is_a_house(entry.value, dossier):  # "Beställs av Ortopedmottagningen"
            yield entry.value, 8


def _referrers(dossier: Dossier) -> Ranked:
    """``Remittent`` over a clinic on a print-out that names no other: who sends the paper."""
    for entry in dossier.of("referrer", sections=OWN_SECTIONS):
        if entry.value and is_a_house(entry.value, dossier):
            yield entry.value, 2


def _senders(dossier: Dossier) -> Ranked:
    """ "Från:" on the order, and who sent the cover sheet; a person's name beside the clinic is left out."""
    covers = [e for e in dossier.cover_entries if e.kind in {"sender", "clinic"} and e.value]
    for entry, rank in (*((e, 8) for e in dossier.of("sender")), *((e, 5) for e in covers)):
        parts = [p for p in split_parts(entry.value) if not reads_like_person(p.text)]
        parts = [p for p in parts if not ("@" in p.text or is_contact_line(p.text) or is_title(p.text))]
        parts = [p for p in parts if not is_person(p) or called_after_a_profession(p, dossier)]
        if parts and any(is_unit(p, dossier.directory) for p in parts):
            yield joined_run(parts) if len(parts) > 1 else parts[0], rank
        elif parts and len(split_parts(entry.value)) == 1:
            yield parts[0], rank - 1


def _signed(dossier: Dossier, blocks: list[SignatureBlock]) -> Ranked:
    for block in blocks:
        offered = {id(w) for line in block.lines if lists_services(line.text) for w in line.words}
        units = [p for p in block.parts if is_unit(p, dossier.directory) and id(p.words[0]) not in offered]
        units = _whole_lines(block, units, dossier.directory) or _after_the_name(block)
        if units:
            together = len(units) > 1 and units[0].words[0].line + 1 >= units[1].words[0].line
            yield joined_run(units[:2]) if together else units[0], 6


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
            if at < len(rows) and at in sighted.form.free_rows and is_unit(rows[at].run, dossier.directory):
                yield rows[at].run, 5


def _behind_names(dossier: Dossier) -> Ranked:
    """``Läkare: Anna Berg, Ortopedkliniken``, ``Avsändare: Anna Berg, Ortopedkliniken, Sahlgrenska``."""
    for entry in dossier.of("doctor", "signature", "print_name", "clinic", sections=OWN_SECTIONS):
        first, *parts = split_parts(entry.value) or [entry.value]
        if entry.kind == "clinic" and not (reads_like_person(first.text) or is_person(first)):
            continue
        units = [part for part in parts if is_unit(part, dossier.directory)]
        if units:
            yield joined_run(units[:2]) if entry.kind == "clinic" else units[0], 5


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
    """The first line that names a unit; where a title or an address shares it, the column or words that do."""
    for sighted in (*dossier.orders[:1], *dossier.covers[:1]):
        for cells in letterhead_columns(sighted.form):
            line = Run(cells[0].page, tuple(word for cell in cells for word in cell.words))
            if re.match(r"\W*till\b", undotted(line.text)):
                continue
            named = [unit for cell in cells if (unit := _headed(cell, dossier.directory))]
            if named:
                known = [run for run in named if dossier.directory.find(run.text).units]
                return [_heading((known or named)[-1], dossier)]
    return [_heading(run, dossier) for run in _on_top(dossier)]


_TITLES = re.compile(
    r"^\W*till\b|bestall|rekvir|rekvis|begara|blankett|samtyck|remiss|\bfax\b|utlamn|overfor|overflytt"
)
"""Words of what a paper is called or whom it is for, and of no unit."""
_CONTACTS = (r"\s(?:tel|tfn|fax|telefon)\b", r"\s\d{3} ?\d{2}\b", r"\s(?:\S*@|www\.)")


def _headed(cell: Run, directory: Directory) -> Run | None:
    """What of a letterhead's column names a unit that is neither our own desk nor a whole hospital."""
    for part in (without_trailing(undated(cell), _CONTACTS), _before_address(cell)):
        bare = undotted(part.text)
        if not part or _TITLES.search(bare) or WISHES.search(bare) or not is_unit(part, directory):
            continue
        if is_our_desk(part.text, directory) or whole_house(part.text, directory):
            continue
        own = [p for p in split_parts(part) if not names_somebody(p) and not re.search(r"\d{4}-\d", p.text)]
        if any(is_unit(p, directory) for p in own):
            return without_trailing(joined_run(own), _CONTACTS)
    return None


def _before_address(cell: Run) -> Run:
    """``Hjärtpraktiken Lunden, Storgatan 6, Halmstad``: the parts before the street or the number."""
    own = list(takewhile(lambda part: not is_contact_line(part.text), split_parts(cell)))
    return joined_run(own) if own else Run(cell.page, ())


def _heading(run: Run, dossier: Dossier) -> Claim:
    claim = unit_claim(without_label(unit_only(run)), 2, dossier.directory)
    return replace(claim, notes=(*claim.notes, "letterhead"))


def _on_top(dossier: Dossier) -> list[Run]:
    """The first line of a paper, where the next one says who works there or how to reach them: whatever its words."""
    lines = [line for sighted in dossier.orders[:1] for line in letterhead(sighted.form, 2)]
    if len(lines) < 2 or not (is_contact_line(lines[1].text) or names_somebody(lines[1])):
        return []
    text = lines[0].text
    title = _TITLES.search(undotted(text)) or re.search(r"\btill\b|rontgen|bild", undotted(text))
    named = looks_like_name(text) or names_somebody(lines[0]) or is_contact_line(text)
    return [] if title or named or re.search(r"\d|[.:]$", text) or len(lines[0].words) > _HOUSE_WORDS else lines[:1]


_HOUSE_WORDS = 5
