"""Pages that come with a form of the river set: consent with its instructions, cover sheet, several patients."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.river_form import DAYS, LATEST, day_words
from bench.faxes.sets.river_words import BOXES, OFFICIAL
from bench.faxes.truth import Truth
from bench.faxes.wording import Labels, requester_line

STEP = 0.3528 * 1.42
TITLES = ("Patientens samtycke till utlämnande av röntgenmaterial", "Samtycke till utlämnande av bilder och utlåtande",
          "Patientsamtycke, utlämnande av journalhandling från röntgen")  # fmt: skip
TEXTS = (
    "Jag samtycker till att Röntgen, Region Halland, lämnar ut bilder och utlåtande om mig till {clinic}.",
    "Härmed ger jag mitt samtycke till att {clinic} får ta del av mina röntgenbilder och utlåtanden.",
    "Undertecknad patient medger att röntgenbilder och utlåtande skickas till {clinic}.",
)
GUIDES = (
    "Fylls i och undertecknas av patienten. Texta namn och personnummer (ÅÅÅÅMMDD-XXXX).",
    "1. Läs texten. 2. Fyll i namn och personnummer. 3. Skriv under med bläck.",
    "Blanketten bifogas beställningen. Samtycket är giltigt först när patienten har skrivit under.",
)


def consent_page(sheet: Sheet, truth: Truth, signed: bool) -> None:
    """The patient's consent, label beneath each line; the line of the signature is empty where it is not signed."""
    rng, who = sheet.rng, truth.consent_patient or truth.patient
    if who is None:
        raise ValueError("a consent page needs a patient")
    sheet.left, sheet.right, sheet.y = 20, 190, 24
    sheet.paragraph(rng.choice(TITLES), bold=True, size=sheet.size_pt + 3, after=2)
    sheet.paragraph(rng.choice(GUIDES), size=sheet.size_pt - 2, after=8)
    beneath = rng.random() < 0.5
    for label, value in ((rng.choice(("Patientens namn", "Namn", "Patient")), who.name),
                         (rng.choice(("Personnummer", "Patientens personnr", "Pers.nr")), who.printed)):  # fmt: skip
        if beneath:
            sheet.text(sheet.left + 1, sheet.y, value)
            sheet.y += sheet.line_mm + 0.6
            sheet.rule(sheet.left, sheet.y, sheet.left + 100, sheet.y)
            sheet.text(sheet.left, sheet.y + 0.6, label, size=sheet.size_pt - 2)
            sheet.y += sheet.line_mm + 4
        else:
            sheet.text(sheet.left, sheet.y, f"{label}:")
            sheet.text(sheet.left + max(56.0, sheet.width_mm(f"{label}: ") + 2), sheet.y, value)
            sheet.y += sheet.line_mm + 3
    sheet.y += 4
    sheet.paragraph(rng.choice(TEXTS).format(clinic=truth.clinic), after=3)
    sheet.paragraph("Samtycket kan återkallas. Det gäller undersökningarna i beställningen.", after=14)
    for label, width in (("Patientens underskrift", 85.0), ("Ort och datum", 60.0)):
        if signed and width > 80:
            sheet.signature(sheet.left + 6, sheet.y - 5, 55, 10)
        elif signed:
            sheet.text(sheet.left + 4, sheet.y + 0.6, f"Granby {truth.ordered_on}")
        sheet.y += 6.5
        sheet.rule(sheet.left, sheet.y, sheet.left + width, sheet.y)
        sheet.text(sheet.left, sheet.y + 0.8, label, size=sheet.size_pt - 2)
        sheet.y += 16
    sheet.text(sheet.left, sheet.y, "Namnförtydligande:")
    if signed:
        sheet.text(sheet.left + max(56.0, sheet.width_mm("Namnförtydligande: ") + 2), sheet.y, who.name)
    sheet.y += sheet.line_mm


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """A cover sheet with printed instructions and no patient."""
    rng = sheet.rng
    sheet.left, sheet.right, sheet.y = 22, 188, 28
    sheet.paragraph(
        rng.choice(("FÖRSÄTTSBLAD TELEFAX", "Faxförsättsblad", "FAXMEDDELANDE")), bold=True, size=20, after=8
    )
    rows = [("Till", "mottagande enhet", desk), ("Från", "avsändande enhet", truth.clinic or truth.doctor),
            ("Antal sidor", "inkl. detta blad", str(pages)), ("Datum", "ÅÅÅÅ-MM-DD", truth.ordered_on)]  # fmt: skip
    if truth.phone:
        rows.append(("Telefon", "vid fel på sändningen", truth.phone))
    for label, note, value in rows:
        sheet.text(sheet.left, sheet.y, label, bold=True)
        tall = sheet.lines(sheet.left + 58, sheet.y, value, sheet.right - sheet.left - 58)
        sheet.text(sheet.left, sheet.y + sheet.line_mm, f"({note})", size=sheet.size_pt - 2.5, italic=True)
        sheet.y += max(tall, 2 * sheet.line_mm) + 3
    notes = ("Skriv inga patientuppgifter på försättsbladet. Kontrollera faxnumret före sändning.",
             "Har faxet kommit fel: ring avsändaren och förstör sidorna. Innehållet är sekretessbelagt.")  # fmt: skip
    for text in notes:
        sheet.paragraph(text, size=sheet.size_pt - 1.5)


