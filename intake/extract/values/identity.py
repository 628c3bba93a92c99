"""Identity numbers: personal, coordination and reserve numbers, however they are written.

A number is never repaired. What fails its check stays the value and is flagged; letters read for digits stand as
written, with the likely digits as a candidate for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from personnummer import personnummer

from intake.extract.values.found import Found
from intake.extract.values.letters import DIGIT_LOOKALIKES, is_fax_header, line_of, plain

OLDEST_YEARS = 115
"""Nobody older is likely to be a patient: such a birth year is more often misread."""

LABEL_REACH = 120
"""How many characters a label reaches along its line."""

_D = r"[0-9OoDQIl|SBZG]"
_EDGE_L, _EDGE_R = r"(?<![0-9A-Za-zÅÄÖåäö_/])", r"(?![0-9A-Za-zÅÄÖåäö_])"
_PAIR, _SEP = rf"{_D}{{2}}", r"(?: ?[-+] ?| {1,2}|\.)?"

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    # Date part with any single separators, tail with or without one.
    ("long", re.compile(rf"{_EDGE_L}({_PAIR}[ .]?{_PAIR}[ .-]?{_PAIR}[ .-]?{_PAIR})({_SEP})({_D}{{4}}){_EDGE_R}")),
    ("short", re.compile(rf"{_EDGE_L}({_PAIR}[ .-]?{_PAIR}[ .-]?{_PAIR})({_SEP})({_D}{{4}}){_EDGE_R}")),
    # Digits torn apart by the recogniser, held together by the dash.
    ("long", re.compile(rf"{_EDGE_L}({_D}(?: ?{_D}){{7}})( ?[-+] ?)({_D}(?: ?{_D}){{3}}){_EDGE_R}")),
    ("short", re.compile(rf"{_EDGE_L}({_D}(?: ?{_D}){{5}})( ?[-+] ?)({_D}(?: ?{_D}){{3}}){_EDGE_R}")),
    # A digit too many or too few.
    ("broken", re.compile(rf"{_EDGE_L}({_D}{{5,9}})( ?[-+] ?)({_D}{{3,5}}){_EDGE_R}")),
    ("broken", re.compile(rf"{_EDGE_L}({_D}{{9,13}})()(){_EDGE_R}")),
)
_RESERVE = re.compile(
    rf"{_EDGE_L}(?P<day>[0-9]{{8}}|[0-9]{{6}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?P<sep> ?[-+] ?| |)"
    rf"(?P<tail>[0-9A-Za-z]{{4}}){_EDGE_R}"
)

_IDENTITY_LABEL = re.compile(
    r"\bpers\w{0,8}[. ]?-?\s?(?:n[ru]\w*|id)\b|\bp\.?-?\s?nr\b|\bpnr\b|\bpn\b|\bfödelse\w*|\bfödd\b|\bsamordnings\w*"
    r"|\breserv\w*|\b(?:patient(?:ens)?|pat\.?)[ -]?(?:id\w*|nr|nummer)\b|\bidentitet\w*|\bid-?n(?:r|ummer)\b|\bssn\b"
    r"|\bfullständigt\b",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"\b(?:tel\w*|tfn|tlf|mob\w*|fax\w*|växel\w*|direkt(?:nr|nummer|tel\w*)|ring|sms|minicall|sökare|ankn\w*|phone)\b"
    r"|\borg(?:anisations)?[. ]*-?\s?n(?:r|ummer)\b|\borgnr\b|\bremiss-?\s?(?:id|nr|nummer)\b|\baccession\w*"
    r"|\bacc\.?\s?n(?:r|o)\b|\brid\b|\b(?:vår |er )?ref(?:erens)?\b|\bärende\w*|\bdiarie\w*|\bdnr\b|\bfaktur\w*"
    r"|\b(?:bank|plus|post)giro\b|\bkst\b|\bkostnadsställe\b|\bhsa-?id\b|\bserie\w*|\bkonto\w*|\biban\b"
    r"|\bförskrivarkod\b|\bstudie-?id\b",
    re.IGNORECASE,
)
_RESERVE_LABEL = re.compile(r"reserv|tillfällig", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?<![\w.])[A-ZÅÄÖÉ][\w'’-]+,?\s+[A-ZÅÄÖÉ][\w'’-]+[,;:]?\s+$")
"""``Anna Berg 199006 02…``, ``Berg, Anna; 900602 …``: two words in capitals right before a number."""
_PATIENT_BEFORE = re.compile(
    r"\b(?:pat(?:ient\w*)?|pt|ang(?:ående)?|avseende|gäll(?:er|ande)|rörande|beträffande)\b[^\d\n]{0,50}$",
    re.IGNORECASE,
)
_PATIENT_RIGHT_BEFORE = re.compile(r"\b(?:pat(?:ient\w*)?|pt)\.?\s+$", re.IGNORECASE)
"""``pat. 900602 1234``"""
_NUMBER = re.compile(r"\d(?:[ -]{0,3}\d){5,}")


def looks_like_other_number(text: str, start: int) -> bool:
    """Whether the number at ``start`` stands on the line as something else than an identity number.

    The nearest label before it on its line decides (telephone, fax, organisation number, referral, reference …);
    a number in the line printed by the sender's fax machine is never one.
    """
    first, last = line_of(text, start)
    if is_fax_header(text[first:last]):
        return True
    before = plain(text[max(first, start - LABEL_REACH) : start])
    return _last_place(_OTHER_LABEL, before) > _last_place(_IDENTITY_LABEL, before)


def _last_place(pattern: re.Pattern[str], text: str) -> int:
    return max((m.end() for m in pattern.finditer(text)), default=-1)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a piece of text as a number; the surest of overlapping readings is kept."""

    found: Found
    rank: tuple[int, ...]


