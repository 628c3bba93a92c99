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
        ("ORTOPEDKLINIKEN, HALLAND 20261117 15:43 1(1) R4471", 100, True),
        ("KIRURGKLINIKEN 20261103 07 19 1(1) R4471", 100, True),  # a poor line took the colon
        ("2026-11-09 17 15 FRÅN FAX — TILL 040628040 <P 001/001", 150, True),
        ("17 11 10-11-26 031-390 06 63", 100, True),
        ("SST S9 43 202) R4471", 40, True),  # 2(2), its bracket read as a digit
        ("FAX: 08-465 004 87 16.11 2026 12:56 Sida: 1 a 1", 100, True),
        ("20110302-1234 Anna Berg", 40, False),  # whose number is no date
        ("Utskrivet 2026-11-09, 0701740605", 150, False),
    ],
)
def test_a_strip_shows_a_date_a_number_or_a_page_count_near_the_edge(text: str, bottom_px: int, expected: bool) -> None:
    assert is_stamped(text, bottom_px, 2300) is expected
