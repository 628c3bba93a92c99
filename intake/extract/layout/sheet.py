"""Words on a page → rows, columns and check boxes, as a reader of the paper sees them.

The recogniser's own lines follow the paper but stop at columns; rows here join what stands side by side and split it
again at column gaps. Everything keeps the words it came from, so that a value can always be traced to its ink.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from intake.extract.layout.glyphs import Mark, beside_box, garbled_boxes, without_leaders
from intake.extract.values.letters import undotted
from intake.extract.values.professions import find_profession
from intake.extract.wordings.grammar import parts_of
from intake.model import Barcode, Box, CheckState, Evidence, Page, Word

COLUMN_GAP_CHARS = 2.5
"""A gap wider than this many average characters starts a new column."""

_RULE_NOISE = re.compile(r"^(?:[|_.…·~=«»¦*#+]{2,}|[|_~=«»¦—]|[-—–]{2,})$")
_DOTS = frozenset({".", "…", "_"})
_SPECKS = frozenset(".,'`´\"”“«»;·°^*")
_LONE_COLON = re.compile(r"^[.…_·\s]*:$")
_EMPTY_GLYPHS = frozenset({"☐", "□", "◻", "▢", "[]", "[ ]", "()", "( )", "❏", "❑"})
_MARKED_GLYPHS = frozenset(
    {"☒", "☑", "■", "✓", "✔", "✗", "✘", "[x]", "[v]", "(x)", "[✓]", "_x_", "__x__", "⊠", "🗹", "[xx]"}
)
_OPTION_WORDS = re.compile(
    r"^(?:ja|nej|muntlig|skriftlig|bild|endast|utlåt|båda|akut|länk|usb|iep|cd|dvd|egen|annan|saknas)", re.IGNORECASE
)
_GLYPH_PREFIX = re.compile(r"^(?P<glyph>[☐□◻▢☒☑■✓✔✗✘]|\[[xXvV ]?\]|\([xX ]?\))(?P<rest>\S{2,})$")
_LEADER = re.compile(r"(?<=[\w)])[.…·_]{2,}:$")
_GLUED_LABEL = re.compile(
    r"^(?P<label>[^\W\d_](?:[^\W\d_]|[.\-/()])+(?::|[.…_]{4,}))(?P<value>(?![.…_:]+$|[sS]$)[^/\s:]\S*)$"
)
_HEADER_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_HEADER_MARK = re.compile(
    r"\b(?:sid(?:a|an)?|p(?:age|g)?\.?|s\.)\s*\.?\d+|\b\d{1,3}\s*(?:/|av|of)\s*\d{1,3}\b|\b(?:från|from|fr|fax|to)\s*:"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}[ -][a-zA-Z]{3}[ -]\d{2,4}\b",
    re.IGNORECASE,
)


Token = Word | Mark


def hull(boxes: Iterable[Box]) -> Box:
    """The smallest box around ``boxes`` (at least one)."""
    every = list(boxes)
    return Box(min(b.x0 for b in every), min(b.y0 for b in every), max(b.x1 for b in every), max(b.y1 for b in every))


@dataclass(frozen=True)
class Run:
    """Words read one after the other on one page, with their joined text.

    ``text`` joins words by one space; a word divided by a hyphen at a line's end is made whole.
    """

    page: int
    words: tuple[Word, ...]

    @cached_property
    def _joined(self) -> tuple[str, tuple[int, ...]]:
        text, starts = "", []
        for index, word in enumerate(self.words):
            if index:
                before = self.words[index - 1]
                divided = (
                    before.line != word.line
                    and len(before.text) > 2
                    and before.text[-1] == "-"
                    and before.text[-2].isalpha()
                    and word.text[:1].islower()
                )
                text = text[:-1] if divided else text + " "
            starts.append(len(text))
            text += word.text
        return text, tuple(starts)

    @property
    def text(self) -> str:
        return self._joined[0]

    def between(self, start: int, end: int) -> Run:
        """The words that the characters ``start``–``end`` of ``text`` touch."""
        starts = self._joined[1]
        ends = (*starts[1:], len(self.text) + 1)[: len(starts)]  # no words, no ends
        kept = (w for w, s, e in zip(self.words, starts, ends, strict=True) if s < end and e > start and w.text)
        return Run(self.page, tuple(w for w in kept))

    @property
    def confidence(self) -> float:
        return min((w.confidence for w in self.words), default=0.0)

    @property
    def box(self) -> Box:
        return hull(w.box for w in self.words)

    @property
    def second_text(self) -> str | None:
        """The text as read again, or ``None`` where no word of it was."""
        if all(w.second_reading is None for w in self.words):
            return None
        return " ".join(w.text if w.second_reading is None else w.second_reading for w in self.words)

    def evidence(self) -> tuple[Evidence, ...]:
        return (Evidence(self.page, self.box, self.text),) if self.words else ()

    def __bool__(self) -> bool:
        return bool(self.words)

    def __add__(self, other: Run) -> Run:
        return Run(self.page, self.words + other.words)


@dataclass(frozen=True)
class Row:
    """One printed row across the whole page: tokens from left to right.

    Of two parts side by side that were put one below the other (``arrangement/side_by_side.py``), ``part`` says which,
    0 for neither, and ``down_px`` how far lower the row counts as standing than it was printed.
    """

    page: int
    tokens: tuple[Token, ...]
    gap_px: float
    aligned: frozenset[int] = frozenset()
    part: int = 0
    down_px: float = 0.0

    @cached_property
    def box(self) -> Box:
        return hull(t.box for t in self.tokens)

    @cached_property
    def height_px(self) -> float:
        return median(t.box.y1 - t.box.y0 for t in self.tokens)

    @cached_property
    def middle_px(self) -> float:
        return median((t.box.y0 + t.box.y1) / 2 for t in self.tokens) + self.down_px

    @property
    def printed_px(self) -> float:
        """Where its middle was printed."""
        return self.middle_px - self.down_px

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(t for t in self.tokens if isinstance(t, Word))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(t for t in self.tokens if isinstance(t, Mark))

    @cached_property
    def run(self) -> Run:
        return Run(self.page, self.words)

    @cached_property
    def column_starts(self) -> frozenset[int]:
        """Indices of the tokens that begin a column: after a wide gap, or where other rows begin theirs."""
        starts = {0} | self.aligned
        for index in range(1, len(self.tokens)):
            if self.tokens[index].box.x0 - self.tokens[index - 1].box.x1 > self.gap_px:
                starts.add(index)
        return frozenset(starts)

    def cells(self) -> tuple[Run, ...]:
        """The words of the row column by column."""
        starts = [*sorted(self.column_starts), len(self.tokens)]
        cells = (tuple(t for t in self.tokens[a:b] if isinstance(t, Word)) for a, b in pairwise(starts))
        return tuple(Run(self.page, words) for words in cells if words)


@dataclass(frozen=True)
class Sheet:
    """A page, or a part of one, laid out in rows from top to bottom."""

    page: Page
    rows: tuple[Row, ...]
    char_px: float

    @property
    def number(self) -> int:
        return self.page.number

    @property
    def codes(self) -> tuple[Barcode, ...]:
        """The codes at the height of these rows: those beside another order of the page are not its own."""
        boxes = [row.run.box for row in self.rows if row.run]
        top, bottom = min((b.y0 for b in boxes), default=0), max((b.y1 for b in boxes), default=0)
        return tuple(c for c in self.page.codes if top <= (c.box.y0 + c.box.y1) / 2 <= bottom)

    @cached_property
    def text(self) -> str:
        return "\n".join(row.run.text for row in self.rows)

    @cached_property
    def run(self) -> Run:
        return Run(self.number, tuple(w for row in self.rows for w in row.words))

    @cached_property
    def line_px(self) -> float:
        """The usual distance between rows that follow each other closely."""
        if len(self.rows) < 2:
            return 1.35 * self.rows[0].height_px if self.rows else 1.0
        height = median(row.height_px for row in self.rows)
        steps = sorted(b.middle_px - a.middle_px for a, b in pairwise(self.rows))
        return min(max(steps[len(steps) // 4], 1.25 * height), 2.0 * height)

    def without(self, taken: set[int]) -> Sheet:
        """The sheet without the rows numbered ``taken``."""
        return replace(self, rows=tuple(row for i, row in enumerate(self.rows) if i not in taken))


def lay_out(page: Page) -> Sheet:
    """Rows of one page, without the line that the sender's fax machine printed at the top."""
    words, marks = _separate_marks(page)
    char_px = _character_width(words)
    rows = [
        Row(page.number, tuple(sorted(tokens, key=lambda t: (t.box.x0, t.box.x1))), COLUMN_GAP_CHARS * char_px)
        for tokens in _rows(words, marks)
    ]
    rows = [_parted_at_semicolons(_without_bullet(row)) for row in rows]
    rows.sort(key=lambda row: row.middle_px)
    kept = [row for i, row in enumerate(rows) if not (i < 2 and _is_fax_header(row, page))]
    return Sheet(page, tuple(_aligned(kept, char_px)), char_px)


