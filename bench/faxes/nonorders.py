"""Faxes that are no orders: a referral, a laboratory answer, an advertisement, an empty page."""

from __future__ import annotations

from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet
from bench.faxes.truth import Person


def draw(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """Draw the page that ``looks_like`` names; ``blank`` draws nothing."""
    if looks_like == "blank":
        return
    who = people.person(rng, cast)
    if looks_like == "referral":
        _referral(sheet, who, rng, cast)
    elif looks_like == "lab_answer":
        _laboratory(sheet, who)
    else:
        _advert(sheet)


def _rows(sheet: Sheet, rows: list[tuple[str, str]]) -> None:
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, f"{label}:", bold=True)
        sheet.y += sheet.lines(sheet.left + 52, sheet.y, value, sheet.right - sheet.left - 52) + 2.5


def _referral(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("REMISS TILL RÖNTGEN", after=6)
    _rows(
        sheet,
        [
            ("Remitterande enhet", rng.choice(cast.region)),
            ("Remitterande läkare", people.doctor(rng, cast)),
            ("Patient", who.name),
            ("Personnummer", who.printed),
            ("Önskad undersökning", "MR ländrygg, ny undersökning"),
            ("Anamnes", "Ryggsmärta sedan tre månader med utstrålning i vänster ben. Nedsatt känsel på foten."),
            ("Frågeställning", "Diskbråck? Spinal stenos?"),
            ("Kreatinin", "78"),
            ("Metall i kroppen", "Nej. Pacemaker: nej"),
            ("Önskad tid", "Inom fyra veckor. Kallas av röntgen."),
        ],
    )


def _laboratory(sheet: Sheet, who: Person) -> None:
    sheet.heading("PROVSVAR Klinisk kemi", after=5)
    _rows(sheet, [("Patient", f"{who.name}, {who.printed}"), ("Provtagning", "2026-11-03 07:40")])
    for analysis, value, interval in (
        ("B-Hemoglobin", "134 g/L", "117-153"),
        ("P-Kreatinin", "71 µmol/L", "< 90"),
        ("P-Natrium", "140 mmol/L", "137-145"),
        ("P-Kalium", "4,1 mmol/L", "3,5-4,4"),
        ("P-CRP", "< 5 mg/L", "< 5"),
        ("B-Leukocyter", "6,2 x10^9/L", "3,5-8,8"),
    ):
        sheet.text(sheet.left, sheet.y, analysis)
        sheet.text(sheet.left + 60, sheet.y, value)
        sheet.text(sheet.left + 110, sheet.y, interval)
        sheet.y += sheet.line_mm + 1


def _advert(sheet: Sheet) -> None:
    sheet.text(sheet.left, 40, "ERBJUDANDE!", size=34, bold=True)
    sheet.y = 66
    sheet.paragraph("Skrivarpapper och toner till kampanjpris", size=18, bold=True, after=8)
    sheet.paragraph("Just nu 30 % rabatt på alla förbrukningsvaror för kontor och mottagning. Fri frakt över 1 500 kr.")
    sheet.paragraph("Ring vår kundtjänst eller faxa tillbaka sidan före månadens slut. Kontorsboden i Granby AB")
