"""Words on a page → rows and columns, without the line of the sender's fax machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean, median

from intake.extract.layout.boxes import separate_marks
from intake.extract.layout.counting import without_counting
from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sheet import Row, Sheet, Token
from intake.extract.values.letters import undotted
from intake.extract.values.name_shapes import WORD
from intake.extract.values.professions import find_profession
from intake.extract.wordings.parts import parts_of
from intake.model import Page, Word
from intake.transmission import EDGE, is_stamped

COLUMN_GAP_CHARS = 2.5
"""A gap wider than this many average characters starts a new column."""


def lay_out(page: Page) -> Sheet:
    """Rows of one page, without the line that the sender's fax machine printed at the top."""
    words, marks = separate_marks(without_counting(page))
    char_px = _character_width(words)
    rows = [
        Row(page.number, tuple(sorted(tokens, key=lambda t: (t.box.x0, t.box.x1))), COLUMN_GAP_CHARS * char_px)
        for tokens in _rows(words, marks)
    ]
    rows = [_parted_at_semicolons(_without_bullet(row)) for row in rows]
    rows.sort(key=lambda row: row.middle_px)
    kept = [row for i, row in enumerate(rows) if not (i < 2 and _is_fax_header(row, page))]
    return Sheet(page, tuple(_aligned(kept, char_px)), char_px)


_BULLET = re.compile(r"[-–•·*▪◦●‣]|\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[A-Ha-h][.)]")


def _without_bullet(row: Row) -> Row:
    """Without the sign or number that opens an item of a list: ``3. Patient``, ``- Namn``."""
    first = row.tokens[0]
    if len(row.tokens) < 2 or not isinstance(first, Word) or not _BULLET.fullmatch(first.text):
        return row
    if _is_initial(row):
        return row
    return replace(row, tokens=row.tokens[1:], item=True)


_SURNAME = re.compile(rf"{WORD},?")
_SHORTEST = 3
"""Letters of a surname that a part of a label may be by chance."""


def _is_initial(row: Row) -> bool:
    """``A. Lund``, ``E. Berg, överläkare``: a first name by its letter, and no part of a form by its number."""
    words = [t.text for t in row.tokens if isinstance(t, Word)]
    if len(words) < len(row.tokens) or not re.fullmatch(r"[A-ZÅÄÖ]\.", words[0]) or not _SURNAME.fullmatch(words[1]):
        return False
    bare = re.sub(r"[^a-z]", "", undotted(words[1]))
    if (len(bare) > _SHORTEST and parts_of(bare)) or 1 in row.column_starts:
        return False
    rest = " ".join(words[2:])
    return not rest or words[1].endswith(",") or rest.startswith("(") or bool(find_profession(rest))


def _parted_at_semicolons(row: Row) -> Row:
    """Signs that stand by themselves between fields (``; ``) end a column, and are left out."""
    signs = [t for t in row.tokens if isinstance(t, Word) and t.text in {";", "•", "·"}]
    if not signs or len(signs) >= len(row.tokens) / 2 or _lists(row, signs):
        return row
    kept = tuple(t for t in row.tokens if t not in signs)
    after = {id(b) for a, b in pairwise(row.tokens) if a in signs}
    return replace(row, tokens=kept, aligned=frozenset(i for i, t in enumerate(kept) if i and id(t) in after))


def _lists(row: Row, signs: Sequence[Token]) -> bool:
    """``Massage · Naprapati · Gym``, ``Eva Lund · Per Ask``: what or who there is in a house, and no fields."""
    dots = all(isinstance(t, Word) and t.text != ";" for t in signs)
    return dots and not row.marks and not re.search(r"[\d:@]", row.run.text)


def _aligned(rows: Sequence[Row], char_px: float) -> Iterator[Row]:
    """Marks words that begin where at least three other rows have a column: a long label leaves little gap before it.

    The gap must still be wider than the row's others: words of a sentence fall on a column by chance.
    """
    starts = [(row.tokens[0].box.x0, row.tokens[i].box.x0) for row in rows for i in row.column_starts if i]
    for row in rows:
        gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(row.tokens)]
        usual = median(gaps) if len(gaps) > 1 else 0.0
        found: set[int] = set()
        for index in range(1, 0 if row.marks else len(row.tokens)):
            x0, left, gap = row.tokens[index].box.x0, row.tokens[0].box.x0, gaps[index - 1]
            if index in row.column_starts or gap < max(0.9 * char_px, 1.4 * usual):
                continue
            if sum(abs(x0 - x) <= 0.4 * char_px and abs(left - a) <= char_px for a, x in starts) >= 3:
                found.add(index)
        yield replace(row, aligned=row.aligned | found) if len(found) == 1 else row


def _character_width(words: Sequence[Word]) -> float:
    widths = [(w.box.x1 - w.box.x0) / len(w.text) for w in words if len(w.text) >= 3]
    return median(widths) if widths else 12.0


_HOPELESS = 0.5
"""Words at the very edge that were read with less are what a poor line left of the strip."""


def _is_fax_header(row: Row, page: Page) -> bool:
    if row.marks:
        return False
    torn = row.box.y1 < EDGE * page.height_px and mean(word.confidence for word in row.words) < _HOPELESS
    return torn or is_stamped(row.run.text, row.box.y1, page.height_px)


def _rows(words: Sequence[Word], marks: Sequence[Mark]) -> list[list[Token]]:
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    fragments = sorted(lines.values(), key=lambda ws: median((w.box.y0 + w.box.y1) / 2 for w in ws))
    rows: list[list[Token]] = []
    for fragment in fragments:
        home = next((row for row in reversed(rows[-6:]) if _beside(row, fragment)), None)
        if home is None:
            rows.append(list(fragment))
        else:
            home.extend(fragment)
    for mark in marks:
        best = max(rows, key=lambda row: _mark_fit(row, mark), default=None)
        if best is not None and _mark_fit(best, mark) > 0.4:
            best.append(mark)
        else:
            rows.append([mark])
    return rows


def _overlap(a0: int, a1: int, b0: int, b1: int) -> float:
    """Shared length as a share of the shorter of two stretches."""
    return (min(a1, b1) - max(a0, b0)) / max(1, min(a1 - a0, b1 - b0))


def _beside(row: Sequence[Token], fragment: Sequence[Token]) -> bool:
    """Do the two stand side by side on one printed row? Judged where they come closest, so a slant does not matter."""
    nearest: tuple[Token, Token] | None = None
    least = 0
    for a in row:
        for b in fragment:
            gap = max(a.box.x0 - b.box.x1, b.box.x0 - a.box.x1)
            if gap < -5:
                return False  # they stand above each other
            if nearest is None or gap < least:
                least, nearest = gap, (a, b)
    if nearest is None:
        return False
    left, right = nearest
    return _overlap(left.box.y0, left.box.y1, right.box.y0, right.box.y1) > 0.55


def _mark_fit(row: Sequence[Token], mark: Mark) -> float:
    near = min(row, key=lambda t: max(t.box.x0 - mark.box.x1, mark.box.x0 - t.box.x1))
    return _overlap(near.box.y0, near.box.y1, mark.box.y0, mark.box.y1)
