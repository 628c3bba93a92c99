"""Papers that are no order by what they are called and what they do."""

from __future__ import annotations

import pytest

from intake.extract.pages.other_papers import other_paper

CANCELLED = """avbokning / ombokning
till: tidbokningen, rontgen halmstad
bokad undersokning: mr landrygg
skal: patienten har ringt aterbud"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CANCELLED, "kallelse eller tidbokning"),
        ("bestallning av bilder\nmr landrygg 2026-03-02\nremissen kan makuleras", None),
    ],
)
def test_a_cancelled_appointment_is_no_order(text: str, name: str | None) -> None:
    weight, found = other_paper(text)
    assert (found if weight >= 4 else None) == name
