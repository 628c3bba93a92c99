"""A bare "Datum" right behind the examination: the day of the examination, where the order has a date of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.extract.form.pairs import Entry
from intake.extract.wordings.known import fold

_BARE = frozenset({"datum", "dat", "date", "vilketdatum", "vilkendag"})
_EXAMINATIONS = frozenset({"examination", "modality", "body_part", "side"})


def with_examination_dates(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of the order pages, with each such date taken for that of the examination before it.

    Only where no label of its own asks for that day, and another label gives another date of the order: the only date
    of a form, and one that stands there twice, may as well be that of the signature.
    """
    if any(e.kind == "exam_date" for e in entries):
        return tuple(entries)
    behind = [
        i
        for i in range(1, len(entries))
        if entries[i].kind == "order_date"
        and fold(entries[i].label.text) in _BARE
        and entries[i].table is None
        and entries[i - 1].kind in _EXAMINATIONS
        and entries[i - 1].value
        and entries[i - 1].label.page == entries[i].label.page
    ]
    ordered = {e.value.text for i, e in enumerate(entries) if e.kind == "order_date" and e.value and i not in behind}
    if not ordered or any(entries[i].value.text in ordered for i in behind):
        return tuple(entries)
    return tuple(replace(e, kind="exam_date") if i in behind else e for i, e in enumerate(entries))
