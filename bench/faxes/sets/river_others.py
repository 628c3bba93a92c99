"""Pages of the river set that order nothing: forms with much printed guidance too, and letters from abroad."""

from __future__ import annotations

from random import Random

from bench.faxes import foreign as abroad
from bench.faxes import nonorders, people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet
from bench.faxes.truth import Truth

Rows = tuple[tuple[str, str, str], ...]


def foreign(sheet: Sheet, truth: Truth, rng: Random) -> None:
    """A letter that is not in Swedish."""
    abroad.draw(sheet, truth, rng)


def non_order(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """A referral or a laboratory's answer on a form with guidance; the others as everybody writes them."""
    if looks_like == "referral":
        _referral(sheet, rng, cast)
    elif looks_like == "lab_answer":
        _laboratory(sheet, rng, cast)
    else:
        nonorders.draw(sheet, looks_like, rng, cast)


def _form(sheet: Sheet, title: str, guide: str, rows: Rows) -> None:
    """Label, guidance in parentheses, value."""
    sheet.left, sheet.right, sheet.y = 18, 192, 18
    sheet.paragraph(title, bold=True, size=sheet.size_pt + 4, after=1)
    sheet.paragraph(guide, size=sheet.size_pt - 2, after=4)
    for label, note, value in rows:
        sheet.text(sheet.left, sheet.y, label, bold=True)
        down = sheet.line_mm
        if note:
            sheet.text(sheet.left, sheet.y + down, f"({note})", size=sheet.size_pt - 2.5, italic=True)
            down += sheet.line_mm
        sheet.y += max(down, sheet.lines(sheet.left + 62, sheet.y, value, sheet.right - sheet.left - 62)) + 1.5


def _referral(sheet: Sheet, rng: Random, cast: Cast) -> None:
    who = people.person(rng, cast)
    new = rng.choice(("MR ländrygg", "DT thorax", "UL buk", "Röntgen vänster höft"))
    _form(sheet, rng.choice(("REMISS, röntgenundersökning", "Röntgenremiss", "REMISS TILL BILDDIAGNOSTIK")),
          "Remissen gäller ny undersökning. Patienten kallas av röntgen.",
          (("Remitterande enhet", "ange klinik", rng.choice(cast.region)),
           ("Remittent", "namn och titel", people.doctor(rng, cast)), ("Patient", "texta", who.name),
           ("Personnummer", "ÅÅÅÅMMDD-XXXX", who.printed), ("Önskad ny undersökning", "t.ex. DT buk, MR knä", new),
           ("Anamnes", "kort sjukhistoria", "Smärta sedan flera veckor, ingen effekt av behandling."),
           ("Frågeställning", "vad vill du veta?", rng.choice(("Malignitet?", "Artros?", "Spinal stenos?"))),
           ("Kreatinin", "µmol/L, vid kontrast", "74"), ("Allergi mot kontrast", "ja/nej", "nej"),
           ("Gravid", "ja/nej", "nej"), ("Önskad tid", "prioritet 1-4", "prioritet 3")))  # fmt: skip


def _laboratory(sheet: Sheet, rng: Random, cast: Cast) -> None:
    who = people.person(rng, cast)
    _form(sheet, rng.choice(("Laboratoriesvar", "PROVSVAR, klinisk kemi", "Svar från laboratoriet")),
          "Referensintervall inom parentes. Svaret lämnas till patienten av beställaren.",
          (("Patient", "", who.name), ("Personnummer", "", who.printed),
           ("Provtagning", "datum och tid", "2026-11-09 08:15"),
           ("P-CRP", "< 5 mg/L", "12 mg/L"), ("B-Hemoglobin", "117-153 g/L", "129 g/L"),
           ("P-Kreatinin", "< 90 µmol/L", "81 µmol/L"), ("P-TSH", "0,4-4,0 mIE/L", "2,1 mIE/L"),
           ("Kommentar", "från laboratoriet", "Provet är hemolyserat, kalium kan inte bedömas.")))  # fmt: skip
