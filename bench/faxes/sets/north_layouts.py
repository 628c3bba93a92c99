"""How the forms of the north set look: Word templates, regional forms, print-outs of record systems."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bench.faxes.paper import Printed, Sheet, font, px
from bench.faxes.wording import Form, Item, Section

GLYPHS = {"empty": "☐", "crossed": "☒", "ticked": "☑", "filled": "■"}


def put(
    sheet: Sheet, item: Item, x: float, y: float, width: float, *, draw: bool = True, stacked: bool = False,
    glyphs: bool = False,
) -> float:  # fmt: skip
    """The value or the boxes with their words; returns the height, and only measures where it does not ``draw``."""
    if item.by_hand:
        step = sheet.line_mm * 1.25
        rows = sheet.wrap(item.value, width / 1.55)
        for number, row in enumerate(rows if draw else ()):
            sheet.by_hand(x, y + number * step, row)
        return len(rows) * step
    if not item.boxes:
        return sheet.lines(x, y, item.value, width) if draw else len(sheet.wrap(item.value, width)) * sheet.line_mm
    top, at, step = y, x, sheet.line_mm + 1.2
    for state, words in item.boxes:
        rows = sheet.wrap(words, width - 6)
        need = 6 + max(map(sheet.width_mm, rows))
        if at > x and (stacked or at + need > x + width):
            at, y = x, y + step
        if draw:
            if glyphs and state in GLYPHS:
                _glyph(sheet, at, y, state)
            else:
                sheet.check_box(at, y, state)
            sheet.lines(at + 6, y, words, width - 6)
        at += need + 6
        y += (len(rows) - 1) * sheet.line_mm
    return y + step - top


def _glyph(sheet: Sheet, x: float, y: float, state: str) -> None:
    """A box as word processors set it: a character."""
    face = font("DejaVu Sans", sheet.size_pt + 2)
    sheet.draw.text((px(x), px(y - 0.6)), GLYPHS[state], font=face, fill=0)
    left, top, right, bottom = face.getbbox(GLYPHS[state])
    edges = (px(x) + left, px(y - 0.6) + top, px(x) + right, px(y - 0.6) + bottom)
    sheet.boxes.append(Printed(state, tuple(map(round, edges))))  # type: ignore[arg-type]


def _head(sheet: Sheet, form: Form, *, logo: bool = True) -> None:
    sheet.y = 14
    if form.letterhead:
        if logo:
            sheet.logo(sheet.left, 12.5, 8)
        x = sheet.left + (11 if logo else 0)
        sheet.y += sheet.lines(x, 13, form.letterhead[0], 160, bold=True)
        for row in form.letterhead[1:]:
            sheet.text(x, sheet.y, row, size=sheet.size_pt - 2)
            sheet.y += sheet.line_mm
        sheet.y = max(sheet.y, 22) + 3
    sheet.heading(form.title, size=sheet.size_pt + 3)
    if form.desk:
        sheet.paragraph(f"{form.desk_label}: {form.desk}", after=3.5)


def _foot(sheet: Sheet, form: Form) -> None:
    sheet.y += 2
    for sentence in form.sentences:
        sheet.paragraph(sentence, after=1.5)
    if form.signed:
        sheet.y += 4
        words = f"{form.signed}:"
        x = sheet.left + sheet.width_mm(words) + 3
        sheet.text(sheet.left, sheet.y + 3, words)
        sheet.signature(x + 4, sheet.y - 2)
        sheet.rule(x, sheet.y + 8, x + 70, sheet.y + 8)
        sheet.y += 13
    if form.small_print:
        sheet.lines(sheet.left, sheet.y, form.small_print, sheet.right - sheet.left, size=sheet.size_pt - 2.5)
        sheet.y += 7


def _exam_rows(items: list[Item]) -> list[tuple[Item, Item | None]]:
    out: list[tuple[Item, Item | None]] = []
    for item in items:
        if item.key == "exam":
            out.append((item, None))
        elif item.key == "date":
            out[-1] = (out[-1][0], item)
    return out


def _cells(sheet: Sheet, items: list[Item], edges: list[float], *, bold: bool = False) -> None:
    """A row of boxes, each with a small label over its value."""
    small = sheet.size_pt - 2
    label = small * 0.3528 * 1.42
    room = list(pairwise(edges))
    heads = [len(sheet.wrap(i.label, r - x - 3, size=small)) * label for i, (x, r) in zip(items, room, strict=True)]
    tall = [put(sheet, i, x, 0, r - x - 4, draw=False) for i, (x, r) in zip(items, room, strict=True)]
    bottom = sheet.y + max(h + t for h, t in zip(heads, tall, strict=True)) + 2
    for item, head, (x, right) in zip(items, heads, room, strict=True):
        sheet.box(x, sheet.y, right, bottom, 0.2)
        sheet.lines(x + 1.5, sheet.y + 0.7, item.label, right - x - 3, size=small, bold=bold)
        put(sheet, item, x + 2, sheet.y + head + 1, right - x - 4)
    sheet.y = bottom


def _by_twos(sheet: Sheet, section: Section, *, bold: bool = False) -> None:
    middle, waiting = (sheet.left + sheet.right) / 2, list(section.items)
    while waiting:
        row = [waiting.pop(0)]
        if waiting and all(_short(sheet, one) for one in (row[0], waiting[0])):
            row.append(waiting.pop(0))
        _cells(sheet, row, [sheet.left, *([middle] if len(row) > 1 else []), sheet.right], bold=bold)


def _short(sheet: Sheet, item: Item) -> bool:
    return not item.boxes and sheet.width_mm(item.value) * (1.5 if item.by_hand else 1) < 78


def bars(sheet: Sheet, form: Form) -> None:
    """A regional form: section titles white on black, boxed cells below."""
    _head(sheet, form)
    for section in form.sections:
        tall = sheet.line_mm + 1.4
        box = (px(sheet.left), px(sheet.y), px(sheet.right), px(sheet.y + tall))
        sheet.draw.rectangle(box, fill=0)
        sheet.text(sheet.left + 2, sheet.y + 0.7, section.title, bold=True, grey=255)
        sheet.y += tall
        _by_twos(sheet, section)
        sheet.y += 2.5
    _foot(sheet, form)


def exam_table(sheet: Sheet, form: Form) -> None:
    """One row an examination in a table; everything else as label and value."""
    _head(sheet, form)
    split = sheet.left + 118
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=1)
        rows = _exam_rows(section.items)
        for item in section.items:
            if item.key == "date":
                continue
            if item.key != "exam":
                _pair(sheet, item, 52, ":")
            elif item is rows[0][0]:
                when = next((day.label for _, day in rows if day), "Datum")
                _row(sheet, [Item("", item.label), Item("", when)], split, heads=True)
                for exam, day in rows:
                    _row(sheet, [exam, day or Item("", "")], split)
                sheet.y += 2
        sheet.y += 2.5
    _foot(sheet, form)


def _row(sheet: Sheet, cells: list[Item], split: float, *, heads: bool = False) -> None:
    edges = [sheet.left, split, sheet.right]
    shown = [Item("", "", one.label) if heads else one for one in cells]
    room = list(pairwise(edges))
    if heads:
        rows = (len(sheet.wrap(one.value, r - x - 4, bold=True)) for one, (x, r) in zip(shown, room, strict=True))
        tall = max(rows) * sheet.line_mm
    else:
        tall = max(put(sheet, one, 0, 0, r - x - 4, draw=False) for one, (x, r) in zip(shown, room, strict=True))
    for one, (x, right) in zip(shown, room, strict=True):
        sheet.box(x, sheet.y, right, sheet.y + tall + 2)
        if heads:
            sheet.lines(x + 2, sheet.y + 1, one.value, right - x - 4, bold=True)
        else:
            put(sheet, one, x + 2, sheet.y + 1, right - x - 4)
    sheet.y += tall + 2


def _pair(sheet: Sheet, item: Item, room: float, mark: str = "", *, bold: bool = False, glyphs: bool = False) -> None:
    """A label in its column, the value beside it."""
    label = sheet.lines(sheet.left, sheet.y, item.label + mark, room - 2, bold=bold)
    width = sheet.right - sheet.left - room
    sheet.y += max(label, put(sheet, item, sheet.left + room, sheet.y, width, glyphs=glyphs)) + 1


def halves(sheet: Sheet, form: Form) -> None:
    """Two frames side by side for sender and patient, the order in one below."""
    _head(sheet, form)
    left, right, middle = sheet.left, sheet.right, (sheet.left + sheet.right) / 2
    top = lowest = sheet.y
    for number, section in enumerate(form.sections):
        if number < 2:
            sheet.left, sheet.right, sheet.y = (left, middle - 2, top) if not number else (middle + 2, right, top)
        else:
            sheet.left, sheet.right, sheet.y = left, right, lowest + 2.5
        start, outer, sheet.left = sheet.y, sheet.left, sheet.left + 2
        sheet.y += 1
        sheet.text(sheet.left, sheet.y, section.title, bold=True)
        sheet.y += sheet.line_mm + 1
        for item in section.items:
            if number < 2:
                sheet.text(sheet.left, sheet.y, item.label, size=sheet.size_pt - 2)
                sheet.y += (sheet.size_pt - 2) * 0.3528 * 1.42
                sheet.y += put(sheet, item, sheet.left, sheet.y, sheet.right - sheet.left - 2) + 1
            else:
                _pair(sheet, item, 56, ":")
        lowest = max(lowest, sheet.y) if number < 2 else sheet.y
        sheet.box(outer, start, sheet.right, sheet.y)
        sheet.left = outer
    sheet.left, sheet.right, sheet.y = left, right, lowest + 2
    _foot(sheet, form)


def above(sheet: Sheet, form: Form) -> None:
    """A Word template: bold label, the value on the next line, thin rules between the sections."""
    _head(sheet, form, logo=False)
    for section in form.sections:
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y)
        sheet.y += 1.5
        for item in section.items:
            sheet.text(sheet.left, sheet.y, item.label, bold=True, size=sheet.size_pt - 1)
            sheet.y += (sheet.size_pt - 1) * 0.3528 * 1.42
            sheet.y += put(sheet, item, sheet.left + 3, sheet.y, 160, glyphs=True, stacked=len(item.boxes) > 2) + 1.2
        sheet.y += 1
    _foot(sheet, form)


def word_table(sheet: Sheet, form: Form) -> None:
    """A table of a word processor: section titles across, label left, value right, character boxes."""
    _head(sheet, form)
    split = sheet.left + 58
    for section in form.sections:
        sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + sheet.line_mm + 2, 0.35)
        sheet.text(sheet.left + 2, sheet.y + 1, section.title.upper(), bold=True)
        sheet.y += sheet.line_mm + 2
        for item in section.items:
            width = sheet.right - split - 4
            label = len(sheet.wrap(item.label, 54)) * sheet.line_mm
            tall = max(label, put(sheet, item, 0, 0, width, draw=False)) + 2
            sheet.box(sheet.left, sheet.y, split, sheet.y + tall)
            sheet.box(split, sheet.y, sheet.right, sheet.y + tall)
            sheet.lines(sheet.left + 2, sheet.y + 1, item.label, 54)
            put(sheet, item, split + 2, sheet.y + 1, width, glyphs=True)
            sheet.y += tall
    sheet.y += 3
    _foot(sheet, form)


def ticks(sheet: Sheet, form: Form) -> None:
    """Numbered parts; boxes stand in groups, one below the other."""
    _head(sheet, form, logo=False)
    for number, section in enumerate(form.sections, 1):
        sheet.paragraph(f"{number}. {section.title}", bold=True, after=1)
        for item in section.items:
            if item.boxes:
                sheet.text(sheet.left + 5, sheet.y, item.label)
                sheet.y += sheet.line_mm + 0.6
                sheet.y += put(sheet, item, sheet.left + 10, sheet.y, 150, stacked=True) + 1
                continue
            x = sheet.left + 5 + sheet.width_mm(f"{item.label}:") + 3
            sheet.text(sheet.left + 5, sheet.y, f"{item.label}:")
            sheet.y += put(sheet, item, x, sheet.y, sheet.right - x) + 0.4
            sheet.rule(x - 1, sheet.y, sheet.right, sheet.y, 0.15)
            sheet.y += 1.2
        sheet.y += 2
    _foot(sheet, form)


def faxform(sheet: Sheet, form: Form) -> None:
    """A fax cover that is the order itself."""
    sheet.text(sheet.left, 12, "TELEFAX", size=22, bold=True)
    if form.letterhead:
        sheet.lines(sheet.left + 75, 13, form.letterhead[0], sheet.right - sheet.left - 75)
    sheet.rule(sheet.left, 26, sheet.right, 26, 0.6)
    sheet.y = 29
    rows = [Item("", form.desk_label, form.desk)] if form.desk else []
    for item in [*rows, Item("", "Ärende", form.title)]:
        _pair(sheet, item, 48, ":", bold=True)
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1, 0.6)
    sheet.y += 4
    for section in form.sections:
        for item in section.items:
            _pair(sheet, item, 48, ":", bold=True)
        sheet.y += 3
    _foot(sheet, form)


def running(sheet: Sheet, form: Form) -> None:
    """Cells without a frame on three columns, each value underlined: a form to fill in by hand."""
    _head(sheet, form)
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=0.8)
        waiting, third = list(section.items), (sheet.right - sheet.left) / 2
        while waiting:
            row = [waiting.pop(0)]
            if waiting and all(_short(sheet, one) and len(one.label) < 30 for one in (row[0], waiting[0])):
                row.append(waiting.pop(0))
            width = third - 4 if len(row) > 1 else sheet.right - sheet.left
            tall = 0.0
            for number, item in enumerate(row):
                x = sheet.left + number * third
                start = x + sheet.width_mm(f"{item.label} ", italic=True, size=sheet.size_pt - 1) + 1
                room = x + width - start
                below = room < 34 or put(sheet, item, 0, 0, room, draw=False) > 2.6 * sheet.line_mm
                sheet.text(x, sheet.y, item.label, italic=True, size=sheet.size_pt - 1)
                down = sheet.line_mm if below else 0.0
                at, room = (x + 2, width - 2) if below else (start, room)
                tall = max(tall, down + put(sheet, item, at, sheet.y + down, room))
            for number, item in enumerate(row):
                if not item.boxes:
                    x = sheet.left + number * third
                    sheet.rule(x, sheet.y + tall + 0.3, x + width, sheet.y + tall + 0.3, 0.15)
            sheet.y += tall + 2.2
        sheet.y += 2
    _foot(sheet, form)


def record(sheet: Sheet, form: Form) -> None:
    """A print-out of a record system in capitals and fixed pitch."""
    sheet.capitals = True
    _print_head(sheet, form, "=")
    for section in form.sections:
        sheet.paragraph(f"** {section.title} **", after=0.5)
        for item in section.items:
            dots = "." * int((58 - sheet.width_mm(item.label)) / sheet.width_mm("."))
            _pair(sheet, replace(item, label=item.label + dots), 62, ":")
        sheet.y += 1.5
    _print_foot(sheet, form, "=")
    sheet.capitals = False


def note(sheet: Sheet, form: Form) -> None:
    """A print-out of a record note: keyword on its line, text indented below it."""
    _print_head(sheet, form, "-")
    for section in form.sections:
        for item in section.items:
            if len(item.label) + len(item.value) < 56 and not item.by_hand and not item.boxes:
                sheet.paragraph(f"{item.label}: {item.value}", after=0.6)
                continue
            sheet.paragraph(item.label, after=0.2)
            sheet.y += put(sheet, item, sheet.left + 8, sheet.y, sheet.right - sheet.left - 8) + 0.8
        sheet.y += 2
    _print_foot(sheet, form, "-")


def _print_head(sheet: Sheet, form: Form, line: str) -> None:
    many = int((sheet.right - sheet.left) / sheet.width_mm(line))
    for row in form.letterhead[:1]:
        sheet.paragraph(row, after=0.5)
    sheet.paragraph(form.title, bold=True, after=0.5)
    if form.desk:
        sheet.paragraph(f"{form.desk_label}: {form.desk}", after=0.5)
    sheet.paragraph(line * many, after=1)


def _print_foot(sheet: Sheet, form: Form, line: str) -> None:
    for sentence in form.sentences:
        sheet.paragraph(sentence, after=1)
    sheet.paragraph(line * int((sheet.right - sheet.left) / sheet.width_mm(line)), after=1)
    if form.small_print:
        sheet.paragraph(form.small_print, size=sheet.size_pt - 2)
