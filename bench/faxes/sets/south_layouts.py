"""Layouts of the south set: where the label stands beside its value, crossed with how sections are headed."""

from __future__ import annotations

from collections.abc import Callable

from bench.faxes.layouts import Layout, value_at, value_height
from bench.faxes.paper import DPI, Printed, Sheet, font, px
from bench.faxes.wording import Form, Item, Section

GLYPHS = {
    "glyph": {"empty": "☐", "crossed": "☒", "ticked": "☑", "filled": "■"},
    "bracket": {"empty": "[ ]", "crossed": "[X]", "ticked": "[x]", "filled": "[X]"},
}
HEADINGS = ("none", "bold", "bold", "bar", "line", "spaced")


# --- parts ---------------------------------------------------------------------------------------------------------


def put(sheet: Sheet, item: Item, x: float, y: float, width: float) -> float:
    """The value, or the check boxes, drawn or as characters; returns the height."""
    if item.by_hand:
        sheet.by_hand(x + 1, y + 1, item.value)
        return sheet.line_mm * 1.5
    if not item.boxes or not item.value:
        return value_at(sheet, item, x, y, width)
    start, top = x, y
    for state, words in item.boxes:
        sign = GLYPHS[item.value][state]
        face = font("DejaVu Sans", sheet.size_pt + 1)
        wide = face.getlength(sign) * 25.4 / DPI + 1.5
        if x > start and x + wide + sheet.width_mm(words) > start + width:
            x, y = start, y + sheet.line_mm + 1.5
        sheet.draw.text((px(x), px(y)), sign, font=face, fill=0)
        sheet.boxes.append(Printed(state, (px(x), px(y + 0.5), px(x + wide - 1.5), px(y + 4))))
        sheet.text(x + wide, y, words)
        x += wide + sheet.width_mm(words) + 7
    return y - top + sheet.line_mm


def tall(sheet: Sheet, item: Item, width: float) -> float:
    """The height that ``put`` takes."""
    return sheet.line_mm * 1.5 if item.by_hand else value_height(sheet, item, width - 8 if item.boxes else width)


def top(sheet: Sheet, form: Form) -> str:
    """Letterhead, title, addressee; returns how this form heads its sections."""
    rng = sheet.rng
    if form.letterhead:
        name, *small = form.letterhead
        size, x = sheet.size_pt + rng.choice((1, 2, 3)), sheet.left
        middle = rng.random() < 0.25
        if rng.random() < 0.3 and not middle:
            sheet.logo(sheet.left, 9, 9)
            x += 13
        for number, line in enumerate((name, *small)):
            points = size if number == 0 else 8
            start = (sheet.left + sheet.right - sheet.width_mm(line, size=points, bold=True)) / 2 if middle else x
            sheet.text(start, 10 + 7 * number, line, size=points, bold=number == 0)
        sheet.y = 19 + 5 * len(small)
        if rng.random() < 0.5:
            sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.4)
        sheet.y += 4
    sheet.heading(form.title, size=sheet.size_pt + rng.choice((2, 4, 6)), after=2.5)
    if form.desk:
        sheet.paragraph(rng.choice((f"Till: {form.desk}", f"Till {form.desk}", form.desk)), after=4)
    return rng.choice(HEADINGS)


def headed(sheet: Sheet, how: str, title: str) -> None:
    """The heading of a section."""
    if how == "none":
        sheet.y += 2
        return
    if how == "bar":
        sheet.draw.rectangle((px(sheet.left), px(sheet.y), px(sheet.right), px(sheet.y + sheet.line_mm + 1.4)), fill=0)
        sheet.text(sheet.left + 2, sheet.y + 0.7, title, bold=True, grey=255)
        sheet.y += sheet.line_mm + 3
        return
    sheet.paragraph(title.upper() if how == "spaced" else title, bold=True, after=1.2)
    if how == "line":
        sheet.rule(sheet.left, sheet.y - 0.4, sheet.right, sheet.y - 0.4)
        sheet.y += 1


def foot(sheet: Sheet, form: Form) -> None:
    """Sentences, signature, a word by hand, small print."""
    rng = sheet.rng
    sheet.y += 2
    for sentence in form.sentences:
        sheet.paragraph(sentence)
    if form.signed:
        sheet.y += 5
        sheet.text(sheet.left, sheet.y + 3, f"{form.signed}{rng.choice((':', ''))}")
        x = sheet.left + max(45.0, sheet.width_mm(f"{form.signed}: ") + 3)
        sheet.signature(x + 3, sheet.y - 3)
        sheet.rule(x, sheet.y + 8, x + 62, sheet.y + 8)
        sheet.y += 13
        if rng.random() < 0.12 and sheet.y < 262:
            sheet.by_hand(
                sheet.left + rng.uniform(20, 90), sheet.y + 3, rng.choice(("Tack på förhand!", "Tack! /KS", "OK"))
            )
            sheet.y += 11
    if form.small_print:
        sheet.y = max(sheet.y, 274)
        sheet.paragraph(form.small_print, size=max(6.5, sheet.size_pt - 3), after=0)


