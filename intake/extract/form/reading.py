"""Labels and rows → label/value pairs: beside, below, or in a table under a row of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.extract.form.below import value_below
from intake.extract.form.by_shape import by_shape
from intake.extract.form.choices import Choice
from intake.extract.form.continued import before_the_order, continued, first_sentence, rest_of_number
from intake.extract.form.kinds import BLANKS, FREE_KINDS, HEADED, NEVER_BOXED, NUMBER_KINDS, SHORT_KINDS
from intake.extract.form.pairs import Entry, Form
from intake.extract.form.rows_read import RowsRead
from intake.extract.form.tables import Tables
from intake.extract.labels.hit import Hit, label_run
from intake.extract.labels.in_sheet import find_hits
from intake.extract.labels.sections import Sections
from intake.extract.labels.value_columns import VALUE_LIKE
from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sentences import sentence_ends
from intake.extract.layout.sheet import Run, Sheet
from intake.extract.values.letters import undotted
from intake.extract.wordings.known import fold, understood
from intake.model import Word


def read_form(sheet: Sheet, choices: Sequence[Choice] = ()) -> Form:
    """Every label/value pair of a sheet, and its sections. What asks for a check box is nobody's value."""
    options = frozenset(id(w) for c in choices for w in c.option.words)
    return _Reader(sheet, frozenset(id(w) for c in choices for w in c.question.words), options).read()