def _without_dots(words: Sequence[Word]) -> list[Word]:
    """Without leaders of dots that were read one by one: three or more on a line."""
    dots = Counter(w.line for w in words if w.text in _DOTS)
    return [w for w in words if w.text not in _DOTS or dots[w.line] < 3]


_BULLET = re.compile(r"[-–•·*▪◦●‣]|\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[A-Ha-h][.)]")


def _without_bullet(row: Row) -> Row:
    """Without the sign or number that opens an item of a list: ``3. Patient``, ``- Namn``."""
    first = row.tokens[0]
    if len(row.tokens) < 2 or not isinstance(first, Word) or not _BULLET.fullmatch(first.text):
        return row
    if _is_initial(row):
        return row
    return replace(row, tokens=row.tokens[1:])


_SURNAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéèü]+(?:-[A-ZÅÄÖ][a-zåäöéèü]+)?,?")


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
    if not signs or len(signs) >= len(row.tokens) / 2:
        return row
    kept = tuple(t for t in row.tokens if t not in signs)
    after = {id(b) for a, b in pairwise(row.tokens) if a in signs}
    return replace(row, tokens=kept, aligned=frozenset(i for i, t in enumerate(kept) if i and id(t) in after))


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


def _is_fax_header(row: Row, page: Page) -> bool:
    """The strip a sending machine prints: near the top edge, with a time of day and a date, number or page count."""
    if row.box.y1 > 0.075 * page.height_px or row.marks:
        return False
    text = row.run.text
    at_the_edge = row.box.y1 < 0.022 * page.height_px
    return bool(_HEADER_MARK.search(text) and (at_the_edge or _HEADER_TIME.search(text)))


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


