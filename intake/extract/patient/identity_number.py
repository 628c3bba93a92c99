"""The patient's identity number, as labels, lines and bar codes give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from intake.extract.evidence.claims import Claim, claim_of, doubted, readings_differ, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.form.pairs import Entry, Form
from intake.extract.layout.sheet import Run
from intake.extract.values.dates import find_dates
from intake.extract.values.found import Found
from intake.extract.values.identity import find_identity_numbers
from intake.model import Evidence, Field

SURE_WHEN_CHECKED = 0.5
"""Word confidence from which a number holds whose check digit fits and whose second reading agrees."""
_NEVER = frozenset(
    {"phone", "mobile", "fax", "phone_fax", "reference", "their_reference", "order_date", "exam_date", "needed_by"}
)


@dataclass(frozen=True)
class Numbered:
    """An identity number at its place. ``rank``: 3 under its label, 2 beside a label or name, 1 loose."""

    found: Found
    run: Run
    rank: int
    row: int


def numbers_of(form: Form, *, order_year: int | None, today: date) -> list[Numbered]:
    """Every identity number on a page, with how well it is placed."""
    out: list[Numbered] = []
    for entry in form.entries:
        if not entry.value:
            continue
        for found, run in _in_entry(entry, order_year, today):
            if entry.kind in _NEVER:
                continue
            rank = 3 if entry.kind in {"identity", "birth", "birth_date"} else 2
            out.append(Numbered(found, run, rank, entry.row))
    for index in form.free_rows:
        row = form.sheet.rows[index]
        for run in (form.free_run(index), *(row.cells() if len(row.column_starts) > 1 else ())):
            loose = find_identity_numbers(run.text, order_year=order_year, today=today)
            if loose and not any(id(w) in form.claimed for w in run.words):
                out += [Numbered(f, run.between(f.start, f.end), 1, index) for f in loose]
                break  # what the row does not tell, one of its columns may: a sticker beside a letterhead
    return sorted(out, key=lambda n: (n.row, n.run.box.x0))


def _in_entry(entry: Entry, order_year: int | None, today: date) -> Iterator[tuple[Found, Run]]:
    prefix = "Personnummer: " if entry.kind in {"identity", "birth"} else f"{entry.label.text} "
    if entry.kind == "patient_name":
        prefix = "Patient: "
    text = prefix + entry.value.text
    if re.fullmatch(r"[\d +–-]{10,15}", entry.value.text):
        # A sticker's number that fell to the title of the form beside it: nothing else looks like it.
        alone = find_identity_numbers(entry.value.text, order_year=order_year, today=today)
        for found in (f for f in alone if not f.flags):
            yield found, entry.value.between(found.start, found.end)
            return
    for found in find_identity_numbers(text, order_year=order_year, today=today):
        start, end = found.start - len(prefix), found.end - len(prefix)
        if start >= 0:
            yield replace(found, start=start, end=end), entry.value.between(start, end)


def order_year(dossier: Dossier) -> int | None:
    """The year the order was written, from its own date."""
    years = [
        int(d.value[:4])
        for e in dossier.of("order_date")
        for d in find_dates(e.value.text, today=dossier.today)
        if re.match(r"\d{4}-\d{2}-\d{2}$", d.value)
    ]
    return max(years, default=None)


def identity_field(dossier: Dossier) -> Field:
    """The patient's identity number: labelled before loose, valid before invalid; two different ones are a doubt."""
    year = order_year(dossier)
    numbers = [n for f in dossier.forms_in_order() for n in numbers_of(f, order_year=year, today=dossier.today)]
    numbers = [_as_read_again(n, year, dossier.today) for n in numbers]
    valid = [n for n in numbers if not n.found.flags]
    if valid:
        # A loose invalid number beside a valid one is a date with a time, a reference …
        numbers = [n for n in numbers if not n.found.flags or n.rank >= 3]
    if not numbers:
        numbers = list(_numbers_in_sentences(dossier, year))
    coded = list(_coded(dossier, year))
    if not numbers and not coded:
        return _unreadable(dossier)
    claims = [*(_claim(n) for n in numbers), *coded]
    field = settle(claims, doubt_below=dossier.doubt_below, rival_ranks=3)
    if not numbers:
        return field
    best = max(numbers, key=lambda n: (n.rank, not n.found.flags))
    return _read_elsewhere(_read_twice(field, best, dossier, year), dossier, year)


