"""The river set: forms that other hospitals' designers built, full of printed guidance, examples, lists and legends."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.sets.river_cast import CAST
from bench.faxes.sets.river_form import form
from bench.faxes.sets.river_houses import LAYOUTS, PATIENT_FORMS
from bench.faxes.sets.river_others import foreign, non_order
from bench.faxes.sets.river_pages import consent_page, cover, several
from bench.faxes.sets.river_words import OFFICIAL

SET = FaxSet(
    name="river",
    cast=CAST,
    labels=OFFICIAL,
    layouts=LAYOUTS,
    letters=PATIENT_FORMS,
    consent_page=consent_page,
    cover=cover,
    faces=("Liberation Sans", "Nimbus Sans", "Open Sans", "Roboto", "Lato", "Carlito", "DejaVu Sans", "Narrow",
           "Liberation Serif", "Caladea", "P052"),
    fixed=("Liberation Mono", "Courier Prime", "DejaVu Sans Mono"),
    fixed_layouts=("print_out",),
    make_form=form,
    for_patients=(*PATIENT_FORMS, *PATIENT_FORMS, "numbered_questions", "labels_beneath", "small_captions",
                  "hints_beside", "explained_labels"),
    patients_only=tuple(PATIENT_FORMS),
    careless=True,
    apart=True,
    hands=("Print", "Klee", "Steve", "Breip", "Dancing"),
    non_order=non_order,
    foreign=foreign,
    several=several,
)  # fmt: skip
