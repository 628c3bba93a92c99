"""The examinations asked for, each with its date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.extract.choices import Choice, option_words
from intake.extract.claims import claim_of, doubted, readings_differ, settle
from intake.extract.dates import find_dates
from intake.extract.dossier import Dossier
from intake.extract.exam_words import items_of
from intake.extract.examinations import ExaminationFound, find_examinations
from intake.extract.found import Found
from intake.extract.layout import Run
from intake.extract.letters import undotted
from intake.extract.pairs import Entry
from intake.extract.referral import says_self_referred
from intake.extract.statements import Statement
from intake.model import Examination, Field, Side, Word

_DATE_WORDS_BEFORE = re.compile(
    r"(?:senast|fodd|behovs|rond\w*|operation\w*|op\b|aterbesok\w*|besok\w*|bestallning\w*|bestallt|inkom\w*"
    r"|skrivet|datum:|fore|infor|samtycke\w*|muntligt|skriftligt|mdk"
    r"|konferens|planera\w*|telefon|tel|fax)\W*(?:\w+\W+){0,2}$"
)
_ASKING = re.compile(
    r"\b(?:onsk\w*|bestall\w*|rekvirer\w*|begar\w*|vill (?:\w+ )?(?:ha|fa)|skick\w*|sand\w*|oversand\w*|lank\w*"
    r"|bild\w*|utlat\w*|svar\w*|avser|galler|behov\w*|utford\w*|gjord\w*|genomgick|undersokt\w*|fran)\b"
)
_NOT_ASKED = re.compile(
    r"\b(?:remiss for|remitterar for|planera\w*|ny (?:mr|ct|dt|rontgen)|inbokad|kallad till|vantar pa"
    r"|ska (?:gora|genomga)|bokad for|remitteras)\b"
)
_DATE_DOUBTS = 0.7
"""Word confidence from which a date holds whose second reading agrees."""


def find_asked(dossier: Dossier) -> tuple[Examination, ...]:
    """All examinations of an order: from tables and labels, else from running text."""
    found = _from_entries(dossier) or _from_prose(dossier)
    return tuple(_without_doubles(found))


# --- tables and labels --------------------------------------------------------------------------------------------


def _from_entries(dossier: Dossier) -> list[Examination]:
    exams: list[Examination] = []
    parts = dossier.of("examination", "modality", "body_part", "side", "exam_date", "self_referred")
    tables: dict[tuple[int, int, int], list[Entry]] = {}
    loose: list[Entry] = []
    for entry in parts:
        if entry.table is not None and entry.record is not None:
            tables.setdefault((entry.label.page, entry.table, entry.record), []).append(entry)
        else:
            loose.append(entry)
    dates_apart: list[Entry] = []
    for cells in tables.values():
        if any(e.kind in {"examination", "modality", "body_part"} for e in cells):
            exams += _exams_of_record(cells, dossier)
        else:
            loose += cells
    silent = option_words(dossier.choices)
    loose = [e for e in loose if e.kind not in {"modality", "side"} or not all(id(w) in silent for w in e.value.words)]
    loose = [e for e in loose if e.kind != "side" or not _lists_sides(e.value.text)]
    exams += _exams_of_labels(loose, dossier, dates_apart)
    exams += _ticked(dossier) if not exams else []
    return exams


def _lists_sides(text: str) -> bool:
    """ "Höger Vänster Båda": the choices of a form, of which none is seen to be marked."""
    bare = undotted(text)
    named = [w for w in ("hoger", "vanster", "bada", "bilat") if w in bare]
    return len(named) > 1 and not re.search(r"\boch\b|\+|&|\bo\b", bare)


def _ticked_words(dossier: Dossier, kind: str) -> tuple[Word, ...]:
    """The words of marked boxes that say nothing but a modality ("mod") or a side ("side")."""
    return tuple(
        w
        for choice in dossier.choices
        if choice.marked
        and 0 < len(choice.option.words) <= 3
        and _says_only(choice.option.text, kind)
        and (kind != "side" or _is_side(choice, dossier))
        for w in choice.option.words
    )


def _is_side(choice: Choice, dossier: Dossier) -> bool:
    """ "Båda" is a side beside "Höger" and "Vänster" only: it answers other questions too."""
    beside = [c for c in dossier.choices if c.option.page == choice.option.page and c.row == choice.row]
    about = undotted(" ".join((choice.question.text, *(c.option.text for c in beside))))
    return re.search(r"\bsid(?:a|an|or)?\b|hoger|vanster|\bho\b|\bva\b", about) is not None


def _says_only(text: str, kind: str) -> bool:
    kinds = {item.meaning.kind for item in items_of(text)}
    return kind in kinds and kinds <= {kind, "quiet"}


def _by_boxes(run: Run, dossier: Dossier) -> Run:
    """A body part with the modality and the side that boxes beside it give, where its own words lack them."""
    kinds = {item.meaning.kind for item in items_of(run.text)}
    modality = () if "mod" in kinds else _ticked_words(dossier, "mod")
    side = () if "side" in kinds else _ticked_words(dossier, "side")
    return Run(run.page, (*modality, *run.words, *side)) if "body" in kinds else run


def _exams_of_record(cells: list[Entry], dossier: Dossier) -> list[Examination]:
    named = [e for e in cells if e.kind in {"examination", "modality", "body_part", "side"}]
    run = Run(
        cells[0].label.page,
        tuple(
            w
            for kind in ("examination", "modality", "body_part", "side")
            for e in named
            if e.kind == kind
            for w in e.value.words
        ),
    )
    dates = [e for e in cells if e.kind == "exam_date"]
    own = next((e for e in cells if e.kind == "self_referred"), None)
    text = run.text
    found = find_examinations(text)
    if not found and not any(c.isalpha() for c in text):
        return []
    date_run = dates[0].value if dates else run
    date = _date_field(date_run, dossier) if dates else _date_in(run, found[0] if found else None, found, dossier)
    referred = None
    if own is not None:
        yes = re.match(r"\W*(?:ja|x|j|egen)\b", undotted(own.value.text)) is not None
        referred = settle([claim_of("yes" if yes else "no", own.value, sure=True)], doubt_below=dossier.doubt_below)
    if not found:
        return [_unnamed(run, date)]
    if referred is None and len(found) == 1:
        referred = _referred_in(run, found[0], found)
    if len(found) == 1:
        return [_examination(run, found[0], date, dossier, referred)]
    return [_examination(run, f, date, dossier, referred) for f in found]


def _referred_in(run: Run, one: ExaminationFound, every: Sequence[ExaminationFound]) -> Field | None:
    """What is said of one examination's referral right behind it: ``MR ländrygg (remitterad av annan)``."""
    later = [e.start for e in every if e.start > one.start]
    rest = run.between(one.end, min(later, default=len(run.text)))
    if not rest:
        return None
    said = says_self_referred(rest.text)
    return None if said is None else settle([claim_of(said.value, rest, sure=True)], doubt_below=0.0)


