"""Forms of the report set that are made of lines: margins, running text, print-outs, a sticker, long guidance."""

from __future__ import annotations

from bench.faxes.paper import Sheet
from bench.faxes.sets.report_form import address
from bench.faxes.sets.report_ink import (
    Hand,
    addressed,
    colon,
    foot,
    head_centred,
    head_left,
    head_right,
    height,
    pick,
    right_text,
    small,
    step,
    typed,
    value,
)
from bench.faxes.sets.report_labels import GUIDE
from bench.faxes.sets.report_layouts import BOLD, ITALIC, PLAIN, SLANTED, TYPED
from bench.faxes.wording import Form, Item

PATIENT = ("name", "identity", "name_identity")


def beneath(sheet: Sheet, form: Form) -> None:
    """A line to write on, and beneath the line in small type what stands there."""
    hand = pick(sheet, (ITALIC, SLANTED, TYPED))
    head_right(sheet, form.letterhead)
    sheet.heading(form.title, size=sheet.size_pt + 2, after=2)
    addressed(sheet, form.desk)
    full = sheet.right - sheet.left
    for section in form.sections:
        waiting = list(section.items)
        while waiting:
            row = [waiting.pop(0)]
            if waiting and all(_half(sheet, each, hand) for each in (row[0], waiting[0])):
                row.append(waiting.pop(0))
            width = full / len(row) - (5 if len(row) == 2 else 0)
            tall = max(height(sheet, each, width - 2, hand) for each in row) + (hand.more_pt and 0.5)
            for number, each in enumerate(row):
                x = sheet.left + number * (width + 10)
                value(sheet, each, x + 1, sheet.y, width - 2, hand)
                sheet.rule(x, sheet.y + tall + 0.4, x + width, sheet.y + tall + 0.4)
                sheet.lines(x, sheet.y + tall + 0.9, each.label, width, size=small(sheet))
            lines = max(len(sheet.wrap(each.label, width, size=small(sheet))) for each in row)
            sheet.y += tall + lines * step(small(sheet)) + 3.2
        sheet.y += 0.8
    foot(sheet, form)


def _half(sheet: Sheet, item: Item, hand: Hand) -> bool:
    width = (sheet.right - sheet.left) / 2 - 7
    return not item.boxes and height(sheet, item, width, hand) <= sheet.line_mm * 1.65 + 0.3


def margin(sheet: Sheet, form: Form) -> None:
    """A thick rule down the page; sections to the left of it, labels and values to its right."""
    hand = pick(sheet, (PLAIN, BOLD, SLANTED))
    head_centred(sheet, form.letterhead)
    sheet.heading(form.title)
    addressed(sheet, form.desk, "")
    rule, top = sheet.left + 36, sheet.y
    for section in form.sections:
        title = sheet.lines(sheet.left, sheet.y, section.title, 33, size=small(sheet, 1))
        start = sheet.y
        for item in section.items:
            sheet.text(rule + 4, sheet.y, item.label, bold=True, size=small(sheet, 1))
            sheet.y += step(small(sheet, 1))
            sheet.y += value(sheet, item, rule + 4, sheet.y, sheet.right - rule - 4, hand) + 1.4
        sheet.y = max(sheet.y, start + title) + 1.5
    sheet.rule(rule, top, rule, sheet.y, 0.9)
    sheet.y += 3
    foot(sheet, form)


def two_blocks(sheet: Sheet, form: Form) -> None:
    """Sender's block at the right, patient's at the left, both framed; the rest below, each label ending in dots."""
    head_right(sheet, form.letterhead)
    sheet.text(sheet.left, 14, "FAX", size=sheet.size_pt + 6, bold=True)
    sheet.y = max(sheet.y, 26)
    sheet.heading(form.title, size=sheet.size_pt + 1)
    addressed(sheet, form.desk)
    middle, top = (sheet.left + sheet.right) / 2, sheet.y
    ordering = [section for section in form.sections if any(item.key == "ordered" for item in section.items)]
    patient = [section for section in form.sections if any(item.key in PATIENT for item in section.items)]
    lowest = top
    for section, x in (*((each, sheet.left) for each in patient), *((each, middle + 2) for each in ordering)):
        y, width = top + 1.5, middle - sheet.left - 8
        sheet.text(x + 3, y, section.title, bold=True)
        y += step(sheet.size_pt) + 1
        for item in section.items:
            y += sheet.lines(x + 3, y, colon(item.label), width, size=small(sheet, 2))
            y += value(sheet, item, x + 3, y, width) + 1.2
        lowest = max(lowest, y)
    if lowest > top:
        if patient:
            sheet.box(sheet.left, top, middle - 2, lowest + 1)
        if ordering:
            sheet.box(middle + 2, top, sheet.right, lowest + 1)
        sheet.y = lowest + 5
    for section in form.sections:
        if section in patient or section in ordering:
            continue
        for item in section.items:
            label = f"{item.label} ... "
            wide = min(sheet.width_mm(label), 96)
            tall = sheet.lines(sheet.left, sheet.y, label.strip(), 96)
            x = sheet.left + wide + 2
            sheet.y += max(tall, value(sheet, item, x, sheet.y, sheet.right - x, BOLD)) + 1.3
        sheet.y += 2
    foot(sheet, form)


