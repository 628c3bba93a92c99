"""Layouts of the west set: requisition forms, panels, tables, print-outs, web forms, running lines."""

from __future__ import annotations

from itertools import pairwise

from bench.faxes.layouts import Layout, value_at, value_height
from bench.faxes.paper import DPI, Printed, Sheet, font, px
from bench.faxes.wording import Form, Item

SQUARES = {"empty": "☐", "crossed": "☒", "ticked": "☑", "filled": "■"}
LETTERS = "ABCDEFGH"
INSTRUCTIONS = (
    "Fylls i av den som beställer. Ofullständig blankett skickas tillbaka.",
    "Var god texta. Ange alltid vilken undersökning det gäller och när den gjordes.",
    "Vårdgivare utanför regionen ska ha inhämtat patientens samtycke före beställning.",
    "En blankett per patient. Faxa inte förfrågningar som inte gäller bildmaterial.",
)


# --- values --------------------------------------------------------------------------------------------------------


def put(sheet: Sheet, item: Item, x: float, y: float, width: float, *, stacked: bool = False) -> float:
    """The value or the check boxes at ``x``, ``y``; returns the height. ``stacked`` puts one box on a line."""
    if item.by_hand:
        sheet.by_hand(x + 1, y + 0.8, item.value)
        return sheet.line_mm * 1.7
    if not item.boxes:
        return value_at(sheet, item, x, y, width)
    if not item.value and not stacked:
        return value_at(sheet, item, x, y, width)
    start, top = x, y
    for number, (state, words) in enumerate(item.boxes):
        taken = _box_width(sheet, item.value) + sheet.width_mm(words)
        if number and (stacked or x + taken > start + width):
            x, y = start, y + sheet.line_mm + 1.5
        _box(sheet, item.value, x, y, state)
        sheet.text(x + _box_width(sheet, item.value), y, words)
        x += taken + 6
    return y - top + sheet.line_mm


def _box_width(sheet: Sheet, style: str) -> float:
    return 10.0 if style == "line" else max(3.0, sheet.size_pt * 0.3528 * 0.95) + 2.5


def _box(sheet: Sheet, style: str, x: float, y: float, state: str) -> None:
    """A drawn box, a square of the typeface, or a short line with a cross upon it."""
    if not style:
        sheet.check_box(x, y, state)
        return
    face = font("DejaVu Sans", sheet.size_pt)
    low = y + sheet.line_mm - 1
    if style == "line":
        sheet.rule(x, low, x + 8, low)
        sign = "" if state == "empty" else "X"
        sheet.draw.text((px(x + 2.6), px(y)), sign, font=face, fill=0)
    else:
        sheet.draw.text((px(x), px(y)), SQUARES[state], font=face, fill=0)
    wide = 8.0 if style == "line" else face.getlength(SQUARES[state]) * 25.4 / DPI
    sheet.boxes.append(Printed(state, (px(x), px(y + 0.4), px(x + wide), px(low))))


def tall(sheet: Sheet, item: Item, width: float, *, stacked: bool = False) -> float:
    """The height that ``put`` takes."""
    if item.by_hand:
        return sheet.line_mm * 1.7
    if stacked and item.boxes:
        return len(item.boxes) * (sheet.line_mm + 1.5) - 1.5
    return value_height(sheet, item, width - 16 if item.boxes else width)


# --- head and foot -------------------------------------------------------------------------------------------------


def letterhead(sheet: Sheet, rows: list[str]) -> None:
    """The sender's name and small lines: left, right, or between two rules."""
    if not rows:
        return
    how, (name, *small) = sheet.rng.choice(("left", "right", "ruled")), rows
    size = sheet.size_pt + sheet.rng.choice((1.0, 2.0, 4.0))
    x, y = sheet.left, 11.0
    if how == "right":
        x = max(sheet.left, sheet.right - max(sheet.width_mm(name, size=size, bold=True) + 1, 45))
    if how == "ruled":
        sheet.rule(sheet.left, y - 1, sheet.right, y - 1, 0.6)
    if how == "left" and sheet.rng.random() < 0.4:
        sheet.logo(sheet.right - 11, y - 1, 10)
    y += sheet.lines(x, y, name, sheet.right - x - (14 if how == "left" else 0), size=size, bold=True)
    for line in small:
        sheet.text(x, y + 0.4, line, size=7.5)
        y += 3.9
    if how == "ruled":
        sheet.rule(sheet.left, y + 1.5, sheet.right, y + 1.5, 0.25)
    sheet.y = y + 5