def _exams_of_labels(loose: list[Entry], dossier: Dossier, apart: list[Entry]) -> list[Examination]:
    exams: list[tuple[Examination, bool]] = []
    apart += [e for e in loose if e.kind == "exam_date"]
    pieces = [e for e in loose if e.kind in {"modality", "body_part", "side"}]
    for entry in (e for e in loose if e.kind == "examination"):
        bare = undotted(entry.value.text)
        if re.fullmatch(r"\W*(?:ja|nej|x|bilder|utlatande|bilder och utlatande|bilder \+ utlatande)\W*", bare):
            continue
        run = _by_boxes(entry.value, dossier)
        found = find_examinations(run.text)
        side = next((p.value for p in pieces if p.kind == "side"), None)
        if found and len(found) == 1 and found[0].side is Side.NONE and side is not None:
            again = find_examinations((run + side).text)
            if len(again) == 1:
                run, found = run + side, again
        if not found and pieces:
            continue
        if not found:
            dates = find_dates(run.text, today=dossier.today)
            if not (dates and not re.search(r"[a-zåäö]{4}", re.sub(r"\d.*", "", bare))):
                exams.append((_unnamed(run, _date_field(run, dossier)), bool(dates)))
            continue
        for one in found:
            date = _date_in(run, one, found, dossier)
            referred = _referred_in(run, one, found)
            exams.append((_examination(run, one, date, dossier, referred), date.value is not None))
    if not exams and any(p.kind in {"modality", "body_part"} for p in pieces):
        words = tuple(
            w for kind in ("modality", "body_part", "side") for p in pieces if p.kind == kind for w in p.value.words
        )
        run = _by_boxes(Run(pieces[0].value.page, words), dossier)
        found = find_examinations(run.text)
        if found:
            exams += [(_examination(run, f, _date_in(run, f, found, dossier), dossier), False) for f in found[:1]]
        else:
            exams.append((_unnamed(run, Field()), False))
    if apart and exams:
        exams = _with_dates(exams, apart, dossier)
    return [e for e, _ in exams]


