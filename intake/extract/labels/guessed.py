"""Labels that no wording tells: what stands where the sure labels of a sheet show that labels stand."""

from __future__ import annotations

import re
from itertools import pairwise

from intake.extract.labels.hit import Hit, label_run
from intake.extract.labels.in_row import ends_letter
from intake.extract.labels.sections import HEADING_WORDS
from intake.extract.labels.stretch import MOST_WORDS
from intake.extract.layout.sheet import Sheet
from intake.extract.people.written_names import looks_like_name
from intake.extract.values.professions import find_profession
from intake.extract.values.shapes import fits
from intake.extract.wordings.known import fold, guess_kind, listed, understood
from intake.model import Word

LEAST_STACK = 3
"""So many labels above their values make it likely that what stands between two such pairs is a label too."""


def add_guessed(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """Adds the labels that the sure ones around them give away to the labels of each row."""
    for guess in (
        _guess_in_label_column,
        _guess_in_stack,
        _guess_shortened,
        _guess_in_head,
        _guess_questions,
        _guess_headings,
        _guess_under_headings,
    ):
        guess(sheet, rows)


def asks(sheet: Sheet, hit: Hit) -> bool:
    """Is the label put as a question?"""
    return label_run(sheet, hit).text.endswith("?")


def _guess_in_label_column(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """In a form of two columns what stands in the label column is a label, even where its wording is not known."""
    pairs = [
        (row.tokens[0].box.x0, row.tokens[hits[0].end].box.x0)
        for row, hits in zip(sheet.rows, rows, strict=True)
        if hits
        and hits[0].start == 0
        and hits[0].alone
        and not hits[0].colon
        and hits[0].end < len(row.tokens)
        and not any(h.start == hits[0].end for h in hits)
    ]
    if len(pairs) < 0.5 * sum(1 for hits in rows if hits):
        return
    for index, row in enumerate(sheet.rows):
        end = min((i for i in row.column_starts if i), default=0)
        if rows[index] or not end or end > MOST_WORDS or not all(isinstance(t, Word) for t in row.tokens[:end]):
            continue
        x0, x1 = row.tokens[0].box.x0, row.tokens[end].box.x0
        near = sum(abs(a - x0) < sheet.char_px and abs(b - x1) < sheet.char_px for a, b in pairs)
        text = " ".join(t.text for t in row.tokens[:end] if isinstance(t, Word))
        kind = guess_kind(text) if text[:1].isupper() else _without_its_capital(text)
        if near >= 3 and kind and end not in row.aligned:
            rows[index].append(Hit(index, 0, end, kind, False, False, True))


def _without_its_capital(text: str) -> str | None:
    """What a label asks for whose capital was read as a small letter ("utförd"); ``None`` for the rest of another."""
    found = listed(fold(text), False) if text[-1:].isalpha() else None
    return None if found is None or found.weak else found.kind


_INDENT = 2.5
"""A value may begin so many characters right of the label above it."""


def _guess_in_stack(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """Where labels stand above their values, a line nearer to the one below than to the one above is a label."""
    lone = [
        i
        for i, hits in enumerate(rows[:-1])
        if len(hits) == 1 and hits[0].start == 0 and hits[0].alone and not rows[i + 1] and not hits[0].colon
    ]
    if len(lone) < LEAST_STACK:
        return
    starts = [sheet.rows[i].tokens[0].box.x0 for i in lone]
    for index in range(1, len(rows) - 1):
        row, above, below = sheet.rows[index], sheet.rows[index - 1], sheet.rows[index + 1]
        if rows[index] or rows[index + 1] or row.marks or len(row.column_starts) > 1 or len(row.words) >= MOST_WORDS:
            continue
        if ends_letter(row) or (looks_like_name(row.run.text) and find_profession(below.run.text)):
            continue
        x0 = row.tokens[0].box.x0
        in_stack = sum(abs(x0 - x) < sheet.char_px for x in starts) >= LEAST_STACK
        in_stack |= bool(row.part) and any(
            sheet.rows[i].part == row.part and abs(x0 - x) < 2 * sheet.char_px
            for i, x in zip(lone, starts, strict=True)
        )
        over_value = -sheet.char_px < below.tokens[0].box.x0 - x0 < _INDENT * sheet.char_px
        nearer = row.middle_px - above.middle_px > 1.15 * (below.middle_px - row.middle_px)
        text = row.run.text
        if in_stack and over_value and nearer and text[:1].isupper() and not any(c.isdigit() for c in text):
            found = listed(fold(text), True)
            kind = found.kind if found is not None else guess_kind(text)
            rows[index].append(Hit(index, 0, len(row.tokens), kind, False, False, True, found is None))


def _guess_headings(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """``Från`` alone above a label: the heading of a part, though in running text the word is none."""
    for index, row in enumerate(sheet.rows[:-1]):
        text, below = row.run.text, rows[index + 1]
        if rows[index] or row.marks or len(row.column_starts) > 1 or fold(text) not in HEADING_WORDS:
            continue
        found = listed(fold(text), False)
        near = abs(sheet.rows[index + 1].tokens[0].box.x0 - row.tokens[0].box.x0) < 6 * sheet.char_px
        heads = below and below[0].start == 0 and (below[0].alone or below[0].colon)
        if found is not None and text[:1].isupper() and near and heads:
            rows[index].append(Hit(index, 0, len(row.tokens), found.kind, found.weak, False, True))


_LEAST_QUESTIONS = 3


def _guess_questions(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """On a form that puts its labels as questions every other question at the beginning of a column is a label, too."""
    if sum(asks(sheet, h) for hits in rows for h in hits) < _LEAST_QUESTIONS:
        return
    for index, row in enumerate(sheet.rows):
        starts = [*sorted(row.column_starts), len(row.tokens)]
        for begin, end in pairwise(starts):
            words = [t.text for t in row.tokens[begin:end] if isinstance(t, Word)]
            taken = any(h.start < end and h.end > begin for h in rows[index])
            if not taken and len(words) == end - begin > 1 and words[-1].endswith("?") and words[0][:1].isupper():
                kind = guess_kind(" ".join(words))
                rows[index].append(Hit(index, begin, end, kind, False, True, True, True))
                rows[index].sort(key=lambda h: h.start)


_OF_PLACES = frozenset({"addressee", "sender", "recipient", "clinic", "onset_heading_recipient"})


_NO_PLACES = frozenset({"delivery", "wanted", "urgency", "exam_date", "order_date", "consent"})


def _guess_under_headings(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """``Adressat`` over ``Leveranssätt`` over ``USB``: what asks for something else than its heading is a label."""
    for index, row in enumerate(sheet.rows[1:-1], 1):
        above, below = rows[index - 1], sheet.rows[index + 1]
        if rows[index] or rows[index + 1] or row.marks or len(row.column_starts) > 1 or not above:
            continue
        heading = len(above) == 1 and above[0].start == 0 and above[0].end == len(sheet.rows[index - 1].tokens)
        found = understood(row.run.text) if heading and not above[0].colon else None
        left, under = row.tokens[0].box.x0, below.tokens[0].box.x0
        inside = sheet.rows[index - 1].tokens[0].box.x0 <= left + sheet.char_px and left <= under + sheet.char_px
        near = below.middle_px - row.middle_px < 1.8 * sheet.line_px
        if found and inside and near and above[0].kind in _OF_PLACES and found.kind in _NO_PLACES:
            rows[index].append(Hit(index, 0, len(row.tokens), found.kind, False, False, True, True))


_LEAST_COLUMNS = 3


def _guess_in_head(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """Of columns over as many values what stands between labels is a label, even where its wording is not known."""
    for index, row in enumerate(sheet.rows[:-1]):
        below, starts = sheet.rows[index + 1], sorted(row.column_starts)
        known = {h.start: h for h in rows[index] if h.alone and not label_run(sheet, h).text.endswith(":")}
        if (
            len(starts) < _LEAST_COLUMNS
            or row.marks
            or len(known) < len(rows[index])
            or len(below.column_starts) != len(starts)
        ):
            continue
        missing = [i for i in starts if i not in known]
        in_line = all(
            abs(row.tokens[a].box.x0 - below.tokens[b].box.x0) < 2 * sheet.char_px
            for a, b in zip(starts, sorted(below.column_starts), strict=True)
        )
        asks_below = any(h.start in below.column_starts for h in rows[index + 1] if not (h.guessed and h.weak))
        if len(missing) != 1 or not in_line or asks_below:
            continue
        at = missing[0]
        end = min((i for i in starts if i > at), default=len(row.tokens))
        text = " ".join(t.text for t in row.tokens[at:end] if isinstance(t, Word))
        if text[:1].isupper() and not any(c.isdigit() for c in text) and end - at <= MOST_WORDS:
            rows[index].append(Hit(index, at, end, guess_kind(text), False, False, True, True))
            rows[index].sort(key=lambda h: h.start)


_SHORTENED = re.compile(r"[^\W\d_]{3,}\.")


def _guess_shortened(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """``Läk.`` on a line of its own over a person: a word cut off by a full stop asks, it does not answer."""
    for index, row in enumerate(sheet.rows[:-1]):
        below = sheet.rows[index + 1]
        if rows[index] or rows[index + 1] or len(row.tokens) != 1 or below.marks:
            continue
        text = row.run.text
        found = understood(text) if _SHORTENED.fullmatch(text) else None
        indent = below.tokens[0].box.x0 - row.tokens[0].box.x0
        in_place = -sheet.char_px < indent < _INDENT * sheet.char_px
        if found is not None and found.kind == "doctor" and in_place and fits("doctor", below.run.text):
            rows[index].append(Hit(index, 0, 1, found.kind, False, False, True, True))
