"""Alternatives of which one is to be ringed or the others struck out: what pen marks there are nobody reads here.

Each is given a box whose state is unclear, so that none of them counts as said and a person looks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sheet import Row, Sheet, Token
from intake.extract.values.letters import undotted
from intake.model import Box, CheckState, Word

_RING = re.compile(
    r"\b(?:ringa in|inringa|ringa runt|satt (?:en )?ring|circle|stryk (?:det|den|under|ej)|understryk|stryk over)\b"
)
_LEAST = 2
_CLOSE = 2.5
"""Alternatives go on at most so many lines further down."""


def with_ringed_unclear(sheet: Sheet) -> Sheet:
    """The sheet with an unclear mark before each alternative that stands right of a label which says to ring one."""
    rows = list(sheet.rows)
    edge, previous = 0.0, float("-inf")
    for index, row in enumerate(rows):
        places = sorted(i for i in row.column_starts if i)
        if places and not row.marks and _RING.search(_label(row, places[0])):
            edge = row.tokens[places[0]].box.x0 - sheet.char_px
        elif edge and not (row.box.x0 >= edge and row.middle_px - previous < _CLOSE * sheet.line_px):
            edge = 0.0
        if edge:
            previous = row.middle_px
            rows[index] = _marked(row, edge, sheet.char_px)
    return replace(sheet, rows=tuple(rows))


def _label(row: Row, end: int) -> str:
    return undotted(" ".join(t.text for t in row.tokens[:end] if isinstance(t, Word)))


def _marked(row: Row, edge: float, char_px: float) -> Row:
    tokens: list[Token] = []
    for place, token in enumerate(row.tokens):
        if place in row.column_starts and token.box.x0 >= edge:
            x0, x1 = int(token.box.x0 - 2 * char_px), int(token.box.x0 - 0.5 * char_px)
            tokens.append(Mark(CheckState.UNCLEAR, Box(x0, token.box.y0, x1, token.box.y1), 0.5))
        tokens.append(token)
    return replace(row, tokens=tuple(tokens), aligned=frozenset())