def addressed(sheet: Sheet, form: Form) -> None:
    """Letterhead, title, and the desk it goes to."""
    letterhead(sheet, form.letterhead)
    sheet.heading(form.title, size=sheet.size_pt + sheet.rng.choice((2, 3, 5)), after=2)
    if form.desk:
        lead = sheet.rng.choice(("Skickas till: ", "Faxas till ", "Mottagare av denna beställning: ", ""))
        sheet.paragraph(f"{lead}{form.desk}", after=3.5)
    if sheet.rng.random() < 0.25:
        sheet.paragraph(sheet.rng.choice(INSTRUCTIONS), size=max(7.0, sheet.size_pt - 2.5), after=3)


def foot(sheet: Sheet, form: Form) -> None:
    """Sentences, a line to sign on with its words beside or below, small print."""
    sheet.y += 2
    for sentence in form.sentences:
        sheet.paragraph(sentence)
    if form.signed and sheet.rng.random() < 0.5:
        sheet.y += 6
        sheet.signature(sheet.left + 6, sheet.y - 3)
        sheet.rule(sheet.left, sheet.y + 8, sheet.left + 72, sheet.y + 8)
        sheet.text(sheet.left, sheet.y + 8.8, form.signed, size=max(7.0, sheet.size_pt - 2))
        sheet.y += 15
    elif form.signed:
        sheet.y += 6
        sheet.text(sheet.left, sheet.y + 3, f"{form.signed}:")
        x = sheet.left + sheet.width_mm(f"{form.signed}: ") + 6
        sheet.signature(x, sheet.y - 3)
        sheet.y += 14
    if form.small_print:
        sheet.y = max(sheet.y, 272)
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.15)
        sheet.y += 1
        sheet.paragraph(form.small_print, size=max(6.5, sheet.size_pt - 3), after=0)


# --- boxed forms ---------------------------------------------------------------------------------------------------


def requisition(sheet: Sheet, form: Form) -> None:
    """A region's form: a frame, every field a cell with its label small in the corner, sections by a dark bar."""
    sheet.left, sheet.right = 16, 194
    addressed(sheet, form)
    for section in form.sections:
        _bar(sheet, section.title)
        for row in _rows(sheet, section.items, sheet.right - sheet.left):
            _cells(sheet, row)
        sheet.y += 2
    foot(sheet, form)


def _bar(sheet: Sheet, title: str) -> None:
    high = sheet.line_mm + 1
    sheet.draw.rectangle((px(sheet.left), px(sheet.y), px(sheet.right), px(sheet.y + high)), fill=0)
    sheet.text(sheet.left + 2, sheet.y + 0.5, title, bold=True, grey=255)
    sheet.y += high


def _need(sheet: Sheet, item: Item) -> float:
    """The width that a cell asks for."""
    value = 62.0 if item.by_hand else sheet.width_mm(item.value)
    if item.boxes:
        value = sum(14 + sheet.width_mm(words) for _, words in item.boxes)
    return max(value + 8, sheet.width_mm(item.label, size=sheet.size_pt - 2) + 6, 34)


def _rows(sheet: Sheet, items: list[Item], width: float) -> list[list[tuple[Item, float]]]:
    """``items`` as rows of cells that fill ``width``, at most three in a row."""
    rows: list[list[tuple[Item, float]]] = []
    for item in items:
        need = min(_need(sheet, item), width)
        row = rows[-1] if rows else []
        new_exam = item.key == "exam" and bool(row)
        if rows and not new_exam and len(row) < 3 and sum(wide for _, wide in row) + need <= width:
            row.append((item, need))
        else:
            rows.append([(item, need)])
    return [[(item, wide * width / sum(each for _, each in row)) for item, wide in row] for row in rows]


def _cells(sheet: Sheet, row: list[tuple[Item, float]]) -> None:
    size = sheet.size_pt - 2
    labels = [len(sheet.wrap(item.label, wide - 3, size=size)) * size * 0.5 for item, wide in row]
    down = max(labels) + 0.8
    high = down + max(tall(sheet, item, wide - 5) for item, wide in row) + 1.4
    x = sheet.left
    for item, wide in row:
        sheet.box(x, sheet.y, x + wide, sheet.y + high)
        sheet.lines(x + 1.2, sheet.y + 0.5, item.label, wide - 3, size=size)
        put(sheet, item, x + 2.5, sheet.y + down, wide - 5)
        x += wide
    sheet.y += high


