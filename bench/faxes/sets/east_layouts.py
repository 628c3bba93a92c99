"""Forms of the east set that are drawn with rules: regions, hospitals, Word tables, panels, a table of examinations."""

from __future__ import annotations

from itertools import pairwise

from bench.faxes.paper import Sheet
from bench.faxes.sets.east_draw import (
    centred,
    desk_line,
    exam_pairs,
    fill,
    foot,
    sentences,
    short,
    signed,
    table_row,
)
from bench.faxes.wording import Form, Item, Section


def _small(sheet: Sheet) -> float:
    return max(6.5, sheet.size_pt - 2.5)


def _cell(sheet: Sheet, item: Item, label: str, x: float, right: float, *, draw: bool = True) -> float:
    """A small label above its value; returns the height."""
    size = _small(sheet)
    head = len(sheet.wrap(label, right - x - 3, size=size)) * size * 0.3528 * 1.42
    tall = fill(sheet, item, x + 2, sheet.y + head + 1.2, right - x - 4, draw=draw)
    if draw:
        sheet.lines(x + 1.5, sheet.y + 0.6, label, right - x - 3, size=size)
    return head + tall + 2.2


def _row(sheet: Sheet, cells: list[tuple[Item, str]], edges: list[float]) -> None:
    rooms = list(pairwise(edges))
    tall = max(_cell(sheet, item, label, x, r, draw=False) for (item, label), (x, r) in zip(cells, rooms, strict=True))
    for (item, label), (x, right) in zip(cells, rooms, strict=True):
        sheet.box(x, sheet.y, right, sheet.y + tall, 0.2)
        _cell(sheet, item, label, x, right)
    sheet.y += tall


def numbered(sheet: Sheet, form: Form) -> None:
    """A region's own form: lettered parts, numbered fields in ruled cells of full or half width."""
    sheet.left, sheet.right, sheet.y = 16, 194, 14
    for line, size in zip(form.letterhead, (sheet.size_pt + 1, sheet.size_pt - 2), strict=False):
        sheet.paragraph(line, bold=size > sheet.size_pt, size=size, after=0.3)
    sheet.text(
        160, 14, sheet.rng.choice(("Blankett RG 118-4", "Bl. 2207 utg. 5", "Dok-id 40-1197")), size=_small(sheet)
    )
    sheet.y = max(sheet.y, 20) + 2
    centred(sheet, form.title, size=sheet.size_pt + 4, bold=True, after=2)
    desk_line(sheet, form, after=2.5)
    later = not form.desk  # the second page of two
    number, letter = (21, "D") if later else (1, "A")
    middle = (sheet.left + sheet.right) / 2
    for section in form.sections:
        sheet.y += 1.5
        sheet.paragraph(f"{letter}. {section.title}", bold=True, after=0.4)
        letter, waiting = chr(ord(letter) + 1), list(section.items)
        while waiting:
            row = [waiting.pop(0)]
            if waiting and all(short(sheet, one, middle - sheet.left - 6) for one in (row[0], waiting[0])):
                row.append(waiting.pop(0))
            cells = [(item, f"{number + place}. {item.label}") for place, item in enumerate(row)]
            _row(sheet, cells, [sheet.left, *([middle] if len(row) > 1 else []), sheet.right])
            number += len(row)
    sentences(sheet, form)
    signed(sheet, form)
    foot(sheet, form, "Ofullständigt ifylld begäran återsänds. Blanketten fylls i av den som begär materialet.")


def three_grid(sheet: Sheet, form: Form) -> None:
    """A hospital's requisition: three columns of boxes, label above value; what is long takes more of them."""
    sheet.left, sheet.right, sheet.y = 13, 197, 15
    if form.letterhead:
        sheet.logo(sheet.left, 13, 9)
        sheet.text(sheet.left + 12, 13.5, form.letterhead[0], bold=True)
        if len(form.letterhead) > 1:
            sheet.text(sheet.left + 12, 14 + sheet.line_mm, form.letterhead[1], size=_small(sheet))
        sheet.y = 26
    sheet.paragraph(form.title.upper(), bold=True, size=sheet.size_pt + 2, after=1.5)
    desk_line(sheet, form, after=2.5)
    third = (sheet.right - sheet.left) / 3
    for section in form.sections:
        sheet.text(sheet.left, sheet.y + 0.8, section.title, bold=True, size=sheet.size_pt - 1)
        sheet.y += sheet.line_mm + 0.8
        for row in _thirds(sheet, section.items, third):
            edges: list[float] = [sheet.left]
            used = 0
            for _, span in row:
                used += span
                edges.append(sheet.left + used * third)
            edges[-1] = sheet.right
            _row(sheet, [(item, item.label) for item, _ in row], edges)
    sentences(sheet, form)
    signed(sheet, form, sheet.right - 80)
    foot(sheet, form)


def _thirds(sheet: Sheet, items: list[Item], third: float) -> list[list[tuple[Item, int]]]:
    """Rows of items with how many thirds each takes."""
    rows: list[list[tuple[Item, int]]] = []
    used = 3
    for item in items:
        span = next((n for n in (1, 2) if short(sheet, item, n * third - 6)), 3)
        if used + span > 3 or (item.key == "exam" and used):
            rows.append([])
            used = 0
        rows[-1].append((item, span))
        used += span
    return rows


