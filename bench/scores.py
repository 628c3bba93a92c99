"""Words as drawn against words as read, whatever their order on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass

from rapidfuzz.distance import Levenshtein

from bench.drawn import DrawnPage
from intake.model import Word

BELIEVED_FROM = 0.8  # a word of this confidence is not flagged for its reading alone
AROUND = ".,:;!?()[]{}|\"'”’“<>*_–—-/\\=~•·…☐☒☑□■"
IDENTITY = re.compile(r"(?:19|20)?\d{6}[-+]?\d{4}")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of words and characters; scores of pages add up."""

    words: int = 0
    words_read: int = 0
    characters: int = 0
    character_errors: int = 0
    swedish: int = 0
    swedish_read: int = 0
    numbers: int = 0
    numbers_read: int = 0
    identities: int = 0
    identities_read: int = 0
    believed: int = 0
    believed_wrong: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def share(self) -> float:
        """Share of the drawn words that were read letter by letter."""
        return self.words_read / self.words if self.words else 1.0


def score_page(drawn: DrawnPage, read: Sequence[Word]) -> Score:
    """How ``read`` compares with what was drawn. A word counts as read where one is the same, letter by letter."""
    wanted = Counter(_tokens(drawn.printed))
    got = Counter(_tokens(word.text for word in read))
    found = wanted & got
    missed, left = list((wanted - found).elements()), list((got - found).elements())
    believed = Counter(_tokens(word.text for word in read if word.confidence >= BELIEVED_FROM))
    known = wanted + Counter(_tokens(drawn.other))
    return Score(
        words=wanted.total(),
        words_read=found.total(),
        characters=sum(len(word) * n for word, n in wanted.items()),
        character_errors=_errors(missed, left),
        swedish=_of(wanted, _is_swedish),
        swedish_read=_of(found, _is_swedish),
        numbers=_of(wanted, _is_number),
        numbers_read=_of(found, _is_number),
        identities=_of(wanted, _is_identity),
        identities_read=_of(found, _is_identity),
        believed=believed.total(),
        believed_wrong=(believed - known).total(),
    )


def _tokens(texts: Iterable[str]) -> list[str]:
    bare = (word.strip(AROUND) for text in texts for word in text.split())
    return [word for word in bare if any(c.isalnum() for c in word)]


def _of(words: Counter[str], wanted: Callable[[str], bool]) -> int:
    return sum(n for word, n in words.items() if wanted(word))


def _is_swedish(word: str) -> bool:
    return any(c in "åäöÅÄÖ" for c in word)


def _is_number(word: str) -> bool:
    return sum(c.isdigit() for c in word) >= 4


def _is_identity(word: str) -> bool:
    return IDENTITY.fullmatch(word) is not None


def _errors(missed: list[str], left: list[str]) -> int:
    """Letters to change to make each missed word of the nearest left over; one nowhere near costs all its own."""
    errors = 0
    rest = list(left)
    for word in sorted(missed, key=len, reverse=True):
        distance, place = min(((Levenshtein.distance(word, r), n) for n, r in enumerate(rest)), default=(len(word), -1))
        errors += min(distance, len(word))
        if place >= 0 and distance < len(word):
            rest.pop(place)
    return errors
