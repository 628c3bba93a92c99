"""Names that stand beside, above or below the patient's identity number, wherever it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.evidence.dossier import Dossier
from intake.extract.form.pairs import Form
from intake.extract.layout.sheet import Row, Run
from intake.extract.people.written_names import looks_like_name
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import CAPITAL, lower, undotted
from intake.extract.values.name_shapes import (
    ALL_IN_CAPITALS,
    IN_CAPITALS,
    PARTICLES,
    SMALL_WORDS,
    WORD,
    more_words,
    with_small_particles,
)
from intake.extract.values.names import clean_person_name, without_capitals
from intake.extract.values.names_in_use import is_given, is_in_use
from intake.extract.values.shapes import reads_like_name
from intake.model import Box, Field

_FIRST = rf"(?!\w*(?:[Nn]ummer|[Nn]r\b|Född|Pers)){WORD}(?:\s+{WORD}){{0,2}}"
_TURNED = rf"{SMALL_WORDS}{WORD}(?:\s+{SMALL_WORDS}{WORD})?[,.]\s+{_FIRST}"
"""Surname first: ``van der Meer, Maja``; faxes turn commas into full stops."""
_LABELS_BETWEEN = r"(?:(?i:(?:efter|för|tilltals)?n(?:amn)?|pat(?:ient)?)[.,:;]+\s*(?:och\s+|/\s*)?){0,3}"
"""Labels of the name that stand between the number and the name: ``19900602-2397 Eftern., förn.: Berg, Anna``."""
_NOT_A_NAME = (
    r"(?!(?:För|På|Vår|Vårt|Min|Om|Patient(?:en)?|Pat|Pt|Gäller|Avser|Ang|Angående|Avseende|Rör|Betr"
    r")\b)"
)
"""Words in capitals before a name, at the start of a sentence: ``För Anna Berg, pnr …``."""
_NUMBER_FOLLOWS = (
    r"\W{0,4}\(?(?:(?:[Mm]ed )?(?:[Pp]ers(?:on)?[.,]? ?n(?:umme)?r?|[Pp][.,]? ?nr|[Pp]ersonnr|[Ff]ödd|f"
    r"|(?i:pat\W{0,2}id)|(?:\w+ ){0,2}\w*(?:[Nn]um(?:mer|ero|ber)|tunnus))\.?:?\s*)?(?:(?:19|20)\s)?$"
)
_NAME_BEFORE = re.compile(rf"(?<!\w)(?P<name>{_NOT_A_NAME}{SMALL_WORDS}{WORD}{more_words(1, 4)}){_NUMBER_FOLLOWS}")
_CAPITALS = rf"(?<!\w)(?i:{SMALL_WORDS})(?P<last>{IN_CAPITALS}(?:\s+{IN_CAPITALS})?)"
"""A surname in capitals, as some write it to tell it from the first names."""
_CAPITALS_BEFORE = (
    re.compile(rf"(?P<name>{_CAPITALS},?\s+{WORD}(?:\s+{WORD}){{0,2}}){_NUMBER_FOLLOWS}"),
    re.compile(rf"(?P<name>{_NOT_A_NAME}{WORD}(?:\s+{WORD}){{0,2}}\s+{_CAPITALS}){_NUMBER_FOLLOWS}"),
)
_TURNED_BEFORE = re.compile(rf"(?<!\w)(?P<name>{_NOT_A_NAME}{_TURNED}){_NUMBER_FOLLOWS}")
_ALL_CAPITALS_BEFORE = re.compile(rf"(?<!\w)(?P<name>{ALL_IN_CAPITALS}){_NUMBER_FOLLOWS}")
_ALL_CAPITALS_AFTER = re.compile(rf"^[^\w.]{{0,3}}(?P<name>{ALL_IN_CAPITALS})(?!\w)")
_NAME_AFTER = re.compile(
    rf"^[^\w.]{{0,3}}{_LABELS_BETWEEN}(?P<name>(?P<turned>{_TURNED})|{SMALL_WORDS}{WORD}{more_words(1, 3)}"
    rf"|(?i:{SMALL_WORDS}){IN_CAPITALS}(?:\s+{IN_CAPITALS})?,?\s+{WORD}(?:\s+{WORD}){{0,2}}"
    rf"|{WORD}(?:\s+{WORD})?\s+{IN_CAPITALS}(?!\w))"
)
_CUE = re.compile(r"\b(?:patient(?:en|ens)?|pat|pt|avseende|galler|ang|rorande|avser|heter)\b")
"""What announces the patient in running text."""


def above_number(dossier: Dossier, identity: Field) -> Iterator[Run]:
    """``… PAT ANNA BERG / PERSONNUMMER 1990…``: a name in running text on the line that ends before the number's."""
    evidence = next(iter(identity.evidence), None)
    for form in dossier.forms_in_order():
        rows = form.sheet.rows
        at = next((i for i, row in enumerate(rows) if evidence and holds(row, evidence.box)), 0)
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


