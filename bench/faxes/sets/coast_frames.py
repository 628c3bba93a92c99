"""Forms of the coast set with frames: numbered cells, tables of four columns, grey labels, frames with their title."""

from __future__ import annotations

from itertools import pairwise

from bench.faxes import layouts
from bench.faxes.layouts import Layout
from bench.faxes.paper import Sheet, px
from bench.faxes.sets.coast_sheet import begin, coloned, end, head, high, labelled, need, put
from bench.faxes.wording import Form, Item

PATIENT_KEYS = ("name", "name_turned", "identity", "reserve", "coordination", "birth")


def _step(size: float) -> float:
    return size * 0.3528 * 1.42


def _packed(sheet: Sheet, items: list[Item], width: float, most: int = 3) -> list[list[tuple[Item, float]]]:
    """``items`` in rows that fill ``width``, with room for their labels."""
    return layouts.packed(
        items, width, most, lambda item: max(need(sheet, item) + 8, sheet.width_mm(item.label) + 10, 32)
    )


def counted(sheet: Sheet, form: Form) -> None:
    """Framed cells with numbers before their labels, the section's name in a grey bar."""
    sheet.left, sheet.right = 16, 194
    begin(sheet, form)
    number, size = 1, max(7.0, sheet.size_pt - 2)
    for section in form.sections:
        sheet.draw.rectangle((px(sheet.left), px(sheet.y), px(sheet.right), px(sheet.y + sheet.line_mm)), fill=215)
        sheet.text(sheet.left + 1.5, sheet.y + 0.3, section.title, bold=True)
        sheet.y += sheet.line_mm
        for row in _packed(sheet, section.items, sheet.right - sheet.left):
            labels = [f"{number + place}. {item.label}" for place, (item, _) in enumerate(row)]
            number += len(row)
            top = max(len(sheet.wrap(text, wide - 3, size=size)) for text, (_, wide) in zip(labels, row, strict=True))
            down = top * _step(size) + 0.8
            tall = down + max(high(sheet, item, wide - 6) for item, wide in row) + 1.5
            x: float = sheet.left
            for text, (item, wide) in zip(labels, row, strict=True):
                sheet.box(x, sheet.y, x + wide, sheet.y + tall)
                labelled(sheet, text, x + 1.2, sheet.y + 0.5, wide - 3, size=size)
                put(sheet, item, x + 3, sheet.y + down, wide - 6)
                x += wide
            sheet.y += tall
        sheet.y += 1.5
    end(sheet, form)


def fourfold(sheet: Sheet, form: Form) -> None:
    """A table of four columns: label, value, label, value; long ones over the whole width."""
    sheet.left, sheet.right = 15, 195
    begin(sheet, form)
    half, label = (sheet.right - sheet.left) / 2, 34.0
    for section in form.sections:
        rows: list[list[Item]] = []
        for item in section.items:
            fits = need(sheet, item) <= half - label - 4
            before = rows[-1] if rows else []
            if fits and len(before) == 1 and item.key != "exam" and need(sheet, before[0]) <= half - label - 4:
                before.append(item)
            else:
                rows.append([item])
        for row in rows:
            wide = half if len(row) == 2 else 2 * half
            tall = (
                max(
                    max(
                        high(sheet, each, wide - label - 4),
                        len(sheet.wrap(each.label, label - 3, bold=True)) * sheet.line_mm,
                    )
                    for each in row
                )
                + 2
            )
            for place, item in enumerate(row):
                x = sheet.left + place * half
                sheet.box(x, sheet.y, x + label, sheet.y + tall)
                sheet.box(x + label, sheet.y, x + wide, sheet.y + tall)
                labelled(sheet, item.label, x + 1.5, sheet.y + 0.8, label - 3, bold=True)
                put(sheet, item, x + label + 2, sheet.y + 0.8, wide - label - 4)
            sheet.y += tall
        sheet.y += 2.5
    end(sheet, form)


def grey(sheet: Sheet, form: Form) -> None:
    """Labels on a grey ground at the left, values in white fields beside them."""
    begin(sheet, form)
    split = sheet.left + 58
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=0.8)
        for item in section.items:
            wide = sheet.right - split - 4
            tall = max(high(sheet, item, wide), len(sheet.wrap(item.label, 54)) * sheet.line_mm) + 1.8
            sheet.draw.rectangle((px(sheet.left), px(sheet.y), px(split), px(sheet.y + tall)), fill=225)
            sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + tall, 0.15)
            labelled(sheet, item.label, sheet.left + 2, sheet.y + 0.7, 54)
            put(sheet, item, split + 2, sheet.y + 0.7, wide)
            sheet.y += tall
        sheet.y += 2.5
    end(sheet, form)


def titled(sheet: Sheet, form: Form) -> None:
    """Frames with their title set into the upper line; inside, fields run on beside each other."""
    sheet.left, sheet.right = 17, 193
    begin(sheet, form, boxed=True)
    for section in form.sections:
        top = sheet.y + sheet.line_mm / 2
        sheet.y += sheet.line_mm + 1.2
        for row in _rows_of_fields(sheet, section.items, sheet.right - sheet.left - 8):
            x: float = sheet.left + 4
            tall = 0.0
            for item, wide in row:
                label = coloned(item.label)
                gap = min(sheet.width_mm(label, bold=True) + 2, 62.0)
                down = labelled(sheet, label, x, sheet.y, gap - 1, bold=True)
                tall = max(tall, down, put(sheet, item, x + gap, sheet.y, wide - gap - 4))
                x += wide
            sheet.y += tall + 1.2
        sheet.box(sheet.left, top, sheet.right, sheet.y + 1)
        size = sheet.size_pt
        wide = sheet.width_mm(section.title, size=size, bold=True)
        y = top - sheet.line_mm / 2
        sheet.draw.rectangle((px(sheet.left + 4), px(y), px(sheet.left + 8 + wide), px(y + sheet.line_mm)), fill=255)
        sheet.text(sheet.left + 6, y + 0.2, section.title, bold=True)
        sheet.y += 3
    end(sheet, form)


