"""A bare "Datum" right behind the examination: the day of the examination, where the order has a date of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from intake.extract.form.pairs import Entry
from intake.extract.wordings.known import fold

_BARE = frozenset({"datum", "dat", "date", "vilketdatum", "vilkendag"})
_EXAMINATIONS = frozenset({"examination", "modality", "body_part", "side"})


def with_examination_dates(entries: Sequence[Entry], *, told: Collection[str] = ()) -> tuple[Entry, ...]:
    """The entries of the order pages, with each such date taken for that of the examination before it.

    In a line of a table it is that of the examination there. Elsewhere only where no label of its own asks for that
    day, and another label, or running text (``told``, the dates in it as written), gives another date of the order: the
    only date of a form, and one that stands there twice, may as well be that of the signature.
    """
    if any(e.kind == "exam_date" for e in entries):
        return tuple(entries)
    entries = _of_tables(entries)
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
    ordered |= set(told)
    if not ordered or any(entries[i].value.text in ordered for i in behind):
        return tuple(entries)
    return tuple(replace(e, kind="exam_date") if i in behind else e for i, e in enumerate(entries))


_PLACES = frozenset({"sjukhus", "rontgenavdelning", "rontgen", "rontgenklinik", "plats", "ort", "var"})


def _of_tables(entries: Sequence[Entry]) -> Sequence[Entry]:
    """In a line of a table that names an examination a date is its day, and a hospital the place where it was made."""
    lines = {(e.label.page, e.table, e.record) for e in entries if e.kind in _EXAMINATIONS and e.table is not None}
    return tuple(
        replace(e, kind=kind)
        if (e.label.page, e.table, e.record) in lines and (kind := _asked_of_examinations(e))
        else e
        for e in entries
    )


def _asked_of_examinations(entry: Entry) -> str | None:
    label = fold(entry.label.text)
    if entry.kind == "order_date" and label in _BARE:
        return "exam_date"
    return "exam_place" if entry.kind == "clinic" and label in _PLACES else None
