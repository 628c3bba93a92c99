"""Check boxes → questions and options: which box belongs to which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from intake.extract.form.box_grids import in_grid
from intake.extract.labels.in_row import row_hits
from intake.extract.layout.glyphs import Mark
from intake.extract.layout.sheet import Row, Run, Sheet, Token
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import undotted
from intake.extract.wordings.known import understood
from intake.model import CheckState, Evidence, Word


@dataclass(frozen=True)
class Choice:
    """One check box: the words it belongs to, and the question or heading that it answers (may be empty)."""

    question: Run
    option: Run
    mark: Mark
    row: int

    @property
    def marked(self) -> bool:
        """Marked, or unclear and rather marked than not: the flag of an unclear mark goes with it."""
        return self.mark.state is CheckState.MARKED or (self.unclear and self.mark.guess is True)

    @property
    def unclear(self) -> bool:
        return self.mark.state is CheckState.UNCLEAR

    @property
    def text(self) -> str:
        """Question and option as one text."""
        return f"{self.question.text} {self.option.text}".strip()

    @property
    def confidence(self) -> float:
        return self.mark.confidence

    def evidence(self) -> tuple[Evidence, ...]:
        own = Evidence(self.option.page, self.mark.box, self.text)
        return (own, *self.option.evidence())


def read_choices(sheet: Sheet) -> tuple[Choice, ...]:
    """Every check box of the sheet with its words."""
    found: list[Choice] = []
    above: dict[int, Run] = {}
    for index, row in enumerate(sheet.rows):
        if not row.marks:
            continue
        inherited = _heading(sheet, index, found, above)
        choices = _under_their_columns(sheet, index, _row_choices(sheet, row, index, inherited))
        choices = in_grid(sheet, index, _begun_above(found, choices, sheet, index))
        found.extend(choices)
        if choices:
            above[index] = choices[0].question
    return tuple(_settled(found))


def _under_their_columns(sheet: Sheet, index: int, choices: list[Choice]) -> list[Choice]:
    """Boxes below labels side by side (``Us    Bilder?    Utlåtande?``): each answers the label it is under."""
    if index == 0:
        return choices
    row, above = sheet.rows[index], sheet.rows[index - 1]
    starts = sorted(above.column_starts)
    labels = {h.start for h in row_hits(above, index - 1)}
    near = row.middle_px - above.middle_px < 2.6 * sheet.line_px
    beside = " ".join(t.text for t in row.tokens[: _first_mark(row)] if isinstance(t, Word))
    # It has its own label beside it, with or without a gap before the boxes; a way to deliver answers the label above.
    own, told = [h for h in row_hits(row, index) if h.start == 0], understood(beside)
    asks = any(not (h.weak and h.kind == "delivery") for h in own)
    asks |= told is not None and not (told.weak and told.kind == "delivery") and not own
    apart = not (own or told or _ASKS.match(beside))
    headed = labels == set(starts) or (bool(labels) and apart and _fills_columns(sheet, row, above))
    if asks or above.marks or not near or len(starts) < 2 or not headed:
        return choices
    cells = dict(zip(starts, above.cells(), strict=True))
    out: list[Choice] = []
    question: Run | None = None
    for choice in choices:
        over = (cells[i] for i in starts if abs(above.tokens[i].box.x0 - choice.mark.box.x0) < 2 * sheet.char_px)
        question = next(over, question)
        out.append(choice if question is None else replace(choice, question=question))
    return out


_ASKS = re.compile(r"(?:[Hh]ar|[Ää]r|[Ff]inns|[Kk]an|[Ss]ka(?:ll)?|[Vv]ill|[Öö]nskas|[Bb]ehövs|[Gg]äller)\b|.*\?\s*$")
"""Words beside boxes that ask: the boxes are their answer, whatever stands above."""


def _fills_columns(sheet: Sheet, row: Row, above: Row) -> bool:
    """Does something, an answer or a box, begin right below every cell of the row above?"""
    begun = [row.tokens[i].box.x0 for i in row.column_starts] + [mark.box.x0 for mark in row.marks]
    heads = [above.tokens[i].box.x0 for i in above.column_starts]
    return all(any(abs(x - x0) < 2 * sheet.char_px for x in begun) for x0 in heads)


def _begun_above(found: list[Choice], choices: list[Choice], sheet: Sheet, index: int) -> list[Choice]:
    """``☒ Ja ☐ Nej  Svar / önskas? ☐ Ja ☐ Nej``: running text broken inside a question, which begins behind "Nej".

    The words go over from the last option above to the question that they begin.
    """
    last = found[-1] if found and found[-1].row == index - 1 else None
    words, first = sheet.rows[index].words, last.option.words[:1] if last else ()
    if last is None or not first or not choices or not words or not words[0].text[:1].islower():
        return choices
    question = choices[0].question
    more = tuple(w for w in sheet.rows[index - 1].words if w.box.x0 > first[0].box.x1)
    if not more or question.words[:1] != words[:1] or not _ANSWER.fullmatch(undotted(first[0].text)):
        return choices
    found[-1] = replace(last, option=Run(last.option.page, first))
    whole = Run(question.page, (*more, *question.words))
    return [replace(c, question=whole) if c.question.words == question.words else c for c in choices]


_ANSWER = re.compile(r"(?:ja|nej)\W*")
_EXCLUSIVE = re.compile(r"^(?:ja|nej)\W*$|\bendast\b|\+|\boch\b")


def _settled(choices: list[Choice]) -> list[Choice]:
    """Where one answer alone can hold and its box is clearly marked, a garbled one that looks empty is empty."""
    out = list(choices)
    for place, choice in enumerate(choices):
        if not choice.unclear or choice.mark.guess is not False or not _EXCLUSIVE.search(undotted(choice.option.text)):
            continue
        siblings = [
            c
            for c in choices
            if c is not choice and abs(c.row - choice.row) <= 2 and c.question.words == choice.question.words
        ]
        clear = [
            c for c in siblings if c.mark.state is CheckState.MARKED and _EXCLUSIVE.search(undotted(c.option.text))
        ]
        if len(clear) == 1 and choice.question:
            out[place] = replace(choice, mark=replace(choice.mark, state=CheckState.EMPTY))
    return out


def option_words(choices: tuple[Choice, ...]) -> frozenset[int]:
    """Identities of the words that belong to a check box: they say nothing unless it is marked."""
    return frozenset(id(w) for c in choices for w in c.option.words)


def _heading(sheet: Sheet, index: int, found: list[Choice], above: dict[int, Run]) -> Run:
    """The question of a row that begins with a box: that of the boxes right above it, or the line above."""
    row = sheet.rows[index]
    nothing = Run(sheet.number, ())
    if index == 0:
        return nothing
    first = row.marks[0]
    for back in range(index - 1, max(-1, index - 4), -1):
        before = sheet.rows[back]
        if row.middle_px - before.middle_px > (index - back) * 2.2 * sheet.line_px + sheet.line_px:
            return nothing
        if back in above:
            earlier = [c for c in found if c.row == back]
            if any(abs(c.mark.box.x0 - first.box.x0) < 4 * sheet.char_px for c in earlier):
                return above[back]
            return nothing
        if before.words and not before.marks:
            words = tuple(w for w in before.words if w.box.x1 > first.box.x0 - 30 * sheet.char_px)
            continuation = any(c.row == back - 1 for c in found) and words and words[0].text[:1].islower()
            if continuation:
                continue
            return Run(sheet.number, words)
    return nothing


def _row_choices(sheet: Sheet, row: Row, index: int, inherited: Run) -> list[Choice]:
    if _options_stand_left(row):
        return _left_choices(sheet, row, index, inherited)
    question = Run(sheet.number, ())
    choices: list[Choice] = []
    label_ends = {h.start for h in row_hits(row, index) if h.colon}
    tokens = row.tokens
    position = 0
    leading = [t for t in tokens[: _first_mark(row)] if isinstance(t, Word)]
    if leading:
        words = _last_label(row, index, _first_mark(row)) or leading
        question = Run(sheet.number, (*words, *_rest_of_question(sheet, index, words)))
    else:
        question = inherited
    position = _first_mark(row)
    while position < len(tokens):
        mark = tokens[position]
        position += 1
        option: list[Word] = []
        spare: list[Word] = []
        while position < len(tokens):
            token = tokens[position]
            if isinstance(token, Mark):
                break
            new_column = position in row.column_starts and bool(option) and not _dates(tokens, position, option)
            if spare or new_column or (position in label_ends and option):
                spare.append(token)
            else:
                option.append(token)
            position += 1
        assert isinstance(mark, Mark)
        more = () if spare or position < len(tokens) else _continued(sheet, index, option)
        choices.append(Choice(question, Run(sheet.number, (*option, *more)), mark, index))
        if spare and position < len(tokens):
            question = Run(sheet.number, tuple(spare))
    return choices


def _dates(tokens: Sequence[Token], position: int, option: Sequence[Word]) -> bool:
    """Is what stands on the line behind a ticked examination, up to the next box, when it was made?"""
    rest = list(takewhile(lambda t: isinstance(t, Word), tokens[position:]))
    text = " ".join(t.text for t in rest if isinstance(t, Word))
    if not _BARE_DATE.fullmatch(undotted(text)):
        return False
    return bool(find_examinations(" ".join(w.text for w in option)))


_BARE_DATE = re.compile(r"(?:den )?\d[\d\s./-]*(?:[a-z]{3,9}\.?)?[\d\s./-]*\d")


def _rest_of_question(sheet: Sheet, index: int, words: list[Word]) -> tuple[Word, ...]:
    """A question broken over two lines beside its boxes: the second line stands under the first, in lower case."""
    if index + 1 >= len(sheet.rows) or words[-1].text.endswith((":", "?")):
        return ()
    row, below = sheet.rows[index], sheet.rows[index + 1]
    if below.marks or not below.words or below.middle_px - row.middle_px > 1.6 * sheet.line_px:
        return ()
    end = min((i for i in below.column_starts if i), default=len(below.tokens))
    under = tuple(w for w in below.tokens[:end] if isinstance(w, Word))
    near = (
        under
        and abs(under[0].box.x0 - words[0].box.x0) < 1.5 * sheet.char_px
        and under[-1].box.x1 < row.marks[0].box.x0
    )
    capitals = all(w.text.isupper() for w in (*words, *under)) and not row_hits(below, index + 1)
    return under if near and (under[0].text[:1].islower() or capitals) else ()


def _first_mark(row: Row) -> int:
    return next(i for i, t in enumerate(row.tokens) if isinstance(t, Mark))


def _last_label(row: Row, index: int, before: int) -> list[Word]:
    """The last label with a colon before a box: what stands left of it answers something else."""
    hits = [h for h in row_hits(row, index) if h.colon and h.end <= before]
    if not hits:
        return []
    return [t for t in row.tokens[hits[-1].start : before] if isinstance(t, Word)]


def _options_stand_left(row: Row) -> bool:
    """Boxes stand after their words where the row ends in a box, or the words left of each box are the nearer ones."""
    tokens = row.tokens
    if isinstance(tokens[-1], Mark):
        return len(tokens) > 1 and isinstance(tokens[0], Word)
    if not isinstance(tokens[0], Word):
        return False
    left = right = 0.0
    for i, token in enumerate(tokens):
        if isinstance(token, Mark):
            # A caption put before its boxes stood above them: no gap tells anything.
            left += max(0, token.box.x0 - tokens[i - 1].box.x1) or 1e4 if i else 1e4
            right += tokens[i + 1].box.x0 - token.box.x1 if i + 1 < len(tokens) else 1e4
    return left < 0.4 * right


def _left_choices(sheet: Sheet, row: Row, index: int, inherited: Run) -> list[Choice]:
    """``Ja ☒ Nej ☐``: the words between a box and the one before it are its option."""
    choices: list[Choice] = []
    question = inherited
    pending: list[Word] = []
    label_starts = {h.start: h for h in row_hits(row, index) if h.colon}
    skip_until = 0
    for position, token in enumerate(row.tokens):
        if isinstance(token, Mark):
            choices.append(Choice(question, Run(sheet.number, tuple(pending)), token, index))
            pending = []
            continue
        if position in label_starts:
            hit = label_starts[position]
            skip_until = hit.end
            question = Run(sheet.number, tuple(t for t in row.tokens[hit.start : hit.end] if isinstance(t, Word)))
            pending = []
        if position >= skip_until:
            if position in row.column_starts and pending and not choices:
                question, pending = Run(sheet.number, tuple(pending)), []
            pending.append(token)
    return choices


def _continued(sheet: Sheet, index: int, option: list[Word]) -> tuple[Word, ...]:
    """Further lines of an option that did not fit on one: they begin right under its first word."""
    words: tuple[Word, ...] = ()
    if not option:
        return words
    for below in range(index + 1, min(index + 4, len(sheet.rows))):
        row, before = sheet.rows[below], sheet.rows[below - 1]
        if row.marks or not row.words or row.middle_px - before.middle_px > 1.75 * sheet.line_px:
            break
        first = row.words[0]
        if abs(first.box.x0 - option[0].box.x0) > 1.5 * sheet.char_px or row_hits(row, below):
            break
        if not (first.text[:1].islower() or first.text[:1] == "("):
            break
        words += row.words
    return words
