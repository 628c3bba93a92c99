"""A dictation typed out word by word, with the full stops that the speaker named: "… höger axel punkt Patienten …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intake.model import Page, Word

_SPOKEN = {"punkt": ".", "kolon": ":", "komma": ","}
_LEAST = 2
"""So many spoken stops before a capital, or before "slut", make a dictation; one alone is a point of some list."""


def with_spoken_stops(page: Page) -> Page:
    """The page with each spoken stop as a sign behind the word before it."""
    if sum(_ends_sentence(one, other) for one, other in pairwise(page.words)) < _LEAST:
        return page
    return replace(page, words=tuple(_written(page.words)))


def _ends_sentence(word: Word, following: Word) -> bool:
    opens = len(following.text) > 1 and following.text[:1].isupper()  # not "punkt A" of a list
    return word.text == "punkt" and (opens or following.text == "slut")


def _written(words: Sequence[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in words:
        sign = _SPOKEN.get(word.text)
        if sign is None or not kept:
            ends = bool(kept) and word.text == "slut" and kept[-1].text.endswith(".")  # "punkt slut"
            kept += [] if ends else [word]
        elif not kept[-1].text.endswith((".", ":", ",")):
            kept[-1] = replace(kept[-1], text=kept[-1].text + sign)
    return kept
