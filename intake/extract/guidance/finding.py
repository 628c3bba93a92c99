"""Which words of a sheet guide whoever fills it in: by what they say, where they stand and how small they are printed.

What surely guides shows where and in which print this form guides; what stands there and says nothing else does too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import median

from intake.extract.guidance.cells import Cell, cells_of
from intake.extract.guidance.leaving_out import left_out
from intake.extract.guidance.print_size import print_px
from intake.extract.guidance.worded import asks_outright, guides, heads_guidance, is_pattern, may_guide
from intake.extract.layout.sheet import Row, Sheet
from intake.extract.wordings.known import wording_of
from intake.model import Word

_LEAST = 2
"""So many cells that surely guide make a form of which more may."""
_LABEL_WORDS = 8
"""Guidance behind a label in its cell stands behind no more words."""
_SMALLER = 0.92
"""Guidance in a print of its own is smaller than answers at least by this."""
_SAME = 1.12
_NUMBER = 6
"""So many digits are an answer."""
_SENTENCE = 5


def without_guidance(sheet: Sheet) -> Sheet:
    """The sheet without its printed guidance; as it is where it has less than two pieces of it."""
    return _Guidance(sheet).left_out()


class _Guidance:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.cells = list(cells_of(sheet))
        self.gone: set[int] = set()
        self.sure: list[tuple[Word, ...]] = []
        self.small_px = 0.0
        self.labels_are_large = False

    def left_out(self) -> Sheet:
        answers = [c.print_px for c in self.cells if c.digits >= _NUMBER and c.print_px and not guides(c.text)]
        answers = answers or [c.print_px for c in self.cells if c.print_px]
        numbered = any(_NUMBERED.match(c.text) and asks_outright(c.text) for c in self.cells)
        answers_px = 0.01 if numbered else median(answers) if answers else 0.0  # "4. Ange datum"
        for cell in self.cells:
            if not _is_question(cell, answers_px):
                self.sure += _told(cell, loose=False, style=frozenset())
        if len(self.sure) < _LEAST:
            return self.sheet
        for words in self.sure:
            self._take(words)
        self.small_px = self._print_of_its_own()
        self.labels_are_large = self._are_labels_large()
        self._examples()
        self._column()
        self._foot_notes()
        styles = self._style()
        for cell in self.cells:
            if _is_question(cell, answers_px):
                continue
            style = styles if not self.small_px or (cell.print_px or 0) <= self.small_px else styles - {"."}
            known_too = self.labels_are_large and (cell.print_px or self.small_px) <= self.small_px
            for words in _told(cell, loose=True, style=style | {"small"} if known_too else style):
                small = not self.small_px or (print_px(words) or 0) <= self.small_px
                if small or words != cell.words:
                    self._take(words)
        self._small_print()
        self._goes_on()
        self._keep_questions()
        return left_out(self.sheet, self.gone)

    def _keep_questions(self) -> None:
        """What may guide right above a box is the question that the box answers, unless it stands beside another."""
        rows = [row for row in self.sheet.rows if row.marks and not _begins_with_label(row)]
        boxes = [(row.middle_px, mark.box.x0) for row in rows for mark in row.marks]
        for cell in self.cells:
            y1, near_px = cell.words[-1].box.y1, 1.5 * self.sheet.line_px
            over = any(0 < y - y1 < near_px and abs(x - cell.x0) < 2 * self.sheet.char_px for y, x in boxes)
            if over and not guides(cell.text):
                self.gone.difference_update(map(id, cell.words))

    def _style(self) -> frozenset[str]:
        """How this form sets guidance off behind its labels: in brackets, behind a full stop."""
        brackets = sum(words[0].text.startswith("(") for words in self.sure)
        starts = {id(words[0]) for words in self.sure}
        stops = sum(
            id(w) in starts and before.text.endswith(".") for c in self.cells for before, w in pairwise(c.words)
        )
        return frozenset(sign for sign, count in (("(", brackets), (".", stops)) if count >= _LEAST)

    def _foot_notes(self) -> None:
        """``3) Ange enhet.`` at the foot, and the ``3)`` behind the label that it explains."""
        signs = [(c, w) for c in self.cells for w in c.words if _NOTE.fullmatch(w.text)]
        if len(signs) < 2 * _LEAST:
            return
        self._take([w for _, w in signs])
        notes = {
            c.row for c in self.cells if sum(c is cell for cell, _ in signs) >= _LEAST and len(c.words) > _SENTENCE
        }
        for cell in self.cells:
            if notes and cell.row >= min(notes):
                self._take(cell.words)

    def _take(self, words: Sequence[Word]) -> None:
        self.gone.update(map(id, words))

    def _left(self, cell: Cell) -> tuple[Word, ...]:
        return tuple(w for w in cell.words if id(w) not in self.gone)

    def _examples(self) -> None:
        """``Ex.   UL hals   senaste``: a row of a table that shows how to fill it in."""
        rows = {c.row for c in self.cells if _EXAMPLE_ROW.fullmatch(c.text)}
        for cell in self.cells:
            if cell.row in rows:
                self._take(cell.words)

    def _column(self) -> None:
        """What stands below the heading of a column of guidance, from its edge on."""
        small_px = self._guiding_px() * _SAME
        for head in self.cells:
            if not head.start or not heads_guidance(head.text):
                continue
            self._take(head.words)
            for cell in self.cells:
                behind = cell.row > head.row and cell.x0 >= head.x0 - self.sheet.char_px
                if behind and (may_guide(cell.text) or not cell.print_px or cell.print_px <= small_px):
                    self._take(cell.words)

    def _print_of_its_own(self) -> float:
        """The largest print that guidance alone is in; 0 where answers are as small, or nothing tells."""
        answers = [c for c in self.cells if c.digits >= _NUMBER and self._left(c) == c.words and not may_guide(c.text)]
        large = [c.print_px for c in answers if c.print_px] or [c.print_px for c in self.cells if c.print_px]
        small_px = self._guiding_px() * _SAME
        return small_px if large and small_px <= _SMALLER * median(large) and min(large) > small_px else 0.0

    def _are_labels_large(self) -> bool:
        """Are the labels in a larger print than the guidance, so that what is small asks for nothing?"""
        sized = [(c, c.print_px) for c in self.cells if c.print_px and self.small_px and not may_guide(c.text)]
        small = sum(_known(" ".join(w.text for w in self._left(c))) for c, size in sized if size <= self.small_px)
        large = sum(_known(c.text.split(":")[0]) for c, size in sized if size > self.small_px)
        return large > 2 * small

    def _guiding_px(self) -> float:
        """The print of what guides; 0 where none of it tells."""
        sizes = [size for words in self.sure if (size := print_px(words))]
        return median(sizes) if sizes else 0.0

    def _small_print(self) -> None:
        """Cells in the small print of what surely guides, where no answer is printed so."""
        if not self.small_px:
            return
        small_px = self.small_px
        whole = [c for c in self.cells if self._left(c) == c.words]
        cells = [c for c in whole if c.print_px and c.print_px <= small_px]
        labels = [c for c in cells if _is_label(c)]
        for cell in cells:
            explains = self.labels_are_large and self._stands_beneath(cell, small_px)
            if explains or (cell not in labels and (self.labels_are_large or len(cell.words) >= _SENTENCE)):
                self._take(cell.words)

    def _stands_beneath(self, cell: Cell, small_px: float) -> bool:
        """Does a cell stand closely under another one in larger print, from the same edge on?"""
        for above in self.cells:
            down_px = cell.words[0].box.y0 - above.words[0].box.y0
            same_edge = abs(above.x0 - cell.x0) < 1.5 * self.sheet.char_px
            if same_edge and 0 < down_px < 2 * self.sheet.line_px and (above.print_px or 0) > small_px:
                return True
        return False

    def _goes_on(self) -> None:
        """The next line of guidance that its column was too narrow for."""
        for above in self.cells:
            last = above.words[-1]
            if id(last) not in self.gone or last.text.endswith((".", ")", ":", "!")):
                continue
            first = next(w for w in above.words if id(w) in self.gone)
            for cell in self.cells:
                near = 0 < cell.words[0].box.y0 - last.box.y0 < 1.3 * self.sheet.line_px
                if near and abs(cell.x0 - first.box.x0) < self.sheet.char_px and cell.text[:1].islower():
                    plain = not _known(cell.text) or self.labels_are_large or first.text.startswith("(")
                    if plain and _same_print(above, cell):
                        self._take(cell.words)


def _is_question(cell: Cell, answers_px: float) -> bool:
    """``Ange er klinik:   Ortopeden``: an order to the writer that is the label, as large as what answers it."""
    if not asks_outright(cell.text):
        return False
    label, colon, _ = cell.text.partition(":")
    large = answers_px > 0 and (cell.print_px or 0) >= _SMALLER * answers_px
    return (bool(colon) and not _BEGINS_EXAMPLE.search(f"{label}:")) or large


def _begins_with_label(row: Row) -> bool:
    """``Leveransform:  ☐ A  ☐ B``: boxes that stand beside what they answer."""
    before = takewhile(lambda token: isinstance(token, Word), row.tokens)
    text = " ".join(token.text for token in before if isinstance(token, Word))
    return text.endswith(":") or (bool(text) and wording_of(text) is not None)


def _same_print(one: Cell, other: Cell) -> bool:
    return not one.print_px or not other.print_px or 1 / 1.15 < one.print_px / other.print_px < 1.15


def _is_label(cell: Cell) -> bool:
    return _known(cell.text) or cell.text.endswith((":", "?"))


def _known(text: str) -> bool:
    return wording_of(text.strip("(*.:; ")) is not None


_EXAMPLE_ROW = re.compile(r"(?:ex|exempel|t\. ?ex|exvis)[.:]?", re.IGNORECASE)
_BEGINS_EXAMPLE = re.compile(r"(?:t\.ex|ex)[.:]$", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}\.\s")
_NOTE = re.compile(r"\(?\d{1,2}\)|\*{1,3}\)")
_ENDS_LABEL = (".", ":", ";", "?", "*", ")", "–", "-")
_BRACKET = re.compile(r"[(\[]")


def _told(cell: Cell, *, loose: bool, style: frozenset[str]) -> Iterator[tuple[Word, ...]]:
    """The stretches of a cell that guide; ``loose``: or that may, or stand where this form's ``style`` has guidance."""
    place = 0
    while place < len(cell.words):
        end = _end_of_guidance(cell, place, loose=loose, style=style) if _may_begin(cell, place) else place
        if end > place:
            yield cell.words[place:end]
        place = max(end, place + 1)


