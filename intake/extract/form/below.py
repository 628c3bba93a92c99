"""Values that stand under their labels: the nearest rows within the column of a label."""

from __future__ import annotations

from collections.abc import Sequence

from intake.extract.form.hints import is_printed
from intake.extract.form.kinds import BLOCK_KINDS, FREE_KINDS, ONE_LINE_KINDS, PEOPLE, SHORT_KINDS
from intake.extract.form.rows_read import RowsRead
from intake.extract.labels.hit import Hit
from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sentences import SALUTATION, ends_short, is_greeting
from intake.extract.layout.sheet import Row, Run, Token
from intake.extract.people.presented import names_somebody
from intake.extract.people.written_names import is_signature
from intake.extract.values.letters import undotted
from intake.extract.values.shapes import ends_open, reads_like_name
from intake.model import Word


def value_below(read: RowsRead, hit: Hit, following: Hit | None) -> Run:
    """The value under a label that stands alone: the nearest rows within its column."""
    below_is_usual = read.usual_below(hit)
    if hit.colon and not below_is_usual and hit.kind not in FREE_KINDS | BLOCK_KINDS | SHORT_KINDS:
        return _below_long_label(read, hit)
    words = _words_below(read, hit, following, below_is_usual)
    text = " ".join(w.text for w in words)
    if hit.kind not in FREE_KINDS and len(words) >= 4 and text.endswith(".") and not ends_short(text):
        return Run(read.sheet.number, ())  # a sentence below the form
    return Run(read.sheet.number, tuple(words))


def _words_below(read: RowsRead, hit: Hit, following: Hit | None, below_is_usual: bool) -> list[Word]:
    row = read.rows[hit.row]
    # The number before the first label of a row was left out as a bullet: its value stands under the number.
    x0 = row.tokens[hit.start].box.x0 - (1.5 if hit.start else 4.5) * read.sheet.char_px
    x1 = read.column_end(row, hit, following)
    words: list[Word] = []
    previous, first_step = row, 0.0
    for index in range(hit.row + 1, len(read.rows)):
        below = read.rows[index]
        limit = 1.6 if words else 2.6
        step = below.middle_px - previous.middle_px
        apart = first_step and below_is_usual and step > 1.2 * first_step
        if step > limit * read.sheet.line_px or (apart and not _unfinished(hit, words)):
            break
        cells = [t for t in below.tokens if x0 <= t.box.x0 < x1]
        if not cells and not words:
            continue
        if not cells or _is_anothers(read, index, cells, loose=not (hit.colon or below_is_usual)):
            break
        if following is None and not below_is_usual and not words and _is_unknown_pair(read, hit, below):
            break
        cell_words = [t for t in cells if isinstance(t, Word)]
        if words and hit.kind in SHORT_KINDS | ONE_LINE_KINDS and not _sentence_goes_on(words, cell_words):
            break
        if hit.colon and not below_is_usual and hit.kind in SHORT_KINDS and not _fits_short(hit.kind, cell_words):
            break
        first_step = first_step or step
        words += cell_words
        previous = below
    return words


def _is_anothers(read: RowsRead, index: int, cells: Sequence[Token], *, loose: bool) -> bool:
    """Cells that belong to a sentence, a label, a box, a greeting; ``loose``: or to a label beside them."""
    below = read.rows[index]
    first = below.tokens.index(cells[0])
    if first not in below.column_starts:
        return True  # the middle of a line is nobody's value
    if loose and read.answers_another(index, first):
        return True
    return (
        read.asks(below)
        or is_printed(below.run.text)
        or is_greeting(below.run.text)
        or SALUTATION.match(undotted(below.run.text)) is not None
        or (below.run.text.startswith("/") and is_signature(below.run.text))
        or any(read.belongs_to_label(index, t) for t in cells)
        or any(isinstance(t, Mark) for t in cells)
        or any(id(w) in read.claimed for w in cells if isinstance(w, Word))
    )


def _is_unknown_pair(read: RowsRead, hit: Hit, below: Row) -> bool:
    """A label that nobody knows, and its value, on a sheet where values stand beside their labels."""
    beside_usual = bool(read.styles) and not any(below for *_, below in read.styles)
    return beside_usual and len(below.column_starts) > 1 and hit.kind in ONE_LINE_KINDS


def _below_long_label(read: RowsRead, hit: Hit) -> Run:
    """The value of a label that left no room for it on its line: the next line, alone before another label."""
    row, nothing = read.rows[hit.row], Run(read.sheet.number, ())
    if hit.start or hit.end < len(row.tokens) or hit.row + 2 >= len(read.rows) or hit.row + 1 in read.by_row:
        return nothing
    below = read.rows[hit.row + 1]
    next_asks = any(h.start == 0 and h.colon for h in read.by_row.get(hit.row + 2, ()))
    next_asks |= hit.end - hit.start >= _LONG_LABEL or hit.kind == "patient_name"
    close = below.middle_px - row.middle_px < 1.6 * read.sheet.line_px
    plain = not below.marks and len(below.column_starts) == 1 and not read.asks(below)
    text = below.run.text
    named = reads_like_name(text) or reads_like_name(text.split(",")[0]) or names_somebody(below.run)
    fitting = hit.kind in PEOPLE and named
    return below.run if next_asks and close and plain and fitting else nothing


_LONG_LABEL = 3
"""A label of so many words may fill the column of labels: its value stands below it, whatever follows."""


def _unfinished(hit: Hit, words: list[Word]) -> bool:
    """``Ortopedmottagningen, Hallands sjukhus / Halmstad``: the town of the hospital stands on the next line."""
    return hit.kind in BLOCK_KINDS and bool(words) and ends_open(words[-1].text)


_SENTENCE_WORDS = 7


def _sentence_goes_on(words: list[Word], below: list[Word]) -> bool:
    """``Härmed begärs kopior av bilder från MR gjord 1 / november 2024.``: a sentence, and the rest of it."""
    unended = len(words) >= _SENTENCE_WORDS and not words[-1].text.endswith((".", "!", "?"))
    return unended and bool(below) and below[0].text[:1].islower()


def _fits_short(kind: str, words: list[Word]) -> bool:
    """Does what stands below look like a value of this kind?"""
    digits = sum(c.isdigit() for w in words for c in w.text)
    return digits >= 4 if kind != "profession" else digits == 0 and len(words) <= 4
