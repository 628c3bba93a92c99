"""Page structures of the wide set: cells, grids, tables, numbered sections, columns."""

from __future__ import annotations

import re

from bench.faxes.paper import Sheet, px
from bench.faxes.sets.wide_form import exam_words
from bench.faxes.sets.wide_pen import Pen, foot, shade, top
from bench.faxes.wording import Form, Item, Section

SIDE = re.compile(r"\b(höger|vänster|bilateralt|bilat|hö|vä|dx|sin)\b\.?", re.IGNORECASE)
COLUMN_SIDES = {"right": ("Höger", "Hö", "Dx"), "left": ("Vänster", "Vä", "Sin"), "both": ("Bilat", "Båda", "Bilat"),
                "none": ("", "–", "-")}  # fmt: skip


def _caption(sheet: Sheet) -> float:
    return max(6.5, sheet.size_pt - 3)


def _narrow(sheet: Sheet, item: Item, width: float) -> bool:
    """Value and caption fit a cell of ``width``."""
    if item.boxes or item.by_hand or "\n" in item.value:
        return False
    return max(sheet.width_mm(item.value, bold=True), sheet.width_mm(item.label, size=_caption(sheet))) < width - 4


def cells(sheet: Sheet, form: Form) -> None:
    """A grid of three cells a row, each with its caption in small type; wide fields take the whole row."""
    top(sheet, form)
    pen = Pen(sheet, bold=sheet.rng.random() < 0.2)
    column = (sheet.right - sheet.left) / 3
    below = sheet.rng.random() < 0.25  # captions at the foot of the cells
    for section in form.sections:
        if sheet.rng.random() < 0.7:
            sheet.paragraph(section.title, bold=True, after=0.8)
        waiting = list(section.items)
        while waiting:
            row, room = [(waiting[0], _span(sheet, waiting[0], column))], 3
            room -= row[0][1]
            waiting.pop(0)
            while waiting and _span(sheet, waiting[0], column) <= room:
                span = _span(sheet, waiting[0], column)
                row.append((waiting.pop(0), span))
                room -= span
            _cell_row(pen, row, column, room, below)
        sheet.y += 2.5
    foot(sheet, form)


def _span(sheet: Sheet, item: Item, column: float) -> int:
    return next((span for span in (1, 2) if _narrow(sheet, item, column * span)), 3)


def _cell_row(pen: Pen, row: list[tuple[Item, int]], column: float, spare: int, below: bool) -> None:
    sheet = pen.sheet
    small = _caption(sheet)
    caption = small * 0.3528 * 1.4
    spans = [span for _, span in row]
    spans[-1] += spare
    tallest = max(pen.height(item, column * span - 4) for (item, _), span in zip(row, spans, strict=True))
    bottom = sheet.y + caption + tallest + 1.8
    x = sheet.left
    for (item, _), span in zip(row, spans, strict=True):
        sheet.box(x, sheet.y, x + column * span, bottom)
        at = (bottom - caption - 0.3, sheet.y + 0.8) if below else (sheet.y + 0.5, sheet.y + caption + 0.6)
        sheet.text(x + 1.2, at[0], item.label, size=small)
        pen.value(item, x + 2, at[1], column * span - 4)
        x += column * span
    sheet.y = bottom


def right_labels(sheet: Sheet, form: Form) -> None:
    """Labels flush right before a colon, values bold or slanted."""
    top(sheet, form)
    slanted = sheet.rng.random() < 0.5
    pen = Pen(sheet, bold=not slanted and sheet.rng.random() < 0.7, italic=slanted)
    axis = sheet.left + sheet.rng.choice([58, 66, 74])
    for section in form.sections:
        for item in section.items:
            height = 0.0
            for line in sheet.wrap(f"{item.label}{'' if item.label.endswith('?') else ':'}", axis - sheet.left - 2):
                sheet.text(axis - 2 - sheet.width_mm(line), sheet.y + height, line)
                height += sheet.line_mm
            sheet.y += max(height, pen.value(item, axis + 1, sheet.y, sheet.right - axis - 1)) + 1.0
        sheet.y += 3
    foot(sheet, form)


