"""Print-outs, referral systems and fax machines of the island set: columns, capitals, frames of characters, leaders."""

from __future__ import annotations

from bench.faxes import layouts
from bench.faxes.paper import Sheet
from bench.faxes.sets.island_form import Group, Order, Piece
from bench.faxes.sets.island_labels import CHARBOX, JOURNAL, LEADERS, REFERRAL, TABS, TELEFAX
from bench.faxes.sets.island_paper import (
    addressed,
    begin,
    head_of,
    high,
    hours,
    need,
    put,
    remark,
    signed,
    small,
)
from bench.faxes.sets.island_voices import Chosen
from bench.faxes.wording import Form


def own(form: Form) -> Order:
    """``form`` as the form maker of this set made it."""
    if not isinstance(form, Order):
        raise TypeError("a layout of the island set draws its own forms")
    return form


def journal(sheet: Sheet, form: Form) -> None:
    """A print-out of a record system: capitals, two columns, nothing between label and value."""
    order = own(form)
    sheet.capitals, sheet.left, sheet.right, sheet.y = True, 14, 197, 14
    truth, words, groups = begin(order, JOURNAL, sheet)
    line = "=" if sheet.rng.random() < 0.5 else "-"
    count = int((sheet.right - sheet.left) / sheet.width_mm(line))
    if head_of(order):
        sheet.paragraph(head_of(order), after=0.3)
    sheet.text(sheet.right - 38, sheet.y, "SIDA 1 (1)")
    sheet.paragraph(f"UTSKR {sheet.rng.randint(7, 16):02}:{sheet.rng.randint(10, 59)} SEK{sheet.rng.randint(10, 99)}")
    sheet.paragraph(line * count, after=0.3)
    sheet.paragraph(words["title"], after=0.3, bold=True)
    sheet.paragraph(addressed(order, words, ""), after=0.3)
    sheet.paragraph(line * count, after=1.5)
    x = sheet.left + max([sheet.width_mm(piece.label) for group in groups for piece in group.pieces] + [44]) + 5
    for group in groups:
        for piece in group.pieces:
            sheet.text(sheet.left, sheet.y, piece.label)
            sheet.y += put(sheet, piece, x, sheet.y, sheet.right - x, JOURNAL.mark) + 0.5
        sheet.y += sheet.line_mm * 0.6
    remark(sheet, order, words)
    sheet.paragraph("--- SLUT PÅ UTSKRIFT ---", after=1)
    small(sheet, truth.small_print if order.signed else "")
    sheet.capitals = False


def referral(sheet: Sheet, form: Form) -> None:
    """A referral system's print-out: a black bar for each group, labels in capitals, values on the line below."""
    order = own(form)
    sheet.left, sheet.right, sheet.y = 15, 195, 12
    truth, words, groups = begin(order, REFERRAL, sheet)
    if head_of(order):
        sheet.paragraph(head_of(order), after=0.5)
    sheet.heading(words["title"], size=sheet.size_pt + 3, after=1)
    sheet.paragraph(addressed(order, words, "\n"), after=3)
    size = max(6.5, sheet.size_pt - 3)
    for group in groups:
        _bar(sheet, group.title.upper())
        rows = _rows(sheet, group.pieces, size)
        for row in rows:
            x, tall = float(sheet.left), 0.0
            for piece, wide in row:
                sheet.text(x, sheet.y, piece.label, size=size, bold=True)
                down = size * 0.3528 * 1.5
                tall = max(tall, down + put(sheet, piece, x, sheet.y + down, wide - 4, REFERRAL.mark))
                x += wide
            sheet.y += tall + 1.6
        sheet.y += 1.2
    remark(sheet, order, words)
    if order.signed:
        sheet.y += 2
        hours_high = hours(sheet, sheet.left, sheet.y, 100)
        sheet.y += hours_high + 1
        small(sheet, truth.small_print)


def _bar(sheet: Sheet, title: str) -> None:
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.9)
    sheet.text(sheet.left, sheet.y + 1.2, title, bold=True)
    sheet.y += sheet.line_mm + 2.2


def _rows(sheet: Sheet, pieces: list[Piece], size: float) -> list[list[tuple[Piece, float]]]:
    """Two pieces a row where both fit, an examination always at the beginning of one."""
    full, rows = sheet.right - sheet.left, list[list[tuple[Piece, float]]]()
    for piece in pieces:
        least = max(need(sheet, piece, REFERRAL.mark), sheet.width_mm(piece.label, size=size, bold=True)) + 6
        row = rows[-1] if rows else []
        if len(row) == 1 and piece.key != "exam" and row[0][1] < full and least <= full / 2:
            row.append((piece, full / 2))
        else:
            rows.append([(piece, full / 2 if least <= full / 2 else full)])
    return rows


