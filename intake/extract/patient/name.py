"""The patient's name: from its label, beside the number, or from a private person's signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from intake.extract.evidence.claims import Claim, claim_found, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Row, Run
from intake.extract.prose.signature import signature_block
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import CAPITAL, SMALL, undotted
from intake.extract.values.names import clean_person_name, without_capitals
from intake.extract.values.professions import find_profession
from intake.extract.values.shapes import reads_like_name
from intake.extract.wordings.known import fold, is_wording, understood
from intake.extract.wordings.parts import parts_of
from intake.model import Box, Field

_NAME = rf"(?:{CAPITAL}['’])?{CAPITAL}{SMALL}+(?:-{CAPITAL}{SMALL}+)?"
_PARTICLE = r"(?:\s+(?:von|af|de|de la|del|van|van der|al|el|bin)\b)?"
_NOT_A_NAME = (
    r"(?!(?:För|På|Vår|Vårt|Min|Om|Patient(?:en)?|Pat|Pt|Gäller|Avser|Ang|Angående|Avseende|Rör|Betr"
    r")\b)"
)
"""Words in capitals before a name, at the start of a sentence: ``För Anna Berg, pnr …``."""
_NUMBER_FOLLOWS = (
    r"\W{0,4}\(?(?:(?:[Mm]ed )?(?:[Pp]ers(?:on)?\.? ?n(?:umme)?r?|[Pp]\.? ?nr|[Pp]ersonnr|[Ff]ödd|f"
    r"|(?:\w+ ){0,2}\w*(?:[Nn]um(?:mer|ero|ber)|tunnus))\.?:?\s*)?(?:(?:19|20)\s)?$"
)
_NAME_BEFORE = re.compile(
    rf"(?P<name>{_NOT_A_NAME}{_NAME}(?:{_PARTICLE}\s+{_NAME}){{1,3}}"
    rf"|{_NOT_A_NAME}{_NAME}(?:\s+{_NAME})?,\s+{_NAME}(?:\s+{_NAME})?){_NUMBER_FOLLOWS}"
)
_CAPITALS = r"(?:(?:von|af|de|VON|AF|DE)\s+)?(?P<last>" + rf"{CAPITAL}{{2,}}(?:-{CAPITAL}{{2,}})?)"
"""A surname in capitals, as some write it to tell it from the first names."""
_CAPITALS_BEFORE = (
    re.compile(rf"(?P<name>{_CAPITALS},?\s+{_NAME}(?:\s+{_NAME})?){_NUMBER_FOLLOWS}"),
    re.compile(rf"(?P<name>{_NOT_A_NAME}{_NAME}(?:\s+{_NAME})?\s+{_CAPITALS}){_NUMBER_FOLLOWS}"),
)
_NAME_AFTER = re.compile(
    rf"^[^\w.]{{0,3}}(?P<name>{_NAME}(?:{_PARTICLE}\s+{_NAME}){{1,3}}|{_NAME},\s+{_NAME}(?:\s+{_NAME})?"
    rf"|{CAPITAL}{{2,}}(?:-{CAPITAL}{{2,}})?,?\s+{_NAME}(?:\s+{_NAME})?"
    rf"|{_NAME}(?:\s+{_NAME})?\s+{CAPITAL}{{2,}}(?:-{CAPITAL}{{2,}})?(?!\w))"
)
_ABOUT = re.compile(
    rf"\b(?:[Pp]atient(?:en|ens)?(?: är)?|[Pp]at\.?"
    rf"|[Pp]t\.?|på|för|[Aa]vseende|[Gg]äller|[Aa]ng\.?|[Rr]örande|[Aa]vser|heter"
    rf"|[Vv]i har|[Jj]ag har)\s+(?P<name>{_NAME}(?:{_PARTICLE}\s+{_NAME}){{1,3}})"
)
_WRITERS = frozenset({"doctor", "physiotherapist", "chiropractor", "naprapath", "nurse", "secretary"})
"""Professions whose titles stand beside no patient's name."""
_CUE = re.compile(r"\b(?:patient(?:en|ens)?|pat|pt|avseende|galler|ang|rorande|avser|heter)\b")
"""What announces the patient in running text."""


