"""The smaller fields: telephone, fax, urgency, reference."""

from __future__ import annotations

import re

from intake.extract.evidence.claims import Claim, claim_of, readings_differ, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Run
from intake.extract.people.presented import OWN_SECTIONS
from intake.extract.prose.letterhead import letterhead, letterhead_columns
from intake.extract.prose.signature import signature_block
from intake.extract.prose.statements import statements
from intake.extract.values.dates import find_dates
from intake.extract.values.letters import undotted
from intake.extract.values.numbers import find_phone_numbers
from intake.extract.values.wish_words import ORDERS
from intake.extract.wordings.known import understood
from intake.model import Field

# --- telephone and fax --------------------------------------------------------------------------------------------


_NUMBER_KINDS = ("phone", "phone_fax", "mobile", "fax")


_SWITCHBOARD = re.compile(r"\bvaxel|\bvx\b")
"""The number of the whole house, which any number that somebody filled in outranks."""


def phone_field(dossier: Dossier) -> Field:
    """The requester's telephone number, as written."""
    return _number(dossier, "phone", "fax", ("phone", "phone_fax", "mobile"))


def fax_field(dossier: Dossier) -> Field:
    """The requester's fax number, as written."""
    return _number(dossier, "fax", "phone", ("fax", "phone_fax"))


def _number(dossier: Dossier, sort: str, other: str, own_kinds: tuple[str, ...]) -> Field:
    """The number of one sort: under its label, or named on the line of the other's."""
    claims: list[Claim] = []
    kinds = _NUMBER_KINDS
    for rank, entries in (
        (10, dossier.of(*kinds, sections=OWN_SECTIONS)),
        (6, [e for e in dossier.cover_entries if e.kind in kinds and e.value]),
    ):
        for place, entry in enumerate(entries):
            numbers = [f for f in find_phone_numbers(entry.value.text) if other not in f.notes]
            if entry.kind == "phone_fax" and len(numbers) > 1:
                numbers = numbers[:1] if sort == "phone" else numbers[1:]
            elif entry.kind not in own_kinds:
                numbers = [f for f in numbers if sort in f.notes]
            for found in numbers[:1]:
                score = (
                    rank
                    + (1 if entry.section == "requester" else 0)
                    - 0.001 * place
                    - (1 if entry.kind == "mobile" else 0)
                    - (2 if _SWITCHBOARD.search(undotted(entry.label.text)) else 0)
                )
                claims.append(
                    _claim(entry.value, found.start, found.end, found.raw, found.flags, int(100 * score) - place)
                )
        if claims:
            break
    if not claims:
        claims = _loose_numbers(dossier, sort)
    return settle(claims, doubt_below=dossier.doubt_below)


_WHO_ASKS = ("doctor", "clinic", "sender", "signature", "print_name", "name")
"""Labels whose values may end in the telephone number of whom they name."""


def _is_number(text: str) -> bool:
    """A telephone number and nothing else: alone on a line of the letterhead."""
    found = find_phone_numbers(text)
    return len(found) == 1 and not re.search(r"\w", text[: found[0].start] + text[found[0].end :])


def _claim(run: Run, start: int, end: int, raw: str, flags: tuple[str, ...], rank: int) -> Claim:
    words = run.between(start, end)
    other = readings_differ(words)
    agreed = words.second_text is not None and other is None
    value = raw.strip(" .,;")
    doubts = (*flags, "readings_differ") if other else flags
    candidates = (value, other) if other else ()
    return claim_of(
        value, words, rank=rank, flags=doubts, candidates=candidates, sure=agreed and words.confidence >= 0.6
    )


