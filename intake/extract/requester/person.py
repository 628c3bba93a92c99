"""The person who orders, therapists included: by label, signature, running text and letterhead."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

from intake.extract.evidence.claims import Claim, claim_found
from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Run
from intake.extract.people.legibility import is_scribble, scribbled
from intake.extract.people.presented import OWN_SECTIONS, names_somebody, reads_like_person, split_parts
from intake.extract.people.written_names import FULL_NAME, TITLE, looks_like_name
from intake.extract.prose.letterhead import letterhead
from intake.extract.prose.signature import SignatureBlock, names_over_titles
from intake.extract.prose.writers import doctors
from intake.extract.requester.houses import called_after_a_profession, is_a_house
from intake.extract.requester.units_named import Ranked
from intake.extract.values.found import Found
from intake.extract.values.letters import undotted
from intake.extract.values.names import clean_doctor_name, is_title, without_capitals
from intake.extract.values.names_in_use import is_given, is_in_use
from intake.extract.values.professions import find_profession
from intake.extract.wordings.known import fold, understood

_SAYS_OTHER = frozenset({"relevance", "recipient", "image_recipient", "report_recipient", "patient_name", "consent"})
"""Labels whose values name doctors who do not order."""
_NAME_AND_NUMBER = 8
"""More words behind ``Patient`` are a sentence: ``Patient Anna Berg, 1990…, ska opereras, och Dr Lund vill …``."""


def doctor_claims(dossier: Dossier, blocks: list[SignatureBlock]) -> list[Claim]:
    """Every mention of the person who orders; beside a label that asks for just that no other source counts."""
    claims = _claims(_labelled(dossier))
    if any(c.rank >= 9 for c in claims):
        return claims
    claims += _claims(chain(_written(dossier), _signed(dossier, blocks), _senders(dossier)))
    if all(c.rank <= _HELPS for c in claims):
        claims += _claims(_named_with_title(dossier))
    if not claims:
        claims = _claims(_in_letterhead(dossier)) or _in_any_section(dossier) or _with_titles(dossier)
    return claims + _claims((entry.value, 2) for entry in dossier.of("receiving_doctor"))


def _claims(ranked: Ranked) -> list[Claim]:
    claims = []
    for run, rank in ranked:
        found = clean_doctor_name(run.text)
        if found is None or not re.search(r"[A-Za-zÅÄÖåäö]{2}", found.value) or _names_nobody(found, run.text):
            continue
        if understood(run.text) or understood(found.raw):
            continue  # a label left blank names nobody
        signed = is_scribble(run.between(found.start, found.end))
        claims.append(claim_found(found, run, rank=_SCRIBBLED if signed else rank))
    return claims


_SCRIBBLED = 1
"""Of a signature taken for letters, which any name goes before."""


_COMPANY = re.compile(r"[^,;()|]*\b(?:AB|HB|KB)\b")


_HOUSE_OF = re.compile(r"\w+s? \w*(?:mottagning|klinik|praktik)")


def _names_nobody(found: Found, text: str) -> bool:
    """A lone word in lower case ("vårdadm.", the rest of a label), or a company called after somebody."""
    lone = " " not in found.value and text[found.start : found.start + 1].islower()
    house = " " not in found.value and _HOUSE_OF.match(undotted(text), found.start) is not None
    return lone or house or _COMPANY.match(text, found.start) is not None


def _labelled(dossier: Dossier) -> Ranked:
    for entry in dossier.of("doctor", sections=OWN_SECTIONS):
        if is_a_house(entry.value, dossier):
            continue
        bare = undotted(entry.label.text)
        weak = re.search(r"kontakt|handlagg|^pal$|patientansvarig|behandlande lakare|ansvarig lakare", bare)
        yield entry.value, 9 if weak else 10
    named = dossier.of("name", sections=("requester",))
    if not named and dossier.of("name", sections=("patient",)):  # a name above the patient's part of the form
        named = dossier.of("name", sections=(None,))
    for entry in named:
        yield entry.value, 10
    for entry in dossier.of("clinic", sections=OWN_SECTIONS):
        bare = undotted(entry.label.text)
        names_a_house = re.search(
            r"klinik|enhet|mottagning|sjukhus|avdelning|vardcentral|foretag|arbets(?:plats|stalle)", bare
        )
        if names_a_house and _with_title_behind(entry.value.text):
            yield entry.value, 8  # the label was misunderstood: a name with its title is no house
            continue
        for part in split_parts(entry.value)[1 if names_a_house else 0 :]:
            if called_after_a_profession(part, dossier):
                continue
            if reads_like_person(part.text):
                yield part, 8
            elif re.search(r"\b(?:dr|doktor|leg)\b", undotted(part.text)):
                yield part, 5
    for entry in dossier.of("print_name"):
        yield entry.value, 8


def _with_title_behind(text: str) -> bool:
    """``Karin Lund, överläkare``, ``Karin Lund (leg. läkare)``: houses bear titles before a name, if at all."""
    name, *titles = re.split(r"\s*[,(]\s*", text.rstrip(" )."))
    return bool(titles) and looks_like_name(name) and not find_profession(name) and all(map(is_title, titles))


def _written(dossier: Dossier) -> Ranked:
    for statement in dossier.said:
        sentence = statement.kind == "patient_name" and len(statement.run.words) > _NAME_AND_NUMBER
        if statement.source != "choice" and (statement.kind not in _SAYS_OTHER or sentence):
            for run in doctors(statement):
                yield run, 7


def _signed(dossier: Dossier, blocks: list[SignatureBlock]) -> Ranked:
    for block in blocks:
        name = block.name()
        if (
            name is not None and not _has_title(name, block) and _heads_the_paper(name, dossier)
        ):  # "Kiropraktor City Åvik": the house
            name = next((p for p in block.parts if names_somebody(p) and not _heads_the_paper(p, dossier)), None)
        if name is not None:
            yield name, _HELPS if _has_helpers_title(name, block) else 6
    for entry in dossier.of("signature", sections=OWN_SECTIONS):
        if looks_like_name(entry.value.text.split(",")[0]) and not scribbled(entry.value):
            yield entry.value, 6
    for entry in dossier.of("name", sections=(None,)):
        if dossier.of("patient_name") and re.search(r"titel|befattning", undotted(entry.label.text)):
            yield entry.value, 6


_HELPS = 1
"""The rank of a nurse or secretary who signs: they write for whoever else is named."""
_OF_HELPERS = re.compile(
    r"\b(?:[a-z.]*(?:sekreterare|skoterska|administrator|koordinator|samordnare|assistent|handlaggare)|sekr|ssk|usk)\b"
)


def _has_helpers_title(name: Run, block: SignatureBlock) -> bool:
    after = block.parts[block.parts.index(name) + 1 :][:1]
    return any(_OF_HELPERS.search(undotted(part.text)) for part in (name, *after))


_TITLED = re.compile(rf"(?P<name>{TITLE}+{FULL_NAME})")
_DID_ELSE = re.compile(r"\b(?:remitter\w*|operera\w*|gransk\w*|beskriv\w*|bedomd?\w*|undersokt\w*) av\W+$|\btill\W+$")
"""Before a doctor who orders nothing."""


def _named_with_title(dossier: Dossier) -> Ranked:
    """A doctor whom a letter names that a nurse or secretary signs."""
    for statement in dossier.prose:
        text = without_capitals(statement.text)
        for match in _TITLED.finditer(text):
            run = statement.run.between(*match.span("name"))
            helps = _OF_HELPERS.search(undotted(match["name"])) is not None
            if not helps and not _DID_ELSE.search(statement.bare[: match.start()]) and names_somebody(run):
                yield run, _HELPS + 1


def _has_title(name: Run, block: SignatureBlock) -> bool:
    """``Elif Dahl, överläkare``: a person, also where a printed mail is headed by whose it is."""
    after = block.parts[block.parts.index(name) + 1 :][:1]
    return any(is_title(part.text.strip("()")) for part in after)


def _heads_the_paper(run: Run, dossier: Dossier) -> bool:
    if any("@" in e.value.text and fold(run.text) in fold(e.value.text) for e in dossier.of("sender")):
        return False  # a printed mail, headed by whose it is
    lines = (line for sighted in dossier.orders[:1] for line in letterhead(sighted.form, 1))
    return any(fold(line.text) == fold(run.text) for line in lines)


def _senders(dossier: Dossier) -> Ranked:
    covers = [e for e in dossier.cover_entries if e.kind in {"sender", "doctor"} and e.value]
    for entry in (*dossier.of("sender"), *covers):
        for part in split_parts(entry.value):
            if reads_like_person(part.text):
                yield part, 5
    for entry in dossier.of("referrer"):
        if not re.match(r"\W*(?:oss|mig|undertecknad|egen|sjalv|annan|annat|ej|nej)\b", undotted(entry.value.text)):
            yield entry.value, 3


def _in_letterhead(dossier: Dossier) -> Ranked:
    for sighted in dossier.orders[:1]:
        for part in (p for line in letterhead(sighted.form, 2) for p in split_parts(line)):
            if names_somebody(part):
                yield part, 3


def _in_any_section(dossier: Dossier) -> list[Claim]:
    """The doctor whom a label asks for in a part of the form that was taken for another's; a form may have no parts."""
    claims = _claims((entry.value, 5) for entry in dossier.of("doctor"))
    return claims if not any(e.section == "requester" for e in dossier.entries) else _doubted(claims)


