"""What the papers of the island set are put together from: values and ticks, heads, feet, stamps, lists of hours."""

from __future__ import annotations

from bench.faxes import people
from bench.faxes.paper import Printed, Sheet, px
from bench.faxes.sets.island_form import Group, Order, Piece, spoken
from bench.faxes.sets.island_voices import Chosen, Voice
from bench.faxes.truth import Truth

GAP = 6.0  # mm between two options
PREFIX = {"typed": ("[X] ", "[ ] "), "paren": ("(X) ", "( ) "), "line": ("_X_ ", "___ ")}
HOURS = (
    "Telefontid vardagar 8.15–9.45. Övrig tid: talsvar, vi ringer upp.",
    "Öppettider: mån–tors 7.45–16.30, fre 7.45–15.00. Stängt vid helg.",
    "Besöksadress: ingång B, plan 3. Godsmottagning: port 2, före kl. 14.",
    "Expeditionen har lunchstängt 12.00–12.45.",
)
STREETS = ("Fyrvägen 3, 300 00 Granby", "Brofästet 12, 300 00 Granby", "Hamnplan 1, 300 00 Granby")


def begin(order: Order, voice: Voice, sheet: Sheet) -> tuple[Truth, Chosen, list[Group]]:
    """The truth, the words that the sender chose, and the filled-in fields."""
    if order.truth is None:
        raise ValueError("a form of this set has its truth")
    words = Chosen(voice, sheet.rng)
    return order.truth, words, spoken(order, words)


def head_of(order: Order) -> str:
    """The name in the letterhead: the clinic's, or that of a hospital alone."""
    truth = order.truth
    return (truth.letterhead or truth.clinic) if truth else ""


def addressed(order: Order, words: Chosen, after: str = ":") -> str:
    """To whom the fax is sent, which the later pages of a form do not say again."""
    return f"{words['to']}{after} {order.desk}" if order.desk else ""


def moved(groups: list[Group], key: str) -> Piece | None:
    """The piece of ``key``, taken out of its group."""
    for group in groups:
        for piece in group.pieces:
            if piece.key == key:
                group.pieces.remove(piece)
                return piece
    return None


def put(sheet: Sheet, piece: Piece, x: float, y: float, width: float, mark: str, *, bold: bool = False) -> float:
    """The value of ``piece`` or its options at ``x``, ``y``; returns the height, all in mm."""
    if piece.by_hand:
        sheet.by_hand(x + 1, y, piece.value)
        return sheet.line_mm + 3.5
    if not piece.options:
        return sheet.lines(x, y, piece.value, width, bold=bold)
    start, top = x, y
    for place, (state, words) in enumerate(piece.options):
        need = _option_mm(sheet, words, mark)
        if x > start and x + need > start + width:
            x, y = start, y + sheet.line_mm + 1.2
        _option(sheet, x, y, state, words, mark, last=place == len(piece.options) - 1, options=piece.options)
        x += need + GAP
    return y - top + sheet.line_mm


def high(sheet: Sheet, piece: Piece, width: float, mark: str, *, bold: bool = False) -> float:
    """The height that ``put`` takes, in mm."""
    if piece.by_hand:
        return sheet.line_mm + 3.5
    if not piece.options:
        return len(sheet.wrap(piece.value, width, bold=bold)) * sheet.line_mm
    rows, x = 1, 0.0
    for _, words in piece.options:
        need = _option_mm(sheet, words, mark)
        if x and x + need > width:
            rows, x = rows + 1, 0.0
        x += need + GAP
    return rows * sheet.line_mm + (rows - 1) * 1.2


def need(sheet: Sheet, piece: Piece, mark: str) -> float:
    """The width that the value takes on one line, in mm."""
    if piece.options:
        return sum(_option_mm(sheet, words, mark) + GAP for _, words in piece.options)
    return sheet.width_mm(piece.value) * (1.6 if piece.by_hand else 1.0) + 2


def _option_mm(sheet: Sheet, words: str, mark: str) -> float:
    before = PREFIX[mark][1] if mark in PREFIX else ""
    return sheet.width_mm(before + words) + (max(3.0, sheet.size_pt * 0.34) + 1.6 if mark == "box" else 0)


