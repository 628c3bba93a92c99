"""What the letters of the hill set are drawn with: letterheads, running text, lists, signatures, small print."""

from __future__ import annotations

from collections.abc import Iterable

from bench.faxes.paper import Sheet
from bench.faxes.sets.hill_prose import Told

FLOOR = 281.0  # small print stands below


def step(sheet: Sheet, size: float = 0) -> float:
    """The height of a line, in millimetres."""
    return (size or sheet.size_pt) * 0.3528 * 1.42


def slanted(sheet: Sheet, text: str, *, after: float = 2.2) -> None:
    """A paragraph in italics, as a font that looks written by hand."""
    for line in sheet.wrap(text, (sheet.right - sheet.left) * 0.97):
        sheet.text(sheet.left, sheet.y, line, italic=True)
        sheet.y += step(sheet)
    sheet.y += after


def flush_right(sheet: Sheet, y: float, text: str, *, size: float = 0, bold: bool = False) -> None:
    sheet.text(sheet.right - sheet.width_mm(text, size=size, bold=bold), y, text, size=size, bold=bold)


def centred(sheet: Sheet, y: float, text: str, *, size: float = 0, bold: bool = False) -> None:
    middle = (sheet.left + sheet.right) / 2
    sheet.text(middle - sheet.width_mm(text, size=size, bold=bold) / 2, y, text, size=size, bold=bold)


def letterhead(sheet: Sheet, told: Told) -> None:
    """The sender's name at the top, left, in the middle or right, with or without a rule."""
    house, place = told.house, told.rng.randrange(3)
    if not house:
        return
    sheet.y = max(sheet.y, 14)
    big = sheet.size_pt + 3
    for line in sheet.wrap(house, sheet.right - sheet.left - 14, size=big, bold=True):
        if place == 0:
            sheet.text(sheet.left, sheet.y, line, size=big, bold=True)
        else:
            (centred if place == 1 else flush_right)(sheet, sheet.y, line, size=big, bold=True)
        sheet.y += step(sheet, big)
    if told.rng.random() < 0.5:
        sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1, 0.35)
    sheet.y += 5


def addressee(sheet: Sheet, desk: str, day: str) -> None:
    """Who it is to, and the day on the right of it."""
    top = sheet.y
    flush_right(sheet, top, day)
    width = sheet.right - sheet.left - sheet.width_mm(day) - 8
    sheet.y += sheet.lines(sheet.left, top, desk, width) + 5


def title(sheet: Sheet, text: str, *, larger: float = 1.0, after: float = 3.0) -> None:
    sheet.paragraph(text, bold=True, size=sheet.size_pt + larger, after=after)


def paragraphs(sheet: Sheet, texts: Iterable[str], *, after: float = 2.6) -> None:
    for text in texts:
        if text:
            sheet.paragraph(text, after=after)


def pointed(sheet: Sheet, points: Iterable[tuple[str, str]], *, indent: float = 7.0) -> None:
    """A list: each point with its mark (a bullet, a number) before it."""
    for mark, text in points:
        sheet.text(sheet.left + 2, sheet.y, mark)
        x = sheet.left + 2 + max(indent - 2, sheet.width_mm(f"{mark} "))
        sheet.y += sheet.lines(x, sheet.y, text, sheet.right - x) + 1.6


def numbered(texts: Iterable[str], style: str) -> list[tuple[str, str]]:
    """``texts`` with numbers as ``style`` writes them, e.g. ``{}.`` or ``{})``."""
    return [(style.format(number), text) for number, text in enumerate(texts, 1)]


def signed(sheet: Sheet, told: Told, *, by_pen: bool = True, house: bool = True, reach: bool = True) -> None:
    """The end of a letter: closing words, a signature, who signs, where, and how to reach them."""
    sheet.y += 2
    sheet.paragraph(told.say("closing"), after=1.5)
    if by_pen and told.rng.random() < 0.75:
        sheet.signature(sheet.left + 2, sheet.y + 1)
        sheet.y += 13
    rows = told.signer
    if house and (told.truth.clinic or not by_pen):  # a message has no letterhead that would say it
        rows = [*rows, told.house]
    joined = told.reach if reach else []
    rows += ["   ".join(joined)] if joined and told.rng.random() < 0.5 else joined
    paragraphs(sheet, rows, after=0.4)


def small(sheet: Sheet, told: Told) -> None:
    """The small print at the foot of the page."""
    if told.truth.small_print:
        size = max(6.0, sheet.size_pt - 3)
        rows = sheet.wrap(told.truth.small_print, sheet.right - sheet.left, size=size)
        for number, row in enumerate(rows):
            sheet.text(sheet.left, FLOOR + number * step(sheet, size), row, size=size)
        if sheet.y > FLOOR - 3:
            sheet.y = 400  # overfull: a smaller type is tried
