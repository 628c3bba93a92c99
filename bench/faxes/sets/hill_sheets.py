"""Papers of the hill set that go by labels: a table in a letter, points, a fax slip, a study's sheet, running text."""

from __future__ import annotations

from bench.faxes.layouts import Layout, value_at, value_height
from bench.faxes.paper import DPI, Sheet
from bench.faxes.sets.hill_paper import FLOOR, centred, step
from bench.faxes.wording import Form, Item


def _put(sheet: Sheet, item: Item, x: float, y: float, width: float) -> float:
    """The value; returns the height, with room for the long strokes of a pen."""
    return value_at(sheet, item, x, y, width) + (3.0 if item.by_hand else 0.0)


def _tall(sheet: Sheet, item: Item, width: float) -> float:
    return value_height(sheet, item, width) + (3.0 if item.by_hand else 0.0)


def _head(sheet: Sheet, form: Form, *, middle: bool = False) -> None:
    sheet.y = 14
    for row in form.letterhead:
        size = sheet.size_pt + 2
        for line in sheet.wrap(row, sheet.right - sheet.left - 10, size=size, bold=True):
            if middle:
                centred(sheet, sheet.y, line, size=size, bold=True)
            else:
                sheet.text(sheet.left, sheet.y, line, size=size, bold=True)
            sheet.y += step(sheet, size)
        sheet.y += 3


def _end(sheet: Sheet, form: Form) -> None:
    """Whole sentences, who signs, small print."""
    for sentence in form.sentences:
        sheet.paragraph(sentence)
    if form.signed:
        sheet.y += 4
        sheet.text(sheet.left, sheet.y + 3, f"{form.signed}:")
        x = sheet.left + sheet.width_mm(f"{form.signed}: ") + 3
        sheet.signature(x + 2, sheet.y - 2)
        sheet.rule(x, sheet.y + 8, x + 60, sheet.y + 8)
        sheet.y += 13
    if form.small_print:
        size = max(6.0, sheet.size_pt - 3)
        for number, row in enumerate(sheet.wrap(form.small_print, sheet.right - sheet.left, size=size)):
            sheet.text(sheet.left, FLOOR + number * step(sheet, size), row, size=size)
        if sheet.y > FLOOR - 3:
            sheet.y = 400  # overfull: a smaller type is tried


def inlay(sheet: Sheet, form: Form) -> None:
    """A letter with a table of the particulars inside it."""
    _head(sheet, form)
    if form.desk:
        sheet.paragraph(form.desk, after=5)
    sheet.paragraph(form.title, bold=True, size=sheet.size_pt + 1, after=3)
    if form.desk:
        greeting = ("Hej! Uppgifterna står i tabellen nedan.", "Hej, vi skriver till er i följande ärende.",
                    "Bästa kollegor, se uppställningen här under.")  # fmt: skip
        sheet.paragraph(sheet.rng.choice(greeting), after=4)
    split = sheet.left + 66
    width = sheet.right - split - 4
    for item in (item for section in form.sections for item in section.items):
        label = f"{item.label}:" if not item.label.endswith(("?", ".")) else item.label
        tall = max(_tall(sheet, item, width), len(sheet.wrap(label, 61, bold=True)) * sheet.line_mm) + 2.2
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.2)
        sheet.lines(sheet.left + 1, sheet.y + 1, label, 61, bold=True)
        _put(sheet, item, split, sheet.y + 1, width)
        sheet.y += tall
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.2)
    sheet.y += 4
    if form.signed:
        sheet.paragraph(sheet.rng.choice(("Med vänlig hälsning", "Hälsningar", "Tack för hjälpen")), after=1)
    _end(sheet, form)


