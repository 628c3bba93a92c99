"""Labels set close to their values: the gap behind them is no column's, but wider than those between words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median

from intake.extract.layout.sheet import Row, Sheet
from intake.extract.wordings.known import fold, listed, understood
from intake.model import Word

_WIDER = 1.5
"""So many times a usual gap between words."""
_MOST_WORDS = 7


def with_gaps_behind_labels(sheet: Sheet) -> Sheet:
    """The sheet with a column begun behind each label that a gap wider than the usual one parts from its value."""
    gaps = [gap for row in sheet.rows for a, b in pairwise(row.words) if 0 < (gap := b.box.x0 - a.box.x1) <= row.gap_px]
    if not gaps:
        return sheet
    wide_px = _WIDER * max(median(gaps), 0.4 * sheet.char_px)
    height_px = median(row.height_px for row in sheet.rows)
    # In larger type the gaps between words are larger, too.
    return replace(sheet, rows=tuple(_parted(row, wide_px * max(1.0, row.height_px / height_px)) for row in sheet.rows))


def _parted(row: Row, wide_px: float) -> Row:
    starts = [*sorted(row.column_starts), len(row.tokens)]
    found = {at for begin, end in pairwise(starts) if (at := _behind_label(row, begin, end, wide_px))}
    return replace(row, aligned=row.aligned | found) if found else row


def _behind_label(row: Row, begin: int, end: int, wide_px: float) -> int:
    """Where the value begins that a wide gap parts from the label ``begin``; 0 where there is none."""
    tokens = row.tokens[begin:end]
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(tokens)]
    if not gaps or max(gaps) < wide_px:
        return 0
    count = gaps.index(max(gaps)) + 1
    others = [gap for place, gap in enumerate(gaps, 1) if place != count]
    label, value = tokens[:count], tokens[count]
    if (others and max(gaps) < _WIDER * max(others)) or count > _MOST_WORDS or not isinstance(value, Word):
        return 0
    text = " ".join(t.text for t in label if isinstance(t, Word))
    whole = all(isinstance(t, Word) for t in label) and text[:1].isupper() and text[-1] not in ",;"
    return begin + count if whole and (listed(fold(text), False) or understood(text)) else 0
