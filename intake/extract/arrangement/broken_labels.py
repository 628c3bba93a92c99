"""Labels that a narrow column broke over several lines, put back on one row."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from intake.extract.labels.stretch import ORDINAL
from intake.extract.layout.sheet import Row, Sheet, Token
from intake.extract.wordings.known import fold, guess_kind, is_wording, listed, understood, wording_of
from intake.model import Word


def with_whole_labels(sheet: Sheet) -> Sheet:
    """Labels that were broken over several lines of their column, or by the end of a line, are put back on one row."""
    rows = _unbroken_lines(sheet)
    for index in range(len(rows) - 1):
        for lines in (4, 3, 2):
            joined = _joined_label(sheet, rows[index : index + lines]) if index + lines <= len(rows) else None
            if joined is not None:
                rows[index : index + lines] = joined
                break
    for index in range(len(rows) - 1):
        rows[index : index + 2] = _joined_further_right(sheet, rows[index], rows[index + 1])
    return replace(sheet, rows=tuple(row for row in rows if row.tokens))


def _joined_further_right(sheet: Sheet, row: Row, below: Row) -> list[Row]:
    """The two rows with the labels of their later columns put together: ``Faxnummer (inkl. / riktnummer):``."""
    if not row.tokens or not below.tokens or below.middle_px - row.middle_px > 1.6 * sheet.line_px:
        return [row, below]
    for begin, end in _cells(below):
        cell = below.tokens[begin:end]
        above = next(
            (
                row.tokens[a:b]
                for a, b in _cells(row)
                if (a or _text(cell).endswith("?")) and abs(row.tokens[a].box.x0 - cell[0].box.x0) < sheet.char_px
            ),
            (),
        )
        words = (*above, *cell)
        ends = _text(cell).endswith((":", "?")) or _runs_on(row, below)
        if not above or not all(isinstance(t, Word) for t in words) or not ends:
            continue
        upper = _text(above)
        if (
            re.search("[:?]", upper)
            or (_text(cell)[:1].isupper() and not upper.endswith("/"))
            or len(words) > _MOST_WORDS
        ):
            continue
        whole = _text(words)
        asks = whole.endswith("?") and guess_kind(whole) != "unknown"
        if not (listed(fold(whole), False) or understood(whole) or asks):
            continue
        at = row.tokens.index(above[-1]) + 1
        tokens = (*row.tokens[:at], *cell, *row.tokens[at:])
        starts = frozenset(i if i < at else i + len(cell) for i in row.column_starts if i)
        rest = (*below.tokens[:begin], *below.tokens[end:])
        kept = frozenset(i if i < begin else i - len(cell) for i in below.aligned if i < begin or i >= end)
        return _joined_further_right(
            sheet, replace(row, tokens=tokens, aligned=starts), replace(below, tokens=rest, aligned=kept - {0})
        )
    return [row, below]


def _runs_on(row: Row, below: Row) -> bool:
    """The second line of a table's head: nothing but small letters, each cell under one of at least two."""
    return (
        len(row.column_starts) > len(below.column_starts)
        and not row.marks
        and all(isinstance(t, Word) and t.text.islower() and t.text.isalpha() for t in below.tokens)
    )


def _cells(row: Row) -> list[tuple[int, int]]:
    return list(pairwise([*sorted(row.column_starts), len(row.tokens)]))


def _joined_label(sheet: Sheet, rows: list[Row]) -> list[Row] | None:
    """The rows with the label of their first column put together; ``None`` where they hold no such label."""
    columns = [_first_column(row) for row in rows]
    if any(not any(c.isalnum() for c in _text(tuple(column))) for column in columns):
        return None  # a dash for an answer
    if not all(columns) or any(_begins_anew(above[-1], below[0]) for above, below in pairwise(columns)):
        return None
    if len(columns[0]) == len(rows[0].tokens) and any(
        len(c) < len(r.tokens) for c, r in zip(columns, rows, strict=True)
    ):
        return None
    for above, below in pairwise(rows):
        # The number of a question stands left of its label, or was left out as a bullet.
        apart = not -1.5 * sheet.char_px < above.tokens[0].box.x0 - below.tokens[0].box.x0 < 4.5 * sheet.char_px
        apart = apart and not _flush_right(sheet, above, below)
        if apart or below.middle_px - above.middle_px > 1.6 * sheet.line_px:
            return None
    if all(_asks_by_itself(row, column) for row, column in zip(rows, columns, strict=True)):
        return None
    words = [w for column in columns for w in column]
    lone = all(len(c) == len(r.tokens) for c, r in zip(columns[1:], rows[1:], strict=True))
    text = " ".join(w.text for w in words)
    whole = lone or words[-1].text.endswith(":")
    asks = text.endswith("?") and guess_kind(text) != "unknown"
    if listed(fold(text), lone) is None and not (whole and (understood(text) or asks) and _open(rows, columns, text)):
        return None
    first = replace(rows[0], tokens=(*words, *rows[0].tokens[len(columns[0]) :]), aligned=frozenset())
    rest = [
        replace(r, tokens=r.tokens[len(c) :], aligned=frozenset()) for r, c in zip(rows[1:], columns[1:], strict=True)
    ]
    return [first, *rest]


