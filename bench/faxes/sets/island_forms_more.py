"""Slips and lists of the island set, as people make them themselves: margins, ticks, half pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bench.faxes import layouts
from bench.faxes.paper import Sheet, px
from bench.faxes.sets.island_form import Group, Order, Piece
from bench.faxes.sets.island_forms import own
from bench.faxes.sets.island_labels_more import CHECKLIST, HALF, MARGIN, SLIP
from bench.faxes.sets.island_paper import (
    addressed,
    begin,
    head_of,
    high,
    hours,
    moved,
    need,
    put,
    remark,
    signed,
    small,
)
from bench.faxes.wording import Form


def slip(sheet: Sheet, form: Form) -> None:
    """An order slip: group names in a narrow column on the left, dotted lines to the right of it."""
    order = own(form)
    sheet.left, sheet.right, sheet.y = 22, 186, 14
    truth, words, groups = begin(order, SLIP, sheet)
    who = moved(groups, "doctor") if order.signed else None
    top = sheet.y
    sheet.y += 2
    sheet.text(sheet.right - 40, sheet.y, f"Nr {sheet.rng.randint(100, 999)} / {sheet.rng.randint(2, 40)}")
    sheet.text(sheet.left + 3, sheet.y, words["title"], bold=True, size=sheet.size_pt + 3)
    sheet.y += sheet.line_mm + 3
    if truth.letterhead:
        sheet.text(sheet.left + 3, sheet.y, truth.letterhead)
        sheet.y += sheet.line_mm
    sheet.y += sheet.lines(sheet.left + 3, sheet.y, addressed(order, words), 155) + 2
    for group in groups:
        start = sheet.y
        x = sheet.left + 46
        for piece in group.pieces:
            wide = sheet.width_mm(piece.label) + 4
            sheet.text(x, sheet.y + 0.6, piece.label)
            tall = put(sheet, piece, x + wide, sheet.y + 0.6, sheet.right - x - wide - 3, SLIP.mark)
            sheet.y += tall + 1.6
            for dot in range(int((sheet.right - x - wide - 3) / 1.4)):
                place = px(x + wide + dot * 1.4), px(sheet.y - 0.2)
                sheet.draw.ellipse((*place, place[0] + 2, place[1] + 2), fill=0)
            sheet.y += 0.8
        end = start + sheet.lines(sheet.left + 2, start + 0.6, group.title, 39, size=sheet.size_pt - 1, bold=True)
        sheet.y = max(sheet.y, end) + 1.4
        sheet.rule(sheet.left, sheet.y - 0.7, sheet.right, sheet.y - 0.7)
    sheet.rule(sheet.left + 42, top + 18, sheet.left + 42, sheet.y - 0.7)
    sheet.box(sheet.left - 1, top, sheet.right + 1, sheet.y - 0.7, 0.5)
    sheet.y += 2
    remark(sheet, order, words)
    if order.signed:
        signed(sheet, words, who)
        small(sheet, truth.small_print)


PHRASED = {
    "clinic": ("{v}", "Vi på {v} skriver till er.", "Detta kommer från {v}."),
    "wanted": ("Vi önskar {v}.", "Skicka {v}, tack.", "{v}"),
    "recipient": ("Allt sänds till {v}.", "{v}", "Skickas till {v}, tack."),
    "image_recipient": ("Bilderna ska till {v}.", "{v}", "Sänd dem till {v}."),
    "report_recipient": ("{v}", "Sänds till {v}.", "Faxas till {v}."),
    "exam": ("Det gäller {v}.", "{v}", "Tidigare gjord: {v}"),
}


def margin(sheet: Sheet, form: Form) -> None:
    """Keywords in a wide left margin, whole or half sentences to the right of them."""
    order = own(form)
    sheet.left, sheet.right, sheet.y = 16, 192, 16
    truth, words, groups = begin(order, MARGIN, sheet)
    who = moved(groups, "doctor") if order.signed and sheet.rng.random() < 0.5 else None
    x = 72.0
    if truth.letterhead:
        sheet.paragraph(truth.letterhead, after=2)
    sheet.text(x, sheet.y, words["title"], bold=True, size=sheet.size_pt + 2)
    sheet.y += sheet.line_mm + 3
    sheet.y += sheet.lines(x, sheet.y, addressed(order, words, ""), sheet.right - x) + 4
    for group in groups:
        for piece in group.pieces:
            label = sheet.lines(sheet.left, sheet.y, piece.label, x - sheet.left - 4, bold=True)
            said = _phrased(piece, sheet)
            sheet.y += max(label, put(sheet, said, x, sheet.y, sheet.right - x, MARGIN.mark)) + 1.6
        sheet.y += 1.5
    if order.sentences:
        sheet.y += sheet.lines(x, sheet.y, " ".join(order.sentences), sheet.right - x) + 2
    if order.signed:
        sheet.left = x
        signed(sheet, words, who)
        small(sheet, truth.small_print)


def _phrased(piece: Piece, sheet: Sheet) -> Piece:
    if piece.options or piece.by_hand or not piece.value or piece.key not in PHRASED:
        return piece
    text = sheet.rng.choice(PHRASED[piece.key]).format(v=piece.value)
    return replace(piece, value=text[0].upper() + text[1:])


def half(sheet: Sheet, form: Form) -> None:
    """A form on the upper half of the page; below the line to cut along what the desk fills in itself."""
    order = own(form)
    sheet.left, sheet.right, sheet.y = 14, 196, 10
    truth, words, groups = begin(order, HALF, sheet)
    sheet.text(sheet.left, sheet.y, words["title"], bold=True, size=sheet.size_pt + 2)
    if truth.letterhead:
        sheet.text(sheet.left + 70, sheet.y, truth.letterhead)
    sheet.y += sheet.line_mm + 2.5
    sheet.paragraph(addressed(order, words), after=1.5)
    size = max(6.0, sheet.size_pt - 3.5)

    def wide(piece: Piece) -> float:
        return max(need(sheet, piece, HALF.mark) + 5, sheet.width_mm(piece.label, size=size) + 5, 34)

    for group in groups:
        for row in _packed(group.pieces, sheet.right - sheet.left, wide):
            down = size * 0.3528 * 1.4 + (1.4 if any(piece.options for piece, _ in row) else 0)
            tall = down + max(high(sheet, piece, each - 4, HALF.mark) for piece, each in row) + 1
            x = float(sheet.left)
            for piece, each in row:
                sheet.box(x, sheet.y, x + each, sheet.y + tall)
                sheet.text(x + 1, sheet.y + 0.4, piece.label, size=size)
                put(sheet, piece, x + 2, sheet.y + down, each - 4, HALF.mark)
                x += each
            sheet.y += tall
    sheet.y += 2
    remark(sheet, order, words)
    if order.signed:
        signed(sheet, words)
        _cut(sheet)
        small(sheet, truth.small_print)


def _packed(pieces: list[Piece], full: float, wide: Callable[[Piece], float]) -> list[list[tuple[Piece, float]]]:
    rows: list[list[tuple[Piece, float]]] = []
    for piece in pieces:
        least = min(wide(piece), full)
        row = rows[-1] if rows else []
        if row and piece.key != "exam" and len(row) < 4 and sum(each for _, each in row) + least <= full:
            row.append((piece, least))
        else:
            rows.append([(piece, least)])
    return [[(piece, least * full / sum(each for _, each in row)) for piece, least in row] for row in rows]


def _cut(sheet: Sheet) -> None:
    sheet.y = max(sheet.y + 3, 150)
    for dash in range(45):
        sheet.rule(sheet.left + dash * 4, sheet.y, sheet.left + dash * 4 + 2, sheet.y)
    sheet.y += 2
    sheet.paragraph("Röntgens noteringar", bold=True, after=2)
    for text in ("Expedierat den ______________   Sign. ______________", "Kontroll i RIS ______________"):
        sheet.paragraph(text, after=2)


def checklist(sheet: Sheet, form: Form) -> None:
    """A check list: a tick before each numbered line that is seen to, and none before those that nobody filled in."""
    order = own(form)
    sheet.left, sheet.right, sheet.y = 18, 192, 14
    truth, words, groups = begin(order, CHECKLIST, sheet)
    if head_of(order):
        sheet.paragraph(head_of(order), after=2)
    sheet.heading(words["title"], after=1)
    sheet.paragraph(addressed(order, words, ""), after=3)
    number = 0
    for group in groups:
        for piece in _with_gaps(group, order, words["consent"]):
            number += 1
            seen = bool(piece.value) and (piece.key != "consent" or truth.consent in ("oral", "written"))
            tick = "" if piece.options else "[X] " if seen else "[ ] "
            label = f"{tick}{number}. {piece.label}: "
            x = sheet.left + sheet.width_mm(label) + 0.5
            if sheet.right - x < need(sheet, piece, CHECKLIST.mark) and not piece.options:
                sheet.text(sheet.left, sheet.y, label)
                sheet.y += sheet.line_mm
                x = sheet.left + 12
                label = ""
            sheet.text(sheet.left, sheet.y, label)
            sheet.y += put(sheet, piece, x, sheet.y, sheet.right - x, CHECKLIST.mark) + 1.6
        sheet.y += 1.5
    remark(sheet, order, words)
    if order.signed:
        signed(sheet, words)
        hours(sheet, sheet.left, sheet.y + 2, 120)
        sheet.y += 9
        small(sheet, truth.small_print)


def _with_gaps(group: Group, order: Order, consent: str) -> list[Piece]:
    """The pieces of ``group``, and the line for the consent where no box and no words fill it."""
    truth = order.truth
    last = group.key == "g_order" and order.signed and truth is not None and truth.type != "patient"
    asked = any(item.key == "consent" for section in order.sections for item in section.items)
    told = truth is not None and (truth.consent_words or truth.consent_boxes is not None)
    return [*group.pieces, Piece("consent", consent)] if last and asked and not told else group.pieces


HOME_MADE: dict[str, layouts.Layout] = {
    "slip": slip,
    "margin": margin,
    "half": half,
    "checklist": checklist,
}
