"""Forms of boxes, each with a caption in small print over or under what was filled in: read box by box.

The print tells a caption from an answer, and the place tells which belong together, whatever the words. A box becomes
a row ``Caption: answer``; boxes of an examination side by side stay columns, its captions above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from intake.extract.guidance.print_size import print_px
from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sheet import Row, Sheet, Token
from intake.extract.values.shapes import fits
from intake.extract.wordings.known import fold, wording_of
from intake.model import CheckState, Word

_LEAST = 4
"""So many answered captions make a form of this sort."""
_SMALLER = 0.85
_MOST_WORDS = 9
_NUMBER = 6
_NEAR = 2.8
"""An answer stands so near its caption, counted in heights of its own print."""
_PITCH = 1.8
"""The lines of one answer stand so near each other."""
_FURTHER = 1.5
"""A caption goes on so closely under its first line."""
_LEFT = 3.5
"""An answer may begin so many characters left of its caption: the number of the box stood before that."""
_INDENT = 3.0
_EXAMINATION = frozenset({"examination", "modality", "body_part", "exam_date"})


@dataclass(frozen=True, slots=True)
class _Caption:
    """A caption and what was filled in: ``answer`` by rows of the sheet, from top to bottom."""

    row: int
    words: tuple[Word, ...]
    answer: tuple[tuple[int, tuple[Token, ...]], ...] = ()

    @property
    def x0(self) -> int:
        return self.words[0].box.x0

    @property
    def x1(self) -> int:
        return self.words[-1].box.x1

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def top(self) -> int:
        return min([self.row, *(index for index, _ in self.answer)])

    @property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(t for _, tokens in self.answer for t in tokens)


def with_captioned_cells(sheet: Sheet) -> Sheet:
    """The sheet with its captions beside their answers, where it is a form of this sort."""
    answers_px = _answers_px(sheet)
    captions = list(_from_first_known(_captions(sheet, answers_px))) if answers_px else []
    captions, more = _with_further_lines(sheet, captions, answers_px)
    if len(captions) < _LEAST or sum(_is_answered_beside(sheet, c) for c in captions) >= _LEAST:
        return sheet
    small = {id(w) for c in captions for w in c.words} - more
    read = [_Boxes(sheet, captions, small, more, answers_px, step).answered() for step in (1, -1)]
    scores = [_fitting(found) for found in read]
    if scores[0] == scores[1] and not _nearer_below(sheet, small, answers_px):
        read.reverse()
    found = max(read, key=_fitting)
    if sum(bool(c.answer) for c in found) < _LEAST or _fitting(found) < 1:
        return sheet
    return replace(sheet, rows=tuple(_spaced(sheet, _rows(sheet, found, more))))


def _with_further_lines(
    sheet: Sheet, captions: Sequence[_Caption], answers_px: float
) -> tuple[list[_Caption], set[int]]:
    """The captions with the lines on which they go on, and the words of those lines, which are no captions."""
    whole, more = list[_Caption](), set[int]()
    for caption in captions:
        if more.isdisjoint(map(id, caption.words)):
            line = _further_line(sheet, caption, answers_px)
            more.update(map(id, line))
            joined = replace(caption, words=(*caption.words, *line))
            alone = wording_of(_plain(caption.text)) is not None and wording_of(_plain(joined.text)) is None
            whole.append(caption if alone else joined)
    return whole, more


def _further_line(sheet: Sheet, caption: _Caption, answers_px: float) -> tuple[Word, ...]:
    """``(Ej till enskild läkare)`` closely under a caption, or words in its small print that begin no other."""
    if caption.row + 1 == len(sheet.rows):
        return ()
    row, above = sheet.rows[caption.row + 1], sheet.rows[caption.row]
    for words in _cells(row):
        text = " ".join(w.text for w in words)
        bracket = text.startswith("(") and text.endswith(")")
        small = (print_px(words) or answers_px) <= _SMALLER * answers_px
        goes_on = small and (text[:1].islower() or wording_of(text) is None)
        near = row.middle_px - above.middle_px < _FURTHER * answers_px
        if abs(words[0].box.x0 - caption.x0) < sheet.char_px and near and (bracket or goes_on):
            return words
    return ()


def _is_answered_beside(sheet: Sheet, caption: _Caption) -> bool:
    """``Klinik:    Ortopeden``: a label whose colon points at what stands right of it, in whatever print."""
    return caption.text.endswith(":") and sheet.rows[caption.row].tokens[-1].box.x0 > caption.x1


def _fitting(captions: Sequence[_Caption]) -> int:
    """How much more often an answer fits its caption than not."""
    score = 0
    for caption in captions:
        known = wording_of(_plain(caption.text)) if caption.answer else None
        words = " ".join(t.text for t in caption.tokens if isinstance(t, Word))
        fit = fits(known.kind, words) if known is not None and words else None
        score += (fit is True) - 2 * (fit is False)
    return score


def _from_first_known(captions: Iterable[_Caption]) -> Iterator[_Caption]:
    """Without the small print of the letterhead: the boxes begin where a caption asks in known words."""
    found = list(captions)
    known = (c.row for c in found if (wording := wording_of(_plain(c.text))) is not None and not wording.weak)
    first = min(known, default=10**9)
    return (c for c in found if c.row >= first)


def _answers_px(sheet: Sheet) -> float:
    """The print of what was filled in, which numbers of many digits surely are; 0 where nothing tells it."""
    if len({w.box.y1 - w.box.y0 for w in sheet.run.words}) == 1:
        return 0.0
    cells = [words for row in sheet.rows for words in _cells(row)]
    numbers = [w for words in cells if sum(c.isdigit() for w in words for c in w.text) >= _NUMBER for w in words]
    sizes = [(w.box.y1 - w.box.y0) / _DIGIT for w in numbers if _DIGITS.fullmatch(w.text)]
    return median(sizes) if len(sizes) > 1 else 0.0


_DIGITS = re.compile(r"\d[\d.+-]*\d")
_DIGIT = 0.77
"""A digit's share of the height from the tail of a g to the top of a k."""