def _with_dates(
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
                exam.modality, exam.body_part, exam.side, _date_field(run, dossier), exam.text, exam.self_referred
            ),
            True,
        )
    if not undated and len(exams) == 1 and len(runs) == 1:
        exam = exams[0][0]
        other = _date_field(runs[0], dossier)
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


def _ticked(dossier: Dossier) -> list[Examination]:
    """Examinations chosen by check boxes: ``☒ CT ☐ MR``."""
    exams = []
    for choice in dossier.choices:
        if choice.marked:
            found = find_examinations(choice.option.text)
            if found and len(choice.option.words) <= 8 and found[0].body_part:
                date = _date_in(choice.option, found[0], found, dossier)
                exams.append((_examination(choice.option, found[0], date, dossier), date.value is not None))
    apart = [e for e in dossier.of("exam_date") if e.table is None]
    return [e for e, _ in (_with_dates(exams, apart, dossier) if apart and exams else exams)]


# --- running text -------------------------------------------------------------------------------------------------


def _from_prose(dossier: Dossier) -> list[Examination]:
    """Examinations in sentences that ask; failing that, those that a date follows."""
    asked: list[Examination] = []
    dated: list[Examination] = []
    rest: list[Examination] = []
    skipped = {
        "relevance",
        "recipient",
        "image_recipient",
        "report_recipient",
        "clinic",
        "doctor",
        "addressee",
        "sender",
        "onward",
    }
    apart = [e for e in dossier.of("exam_date") if e.table is None]
    for statement in dossier.said:
        if statement.source == "choice" or statement.kind in skipped:
            continue
        found = find_examinations(statement.text)
        if not found or _NOT_ASKED.search(statement.bare):
            continue
        for one in found:
            if one.modality is None and not one.all_images:
                continue
            date = _date_in(statement.run, one, found, dossier)
            exam = _examination(statement.run, one, date, dossier, _referred_in(statement.run, one, found))
            if _asks(statement):
                asked.append(exam)
            elif date.value is not None:
                dated.append(exam)
            else:
                rest.append(exam)
    named = [e for e in asked if e.body_part.value] or asked
    chosen = [*named, *(d for d in dated if d.body_part.value)] or dated or rest
    if apart and chosen:
        chosen = [e for e, _ in _with_dates([(e, e.date.value is not None) for e in chosen], apart, dossier)]
    elif len(chosen) == 1 and chosen[0].date.value is None:
        date = _lone_date(dossier)
        if date.value is not None:
            e = chosen[0]
            chosen = [Examination(e.modality, e.body_part, e.side, date, e.text, e.self_referred)]
    return chosen