def telefax(sheet: Sheet, form: Form) -> None:
    """A fax sheet: sender and receiver in a table, the patient with the examinations in another, the rest below."""
    order = own(form)
    sheet.left, sheet.right = 18, 192
    truth, words, groups = begin(order, TELEFAX, sheet)
    sheet.text(sheet.left, 14, words["title"], size=sheet.size_pt + 12, bold=True)
    sheet.y = 14 + (sheet.size_pt + 12) * 0.55
    if truth.letterhead or not truth.clinic:
        sheet.paragraph(truth.letterhead, after=1)
    pages = 1 + truth.two_pages + truth.consent_document.startswith("attached")
    first = [Piece("to", words["to"], order.desk)] if order.desk else []
    first.append(Piece("pages", "Antal sidor", str(pages)))
    by_key = {group.key: group for group in groups}
    first += by_key["g_sender"].pieces if "g_sender" in by_key else []
    split = max(sheet.width_mm(piece.label) for piece in first) + 5
    for piece in first:
        wide = sheet.right - sheet.left - split - 4
        tall = high(sheet, piece, wide, TELEFAX.mark) + 1.8
        sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + tall)
        sheet.rule(sheet.left + split, sheet.y, sheet.left + split, sheet.y + tall)
        sheet.text(sheet.left + 1.5, sheet.y + 0.8, piece.label)
        put(sheet, piece, sheet.left + split + 2, sheet.y + 0.8, wide, TELEFAX.mark)
        sheet.y += tall
    sheet.y += 5
    rest = [piece for key in ("g_patient", "g_order") if key in by_key for piece in by_key[key].pieces]
    rest = _crossed(sheet, rest)
    rest += by_key["g_consent"].pieces if "g_consent" in by_key else []
    for piece in rest:
        label = f"{piece.label}: "
        x = sheet.left + sheet.width_mm(label, bold=True) + 1
        sheet.text(sheet.left, sheet.y, label, bold=True)
        sheet.y += put(sheet, piece, x, sheet.y, sheet.right - x, TELEFAX.mark) + 1.5
    remark(sheet, order, words)
    if order.signed:
        signed(sheet, words)
        small(sheet, truth.small_print)


def _crossed(sheet: Sheet, pieces: list[Piece]) -> list[Piece]:
    """Patient, examinations and their days as a table with a row of labels; returns what does not belong there."""
    keys = ("name", "identity", "exam", "date")
    columns = [key for key in keys if any(piece.key == key for piece in pieces)]
    if not columns:
        return pieces
    shares = {"name": 46.0, "identity": 34.0, "exam": 60.0, "date": 34.0}
    if any(piece.by_hand for piece in pieces):
        shares = {"name": 52.0, "identity": 50.0, "exam": 44.0, "date": 40.0}
    scale = (sheet.right - sheet.left) / sum(shares[key] for key in columns)
    rows = _lines_of(pieces, columns)
    labels = {key: next(piece.label for piece in pieces if piece.key == key) for key in columns}
    heads = {key: Piece(key, "", labels[key]) for key in columns}
    for place, row in enumerate([heads, *rows]):
        tall = (
            max(
                high(sheet, piece, shares[key] * scale - 3, TELEFAX.mark, bold=place == 0) for key, piece in row.items()
            )
            + 2
        )
        x = sheet.left
        for key in columns:
            sheet.box(x, sheet.y, x + shares[key] * scale, sheet.y + tall)
            if key in row:
                put(sheet, row[key], x + 1.5, sheet.y + 1, shares[key] * scale - 3, TELEFAX.mark, bold=place == 0)
            x += shares[key] * scale
        sheet.y += tall
    sheet.y += 4
    return [piece for piece in pieces if piece.key not in columns]


def _lines_of(pieces: list[Piece], columns: list[str]) -> list[dict[str, Piece]]:
    rows: list[dict[str, Piece]] = [{piece.key: piece for piece in pieces if piece.key in ("name", "identity")}]
    for piece in pieces:
        if piece.key == "exam" and "exam" in rows[-1]:
            rows.append({})
        if piece.key in ("exam", "date"):
            rows[-1][piece.key] = piece
    return [row for row in rows if row and columns]


def charbox(sheet: Sheet, form: Form) -> None:
    """A terminal's picture of the order, framed with characters."""
    order = own(form)
    sheet.capitals, sheet.left, sheet.right, sheet.y = True, 14, 196, 14
    truth, words, groups = begin(order, CHARBOX, sheet)
    wide = sheet.width_mm("0")
    count = int((sheet.right - sheet.left) / wide)
    label = 4 + max([len(piece.label) for group in groups for piece in group.pieces] + [12])
    edge = f"+{'-' * (label - 2)}+{'-' * (count - label - 1)}+"
    sheet.paragraph(f"{head_of(order)}   BILD {sheet.rng.randint(2, 40)}", after=0.3)
    sheet.paragraph(f"{words['title']}  /  {addressed(order, words, '')}".rstrip(" /"), after=0.6)
    for group in groups:
        sheet.text(sheet.left, sheet.y, edge)
        sheet.y += sheet.line_mm
        for piece in group.pieces:
            x = sheet.left + (label + 1) * wide
            tall = put(sheet, piece, x, sheet.y, (count - label - 2) * wide, CHARBOX.mark)
            sheet.text(sheet.left + 2 * wide, sheet.y, piece.label)
            for line in range(max(1, round(tall / sheet.line_mm))):
                for column in (0, label - 1, count - 1):
                    sheet.text(sheet.left + column * wide, sheet.y + line * sheet.line_mm, "|")
            sheet.y += tall
    sheet.text(sheet.left, sheet.y, edge)
    sheet.y += sheet.line_mm
    remark(sheet, order, words)
    small(sheet, truth.small_print if order.signed else "")
    sheet.capitals = False