def _rows_of_fields(sheet: Sheet, items: list[Item], width: float) -> list[list[tuple[Item, float]]]:
    """Two fields beside each other where both are short."""

    def short(item: Item) -> bool:
        return min(sheet.width_mm(coloned(item.label), bold=True) + 2, 62.0) + need(sheet, item) + 6 < width / 2

    rows: list[list[Item]] = []
    for item in items:
        if rows and len(rows[-1]) == 1 and item.key != "exam" and short(item) and short(rows[-1][0]):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [[(item, width / len(row)) for item in row] for row in rows]


def exam_grid(sheet: Sheet, form: Form) -> None:
    """The examinations as a numbered table of at least three rows; the rest in lines above and below it."""
    sheet.left, sheet.right = 18, 192
    begin(sheet, form)
    for section in form.sections:
        items = section.items
        sheet.paragraph(section.title, bold=True, after=1)
        if any(item.key == "exam" for item in items):
            items = _grid(sheet, items)
        for item in items:
            label = coloned(item.label)
            x = sheet.left + min(sheet.width_mm(label) + 3, 80)
            down = labelled(sheet, label, sheet.left, sheet.y, x - sheet.left - 1)
            sheet.y += max(down, put(sheet, item, x, sheet.y, sheet.right - x)) + 1
        sheet.y += 2.5
    end(sheet, form)


def _grid(sheet: Sheet, items: list[Item]) -> list[Item]:
    """Draws the table; returns what does not belong into it."""
    rows: list[tuple[Item, Item | None]] = []
    for item, after in pairwise([*items, Item("end", "")]):
        if item.key == "exam":
            rows.append((item, after if after.key == "date" else None))
    dates = [date for _, date in rows if date is not None]
    whole, nr = sheet.right - sheet.left, 10.0
    last = 46.0 if dates else 0.0
    edges = [0.0, nr, whole - last, whole] if dates else [0.0, nr, whole]
    heads = ["Nr", rows[0][0].label, *([dates[0].label] if dates else [])]
    lines = max(
        len(sheet.wrap(text, b - a - 3, bold=True)) for text, (a, b) in zip(heads, pairwise(edges), strict=True)
    )
    _row(sheet, edges, heads, lines * sheet.line_mm + 1.6, bold=True)
    for number in range(max(3, len(rows))):
        exam, date = rows[number] if number < len(rows) else (Item("exam", ""), None)
        cells = [str(number + 1), exam.value, *([date.value if date and not date.by_hand else ""] if dates else [])]
        lines = max(len(sheet.wrap(t, b - a - 3)) for t, (a, b) in zip(cells, pairwise(edges), strict=True))
        tall = lines * sheet.line_mm + 1.8
        if date is not None and date.by_hand:
            tall = max(tall, sheet.line_mm * 1.7)
            sheet.by_hand(sheet.left + edges[2] + 2, sheet.y + 1.2, date.value)
        _row(sheet, edges, cells, tall)
    sheet.y += 2
    return [item for item in items if item.key not in ("exam", "date")]


def _row(sheet: Sheet, edges: list[float], cells: list[str], tall: float, *, bold: bool = False) -> None:
    for text, (a, b) in zip(cells, pairwise(edges), strict=True):
        sheet.box(sheet.left + a, sheet.y, sheet.left + b, sheet.y + tall)
        sheet.lines(sheet.left + a + 1.5, sheet.y + 0.8, text, b - a - 3, bold=bold)
    sheet.y += tall


def label_card(sheet: Sheet, form: Form) -> None:
    """The patient's label from the record system at the upper right, without words before name and number."""
    sheet.left, sheet.right = 18, 192
    head(sheet, form.letterhead)
    top, corner = sheet.y, sheet.right - 78.0
    card = [item for section in form.sections for item in section.items if item.key in PATIENT_KEYS and item.value]
    y = top + 2
    for item in card[::-1] if sheet.rng.random() < 0.5 else card:
        plain = item.key in ("name", "name_turned", "identity") or item.by_hand
        if plain:
            y += put(sheet, item, corner + 3, y, 72, bold=True) + 0.8
        else:
            y += sheet.lines(corner + 3, y, f"{coloned(item.label)} {item.value}", 72) + 0.8
    if card:
        sheet.box(corner, top, sheet.right, y + 1, 0.4)
    wide = corner - sheet.left - 6
    left = top + sheet.lines(sheet.left, top, form.title, wide, size=sheet.size_pt + 3, bold=True) + 1
    left += sheet.lines(sheet.left, left, form.desk, wide, size=sheet.size_pt - 0.5)
    sheet.y = max(left, y + 1) + 5
    for section in form.sections:
        items = [item for item in section.items if item not in card]
        if not items:
            continue
        sheet.paragraph(section.title, bold=True, after=0.4)
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.3)
        sheet.y += 1.2
        for item in items:
            down = labelled(sheet, item.label, sheet.left + 2, sheet.y, 56)
            sheet.y += max(down, put(sheet, item, sheet.left + 62, sheet.y, sheet.right - sheet.left - 62)) + 1.2
        sheet.y += 2
    end(sheet, form)


FRAMES: dict[str, Layout] = {
    "counted": counted,
    "fourfold": fourfold,
    "grey": grey,
    "titled": titled,
    "exam_grid": exam_grid,
    "label_card": label_card,
}
