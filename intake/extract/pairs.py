"""Labels and rows → label/value pairs: beside, below, or in a table under a row of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from intake.extract.choices import Choice
from intake.extract.glyphs import Mark
from intake.extract.label_grammar import meaning
from intake.extract.labels import Hit, find_hits, label_run
from intake.extract.layout import Row, Run, Sheet
from intake.extract.letters import undotted
from intake.extract.sentences import is_greeting, sentence_ends
from intake.extract.shapes import reads_like_name
from intake.extract.wordings import fold, is_wording
from intake.model import Box, Word

FREE_KINDS = frozenset({"relevance", "consent", "written_consent", "oral_consent", "examination", "wanted", "unknown"})
"""Kinds whose values run over several lines and over column gaps."""

SHORT_KINDS = frozenset({"identity", "phone", "mobile", "fax", "exam_date", "order_date", "birth_date", "profession"})
"""Kinds whose values end with their line."""

_HEADING_KINDS = {
    "patient_name": "patient",
    "clinic": "requester",
    "sender": "requester",
    "doctor": "requester",
    "recipient": "recipient",
    "addressee": "recipient",
    "examination": "examination",
    "consent": "consent",
    "onset_heading_patient": "patient",
    "onset_heading_requester": "requester",
    "onset_heading_recipient": "recipient",
    "onset_heading_examination": "examination",
    "onset_heading_consent": "consent",
    "onset_heading_other": "other",
    "message": "other",
    "wanted": "examination",
    "images_wanted": "examination",
    "delivery": "recipient",
    "image_recipient": "recipient",
    "report_recipient": "recipient",
    "relevance": "other",
    "order_date": "other",
    "phone": "requester",
    "profession": "requester",
    "referrer": "requester",
    "other": "other",
    "urgency": "other",
}
"""What section a heading opens."""


@dataclass(frozen=True)
class Entry:
    """A label with the value that belongs to it; an empty ``value`` is a form field left blank.

    ``kind`` names the wording's meaning (``labels.toml``), ``section`` the part of the form it stands in. ``record``
    numbers the line of the table it comes from, ``table`` the table.
    """

    kind: str
    label: Run
    value: Run
    row: int
    section: str | None = None
    table: int | None = None
    record: int | None = None
    marked: bool = False
    value_zone: Box | None = None


@dataclass(frozen=True)
class Form:
    """A sheet with its labels, values and what is left: the text that belongs to no label."""

    sheet: Sheet
    hits: tuple[Hit, ...]
    entries: tuple[Entry, ...]
    claimed: frozenset[int]

    @property
    def number(self) -> int:
        return self.sheet.number

    def of(self, *kinds: str) -> list[Entry]:
        """The filled entries of these kinds, in reading order."""
        return [e for e in self.entries if e.kind in kinds and e.value]

    def any_of(self, *kinds: str) -> list[Entry]:
        """The entries of these kinds, filled or blank."""
        return [e for e in self.entries if e.kind in kinds]

    @cached_property
    def free_rows(self) -> tuple[int, ...]:
        """Rows that hold words outside label/value pairs, from top to bottom."""
        return tuple(i for i in range(len(self.sheet.rows)) if self.free_run(i))

    def free_run(self, row: int) -> Run:
        """The words of a row that belong to no label and no value."""
        return Run(self.number, tuple(w for w in self.sheet.rows[row].words if id(w) not in self.claimed))

    def begins_free(self, row: int) -> bool:
        return id(self.sheet.rows[row].words[0]) not in self.claimed

    def ends_free(self, row: int) -> bool:
        return id(self.sheet.rows[row].words[-1]) not in self.claimed


def read_form(sheet: Sheet, choices: Sequence[Choice] = ()) -> Form:
    """Every label/value pair of a sheet, and its sections. What asks for a check box is nobody's value."""
    return _Reader(sheet, frozenset(id(w) for c in choices for w in c.question.words)).read()