def _asks(statement: Statement) -> bool:
    return _ASKING.search(statement.bare) is not None


def _lone_date(dossier: Dossier) -> Field:
    """ "Undersökningen gjordes 2026-03-02." in a sentence of its own."""
    for statement in dossier.prose:
        if re.search(
            r"\b(?:undersokning\w*|rontgen\w*|bild\w*|den)\b[^.]{0,40}\b(?:utford\w*|gjord\w*|togs|tagna"
            r"|genomford\w*|fran)\b|\b(?:utford|gjord|tagna)\w* ",
            statement.bare,
        ):
            field = _date_field(statement.run, dossier, strict=True)
            if field.value is not None:
                return field
    return Field()


# --- fields -------------------------------------------------------------------------------------------------------


def _date_in(run: Run, one: ExaminationFound | None, every: Sequence[ExaminationFound], dossier: Dossier) -> Field:
    """The date that belongs to an examination: the first after it and before the next; else one before it; else the
    one that follows a list of examinations."""
    dates = [
        d
        for d in find_dates(run.text, today=dossier.today)
        if not _DATE_WORDS_BEFORE.search(undotted(run.text[: d.start]))
    ]
    if not dates or one is None:
        return _of_found(run, dates[0], dossier) if dates else Field()
    later = [e for e in every if e.start > one.start]
    stop = later[0].start if later else len(run.text)
    after = [d for d in dates if one.end - 1 <= d.start < stop or one.start <= d.start < one.end]
    if after:
        return _of_found(run, after[0], dossier)
    earlier = [e for e in every if e.start < one.start]
    begin = earlier[-1].end if earlier else 0
    before = [d for d in dates if begin <= d.start and d.end <= one.start + 1]
    if before and not (
        earlier and any(d.start < earlier[-1].start for d in dates) is False and len(dates) < len(every) and not later
    ):
        return _of_found(run, before[-1], dossier)
    following = [d for d in dates if d.start >= stop]
    return _of_found(run, following[0], dossier) if following else Field()


def _date_field(run: Run, dossier: Dossier, *, strict: bool = False) -> Field:
    """The date of a run that holds one; what cannot be read as a date stays missing, with its words."""
    dates = find_dates(run.text, today=dossier.today)
    if strict:
        dates = tuple(d for d in dates if not _DATE_WORDS_BEFORE.search(undotted(run.text[: d.start])))
    if dates:
        best = max(dates[:2], key=lambda d: (d.end - d.start) if not d.notes else 0) if len(dates) > 1 else dates[0]
        field = _of_found(run, best, dossier)
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


def _of_found(run: Run, found: Found, dossier: Dossier) -> Field:
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


def _examination(
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


def _unnamed(run: Run, date: Field) -> Examination:
    """Something stands where the examination should, but no known examination can be read from it."""
    text = Field(run.text, run.text, run.confidence, ("low_confidence",), (), (run.text,), run.evidence())
    return Examination(Field(), Field(), Field(), date, text)


def _without_doubles(exams: list[Examination]) -> list[Examination]:
    """The same examination mentioned twice counts once; the mention with a date is kept."""
    kept: list[Examination] = []
    for exam in exams:
        twin = next((i for i, k in enumerate(kept) if _same(k, exam)), None)
        if twin is None:
            kept.append(exam)
        elif kept[twin].date.value is None and exam.date.value is not None:
            kept[twin] = exam
    if len(kept) > 1:
        named = [e for e in kept if e.body_part.value or e.date.value is not None]
        kept = named or kept
    return kept


def _same(a: Examination, b: Examination) -> bool:
    def alike(x: Field, y: Field) -> bool:
        return x.value == y.value or x.value is None or y.value is None

    sides = alike(a.side, b.side) or "none" in {a.side.value, b.side.value}
    return alike(a.modality, b.modality) and alike(a.body_part, b.body_part) and sides and alike(a.date, b.date)
