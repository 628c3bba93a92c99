"""How names of people are spelled: the pieces that every rule about names is put together from.

Strings for regular expressions, without groups. Many names are more than two plain words: ``Maja van der Meer``,
``Ali el-Masri``, ``Sean O'Connor``, ``Ann McAllister``, ``Carl Axel Forsberg Åhl``.
"""

from __future__ import annotations

import re

from intake.extract.values.letters import CAPITAL, SMALL
from intake.extract.vocabulary import NAMES

PARTICLES = frozenset(NAMES["particles"])
_JOINING = PARTICLES - set(NAMES["words_too"]) | {r"v[ao]n\s+den"}
_LONGEST_FIRST = "|".join(sorted(_JOINING, key=len, reverse=True))
SMALL_WORDS = rf"(?:(?:{_LONGEST_FIRST})\s+){{0,3}}"
"""Particles before a surname: ``von``, ``van der``; there may be none."""
_PIECE = rf"(?:{CAPITAL}['’]|Ma?c)?{CAPITAL}{SMALL}+"
WORD = rf"(?:(?:al|el|ul)-)?{_PIECE}(?:-{_PIECE})*"
"""One word of a name: ``Lund``, ``Anna-Karin``, ``O'Connor``, ``MacGregor``, ``el-Masri``."""
IN_CAPITALS = rf"(?:{CAPITAL}['’])?{CAPITAL}{{2,}}(?:['’-]{CAPITAL}{{2,}})*"
"""The same in capitals: ``LUND``, ``EL-MASRI``, ``O'CONNOR``."""
ALL_IN_CAPITALS = rf"{IN_CAPITALS}(?:\s+(?i:{SMALL_WORDS}){IN_CAPITALS}){{1,3}}"
"""A whole name in capitals, as examinations and headings are written, too: what it names must tell."""
INITIALS = rf"(?:{CAPITAL}\.(?: ?{CAPITAL}\.)?|{CAPITAL}\.?-{CAPITAL}\.?)"
"""First names by their letters: ``K.``, ``K-G``; a letter alone numbers the parts of a form."""

_IN_CAPITALS_TOO = re.compile(rf"\b(?:{_LONGEST_FIRST})\b(?!['’-])", re.IGNORECASE)


def more_words(least: int, most: int) -> str:
    """``least`` to ``most`` further words of a name, each with the particles before it."""
    return rf"(?:\s+{SMALL_WORDS}{WORD}){{{least},{most}}}"


def with_small_particles(text: str) -> str:
    """``Ludvig VON STRÅHLE`` as ``Ludvig von STRÅHLE``; the first word stays, which may be a name (``Le``, ``Van``)."""
    return _IN_CAPITALS_TOO.sub(lambda m: m[0].lower() if m.start() else m[0], text)