_HEADING_WORDS = frozenset(
    map(
        fold,
        (
            "Patient",
            "Patienten",
            "Beställare",
            "Beställaren",
            "Avsändare",
            "Mottagare",
            "Från",
            "Till",
            "Undersökning",
            "Undersökningar",
            "Samtycke",
            "Patientens samtycke",
            "Patientsamtycke",
            "Beställande enhet",
            "Beställande klinik",
            "Beställande vårdenhet",
            "Remitterande enhet",
            "Rekvirerande enhet",
            "Vårdgivare",
            "Behandlare",
            "Rekvirent",
            "Mottagande enhet",
            "Mottagande klinik",
            "Röntgenundersökning",
            "Röntgenundersökningar",
            "Vårdenhet",
            "Remittent",
            "Material",
            "Bilder",
        ),
    )
)
"""Labels that also head a part of a form."""


_HEADED = {
    "onset_heading_patient": "patient_name",
    "onset_heading_requester": "clinic",
    "onset_heading_recipient": "recipient",
    "onset_heading_examination": "examination",
    "onset_heading_consent": "consent",
    "onset_heading_other": "wanted",
}
"""What a heading asks for that has a value of its own."""

_BLANKS = frozenset({"clinic", "doctor", "patient_name", "recipient", "image_recipient", "report_recipient", "phone"})
"""Kinds of headings that may as well be fields left blank, to be filled in by hand."""

_REQUESTER_KINDS = frozenset(
    {"clinic", "doctor", "sender", "profession", "reference", "signature", "print_name", "fax"}
)
"""Kinds that no part of a form about the patient asks for."""

_OWNED_KINDS = frozenset({"clinic", "doctor", "name", "phone", "mobile", "fax", "phone_fax", "profession"})
_WHOSE = {"requester": "requester", "ordered": "requester", "referrer": "requester", "recipient": "recipient"}