def _cells(row: Row) -> Iterator[tuple[Word, ...]]:
    for start, end in pairwise([*sorted(row.column_starts), len(row.tokens)]):
        words = tuple(t for t in row.tokens[start:end] if isinstance(t, Word))
        if len(words) == end - start:
            yield words


def _captions(sheet: Sheet, answers_px: float) -> Iterator[_Caption]:
    """What may be a caption: few words in small print, or of no print that tells beside nothing but such."""
    for index, row in enumerate(sheet.rows):
        cells = [words for words in _cells(row) if _may_ask(words)]
        small = [words for words in cells if 0 < (print_px(words) or 0) <= _SMALLER * answers_px]
        if not small:
            continue
        cells = [words for words in _cells(row) if words in cells or _is_abbreviated(words)]
        whole = len(cells) == len(row.column_starts)
        for words in cells:
            beside = whole and (print_px(words) is None or wording_of(_plain(_bare(words))) is not None)
            if words in small or beside:
                yield _Caption(index, words)


def _may_ask(words: Sequence[Word]) -> bool:
    text = " ".join(w.text for w in words)
    if _COUNT.fullmatch(text):
        return True
    text = _ORDINAL.sub("", text)
    short = len(words) <= _MOST_WORDS and not text.rstrip(")").endswith((".", "!", ","))
    letters = text[:1].isalpha() and re.search(r"[^\W\d_]{3}", text) is not None
    return short and letters and sum(c.isdigit() for c in text) < _NUMBER


def _is_abbreviated(words: Sequence[Word]) -> bool:
    """``Bild mott.`` beside other captions: its full stop ends no sentence."""
    text = " ".join(w.text for w in words)
    return text.endswith(".") and len(words) <= _MOST_WORDS and wording_of(text) is not None


_ORDINAL = re.compile(r"\d{1,2}[.)] ")
_COUNT = re.compile(r"\d{1,2}[a-h]")
"""The number of a box, all that its caption is."""


def _bare(words: Sequence[Word]) -> str:
    return " ".join(_NOTE.sub("", w.text) for w in words)


