"""The lake set: print-outs of the large record systems, standard forms, and people who built their own from them."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.sets import lake_frames, lake_frames_more
from bench.faxes.sets.lake_cast import CAST
from bench.faxes.sets.lake_fill import paper
from bench.faxes.sets.lake_house import SHARED
from bench.faxes.sets.lake_letters import LETTERS
from bench.faxes.sets.lake_others import non_order
from bench.faxes.sets.lake_pages import consent_page, cover, several

SET = FaxSet(
    name="lake",
    cast=CAST,
    labels=SHARED,
    layouts={**lake_frames.FRAMES, **lake_frames_more.FRAMES},
    letters=LETTERS,
    consent_page=consent_page,
    cover=cover,
    faces=("Liberation Sans", "Carlito", "Open Sans", "Roboto", "Liberation Serif", "Lato", "DejaVu Sans", "Caladea",
           "Narrow", "P052"),
    fixed=("Courier Prime", "Liberation Mono", "DejaVu Sans Mono"),
    fixed_layouts=("takecare", "melior", "vas"),
    make_form=paper,
    for_patients=("own_hand", "own_hand", "web_case", "web_case"),
    patients_only=("own_hand", "web_case"),
    careless=True,
    apart=True,
    hands=("Klee", "Breip", "Print", "Steve", "Dancing"),
    non_order=non_order,
    several=several,
)  # fmt: skip
