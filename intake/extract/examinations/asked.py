"""The examinations asked for, each with its date."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.extract.evidence.claims import doubted
from intake.extract.evidence.dossier import Dossier
from intake.extract.examinations.asked_in_prose import exams_in_prose
from intake.extract.examinations.dates_apart import Placed, date_labels, place_of, with_dates
from intake.extract.examinations.fields import date_field, date_in, examination_of, unnamed
from intake.extract.examinations.referral import referred_by_cells, referred_in
from intake.extract.examinations.set_aside import asked_among
from intake.extract.examinations.ticked import by_boxes, ticked_exams
from intake.extract.form.choices import option_words
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.values.dates import find_dates
from intake.extract.values.examinations import ExaminationFound, find_examinations
from intake.extract.values.letters import undotted
from intake.extract.wordings.grammar import meaning
from intake.extract.wordings.known import fold
from intake.model import Examination, Field, Side


def find_asked(dossier: Dossier) -> tuple[Examination, ...]:
    """All examinations of an order: from tables and labels, else from running text."""
    labelled = _from_entries(dossier)
    found = labelled
    if not any(_is_named(e) for e in labelled):
        told = exams_in_prose(dossier)
        if any(_is_named(e) for e in told):
            # What stands in the field of the examination was not understood: the text may speak of another one.
            found = [_told_elsewhere(e) for e in told] if labelled else told
        elif not labelled:
            found = told
    return tuple(_without_doubles(found))


def _is_named(exam: Examination) -> bool:
    return exam.modality.value is not None or bool(exam.body_part.value)


def _told_elsewhere(exam: Examination) -> Examination:
    return replace(exam, text=doubted(exam.text, "low_confidence", candidates=(str(exam.text.value),)))


def _from_entries(dossier: Dossier) -> list[Examination]:
    exams: list[Examination] = []
    parts = dossier.of("examination", "modality", "body_part", "side", "exam_date", "self_referred", "referrer")
    tables: dict[tuple[int, int, int], list[Entry]] = {}
    loose: list[Entry] = []
    given: list[Entry] = []
    for entry in parts:
        if entry.table is not None and entry.record is not None:
            tables.setdefault((entry.label.page, entry.table, entry.record), []).append(entry)
        else:
            loose.append(entry)
    # Rows of labels that list several examinations side by side, and perhaps go on in the next row, are no records.
    listing = any(_repeats(cells) for cells in tables.values())
    records: list[Placed] = []
    for cells in tables.values():
        if not listing and any(e.kind in _NAMING for e in cells):
            place = place_of(next(e for e in cells if e.kind in _NAMING))
            records += [Placed(exam, place) for exam in _exams_of_record(cells, dossier)]
            given += cells
        else:
            loose += cells
    silent = option_words(dossier.choices)
    loose = [e for e in loose if e.kind not in {"modality", "side"} or not all(id(w) in silent for w in e.value.words)]
    loose = [e for e in map(_without_hint, loose) if e.kind != "side" or not _lists_sides(e.value.text)]
    loose.sort(key=place_of)
    labels = [e for e in date_labels(dossier) if not any(e is cell for cell in given)]
    if records and not any(e.kind in _NAMING for e in loose):
        exams, labels = with_dates(records, labels, dossier), []  # the date has a label of its own below the table
    else:
        exams = [one.exam for one in records]
    exams += _exams_of_labels(loose, labels, dossier)
    exams += ticked_exams(dossier) if not exams else []
    return exams


_NAMING = frozenset({"examination", "modality", "body_part"})


def _repeats(cells: list[Entry]) -> bool:
    kinds = [e.kind for e in cells if e.kind in _NAMING | {"exam_date"}]
    return len(set(kinds)) < len(kinds) and not _NAMING.isdisjoint(kinds)


def _lists_sides(text: str) -> bool:
    """ "Höger Vänster Båda": the choices of a form, of which none is seen to be marked."""
    bare = undotted(text)
    named = [w for w in ("hoger", "vanster", "bada", "bilat") if w in bare]
    return len(named) > 1 and not re.search(r"\boch\b|\+|&|\bo\b", bare)


_SIDE_HINT = re.compile(r"\(?(?:ho?|hoger|dx)\W*[/,]\W*(?:va?|vanster|sin)(?:\W*[/,]\W*bil\w*)?\W*")
"""What a form prints beside the label of the side: "(hö/vä)"."""


def _without_hint(entry: Entry) -> Entry:
    if entry.kind != "side":
        return entry
    words = tuple(w for w in entry.value.words if not _SIDE_HINT.fullmatch(undotted(w.text)))
    return replace(entry, value=Run(entry.value.page, words))


def _exams_of_record(cells: list[Entry], dossier: Dossier) -> list[Examination]:
    named = [e for e in map(_without_hint, cells) if e.kind in {*_NAMING, "side"}]
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
    text = run.text
    found = _named_in(text, dossier)
    if not found and (not any(c.isalpha() for c in text) or _reads_like_label(text)):
        return []
    date_run = dates[0].value if dates else run
    date = date_field(date_run, dossier) if dates else date_in(run, found[0] if found else None, found, dossier)
    if not found:
        return [unnamed(run, date)]
    referred = referred_by_cells(cells)
    if len(found) == 1:
        return [examination_of(run, found[0], date, dossier, referred or referred_in(run, found[0], found))]
    return [examination_of(run, f, date, dossier, referred) for f in found]


_SENT = re.compile(
    r"\W*(?:(?:ska(?:ll)?|kan|bor|torde|onskas) )?(?:lank\w*|skick\w*|sand\w*|lagg\w*|fax\w*|overfor\w*"
    r"|export\w*|oversand\w*"
    r"|lever\w*|till)\b"
)
"""``Bilderna: länkas till Röntgen SÖS``: what happens to them, and not which they are."""


def _exams_of_labels(loose: list[Entry], labels: list[Entry], dossier: Dossier) -> list[Examination]:
    exams: list[Placed] = []
    unread: list[tuple[str, Placed]] = []
    asking: set[str] = set()
    pieces = [e for e in loose if e.kind in {"modality", "body_part", "side"}]
    for entry in (e for e in loose if e.kind == "examination"):
        bare = undotted(entry.value.text)
        if re.fullmatch(r"\W*(?:ja|nej|x|bilder|utlatande|bilder och utlatande|bilder \+ utlatande)\W*", bare):
            continue
        if _SENT.match(bare):
            continue
        run = by_boxes(entry.value, dossier)
        found = _named_in(run.text, dossier)
        side = next((p.value for p in pieces if p.kind == "side"), None)
        if found and len(found) == 1 and found[0].side is Side.NONE and side is not None:
            again = find_examinations((run + side).text)
            if len(again) == 1:
                run, found = run + side, again
        if not found and pieces:
            continue
        if not found and _reads_like_label(run.text):
            continue
        if not found:
            dates = find_dates(run.text, today=dossier.today)
            if not (dates and not re.search(r"[a-zåäö]{4}", re.sub(r"\d.*", "", bare))):
                unread.append((_wording(entry), Placed(unnamed(run, date_field(run, dossier)), place_of(entry))))
            continue
        asking.add(_wording(entry))
        for one in found:
            date = date_in(run, one, found, dossier)
            referred = referred_in(run, one, found)
            exams.append(Placed(examination_of(run, one, date, dossier, referred), place_of(entry)))
    # What is no examination counts as one where nothing better is found, or where the same label asks for another.
    exams += [one for wording, one in unread if not exams or wording in asking]
    exams.sort(key=lambda one: one.place)
    if not exams and any(p.kind in {"modality", "body_part"} for p in pieces):
        words = tuple(
            w for kind in ("modality", "body_part", "side") for p in pieces if p.kind == kind for w in p.value.words
        )
        run = by_boxes(Run(pieces[0].value.page, words), dossier)
        found = find_examinations(run.text)
        if found:
            date = date_in(run, found[0], found, dossier)
            exams.append(Placed(examination_of(run, found[0], date, dossier), place_of(pieces[0])))
        else:
            exams.append(Placed(unnamed(run, Field()), place_of(pieces[0])))
    return with_dates(exams, labels, dossier)


def _named_in(text: str, dossier: Dossier) -> tuple[ExaminationFound, ...]:
    """The examinations in the field for them; a body part alone is one, whatever stands behind its date."""
    found = find_examinations(text)
    if found:
        return asked_among(text, found) or found
    ends = [m.start() for m in re.finditer(r"[,;(]", text)]
    ends += [d.start for d in find_dates(text, today=dossier.today)]
    return find_examinations(text[: min(ends)]) if ends else ()


def _reads_like_label(text: str) -> bool:
    """ "Överförs genom", "Ja Nej": the next label of a form, or the options of one, taken for an examination."""
    if any(c.isdigit() for c in text):
        return False
    found = meaning(text)
    known = found is not None and found.understood >= _LABEL_WORDS and found.kind not in {"modality", "body_part"}
    return known or re.fullmatch(r"\W*(?:(?:ja|nej|x)\W*)+", undotted(text)) is not None


_LABEL_WORDS = 0.5
"""The share of words that belong to labels from which a text is one rather than an examination's name."""


def _wording(entry: Entry) -> str:
    """The label's words, alike for "Undersökning 1" and "Undersökning 2"."""
    return re.sub(r"\d", "", fold(entry.label.text))


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
        named = [e for e in kept if e.body_part.value or e.date.value is not None or e.text.flags]
        kept = named or kept
    return kept


def _same(a: Examination, b: Examination) -> bool:
    if not (_is_named(a) and _is_named(b)) and a.text.flags != b.text.flags:
        return False  # words that were not understood are not the examination beside them

    def alike(x: Field, y: Field) -> bool:
        return x.value == y.value or x.value is None or y.value is None

    sides = alike(a.side, b.side) or "none" in {a.side.value, b.side.value}
    return alike(a.modality, b.modality) and alike(a.body_part, b.body_part) and sides and alike(a.date, b.date)
