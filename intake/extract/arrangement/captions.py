"""Section headings in a column of their own, left of the labels, put above the labels that they head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.extract.labels.hit import Hit
from intake.extract.labels.in_row import row_hits
from intake.extract.layout.sheet import Row, Sheet
from intake.model import Word

_LEAST_LABELS = 2
"""So many labels must stand in their column without a heading beside them."""

_NUMBER = 6
"""So many digits are a number that somebody filled in: no heading."""


def with_captions_above(sheet: Sheet) -> Sheet:
    """The sheet with each heading of a left column on a row of its own, above the labels right of it."""
    hits = [hit for index, row in enumerate(sheet.rows) for hit in row_hits(row, index)]
    column_px = _label_column(sheet, hits)
    if column_px is None:
        return sheet
    parted = [_parted(row, column_px, sheet.char_px) for row in sheet.rows]
    if _answers_stand_right(hits, parted):
        return sheet
    if any(sum(c.isdigit() for w in caption for c in w.text) >= _NUMBER for caption, _ in parted):
        return sheet  # two halves side by side: what stands left is filled in as well
    rows: list[Row] = []
    labels = {h.row for h in hits if abs(sheet.rows[h.row].tokens[h.start].box.x0 - column_px) < _edge(sheet)}
    for first, last in _bands(sheet, parted, column_px):
        parts = parted[first : last + 1]
        words = tuple(w for caption, _ in parts for w in caption)
        begin = first
        above = first - 1
        if first not in labels and above in labels and _closely(sheet, above, first):
            rows.pop()  # the heading's first line stands beside the value of its first label
            begin = above
        if words:
            rows.append(replace(sheet.rows[first], tokens=words, aligned=frozenset()))
        rows += [rest for _, rest in parted[begin : last + 1] if rest is not None]
    return replace(sheet, rows=tuple(rows))


def _answers_stand_right(hits: Sequence[Hit], parted: Sequence[tuple[tuple[Word, ...], Row | None]]) -> bool:
    """Labels left and their values right of the edge, options of one below each other: nothing there is headed."""
    starts = {(h.row, h.start) for h in hits}
    beside = [(i, len(words)) for i, (words, rest) in enumerate(parted) if words and rest is not None]
    answered = sum((i, 0) in starts and (i, count) not in starts for i, count in beside)
    return answered > sum((i, count) in starts for i, count in beside)


def _edge(sheet: Sheet) -> float:
    return 2 * sheet.char_px


def _closely(sheet: Sheet, above: int, below: int) -> bool:
    return sheet.rows[below].middle_px - sheet.rows[above].middle_px < 1.3 * sheet.line_px


def _label_column(sheet: Sheet, hits: Sequence[Hit]) -> float | None:
    """Where the labels begin, if other words begin left of them on some of their rows only."""
    firsts = {h.row: h for h in reversed(hits)}
    for hit in hits:
        row = sheet.rows[hit.row]
        if hit.start == 0 or hit.start != min((i for i in row.column_starts if i), default=0) or row.marks:
            continue
        x = row.tokens[hit.start].box.x0
        leading = [
            r for r, h in firsts.items() if h.start == 0 and abs(sheet.rows[r].tokens[0].box.x0 - x) < _edge(sheet)
        ]
        under = sum(abs(row.tokens[0].box.x0 - x) < _edge(sheet) for row in sheet.rows)
        if len(leading) >= _LEAST_LABELS and under >= 2 * _LEAST_LABELS:
            return x
    return None


def _parted(row: Row, column_px: float, char_px: float) -> tuple[tuple[Word, ...], Row | None]:
    """The words of a row left of the label column, and the rest of it; a line across both is all rest."""
    split = next((i for i in sorted(row.column_starts) if abs(row.tokens[i].box.x0 - column_px) < 2 * char_px), None)
    if split is None:
        left = row.tokens if row.box.x1 < column_px - char_px else ()
        words = tuple(t for t in left if isinstance(t, Word))
        return (words, None) if words and len(words) == len(row.tokens) else ((), row)
    words = tuple(t for t in row.tokens[:split] if isinstance(t, Word))
    if len(words) < split:
        return (), row
    rest = replace(row, tokens=row.tokens[split:], aligned=frozenset(i - split for i in row.aligned if i > split))
    return words, rest


def _bands(
    sheet: Sheet, parted: Sequence[tuple[tuple[Word, ...], Row | None]], column_px: float
) -> Iterator[tuple[int, int]]:
    """First and last row of each stretch: the lines of one heading, or a single row without any."""
    index = 0
    while index < len(parted):
        end = index
        if parted[index][0] and _in_form(sheet, index, column_px):
            while end + 1 < len(parted) and parted[end + 1][0] and _closely(sheet, end, end + 1):
                end += 1
        yield index, end
        index = end + 1


def _in_form(sheet: Sheet, index: int, column_px: float) -> bool:
    """Do words begin in the label column on this row or the next?"""
    return any(
        abs(row.tokens[i].box.x0 - column_px) < _edge(sheet)
        for row in sheet.rows[max(0, index - 1) : index + 2]
        for i in row.column_starts
    )
