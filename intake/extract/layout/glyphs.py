"""What the recogniser makes of check boxes and dotted leaders: undone before rows are built.

A box that the pixel search missed comes back as a short nonsense word before its option ("MÅ Bilder", "DO Nej"). It
becomes a mark nobody can be sure of, with a guess at its state; never a clear one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from intake.model import Box, CheckState, Word

_OPTION = (
    r"ja|nej|muntligt?\w*|skriftligt?\w*|samtycke|bild(?:er|erna)?|endast|utlåtanden?|båda|akut|länk(?:ning|as|ade)?"
    r"|usb\S*|via[il1|]{0,2}e[pf]|via|[il1|]{1,2}e[pf]|cd\S*|dvd\S*|egen|annan|saknas"
    r"|röntgen(?:bilder(?:na)?|svar|utlåtanden?)|rutin|normal|post|per|svar|läkare|patient(?:en)?"
    r"|fysioterapeut|sjukgymnast|kiropraktor|naprapat|samma"
)
_CONSENT = re.compile(r"^(?:muntlig|skriftlig|samtyck|medgiv)", re.IGNORECASE)
_IS_OPTION = re.compile(rf"^(?:{_OPTION})[.,:;]?$", re.IGNORECASE)
_GLUED = re.compile(
    rf"^(?P<junk>[^a-zåäö\s]{{1,3}}|[a-z]?[A-ZÅÄÖ0«»]{{1,2}}|[a-zA-Z]{{1,2}}(?=[A-ZÅÄÖ]))(?P<option>{_OPTION})$",
    re.IGNORECASE,
)
_IEP = re.compile(r"^(?P<via>via)?[il1|]{0,2}[il1|]e[pf]$", re.IGNORECASE)
_SAFE = frozenset(
    {
        "på",
        "jag",
        "att",
        "har",
        "pat",
        "dr",
        "mvh",
        "hej",
        "tack",
        "inga",
        "av",
        "i",
        "för",
        "och",
        "via",
        "ja",
        "nej",
        "ej",
        "en",
        "ett",
        "om",
        "vi",
        "ni",
        "hö",
        "vä",
        "mr",
        "ct",
        "dt",
        "ul",
        "nr",
        "tel",
        "kl",
        "år",
        "-",
        "–",
        "+",
        "/",
        "&",
        "el",
        "utl",
        "rtg",
        "us",
        "se",
        "få",
        "ha",
        "är",
        "de",
        "den",
        "det",
        "med",
        "til",
        "hos",
        "ska",
        "per",
    }
)
_LOOKS_EMPTY = re.compile(r"^[0OoDCcQGIlLJ1\[\](){}|!UuNn.,:;'\"°»«\-—_]+$")
_NUMBERING = re.compile(r"\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?")
_LETTERED = re.compile(r"[A-Z][.)]?")
_NO_BOX = re.compile(r"[A-Z][.)]|[2-9]|\d\d")
"""What no box is surely read as: a letter that numbers, a digit that is as little round as it is straight."""
_LEADER = re.compile(r"^[seorncaätuif0-9.,:;>)»«\-_~=…·?!|(]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A check box on a row, drawn or typed. ``guess``: for an unclear one, whether it is rather marked."""

    state: CheckState
    box: Box
    confidence: float
    guess: bool | None = None


def without_leaders(words: Sequence[Word]) -> list[Word]:
    """Leaves out what the recogniser made of rows of dots: a run of hopeless words of few different letters."""
    kept: list[Word] = []
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and words[end].line == words[index].line and _is_leader(words[end]):
            end += 1
        run = words[index:end]
        if (
            run
            and sum(len(w.text) for w in run) >= 6
            and any(len(w.text) >= 4 for w in run)
            and kept
            and kept[-1].line == run[0].line
        ):
            if end < len(words) and words[end].line == run[0].line and not kept[-1].text.endswith(":"):
                kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(".") + ":")
            index = end
            continue
        if end > index:
            kept.extend(run)
            index = end
        else:
            kept.append(words[index])
            index += 1
    return kept


_A_NUMBER = 6
"""So many digits are no leader, whatever sign was read before them: ``=19900602-2397``."""


def _is_leader(word: Word) -> bool:
    if word.confidence >= 0.42 or sum(c.isdigit() for c in word.text) >= _A_NUMBER:
        return False
    return _LEADER.match(word.text) is not None and not re.fullmatch(r"\d[\d.-]*", word.text)


