"""Labels by a wording that is listed: outright, dressed up, or as the first words of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.extract.labels.hit import DIGIT_KINDS, Hit
from intake.extract.labels.stretch import Stretch, ends_label, names_a_place_first, opens_label
from intake.extract.layout.sheet import Row
from intake.extract.values.letters import undotted
from intake.extract.values.names import is_title
from intake.extract.values.shapes import fits
from intake.extract.wordings.dress import bare_label
from intake.extract.wordings.grammar import meaning
from intake.extract.wordings.known import Wording, fold, is_wording, listed, understood, wording_of
from intake.extract.wordings.parts import parts_of
from intake.model import Word

_REMARK = re.compile(r"\s*\([^)]*\)?\W*$")


def _without_remark(text: str) -> str:
    return _REMARK.sub("", text)


def outright_hit(
    index: int, start: int, stretch: Stretch, *, behind_label: bool, in_sentence: bool = False
) -> Hit | None:
    """All words up to a colon or dash are a label; small ones in a sentence are none (``Är du inte mottagare:``)."""
    if not stretch.colon or not (stretch.begins or ends_label(stretch.words[-1].text)):
        return None
    found = listed(fold(stretch.text), True)
    if found is not None and in_sentence and found.kind not in DIGIT_KINDS:
        return None
    guessed = found is None
    if found is None:
        found = listed(fold(_without_remark(stretch.text)), True) or listed(fold(bare_label(stretch.text)), True)
        guessed = found is None
    if (
        found is None
        and not in_sentence
        and (stretch.begins or len(stretch.words) == 1 or behind_label or _asks_plainly(stretch.words))
        and not names_a_place_first(stretch.words)
    ):
        found = understood(stretch.text)
    if found is None or (guessed and not opens_label(stretch.words[0].text)):
        return None
    if found.weak and stretch.words[-1].text.endswith(";"):
        return None  # "Röntgen; Borås": a comma misread
    alone = stretch.stop >= stretch.column_end
    kind = _with_remark(found.kind, stretch.text)
    return Hit(index, start, stretch.stop, kind, found.weak, True, alone, guessed)


def _asks_plainly(words: Sequence[Word]) -> bool:
    """A label in the middle of a line: one capital and then small words (``Läkare som vill ha bilderna:``)."""
    return words[0].text[:1].isupper() and all(w.text[:1].islower() for w in words[1:])


def dressed_hit(row: Row, index: int, start: int, stretch: Stretch) -> Hit | None:
    """A label that fills its column, with what forms dress labels up with: ``Clinic / Enhet``, ``3. Inrättning``."""
    behind_box = start > 0 and not isinstance(row.tokens[start - 1], Word)
    if start not in row.column_starts or stretch.stop != stretch.column_end or behind_box:
        return None
    bare = bare_label(stretch.text)
    if bare == stretch.text or not stretch.words[0].text[:1].isalnum():
        return None
    found = wording_of(bare)
    if found is None:
        return None
    kind = _with_remark(found.kind, stretch.text)
    return Hit(index, start, stretch.stop, kind, False, stretch.colon, True, True)


def _heading_goes_on(phrase: Sequence[Word], rest: Sequence[str]) -> bool:
    """``MOTTAGARE AV MATERIALET``: in capitals only words that labels are made of tell a label from its value."""
    capitals = all(w.text.isupper() for w in phrase) and all(text.isupper() for text in rest)
    return capitals and all(parts_of(fold(text)) for text in rest) and fold(rest[0]) in _LEADING


_LEADING = frozenset({"av", "till", "fran", "for", "vi", "som", "om", "pa", "och", "material", "materialet"})
_HOUSE_OF = re.compile(r"mottagning|klinik|praktik|\b(?:ab|hb|kb)\W*$")


def listed_hit(row: Row, index: int, start: int, stretch: Stretch, *, in_sentence: bool = False) -> Hit | None:
    """The longest listed wording that begins here and stands as a label."""
    tokens, words = row.tokens, stretch.words
    for count in range(len(words), 0, -1):
        phrase = words[:count]
        colon = ends_label(phrase[-1].text)
        if not (stretch.begins or colon) or phrase[-1].text.endswith((",", ".,")):
            continue
        found = listed(fold("".join(w.text for w in phrase)), True)
        if found is None or (in_sentence and found.kind not in DIGIT_KINDS):
            continue
        end, colon = _past_parenthesis(row, start + count, stretch.column_end, colon)
        rest = [t.text for t in tokens[end : stretch.column_end] if isinstance(t, Word)]
        if found.kind == "doctor" and not colon and rest and _HOUSE_OF.search(undotted(" ".join(rest))):
            continue  # "Doktor Wredes Privatmottagning AB"
        alone = end == stretch.column_end
        if found.weak and phrase[-1].text.endswith(";"):
            continue
        if not colon and rest and _heading_goes_on(phrase, rest):
            continue
        if not colon and count >= 3 and phrase[-1].text.endswith("."):
            continue  # a sentence
        titled = (
            start > 0 and fold(phrase[0].text) == "dr" and len(rest) >= 2 and fits("doctor", " ".join(rest)) is True
        )
        if (
            colon
            or titled
            or _stands_as_label(found, words[0].text, rest, alone, end < len(tokens) or start > 0, count >= 3)
        ):
            kind = _with_remark(found.kind, " ".join(t.text for t in tokens[start:end] if isinstance(t, Word)))
            return Hit(index, start, end, kind, found.weak, colon, alone)
    return None


_PARTICLES = frozenset({"af", "av", "von", "van", "de", "der", "la", "del", "el", "al"})
_TOLD_BY_REMARK = {"order_date": "exam_date", "clinic": "doctor", "referrer": "clinic"}


def _with_remark(kind: str, label: str) -> str:
    """``Datum (undersökningen)``, ``Beställare (person)``: a bare word whose remark says which."""
    told = _TOLD_BY_REMARK.get(kind) if "(" in label else None
    found = meaning(label.replace("(", " ")) if told else None
    return found.kind if found is not None and found.kind == told else kind


def _past_parenthesis(row: Row, end: int, column_end: int, colon: bool) -> tuple[int, bool]:
    """Takes a remark in parentheses with the label: ``Personnummer (12 siffror):``."""
    tokens = row.tokens
    if colon or end >= column_end:
        return end, colon
    first = tokens[end]
    if not isinstance(first, Word) or not first.text.startswith("(") or re.match(r"\([\d+]", first.text):
        return end, colon  # an area code is no remark
    for index in range(end, column_end):
        token = tokens[index]
        if not isinstance(token, Word):
            break
        if token.text.rstrip(":").endswith(")"):
            return index + 1, token.text.endswith(":")
    return column_end, colon


def _stands_as_label(
    found: Wording, first_word: str, rest: list[str], alone: bool, neighbours: bool, more_words: bool
) -> bool:
    """A wording without a colon: is it a label here, or an ordinary word that begins a line?"""
    if not (first_word[:1].isupper() or first_word[:1].isdigit()):
        # A capital read as a small letter ("utförd"): only a long wording, or a word that stands by itself.
        lone = not neighbours and first_word[-1].isalpha() and len(first_word) >= 5 and is_wording(first_word)
        abbreviated = found.kind == "onward" and neighbours  # "Länkas till    fvb"
        return alone and not found.weak and (lone or abbreviated or (more_words and neighbours))
    if alone:
        return (
            not found.weak
            or found.kind in {"patient_name", "clinic", "order_date"}
            or (neighbours and found.kind not in {"delivery", "urgency"})
        )
    if not rest:
        return neighbours and not found.weak
    if found.kind in DIGIT_KINDS:
        return bool(re.match(r"^[+(]?\d", rest[0]))
    if found.kind in {"addressee", "sender"}:
        return False
    if found.weak:
        words = [word for word in rest if fold(word) not in _PARTICLES]
        name = len(words) >= 2 and words[0][:1].isupper() and words[1][:1].isupper()
        sentence = rest[-1].endswith(".") and not any(c.isdigit() for word in rest for c in word)
        return found.kind == "patient_name" and name and not sentence
    if found.kind.startswith("onset_heading"):
        return False
    if rest[-1].endswith(".") and "till" in rest[1:]:
        return False  # "Bilder från MR knä 2026-03-02 till Röntgen SU/S."
    running = any(word.endswith((".", "!", "?")) and len(word) > 4 for word in rest[:-1])
    if found.kind == "doctor" and is_title(rest[0]) and len(rest) <= 10:
        return fits("doctor", " ".join(rest)) is True  # "LÄKARE leg läkare Karin Lund"
    return (rest[0][:1].isupper() or rest[0][:1].isdigit()) and len(rest) <= 10 and not running
