"""Forms of the report set that are made of cells, tables and boxes."""

from __future__ import annotations

from bench.faxes.paper import Sheet
from bench.faxes.sets.report_form import without_side
from bench.faxes.sets.report_ink import (
    Hand,
    addressed,
    band,
    colon,
    foot,
    head_centred,
    head_left,
    head_right,
    height,
    pick,
    small,
    step,
    value,
)
from bench.faxes.wording import Form, Item, Section

PLAIN = Hand()
BOLD = Hand(bold=True)
ITALIC = Hand("Caladea Italic")
SLANTED = Hand("Carlito Italic", more_pt=0.5)
TYPED = Hand("Courier Prime")
LONG = ("exam", "recipient", "image_recipient", "report_recipient", "purpose", "treatment", "clinic", "exam_date",
        "name_identity", "onward")  # fmt: skip


def captions(sheet: Sheet, form: Form) -> None:
    """Cells of unequal width in a heavy frame, a tiny caption in the upper left of each, the heading in a strip."""
    hand = pick(sheet, (BOLD, ITALIC, TYPED, PLAIN))
    head_left(sheet, form.letterhead)
    sheet.heading(form.title, size=sheet.size_pt + 3, after=1.5)
    addressed(sheet, form.desk)
    for section in form.sections:
        top, strip = sheet.y, step(sheet.size_pt) + 0.8
        band(sheet, sheet.left, sheet.y, sheet.right, sheet.y + strip)
        sheet.text(sheet.left + 1.5, sheet.y + 0.4, section.title, bold=True)
        sheet.y += strip
        for row in _cells(sheet, section, hand):
            _row(sheet, row, hand)
        sheet.box(sheet.left, top, sheet.right, sheet.y, 0.55)
        sheet.y += 2.2
    foot(sheet, form)


def _cells(sheet: Sheet, section: Section, hand: Hand) -> list[list[tuple[Item, float]]]:
    """Rows of items with their shares of the width: what is short stands beside something longer."""
    waiting, rows, full = list(section.items), [], sheet.right - sheet.left
    while waiting:
        first = waiting.pop(0)
        share = 0.62 if first.key in LONG or first.key == "name" else 0.4
        widths = full * share - 4, full * (1 - share) - 4
        pair = (first, *waiting[:1])
        if waiting and all(_fits(sheet, each, width, hand) for each, width in zip(pair, widths, strict=True)):
            rows.append([(first, share), (waiting.pop(0), 1 - share)])
            continue
        rows.append([(first, 1.0)])
    return rows


def _fits(sheet: Sheet, item: Item, width: float, hand: Hand) -> bool:
    one_line = sheet.line_mm * 1.65 + max(hand.more_pt, 0) * 0.6
    return sheet.width_mm(item.label, size=small(sheet)) < width and height(sheet, item, width, hand) <= one_line


def _row(sheet: Sheet, row: list[tuple[Item, float]], hand: Hand) -> None:
    full, x = sheet.right - sheet.left, sheet.left
    caption = step(small(sheet))
    tall = max(height(sheet, item, full * share - 4, hand) for item, share in row)
    labels = max(len(sheet.wrap(item.label, full * share - 3, size=small(sheet))) for item, share in row)
    bottom = sheet.y + labels * caption + tall + 2.2
    for item, share in row:
        right = x + full * share
        sheet.box(x, sheet.y, right, bottom, 0.2)
        sheet.lines(x + 1, sheet.y + 0.5, item.label, full * share - 3, size=small(sheet))
        value(sheet, item, x + 2.5, sheet.y + labels * caption + 0.9, full * share - 4, hand)
        x = right
    sheet.y = bottom


def three_across(sheet: Sheet, form: Form) -> None:
    """Three columns without rules: captions in capitals above the values, a rule between sections."""
    hand = pick(sheet, (PLAIN, BOLD, SLANTED))
    head_centred(sheet, form.letterhead)
    sheet.heading(form.title, size=sheet.size_pt + 2)
    addressed(sheet, form.desk)
    full = sheet.right - sheet.left
    for section in form.sections:
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.3)
        sheet.y += 2
        waiting = list(section.items)
        while waiting:
            row = [waiting.pop(0)]
            while waiting and len(row) < 3 and all(_third(sheet, each, hand) for each in (*row, waiting[0])):
                row.append(waiting.pop(0))
            width = full / 3 - 4 if all(_third(sheet, each, hand) for each in row) else full
            caption = step(small(sheet))
            lines = max(len(sheet.wrap(each.label.upper(), width, size=small(sheet))) for each in row)
            for number, each in enumerate(row):
                x = sheet.left + number * full / 3
                sheet.lines(x, sheet.y, each.label.upper(), width, size=small(sheet))
                value(sheet, each, x, sheet.y + lines * caption + 0.4, width, hand)
            sheet.y += lines * caption + max(height(sheet, each, width, hand) for each in row) + 2.6
        sheet.y += 0.5
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.3)
    sheet.y += 2
    foot(sheet, form)