_REACHES = re.compile(
    r"\b(?:mig|oss|undertecknad|avsandaren|(?:va|mi)rt? (?:direkt)?n(?:umme)?r) ?(?:pa|via|ar)?\W*(?:nr )?$"
)
"""``kontakta avsändaren på 031-…``: before a number, who is reached by it."""
_SAID_UNDER = frozenset({"unknown", "other", "consent"})
"""Kinds of labels below which a sentence may say how the sender is reached: ``Frågor: tel …``, ``Sekretess: …``."""
_OF_PEOPLE = frozenset({"doctor", "signature", "print_name", "sender", "clinic", "other", "unknown"})
"""Kinds whose values name who writes, with the number that they answer at."""
_OF_THE_DESK = re.compile(r"rontgen|radiolog|bildutlam|\bmottagare")
_HEAD = 0.15
"""Numbers that stand so high on the page are those of the house, with a word before them or without."""


def _loose_numbers(dossier: Dossier, sort: str) -> list[Claim]:
    """Numbers in the signature, in running text, in the letterhead: by the word before them."""
    claims: list[Claim] = []
    for sighted in (*dossier.orders, *dossier.covers):
        block = signature_block(sighted.form)
        runs = [(p, 5) for p in block.parts] if block else []
        said = statements(sighted.form, sighted.choices)
        head_px = _HEAD * sighted.form.sheet.page.height_px
        runs += [(s.run, 4 if s.run.box.y1 < head_px else 3) for s in said if s.source == "prose"]
        runs += [(s.run, 3) for s in said if s.source == "entry" and s.kind in _SAID_UNDER]
        runs += [(e.value, 5) for e in sighted.form.of(*_WHO_ASKS) if e.value and e.section in OWN_SECTIONS]
        runs += [(cell, 5) for cells in letterhead_columns(sighted.form) for cell in cells if _is_number(cell.text)]
        runs += [(line, 2) for line in letterhead(sighted.form)]
        runs += [(s.run, 2) for s in said if s.source == "entry" and s.kind in _OF_PEOPLE]
        for run, rank in runs:
            bare = undotted(run.text)
            for found in find_phone_numbers(run.text):
                ahead = bare[: found.start]
                if _OF_THE_DESK.search(ahead) or (rank > 2 and re.search(r"\btill\b", ahead)):
                    continue  # the recipient's number, or that of the desk to which the letter is written
                before = bare[max(0, found.start - 22) : found.start]
                reaches = _REACHES.search(before) is not None
                is_fax = not reaches and ("fax" in found.notes or re.search(r"fax\D*$", before) is not None)
                named = (
                    reaches
                    or "phone" in found.notes
                    or re.search(r"(?:tel\w*|tfn|telefon|nas pa|ring\w*|mobil\w*|vaxel|\bvx)\D*$", before) is not None
                    or run.text.strip(" .") == found.raw.strip(" .")
                )
                if (sort == "fax" and is_fax) or (sort == "phone" and not is_fax and (named or rank != 3)):
                    claims.append(_claim(run, found.start, found.end, found.raw, found.flags, rank + named))
    best = max((c.rank for c in claims), default=0)
    return [c for c in claims if c.rank == best][:1]


# --- urgency ------------------------------------------------------------------------------------------------------

_URGENT = re.compile(
    r"\b(?:akut|skyndsamt|bradskande|omgaende|snarast(?: mojligt)?|fortur|prio ?1|hogprio\w*|jour"
    r"|sa snart som mojligt|sa fort som mojligt|bradskar)\b"
)
_NOT_URGENT = re.compile(r"\b(?:ej|inte|icke|nej|ingen|rutin|normal|elektiv)\b")
_YES_OR_NO = re.compile(r"\W*(?:ja|nej)\b")
_OCCASION = r"\b(?:rond\w*|mdk\w*|operation\w*|op\b|aterbesok\w*|besok\w*|senast|konferens\w*|infor)\b"
_NEEDED = re.compile(rf"{_OCCASION}(?:(?!, {_OCCASION})[^.]){{0,45}}")
_DAY = re.compile(r"\b\d{1,2} (?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\b(?! \d)")
"""A day of this year or the next, as letters write it that say what is coming."""