class _Reader:
    """The work of ``read_form``: one pass over the rows, remembering which are used."""

    def __init__(self, sheet: Sheet, questions: frozenset[int]) -> None:
        self.sheet = sheet
        self.questions = questions
        self.rows = sheet.rows
        self.hits = find_hits(sheet)
        self.by_row: dict[int, list[Hit]] = {}
        for hit in self.hits:
            self.by_row.setdefault(hit.row, []).append(hit)
        self.claimed: set[int] = set()
        self.styles: list[tuple[int, float, bool]] = []  # row, column, value below its label?
        self.last_table_row = -9
        self.entries: list[Entry] = []
        self.headings: list[tuple[int, int, int, str]] = []  # row, x0, x1, section
        self.right_edge_px = max((row.box.x1 for row in self.rows), default=0)
        self.page_style_below = self._labels_stand_above()

    def read(self) -> Form:
        table = 0
        for index in range(len(self.rows)):
            hits = self.by_row.get(index)
            if not hits:
                continue
            hits = [h for h in hits if id(self.rows[index].tokens[h.start]) not in self.claimed]
            if not hits:
                continue
            if self._is_table_head(index, hits):
                table += 1
                self._read_table(index, hits, table)
                continue
            hits = _one_address(hits)
            for place, hit in enumerate(hits):
                following = hits[place + 1] if place + 1 < len(hits) else None
                self._read_pair(hit, following)
        return Form(self.sheet, self.hits, tuple(_by_shape(e) for e in self.entries), frozenset(self.claimed))

    # --- beside and below ---

    def _read_pair(self, hit: Hit, following: Hit | None) -> None:
        row = self.rows[hit.row]
        stop = following.start if following else len(row.tokens)
        right = tuple(t for t in row.tokens[hit.end : stop] if id(t) not in self.claimed)
        marked = any(isinstance(t, Mark) for t in right)
        words = tuple(t for t in right if isinstance(t, Word))
        column = row.tokens[hit.start].box.x0
        if words and not marked and hit.kind not in FREE_KINDS | {"identity", "unknown"}:
            words = self._one_column(row, hit.end, stop)
        if hit.kind == "onset_heading_other" and not hit.colon:
            words, marked = (), False
        if words or marked:
            value = Run(self.sheet.number, words)
            if not marked and hit.kind not in FREE_KINDS:
                value = _first_sentence(value)
            complete = len(value.words) < len(words)
            if hit.kind not in SHORT_KINDS and not marked and words and not complete:
                value = self._continued(value, hit, following)
                if hit.kind not in FREE_KINDS:
                    value = _first_sentence(value)
            self.styles.append((hit.row, column, False))
            self._add(hit, value, marked)
            return
        if self._opens_section(hit):
            self._claim(label_run(self.sheet, hit))
            if hit.colon or hit.kind in _BLANKS:
                self._add(hit, Run(self.sheet.number, ()), False)
            return
        below = self._below(hit, following)
        if not below and not hit.colon and hit.weak:
            return
        if below:
            self.styles.append((hit.row, column, True))
        self._add(hit, below, False)

    def _add(self, hit: Hit, value: Run, marked: bool, table: int | None = None, record: int | None = None) -> None:
        label = label_run(self.sheet, hit)
        section = self._own_section(hit, label.text) or self._section(hit.row, label.box.x0)
        if section == "patient" and hit.kind in _REQUESTER_KINDS:
            section = None  # a heading's part of the form has ended
        kind = _HEADED.get(hit.kind, hit.kind) if value or marked else hit.kind
        entry = Entry(kind, label, _without_blanks(value), hit.row, section, table, record, marked)
        self.entries.append(entry)
        self._claim(label)
        self._claim(value)

    @staticmethod
    def _own_section(hit: Hit, text: str) -> str | None:
        """Whose the label itself says its value is."""
        found = meaning(text)
        parts = found.parts if found is not None else ()
        if hit.kind not in _OWNED_KINDS:
            return None
        return next((_WHOSE[p] for p in parts if p in _WHOSE), None)

    def _claim(self, run: Run) -> None:
        self.claimed.update(id(w) for w in run.words)

    def _one_column(self, row: Row, start: int, stop: int) -> tuple[Word, ...]:
        """The words up to the next column gap; the gap between label and value does not count."""
        kept: list[Word] = []
        for index in range(start, stop):
            token = row.tokens[index]
            if not isinstance(token, Word) or id(token) in self.claimed:
                break
            if kept and index in row.column_starts and not _is_loose_digits(kept[-1].text, token.text):
                break
            kept.append(token)
        return tuple(kept)

    def _continued(self, value: Run, hit: Hit, following: Hit | None) -> Run:
        """Adds the following lines of a value that did not fit on one."""
        row_index = hit.row
        value_x0 = value.words[0].box.x0
        # In running text a value goes on at the left edge of the text, else under its label.
        begins = hit.start in self.rows[hit.row].column_starts
        label_x0 = self.rows[hit.row].tokens[hit.start if begins else 0].box.x0
        own_column = hit.end in self.rows[hit.row].column_starts
        slack = 1.6 * self.sheet.char_px
        words = value.words
        while row_index + 1 < len(self.rows):
            row, below = self.rows[row_index], self.rows[row_index + 1]
            if (
                is_greeting(below.run.text)
                or self._asks(below)
                or below.marks
                or not below.words
                or (following is None and any(h.start == 0 for h in self.by_row.get(row_index + 1, ())))
            ):
                break
            if hit.kind not in FREE_KINDS and next(sentence_ends(Run(self.sheet.number, words).text + " X"), None):
                break
            if below.middle_px - row.middle_px > 1.75 * self.sheet.line_px:
                break
            at = next(
                (i for i in sorted(below.column_starts) if abs(below.tokens[i].box.x0 - value_x0) <= slack),
                0 if following is None else None,
            )
            if at is None:
                break
            first = below.tokens[at]
            under_value = abs(first.box.x0 - value_x0) <= slack
            under_label = at == 0 and abs(first.box.x0 - label_x0) <= slack
            room = self.right_edge_px - words[-1].box.x1
            wrapped = first.box.x1 - first.box.x0 + self.sheet.char_px > room
            open_end = words[-1].text.endswith((",", "/", "-", "och", "fvb.", "till"))
            if not (under_value or (under_label and not own_column and (wrapped or open_end))):
                break
            own_column = own_column or (under_value and not under_label)
            later = (h.start for h in self.by_row.get(row_index + 1, ()) if h.start >= at)
            stop = min(later, default=len(below.tokens))
            if stop == at:
                break
            words += self._one_column(below, at, stop)
            row_index += 1
            if stop < len(below.tokens) and following is None:
                break
        return Run(self.sheet.number, words)

    def _below(self, hit: Hit, following: Hit | None) -> Run:
        """The value under a label that stands alone: the nearest rows within its column."""
        row = self.rows[hit.row]
        nothing = Run(self.sheet.number, ())
        column = row.tokens[hit.start].box.x0
        beside = [b for at, _, b in self.styles if at == hit.row]
        above = [b for _, x, b in self.styles if abs(x - column) < 3 * self.sheet.char_px]
        below_is_usual = (beside or above or [self.page_style_below])[-1]
        if hit.colon and not below_is_usual and hit.kind not in FREE_KINDS | _BLOCK_KINDS | SHORT_KINDS:
            return nothing
        x0 = row.tokens[hit.start].box.x0 - 1.5 * self.sheet.char_px
        x1 = self._column_end(row, hit, following)
        words: list[Word] = []
        previous, first_step = row, 0.0
        for index in range(hit.row + 1, len(self.rows)):
            below = self.rows[index]
            limit = 1.6 if words else 2.6
            step = below.middle_px - previous.middle_px
            if step > limit * self.sheet.line_px or (first_step and below_is_usual and step > 1.2 * first_step):
                break
            cells = [t for t in below.tokens if x0 <= t.box.x0 < x1]
            if cells and below.tokens.index(cells[0]) not in below.column_starts:
                break  # the middle of a line is nobody's value
            if (
                cells
                and not (hit.colon or below_is_usual)
                and self._answers_another(index, below.tokens.index(cells[0]))
            ):
                break
            if not cells:
                if not words:
                    continue
                break
            if (
                self._asks(below)
                or any(self._belongs_to_label(index, t) for t in cells)
                or any(isinstance(t, Mark) for t in cells)
            ):
                break
            cell_words = [t for t in cells if isinstance(t, Word)]
            if (words and hit.kind in SHORT_KINDS | _ONE_LINE_KINDS) or any(id(w) in self.claimed for w in cell_words):
                break
            if hit.colon and not below_is_usual and hit.kind in SHORT_KINDS and not _fits_short(hit.kind, cell_words):
                break
            first_step = first_step or step
            words += cell_words
            previous = below
        if hit.kind not in FREE_KINDS and len(words) >= 4 and words[-1].text.endswith("."):
            return nothing  # a sentence below the form
        return Run(self.sheet.number, tuple(words))

    def _answers_another(self, index: int, token: int) -> bool:
        """Does the token stand right of a label of its own row that has no other value?"""
        before = [h for h in self.by_row.get(index, ()) if h.end <= token]
        return bool(before) and before[-1].alone

    def _asks(self, row: Row) -> bool:
        return any(id(w) in self.questions for w in row.words)

    def _belongs_to_label(self, index: int, token: object) -> bool:
        row = self.rows[index]
        return any(token in row.tokens[h.start : h.end] for h in self.by_row.get(index, ()))

    def _column_end(self, row: Row, hit: Hit, following: Hit | None) -> float:
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

    # --- sections ---

    def _opens_section(self, hit: Hit) -> bool:
        """A label alone on its row with labels right below it is the heading of a part of the form."""
        section = _HEADING_KINDS.get(hit.kind)
        if section is None and not hit.kind.startswith("onset_heading"):
            return False
        row = self.rows[hit.row]
        x0 = row.tokens[hit.start].box.x0
        if not hit.kind.startswith("onset_heading") and not self._heads_labels(hit):
            return False
        others = [self.rows[hit.row].tokens[h.start].box.x0 for h in self.by_row[hit.row]]
        x1 = min((x for x in others if x > x0), default=10**9)
        self.headings.append((hit.row, x0, x1, section or "other"))
        return True

    def _heads_labels(self, hit: Hit) -> bool:
        """Does a label of its own stand right below, where the value would be?"""
        row = self.rows[hit.row]
        x0 = row.tokens[hit.start].box.x0
        below = next(
            (
                i
                for i in range(hit.row + 1, min(hit.row + 3, len(self.rows)))
                if any(abs(t.box.x0 - x0) < 4 * self.sheet.char_px for t in self.rows[i].tokens)
            ),
            None,
        )
        if below is None or self.rows[below].middle_px - row.middle_px > 3 * self.sheet.line_px:
            return False
        first = next((h for h in self.by_row.get(below, ()) if h.start == 0), None)
        label = label_run(self.sheet, hit)
        if fold(label.text) in _HEADING_WORDS:
            return any(
                abs(self.rows[below].tokens[h.start].box.x0 - x0) < 6 * self.sheet.char_px
                for h in self.by_row.get(below, ())
            )
        if first is None or label.text.endswith(":") or len(self.by_row[hit.row]) > 1:
            return False
        return self.rows[below].tokens[0].box.x0 - x0 > -self.sheet.char_px and not (hit.weak and hit.guessed)

    def _section(self, row: int, x0: int) -> str | None:
        slack = 2 * self.sheet.char_px
        for at, start, end, section in reversed(self.headings):
            if (at < row or (at == row and start < x0 - slack)) and start - slack <= x0 < end - slack:
                return section
        return None

    # --- tables ---

    def _is_table_head(self, index: int, hits: Sequence[Hit]) -> bool:
        if not all(h.alone for h in hits) or all(h.weak for h in hits):
            return False
        if any(h.colon and not self._asked(h) for h in hits):
            return False  # labels with colons head columns of their own, not a table
        row = self.rows[index]
        if len(hits) < 2:
            return self._heads_grid(index, hits[0])
        covered = sum(h.end - h.start for h in hits)
        if covered < 0.6 * len(row.tokens) or row.marks or index + 1 >= len(self.rows):
            return False
        return self._is_record(index + 1)

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
        if not (self.page_style_below or index - self.last_table_row <= 4):
            return False
        mine = sorted(row.tokens[i].box.x0 for i in row.column_starts)
        theirs = sorted(below.tokens[i].box.x0 for i in below.column_starts)
        return all(abs(a - b) < 2 * self.sheet.char_px for a, b in zip(mine, theirs, strict=True))

    def _is_record(self, index: int) -> bool:
        """A line of values: it does not itself begin with a label."""
        hits = self.by_row.get(index, ())
        row = self.rows[index]
        heading = len(row.column_starts) == 1 and len(row.tokens) <= 4 and is_wording(row.run.text)
        return not heading and not any(h.start == 0 and (h.colon or h.alone) for h in hits)

    def _read_table(self, index: int, hits: Sequence[Hit], table: int) -> None:
        head = self.rows[index]
        starts = [head.tokens[i].box.x0 for i in sorted(head.column_starts)]
        kinds: list[Hit | None] = [next((h for h in hits if h.start == i), None) for i in sorted(head.column_starts)]
        self._claim(head.run)
        self.last_table_row = index + 1
        previous, record = head, 0
        cells_before: dict[int, list[Word]] = {}
        found: list[dict[int, list[Word]]] = []
        for at in range(index + 1, len(self.rows)):
            row = self.rows[at]
            distance = row.middle_px - previous.middle_px
            if distance > 3.2 * self.sheet.line_px or not self._is_record(at) or (row.marks and not row.words):
                break
            cells = self._cells(row, starts)
            tight = distance < 1.5 * self.sheet.line_px
            grows = any(h.kind in _LISTED_KINDS for h in hits)
            wraps = (
                bool(found)
                and distance < 1.3 * self.sheet.line_px
                and len(cells) == 1
                and (row.words[0].text[:1].islower() or 0 not in cells)
            )
            if found and (
                self._outside(row, starts) or not (wraps or (grows and (len(cells) >= 2 or (tight and 0 in cells))))
            ):
                break
            self._claim(row.run)
            previous = row
            if wraps:
                for column, words in cells.items():
                    cells_before.setdefault(column, []).extend(words)
                continue
            record += 1
            cells_before = cells
            found.append(cells)
        dated = any(h.kind in {"examination", "modality", "body_part"} for h in hits)
        for number, cells in enumerate(found):
            for column, hit in enumerate(kinds):
                if hit is not None:
                    if dated and hit.kind == "order_date":
                        hit = replace(hit, kind="exam_date")
                    cell = Run(self.sheet.number, tuple(cells.get(column, ())))
                    self._add(hit, cell, False, table, number)
        if not found:
            for hit in hits:
                self._add(hit, Run(self.sheet.number, ()), False)

    def _outside(self, row: Row, starts: Sequence[int]) -> bool:
        """Running text below a table: it crosses the columns instead of keeping to them."""
        crossing = 0
        for x in starts[1:]:
            if any(
                isinstance(t, Word) and t.box.x0 < x - self.sheet.char_px and t.box.x1 > x + self.sheet.char_px
                for t in row.tokens
            ):
                crossing += 1
        return crossing >= 1 and len(row.column_starts) == 1

    def _cells(self, row: Row, starts: Sequence[int]) -> dict[int, list[Word]]:
        """The words of a row by table column; what starts in a column stays in it until the next column begins."""
        slack = 1.5 * self.sheet.char_px
        cells: dict[int, list[Word]] = {}
        for word in row.words:
            column = max((i for i, x in enumerate(starts) if word.box.x0 + slack >= x), default=0)
            cells.setdefault(column, []).append(word)
        return cells


