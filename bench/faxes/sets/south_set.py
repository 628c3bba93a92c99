"""The south set: as a test engineer writes a simulator from the specification, systematic rather than exotic."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.paper import Sheet
from bench.faxes.sets.south_cast import CAST
from bench.faxes.sets.south_form import form
from bench.faxes.sets.south_labels import LABELS
from bench.faxes.sets.south_layouts import LAYOUTS
from bench.faxes.sets.south_letters import LETTERS
from bench.faxes.truth import Truth


def consent_page(sheet: Sheet, truth: Truth, signed: bool) -> None:
    """A written consent in a frame, signed or not."""
    whose, rng = truth.consent_patient or truth.patient, sheet.rng
    if whose is None:
        raise ValueError("a consent page needs a patient")
    sheet.y = 26
    sheet.heading(
        rng.choice(("PATIENTENS SAMTYCKE", "Skriftligt samtycke", "Medgivande att lämna ut uppgifter")), after=7
    )
    start = sheet.y
    sheet.left, sheet.right, sheet.y = 25, 185, start + 4
    name, number = rng.choice((("Namn", "Personnummer"), ("Patient", "Pnr"), ("Patientens namn", "Personnr")))
    sheet.paragraph(f"{name}: {whose.name}", after=2)
    sheet.paragraph(f"{'Reservnummer' if whose.reserve else number}: {whose.printed}", after=5)
    receiver = truth.clinic or truth.doctor
    sheet.paragraph(
        rng.choice((
            f"Härmed samtycker jag till att mina röntgenbilder och utlåtanden lämnas ut till {receiver}.",
            f"Jag medger att {receiver} får ta del av röntgenbilder och utlåtanden från Region Halland.",
        ))
        + " Jag kan när som helst återkalla mitt samtycke.",
        after=14,
    )  # fmt: skip
    for label, value in (("Datum", truth.ordered_on), ("Namnteckning", ""), ("Namnförtydligande", whose.name)):
        sheet.text(sheet.left, sheet.y, label)
        sheet.rule(sheet.left + 52, sheet.y + 5.5, sheet.left + 132, sheet.y + 5.5)
        if signed and value:
            sheet.text(sheet.left + 55, sheet.y, value)
        elif signed:
            sheet.signature(sheet.left + 58, sheet.y - 5, 55, 10)
        sheet.y += 15
    sheet.box(20, start, 190, sheet.y)


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """A cover sheet in a table."""
    sheet.y = 30
    sheet.heading(sheet.rng.choice(("FAXFÖRSÄTTSBLAD", "TELEFAXMEDDELANDE", "Fax")), size=22, after=10)
    sender = truth.letterhead or truth.clinic or truth.doctor or "Privatperson"
    rows = [("Till", desk), ("Från", sender), ("Datum", truth.ordered_on), ("Antal sidor (inkl. denna)", str(pages))]
    rows += [("Telefon", truth.phone)] if truth.phone else []
    beside = max(sheet.width_mm(label, bold=True) for label, _ in rows) + 8
    for label, value in [*rows, ("Ärende", "Beställning av röntgenmaterial")]:
        height = len(sheet.wrap(value, 166 - beside)) * sheet.line_mm + 4
        sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + height)
        sheet.text(sheet.left + 2, sheet.y + 2, label, bold=True)
        sheet.lines(sheet.left + beside, sheet.y + 2, value, 166 - beside)
        sheet.y += height
    sheet.y += 12
    sheet.paragraph(
        "Meddelandet innehåller sekretessbelagda uppgifter och är avsett endast för mottagaren ovan. Om du fått det av "
        "misstag: kontakta avsändaren och förstör samtliga sidor.",
        size=sheet.size_pt - 1,
    )


SET = FaxSet(
    name="south",
    cast=CAST,
    labels=LABELS,
    layouts=LAYOUTS,
    letters=LETTERS,
    consent_page=consent_page,
    cover=cover,
    faces=("Liberation Sans", "Nimbus Sans", "Carlito", "DejaVu Sans", "Liberation Serif", "C059", "Roboto"),
    fixed=("Courier Prime", "Liberation Mono", "DejaVu Sans Mono"),
    fixed_layouts=("printout",),
    make_form=form,
    for_patients=("private", "private", "letter", "email", "listed", "colon", "caption"),
    patients_only=("private",),
    careless=True,
    hands=("Klee", "Print", "Upright", "Breip"),
)