def merged_table(sheet: Sheet, form: Form) -> None:
    """A Word table on one page: the section in the first column over all its rows, then label and value."""
    sheet.size_pt = min(sheet.size_pt, 11.0)
    sheet.left, sheet.right, sheet.y = 18, 192, 17
    if form.letterhead:
        sheet.paragraph("\n".join(form.letterhead), after=3)
    sheet.heading(form.title, size=sheet.size_pt + 3, after=1.5)
    desk_line(sheet, form)
    first, second = sheet.left + 37, sheet.left + 86
    for section in form.sections:
        top = sheet.y
        bottom = top + len(sheet.wrap(section.title, first - sheet.left - 3, bold=True)) * sheet.line_mm + 2.2
        for item in section.items:
            label_tall = len(sheet.wrap(item.label, second - first - 3)) * sheet.line_mm
            tall = max(label_tall, fill(sheet, item, 0, 0, sheet.right - second - 4, draw=False)) + 2.2
            if item is section.items[-1]:  # as high as the section's own title needs
                tall = max(tall, bottom - sheet.y)
            sheet.box(first, sheet.y, second, sheet.y + tall)
            sheet.box(second, sheet.y, sheet.right, sheet.y + tall)
            sheet.lines(first + 1.5, sheet.y + 1, item.label, second - first - 3)
            fill(sheet, item, second + 2, sheet.y + 1, sheet.right - second - 4, glyphs=True)
            sheet.y += tall
        sheet.box(sheet.left, top, sheet.right, sheet.y, 0.4)
        sheet.rule(first, top, first, sheet.y)
        sheet.lines(sheet.left + 1.5, top + 1, section.title, first - sheet.left - 3, bold=True)
    sentences(sheet, form)
    signed(sheet, form)
    foot(sheet, form)


def panels(sheet: Sheet, form: Form) -> None:
    """Two panels side by side, then two more; labels in front of the values."""
    sheet.left, sheet.right, sheet.y = 12, 198, 14
    kept = sheet.size_pt
    sheet.size_pt = min(kept, 10.5)
    head = form.letterhead[0] if form.letterhead else ""
    sheet.text(sheet.left, sheet.y, form.title, bold=True, size=sheet.size_pt + 3)
    sheet.y += (sheet.size_pt + 3) * 0.3528 * 1.42 + 1
    sheet.paragraph(", ".join(form.letterhead) if head else "", after=1)
    desk_line(sheet, form, after=2)
    middle, waiting = (sheet.left + sheet.right) / 2, list(form.sections)
    while waiting:
        pair = [waiting.pop(0) for _ in range(min(2, len(waiting)))]
        wide = len(pair) == 1
        top = sheet.y
        bottoms = []
        for place, section in enumerate(pair):
            x = sheet.left if place == 0 else middle + 1
            right = sheet.right if wide or place else middle - 1
            bottoms.append(_panel(sheet, section, x, top, right))
        bottom = max(bottoms) + 1.5
        for place in range(len(pair)):
            x = sheet.left if place == 0 else middle + 1
            sheet.box(x, top, sheet.right if wide or place else middle - 1, bottom, 0.35)
        sheet.y = bottom + 2
    sentences(sheet, form)
    signed(sheet, form, 110)
    foot(sheet, form)
    sheet.size_pt = kept


def _panel(sheet: Sheet, section: Section, x: float, y: float, right: float) -> float:
    """The items of one panel; returns where they end."""
    sheet.text(x + 2, y + 1, section.title, bold=True)
    y += sheet.line_mm + 2
    for item in section.items:
        words = f"{item.label}: " if item.label[-1:] not in "?:" else f"{item.label} "
        taken = sheet.width_mm(words) + 1
        room = right - x - 4 - taken
        longest = max((sheet.width_mm(word) for word in item.value.split()), default=0.0)
        if item.boxes or item.by_hand or room < max(30.0, longest + 1):
            sheet.lines(x + 2, y, words, right - x - 4)
            y += len(sheet.wrap(words, right - x - 4)) * sheet.line_mm
            y += fill(sheet, item, x + 5, y + 0.4, right - x - 8) + 0.8
            continue
        sheet.text(x + 2, y, words)
        y += fill(sheet, item, x + 2 + taken, y, room) + 0.8
    return y


def exam_list(sheet: Sheet, form: Form) -> None:
    """A sheet with a numbered table of the examinations in its middle; the rest in lines of label and value."""
    sheet.y = 18
    if form.letterhead:
        sheet.paragraph(form.letterhead[0], bold=True, after=0.3)
        for row in form.letterhead[1:]:
            sheet.paragraph(row, size=_small(sheet), after=0.5)
        sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1, 0.5)
        sheet.y += 4
    sheet.heading(form.title, after=1.5)
    desk_line(sheet, form)
    tab = sheet.left + 58
    for section in form.sections:
        pairs, drawn = exam_pairs(section.items), False
        for item in section.items:
            if item.key in ("exam", "date"):
                if not drawn:
                    _exam_table(sheet, pairs)
                drawn = True
                continue
            label = sheet.lines(sheet.left, sheet.y, item.label, tab - sheet.left - 3, bold=True)
            sheet.y += max(label, fill(sheet, item, tab, sheet.y, sheet.right - tab)) + 1.6
        sheet.y += 1.5
    sentences(sheet, form)
    signed(sheet, form)
    foot(sheet, form)


def _exam_table(sheet: Sheet, pairs: list[tuple[Item, Item | None]]) -> None:
    left, right = sheet.left, sheet.right
    edges = [left, left + 12, right - 48, right]
    heads = [Item("", "", "Nr"), Item("", "", pairs[0][0].label), Item("", "", "Undersökt den")]
    sheet.y += 1
    table_row(sheet, heads, edges, bold=True, size=sheet.size_pt - 1)
    for number, (exam, date) in enumerate(pairs, 1):
        table_row(sheet, [Item("", "", str(number)), exam, date or Item("date", "")], edges)
    if len(pairs) < 3:
        table_row(sheet, [Item("", "", str(len(pairs) + 1)), Item("", ""), Item("", "")], edges)
    sheet.y += 2.5
