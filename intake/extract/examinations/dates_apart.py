"""Dates that stand apart from the examinations they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.extract.evidence.claims import doubted
from intake.extract.evidence.dossier import Dossier
from intake.extract.examinations.fields import date_field
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.values.dates import find_dates
from intake.model import Examination, Field

Place = tuple[int, int, int]
"""Page, row from the top, pixels from the left: compares in the order of reading."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An examination with the place of its label, or of its words where it has none."""

    exam: Examination
    place: Place

    @property
    def dated(self) -> bool:
        """It has a date of its own, or words where its date should be."""
        return self.exam.date.value is not None or bool(self.exam.date.raw)


def place_of(entry: Entry) -> Place:
    return (entry.label.page, entry.row, entry.label.box.x0)


def place_in_text(run: Run, dossier: Dossier) -> Place:
    """The place of words that no label stands before."""
    for sighted in (*dossier.orders, *dossier.covers):
        if sighted.form.number != run.page:
            continue
        for index, row in enumerate(sighted.form.sheet.rows):
            if any(run.words[0] is word for word in row.words):
                return (run.page, index, run.words[0].box.x0)
    return (run.page, run.box.y0, run.box.x0)


def date_labels(dossier: Dossier) -> list[Entry]:
    """The labels that ask when, filled in or left blank."""
    return sorted((e for e in dossier.entries if e.kind == "exam_date" and not e.marked), key=place_of)


def with_dates(exams: Sequence[Placed], labels: Sequence[Entry], dossier: Dossier) -> list[Examination]:
    """Gives the dates that stand under labels of their own to the examinations that have none.

    As many dates as examinations: in their order. Fewer: each date belongs to the examination whose label it follows
    (or precedes, where the dates come first); the only date of the form to all of them, with a doubt where they stand
    under several labels.
    """
    filled = [e for e in labels if e.value]
    undated = [i for i, one in enumerate(exams) if not one.dated]
    runs = _parted(filled, len(exams), dossier)
    out = [one.exam for one in exams]
    if not undated and len(exams) == 1 and len(runs) == 1:
        other = date_field(runs[0], dossier)
        if other.value is not None and other.value != out[0].date.value:
            out[0] = replace(out[0], date=_doubted(out[0].date, str(other.value)))
        return out
    if not runs or not undated:
        return out
    if len(runs) == len(undated):
        given = dict(zip(undated, runs, strict=True))
    elif len(runs) > len(undated):
        given = dict(zip(undated, runs, strict=False))
        values = [str(d.value) for run in runs if (d := date_field(run, dossier)).value is not None]
        if len(set(values)) > 1:
            return _dated(out, given, dossier, doubtful=frozenset(undated), rivals=values)
    elif len({exams[i].place for i in undated}) == 1:
        only = len(runs) == 1
        given = dict.fromkeys(undated, runs[0]) if only else dict(zip(undated, runs, strict=False))
        return _dated(out, given, dossier, doubtful=frozenset() if only else frozenset(undated))
    else:
        given = _by_place(exams, undated, labels)
        if len(labels) == 1 and len(set(given)) < len(undated) and _at_an_end(exams, undated, labels[0]):
            near = frozenset(given)
            given = dict.fromkeys(undated, labels[0].value)
            return _dated(out, given, dossier, doubtful=frozenset(undated) - near)
    return _dated(out, given, dossier)


def _parted(filled: Sequence[Entry], exams: int, dossier: Dossier) -> list[Run]:
    if len(filled) == 1:
        value = filled[0].value
        dates = find_dates(value.text, today=dossier.today)
        if len(dates) == exams > 1:
            return [value.between(d.start, d.end) for d in dates]
    return [e.value for e in filled]


def _by_place(exams: Sequence[Placed], undated: Sequence[int], labels: Sequence[Entry]) -> dict[int, Run]:
    """The dates by the examinations whose label they stand behind, or before where the first date comes first."""
    ahead = place_of(labels[0]) < min(one.place for one in exams)
    given: dict[int, Run] = {}
    for index in undated:
        mine = exams[index].place
        others = [one.place for one in exams]
        if ahead:
            begin = max((p for p in others if p < mine), default=(0, 0, 0))
            own = [e for e in labels if begin < place_of(e) < mine]
        else:
            end = min((p for p in others if p > mine), default=(10**9, 0, 0))
            own = [e for e in labels if mine < place_of(e) < end]
        if own and own[0].value:
            given[index] = own[0].value
    return given


def _at_an_end(exams: Sequence[Placed], undated: Sequence[int], label: Entry) -> bool:
    """Does the date stand before or behind all the examinations that lack one?"""
    places = [exams[i].place for i in undated]
    return not min(places) < place_of(label) < max(places)


def _dated(
    exams: list[Examination],
    given: dict[int, Run],
    dossier: Dossier,
    *,
    doubtful: frozenset[int] = frozenset(),
    rivals: Sequence[str] = (),
) -> list[Examination]:
    out = list(exams)
    for index, run in given.items():
        date = date_field(run, dossier)
        if index in doubtful and date.value is not None:
            date = _doubted(date, *rivals)
        out[index] = replace(out[index], date=date)
    return out


def _doubted(date: Field, *rivals: str) -> Field:
    return doubted(date, "several_values", candidates=(str(date.value), *rivals))
