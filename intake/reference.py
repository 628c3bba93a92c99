"""How an order is named: short enough to say on the phone, and always the same for the same bytes."""

from __future__ import annotations

import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which are misread or misheard."""

_LETTERS = 10
_BITS_A_LETTER = 5
_HEX_DIGITS_USED = 13  # 52 bits, of which the first 50 are kept
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def fax_reference(sha256: str) -> str:
    """The first 50 bits of a SHA-256 (hexadecimal) as ``XXXXX-XXXXX``.

    Raises:
        ValueError: ``sha256`` is not 64 hexadecimal digits.
    """
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError("a SHA-256 is 64 lower-case hexadecimal digits")
    bits = int(sha256[:_HEX_DIGITS_USED], 16) >> (4 * _HEX_DIGITS_USED - _LETTERS * _BITS_A_LETTER)
    letters = "".join(ALPHABET[bits >> shift & 31] for shift in range(45, -1, -_BITS_A_LETTER))
    return f"{letters[:5]}-{letters[5:]}"


def reference(sha256: str, number: int) -> str:
    """The name of order ``number`` (from 1) of the fax ``sha256``, for instance ``7K3QF-M0R9D-1``.

    Raises:
        ValueError: ``sha256`` is not a SHA-256, or ``number`` is below 1.
    """
    if number < 1:
        raise ValueError("orders are numbered from 1")
    return f"{fax_reference(sha256)}-{number}"


def as_typed(text: str) -> str:
    """``text`` as a person typed it (lower case, O for 0, without dashes), in the form that references are kept in."""
    letters = re.sub(r"[\s-]", "", text.upper()).translate(_MISREAD)
    parts = (letters[:5], letters[5:10], letters[10:])
    return "-".join(part for part in parts if part)
