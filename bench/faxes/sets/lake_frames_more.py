"""Papers of the lake set that people have built themselves: Word tables, panels, questions, lists to tick."""

from __future__ import annotations

from bench.faxes.layouts import Layout
from bench.faxes.paper import Sheet, px
from bench.faxes.sets.lake_fill import filled
from bench.faxes.sets.lake_frames import packed
from bench.faxes.sets.lake_houses_more import HOUSES
from bench.faxes.sets.lake_sheet import coloned, foot, head, high, label_high, labelled, need, put, title
from bench.faxes.wording import Form, Item, Section


def secretary(sheet: Sheet, form: Form) -> None:
    """A hospital secretary's Word template: one table of two columns without headings."""
    form = filled(form, HOUSES["secretary"])[1]
    head(sheet, form)
    title(sheet, form)
    split = sheet.left + 52
    for section in form.sections:
        for item in section.items:
            wide = sheet.right - split - 4
            tall = max(high(sheet, item, wide), label_high(sheet, item.label, 48, bold=True)) + 2
            sheet.box(sheet.left, sheet.y, split, sheet.y + tall)
            sheet.box(split, sheet.y, sheet.right, sheet.y + tall)
            labelled(sheet, item.label, sheet.left + 2, sheet.y + 0.8, 48, bold=True)
            put(sheet, item, split + 2, sheet.y + 0.8, wide)
            sheet.y += tall
    sheet.y += 3
    foot(sheet, form, line=False)


def chain(sheet: Sheet, form: Form) -> None:
    """A private chain's paper: two grey panels side by side, the order below with labels before the values."""
    form = filled(form, HOUSES["chain"])[1]
    sheet.left, sheet.right = 16, 194
    head(sheet, form)
    title(sheet, form)
    panels = [s for s in form.sections if not any(i.key in ("exam", "wanted", "consent") for i in s.items)]
    if len(panels) == 2:
        _panels(sheet, panels)
    else:
        panels = []
    for section in form.sections:
        if section in panels:
            continue
        sheet.paragraph(section.title, bold=True, size=sheet.size_pt + 1, after=1)
        x = sheet.left + 50
        for item in section.items:
            tall = labelled(sheet, item.label, sheet.left, sheet.y, 47)
            sheet.y += max(tall, put(sheet, item, x, sheet.y, sheet.right - x)) + 1.2
        sheet.y += 2.5
    foot(sheet, form)


def _panels(sheet: Sheet, sections: list[Section]) -> None:
    wide = (sheet.right - sheet.left - 6) / 2
    small = max(7.5, sheet.size_pt - 1.5)

    def tall(section: Section) -> float:
        each = (label_high(sheet, i.label, wide - 6, size=small) + high(sheet, i, wide - 7) + 1 for i in section.items)
        return sum(each) + sheet.line_mm + 5

    height = max(map(tall, sections))
    for place, section in enumerate(sections):
        x = sheet.left + place * (wide + 6)
        sheet.draw.rectangle((px(x), px(sheet.y), px(x + wide), px(sheet.y + height)), fill=238)
        sheet.text(x + 3, sheet.y + 2, section.title, bold=True)
        y = sheet.y + sheet.line_mm + 3
        for item in section.items:
            y += labelled(sheet, item.label, x + 3, y, wide - 6, size=small)
            y += put(sheet, item, x + 3.5, y, wide - 7) + 1
    sheet.y += height + 4


def radiology(sheet: Sheet, form: Form) -> None:
    """From one radiology department to another: what was examined in a table of rows, the rest in lines above it."""
    form = filled(form, HOUSES["radiology"])[1]
    head(sheet, form)
    title(sheet, form)
    for section in form.sections:
        exams = [item for item in section.items if item.key in ("exam", "date")]
        if exams:
            _examined(sheet, exams)
        rest = [item for item in section.items if item not in exams]
        for row in packed(sheet, rest, sheet.right - sheet.left, 1):
            item = row[0][0]
            label = coloned(item.label)
            x = sheet.left + min(sheet.width_mm(label, bold=True), 60) + 2
            tall = labelled(sheet, label, sheet.left, sheet.y, 60.5, bold=True)
            sheet.y += max(tall, put(sheet, item, x, sheet.y, sheet.right - x)) + 1.2
        sheet.y += 2
    foot(sheet, form)


def _examined(sheet: Sheet, items: list[Item]) -> None:
    """Rows of examination and day under the labels of the two columns."""
    split = sheet.left + 112
    exam_label = items[0].label
    days = [item for item in items if item.key == "date"]
    sheet.y += 1
    tall = sheet.line_mm + 1.6
    cells = ((sheet.left, split, exam_label), (split, sheet.right, days[0].label if days else "Datum"))
    for x0, x1, text in cells:
        sheet.box(x0, sheet.y, x1, sheet.y + tall)
        sheet.text(x0 + 2, sheet.y + 0.6, text, bold=True)
    sheet.y += tall
    for place, item in enumerate(items):
        if item.key != "exam":
            continue
        after = items[place + 1] if place + 1 < len(items) and items[place + 1].key == "date" else None
        tall = max(high(sheet, item, 106), sheet.line_mm) + 1.6
        sheet.box(sheet.left, sheet.y, split, sheet.y + tall)
        sheet.box(split, sheet.y, sheet.right, sheet.y + tall)
        put(sheet, item, sheet.left + 2, sheet.y + 0.6, 106)
        if after is not None:
            put(sheet, after, split + 2, sheet.y + 0.6, sheet.right - split - 4)
        sheet.y += tall
    sheet.y += 3


