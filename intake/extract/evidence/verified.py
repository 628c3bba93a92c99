"""Which words of a unit's name are confirmed by something other than the recogniser."""

from __future__ import annotations

import re
from functools import cache

from intake.directory import UnitMatch
from intake.extract.layout.sheet import Run
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
_PLAIN_WORDS = frozenset({"och", "i", "för", "på", "fvb", "fvb.", "av", "vid"})


def unit_is_sure(run: Run, match: UnitMatch, doubt_below: float) -> bool:
    """Is every word of a unit's name read surely, or spelled as the directory or the vocabulary of units spells it?"""
    if match.unit is None or match.score < 1.0 or run.confidence < 0.3:
        return False
    spelled = _spellings(match.unit.name, match.unit.aliases)
    return all(_sure(word, spelled, doubt_below) for word in run.words)


def _sure(word: Word, spelled: frozenset[str], doubt_below: float) -> bool:
    bare = re.sub(r"[.,;:()]", "", word.text).casefold()
    if word.confidence >= doubt_below or not bare:
        return True
    known = (
        bare in spelled or bare in _PLAIN_WORDS or any(bare.startswith(k) for k in _KNOWN if len(bare) - len(k) <= 3)
    )
    return known and word.confidence >= 0.3


@cache
def _spellings(name: str, aliases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(re.sub(r"[.,;:()]", "", w).casefold() for text in (name, *aliases) for w in text.split())


def names_a_person(run: Run) -> bool:
    """A doctor's title at the end of a clinic or recipient: the next field was read with it."""
    titles = [f for f in find_profession(run.text) if f.notes[:1] == ("doctor",) and "unit_name" not in f.notes]
    return any(f.end >= len(run.text.rstrip(" .,")) - 1 and f.start > 0 for f in titles) and len(run.words) >= 4
