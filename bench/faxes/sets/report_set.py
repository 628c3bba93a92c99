"""The set that the published figures come from: who works on extraction neither reads it nor tunes on it."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.sets import report_forms as lines
from bench.faxes.sets import report_layouts as cells
from bench.faxes.sets import report_letters as letters
from bench.faxes.sets.report_cast import CAST
from bench.faxes.sets.report_form import filled
from bench.faxes.sets.report_labels import LABELS
from bench.faxes.sets.report_others import foreign, non_order, several
from bench.faxes.sets.report_pages import consent, cover

SET = FaxSet(
    name="report",
    cast=CAST,
    labels=LABELS,
    layouts={
        "captions": cells.captions,
        "three_across": cells.three_across,
        "numbered": cells.numbered,
        "exam_table": cells.exam_table,
        "checklist": cells.checklist,
        "slip": cells.slip,
        "beneath": lines.beneath,
        "margin": lines.margin,
        "two_blocks": lines.two_blocks,
        "printout": lines.printout,
        "running": lines.running,
        "sticker": lines.sticker,
        "guided": lines.guided,  # the last one is also filled in by patients
    },
    letters={
        "formal": letters.formal,
        "note": letters.note,
        "dictated": letters.dictated,
        "mail": letters.mail,
        "telefax": letters.telefax,
        "colleague": letters.colleague,
    },
    consent_page=consent,
    cover=cover,
    faces=("Lato", "Open Sans", "Roboto", "Roboto Condensed", "Carlito", "Caladea"),
    fixed=("Courier Prime",),
    fixed_layouts=("printout",),
    make_form=filled,
    careless=True,
    hands=("Upright", "Delphine", "Steve"),
    non_order=non_order,
    foreign=foreign,
    several=several,
)
