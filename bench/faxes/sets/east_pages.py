"""Forms of the east set without ruled cells: dotted lines, a fax sheet, a web form, prints of record systems."""

from __future__ import annotations

from bench.faxes.paper import Sheet, px
from bench.faxes.sets.east_draw import desk_line, exam_pairs, fill, foot, sentences, signed
from bench.faxes.wording import Form, Item


def _dots(sheet: Sheet, x: float, y: float, right: float) -> None:
    """A dotted line to write on."""
    at = px(x)
    while at < px(right):
        sheet.draw.ellipse((at, px(y), at + 3, px(y) + 3), fill=0)
        at += 14


def dotted(sheet: Sheet, form: Form) -> None:
    """A form copied many times: labels and dotted lines, filled in by typing or by hand."""
    sheet.left, sheet.right, sheet.y = 22, 188, 18
    if form.letterhead:
        sheet.paragraph(form.letterhead[0].upper(), bold=True, after=0.5)
        sheet.paragraph(" ".join(form.letterhead[1:]), size=sheet.size_pt - 2, after=3)
    sheet.heading(form.title, size=sheet.size_pt + 4, after=2)
    desk_line(sheet, form)
    for section in form.sections:
        for item in section.items:
            _dotted_line(sheet, item)
        sheet.y += 2.2
    sentences(sheet, form)
    signed(sheet, form)
    foot(sheet, form)


def _dotted_line(sheet: Sheet, item: Item) -> None:
    label = item.label if item.boxes else f"{item.label} "
    x = sheet.left + sheet.width_mm(label) + 3
    room = sheet.right - x
    if room < 60:
        sheet.paragraph(label, after=0.4)
        x, room = sheet.left + 8, sheet.right - sheet.left - 8
    else:
        sheet.text(sheet.left, sheet.y, label)
    tall = fill(sheet, item, x + 1, sheet.y - 0.5, room - 1)
    if not item.boxes:
        step = sheet.line_mm * (1.3 if item.by_hand else 1)
        for row in range(max(1, round(tall / step))):
            _dots(sheet, x, sheet.y + (row + 1) * step - 0.6, sheet.right)
    sheet.y += max(tall, sheet.line_mm) + 1.6


def fax_sheet(sheet: Sheet, form: Form) -> None:
    """A fax cover that is the order as well: who to whom on top, the message under a thick line."""
    sheet.left, sheet.right, sheet.y = 20, 190, 16
    if form.letterhead:
        sheet.paragraph(form.letterhead[0], bold=True, after=0.5)
    sheet.text(sheet.left, sheet.y, "Fax", size=30, bold=True)
    sheet.y += 16
    upper = [each for each in form.sections if any(item.key == "ordered" for item in each.items)]
    lower = [each for each in form.sections if each not in upper]
    rows = [Item("", "Till", form.desk)] if form.desk else []
    rows += [item for section in upper for item in section.items]
    rows.append(Item("", "Angående", form.title))
    tab = sheet.left + max(sheet.width_mm(f"{row.label}: ", bold=True) for row in rows) + 4
    for row in rows:
        sheet.text(sheet.left, sheet.y, f"{row.label}:", bold=True)
        sheet.y += max(fill(sheet, row, tab, sheet.y, sheet.right - tab), sheet.line_mm) + 1.2
    sheet.y += 1
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.9)
    sheet.y += 4
    for section in lower:
        for item in section.items:
            _dash(sheet, item)
        sheet.y += 2
    sentences(sheet, form)
    signed(sheet, form)
    foot(sheet, form, "Meddelandet är avsett endast för mottagaren ovan. Har det kommit fel, ring avsändaren och "
         "makulera sidorna.")  # fmt: skip


def _dash(sheet: Sheet, item: Item) -> None:
    words = f"- {item.label}: "
    x = sheet.left + sheet.width_mm(words) + 0.5
    sheet.text(sheet.left, sheet.y, words)
    if sheet.right - x < 55:
        sheet.y += sheet.line_mm
        x = sheet.left + 8
    sheet.y += max(fill(sheet, item, x, sheet.y, sheet.right - x, glyphs=True), sheet.line_mm) + 1


