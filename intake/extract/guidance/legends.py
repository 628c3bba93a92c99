"""``☐ A  ☒ B`` and below it ``A = Länkas, B = USB``: letters beside boxes, spelt out by their legend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sheet import Row, Sheet, Token
from intake.model import Word

_LEAST = 2
_REACH = 3
"""The legend stands at most so many rows below its boxes."""


def with_legends_spelt_out(sheet: Sheet) -> Sheet:
    """The sheet with the words of its legends beside the boxes, in place of the letters that stand for them."""
    rows: list[Row] = []
    for row in sheet.rows:
        meanings = _legend(row)
        at = next((i for i in range(len(rows) - 1, max(-1, len(rows) - 1 - _REACH), -1) if _lettered(rows[i])), None)
        if len(meanings) < _LEAST or at is None or not _lettered(rows[at]) <= meanings.keys():
            rows.append(row)
            continue
        rows[at] = _spelt_out(rows[at], meanings)
    return replace(sheet, rows=tuple(rows))


def _lettered(row: Row) -> frozenset[str]:
    """The letters that stand alone behind boxes."""
    pairs = pairwise(row.tokens)
    return frozenset(b.text for a, b in pairs if isinstance(a, Mark) and isinstance(b, Word) and _is_letter(b.text))


def _is_letter(text: str) -> bool:
    return len(text) == 1 and "A" <= text <= "H"


def _legend(row: Row) -> Mapping[str, tuple[Word, ...]]:
    """What each letter stands for: the letters follow each other from A, each behind a comma."""
    meanings: dict[str, tuple[Word, ...]] = {}
    letter, begun = "", True
    for word in row.words:
        text = word.text.rstrip(" =:")
        if begun and text == chr(ord("A") + len(meanings)):
            letter, begun = text, False
            meanings[letter] = ()
        elif not letter:
            return {}
        elif word.text != "=":
            begun = word.text.endswith((",", ";"))
            meanings[letter] += (replace(word, text=word.text.rstrip(",;")),)
    return {} if row.marks or not all(meanings.values()) else meanings


def _spelt_out(row: Row, meanings: Mapping[str, tuple[Word, ...]]) -> Row:
    tokens: list[Token] = []
    for token in row.tokens:
        behind_box = bool(tokens) and isinstance(tokens[-1], Mark)
        if behind_box and isinstance(token, Word) and token.text in meanings:
            tokens += [replace(word, box=token.box) for word in meanings[token.text]]
        else:
            tokens.append(token)
    return replace(row, tokens=tuple(tokens), aligned=frozenset())
