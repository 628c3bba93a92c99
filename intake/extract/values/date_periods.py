"""Two dates that are one period: from, until, joined by a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.extract.values.found import Found

_JOINED = re.compile(r"\s*(?:-|--|till och med|till|t\.? ?o\.? ?m\.?|fram till|och fram till)\s*(?:den\s+)?")
_BETWEEN = re.compile(r"\s*(?:och|-)\s*(?:den\s+)?")
_FROM = re.compile(r"(?:\bfr\.? ?o\.? ?m\.?|\bfrån och med|\bsedan)\s*(?:den\s+)?$")
_UNTIL = re.compile(r"(?:\bt\.? ?o\.? ?m\.?|\btill och med)\s*(?:den\s+)?$")
_FROM_LABEL = re.compile(r"\bfr\.? ?o\.? ?m\.?\W*$")
"""Printed before "t.o.m.", with no date between: the label of a period of which only one day was filled in."""


def periods_in(text: str, bare: str, found: list[Found]) -> Iterator[Found]:
    """``found`` with the two ends of a period joined."""
    place = 0
    while place < len(found):
        first = found[place]
        before = bare[: first.start]
        if place + 1 < len(found) and _joins(bare, first, found[place + 1]):
            second = found[place + 1]
            yield _joined(text, first, second)
            place += 2
            continue
        if _single(first) and _FROM.search(before):
            first = replace(first, value=f"{first.value}/..")
        elif _single(first) and (until := _UNTIL.search(before)) and not _FROM_LABEL.search(before[: until.start()]):
            first = replace(first, value=f"../{first.value}")
        yield first
        place += 1


def _single(found: Found) -> bool:
    return "/" not in found.value and found.value != "latest"


def _joins(bare: str, first: Found, second: Found) -> bool:
    if not (_single(first) and _single(second)):
        return False
    between = bare[first.end : second.start]
    if _JOINED.fullmatch(between):
        return True
    return bool(re.search(r"\bmellan\s*(?:den\s+)?$", bare[: first.start]) and _BETWEEN.fullmatch(between))


def _joined(text: str, first: Found, second: Found) -> Found:
    if first.value == second.value:  # the same day twice is no period
        return replace(first, end=second.end, raw=text[first.start : second.end])
    backwards = ("invalid_date",) if first.value > second.value and len(first.value) == len(second.value) else ()
    return Found(
        first.start, second.end, text[first.start : second.end], f"{first.value}/{second.value}",
        tuple(dict.fromkeys((*first.flags, *second.flags, *backwards))),
        tuple(dict.fromkeys((*first.notes, *second.notes))),
        (),
    )  # fmt: skip