def name_field(dossier: Dossier, identity: Field, *, patient_asks: bool) -> Field:
    """The patient's name: from its label, beside the identity number, or from a private person's signature."""
    names = _Names(dossier, identity)
    names.of_labels(patient_asks=patient_asks)
    for look in (names.on_sticker, names.above_number, names.beside_number, names.around_number):
        if not names.claims:
            look()
    if not names.claims and patient_asks:
        names.of_signature()
    if not names.claims:
        names.of_sentences()
    return _to_the_end(settle(names.claims, doubt_below=dossier.doubt_below, agree=_same_name), dossier)


class _Names:
    """Names found so far; each place is looked at only where those before it have none."""

    def __init__(self, dossier: Dossier, identity: Field) -> None:
        self.dossier, self.identity = dossier, identity
        self.claims: list[Claim] = []

    def _take(self, run: Run, rank: int, label: str = "") -> None:
        surname_first = re.search(r"efternamn\W.*(?:fornamn|tilltalsnamn)", undotted(label)) is not None
        found = clean_person_name(run.text, surname_first=surname_first)
        if found is None or not re.search(r"[A-Za-zÅÄÖåäö]{2}", found.value) or understood(found.value):
            return
        if any(is_wording(word) for word in found.value.split()[:1]):
            return  # the label of a part of the name
        if "single_name" in found.notes and parts_of(fold(found.value)):
            return  # "Utlämnande": the heading of the next part of a form
        if any(f.notes[0] in _WRITERS and "unit_name" not in f.notes for f in find_profession(run.text)):
            found = replace(found, flags=("low_confidence",))  # the value of a neighbouring label
        self.claims.append(claim_found(found, run, rank=rank))

    def of_labels(self, *, patient_asks: bool) -> None:
        for entry in self.dossier.of("patient_name"):
            self._take(entry.value, 10, entry.label.text)
        for entry in self.dossier.of("name", sections=(None, "patient", "other", "examination")):
            if not patient_asks and re.search(r"\b(?:ditt|din|ert|er)\b", undotted(entry.label.text)):
                continue  # "Ange ditt namn": whoever fills the form in
            self._take(entry.value, 10 if entry.section == "patient" else 9, entry.label.text)
        first, last = self.dossier.of("first_name"), self.dossier.of("last_name")
        if first and last:
            self._take(first[0].value + last[0].value, 10)
        if last and not first:
            for entry in last:
                if reads_like_name(entry.value.text):
                    self._take(entry.value, 8)  # the whole name, whatever the label says
        for entry in self.dossier.of("identity"):
            self._beside(entry.value, 7)

    def on_sticker(self) -> None:
        if _on_sticker(self.dossier, self.identity):
            self.around_number(6)

    def above_number(self) -> None:
        for run in _above_number(self.dossier, self.identity):
            self._take(run, 6)

    def beside_number(self) -> None:
        for statement in self.dossier.said:
            if statement.source != "choice":
                self._beside(statement.run, 6)
        for form in self.dossier.forms_in_order():
            for index in form.free_rows:
                for cell in form.sheet.rows[index].cells():
                    self._beside(cell, 5)

    def around_number(self, rank: int = 5) -> None:
        for run in _around_number(self.dossier, self.identity):
            self._take(run, rank)

    def of_signature(self) -> None:
        for sighted in self.dossier.orders:
            block = signature_block(sighted.form)
            name = block.name() if block else None
            if name is not None:
                self._take(name, 4)
        for entry in self.dossier.of("sender", "signature", "print_name", "doctor"):
            self._take(entry.value, 3)

    def of_sentences(self) -> None:
        for statement in self.dossier.prose:
            for match in _ABOUT.finditer(without_capitals(statement.text)):
                self._take(statement.run.between(match.start("name"), match.end("name")), 2)

    def _beside(self, run: Run, rank: int) -> None:
        name = _beside_number(run, self.identity)
        if name is not None:
            self._take(name, rank)


_LAST_OF_NAME = re.compile(rf"{_NAME}[.,]")


def _to_the_end(field: Field, dossier: Dossier) -> Field:
    """``… vår patient 1990… Anna Berg / Lund. Aktuell behandling: …``: the last of the name stands on the next line."""
    held = next(iter(field.evidence), None)
    for form in dossier.forms_in_order():
        edge = max((row.box.x1 for row in form.sheet.rows), default=0)
        for row, below in pairwise(form.sheet.rows):
            if (
                held is None
                or held.page != form.number
                or not row.words
                or not below.words
                or not _holds(row, held.box)
            ):
                continue
            last, first = row.words[-1], below.words[0]
            room = edge - last.box.x1
            wrapped = first.box.x1 - first.box.x0 + form.sheet.char_px > room and last.box.x1 == held.box.x1
            if (
                wrapped
                and field.value is not None
                and len(row.column_starts) == 1
                and _LAST_OF_NAME.fullmatch(first.text)
            ):
                more = Run(form.number, (first,)).evidence()
                return replace(field, value=f"{field.value} {first.text[:-1]}", evidence=field.evidence + more)
    return field