def _flush_right(sheet: Sheet, above: Row, below: Row) -> bool:
    """Labels that end at the same edge, left of their values."""
    ends = [column[-1].box.x1 for row in (above, below) if (column := _first_column(row))]
    beside = len(above.column_starts) > 1
    return beside and len(ends) == 2 and abs(ends[0] - ends[1]) < sheet.char_px


def _begins_anew(above: Word, below: Word) -> bool:
    """A capital begins something new, but behind a stroke or the number of a question."""
    return below.text[:1].isupper() and not (above.text.endswith("/") or ORDINAL.fullmatch(above.text))


def _open(rows: list[Row], columns: list[list[Word]], text: str) -> bool:
    """Do all lines but the last end without a colon, and does a colon or a bracket close the last one?"""
    if any(c[-1].text.endswith((":", "?")) or ORDINAL.fullmatch(b[0].text) for c, b in pairwise(columns)):
        return False
    beside = len(columns[0]) < len(rows[0].tokens)
    return text.endswith((":", ")")) or (beside and _lone(rows[1:], columns[1:]))


def _lone(rows: list[Row], columns: list[list[Word]]) -> bool:
    return all(len(c) == len(r.tokens) for c, r in zip(columns, rows, strict=True))


_MOST_WORDS = 9


def _unbroken_lines(sheet: Sheet) -> list[Row]:
    """The rows, where in running text (``Klinik: Ortopeden; Läkare: Eva Lund``) a label stands whole on its value's
    row: the part of it at the end of a line goes down to the rest."""
    rows = list(sheet.rows)
    for index in range(len(rows) - 1):
        row, below = rows[index], rows[index + 1]
        at = 1 + max((i for i, t in enumerate(row.tokens) if isinstance(t, Word) and t.text.endswith(";")), default=-1)
        tail, rest = row.tokens[at:], below.tokens[:_MOST_WORDS]
        if not at or not 0 < len(tail) <= _MOST_WORDS or below.middle_px - row.middle_px > 1.75 * sheet.line_px:
            continue
        stop = next((i + 1 for i, t in enumerate(rest) if isinstance(t, Word) and t.text.endswith(":")), 0)
        whole = _text(tail).endswith(":")
        if whole and below.marks:
            continue  # its check boxes stand on the next line
        words = tail if whole else (*tail, *rest[:stop])
        label = _text(words)
        if not label.endswith(":") or not all(isinstance(t, Word) for t in words) or ":" in label[:-1]:
            continue
        if wording_of(label) and label[:1].isalnum() and not label[:1].islower():
            moved = frozenset(len(tail) + i for i in below.aligned if i)
            rows[index] = replace(row, tokens=row.tokens[:at], aligned=frozenset(i for i in row.aligned if i < at))
            rows[index + 1] = replace(below, tokens=(*tail, *below.tokens), aligned=moved)
    return rows


def _text(tokens: tuple[Token, ...]) -> str:
    return " ".join(t.text for t in tokens if isinstance(t, Word))


def _asks_by_itself(row: Row, column: list[Word]) -> bool:
    """A whole label with its value beside it: ``utförd   2026-03-14`` under ``Undersökning   MR hjärna``."""
    return len(column) < len(row.tokens) and is_wording(" ".join(w.text for w in column))


def _first_column(row: Row) -> list[Word]:
    end = min((i for i in row.column_starts if i), default=len(row.tokens))
    tokens = row.tokens[:end]
    return [t for t in tokens if isinstance(t, Word)] if all(isinstance(t, Word) for t in tokens) else []