def urgency_field(dossier: Dossier) -> Field:
    """How urgent, in the fax's own words ("akut", "rond 2026-03-04"); a box must be marked to count."""
    claims: list[Claim] = []
    for choice in dossier.choices:
        option = undotted(choice.option.text)
        about = (
            re.search(r"akut|skynd|brad|fortur|prio|snarast|normal|rutin|urgent", option) and len(option.split()) <= 6
        )
        asked = understood(choice.question.text)
        about = about or (asked is not None and asked.kind in {"urgency", "needed_by"} and not _YES_OR_NO.match(option))
        yes = re.match(r"\W*ja\b", option) and _URGENT.search(undotted(choice.question.text))
        if choice.marked and (about or yes) and not _NOT_URGENT.search(option):
            run = choice.option if about else choice.question
            claims.append(Claim(_tidy(run.text), run.text, choice.evidence(), choice.confidence, 9, sure=True))
    for entry in dossier.of("urgency"):
        bare = undotted(entry.value.text)
        if not _NOT_URGENT.match(bare) and not re.fullmatch(r"\W*", bare):
            answer_yes = re.fullmatch(r"\W*(?:ja|x)\W*", bare)
            run = entry.label if answer_yes else entry.value
            claims.append(claim_of(_tidy(run.text), run, rank=10, sure=True))
    for entry in dossier.of("needed_by"):
        bare = undotted(entry.value.text)
        if re.fullmatch(r"\W*(?:-|nej|ej aktuellt)?\W*", bare):
            continue
        claims.append(claim_of(_tidy(entry.value.text), entry.value, rank=8, sure=entry.value.confidence >= 0.75))
    if not claims:
        for statement in dossier.said:
            if statement.source == "choice" or statement.kind in {
                "relevance",
                "examination",
                "clinic",
                "recipient",
                "doctor",
            }:
                continue
            for pattern, rank in ((_URGENT, 5), (_NEEDED, 4)):
                for match in pattern.finditer(statement.bare):
                    before = statement.bare[max(0, match.start() - 12) : match.start()]
                    dated = rank == 5 or find_dates(match[0], today=dossier.today) or _DAY.search(match[0])
                    if dated and not _NOT_URGENT.search(before):
                        run = statement.run.between(*match.span())
                        claims.append(claim_of(_tidy(run.text), run, rank=rank, sure=True))
                        break
    return settle(claims[:1] if claims else [], doubt_below=dossier.doubt_below)


def _tidy(text: str) -> str:
    return text.strip(" .,;:!()").lower() if text.isupper() or len(text.split()) <= 2 else text.strip(" .,;:!")


# --- reference ----------------------------------------------------------------------------------------------------


def reference_field(dossier: Dossier) -> Field:
    """The requester's own reference; failing that, the one they quote."""
    claims = []
    for kind, rank in (("reference", 10), ("their_reference", 5)):
        for entry in dossier.of(kind):
            topic = undotted(entry.label.text).strip(" .:") == "arende"  # the subject of a mail
            if ORDERS.match(undotted(entry.value.text)):
                continue  # "Ärende: Beställer bilder från …"
            if any(c.isdigit() for c in entry.value.text) or (len(entry.value.words) <= 3 and not topic):
                run = entry.value
                differs = readings_differ(run)
                if differs and any(c.isalpha() for c in run.text) and not any(c.isalpha() for c in differs):
                    differs = None  # a code read again for digits only: that reading says nothing
                flags = ("readings_differ",) if differs else ()
                agreed = run.second_text is not None and readings_differ(run) is None
                candidates = (run.text, differs) if differs else ()
                claims.append(
                    claim_of(
                        run.text.strip(" .,;"),
                        run,
                        rank=rank,
                        flags=flags,
                        candidates=candidates,
                        sure=agreed and run.confidence >= 0.6,
                    )
                )
    return settle(claims[:1], doubt_below=dossier.doubt_below)
