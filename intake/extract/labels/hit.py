"""A label found on a row."""

from __future__ import annotations

from dataclasses import dataclass

from intake.extract.layout.sheet import Run, Sheet
from intake.model import Word

DIGIT_KINDS = frozenset({"identity", "phone", "mobile", "fax", "phone_fax", "exam_date", "order_date", "birth_date"})
"""Kinds whose value begins with a digit: the digit itself shows that the word before it is a label."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A label found on a row: tokens ``start``–``end`` (exclusive). ``kind`` is ``unknown`` for a label we cannot name.

    ``colon`` says that it ends in a colon, question mark or dash, ``alone`` that nothing follows it in its column,
    ``guessed`` that its wording is not listed but was understood from its parts.
    """

    row: int
    start: int
    end: int
    kind: str
    weak: bool
    colon: bool
    alone: bool
    guessed: bool = False


def label_run(sheet: Sheet, hit: Hit) -> Run:
    """The words of the label itself."""
    row = sheet.rows[hit.row]
    return Run(sheet.number, tuple(t for t in row.tokens[hit.start : hit.end] if isinstance(t, Word)))
