"""Labels by a wording that nobody listed: understood from its parts, a question, or words before a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.extract.labels.hit import DIGIT_KINDS, Hit
from intake.extract.labels.stretch import MOST_WORDS, Stretch, names_a_place_first
from intake.extract.layout.sentences import is_sentence
from intake.extract.layout.sheet import Row
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import undotted
from intake.extract.values.name_shapes import PARTICLES
from intake.extract.values.shapes import fits
from intake.extract.wordings.known import fold, guess_kind, understood
from intake.model import Word

BEFORE_A_NAME = frozenset({"for", "pa", "av", "om", "fran", "hos", "avseende", "angaende"})
"""Words that open a sentence about somebody: ``För pnr 1990…, Anna Berg önskas bilder``."""


def understood_hit(row: Row, index: int, start: int, stretch: Stretch) -> Hit | None:
    """A wording nobody listed: all words of its column, or those before a number that it asks for."""
    words = stretch.words
    behind_box = start > 0 and not isinstance(row.tokens[start - 1], Word)
    if start not in row.column_starts or behind_box or not words[0].text[:1].isupper():
        return None
    if names_a_place_first(words):
        return _before_fitting_value(index, start, words) if stretch.stop == stretch.column_end else None
    if is_sentence(stretch.text) or (not stretch.colon and _names_examination(stretch.text)):
        return None
    split = _before_capital(index, start, words)
    if split is not None:
        return split
    if stretch.stop == stretch.column_end and len(words) < MOST_WORDS and not _ends_phrase_of(words):
        found = understood(stretch.text)
        if found is not None and not (found.weak and start == 0 and stretch.column_end == len(row.tokens)):
            return Hit(index, start, stretch.stop, found.kind, found.weak, False, True, True)
    for count in range(1, len(words)):
        if words[count].text[:1].isdigit() and not words[count - 1].text.endswith(","):
            found = understood(" ".join(w.text for w in words[:count]))
            commas = any(w.text.endswith(",") for w in words[:count])
            runs_on = fold(words[0].text) in BEFORE_A_NAME and start + count not in row.column_starts
            if found is not None and found.kind in DIGIT_KINDS and not commas and not runs_on:
                return Hit(index, start, start + count, found.kind, found.weak, False, False, True)
            break
    return _before_fitting_value(index, start, words) if stretch.stop == stretch.column_end else None


def _names_examination(text: str) -> bool:
    """``CT skalle``: a method and a part of the body from the first word on are what a label asks for."""
    found = find_examinations(text)[:1]
    return any(one.start == 0 and one.modality is not None and one.body_part for one in found)


_FREELY_ANSWERED = frozenset({"wanted", "relevance"})


def _before_capital(index: int, start: int, words: Sequence[Word]) -> Hit | None:
    """``Behövs för Planerad operation``: small letters that ask for something, before a capital that answers."""
    count = next((i for i, w in enumerate(words) if i and w.text[:1].isupper()), len(words))
    if count < 2 or len(words) - count < 2 or words[count].text.isupper() or words[count - 1].text[-1] in ".,!":
        return None
    found = understood(" ".join(w.text for w in words[:count]))
    if found is None or found.weak or found.kind not in _FREELY_ANSWERED:
        return None
    return Hit(index, start, start + count, found.kind, False, False, False, True)


_FITTING_KINDS = frozenset(
    {"patient_name", "name", "doctor", "clinic", "recipient", "image_recipient", "report_recipient", "examination"}
)
_PARTICLES = (*(f"{word} " for word in sorted(PARTICLES)), "al-", "el-")


def _opens_value(text: str) -> bool:
    return text[:1].isupper() or text.startswith(_PARTICLES)


def _before_fitting_value(index: int, start: int, words: Sequence[Word]) -> Hit | None:
    """``Beställande dr Peter Bäckman``: words that ask for something, before a value of just that shape."""
    if words[-1].text.endswith((".", "!", "?")) and len(words[-1].text) > 4:
        return None  # a sentence
    for count in range(len(words) - 1, 0, -1):
        asking, value = words[:count], " ".join(w.text for w in words[count:])
        if any(w.text[:1].isupper() and not w.text.isupper() for w in asking[1:]) or not _opens_value(value):
            continue
        found = understood(" ".join(w.text for w in asking))
        short = asking[-1].text.endswith(".") and count <= 2  # "Klin. Ortopedkliniken"
        if found is None or (found.weak and not short):
            continue
        if found.kind in _FITTING_KINDS and fits(found.kind, value):
            return Hit(index, start, start + count, found.kind, False, False, False, True)
    return None


def _ends_phrase_of(words: Sequence[Word]) -> bool:
    """``Behandl.`` alone is a word cut off; behind others a full stop ends a sentence."""
    return _ends_sentence(words[-1].text) and not (len(words) == 1 and words[0].text.endswith("."))


def _ends_sentence(text: str) -> bool:
    return text.endswith(("!", ",")) or (text.endswith(".") and len(text) > 6)


_ASKS = re.compile(
    r"\W*(?:va[dr]t?|vem\w?|vilke[nt]|vilka|nar|hur|varfor"
    r"|(?:har|ar|vill|onskar|behover|galler|ska) (?:du|ni|det|patient\w*|undersok\w*|bild\w*|utlat\w*))\b"
)


def question_hit(row: Row, index: int, start: int, stretch: Stretch) -> Hit | None:
    """``Vilken klinik arbetar du på?``: a question that fills its column asks for something, whatever its words."""
    text = stretch.text
    if not text.endswith("?") or start not in row.column_starts or not _ASKS.match(undotted(text)):
        return None
    kind = guess_kind(text)
    if kind == "unknown" or not text[:1].isupper():
        return None
    return Hit(index, start, stretch.stop, kind, False, True, stretch.stop >= stretch.column_end, True)


def unknown_hit(index: int, start: int, stretch: Stretch) -> Hit | None:
    """Words before a colon at the start of a column are a label, even one we do not know."""
    words = stretch.words
    if not (stretch.begins and stretch.colon and words[-1].confidence >= 0.5 and len(words) <= 6):
        return None
    if not words[0].text[:1].isupper() or words[-1].text.endswith(("?", ";")):
        return None
    if re.search(r"\d{6}", re.sub(r"\W", "", stretch.text)):
        return None  # "Beträffande Anna Berg (19900602-2397): vänligen skicka …"
    alone = stretch.stop >= stretch.column_end
    return Hit(index, start, stretch.stop, guess_kind(stretch.text), False, True, alone, True)
