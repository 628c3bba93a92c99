"""Labels that were misread beyond a spelling mistake ("Pnr" as "Pur"): known by the value that answers them.

A poor fax confuses letters of one outline. What stands like a label, has the outline of a known one and has just such
a value beside or below as that one asks for, is that label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from intake.extract.labels.hit import Hit
from intake.extract.labels.in_row import wishes_about_somebody
from intake.extract.layout.sheet import Row, Sheet
from intake.extract.values.identity import find_identity_numbers
from intake.extract.values.letters import undotted
from intake.extract.values.numbers import find_phone_numbers
from intake.extract.values.shapes import reads_like_name
from intake.extract.wordings.known import fold, listed, understood, vocabulary
from intake.model import Word

_KINDS = frozenset(
    {
        "identity",
        "phone",
        "mobile",
        "fax",
        "exam_date",
        "order_date",
        "recipient",
        "image_recipient",
        "report_recipient",
    }
)
"""Kinds whose values nothing else looks like."""
_OUTLINE = str.maketrans({**dict.fromkeys("aceou", "n"), **dict.fromkeys("fijlrt1", "l"), **dict.fromkeys("bk", "h")})
"""Letters that a poor fax makes one of another: all round, all narrow, all with a stem and a bow."""
_LETTER_BY_LETTER = 6
"""Up to so many letters every outline must be the same."""
_LIKE = 77.0
_MOST_WORDS = 4
_LATE = date(2099, 12, 31)
"""Only the check digit matters here: nobody was born after this day."""
_CLOSE = 2.2
"""A value stands at most so many lines below its label."""

_DATE = re.compile(
    r"\W*(?:(?:19|20)\d{6}|(?:19|20)\d\d[-. ]\d\d[-. ]\d\d"
    r"|\d{1,2}[. ]+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.? \d{4})\W*"
)
_HOUSE = re.compile(r"\w(?:s|a|u|ska) (?:\w*sjukhus(?:et)?|lasarett(?:et)?|sjh)$|^(?:\w*sjukhuset|lasarettet) i \w")
"""A hospital by its name."""
_PLACE = re.compile(r"\W*(?:rontgen|mediaenhet|bild-? ?(?:och|enhet|arkiv)|radiolog)")


def add_misread(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """Adds the misread labels to the labels of each row, and names those that were seen but not understood."""
    for index in range(len(rows)):
        for start, end in _cells(sheet.rows[index]):
            hit = _misread(sheet, rows, index, start, end)
            if hit is not None:
                rows[index] = sorted([h for h in rows[index] if h.start != hit.start] + [hit], key=lambda h: h.start)


def _misread(sheet: Sheet, rows: Sequence[Sequence[Hit]], index: int, start: int, end: int) -> Hit | None:
    row = sheet.rows[index]
    here = [h for h in rows[index] if start <= h.start < end]
    if here and (here[0].kind != "unknown" or here[0].start != start or len(here) > 1):
        return None
    if reads_like_name(_text(row, start, end)) and _answers_a_label(sheet, rows, index, start):
        return None  # "Behandlarens namn   Louise Fors": whoever stands beside or below a label answers it
    if here and here[0].end < end:
        return _named(here[0], row, _text(row, start, here[0].end), [_text(row, here[0].end, end)])
    if wishes_about_somebody(row, start):
        return None
    values = list(_answers(sheet, rows, index, start, end))
    label = _text(row, start, end)
    seen = here[0] if here else Hit(index, start, end, "unknown", False, label.endswith((":", ";")), True, True)
    if found := _named(seen, row, label, values):
        return found
    for stop in range(start + 1, min(end, start + 3)) if not here else ():
        # "Pur 19900602-2397": no gap between label and value
        if _text(row, stop, end)[:1].isdigit() and not _reads_on(_text(row, start, stop)):
            alone = replace(seen, end=stop, alone=False)
            return _named(alone, row, _text(row, start, stop), [_text(row, stop, end)])
    return None


def _answers_a_label(sheet: Sheet, rows: Sequence[Sequence[Hit]], index: int, start: int) -> bool:
    x0 = sheet.rows[index].tokens[start].box.x0
    above = ((sheet.rows[index - 1].tokens[h.start].box.x0, h) for h in (rows[index - 1] if index else ()))
    below_its_label = any(h.alone and abs(x - x0) < 2 * sheet.char_px for x, h in above)
    return below_its_label or any(h.end == start and h.alone for h in rows[index])


def _named(hit: Hit, row: Row, label: str, values: Sequence[str]) -> Hit | None:
    """The label ``hit`` as the known one whose outline it has and whose kind of value it stands by."""
    words = row.tokens[hit.start : hit.end]
    if not label[:1].isalpha() or any(c.isdigit() for c in label) or len(words) > _MOST_WORDS:
        return None
    if not all(isinstance(w, Word) for w in words) or label.endswith(".") or "," in label or hit.kind != "unknown":
        return None
    known = listed(fold(label), False) or understood(label)  # passed over where its capital was lost: "utförd"
    if known is None and _HOUSE.search(undotted(label)):
        return None  # "Falu lasarett" over one of its departments: a letterhead
    asked = look_alikes(fold(label)) if known is None else _KINDS & {known.kind}
    kinds = {kind for kind in asked if any(_is_just(kind, value) for value in values)}
    return replace(hit, kind=kinds.pop(), guessed=True) if len(kinds) == 1 else None


def _reads_on(label: str) -> bool:
    """Beside its value a word in small letters may be the next line of a letter."""
    return label[:1].islower() and not label.endswith(":")


def _text(row: Row, start: int, end: int) -> str:
    return " ".join(t.text for t in row.tokens[start:end] if isinstance(t, Word))


def _cells(row: Row) -> Iterator[tuple[int, int]]:
    yield from pairwise([*sorted(row.column_starts), len(row.tokens)])


def _answers(sheet: Sheet, rows: Sequence[Sequence[Hit]], index: int, start: int, end: int) -> Iterator[str]:
    """What may answer a label that fills its cell: the cell to its right, or the one below."""
    row = sheet.rows[index]
    if not _reads_on(_text(row, start, end)) and end < len(row.tokens) and not any(h.start == end for h in rows[index]):
        yield _text(row, end, next(stop for begin, stop in _cells(row) if begin == end))
    if index + 1 == len(rows) or sheet.rows[index + 1].middle_px - row.middle_px > _CLOSE * sheet.line_px:
        return
    below = sheet.rows[index + 1]
    x0 = row.tokens[start].box.x0
    for begin, stop in _cells(below):
        if abs(below.tokens[begin].box.x0 - x0) < 2 * sheet.char_px and not any(
            h.start == begin for h in rows[index + 1]
        ):
            yield _text(below, begin, stop)


@cache
def look_alikes(folded: str) -> frozenset[str]:
    """The kinds of the listed wordings that ``folded`` has the outline of; the most alike ones only."""
    outline = folded.translate(_OUTLINE)
    best = 0.0
    kinds: set[str] = set()
    for wording, asked in vocabulary().wordings.items():
        if asked.kind not in _KINDS or len(wording) < 3:
            continue
        other = wording.translate(_OUTLINE)
        if min(len(outline), len(other)) <= _LETTER_BY_LETTER:
            likeness = 100.0 if outline == other else 0.0
        else:
            likeness = fuzz.ratio(outline, other, score_cutoff=_LIKE) if abs(len(outline) - len(other)) <= 2 else 0.0
        if likeness < _LIKE or likeness < best:
            continue
        if likeness > best:
            best, kinds = likeness, set()
        kinds.add(asked.kind)
    return frozenset(kinds)


def _is_just(kind: str, value: str) -> bool:
    """Is ``value`` what the kind asks for, and could it hardly be anything else?"""
    if kind == "identity":
        found = find_identity_numbers(f"Personnummer: {value}", order_year=None, today=_LATE)
        return any(not {"invalid_check_digit", "invalid_date"} & set(f.flags) for f in found)
    if kind in {"exam_date", "order_date"}:
        return _DATE.fullmatch(undotted(value)) is not None
    if kind in {"phone", "mobile", "fax"}:
        return bool(find_phone_numbers(value)) and sum(c.isalpha() for c in value) <= 3
    return _PLACE.match(undotted(value)) is not None