def answers(sheet: Sheet, form: Form) -> None:
    """The print of a form filled in on the web: the question in bold, the answer on the next line."""
    sheet.left, sheet.right, sheet.y = 24, 186, 15
    small = sheet.size_pt - 3
    sheet.text(sheet.left, 12, "Formulärsvar", size=small)
    sheet.text(150, 12, "Utskrivet från e-tjänst", size=small)
    sheet.y = 19
    if form.letterhead:
        sheet.paragraph(form.letterhead[0], after=1)
    sheet.heading(form.title, size=sheet.size_pt + 5, after=1.5)
    desk_line(sheet, form)
    for section in form.sections:
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.15)
        sheet.y += 1.2
        sheet.paragraph(section.title, size=sheet.size_pt + 1.5, bold=True, after=1)
        for item in section.items:
            sheet.paragraph(item.label, bold=True, size=sheet.size_pt - 0.5, after=0)
            shown = item if item.value or item.boxes else Item(item.key, item.label, "-")
            sheet.y += (
                fill(sheet, shown, sheet.left, sheet.y, sheet.right - sheet.left, stacked=True, glyphs=True) + 1.2
            )
    sentences(sheet, form)
    foot(sheet, form, "Svaret är sparat. Skriv ut och faxa till mottagaren.")


def terminal(sheet: Sheet, form: Form) -> None:
    """A screen of a record system, printed in capitals and fixed pitch."""
    sheet.left, sheet.right, sheet.y = 15, 196, 15
    sheet.capitals = True
    sheet.size_pt = min(sheet.size_pt, 10.0)
    wide = int((sheet.right - sheet.left) / sheet.width_mm("M"))
    for row in form.letterhead:
        sheet.paragraph(row, after=0)
    sheet.paragraph("=" * wide, after=0)
    sheet.paragraph(form.title, bold=True, after=0)
    desk_line(sheet, form, after=0)
    sheet.paragraph("=" * wide, after=1)
    pad = min(30, max(len(item.label) for section in form.sections for item in section.items) + 2)
    tab = sheet.left + sheet.width_mm("M" * (pad + 1))
    for section in form.sections:
        sheet.paragraph(f"** {section.title} **", after=0.3)
        for item in section.items:
            if len(item.label) > pad - 2:
                sheet.paragraph(item.label, after=0)
                label = "." * pad + ":"
            else:
                label = item.label.ljust(pad, ".") + ":"
            sheet.text(sheet.left, sheet.y, label)
            sheet.y += max(fill(sheet, item, tab + 2, sheet.y, sheet.right - tab - 2), sheet.line_mm) + 0.2
        sheet.y += 1.8
    sentences(sheet, form)
    if form.signed:
        sheet.y += 7
        words = f"{form.signed}: "
        sheet.signature(sheet.left + sheet.width_mm(words) + 4, sheet.y - 5)
        sheet.paragraph(f"{words}____________________", after=2)
    foot(sheet, form, "*** Slut på utskrift ***")
    sheet.capitals = False


def keywords(sheet: Sheet, form: Form) -> None:
    """A note in a record system: keywords at the margin, their text running on after them."""
    sheet.left, sheet.right, sheet.y = 20, 190, 16
    sheet.size_pt = min(sheet.size_pt, 11.0)
    head = ", ".join(form.letterhead)
    sheet.paragraph(f"Journalutskrift  {head}".rstrip(), size=sheet.size_pt - 1, after=0.5)
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.2)
    sheet.y += 2.5
    sheet.paragraph(form.title, bold=True, after=1.2)
    desk_line(sheet, form, after=2)
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=0.2)
        pairs = exam_pairs(section.items)
        for item in section.items:
            if item.key == "date" and any(item is date and not date.by_hand for _, date in pairs):
                continue
            late = next((date for exam, date in pairs if exam is item and date and not date.by_hand), None)
            said = f"{item.value} {late.value}" if late and late.value else item.value
            _margin(sheet, Item(item.key, item.label, said, item.boxes, item.by_hand))
        sheet.y += 2
    sentences(sheet, form)
    if form.signed:
        sheet.y += 5
        sheet.signature(sheet.left + sheet.width_mm(f"{form.signed}: ") + 5, sheet.y - 4)
        sheet.paragraph(f"{form.signed}:", after=4)
    foot(sheet, form)


def _margin(sheet: Sheet, item: Item) -> None:
    words = f"{item.label}: "
    x = sheet.left + 4 + sheet.width_mm(words)
    sheet.text(sheet.left + 4, sheet.y, words)
    if sheet.right - x < 45:
        sheet.y += sheet.line_mm
        x = sheet.left + 12
    sheet.y += max(fill(sheet, item, x, sheet.y, sheet.right - x), sheet.line_mm) + 0.3
