"""Papers of the lake set that are printed by systems or printed forms: cells, panels, screens of a record system."""

from __future__ import annotations

from bench.faxes import layouts
from bench.faxes.layouts import Layout
from bench.faxes.paper import Sheet, px
from bench.faxes.sets.lake_fill import filled
from bench.faxes.sets.lake_houses import HOUSES
from bench.faxes.sets.lake_sheet import (
    coloned,
    desk,
    foot,
    head,
    high,
    label_high,
    labelled,
    need,
    printed_by,
    put,
    step,
    title,
)
from bench.faxes.wording import Form, Item


def packed(sheet: Sheet, items: list[Item], width: float, most: int) -> list[list[tuple[Item, float]]]:
    """``items`` in rows that fill ``width``, with room for their labels in bold."""
    return layouts.packed(
        items, width, most, lambda item: max(need(sheet, item) + 8, sheet.width_mm(item.label, bold=True) + 8, 30)
    )


def cosmic(sheet: Sheet, form: Form) -> None:
    """A print-out of Cosmic: a grey bar, headings over a rule, the label in bold above its value, no frames."""
    form = filled(form, HOUSES["cosmic"])[1]
    sheet.left, sheet.right = 16, 194
    head(sheet, form)
    title(sheet, form, bar=True)
    small = max(7.5, sheet.size_pt - 1.5)
    for section in form.sections:
        sheet.text(sheet.left, sheet.y, section.title, bold=True)
        sheet.rule(sheet.left, sheet.y + sheet.line_mm, sheet.right, sheet.y + sheet.line_mm, 0.3)
        sheet.y += sheet.line_mm + 1.5
        for row in packed(sheet, section.items, sheet.right - sheet.left, 3):
            x: float = sheet.left
            down = max(label_high(sheet, item.label, wide - 4, size=small, bold=True) for item, wide in row)
            tall = max(high(sheet, item, wide - 4) for item, wide in row)
            for item, wide in row:
                labelled(sheet, item.label, x, sheet.y, wide - 4, size=small, bold=True)
                put(sheet, item, x, sheet.y + down, wide - 4)
                x += wide
            sheet.y += down + tall + 1.6
        sheet.y += 2
    foot(sheet, form)
    printed_by(sheet, "Cosmic")


def takecare(sheet: Sheet, form: Form) -> None:
    """A print-out of TakeCare: fixed pitch, a double line, the section's name at the left, leaders to the value."""
    form = filled(form, HOUSES["takecare"])[1]
    head(sheet, form)
    sheet.paragraph("=" * 58, after=0.2)
    sheet.paragraph(form.title, bold=True, after=0.2)
    sheet.paragraph("=" * 58, after=1.5)
    desk(sheet, form)
    for section in form.sections:
        for item in section.items:
            lead = f"{item.label} ".ljust(22, ".") + " "
            x = sheet.left + sheet.width_mm(lead)
            if item.by_hand:
                lead = f"{item.label} "
            sheet.text(sheet.left, sheet.y, lead)
            sheet.y += put(sheet, item, x, sheet.y, sheet.right - x) + 0.5
        sheet.paragraph("-" * 58, after=1)
    foot(sheet, form, line=False)
    printed_by(sheet, "TakeCare")


def melior(sheet: Sheet, form: Form) -> None:
    """A print-out of Melior: headings in capitals, ``Label: value`` indented below, two short ones on a line."""
    form = filled(form, HOUSES["melior"])[1]
    sheet.left, sheet.right = 18.0, 196.0
    head(sheet, form)
    sheet.paragraph(form.title.upper(), bold=True, after=1)
    desk(sheet, form)
    for section in form.sections:
        sheet.paragraph(section.title.upper(), after=0.3)
        x, taken = sheet.left + 6, 0.0
        for item in section.items:
            label = f"{coloned(item.label)} "
            wide = sheet.width_mm(label) + need(sheet, item) + 8
            if x > sheet.left + 6 and (item.key == "exam" or x + wide > sheet.right):
                x, sheet.y, taken = sheet.left + 6, sheet.y + taken + 0.4, 0.0
            sheet.text(x, sheet.y, label)
            at = x + sheet.width_mm(label) + 0.5
            taken = max(taken, put(sheet, item, at, sheet.y, sheet.right - at))
            x += wide
        sheet.y += taken + 2.5
    foot(sheet, form, line=False)
    printed_by(sheet, "Melior")


def vas(sheet: Sheet, form: Form) -> None:
    """A screen of VAS on paper: capitals, labels in a column ending in colons, dashes between."""
    form = filled(form, HOUSES["vas"])[1]
    head(sheet, form)
    sheet.capitals = True
    sheet.paragraph(f"*** {form.title} ***", after=1.5)
    desk(sheet, form)
    for section in form.sections:
        sheet.paragraph("- " * 30, after=0.4)
        for item in section.items:
            lead = item.label.ljust(18) + ": "
            x = sheet.left + sheet.width_mm(lead)
            sheet.text(sheet.left, sheet.y, lead)
            sheet.y += put(sheet, item, x, sheet.y, sheet.right - x) + 0.3
    sheet.paragraph("- " * 30, after=1)
    foot(sheet, form, line=False)
    printed_by(sheet, "VAS")
    sheet.capitals = False