def ledger(sheet: Sheet, form: Form) -> None:
    """Tables whose first row is the labels and whose second row is what was filled in."""
    sheet.left, sheet.right = 15, 195
    addressed(sheet, form)
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, size=sheet.size_pt + 1, after=0.8)
        for row in _rows(sheet, section.items, sheet.right - sheet.left):
            _headed_cells(sheet, row)
        sheet.y += 3
    foot(sheet, form)


def _headed_cells(sheet: Sheet, row: list[tuple[Item, float]]) -> None:
    head = max(len(sheet.wrap(item.label, wide - 4, bold=True, size=sheet.size_pt - 1)) for item, wide in row)
    down = head * (sheet.size_pt - 1) * 0.501 + 1.6
    high = max(tall(sheet, item, wide - 5) for item, wide in row) + 2.4
    x = sheet.left
    for item, wide in row:
        sheet.box(x, sheet.y, x + wide, sheet.y + down, 0.35)
        sheet.lines(x + 1.5, sheet.y + 0.6, item.label, wide - 4, bold=True, size=sheet.size_pt - 1)
        sheet.box(x, sheet.y + down, x + wide, sheet.y + down + high)
        put(sheet, item, x + 2, sheet.y + down + 1, wide - 5)
        x += wide
    sheet.y += down + high


def lettered(sheet: Sheet, form: Form) -> None:
    """Sections A, B, C in frames, the label above its value, check boxes one below the other."""
    addressed(sheet, form)
    for letter, section in zip(LETTERS, form.sections, strict=False):
        start = sheet.y
        sheet.text(sheet.left + 2, start + 1, letter, bold=True, size=sheet.size_pt + 3)
        sheet.text(sheet.left + 13, start + 1.2, section.title, bold=True)
        sheet.y += sheet.line_mm + 3
        x, width = sheet.left + 13, sheet.right - sheet.left - 16
        for item in section.items:
            size = sheet.size_pt - 1.5
            sheet.y += sheet.lines(x, sheet.y, item.label, width, size=size)
            sheet.y += put(sheet, item, x + 2, sheet.y, width - 2, stacked=True) + 1.6
        sheet.box(sheet.left, start, sheet.right, sheet.y)
        sheet.rule(sheet.left + 10, start, sheet.left + 10, sheet.y)
        sheet.y += 1.2
    foot(sheet, form)


# --- panels and tables ---------------------------------------------------------------------------------------------


def panels(sheet: Sheet, form: Form) -> None:
    """Two frames side by side, the patient's as a label that was stuck on; the rest below with rules to write on."""
    sheet.left, sheet.right = 17, 193
    letterhead(sheet, form.letterhead)
    sheet.heading(form.title, after=1.5)
    if form.desk:
        sheet.paragraph(form.desk, size=sheet.size_pt - 1, after=3)
    middle, first = (sheet.left + sheet.right) / 2, form.sections[:2]
    top, lowest = sheet.y, sheet.y
    for section, x in zip(first, (sheet.left, middle + 2), strict=False):
        y, width = top + 2, middle - sheet.left - 8
        if not any(item.key in ("name", "identity", "reserve", "coordination") for item in section.items):
            sheet.text(x + 3, y, section.title, bold=True)
            y += sheet.line_mm + 1
        for item in section.items:
            y += sheet.lines(x + 3, y, item.label, width, size=sheet.size_pt - 2)
            y += put(sheet, item, x + 3, y, width) + 1.4
        lowest = max(lowest, y)
    for x in (sheet.left, middle + 2)[: len(first)]:
        sheet.box(x, top, x + middle - sheet.left - 2, lowest + 1, 0.4)
    sheet.y = lowest + 5
    for section in form.sections[2:]:
        sheet.paragraph(section.title, bold=True, after=1)
        _on_rules(sheet, section.items)
        sheet.y += 2.5
    foot(sheet, form)


