"""What is known of a sheet while its pairs are read, and what each place of a row is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from intake.extract.labels.hit import Hit
from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sheet import Row, Run, Sheet
from intake.model import Word


@dataclass
class RowsRead:
    """A sheet while its pairs are read: its labels row by row, and which words have found their place."""

    sheet: Sheet
    questions: frozenset[int]
    hits: tuple[Hit, ...]
    by_row: dict[int, list[Hit]] = field(default_factory=dict)
    claimed: set[int] = field(default_factory=set)
    styles: list[tuple[int, float, bool]] = field(default_factory=list)
    """Row, column, and whether the value stands below its label, of every pair so far."""

    def __post_init__(self) -> None:
        self.rows = self.sheet.rows
        for hit in self.hits:
            self.by_row.setdefault(hit.row, []).append(hit)
        self.labels_stand_above = self._labels_stand_above()

    def claim(self, run: Run) -> None:
        """These words have their place now."""
        self.claimed.update(id(w) for w in run.words)

    def usual_below(self, hit: Hit) -> bool:
        """Do values stand below their labels here: in this row, else in this column, else on this sheet?"""
        column = self.rows[hit.row].tokens[hit.start].box.x0
        beside = [b for at, _, b in self.styles if at == hit.row]
        above = [b for _, x, b in self.styles if abs(x - column) < 3 * self.sheet.char_px]
        return (beside or above or [self.labels_stand_above])[-1]

    def cell_before_boxes(self, row: Row, start: int, stop: int) -> tuple[Word, ...]:
        """The value right of a label, where the next question of the row and its boxes stand behind it."""
        cell: list[Word] = []
        for index in range(start, stop):
            token = row.tokens[index]
            if cell and index in row.column_starts:
                boxed = any(isinstance(t, Mark) for t in row.tokens[index:stop])
                return tuple(cell) if boxed else ()
            if not isinstance(token, Word) or id(token) in self.claimed:
                return ()
            cell.append(token)
        return ()

    def one_column(self, row: Row, start: int, stop: int) -> tuple[Word, ...]:
        """The words up to the next column gap; the gap between label and value does not count."""
        kept: list[Word] = []
        for index in range(start, stop):
            token = row.tokens[index]
            if not isinstance(token, Word) or id(token) in self.claimed:
                break
            goes_on = kept and (_is_loose_digits(kept[-1].text, token.text) or _ends_unit(row, index, stop))
            if kept and index in row.column_starts and not goes_on:
                break
            kept.append(token)
        return tuple(kept)

    def answers_another(self, index: int, token: int) -> bool:
        """Does the token stand right of a label of its own row that has no other value?"""
        before = [h for h in self.by_row.get(index, ()) if h.end <= token]
        return bool(before) and before[-1].alone

    def asks(self, row: Row) -> bool:
        """Do boxes answer the words of this row?"""
        return any(id(w) in self.questions for w in row.words)

    def belongs_to_label(self, index: int, token: object) -> bool:
        """Is the token a part of a label of row ``index``?"""
        row = self.rows[index]
        return any(token in row.tokens[h.start : h.end] for h in self.by_row.get(index, ()))

    def column_end(self, row: Row, hit: Hit, following: Hit | None) -> float:
        """Where the column of a label ends, in pixels."""
        if following is not None:
            return row.tokens[following.start].box.x0 - 1.5 * self.sheet.char_px
        later = [i for i in row.column_starts if i >= hit.end]
        return row.tokens[min(later)].box.x0 - self.sheet.char_px if later else float("inf")

    def _labels_stand_above(self) -> bool:
        """Do most labels of this sheet have their value below rather than beside?"""
        beside = alone = 0
        for hit in self.hits:
            row = self.rows[hit.row]
            others = self.by_row[hit.row]
            next_start = min((h.start for h in others if h.start >= hit.end), default=len(row.tokens))
            if next_start > hit.end:
                beside += 1
            elif hit.row + 1 < len(self.rows) and hit.row + 1 not in self.by_row:
                alone += 1
        return alone > beside


def _ends_unit(row: Row, index: int, stop: int) -> bool:
    """``Ortopedmottagningen  HSH``: a house by its letters ends a unit, though a lost stroke made the gap before it
    wide."""
    token, before = row.tokens[index], row.tokens[index - 1]
    near = token.box.x0 - before.box.x1 < _WIDER * row.gap_px
    letters = token.text if isinstance(token, Word) else ""
    unit = isinstance(before, Word) and re.search(r"(?:mottagning|klinik|avdelning|enhet)(?:en)?$", before.text.lower())
    return index + 1 == stop == len(row.tokens) and near and bool(unit) and re.fullmatch(_LETTERS, letters) is not None


_WIDER = 2.0
_LETTERS = r"[A-ZÅÄÖ]{2,4}(?:/[A-ZÅÄÖ]{1,2})?"


def _is_loose_digits(left: str, right: str) -> bool:
    return left[-1:].isdigit() and right[:1].isdigit() and not re.fullmatch(r"\d{1,2}[.)]", right)
