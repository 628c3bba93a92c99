"""Consent pages and cover sheets of the wide set."""

from __future__ import annotations

from bench.faxes.paper import Sheet
from bench.faxes.sets import wide_writing as writing
from bench.faxes.truth import Person, Truth


def consent_page(sheet: Sheet, truth: Truth, signed: bool) -> None:
    """One of three: a form, a declaration of the clinic's, or the patient's own words."""
    whose = truth.consent_patient or truth.patient
    if whose is None:
        raise ValueError("a consent page needs a patient")
    sheet.rng.choice([_form, _declaration, _own_words])(sheet, truth, whose, signed)


def _line(sheet: Sheet, label: str, value: str, *, hand: bool = False) -> None:
    """A label and a line to write on."""
    x = sheet.left + max(52.0, sheet.width_mm(f"{label}: ") + 2)
    sheet.text(sheet.left, sheet.y, f"{label}:")
    sheet.rule(x, sheet.y + sheet.line_mm, sheet.right - 20, sheet.y + sheet.line_mm, 0.2)
    if hand and value == "*":
        sheet.signature(x + 5, sheet.y - 5, 55, 10)
    elif value:
        sheet.text(x + 2, sheet.y, value)
    sheet.y += sheet.line_mm + 5


def _form(sheet: Sheet, truth: Truth, whose: Person, signed: bool) -> None:
    sheet.y = 26
    sheet.heading(
        sheet.rng.choice(["SAMTYCKE", "Samtycke till att journaluppgifter lämnas ut", "Patientens samtycke"]), after=6
    )
    _line(sheet, "Namn", whose.name)
    _line(sheet, "Personnummer", whose.printed)
    sheet.paragraph("Jag samtycker till att nedanstående lämnas ut av Region Halland, Röntgen:", after=2)
    for words in ("Röntgenbilder", "Utlåtanden"):
        side = sheet.check_box(sheet.left + 4, sheet.y, "crossed")
        sheet.text(sheet.left + 6 + side, sheet.y, words)
        sheet.y += sheet.line_mm + 1.5
    sheet.y += 2
    _line(sheet, "Lämnas till", truth.clinic)
    sheet.paragraph(
        "Samtycket gäller tills vidare, dock högst ett år, och kan när som helst återtas.",
        size=sheet.size_pt - 1,
        after=10,
    )
    _line(sheet, "Ort och datum", f"Granby {truth.ordered_on}" if signed else "")
    sheet.y += 4
    _line(sheet, "Patientens underskrift", "*" if signed else "", hand=True)


def _declaration(sheet: Sheet, truth: Truth, whose: Person, signed: bool) -> None:
    sheet.y = 20
    sheet.paragraph(truth.clinic, bold=True, after=8)
    sheet.heading(
        sheet.rng.choice(["Medgivande", "Skriftligt patientsamtycke", "MEDGIVANDE ATT INHÄMTA RÖNTGENBILDER"]), after=5
    )
    sheet.paragraph(
        f"Undertecknad, {whose.name}, personnummer {whose.printed}, medger att {truth.clinic} får ta del av bilder och "
        "utlåtanden från röntgenundersökningar som gjorts inom Region Halland.",
        after=5,
    )
    sheet.paragraph("Jag har fått information om vad medgivandet innebär.", after=22)
    middle = (sheet.left + sheet.right) / 2
    for x0, x1, words in ((sheet.left, middle - 8, "Datum"), (middle, sheet.right, "Namnteckning, patient")):
        sheet.rule(x0, sheet.y, x1, sheet.y)
        sheet.text(x0, sheet.y + 1, words, size=sheet.size_pt - 2)
    if signed:
        sheet.text(sheet.left + 3, sheet.y - sheet.line_mm, truth.ordered_on)
        sheet.signature(middle + 6, sheet.y - 11, 55, 10)
    sheet.y += 18
    sheet.rule(middle, sheet.y, sheet.right, sheet.y)
    sheet.text(middle, sheet.y + 1, "Namnförtydligande", size=sheet.size_pt - 2)
    if signed:
        sheet.text(middle + 3, sheet.y - sheet.line_mm, whose.name)