def _on_rules(sheet: Sheet, items: list[Item]) -> None:
    """Label left, value on a rule that runs to the margin."""
    for item in items:
        label = min(sheet.width_mm(item.label) + 3, 78.0)
        height = sheet.lines(sheet.left, sheet.y, item.label, label)
        x = sheet.left + label
        height = max(height, put(sheet, item, x, sheet.y, sheet.right - x))
        if not item.boxes:
            sheet.rule(x, sheet.y + height, sheet.right, sheet.y + height, 0.15)
        sheet.y += height + 1.8


def matrix(sheet: Sheet, form: Form) -> None:
    """The examinations as rows of a table, what is wanted of them as crosses in its columns; the rest in lines."""
    sheet.left, sheet.right = 18, 192
    addressed(sheet, form)
    for section in form.sections:
        items = section.items
        if any(item.key == "exam" for item in items):
            sheet.paragraph(section.title, bold=True, after=1)
            items = _exam_table(sheet, items)
            sheet.y += 2
        x = sheet.left + min(max((sheet.width_mm(item.label) for item in items), default=0) + 4, 70)
        for item in items:
            label = sheet.lines(sheet.left, sheet.y, item.label, x - sheet.left - 3)
            sheet.y += max(label, put(sheet, item, x, sheet.y, sheet.right - x)) + 1.4
        sheet.y += 2.5
    foot(sheet, form)


def _exam_table(sheet: Sheet, items: list[Item]) -> list[Item]:
    """Draws examinations, days and wishes; returns the items that are still to be written."""
    exams: list[tuple[Item, Item | None]] = []
    for item, after in pairwise([*items, Item("end", "")]):
        if item.key == "exam":
            exams.append((item, after if after.key == "date" else None))
    rest = [item for item in items if item.key not in ("exam", "date")]
    wishes = [item for item in rest if item.key == "wanted" and len(item.boxes) == 2]
    columns = [words for item in wishes for _, words in item.boxes]
    crosses = [state != "empty" for item in wishes for state, _ in item.boxes]
    dates = [date for _, date in exams if date is not None]
    heads = [exams[0][0].label, *([dates[0].label] if dates else []), *columns]
    whole = sheet.right - sheet.left
    wide = [*([48.0] if dates else []), *[24.0] * len(columns)]
    wide = [whole - sum(wide), *wide]
    size = min(sheet.size_pt, 10.0)
    rows = max(len(sheet.wrap(text, w - 3, bold=True, size=size)) for text, w in zip(heads, wide, strict=True))
    _table_row(sheet, wide, heads, rows * size * 0.501 + 2, bold=True)
    for exam, date in exams:
        cells = [exam.value, *([date.value if date and not date.by_hand else ""] if dates else [])]
        cells += ["X" if cross else "" for cross in crosses]
        rows = max(len(sheet.wrap(text, w - 3, size=size)) for text, w in zip(cells, wide, strict=True))
        high = rows * size * 0.501 + 2.4
        if date is not None and date.by_hand:
            high = max(high, sheet.line_mm * 1.7)
            sheet.by_hand(sheet.left + wide[0] + 2, sheet.y + 1.2, date.value)
        _table_row(sheet, wide, cells, high, bold=False)
    return [item for item in rest if item not in wishes]


def _table_row(sheet: Sheet, wide: list[float], cells: list[str], high: float, *, bold: bool) -> None:
    x, size = sheet.left, min(sheet.size_pt, 10.0)
    for text, width in zip(cells, wide, strict=True):
        sheet.box(x, sheet.y, x + width, sheet.y + high)
        indent = width / 2 - 1 if text == "X" else 1.5
        sheet.lines(x + indent, sheet.y + 1, text, width - 3, size=size, bold=bold)
        x += width
    sheet.y += high


# --- open forms ----------------------------------------------------------------------------------------------------


def margin(sheet: Sheet, form: Form) -> None:
    """Labels flush right against a long upright rule, values on its other side."""
    addressed(sheet, form)
    split, top = sheet.left + 64, sheet.y
    for section in form.sections:
        for item in section.items:
            rows = sheet.wrap(item.label, 60)
            for number, row in enumerate(rows):
                sheet.text(split - 3 - sheet.width_mm(row), sheet.y + number * sheet.line_mm, row)
            height = put(sheet, item, split + 3, sheet.y, sheet.right - split - 3)
            sheet.y += max(height, len(rows) * sheet.line_mm) + 1.6
        sheet.y += 2.4
    sheet.rule(split, top, split, sheet.y - 3, 0.3)
    foot(sheet, form)


