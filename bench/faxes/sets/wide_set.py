"""The wide set to develop on: the variety of the real world, each wording and layout rarely."""

from __future__ import annotations

from bench.faxes import layouts
from bench.faxes.faxset import FaxSet
from bench.faxes.sets import wide_layouts, wide_layouts_more, wide_letters, wide_pages
from bench.faxes.sets.wide_cast import CAST
from bench.faxes.sets.wide_form import form
from bench.faxes.sets.wide_labels import LABELS

SET = FaxSet(
    name="wide",
    cast=CAST,
    labels=LABELS,
    layouts={
        "cells": wide_layouts.cells,
        "right_labels": wide_layouts.right_labels,
        "numbered": wide_layouts.numbered,
        "exam_table": wide_layouts.exam_table,
        "two_blocks": wide_layouts.two_blocks,
        "slip": wide_layouts.slip,
        "run_on": wide_layouts.run_on,
        "sticker": wide_layouts_more.sticker,
        "guided": wide_layouts_more.guided,
        "below": wide_layouts_more.below,
        "explained": wide_layouts_more.explained,
        "printout": wide_layouts_more.printout,
        "checklist": wide_layouts_more.checklist,
        "styled": wide_layouts_more.styled,
        "table": layouts.table,
        "rows": layouts.rows,
    },
    letters={
        "formal": wide_letters.formal,
        "private_doctor": wide_letters.private_doctor,
        "note": wide_letters.note,
        "telegram": wide_letters.telegram,
        "email": wide_letters.email,
        "patient_letter": wide_letters.patient_letter,
        "patient_note": wide_letters.patient_note,
    },
    for_patients=("patient_letter", "patient_note", "email", "styled", "right_labels"),
    patients_only=("patient_letter", "patient_note"),
    careless=True,
    hands=("Breip", "Klee", "Kristi", "Dancing", "Print"),
    consent_page=wide_pages.consent_page,
    cover=wide_pages.cover,
    faces=(
        "DejaVu Sans", "DejaVu Serif", "Liberation Sans", "Liberation Serif", "Nimbus Sans", "C059", "P052",
        "URW Gothic",
        "URW Bookman", "Narrow", "Comic",
    ),
    fixed=("DejaVu Sans Mono", "Liberation Mono", "Nimbus Mono"),
    fixed_layouts=("printout",),
    make_form=form,
)  # fmt: skip
