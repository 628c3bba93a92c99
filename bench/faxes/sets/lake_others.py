"""Faxes of the lake set that are no orders, as the same senders send them by mistake."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.faxes import nonorders, people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet
from bench.faxes.truth import Person


def _rows(sheet: Sheet, rows: list[tuple[str, str]]) -> None:
    for label, value in rows:
        tall = max(len(sheet.wrap(value, sheet.right - sheet.left - 58)), 1) * sheet.line_mm + 2
        sheet.box(sheet.left, sheet.y, sheet.left + 54, sheet.y + tall)
        sheet.box(sheet.left + 54, sheet.y, sheet.right, sheet.y + tall)
        sheet.text(sheet.left + 1.5, sheet.y + 0.8, label, bold=True)
        sheet.lines(sheet.left + 56, sheet.y + 0.8, value, sheet.right - sheet.left - 58)
        sheet.y += tall


def _referral(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    """A referral for a new examination."""
    clinic = rng.choice(cast.region)
    sheet.paragraph(clinic, bold=True, after=3)
    sheet.heading(rng.choice(["Röntgenremiss", "Remiss radiologi", "REMISS TILL BILD- OCH FUNKTIONSMEDICIN"]), after=4)
    question = rng.choice(["Fraktur? Artros?", "Malignitet? Infiltrat?", "Diskbråck?"])
    _rows(sheet, [
        ("Remittent", f"{people.doctor(rng, cast)}, {rng.choice(cast.doctor_titles)}"),
        ("Patient", f"{who.name}  {who.printed}"),
        ("Önskad undersökning", rng.choice(cast.exams).text),
        ("Anamnes", "Tilltagande besvär sedan sommaren. Inget trauma. Ingen tidigare röntgen."),
        ("Frågeställning", question),
        ("Kontrastöverkänslighet", "Nej"),
        ("Graviditet", "Nej"),
        ("Önskas utförd", rng.choice(["Inom två veckor, kallas av er", "Planerat, inom 90 dagar", "Nästa vecka"])),
    ])  # fmt: skip


def _laboratory(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    """Laboratory answers printed out of a record system."""
    sheet.paragraph(f"{who.printed}  {who.name}", bold=True, after=2)
    sheet.paragraph(f"LABSVAR  {rng.choice(cast.region)}", bold=True, after=3)
    for analysis, low in (("P-Kalium", 3.4), ("P-Natrium", 136.0), ("P-Kreatinin", 60.0), ("B-Hb", 121.0),
                          ("P-ALAT", 0.4), ("P-TSH", 1.2)):  # fmt: skip
        value = f"{low + rng.random() * 3:.1f}".replace(".", ",")
        sheet.text(sheet.left, sheet.y, analysis)
        sheet.text(sheet.left + 55, sheet.y, value)
        sheet.y += sheet.line_mm + 0.8
    sheet.paragraph("Provtaget på avdelningen. Svar signeras av ordinerande läkare.", after=1)


def _appointment(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    """A call to a visit."""
    sheet.paragraph(rng.choice(cast.region), bold=True, after=6)
    sheet.heading(rng.choice(["Kallelse till besök", "Din bokade tid", "KALLELSE"]), after=4)
    sheet.paragraph(f"{who.name}, {who.printed}", after=4)
    sheet.paragraph(
        "Du är välkommen torsdagen den 10 december 2026 kl. 13.20. Besöket tar ungefär 30 minuter.", after=2
    )
    sheet.paragraph("Lämna återbud senast 24 timmar före besöket. Ta med giltig legitimation.", after=2)


def _journal_copy(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    """A note from a record."""
    sheet.paragraph(f"Journalutskrift   {who.name}   {who.printed}", bold=True, after=2)
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y)
    sheet.y += 2
    sheet.paragraph(f"Daganteckning, {people.doctor(rng, cast)}, {rng.choice(cast.region)}", bold=True, after=1)
    sheet.paragraph(
        "Kommer på återbesök. Mår bättre sedan föregående besök, går utan kryckor. Status: reaktionslöst sår, god "
        "rörlighet. Fortsatt träning. Åter vid behov. Sjukskrivning förlängs två veckor.", after=2)  # fmt: skip
    sheet.paragraph("Diagnos: S82.6. Signerat elektroniskt.", after=1)


PAGES: dict[str, Callable[[Sheet, Person, Random, Cast], None]] = {
    "referral": _referral,
    "lab_answer": _laboratory,
    "appointment": _appointment,
    "journal_copy": _journal_copy,
}


def non_order(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """The page that ``looks_like`` names; advertisements, invoices and wrong numbers are the shared ones."""
    if looks_like not in PAGES:
        nonorders.draw(sheet, looks_like, rng, cast)
        return
    sheet.y = 16
    PAGES[looks_like](sheet, people.person(rng, cast), rng, cast)
