"""The north set: what a release desk in Halland gets in two weeks, written without knowledge of the program."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.paper import Sheet
from bench.faxes.sets import north_layouts as forms
from bench.faxes.sets import north_letters as letters
from bench.faxes.sets.north_cast import CAST
from bench.faxes.sets.north_form import form
from bench.faxes.sets.north_labels import LABELS
from bench.faxes.truth import Truth


def consent_page(sheet: Sheet, truth: Truth, signed: bool) -> None:
    """The patient's own words on a sheet of the sender, with lines for day, signature and name."""
    whose = truth.consent_patient or truth.patient
    if whose is None:
        raise ValueError("a consent page needs a patient")
    sheet.y = 20
    sheet.paragraph(truth.clinic, after=4)
    sheet.heading("MEDGIVANDE ATT LÄMNA UT UPPGIFTER", after=6)
    sheet.paragraph(f"Jag, {whose.name}, personnummer {whose.printed}, samtycker till att Hallands sjukhus lämnar ut "
                    f"mina röntgenbilder med tillhörande utlåtande till {truth.clinic}. Jag har fått information om "
                    "att jag när som helst kan ändra mig.", after=18)  # fmt: skip
    for label in ("Ort och datum", "Patientens namnteckning", "Namnförtydligande"):
        sheet.rule(sheet.left, sheet.y, sheet.left + 95, sheet.y)
        if signed and label == "Patientens namnteckning":
            sheet.signature(sheet.left + 6, sheet.y - 10)
        elif signed:
            said = truth.ordered_on if label == "Ort och datum" else whose.name
            sheet.by_hand(sheet.left + 4, sheet.y - sheet.line_mm - 2, said)
        sheet.text(sheet.left, sheet.y + 1, label, size=sheet.size_pt - 2)
        sheet.y += 22


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """A cover without any patient."""
    sheet.box(sheet.left, 24, sheet.right, 40, 0.6)
    sheet.text(sheet.left + 6, 27, "FAXMEDDELANDE", size=22, bold=True)
    sheet.y = 52
    rows = [("Mottagare", desk), ("Avsändare", truth.clinic or truth.doctor), ("Faxnr avsändare", truth.fax),
            ("Telefon", truth.phone), ("Datum", truth.ordered_on),
            ("Sidor", f"{pages} inkl. försättsblad")]  # fmt: skip
    for label, value in rows:
        if value:
            sheet.text(sheet.left, sheet.y, label, bold=True)
            sheet.y += sheet.lines(sheet.left + 50, sheet.y, value, sheet.right - sheet.left - 50) + 4
    sheet.y += 8
    sheet.paragraph("Faxet kan innehålla sekretessbelagda uppgifter. Om ni fått det av misstag, kontakta avsändaren "
                    "och förstör samtliga sidor.", size=sheet.size_pt - 1)  # fmt: skip


SET = FaxSet(
    name="north",
    cast=CAST,
    labels=LABELS,
    layouts={
        "bars": forms.bars,
        "exam_table": forms.exam_table,
        "halves": forms.halves,
        "above": forms.above,
        "word_table": forms.word_table,
        "ticks": forms.ticks,
        "faxform": forms.faxform,
        "running": forms.running,
        "record": forms.record,
        "note": forms.note,
    },
    letters={
        "long_letter": letters.long_letter,
        "short_note": letters.short_note,
        "formal": letters.formal,
        "mail": letters.mail,
        "keyed": letters.keyed,
    },
    consent_page=consent_page,
    cover=cover,
    faces=("Carlito", "Liberation Sans", "Liberation Serif", "Open Sans", "Nimbus Sans", "Caladea", "Narrow"),
    fixed=("Courier Prime", "Liberation Mono", "DejaVu Sans Mono"),
    fixed_layouts=("record", "note"),
    make_form=form,
    for_patients=("above", "ticks", "long_letter", "mail", "mail", "keyed", "short_note"),
    careless=True,
    hands=("Breip", "Klee", "Print", "Upright", "Steve"),
)
