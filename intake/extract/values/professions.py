"""Who somebody says to be: words for professions, patients and authorities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from intake.extract.values.found import Found
from intake.extract.values.letters import lower, plain, undotted
from intake.extract.vocabulary import PROFESSIONS

NEAR = 86.0
"""How alike (0–100) a misread word of eight letters or more must be to the profession it stands for."""


LONG = 8
"""A word of so many letters is no chance ending of another."""


@dataclass(frozen=True, slots=True)
class _Profession:
    name: str
    type: str
    note: str
    words: re.Pattern[str]
    exact: re.Pattern[str] | None
    stems: re.Pattern[str] | None
    long_words: tuple[str, ...]


def _load() -> tuple[_Profession, ...]:
    loaded = []
    for entry in PROFESSIONS["profession"]:
        words = "|".join(_loose(word) for word in sorted(entry["words"], key=len, reverse=True))
        loaded.append(
            _Profession(
                entry["name"],
                entry["type"],
                entry.get("note", ""),
                re.compile(rf"(?<!\w)(?:leg\.? ?)?(?:{words})(?:en|erna|er|s|ens)?(?!\w)"),
                re.compile(rf"(?<![\w.])(?:{_any(entry['exact'])})(?![\w])") if entry["exact"] else None,
                re.compile(rf"(?<!\w)(?:{_any(entry['stems'])})\w*") if entry["stems"] else None,
                tuple(undotted(word) for word in entry["words"] if len(word) >= 8 and " " not in word),
            )
        )
    return tuple(loaded)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _loose(word: str) -> str:
    """A long word also at the end of a compound: ``specialistfysioterapeut``."""
    ahead = r"[^\W\d_]*" if len(word) >= LONG and word.isalpha() else ""
    return ahead + r"[ .-]{1,2}".join(re.escape(part) for part in re.split(r"[ .]+", word) if part)


_ALL = _load()
_HOUSES = frozenset(PROFESSIONS["houses"])
_HOUSE = re.compile(
    r"(?:erna|vård|vården|hälsan|hälsans|kassan|bolaget|byrå|byrån|nämnden|verket|tjänsten|myndigheten|förvaltningen)$"
)
"""How houses end that the words of a profession name: "Folktandvården"."""
_INSTITUTIONS = frozenset({"municipality", "authority", "insurer", "police", "school health", "occupational health"})
_PERSON = re.compile(r"(?:läkare|sköterska|inspektör|utredare|åklagare|reglerare)(?:n|en)?$")
"""Who works for an institution, by the last noun of a word."""
_OF_HOUSES = frozenset({"physiotherapist", "chiropractor", "naprapath", "osteopath"})
"""Professions whose plural is the name of a house: "Storgatans Kiropraktorer"."""
_WORD = re.compile(r"[^\W\d_]{8,}")


def _at_an_end(word: str, longer: str) -> bool:
    return len(word) < len(longer) - 1 and longer.endswith(word)


def find_profession(text: str) -> tuple[Found, ...]:
    """Every profession or role that ``text`` names, in order.

    Returns:
        ``value`` is a member of ``RequesterType``; ``unknown`` for doctors, nurses and secretaries, whose employer
        decides. The first note is the profession (``physiotherapist``, ``dentist``, ``secretary`` …), followed by
        ``unit_name`` where it is part of a clinic's name ("Sjukgymnasterna vid Torget") and ``on_behalf_of`` where
        somebody speaks for the patient.
        Flag ``low_confidence``: misread.
    """
    bare = plain(text)
    low = lower(bare)
    found: list[Found] = []

    def add(profession: _Profession, start: int, end: int, *more: str, flags: tuple[str, ...] = ()) -> None:
        if all(end <= other.start or start >= other.end for other in found):
            notes = (profession.name, *more, *([profession.note] if profession.note else []))
            found.append(Found(start, end, text[start:end], profession.type, flags, notes))

    def names_house(profession: _Profession, word: str) -> bool:
        several = word.endswith("er") and profession.name in _OF_HOUSES and len(word) >= LONG
        if profession.name in _INSTITUTIONS and not _PERSON.search(word):
            return True
        return several or _HOUSE.search(word) is not None or word in _HOUSES

    for profession in _ALL:
        for match in profession.words.finditer(low):
            add(profession, *match.span(), *(("unit_name",) if names_house(profession, match[0]) else ()))
        for match in profession.exact.finditer(bare) if profession.exact else ():
            add(profession, *match.span())
    for profession in _ALL:
        for match in profession.stems.finditer(low) if profession.stems else ():
            add(profession, *match.span(), "unit_name")
    for match in _WORD.finditer(low):
        bald = undotted(match[0])
        # "undersökning" is no "förundersökning" misread: a whole word at an end of another is a word of its own.
        scored = [(fuzz.ratio(bald, w), p) for p in _ALL for w in p.long_words if w == bald or not _at_an_end(bald, w)]
        score, profession = max(scored, key=lambda s: s[0])
        if score >= NEAR:
            house = ("unit_name",) if match[0].endswith(("arna", "erna")) else ()  # "Specialistläkarna"
            add(profession, *match.span(), *house, flags=() if score == 100.0 else ("low_confidence",))
    return tuple(sorted(found, key=lambda f: f.start))
