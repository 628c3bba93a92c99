"""Names whose dots, rings or accents the fax took or changed: "Asa" for Åsa, "Mäller" for Müller."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from intake.extract.values.letters import lower, undotted
from intake.extract.values.names_in_use import is_common
from intake.extract.vocabulary import NAMES

SURE_OF_ITS_DOTS = 0.9
"""From this confidence on a recogniser that tells Åberg from Öberg is believed."""
SURE_OF_LETTERS_IT_LACKS = 0.95
"""From this confidence on it is believed that reads Möller where Müller may stand: it has learned no ü."""
_LACKED = re.compile("[^a-zåäöé-]")
_LACKED_C = re.compile(r"[a-zåäö]{2,}[^aeiouyåäöé]ié")
"""``Jurié``: no name ends so, and many end in the ć that the recogniser has not learned."""

_DOTTED = str.maketrans("åäöü", "****")


def likelier_names(name: str, confidence: float) -> tuple[str, ...]:
    """``name`` with each word spelled as names in use are, where only dots differ; empty where nothing speaks for it.

    A word that is a name in use as it stands is doubted only where another name has dots on the same letters and the
    words were read with less ``confidence`` (0–1) than ``SURE_OF_ITS_DOTS``, or ``SURE_OF_LETTERS_IT_LACKS``.
    """
    others = []
    for match in re.finditer(r"[^\W\d_]+", name):
        for spelling in sorted(_other_spellings(lower(match[0]), confidence)):
            written = spelling.upper() if match[0].isupper() else spelling.capitalize()
            others.append(name[: match.start()] + written + name[match.end() :])
    return tuple(others)


def is_unused(name: str, other: str) -> bool:
    """Does ``name`` differ from ``other`` in a word that lost all its dots? What has dots of its own may be in use."""
    pairs = zip(name.split(), other.split(), strict=True)
    return all(_is_unused(word) for word, likelier in pairs if word != likelier)


def _is_unused(word: str) -> bool:
    dotless = undotted(word) == lower(word) or _LACKED_C.fullmatch(lower(word)) is not None
    return dotless and not is_common(word)


def _other_spellings(word: str, confidence: float) -> set[str]:
    known, without, other_dots = _known()
    if word in NAMES["plain"]:
        return set()
    if _LACKED_C.fullmatch(word):
        return {f"{word[:-1]}ć"}
    if word not in known and is_common(word):
        return without.get(word, set()) if confidence < SURE_OF_ITS_DOTS else set()
    alike = other_dots.get(word.translate(_DOTTED), set()) if undotted(word) != word else set()
    if word in known:
        lacked = {other for other in alike if _LACKED.search(other)}
        doubtful = alike if confidence < SURE_OF_ITS_DOTS else lacked
        return doubtful - {word} if confidence < SURE_OF_LETTERS_IT_LACKS else set()
    return without.get(undotted(word), set()) | alike


@cache
def _known() -> tuple[frozenset[str], dict[str, set[str]], dict[str, set[str]]]:
    """The dotted names, the same by their letters without dots, and by their letters whatever their dots."""
    without: dict[str, set[str]] = defaultdict(set)
    other_dots: dict[str, set[str]] = defaultdict(set)
    for name in NAMES["dotted"]:
        without[undotted(name)].add(name)
        other_dots[name.translate(_DOTTED)].add(name)
    return frozenset(NAMES["dotted"]), dict(without), dict(other_dots)
