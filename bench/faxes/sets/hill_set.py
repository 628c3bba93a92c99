"""The hill set: people who write freely, from a line on a pad to a lawyer's numbered letter, and lists in letters."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.sets.hill_cast import CAST
from bench.faxes.sets.hill_form import form
from bench.faxes.sets.hill_labels import LABELS
from bench.faxes.sets.hill_letters import LETTERS
from bench.faxes.sets.hill_mails import MAILS
from bench.faxes.sets.hill_others import non_order
from bench.faxes.sets.hill_own import OWN_LETTERS
from bench.faxes.sets.hill_pages import consent_page, cover, foreign, several
from bench.faxes.sets.hill_sheets import SHEETS

SET = FaxSet(
    name="hill",
    cast=CAST,
    labels=LABELS,
    layouts=SHEETS,
    letters={**LETTERS, **MAILS, **OWN_LETTERS},
    consent_page=consent_page,
    cover=cover,
    faces=("Liberation Serif", "Liberation Sans", "Carlito", "Caladea", "Open Sans", "P052", "DejaVu Serif", "Comic",
           "Lato", "Narrow", "Nimbus Sans"),
    fixed=("Courier Prime", "Liberation Mono", "DejaVu Sans Mono"),
    fixed_layouts=("dictated", "memo"),
    make_form=form,
    for_patients=("own_letter", "own_letter", "web_message", "card", "mail", "thread", "lump", "note", "ordinary"),
    patients_only=tuple(OWN_LETTERS),
    careless=True,
    apart=True,
    hands=("Klee", "Print", "Steve", "Dancing", "Upright"),
    non_order=non_order,
    foreign=foreign,
    several=several,
)  # fmt: skip
