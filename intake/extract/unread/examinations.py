"""Examinations that the paper names and no field holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.extract.values.examinations import ExaminationFound, find_examinations
from intake.extract.values.wish_words import WANT
from intake.model import Examination, Modality

_BACKGROUND = re.compile(
    r"\b(?:remiss for|remitter\w*|planera\w*|(?:in)?bokad|kallad till|vantar pa|ska gora|utan anmarkning|normal\w*"
    r"|tidigare|jamfor\w*|visar|visade|fynd|anamnes|sedan|opererad|frakt\w*|nya?|nytt|fornyad|kontroll\w*|infor"
    r"|inte|ej|anamnes\w*|gjort|bestallt|sjalva|t\.? ?ex|exempel\w*)\b"
)
_VAGUE = frozenset({Modality.XR, Modality.FL, Modality.OTHER})
"""Methods whose words name departments and much else, too."""


def examinations(paper: Paper) -> Iterator[Doubt]:
    """A method and a part of the body that no examination of the order has, outside history and examples.

    Caught no silent error, but 1 of 4 and 2 of 6 false releases; needless on 2 faxes of the unseen sets.
    """
    exams = paper.order.examinations
    if not exams or exams[0].modality.flags:
        return
    for statement in paper.sentences:
        if _BACKGROUND.search(statement.bare):
            continue
        for found in find_examinations(statement.text):
            if _is_one(found, statement.bare) and not any(_same(found, exam) for exam in exams):
                words = statement.run.between(found.start, found.end)
                if words.text.endswith(")") and "(" not in words.text:
                    continue  # the end of an example in brackets
                yield Doubt("examinations.0.text", "words_left", words.text, words.evidence())
                return


def _is_one(found: ExaminationFound, bare: str) -> bool:
    """A method with its part of the body; a method alone in a sentence that asks for something."""
    alone = found.modality not in _VAGUE and WANT.search(bare) is not None
    named = found.modality is not None and (bool(found.body_part) or alone)
    return named and "/" not in found.raw and not found.flags and "assumed_modality" not in found.notes


def _same(found: ExaminationFound, exam: Examination) -> bool:
    return found.modality == exam.modality.value and found.body_part in {"", exam.body_part.value}
