"""Pages of the coast set beside the order: covers, consents, one order for several patients, letters from abroad."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.coast_days import WAYS, Pen
from bench.faxes.sets.coast_form import reason
from bench.faxes.sets.coast_labels import House
from bench.faxes.sets.coast_sheet import coloned
from bench.faxes.truth import Truth
from bench.faxes.wording import Labels


def consent_page(sheet: Sheet, truth: Truth, signed: bool) -> None:
    """A written consent with fields, or as a declaration; signed, or with the line left open."""
    whose, rng = truth.consent_patient or truth.patient, sheet.rng
    if whose is None:
        raise ValueError("a consent page needs a patient")
    sheet.left, sheet.right, sheet.y = 26, 184, 26
    receiver = truth.clinic or truth.doctor
    sheet.heading(
        rng.choice(("Patientens samtycke", "SAMTYCKE", "Medgivande till utlämnande av röntgenmaterial")), after=8
    )
    number = "reservnummer" if whose.reserve else "personnummer"
    told = (
        "Jag samtycker till att röntgenavdelningen vid Hallands sjukhus lämnar ut mina bilder och utlåtanden till "
        f"{receiver}."
    )
    if rng.random() < 0.5:
        sheet.paragraph(told, after=6)
        for label, value in ((number.capitalize(), whose.printed), ("Namn (texta)", whose.name)):
            sheet.text(sheet.left, sheet.y, f"{label}:")
            sheet.text(sheet.left + 44, sheet.y, value)
            sheet.rule(sheet.left + 42, sheet.y + sheet.line_mm, sheet.right, sheet.y + sheet.line_mm, 0.15)
            sheet.y += sheet.line_mm + 4
    else:
        sheet.paragraph(f"Undertecknad patient: {whose.name}", after=1)
        sheet.paragraph(f"{number.capitalize()}: {whose.printed}", after=6)
        sheet.paragraph(told, after=6)
    sheet.paragraph("Jag vet att jag när som helst kan ta tillbaka mitt samtycke.", after=22)
    if signed:
        sheet.text(sheet.left + 1, sheet.y - 7, f"Strandby {truth.ordered_on}")
        sheet.signature(sheet.left + 76, sheet.y - 11, 58, 11)
    for x, end, label in (
        (sheet.left, sheet.left + 60, "Ort, datum"),
        (sheet.left + 68, sheet.right, "Patientens underskrift"),
    ):
        sheet.rule(x, sheet.y, end, sheet.y)
        sheet.text(x, sheet.y + 1, label, size=max(7.0, sheet.size_pt - 2))


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """A cover sheet in a frame, without a word on any patient."""
    rng = sheet.rng
    sender = truth.letterhead or truth.clinic or truth.doctor or "Privatperson"
    sheet.y = 30
    sheet.paragraph(
        rng.choice(("FÖRSÄTTSBLAD TELEFAX", "Fax, följesida", "Faxmeddelande - konfidentiellt")),
        bold=True,
        size=18,
        after=8,
    )
    top = sheet.y
    sheet.y += 3
    rows = [
        ("Mottagare", desk),
        ("Avsändare", sender),
        ("Telefon", truth.phone),
        ("Fax", truth.fax),
        ("Antal sidor (denna inräknad)", str(pages)),
        ("Sänt", truth.ordered_on),
    ]
    for label, value in rows:
        if value:
            sheet.text(sheet.left + 3, sheet.y, label, size=min(sheet.size_pt - 1, 9))
            sheet.y += sheet.lines(sheet.left + 62, sheet.y, value, sheet.right - sheet.left - 66, bold=True) + 2.5
    sheet.box(sheet.left, top, sheet.right, sheet.y + 1, 0.5)
    sheet.y += 12
    sheet.paragraph(rng.choice(("Meddelande: beställning följer på nästa sida.", "Se följande sidor.")), after=26)
    sheet.paragraph(
        "Innehållet är avsett enbart för mottagaren ovan. Har du fått faxet av misstag ber vi dig ringa "
        "avsändaren genast. Läs inte vidare och lämna inte ut något.",
        size=sheet.size_pt - 1,
    )


# --- several patients ----------------------------------------------------------------------------------------------


def several(sheet: Sheet, truths: list[Truth], labels: Labels, desk: str, rng: Random) -> None:
    """One order for several patients: what they share above, the patients as rows of a table or as numbered entries."""
    del labels
    first, house, pen = truths[0], House(rng, stray=0.0), Pen(rng)
    pen.turned = ""
    sheet.left, sheet.right, sheet.y = 16, 194, 13
    if first.clinic:
        sheet.paragraph(first.clinic, bold=True, size=sheet.size_pt + 1.5, after=2)
    sheet.heading(
        rng.choice(
            (
                "Beställning av bilder och utlåtanden - lista",
                "Lista på patienter, bilder och svar önskas",
                "Gemensam beställning: bilder + utlåtande",
            )
        ),
        after=1.5,
    )
    sheet.paragraph(f"Till {desk}", after=3)
    who = ", ".join(part for part in (first.doctor, first.title) if part)
    rows = [
        ("ordered", first.ordered_on),
        ("clinic", first.clinic),
        ("doctor", who),
        ("phone", first.phone),
        ("fax", first.fax),
        ("reference", first.reference),
        ("purpose", reason(first)),
        ("both", first.image_recipient),
        ("delivery", WAYS[first.delivery][0] if first.delivery else ""),
    ]
    for key, value in rows:
        if value:
            label = coloned(house[key])
            x = sheet.left + min(sheet.width_mm(label) + 2, 92)
            down = sheet.lines(sheet.left, sheet.y, label, x - sheet.left - 1)
            sheet.y += max(down, sheet.lines(x, sheet.y, value, sheet.right - x)) + 0.6
    sheet.y += 3
    if rng.random() < 0.5:
        _table(sheet, truths, pen)
    else:
        for number, truth in enumerate(truths, 1):
            _entry(sheet, truth, number, pen)
    sheet.y += 6
    sheet.text(sheet.left, sheet.y + 2, f"{house['sign']}:")
    sheet.signature(sheet.left + sheet.width_mm(house["sign"]) + 8, sheet.y - 3)
    sheet.y += 13


def _agreed(truth: Truth) -> str:
    return truth.consent_words if truth.consent == "oral" else ""


def _table(sheet: Sheet, truths: list[Truth], pen: Pen) -> None:
    asks = truths[0].type != "region_clinic"
    heads = ("Patient", "Personnr", "Undersökning", "Datum", *(("Samtycke",) if asks else ()))
    wide = (38.0, 33.0, 44.0, 26.0, 37.0) if asks else (46.0, 36.0, 62.0, 34.0)
    edges = [sum(wide[:place]) for place in range(len(wide) + 1)]
    size = min(sheet.size_pt, 9.5)
    table = [heads]
    for truth in truths:
        if truth.patient is None:
            raise ValueError("a row needs a patient")
        exams = "\n".join(each.text for each in truth.exams)
        days = "\n".join(pen.day(each.date) for each in truth.exams)
        row = (pen.name(truth.patient), truth.patient.printed, exams, days, _agreed(truth))
        table.append(row[: len(heads)])
    for number, row in enumerate(table):
        lines = max(
            len(sheet.wrap(t, b - a - 3, size=size, bold=not number))
            for t, (a, b) in zip(row, pairwise(edges), strict=True)
        )
        tall = lines * size * 0.501 + 2
        for text, (a, b) in zip(row, pairwise(edges), strict=True):
            sheet.box(sheet.left + a, sheet.y, sheet.left + b, sheet.y + tall, 0.2)
            sheet.lines(sheet.left + a + 1.5, sheet.y + 1, text, b - a - 3, size=size, bold=not number)
        sheet.y += tall


def _entry(sheet: Sheet, truth: Truth, number: int, pen: Pen) -> None:
    if truth.patient is None:
        raise ValueError("an entry needs a patient")
    sheet.text(sheet.left, sheet.y, f"{number}.", bold=True)
    sheet.left += 9
    sheet.paragraph(f"{pen.name(truth.patient)}, {truth.patient.printed}", bold=True, after=0.5)
    for exam in truth.exams:
        day = pen.day(exam.date)
        sheet.paragraph(f"{exam.text}{f', {day}' if day else ''}", after=0.5)
    if _agreed(truth):
        sheet.paragraph(f"{_agreed(truth)}.", after=0.5)
    sheet.left -= 9
    sheet.y += 2.5


# --- from abroad ---------------------------------------------------------------------------------------------------

ABROAD = {
    "en": ("Image transfer request",
           "We are treating {name} (Swedish personal identity number {number}) for knee pain. An MRI of the left knee "
           "was done in Halland on {date}. Please send the images and the written report to {clinic}.",
           "With best wishes"),
    "de": ("Bitte um Übersendung von Bildern und Befund",
           "wir behandeln {name} (schwedische Personennummer {number}). Am {date} wurde in Halland eine MRT des linken "
           "Knies angefertigt. Wir bitten um Bilder und Befund an {clinic}.",
           "Freundliche Grüße"),
    "fi": ("Pyyntö: kuvat ja lausunto",
           "Hoidamme potilasta {name} (ruotsalainen henkilötunnus {number}). Vasemman polven MRI on tehty Hallannissa "
           "{date}. Pyydämme kuvat ja lausunnon: {clinic}.",
           "Terveisin"),
}  # fmt: skip


def foreign(sheet: Sheet, truth: Truth, rng: Random) -> None:
    """A letter in English, German or Finnish."""
    if truth.patient is None:
        raise ValueError("a letter needs a patient")
    title, body, bye = ABROAD[truth.language]
    known = {
        "name": truth.patient.name,
        "number": truth.patient.printed,
        "date": truth.exams[0].date,
        "clinic": truth.clinic,
    }
    sheet.left, sheet.right, sheet.y = 25, 185, 18
    sheet.paragraph(truth.clinic, bold=True, size=sheet.size_pt + 2, after=8)
    sheet.paragraph(f"Radiology, Hallands sjukhus, Sweden\n{truth.ordered_on}", after=8)
    sheet.paragraph(title, bold=True, after=4)
    sheet.paragraph(body.format(**known), after=5)
    sheet.paragraph(bye, after=1)
    if rng.random() < 0.75:
        sheet.signature(sheet.left + 3, sheet.y)
        sheet.y += 13
    sheet.paragraph(truth.doctor, after=0.3)
    if truth.phone:
        sheet.paragraph(f"Tel. {truth.phone}", after=0.3)