def _own_words(sheet: Sheet, truth: Truth, whose: Person, signed: bool) -> None:
    """A letter that the patient wrote; unsigned where the line for the name is left empty."""
    rng = sheet.rng
    sheet.y = 32
    if signed:
        sheet.paragraph(f"Granby {writing.date(rng, truth.ordered_on)}", after=8)
    sheet.paragraph(
        rng.choice(
            [
                f"Jag, {whose.name}, {whose.printed}, ger mitt samtycke till att ni på röntgen i Halland skickar mina "
                f"röntgenbilder och svaren till {truth.clinic} där jag går på behandling.",
                f"Härmed godkänner jag att {truth.clinic} får mina bilder och utlåtanden från Region Halland. "
                f"Jag heter {whose.name} och mitt personnummer är {whose.printed}.",
                f"Till röntgen. Jag samtycker skriftligen till att mina röntgenbilder med utlåtanden lämnas ut till "
                f"{truth.clinic}. {whose.name}, personnummer {whose.printed}.",
            ]
        ),
        after=14,
    )
    if signed:
        sheet.signature(sheet.left + 4, sheet.y, 55, 10)
        sheet.y += 15
        sheet.paragraph(whose.name)
        return
    sheet.paragraph("Datum:", after=10)
    sheet.text(sheet.left, sheet.y, "Underskrift:")
    sheet.rule(sheet.left + 30, sheet.y + 5, sheet.left + 110, sheet.y + 5)


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """One of three covers; none names a patient."""
    sheet.rng.choice([_columns, _memo, _plain])(sheet, truth, desk, pages)


def _confidential(sheet: Sheet) -> str:
    return sheet.rng.choice(
        [
            "Detta fax är endast avsett för angiven mottagare och kan innehålla uppgifter som omfattas av sekretess. "
            "Har faxet hamnat fel, ring avsändaren och förstör sidorna.",
            "Meddelandet kan innehålla sekretessbelagda uppgifter. Om det har nått fel person ber vi er meddela oss.",
            "KONFIDENTIELLT. Obehöriga får inte ta del av innehållet. Uppgifterna lämnas enligt patientens samtycke "
            "där lagen så kräver.",
        ]
    )


def _columns(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    sheet.y = 24
    sheet.heading("FAXMEDDELANDE", size=sheet.size_pt + 10, after=8)
    middle, start = (sheet.left + sheet.right) / 2, sheet.y
    sender = truth.clinic or truth.doctor or "Privatperson"
    for x, words, who in ((sheet.left, "TILL", desk), (middle + 3, "FRÅN", sender)):
        sheet.text(x, start, words, bold=True)
        sheet.lines(x, start + sheet.line_mm + 1, who, middle - sheet.left - 6)
    sheet.rule(middle, start, middle, start + 26)
    sheet.y = start + 34
    for label, value in (
        ("Datum", truth.ordered_on),
        ("Antal sidor", f"{pages} (inkl. denna)"),
        ("Tel", truth.phone),
        ("Ämne", "Beställning"),
    ):
        if value:
            sheet.paragraph(f"{label}: {value}", after=1.5)
    sheet.y += 10
    sheet.paragraph(_confidential(sheet), size=sheet.size_pt - 2)


def _memo(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    sheet.y = 30
    sheet.paragraph(truth.clinic or truth.letterhead or "", bold=True, size=sheet.size_pt + 2, after=10)
    sheet.heading("Försättsblad till fax", after=6)
    rows = (
        ("Mottagare", desk),
        ("Avsändare", truth.clinic or truth.doctor),
        ("Datum", truth.ordered_on),
        ("Sidor totalt", str(pages)),
    )
    for label, value in rows:
        if value:
            height = sheet.lines(sheet.left + 45, sheet.y + 1.2, value, sheet.right - sheet.left - 47)
            sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + height + 2.4)
            sheet.text(sheet.left + 2, sheet.y + 1.2, label)
            sheet.y += height + 2.4
    sheet.y += 8
    sheet.paragraph("Meddelande:", bold=True, after=1)
    sheet.paragraph(
        sheet.rng.choice(
            ["Se bifogad beställning. Tack!", "Beställning följer på nästa sida.", "Hej! Här kommer en beställning."]
        ),
        after=30,
    )
    sheet.paragraph(_confidential(sheet), size=sheet.size_pt - 2)


def _plain(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    sheet.y = 60
    sheet.paragraph(f"Fax till: {desk}", size=sheet.size_pt + 3, after=4)
    sheet.paragraph(f"Antal sidor (inkl. denna): {pages}", after=3)
    if truth.clinic:
        sheet.paragraph(f"Från: {truth.clinic}", after=3)
    sheet.paragraph(f"Skickat: {writing.date(sheet.rng, truth.ordered_on)}", after=20)
    sheet.paragraph(_confidential(sheet), size=sheet.size_pt - 1.5)
