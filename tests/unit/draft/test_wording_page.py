"""What the page for staff promises about templates is what a template gets."""

from __future__ import annotations

import re
from pathlib import Path

from intake.draft.drafting import TEMPLATES as NEEDED
from intake.draft.drafting import Case, template_values
from intake.draft.untrusted import redaction_for
from tests.unit.draft.orders import LETTERHEAD, RECEIVED_AT, REFERENCE, TEMPLATES, decision, order

PAGE = (Path(__file__).parents[3] / "docs" / "wording.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    return PAGE.split(f"# {heading}\n")[1].split("\n## ")[0].split("\n### ")[0]


def test_every_template_is_on_the_page() -> None:
    assert set(re.findall(r"^\| `(\w+)`", section("Templates"), re.MULTILINE)) == {
        *NEEDED,
        "_letter",
        "_words",
        "_form",
        "letter",
        "order_form",
    }


def test_the_values_on_the_page_are_those_that_a_template_gets() -> None:
    names = {
        name
        for line in section("Values that a template may use").splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`(\w+)(?:\.\w+)?`", line.split("|")[1])
    }
    given = template_values(
        Case(
            order=order(),
            decision=decision(),
            templates=TEMPLATES,
            letterhead=LETTERHEAD,
            reference=REFERENCE,
            received_at=RECEIVED_AT,
            language="sv",
            redaction=redaction_for(order()),
            earlier=None,
            ask_words={},
            check_words={},
            note_words={},
        )
    )
    assert names == set(given)