def leaders(sheet: Sheet, form: Form) -> None:
    """Labels that end in dots, dashes or a line up to their values."""
    order = own(form)
    sheet.left, sheet.right, sheet.y = 20, 190, 14
    truth, words, groups = begin(order, LEADERS, sheet)
    if head_of(order):
        sheet.paragraph(head_of(order), bold=True, after=0.5)
        sheet.paragraph(sheet.rng.choice(("Expeditionen", "Läkarsekreterarna", "Sekretariatet")), after=4)
    sheet.heading(words["title"], after=2)
    sheet.paragraph(addressed(order, words, ""), after=4)
    dot = sheet.rng.choice((".", ".", "-", "_"))
    x = sheet.left + max(sheet.width_mm(piece.label) for group in groups for piece in group.pieces) + 16
    for group in groups:
        for piece in group.pieces:
            _lead(sheet, piece.label, x, dot)
            sheet.y += put(sheet, piece, x, sheet.y, sheet.right - x, LEADERS.mark) + 1.3
        sheet.y += 2.2
    remark(sheet, order, words)
    if order.signed:
        signed(sheet, words)
        small(sheet, truth.small_print)


def _lead(sheet: Sheet, label: str, x: float, dot: str) -> None:
    sheet.text(sheet.left, sheet.y, label)
    start = sheet.left + sheet.width_mm(label) + 1.2
    count = int((x - 2 - start) / sheet.width_mm(dot))
    sheet.text(start, sheet.y, dot * count)


def tabs(sheet: Sheet, form: Form) -> None:
    """Lines set with the tabulator: two fields a line where both are short, no colons, no rules."""
    order = own(form)
    sheet.left, sheet.right, sheet.y = 16, 196, 13
    truth, words, groups = begin(order, TABS, sheet)
    sheet.paragraph("  ".join(part for part in (head_of(order), words["title"]) if part), bold=True, after=1)
    sheet.paragraph(addressed(order, words, ""), after=3)
    first = max([sheet.width_mm(piece.label) + 4 for group in groups for piece in group.pieces] + [30])
    stops = (0.0, first, max(98.0, first + 40), max(98.0, first + 40) + first)
    for group in groups:
        _tabbed(sheet, group, stops)
        sheet.y += sheet.line_mm * 0.7
    remark(sheet, order, words)
    if order.signed:
        _line(sheet, words)
        small(sheet, truth.small_print)


def _tabbed(sheet: Sheet, group: Group, stops: tuple[float, ...]) -> None:
    waiting = list(group.pieces)
    while waiting:
        piece = waiting.pop(0)
        sheet.text(sheet.left, sheet.y, piece.label)
        wide = sheet.right - sheet.left - stops[1]
        beside = waiting[0] if waiting else None
        fits = need(sheet, piece, TABS.mark) < stops[2] - stops[1] - 3
        if beside and fits and beside.key != "exam" and not piece.options and _fits(sheet, beside, stops):
            waiting.pop(0)
            sheet.text(sheet.left + stops[2], sheet.y, beside.label)
            put(sheet, beside, sheet.left + stops[3], sheet.y, sheet.right - sheet.left - stops[3], TABS.mark)
            wide = stops[2] - stops[1] - 2
        sheet.y += put(sheet, piece, sheet.left + stops[1], sheet.y, wide, TABS.mark) + 0.8


def _fits(sheet: Sheet, piece: Piece, stops: tuple[float, ...]) -> bool:
    label = sheet.width_mm(piece.label) < stops[3] - stops[2] - 2
    return label and need(sheet, piece, TABS.mark) < sheet.right - sheet.left - stops[3]


def _line(sheet: Sheet, words: Chosen) -> None:
    sheet.text(sheet.left, sheet.y + 2, words["sign"])
    sheet.signature(sheet.left + 30, sheet.y - 2, 40, 8)
    sheet.y += 9


SYSTEMS: dict[str, layouts.Layout] = {
    "journal": journal,
    "charbox": charbox,
    "referral": referral,
    "telefax": telefax,
    "leaders": leaders,
    "tabs": tabs,
}