def beside_box(word: Word, mark: Box) -> Word | None:
    """The option that was read together with its drawn box, starting right of the box; ``None``: only the box."""
    text = word.text
    glued = _GLUED.match(text)
    option = glued["option"] if glued else None
    if option is None:
        stripped = re.sub(r"^(?:[\[(|]?[xXoOvV☐□☒☑■✓✔✗✘]?[\])|]?)(?=[A-ZÅÄÖ][a-zåäö])", "", text)
        option = stripped if len(stripped) >= 3 or _IS_OPTION.match(stripped) else None
    if option is None or word.box.x1 <= mark.x1 + 4:
        return None
    return tidy_option(replace(word, text=option, box=replace(word.box, x0=max(word.box.x0, mark.x1 + 1))))


def tidy_option(word: Word) -> Word:
    """ "vialEP" is "via IEP" with its capital I read as l."""
    iep = _IEP.match(word.text)
    if iep is None or word.text == "IEP":
        return word
    return replace(word, text="viaIEP" if iep["via"] else "IEP")


def garbled_boxes(words: list[Word], boxes_on_page: int) -> tuple[list[Word], list[Mark]]:
    """Short nonsense before an option, or grown together with it, as unclear marks."""
    found: dict[int, tuple[Mark, Word | None]] = {}
    lettered = _lettering(words)
    for index, word in enumerate(words):
        glued = _GLUED.match(word.text)
        if glued and word.confidence < 0.85 and not _IS_OPTION.match(word.text) and not glued["junk"].islower():
            cut = word.box.x0 + (word.box.x1 - word.box.x0) * len(glued["junk"]) // len(word.text)
            option = tidy_option(replace(word, text=glued["option"], box=replace(word.box, x0=cut)))
            found[index] = (_unclear(glued["junk"], replace(word.box, x1=cut), word.confidence), option)
        elif word.text not in lettered and _stands_for_box(word, words[index + 1] if index + 1 < len(words) else None):
            found[index] = (_unclear(word.text, word.box, word.confidence), None)
    lines = [words[i].line for i in found]
    kept: list[Word] = []
    marks: list[Mark] = []
    for index, word in enumerate(words):
        decisive = index + 1 < len(words) and _CONSENT.match(words[index + 1].text) is not None
        if index in found and (boxes_on_page or decisive or lines.count(word.line) >= 2):
            mark, rest = found[index]
            marks.append(mark)
            if rest is not None:
                kept.append(rest)
        else:
            kept.append(tidy_option(word))
    return kept, marks


def _lettering(words: Sequence[Word]) -> frozenset[str]:
    """``A. Patient … B. Samtycke``: letters that number the parts of a form, told from boxes by their neighbours.

    A letter without a sign behind it counts only where it begins a line, between or behind two others.
    """
    signed = {w.text for w in words if _LETTERED.fullmatch(w.text) and len(w.text) > 1}
    begun = {word.text for before, word in pairwise(words) if before.line != word.line and len(word.text) == 1}
    begun |= {word.text for word in words[:1]}
    return frozenset(t for t in signed if {_after(t, -1), _after(t, 1)} & signed) | frozenset(
        t
        for t in begun
        if t.isupper() and ({_after(t, -1), _after(t, -2)} <= begun or {_after(t, -1), _after(t, 1)} <= begun)
    )


def _after(lettered: str, steps: int) -> str:
    return chr(ord(lettered[0]) + steps) + lettered[1:]


def _stands_for_box(word: Word, following: Word | None) -> bool:
    if following is None or following.line != word.line or len(word.text) > 3:
        return False
    if (
        word.text.casefold().lstrip("(") in _SAFE
        or _NUMBERING.fullmatch(word.text)
        or word.text.endswith((":", ",", ";"))  # "AB;", "73;": a field ends
        or (word.confidence >= 0.9 and (word.text.isalpha() or _NO_BOX.fullmatch(word.text)))
    ):
        return False
    gap = following.box.x0 - word.box.x1
    near = gap < 1.6 * (following.box.y1 - following.box.y0)
    option = _IS_OPTION.match(following.text) is not None or _IEP.match(following.text) is not None
    return near and option


def _unclear(text: str, box: Box, confidence: float) -> Mark:
    return Mark(CheckState.UNCLEAR, box, min(confidence, 0.5), guess=_LOOKS_EMPTY.match(text) is None)
