"""The labels of one row: listed wordings, and words that their parts and their place show to be a label.

A label is also often an ordinary word, so it must begin a column, or end in a colon or dash.
"""

from __future__ import annotations

import re

from intake.extract.labels.hit import Hit
from intake.extract.labels.listed import dressed_hit, listed_hit, outright_hit
from intake.extract.labels.stretch import ATTENTION, Stretch, ends_label, stretch_at
from intake.extract.labels.unlisted import BEFORE_A_NAME, question_hit, understood_hit, unknown_hit
from intake.extract.layout.sentences import is_greeting
from intake.extract.layout.sheet import Row
from intake.extract.people.written_names import looks_like_name
from intake.extract.values.letters import undotted
from intake.extract.values.names import is_title
from intake.extract.wordings.known import fold
from intake.model import Word


def row_hits(row: Row, index: int, *, dashed: bool = False) -> list[Hit]:
    """The labels of one row. A label must begin a column, follow a check box's text, or end in a colon.

    ``dashed`` says that the labels of this form end in a dash (``Namn – Anna Berg``).
    """
    hits: list[Hit] = []
    position = 0
    while position < len(row.tokens):
        hit = _hit_at(row, index, position, dashed)
        if hit is None:
            position += 1
        else:
            hits.append(hit)
            position = hit.end
    return hits


_WHOLE_WORD = re.compile(r"[^\W\d_]{11,}\.")
_LABEL_WORDS = 3
"""A semicolon that stands for a misread colon ends a label of few words."""
_JOINS = frozenset({"och", "o", "samt", "eller", "plus", "med", ""})
"""Folded words and signs that join what follows to what stands before."""
_ANSWERS_WHY = re.compile(r"(?:infor|bedomning|uppfoljning|jamforelse|stallningstagande|eftergranskning)\b")
"""First words of a reason (``Inför återbesök``, ``Bedömning av op-indikation``): only a colon makes a label of them."""
_ADDRESSES = re.compile(r"\W*till (?:er|(?:rontgen|radiolog|bild)\w*)\W*")
"""``Till röntgenavdelningen`` on a line of its own, over a letter: whom it is for."""
_WISHES = re.compile(r"\b(?:onskas|onskar|behovs|behover|bestalls|bestaller|begars|rekvireras)\b")


def runs_on_into(above: Row, row: Row) -> bool:
    """``… önskar bilder och / utlåtande: MR knä``: the line above ends open, and small letters go on with it."""
    last, first = above.tokens[-1], row.tokens[0]
    if not isinstance(last, Word) or not isinstance(first, Word) or not first.text[:1].islower():
        return False
    return fold(last.text) in _JOINS - {""} and len(above.words) > _LABEL_WORDS


def wishes_about_somebody(row: Row, start: int) -> bool:
    """``För pnr 1990…, Anna Berg önskas bilder``: a sentence, though its first words read like a label."""
    opening = row.tokens[start]
    opens = isinstance(opening, Word) and fold(opening.text) in BEFORE_A_NAME
    return opens and _WISHES.search(undotted(row.run.text)) is not None


def ends_letter(row: Row, start: int = 0) -> bool:
    """``Karin Lund, överläkare, docent``, ``Högaktningsfullt``: the end of a letter, and no label of what is below."""
    text = row.run.text
    if start or len(row.column_starts) > 1 or row.marks:
        return False
    name, *titles = re.split(r",\s*", text)
    return is_greeting(text) or (bool(titles) and looks_like_name(name) and all(map(is_title, titles)))


def _hit_at(row: Row, index: int, start: int, dashed: bool) -> Hit | None:
    opening = row.tokens[start]
    if not isinstance(opening, Word) or not fold(opening.text):
        return None
    if opening.text.casefold() in {"ja,", "nej,"}:
        return None  # "Ja, egen remiss": an answer
    if opening.text.rstrip(";").isdigit() and start not in row.column_starts:
        return None  # the end of the number before it
    stretch = stretch_at(row, start, dashed)
    if start not in row.column_starts and ATTENTION.fullmatch(opening.text):
        return None
    if stretch.text.endswith(";") and len(stretch.words) > _LABEL_WORDS:
        return None  # "Samtycke: Patienten har gett sitt muntliga samtycke;": the end of a field
    if not stretch.colon and _ADDRESSES.fullmatch(undotted(row.run.text)):
        return None
    told = wishes_about_somebody(row, start) or ends_letter(row, start) or _ANSWERS_WHY.match(undotted(opening.text))
    if not stretch.colon and told:
        return None
    if len(row.tokens) == 1 and _WHOLE_WORD.fullmatch(opening.text):
        return None  # "Eftergranskning.": an answer; labels that a full stop ends are cut short
    before = row.tokens[start - 1] if start else None
    if isinstance(before, Word) and not stretch.begins and fold(before.text) in _JOINS:
        return None  # "Önskar bilder och utlåtande: MR knä": the end of a sentence
    return (
        outright_hit(
            index,
            start,
            stretch,
            behind_label=isinstance(before, Word) and ends_label(before.text),
            in_sentence=_goes_on(before, opening, stretch),
        )
        or dressed_hit(row, index, start, stretch)
        or listed_hit(row, index, start, stretch, in_sentence=_goes_on(before, opening, stretch))
        or understood_hit(row, index, start, stretch)
        or question_hit(row, index, start, stretch)
        or unknown_hit(index, start, stretch)
    )


_RUN_ON = frozenset({"pa", "via", "med", "av", "fran", "for", "i", "hos", "per", "genom", "om"})


def _goes_on(before: object, opening: Word, stretch: Stretch) -> bool:
    """Small letters behind a word in small letters that nothing ends, whatever stands behind "på": the middle of a
    sentence."""
    if stretch.begins or not isinstance(before, Word):
        return False
    if undotted(before.text) in _RUN_ON:
        return True
    return opening.text[:1].islower() and before.text.isalpha() and before.text.islower()