def _read_elsewhere(field: Field, dossier: Dossier, year: int | None) -> Field:
    """A number with letters or slashes for digits, as the patient's consent reads it: that is no repair."""
    pages = (sighted.form for sighted in dossier.consents)
    numbers = (n for form in pages for n in numbers_of(form, order_year=year, today=dossier.today))
    read = {n.found.value for n in numbers if not n.found.flags}
    whole = [each for each in field.candidates if each != field.value and each in read]
    return replace(field, value=whole[0]) if "low_confidence" in field.flags and len(whole) == 1 else field


def _as_read_again(number: Numbered, year: int | None, today: date) -> Numbered:
    """A number that does not hold where its second reading does: of two readings the one that holds is put first."""
    again = _holds_read_again(number.run, year, today) if "invalid_check_digit" in number.found.flags else None
    if again is None:
        return number
    both = (again.value, number.found.value)
    return replace(number, found=replace(again, flags=("readings_differ",), candidates=both))


def _holds_read_again(run: Run, year: int | None, today: date) -> Found | None:
    """The number that the second reading of ``run`` is, where that alone holds."""
    again = find_identity_numbers(f"Personnummer: {run.second_text or ''}", order_year=year, today=today)
    return again[0] if len(again) == 1 and not again[0].flags else None


def _numbers_in_sentences(dossier: Dossier, year: int | None) -> Iterator[Numbered]:
    """Numbers that only the sentence tells from others: the name before it stands on the line above."""
    for statement in dossier.prose:
        for found in find_identity_numbers(statement.text, order_year=year, today=dossier.today):
            if not found.flags:
                yield Numbered(found, statement.run.between(found.start, found.end), 1, 0)


_CODED_RANK = 4
"""A bar code confirms or contradicts the number beside a label (rank 7), and outranks one that stands anywhere (3)."""
_CODED_CONFIDENCE = 0.99  # its own check digits and the number's: what is read is what was printed


def _coded(dossier: Dossier, year: int | None) -> Iterator[Claim]:
    """Bar codes that say an identity number and nothing else, as stickers of patients do."""
    for form in dossier.forms_in_order():
        for code in form.sheet.codes:
            if not re.fullmatch(r"(?:\d{8}|\d{6})[-+]?\d{4}", code.text):
                continue
            for found in find_identity_numbers(f"Personnummer: {code.text}", order_year=year, today=dossier.today):
                if not found.flags:
                    evidence = Evidence(form.number, code.box, code.text)
                    yield Claim(found.value, code.text, (evidence,), _CODED_CONFIDENCE, _CODED_RANK, sure=True)


def _claim(number: Numbered) -> Claim:
    checked = not number.found.flags and "reserve_number" not in number.found.notes
    second = number.run.second_text
    agrees = second is not None and readings_differ(number.run) is None
    limit = SURE_WHEN_CHECKED if agrees else 0.8
    return claim_of(
        number.found.value,
        number.run,
        rank=2 * number.rank + (not number.found.flags),
        flags=number.found.flags,
        notes=number.found.notes,
        candidates=number.found.candidates,
        sure=checked and number.run.confidence >= limit,
    )


def _read_twice(field: Field, number: Numbered, dossier: Dossier, year: int | None) -> Field:
    other = readings_differ(number.run)
    if other is None or field.value != number.found.value:
        return field
    second = find_identity_numbers(f"Personnummer: {other}", order_year=year, today=dossier.today)
    rival = second[0].value if second else re.sub(r"\s", "", other)
    if rival == field.value:
        return field
    return doubted(field, "readings_differ", candidates=(str(field.value), rival))


def _unreadable(dossier: Dossier) -> Field:
    """Digits stand under the label, but no number can be made of them: they are shown, not guessed."""
    for entry in dossier.of("identity"):
        if sum(c.isdigit() for c in entry.value.text) >= 4:
            run = entry.value
            if again := _holds_read_again(run, None, dossier.today):
                candidates = (again.value, run.text)
                return Field(
                    again.value, run.text, run.confidence, ("readings_differ",), (), candidates, run.evidence()
                )
            return Field(run.text, run.text, run.confidence, ("invalid_check_digit",), (), (run.text,), run.evidence())
    return Field()