def _third(sheet: Sheet, item: Item, hand: Hand) -> bool:
    return (
        not item.boxes and height(sheet, item, (sheet.right - sheet.left) / 3 - 4, hand) <= sheet.line_mm * 1.65 + 0.3
    )


def numbered(sheet: Sheet, form: Form) -> None:
    """Numbered sections with shaded headings; labels numbered 1.1, 1.2 …, values on a second indent."""
    hand = pick(sheet, (PLAIN, ITALIC, TYPED))
    head_left(sheet, form.letterhead)
    sheet.heading(form.title.upper(), size=sheet.size_pt + 1.5, after=2)
    addressed(sheet, form.desk)
    axis = sheet.left + 70
    for number, section in enumerate(form.sections, 1):
        strip = step(sheet.size_pt) + 1.6
        band(sheet, sheet.left, sheet.y, sheet.right, sheet.y + strip)
        sheet.rule(sheet.left, sheet.y + strip, sheet.right, sheet.y + strip)
        sheet.text(sheet.left + 2, sheet.y + 0.8, f"{number}.  {section.title}", bold=True)
        sheet.y += strip + 1.6
        for place, item in enumerate(section.items, 1):
            sheet.text(sheet.left + 2, sheet.y, f"{number}.{place}")
            label = sheet.lines(sheet.left + 12, sheet.y, item.label, axis - sheet.left - 15)
            sheet.y += max(label, value(sheet, item, axis, sheet.y, sheet.right - axis, hand)) + 1.3
        sheet.y += 1.4
    foot(sheet, form)


def exam_table(sheet: Sheet, form: Form) -> None:
    """The examinations as rows of a table (examination, side, date); the rest as bold labels and values."""
    hand = pick(sheet, (PLAIN, TYPED))
    head_right(sheet, form.letterhead)
    sheet.heading(form.title, size=sheet.size_pt + 3)
    addressed(sheet, form.desk)
    axis = sheet.left + 64
    for section in form.sections:
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.5)
        sheet.y += 1.5
        exams = _exam_rows([item for item in section.items if item.key in ("exam", "side", "date", "exam_date")])
        if exams:
            _table(sheet, exams, hand)
        for item in section.items:
            if item.key in ("exam", "side", "date", "exam_date"):
                continue
            label = sheet.lines(sheet.left, sheet.y, item.label, axis - sheet.left - 4, bold=True)
            sheet.y += max(label, value(sheet, item, axis, sheet.y, sheet.right - axis, hand)) + 1.3
        sheet.y += 1.2
    foot(sheet, form)


def _exam_rows(items: list[Item]) -> list[tuple[str, str, Item]]:
    """Examination, side, date, of items that stand one after the other."""
    rows: list[tuple[str, str, Item]] = []
    for item in items:
        if item.key in ("exam", "exam_date"):
            text, side = without_side(item.value)
            parted = item.key == "exam_date" and "," in text
            text, date = text.rsplit(", ", 1) if parted else (text, "")
            rows.append((text, side, Item("date", "Datum", date)))
        elif item.key == "side":
            rows[-1] = (rows[-1][0], item.value, rows[-1][2])
        else:
            rows[-1] = (*rows[-1][:2], item)
    return rows


