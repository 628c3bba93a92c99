"""Passwords: what is kept of one, and which are refused as too easy to guess."""

from __future__ import annotations

import functools
import secrets
import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from intake.store.records import NotAllowedError

SHORTEST = 12
LONGEST = 256
_FEWEST_LETTERS = 5  # different ones

_HASHER = PasswordHasher()  # argon2id with the parameters of RFC 9106 for machines without memory to spare
_AT_ONCE = threading.BoundedSemaphore(2)
"""Each verification takes 64 MiB: however many try to sign in at once, they queue up here."""


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _AT_ONCE:
        return _HASHER.hash(_composed(password))


def fits(password_hash: str | None, password: str) -> bool:
    """Whether ``password`` is the one. Takes the same time where there is none to compare with."""
    nobody = _nobody()  # made once, and not only when the first unknown name comes
    if len(password) > LONGEST:
        password, password_hash = "", None
    try:
        with _AT_ONCE:
            return _HASHER.verify(password_hash or nobody, _composed(password)) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(password_hash: str) -> bool:
    """Whether it was made with other parameters than are used today."""
    return _HASHER.check_needs_rehash(password_hash)


def refuse_weak(password: str, *names: str) -> None:
    """Does nothing where ``password`` will do for somebody called ``names``.

    Raises:
        NotAllowedError: ``password_too_short``, ``password_too_long``, ``password_too_plain``.
    """
    if len(password) < SHORTEST:
        raise NotAllowedError(
            "password_too_short",
            f"Lösenordet är för kort: minst {SHORTEST} tecken. Några ord efter varandra går bra.",
            f"The password is too short: at least {SHORTEST} characters. A few words in a row will do.",
        )
    if len(password) > LONGEST:
        raise NotAllowedError(
            "password_too_long",
            f"Lösenordet är för långt: högst {LONGEST} tecken.",
            f"The password is too long: at most {LONGEST} characters.",
        )
    folded = _composed(password).casefold()
    rest = folded
    for guessed in sorted({name.casefold() for name in names if name} | _GUESSED, key=len, reverse=True):
        rest = rest.replace(guessed, "")
    if len(set(folded)) < _FEWEST_LETTERS or len(set(rest)) < _FEWEST_LETTERS:
        raise NotAllowedError(
            "password_too_plain",
            "Lösenordet går lätt att gissa: ta ett som inte bara är ditt namn, ”lösenord” eller samma tecken.",
            'The password is easy to guess: take one that is more than your name, "password" or one character.',
        )


_GUESSED = frozenset(
    {"lösenord", "losenord", "password", "qwertyuiop", "qwerty", "intake", "röntgen", "region", "halland", "sommar"}
    | {"vinter", "1234567890", "123456", "1234", "2024", "2025", "2026", "2027"}
)


def drawn() -> str:
    """A random password that can be typed without mistakes: four groups of letters, 74 bits."""
    letters = "abcdefghijkmnopqrstuvwxyz"  # no l: it looks like 1
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


@functools.cache
def _nobody() -> str:
    return _HASHER.hash(secrets.token_hex())


def _composed(password: str) -> str:
    """Keyboards differ in how they send å, ä, ö."""
    return unicodedata.normalize("NFC", password)
