"""Forms of the coast set without frames: words below the line, columns, typed cards, numbered questions, fax heads."""

from __future__ import annotations

from bench.faxes.layouts import Layout
from bench.faxes.paper import Sheet, px
from bench.faxes.sets.coast_sheet import begin, coloned, end, fitting, high, labelled, need, put
from bench.faxes.wording import Form, Item, Section


def below(sheet: Sheet, form: Form) -> None:
    """Values on a line, and below the line in small type what they are."""
    begin(sheet, form)
    size = max(7.0, sheet.size_pt - 2.5)
    for section in form.sections:
        sheet.paragraph(section.title.upper(), bold=True, size=sheet.size_pt - 1, after=1)
        for row in _pairs(sheet, section.items):
            wide = (sheet.right - sheet.left) / len(row)
            tall = max(high(sheet, item, wide - 6) for item in row)
            under = max(len(sheet.wrap(item.label, wide - 4, size=size)) for item in row) * size * 0.501
            for place, item in enumerate(row):
                x = sheet.left + place * wide
                put(sheet, item, x + 1, sheet.y, wide - 6)
                sheet.rule(x, sheet.y + tall + 0.2, x + wide - 4, sheet.y + tall + 0.2, 0.2)
                labelled(sheet, item.label, x, sheet.y + tall + 0.6, wide - 4, size=size)
            sheet.y += tall + under + 3.4
        sheet.y += 1.5
    end(sheet, form)


def _pairs(sheet: Sheet, items: list[Item]) -> list[list[Item]]:
    """Two short fields on one line; never two of one examination and the next."""
    rows: list[list[Item]] = []
    half = (sheet.right - sheet.left) / 2 - 6
    for item in items:
        before = rows[-1] if rows else []
        if len(before) == 1 and item.key != "exam" and need(sheet, item) < half and need(sheet, before[0]) < half:
            before.append(item)
        else:
            rows.append([item])
    return rows


def twin(sheet: Sheet, form: Form) -> None:
    """Two columns side by side, a thin rule between them: the sections run down the left, then down the right."""
    sheet.left, sheet.right = 16, 194
    begin(sheet, form)
    middle, top = (sheet.left + sheet.right) / 2, sheet.y
    half = (len(form.sections) + 1) // 2
    lowest = top
    for x, sections in ((sheet.left, form.sections[:half]), (middle + 3, form.sections[half:])):
        y, wide = top, middle - sheet.left - 3
        for section in sections:
            y += sheet.lines(x, y, section.title, wide, bold=True, size=sheet.size_pt + 1) + 1
            for item in section.items:
                y += _stacked_or_beside(sheet, item, x, y, wide) + 1.3
            y += 3
        lowest = max(lowest, y)
    sheet.rule(middle, top, middle, lowest, 0.2)
    sheet.y = lowest
    end(sheet, form)


def _stacked_or_beside(sheet: Sheet, item: Item, x: float, y: float, wide: float) -> float:
    """Beside its label where there is room, else below it."""
    label = coloned(item.label)
    gap = sheet.width_mm(label) + 2
    if gap + need(sheet, item) <= wide:
        sheet.text(x, y, label)
        return max(sheet.line_mm, put(sheet, item, x + gap, y, wide - gap))
    down = labelled(sheet, label, x, y, wide)
    return down + put(sheet, item, x + 3, y + down, wide - 3)


def flush(sheet: Sheet, form: Form) -> None:
    """Labels in bold, flush right in a column of their own; values beside them without any rule."""
    begin(sheet, form)
    split = sheet.left + 60
    for section in form.sections:
        for item in section.items:
            rows = sheet.wrap(item.label, 57, bold=True)
            for number, row in enumerate(rows):
                x = split - 2 - sheet.width_mm(row, bold=True)
                sheet.text(x, sheet.y + number * sheet.line_mm, row, bold=True)
            tall = put(sheet, item, split + 3, sheet.y, sheet.right - split - 3)
            sheet.y += max(tall, len(rows) * sheet.line_mm) + 1
        sheet.y += 3.5
    end(sheet, form)


def faxed(sheet: Sheet, form: Form) -> None:
    """A fax head with sender, receiver and pages, and below it the order as lines with a dash between."""
    sheet.y = 12
    sheet.text(sheet.left, sheet.y, sheet.rng.choice(("FAX", "Telefax", "Fax-meddelande")), size=22, bold=True)
    sheet.y += 13
    sender = form.letterhead[0] if form.letterhead else ""
    for label, value in (("Till", form.desk), ("Från", sender), ("Ämne", form.title), ("Sidor", "1")):
        if value:
            sheet.text(sheet.left, sheet.y, label, bold=True)
            sheet.y += sheet.lines(sheet.left + 26, sheet.y, value, sheet.right - sheet.left - 26) + 0.6
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1, 0.7)
    sheet.y += 6
    dash = sheet.rng.choice((" - ", " – ", ": "))
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=0.5)
        for item in section.items:
            label = f"{item.label.rstrip(':')}{dash}"
            x = sheet.left + 3 + sheet.width_mm(label) + 0.5
            if sheet.right - x < min(need(sheet, item), 70):
                sheet.y += sheet.lines(sheet.left + 3, sheet.y, label.rstrip(), sheet.right - sheet.left - 3)
                x = sheet.left + 8
            else:
                sheet.text(sheet.left + 3, sheet.y, label)
            sheet.y += put(sheet, item, x, sheet.y, sheet.right - x) + 0.9
        sheet.y += 2
    end(sheet, form)


