"""Labels whose colon was read as a full stop, or whose capital as a small letter: told by those they stand among.

Specks and thin strokes take a dot from a colon ("Ändamål. Uppföljning"); v, s and o have the same outline, small and
large ("vårdtagare: Bo Virtanen").
"""

from __future__ import annotations

from dataclasses import replace

from intake.extract.layout.sentences import is_sentence
from intake.extract.layout.sheet import Row, Sheet
from intake.extract.wordings.known import fold, listed, understood
from intake.model import Word

_LEAST = 4
"""So many labels that end in a colon say that this form's labels do."""
_MOST_WORDS = 6
_LETTERS = 4
"""A shorter word with a full stop is an abbreviation."""
_ONE_OUTLINE = frozenset("covwxzskuö")
"""Letters that a capital of theirs is told from by its size alone."""


def with_label_ends(sheet: Sheet) -> Sheet:
    """The sheet with the colons and capitals that its labels have, where most of them end in a colon."""
    begun = [row.tokens[0].box.x0 for row in sheet.rows if _label(row, ":") is not None]
    if len(begun) < _LEAST:
        return sheet
    rows = tuple(
        _mended(row) if any(abs(row.tokens[0].box.x0 - x0) < 1.5 * sheet.char_px for x0 in begun) else row
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


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
    stopped = _label(row, ".")
    if stopped is None or len(stopped) == len(row.tokens):
        return row
    last, text = stopped[-1], " ".join(w.text for w in stopped)
    found = listed(fold(text), True)
    if len(last.text) <= _LETTERS or is_sentence(text) or found is None or found.weak:
        return row
    return _replaced(row, len(stopped) - 1, replace(last, text=f"{last.text[:-1]}:"))


def _with_capital(row: Row, label: tuple[Word, ...]) -> Row:
    first = label[0]
    if first.text[:1] not in _ONE_OUTLINE:
        return row
    text = " ".join(w.text for w in label)
    if listed(fold(text), True) is None and understood(text) is None:
        return row
    return _replaced(row, 0, replace(first, text=first.text[:1].upper() + first.text[1:]))


def _replaced(row: Row, place: int, word: Word) -> Row:
    return replace(row, tokens=(*row.tokens[:place], word, *row.tokens[place + 1 :]))