def _by_shape(entry: Entry) -> Entry:
    """``Beställningen gäller: Anna Berg``: the value tells what a label asked for that could ask for several things."""
    text = entry.value.text
    if not text or entry.marked:
        return entry
    if entry.kind in {"wanted", "unknown"} and reads_like_name(text) and entry.section != "requester":
        return replace(entry, kind="patient_name")
    if entry.kind == "examination" and re.fullmatch(r"\W*(?:ja|nej|x)\W*", undotted(text)):
        return replace(entry, kind="images_wanted")
    return entry


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


_BLOCK_KINDS = frozenset(
    {"recipient", "image_recipient", "report_recipient", "clinic", "onward", "sender", "addressee"}
)
"""Kinds that are often followed by a block of lines, whatever the rest of the form does."""


_ONE_LINE_KINDS = frozenset(
    {
        "patient_name",
        "name",
        "first_name",
        "last_name",
        "doctor",
        "referrer",
        "reference",
        "urgency",
        "delivery",
        "wanted",
    }
)
"""Kinds whose value under a label is a single line."""


def _fits_short(kind: str, words: list[Word]) -> bool:
    """Does what stands below look like a value of this kind?"""
    digits = sum(c.isdigit() for w in words for c in w.text)
    return digits >= 4 if kind != "profession" else digits == 0 and len(words) <= 4


def _first_sentence(value: Run) -> Run:
    """A value ends with its sentence where it stands in running text."""
    for end, following in sentence_ends(value.text):
        if len(value.text) - following > 12:
            return value.between(0, end)
    return value


_LISTED_KINDS = frozenset({"examination", "modality", "body_part", "exam_date", "identity", "patient_name"})
"""Kinds that a table may list several of."""


def _is_loose_digits(left: str, right: str) -> bool:
    return left[-1:].isdigit() and right[:1].isdigit()


def _without_blanks(value: Run) -> Run:
    """Leaves out words that are only filling marks; a value of nothing else is empty."""
    words = tuple(w for w in value.words if any(c.isalnum() for c in w.text) or w.text in {"-", "–", "+", "/", "&"})
    if not any(c.isalnum() for w in words for c in w.text):
        words = ()
    return Run(value.page, words)
