"""What the layouts of the east set share: values and boxes, heads, feet, the rows of a table."""

from __future__ import annotations

from itertools import pairwise

from bench.faxes.paper import Printed, Sheet, font, px
from bench.faxes.wording import Form, Item

GLYPHS = {"empty": "☐", "crossed": "☒", "ticked": "☑", "filled": "■"}
HAND_WIDER = 1.65  # how much wider a hand writes than the print
Pair = tuple[Item, Item | None]
"""An examination and its date."""


def fill(
    sheet: Sheet, item: Item, x: float, y: float, width: float, *, draw: bool = True, stacked: bool = False,
    glyphs: bool = False,
) -> float:  # fmt: skip
    """The value, or the boxes with their words; returns the height, and only measures where it does not ``draw``."""
    if item.boxes:
        return _boxes(sheet, item, x, y, width, draw=draw, stacked=stacked, glyphs=glyphs)
    if item.by_hand:
        rows, step = sheet.wrap(item.value, width / HAND_WIDER), sheet.line_mm * 1.3
        for number, row in enumerate(rows if draw else ()):
            sheet.by_hand(x, y + number * step, row)
        return len(rows) * step
    return sheet.lines(x, y, item.value, width) if draw else len(sheet.wrap(item.value, width)) * sheet.line_mm


def _boxes(
    sheet: Sheet, item: Item, x: float, y: float, width: float, *, draw: bool, stacked: bool, glyphs: bool
) -> float:
    step, indent = sheet.line_mm + 1.0, 4.2 + sheet.size_pt * 0.2
    at, row = x, y
    for number, (state, words) in enumerate(item.boxes):
        lines = sheet.wrap(words, width - indent)
        need = indent + max(map(sheet.width_mm, lines))
        if number and (stacked or at + need > x + width):
            at, row = x, row + step
        if draw:
            _box(sheet, at, row, state, glyphs=glyphs)
            sheet.lines(at + indent, row, words, width - indent)
        at += need + 5
        row += (len(lines) - 1) * sheet.line_mm
    return row + step - y


def _box(sheet: Sheet, x: float, y: float, state: str, *, glyphs: bool) -> None:
    """A box drawn by rules, or the character that word processors have for it."""
    if not glyphs or state not in GLYPHS:
        sheet.check_box(x, y, state)
        return
    face = font("DejaVu Sans", sheet.size_pt + 1.5)
    at = (px(x), px(y - 0.4))
    sheet.draw.text(at, GLYPHS[state], font=face, fill=0)
    left, top, right, bottom = face.getbbox(GLYPHS[state])
    edges = (at[0] + left, at[1] + top, at[0] + right, at[1] + bottom)
    sheet.boxes.append(Printed(state, tuple(map(round, edges))))  # type: ignore[arg-type]


def short(sheet: Sheet, item: Item, width: float) -> bool:
    """Does the value stand on one line of ``width``?"""
    if item.boxes:
        return fill(sheet, item, 0, 0, width, draw=False) <= sheet.line_mm + 1.1
    room = width / (HAND_WIDER if item.by_hand else 1)
    return sheet.width_mm(item.value) <= room and sheet.width_mm(item.label, size=sheet.size_pt - 2) <= width


def centred(sheet: Sheet, text: str, *, size: float = 0, bold: bool = False, after: float = 1.0) -> None:
    """A line in the middle, wrapped where it is wider than the sheet."""
    for row in sheet.wrap(text, sheet.right - sheet.left, size=size, bold=bold):
        x = (sheet.left + sheet.right - sheet.width_mm(row, size=size, bold=bold)) / 2
        sheet.text(x, sheet.y, row, size=size, bold=bold)
        sheet.y += (size or sheet.size_pt) * 0.3528 * 1.42
    sheet.y += after


def desk_line(sheet: Sheet, form: Form, after: float = 3.5) -> None:
    if form.desk:
        sheet.paragraph(f"{form.desk_label}: {form.desk}", after=after)


def sentences(sheet: Sheet, form: Form) -> None:
    """Whole sentences below the fields."""
    if form.sentences:
        sheet.y += 2
    for sentence in form.sentences:
        sheet.paragraph(sentence, after=1.2)


def signed(sheet: Sheet, form: Form, x: float = 0) -> None:
    """A line to sign on, signed, with its label under it."""
    if not form.signed:
        return
    x = x or sheet.left
    sheet.y += 8
    sheet.signature(x + 3, sheet.y)
    sheet.y += 11
    sheet.rule(x, sheet.y, x + 75, sheet.y)
    sheet.text(x, sheet.y + 0.6, form.signed, size=sheet.size_pt - 2)
    sheet.y += sheet.line_mm


def foot(sheet: Sheet, form: Form, *rows: str) -> None:
    """Small print: the form's own, and the sender's."""
    small = sheet.size_pt - 2.5
    for row in (form.small_print, *rows):
        if row:
            sheet.y += 1.5
            sheet.y += sheet.lines(sheet.left, sheet.y, row, sheet.right - sheet.left, size=small)


def exam_pairs(items: list[Item]) -> list[Pair]:
    out: list[Pair] = []
    for item in items:
        if item.key == "exam":
            out.append((item, None))
        elif item.key == "date" and out:
            out[-1] = (out[-1][0], item)
    return out


def table_row(
    sheet: Sheet, cells: list[Item], edges: list[float], *, bold: bool = False, size: float = 0, rules: float = 0.2
) -> None:
    """Values in ruled cells, as high as the highest."""
    kept, sheet.size_pt = sheet.size_pt, size or sheet.size_pt
    rooms = list(pairwise(edges))
    tall = 0.0
    for cell, (x, right) in zip(cells, rooms, strict=True):
        heading = len(sheet.wrap(cell.value, right - x - 3, bold=True)) * sheet.line_mm
        tall = max(tall, heading if bold else fill(sheet, cell, 0, 0, right - x - 3, draw=False))
    for cell, (x, right) in zip(cells, rooms, strict=True):
        sheet.box(x, sheet.y, right, sheet.y + tall + 2, rules)
        if bold:
            sheet.lines(x + 1.5, sheet.y + 1, cell.value, right - x - 3, bold=True)
        else:
            fill(sheet, cell, x + 1.5, sheet.y + 1, right - x - 3)
    sheet.y += tall + 2
    sheet.size_pt = kept
