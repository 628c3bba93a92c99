"""Pages of the report set beside the orders: consents and covers."""

from __future__ import annotations

from bench.faxes.paper import Sheet
from bench.faxes.sets.report_ink import Hand as _Hand
from bench.faxes.sets.report_ink import band, head_centred, one_box, small, step
from bench.faxes.truth import Person, Truth

# --- consent -------------------------------------------------------------------------------------------------------


def consent(sheet: Sheet, truth: Truth, signed: bool) -> None:
    """One of three consent pages."""
    whose = truth.consent_patient or truth.patient
    if whose is None:
        raise ValueError("a consent page needs a patient")
    sheet.rng.choice((_framed, _declared, _ticked))(sheet, truth, whose, signed)


def _framed(sheet: Sheet, truth: Truth, whose: Person, signed: bool) -> None:
    """Fields in a frame, below them the sentence and a line for date and name."""
    sheet.y = 24
    sheet.heading("PATIENTENS MEDGIVANDE", after=2)
    sheet.paragraph("för utlämnande av röntgenundersökning till annan vårdgivare", after=6)
    for label, text in (("Namn", whose.name), ("Personnr", whose.printed), ("Mottagare", truth.clinic)):
        tall = step(small(sheet)) + sheet.line_mm + 2.4
        sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + tall)
        sheet.text(sheet.left + 1.5, sheet.y + 0.6, label, size=small(sheet))
        sheet.text(sheet.left + 3, sheet.y + step(small(sheet)) + 1, text)
        sheet.y += tall
    sheet.y += 6
    sheet.paragraph(
        "Jag medger att bilder och utlåtanden från mina undersökningar i Region Halland får lämnas till mottagaren "
        "ovan. Jag vet att jag när som helst kan ta tillbaka mitt medgivande.",
        after=20,
    )
    middle = sheet.left + 56
    if signed:
        sheet.text(sheet.left + 2, sheet.y - sheet.line_mm, truth.ordered_on)
        sheet.signature(middle + 14, sheet.y - 10, 60, 10)
    sheet.rule(sheet.left, sheet.y, middle - 4, sheet.y)
    sheet.rule(middle + 4, sheet.y, sheet.right, sheet.y)
    sheet.text(sheet.left, sheet.y + 1, "Datum", size=small(sheet))
    sheet.text(middle + 4, sheet.y + 1, "Namnteckning (patienten)", size=small(sheet))
    sheet.y += 10


def _declared(sheet: Sheet, truth: Truth, whose: Person, signed: bool) -> None:
    """A declaration in one sentence, as clinics type it themselves."""
    head_centred(sheet, [truth.clinic])
    sheet.y += 12
    sheet.heading("Samtycke", after=8)
    sheet.paragraph(
        f"Undertecknad, {whose.name}, {whose.printed}, samtycker till att Röntgen i Region Halland lämnar ut mina "
        f"röntgenbilder med tillhörande utlåtanden till {truth.clinic} för min behandling.",
        after=16,
    )
    sheet.text(sheet.left, sheet.y, "Ort och datum")
    sheet.rule(sheet.left + 40, sheet.y + 5, sheet.left + 120, sheet.y + 5)
    if signed:
        sheet.text(sheet.left + 44, sheet.y - 0.5, truth.ordered_on)
    sheet.y += 20
    sheet.text(sheet.left, sheet.y, "Underskrift")
    sheet.rule(sheet.left + 40, sheet.y + 5, sheet.left + 120, sheet.y + 5)
    if signed:
        sheet.signature(sheet.left + 50, sheet.y - 6, 55, 10)
    sheet.y += 14


def _ticked(sheet: Sheet, truth: Truth, whose: Person, signed: bool) -> None:
    """A form with a shaded heading and a box that the patient has ticked; unsigned, the box is ticked all the same."""
    sheet.y = 18
    band(sheet, sheet.left, sheet.y, sheet.right, sheet.y + 12)
    sheet.text(sheet.left + 3, sheet.y + 3, "Skriftligt samtycke – röntgen", size=sheet.size_pt + 2, bold=True)
    sheet.y += 20
    sheet.paragraph(f"Patient: {whose.name}", after=2)
    sheet.paragraph(f"Personnummer: {whose.printed}", after=8)
    one_box(sheet, sheet.left, sheet.y, "crossed", _Hand())
    text = f"Ja, jag samtycker till att mina röntgenbilder och utlåtanden lämnas ut till {truth.clinic}."
    sheet.y += sheet.lines(sheet.left + 8, sheet.y, text, 155) + 4
    one_box(sheet, sheet.left, sheet.y, "empty", _Hand())
    sheet.y += sheet.lines(sheet.left + 8, sheet.y, "Nej, jag samtycker inte.", 155) + 22
    sheet.rule(sheet.left, sheet.y, sheet.left + 90, sheet.y)
    sheet.text(sheet.left, sheet.y + 1, "Patientens namnteckning", size=small(sheet))
    sheet.rule(sheet.left + 105, sheet.y, sheet.right, sheet.y)
    sheet.text(sheet.left + 105, sheet.y + 1, "Datum", size=small(sheet))
    if signed:
        sheet.signature(sheet.left + 10, sheet.y - 10, 60, 10)
        sheet.text(sheet.left + 108, sheet.y - sheet.line_mm, truth.ordered_on)
    sheet.y += 10


# --- covers --------------------------------------------------------------------------------------------------------


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """One of two cover sheets; neither names the patient."""
    sender = truth.clinic or truth.letterhead or truth.doctor or "Privatperson"
    if sheet.rng.random() < 0.5:
        _cover_table(sheet, truth, desk, sender, pages)
    else:
        _cover_lines(sheet, truth, desk, sender, pages)


def _cover_table(sheet: Sheet, truth: Truth, desk: str, sender: str, pages: int) -> None:
    sheet.y = 24
    sheet.heading("FAXFÖRSÄTTSBLAD", size=sheet.size_pt + 8, after=8)
    rows = [("Mottagare av fax", desk), ("Avsändare", sender), ("Sänt", truth.ordered_on), ("Sidor", f"{pages} st")]
    if truth.phone:
        rows.append(("Återuppringning", truth.phone))
    for label, text in rows:
        tall = len(sheet.wrap(text, 112)) * sheet.line_mm + 4
        sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + tall)
        sheet.text(sheet.left + 2, sheet.y + 2, label, bold=True)
        sheet.lines(sheet.left + 54, sheet.y + 2, text, 112)
        sheet.y += tall
    sheet.y += 8
    sheet.paragraph("Innehållet är sekretessbelagt. Meddela oss om faxet kommit fel och makulera det.")


def _cover_lines(sheet: Sheet, truth: Truth, desk: str, sender: str, pages: int) -> None:
    head_centred(sheet, [sender])
    sheet.y = max(sheet.y + 30, 70)
    sheet.paragraph(desk, bold=True, size=sheet.size_pt + 2, after=10)
    sheet.paragraph(f"Fax {truth.ordered_on}, sida 1 av {pages}.", after=6)
    if truth.phone:
        sheet.paragraph(f"Vid frågor ring {truth.phone}.", after=6)
    sheet.paragraph("Faxet kan innehålla patientuppgifter. Är ni inte rätt mottagare ber vi er att kontakta oss.")
