"""Label wordings → what they ask for, tolerant of misread letters.

The wordings are data (``vocabulary/labels.toml``). Here they are found on the rows of a sheet, with the care that a
label is also often an ordinary word: at the start of a column, or before a colon.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import resources

from rapidfuzz import fuzz, process

from intake.extract.layout import Row, Run, Sheet
from intake.model import Word

_FUZZY_FROM = 7
"""Shorter wordings must match letter by letter (after folding): one wrong letter there makes another word."""

_FUZZY_SCORE = 87.0
_MOST_WORDS = 9
_LETTERS = str.maketrans("åäöéèüáà", "aaoeeuaa")

DIGIT_KINDS = frozenset({"identity", "phone", "mobile", "fax", "phone_fax", "exam_date", "order_date", "birth_date"})
"""Kinds whose value begins with a digit: the digit itself shows that the word before it is a label."""


def fold(text: str) -> str:
    """Letters and digits only, in lower case, without the dots and rings of å ä ö."""
    return re.sub(r"[^a-z0-9]", "", text.casefold().translate(_LETTERS))


@dataclass(frozen=True, slots=True)
class Wording:
    kind: str
    weak: bool


@dataclass(frozen=True)
class Vocabulary:
    """All wordings by their folded form."""

    wordings: Mapping[str, Wording]

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(w for w in self.wordings if len(w) >= _FUZZY_FROM)

    def find(self, folded: str, *, fuzzy: bool) -> Wording | None:
        exact = self.wordings.get(folded)
        if exact is not None or not fuzzy or len(folded) < _FUZZY_FROM - 1:
            return exact
        best = process.extractOne(folded, self._long, scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
        if best is None or abs(len(best[0]) - len(folded)) > 2:
            return None
        # A misread letter is forgiven anywhere, another last word ("till", "från", "via") is not.
        if fuzz.ratio(best[0][-4:], folded[-4:]) < 70:
            return None
        return self.wordings[best[0]]


@cache
def vocabulary() -> Vocabulary:
    """The bundled wordings; part of the program, like its code."""
    text = (resources.files("intake.extract") / "vocabulary" / "labels.toml").read_text(encoding="utf-8")
    wordings: dict[str, Wording] = {}
    for kind, groups in tomllib.loads(text).items():
        for strength in ("strong", "weak"):
            for wording in groups.get(strength, ()):
                wordings.setdefault(fold(wording), Wording(kind, strength == "weak"))
    return Vocabulary(wordings)


@dataclass(frozen=True, slots=True)
class Hit:
    """A label found on a row: tokens ``start``–``end`` (exclusive). ``kind`` is ``unknown`` for a label we cannot name.

    ``colon`` says that it ends in a colon or question mark, ``alone`` that nothing follows it in its column.
    """

    row: int
    start: int
    end: int
    kind: str
    weak: bool
    colon: bool
    alone: bool


@cache
def _lookup(folded: str, fuzzy: bool) -> Wording | None:
    return vocabulary().find(folded, fuzzy=fuzzy)


def find_hits(sheet: Sheet) -> tuple[Hit, ...]:
    """Every label on the sheet, in reading order; a value that only looks like a label is none."""
    rows = [row_hits(row, index) for index, row in enumerate(sheet.rows)]
    kept: list[Hit] = []
    for index, hits in enumerate(rows):
        for place, hit in enumerate(hits):
            before = hits[place - 1] if place else None
            if before is not None and before in kept and before.alone:
                if _answers(before, hit) or (before.colon and not hit.colon) or hit.kind == "unknown":
                    continue
            if before is None and _stands_below_its_label(sheet, rows, index, hit, kept):
                continue
            kept.append(hit)
    return tuple(kept)


_ANSWERS: Mapping[str, frozenset[str]] = {
    "consent": frozenset({"consent", "oral_consent", "written_consent"}),
    "delivery": frozenset({"delivery"}),
    "relevance": frozenset({"relevance", "urgency", "needed_by", "examination", "other"}),
    "wanted": frozenset({"wanted", "report_wanted", "images_wanted", "examination", "onset_heading_other"}),
    "profession": frozenset({"doctor", "profession", "clinic"}),
    "doctor": frozenset({"doctor"}),
    "recipient": frozenset({"recipient", "clinic"}),
    "image_recipient": frozenset({"recipient", "clinic"}),
    "report_recipient": frozenset({"recipient", "clinic"}),
    "clinic": frozenset({"recipient"}),
    "urgency": frozenset({"urgency", "needed_by"}),
    "needed_by": frozenset({"urgency", "needed_by"}),
}
"""Which wordings are also possible values of a label."""


def _answers(label: Hit, value: Hit) -> bool:
    return not value.colon and value.kind in _ANSWERS.get(label.kind, frozenset())


def _stands_below_its_label(sheet: Sheet, rows: list[list[Hit]], index: int, hit: Hit, kept: list[Hit]) -> bool:
    """Label, value, label one below the other: the middle one is the value, whatever its words."""
    if not kept or kept[-1].row != index - 1 or not kept[-1].alone or hit.start != 0 or not _answers(kept[-1], hit):
        return False
    label, row = sheet.rows[index - 1], sheet.rows[index]
    if fold(label_run(sheet, kept[-1]).text) == fold(label_run(sheet, hit).text):
        return False  # a heading, and the label of its only field
    if kept[-1].end < len(label.tokens):
        return False  # its value stands beside it
    if abs(label.tokens[kept[-1].start].box.x0 - row.tokens[0].box.x0) > 4 * sheet.char_px:
        return False
    if index + 1 == len(sheet.rows):
        return True
    below = rows[index + 1]
    return bool(below) and below[0].start == 0 and not hit.colon


def with_whole_labels(sheet: Sheet) -> Sheet:
    """Labels that were broken over two lines of their column are put back on one row."""
    rows = list(sheet.rows)
    for index in range(len(rows) - 1):
        row, below = rows[index], rows[index + 1]
        first = _first_column(row)
        second = _first_column(below)
        if not first or not second or (len(first) == len(row.tokens) and len(second) < len(below.tokens)):
            continue
        if abs(first[0].box.x0 - second[0].box.x0) > 1.5 * sheet.char_px:
            continue
        if below.middle_px - row.middle_px > 1.6 * sheet.line_px:
            continue
        whole = fold("".join(w.text for w in (*first, *second)))
        apart = [_lookup(fold("".join(w.text for w in part)), False) for part in (first, second)]
        if _lookup(whole, len(second) == len(below.tokens)) is None or all(apart) or second[0].text[:1].isupper():
            continue
        rows[index] = replace(row, tokens=(*first, *second, *row.tokens[len(first) :]), aligned=frozenset())
        rows[index + 1] = replace(below, tokens=below.tokens[len(second) :], aligned=frozenset())
    return replace(sheet, rows=tuple(row for row in rows if row.tokens))


def _first_column(row: Row) -> list[Word]:
    end = min((i for i in row.column_starts if i), default=len(row.tokens))
    tokens = row.tokens[:end]
    return [t for t in tokens if isinstance(t, Word)] if all(isinstance(t, Word) for t in tokens) else []


def row_hits(row: Row, index: int) -> list[Hit]:
    """The labels of one row. A label must begin a column, follow a check box's text, or end in a colon."""
    hits: list[Hit] = []
    position = 0
    while position < len(row.tokens):
        hit = _hit_at(row, index, position)
        if hit is None:
            position += 1
        else:
            hits.append(hit)
            position = hit.end
    return hits


