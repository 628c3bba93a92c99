"""Dates as Swedish faxes write them: ISO, day/month, months in words, seasons, weeks, periods, "senaste"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from intake.extract.values.date_forms import FORMS, looks_like_phone
from intake.extract.values.date_periods import periods_in
from intake.extract.values.found import Found
from intake.extract.values.identity import find_identity_numbers
from intake.extract.values.letters import lower, plain


def find_dates(text: str, *, today: date) -> tuple[Found, ...]:
    """All dates in ``text``, in their order; numbers that are identity or telephone numbers are left out.

    Returns:
        ``value`` is ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``, two of them joined by ``/`` for a period (``..`` for an open
        end), or ``latest``. Flags: ``invalid_date`` (the value is then the date as written, set in ISO order),
        ``future_date``, ``several_values`` (several readings, in ``candidates``), ``low_confidence``. Notes:
        ``assumed_century``, ``assumed_year``, ``approximate``, ``week``, ``relative``.
    """
    bare = lower(plain(text))
    taken = [(f.start, f.end) for f in find_identity_numbers(text, order_year=None, today=today)]
    found: list[Found] = []
    for pattern, read in FORMS:
        for match in pattern.finditer(bare):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            result = read(match, today)
            if result is None or looks_like_phone(bare, match):
                continue
            found.append(replace(result, start=start, end=end, raw=text[start:end]))
            taken.append((start, end))
    found.sort(key=lambda f: f.start)
    return tuple(periods_in(text, bare, [f for i, f in enumerate(found) if not _said_again(bare, found[i : i + 2])]))


def _said_again(bare: str, pair: list[Found]) -> bool:
    """ "Senaste (2026-01-01)": the word before a date adds nothing to it."""
    if len(pair) < 2 or pair[0].value != "latest" or pair[1].value == "latest":
        return False
    return bool(re.fullmatch(r"\W{1,4}", bare[pair[0].end : pair[1].start]))
