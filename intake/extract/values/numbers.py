"""Telephone and fax numbers."""

from __future__ import annotations

import re

from intake.extract.values.found import Found
from intake.extract.values.letters import is_fax_header, line_of, lower, plain

_EDGE_L, _EDGE_R = r"(?<![\w+/.,])(?<!\d[- ])", r"(?![\w])(?![-/]\d)"
_NUMBER = re.compile(
    rf"{_EDGE_L}(?:(?P<country>\(?(?:\+|00) ?46\)?)[ -]?(?:\(0\) ?|0(?=\d))?|\(?(?P<zero>[0O]))"
    rf"(?P<area>[\dO]{{1,3}})\)?(?P<mark> ?[-/] ?| )?(?P<rest>[\dO](?:[ .-]?[\dO]){{3,8}}){_EDGE_R}"
)
_LOCAL = re.compile(r"(?<![\w-])[1-9]\d{1,2}(?: ?\d{2,3}){1,3}(?![\w-])")
_LOCAL_LABEL = re.compile(r"(?:tel\w*|tfn|fax\w*|växel\w*)[.:]?\s*(?:nr\.?|nummer)?[.: ]*$")
_KINDS = (
    ("fax", re.compile(r"\b(?:tele)?fax\w*|\bfx\b")),
    ("mobile", re.compile(r"\bmob\w*|\bsms\b")),
    ("phone", re.compile(r"\btel(?!efax)\w*|\btfn\b|\btlf\b|\bväxel\w*|\bdirekt\w*|\bring\w*|\bnås på\b|\bphone\b")),
)
_BOTH = re.compile(r"\btel\w*\.? ?(?:/|och|o|&) ?(?:tele)?fax|\bfax\w* ?(?:/|och|o|&) ?tel")
_OTHER_SHAPE = re.compile(r"\d{2}[-./]\d{2}[-./]\d{2,4}|\d{6}[-+]\d{4}")  # a date, an identity number
_SIGN_FOR_A_DIGIT = re.compile(r"[/\\|!\]](?=\s|$)(?!\s+[\d(+])")
"""What a fax makes of a 7 or a 1 at the end of a number: ``08-465 004 9/``."""
_THREE_DIGIT_AREAS = frozenset({
    "010", "011", "013", "016", "018", "019", "020", "021", "023", "026", "031", "033", "035", "036", "040", "042",
    "044", "046", "054", "060", "063", "070", "072", "073", "076", "077", "079", "090",
})  # fmt: skip


def find_phone_numbers(text: str) -> tuple[Found, ...]:
    """All telephone and fax numbers in ``text``, in their order.

    Returns:
        ``value`` is the national number with a hyphen after the area code, ``035-131000``; where the fax has no hyphen
        the Swedish area codes tell its place. Notes: ``fax``, ``mobile``, ``phone`` as the nearest label before it on
        the line says (both for "Tel/fax"), ``no_area_code``. Flag ``low_confidence``: the letter O stands for a nought,
        or a sign where the last digit may have been. Numbers in a sender machine's header line are left out.
    """
    bare = plain(text)
    found: list[Found] = []
    for match in _NUMBER.finditer(bare):
        if _OTHER_SHAPE.fullmatch(match[0].replace(" ", "")) or _in_header(bare, match.start()):
            continue
        area = "0" + match["area"].replace("O", "0")
        rest = re.sub(r"\D", "", match["rest"].replace("O", "0"))
        kinds = _kinds(bare, match.start())
        if not 7 <= len(area + rest) <= 11 or ("O" in match[0] and not kinds):
            continue
        if not (match["mark"] or "").strip() or not _is_area(area):
            area, rest = _split(area + rest)
        if area:
            start, end = match.span()
            flags = ("low_confidence",) if "O" in match[0] or _SIGN_FOR_A_DIGIT.match(bare, end) else ()
            found.append(Found(start, end, text[start:end], f"{area}-{rest}", flags, kinds))
    return tuple(found or _local_numbers(text, bare))


def _in_header(bare: str, start: int) -> bool:
    first, last = line_of(bare, start)
    return is_fax_header(bare[first:last])


def _is_area(area: str) -> bool:
    """Whether ``area`` is an area code: 08, a known one of three digits, else any of four that begins with none."""
    if len(area) < 4:
        return area == "08" or area in _THREE_DIGIT_AREAS
    return len(area) == 4 and area[:3] not in _THREE_DIGIT_AREAS and area[1] not in "08"


def _split(digits: str) -> tuple[str, str]:
    """Area code and subscriber number of the national number ``digits``; empty where there is no such area."""
    for length in (2, 3, 4):
        if _is_area(digits[:length]):
            return digits[:length], digits[length:]
    return "", ""


def _kinds(bare: str, start: int) -> tuple[str, ...]:
    first, _ = line_of(bare, start)
    before = lower(bare[first:start])
    places = {kind: max((m.end() for m in pattern.finditer(before)), default=-1) for kind, pattern in _KINDS}
    nearest = max(places.values())
    both = _BOTH.search(before)
    if both and both.end() >= nearest:
        return ("fax", "phone")
    return tuple(kind for kind, place in places.items() if place == nearest >= 0)


def _local_numbers(text: str, bare: str) -> list[Found]:
    """Numbers without area code, right after their label."""
    found = []
    for match in _LOCAL.finditer(bare):
        start, end = match.span()
        digits = re.sub(r"\D", "", match[0])
        labelled = _LOCAL_LABEL.search(lower(bare[line_of(bare, start)[0] : start]))
        if labelled and 5 <= len(digits) <= 8 and not _in_header(bare, start):
            found.append(Found(start, end, text[start:end], digits, (), (*_kinds(bare, start), "no_area_code")))
    return found
