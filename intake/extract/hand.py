"""Values that were read from handwriting: shown as a picture for staff to read, never guessed.

Print that a fax made uneven looks like handwriting, too: there the labels, which nobody writes, look so as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.extract.claims import doubted
from intake.extract.confirmed import printed_again
from intake.extract.dossier import Dossier
from intake.model import Evidence, Examination, Field, Word

MOSTLY = 0.5
"""A value is written by hand where more than this share of its characters is."""


def unguessed(dossier: Dossier, field: Field, dropped: bool) -> Field:
    """``field`` flagged where its words are written by hand; ``dropped``: its value is then left for a person to read.

    What stands in print elsewhere on the fax is read there. Where several fields rest on the same words (the type of a
    requester on a signature), only what is copied from them is dropped; what is concluded from them is doubted.
    """
    if field.value is None or not _by_hand(dossier, field.evidence):
        return field
    if dropped and isinstance(field.value, str) and printed_again(field.value, field.evidence, dossier):
        return field
    if dropped and not any(_uneven_print(dossier, one.page) for one in field.evidence):
        return Field(None, None, 0.0, ("handwritten",), (), (), field.evidence)
    return doubted(field, "handwritten")


def _uneven_print(dossier: Dossier, page: int) -> bool:
    """Do labels of the page look written by hand, too? Nobody writes a form's labels: its print is uneven, so that
    what stands beside them is read, and doubted."""
    forms = (sighted.form for sighted in (*dossier.orders, *dossier.covers) if sighted.form.number == page)
    labels = (entry.label.words for form in forms for entry in form.entries)
    return any(sum(len(w.text) for w in words) >= _LABEL and is_by_hand(words) for words in labels)


_LABEL = 6
"""So many letters of a label tell how it stands."""


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
