"""Tables on a form: a row of labels over rows of values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from intake.extract.labels.hit import DIGIT_KINDS, Hit, label_run
from intake.extract.layout.sentences import is_sentence, sentence_ends
from intake.extract.layout.sheet import Row, Run, Sheet
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import undotted
from intake.extract.values.shapes import ends_open, fits, reads_like_name
from intake.extract.wordings.known import fold, is_wording
from intake.extract.wordings.parts import parts_of
from intake.model import Word

_LISTED_KINDS = frozenset({"examination", "modality", "body_part", "exam_date", "identity", "patient_name"})
"""Kinds that a table may list several of."""


def _dated_examinations(hits: Sequence[Hit]) -> bool:
    """``Us    Datum``: words that are labels of a table together, and each by itself perhaps not."""
    kinds = [h.kind for h in hits]
    return len(kinds) > 1 and kinds[0] == "examination" and bool({"exam_date", "order_date"}.intersection(kinds[1:]))


_NUMBERS = frozenset({"nr", "no", "num", "nummer", "rad", "lopnr"})
_Cells = dict[int, list[Word]]
"""The words of one row of a table by its columns, from 0."""


@dataclass(frozen=True, slots=True)
class Table:
    """The lines that a table takes, and its values: label, cell, number of the record from 0. No values: all blank."""

    lines: tuple[Run, ...]
    values: tuple[tuple[Hit, Run, int], ...]


_PLACE_KINDS = frozenset({"recipient", "image_recipient", "report_recipient", "clinic", "onward"})


class Tables:
    """Finds and reads the tables of a sheet. ``labels_stand_above``: so do the other labels of this form."""

    def __init__(self, sheet: Sheet, by_row: Mapping[int, Sequence[Hit]], *, labels_stand_above: bool) -> None:
        self.sheet = sheet
        self.rows = sheet.rows
        self.by_row = by_row
        self.labels_stand_above = labels_stand_above
        self.last_row = -9

    def is_head(self, index: int, hits: Sequence[Hit]) -> bool:
        if not all(h.alone for h in hits) or (all(h.weak for h in hits) and not _dated_examinations(hits)):
            return False
        if all(h.kind.startswith("onset_heading") for h in hits):
            return False
        if any(h.colon and not self._asked(h) for h in hits):
            return False  # labels with colons head columns of their own, not a table
        row = self.rows[index]
        if len(hits) < 2:
            return self._heads_grid(index, hits[0])
        covered = sum(h.end - h.start for h in hits)
        if covered < 0.6 * len(row.tokens) or row.marks or index + 1 >= len(self.rows):
            return False
        if self._answered_beside(row, hits):
            return False
        return self._is_record(index + 1)

    def _answered_beside(self, row: Row, hits: Sequence[Hit]) -> bool:
        """``Datum   2026-03-02   Klinik   Ortopeden``: labels and their values by turns, in one line."""
        labels = {h.start: h for h in hits}
        starts = sorted(row.column_starts)
        unlabelled = [i for i in starts if i not in labels]
        ends = dict(pairwise([*starts, len(row.tokens)]))
        numbers = (
            fits(labels[before].kind, " ".join(t.text for t in row.tokens[at : ends[at]] if isinstance(t, Word)))
            for before, at in pairwise(starts)
            if at in unlabelled and before in labels and labels[before].kind in DIGIT_KINDS
        )
        return len(unlabelled) >= len(hits) or any(numbers)

    def _asked(self, hit: Hit) -> bool:
        return label_run(self.sheet, hit).text.endswith("?")

    def _heads_grid(self, index: int, hit: Hit) -> bool:
        """One known label and one unknown above two values, in a form whose other labels stand above their values."""
        row = self.rows[index]
        if index + 1 >= len(self.rows) or len(row.column_starts) < 2 or hit.start != 0 or row.marks:
            return False
        below = self.rows[index + 1]
        if self.by_row.get(index + 1) or below.marks or len(below.column_starts) != len(row.column_starts):
            return False
        if not (self.labels_stand_above or index - self.last_row <= 4):
            return False
        mine = sorted(row.tokens[i].box.x0 for i in row.column_starts)
        theirs = sorted(below.tokens[i].box.x0 for i in below.column_starts)
        return all(abs(a - b) < 2 * self.sheet.char_px for a, b in zip(mine, theirs, strict=True))

    def _is_record(self, index: int) -> bool:
        """A line of values: it does not itself begin with a label."""
        hits = self.by_row.get(index, ())
        row = self.rows[index]
        heading = len(row.column_starts) == 1 and len(row.tokens) <= 4 and is_wording(row.run.text)
        labelled = any(h.colon and h.start in row.column_starts for h in hits)
        return (
            not heading
            and not labelled
            and not any(h.start == 0 and h.alone and not (h.weak and h.guessed) for h in hits)
        )

    def read(self, index: int, hits: Sequence[Hit]) -> Table:
        head = self.rows[index]
        columns = sorted(head.column_starts)
        starts = [head.tokens[i].box.x0 for i in columns]
        kinds: list[Hit | None] = [next((h for h in hits if h.start == i), None) for i in columns]
        self.last_row = index + 1
        claimed, found = self._records(index, starts, kinds, grows=any(h.kind in _LISTED_KINDS for h in hits))
        values: list[tuple[Hit, Run, int]] = []
        dated = any(h.kind in {"examination", "modality", "body_part"} for h in hits)
        for number, cells in enumerate(found):
            for column, hit in enumerate(kinds):
                if hit is not None:
                    if dated and hit.kind == "order_date":
                        hit = replace(hit, kind="exam_date")
                    cell = Run(self.sheet.number, tuple(cells.get(column, ())))
                    values.append((hit, cell, number))
        return Table((head.run, *claimed), tuple(values))

    def _records(
        self, index: int, starts: Sequence[int], kinds: Sequence[Hit | None], *, grows: bool
    ) -> tuple[list[Run], list[_Cells]]:
        """The lines below the head, and the words of each record by column; ``grows``: there may be several."""
        claimed: list[Run] = []
        found: list[_Cells] = []
        previous = self.rows[index]
        for at in range(index + 1, len(self.rows)):
            row = self.rows[at]
            distance = row.middle_px - previous.middle_px
            far = distance > 3.2 * self.sheet.line_px and not (found and grows and self._keeps_to_columns(row, starts))
            if far or (row.marks and not row.words):
                break
            cells = self._cells(row, starts)
            wraps = bool(found) and (
                self._wraps(row, cells, distance, numbered=self._is_numbered(index))
                or self._ends_place(at, cells, kinds)
            )
            goes_on = wraps and row.words[0].text[:1].islower()  # "… på motsatt / sida?"
            if not goes_on and not self._is_record(at):
                break
            if found and not goes_on and (labels := self._labels_among(at)):
                claimed.append(self._finished(found[-1], cells, labels))
                break
            if found and not wraps and not self._is_another(index, at, cells, starts, kinds[0], grows=grows):
                break
            claimed.append(row.run)
            previous = row
            if wraps:
                for column, words in cells.items():
                    found[-1].setdefault(column, []).extend(words)
            else:
                found.append(cells)
        return claimed, found

    def _is_another(
        self, head: int, at: int, cells: _Cells, starts: Sequence[int], first: Hit | None, *, grows: bool
    ) -> bool:
        """Is the line a further record of the table, and not what follows it?"""
        row = self.rows[at]
        tight = row.middle_px - self.rows[at - 1].middle_px < 1.5 * self.sheet.line_px
        if not grows or not (len(cells) >= 2 or (tight and 0 in cells)):
            return False
        follows = self._heads_next(at, cells, first) or self._unnumbered(head, cells)
        return not (follows or self._outside(row, starts) or self._keeps_to_other_columns(row, starts))

    def _unnumbered(self, head: int, cells: _Cells) -> bool:
        """Words in the column of a list's numbers (``Nr``): the next question of the form below it."""
        return self._is_numbered(head) and any(not word.text.strip(".):").isdigit() for word in cells.get(0, ()))

    def _is_numbered(self, head: int) -> bool:
        """Does the first column count the records?"""
        return fold(self.rows[head].cells()[0].text) in _NUMBERS

    def _wraps(self, row: Row, cells: _Cells, distance: float, *, numbered: bool) -> bool:
        """Goes the line on with cells of the record above it: one of them, or several where a record has a number?"""
        close = distance < 1.3 * self.sheet.line_px
        several = len(cells) > 1 and not (numbered and 0 not in cells)
        return close and not several and (row.words[0].text[:1].islower() or 0 not in cells)

    def _ends_place(self, index: int, cells: _Cells, kinds: Sequence[Hit | None]) -> bool:
        """``Röntgenavdelningen, SÄS / Borås``: a word alone, closer to the place above it than to what is below."""
        column = next(iter(cells))
        hit = kinds[column] if len(cells) == 1 else None
        if hit is None or hit.kind not in _PLACE_KINDS or len(cells[column]) > 1 or self.by_row.get(index):
            return False
        up, row, *down = self.rows[index - 1 : index + 2]
        near_px = row.middle_px - up.middle_px
        return near_px < 2 * self.sheet.line_px and all(near_px < 0.8 * (b.middle_px - row.middle_px) for b in down)

    def _keeps_to_columns(self, row: Row, starts: Sequence[int]) -> bool:
        """Cells that all begin where columns of the table do, the first among them: its next line, however far down."""
        begun = [row.tokens[i].box.x0 for i in sorted(row.column_starts)]
        slack = 1.5 * self.sheet.char_px
        return (
            len(begun) > 1
            and abs(begun[0] - starts[0]) < slack
            and all(any(abs(x0 - x) < slack for x in starts) for x0 in begun)
        )

    def _heads_next(self, index: int, cells: Mapping[int, Sequence[Word]], first: Hit | None) -> bool:
        """The heading of the next part of the form: label words alone on a line, and a label right below them."""
        text = self.rows[index].run.text
        below = self.by_row.get(index + 1, ())
        if list(cells) != [0] or first is None or not any(h.start == 0 and (h.alone or h.colon) for h in below):
            return False
        named = bool(find_examinations(text)) if first.kind == "examination" else fits(first.kind, text)
        if first.kind in {"patient_name", "name"}:
            named = reads_like_name(text)
        words = re.findall(r"[a-z]+", undotted(text))
        return bool(words) and all(map(parts_of, words)) and not named

    def _labels_among(self, index: int) -> list[Hit]:
        """Labels in a column of the row: two blocks side by side, the lines of one between those of the other."""
        starts = self.rows[index].column_starts
        return [h for h in self.by_row.get(index, ()) if h.alone and not h.guessed and h.start in starts]

    def _finished(self, last: dict[int, list[Word]], cells: dict[int, list[Word]], labels: Sequence[Hit]) -> Run:
        """Gives the last record the words beside those labels, where its own were left open: a hospital's town."""
        labelled = {id(w) for hit in labels for w in label_run(self.sheet, hit).words}
        more: list[Word] = []
        for column, words in cells.items():
            before = last.get(column)
            if before and ends_open(before[-1].text) and not any(id(w) in labelled for w in words):
                before += words
                more += words
        return Run(self.sheet.number, tuple(more))

    def _keeps_to_other_columns(self, row: Row, starts: Sequence[int]) -> bool:
        """Cells side by side, none but the first where the table has a column: the next labels of the form."""
        begun = [row.tokens[i].box.x0 for i in sorted(row.column_starts)][1:]
        slack = 3 * self.sheet.char_px
        return len(begun) > 1 and all(abs(x0 - x) > slack for x0 in begun for x in starts)

    def _outside(self, row: Row, starts: Sequence[int]) -> bool:
        """Running text below a table: it crosses the columns instead of keeping to them."""
        crossing = 0
        for x in starts[1:]:
            if any(
                isinstance(t, Word) and t.box.x0 < x - self.sheet.char_px and t.box.x1 > x + self.sheet.char_px
                for t in row.tokens
            ):
                crossing += 1
        told = is_sentence(row.run.text) or next(sentence_ends(row.run.text), None) is not None
        return (crossing >= 1 or told) and len(row.column_starts) == 1

    def _cells(self, row: Row, starts: Sequence[int]) -> dict[int, list[Word]]:
        """The words of a row by table column; what starts in a column stays in it until the next column begins."""
        slack = 1.5 * self.sheet.char_px
        cells: dict[int, list[Word]] = {}
        for word in row.words:
            column = max((i for i, x in enumerate(starts) if word.box.x0 + slack >= x), default=0)
            cells.setdefault(column, []).append(word)
        return cells
