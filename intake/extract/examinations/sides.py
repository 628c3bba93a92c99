"""Does what else stands on the pages agree with the side that an examination was given?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extract.evidence.claims import doubted
from intake.extract.evidence.dossier import Dossier
from intake.extract.values.exam_words import items_of
from intake.model import Examination, Side


def with_doubted_sides(exams: Sequence[Examination], dossier: Dossier) -> tuple[Examination, ...]:
    """The examinations, the side of each doubted where the pages speak of the other side of that body part only.

    Where several examinations are of one body part, or the two sides are spoken of, nothing can be concluded.
    """
    parts = [exam.body_part.value for exam in exams]
    out = []
    for exam in exams:
        sides = _sides_spoken_of(dossier, but=str(exam.text.value)).get(str(exam.body_part.value), set()) - {Side.BOTH}
        alone = parts.count(exam.body_part.value) == 1
        side = exam.side.value
        if alone and len(sides) == 1 and side in {Side.NONE, Side.RIGHT, Side.LEFT} and side not in sides:
            exam = replace(exam, side=doubted(exam.side, "several_values", candidates=(str(side), *sides)))
        out.append(exam)
    return tuple(out)


def _sides_spoken_of(dossier: Dossier, *, but: str) -> dict[str, set[Side]]:
    """The sides that stand right beside a body part, by body part, in all sentences that do not hold ``but``."""
    found: dict[str, set[Side]] = {}
    for statement in (*dossier.said, *dossier.rows_said):
        if but in statement.text:
            continue
        for one, other in pairwise(items_of(statement.text)):
            kinds = {one.meaning.kind: one.meaning, other.meaning.kind: other.meaning}
            if "body" in kinds and "side" in kinds and not other.gap.strip(" ."):
                found.setdefault(kinds["body"].part, set()).add(kinds["side"].side)
    return found
