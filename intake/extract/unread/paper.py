"""What of an order's pages is accounted for: held by a field, or a label, or the words of a box."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from intake.extract.evidence.dossier import Dossier
from intake.extract.form.choices import option_words
from intake.extract.labels.hit import label_run
from intake.extract.prose.statements import Statement
from intake.model import Box, Evidence, Field, Order, Word

Place = tuple[int, Box]
"""A word by its page and box: rearranging a page makes new words of old ones."""
LONGEST = 300
"""Characters of a sentence; what is longer was joined from rows that belong apart."""


def _bare(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


@dataclass(frozen=True)
class Paper:
    """The order pages with the words that some field holds."""

    order: Order
    dossier: Dossier

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every field with a value by its path."""
        found = dict(self.order.fields)
        for number, exam in enumerate(self.order.examinations):
            for part in ("text", "modality", "body_part", "side", "date"):
                found[f"examinations.{number}.{part}"] = getattr(exam, part)
        return {path: field for path, field in found.items() if field.value is not None}

    @cached_property
    def held(self) -> frozenset[Place]:
        """The places of the words that the values rest on."""
        return frozenset(place for field in self.fields.values() for place in self.places(field.evidence))

    def places(self, evidence: tuple[Evidence, ...]) -> set[Place]:
        """The places of the very words of ``evidence``; of all words in its boxes where they are not found in a row."""
        found: set[Place] = set()
        for one in evidence:
            within = [(page, word) for page, word in self.dossier.words_behind((one,))]
            places = [(page, word.box) for page, word in within]
            spelled, sought = [_bare(word.text) for _, word in within], [_bare(t) for t in one.text.split()]
            starts = (i for i in range(len(spelled) - len(sought) + 1) if spelled[i : i + len(sought)] == sought)
            start = next(starts, None)
            found.update(places if start is None else places[start : start + len(sought)])
        return found

    @cached_property
    def labels(self) -> frozenset[Place]:
        """The places of the words of labels, and of boxes and what they ask."""
        found: set[Place] = set()
        for sighted in self.dossier.orders:
            form = sighted.form
            silent = option_words(sighted.choices)
            runs = [e.label for e in form.entries] + [label_run(form.sheet, h) for h in form.hits]
            runs += [c.question for c in sighted.choices]
            found |= {(form.number, w.box) for run in runs for w in run.words}
            found |= {(form.number, w.box) for row in form.sheet.rows for w in row.words if id(w) in silent}
        return frozenset(found)

    def is_left(self, page: int, word: Word) -> bool:
        """Neither held by a field nor a label's."""
        return (page, word.box) not in self.held and (page, word.box) not in self.labels

    @cached_property
    def sentences(self) -> tuple[Statement, ...]:
        """What the pages say outside boxes, sentence by sentence, each wording once."""
        every = (s for s in (*self.dossier.said, *self.dossier.rows_said) if s.source != "choice")
        return tuple({s.text: s for s in every if len(s.text) <= LONGEST}.values())

    def undoubted(self, path: str) -> Field | None:
        """The value at ``path`` where nobody doubts it yet."""
        field = self.fields.get(path)
        return field if field is not None and not field.flags else None