Draw = Callable[[Sheet, Section], None]


def _sections(draw: Draw, *, always: bool = False) -> Layout:
    """A layout that heads every section, and ``draw``s its items."""

    def layout(sheet: Sheet, form: Form) -> None:
        how = top(sheet, form)
        for section in form.sections:
            headed(sheet, "bar" if always and how == "none" else how, section.title)
            draw(sheet, section)
            sheet.y += 2.5
        foot(sheet, form)

    return layout


# --- where labels stand --------------------------------------------------------------------------------------------


def _colon(sheet: Sheet, section: Section) -> None:
    """``Label: value``."""
    for item in section.items:
        label = f"{item.label}: " if not item.label.endswith("?") else f"{item.label} "
        x = sheet.left + sheet.width_mm(label) + 1
        sheet.text(sheet.left, sheet.y, label)
        if sheet.right - x < 50:  # no room beside a long label
            sheet.y += sheet.line_mm
            x = sheet.left + 8
        sheet.y += put(sheet, item, x, sheet.y, sheet.right - x) + 1.2


def _bare(sheet: Sheet, section: Section) -> None:
    """Labels left in a column of their own, without a colon."""
    x = sheet.left + 64
    for item in section.items:
        label = sheet.lines(sheet.left, sheet.y, item.label, 60, bold=sheet.size_pt % 2 == 0)
        sheet.y += max(label, put(sheet, item, x, sheet.y, sheet.right - x)) + 1.3


def _over(sheet: Sheet, section: Section) -> None:
    """The label above its value."""
    for item in section.items:
        sheet.y += sheet.lines(sheet.left, sheet.y, item.label, 160, size=sheet.size_pt - 1, bold=True)
        sheet.y += put(sheet, item, sheet.left, sheet.y, sheet.right - sheet.left) + 2


def _cells(sheet: Sheet, row: list[Item], draw: Callable[[Item, float, float], float], height: float) -> None:
    """Items side by side in boxes of one height."""
    width = (sheet.right - sheet.left) / len(row)
    for number, item in enumerate(row):
        x = sheet.left + number * width
        sheet.box(x, sheet.y, x + width, sheet.y + height)
        draw(item, x, width)
    sheet.y += height


def _rows(sheet: Sheet, items: list[Item], most: int, least_mm: float) -> list[list[Item]]:
    """``items`` in rows of up to ``most``, as long as they are short enough for their share of the width."""
    out: list[list[Item]] = []
    for item in items:
        row = out[-1] if out else []
        share = (sheet.right - sheet.left) / (len(row) + 1) - 5
        fits = all(max(_wide(sheet, each), least_mm) < share for each in (*row, item))
        if row and len(row) < most and fits:
            row.append(item)
        else:
            out.append([item])
    return out


def _wide(sheet: Sheet, item: Item) -> float:
    value = sheet.width_mm(item.value) * (1.35 if item.by_hand else 1.0)
    if item.boxes:
        value = sum(sheet.width_mm(words) + 13 for _, words in item.boxes)
    return max(value, sheet.width_mm(item.label, bold=True))


def _caption(sheet: Sheet, section: Section) -> None:
    """A small caption inside the box of its value."""
    small = sheet.size_pt - 3
    for row in _rows(sheet, section.items, 2, 0):
        width = (sheet.right - sheet.left) / len(row) - 4
        head = small * 0.3528 * 1.5

        def draw(item: Item, x: float, wide: float, head: float = head) -> float:
            sheet.text(x + 1.2, sheet.y + 0.5, item.label, size=small)
            return put(sheet, item, x + 2, sheet.y + head + 0.8, wide - 4)

        _cells(sheet, row, draw, head + max(tall(sheet, item, width) for item in row) + 2)


def _headers(sheet: Sheet, section: Section) -> None:
    """A table: a row of headings, below it the row of values."""
    for row in _rows(sheet, section.items, 4, 0):
        width = (sheet.right - sheet.left) / len(row) - 4
        _cells(sheet, row, lambda item, x, _: _at(sheet, item.label, x + 2, sheet.y + 0.7), sheet.line_mm + 1.4)
        height = max(tall(sheet, item, width) for item in row) + 2.2
        _cells(sheet, row, lambda item, x, wide: put(sheet, item, x + 2, sheet.y + 1, wide - 4), height)
        sheet.y += 1.2


def _at(sheet: Sheet, label: str, x: float, y: float) -> float:
    sheet.text(x, y, label, bold=True, size=sheet.size_pt - 0.5)
    return 0.0


