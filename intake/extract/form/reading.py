"""Labels and rows → label/value pairs: beside, below, or in a table under a row of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.extract.form.by_shape import by_shape
from intake.extract.form.choices import Choice
from intake.extract.form.hints import is_printed
from intake.extract.form.pairs import Entry, Form
from intake.extract.form.tables import Tables
from intake.extract.labels.in_row import Hit, label_run
from intake.extract.labels.in_sheet import find_hits
from intake.extract.labels.sections import Sections
from intake.extract.labels.value_columns import VALUE_LIKE
from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sentences import ends_short, is_greeting, sentence_ends
from intake.extract.layout.sheet import Row, Run, Sheet
from intake.extract.people.presented import names_somebody
from intake.extract.people.written_names import is_signature
from intake.extract.values.consent_words import understand
from intake.extract.values.letters import undotted
from intake.extract.values.shapes import ends_open, reads_like_name
from intake.extract.wordings.known import fold, understood
from intake.model import Word

FREE_KINDS = frozenset({"relevance", "consent", "written_consent", "oral_consent", "examination", "wanted", "unknown"})
"""Kinds whose values run over several lines and over column gaps."""

SHORT_KINDS = frozenset({"identity", "phone", "mobile", "fax", "exam_date", "order_date", "birth_date", "profession"})
"""Kinds whose values end with their line."""

_CONSENTS = frozenset({"consent", "oral_consent", "written_consent", "onset_heading_consent"})
_NEVER_BOXED = frozenset(
    {"examination", "identity", "patient_name", "name", "doctor", "clinic", "profession", *SHORT_KINDS}
)
"""Kinds that are written out and never ticked."""

_RECIPIENTS = frozenset({"recipient", "image_recipient", "report_recipient"})


def _tells_of_consent(row: Row) -> bool:
    """A line of its own that says what the patient allows: it continues no reason and no place."""
    text = row.run.text
    return text[:1].isupper() and understand(text) is not None


_PEOPLE = frozenset({"doctor", "referrer", "patient_name", "name"})
_NUMBER_KINDS = frozenset({"phone", "mobile", "fax"})

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


def read_form(sheet: Sheet, choices: Sequence[Choice] = ()) -> Form:
    """Every label/value pair of a sheet, and its sections. What asks for a check box is nobody's value."""
    return _Reader(sheet, frozenset(id(w) for c in choices for w in c.question.words)).read()


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
        self.entries: list[Entry] = []
        self.right_edge_px = max((row.box.x1 for row in self.rows), default=0)
        self.page_style_below = self._labels_stand_above()
        self.sections = Sections(sheet, self.by_row)
        self.tables = Tables(sheet, self.by_row, labels_stand_above=self.page_style_below)

    def read(self) -> Form:
        table = 0
        for index in range(len(self.rows)):
            hits = self.by_row.get(index)
            if not hits:
                continue
            hits = [h for h in hits if id(self.rows[index].tokens[h.start]) not in self.claimed]
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
        return Form(self.sheet, self.hits, tuple(by_shape(e) for e in self.entries), frozenset(self.claimed))

    def _read_table(self, index: int, hits: Sequence[Hit], number: int) -> None:
        table = self.tables.read(index, hits)
        for line in table.lines:
            self._claim(line)
        for hit, cell, record in table.values:
            self._add(hit, cell, False, number, record)
        if not table.values:
            for hit in hits:
                self._add(hit, Run(self.sheet.number, ()), False)

    def _read_pair(self, hit: Hit, following: Hit | None) -> None:
        row = self.rows[hit.row]
        stop = following.start if following else len(row.tokens)
        right = tuple(t for t in row.tokens[hit.end : stop] if id(t) not in self.claimed)
        if hit.kind in _NEVER_BOXED and (cell := self._cell_before_boxes(row, hit.end, stop)):
            right = cell
        marked = any(isinstance(t, Mark) for t in right)
        words = tuple(t for t in right if isinstance(t, Word))
        column = row.tokens[hit.start].box.x0
        if hit.kind == "delivery" and next(sentence_ends(" ".join(w.text for w in words)), None):
            hit = replace(hit, kind="unknown")  # sentences that say where and how, not a way alone
        if words and not marked and hit.kind not in FREE_KINDS | {"identity", "unknown"}:
            words = self._one_column(row, hit.end, stop)
        if hit.kind == "onset_heading_other" and not hit.colon:
            words, marked = (), False
        if words or marked:
            value = Run(self.sheet.number, words)
            if not marked and hit.kind not in FREE_KINDS:
                value = _first_sentence(value)
            complete = len(value.words) < len(words)
            if hit.kind in _NUMBER_KINDS and following is None and not marked and words:
                value = self._rest_of_number(value, hit)
            if hit.kind not in SHORT_KINDS and not marked and words and not complete:
                value = self._continued(value, hit, following)
                if hit.kind not in FREE_KINDS:
                    value = _first_sentence(value)
            if hit.kind == "relevance" and not marked:
                value = _before_the_order(value)
            self.styles.append((hit.row, column, False))
            self._add(hit, value, marked)
            return
        if self.sections.opens(hit):
            self._claim(label_run(self.sheet, hit))
            if hit.colon or hit.kind in _BLANKS:
                self._add(hit, Run(self.sheet.number, ()), False)
            return
        below = self._below(hit, following)
        if _asks_again(hit, below):
            below = Run(self.sheet.number, ())
        if not below and not hit.colon and hit.weak:
            return
        if below:
            self.styles.append((hit.row, column, True))
        self._add(hit, below, False)

    def _add(self, hit: Hit, value: Run, marked: bool, table: int | None = None, record: int | None = None) -> None:
        label = label_run(self.sheet, hit)
        section = self.sections.of_value(hit)
        kind = _HEADED.get(hit.kind, hit.kind) if value or marked else hit.kind
        entry = Entry(kind, label, _without_blanks(value), hit.row, section, table, record, marked)
        self.entries.append(entry)
        self._claim(label)
        self._claim(value)

    def _claim(self, run: Run) -> None:
        self.claimed.update(id(w) for w in run.words)

    def _cell_before_boxes(self, row: Row, start: int, stop: int) -> tuple[Word, ...]:
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
        in_column = begins and hit.start > 0  # a form of two blocks side by side
        own_column = hit.end in self.rows[hit.row].column_starts
        slack = 1.6 * self.sheet.char_px
        words = value.words
        while row_index + 1 < len(self.rows):
            row, below = self.rows[row_index], self.rows[row_index + 1]
            if (
                is_greeting(below.run.text)
                or (hit.kind in FREE_KINDS and is_signature(below.run.text))
                or self._asks(below)
                or is_printed(below.run.text)
                or (hit.kind not in _CONSENTS and _tells_of_consent(below))
                or below.marks
                or not below.words
                or (below.words[0].text.startswith("[") and below.words[-1].text.endswith("]"))
                or (
                    following is None
                    and not in_column
                    and any(h.start == 0 for h in self.by_row.get(row_index + 1, ()))
                )
            ):
                break
            if hit.kind not in FREE_KINDS and next(sentence_ends(Run(self.sheet.number, words).text + " X"), None):
                break
            if below.middle_px - row.middle_px > 1.75 * self.sheet.line_px:
                break
            whole = len(below.column_starts) == 1  # a number in the column beside is another's
            if whole and hit.kind not in FREE_KINDS and _NAMES_A_PATIENT.search(below.run.text):
                break
            at = next(
                (i for i in sorted(below.column_starts) if abs(below.tokens[i].box.x0 - value_x0) <= slack),
                0 if following is None and not in_column else None,
            )
            if at is None and in_column:
                at = next((i for i in below.column_starts if abs(below.tokens[i].box.x0 - label_x0) <= slack), None)
            if at is None or (at > 0 and self._answers_another(row_index + 1, at)):
                break
            first = below.tokens[at]
            under_value = abs(first.box.x0 - value_x0) <= slack
            under_label = (at == 0 or in_column) and abs(first.box.x0 - label_x0) <= slack
            # The number of the row's first question was left out as a bullet.
            under_label |= at == 0 and not begins and 0 < label_x0 - first.box.x0 < 4.5 * self.sheet.char_px
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

    def _rest_of_number(self, value: Run, hit: Hit) -> Run:
        """A number that the end of its line divided in running text: ``08-465 004 / 36; Datum: …``."""
        if hit.row + 1 >= len(self.rows) or value.words[-1] is not self.rows[hit.row].tokens[-1]:
            return value
        below = self.rows[hit.row + 1]
        first = below.tokens[0]
        wrapped = isinstance(first, Word) and re.fullmatch(r"\d{2,4}[;,.]", first.text)
        if not wrapped or not isinstance(first, Word) or not value.words[-1].text[-1:].isdigit():
            return value
        room = self.right_edge_px - value.words[-1].box.x1
        return value + Run(value.page, (first,)) if room < 12 * self.sheet.char_px else value

    def _below(self, hit: Hit, following: Hit | None) -> Run:
        """The value under a label that stands alone: the nearest rows within its column."""
        row = self.rows[hit.row]
        nothing = Run(self.sheet.number, ())
        column = row.tokens[hit.start].box.x0
        beside = [b for at, _, b in self.styles if at == hit.row]
        above = [b for _, x, b in self.styles if abs(x - column) < 3 * self.sheet.char_px]
        below_is_usual = (beside or above or [self.page_style_below])[-1]
        beside_usual = bool(self.styles) and not any(below for *_, below in self.styles)
        if hit.colon and not below_is_usual and hit.kind not in FREE_KINDS | _BLOCK_KINDS | SHORT_KINDS:
            return self._below_long_label(hit)
        # The number before the first label of a row was left out as a bullet: its value stands under the number.
        x0 = column - (1.5 if hit.start else 4.5) * self.sheet.char_px
        x1 = self._column_end(row, hit, following)
        words: list[Word] = []
        previous, first_step = row, 0.0
        for index in range(hit.row + 1, len(self.rows)):
            below = self.rows[index]
            limit = 1.6 if words else 2.6
            step = below.middle_px - previous.middle_px
            apart = first_step and below_is_usual and step > 1.2 * first_step
            if step > limit * self.sheet.line_px or (apart and not _unfinished(hit, words)):
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
            pair = following is None and len(below.column_starts) > 1 and hit.kind in _ONE_LINE_KINDS
            if pair and not below_is_usual and beside_usual and not words:
                break  # a label that nobody knows, and its value
            if (
                self._asks(below)
                or is_printed(below.run.text)
                or is_greeting(below.run.text)
                or (below.run.text.startswith("/") and is_signature(below.run.text))
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
        text = " ".join(w.text for w in words)
        if hit.kind not in FREE_KINDS and len(words) >= 4 and text.endswith(".") and not ends_short(text):
            return nothing  # a sentence below the form
        return Run(self.sheet.number, tuple(words))

    def _below_long_label(self, hit: Hit) -> Run:
        """The value of a label that left no room for it on its line: the next line, alone before another label."""
        row, nothing = self.rows[hit.row], Run(self.sheet.number, ())
        if hit.start or hit.end < len(row.tokens) or hit.row + 2 >= len(self.rows) or hit.row + 1 in self.by_row:
            return nothing
        below = self.rows[hit.row + 1]
        next_asks = any(h.start == 0 and h.colon for h in self.by_row.get(hit.row + 2, ()))
        next_asks |= hit.end - hit.start >= _LONG_LABEL or hit.kind == "patient_name"
        close = below.middle_px - row.middle_px < 1.6 * self.sheet.line_px
        plain = not below.marks and len(below.column_starts) == 1 and not self._asks(below)
        text = below.run.text
        named = reads_like_name(text) or reads_like_name(text.split(",")[0]) or names_somebody(below.run)
        fitting = hit.kind in _PEOPLE and named
        return below.run if next_asks and close and plain and fitting else nothing

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


def _asks_again(hit: Hit, below: Run) -> bool:
    """``Orsak`` over ``Behandling``: a heading, and the label of its only field, which nobody filled in."""
    text = fold(below.text)
    if len(below.words) != 1 or hit.kind != "relevance" or VALUE_LIKE.match(text):
        return False
    asked = understood(below.text)
    return asked is not None and asked.kind == hit.kind


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


_LONG_LABEL = 3
"""A label of so many words may fill the column of labels: its value stands below it, whatever follows."""

_BLOCK_KINDS = frozenset(
    {"recipient", "image_recipient", "report_recipient", "clinic", "onward", "sender", "addressee"}
)
"""Kinds that are often followed by a block of lines, whatever the rest of the form does."""


def _unfinished(hit: Hit, words: list[Word]) -> bool:
    """``Ortopedmottagningen, Hallands sjukhus / Halmstad``: the town of the hospital stands on the next line."""
    return hit.kind in _BLOCK_KINDS and bool(words) and ends_open(words[-1].text)


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


_GOES_ON = re.compile(
    r"\W*(?:(?:vi|jag) (?:behover|onskar|bestaller|rekvirerar|begar|ber|vill)"
    r"|harmed (?:\w+ )?(?:rekvirer|bestall|begar)|det galler|patient(?:en)?:"
    r"|(?:bild\w*|utlat\w*|svar\w*|material\w*)(?: \w+){0,3} (?:skickas|lankas|faxas|sand\w*|onskas|ska\w*)\b"
    r"|(?:muntligt |skriftligt )?samtycke\b)"
)


def _before_the_order(value: Run) -> Run:
    """``Syfte: second opinion. Vi behöver bilder från …``: a reason ends where a letter goes on with its order."""
    for end, following in sentence_ends(value.text):
        if _GOES_ON.match(undotted(value.text[following:])):
            return value.between(0, end)
    return value


def _is_loose_digits(left: str, right: str) -> bool:
    return left[-1:].isdigit() and right[:1].isdigit() and not re.fullmatch(r"\d{1,2}[.)]", right)


_NAMES_A_PATIENT = re.compile(r"\b(?:19|20)?\d{6}[-+– ]?\d{4}\b")
"""A line with an identity number begins something new."""
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