def _option(
    sheet: Sheet,
    x: float,
    y: float,
    state: str,
    words: str,
    mark: str,
    *,
    last: bool,
    options: tuple[tuple[str, str], ...],
) -> None:
    on = state not in ("empty", "struck")
    if mark == "box":
        side = sheet.check_box(x, y, state)
        sheet.text(x + side + 1.6, y, words)
        return
    if mark in PREFIX:
        sheet.text(x, y, PREFIX[mark][0 if on else 1] + words)
        return
    sheet.text(x, y, words)
    wide = sheet.width_mm(words)
    if not last and mark == "strike":
        sheet.text(x + wide + GAP / 2 - 0.6, y, "/")
    if mark == "ring" and on:
        ring(sheet, x, y, wide)
    if mark == "strike" and not on and any(each not in ("empty", "struck") for each, _ in options):
        middle = y + sheet.size_pt * 0.3528 * 0.62
        sheet.pen([(x - 0.8, middle + sheet.rng.uniform(-0.3, 0.4)), (x + wide + 0.8, middle)], 0.4)
        _inked(sheet, x - 0.8, middle - 0.5, x + wide + 0.8, middle + 0.5)


def ring(sheet: Sheet, x: float, y: float, wide: float) -> None:
    """A ring by pen around what is ``wide`` mm and printed at ``x``, ``y``."""
    tall = sheet.size_pt * 0.3528
    edges = (x - 2.0, y - 1.1, x + wide + 2.0, y + tall * 1.3 + 0.6)
    sheet.draw.ellipse(tuple(px(edge) for edge in edges), outline=0, width=px(0.4))
    _inked(sheet, *edges)


def _inked(sheet: Sheet, left: float, top: float, right: float, bottom: float) -> None:
    sheet.writing.append(Printed("", (px(left), px(top), px(right), px(bottom))))


def remark(sheet: Sheet, order: Order, words: Chosen, *, labelled: bool = True) -> None:
    """The sentences that are no field, under a label of their own."""
    if order.sentences:
        text = " ".join(order.sentences)
        sheet.paragraph(f"{words['remarks']}: {text}" if labelled else text, after=1.5)


def signed(sheet: Sheet, words: Chosen, who: Piece | None = None) -> None:
    """The line for the signature, with the name of ``who`` in clear below where it stands nowhere else."""
    sheet.y += 4
    label = words["sign"]
    sheet.text(sheet.left, sheet.y + 3, label)
    x = sheet.left + max(34.0, sheet.width_mm(label) + 4)
    sheet.signature(x + 3, sheet.y - 2)
    sheet.rule(x, sheet.y + 8, x + 62, sheet.y + 8)
    sheet.y += 11
    if who:
        clear = words["print_name"]
        label = f"{clear}, {who.label.lower()}" if len(who.value.split()) < 3 else clear
        x = sheet.left + sheet.width_mm(f"{label}: ") + 1
        sheet.text(sheet.left, sheet.y, f"{label}:")
        sheet.y += sheet.lines(x, sheet.y, who.value, sheet.right - x) + 1


def small(sheet: Sheet, text: str) -> None:
    """Small print at the foot of the page, below all that stands there."""
    if text:
        sheet.y = max(sheet.y + 2, 272)
        sheet.y += sheet.lines(sheet.left, sheet.y, text, sheet.right - sheet.left, size=max(6.0, sheet.size_pt - 3))


def stamped(sheet: Sheet, rows: list[str], x: float, y: float) -> float:
    """A rubber stamp with the sender's address in a double frame at ``x``, ``y``; returns its height in mm."""
    wide = min(max(sheet.width_mm(row, bold=place == 0) for place, row in enumerate(rows)) + 8, 90)
    tall = 4.0
    for place, row in enumerate(rows):
        tall += sheet.lines(x + 4, y + tall - 1.6, row, wide - 7, bold=place == 0)
    for inset in (0.0, 0.9):
        sheet.box(x + inset, y + inset, x + wide - inset, y + tall + 1.2 - inset, 0.3)
    return tall + 1.2


def hours(sheet: Sheet, x: float, y: float, width: float) -> float:
    """Opening hours and the like in small type, which hold nothing of the order; returns their height in mm."""
    picked = sheet.rng.sample(HOURS, 2)
    return sheet.lines(x, y, "\n".join(picked), width, size=max(6.0, sheet.size_pt - 3))


def numbers(sheet: Sheet, x: float, y: float) -> float:
    """A list of other telephones of the house, none of them the orderer's; returns its height in mm."""
    size = max(6.5, sheet.size_pt - 3)
    step = size * 0.3528 * 1.5
    rows = sheet.rng.sample(["Växel", "Tidbokning", "Receptförnyelse", "Kassan", "Sjukresor", "Tolkservice"], 3)
    aside = x + max(sheet.width_mm(row, size=size) for row in rows) + 3
    for place, row in enumerate(rows):
        sheet.text(x, y + place * step, row, size=size)
        sheet.text(aside, y + place * step, people.phone(sheet.rng), size=size)
    return len(rows) * step
