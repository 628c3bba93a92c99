"""Words and check boxes told apart: drawn boxes, those that were read as glyphs, and typed crosses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.extract.layout.drawings import without_drawings
from intake.extract.layout.glyphs import Mark, beside_box, garbled_boxes, without_leaders
from intake.extract.layout.sheet import hull
from intake.model import Box, CheckState, Page, Word

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


_PARTS = (
    re.compile(r"(?:röntgen)?bild(?:er|erna)?", re.IGNORECASE),
    re.compile(r"utl|(?:röntgen)?svar", re.IGNORECASE),
)
_AND = frozenset({"+", "&", "o", "och", "samt"})
_REPORT_MISREAD = re.compile(r"ut[!|1I]")


def _with_conjunctions(words: Sequence[Word]) -> list[Word]:
    """``bilder 0 utl.``: between the two parts of an order a nought is the short word for "och", and no box.

    ``bilder + ut!``: behind such a word what is left of "utl" is no call.
    """
    mended = list(words)
    for place in range(1, len(words) - 1):
        before, word, after = words[place - 1 : place + 2]
        between = _PARTS[0].fullmatch(before.text) and _PARTS[1].match(after.text)
        if word.text in {"0", "O"} and between and before.line == word.line == after.line:
            mended[place] = replace(word, text="o")
        if before.text in _AND and _REPORT_MISREAD.fullmatch(word.text) and before.line == word.line == after.line:
            mended[place] = replace(word, text="utl")
    return mended


def _without_dots(words: Sequence[Word]) -> list[Word]:
    """Without leaders of dots that were read one by one: three or more on a line."""
    dots = Counter(w.line for w in words if w.text in _DOTS)
    return [w for w in words if w.text not in _DOTS or dots[w.line] < 3]


def separate_marks(page: Page) -> tuple[list[Word], list[Mark]]:
    """Words without rule noise, and every check box: drawn ones, and those the recogniser read as glyphs."""
    marks = [Mark(box.state, box.box, box.confidence) for box in page.check_boxes]
    words: list[Word] = []
    for word in _joined_brackets(_with_conjunctions(without_leaders(_without_dots(without_drawings(page.words))))):
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


_DOTS_MISREAD = {
    "vön": "von", "vøn": "von", "äf": "af", "åf": "af", "pa": "på", "fran": "från", "nar": "när", "vär": "vår",
    "Vär": "Vår",
}  # fmt: skip
"""Particles of names that a speck gave dots, and small words that lost theirs or got others: no word
is written so."""


def _tidied(text: str) -> str:
    """Without the rules and leaders that stick to a word: ``|Namn:____`` → ``Namn:``."""
    text = re.sub(r"(?<=^[A-ZÅÄÖ])['´’](?=[A-ZÅÄÖ]$)", "", _DOTS_MISREAD.get(text, text))  # a speck in "DT"
    text = re.sub(r"^(?:[|¦_~<=«»”“\"´`^*]|[-–—](?=[<=«|]))+(?=\w)|^[|¦_~]+|[|¦_~]+$", "", text)
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