def _table(sheet: Sheet, rows: list[tuple[str, str, Item]], hand: Hand) -> None:
    titles = sheet.rng.choice((("Undersökning", "Sida", "Datum"), ("Modalitet/område", "Hö/vä", "Us-datum"),
                               ("Vad", "Sida", "När")))  # fmt: skip
    edges = [sheet.left, sheet.left + 86, sheet.left + 112, sheet.right]
    tall = step(sheet.size_pt) + 1.8
    band(sheet, edges[0], sheet.y, edges[-1], sheet.y + tall)
    for place, title in enumerate(titles):
        sheet.box(edges[place], sheet.y, edges[place + 1], sheet.y + tall)
        sheet.text(edges[place] + 2, sheet.y + 0.8, title, bold=True)
    sheet.y += tall
    spare = 1 if sheet.rng.random() < 0.5 else 0
    for text, side, date in (*rows, *[("", "", Item("date", ""))] * spare):
        exam, width = Item("exam", "", text), edges[1] - edges[0] - 4
        tall = max(height(sheet, exam, width, hand), height(sheet, date, 54, hand)) + 2
        for place in range(3):
            sheet.box(edges[place], sheet.y, edges[place + 1], sheet.y + tall)
        value(sheet, exam, edges[0] + 2, sheet.y + 0.9, width, hand)
        value(sheet, Item("side", "", side), edges[1] + 2, sheet.y + 0.9, 22, hand)
        value(sheet, date, edges[2] + 2, sheet.y + 0.9, edges[3] - edges[2] - 4, hand)
        sheet.y += tall
    sheet.y += 2.5


def checklist(sheet: Sheet, form: Form) -> None:
    """A form of boxes, one option a line: drawn, as characters, or typed; what was examined is also ticked."""
    kind = sheet.rng.choice(("drawn", "glyph", "bracket"))
    hand = pick(sheet, (Hand(boxes=kind), Hand("Lato Italic", boxes=kind), Hand("", True, kind)))
    head_left(sheet, form.letterhead)
    sheet.heading(form.title, size=sheet.size_pt + 2, after=1.5)
    addressed(sheet, form.desk)
    for section in form.sections:
        top = sheet.y
        sheet.y += 1.5
        sheet.text(sheet.left + 3, sheet.y, section.title.upper(), size=small(sheet, 1), bold=True)
        sheet.y += step(small(sheet, 1)) + 1
        for item in section.items:
            if item.boxes:
                sheet.y += sheet.lines(sheet.left + 3, sheet.y, colon(item.label), 160) + 0.6
                for option in item.boxes:
                    sheet.y += value(sheet, Item("", "", boxes=(option,)), sheet.left + 9, sheet.y, 150, hand) + 1
                sheet.y += 0.6
                continue
            label = f"{colon(item.label)} "
            x = sheet.left + 3 + sheet.width_mm(label) + 1
            sheet.text(sheet.left + 3, sheet.y, label)
            tall = value(sheet, item, x, sheet.y, sheet.right - x - 3, hand)
            sheet.y += tall + 1.2
        sheet.y += 0.6
        sheet.box(sheet.left, top, sheet.right, sheet.y, 0.3)
        sheet.y += 2
    foot(sheet, form)


def slip(sheet: Sheet, form: Form) -> None:
    """A slip of half a page in a frame: two columns of small type, cut along a dashed line below."""
    hand = pick(sheet, (BOLD, ITALIC))
    sheet.size_pt = max(sheet.size_pt - 1.5, 8.0)
    sheet.left, sheet.right, sheet.y = 22.0, 188.0, 15.0
    sheet.y += sheet.lines(sheet.left, sheet.y, form.title, 90, bold=True)
    lowest = 15.0
    for row in form.letterhead[:1]:
        lowest += sheet.lines(118, 15, row, 68, size=small(sheet, 1))
    sheet.y = max(sheet.y, lowest) + 1
    addressed(sheet, form.desk, "Att")
    columns, middle = (list(form.sections[:2]), list(form.sections[2:])), 104.0
    top = sheet.y
    width = middle - sheet.left - 2
    ends = [_column(sheet, part, x, width, top, hand) for part, x in zip(columns, (22.0, middle + 2), strict=True)]
    sheet.rule(middle, top, middle, max(ends))
    sheet.y = max(ends) + 1
    foot(sheet, form)
    sheet.y += 2
    sheet.box(18, 11, 192, sheet.y, 0.4)
    for dash in range(58):
        sheet.rule(18 + dash * 3, sheet.y + 5, 19.6 + dash * 3, sheet.y + 5, 0.2)
    sheet.y += 6


def _column(sheet: Sheet, sections: list[Section], x: float, width: float, y: float, hand: Hand) -> float:
    for section in sections:
        for item in section.items:
            y += sheet.lines(x, y, colon(item.label), width, size=small(sheet, 1.5))
            y += value(sheet, item, x + 1, y, width - 1, hand) + 1.1
        y += 1
    return y
