"""Letters as faxes and recognisers write them, made comparable.

Every function here keeps the length of its text, so that a place in the result is a place in the original.
"""

from __future__ import annotations

import re
from unicodedata import category, name, normalize

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－\u00ad~"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t\u2002\u2003"), " ")
_QUOTES = {ord("’"): "'", ord("´"): "'", ord("`"): "'", ord("”"): '"', ord("“"): '"'}
_PLAIN = str.maketrans({**_DASHES, **_SPACES, **_QUOTES})

_LATIN = tuple(c for c in map(chr, (*range(0x250), *range(0x1E00, 0x1F00))) if "LATIN" in name(c, ""))
CAPITAL = f"[{''.join(c for c in _LATIN if category(c) == 'Lu')}]"
SMALL = f"[{''.join(c for c in _LATIN if category(c) == 'Ll')}]"
"""Letters that names in Sweden are written with: Latin ones, with whatever dots and accents."""

_UNDOTTED = str.maketrans({
    **{c: normalize("NFD", c)[0] for c in _LATIN if category(c) == "Ll" and normalize("NFD", c)[0] != c},
    **dict(zip("øłđıİħŧð", "oldiihtd", strict=True)),
})  # fmt: skip

DIGIT_LOOKALIKES = str.maketrans({
    "O": "0", "o": "0", "D": "0", "Q": "0", "I": "1", "l": "1", "|": "1", "S": "5", "B": "8", "Z": "2", "G": "6",
})  # fmt: skip
"""Letters that recognisers read for digits. The result is a candidate for a person, never a value."""


def plain(text: str) -> str:
    """``text`` with one kind of dash, space and quote."""
    return text.translate(_PLAIN)


def lower(text: str) -> str:
    """Lower case, letter by letter (a letter whose lower case is longer stays)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def undotted(text: str) -> str:
    """Lower case without dots, rings and accents: what is left when a fax eats them."""
    return lower(plain(text)).translate(_UNDOTTED)


def line_of(text: str, start: int) -> tuple[int, int]:
    """The first and the last place (exclusive) of the line that holds ``start``."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    return first, len(text) if last < 0 else last


_CLOCK = re.compile(r"(?<![\d.-])\b\d{1,2}[:.]\d{2}\b(?![.-]\d)")  # no part of a date: 10.01.2024
_SENDER_MARK = re.compile(
    r"\b(?:sid(?:a|an)?|page|pg|p)\b\.?\s*\d{1,3}\b|\bp\.?\d{1,3}\b|\b\d{1,3}\s*/\s*\d{1,3}\s*$|\b(?:från|fr[oå]m|from|to|fax)\s*[:+0-9]",
    re.IGNORECASE,
)


def is_fax_header(line: str) -> bool:
    """Whether ``line`` is the one that the sender's fax machine prints at the top: a time, a number, a page count."""
    bare = plain(line)
    return bool(_CLOCK.search(bare)) and bool(_SENDER_MARK.search(bare))
