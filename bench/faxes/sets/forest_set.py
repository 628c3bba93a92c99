"""The forest set: people who write rather than fill in – letters, dictations, slips, mails with older ones below."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.sets.forest_cast import CAST
from bench.faxes.sets.forest_form import FORMS, form
from bench.faxes.sets.forest_labels import LABELS
from bench.faxes.sets.forest_letters import below, colleague, dictation, listing, memo, record_note, solicitor
from bench.faxes.sets.forest_mails import mail_thread, own_card, own_letter, own_mail, subject_mail
from bench.faxes.sets.forest_notes import answer_back, one_breath, secretary, slip, telefax
from bench.faxes.sets.forest_pages import consent_page, cover, foreign, non_order, several

PATIENTS = ("own_letter", "own_mail", "own_card")
WRITERS = (colleague, dictation, record_note, solicitor, memo, below, listing, slip, secretary, mail_thread,
           subject_mail, telefax, answer_back, one_breath, own_letter, own_mail, own_card)  # fmt: skip
SET = FaxSet(
    name="forest",
    cast=CAST,
    labels=LABELS,
    layouts=FORMS,
    letters={draw.__name__: draw for draw in WRITERS},
    consent_page=consent_page,
    cover=cover,
    faces=("Liberation Serif", "Carlito", "DejaVu Sans", "Caladea", "Nimbus Sans", "P052", "Open Sans", "C059",
           "Liberation Sans", "Comic", "Roboto"),
    fixed=("Courier Prime", "Nimbus Mono", "Liberation Mono"),
    fixed_layouts=("record_note",),
    make_form=form,
    for_patients=PATIENTS,
    patients_only=PATIENTS,
    careless=True,
    apart=True,
    hands=("Breip", "Klee", "Upright", "Print"),
    non_order=non_order,
    foreign=foreign,
    several=several,
)  # fmt: skip
