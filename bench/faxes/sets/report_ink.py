"""What the layouts of the report set share: values in several hands, boxes of several kinds, heads and feet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.faxes.paper import DPI, Printed, Sheet, font, has_face, px
from bench.faxes.wording import Form, Item

GLYPHS = {"empty": "☐", "crossed": "☒", "ticked": "☑", "filled": "☒"}
BRACKETS = {"empty": "[ ]", "crossed": "[x]", "ticked": "[X]", "filled": "[x]"}
GLYPH_FACE = "DejaVu Sans"
GREY = 226  # a shade that the scanner loses


@dataclass(frozen=True, slots=True)
class Hand:
    """How a form was filled in: face and weight of the typed values, and what its boxes are."""

    face: str = ""
    bold: bool = False
    boxes: str = "drawn"  # drawn, glyph, bracket
    more_pt: float = 0.0


@contextmanager
def typed(sheet: Sheet, hand: Hand) -> Iterator[None]:
    """The sheet with the face and size of ``hand``."""
    face, size = sheet.face, sheet.size_pt
    sheet.face = hand.face if hand.face and has_face(hand.face) else face
    sheet.size_pt = size + hand.more_pt
    try:
        yield
    finally:
        sheet.face, sheet.size_pt = face, size


def small(sheet: Sheet, less: float = 2.5) -> float:
    """A size for captions: never so small that a fax could not show it."""
    return max(sheet.size_pt - less, 6.5)


def step(size: float) -> float:
    """The height of a line of type."""
    return size * 0.3528 * 1.42


def colon(label: str) -> str:
    """A label that a value follows; a question keeps its mark."""
    return label if label.endswith("?") else f"{label}:"


def pick(sheet: Sheet, hands: tuple[Hand, ...]) -> Hand:
    return sheet.rng.choice(hands)


# --- values --------------------------------------------------------------------------------------------------------


def value(sheet: Sheet, item: Item, x: float, y: float, width: float, hand: Hand = Hand()) -> float:
    """The value of ``item``, its boxes, or nothing where the field is blank; returns the height."""
    if item.by_hand:
        return _by_hand(sheet, item.value, x, y, width)
    if item.boxes:
        return _boxes(sheet, item, x, y, width, hand)
    if not item.value:
        return sheet.line_mm
    with typed(sheet, hand):
        return sheet.lines(x, y, item.value, width, bold=hand.bold)


def height(sheet: Sheet, item: Item, width: float, hand: Hand = Hand()) -> float:
    """How high ``value`` would be."""
    if item.by_hand:
        return sheet.line_mm * 1.6
    if item.boxes:
        rows, x = 1, 0.0
        for _, words in item.boxes:
            need = _box_mm(sheet, hand) + sheet.width_mm(words)
            if x and x + need > width:
                rows, x = rows + 1, 0.0
            x += need + 5
        return rows * (sheet.line_mm + 1.2) - 1.2
    if not item.value:
        return sheet.line_mm
    with typed(sheet, hand):
        return len(sheet.wrap(item.value, width, bold=hand.bold)) * sheet.line_mm


def _by_hand(sheet: Sheet, text: str, x: float, y: float, width: float) -> float:
    size = sheet.size_pt
    tall = sheet.line_mm * 1.6
    wide = font("Liberation Sans", size * 1.5).getlength(text) * 25.4 / DPI * 1.1
    sheet.size_pt = size * min(1.0, width / wide)
    sheet.by_hand(x, y + 0.8, text)
    sheet.size_pt = size
    return tall


def _box_mm(sheet: Sheet, hand: Hand) -> float:
    if hand.boxes == "bracket":
        return sheet.width_mm("[x] ") + 0.5
    return max(3.0, sheet.size_pt * 0.3528 * 0.95) + 1.8


def _boxes(sheet: Sheet, item: Item, x: float, y: float, width: float, hand: Hand) -> float:
    start, top = x, y
    struck = any(state == "struck" for state, _ in item.boxes)
    for state, words in item.boxes:
        need = _box_mm(sheet, hand) + sheet.width_mm(words)
        if x > start and x + need > start + width:
            x, y = start, y + sheet.line_mm + 1.2
        one_box(sheet, x, y, state, Hand() if struck else hand)
        sheet.text(x + _box_mm(sheet, hand), y, words)
        x += need + 5
    return y - top + sheet.line_mm


def one_box(sheet: Sheet, x: float, y: float, state: str, hand: Hand) -> None:
    """A check box drawn with rules, as a character of its own, or typed in brackets."""
    if hand.boxes == "bracket":
        sheet.text(x, y, BRACKETS[state])
    elif hand.boxes == "glyph":
        face = font(GLYPH_FACE, sheet.size_pt * 1.15)
        at = (px(x), px(y - 0.3))
        sheet.draw.text(at, GLYPHS[state], font=face, fill=0)
        left, top, right, bottom = face.getbbox(GLYPHS[state])
        edges = (at[0] + left, at[1] + top, at[0] + right, at[1] + bottom)
        sheet.boxes.append(Printed(state, tuple(map(round, edges))))  # type: ignore[arg-type]
    else:
        sheet.check_box(x, y, state)


# --- parts of pages ------------------------------------------------------------------------------------------------


def band(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> None:
    """A shaded strip to write a heading on."""
    sheet.draw.rectangle((px(x0), px(y0), px(x1), px(y1)), fill=GREY)


def right_text(sheet: Sheet, x: float, y: float, text: str, *, size: float = 0, bold: bool = False) -> None:
    """Text that ends at ``x``."""
    sheet.text(x - sheet.width_mm(text, size=size, bold=bold), y, text, size=size, bold=bold)


def head_right(sheet: Sheet, rows: list[str]) -> None:
    """A letterhead in the upper right corner."""
    y = 13.0
    for number, row in enumerate(rows):
        size = sheet.size_pt + 1 if number == 0 else small(sheet, 2)
        for line in sheet.wrap(row, 105, size=size, bold=number == 0):
            right_text(sheet, sheet.right, y, line, size=size, bold=number == 0)
            y += step(size)
    sheet.y = max(y + 3, 22)


def head_centred(sheet: Sheet, rows: list[str]) -> None:
    """A letterhead in the middle between two rules."""
    sheet.y = 13
    middle = (sheet.left + sheet.right) / 2
    for number, row in enumerate(rows):
        size = sheet.size_pt + 1.5 if number == 0 else small(sheet, 2)
        for line in sheet.wrap(row, 150, size=size, bold=number == 0):
            sheet.text(middle - sheet.width_mm(line, size=size, bold=number == 0) / 2, sheet.y, line, size=size,
                       bold=number == 0)  # fmt: skip
            sheet.y += step(size)
    if rows:
        sheet.y += 1
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.5)
        sheet.y += 4


def head_left(sheet: Sheet, rows: list[str], width: float = 140.0) -> None:
    """A letterhead with its mark before it."""
    sheet.y = 13
    x = sheet.left
    if len(rows) > 1 and sheet.rng.random() < 0.6:
        sheet.logo(x, 12.5, 8)
        x += 11
    for number, row in enumerate(rows):
        size = sheet.size_pt + 0.5 if number == 0 else small(sheet, 2)
        sheet.y += sheet.lines(x, sheet.y, row, width, size=size, bold=number == 0)
    sheet.y = max(sheet.y + 3, 22)


def addressed(sheet: Sheet, desk: str, lead: str = "Till") -> None:
    """To whom the page goes."""
    if desk:
        sheet.paragraph(f"{lead}: {desk}" if lead else desk, after=3)


def foot(sheet: Sheet, form: Form, *, sign: bool = True) -> None:
    """Whole sentences, the line to sign on, and small print at the end of the page."""
    sheet.y += 1
    for sentence in form.sentences:
        sheet.paragraph(sentence)
    if sign and form.signed:
        sheet.y += 9
        sheet.signature(sheet.left + 4, sheet.y - 7, 42, 8)
        sheet.rule(sheet.left, sheet.y + 2, sheet.left + 78, sheet.y + 2)
        sheet.text(sheet.left, sheet.y + 2.8, form.signed, size=small(sheet))
        sheet.y += 3 + step(small(sheet))
    if form.small_print:
        sheet.y += 3
        sheet.paragraph(form.small_print, size=small(sheet), after=0)