# --- check boxes --------------------------------------------------------------------------------------------------


def _separate_marks(page: Page) -> tuple[list[Word], list[Mark]]:
    """Words without rule noise, and every check box: drawn ones, and those the recogniser read as glyphs."""
    marks = [Mark(box.state, box.box, box.confidence) for box in page.check_boxes]
    words: list[Word] = []
    for word in _joined_brackets(without_leaders(_without_dots(page.words))):
        text = word.text.strip()
        if word.confidence < 0.7 and not any(c.isalnum() for c in text) and text in _SPECKS:
            continue
        if _LONE_COLON.match(text):
            if words and words[-1].line == word.line and not words[-1].text.endswith(":"):
                words[-1] = replace(words[-1], text=words[-1].text.rstrip("._") + ":")
            continue
        drawn = next((m for m in marks if _inside(word.box, m.box)), None)
        if drawn is not None:
            option = beside_box(word, drawn.box)
            if option is not None:
                words.append(option)
            continue
        low = text.casefold()
        if low in _EMPTY_GLYPHS or low in _MARKED_GLYPHS:
            state = CheckState.MARKED if low in _MARKED_GLYPHS else CheckState.EMPTY
            marks.append(Mark(state, word.box, word.confidence))
            continue
        glued = _GLYPH_PREFIX.match(text)
        if glued:
            cut = word.box.x0 + (word.box.x1 - word.box.x0) // (len(text) + 1)
            filled = glued["glyph"].casefold() in _MARKED_GLYPHS
            box = Box(word.box.x0, word.box.y0, cut, word.box.y1)
            marks.append(Mark(CheckState.MARKED if filled else CheckState.EMPTY, box, word.confidence))
            words.append(replace(word, text=glued["rest"], box=replace(word.box, x0=cut)))
            continue
        if text and not _RULE_NOISE.match(text):
            words.extend(_apart(replace(word, text=_tidied(text))))
    words, unclear = garbled_boxes([w for w in words if w.text], len(marks))
    return _typed_crosses(words, [*marks, *unclear])


