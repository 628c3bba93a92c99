"""The coast set: many senders who never saw each other's forms, from surgeries to courts, as they build their paper."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.sets.coast_cast import CAST
from bench.faxes.sets.coast_form import form
from bench.faxes.sets.coast_frames import FRAMES
from bench.faxes.sets.coast_labels import LABELS
from bench.faxes.sets.coast_letters import LETTERS
from bench.faxes.sets.coast_open import OPEN
from bench.faxes.sets.coast_others import non_order
from bench.faxes.sets.coast_pages import consent_page, cover, foreign, several

SET = FaxSet(
    name="coast",
    cast=CAST,
    labels=LABELS,
    layouts={**FRAMES, **OPEN},
    letters=LETTERS,
    consent_page=consent_page,
    cover=cover,
    faces=("Nimbus Sans", "C059", "DejaVu Sans", "Carlito", "Roboto Condensed", "URW Gothic", "Caladea", "Lato",
           "Comic", "Liberation Sans", "URW Bookman"),
    fixed=("Nimbus Mono", "Courier Prime", "Liberation Mono"),
    fixed_layouts=("typed", "system"),
    make_form=form,
    for_patients=("private_letter", "private_letter", "contact_form", "mailed", "brief", "regarding", "pointed",
                  "questions", "flush"),
    patients_only=("private_letter", "contact_form"),
    careless=True,
    apart=True,
    hands=("Breip", "Dancing", "Klee", "Delphine", "Upright"),
    non_order=non_order,
    foreign=foreign,
    several=several,
)  # fmt: skip
