"""Draws the fields of the wide set's forms: values in some style, choices by one of many kinds of marks."""

from __future__ import annotations

from bench.faxes.paper import Printed, Sheet, font, px
from bench.faxes.wording import Form, Item

KINDS = ("drawn", "glyph", "brackets", "parens", "after", "circled", "underlined", "struck")
RARITY = (52, 13, 12, 6, 6, 4, 4, 3)
GLYPHS = {"empty": "☐", "crossed": "☒", "ticked": "☑", "filled": "☒"}
TYPED = {"brackets": ("[ ]", "[x]"), "parens": ("( )", "(x)")}
GAP = 7.0


class Pen:
    """One form's way of showing values: upright, bold or slanted; boxes drawn, typed or words marked by hand."""

    def __init__(self, sheet: Sheet, *, kind: str = "", bold: bool = False, italic: bool = False) -> None:
        self.sheet = sheet
        self.kind = kind or sheet.rng.choices(KINDS, RARITY)[0]
        self.bold, self.italic = bold, italic

    # --- values -----------------------------------------------------------------------------------------------------

    def height(self, item: Item, width: float) -> float:
        """The room that the value takes in ``width``."""
        if item.by_hand:
            return self.sheet.line_mm * 1.5
        if not item.boxes:
            return len(self.sheet.wrap(item.value, width, bold=self.bold)) * self.sheet.line_mm
        return len(self._rows(item, width)) * (self.sheet.line_mm + 1.2)

    def value(self, item: Item, x: float, y: float, width: float) -> float:
        """Draws the value, or the choices with their marks; returns the height."""
        if item.by_hand:
            self.sheet.by_hand(x, y + 0.6, item.value)
        elif not item.boxes:
            step = self.sheet.line_mm
            for number, line in enumerate(self.sheet.wrap(item.value, width, bold=self.bold)):
                self.sheet.text(x, y + number * step, line, bold=self.bold, italic=self.italic)
        else:
            self._choices(item, x, y, width)
        return self.height(item, width)

    def label(self, text: str, x: float, y: float, width: float, *, size: float = 0, bold: bool = False) -> float:
        """Wrapped label; returns the height."""
        return self.sheet.lines(x, y, text, width, size=size, bold=bold)

    def pair(self, item: Item, x: float, y: float, width: float, *, sign: str = ":", bold: bool = False) -> float:
        """``Label: value`` on one line, the value below where the label leaves it no room; returns the height."""
        words = f"{item.label}{sign}" if item.label[-1:] not in ".:?" or sign != ":" else item.label
        taken = self.sheet.width_mm(f"{words} ", bold=bold) + 0.8
        if taken > width * 0.62:
            tall = self.label(words, x, y, width, bold=bold)
            return tall + self.value(item, x + 4, y + tall, width - 4)
        self.sheet.text(x, y, words, bold=bold)
        return self.value(item, x + taken, y, width - taken)

    # --- choices ----------------------------------------------------------------------------------------------------

    def _kind_of(self, item: Item) -> str:
        states = [state for state, _ in item.boxes]
        by_word = self.kind in ("circled", "underlined", "struck")
        if "struck" in states and self.kind != "after":
            return "drawn"
        if by_word and (len(states) != 2 or states.count("empty") != 1):
            return "drawn"  # words marked by hand only where one of two is chosen
        return self.kind

    def _need(self, kind: str, words: str) -> float:
        text = self.sheet.width_mm(words)
        if kind in TYPED:
            return self.sheet.width_mm(f"{TYPED[kind][1]} ") + text + GAP
        return text + (GAP if kind in ("circled", "underlined", "struck") else self.sheet.size_pt * 0.42 + 2 + GAP)

    def _rows(self, item: Item, width: float) -> list[list[tuple[str, str]]]:
        kind = self._kind_of(item)
        rows: list[list[tuple[str, str]]] = [[]]
        x = 0.0
        for choice in item.boxes:
            need = self._need(kind, choice[1])
            if rows[-1] and x + need - GAP > width:
                rows.append([])
                x = 0.0
            rows[-1].append(choice)
            x += need
        return rows

    def _choices(self, item: Item, x: float, y: float, width: float) -> None:
        kind = self._kind_of(item)
        for row in self._rows(item, width):
            across = x
            for state, words in row:
                self._choice(kind, state, words, across, y)
                across += self._need(kind, words)
            y += self.sheet.line_mm + 1.2

    def _choice(self, kind: str, state: str, words: str, x: float, y: float) -> None:
        sheet = self.sheet
        if kind in TYPED:
            mark = TYPED[kind][state != "empty"]
            sheet.text(x, y, mark)
            sheet.text(x + sheet.width_mm(f"{mark} "), y, words)
        elif kind == "glyph":
            self._glyph(GLYPHS[state], state, x, y)
            sheet.text(x + sheet.size_pt * 0.42 + 1, y, words)
        elif kind == "after":
            sheet.text(x, y, words)
            sheet.check_box(x + sheet.width_mm(words) + 1.6, y, state)
        elif kind == "drawn":
            side = sheet.check_box(x, y, state)
            sheet.text(x + side + 1.5, y, words)
        else:
            sheet.text(x, y, words)
            self._marked_word(kind, state != "empty", x, y, sheet.width_mm(words))

    def _glyph(self, char: str, state: str, x: float, y: float) -> None:
        face = font("DejaVu Sans", self.sheet.size_pt * 1.12)
        self.sheet.draw.text((px(x), px(y) - 4), char, font=face, fill=0)
        left, top, right, bottom = (round(edge) for edge in face.getbbox(char))
        edges = (px(x) + left, px(y) - 4 + top, px(x) + right, px(y) - 4 + bottom)
        self.sheet.boxes.append(Printed(state, edges))

    def _marked_word(self, kind: str, chosen: bool, x: float, y: float, width: float) -> None:
        """A ring or a line under the chosen word, or a line through the other."""
        sheet, tall = self.sheet, self.sheet.size_pt * 0.3528
        if (kind == "struck") == chosen:
            return
        if kind == "circled":
            box = (px(x - 2), px(y - 1.2), px(x + width + 2), px(y + tall + 2))
            sheet.draw.ellipse(box, outline=0, width=px(0.45))
        else:
            at = y + tall * 0.72 if kind == "struck" else y + tall * 1.25
            sheet.pen([(x - 0.8, at + 0.3), (x + width * 0.5, at), (x + width + 0.8, at + 0.2)], 0.45)
            box = (px(x - 0.8), px(at - 0.4), px(x + width + 0.8), px(at + 0.6))
        sheet.writing.append(Printed("", box))


