"""The island set: papers between form and letter, from print-outs in capitals to slips, lists, cards and notes."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.sets.island_cards import CARDS
from bench.faxes.sets.island_cast import CAST
from bench.faxes.sets.island_form import form
from bench.faxes.sets.island_forms import SYSTEMS
from bench.faxes.sets.island_forms_more import HOME_MADE
from bench.faxes.sets.island_letters import LETTERS
from bench.faxes.sets.island_pages import consent_page, cover, non_order, several

SET = FaxSet(
    name="island",
    cast=CAST,
    labels={},
    layouts={**SYSTEMS, **HOME_MADE, **CARDS},
    letters=LETTERS,
    consent_page=consent_page,
    cover=cover,
    faces=("Liberation Sans", "DejaVu Sans", "Nimbus Sans", "Carlito", "P052", "Liberation Serif", "Narrow", "Roboto",
           "URW Gothic", "Open Sans"),
    fixed=("Liberation Mono", "Courier Prime", "DejaVu Sans Mono", "Nimbus Mono"),
    fixed_layouts=("journal", "charbox"),
    make_form=form,
    for_patients=("patient_note", "patient_note", "questions", "message", "half", "checklist", "leaders", "tabs"),
    patients_only=("patient_note", "questions"),
    careless=True,
    apart=True,
    hands=("Upright", "Print", "Breip", "Klee", "Steve"),
    non_order=non_order,
    several=several,
)  # fmt: skip