class _Reader:
    """The work of ``read_form``: one pass over the rows, remembering which are used."""

    def __init__(self, sheet: Sheet, questions: frozenset[int], options: frozenset[int]) -> None:
        self.options = options  # words of check boxes: no value, though a label may stand above them
        self.sheet, self.rows = sheet, sheet.rows
        self.read_so_far = so_far = RowsRead(sheet, questions, find_hits(sheet))
        self.entries: list[Entry] = []
        self.sections = Sections(sheet, so_far.by_row)
        self.tables = Tables(sheet, so_far.by_row, labels_stand_above=so_far.labels_stand_above)

    def read(self) -> Form:
        table, so_far = 0, self.read_so_far
        for index in range(len(self.rows)):
            hits = [
                h for h in so_far.by_row.get(index, ()) if id(self.rows[index].tokens[h.start]) not in so_far.claimed
            ]
            if not hits:
                continue
            if self.tables.is_head(index, hits):
                table += 1
                self._read_table(index, hits, table)
                continue
            hits = _one_address(hits)
            for place, hit in enumerate(hits):
                following = hits[place + 1] if place + 1 < len(hits) else None
                self._read_pair(hit, following)
        return Form(self.sheet, so_far.hits, tuple(by_shape(e) for e in self.entries), frozenset(so_far.claimed))

    def _read_table(self, index: int, hits: Sequence[Hit], number: int) -> None:
        table = self.tables.read(index, hits)
        for line in table.lines:
            self.read_so_far.claim(line)
        for hit, cell, record in table.values:
            boxed = bool(cell.words) and self.options.issuperset(map(id, cell.words))
            self._add(hit, cell, boxed, number, record)
        if not table.values:
            for hit in hits:
                self._add(hit, Run(self.sheet.number, ()), False)

    def _read_pair(self, hit: Hit, following: Hit | None) -> None:
        words, marked = self._right_of(hit, following)
        if not marked and self._is_remark(hit, words):
            self.read_so_far.claim(Run(self.sheet.number, words))
            words = ()
        if hit.kind == "delivery" and next(sentence_ends(" ".join(w.text for w in words)), None):
            hit = replace(hit, kind="unknown")  # sentences that say where and how, not a way alone
        if words and not marked and hit.kind not in FREE_KINDS | {"identity", "unknown"}:
            words = self.read_so_far.one_column(self.rows[hit.row], hit.end, self._stop(hit, following))
        if hit.kind == "onset_heading_other" and not hit.colon:
            words, marked = (), False
        if not marked and (below := self._answer_below(hit, words)):
            self._add(hit, below, False)
        elif words or marked:
            value = self._beside(hit, following, words, marked=marked)
            self._remember_style(hit, below=False)
            self._add(hit, value, marked)
        elif self.sections.opens(hit):
            self.read_so_far.claim(label_run(self.sheet, hit))
            if hit.colon or hit.kind in BLANKS:
                self._add(hit, Run(self.sheet.number, ()), False)
        else:
            self._read_below(hit, following)

    def _answer_below(self, hit: Hit, beside: tuple[Word, ...]) -> Run:
        """``Vår beteckning    30.10.2026`` over ``KK-2026-1147``: beside the label stands a date, its answer below."""
        nothing = Run(self.sheet.number, ())
        dated = _DATE.fullmatch(" ".join(w.text for w in beside)) is not None
        if hit.kind != "reference" or hit.colon or not dated or hit.row + 1 >= len(self.rows):
            return nothing
        x0 = self.rows[hit.row].tokens[hit.start].box.x0
        below = (c for c in self.rows[hit.row + 1].cells() if abs(c.box.x0 - x0) < 2 * self.sheet.char_px)
        return next((cell for cell in below if any(c.isdigit() for c in cell.text)), nothing)

    def _stop(self, hit: Hit, following: Hit | None) -> int:
        return following.start if following else len(self.rows[hit.row].tokens)

    def _right_of(self, hit: Hit, following: Hit | None) -> tuple[tuple[Word, ...], bool]:
        """The words right of a label, and whether a box stands among them."""
        row, stop = self.rows[hit.row], self._stop(hit, following)
        claimed = self.read_so_far.claimed
        if not row.marks and self._is_answered_in_columns(hit):
            claimed = claimed | self.read_so_far.questions  # the label of the boxes in another column
        right = tuple(t for t in row.tokens[hit.end : stop] if id(t) not in claimed)
        if hit.kind in NEVER_BOXED and (cell := self.read_so_far.cell_before_boxes(row, hit.end, stop)):
            right = cell
        return tuple(t for t in right if isinstance(t, Word)), any(isinstance(t, Mark) for t in right)

    def _is_remark(self, hit: Hit, words: tuple[Word, ...]) -> bool:
        """``Har patienten samtyckt? Muntligt räcker.``: what a form adds to a question that is answered below it."""
        text = " ".join(word.text for word in words)
        told = text.endswith(".") or (text.startswith("(") and text.endswith(")"))
        asked = label_run(self.sheet, hit).text.endswith("?")
        free = hit.row + 1 < len(self.rows) and hit.row + 1 not in self.read_so_far.by_row
        return told and asked and free and len(words) > 1 and self.read_so_far.usual_below(hit)

    def _is_answered_in_columns(self, hit: Hit) -> bool:
        """``Behövs när     Patienten informerad`` over ``före 3 dec     ☒ Ja ☐ Nej``: answers below."""
        if hit.row + 1 >= len(self.rows) or self.read_so_far.by_row.get(hit.row + 1):
            return False
        first, below = self.rows[hit.row].tokens[hit.start], self.rows[hit.row + 1]
        near = abs(below.tokens[0].box.x0 - first.box.x0) < 2 * self.sheet.char_px
        return near and isinstance(below.tokens[0], Word) and bool(below.marks)

    def _beside(self, hit: Hit, following: Hit | None, words: tuple[Word, ...], *, marked: bool) -> Run:
        """The value beside a label, with the lines on which it goes on."""
        value = Run(self.sheet.number, words)
        if marked:
            return value
        if hit.kind not in FREE_KINDS:
            value = first_sentence(value)
        complete = len(value.words) < len(words)
        if hit.kind in NUMBER_KINDS and following is None:
            value = rest_of_number(self.read_so_far, value, hit)
        if hit.kind not in SHORT_KINDS and not complete:
            value = continued(self.read_so_far, value, hit, following)
            if hit.kind not in FREE_KINDS:
                value = first_sentence(value)
        return before_the_order(value) if hit.kind == "relevance" else value

    def _read_below(self, hit: Hit, following: Hit | None) -> None:
        below = value_below(self.read_so_far, hit, following)
        if _asks_again(hit, below) or _is_letter(hit, below):
            below = Run(self.sheet.number, ())
        if not below and not hit.colon and hit.weak:
            return
        if hit.kind == "unknown" and _lists_in_small(below):
            below = Run(self.sheet.number, ())  # a heading over lines that say each for itself what they are
        if below:
            self._remember_style(hit, below=True)
        self._add(hit, below, False)

    def _remember_style(self, hit: Hit, *, below: bool) -> None:
        self.read_so_far.styles.append((hit.row, self.rows[hit.row].tokens[hit.start].box.x0, below))

    def _add(self, hit: Hit, value: Run, marked: bool, table: int | None = None, record: int | None = None) -> None:
        label = label_run(self.sheet, hit)
        section = self.sections.of_value(hit)
        kind = HEADED.get(hit.kind, hit.kind) if value or marked else hit.kind
        entry = Entry(kind, label, _without_blanks(value), hit.row, section, table, record, marked)
        self.entries.append(entry)
        self.read_so_far.claim(label)
        self.read_so_far.claim(value)


