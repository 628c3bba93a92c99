"""What the pages of the coast set are drawn with: values, check boxes before or after their words, heads and feet."""

from __future__ import annotations

from bench.faxes.paper import DPI, Printed, Sheet, font, px
from bench.faxes.wording import Form, Item

SQUARES = {"empty": "□", "crossed": "☒", "ticked": "☑", "filled": "■"}
RETURNS = (
    "Returadress: Box 417, 300 05 Strandby     Växel 031-390 06 00     www.mottagningen.example",
    "Postadress Box 88, 300 07 Strandby  |  Besök: Sjögatan 4  |  Växel 08-465 004 00",
    "Box 12, 300 03 Strandby  Telefontid vardagar 8-9.30  Vid utebliven leverans returneras till avsändaren",
)
HAND_LINES = 1.9


def put(sheet: Sheet, item: Item, x: float, y: float, width: float, *, bold: bool = False) -> float:
    """The value of ``item`` at ``x``, ``y``, or its check boxes; returns the height."""
    if item.by_hand:
        sheet.by_hand(x + 1, y + 0.6, item.value)
        return sheet.line_mm * HAND_LINES
    if not item.boxes:
        return sheet.lines(x, y, item.value, width, bold=bold)
    side, bottom = _side(sheet), y
    for (state, words), (along, down) in zip(item.boxes, _places(sheet, item, width), strict=True):
        room = max(width - along - side - 2, 10)
        if item.value == "after":
            tall = sheet.lines(x + along, y + down, words, room)
            sheet.check_box(x + along + min(sheet.width_mm(words), room) + 2, y + down, state)
        else:
            draw = _square if item.value == "square" else Sheet.check_box
            draw(sheet, x + along, y + down, state)
            tall = sheet.lines(x + along + side + 2, y + down, words, room)
        bottom = max(bottom, y + down + tall)
    return bottom - y


def _places(sheet: Sheet, item: Item, width: float) -> list[tuple[float, float]]:
    """Where each check box of ``item`` begins: across and down."""
    out, x, y, tall = [], 0.0, 0.0, sheet.line_mm
    side = _side(sheet)
    for _, words in item.boxes:
        wide = sheet.width_mm(words) + side + 8
        if x and x + wide - 6 > width:
            x, y, tall = 0.0, y + tall + 1.5, sheet.line_mm
        out.append((x, y))
        tall = max(tall, len(sheet.wrap(words, max(width - x - side - 2, 10))) * sheet.line_mm)
        x += wide
    return out


def _side(sheet: Sheet) -> float:
    return max(3.0, sheet.size_pt * 0.3528 * 0.95)


def _square(sheet: Sheet, x: float, y: float, state: str) -> None:
    """A square of the typeface, as a word processor has it."""
    face = font("DejaVu Sans", sheet.size_pt)
    sheet.draw.text((px(x), px(y)), SQUARES[state], font=face, fill=0)
    wide = face.getlength(SQUARES[state]) * 25.4 / DPI
    sheet.boxes.append(Printed(state, (px(x), px(y + 0.4), px(x + wide), px(y + sheet.line_mm - 1))))


def high(sheet: Sheet, item: Item, width: float) -> float:
    """The height that ``put`` takes."""
    if item.by_hand:
        return sheet.line_mm * HAND_LINES
    if not item.boxes:
        return len(sheet.wrap(item.value, width)) * sheet.line_mm
    rooms = [(down, max(width - along - _side(sheet) - 2, 10)) for along, down in _places(sheet, item, width)]
    lines = [len(sheet.wrap(words, room)) for (_, words), (_, room) in zip(item.boxes, rooms, strict=True)]
    return max(down + count * sheet.line_mm for count, (down, _) in zip(lines, rooms, strict=True))


def need(sheet: Sheet, item: Item) -> float:
    """The width that a value asks for to stand on one line."""
    if item.boxes:
        return sum(sheet.width_mm(words) + _side(sheet) + 8 for _, words in item.boxes) + 4
    return 66.0 if item.by_hand else sheet.width_mm(item.value, bold=True) + 2


def fitting(sheet: Sheet, text: str, width: float, *, size: float = 0, bold: bool = False) -> float:
    """The type size, ``size`` or smaller, in which no word of ``text`` is wider than ``width``."""
    size = size or sheet.size_pt
    while size > 5.5 and max(sheet.width_mm(word, size=size, bold=bold) for word in text.split(" ")) > width:
        size -= 0.5
    return size


