"""Values that were read from handwriting: shown as a picture for staff to read, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.extract.evidence.claims import doubted
from intake.extract.evidence.dossier import Dossier
from intake.model import Evidence, Examination, Field, Word

MOSTLY = 0.5
"""A value is written by hand where more than this share of its characters is."""


def unguessed(dossier: Dossier, field: Field, dropped: bool) -> Field:
    """``field`` flagged where its words are written by hand; ``dropped``: its value is then left for a person to read.

    Where several fields rest on the same words (the type of a requester on a signature), only what is copied from them
    is dropped; what is concluded from them is doubted.
    """
    if field.value is None or not _by_hand(dossier, field.evidence):
        return field
    return (
        Field(None, None, 0.0, ("handwritten",), (), (), field.evidence) if dropped else doubted(field, "handwritten")
    )


def unguessed_examination(dossier: Dossier, exam: Examination) -> Examination:
    """``exam`` with every part left open that is written by hand."""
    return replace(
        exam,
        modality=unguessed(dossier, exam.modality, dropped=False),
        body_part=unguessed(dossier, exam.body_part, dropped=False),
        side=unguessed(dossier, exam.side, dropped=False),
        date=unguessed(dossier, exam.date, dropped=True),
        text=unguessed(dossier, exam.text, dropped=True),
    )


def _by_hand(dossier: Dossier, evidence: tuple[Evidence, ...]) -> bool:
    return is_by_hand([word for _, word in dossier.words_behind(evidence)])


def is_by_hand(words: Sequence[Word]) -> bool:
    """Whether most of the characters of ``words`` are."""
    characters = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if word.by_hand) > MOSTLY * characters