def find_identity_numbers(text: str, *, order_year: int | None, today: date) -> tuple[Found, ...]:
    """All identity numbers in ``text``, in their order.

    Args:
        text: a value, a line or a page (lines divided by newline).
        order_year: the year the order was written, for numbers without a century; ``None``: that of ``today``.
        today: no birth date lies after it.

    Returns:
        ``value`` is twelve digits, or the reserve number as written (compact) with the note ``reserve_number``. Flags:
        ``invalid_check_digit``, ``invalid_date``, ``low_confidence``. Notes: ``assumed_century``,
        ``coordination_number``, ``reserve_number``.
    """
    bare = plain(text)
    reference = date(order_year, 12, 31) if order_year and 1900 < order_year < today.year else today
    readings = [*_personal_readings(text, bare, reference, today), *_reserve_readings(text, bare, today)]
    readings.sort(key=lambda r: (r.rank, -r.found.start), reverse=True)
    kept: list[Found] = []
    for reading in readings:
        found = reading.found
        if all(found.end <= other.start or found.start >= other.end for other in kept):
            kept.append(found)
    return tuple(sorted(kept, key=lambda f: f.start))


# --- personal and coordination numbers ---------------------------------------------------------------------------


def _personal_readings(text: str, bare: str, reference: date, today: date) -> Iterator[_Reading]:
    for order, (shape, pattern) in enumerate(_SHAPES):
        for match in _overlapping(pattern, bare):
            labelled = _labelled(bare, match.start(), match.end())
            if looks_like_other_number(bare, match.start()) and not _second_on_line(bare, match, today):
                continue
            found = _personal(text, match, shape, reference, today)
            if found is None or not (labelled or _stands_alone(bare, match, shape, found)):
                continue
            if found.flags and _is_day_and_time(match) and _last_place(_IDENTITY_LABEL, _before(bare, match)) < 0:
                continue
            yield _Reading(found, (not found.flags, shape != "broken", -order, labelled, match.end() - match.start()))


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match of ``pattern``, also those that begin inside another."""
    place = 0
    while match := pattern.search(text, place):
        yield match
        place = match.start() + 1


def _labelled(bare: str, start: int, end: int) -> bool:
    """Whether a label announces the number, or the number is all there is."""
    first, _ = line_of(bare, start)
    before = bare[max(first, start - LABEL_REACH) : start]
    label = _last_place(_IDENTITY_LABEL, before)
    alone = not bare[:start].strip(" :.,;()\n") and not bare[end:].strip(" :.,;()\n")
    return alone or (label >= 0 and label > _last_place(_OTHER_LABEL, before) and not _NUMBER.search(before[label:]))


def _before(bare: str, match: re.Match[str]) -> str:
    """What stands before the match on its line, as far as a label reaches."""
    return bare[max(line_of(bare, match.start())[0], match.start() - LABEL_REACH) : match.start()]


def _is_day_and_time(match: re.Match[str]) -> bool:
    """ "2026-03-02 0945": an ISO date and a time of day."""
    return "-" in match[1] and match[2].isspace()


def _second_on_line(bare: str, match: re.Match[str], today: date) -> bool:
    """A full twelve-digit number that holds, after the telephone number that the label spoke of."""
    first, last = line_of(bare, match.start())
    if is_fax_header(bare[first:last]):
        return False
    before = _before(bare, match)
    digits = re.sub(r"\D", "", match[0])
    return (
        len(digits) == 12
        and digits[:2] in {"19", "20"}
        and not _faults(digits, today)
        and bool(_NUMBER.search(before[_last_place(_OTHER_LABEL, before) :]))
    )


def _personal(text: str, match: re.Match[str], shape: str, reference: date, today: date) -> Found | None:
    written = re.sub(r"[ .+-]", "", match[0])
    digits = written.translate(DIGIT_LOOKALIKES)
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
        flags.extend(_faults(full, today))
        if 61 <= int(full[6:8]) <= 91 and "invalid_date" not in flags:
            notes.append("coordination_number")
    if written != digits:
        # Never repaired silently: the value stays as written, the digits are for a person to confirm.
        sound = not {"invalid_check_digit", "invalid_date"} & set(flags)
        flags, candidates = ["low_confidence"], (full,) if sound else ()
        full = full[: len(full) - len(written)] + written
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


def _faults(full: str, today: date) -> list[str]:
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


# --- reserve numbers ---------------------------------------------------------------------------------------------

_NATIONAL = re.compile(r"[0-9]{8}[A-HJ-NPR-UX-Z]{2}[0-9A-HJ-NPR-UX-Z][0-9]")
_VGR = re.compile(r"[0-9]{8}[KMX][0-9]{3}")
_VARMLAND = re.compile(r"[0-9]{8}S[FUXPL][0-9][A-Z]")
_STOCKHOLM = re.compile(rf"{_EDGE_L}99(?:18|19|20)[0-9]{{4}}[- ]?[0-9]{{4}}{_EDGE_R}")
_VGR_DIGIT = {"K": "5", "M": "7", "X": "8"}


def _reserve_readings(text: str, bare: str, today: date) -> Iterator[_Reading]:
    for match in _overlapping(_RESERVE, bare):
        compact = re.sub(r"[ +-]", "", match[0])
        labelled = _labelled(bare, match.start(), match.end())
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
        flags = () if sound and _faults(twin, today) else ("low_confidence",)
        if sound or _labelled(bare, match.start(), match.end()):
            yield _reading_of(text, match, compact, flags, (compact, twin) if flags else ())


def _reading_of(
    text: str, match: re.Match[str], compact: str, flags: tuple[str, ...], candidates: tuple[str, ...]
) -> _Reading:
    start, end = match.span()
    found = Found(start, end, text[start:end], compact, flags, ("reserve_number",), candidates)
    return _Reading(found, (not flags, 1, 1, 1, end - start))


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
    return day[:2] in {"18", "19", "20"} and "invalid_date" not in _faults(day + "0000", today)


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
        sound = len(repaired) == 12 and not _faults(repaired, today)
        return ("low_confidence",), (compact, repaired) if sound else ()
    if len(compact) != 12 or _faults(compact[:8] + "0000", today)[:1] == ["invalid_date"]:
        return ("low_confidence",), ()
    return (), ()


def luhn_digit(characters: str) -> int:
    """The check digit (0–9) that the modulus-10 method puts after an odd number of characters.

    A letter counts as its ASCII value (national reserve numbers); the digits of each product are summed.
    """
    values = (int(c) if c.isdigit() else ord(c) for c in characters)
    products = (value * (2 if place % 2 == 0 else 1) for place, value in enumerate(values))
    return -sum(sum(map(int, str(product))) for product in products) % 10
