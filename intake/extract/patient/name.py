"""The patient's name: from its label, beside the number, or from a private person's signature."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise

from intake.extract.evidence.claims import Claim, claim_found, doubted, settle
from intake.extract.evidence.confirmed import printed_again
from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Run
from intake.extract.patient.begun_before import with_doubted_beginning
from intake.extract.patient.near_number import (
    above_number,
    around_number,
    beside_number,
    holds,
    in_line_with_number,
    is_on_sticker,
    is_turned,
    names_person,
)
from intake.extract.prose.letterhead import letterhead_columns
from intake.extract.prose.signature import signature_block
from intake.extract.values.found import Found
from intake.extract.values.letters import lower, undotted
from intake.extract.values.name_shapes import ALL_IN_CAPITALS, IN_CAPITALS, PARTICLES, SMALL_WORDS, WORD, more_words
from intake.extract.values.names import clean_person_name, without_capitals
from intake.extract.values.names_in_use import is_in_use
from intake.extract.values.professions import find_profession
from intake.extract.values.shapes import reads_like_name
from intake.extract.wordings.known import fold, is_wording, understood
from intake.extract.wordings.parts import parts_of
from intake.model import Field

_ABOUT = re.compile(
    rf"\b(?:[Pp]atient(?:en|ens)?(?: är)?|[Pp]at\.?"
    rf"|[Pp]t\.?|på|för|[Aa]vseende|[Gg]äller|[Aa]ng\.?|[Rr]örande|[Aa]vser|heter"
    rf"|[Vv]i har|[Jj]ag har)\s+(?P<name>(?i:{SMALL_WORDS}){IN_CAPITALS}(?:\s+{IN_CAPITALS})?,\s+{WORD}(?:\s+{WORD})?"
    rf"|{SMALL_WORDS}{WORD},\s+{WORD}(?=\s*[.(]|\s+[a-zåäö(])|{SMALL_WORDS}{WORD}{more_words(1, 3)})"
)
_EXAMINED = re.compile(
    rf"\b(?:[Hh]ar|[Vv]ar|[Bb]lev)\s+(?P<name>{WORD}{more_words(1, 3)})"
    rf"(?=\s+(?:\w+\s+){{0,2}}(?:undersök|röntg|genomgå|gjort|varit))"
)
"""``Hos er har Anna Berg undersökts``."""
_ABOUT_IN_CAPITALS = re.compile(
    rf"\b(?:[Ff]ör|[Pp]å|[Aa]vse(?:ende|r)|[Gg]äller|[Aa]ng\.?|[Rr]örande|[Pp]atient(?:en)?|[Hh]eter|[Hh]ar)\s+"
    rf"(?P<name>{ALL_IN_CAPITALS})"
)
_WRITERS = frozenset({"doctor", "physiotherapist", "chiropractor", "naprapath", "nurse", "secretary"})
"""Professions whose titles stand beside no patient's name."""


def name_field(dossier: Dossier, identity: Field, *, patient_asks: bool) -> Field:
    """The patient's name: from its label, beside the identity number, or from a private person's signature."""
    names = _Names(dossier, identity)
    names.of_labels(patient_asks=patient_asks)
    for look in (
        names.on_sticker,
        names.above_number,
        names.beside_number,
        names.in_line_with_number,
        names.around_number,
    ):
        if not names.sure:
            look()
    if not names.claims and patient_asks:
        names.of_signature()
        names.of_head()
    if not names.claims:
        names.of_sentences()
    if not names.claims and names.headings:
        heading = names.headings[0]
        return Field(None, heading.text, 0.0, ("low_confidence",), (), (heading.text,), heading.evidence())
    return with_doubted_beginning(_to_the_end(_settled(names.claims, dossier), dossier), dossier)


def _settled(claims: list[Claim], dossier: Dossier) -> Field:
    """The surest name; one that another doubts stands undoubted only where the fax prints it a second time."""
    surest = [replace(c, rank=c.rank - _DOUBTED) if c.flags else c for c in claims]
    field = settle(surest, doubt_below=dossier.doubt_below, agree=_same_name)
    others = [str(c.value) for c in claims if c.flags and field.value and not _same_name(field.value, c.value)]
    if not others or field.flags or printed_again(str(field.value), field.evidence, dossier):
        return field
    return doubted(field, "several_values", candidates=(str(field.value), *others))


_DOUBTED = 10
"""So far a name that is doubted by its shape stands back behind one that is not."""