def questions(sheet: Sheet, form: Form) -> None:
    """Numbered points over the whole form, the answer in bold on the line below."""
    begin(sheet, form)
    number = 1
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, size=sheet.size_pt + 1, after=1)
        for item in section.items:
            sheet.text(sheet.left, sheet.y, f"{number}.")
            sheet.y += sheet.lines(sheet.left + 9, sheet.y, item.label, sheet.right - sheet.left - 9)
            sheet.y += put(sheet, item, sheet.left + 12, sheet.y, sheet.right - sheet.left - 12, bold=True) + 1.2
            number += 1
        sheet.y += 1.5
    end(sheet, form)


def band(sheet: Sheet, form: Form) -> None:
    """The sections' names in a dark band down the left side, the fields right of it in two columns."""
    sheet.left, sheet.right = 14, 194
    begin(sheet, form)
    edge = sheet.left + 30
    for section in form.sections:
        top = sheet.y
        body = _banded(sheet, section, edge + 3, sheet.right, top + 1)
        size = fitting(sheet, section.title, 27, size=sheet.size_pt - 1, bold=True)
        names = sheet.wrap(section.title, 27, size=size, bold=True)
        bottom = max(body, top + len(names) * sheet.line_mm + 2)
        sheet.draw.rectangle((px(sheet.left), px(top), px(edge), px(bottom)), fill=0)
        for number, row in enumerate(names):
            sheet.text(sheet.left + 1.5, top + 1 + number * sheet.line_mm, row, size=size, bold=True, grey=255)
        sheet.rule(edge, bottom, sheet.right, bottom, 0.2)
        sheet.y = bottom + 1.2
    end(sheet, form)


def _banded(sheet: Sheet, section: Section, left: float, right: float, y: float) -> float:
    """The fields of a section with small labels above; returns where they end."""
    size, half = max(7.0, sheet.size_pt - 2), (right - left) / 2
    waiting = list(section.items)
    while waiting:
        row = [waiting.pop(0)]
        if waiting and waiting[0].key != "exam" and all(need(sheet, each) < half - 4 for each in (row[0], waiting[0])):
            row.append(waiting.pop(0))
        wide = (right - left) / len(row) - 3
        down = max(len(sheet.wrap(each.label, wide, size=size)) for each in row) * size * 0.501
        tall = max(high(sheet, each, wide) for each in row)
        for place, item in enumerate(row):
            x = left + place * half
            labelled(sheet, item.label, x, y, wide, size=size)
            put(sheet, item, x, y + down, wide)
        y += down + tall + 1.4
    return y


def typed(sheet: Sheet, form: Form) -> None:
    """A card filled in on a typewriter: everything of one width, values after a tab, a row of dashes between."""
    sheet.y = 15
    if form.letterhead:
        sheet.paragraph(form.letterhead[0], after=0.2)
        for line in form.letterhead[1:]:
            sheet.paragraph(line, after=0.2)
    sheet.y += 3
    sheet.paragraph(form.title.upper(), after=0.5)
    if form.desk:
        sheet.paragraph(f"TILL {form.desk}", after=1)
    tab = sheet.left + sheet.width_mm(" " * 22)
    for section in form.sections:
        sheet.paragraph("- " * int((sheet.right - sheet.left) / sheet.width_mm("- ")), after=0.3)
        for item in section.items:
            label = coloned(item.label)
            fits = sheet.width_mm(label) < tab - sheet.left - 2
            sheet.y += 0 if fits else sheet.lines(sheet.left, sheet.y, label, sheet.right - sheet.left)
            if fits:
                sheet.text(sheet.left, sheet.y, label)
            sheet.y += put(sheet, item, tab, sheet.y, sheet.right - tab) + 0.5
        sheet.y += 0.8
    end(sheet, form)


def system(sheet: Sheet, form: Form) -> None:
    """A print-out of a record system in fixed pitch: KEY=VALUE lines grouped under headings, page counts at the top."""
    sheet.y = 11
    sheet.text(
        sheet.left, sheet.y, f"UTSKRIFT  {sheet.rng.choice(('KONTAKT/BREV', 'ORDERMODUL', 'VÅRDADM'))}   SIDA 1(1)"
    )
    sheet.y += sheet.line_mm * 1.6
    for line in form.letterhead[:1]:
        sheet.paragraph(line, after=0.8)
    sheet.paragraph(form.title, bold=True, after=0.5)
    if form.desk:
        sheet.paragraph(f"TILL: {form.desk}" if sheet.rng.random() < 0.5 else form.desk, after=1.5)
    pad = min(max(len(item.label.rstrip(":")) for section in form.sections for item in section.items), 24)
    for section in form.sections:
        sheet.paragraph(f"** {section.title} **", after=0.4)
        for item in section.items:
            if len(item.label.rstrip(":")) > pad:
                sheet.y += sheet.lines(sheet.left, sheet.y, f"{item.label.rstrip(':')} :", sheet.right - sheet.left)
                x = sheet.left + sheet.width_mm(" " * 4)
            else:
                sheet.text(sheet.left, sheet.y, f"{item.label.rstrip(':').ljust(pad)} :")
                x = sheet.left + sheet.width_mm(" " * (pad + 3))
            sheet.y += put(sheet, item, x, sheet.y, sheet.right - x) + 0.5
        sheet.y += 2
    end(sheet, form)


OPEN: dict[str, Layout] = {
    "below": below,
    "twin": twin,
    "flush": flush,
    "faxed": faxed,
    "questions": questions,
    "band": band,
    "typed": typed,
    "system": system,
}