def _may_begin(cell: Cell, place: int) -> bool:
    word = cell.words[place].text
    if place == 0 or _BRACKET.match(word):
        return True
    if place > _LABEL_WORDS:
        return False
    set_off = cell.words[place - 1].text.endswith(_ENDS_LABEL)
    return set_off or is_pattern(word) or _BEGINS_EXAMPLE.match(word) is not None


def _end_of_guidance(cell: Cell, place: int, *, loose: bool, style: frozenset[str]) -> int:
    """The place behind the guidance that begins with word ``place``; ``place`` where none does."""
    first = cell.words[place].text
    if _BRACKET.match(first):
        return _end_of_bracket(cell, place, loose=loose, style=style)
    if place and is_pattern(first):
        return place + 1  # "ÅÅMMDD" between a label and its answer
    before = " ".join(w.text for w in cell.words[:place])
    if loose and place:
        if "." in style and before.endswith(".") and place <= _SENTENCE:
            return len(cell.words)
        if not _known(before):
            return place
    clauses = list(cell.clauses(place))
    opening = clauses[0][1]
    asks = "?" in opening or opening.endswith(":") or ("small" not in style and _known(opening))
    if not (guides(opening) or (loose and may_guide(opening) and not asks)):
        return place
    end = place
    for behind, clause in clauses:
        if end > place and _answers(clause):
            break
        end = behind
    return end


def _answers(clause: str) -> bool:
    """Does a clause behind guidance begin with a label, or hold a number?"""
    label, colon, _ = clause.partition(":")
    own = re.split(r"[Tt]\.? ?ex|[Ee]x[.:]", clause)[0]
    return (bool(colon) and _known(label)) or sum(c.isdigit() for c in own) >= _NUMBER


def _end_of_bracket(cell: Cell, place: int, *, loose: bool, style: frozenset[str]) -> int:
    end = next((i + 1 for i in range(place, len(cell.words)) if ")" in cell.words[i].text), len(cell.words))
    content = " ".join(w.text for w in cell.words[place:end]).strip("()[]:? ")
    if guides(content):
        return end
    closes = end == len(cell.words) or cell.words[end - 1].text.endswith((":", "?"))
    before = " ".join(w.text for w in cell.words[:place])
    labelled = not place or before.endswith("?") or _known(before)
    if not loose or not closes or not labelled or ";" in content:
        return place
    usual = "(" in style and place > 0 and " " in content
    return end if usual or may_guide(content) else place
