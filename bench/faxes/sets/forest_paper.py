"""What the letters of the forest set are drawn with: heads, paragraphs, what stands below a letter, the foot."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.forest_mentions import Days, person_words
from bench.faxes.truth import CLINICS, THERAPISTS, Truth

STREETS = ("Skogsvägen", "Tallstigen", "Kyrkogatan", "Ringvägen", "Lindallén", "Järnvägsgatan")


def head_name(truth: Truth) -> str:
    return truth.letterhead or truth.clinic


def reach(truth: Truth, rng: Random, *, parted: str = ", ") -> str:
    """Telephone and fax in one line."""
    phone = f"{rng.choice(['Tel', 'Tfn', 'Telefon', 'tel.'])} {truth.phone}" if truth.phone else ""
    fax = f"{rng.choice(['Fax', 'Telefax', 'Faxnr'])} {truth.fax}" if truth.fax else ""
    return parted.join(part for part in (phone, fax) if part)


def reference(truth: Truth, rng: Random) -> str:
    return (
        f"{rng.choice(['Vår referens', 'Vår ref', 'Vårt dnr', 'Ärendenr'])}: {truth.reference}"
        if truth.reference
        else ""
    )


def head(sheet: Sheet, truth: Truth, rng: Random, *, kind: str, with_reach: bool = False) -> None:
    """The sender's printed head: ``kind`` is left, centre or right; nothing where the sender has none."""
    name = head_name(truth)
    sheet.y = 13
    if not name:
        sheet.y = 20
        return
    street = f"{rng.choice(STREETS)} {rng.randint(1, 80)}, 300 00 Granby"
    rows = [(name, sheet.size_pt + 2.5, True)]
    if truth.type in (*CLINICS[1:], *THERAPISTS, "other") and rng.random() < 0.7:
        rows.append((street, sheet.size_pt - 1, False))
    if with_reach and reach(truth, Random(0)):
        rows.append((reach(truth, rng), sheet.size_pt - 1, False))
    for text, size, bold in rows:
        for line in sheet.wrap(text, 150, size=size, bold=bold):
            wide = sheet.width_mm(line, size=size, bold=bold)
            middle = (sheet.left + sheet.right - wide) / 2
            x = {"left": sheet.left, "centre": middle, "right": sheet.right - wide}[kind]
            sheet.text(x, sheet.y, line, size=size, bold=bold)
            sheet.y += size * 0.3528 * 1.42
    if kind == "left" and rng.random() < 0.4:
        sheet.logo(sheet.right - 13, 10, 12)
    if rng.random() < 0.5:
        sheet.rule(sheet.left, sheet.y + 1.5, sheet.right, sheet.y + 1.5)
    sheet.y += 6


def body(sheet: Sheet, texts: list[str], *, after: float = 3.0) -> None:
    for text in texts:
        if text:
            sheet.paragraph(text, after=after)


def rows(sheet: Sheet, pairs: list[tuple[str, str]], wide: float, *, bold: bool = True, after: float = 0.8) -> None:
    """Labels with their values behind them, ``wide`` mm further in; those without a value left out."""
    for label, value in pairs:
        if value:
            sheet.text(sheet.left, sheet.y, label, bold=bold)
            sheet.y += sheet.lines(sheet.left + wide, sheet.y, value, sheet.right - sheet.left - wide) + after


def run_in(sheet: Sheet, label: str, text: str, *, after: float = 2.2) -> None:
    """A bold heading with its text behind it, or below where the heading takes the line."""
    if not text:
        return
    sheet.text(sheet.left, sheet.y, label, bold=True)
    x = sheet.left + max(24.0, sheet.width_mm(f"{label} ", bold=True) + 2)
    sheet.y += sheet.lines(x, sheet.y, text, sheet.right - x) + after


def signed(sheet: Sheet, truth: Truth, rng: Random, *, greeting: str = "", reached: bool = True) -> None:
    """Greeting, a signature, the name with its title, the clinic, how to reach it."""
    sheet.y += 2
    if greeting:
        sheet.paragraph(greeting, after=2)
    if rng.random() < 0.75:
        sheet.signature(sheet.left + 2, sheet.y)
        sheet.y += 13
    name = truth.patient.name if truth.type == "patient" and not truth.doctor and truth.patient else truth.doctor
    lines = [person_words(truth, rng) if truth.type != "patient" else name]
    lines.append(truth.clinic if truth.type != "patient" else "")
    lines += [reach(truth, rng) if reached else "", reference(truth, rng)]
    for line in lines:
        if line:
            sheet.paragraph(line, after=0.3)


def dated(truth: Truth, days: Days, rng: Random) -> str:
    """Place and day of the letter."""
    return rng.choice(["", "Granby ", "Datum: "]) + days.written(truth.ordered_on)


def foot(sheet: Sheet, truth: Truth) -> None:
    """The small print, below all else."""
    if truth.small_print:
        sheet.y = max(sheet.y + 4, 272.0)
        sheet.y += sheet.lines(
            sheet.left, sheet.y, truth.small_print, sheet.right - sheet.left, size=max(6.5, sheet.size_pt - 3)
        )
