"""A patient's name whose first word was read with a sign behind it and left out: ``KARL. AXEL SJÖGREN``."""

from __future__ import annotations

import re
from itertools import pairwise

from intake.extract.evidence.claims import doubted, undoubted
from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Row
from intake.extract.values.names_in_use import is_given
from intake.model import Box, Field, Word

_CUT = re.compile(r"[^\W\d_]{3,}[.:;-]")
"""What a poor fax leaves of a first name, or of the first half of a double one."""


def with_doubted_beginning(field: Field, dossier: Dossier) -> Field:
    """The name doubted where a first name with a sign behind it stands right before its words."""
    if not isinstance(field.value, str) or not field.evidence or not undoubted(field):
        return field
    held = field.evidence[0]
    for form in dossier.forms_in_order():
        if form.number != held.page:
            continue
        for row in form.sheet.rows:
            before = _word_before(row, held.box)
            if _CUT.fullmatch(before) and before[:1].isupper() and is_given(before):
                return doubted(field, "low_confidence", candidates=(field.value, f"{before[:-1]} {field.value}"))
    return field


def _word_before(row: Row, box: Box) -> str:
    """The word before the one that begins ``box``; empty where it stands in another column."""
    for place, (before, token) in enumerate(pairwise(row.tokens), 1):
        begins = box.y0 <= (token.box.y0 + token.box.y1) / 2 <= box.y1 and token.box.x0 == box.x0
        if begins and isinstance(before, Word) and place not in row.column_starts:
            return before.text
    return ""