def _nearer_below(sheet: Sheet, small: set[int], answers_px: float) -> bool:
    """Are most captions nearer to what stands below them than to what stands above?"""
    votes = 0
    for index, row in enumerate(sheet.rows):
        if not row.tokens or not all(id(t) in small for t in row.tokens):
            continue
        gaps = []
        for other in (index + 1, index - 1):
            inside = 0 <= other < len(sheet.rows) and any(id(t) not in small for t in sheet.rows[other].tokens)
            gaps.append(abs(sheet.rows[other].middle_px - row.middle_px) if inside else _NEAR * answers_px)
        votes += (gaps[0] < gaps[1]) - (gaps[0] > gaps[1])
    return votes > 0


class _Boxes:
    """The boxes of a sheet whose answers stand ``step`` rows from their captions: 1 below them, -1 above."""

    def __init__(
        self,
        sheet: Sheet,
        captions: Sequence[_Caption],
        small: set[int],
        more: set[int],
        answers_px: float,
        step: int,
    ) -> None:
        self.more = more  # words of further lines of captions
        self.sheet, self.captions, self.small, self.answers_px, self.step = sheet, captions, small, answers_px, step
        self.taken: set[int] = set()
        self.from_left = self._from_left()

    def answered(self) -> list[_Caption]:
        """Every caption with its answer, in the order of the sheet."""
        order = self.captions if self.step < 0 else list(reversed(self.captions))
        found = [replace(c, answer=tuple(sorted(self._answer(c), key=lambda a: a[0]))) for c in order]
        return found if self.step < 0 else found[::-1]

    def _from_left(self) -> bool:
        """Do captions begin where their answers do, rather than end where their boxes end?"""
        char_px = self.sheet.char_px
        beside = [(c, self.sheet.rows[at]) for c in self.captions if 0 <= (at := c.row + self.step) < self._count]
        begun = sum(
            any(-_LEFT * char_px < t.box.x0 - c.x0 < _INDENT * char_px for t in row.tokens) for c, row in beside
        )
        return 2 * begun >= len(beside)

    @property
    def _count(self) -> int:
        return len(self.sheet.rows)

    def _reach(self, caption: _Caption) -> tuple[float, float]:
        """From where to where the answers of a caption may begin."""
        char_px = self.sheet.char_px
        others = [c for c in self.captions if c.row == caption.row and c is not caption]
        if self.from_left:
            right = min((c.x0 for c in others if c.x0 > caption.x0), default=10**9)
            return caption.x0 - _LEFT * char_px, right - _LEFT * char_px
        left = max((c.x1 for c in others if c.x1 < caption.x1), default=0)
        return left, caption.x1

    def _answer(self, caption: _Caption) -> Iterator[tuple[int, tuple[Token, ...]]]:
        start, stop = self._reach(caption)
        previous, near = self.sheet.rows[caption.row].middle_px, _NEAR
        index = caption.row + self.step
        while 0 <= index < self._count:
            row = self.sheet.rows[index]
            if abs(row.middle_px - previous) > near * self.answers_px:
                return
            inside = tuple(t for t in row.tokens if start <= t.box.x0 < stop and id(t) not in self.more)
            if any(id(t) in self.small or id(t) in self.taken for t in inside):
                return
            if near == _PITCH and self._heads(row, self.sheet.rows[index + 1], stop):
                return
            if inside:
                self.taken.update(map(id, inside))
                yield index, inside
                previous, near = row.middle_px, _PITCH
            index += self.step

    def _heads(self, row: Row, below: Row, stop: float) -> bool:
        """A line over an answer, alone and with room behind it for the next word: the heading of a part of the form."""
        if self.step > 0 or len(row.column_starts) > 1 or row.marks or any(c.isdigit() for c in row.run.text):
            return False
        word = below.tokens[0].box
        right = min(stop, max(r.box.x1 for r in self.sheet.rows))
        return row.box.x1 + self.sheet.char_px + (word.x1 - word.x0) < right


