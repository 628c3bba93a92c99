"""One page looked at: laid out, its labels and check boxes found."""

from __future__ import annotations

from collections.abc import Callable

from intake.extract.arrangement.broken_labels import with_whole_labels
from intake.extract.arrangement.captions import with_captions_above
from intake.extract.arrangement.captions_under_answers import with_captions_above_answers
from intake.extract.arrangement.centred_labels import with_labels_beside_first_lines
from intake.extract.arrangement.crossed_lists import with_crosses_as_marks
from intake.extract.arrangement.flowing_text import with_flowing_text_in_lines
from intake.extract.arrangement.labels_below import with_labels_above
from intake.extract.arrangement.margin import with_margin_below
from intake.extract.arrangement.misread_ends import with_label_ends
from intake.extract.arrangement.narrow_gaps import with_gaps_behind_labels
from intake.extract.arrangement.ringed import with_ringed_unclear
from intake.extract.arrangement.side_by_side import with_parts_below_each_other
from intake.extract.arrangement.stickers import with_stickers_apart
from intake.extract.evidence.dossier import Sighted
from intake.extract.form.choices import read_choices
from intake.extract.form.reading import read_form
from intake.extract.guidance.finding import without_guidance
from intake.extract.guidance.legends import with_legends_spelt_out
from intake.extract.layout.earlier_mails import without_earlier_mails
from intake.extract.layout.laying_out import lay_out
from intake.extract.layout.sheet import Sheet
from intake.extract.layout.spoken_stops import with_spoken_stops
from intake.model import Page

_ARRANGED: tuple[Callable[[Sheet], Sheet], ...] = (
    with_labels_beside_first_lines,
    with_stickers_apart,
    with_margin_below,
    with_ringed_unclear,
    with_legends_spelt_out,
    without_guidance,
    with_crosses_as_marks,
    with_captions_above_answers,
    with_label_ends,
    with_flowing_text_in_lines,
    with_gaps_behind_labels,
    with_parts_below_each_other,
    with_whole_labels,
    with_labels_above,
    with_captions_above,
)
"""What is done to the lines of a page, one after the other, before labels are paired with values."""


def sighted_page(page: Page) -> Sighted:
    """One page laid out, its labels and check boxes found."""
    sheet = lay_out(with_spoken_stops(without_earlier_mails(page)))
    for arranged in _ARRANGED:
        sheet = arranged(sheet)
    choices = read_choices(sheet)
    return Sighted(read_form(sheet, choices), choices)