def labelled(
    sheet: Sheet, text: str, x: float, y: float, width: float, *, size: float = 0, bold: bool = False
) -> float:
    """A label in a column of ``width``; returns the height."""
    return sheet.lines(x, y, text, width, size=fitting(sheet, text, width, size=size, bold=bold), bold=bold)


def coloned(label: str) -> str:
    return label if label.endswith((":", "?", ".")) and not label.endswith("..") else f"{label}:"


# --- head and foot -------------------------------------------------------------------------------------------------


def head(sheet: Sheet, rows: list[str]) -> None:
    """The sender's letterhead: centred, at the left beside a mark, or small at the right."""
    if not rows:
        return
    rng = sheet.rng
    how, (name, *small), y = rng.choice(("centre", "mark", "right")), rows, 10.0
    size = sheet.size_pt + (0 if how == "right" else rng.choice((1.5, 3.0)))
    if how == "mark":
        sheet.logo(sheet.left, y, 9)
    for number, line in enumerate((name, *small)):
        pt, bold = (size, True) if number == 0 else (7.5, False)
        while sheet.width_mm(line, size=pt, bold=bold) > sheet.right - sheet.left - 14 and pt > 7:
            pt -= 0.5
        wide = sheet.width_mm(line, size=pt, bold=bold)
        x = {"centre": (sheet.left + sheet.right - wide) / 2, "mark": sheet.left + 13, "right": sheet.right - wide}[how]
        sheet.text(x, y, line, size=pt, bold=bold)
        y += pt * 0.3528 * 1.45
    sheet.y = max(y, 20.0) + 3
    if how != "right":
        sheet.rule(sheet.left, sheet.y - 2, sheet.right, sheet.y - 2, 0.4)


def begin(sheet: Sheet, form: Form, *, boxed: bool = False) -> None:
    """Letterhead, title, and the desk that it is for."""
    head(sheet, form.letterhead)
    top = sheet.y
    if boxed:
        sheet.y += 1.5
        sheet.left += 2
    sheet.heading(form.title, size=sheet.size_pt + sheet.rng.choice((2, 3.5)), after=1.5)
    if form.desk:
        lead = sheet.rng.choice(("Till: ", "Faxas till: ", "Blanketten skickas till ", ""))
        sheet.paragraph(f"{lead}{form.desk}", size=sheet.size_pt - 0.5, after=2)
    if boxed:
        sheet.left -= 2
        sheet.box(sheet.left, top, sheet.right, sheet.y + 0.5, 0.5)
    sheet.y += 3


def end(sheet: Sheet, form: Form) -> None:
    """Sentences, the line to sign on, and the small print at the foot of the page."""
    sheet.y += 1.5
    for sentence in form.sentences:
        sheet.paragraph(sentence)
    if form.signed:
        _sign(sheet, form.signed)
    if form.letterhead and form.signed and sheet.y < 262 and sheet.rng.random() < 0.2:
        line = sheet.rng.choice(RETURNS)
        sheet.text((sheet.left + sheet.right - sheet.width_mm(line, size=7.5)) / 2, 266, line, size=7.5)
    if form.small_print:
        sheet.y = max(sheet.y + 1, 273)
        sheet.paragraph(form.small_print, size=max(6.5, sheet.size_pt - 3), after=0)


def _sign(sheet: Sheet, label: str) -> None:
    sheet.y += 6
    how = sheet.rng.randrange(3)
    x = sheet.left
    if how == 0:  # on a line, its words below
        sheet.signature(x + 5, sheet.y - 3)
        sheet.rule(x, sheet.y + 8, x + 80, sheet.y + 8)
        sheet.text(x, sheet.y + 8.6, label, size=max(7.0, sheet.size_pt - 2))
    elif how == 1:  # in a frame
        sheet.text(x + 1.5, sheet.y - 3.4, label, size=max(7.0, sheet.size_pt - 2))
        sheet.box(x, sheet.y - 4, x + 88, sheet.y + 12)
        sheet.signature(x + 10, sheet.y + 1)
    else:
        sheet.text(x, sheet.y + 3, f"{label}:")
        sheet.signature(x + sheet.width_mm(f"{label}: ") + 6, sheet.y - 3)
    sheet.y += 15
