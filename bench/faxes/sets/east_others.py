"""Pages of the east set that are no orders: what else comes out of a release desk's fax machine."""

from __future__ import annotations

from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet

Rows = list[tuple[str, str]]


def draw(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """Draw the page that ``looks_like`` names; ``blank`` draws nothing."""
    if looks_like == "blank":
        return
    who, doctor, clinic = people.person(rng, cast), people.doctor(rng, cast), rng.choice(cast.region)
    title, rows, text = _page(looks_like, f"{who.printed} {who.name}", doctor, clinic)
    sheet.y = 20
    sheet.heading(title, after=5)
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, label)
        sheet.y += sheet.lines(sheet.left + 58, sheet.y, value, sheet.right - sheet.left - 58) + 1.8
    sheet.y += 3
    sheet.paragraph(text)


def _page(looks_like: str, patient: str, doctor: str, clinic: str) -> tuple[str, Rows, str]:
    """Heading, rows and closing text of a page."""
    if looks_like == "referral":
        return "Röntgenremiss", [
            ("Patient", patient), ("Remittent", f"{doctor}, {clinic}"), ("Önskad undersökning", "CT thorax"),
            ("Prioritet", "inom 14 dagar"), ("Krea / eGFR", "82 / 71"), ("Allergi mot kontrast", "nej"),
        ], "Anamnes: hosta i två månader, rökare. Frågeställning: tumör? Patienten kallas från er."  # fmt: skip
    if looks_like == "lab_answer":
        return "Laboratoriesvar", [
            ("Patient", patient), ("Beställare", clinic), ("P-CRP", "14 mg/L  (< 5)"), ("B-Hb", "121 g/L  (117-153)"),
            ("P-Krea", "96 µmol/L  (45-90) *"), ("P-TSH", "2,1 mIU/L  (0,4-4,0)"),
        ], "* utanför referensintervallet. Slutsvar."  # fmt: skip
    if looks_like == "appointment":
        return "Ändrad besökstid", [
            ("Patient", patient), ("Ny tid", "torsdag 17 december kl 13.15"), ("Plats", clinic), ("Du träffar", doctor),
        ], "Din tidigare tid utgår. Avboka senast 24 timmar innan, annars debiteras avgift."  # fmt: skip
    if looks_like == "invoice":
        return "Betalningspåminnelse", [
            ("Kundnr", "10472"), ("Avser", "Service av patientlyft, röntgen"), ("Belopp", "3 180,00 kr"),
            ("Dröjsmålsavgift", "60,00 kr"), ("Betalas senast", "2026-11-30"),
        ], "Om ni redan har betalat kan ni bortse från påminnelsen."  # fmt: skip
    if looks_like == "journal_copy":
        return f"Epikris, {clinic}", [
            ("Patient", patient), ("Inskriven", "2026-10-12"), ("Utskriven", "2026-10-19"), ("Ansvarig läkare", doctor),
        ], ("Inkom med buksmärta. CT buk på ankomstdagen visade okomplicerad divertikulit. Antibiotika med god "
            "effekt. Skrivs ut till hemmet. Kopia av epikrisen till vårdcentralen för kännedom.")  # fmt: skip
    if looks_like == "wrong_number":
        return "Matbeställning vecka 47", [
            ("Måndag", "22 portioner, varav 4 vegetariska"), ("Tisdag", "19 portioner"), ("Onsdag", "24 portioner"),
        ], "Till köket. Skicka besticken med första vagnen. Hälsningar förskolan Kotten"  # fmt: skip
    return "Kurs i ergonomi för kontoret", [
        ("När", "tisdag 1 december kl 9-16"), ("Var", "Konferensgården Eklunda"), ("Pris", "1 950 kr per person"),
    ], "Anmäl er genom att faxa tillbaka den här sidan. Lunch och fika ingår."  # fmt: skip
