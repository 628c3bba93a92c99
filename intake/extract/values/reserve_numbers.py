"""Reserve numbers that care providers give to patients without a personal number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from intake.extract.values.found import Found
from intake.extract.values.identity_marks import (
    NumberReading,
    is_labelled,
    looks_like_other_number,
    overlapping_matches,
)
from intake.extract.values.letters import DIGIT_LOOKALIKES, line_of
from intake.extract.values.personal_numbers import EDGE_L, EDGE_R, faults_of

_RESERVE = re.compile(
    rf"{EDGE_L}(?P<day>[0-9]{{8}}|[0-9]{{6}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?P<sep> ?[-+] ?| |)"
    rf"(?P<tail>[0-9A-Za-z]{{4}}){EDGE_R}"
)
_RESERVE_LABEL = re.compile(r"reserv|tillfällig", re.IGNORECASE)
_NATIONAL = re.compile(r"[0-9]{8}[A-HJ-NPR-UX-Z]{2}[0-9A-HJ-NPR-UX-Z][0-9]")
_VGR = re.compile(r"[0-9]{8}[KMX][0-9]{3}")
_VARMLAND = re.compile(r"[0-9]{8}S[FUXPL][0-9][A-Z]")
_STOCKHOLM = re.compile(rf"{EDGE_L}99(?:18|19|20)[0-9]{{4}}[- ]?[0-9]{{4}}{EDGE_R}")
_VGR_DIGIT = {"K": "5", "M": "7", "X": "8"}


def reserve_readings(text: str, bare: str, today: date) -> Iterator[NumberReading]:
    for match in overlapping_matches(_RESERVE, bare):
        compact = re.sub(r"[ +-]", "", match[0])
        labelled = is_labelled(bare, match.start(), match.end())
        if looks_like_other_number(bare, match.start()) or not _may_be_reserve(match, labelled, today):
            continue
        flags, candidates = _reserve_doubts(compact, bare[line_of(bare, match.start())[0] : match.start()], today)
        yield _reading_of(text, match, compact, flags, candidates)
    for match in _STOCKHOLM.finditer(bare):
        compact = re.sub(r"[ -]", "", match[0])
        if looks_like_other_number(bare, match.start()):
            continue
        sound = luhn_digit(compact[4:11]) == int(compact[11])
        twin = "19" + compact[2:]
        flags = () if sound and faults_of(twin, today) else ("low_confidence",)
        if sound or is_labelled(bare, match.start(), match.end()):
            yield _reading_of(text, match, compact, flags, (compact, twin) if flags else ())


def _reading_of(
    text: str, match: re.Match[str], compact: str, flags: tuple[str, ...], candidates: tuple[str, ...]
) -> NumberReading:
    start, end = match.span()
    found = Found(start, end, text[start:end], compact, flags, ("reserve_number",), candidates)
    return NumberReading(found, (not flags, 1, 1, 1, end - start))


def _may_be_reserve(match: re.Match[str], labelled: bool, today: date) -> bool:
    tail, day = match["tail"], match["day"].replace("-", "")
    if not any(c.isalpha() for c in tail) or len(set(tail)) == 1:
        return False  # a personal number, or one with its end blotted out
    if labelled:
        return tail.isupper() or any(c.isdigit() for c in tail)
    if match["sep"].strip() == "" and match["sep"] != "":
        return False
    if not tail.isupper() or not any(c.isdigit() for c in tail) or len(day) != 8 or "-" in match["day"]:
        return False
    if _NATIONAL.fullmatch(day + tail):
        return True
    return day[:2] in {"18", "19", "20"} and "invalid_date" not in faults_of(day + "0000", today)


def _reserve_doubts(compact: str, before: str, today: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Flags and candidates of a reserve number; it is never called invalid."""
    repaired = compact.translate(DIGIT_LOOKALIKES)
    if _NATIONAL.fullmatch(compact) and compact[11].isdigit() and compact[:2] not in {"18", "19", "20"}:
        sound = luhn_digit(compact[:11]) == int(compact[11])
        return (() if sound else ("low_confidence",)), ()
    if _VGR.fullmatch(compact):
        sound = luhn_digit(compact[2:8] + _VGR_DIGIT[compact[8]] + compact[9:11]) == int(compact[11])
        return (() if sound else ("low_confidence",)), ()
    if _VARMLAND.fullmatch(compact) or _RESERVE_LABEL.search(before):
        return (), ()
    if repaired.isdigit():
        # One letter that may be a digit: a reserve number, or a personal number misread.
        sound = len(repaired) == 12 and not faults_of(repaired, today)
        return ("low_confidence",), (compact, repaired) if sound else ()
    if len(compact) != 12 or faults_of(compact[:8] + "0000", today)[:1] == ["invalid_date"]:
        return ("low_confidence",), ()
    return (), ()


def luhn_digit(characters: str) -> int:
    """The check digit (0–9) that the modulus-10 method puts after an odd number of characters.

    A letter counts as its ASCII value (national reserve numbers); the digits of each product are summed.
    """
    values = (int(c) if c.isdigit() else ord(c) for c in characters)
    products = (value * (2 if place % 2 == 0 else 1) for place, value in enumerate(values))
    return -sum(sum(map(int, str(product))) for product in products) % 10