def is_on_sticker(dossier: Dossier, identity: Field) -> bool:
    """The number begins a column beside other words: those are the letterhead's, not the patient's."""
    evidence = next(iter(identity.evidence), None)
    forms = (f for f in dossier.forms_in_order() if evidence is not None and f.number == evidence.page)
    cells = (row.cells() for f in forms for row in f.sheet.rows if evidence and holds(row, evidence.box))
    return any(c.box == evidence.box for of_row in cells for c in of_row[1:] if evidence)


def around_number(dossier: Dossier, identity: Field) -> Iterator[Run]:
    """A name right above or below the identity number, as on a sticker."""
    evidence = next(iter(identity.evidence), None)
    for form in dossier.forms_in_order():
        if evidence is None or evidence.page != form.number:
            continue
        rows = form.sheet.rows
        at = next((i for i, row in enumerate(rows) if holds(row, evidence.box)), len(rows) + 2)
        for index in (at - 1, at + 1, at - 2, at + 2):
            if 0 <= index < len(rows):
                # A long label moves the number from under the name.
                column = _with_label(form, at, evidence.box) if abs(index - at) == 1 else evidence.box
                over = (c for c in rows[index].cells() if _over(c.box, column) and not _is_of_other(c, form))
                yield from (c for c in over if reads_like_name(surname_cased(c.text)))


_OTHERS = frozenset({"doctor", "referrer", "receiving_doctor", "signature", "print_name", "sender", "clinic"})


def _is_of_other(cell: Run, form: Form) -> bool:
    """The value of a label that asks for somebody else: ``Läkare: Karin Lund`` over ``Personnummer: 1990…``."""
    others = {id(w) for entry in form.of(*_OTHERS) if entry.label for w in entry.value.words}
    return all(id(w) in others for w in cell.words)


def surname_cased(text: str) -> str:
    """``Ludvig VON STRÅHLE`` with the surname in small letters, as long as not all of it is in capitals."""
    if text.isupper():
        return text
    return re.sub(rf"\b{CAPITAL}{{2,}}\b", lambda m: m[0].title(), with_small_particles(text))


def _with_label(form: Form, row: int, number: Box) -> Box:
    """From where the label of the number begins, on its line."""
    labels = (e.label for e in form.of("identity") if e.row == row and e.label and _over(e.value.box, number))
    label = next(labels, None)
    return number if label is None else Box(min(label.box.x0, number.x0), number.y0, number.x1, number.y1)


def holds(row: Row, box: Box) -> bool:
    middle = (box.y0 + box.y1) / 2
    return any(t.box.y0 <= middle <= t.box.y1 and _over(t.box, box) for t in row.tokens)


