"""Which line of a page the sending machine printed."""

from __future__ import annotations

import pytest

from intake.transmission import is_stamped


@pytest.mark.parametrize(
    ("text", "bottom_px", "expected"),
    [
        ("2026-11-17 15:47 040-628 00 Sid 1", 40, True),
        ("Från: 0701740605", 40, True),
        ("2026-11-17 15:47 040-628 00", 150, True),
        ("Datum: 2026-11-17", 150, False),  # so far down a time of day is wanted as well
        ("2026-11-17 15:47", 200, False),
        ("Ortopedmottagningen", 40, False),
        ("15:47", 40, False),
    ],
)
def test_a_strip_shows_a_date_a_number_or_a_page_count_near_the_edge(text: str, bottom_px: int, expected: bool) -> None:
    assert is_stamped(text, bottom_px, 2300) is expected
