"""Labels whose colon was read as a full stop, or whose capital as a small letter: told by those they stand among.

Specks and thin strokes take a dot from a colon ("Ändamål. Uppföljning"); v, s and o have the same outline, small and
large ("vårdtagare: Bo Virtanen").
"""

from __future__ import annotations

from dataclasses import replace

from intake.extract.labels.in_row import runs_on_into
from intake.extract.layout.sentences import is_sentence
from intake.extract.layout.sheet import Row, Sheet
from intake.extract.wordings.known import fold, listed, wording_of
from intake.model import Word

_LEAST = 4
"""So many labels that end in a colon say that this form's labels do."""
_MOST_WORDS = 6
_LETTERS = 4
"""A shorter word with a full stop is an abbreviation."""
_ONE_OUTLINE = frozenset("covwxzskuö")
"""Letters that a capital of theirs is told from by its size alone."""


def with_label_ends(sheet: Sheet) -> Sheet:
    """The sheet with the colons and capitals of its labels, where several end in a colon or what is left of one."""
    begun = [row.tokens[0].box.x0 for row in sheet.rows if _label(row, ":") is not None or _stopped(row)]
    if len(begun) < _LEAST:
        return sheet
    rows = list(sheet.rows)
    for index, row in enumerate(sheet.rows):
        among = any(abs(row.tokens[0].box.x0 - x0) < 1.5 * sheet.char_px for x0 in begun)
        if among and not (index and runs_on_into(sheet.rows[index - 1], row)):
            rows[index] = _mended(row)
    return replace(sheet, rows=tuple(rows))


def _label(row: Row, sign: str) -> tuple[Word, ...] | None:
    """The first words of a row up to one that ends in ``sign``."""
    words: list[Word] = []
    for place, token in enumerate(row.tokens[:_MOST_WORDS]):
        if not isinstance(token, Word) or (place and place in row.column_starts):
            return None
        words.append(token)
        if token.text.endswith(sign):
            return tuple(words)
        if token.text.endswith((":", ".", ",")):
            return None
    return None


def _mended(row: Row) -> Row:
    label = _label(row, ":")
    if label is not None:
        return _with_capital(row, label)
    stopped = _stopped(row)
    if not stopped:
        return row
    return _replaced(row, len(stopped) - 1, replace(stopped[-1], text=f"{stopped[-1].text[:-1]}:"))


def _stopped(row: Row) -> tuple[Word, ...]:
    """A listed label before its value that ends in a full stop; empty where there is none."""
    stopped = _label(row, ".")
    if stopped is None or len(stopped) == len(row.tokens):
        return ()
    text = " ".join(w.text for w in stopped)
    found = listed(fold(text), True)
    listed_so = found is not None and not found.weak and len(stopped[-1].text) > _LETTERS
    return stopped if listed_so and not is_sentence(text) else ()


def _with_capital(row: Row, label: tuple[Word, ...]) -> Row:
    first = label[0]
    if first.text[:1] not in _ONE_OUTLINE:
        return row
    text = " ".join(w.text for w in label)
    if wording_of(text) is None:
        return row
    return _replaced(row, 0, replace(first, text=first.text[:1].upper() + first.text[1:]))


def _replaced(row: Row, place: int, word: Word) -> Row:
    return replace(row, tokens=(*row.tokens[:place], word, *row.tokens[place + 1 :]))