def points(sheet: Sheet, form: Form) -> None:
    """A list with bullets or numbers: each point a label and its value."""
    _head(sheet, form, middle=True)
    sheet.paragraph(form.title, bold=True, size=sheet.size_pt + 3, after=2)
    if form.desk:
        sheet.paragraph(f"Till {form.desk}", after=4)
    style = sheet.rng.choice(("•", "–", "{}.", "{})"))
    number = 0
    for section in form.sections:
        for item in section.items:
            number += 1
            mark = style.format(number)
            sheet.text(sheet.left, sheet.y, mark)
            label = f"{item.label}" if item.label.endswith("?") else f"{item.label}:"
            sheet.text(sheet.left + 8, sheet.y, label)
            x = sheet.left + 8 + sheet.width_mm(f"{label} ") + 1
            if item.boxes and sheet.right - x < 60:
                sheet.y, x = sheet.y + sheet.line_mm + 0.5, sheet.left + 12
            sheet.y += _put(sheet, item, x, sheet.y, sheet.right - x) + 1.4
    sheet.y += 3
    _end(sheet, form)


def slip(sheet: Sheet, form: Form) -> None:
    """A fax cover slip: a thick frame with two columns for who and whom, the message on rules below."""
    _head(sheet, form)
    sheet.text(sheet.left, sheet.y, "FAX" if form.desk else "FAX, forts.", size=sheet.size_pt + 14, bold=True)
    sheet.y += step(sheet, sheet.size_pt + 14) + 2
    top, middle = sheet.y, (sheet.left + sheet.right) / 2
    first, *rest = form.sections
    left = top + 2
    if form.desk:
        left += sheet.lines(sheet.left + 2, left, "Till", 70, size=sheet.size_pt - 1, bold=True)
        left += sheet.lines(sheet.left + 2, left, form.desk, middle - sheet.left - 5) + 2
        left += sheet.lines(sheet.left + 2, left, "Ärende", 70, size=sheet.size_pt - 1, bold=True)
    left += sheet.lines(sheet.left + 2, left, form.title, middle - sheet.left - 5)
    y = top + 2
    for item in first.items:
        y += sheet.lines(middle + 2, y, item.label, 80, size=sheet.size_pt - 1, bold=True)
        y += _put(sheet, item, middle + 2, y, sheet.right - middle - 4) + 1.2
    sheet.y = max(left, y) + 1
    sheet.box(sheet.left, top, sheet.right, sheet.y, 0.7)
    sheet.rule(middle, top, middle, sheet.y, 0.4)
    sheet.y += 4
    sheet.paragraph("Meddelande", bold=True, after=1.5)
    for item in (item for section in rest for item in section.items):
        label = item.label if item.label.endswith("?") else f"{item.label}:"
        x = sheet.left + sheet.width_mm(f"{label} ") + 1.5
        if item.boxes and sheet.right - x < 60:
            sheet.text(sheet.left, sheet.y, label)
            sheet.y, x = sheet.y + sheet.line_mm + 0.6, sheet.left + 6
        else:
            sheet.text(sheet.left, sheet.y, label)
        sheet.y += _put(sheet, item, x, sheet.y, sheet.right - x) + 0.5
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.15)
        sheet.y += 1.3
    sheet.y += 2
    _end(sheet, form)


def case_sheet(sheet: Sheet, form: Form) -> None:
    """A study's or registry's sheet: sections in capitals on a rule, labels above values, two a row."""
    sheet.left, sheet.right = 16, 194
    _head(sheet, form)
    sheet.paragraph(form.title, size=sheet.size_pt + 3, after=1)
    if form.desk:
        sheet.paragraph(f"Mottagare av detta blad: {form.desk}", after=3)
    half = (sheet.right - sheet.left) / 2
    for letter, section in zip("ABCDEFGH", form.sections, strict=False):
        sheet.paragraph(f"{letter}  {section.title.upper()}", bold=True, after=0.3)
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.4)
        sheet.y += 1.2
        for row in _pairs(sheet, section.items, half - 6):
            wide = half - 6 if len(row) == 2 else 2 * half - 6
            lowest = sheet.y
            for place, item in enumerate(row):
                x = sheet.left + 2 + place * half
                y = sheet.y + sheet.lines(x, sheet.y, item.label, wide, size=sheet.size_pt - 2)
                lowest = max(lowest, y + _put(sheet, item, x, y, wide))
            sheet.y = lowest + 1.2
        sheet.y += 2
    _end(sheet, form)


