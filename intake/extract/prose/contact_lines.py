"""Lines with telephone numbers and addresses: what of them names a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.extract.layout.sheet import Run
from intake.extract.values.letters import undotted
from intake.extract.values.numbers import find_phone_numbers

ADDRESS = (
    r"(?:(?:[a-z]+ )?[a-z]*(?:gatan|vagen|gata|vag|torg(?:et)?|plan|grand|alle|stigen|backen|plats(?:en)?|leden|gangen)"
    r"\s\d|box \d|\d{3} ?\d{2} [a-z])"
)
"""How a street with its number, a box or a town with its postal code begins, undotted."""


def is_contact_line(text: str) -> bool:
    """A telephone number, an address, a web page: nothing that names a unit."""
    bare = undotted(text)
    return bool(find_phone_numbers(text)) or bool(
        re.search(
            r"@|www\.|\b\d{3} ?\d{2}\b|\bbox \d|\btel\b|\bfax\b|\btfn\b|gatan \d|vagen \d|\borg\.? ?nr"
            r"|\borganisationsnummer",
            bare,
        )
    )


def without_trailing(run: Run, patterns: Sequence[str]) -> Run:
    """The run up to the first of ``patterns`` in its undotted text."""
    bare = undotted(run.text)
    ends = [m.start() for p in patterns if (m := re.search(p, bare)) and m.start() > 0]
    return run.between(0, min(ends)) if ends else run
