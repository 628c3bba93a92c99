"""Values from a fax, made fit to stand in a draft: one line, bounded, and without the patient's identity.

A value is whatever somebody wrote and a recogniser made of it. It reaches a template as data, never as a template.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from intake.model import Field, Order

MAX_CHARS = 120
"""A longer value is cut; the whole of it stands beside the image of the fax."""

_MAX_READ_CHARS = 1000
REDACTED = "[uppgift borttagen]"

_NUMBER = re.compile(r"(?<!\d)(?:\d{2}[\W_]?)?\d{6}[\W_]{0,3}\d{3}[\dA-Za-z](?![\dA-Za-z])")
_AROUND = r"[\W_]*"
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}
_SQUARE_TO_ROUND = str.maketrans("[]{}", "()()")


def clean(value: str, limit_chars: int = MAX_CHARS) -> str:
    """``value`` on one line, without control, formatting and stray combining characters, at most ``limit_chars`` long.

    Square brackets become round: in a draft they mark a blank that staff fill in.
    """
    return _cut(one_line(value).translate(_SQUARE_TO_ROUND), limit_chars)


def one_line(value: str) -> str:
    """``value`` with every run of white space as one space and no character that is invisible or turns the text."""
    composed = unicodedata.normalize("NFC", value)
    kept = (
        " " if character.isspace() else character
        for character in composed
        if character.isspace() or unicodedata.category(character) not in _DROPPED
    )
    return " ".join("".join(kept).split())


def without_numbers(text: str) -> str:
    """``text`` as it is, with everything that looks like an identity number replaced."""
    return _NUMBER.sub(REDACTED, text)


def _cut(text: str, limit_chars: int) -> str:
    return text if len(text) <= limit_chars else text[: limit_chars - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Redaction:
    """Takes one patient's identity out of a text. Made by ``redaction_for``."""

    patterns: tuple[re.Pattern[str], ...]

    def text(self, value: str, limit_chars: int = MAX_CHARS) -> str:
        """``value`` cleaned (``clean``), with the patient's name and anything like an identity number replaced."""
        text = clean(value, _MAX_READ_CHARS)
        for pattern in self.patterns:
            text = pattern.sub(REDACTED, text)
        return _cut(text, limit_chars)


def redaction_for(order: Order) -> Redaction:
    """What must not leave the house about the patient of ``order``.

    Any two words of the name beside each other in any order count as the name; a name of one word counts too. One
    word alone of a longer name does not: the doctor may share the surname.
    """
    names = [pattern for text in _texts(order.fields.get("patient_name")) for pattern in _name_patterns(text)]
    numbers = [pattern for text in _texts(order.fields.get("identity_number")) for pattern in _number_patterns(text)]
    return Redaction((*names, *numbers, _NUMBER))


def _texts(field: Field | None) -> tuple[str, ...]:
    if field is None:
        return ()
    found = [field.value, field.raw, *field.candidates]
    return tuple(dict.fromkeys(clean(text, _MAX_READ_CHARS) for text in found if isinstance(text, str)))


def _name_patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The whole name, spaces or not; then any two of its words beside each other, in any order."""
    words = _LETTERS_AND_DIGITS.findall(name)
    if sum(len(word) for word in words) < 2:
        return ()
    patterns = [
        re.compile(rf"(?<![^\W_]){_AROUND.join(re.escape(word) for word in order)}(?![^\W_])", re.IGNORECASE)
        for order in (words, words[-1:] + words[:-1])
    ]
    if len(words) > 1:
        any_word = "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
        patterns.append(re.compile(rf"(?<![^\W_])(?:{any_word})(?:[\W_]+(?:{any_word})(?![^\W_]))+", re.IGNORECASE))
    return tuple(patterns)


def _number_patterns(number: str) -> tuple[re.Pattern[str], ...]:
    """The number however it is grouped; a twelve-digit one also without its century."""
    signs = "".join(_LETTERS_AND_DIGITS.findall(number))
    forms = [signs, signs[2:]] if len(signs) == 12 else [signs]
    return tuple(
        re.compile(_AROUND.join(re.escape(sign) for sign in form), re.IGNORECASE) for form in forms if len(form) >= 6
    )