def _asks_again(hit: Hit, below: Run) -> bool:
    """``Orsak`` over ``Behandling``: a heading, and the label of its only field, which nobody filled in."""
    text = fold(below.text)
    if len(below.words) != 1 or hit.kind != "relevance" or VALUE_LIKE.match(text):
        return False
    asked = understood(below.text)
    return asked is not None and asked.kind == hit.kind


def _lists_in_small(below: Run) -> bool:
    """``till Röntgen SU/Ö / beställande läkare Karin Lund``: lines that all begin small are items."""
    lines: dict[int, str] = {}
    for word in below.words:
        lines.setdefault(word.line, word.text)
    return len(lines) > 1 and all(first[:1].islower() for first in lines.values())


_DATE = re.compile(r"\W*\d{1,4}[-./ ]\d{1,2}[-./ ]\d{2,4}\W*")
_TITLES_OF_LETTERS = frozenset(
    {"wanted", "examination", "images_wanted", "report_wanted", "recipient", "onset_heading_other"}
)
_GREETS = re.compile(r"\W*(?:hej\w*|halla|god ?(?:dag|morgon)|bast[ea] \w+|kara \w+)\b")


def _is_letter(hit: Hit, below: Run) -> bool:
    """``Beställer bilder`` over ``Hej! Vill ha …``: what a letter is about, and no label; a value greets nobody."""
    return hit.kind in _TITLES_OF_LETTERS and not hit.colon and _GREETS.match(undotted(below.text)) is not None


def _one_address(hits: list[Hit]) -> list[Hit]:
    """``Till: Fax till: Röntgen …``: one label that says twice to whom the fax is sent."""
    kept: list[Hit] = []
    for hit in hits:
        before = kept[-1] if kept else None
        if before is not None and before.kind == "addressee" and before.end == hit.start and hit.colon:
            kept[-1] = replace(hit, start=before.start, kind="addressee")
        else:
            kept.append(hit)
    return kept


_DITTO = re.compile(r"[-–—\s]*[\"”“″][-–—\s\"”“″]*|[-–—]\s*['’]{2}\s*[-–—]")
"""``-"-``: as above, by its sign."""


def _without_blanks(value: Run) -> Run:
    """Leaves out words that are only filling marks; a value of nothing else is empty."""
    if value.words and _DITTO.fullmatch(value.text):
        return value
    words = tuple(w for w in value.words if any(c.isalnum() for c in w.text) or w.text in {"-", "–", "+", "/", "&"})
    if not any(c.isalnum() for w in words for c in w.text):
        words = ()
    return Run(value.page, words)
