"""Dates that stand apart from the examinations they belong to."""

from __future__ import annotations

from intake.extract.claims import doubted
from intake.extract.dates import find_dates
from intake.extract.dossier import Dossier
from intake.extract.exam_fields import date_field
from intake.extract.layout import Run
from intake.extract.pairs import Entry
from intake.model import Examination


def with_dates(
    exams: list[tuple[Examination, bool]], apart: list[Entry], dossier: Dossier
) -> list[tuple[Examination, bool]]:
    """Gives dates that stand under their own label to the examinations, in order; a single date counts for all."""
    runs: list[Run] = []
    for entry in apart:
        dates = find_dates(entry.value.text, today=dossier.today)
        if len(dates) > 1 and len(apart) == 1 and len(exams) == len(dates):
            runs += [entry.value.between(d.start, d.end) for d in dates]
        else:
            runs.append(entry.value)
    undated = [i for i, (_, dated) in enumerate(exams) if not dated]
    out = list(exams)
    if len(runs) < len(undated):
        undated, runs = _dates_by_place(exams, undated, runs)
    for position, index in enumerate(undated):
        if runs and (len(runs) == 1 or len(runs) == len(undated)):
            run = runs[0] if len(runs) == 1 else runs[position]
        elif position < len(runs):
            run = runs[position]
        else:
            continue
        exam = out[index][0]
        out[index] = (
            Examination(
                exam.modality, exam.body_part, exam.side, date_field(run, dossier), exam.text, exam.self_referred
            ),
            True,
        )
    if not undated and len(exams) == 1 and len(runs) == 1:
        exam = exams[0][0]
        other = date_field(runs[0], dossier)
        if other.value is not None and other.value != exam.date.value:
            date = doubted(exam.date, "several_values", candidates=(str(exam.date.value), str(other.value)))
            out[0] = (Examination(exam.modality, exam.body_part, exam.side, date, exam.text, exam.self_referred), True)
    return out


def _dates_by_place(
    exams: list[tuple[Examination, bool]], undated: list[int], runs: list[Run]
) -> tuple[list[int], list[Run]]:
    """Fewer dates than examinations: a date between two of them belongs to the one before it, one at an end to all."""
    places = [_place_of(exams[i][0]) for i in undated]
    if None in places or not runs:
        return undated, runs
    marks = [(run.page, run.box.y0) for run in runs]
    if len(runs) == 1 and not (min(places) <= marks[0] < max(places)):  # type: ignore[type-var, operator]
        return undated, runs
    dated: list[int] = []
    given: list[Run] = []
    for run, mark in zip(runs, marks, strict=True):
        before = [i for i, place in zip(undated, places, strict=True) if place <= mark and i not in dated]  # type: ignore[operator]
        if before:
            dated.append(before[-1])
            given.append(run)
    return dated, given


def _place_of(exam: Examination) -> tuple[int, int] | None:
    first = next((e for e in exam.text.evidence), None)
    return (first.page, first.box.y0) if first else None