def _above_number(dossier: Dossier, identity: Field) -> Iterator[Run]:
    """``… PAT ANNA BERG / PERSONNUMMER 1990…``: a name in running text on the line that ends before the number's."""
    evidence = next(iter(identity.evidence), None)
    for form in dossier.forms_in_order():
        rows = form.sheet.rows
        at = next((i for i, row in enumerate(rows) if evidence and _holds(row, evidence.box)), 0)
        if evidence is None or evidence.page != form.number or at == 0:
            continue
        labels = {id(w) for e in form.of("identity") for w in e.label.words}
        own = tuple(w for w in rows[at].words if w.box.x0 < evidence.box.x0 and id(w) not in labels)
        above = rows[at - 1].cells()[-1:] if not rows[at - 1].marks else ()
        if not above:
            continue
        both = above[0] + Run(form.number, own)
        name = _name_before(without_capitals(both.text)) if both else None
        if name and _CUE.search(undotted(both.text[: name.start("name")] + both.text[name.start("name") :][:9])):
            yield both.between(name.start("name"), name.end("name"))


def _on_sticker(dossier: Dossier, identity: Field) -> bool:
    """The number begins a column beside other words: those are the letterhead's, not the patient's."""
    evidence = next(iter(identity.evidence), None)
    forms = (f for f in dossier.forms_in_order() if evidence is not None and f.number == evidence.page)
    cells = (row.cells() for f in forms for row in f.sheet.rows if evidence and _holds(row, evidence.box))
    return any(c.box == evidence.box for of_row in cells for c in of_row[1:] if evidence)


def _around_number(dossier: Dossier, identity: Field) -> Iterator[Run]:
    """A name right above or below the identity number, as on a sticker."""
    evidence = next(iter(identity.evidence), None)
    for form in dossier.forms_in_order():
        if evidence is None or evidence.page != form.number:
            continue
        rows = form.sheet.rows
        at = next((i for i, row in enumerate(rows) if _holds(row, evidence.box)), None)
        for index in (at - 1, at + 1, at - 2, at + 2) if at is not None else ():
            if 0 <= index < len(rows):
                over = (c for c in rows[index].cells() if _over(c.box, evidence.box))
                yield from (c for c in over if reads_like_name(surname_cased(c.text)))


def surname_cased(text: str) -> str:
    """``Ludvig VON STRÅHLE`` with the surname in small letters, as long as not all of it is in capitals."""
    if text.isupper():
        return text
    particles = re.sub(r"\b(?:VON|AF|DE|LA|DEL|VAN|DER)\b", lambda m: m[0].lower(), text)
    return re.sub(r"\b[A-ZÅÄÖÉ]{2,}\b", lambda m: m[0].title(), particles)


def _holds(row: Row, box: Box) -> bool:
    middle = (box.y0 + box.y1) / 2
    return any(t.box.y0 <= middle <= t.box.y1 and _over(t.box, box) for t in row.tokens)


def _over(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1


def _beside_number(run: Run, identity: Field) -> Run | None:
    """A name right before or after the identity number."""
    raw = identity.raw
    if not raw or raw not in run.text:
        return None
    start = run.text.index(raw)
    text = without_capitals(run.text)
    before = _name_before(text[:start])
    if before and re.search(r"(?:sjukhus|lasarett)\s+$", undotted(run.text[: before.start("name")])):
        return None  # the end of an address stands before the name
    if before:
        return run.between(before.start("name"), before.end("name"))
    offset = start + len(raw)
    after = _NAME_AFTER.match(text[offset:])
    return run.between(offset + after.start("name"), offset + after.end("name")) if after else None


def _name_before(text: str) -> re.Match[str] | None:
    """The name at the end of ``text``, right before a number."""
    for pattern in _CAPITALS_BEFORE:
        match = pattern.search(text)
        if match and clean_person_name(match["name"]) is not None and not find_examinations(match["last"]):
            return match
    return _NAME_BEFORE.search(text)


def _same_name(a: str | bool, b: str | bool) -> bool:
    first, second = set(undotted(str(a)).split()), set(undotted(str(b)).split())
    return first <= second or second <= first
