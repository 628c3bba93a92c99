"""The west set, held back: other regions' forms, record print-outs, practices' letters, as their senders write them."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.sets.west_cast import CAST
from bench.faxes.sets.west_form import form
from bench.faxes.sets.west_labels import LABELS
from bench.faxes.sets.west_layouts import LAYOUTS
from bench.faxes.sets.west_letters import LETTERS
from bench.faxes.sets.west_pages import consent_page, cover, foreign, non_order, several

SET = FaxSet(
    name="west",
    cast=CAST,
    labels=LABELS,
    layouts=LAYOUTS,
    letters=LETTERS,
    consent_page=consent_page,
    cover=cover,
    faces=(
        "Liberation Sans",
        "Carlito",
        "Open Sans",
        "Caladea",
        "Liberation Serif",
        "Roboto",
        "Narrow",
        "P052",
        "Lato",
    ),
    fixed=("Liberation Mono", "Courier Prime", "DejaVu Sans Mono"),
    fixed_layouts=("printout",),
    make_form=form,
    for_patients=("own", "own", "own", "email", "note", "dotted", "eform"),
    patients_only=("own",),
    careless=True,
    hands=("Klee", "Print", "Upright", "Steve"),
    non_order=non_order,
    foreign=foreign,
    several=several,
)