def numbered(sheet: Sheet, form: Form) -> None:
    """Numbered sections under black or shaded headings."""
    top(sheet, form)
    pen, black = Pen(sheet), sheet.rng.random() < 0.45
    for number, section in enumerate(form.sections, 1):
        high = sheet.line_mm + 1.6
        words = f"{number}. {section.title}"
        if black:
            shade(sheet, sheet.left, sheet.y, sheet.right, sheet.y + high, black=True)
            sheet.text(sheet.left + 2, sheet.y + 0.6, words, bold=True, grey=255)
        else:
            wide = sheet.width_mm(words, bold=True) + 6
            sheet.text(sheet.left + 2, sheet.y + 0.6, words, bold=True)
            shade(sheet, sheet.left + wide, sheet.y, sheet.right, sheet.y + high)
            sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + high)
        sheet.y += high + 1.5
        for place, item in enumerate(section.items, 1):
            mark = f"{number}.{place} " if black else ""
            numbered_item = Item(item.key, mark + item.label, item.value, item.boxes, item.by_hand)
            sheet.y += pen.pair(numbered_item, sheet.left + 2, sheet.y, sheet.right - sheet.left - 4) + 1.2
        sheet.y += 2
    foot(sheet, form)


def exam_table(sheet: Sheet, form: Form) -> None:
    """The examinations as rows of a table with columns; everything else above and below it."""
    if any(not exam.modality for exam, _ in form.exams) or any(i.by_hand for s in form.sections for i in s.items):
        right_labels(sheet, form)
        return
    top(sheet, form)
    pen, drawn = Pen(sheet), False
    for section in form.sections:
        shown = [item for item in section.items if item.key not in ("exam", "date", "place")]
        sheet.paragraph(section.title, bold=True, after=1.0)
        if len(shown) < len(section.items) and not drawn:
            _exam_rows(sheet, form)
            drawn = True
        for item in shown:
            sheet.y += pen.pair(item, sheet.left, sheet.y, sheet.right - sheet.left) + 1.1
        sheet.y += 2.5
    foot(sheet, form)


def _exam_rows(sheet: Sheet, form: Form) -> None:
    rng = sheet.rng
    own = any(exam.self_referred for exam, _ in form.exams)
    heads = [rng.choice(["Undersökning", "Typ av undersökning", "Us", "Modalitet/organ"]), rng.choice(["Sida",
    "Hö/vä", "Sida (hö/vä)"]),
             rng.choice(["Datum", "Undersökningsdatum", "Us-datum", "Utförd"])]  # fmt: skip
    edges = [0.0, 78, 112, sheet.right - sheet.left]
    style = rng.randrange(3)
    rows = []
    for exam, day in form.exams:
        text = " ".join(SIDE.sub("", exam.text).split()) if exam.side != "none" else exam.text
        text = text[0].upper() + text[1:] if text else exam.body_part.capitalize()
        rows.append((exam_words(type(exam)(exam.modality, exam.body_part, text, "", "none", exam.self_referred)),
                     COLUMN_SIDES[exam.side][style], day))  # fmt: skip
    empty = rng.choice([0, 1, 2]) if not own else 0
    high = sheet.line_mm + 1.8
    for number, row in enumerate([tuple(heads), *rows, *[("", "", "")] * empty]):
        tall = high
        if number:
            tall = (
                max(len(sheet.wrap(text, edges[n + 1] - edges[n] - 3)) for n, text in enumerate(row)) * sheet.line_mm
                + 1.8
            )
        for n, text in enumerate(row):
            x0, x1 = sheet.left + edges[n], sheet.left + edges[n + 1]
            sheet.box(x0, sheet.y, x1, sheet.y + tall)
            sheet.lines(x0 + 1.5, sheet.y + 0.9, text, x1 - x0 - 3, bold=number == 0)
        sheet.y += tall
    sheet.y += 2.5