# --- the parts that all layouts share -------------------------------------------------------------------------------


def top(sheet: Sheet, form: Form, *, title_size: float = 0) -> None:
    """Letterhead at one of the three places where letterheads stand, title, and to whom."""
    rng, size = sheet.rng, sheet.size_pt
    place = rng.choice(["left", "left", "middle", "right"])
    sheet.y = 12
    for number, row in enumerate(form.letterhead):
        tall, bold = (size + 2, True) if number == 0 else (size - 2, False)
        for line in sheet.wrap(row, 150, size=tall, bold=bold):
            wide = sheet.width_mm(line, size=tall, bold=bold)
            x = {"left": sheet.left, "middle": (sheet.left + sheet.right - wide) / 2, "right": sheet.right - wide}[
                place
            ]
            sheet.text(x, sheet.y, line, size=tall, bold=bold)
            sheet.y += tall * 0.3528 * 1.4
    if form.letterhead and place == "left" and rng.random() < 0.4:
        sheet.logo(sheet.right - 12, 9, 10)
        sheet.y = max(sheet.y, 20)
    if form.letterhead and rng.random() < 0.5:
        sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1)
    sheet.y += 4
    heading = (form.title.upper() if rng.random() < 0.2 else form.title, title_size or size + rng.choice([2, 4, 6]))
    sheet.heading(heading[0], size=heading[1], after=2.5)
    if form.desk:
        sheet.paragraph(f"{form.desk_label}: {form.desk}", after=3.5)


def foot(sheet: Sheet, form: Form) -> None:
    """Sentences, a signature, small print at the foot."""
    for sentence in form.sentences:
        sheet.paragraph(sentence)
    if form.small_print:
        sheet.lines(sheet.left, 276, form.small_print, sheet.right - sheet.left, size=max(7.0, sheet.size_pt - 2.5))
    if form.signed and sheet.y < 256:
        _signature(sheet, form.signed)


def _signature(sheet: Sheet, words: str) -> None:
    sheet.y += 5
    draw = sheet.rng.random()
    if draw < 0.5:
        x = sheet.left + sheet.width_mm(f"{words}: ") + 3
        sheet.text(sheet.left, sheet.y + 3, f"{words}:")
        sheet.signature(x + 3, sheet.y - 3)
        sheet.rule(x, sheet.y + 8, x + 65, sheet.y + 8)
    else:  # the words below the line
        sheet.signature(sheet.left + 4, sheet.y - 2)
        sheet.rule(sheet.left, sheet.y + 9, sheet.left + 75, sheet.y + 9)
        sheet.text(sheet.left, sheet.y + 9.8, words, size=max(7.0, sheet.size_pt - 3))
    sheet.y += 14


def shade(sheet: Sheet, x0: float, y0: float, x1: float, y1: float, *, black: bool = False) -> None:
    """A grey field as a fax shows it: dots; or a black one."""
    if black:
        sheet.draw.rectangle((px(x0), px(y0), px(x1), px(y1)), fill=0)
        return
    for y in range(px(y0), px(y1), 9):
        for x in range(px(x0) + (y // 9 % 2) * 5, px(x1), 10):
            sheet.draw.rectangle((x, y, x + 1, y + 1), fill=0)
