"""Words that may ask for a part, and that belong to nothing that was understood."""

from __future__ import annotations

from collections.abc import Iterator

from intake.extract.evidence.dossier import Dossier
from intake.extract.form.hints import is_hint
from intake.extract.layout.sheet import Run
from intake.extract.recipients.desk import is_desk
from intake.extract.values.consent_phrases import STEM
from intake.extract.values.letters import undotted
from intake.extract.values.wish_words import (
    PART_ALONE,
    PRINTED,
    STATES,
    TITLE,
    WANT,
    WHOLE_ANSWER,
    yes_or_no,
)

_LEFT_OVER_MOST = 9
"""A line of so many words may be a wish that was not understood; longer ones are running text."""
_SAYS_ITSELF = frozenset({"unknown", "other", "examination"})
"""Kinds of what was taken for a label and may be the first half of a sentence: "Vi vill se bilder med svar: ..."."""


def left_over_runs(dossier: Dossier) -> Iterator[Run]:
    """Words on the order pages that may ask for a part, and that belong to nothing that was understood."""
    for statement in dossier.prose:
        told = STATES.search(statement.bare) or STEM.search(statement.bare)
        title = TITLE.search(statement.bare) or statement.text.isupper() or is_hint(statement.text)
        long = len(statement.run.words) > _LEFT_OVER_MOST and not WHOLE_ANSWER.search(statement.bare)
        named = is_desk(statement.text, dossier.directory) and not PART_ALONE.fullmatch(statement.bare)
        if not (told or title or long or named or PRINTED.search(statement.bare)):
            yield statement.run
    for entry in dossier.entries:
        if PART_ALONE.fullmatch(undotted(entry.value.text)) and entry.kind not in ANSWERED:
            yield entry.value
        if entry.kind in _ASKS_YES_OR_NO and not entry.marked and _says_neither(entry.value.text):
            yield entry.label
        if entry.kind in _SAYS_ITSELF and WANT.search(undotted(entry.label.text)):
            yield entry.label


def _says_neither(answer: str) -> bool:
    """``Utlåtande: MR hjärna``: words that are no answer; a sentence may have gone on there."""
    return any(c.isalpha() for c in answer) and yes_or_no(answer) is None


_ASKS_YES_OR_NO = frozenset({"images_wanted", "report_wanted"})
ANSWERED = frozenset({"wanted", "images_wanted", "report_wanted", "image_recipient", "report_recipient", "relevance"})