def printout(sheet: Sheet, form: Form) -> None:
    """A print-out of a record system in capitals and fixed pitch: labels flush right, a head line, equals signs."""
    sheet.capitals = True
    sheet.y = 14
    bar = "=" * int((sheet.right - sheet.left) / sheet.width_mm("="))
    for row in form.letterhead[:1]:
        sheet.paragraph(row, after=0.4)
    sheet.paragraph(bar, after=0.4)
    sheet.paragraph(form.title, after=0.4)
    if form.desk:
        sheet.paragraph(f"Till {form.desk}", after=0.4)
    sheet.paragraph(bar, after=2)
    axis = sheet.left + min(max(sheet.width_mm(f"{i.label}:") for s in form.sections for i in s.items) + 4, 82)
    for section in form.sections:
        sheet.paragraph(f"** {section.title} **", after=0.6)
        for item in section.items:
            lines = sheet.wrap(colon(item.label), axis - sheet.left - 2)
            for number, line in enumerate(lines):
                right_text(sheet, axis - 2, sheet.y + number * sheet.line_mm, line)
            tall = value(sheet, item, axis + 1, sheet.y, sheet.right - axis - 1, Hand(boxes="bracket"))
            sheet.y += max(tall, len(lines) * sheet.line_mm) + 0.4
        sheet.y += 1.6
    for sentence in form.sentences:
        sheet.paragraph(f"OBS {sentence}")
    if form.small_print:
        sheet.paragraph(form.small_print, size=small(sheet, 2))
    sheet.paragraph(bar, after=0)
    sheet.capitals = False


def running(sheet: Sheet, form: Form) -> None:
    """Labels and values run on in one line: the next field begins where the last one ended."""
    hand = pick(sheet, (BOLD, PLAIN, TYPED))
    head_left(sheet, form.letterhead)
    sheet.paragraph(form.title, bold=True, size=sheet.size_pt + 1)
    addressed(sheet, form.desk)
    for section in form.sections:
        x, tall = sheet.left, 0.0
        for item in section.items:
            label = f"{colon(item.label)} "
            start = sheet.width_mm(label) + 1
            with typed(sheet, hand):
                wide = sheet.width_mm(item.value, bold=hand.bold)
            if item.by_hand:
                wide *= 1.7
            if item.boxes:
                wide = sum(sheet.width_mm(words) + 12 for _, words in item.boxes)
            if x > sheet.left and x + start + wide > sheet.right:
                sheet.y, x, tall = sheet.y + tall + 1.2, sheet.left, 0.0
            sheet.text(x, sheet.y, label)
            room = sheet.right - x - start
            tall = max(tall, value(sheet, item, x + start, sheet.y, room, hand))
            x += start + min(wide, room) + 7
            if item.boxes or not item.value:
                x += 4 if item.boxes else 22
        sheet.y += tall + 3.4
    foot(sheet, form)


def sticker(sheet: Sheet, form: Form) -> None:
    """The patient on a label stuck into the corner, without a word of what is what; the rest asked for in lines."""
    hand = pick(sheet, (PLAIN, SLANTED, BOLD))
    top, stuck = 13.0, {item.key: item for section in form.sections for item in section.items if not item.by_hand}
    rows = [stuck[key].value for key in ("identity", "name") if key in stuck and stuck[key].value]
    if "name_identity" in stuck:
        rows = [stuck["name_identity"].value]
    gone = {"identity", "name", "name_identity"} if rows else set()
    below, edge = _label(sheet, rows, top) if rows else (0.0, sheet.right)
    head_left(sheet, form.letterhead[:1], edge - sheet.left - 5)
    sheet.y = max(sheet.y, below)
    sheet.paragraph(form.title, bold=True, size=sheet.size_pt + 2)
    addressed(sheet, form.desk)
    axis = sheet.left + 66
    for section in form.sections:
        items = [item for item in section.items if item.by_hand or item.key not in gone]
        for item in items:
            label = sheet.lines(sheet.left, sheet.y, item.label, 62)
            tall = max(label, value(sheet, item, axis, sheet.y, sheet.right - axis, hand))
            sheet.rule(axis - 1, sheet.y + tall + 0.5, sheet.right, sheet.y + tall + 0.5, 0.15)
            sheet.y += tall + 2
        sheet.y += 2.5 if items else 0
    foot(sheet, form)


def _label(sheet: Sheet, rows: list[str], top: float) -> tuple[float, float]:
    """The sticker, with an address; returns what lies below it and its left edge."""
    street, town = address(sheet.rng).split(", ")
    face, size = "Roboto Condensed", max(sheet.size_pt - 0.5, 9.0)
    with typed(sheet, Hand(face, more_pt=size - sheet.size_pt)):
        wide = max(70.0, *(sheet.width_mm(row, bold=True) + 8 for row in rows))
        x, y = sheet.right - wide, top + 2
        for number, row in enumerate((*rows, street, town)):
            sheet.text(x + 4, y, row, bold=number < len(rows))
            y += sheet.line_mm
    sheet.draw.rounded_rectangle(
        [round(edge * 300 / 25.4) for edge in (x, top, sheet.right, y + 2)], 30, outline=0, width=3
    )
    return y + 6, x


def guided(sheet: Sheet, form: Form) -> None:
    """Under each label a long guiding text in small print, then the answer."""
    hand = pick(sheet, (BOLD, ITALIC, PLAIN))
    head_centred(sheet, form.letterhead)
    sheet.heading(form.title, size=sheet.size_pt + 2, after=1.5)
    addressed(sheet, form.desk)
    sheet.paragraph(
        "Fyll i alla uppgifter. Ofullständiga beställningar återsänds för komplettering.", size=small(sheet)
    )
    for section in form.sections:
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.4)
        sheet.y += 1
        for item in section.items:
            guide = GUIDE.get(item.key, "")
            sheet.y += sheet.lines(sheet.left, sheet.y, item.label, 168, bold=hand != BOLD)
            if guide:
                sheet.y += sheet.lines(sheet.left, sheet.y, guide, 168, size=small(sheet, 3))
            sheet.y += value(sheet, item, sheet.left + 6, sheet.y + 0.4, 160, hand) + 1.6
        sheet.y += 0.6
    foot(sheet, form)
