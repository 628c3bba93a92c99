"""A sheet without the words that only guide: labels keep their colon, rows close up over what is gone."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from intake.extract.layout.sheet import Row, Sheet, Token
from intake.model import Word


def left_out(sheet: Sheet, gone: Set[int]) -> Sheet:
    """``sheet`` without the words whose ``id`` is in ``gone``."""
    return replace(sheet, rows=tuple(_closed_up(sheet, gone))) if gone else sheet


def _closed_up(sheet: Sheet, gone: Set[int]) -> Iterator[Row]:
    up_px = 0.0
    for index, row in enumerate(sheet.rows):
        kept = _without(row, gone)
        if kept is not None:
            yield replace(kept, down_px=kept.down_px - up_px) if up_px else kept
        elif index and index + 1 < len(sheet.rows):
            above, below = sheet.rows[index - 1], sheet.rows[index + 1]
            up_px += min(row.middle_px - above.middle_px, below.middle_px - row.middle_px)


def _without(row: Row, gone: Set[int]) -> Row | None:
    tokens: list[Token] = []
    aligned: set[int] = set()
    for place, token in enumerate(row.tokens):
        if id(token) not in gone:
            if place in row.aligned:
                aligned.add(len(tokens))
            tokens.append(token)
        elif tokens and isinstance(token, Word):
            last = place + 1 == len(row.tokens) or id(row.tokens[place + 1]) not in gone
            tokens[-1] = _ended(tokens[-1], token.text, last=last)
    if len(tokens) == len(row.tokens):
        return row
    return replace(row, tokens=tuple(tokens), aligned=frozenset(aligned)) if tokens else None


def _ended(before: Token, ending: str, *, last: bool) -> Token:
    """The word before what is gone, with the colon or bracket that closed it where ``ending`` is its ``last``."""
    if not isinstance(before, Word):
        return before
    text = before.text
    if text.endswith(".") and not ending.endswith(":"):
        text = text[:-1]  # "Datum. ÅÅÅÅ-MM-DD"
    if text.endswith(";") and ending.endswith(")"):
        text = f"{text[:-1]})"
    if last and ending.endswith((":", ")?")) and not text.endswith((":", "?")):
        text += ending[-1]
    return before if text == before.text else replace(before, text=text)
