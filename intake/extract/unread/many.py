"""More examinations than anybody orders at once."""

from __future__ import annotations

from collections.abc import Iterator

from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper

_MOST = 5


def many(paper: Paper) -> Iterator[Doubt]:
    """More than five examinations without a date: what a form offers to be ticked was taken for what is ordered.

    Caught 37 of 413 on two faxes; needless on 2 fields of them.
    """
    undated = [n for n, exam in enumerate(paper.order.examinations) if exam.date.value is None]
    if len(undated) <= _MOST:
        return
    for number in undated:
        for part in ("modality", "body_part"):
            field = paper.undoubted(f"examinations.{number}.{part}")
            if field is not None:
                yield Doubt(f"examinations.{number}.{part}", "printed_words", field.raw or str(field.value))