def dotted(sheet: Sheet, form: Form) -> None:
    """Typed values on dotted lines, two short fields on one line."""
    addressed(sheet, form)
    for section in form.sections:
        sheet.paragraph(section.title.upper(), bold=True, size=sheet.size_pt - 1, after=1.6)
        waiting = list(section.items)
        while waiting:
            pair = [waiting.pop(0)]
            if waiting and waiting[0].key != "exam" and all(_half(sheet, item) for item in (pair[0], waiting[0])):
                pair.append(waiting.pop(0))
            _dotted_line(sheet, pair)
        sheet.y += 3
    foot(sheet, form)


def _half(sheet: Sheet, item: Item) -> bool:
    value = 55.0 if item.by_hand else sheet.width_mm(item.value)
    return not item.boxes and sheet.width_mm(item.label) + value < (sheet.right - sheet.left) / 2 - 10


def _dotted_line(sheet: Sheet, pair: list[Item]) -> None:
    step = (sheet.right - sheet.left) / len(pair)
    height = 0.0
    for number, item in enumerate(pair):
        x, end = sheet.left + number * step, sheet.left + (number + 1) * step - 4
        label = min(sheet.width_mm(item.label) + 3, 80.0)
        down = sheet.lines(x, sheet.y, item.label, label)
        took = put(sheet, item, x + label, sheet.y, end - x - label)
        height = max(height, down, took)
        if not item.boxes:
            base = sheet.y + took - 0.2
            for dot in range(int((end - x - label) / 1.3)):
                at = x + label + dot * 1.3
                sheet.draw.ellipse((px(at), px(base), px(at + 0.25), px(base + 0.25)), fill=0)
    sheet.y += height + 2


def eform(sheet: Sheet, form: Form) -> None:
    """A web form that was printed: question in bold, answer below, a thin rule between."""
    rng = sheet.rng
    sheet.text(sheet.left, 10, f"{rng.choice(('e-blankett', 'Formulär', 'Webbformulär'))} / utskrift", size=7.5)
    sheet.y = 16
    sheet.heading(form.title, size=sheet.size_pt + 5, after=1)
    sender = form.letterhead[:1]
    for line in (*sender, form.desk):
        if line:
            sheet.paragraph(line if line in sender else f"Skickas till: {line}", size=sheet.size_pt - 1, after=1)
    for number, section in enumerate(form.sections, 1):
        sheet.y += 2
        sheet.paragraph(f"{number}. {section.title}", bold=True, size=sheet.size_pt + 2, after=1)
        for item in section.items:
            sheet.paragraph(item.label, bold=True, after=0.2)
            if item.value or item.boxes:
                sheet.y += put(sheet, item, sheet.left + 3, sheet.y, sheet.right - sheet.left - 3)
            else:
                sheet.text(sheet.left + 3, sheet.y, "-")
                sheet.y += sheet.line_mm
            sheet.rule(sheet.left, sheet.y + 0.8, sheet.right, sheet.y + 0.8, 0.12)
            sheet.y += 1.8
    foot(sheet, form)


def runin(sheet: Sheet, form: Form) -> None:
    """One paragraph a section, the fields one after the other on running lines."""
    addressed(sheet, form)
    joint = sheet.rng.choice(("   ", "; ", "   |   "))
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=0.6)
        running: list[str] = []
        for item in section.items:
            label = item.label if item.label.endswith(("?", ":")) else f"{item.label}:"
            if not item.boxes and not item.by_hand:
                running.append(f"{label} {item.value}".rstrip())
                continue
            _running_lines(sheet, running, joint)
            running = []
            sheet.text(sheet.left, sheet.y, label)
            x = sheet.left + sheet.width_mm(f"{label} ") + 2
            sheet.y += put(sheet, item, x, sheet.y, sheet.right - x) + 1.2
        _running_lines(sheet, running, joint)
        sheet.y += 2.5
    foot(sheet, form)


def _running_lines(sheet: Sheet, fields: list[str], joint: str) -> None:
    """``fields`` on lines; a line breaks between two fields and not within one that fits a line."""
    line = ""
    for text in fields:
        longer = f"{line}{joint}{text}" if line else text
        if line and sheet.width_mm(longer) > sheet.right - sheet.left:
            _running_line(sheet, line)
            longer = text
        line = longer
    if line:
        _running_line(sheet, line)


