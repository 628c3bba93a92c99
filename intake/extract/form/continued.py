"""Values that did not fit on one line: the lines on which they go on, and where they end."""

from __future__ import annotations

import re

from intake.extract.form.hints import is_printed
from intake.extract.form.kinds import CONSENTS, FREE_KINDS
from intake.extract.form.rows_read import RowsRead
from intake.extract.labels.hit import Hit
from intake.extract.layout.sentences import is_greeting, sentence_ends
from intake.extract.layout.sheet import Row, Run
from intake.extract.people.written_names import is_signature
from intake.extract.values.consent_words import understand
from intake.extract.values.letters import undotted
from intake.model import Word


def continued(read: RowsRead, value: Run, hit: Hit, following: Hit | None) -> Run:
    """Adds the following lines of a value that did not fit on one."""
    return _Continuation(read, value, hit, following).whole()


class _Continuation:
    """A value that takes one line after the other, as long as the next can be its own."""

    def __init__(self, read: RowsRead, value: Run, hit: Hit, following: Hit | None) -> None:
        self.read, self.hit, self.following = read, hit, following
        self.words = value.words
        self.index = hit.row  # of the last row that it holds
        row = read.rows[hit.row]
        self.value_x0 = _behind_bullet(value.words)
        # In running text a value goes on at the left edge of the text, else under its label.
        self.begins = hit.start in row.column_starts
        self.label_x0 = row.tokens[hit.start if self.begins else 0].box.x0
        self.in_column = self.begins and hit.start > 0  # a form of two blocks side by side
        self.own_column = hit.end in row.column_starts
        self.slack = 1.6 * read.sheet.char_px

    def whole(self) -> Run:
        while self.index + 1 < len(self.read.rows) and self._goes_on():
            pass
        return Run(self.read.sheet.number, self.words)

    def _goes_on(self) -> bool:
        """Takes the next line, where it is the value's; may one more follow?"""
        row, below = self.read.rows[self.index], self.read.rows[self.index + 1]
        if self._is_something_else(below) or self._has_ended(row, below):
            return False
        at = self._place_in(below)
        if at is None or (at > 0 and self.read.answers_another(self.index + 1, at)):
            return False
        if not self._stands_under(below, at):
            return False
        later = (h.start for h in self.read.by_row.get(self.index + 1, ()) if h.start >= at)
        stop = min(later, default=len(below.tokens))
        if stop == at:
            return False
        self.words += (
            self._whole_line(below, at, stop) if self._spans_columns() else self.read.one_column(below, at, stop)
        )
        self.index += 1
        return stop == len(below.tokens) or self.following is not None

    def _spans_columns(self) -> bool:
        """``MR hjärna    2026-10-21``: what runs over a gap on its first line does so on the next."""
        row = self.read.rows[self.hit.row]
        starts = [id(row.tokens[i]) for i in row.column_starts]
        return (
            self.hit.kind == "examination"
            and self.following is None
            and any(id(word) in starts for word in self.words[1:])
        )

    def _whole_line(self, below: Row, at: int, stop: int) -> tuple[Word, ...]:
        return tuple(t for t in below.tokens[at:stop] if isinstance(t, Word) and id(t) not in self.read.claimed)

    def _is_something_else(self, below: Row) -> bool:
        """A greeting, a signature, a question, print, consent, a label of its own: no line of a value."""
        text = below.run.text
        labelled = any(h.start == 0 for h in self.read.by_row.get(self.index + 1, ()))
        return bool(
            is_greeting(text)
            or (self.hit.kind in FREE_KINDS and is_signature(text))
            or self.read.asks(below)
            or is_printed(text)
            or (self.hit.kind not in CONSENTS and _tells_of_consent(below))
            or below.marks
            or not below.words
            or (below.words[0].text.startswith("[") and below.words[-1].text.endswith("]"))
            or (self.following is None and not self.in_column and labelled)
        )

    def _has_ended(self, row: Row, below: Row) -> bool:
        """With its sentence, before a wide gap, or before a line that names a patient."""
        if self.hit.kind not in FREE_KINDS:
            if next(sentence_ends(Run(self.read.sheet.number, self.words).text + " X"), None):
                return True
            whole = len(below.column_starts) == 1  # a number in the column beside is another's
            if whole and _NAMES_A_PATIENT.search(below.run.text):
                return True
        return below.middle_px - row.middle_px > 1.75 * self.read.sheet.line_px

    def _place_in(self, below: Row) -> int | None:
        """The token of the next line at which the value can go on."""
        for place in sorted(below.column_starts):
            if abs(below.tokens[place].box.x0 - self.value_x0) <= self.slack:
                return place
        if self.following is None and not self.in_column:
            return 0
        under_label = (i for i in below.column_starts if abs(below.tokens[i].box.x0 - self.label_x0) <= self.slack)
        return next(under_label, None) if self.in_column else None

    def _stands_under(self, below: Row, at: int) -> bool:
        """Under the value, or under the label where the line above was full."""
        first, char_px = below.tokens[at], self.read.sheet.char_px
        under_value = abs(first.box.x0 - self.value_x0) <= self.slack
        under_label = (at == 0 or self.in_column) and abs(first.box.x0 - self.label_x0) <= self.slack
        # The number of the row's first question was left out as a bullet.
        under_label |= at == 0 and not self.begins and 0 < self.label_x0 - first.box.x0 < 4.5 * char_px
        wrapped = (
            first.box.x1 - first.box.x0 + char_px
            > self.read.sheet.edge_px(self.read.rows[self.index]) - self.words[-1].box.x1
        )
        open_end = self.words[-1].text.endswith((",", "/", "-", "och", "fvb.", "till"))
        own_column, self.own_column = self.own_column, self.own_column or (under_value and not under_label)
        return under_value or (under_label and not own_column and (wrapped or open_end))