def _pairs(sheet: Sheet, section: Section) -> None:
    """Two columns of pairs, each a label and a value beside it."""
    half = (sheet.right - sheet.left) / 2
    waiting = list(section.items)
    while waiting:
        row = [waiting.pop(0)]
        if _half(sheet, row[0]) and waiting and _half(sheet, waiting[0]):
            row.append(waiting.pop(0))
        heights = []
        for number, item in enumerate(row):
            x, wide = sheet.left + number * half, half if len(row) == 2 else 2 * half
            label = sheet.lines(x, sheet.y, f"{item.label}:", 34, size=sheet.size_pt - 0.5)
            beside = max(36, _longest(sheet, item) + 2)
            heights += [label, put(sheet, item, x + beside, sheet.y, wide - beside - 4)]
        sheet.y += max(heights) + 1.6


def _half(sheet: Sheet, item: Item) -> bool:
    return not item.boxes and not item.by_hand and sheet.width_mm(item.value) < 46 and _longest(sheet, item) < 34


def _longest(sheet: Sheet, item: Item) -> float:
    return max(sheet.width_mm(f"{word}:", size=sheet.size_pt - 0.5) for word in item.label.split())


def _questions(sheet: Sheet, section: Section) -> None:
    """Questions left, answers in a ruled column on the right."""
    split = sheet.left + 72
    for item in section.items:
        width = sheet.right - split - 4
        height = max(tall(sheet, item, width), len(sheet.wrap(item.label, 68)) * sheet.line_mm) + 2.2
        sheet.lines(sheet.left + 1, sheet.y + 1, item.label, 68)
        put(sheet, item, split + 2, sheet.y + 1, width)
        sheet.y += height
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.18)


def printout(sheet: Sheet, form: Form) -> None:
    """A print-out of a record system: capitals in fixed pitch, sections between lines of signs."""
    sheet.capitals = True
    sign = sheet.rng.choice("=-*")
    lead = sheet.rng.choice((" ", "."))
    for line in (*form.letterhead[:1], form.title, f"Till: {form.desk}" if form.desk else ""):
        if line:
            sheet.paragraph(line, after=0.4)
    for section in form.sections:
        sheet.paragraph(f"{sign * 3} {section.title} {sign * 30}", after=0.8)
        for item in section.items:
            words = f"{item.label} ".ljust(30, lead) + ": "
            x = sheet.left + sheet.width_mm(words)
            sheet.text(sheet.left, sheet.y, words)
            if sheet.right - x < 55:
                x, sheet.y = sheet.left + 12, sheet.y + sheet.line_mm
            sheet.y += put(sheet, item, x, sheet.y, sheet.right - x) + 0.6
        sheet.y += 1.5
    for sentence in form.sentences:
        sheet.paragraph(sentence)
    sheet.paragraph(f"{sign * 12} slut på utskrift {sign * 12}", after=1)
    if form.small_print:
        sheet.paragraph(form.small_print, after=0)
    sheet.capitals = False


def running(sheet: Sheet, form: Form) -> None:
    """``Label: value; label: value`` in lines that run on."""
    top(sheet, form)
    for section in form.sections:
        x = sheet.left
        parts: list[tuple[str, str]] = []  # state of a box or nothing, and a word
        for number, item in enumerate(section.items):
            last = "." if number == len(section.items) - 1 else ";"
            label = item.label if item.label.endswith("?") else f"{item.label}:"
            parts += [("", word) for word in label.split()]
            for state, words in item.boxes:
                parts += [(state, words)]
            said = "" if item.boxes else item.value
            pieces = [("hand" if item.by_hand else "", said)] if item.by_hand else [("", word) for word in said.split()]
            if item.boxes:  # no sign behind them: it would stand apart
                continue
            parts += [*pieces, ("", last)] if item.by_hand or not pieces else [*pieces[:-1], ("", pieces[-1][1] + last)]
        written = False  # the pen reaches below the line
        for state, word in parts:
            hand = state == "hand"
            wide = sheet.width_mm(word) * (1.6 if hand else 1.0) + (7 if state and not hand else 0)
            if x + wide > sheet.right and x > sheet.left:
                x, sheet.y = sheet.left, sheet.y + sheet.line_mm * (1.8 if written else 1.0) + 1
                written = False
            if hand:
                sheet.by_hand(x + 1, sheet.y - 1.5, word)
                written = True
                x = sheet.writing[-1].edges[2] * 25.4 / DPI + 2
                continue
            if state:
                x += sheet.check_box(x, sheet.y, state) + 1.5
            sheet.text(x, sheet.y, word)
            x += sheet.width_mm(f"{word} ") + (2 if state else 0)
        sheet.y += sheet.line_mm * (1.8 if written else 1.0) + 2.5
    foot(sheet, form)


LAYOUTS: dict[str, Layout] = {
    "colon": _sections(_colon),
    "bare": _sections(_bare),
    "over": _sections(_over),
    "caption": _sections(_caption),
    "headers": _sections(_headers),
    "pairs": _sections(_pairs),
    "grouped": _sections(_colon, always=True),
    "questions": _sections(_questions),
    "printout": printout,
    "running": running,
}