def _running_line(sheet: Sheet, line: str) -> None:
    """A line with its wide gaps, or wrapped where one field alone is too long."""
    if sheet.width_mm(line) > sheet.right - sheet.left:
        sheet.paragraph(line, after=0.8)
        return
    sheet.text(sheet.left, sheet.y, line)
    sheet.y += sheet.line_mm + 0.8


def memo(sheet: Sheet, form: Form) -> None:
    """A fax message: a grid with who writes to whom above, the order as a list below a double rule."""
    letterhead(sheet, form.letterhead)
    sheet.heading(sheet.rng.choice(("TELEFAX", "Faxmeddelande", "FAX")), size=sheet.size_pt + 9, after=2)
    if form.desk:
        middle = (sheet.left + sheet.right) / 2
        high = sheet.line_mm * 2 + 5
        sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + high)
        sheet.rule(middle, sheet.y, middle, sheet.y + high)
        sheet.text(sheet.left + 2, sheet.y + 0.8, "Mottagare av faxet", size=7.5)
        sheet.lines(sheet.left + 2, sheet.y + 4.4, form.desk, middle - sheet.left - 4, size=min(sheet.size_pt, 10))
        sheet.text(middle + 2, sheet.y + 0.8, "Ärende", size=7.5)
        sheet.lines(middle + 2, sheet.y + 4.4, form.title, middle - sheet.left - 4, size=min(sheet.size_pt, 10))
        sheet.y += high + 2
    for gap in (0.0, 1.0):
        sheet.rule(sheet.left, sheet.y + gap, sheet.right, sheet.y + gap, 0.3)
    sheet.y += 5
    for section in form.sections:
        for item in section.items:
            label = item.label if item.label.endswith("?") else f"{item.label}:"
            sheet.text(sheet.left, sheet.y, "•" if sheet.face.startswith("DejaVu") else "-")
            sheet.text(sheet.left + 5, sheet.y, label)
            x = sheet.left + 6.5 + sheet.width_mm(label)
            if sheet.right - x < 60 and (item.boxes or sheet.width_mm(item.value) > sheet.right - x):
                x = sheet.left + 9
                sheet.y += sheet.line_mm
            sheet.y += put(sheet, item, x, sheet.y, sheet.right - x) + 1.4
        sheet.y += 1.5
    foot(sheet, form)


def printout(sheet: Sheet, form: Form) -> None:
    """A record system's print-out in fixed pitch: a line of system words, labels padded with stops."""
    rng = sheet.rng
    sheet.y = 14
    head = form.letterhead[0] if form.letterhead else ""
    sheet.paragraph(f"{head}", after=0.2)
    sheet.paragraph(f"Utskrift {rng.choice(('ur journalsystem', 'beställningsmodul', 'från vårdsystem'))}")
    _equals(sheet)
    sheet.paragraph(form.title, bold=True)
    if form.desk:
        sheet.paragraph(f"Adressat: {form.desk}")
    widest = max((len(item.label) for section in form.sections for item in section.items), default=10)
    widest = min(widest + 2, 30)
    for section in form.sections:
        sheet.paragraph(f"[{section.title}]", after=0.6)
        for item in section.items:
            _padded(sheet, item, widest)
        sheet.y += 1.8
    _equals(sheet)
    foot(sheet, form)


def _equals(sheet: Sheet) -> None:
    sheet.paragraph("=" * int((sheet.right - sheet.left) / sheet.width_mm("=")), after=1)


def _padded(sheet: Sheet, item: Item, widest: int) -> None:
    if len(item.label) > widest:
        sheet.paragraph(item.label, after=0)
        x = sheet.left + sheet.width_mm(" " * 4)
    else:
        label = item.label if item.label.endswith("?") else f"{item.label.ljust(widest, '.')}:"
        sheet.text(sheet.left, sheet.y, label)
        x = sheet.left + sheet.width_mm(" " * (widest + 2))
    sheet.y += put(sheet, item, x, sheet.y, sheet.right - x) + 0.6


LAYOUTS: dict[str, Layout] = {
    "requisition": requisition,
    "ledger": ledger,
    "lettered": lettered,
    "panels": panels,
    "matrix": matrix,
    "margin": margin,
    "dotted": dotted,
    "eform": eform,
    "runin": runin,
    "memo": memo,
    "printout": printout,
}