_BULLET = re.compile(r"\W|(?:\d{1,2}|[A-Ha-h])[.)]")


def _behind_bullet(words: tuple[Word, ...]) -> int:
    """Where a value begins; a list without the number of its first item, as its other rows are read."""
    listed = len(words) > 1 and _BULLET.fullmatch(words[0].text) is not None
    return words[1 if listed else 0].box.x0


def _tells_of_consent(row: Row) -> bool:
    """A line of its own that says what the patient allows: it continues no reason and no place."""
    text = row.run.text
    return text[:1].isupper() and understand(text) is not None


def rest_of_number(read: RowsRead, value: Run, hit: Hit) -> Run:
    """A number that the end of its line divided in running text: ``08-465 004 / 36; Datum: …``."""
    if hit.row + 1 >= len(read.rows) or value.words[-1] is not read.rows[hit.row].tokens[-1]:
        return value
    below = read.rows[hit.row + 1]
    first = below.tokens[0]
    wrapped = isinstance(first, Word) and re.fullmatch(r"\d{2,4}[;,.]", first.text)
    if not wrapped or not isinstance(first, Word) or not value.words[-1].text[-1:].isdigit():
        return value
    room = read.sheet.edge_px(read.rows[hit.row]) - value.words[-1].box.x1
    return value + Run(value.page, (first,)) if room < 12 * read.sheet.char_px else value


def first_sentence(value: Run) -> Run:
    """A value ends with its sentence where it stands in running text; a hesitant full stop before names may be a comma
    ("Bild och demo. Karolinska Solna")."""
    for end, following in sentence_ends(value.text):
        rest = value.between(following, len(value.text)).words
        comma = value.between(0, end).words[-1].confidence < _HESITANT and len(rest) <= _NAME_WORDS
        if comma and all(word.text[:1].isupper() for word in rest):
            continue
        if len(value.text) - following > 12:
            return value.between(0, end)
    return value


_HESITANT = 0.9
_NAME_WORDS = 3
"""So many words of a hospital's name stand behind its department's."""


_GOES_ON = re.compile(
    r"\W*(?:(?:vi|jag) (?:behover|onskar|bestaller|rekvirerar|begar|ber|vill)"
    r"|harmed (?:\w+ )?(?:rekvirer|bestall|begar)|det galler|patient(?:en)?:"
    r"|(?:bild\w*|utlat\w*|svar\w*|material\w*)(?: \w+){0,3} (?:skickas|lankas|faxas|sand\w*|onskas|ska\w*)\b"
    r"|(?:muntligt |skriftligt )?samtycke\b)"
)


def before_the_order(value: Run) -> Run:
    """``Syfte: second opinion. Vi behöver bilder från …``: a reason ends where a letter goes on with its order."""
    for end, following in sentence_ends(value.text):
        if _GOES_ON.match(undotted(value.text[following:])):
            return value.between(0, end)
    return value


_NAMES_A_PATIENT = re.compile(r"\b(?:19|20)?\d{6}[-+– ]?\d{4}\b")
"""A line with an identity number begins something new."""