def _over(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1


def beside_number(run: Run, identity: Field) -> Run | None:
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
    behind = _name_after(text[offset:])
    return run.between(offset + behind[0], offset + behind[1]) if behind else None


_NUMBER = re.compile(r"(?<!\d)\d[\d +–/-]{7,15}\d(?!\d)")


def in_line_with_number(dossier: Dossier, identity: Field) -> Iterator[Run]:
    """A name in the column beside the patient's number, or in one with it, on any page that prints the number.

    A consent and a cover page name the patient, too; the columns of one line stand apart where a form is narrow.
    """
    digits = re.sub(r"\D", "", str(identity.value or ""))[-10:]
    if len(digits) < 10:
        return
    for sighted in (*dossier.orders, *dossier.consents, *dossier.covers):
        for row in sighted.form.sheet.rows:
            cells = row.cells()
            for place, cell in enumerate(cells):
                printed = next((m for m in _NUMBER.finditer(cell.text) if _digits(m[0]).endswith(digits)), None)
                if printed is not None:
                    yield from _left_and_right(cells, place, *printed.span())


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _left_and_right(cells: tuple[Run, ...], place: int, start: int, end: int) -> Iterator[Run]:
    """The name right before the number (from ``start`` to ``end`` in its cell), or else the one right behind it."""
    before, after = cells[place].between(0, start), cells[place].between(end, len(cells[place].text))
    if not before and place > 0:
        before = cells[place - 1]
    if not after and place + 1 < len(cells):
        after = cells[place + 1]
    name = _name_before(without_capitals(before.text) + " ") if before else None
    if name is not None:
        yield before.between(name.start("name"), name.end("name"))
    behind = _name_after(without_capitals(after.text)) if after and name is None else None
    if behind is not None:
        yield after.between(*behind)


def _name_after(text: str) -> tuple[int, int] | None:
    """Where the name stands at the start of ``text``, right behind a number.

    ``Berg Lind, Karin Sofia`` is a name turned; of ``Anna Berg, Medicin`` the name ends at the comma.
    """
    match = _NAME_AFTER.match(text)
    if match is None:
        capitals = _ALL_CAPITALS_AFTER.match(text)
        return capitals.span("name") if capitals and names_person(capitals["name"]) else None
    surnames, *first = re.split(r"[,.]", match["name"], maxsplit=1)
    if first and not _may_be_turned(match["name"]):
        return match.start("name"), match.start("name") + len(surnames)
    return match.span("name")


def _may_be_turned(name: str) -> bool:
    """Not ``Anna Berg, Medicin``: two words before the comma, of which the first is a first name, are a whole name."""
    words = re.split(r"[,.]", name.strip(" ,."))[0].split()
    return len(words) < 2 or not is_given(words[0]) or is_turned(name)


def is_turned(name: str) -> bool:
    """``Berg Lind, Karin``, ``von Essen, Karin``: behind the comma a first name, before it none; so it is turned."""
    surnames, *first = re.split(r"[,.]", name.strip(" ,."), maxsplit=1)
    words = surnames.split()
    if not first or not first[0].split() or not words:
        return False
    return words[0].lower() in PARTICLES or (is_given(first[0].split()[0]) and not is_given(words[0]))


def _name_before(text: str) -> re.Match[str] | None:
    """The name at the end of ``text``, right before a number."""
    for pattern in _CAPITALS_BEFORE:
        match = pattern.search(text)
        if match and clean_person_name(match["name"]) is not None and not find_examinations(match["last"]):
            return match
    capitals = _ALL_CAPITALS_BEFORE.search(text)
    if capitals and names_person(capitals["name"]):
        return capitals
    turned = _TURNED_BEFORE.search(text)
    if turned and _may_be_turned(turned["name"]):
        return turned
    return _NAME_BEFORE.search(text)


def names_person(capitals: str) -> bool:
    """Is a text all in capitals a name: a word of it one that people bear, and none that examinations are named by?"""
    words = [word for word in capitals.split() if lower(word) not in PARTICLES]
    return any(is_in_use(word) for word in words) and not find_examinations(capitals) and looks_like_name(capitals)