def pmo(sheet: Sheet, form: Form) -> None:
    """A print-out of PMO: the label small above its value, a thin rule below each line of two fields."""
    form = filled(form, HOUSES["pmo"])[1]
    sheet.left, sheet.right = 22, 188
    head(sheet, form)
    title(sheet, form)
    small = max(7, sheet.size_pt - 2.5)
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, size=sheet.size_pt + 1, after=0.8)
        for row in packed(sheet, section.items, sheet.right - sheet.left, 2):
            x: float = sheet.left
            down = max(label_high(sheet, item.label, wide - 3, size=small) for item, wide in row)
            tall = max(high(sheet, item, wide - 5) for item, wide in row)
            for item, wide in row:
                labelled(sheet, item.label, x, sheet.y, wide - 3, size=small)
                put(sheet, item, x + 1, sheet.y + down, wide - 5)
                x += wide
            sheet.y += down + tall + 0.6
            sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.15)
            sheet.y += 1.1
        sheet.y += 2
    foot(sheet, form)
    printed_by(sheet, "PMO")


def regional(sheet: Sheet, form: Form) -> None:
    """A region's PDF form: a frame round each section with its name in a grey strip, small labels inside cells."""
    form = filled(form, HOUSES["regional"])[1]
    sheet.left, sheet.right = 14, 196
    if form.letterhead:
        sheet.logo(sheet.right - 11, 9, 9)
    head(sheet, form)
    title(sheet, form)
    small = max(7, sheet.size_pt - 2.5)
    for section in form.sections:
        tall = sheet.line_mm + 0.8
        sheet.draw.rectangle((px(sheet.left), px(sheet.y), px(sheet.right), px(sheet.y + tall)), fill=205, outline=0)
        sheet.text(sheet.left + 1.5, sheet.y + 0.4, section.title, bold=True)
        sheet.y += tall
        for row in packed(sheet, section.items, sheet.right - sheet.left, 3):
            down = max(label_high(sheet, item.label, wide - 3, size=small) for item, wide in row) + 0.7
            down += 1.0 if any(item.boxes for item, _ in row) else 0.0  # room for a pen that strikes out
            tall = down + max(high(sheet, item, wide - 5) for item, wide in row) + 1.4
            x: float = sheet.left
            for item, wide in row:
                sheet.box(x, sheet.y, x + wide, sheet.y + tall)
                labelled(sheet, item.label, x + 1.2, sheet.y + 0.5, wide - 3, size=small)
                put(sheet, item, x + 2.5, sheet.y + down, wide - 5)
                x += wide
            sheet.y += tall
        sheet.y += 2
    foot(sheet, form)


def referral(sheet: Sheet, form: Form) -> None:
    """A referral form: the patient in a frame at the top right, the rest in frames over the whole width."""
    form = filled(form, HOUSES["referral"])[1]
    sheet.left, sheet.right = 15, 195
    top, middle = 13.0, 108.0
    whole = sheet.right
    sheet.right = middle - 5
    head(sheet, form)
    title(sheet, form)
    lowest, sheet.right = sheet.y, whole
    first = form.sections[0]
    rest = form.sections[1:]
    if form.letterhead and rest:
        sticker = sheet.rng.random() < 0.45 and all(i.key in STICKER and not i.by_hand for i in first.items)
        draw = _sticker if sticker else _stack
        y = draw(sheet, first.items, middle + 2, top + 1.5, whole - middle - 4)
        sheet.box(middle, top, whole, y + 1, 0.4)
        lowest = max(lowest, y + 1)
    else:
        rest = form.sections
    sheet.y = lowest + 4
    for section in rest:
        sheet.text(sheet.left, sheet.y, section.title, bold=True)
        sheet.y += sheet.line_mm + 0.6
        y = sheet.y
        for row in packed(sheet, section.items, sheet.right - sheet.left - 4, 2):
            x: float = sheet.left + 2
            tall = 0.0
            for item, wide in row:
                end = _stack(sheet, [item], x, y + 0.8, wide - 4)
                tall = max(tall, end - y)
                x += wide
            y += tall
        sheet.box(sheet.left, sheet.y, sheet.right, y + 1, 0.4)
        sheet.y = y + 4
    foot(sheet, form)


def _stack(sheet: Sheet, items: list[Item], x: float, y: float, width: float) -> float:
    """Label in italics' size above its value, one below the other; returns where they end."""
    small = max(7.0, sheet.size_pt - 2)
    for item in items:
        y += labelled(sheet, item.label, x, y, width, size=small)
        y += put(sheet, item, x + 1.5, y, width - 2) + step(small) * 0.2
    return y


def _sticker(sheet: Sheet, items: list[Item], x: float, y: float, width: float) -> float:
    """The patient's label from the hospital's printer: number above name, nothing to say which is which."""
    for item in sorted(items, key=lambda each: each.key != "identity"):
        y += sheet.lines(x + 3, y + 1, item.value, width - 6, bold=True) + 0.6
    return y + 2


STICKER = ("name", "identity")
FRAMES: dict[str, Layout] = {
    "cosmic": cosmic,
    "takecare": takecare,
    "melior": melior,
    "vas": vas,
    "pmo": pmo,
    "regional": regional,
    "referral": referral,
}