def answers(sheet: Sheet, form: Form) -> None:
    """Questions in bold on their own lines, the answers in whole or half sentences below them."""
    form = filled(form, HOUSES["answers"])[1]
    head(sheet, form)
    title(sheet, form)
    for section in form.sections:
        for item in section.items:
            sheet.y += labelled(sheet, item.label, sheet.left, sheet.y, sheet.right - sheet.left, bold=True)
            sheet.y += put(sheet, item, sheet.left + 6, sheet.y, sheet.right - sheet.left - 6) + 1.3
        sheet.y += 1.5
    foot(sheet, form)


def rehab(sheet: Sheet, form: Form) -> None:
    """A therapist's form: values on ruled lines after their labels, two on a line where they fit."""
    form = filled(form, HOUSES["rehab"])[1]
    sheet.left, sheet.right = 18, 192
    head(sheet, form)
    title(sheet, form, bar=True)
    for section in form.sections:
        sheet.paragraph(section.title.upper(), bold=True, size=max(8, sheet.size_pt - 1), after=0.6)
        for row in _lines(sheet, section.items):
            x: float = sheet.left
            tall = 0.0
            for place, item in enumerate(row):
                label = f"{coloned(item.label)} "
                at = x + sheet.width_mm(label) + 1
                if item.boxes and at + need(sheet, item) > sheet.right:
                    sheet.text(x, sheet.y, label)
                    sheet.y, label, at = sheet.y + sheet.line_mm, "", x + 6
                end = sheet.right if place == len(row) - 1 else at + need(sheet, item) + 6
                sheet.text(x, sheet.y, label)
                height = put(sheet, item, at, sheet.y, sheet.right - at)
                if not item.boxes:
                    sheet.rule(at - 0.5, sheet.y + height + 0.3, end - 3, sheet.y + height + 0.3, 0.15)
                tall, x = max(tall, height), end
            sheet.y += tall + 1.8
        sheet.y += 1.5
    foot(sheet, form)


def _lines(sheet: Sheet, items: list[Item]) -> list[list[Item]]:
    """One or two items a line, an examination first on its own."""
    lines: list[list[Item]] = []
    for item in items:
        wide = sum(
            sheet.width_mm(f"{each.label}: ") + need(sheet, each) + 9 for each in (*(lines[-1] if lines else ()), item)
        )
        if lines and len(lines[-1]) == 1 and item.key != "exam" and wide < sheet.right - sheet.left:
            lines[-1].append(item)
        else:
            lines.append([item])
    return lines


def ticklist(sheet: Sheet, form: Form) -> None:
    """A list with every choice on its own line under its label, rules between the fields."""
    form = filled(form, HOUSES["ticklist"])[1]
    head(sheet, form)
    title(sheet, form)
    x = sheet.left + 58
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.3)
    sheet.y += 1
    for section in form.sections:
        for item in section.items:
            tall = labelled(sheet, item.label, sheet.left + 1, sheet.y, 54)
            if item.boxes:
                y = sheet.y
                for state, text in item.boxes:
                    put(sheet, Item(item.key, "", boxes=((state, text),)), x, y, sheet.right - x)
                    y += sheet.line_mm + 1.2
                tall = max(tall, y - sheet.y)
            else:
                tall = max(tall, put(sheet, item, x, sheet.y, sheet.right - x))
            sheet.y += tall + 0.9
            sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.12)
            sheet.y += 0.9
    sheet.y += 2
    foot(sheet, form)


def service(sheet: Sheet, form: Form) -> None:
    """An authority's way: numbered headings, numbered fields below them, values after a tab."""
    form = filled(form, HOUSES["service"])[1]
    sheet.left, sheet.right = 24, 190
    head(sheet, form)
    title(sheet, form)
    for number, section in enumerate(form.sections, 1):
        sheet.paragraph(f"{number}. {section.title}", bold=True, after=0.8)
        for place, item in enumerate(section.items, 1):
            x = sheet.left + 68
            sheet.text(sheet.left, sheet.y, f"{number}.{place}")
            tall = labelled(sheet, item.label, sheet.left + 11, sheet.y, 54)
            sheet.y += max(tall, put(sheet, item, x, sheet.y, sheet.right - x)) + 1
        sheet.y += 2
    foot(sheet, form)


FRAMES: dict[str, Layout] = {
    "secretary": secretary,
    "chain": chain,
    "radiology": radiology,
    "answers": answers,
    "rehab": rehab,
    "ticklist": ticklist,
    "service": service,
}
