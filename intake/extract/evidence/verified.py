"""Which words of a unit's name are confirmed by something other than the recogniser."""

from __future__ import annotations

import re
from functools import cache

from intake.directory import UnitMatch
from intake.extract.layout.sheet import Run
from intake.extract.values.letters import lower, undotted
from intake.extract.values.professions import find_profession
from intake.extract.vocabulary import UNITS
from intake.model import Word

_KNOWN = frozenset(
    word.strip("*- ").casefold()
    for section in ("media", "ward")
    for phrase in UNITS[section]["words"]
    for word in phrase.split()
    if len(word.strip("*- ")) >= 4 and not phrase.startswith("*")
)
_LEAST_DOTTED = 4
_COMPOUND = re.compile(
    rf"(?:{'|'.join(map(re.escape, UNITS['compounds']['specialties']))})(?:i|isk|iska|s)?"
    rf"(?:{'|'.join(map(re.escape, UNITS['compounds']['houses']))})(?:en|et|s)?"
)
"""``Ortopedkliniken``, ``ungdomsmottagningen``: every letter belongs to a specialty or a kind of house."""
_LOST_HYPHEN = re.compile(rf"\b(?:{'|'.join(map(re.escape, UNITS['compounds']['specialties']))}) och \w")
"""``Barn och ungdomsmottagningen``: the first word is half of a compound, and has lost its hyphen."""
_PLAIN_WORDS = frozenset({"och", "i", "för", "på", "fvb", "fvb.", "av", "vid"})


def unit_is_sure(run: Run, match: UnitMatch, doubt_below: float) -> bool:
    """Is every word of a unit's name read surely, or spelled as the directory or the vocabulary of units spells it?"""
    if match.unit is None or match.score < 1.0 or run.confidence < 0.3 or _LOST_HYPHEN.search(run.text.casefold()):
        return False
    spelled = _spellings(match.unit.name, match.unit.aliases)
    return all(_sure(word, spelled, doubt_below) for word in run.words)


def _sure(word: Word, spelled: frozenset[str], doubt_below: float) -> bool:
    bare = re.sub(r"[.,;:()]", "", word.text).casefold()
    if word.confidence >= doubt_below or not bare:
        return True
    known = (
        bare in spelled
        or bare in _PLAIN_WORDS
        or _COMPOUND.fullmatch(bare)
        or any(bare.startswith(k) for k in _KNOWN if len(bare) - len(k) <= 3)
    )
    return bool(known) and word.confidence >= 0.3


@cache
def _spellings(name: str, aliases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(re.sub(r"[.,;:()]", "", w).casefold() for text in (name, *aliases) for w in text.split())


def with_dots(run: Run, match: UnitMatch) -> str | None:
    """The text with the dots and rings that the directory writes and the fax lost ("Vastmanlands"); else ``None``."""
    if match.unit is None:
        return None
    spelled = _spellings(match.unit.name, match.unit.aliases)
    dotted = {undotted(word): word for word in spelled if undotted(word) != word and len(word) >= _LEAST_DOTTED}

    def whole(word: re.Match[str]) -> str:
        low = lower(word[0])
        right = dotted.get(undotted(low))
        if right is None or low in spelled:
            return word[0]
        return right.upper() if word[0].isupper() else right.capitalize() if word[0][:1].isupper() else right

    text = re.sub(r"[^\W\d_]+", whole, run.text)
    return None if text == run.text else text


def names_a_person(run: Run) -> bool:
    """A doctor's title at the end of a clinic or recipient: the next field was read with it."""
    titles = [f for f in find_profession(run.text) if f.notes[:1] == ("doctor",) and "unit_name" not in f.notes]
    return any(f.end >= len(run.text.rstrip(" .,")) - 1 and f.start > 0 for f in titles) and len(run.words) >= 4
