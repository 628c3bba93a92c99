"""Pages that number themselves as parts of one paper: what one of them is, all are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.extract.evidence.dossier import Sighted
from intake.extract.pages.classify import PageSigns
from intake.extract.values.letters import undotted
from intake.model import PageKind

_NUMBER = re.compile(r"\bsid(?:a|an)?\W{1,2}(?P<page>\d)\s*(?:\(|/|av)\s*(?P<pages>\d)\b")
_HEAD_WORDS = 3
"""So many words of the first page's lines stand again over its continuation."""


def with_whole_papers(sighted: Sequence[Sighted], signs: Sequence[PageSigns]) -> list[PageSigns]:
    """``Sida 1 (2)`` before ``Sida 2 (2)``, an order, under the same heading: the first page is an order's, too."""
    out = list(signs)
    for place in range(len(out) - 1):
        first, second = (_numbered(s) for s in sighted[place : place + 2])
        if first is None or second is None or first[1] != second[1] or second[0] != first[0] + 1:
            continue
        kinds = {out[place].kind, out[place + 1].kind}
        if kinds == {PageKind.ORDER, PageKind.OTHER} and _same_heading(*sighted[place : place + 2]):
            for at in (place, place + 1):
                out[at] = replace(out[at], kind=PageKind.ORDER)
    return out


def _numbered(page: Sighted) -> tuple[int, int] | None:
    found = _NUMBER.search(undotted(page.form.sheet.text))
    return (int(found["page"]), int(found["pages"])) if found else None


def _same_heading(first: Sighted, second: Sighted) -> bool:
    """Does the continuation begin with words that stand on the first page?"""
    opening = next((row.run.text for row in second.form.sheet.rows if row.words), "")
    words = re.findall(r"\w+", undotted(opening))[:_HEAD_WORDS]
    return len(words) == _HEAD_WORDS and " ".join(words) in " ".join(
        re.findall(r"\w+", undotted(first.form.sheet.text))
    )