def _with_titles(dossier: Dossier) -> list[Claim]:
    """Whoever stands anywhere on the order with a title, where no label can be read; doubted where they are several."""
    claimed = {id(w) for e in dossier.entries for w in (*e.label.words, *e.value.words)}
    cells = (cell for s in dossier.orders for row in s.form.sheet.rows for cell in row.cells())
    free = (cell for cell in cells if not any(id(w) in claimed for w in cell.words))
    values = (entry.value for entry in dossier.of(*_MAY_NAME_WRITER))
    titled = (_from_first_name(run) for run in chain(values, free) if _bears_title(run))
    above = (run for s in dossier.orders for run in names_over_titles(s.form))
    claims = _claims((run, 2) for run in chain(titled, above))
    return claims if all(same_person(claims[0].value, claim.value) for claim in claims) else _doubted(claims)


def _from_first_name(run: Run) -> Run:
    """``Dikterande Karin Lund``: without the word before a first name, where it is no name itself."""
    words = run.words
    label = (
        len(words) > 2 and not is_in_use(words[0].text) and is_given(words[1].text) and len(words[0].text) > _INITIAL
    )
    return Run(run.page, words[1:]) if label else run


_INITIAL = 3
"""So many letters may be a first name by its letters."""


def _doubted(claims: list[Claim]) -> list[Claim]:
    return [replace(claim, flags=(*claim.flags, "low_confidence")) for claim in claims]


def _bears_title(run: Run) -> bool:
    """``Patrik Ek, sektionschef``, ``/ spec. allmänmedicin Eva Ask``: a whole name, and titles beside it alone."""
    found = clean_doctor_name(run.text)
    if found is None or not looks_like_name(found.raw.strip(" ,.")):
        return False
    before, behind = run.text[: found.start].strip(" /,.-–"), run.text[found.end :].split(",")
    return is_title(before) if before else any(is_title(part.strip(" ().")) for part in behind)


_MAY_NAME_WRITER = frozenset(
    {"unknown", "other", "clinic", "profession", "phone", "fax", "order_date", "identity", "delivery"}
)
"""Kinds of labels that the value of another may have fallen to, of a label that could not be read."""


def same_person(a: str | bool, b: str | bool) -> bool:
    first, second = undotted(str(a)).split(), undotted(str(b)).split()
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    return short[-1] == long[-1] and (len(short) == 1 or short[0][0] == long[0][0])
