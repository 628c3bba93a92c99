"""The fields of one examination, from the words that name it; and the date that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extract.evidence.claims import claim_of, doubted, readings_differ, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Run
from intake.extract.values.dates import find_dates
from intake.extract.values.examinations import ExaminationFound
from intake.extract.values.found import Found
from intake.extract.values.letters import undotted
from intake.model import Examination, Field

_DATE_WORDS_BEFORE = re.compile(
    r"(?:senast|fodd|behovs|rond\w*|operation\w*|op\b|aterbesok\w*|besok\w*|bestallning\w*|bestallt|inkom\w*"
    r"|skrivet|datum:|fore|infor|samtycke\w*|muntligt|skriftligt|mdk"
    r"|konferens|planera\w*|telefon|tel|fax)\W*(?:\w+\W+){0,2}$"
)
_SAME_DAY = re.compile(r"\W*(?:fran |vid |den )?samma (?:dag|datum|tillfalle|gang)\b")
_DATE_DOUBTS = 0.7
"""Word confidence from which a date holds whose second reading agrees."""


def date_in(run: Run, one: ExaminationFound | None, every: Sequence[ExaminationFound], dossier: Dossier) -> Field:
    """The date that belongs to an examination: the first after it and before the next; else one before it; else the
    one that follows a list of examinations."""
    dates = [
        d
        for d in find_dates(run.text, today=dossier.today)
        if not _DATE_WORDS_BEFORE.search(undotted(run.text[: d.start]))
    ]
    if not dates or one is None:
        return date_of_found(run, dates[0], dossier) if dates else Field()
    later = [e for e in every if e.start > one.start]
    if _dates_lead(dates, every):
        return date_of_found(run, [d for d in dates if d.end <= one.start + 1][-1], dossier)
    stop = later[0].start if later else len(run.text)
    after = [d for d in dates if one.end - 1 <= d.start < stop or one.start <= d.start < one.end]
    if after:
        return date_of_found(run, after[0], dossier)
    same = [d for d in dates if d.end <= one.start] if _SAME_DAY.match(undotted(run.text[one.end : stop])) else []
    if same:
        return date_of_found(run, same[-1], dossier)
    earlier = [e for e in every if e.start < one.start]
    begin = earlier[-1].end if earlier else 0
    before = [d for d in dates if begin <= d.start and d.end <= one.start + 1]
    if before and not (
        earlier and any(d.start < earlier[-1].start for d in dates) is False and len(dates) < len(every) and not later
    ):
        return date_of_found(run, before[-1], dossier)
    following = [d for d in dates if d.start >= stop]
    return date_of_found(run, following[0], dossier) if following else Field()


def _dates_lead(dates: Sequence[Found], every: Sequence[ExaminationFound]) -> bool:
    """``2025-11-30 Lungor, 2026-01-08 DT thorax``: a list in which every examination stands behind its date."""
    starts = sorted(e.start for e in every)
    if len(starts) < 2 or len(dates) < len(starts):
        return False
    edges = [0, *starts]
    return all(any(a <= d.start and d.end <= b + 1 for d in dates) for a, b in pairwise(edges)) and not any(
        d.start >= starts[-1] for d in dates
    )


def date_field(run: Run, dossier: Dossier, *, strict: bool = False) -> Field:
    """The date of a run that holds one; what cannot be read as a date stays missing, with its words."""
    dates = find_dates(run.text, today=dossier.today)
    if strict:
        dates = tuple(d for d in dates if not _DATE_WORDS_BEFORE.search(undotted(run.text[: d.start])))
    if dates:
        best = max(dates[:2], key=lambda d: (d.end - d.start) if not d.notes else 0) if len(dates) > 1 else dates[0]
        field = date_of_found(run, best, dossier)
        rivals = [d for d in dates if d.value != best.value and not d.notes]
        left = run.text[: best.start] + run.text[best.end :]
        if len(dates) == 1 and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", best.value) and re.search(r"\d", left):
            return doubted(field, "low_confidence", candidates=(best.value, run.text))
        if rivals and not best.notes:
            return doubted(field, "several_values", candidates=tuple(d.value for d in (best, *rivals)))
        return field
    if any(c.isdigit() for c in run.text):
        return Field(None, run.text, run.confidence, ("low_confidence",), (), (run.text,), run.evidence())
    return Field()


_PAIRS = re.compile(r"(?P<first>\d\d)([-/.])\d\d\2(?P<last>\d\d)")


def _as_written_elsewhere(found: Found, dossier: Dossier) -> Found:
    """``24-05-18`` on a paper that says ``26-11-13``: who writes the year first does so in every date."""
    if "several_values" not in found.flags or len(found.candidates) != 2:
        return found
    dates = (d for s in dossier.orders for d in find_dates(s.form.sheet.text, today=dossier.today))
    pairs = ((_PAIRS.search(d.raw), d.value[2:4]) for d in dates if "several_values" not in d.flags)
    first = {m["first"] == year for m, year in pairs if m and m["first"] != m["last"]}
    mine = _PAIRS.search(found.raw)
    if len(first) != 1 or mine is None:
        return found
    year = mine["first" if first.pop() else "last"]
    value = next((c for c in found.candidates if c[2:4] == year), None)
    flags = tuple(f for f in found.flags if f != "several_values")
    return found if value is None else replace(found, value=value, flags=flags, candidates=())


def date_of_found(run: Run, found: Found, dossier: Dossier) -> Field:
    found = _as_written_elsewhere(found, dossier)
    words = run.between(found.start, found.end)
    other = readings_differ(words)
    agreed = words.second_text is not None and other is None
    claim = claim_of(
        found.value,
        words,
        flags=found.flags,
        notes=found.notes,
        candidates=found.candidates,
        sure=(agreed and words.confidence >= _DATE_DOUBTS) or found.value == "latest",
    )
    field = settle([claim], doubt_below=dossier.doubt_below)
    if other is not None:
        second = find_dates(other, today=dossier.today)
        rival = second[0].value if second else other
        if rival != found.value:
            return doubted(field, "readings_differ", candidates=(found.value, rival))
    return field


def examination_of(
    run: Run, found: ExaminationFound, date: Field, dossier: Dossier, referred: Field | None = None
) -> Examination:
    words = run.between(found.start, found.end)
    # The words of an examination are known ones: only a really poor reading could be another known word.
    closed = min(dossier.doubt_below, 0.6)

    def part(value: str | None, span: tuple[int, int] | None) -> Field:
        own = run.between(*span) if span else words
        if not value:
            return Field()
        return settle(
            [claim_of(value, own, flags=found.flags, notes=found.notes, candidates=found.candidates)],
            doubt_below=closed,
        )

    text = settle([claim_of(found.text.strip(" ,.;:"), words, sure=not found.all_images)], doubt_below=closed)
    side = part(found.side.value, found.side_span or found.body_span)
    return Examination(
        part(found.modality.value if found.modality else None, found.modality_span),
        part(found.body_part, found.body_span),
        side,
        date,
        text,
        referred,
    )


def unnamed(run: Run, date: Field) -> Examination:
    """Something stands where the examination should, but no known examination can be read from it."""
    text = Field(run.text, run.text, run.confidence, ("low_confidence",), (), (run.text,), run.evidence())
    return Examination(Field(), Field(), Field(), date, text)
