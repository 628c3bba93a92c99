"""The words that a label may be made of: from a place on, up to a colon, a dash or the end of the column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.extract.layout.sentences import ends_short
from intake.extract.layout.sheet import Row
from intake.extract.wordings.known import fold
from intake.extract.wordings.parts import parts_of
from intake.model import Word

MOST_WORDS = 9
_PLACE_PARTS = frozenset({"unit", "radiology", "doctor"})
DASHES = frozenset({"-", "–", "=", ":", ">", "→", "»", "|"})
"""Signs that stand by themselves between a label and its value."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words from a place on that a label may be made of, up to a colon, a dash or the end of its column.

    ``stop`` is the token behind it and its dash, ``column_end`` the one where the next column begins.
    """

    words: tuple[Word, ...]
    stop: int
    column_end: int
    begins: bool
    colon: bool

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def stretch_at(row: Row, start: int, dashed: bool) -> Stretch:
    tokens = row.tokens
    begins = start in row.column_starts or _sets_apart(tokens[start - 1] if start else None, tokens[start])
    column_end = next((i for i in range(start + 1, len(tokens)) if i in row.column_starts), len(tokens))
    words: list[Word] = []
    for place in range(start, min(column_end, start + MOST_WORDS)):
        token = tokens[place]
        if not isinstance(token, Word):
            break
        numbered = begins and len(words) == 1 and ORDINAL.fullmatch(words[0].text)
        if words and not numbered and token.text[:1].isupper() and _closes_sentence(words, token.text):
            return Stretch(tuple(words), place, column_end, begins, False)  # a sentence ends before the label
        if words and token.text in DASHES and (dashed or token.text in {":", "="}):
            return Stretch(tuple(words), place + 1, column_end, begins, True)
        if words and ATTENTION.fullmatch(token.text):
            return Stretch(tuple(words), place, column_end, begins, False)
        words.append(token)
        if ends_label(token.text):
            return Stretch(tuple(words), place + 1, column_end, begins, True)
    after = tokens[column_end] if column_end < len(tokens) else None
    if begins and start + len(words) == column_end and isinstance(after, Word) and after.text in DASHES:
        return Stretch(tuple(words), column_end + 1, column_end, begins, dashed)
    return Stretch(tuple(words), start + len(words), column_end, begins, False)


ATTENTION = re.compile(r"(?:att|attn|attention|c/o):", re.IGNORECASE)
"""``Röntgen HSK, att: Eva Lund``: for whose hands within the house before it; behind that it is no label."""
ORDINAL = re.compile(r"\d{1,2}[.)]")
"""The number of a question: ``7. Datum``."""


def _sets_apart(before: object, opening: object) -> bool:
    """``Klinik: Ortopeden; Läkare: Eva Lund``: behind a semicolon the next label begins, as at a column."""
    if not isinstance(before, Word) or not isinstance(opening, Word) or not before.text.endswith(";"):
        return False
    return opens_label(opening.text)


def opens_label(text: str) -> bool:
    """A capital, the number of a question, or ``ev.`` before a label in small letters."""
    return text[:1].isupper() or ORDINAL.fullmatch(text) is not None or fold(text) in {"ev", "eventuellt"}


_MANY = 4
"""So many words before a full stop are a sentence rather than the start of a label."""


def _closes_sentence(words: Sequence[Word], following: str) -> bool:
    """A full stop behind a whole word, behind initials (``NUS. Skäl:``) or behind many words ends a sentence."""
    last = words[-1].text
    initials = (len(words) > 1 or "/" in last) and len(last) > 3 and last[:-1].isupper() and not following.isupper()
    letters = last[:-1].replace("/", "").isalpha()
    short = last.endswith(".") and "." not in last[:-1] and letters and len(last) > 3
    town = len(words) > 1 and last[:1].isupper() and following.endswith(":")  # "SUS Lund. Skäl:"
    return _ends_phrase(last) or (short and not ends_short(last) and (initials or town or len(words) >= _MANY))


def _ends_phrase(text: str) -> bool:
    """``Växjö.``, ``4668.``: the end of a sentence rather than an abbreviation."""
    return text.endswith(".") and (len(text) > 5 or text[:-1].isdigit()) and "." not in text[:-1]


def names_a_place_first(words: Sequence[Word]) -> bool:
    """``Ortopedkliniken Tel:`` is a clinic and a label: a label writes its later words in small letters."""
    later = [w.text for w in words[1:] if w.text[:1].isupper() and not w.text.isupper()]
    return bool(later) and bool(_PLACE_PARTS.intersection(parts_of(fold(words[0].text))))


def ends_label(text: str) -> bool:
    if _NUMBERED.fullmatch(text):
        return True
    return len(text) > 1 and text[-1] in ":?;" and any(c.isalpha() or c == ")" for c in text)


_NUMBERED = re.compile(r"\d{1,2}:")
"""``Patient 2:``"""
