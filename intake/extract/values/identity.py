"""Identity numbers: personal, coordination and reserve numbers, however they are written.

A number is never repaired. What fails its check stays the value and is flagged; letters and slashes read for digits
stand as written, with the likely digits as a candidate for a person.
"""

from __future__ import annotations

from datetime import date

from intake.extract.values.found import Found
from intake.extract.values.letters import plain
from intake.extract.values.personal_numbers import personal_readings, with_sevens
from intake.extract.values.reserve_numbers import reserve_readings


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
    bare = with_sevens(plain(text), today)
    reference = date(order_year, 12, 31) if order_year and 1900 < order_year < today.year else today
    readings = [*personal_readings(text, bare, reference, today), *reserve_readings(text, bare, today)]
    readings.sort(key=lambda r: (r.rank, -r.found.start), reverse=True)
    kept: list[Found] = []
    for reading in readings:
        found = reading.found
        if all(found.end <= other.start or found.start >= other.end for other in kept):
            kept.append(found)
    return tuple(sorted(kept, key=lambda f: f.start))
