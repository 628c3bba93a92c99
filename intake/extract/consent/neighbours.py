"""What stands around an answer about consent: printed labels left blank, lines beside a box."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from intake.extract.form.choices import Choice
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.prose.statements import Statement
from intake.extract.values.consent_clauses import ConsentSaid
from intake.extract.values.consent_phrases import ORAL, STEM, WRITTEN
from intake.extract.values.consent_words import kind_said
from intake.extract.values.letters import undotted
from intake.model import Consent

COLUMN_PX = 40
"""Values that begin within so many pixels (3–5 mm) stand in one column."""
MATTER_ALONE = re.compile(r"\W*(?:patientens? |pat\.? )?(?:samtycke|medgivande)\W*(?:fran patienten)?\W*")
"""What stands below ``Patientens medgivande`` and says no more: the label of the field, left blank."""


def answers_about_consent(choice: Choice) -> bool:
    """A box "Ja" or "Nej" that consent is, or may be, asked with."""
    option = undotted(choice.option.text).strip(" .:,")
    question = undotted(choice.question.text)
    return option in {"ja", "nej", "j", "n"} and (not question.strip(" .:") or STEM.search(question) is not None)


def unfilled_label(run: Run, entries: Sequence[Entry]) -> bool:
    """A line in the column of a form's labels, with nothing beside it: its words are asked, and nobody has answered."""
    if run.text.rstrip().endswith("."):
        return False
    beside = [
        (e.label, e.value)
        for e in entries
        if e.label and e.value and e.value.page == run.page and e.value.words[0].box.x0 > e.label.box.x1
        and abs(e.value.words[0].box.y0 - e.label.box.y0) < e.label.box.y1 - e.label.box.y0
    ]  # fmt: skip
    if len(beside) < 4:
        return False
    columns = Counter(value.words[0].box.x0 // COLUMN_PX for _, value in beside)
    column, count = columns.most_common(1)[0]
    left = min(label.box.x0 for label, _ in beside)
    in_labels = abs(run.box.x0 - left) < 2 * COLUMN_PX and run.box.x1 <= (column + 1) * COLUMN_PX
    return count >= 4 and count > len(beside) / 2 and in_labels


def of_neighbours(about: ConsentSaid, choice: Choice, said: Sequence[Statement]) -> ConsentSaid:
    """A box "Ja" whose own question names no kind of consent, beside a printed line that does."""
    if about.value is not Consent.UNCLEAR or not answers_about_consent(choice):
        return about
    for statement in said:
        bare = undotted(statement.text)
        if STEM.search(bare) and stands_by(choice, statement.run) and (ORAL.search(bare) or WRITTEN.search(bare)):
            return replace(about, value=kind_said(bare, enclosed=False))
    return about


def stands_by(choice: Choice, run: Run) -> bool:
    """Within two lines of the box."""
    box = choice.mark.box
    line_px = max(w.box.y1 - w.box.y0 for w in run.words)
    return choice.option.page == run.page and any(
        abs((w.box.y0 + w.box.y1) - (box.y0 + box.y1)) / 2 < 3 * line_px for w in run.words
    )