def _tidied(text: str) -> str:
    """Without the rules and leaders that stick to a word: ``|Namn:____`` → ``Namn:``."""
    text = re.sub(r"^[|¦_~<]+(?=\w)|^[|¦_~]+|[|¦_~]+$", "", text)
    return _LEADER.sub(r":", text) if text.endswith(":") else re.sub(r"(?<=[\w)])(:?)[.…·]{3,}$", r"\1", text)


def _apart(word: Word) -> tuple[Word, ...]:
    """A label and its value that the recogniser read as one word: ``Pnr:1990…`` → ``Pnr:``, ``1990…``."""
    glued = _GLUED_LABEL.match(word.text)
    if glued is None:
        return (word,)
    cut = word.box.x0 + (word.box.x1 - word.box.x0) * glued.start("value") // len(word.text)
    label = replace(word, text=glued["label"], box=replace(word.box, x1=cut), second_reading=None)
    second = word.second_reading
    if second is not None:
        second = second[second.index(":") + 1 :] if ":" in second else None
    value = replace(word, text=glued["value"], box=replace(word.box, x0=cut), second_reading=second)
    return label, value


def _inside(word: Box, mark: Box) -> bool:
    middle_x, middle_y = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
    if word.x0 <= middle_x <= word.x1 and word.y0 <= middle_y <= word.y1:
        return True
    return mark.x0 <= (word.x0 + word.x1) / 2 <= mark.x1 and mark.y0 <= (word.y0 + word.y1) / 2 <= mark.y1


def _joined_brackets(words: Sequence[Word]) -> Iterator[Word]:
    """Puts ``[``, ``x``, ``]`` that the recogniser took apart together again."""
    index = 0
    while index < len(words):
        first = words[index]
        for count in (3, 2):
            group = words[index : index + count]
            text = "".join(w.text for w in group).casefold()
            if (
                len(group) == count
                and first.text[:1] in "[("
                and len({w.line for w in group}) == 1
                and (text in _EMPTY_GLYPHS or text in _MARKED_GLYPHS)
            ):
                box = hull(w.box for w in group)
                yield replace(first, text=text, box=box, confidence=min(w.confidence for w in group))
                index += count
                break
        else:
            yield first
            index += 1


def _typed_crosses(words: list[Word], marks: list[Mark]) -> tuple[list[Word], list[Mark]]:
    """A lone x before an option ("X Ja") is a cross somebody typed."""
    kept: list[Word] = []
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        before_option = (
            following is not None and following.line == word.line and _OPTION_WORDS.match(following.text) is not None
        )
        if word.text in {"x", "X", "×"} and before_option:
            marks.append(Mark(CheckState.MARKED, word.box, word.confidence))
        else:
            kept.append(word)
    return kept, marks
