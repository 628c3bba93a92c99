"""All pages of one order, read and laid side by side, for the parts that work out its fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from intake.directory import Directory
from intake.extract.evidence.bare_dates import with_examination_dates
from intake.extract.evidence.claims import HESITANT_BELOW
from intake.extract.evidence.ticked_places import ticked_places
from intake.extract.form.choices import Choice
from intake.extract.form.pairs import Entry, Form
from intake.extract.layout.sheet import Run
from intake.extract.prose.statements import Statement, all_rows, statements
from intake.extract.values.dates import find_dates
from intake.extract.values.letters import undotted
from intake.model import Evidence, Word


@dataclass(frozen=True)
class Sighted:
    """One page: its form and its check boxes."""

    form: Form
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Dossier:
    """The pages of one order by their part in it.

    ``doubt_below`` is the confidence below which words are hesitant (``claims.HESITANT_BELOW``).
    """

    orders: tuple[Sighted, ...]
    covers: tuple[Sighted, ...]
    consents: tuple[Sighted, ...]
    attachments: tuple[Sighted, ...]
    directory: Directory
    today: date
    doubt_below: float = HESITANT_BELOW

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All label/value pairs of the order pages; what nobody is seen to have marked is no answer."""
        answered = (_answered(_with_word_above(e, s), s) for s in self.orders for e in s.form.entries)
        ticked = (e for s in self.orders for e in ticked_places(s.form.entries, s.choices))
        free = (s.form.free_run(index) for s in self.orders for index in s.form.free_rows)
        told = {d.raw for run in free for d in find_dates(run.text, today=self.today)}
        return with_examination_dates((*answered, *ticked), told=told)

    @cached_property
    def cover_entries(self) -> tuple[Entry, ...]:
        return tuple(e for s in self.covers for e in s.form.entries)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(c for s in self.orders for c in s.choices)

    @cached_property
    def said(self) -> tuple[Statement, ...]:
        """All sentences of the order pages, and those of cover pages (people write the order there too)."""
        return tuple(st for s in (*self.orders, *self.covers) for st in statements(s.form, s.choices))

    @cached_property
    def prose(self) -> tuple[Statement, ...]:
        return tuple(s for s in self.said if s.source == "prose")

    @cached_property
    def rows_said(self) -> tuple[Statement, ...]:
        """Every sentence on the order pages whatever it was taken for, but for check boxes and blank labels.

        Marks that change who may decide must not hide behind a mistaken layout.
        """
        return tuple(st for s in self.orders for st in all_rows(s.form, s.choices))

    @cached_property
    def bare_text(self) -> str:
        """All text of the order pages, lower case and undotted."""
        return undotted("\n".join(s.form.sheet.text for s in self.orders))

    def of(self, *kinds: str, sections: Iterable[str | None] | None = None) -> list[Entry]:
        """The filled entries of these kinds, where given only those of these sections of the form."""
        allowed = None if sections is None else set(sections)
        return [
            e
            for e in self.entries
            if e.kind in kinds and e.value and not e.marked and (allowed is None or e.section in allowed)
        ]

    def words_behind(self, evidence: Iterable[Evidence]) -> Iterator[tuple[int, Word]]:
        """The words whose middle lies in the boxes of ``evidence``, each with the number of its page."""
        pages = {s.form.number: s.form.sheet.page for s in (*self.orders, *self.covers, *self.consents)}
        for one in evidence:
            page = pages.get(one.page)
            for word in page.words if page is not None else ():
                x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
                if one.box.x0 <= x <= one.box.x1 and one.box.y0 <= y <= one.box.y1:
                    yield one.page, word

    def forms_in_order(self) -> list[Form]:
        return [s.form for s in self.orders]


def _with_word_above(entry: Entry, sighted: Sighted) -> Entry:
    """A narrow column's label that takes two lines: "Muntligt" over "samtycke"."""
    if entry.kind != "consent" or len(entry.label.words) != 1:
        return entry
    box = entry.label.words[0].box
    high = box.y1 - box.y0
    above = [
        w
        for row in sighted.form.sheet.rows
        for w in row.words
        if 0 < box.y0 - w.box.y0 < 2.2 * high
        and w.box.x0 < box.x1
        and w.box.x1 > box.x0
        and re.match(r"muntl|skriftl", undotted(w.text))
    ]
    return replace(entry, label=Run(entry.label.page, (above[-1], *entry.label.words))) if above else entry


def _answered(entry: Entry, sighted: Sighted) -> Entry:
    """The entry, without "Ja" or "Nej" where both are printed on its line and no box tells which holds."""
    answer = re.sub(r"\W+", " ", undotted(entry.value.text)).strip()
    if answer == "ja nej":
        return replace(entry, value=Run(entry.value.page, ()))  # what is printed; a marked box is a choice of its own
    if answer not in {"ja", "nej"} or entry.table is not None:  # in a table the next cell answers another question
        return entry
    words = {id(w) for w in entry.value.words}
    row = next((r for r in sighted.form.sheet.rows if any(id(w) in words for w in r.words)), None)
    if row is None or row.marks:
        return entry
    printed = [undotted(w.text).strip(".,:/()") for w in row.words]
    printed = [word for word in printed if word]
    both = any({one, other} == {"ja", "nej"} for one, other in pairwise(printed))
    return replace(entry, value=Run(entry.value.page, ())) if both else entry
