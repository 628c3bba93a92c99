"""A doubt that rests on what the paper says beside the fields, and the order with such doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.extract.evidence.claims import doubted
from intake.flags import flag
from intake.model import Evidence, Examination, Field, Flag, Order


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that put the value at ``place`` in doubt.

    ``place`` is the name of a field, or ``examinations.0.date`` and the like; ``code`` is one of ``intake.flags``;
    ``words`` are quoted to staff, and ``evidence`` is their ink.
    """

    place: str
    code: str
    words: str
    evidence: tuple[Evidence, ...] = ()


def with_doubts(order: Order, doubts: Sequence[Doubt]) -> Order:
    """The order with each doubt on its field, its ink beside the field's, and its words among the order's flags."""
    fields, exams = dict(order.fields), list(order.examinations)
    told: list[Flag] = []
    for doubt in doubts:
        if not doubt.place.startswith("examinations."):
            fields[doubt.place] = _doubted(fields[doubt.place], doubt)
            told.append(flag(doubt.code, doubt.place, f"”{doubt.words}”"))
            continue
        _, number, part = doubt.place.split(".")
        exams[int(number)] = _examination(exams[int(number)], part, doubt)
        where = f" (undersökning {int(number) + 1})" if len(exams) > 1 else ""
        told.append(flag(doubt.code, f"exam_{part}", f"”{doubt.words}”{where}"))
    return replace(order, fields=fields, examinations=tuple(exams), flags=tuple(dict.fromkeys((*order.flags, *told))))


def _doubted(field: Field, doubt: Doubt) -> Field:
    more = tuple(e for e in doubt.evidence if e not in field.evidence)
    return replace(doubted(field, doubt.code), evidence=(*field.evidence, *more))


def _examination(exam: Examination, part: str, doubt: Doubt) -> Examination:
    own: Field = getattr(exam, part)
    return replace(exam, **{part: _doubted(own, doubt)})
