"""Places among printed options: ``Svar till: ☒ samma som ruta 9 ☐ annan:``. The ticked one answers the label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from intake.extract.form.choices import Choice
from intake.extract.form.pairs import Entry
from intake.extract.people.presented import UNIT_WORDS
from intake.extract.values.letters import undotted

_PLACES = frozenset({"recipient", "image_recipient", "report_recipient", "onward"})
_DITTO = re.compile(r"\W*(?:samma|d:o|dito|se ovan|som ovan|enligt ovan|ovanstaende)\b")
_OWN = re.compile(r"\W*(?:till )?(?:oss|mig|bestallar\w*|avsandar\w*)\W*")
_OTHER = re.compile(r"\W*(?:annan|annat|annan (?:mottagare|enhet)|ovrig\w*)\s*(?:\([^)]*\))?\W*:\s*")


def ticked_places(entries: Sequence[Entry], choices: Iterable[Choice]) -> Iterator[Entry]:
    """An entry for each ticked place, answering the label that stands over or before its box."""
    ticked = [c for c in choices if c.marked and not c.unclear]
    for entry in (e for e in entries if e.kind in _PLACES):
        own = {id(w) for w in entry.label.words}
        for choice in ticked:
            if choice.question and own.issuperset(id(w) for w in choice.question.words):
                other = _OTHER.match(undotted(choice.option.text))
                value = choice.option.between(other.end(), len(choice.option.text)) if other else choice.option
                if _is_place(undotted(value.text)):
                    yield replace(entry, value=value, marked=False)


def _is_place(bare: str) -> bool:
    return bool(_DITTO.match(bare) or _OWN.fullmatch(bare) or UNIT_WORDS.search(bare))
