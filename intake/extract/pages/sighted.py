"""One page looked at: laid out, its labels and check boxes found."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.extract.arrangement.broken_labels import with_whole_labels
from intake.extract.arrangement.captions import with_captions_above
from intake.extract.arrangement.captions_under_answers import with_captions_above_answers
from intake.extract.arrangement.crossed_lists import with_crosses_as_marks
from intake.extract.arrangement.flowing_text import with_flowing_text_in_lines
from intake.extract.arrangement.labels_below import with_labels_above
from intake.extract.arrangement.misread_ends import with_label_ends
from intake.extract.arrangement.narrow_gaps import with_gaps_behind_labels
from intake.extract.arrangement.side_by_side import with_parts_below_each_other
from intake.extract.evidence.dossier import Sighted
from intake.extract.form.choices import read_choices
from intake.extract.form.reading import read_form
from intake.extract.guidance.finding import without_guidance
from intake.extract.guidance.legends import with_legends_spelt_out
from intake.extract.layout.laying_out import lay_out
from intake.model import Page, Word


def sighted_page(page: Page) -> Sighted:
    """One page laid out, its labels and check boxes found."""
    sheet = with_legends_spelt_out(lay_out(_without_quotations(page)))
    sheet = with_crosses_as_marks(without_guidance(sheet))
    sheet = with_captions_above_answers(sheet)
    sheet = with_flowing_text_in_lines(with_label_ends(sheet))
    sheet = with_parts_below_each_other(with_gaps_behind_labels(sheet))
    sheet = with_captions_above(with_labels_above(with_whole_labels(sheet)))
    choices = read_choices(sheet)
    return Sighted(read_form(sheet, choices), choices)


def _without_quotations(page: Page) -> Page:
    """Without the lines of an earlier mail that a reply quotes: "> Ämne: SV: fråga om bilder"."""
    marks = [w.box for w in page.words if w.text.startswith((">", "»"))]
    if marks:
        marks += [w.box for w in page.words if re.match(r"-{3,}\w", w.text)]

    def quoted(word: Word) -> bool:
        middle = (word.box.y0 + word.box.y1) / 2
        return any(box.y0 <= middle <= box.y1 and word.box.x0 >= box.x0 for box in marks)

    return replace(page, words=tuple(w for w in page.words if not quoted(w))) if marks else page