def _pairs(sheet: Sheet, items: list[Item], width: float) -> list[list[Item]]:
    """``items`` two a row where both are short."""
    rows: list[list[Item]] = []
    for item in items:
        alone = rows[-1][0] if rows and len(rows[-1]) == 1 else None
        if alone and all(not each.boxes and sheet.width_mm(each.value) < width for each in (alone, item)):
            rows[-1].append(item)
        else:
            rows.append([item])
    return rows


def running(sheet: Sheet, form: Form) -> None:
    """Labels and values one after the other in running text, line after line, as one types in a hurry."""
    _head(sheet, form)
    sheet.paragraph(form.title.upper() if sheet.rng.random() < 0.5 else form.title, bold=True, after=2)
    if form.desk:
        sheet.paragraph(f"Till: {form.desk}.", after=3)
    x = sheet.left
    items = [item for section in form.sections for item in section.items]
    for place, item in enumerate(items):
        stop = ";" if place + 1 < len(items) else "."
        x = _run(sheet, x, f"{item.label}:" if not item.label.endswith("?") else item.label)
        if item.by_hand:
            x = _penned(sheet, x, item.value)
        elif item.boxes:
            for state, words in item.boxes:
                x = _ticked(sheet, x, state, words)
        else:
            x = _run(sheet, x, f"{item.value}{stop}")
    sheet.y += sheet.line_mm + 4
    _end(sheet, form)


def _newline(sheet: Sheet) -> float:
    sheet.y += sheet.line_mm + 1.2
    return sheet.left


def _run(sheet: Sheet, x: float, text: str) -> float:
    """``text`` from ``x`` on, wrapped at the margin; returns where it ends."""
    for word in text.split(" "):
        if x > sheet.left and x + sheet.width_mm(word) > sheet.right:
            x = _newline(sheet)
        sheet.text(x, sheet.y, word)
        x += sheet.width_mm(f"{word} ")
    return x


def _penned(sheet: Sheet, x: float, text: str) -> float:
    """A value by hand on a line of its own where it would not fit."""
    if x + 2.2 * sheet.width_mm(text) > sheet.right:
        x = _newline(sheet)
    sheet.y += 1.5
    sheet.by_hand(x, sheet.y, text)
    return sheet.writing[-1].edges[2] * 25.4 / DPI + 4


def _ticked(sheet: Sheet, x: float, state: str, words: str) -> float:
    if x + 7 + sheet.width_mm(words) > sheet.right:
        x = _newline(sheet)
    x += sheet.check_box(x + 1, sheet.y, state) + 2.5
    sheet.text(x, sheet.y, words)
    return x + sheet.width_mm(words) + 4


def ladder(sheet: Sheet, form: Form) -> None:
    """A conference's sheet: label left, value right, every choice on a line of its own with its box after the words."""
    sheet.left, sheet.right = 18, 188
    _head(sheet, form, middle=True)
    sheet.paragraph(form.title, bold=True, size=sheet.size_pt + 4, after=1.5)
    if form.desk:
        sheet.paragraph(form.desk, after=3)
    axis = sheet.left + 62
    for section in form.sections:
        top = sheet.y
        sheet.y += 1.2
        for item in section.items:
            start = sheet.y
            down = sheet.lines(sheet.left + 2, sheet.y, item.label, 56)
            if item.boxes:
                for state, words in item.boxes:
                    sheet.text(axis, sheet.y, words)
                    sheet.check_box(axis + 48, sheet.y, state)
                    sheet.y += sheet.line_mm + 1.2
            else:
                sheet.y += _put(sheet, item, axis, sheet.y, sheet.right - axis - 2)
            sheet.y = max(sheet.y, start + down) + 0.8
        sheet.box(sheet.left, top, sheet.right, sheet.y, 0.3)
        sheet.y += 2.5
    _end(sheet, form)


SHEETS: dict[str, Layout] = {
    "inlay": inlay,
    "points": points,
    "slip": slip,
    "case_sheet": case_sheet,
    "running": running,
    "ladder": ladder,
}