def _rows(sheet: Sheet, captions: Sequence[_Caption], more: set[int]) -> Iterator[tuple[Row, bool]]:
    """The rows of the new sheet, each with whether it must stand apart from the one before."""
    lines = [[c for c in captions if c.row == row] for row in sorted({c.row for c in captions})]
    shown = [c for line in lines for c in line if c.answer or any(o.answer for o in line) or wording_of(c.text)]
    used = more | {id(t) for c in shown for t in (*c.words, *c.tokens)}
    head = ""
    for index, row in enumerate(sheet.rows):
        rest = tuple(t for t in row.tokens if id(t) not in used)
        if rest:
            yield (row if len(rest) == len(row.tokens) else replace(row, tokens=rest, aligned=frozenset())), False
        here = [[c for c in line if c in shown] for line in lines if min(c.top for c in line) == index]
        for line in here:
            same = _heading(line)
            if not _is_grid(line):
                yield from ((_pair(row, c), True) for c in line if c.answer or not _COUNT.fullmatch(c.text))
                continue
            if same != head:
                yield replace(row, tokens=tuple(t for c in line for t in _above(c)), aligned=frozenset()), True
            head = same
            values = tuple(t for c in line for t in _said(c.tokens))
            if values:
                yield replace(row, tokens=values, aligned=_begun(line)), False


def _heading(line: Iterable[_Caption]) -> str:
    return fold(re.sub(r"\d", "", " ".join(c.text for c in line)))


def _is_grid(line: Sequence[_Caption]) -> bool:
    """Captions of one examination side by side, each over one line, all boxes in it clear."""
    kinds = {found.kind for c in line if (found := wording_of(_plain(c.text))) is not None}
    marks = [t for c in line for t in c.tokens if isinstance(t, Mark)]
    return (
        len(line) > 1
        and bool(_EXAMINATION & kinds)
        and not kinds & {"wanted", "images_wanted", "report_wanted", "consent"}
        and all(m.state is not CheckState.UNCLEAR for m in marks)
    )


def _plain(text: str) -> str:
    return re.sub(r"\s*\d+$", "", _ORDINAL.sub("", text))


def _said(tokens: Sequence[Token]) -> Iterator[Word]:
    """Words, and of options those whose box is marked."""
    marked = True
    for token in tokens:
        if isinstance(token, Mark):
            marked = token.state is CheckState.MARKED
        elif marked:
            yield token


def _begun(line: Sequence[_Caption]) -> frozenset[int]:
    """Where the cells of a grid begin among the words of its line."""
    place, starts = 0, set[int]()
    for caption in line:
        starts.add(place)
        place += len(list(_said(caption.tokens)))
    return frozenset(starts - {0, place})


def _above(caption: _Caption) -> Iterator[Word]:
    """The caption as the label of a column, over the left edge of its answer."""
    moved = min((t.box.x0 for t in caption.tokens), default=caption.x0) - caption.x0
    for word in _capital(caption.words):
        box = word.box
        yield replace(word, box=replace(box, x0=box.x0 + moved, x1=box.x1 + moved))


def _capital(words: Sequence[Word]) -> tuple[Word, ...]:
    words = words[1:] if len(words) > 1 and _ORDINAL.fullmatch(f"{words[0].text} ") else words
    first = words[0]
    plain = (replace(w, text=_NOTE.sub("", w.text)) for w in words[1:])
    return (replace(first, text=_NOTE.sub("", first.text[:1].upper() + first.text[1:])), *plain)


_NOTE = re.compile(r"(?<=[^\W\d_]{4})\d$")
"""The number of a foot note."""


def _pair(row: Row, caption: _Caption) -> Row:
    """``Caption: answer``."""
    if _COUNT.fullmatch(caption.text):
        return replace(row, tokens=caption.tokens, aligned=frozenset())
    label = _capital(caption.words)
    if not label[-1].text.endswith("?"):
        label = (*label[:-1], replace(label[-1], text=label[-1].text.rstrip(":.") + ":"))
    tokens = (*label, *caption.tokens)
    return replace(row, tokens=tokens, aligned=frozenset({len(label)}) if caption.answer else frozenset())


def _spaced(sheet: Sheet, rows: Iterable[tuple[Row, bool]]) -> Iterator[Row]:
    """The rows from top to bottom, boxes that stood side by side far enough from each other to be told apart."""
    shift, previous = 0.0, float("-inf")
    for row, apart in rows:
        least = previous + (2 * sheet.line_px if apart else 0.5 * sheet.line_px)
        shift += max(0.0, least - (row.middle_px + shift))
        placed = replace(row, down_px=row.down_px + shift)
        previous = placed.middle_px
        yield placed
