"""Personal and coordination numbers: their shapes, check digits, dates and centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from personnummer import personnummer

from intake.extract.values.found import Found
from intake.extract.values.identity_marks import (
    IDENTITY_LABEL,
    NUMBER,
    OTHER_LABEL,
    NumberReading,
    is_labelled,
    last_place_of,
    looks_like_other_number,
    overlapping_matches,
    text_before,
)
from intake.extract.values.letters import CAPITAL, DIGIT_LOOKALIKES, is_fax_header, line_of, plain

OLDEST_YEARS = 115
"""Nobody older is likely to be a patient: such a birth year is more often misread."""
_D = r"[0-9OoDQIl|SBZG]"
EDGE_L, EDGE_R = r"(?<![0-9A-Za-zÅÄÖåäö_/])", r"(?![0-9A-Za-zÅÄÖåäö_])"
_PAIR, _SEP = rf"{_D}{{2}}", r"(?: ?[-+] ?| {1,2}|\.)?"
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    # Date part with any single separators, tail with or without one.
    ("long", re.compile(rf"{EDGE_L}({_PAIR}[ .]?{_PAIR}[ .-]?{_PAIR}[ .-]?{_PAIR})({_SEP})({_D}{{4}}){EDGE_R}")),
    ("short", re.compile(rf"{EDGE_L}({_PAIR}[ .-]?{_PAIR}[ .-]?{_PAIR})({_SEP})({_D}{{4}}){EDGE_R}")),
    # Digits torn apart by the recogniser, held together by the dash.
    ("long", re.compile(rf"{EDGE_L}({_D}(?: ?{_D}){{7}})( ?[-+] ?)({_D}(?: ?{_D}){{3}}){EDGE_R}")),
    ("short", re.compile(rf"{EDGE_L}({_D}(?: ?{_D}){{5}})( ?[-+] ?)({_D}(?: ?{_D}){{3}}){EDGE_R}")),
    # A digit too many or too few.
    ("broken", re.compile(rf"{EDGE_L}({_D}{{5,9}})( ?[-+] ?)({_D}{{3,5}}){EDGE_R}")),
    ("broken", re.compile(rf"{EDGE_L}({_D}{{9,13}})()(){EDGE_R}")),
)
_NAME_BEFORE = re.compile(rf"(?<![\w.]){CAPITAL}[\w'’-]+,?\s+{CAPITAL}[\w'’-]+[,;:]?\s+$")
"""``Anna Berg 199006 02…``, ``Berg, Anna; 900602 …``: two words in capitals right before a number."""
_PATIENT_BEFORE = re.compile(
    r"\b(?:pat(?:ient\w*)?|pt|ang(?:ående)?|avseende|gäll(?:er|ande)|rörande|beträffande)\b[^\d\n]{0,50}$",
    re.IGNORECASE,
)
_PATIENT_RIGHT_BEFORE = re.compile(r"\b(?:pat(?:ient\w*)?|pt)\.?\s+$", re.IGNORECASE)
"""``pat. 900602 1234``"""


_SLASHED = re.compile(r"(?<![\w/])(?=[\d +-]*/[\d +-]*(?![\w/]))[\d/]{6,8}(?: ?[-+] ?)?[\d/]{3,4}(?![\w/])")
"""A number with one slash in it: thin sevens are read so, with the hyphen before them or without."""


def with_sevens(bare: str, today: date) -> str:
    """``bare`` with a seven for the slash of each number that holds with it, as long as before: no date does so."""
    return _SLASHED.sub(lambda match: _seven_for_slash(match, today), bare)


def _seven_for_slash(match: re.Match[str], today: date) -> str:
    sevened = match[0].replace("/", "7")
    digits = re.sub(r"\D", "", sevened)
    whole = [digits] if len(digits) == 12 else [f"{century}{digits}" for century in (19, 20) if len(digits) == 10]
    return sevened if any(not faults_of(full, today) for full in whole) else match[0]


def personal_readings(text: str, bare: str, reference: date, today: date) -> Iterator[NumberReading]:
    for order, (shape, pattern) in enumerate(_SHAPES):
        for match in overlapping_matches(pattern, bare):
            labelled = is_labelled(bare, match.start(), match.end())
            if looks_like_other_number(bare, match.start()) and not _second_on_line(bare, match, today):
                continue
            found = _personal(text, match, shape, reference, today)
            if found is None or not (labelled or _stands_alone(bare, match, shape, found)):
                continue
            if found.flags and _is_day_and_time(match) and last_place_of(IDENTITY_LABEL, text_before(bare, match)) < 0:
                continue
            yield NumberReading(
                found, (not found.flags, shape != "broken", -order, labelled, match.end() - match.start())
            )


def _is_day_and_time(match: re.Match[str]) -> bool:
    """ "2026-03-02 0945": an ISO date and a time of day."""
    return "-" in match[1] and match[2].isspace()


def _second_on_line(bare: str, match: re.Match[str], today: date) -> bool:
    """A full twelve-digit number that holds, after the telephone number that the label spoke of."""
    first, last = line_of(bare, match.start())
    if is_fax_header(bare[first:last]):
        return False
    before = text_before(bare, match)
    digits = re.sub(r"\D", "", match[0])
    return (
        len(digits) == 12
        and digits[:2] in {"19", "20"}
        and not faults_of(digits, today)
        and bool(NUMBER.search(before[last_place_of(OTHER_LABEL, before) :]))
    )


def _personal(text: str, match: re.Match[str], shape: str, reference: date, today: date) -> Found | None:
    written = re.sub(r"[ .+-]", "", plain(text[match.start() : match.end()]))
    digits = re.sub(r"[ .+-]", "", match[0]).translate(DIGIT_LOOKALIKES)
    if sum(c.isdigit() for c in written) < len(written) - 4:
        return None  # a word, not a number
    plus = "+" in match[2]
    flags: list[str] = []
    notes: list[str] = []
    candidates: tuple[str, ...] = ()
    if shape == "broken":
        if len(digits) in (10, 12) and len(match[3]) in (0, 4):
            return None  # whole: the other shapes read it
        flags.append("invalid_check_digit")
        full = digits
    elif len(digits) == 10:
        full, doubtful = _with_century(digits, plus, reference)
        notes.append("assumed_century")
        if doubtful or re.search(r"(?<![0-9])[0-9]{1,2}[ .-]$", match.string[: match.start()]):
            # The sign contradicts the date, or the two digits before it may be a torn-off century.
            flags.append("low_confidence")
            candidates = (full, f"{int(full[:2]) + 1}{full[2:]}") if doubtful else (full,)
    else:
        full = digits
        if _contradicts_sign(full, plus, reference):
            flags.append("low_confidence")
            candidates = (full,)
    if shape != "broken":
        flags.extend(faults_of(full, today))
        if 61 <= int(full[6:8]) <= 91 and "invalid_date" not in flags:
            notes.append("coordination_number")
    if written != digits:
        # Never repaired silently: the value stays as written, the digits are for a person to confirm.
        sound = not {"invalid_check_digit", "invalid_date"} & set(flags)
        flags, candidates = ["low_confidence"], (full,) if sound else ()
        full = full[: len(full) - len(digits)] + written
    elif len(full) == 12 and full.startswith("0"):
        flags.append("low_confidence")
    return Found(
        match.start(), match.end(), text[match.start() : match.end()], full,
        tuple(dict.fromkeys(flags)), tuple(notes), candidates,
    )  # fmt: skip


def _with_century(digits: str, plus: bool, reference: date) -> tuple[str, bool]:
    """Ten digits made twelve; true where the sign and the date cannot both be right."""
    year = int(digits[:2])
    full_year = reference.year - (reference.year - year) % 100
    if plus:
        return f"{full_year - 100}{digits[2:]}", False
    month, day = int(digits[2:4]), int(digits[4:6]) % 60
    if full_year == reference.year and (month, day) > (reference.month, reference.day):
        # Born after the order was written: then a hundred years ago, which wants a plus sign.
        return f"{full_year - 100}{digits[2:]}", True
    return f"{full_year}{digits[2:]}", False


def _contradicts_sign(full: str, plus: bool, reference: date) -> bool:
    return plus and reference.year - int(full[:4]) < 100


def faults_of(full: str, today: date) -> list[str]:
    """The flags that twelve digits earn."""
    year, month, day = int(full[:4]), int(full[4:6]), int(full[6:8])
    try:
        born = date(year, month, day - 60 if 61 <= day <= 91 else day)
    except ValueError:
        return ["invalid_date"]
    if born > today:
        return ["invalid_date"]
    flags = [] if personnummer.valid(full) else ["invalid_check_digit"]
    if today.year - born.year > OLDEST_YEARS:
        flags.append("low_confidence")
    return flags


def _stands_alone(bare: str, match: re.Match[str], shape: str, found: Found) -> bool:
    """Whether the number is one by its looks alone, without a label."""
    date_part, separator, tail = match[1], match[2], match[3]
    if shape == "broken":
        return separator.strip() != "" and len(tail) == 4 and date_part[:2] in {"19", "20"}
    sound = not {"invalid_check_digit", "invalid_date"} & set(found.flags)
    if not (date_part + tail).replace(" ", "").replace(".", "").replace("-", "").isdigit():
        return bool(found.candidates) and separator.strip() != ""  # letters among the digits
    if {bare[match.start() - 1 : match.start()], bare[match.end() : match.end() + 1]} & {"-", "+"}:
        return False  # part of something longer
    signed = separator.strip() in {"-", "+"}
    if shape == "long":
        if date_part[:2] not in {"18", "19", "20"}:
            return False
        if "-" in date_part and not signed:
            return False  # an ISO date and a time of day
        return signed or sound or (separator == "" and "invalid_date" not in found.flags)
    if "-" in date_part or "." in date_part or " " in date_part:
        return signed and sound
    if signed:
        return "invalid_date" not in found.flags  # else an organisation number
    before = bare[: match.start()]
    beside_name = separator in {"", " "} and _NAME_BEFORE.search(before) is not None
    if date_part.startswith("0") and not (beside_name and date_part[1] != "7" and _PATIENT_BEFORE.search(before)):
        return False  # a leading zero: rather a telephone number
    return sound and (separator == "" or beside_name or _PATIENT_RIGHT_BEFORE.search(before) is not None)
