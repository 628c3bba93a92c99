"""Page structures: forms with boxes, tables, columns, labels above values, letters, covers, print-outs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.wording import Form, Item, Section

Layout = Callable[[Sheet, Form], None]


def _top(sheet: Sheet, form: Form) -> None:
    """Letterhead and title."""
    _letterhead(sheet, form.letterhead)
    sheet.heading(form.title)
    if form.desk:
        sheet.paragraph(f"Till: {form.desk}", after=4)


def _letterhead(sheet: Sheet, rows: list[str]) -> None:
    if not rows:
        return
    sheet.text(sheet.left, 12, rows[0], size=sheet.size_pt + 2, bold=True)
    if len(rows) > 1:
        sheet.logo(sheet.right - 11, 8, 9)
        sheet.text(sheet.left, 18.5, rows[1], size=sheet.size_pt - 2.5)
    sheet.y = 25 if len(rows) > 1 else 21
    sheet.rule(sheet.left, sheet.y, sheet.right - 14, sheet.y)
    sheet.y += 5


def _foot(sheet: Sheet, form: Form) -> None:
    for sentence in form.sentences:
        sheet.paragraph(sentence)
    if form.small_print:
        sheet.text(sheet.left, 278, form.small_print, size=sheet.size_pt - 2.5)
    if form.signed and sheet.y < 262:
        sheet.y += 5
        sheet.text(sheet.left, sheet.y + 3, f"{form.signed}:")
        x = sheet.left + max(45.0, sheet.width_mm(f"{form.signed}: "))
        sheet.signature(x + 3, sheet.y - 3)
        sheet.rule(x, sheet.y + 8, x + 65, sheet.y + 8)
        sheet.y += 14


def packed(
    items: Sequence[Item], width: float, most: int, wide: Callable[[Item], float]
) -> list[list[tuple[Item, float]]]:
    """``items`` with their widths, in rows of ``most`` or fewer that fill ``width``; an examination begins a row.

    ``width`` and what ``wide`` says an item takes at least are in mm.
    """
    rows: list[list[tuple[Item, float]]] = []
    for item in items:
        least = min(wide(item), width)
        row = rows[-1] if rows else []
        if row and item.key != "exam" and len(row) < most and sum(each for _, each in row) + least <= width:
            row.append((item, least))
        else:
            rows.append([(item, least)])
    return [[(item, least * width / sum(each for _, each in row)) for item, least in row] for row in rows]


def value_at(sheet: Sheet, item: Item, x: float, y: float, width: float) -> float:
    """The value, or the check boxes with their words; returns the height."""
    if item.by_hand:
        sheet.by_hand(x, y, item.value)
        return sheet.line_mm
    if not item.boxes:
        return sheet.lines(x, y, item.value, width)
    start, height = x, sheet.line_mm
    for state, words in item.boxes:
        need = 6 + sheet.width_mm(words)
        if x > start and x + need > start + width:
            x, y, height = start, y + sheet.line_mm + 1.5, height + sheet.line_mm + 1.5
        side = sheet.check_box(x, y, state)
        sheet.text(x + side + 1.8, y, words)
        x += side + 1.8 + sheet.width_mm(words) + 6
    return height


def boxed(sheet: Sheet, form: Form) -> None:
    """A form: every field in a drawn box with a small label inside."""
    _top(sheet, form)
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=1.5)
        _boxed_rows(sheet, section)
        sheet.y += 3
    _foot(sheet, form)


def _boxed_rows(sheet: Sheet, section: Section) -> None:
    waiting = list(section.items)
    middle = (sheet.left + sheet.right) / 2
    while waiting:
        row = [waiting.pop(0)]
        short = _short(sheet, row[0])
        if short and waiting and _short(sheet, waiting[0]):
            row.append(waiting.pop(0))
        edges = [sheet.left, sheet.right] if len(row) == 1 else [sheet.left, middle, sheet.right]
        label_mm = (sheet.size_pt - 2.5) * 0.3528 * 1.5
        tallest = max(value_height(sheet, item, edges[n + 1] - edges[n] - 4) for n, item in enumerate(row))
        bottom = sheet.y + label_mm + tallest + 2.2
        for n, item in enumerate(row):
            sheet.box(edges[n], sheet.y, edges[n + 1], bottom)
            sheet.text(edges[n] + 1.5, sheet.y + 0.6, item.label, size=sheet.size_pt - 2.5)
            value_at(sheet, item, edges[n] + 2, sheet.y + label_mm + 0.8, edges[n + 1] - edges[n] - 4)
        sheet.y = bottom


def value_height(sheet: Sheet, item: Item, width: float) -> float:
    if not item.boxes:
        return len(sheet.wrap(item.value, width)) * sheet.line_mm
    rows, x = 1, 0.0
    for _, words in item.boxes:
        need = 11.8 + sheet.width_mm(words)
        if x and x + need > width:
            rows, x = rows + 1, 0.0
        x += need
    return rows * sheet.line_mm + (rows - 1) * 1.5


def _short(sheet: Sheet, item: Item) -> bool:
    return not item.boxes and sheet.width_mm(item.value) < 74


def table(sheet: Sheet, form: Form) -> None:
    """Two columns of a ruled table: label left, value right."""
    _top(sheet, form)
    split = sheet.left + 62
    for section in form.sections:
        for item in section.items:
            width = sheet.right - split - 4
            height = max(value_height(sheet, item, width), len(sheet.wrap(item.label, 58)) * sheet.line_mm) + 2.4
            sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + height)
            sheet.rule(split, sheet.y, split, sheet.y + height)
            sheet.lines(sheet.left + 2, sheet.y + 1, item.label, 58)
            value_at(sheet, item, split + 2, sheet.y + 1, width)
            sheet.y += height
    sheet.y += 4
    _foot(sheet, form)


def colons(sheet: Sheet, form: Form) -> None:
    """``Label: value``, one a line, under section titles."""
    _top(sheet, form)
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=1)
        for item in section.items:
            label = f"{item.label}: "
            x = sheet.left + sheet.width_mm(label) + 1
            sheet.text(sheet.left, sheet.y, label)
            sheet.y += value_at(sheet, item, x, sheet.y, sheet.right - x) + 1.2
        sheet.y += 3
    _foot(sheet, form)


def aligned(sheet: Sheet, form: Form) -> None:
    """Labels in one column, values in another, without rules."""
    _top(sheet, form)
    x = sheet.left + max(min(sheet.width_mm(item.label), 66) for s in form.sections for item in s.items) + 7
    for section in form.sections:
        for item in section.items:
            label = sheet.lines(sheet.left, sheet.y, item.label, x - sheet.left - 3, bold=True)
            sheet.y += max(label, value_at(sheet, item, x, sheet.y, sheet.right - x)) + 1.4
        sheet.y += 3.5
    _foot(sheet, form)


def above(sheet: Sheet, form: Form) -> None:
    """The label in small type above its value, a rule below."""
    _top(sheet, form)
    for section in form.sections:
        for item in section.items:
            sheet.text(sheet.left, sheet.y, item.label, size=sheet.size_pt - 2)
            sheet.y += (sheet.size_pt - 2) * 0.3528 * 1.5
            sheet.y += value_at(sheet, item, sheet.left + 1, sheet.y, sheet.right - sheet.left - 2) + 0.6
            sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.18)
            sheet.y += 1.6
    sheet.y += 2
    _foot(sheet, form)


def two_columns(sheet: Sheet, form: Form) -> None:
    """Orderer and patient side by side, the order below."""
    _top(sheet, form)
    middle = (sheet.left + sheet.right) / 2
    top, lowest = sheet.y, sheet.y
    for section, x in zip(form.sections[:2], (sheet.left, middle + 3), strict=False):
        y = top
        sheet.text(x, y, section.title, bold=True)
        y += sheet.line_mm + 1
        for item in section.items:
            sheet.text(x, y, f"{item.label}:", size=sheet.size_pt - 1.5)
            y += (sheet.size_pt - 1.5) * 0.3528 * 1.45
            y += value_at(sheet, item, x, y, middle - sheet.left - 6) + 1.2
        lowest = max(lowest, y)
    sheet.rule(middle, top, middle, lowest)
    sheet.rule(sheet.left, lowest + 1, sheet.right, lowest + 1)
    sheet.y = lowest + 5
    for section in form.sections[2:]:
        sheet.paragraph(section.title, bold=True, after=1)
        for item in section.items:
            label = f"{item.label}: "
            x = sheet.left + sheet.width_mm(label) + 1
            sheet.text(sheet.left, sheet.y, label)
            sheet.y += value_at(sheet, item, x, sheet.y, sheet.right - x) + 1.4
        sheet.y += 2.5
    _foot(sheet, form)


def journal(sheet: Sheet, form: Form) -> None:
    """A print-out of a record system: capitals, fixed pitch, dotted leaders."""
    sheet.capitals = True
    sheet.paragraph("-" * 60, after=0.5)
    sheet.paragraph(form.title, after=0.5)
    if form.desk:
        sheet.paragraph(f"Till: {form.desk}", after=0.5)
    sheet.paragraph("-" * 60, after=2)
    for section in form.sections:
        for item in section.items:
            lead = f"{item.label} ".ljust(26, ".") + ": "
            x = sheet.left + sheet.width_mm(lead)
            sheet.text(sheet.left, sheet.y, lead)
            sheet.y += value_at(sheet, item, x, sheet.y, sheet.right - x) + 0.6
        sheet.y += 2
    for sentence in form.sentences:
        sheet.paragraph(sentence)
    sheet.paragraph("-" * 60)
    sheet.capitals = False


def dotted(sheet: Sheet, form: Form) -> None:
    """Numbered questions with dotted lines to write on."""
    _top(sheet, form)
    number = 0
    for section in form.sections:
        sheet.paragraph(section.title.upper(), bold=True, after=1)
        for item in section.items:
            number += 1
            label = f"{number}. {item.label} "
            x = sheet.left + sheet.width_mm(label) + 2
            sheet.text(sheet.left, sheet.y, label)
            height = value_at(sheet, item, x, sheet.y, sheet.right - x)
            if not item.boxes:
                start = x + sheet.width_mm(sheet.wrap(item.value, sheet.right - x)[-1]) + 1
                for dot in range(int((sheet.right - start) / 1.6)):
                    sheet.text(start + dot * 1.6, sheet.y + height - sheet.line_mm, ".")
            sheet.y += height + 1.6
        sheet.y += 2
    _foot(sheet, form)


def grid(sheet: Sheet, form: Form) -> None:
    """Section titles black on the left, three cells a row."""
    _top(sheet, form)
    for section in form.sections:
        top = sheet.y
        sheet.y += 1.5
        for item in section.items:
            sheet.text(sheet.left + 44, sheet.y, item.label, size=sheet.size_pt - 1.5, bold=True)
            sheet.y += (sheet.size_pt - 1.5) * 0.3528 * 1.45
            sheet.y += value_at(sheet, item, sheet.left + 44, sheet.y, sheet.right - sheet.left - 46) + 1.5
        sheet.lines(sheet.left + 2, top + 2, section.title, 36, bold=True)
        sheet.box(sheet.left, top, sheet.right, sheet.y, 0.4)
        sheet.rule(sheet.left + 41, top, sheet.left + 41, sheet.y, 0.4)
    sheet.y += 4
    _foot(sheet, form)


def facing(sheet: Sheet, form: Form) -> None:
    """Labels flush right against a middle line, values flush left from it."""
    _top(sheet, form)
    axis = sheet.left + 68
    for section in form.sections:
        top = sheet.y
        for item in section.items:
            width = min(sheet.width_mm(item.label), 66)
            label = sheet.lines(axis - 3 - width, sheet.y, item.label, 66.5)
            sheet.y += max(label, value_at(sheet, item, axis + 3, sheet.y, sheet.right - axis - 3)) + 1.2
        sheet.rule(axis, top, axis, sheet.y, 0.4)
        sheet.y += 4
    _foot(sheet, form)


def rows(sheet: Sheet, form: Form) -> None:
    """Tables lying down: a row of labels in bold, below it the row of their values."""
    _top(sheet, form)
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=1.2)
        waiting = list(section.items)
        while waiting:
            row = [waiting.pop(0)]
            while waiting and len(row) < 3 and all(_narrow(sheet, each) for each in (*row, waiting[0])):
                row.append(waiting.pop(0))
            width = (sheet.right - sheet.left) / len(row)
            middle = sheet.y + sheet.line_mm + 1.4
            bottom = middle + max(value_height(sheet, item, width - 4) for item in row) + 2
            for number, item in enumerate(row):
                x = sheet.left + number * width
                sheet.box(x, sheet.y, x + width, bottom)
                sheet.text(x + 2, sheet.y + 0.8, item.label, bold=True, size=sheet.size_pt - 1)
                value_at(sheet, item, x + 2, middle + 0.8, width - 4)
            sheet.rule(sheet.left, middle, sheet.right, middle)
            sheet.y = bottom + 1.2
        sheet.y += 2
    _foot(sheet, form)


def _narrow(sheet: Sheet, item: Item) -> bool:
    label = sheet.width_mm(item.label, bold=True, size=sheet.size_pt - 1)
    return not item.boxes and max(label, sheet.width_mm(item.value)) < 51


def bullets(sheet: Sheet, form: Form) -> None:
    """A list: a dash, the label in bold, and the value after a dash."""
    _top(sheet, form)
    for section in form.sections:
        for item in section.items:
            sheet.text(sheet.left, sheet.y, "-")
            sheet.text(sheet.left + 5, sheet.y, item.label, bold=True)
            x = sheet.left + 5 + sheet.width_mm(f"{item.label} ", bold=True) + 1
            sheet.text(x, sheet.y, "–")
            sheet.y += value_at(sheet, item, x + 5, sheet.y, sheet.right - x - 5) + 1.6
        sheet.y += 2.5
    _foot(sheet, form)


def letter(sheet: Sheet, letterhead: list[str], desk: str, title: str, paragraphs: list[str], rng: Random) -> None:
    """A letter; the last paragraph is signed."""
    _letterhead(sheet, letterhead)
    sheet.y += 5
    if desk:
        sheet.paragraph(desk, after=6)
    sheet.paragraph(title, bold=True, size=sheet.size_pt + 1, after=4)
    for paragraph in paragraphs[:-1]:
        sheet.paragraph(paragraph, after=3.5)
    sheet.y += 4
    first, *rest = paragraphs[-1].split("\n")
    sheet.paragraph(first, after=2)
    if rng.random() < 0.8:
        sheet.signature(sheet.left + 2, sheet.y)
        sheet.y += 13
    for line in rest:
        sheet.paragraph(line, after=0.3)


def email(sheet: Sheet, sender: str, desk: str, title: str, paragraphs: list[str], sent: str) -> None:
    """A printed e-mail."""
    rows = (("Från", sender), ("Skickat", f"{sent} 09:12"), ("Till", desk), ("Ämne", title))
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, f"{label}:", bold=True)
        sheet.y += sheet.lines(sheet.left + 26, sheet.y, value, sheet.right - sheet.left - 26) + 0.6
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1)
    sheet.y += 6
    for paragraph in paragraphs:
        sheet.paragraph(paragraph, after=3.2)


def cover(sheet: Sheet, clinic: str, desk: str, pages: int, sent: str, phone: str) -> None:
    """A cover sheet: no patient, much small print."""
    sheet.text(sheet.left, 30, "FAX" if sheet.rng.random() < 0.5 else "Telefax", size=30, bold=True)
    sheet.y = 58
    rows = [("Till", desk), ("Från", clinic), ("Datum", sent), ("Antal sidor (inkl. denna)", str(pages))]
    if phone:
        rows.append(("Telefon", phone))
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, f"{label}:", bold=True)
        sheet.y += sheet.lines(sheet.left + 56, sheet.y, value, sheet.right - sheet.left - 56) + 4
    sheet.y += 10
    sheet.paragraph(
        "Detta fax är endast avsett för angiven mottagare och kan innehålla uppgifter som omfattas av sekretess. "
        "Har faxet hamnat fel, ring avsändaren och förstör sidorna.",
        size=sheet.size_pt - 1.5,
    )


def consent_page(sheet: Sheet, name: str, printed: str, clinic: str, signed: bool, day: str, title: str) -> None:
    """A patient's written consent, signed or with the line left empty."""
    sheet.y = 28
    sheet.heading(title, after=8)
    sheet.paragraph(f"Patientens namn: {name}", after=2.5)
    sheet.paragraph(f"Personnummer: {printed}", after=6)
    sheet.paragraph(
        f"Jag samtycker till att Region Halland lämnar ut röntgenbilder och utlåtande till {clinic}. "
        "Samtycket gäller det som anges i beställningen och kan återkallas.",
        after=18,
    )
    sheet.text(sheet.left, sheet.y, f"Datum: {day if signed else ''}")
    sheet.y += 16
    sheet.text(sheet.left, sheet.y, "Patientens underskrift:")
    x = sheet.left + 58
    sheet.rule(x, sheet.y + 5.5, x + 85, sheet.y + 5.5)
    if signed:
        sheet.signature(x + 8, sheet.y - 5, 55, 10)
    sheet.y += 14
    sheet.text(sheet.left, sheet.y, "Namnförtydligande:")
    sheet.rule(x, sheet.y + 5.5, x + 85, sheet.y + 5.5)
    if signed:
        sheet.text(x + 3, sheet.y, name)
