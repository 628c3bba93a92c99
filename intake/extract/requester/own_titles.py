"""The title that the person who orders bears: beside the name, behind it on the next line, or in a field of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from intake.extract.evidence.dossier import Dossier
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.people.presented import OWN_SECTIONS
from intake.extract.values.found import Found
from intake.extract.values.letters import undotted
from intake.extract.values.professions import find_profession
from intake.extract.wordings.known import fold

_BEHIND = re.compile(r"[\s,;(/–-]*(?:leg\w*\.?\s+)?[^\W\d_]+(?:\.\s?[^\W\d_]+)?")
"""The word behind a name, perhaps with "leg." before it and over the end of a line."""
_NAMES_HOUSE = re.compile(r"[ -]+[A-ZÅÄÖ]")
"""``Kiropraktor City Åvik`` on the line below a name: where somebody works, and not what they are."""


def own_titles(name: str, dossier: Dossier) -> Iterator[tuple[Found, Run]]:
    """Titles of the person called ``name``, undotted, each with the words that give it."""
    beside = [s.run for s in dossier.said if name in s.bare]
    for run in beside:
        yield from ((found, run) for found in find_profession(run.text))
    for text in (s.form.sheet.text for s in dossier.orders if beside):
        for match in re.finditer(rf"\b{re.escape(name)}\b", undotted(text)):
            behind = _BEHIND.match(text, match.end())
            if behind and "\n" in behind[0] and _NAMES_HOUSE.match(text, behind.end()):
                continue
            yield from (
                (found, beside[0]) for found in find_profession(text[behind.start() : behind.end()] if behind else "")
            )
    for entry in dossier.of("profession", sections=OWN_SECTIONS):
        run = over_the_line(entry, dossier)
        yield from ((found, run) for found in find_profession(run.text))


def over_the_line(entry: Entry, dossier: Dossier) -> Run:
    """The value, with the title that the end of its line cut off: ``Yrkestitel: leg. / sjukgymnast; …``."""
    if not re.search(r"\bleg\w*\.?$", undotted(entry.value.text)):
        return entry.value
    rows = next((s.form.sheet.rows for s in dossier.orders if s.form.number == entry.value.page), ())
    for row, below in pairwise(rows):
        if row.words and below.words and row.words[-1] is entry.value.words[-1]:
            return entry.value + Run(entry.value.page, below.words[:1])
    return entry.value


def names_the_house(run: Run, clinic: object) -> bool:
    """``Kiropraktor City Åvik`` where that is the clinic: its title is the house's, not a person's."""
    return isinstance(clinic, str) and fold(run.text) == fold(clinic)