class _Names:
    """Names found so far; each place is looked at only where those before it have none that is beyond doubt."""

    def __init__(self, dossier: Dossier, identity: Field) -> None:
        self.dossier, self.identity = dossier, identity
        self.claims: list[Claim] = []
        self.headings: list[Run] = []

    @property
    def sure(self) -> bool:
        return any(not claim.flags for claim in self.claims)

    def _take(self, run: Run, rank: int, label: str = "") -> None:
        surname_first = re.search(r"efternamn\W.*(?:fornamn|tilltalsnamn)", undotted(label)) is not None
        surname_first |= not label and is_turned(run.text)
        found = clean_person_name(run.text, surname_first=surname_first)
        if found is None or not re.search(r"[A-Za-zÅÄÖåäö]{2}", found.value) or understood(found.value):
            return
        if any(is_wording(word) for word in found.value.split()[:1]):
            return  # the label of a part of the name
        if _is_of_form(found, run.text):
            self.headings.append(run)
            return
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
        if is_on_sticker(self.dossier, self.identity):
            self.around_number(6)

    def above_number(self) -> None:
        for run in above_number(self.dossier, self.identity):
            self._take(run, 6)

    def beside_number(self) -> None:
        for statement in self.dossier.said:
            if statement.source != "choice":
                self._beside(statement.run, 6)
        for form in self.dossier.forms_in_order():
            for index in form.free_rows:
                for cell in form.sheet.rows[index].cells():
                    self._beside(cell, 5)

    def in_line_with_number(self) -> None:
        for run in in_line_with_number(self.dossier, self.identity):
            self._take(run, 5)

    def around_number(self, rank: int = 5) -> None:
        for run in around_number(self.dossier, self.identity):
            self._take(run, rank)

    def of_signature(self) -> None:
        for sighted in self.dossier.orders:
            block = signature_block(sighted.form)
            name = block.name() if block else None
            if name is not None:
                self._take(name, 4)
        for entry in self.dossier.of("sender", "signature", "print_name", "doctor"):
            self._take(entry.value, 3)

    def of_head(self) -> None:
        """A private person's letter begins with who writes it."""
        for sighted in self.dossier.orders[:1]:
            for cells in letterhead_columns(sighted.form)[:1]:
                if reads_like_name(cells[0].text):
                    self._take(cells[0], 4)

    def of_sentences(self) -> None:
        for statement in (each for each in self.dossier.said if each.source != "choice"):
            text = without_capitals(statement.text)
            for match in chain(_ABOUT.finditer(text), _EXAMINED.finditer(text)):
                self._take(statement.run.between(match.start("name"), match.end("name")), 2)
            for match in _ABOUT_IN_CAPITALS.finditer(text):
                if names_person(match["name"]):
                    self._take(statement.run.between(match.start("name"), match.end("name")), 2)

    def _beside(self, run: Run, rank: int) -> None:
        name = beside_number(run, self.identity)
        if name is not None:
            self._take(name, rank)


def _is_of_form(found: Found, text: str) -> bool:
    """``Uppgifter om``, ``Stora bokstäver``, ``Ange vad som``: words of a form; no name that people bear is among them.

    Names begin with capitals, but for those of whoever writes all small; a hint on a form has one at its start.
    """
    words = [word for word in found.value.split() if lower(word) not in PARTICLES]
    if any(is_in_use(word) for word in words):
        return False
    small = any(w.islower() and lower(w) not in PARTICLES for w in found.raw.split())
    small |= len(words) == 1 and text[found.end :].lstrip()[:1].islower()
    asked = any(parts_of(fold(word)) for word in words)
    return asked or (small and found.raw[:1].isupper())


_LAST_OF_NAME = re.compile(rf"{WORD}[.,]")


def _to_the_end(field: Field, dossier: Dossier) -> Field:
    """``… vår patient 1990… Anna Berg / Lund. Aktuell behandling: …``: the last of the name stands on the next line."""
    held = next(iter(field.evidence), None)
    for form in dossier.forms_in_order():
        edge = max((row.box.x1 for row in form.sheet.rows), default=0)
        for row, below in pairwise(form.sheet.rows):
            if held is None or held.page != form.number or not row.words or not below.words or not holds(row, held.box):
                continue
            last, first = row.words[-1], below.words[0]
            x, y = (first.box.x0 + first.box.x1) / 2, (first.box.y0 + first.box.y1) / 2
            boxes = (e.box for e in field.evidence if e.page == form.number)
            if any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in boxes):
                continue  # the name was read over the end of the line
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


def _same_name(a: str | bool, b: str | bool) -> bool:
    first, second = set(undotted(str(a)).split()), set(undotted(str(b)).split())
    return first <= second or second <= first
