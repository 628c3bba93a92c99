"""Tables, cards and registers of the island set: columns for images and reports, stickers, rows grey and white."""

from __future__ import annotations

from bench.faxes import layouts
from bench.faxes.paper import Sheet, px
from bench.faxes.sets.island_form import Order, Piece
from bench.faxes.sets.island_forms import own
from bench.faxes.sets.island_labels_more import COLUMNS, STICKER, ZEBRA
from bench.faxes.sets.island_paper import (
    STREETS,
    addressed,
    begin,
    head_of,
    high,
    hours,
    moved,
    numbers,
    put,
    remark,
    signed,
    small,
    stamped,
)
from bench.faxes.wording import Form


def columns(sheet: Sheet, form: Form) -> None:
    """The examinations as a table with a column for images and one for reports, the rest as label and value."""
    order = own(form)
    sheet.left, sheet.right, sheet.y = 15, 195, 13
    truth, words, groups = begin(order, COLUMNS, sheet)
    if truth.letterhead:
        sheet.paragraph(truth.letterhead, after=1)
    sheet.heading(words["title"], after=1)
    sheet.paragraph(addressed(order, words), after=3)
    for group in groups:
        exams = [piece for piece in group.pieces if piece.key in ("exam", "date")]
        if exams:
            _exam_table(sheet, exams, order, words["exam"], words["date"])
        split = max(sheet.width_mm(piece.label, bold=True) for piece in group.pieces) + 6
        for piece in group.pieces:
            if piece.key in ("exam", "date") or (piece.key == "wanted" and exams):
                continue
            sheet.text(sheet.left, sheet.y, piece.label, bold=True)
            wide = sheet.right - sheet.left - split
            sheet.y += max(put(sheet, piece, sheet.left + split, sheet.y, wide, COLUMNS.mark), sheet.line_mm) + 1
        sheet.y += 2
    remark(sheet, order, words)
    if order.signed:
        signed(sheet, words)
        numbers(sheet, sheet.right - 60, sheet.y - 14)
        small(sheet, truth.small_print)


def _exam_table(sheet: Sheet, exams: list[Piece], order: Order, exam: str, date: str) -> None:
    truth = order.truth
    marks = [] if truth is None or truth.wants_images is None else [("Bild", truth.wants_images),
                                                                   ("Svar", truth.wants_report)]  # fmt: skip
    wides = [11.0, 80.0, 45.0, *(22.0 for _ in marks)]
    scale = (sheet.right - sheet.left) / sum(wides)
    rows: list[list[Piece]] = []
    for piece in exams:
        if piece.key == "exam":
            rows.append([Piece("no", "", str(len(rows) + 1)), piece])
        else:
            rows[-1].append(piece)
    heads = [Piece("head", "", text) for text in ("Nr", exam, date, *(text for text, _ in marks))]
    for place, row in enumerate([heads, *rows]):
        while len(row) < 3:
            row.append(Piece("date", ""))
        if place:
            row += [Piece("mark", "", "X" if on else "-") for _, on in marks]
        high_as = [
            high(sheet, piece, wide * scale - 3, "typed", bold=place == 0)
            for piece, wide in zip(row, wides, strict=True)
        ]
        tall = max(high_as) + 2
        x = sheet.left
        for piece, wide in zip(row, wides, strict=True):
            sheet.box(x, sheet.y, x + wide * scale, sheet.y + tall)
            put(sheet, piece, x + 1.5, sheet.y + 1, wide * scale - 3, "typed", bold=place == 0)
            x += wide * scale
        sheet.y += tall
    sheet.y += 3


def sticker(sheet: Sheet, form: Form) -> None:
    """A card with a patient's label stuck over its printed text, and the sender's stamp below."""
    order = own(form)
    sheet.left, sheet.right, sheet.y = 18, 190, 14
    truth, words, groups = begin(order, STICKER, sheet)
    sheet.heading(words["title"], after=1)
    sheet.paragraph(addressed(order, words), after=3)
    stamp = moved(groups, "clinic") if order.signed and sheet.rng.random() < 0.6 else None
    for group in groups:
        if group.key == "g_patient":
            _stuck(sheet, group.pieces)
            continue
        split = max([sheet.width_mm(piece.label) for piece in group.pieces] + [20]) + 6
        for piece in group.pieces:
            sheet.text(sheet.left, sheet.y, piece.label)
            sheet.y += put(sheet, piece, sheet.left + split, sheet.y, sheet.right - sheet.left - split, STICKER.mark)
            sheet.y += 1.6
        sheet.y += 1.6
    remark(sheet, order, words)
    if order.signed:
        signed(sheet, words)
        rows = [stamp.value if stamp else truth.letterhead]
        if rows[0]:
            sheet.y += stamped(sheet, [*rows, sheet.rng.choice(STREETS)], sheet.left + 60, sheet.y + 2) + 3
        small(sheet, truth.small_print)


def _stuck(sheet: Sheet, pieces: list[Piece]) -> None:
    """A white label over the card's own words; what it covers is not on the page any more."""
    top, wide = sheet.y, 96.0
    tall = len(pieces) * (sheet.line_mm + 1.5) + 7
    for row in range(int(tall // sheet.line_mm)):
        sheet.text(sheet.left + 102, top + 1 + row * sheet.line_mm, ("Patientetikett", "fästs här", "i rutan")[row % 3])
    sheet.draw.rectangle((px(sheet.left), px(top), px(sheet.left + wide), px(top + tall)), fill=255)
    sheet.box(sheet.left + 1, top, sheet.left + wide, top + tall, 0.2)
    y = top + 3
    for piece in pieces:
        y += put(sheet, piece, sheet.left + 5, y, wide - 8, "typed", bold=not piece.by_hand) + 1.5
    sheet.y = max(top + tall, y) + 4


def zebra(sheet: Sheet, form: Form) -> None:
    """A numbered list of field and value with every second row grey."""
    order = own(form)
    sheet.left, sheet.right, sheet.y = 15, 195, 14
    truth, words, groups = begin(order, ZEBRA, sheet)
    if head_of(order):
        sheet.text(sheet.left, sheet.y, head_of(order), bold=True)
        sheet.y += sheet.line_mm + 0.5
        sheet.y += hours(sheet, sheet.left, sheet.y, 120) + 3
    sheet.heading(words["title"], after=1)
    sheet.paragraph(addressed(order, words, ""), after=3)
    number, split = 0, 78.0
    for group in groups:
        for piece in group.pieces:
            number += 1
            wide = sheet.right - sheet.left - split - 2
            label = len(sheet.wrap(piece.label, split - 14)) * sheet.line_mm
            tall = max(label, high(sheet, piece, wide, ZEBRA.mark)) + 2.4
            if number % 2:
                edges = (px(sheet.left), px(sheet.y), px(sheet.right), px(sheet.y + tall))
                sheet.draw.rectangle(edges, fill=226)
            sheet.text(sheet.left + 1, sheet.y + 1.2, str(number))
            sheet.lines(sheet.left + 10, sheet.y + 1.2, piece.label, split - 14)
            put(sheet, piece, sheet.left + split, sheet.y + 1.2, wide, ZEBRA.mark)
            sheet.y += tall
    sheet.y += 3
    remark(sheet, order, words)
    if order.signed:
        signed(sheet, words)
        small(sheet, truth.small_print)


CARDS: dict[str, layouts.Layout] = {"columns": columns, "sticker": sticker, "zebra": zebra}
