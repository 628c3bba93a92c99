"""What stands around a number and says what number it is: labels before it, other numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.extract.values.found import Found
from intake.extract.values.letters import is_fax_header, line_of, plain

LABEL_REACH = 120
"""How many characters a label reaches along its line."""
IDENTITY_LABEL = re.compile(
    r"\bpers\w{0,8}[. ]?-?\s?(?:n[ru]\w*|id)\b|\bp\.?-?\s?nr\b|\bpnr\b|\bpn\b|\bfödelse\w*|\bfödd\b|\bsamordnings\w*"
    r"|\breserv\w*|\b(?:patient(?:ens)?|pat\.?)[ -]?(?:id\w*|nr|nummer)\b|\bidentitet\w*|\bid-?n(?:r|ummer)\b|\bssn\b"
    r"|\bfullständigt\b",
    re.IGNORECASE,
)
OTHER_LABEL = re.compile(
    r"\b(?:tel\w*|tfn|tlf|mob\w*|fax\w*|växel\w*|direkt(?:nr|nummer|tel\w*)|ring|sms|minicall|sökare|ankn\w*|phone)\b"
    r"|\borg(?:anisations)?[. ]*-?\s?n(?:r|ummer)\b|\borgnr\b|\bremiss-?\s?(?:id|nr|nummer)\b|\baccession\w*"
    r"|\bacc\.?\s?n(?:r|o)\b|\brid\b|\b(?:vår |er )?ref(?:erens)?\b|\bärende\w*|\bdiarie\w*|\bdnr\b|\bfaktur\w*"
    r"|\b(?:bank|plus|post)giro\b|\bkst\b|\bkostnadsställe\b|\bhsa-?id\b|\bserie\w*|\bkonto\w*|\biban\b"
    r"|\bförskrivarkod\b|\bstudie-?id\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d(?:[ -]{0,3}\d){5,}")


def looks_like_other_number(text: str, start: int) -> bool:
    """Whether the number at ``start`` stands on the line as something else than an identity number.

    The nearest label before it on its line decides (telephone, fax, organisation number, referral, reference …);
    a number in the line printed by the sender's fax machine is never one.
    """
    first, last = line_of(text, start)
    if is_fax_header(text[first:last]):
        return True
    before = plain(text[max(first, start - LABEL_REACH) : start])
    return last_place_of(OTHER_LABEL, before) > last_place_of(IDENTITY_LABEL, before)


def last_place_of(pattern: re.Pattern[str], text: str) -> int:
    return max((m.end() for m in pattern.finditer(text)), default=-1)


@dataclass(frozen=True, slots=True)
class NumberReading:
    """One way to read a piece of text as a number; the surest of overlapping readings is kept."""

    found: Found
    rank: tuple[int, ...]


def overlapping_matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match of ``pattern``, also those that begin inside another."""
    place = 0
    while match := pattern.search(text, place):
        yield match
        place = match.start() + 1


def is_labelled(bare: str, start: int, end: int) -> bool:
    """Whether a label announces the number, or the number is all there is."""
    first, _ = line_of(bare, start)
    before = bare[max(first, start - LABEL_REACH) : start]
    label = last_place_of(IDENTITY_LABEL, before)
    alone = not bare[:start].strip(" :.,;()\n") and not bare[end:].strip(" :.,;()\n")
    return alone or (label >= 0 and label > last_place_of(OTHER_LABEL, before) and not NUMBER.search(before[label:]))


def text_before(bare: str, match: re.Match[str]) -> str:
    """What stands before the match on its line, as far as a label reaches."""
    return bare[max(line_of(bare, match.start())[0], match.start() - LABEL_REACH) : match.start()]