def two_blocks(sheet: Sheet, form: Form) -> None:
    """Sections in pairs of facing boxes."""
    top(sheet, form)
    pen = Pen(sheet)
    middle, waiting = (sheet.left + sheet.right) / 2, list(form.sections)
    while waiting:
        pair = [waiting.pop(0)]
        if waiting and not any(_wide(sheet, item) for section in (*pair, waiting[0]) for item in section.items):
            pair.append(waiting.pop(0))
        edges = (
            [(sheet.left, middle - 1.5), (middle + 1.5, sheet.right)] if len(pair) == 2 else [(sheet.left, sheet.right)]
        )
        lowest = 0.0
        for section, (x0, x1) in zip(pair, edges, strict=True):
            lowest = max(lowest, _block(pen, section, x0, x1, sheet.y))
        for x0, x1 in edges:
            sheet.box(x0, sheet.y, x1, lowest + 1)
        sheet.y = lowest + 4
    foot(sheet, form)


def _wide(sheet: Sheet, item: Item) -> bool:
    return bool(item.boxes) and sum(sheet.width_mm(words) + 12 for _, words in item.boxes) > 76


def _block(pen: Pen, section: Section, x0: float, x1: float, y: float) -> float:
    sheet = pen.sheet
    sheet.text(x0 + 2, y + 1, section.title.upper(), bold=True, size=sheet.size_pt - 1)
    y += sheet.line_mm + 2
    for item in section.items:
        y += pen.pair(item, x0 + 2, y, x1 - x0 - 4) + 1.0
    return y


def slip(sheet: Sheet, form: Form) -> None:
    """A slip of half a page inside a cutting line, in small type."""
    sheet.size_pt = min(sheet.size_pt, 9.0)
    start = sheet.y = 14.0
    sheet.left, sheet.right = 25, 185
    if form.letterhead:
        sheet.paragraph(form.letterhead[0], bold=True, after=0.5)
    sheet.paragraph(form.title.upper(), bold=True, size=sheet.size_pt + 1, after=0.8)
    if form.desk:
        sheet.paragraph(f"{form.desk_label}: {form.desk}", after=1.2)
    pen = Pen(sheet, kind=sheet.rng.choice(["drawn", "glyph"]))
    for section in form.sections:
        for item in section.items:
            sheet.y += pen.pair(item, sheet.left, sheet.y, sheet.right - sheet.left) + 0.3
        sheet.rule(sheet.left, sheet.y + 0.4, sheet.right, sheet.y + 0.4, 0.15)
        sheet.y += 1.4
    for sentence in form.sentences:
        sheet.paragraph(sentence, after=0.8)
    for x in range(px(19), px(191), 40):
        sheet.draw.line((x, px(start - 4), x + 22, px(start - 4)), fill=0, width=3)
        sheet.draw.line((x, px(sheet.y + 4), x + 22, px(sheet.y + 4)), fill=0, width=3)
    for y in range(px(start - 4), px(sheet.y + 4), 40):
        for x in (19, 191):
            sheet.draw.line((px(x), y, px(x), min(y + 22, px(sheet.y + 4))), fill=0, width=3)
    sheet.y += 6
    sheet.signature(sheet.left + 60, sheet.y)
    sheet.y += 12


def run_on(sheet: Sheet, form: Form) -> None:
    """Several ``label: value`` on each line."""
    top(sheet, form)
    pen = Pen(sheet)
    sign = sheet.rng.choice(["   ", "  |  ", ";  "])
    gap = sheet.width_mm(sign)
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=0.8)
        x, tall = sheet.left, sheet.line_mm
        for item in section.items:
            width = sheet.width_mm(f"{item.label}: {item.value}") + 1
            long = item.boxes or item.by_hand or "\n" in item.value
            if x > sheet.left and (long or x + gap + width > sheet.right):
                sheet.y += tall + 1
                x = sheet.left
            elif x > sheet.left:
                sheet.text(x, sheet.y, sign)
                x += gap + 1.5
            tall = pen.pair(item, x, sheet.y, sheet.right - x)
            x = sheet.right if long else x + width
        sheet.y += tall + 3.5
    foot(sheet, form)