def _hit_at(row: Row, index: int, start: int) -> Hit | None:
    tokens = row.tokens
    if not isinstance(tokens[start], Word) or not fold(tokens[start].text):
        return None
    begins = start in row.column_starts
    column_end = next((i for i in range(start + 1, len(tokens)) if i in row.column_starts), len(tokens))
    limit = start
    while limit < min(column_end, start + _MOST_WORDS) and isinstance(tokens[limit], Word):
        limit += 1
        if _ends_label(tokens[limit - 1].text):  # type: ignore[union-attr]
            break
    words = [t for t in tokens[start:limit] if isinstance(t, Word)]
    for count in range(len(words), 0, -1):
        phrase = words[:count]
        colon = _ends_label(phrase[-1].text)
        if not (begins or colon) or phrase[-1].text.endswith((",", ".,")):
            continue
        found = _lookup(fold("".join(w.text for w in phrase)), colon or begins)
        if found is None:
            continue
        end, colon = _past_parenthesis(row, start + count, column_end, colon)
        rest = [t.text for t in tokens[end:column_end] if isinstance(t, Word)]
        alone = end == column_end
        if colon or _stands_as_label(found, words[0].text, rest, alone, end < len(tokens) or start > 0):
            return Hit(index, start, end, found.kind, found.weak, colon, alone)
    if begins and words and words[-1].text.endswith(":") and _ends_label(words[-1].text) and len(words) <= 6 and words[0].text[:1].isupper():
        return Hit(index, start, start + len(words), "unknown", False, True, start + len(words) == column_end)
    return None


def _ends_label(text: str) -> bool:
    return len(text) > 1 and text[-1] in ":?;" and any(c.isalpha() or c == ")" for c in text)


def _past_parenthesis(row: Row, end: int, column_end: int, colon: bool) -> tuple[int, bool]:
    """Takes a remark in parentheses with the label: ``Personnummer (12 siffror):``."""
    tokens = row.tokens
    if colon or end >= column_end:
        return end, colon
    first = tokens[end]
    if not isinstance(first, Word) or not first.text.startswith("("):
        return end, colon
    for index in range(end, column_end):
        token = tokens[index]
        if not isinstance(token, Word):
            break
        if token.text.rstrip(":").endswith(")"):
            return index + 1, token.text.endswith(":")
    return end, colon


def _stands_as_label(found: Wording, first_word: str, rest: list[str], alone: bool, neighbours: bool) -> bool:
    """A wording without a colon: is it a label here, or an ordinary word that begins a line?"""
    if not (first_word[:1].isupper() or first_word[:1].isdigit()):
        return False
    if alone:
        return not found.weak or found.kind == "patient_name" or (neighbours and found.kind not in {"delivery", "urgency"})
    if not rest:
        return neighbours and not found.weak
    if found.kind in DIGIT_KINDS:
        return bool(re.match(r"^[+(]?\d", rest[0]))
    if found.kind in {"addressee", "sender"}:
        return False
    if found.weak:
        return found.kind == "patient_name" and len(rest) >= 2 and rest[0][:1].isupper() and rest[1][:1].isupper()
    if found.kind.startswith("onset_heading"):
        return False
    running = any(word.endswith((".", "!", "?")) and len(word) > 4 for word in rest[:-1])
    return (rest[0][:1].isupper() or rest[0][:1].isdigit()) and len(rest) <= 10 and not running


def label_run(sheet: Sheet, hit: Hit) -> Run:
    """The words of the label itself."""
    row = sheet.rows[hit.row]
    return Run(sheet.number, tuple(t for t in row.tokens[hit.start : hit.end] if isinstance(t, Word)))
