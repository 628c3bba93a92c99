"""The labels of one row: listed wordings, and words that their parts and their place show to be a label.

A label is also often an ordinary word, so it must begin a column, or end in a colon or dash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.extract.layout.sentences import ends_short, is_sentence
from intake.extract.layout.sheet import Row, Run, Sheet
from intake.extract.values.letters import undotted
from intake.extract.values.shapes import fits
from intake.extract.wordings.dress import bare_label
from intake.extract.wordings.grammar import meaning
from intake.extract.wordings.known import Wording, fold, guess_kind, is_wording, listed, understood
from intake.extract.wordings.parts import parts_of
from intake.model import Word

MOST_WORDS = 9
_PLACE_PARTS = frozenset({"unit", "radiology", "doctor"})

DIGIT_KINDS = frozenset({"identity", "phone", "mobile", "fax", "phone_fax", "exam_date", "order_date", "birth_date"})
"""Kinds whose value begins with a digit: the digit itself shows that the word before it is a label."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A label found on a row: tokens ``start``–``end`` (exclusive). ``kind`` is ``unknown`` for a label we cannot name.

    ``colon`` says that it ends in a colon, question mark or dash, ``alone`` that nothing follows it in its column,
    ``guessed`` that its wording is not listed but was understood from its parts.
    """

    row: int
    start: int
    end: int
    kind: str
    weak: bool
    colon: bool
    alone: bool
    guessed: bool = False


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


DASHES = frozenset({"-", "–", "=", ":", ">", "→", "»", "|"})
"""Signs that stand by themselves between a label and its value."""


_JOINS = frozenset({"och", "o", "samt", "eller", "plus", "med", ""})
"""Folded words and signs that join what follows to what stands before."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words from a place on that a label may be made of, up to a colon, a dash or the end of its column.

    ``stop`` is the token behind it and its dash, ``column_end`` the one where the next column begins.
    """

    words: tuple[Word, ...]
    stop: int
    column_end: int
    begins: bool
    colon: bool

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def _stretch(row: Row, start: int, dashed: bool) -> _Stretch:
    tokens = row.tokens
    begins = start in row.column_starts or _sets_apart(tokens[start - 1] if start else None, tokens[start])
    column_end = next((i for i in range(start + 1, len(tokens)) if i in row.column_starts), len(tokens))
    words: list[Word] = []
    for place in range(start, min(column_end, start + MOST_WORDS)):
        token = tokens[place]
        if not isinstance(token, Word):
            break
        numbered = begins and len(words) == 1 and _ORDINAL.fullmatch(words[0].text)
        if words and not numbered and token.text[:1].isupper() and _closes_sentence(words, token.text):
            return _Stretch(tuple(words), place, column_end, begins, False)  # a sentence ends before the label
        if words and token.text in DASHES and (dashed or token.text in {":", "="}):
            return _Stretch(tuple(words), place + 1, column_end, begins, True)
        words.append(token)
        if _ends_label(token.text):
            return _Stretch(tuple(words), place + 1, column_end, begins, True)
    after = tokens[column_end] if column_end < len(tokens) else None
    if begins and start + len(words) == column_end and isinstance(after, Word) and after.text in DASHES:
        return _Stretch(tuple(words), column_end + 1, column_end, begins, dashed)
    return _Stretch(tuple(words), start + len(words), column_end, begins, False)


_ORDINAL = re.compile(r"\d{1,2}[.)]")
"""The number of a question: ``7. Datum``."""


def _sets_apart(before: object, opening: object) -> bool:
    """``Klinik: Ortopeden; Läkare: Eva Lund``: behind a semicolon the next label begins, as at a column."""
    if not isinstance(before, Word) or not isinstance(opening, Word) or not before.text.endswith(";"):
        return False
    return _opens_label(opening.text)


def _opens_label(text: str) -> bool:
    """A capital, the number of a question, or ``ev.`` before a label in small letters."""
    return text[:1].isupper() or _ORDINAL.fullmatch(text) is not None or fold(text) in {"ev", "eventuellt"}


_MANY = 4
"""So many words before a full stop are a sentence rather than the start of a label."""


def _closes_sentence(words: Sequence[Word], following: str) -> bool:
    """A full stop behind a whole word, behind initials (``NUS. Skäl:``) or behind many words ends a sentence."""
    last = words[-1].text
    initials = len(words) > 1 and len(last) > 3 and last[:-1].isupper() and not following.isupper()
    short = last.endswith(".") and "." not in last[:-1] and last[:-1].isalpha() and len(last) > 3
    return _ends_phrase(last) or (short and not ends_short(last) and (initials or len(words) >= _MANY))


def _ends_phrase(text: str) -> bool:
    """``Växjö.``, ``4668.``: the end of a sentence rather than an abbreviation."""
    return text.endswith(".") and (len(text) > 5 or text[:-1].isdigit()) and "." not in text[:-1]


_WISHES = re.compile(r"\b(?:onskas|onskar|behovs|behover|bestalls|bestaller|begars|rekvireras)\b")


def wishes_about_somebody(row: Row, start: int) -> bool:
    """``För pnr 1990…, Anna Berg önskas bilder``: a sentence, though its first words read like a label."""
    opening = row.tokens[start]
    opens = isinstance(opening, Word) and fold(opening.text) in _BEFORE_A_NAME
    return opens and _WISHES.search(undotted(row.run.text)) is not None


def _hit_at(row: Row, index: int, start: int, dashed: bool) -> Hit | None:
    opening = row.tokens[start]
    if not isinstance(opening, Word) or not fold(opening.text):
        return None
    if opening.text.rstrip(";").isdigit() and start not in row.column_starts:
        return None  # the end of the number before it
    stretch = _stretch(row, start, dashed)
    if not stretch.colon and wishes_about_somebody(row, start):
        return None
    before = row.tokens[start - 1] if start else None
    if isinstance(before, Word) and not stretch.begins and fold(before.text) in _JOINS:
        return None  # "Önskar bilder och utlåtande: MR knä": the end of a sentence
    return (
        _outright(
            index,
            start,
            stretch,
            behind_label=isinstance(before, Word) and _ends_label(before.text),
            in_sentence=_goes_on(before, opening, stretch),
        )
        or _dressed_hit(row, index, start, stretch)
        or _listed_hit(row, index, start, stretch, in_sentence=_goes_on(before, opening, stretch))
        or _understood_hit(row, index, start, stretch)
        or _question_hit(row, index, start, stretch)
        or _unknown_hit(index, start, stretch)
    )


_REMARK = re.compile(r"\s*\([^)]*\)?\W*$")


def _without_remark(text: str) -> str:
    return _REMARK.sub("", text)


def _outright(
    index: int, start: int, stretch: _Stretch, *, behind_label: bool, in_sentence: bool = False
) -> Hit | None:
    """All words up to a colon or dash are a label; small ones in a sentence are none (``Är du inte mottagare:``)."""
    if not stretch.colon or not (stretch.begins or _ends_label(stretch.words[-1].text)):
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
        and (stretch.begins or len(stretch.words) == 1 or behind_label or _asks_plainly(stretch.words))
        and not _names_a_place_first(stretch.words)
    ):
        found = understood(stretch.text)
    if found is None or (guessed and not _opens_label(stretch.words[0].text)):
        return None
    if found.weak and stretch.words[-1].text.endswith(";"):
        return None  # "Röntgen; Borås": a comma misread
    alone = stretch.stop >= stretch.column_end
    kind = _with_remark(found.kind, stretch.text)
    return Hit(index, start, stretch.stop, kind, found.weak, True, alone, guessed)


def _asks_plainly(words: Sequence[Word]) -> bool:
    """A label in the middle of a line: one capital and then small words (``Läkare som vill ha bilderna:``)."""
    return words[0].text[:1].isupper() and all(w.text[:1].islower() for w in words[1:])


def _names_a_place_first(words: Sequence[Word]) -> bool:
    """``Ortopedkliniken Tel:`` is a clinic and a label: a label writes its later words in small letters."""
    later = [w.text for w in words[1:] if w.text[:1].isupper() and not w.text.isupper()]
    return bool(later) and bool(_PLACE_PARTS.intersection(parts_of(fold(words[0].text))))


def _dressed_hit(row: Row, index: int, start: int, stretch: _Stretch) -> Hit | None:
    """A label that fills its column, with what forms dress labels up with: ``Clinic / Enhet``, ``3. Inrättning``."""
    behind_box = start > 0 and not isinstance(row.tokens[start - 1], Word)
    if start not in row.column_starts or stretch.stop != stretch.column_end or behind_box:
        return None
    bare = bare_label(stretch.text)
    if bare == stretch.text or not stretch.words[0].text[:1].isalnum():
        return None
    found = listed(fold(bare), True) or understood(bare)
    if found is None:
        return None
    return Hit(index, start, stretch.stop, found.kind, False, stretch.colon, True, True)


def _heading_goes_on(phrase: Sequence[Word], rest: Sequence[str]) -> bool:
    """``MOTTAGARE AV MATERIALET``: in capitals only words that labels are made of tell a label from its value."""
    capitals = all(w.text.isupper() for w in phrase) and all(text.isupper() for text in rest)
    return capitals and all(parts_of(fold(text)) for text in rest) and fold(rest[0]) in _LEADING


_LEADING = frozenset({"av", "till", "fran", "for", "vi", "som", "om", "pa", "och", "material", "materialet"})


def _goes_on(before: object, opening: Word, stretch: _Stretch) -> bool:
    """Small letters behind a word in small letters that nothing ends: the middle of a sentence."""
    if stretch.begins or not isinstance(before, Word):
        return False
    return opening.text[:1].islower() and before.text.isalpha() and before.text.islower()


_HOUSE_OF = re.compile(r"mottagning|klinik|praktik|\b(?:ab|hb|kb)\W*$")


def _listed_hit(row: Row, index: int, start: int, stretch: _Stretch, *, in_sentence: bool = False) -> Hit | None:
    """The longest listed wording that begins here and stands as a label."""
    tokens, words = row.tokens, stretch.words
    for count in range(len(words), 0, -1):
        phrase = words[:count]
        colon = _ends_label(phrase[-1].text)
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


def _with_remark(kind: str, label: str) -> str:
    """``Datum (undersökningen)``: a bare date whose remark says which."""
    found = meaning(label.replace("(", " ")) if kind == "order_date" and "(" in label else None
    return found.kind if found is not None and found.kind == "exam_date" else kind


_BEFORE_A_NAME = frozenset({"for", "pa", "av", "om", "fran", "hos", "avseende", "angaende"})
"""Words that open a sentence about somebody: ``För pnr 1990…, Anna Berg önskas bilder``."""


def _understood_hit(row: Row, index: int, start: int, stretch: _Stretch) -> Hit | None:
    """A wording nobody listed: all words of its column, or those before a number that it asks for."""
    words = stretch.words
    behind_box = start > 0 and not isinstance(row.tokens[start - 1], Word)
    if start not in row.column_starts or behind_box or not words[0].text[:1].isupper():
        return None
    if _names_a_place_first(words):
        return _before_fitting_value(index, start, words) if stretch.stop == stretch.column_end else None
    if is_sentence(stretch.text):
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
            runs_on = fold(words[0].text) in _BEFORE_A_NAME and start + count not in row.column_starts
            if found is not None and found.kind in DIGIT_KINDS and not commas and not runs_on:
                return Hit(index, start, start + count, found.kind, found.weak, False, False, True)
            break
    return _before_fitting_value(index, start, words) if stretch.stop == stretch.column_end else None


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


_PARTICLES = ("von ", "af ", "de ", "van ", "al-")


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


def _question_hit(row: Row, index: int, start: int, stretch: _Stretch) -> Hit | None:
    """``Vilken klinik arbetar du på?``: a question that fills its column asks for something, whatever its words."""
    text = stretch.text
    if not text.endswith("?") or start not in row.column_starts or not _ASKS.match(undotted(text)):
        return None
    kind = guess_kind(text)
    if kind == "unknown" or not text[:1].isupper():
        return None
    return Hit(index, start, stretch.stop, kind, False, True, stretch.stop >= stretch.column_end, True)


def _unknown_hit(index: int, start: int, stretch: _Stretch) -> Hit | None:
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


def _ends_label(text: str) -> bool:
    if _NUMBERED.fullmatch(text):
        return True
    return len(text) > 1 and text[-1] in ":?;" and any(c.isalpha() or c == ")" for c in text)


_NUMBERED = re.compile(r"\d{1,2}:")
"""``Patient 2:``"""


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
        return alone and not found.weak and (lone or (more_words and neighbours))
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
        name = len(rest) >= 2 and rest[0][:1].isupper() and rest[1][:1].isupper()
        sentence = rest[-1].endswith(".") and not any(c.isdigit() for word in rest for c in word)
        return found.kind == "patient_name" and name and not sentence
    if found.kind.startswith("onset_heading"):
        return False
    running = any(word.endswith((".", "!", "?")) and len(word) > 4 for word in rest[:-1])
    return (rest[0][:1].isupper() or rest[0][:1].isdigit()) and len(rest) <= 10 and not running


def label_run(sheet: Sheet, hit: Hit) -> Run:
    """The words of the label itself."""
    row = sheet.rows[hit.row]
    return Run(sheet.number, tuple(t for t in row.tokens[hit.start : hit.end] if isinstance(t, Word)))
