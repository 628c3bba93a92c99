"""Names that people bear: which spelling of a name is one of them, and what a misread one may have been.

A name that is not among them is no mistake: half of all surnames are rare. One that is, and was read so twice, is
hardly a misreading; one that no list knows, a stroke away from a name of thousands, may be.
"""

from __future__ import annotations

import re
from functools import lru_cache

from intake.extract.values.letters import lower
from intake.extract.values.name_shapes import PARTICLES
from intake.extract.vocabulary import NAMES, NAMES_IN_USE

_KNOWN = frozenset((*NAMES_IN_USE["given"], *NAMES_IN_USE["family"], *NAMES["dotted"], *NAMES["plain"]))
_PIECES = frozenset(piece for name in _KNOWN for piece in re.split(r"[- ]", name))
_COMPOUND = re.compile(rf"(?:{'|'.join(NAMES_IN_USE['first_parts'])})s?(?:{'|'.join(NAMES_IN_USE['second_parts'])})")
_PATRONYMIC = re.compile(r"(?P<father>[^\W\d_]{2,}?)s?(?:son|dotter)")
_COMMON = frozenset((*NAMES_IN_USE["given"], *NAMES_IN_USE["family"]))
_FAMILY = frozenset(NAMES_IN_USE["family"])
_GIVEN = frozenset(piece for name in NAMES_IN_USE["given"] for piece in re.split(r"[- ]", name))
_KEPT = 4096
"""So many words are remembered with what was found of them."""
LEAST = 3
"""Letters of a name that is no other name by chance."""
_ALIKE = frozenset(map(frozenset, "fl ft il jl lt it rt ao eo ce nu nh bh ae hn vy gq oö aä".split()))  # noqa: SIM905
"""Letters that recognisers take for each other."""
_NARROW = frozenset("filrtj")
"""Letters that are lost beside others."""


def is_in_use(word: str) -> bool:
    """Is every part of ``word`` ("Anna-Karin", "Lindgren", "Matssons") a name in use, a common surname by its two
    parts, the son or daughter of a name in use, or a particle?"""
    parts = re.findall(r"[^\W\d_]+", lower(word))
    return bool(parts) and all(_part_in_use(part) for part in parts)


def is_common(word: str) -> bool:
    """Is ``word`` as it stands one of the commonest names?"""
    return lower(word) in _COMMON


def is_given(word: str) -> bool:
    """Is every part of ``word`` a first name that many bear?"""
    parts = re.findall(r"[^\W\d_]+", lower(word))
    return bool(parts) and all(part in _GIVEN for part in parts)


def is_no_surname(word: str) -> bool:
    """Is ``word`` a first name that hardly anybody bears as surname, so that more of the name must follow?"""
    return is_given(word) and lower(word) not in _FAMILY


@lru_cache(_KEPT)
def _part_in_use(part: str) -> bool:
    if part in _PIECES or part in PARTICLES or _COMPOUND.fullmatch(part):
        return True
    child = _PATRONYMIC.fullmatch(part)
    return child is not None and (child["father"] in _PIECES or f"{child['father']}s" in _PIECES)


@lru_cache(_KEPT)
def likely_meant(word: str) -> tuple[str, ...]:
    """Names in use that ``word``, which is none, may be a misreading of, in one letter; empty where it is one."""
    low = lower(word).strip(" .,")
    if len(low) < LEAST or is_in_use(low):
        return ()
    return tuple(sorted(name for name in _PIECES if abs(len(name) - len(low)) <= 1 and _misread_as(name, low)))


def _misread_as(name: str, read: str) -> bool:
    """``read`` is ``name`` with one letter as another that looks like it, or without a narrow letter inside it."""
    if len(name) == len(read):
        others = [frozenset(pair) for pair in zip(name, read, strict=True) if pair[0] != pair[1]]
        return len(others) == 1 and others[0] in _ALIKE
    lost = (at for at in range(1, len(name)) if name[at] in _NARROW)
    return any(name[:at] + name[at + 1 :] == read for at in lost)