COLUMNS = {
    "name": ("Patient", "för- och efternamn", 44.0), "identity": ("Personnummer", "ÅÅÅÅMMDD-XXXX", 36.0),
    "exam": ("Undersökning", "t.ex. DT buk, MR knä", 50.0), "date": ("Us.datum", "ÅÅÅÅ-MM-DD", 30.0),
    "consent": ("Muntligt samtycke", "ja/nej", 24.0),
}  # fmt: skip


def several(sheet: Sheet, truths: list[Truth], labels: Labels, desk: str, rng: Random) -> None:
    """One order for several patients: a row each under heads with their guidance, and rows left empty."""
    del labels
    first = truths[0]
    sheet.left, sheet.right, sheet.y = 14, 196, 14
    sheet.paragraph(rng.choice(("Samlingsbeställning", "Beställning, flera patienter", "Gemensam beställningslista")),
                    bold=True, size=sheet.size_pt + 3, after=1)  # fmt: skip
    sheet.paragraph("En rad per patient. Skriv tydligt.", size=sheet.size_pt - 2, after=2)
    sheet.paragraph(f"Sänds till: {desk}", after=3)
    style, both = rng.choice(DAYS), rng.choice(BOXES["both"])
    rows = [("clinic", first.clinic), ("doctor", requester_line(first)), ("phone", first.phone), ("fax", first.fax),
            ("reference", first.reference), ("ordered", day_words(style, first.ordered_on)), ("wanted", both),
            ("recipient", first.image_recipient), ("purpose", first.purpose)]  # fmt: skip
    for key, value in rows:
        if value:
            words = f"{rng.choice(OFFICIAL[key])}: "
            x = sheet.left + sheet.width_mm(words) + 1
            sheet.text(sheet.left, sheet.y, words)
            sheet.y += sheet.lines(x, sheet.y, value, sheet.right - x) + 1
    sheet.y += 3
    columns = [key for key in COLUMNS if key != "consent" or first.type != "region_clinic"]
    heads = [f"{COLUMNS[key][0]}\n({COLUMNS[key][1]})" for key in columns]
    body = [heads, *(_row(truth, columns, style, rng) for truth in truths), [""] * len(columns), [""] * len(columns)]
    share = (sheet.right - sheet.left) / sum(COLUMNS[key][2] for key in columns)
    for number, cells in enumerate(body):
        size = min(sheet.size_pt, 10.0) - (1.5 if number == 0 else 0)
        wide = [COLUMNS[key][2] * share for key in columns]
        lines = [len(sheet.wrap(text, width - 3, size=size)) for text, width in zip(cells, wide, strict=True)]
        tall, x = max(lines) * size * STEP + 2, sheet.left
        for text, width in zip(cells, wide, strict=True):
            sheet.box(x, sheet.y, x + width, sheet.y + tall)
            sheet.lines(x + 1.5, sheet.y + 0.9, text, width - 3, size=size)
            x += width
        sheet.y += tall
    sheet.y += 8
    sheet.text(sheet.left, sheet.y + 3, f"{rng.choice(OFFICIAL['sign'])}:")
    sheet.signature(sheet.left + 60, sheet.y - 3)
    sheet.y += 14


def _row(truth: Truth, columns: list[str], style: str, rng: Random) -> list[str]:
    if truth.patient is None:
        raise ValueError("a row needs a patient")
    days = [
        rng.choice(LATEST) if exam.date == "latest" else day_words(style, exam.date) if exam.date else ""
        for exam in truth.exams
    ]
    cells = {"name": truth.patient.name, "identity": truth.patient.printed,
             "exam": "\n".join(exam.text for exam in truth.exams), "date": "\n".join(days),
             "consent": "ja" if truth.consent == "oral" else ""}  # fmt: skip
    return [cells[key] for key in columns]
