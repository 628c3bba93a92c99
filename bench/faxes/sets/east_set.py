"""The east set: senders of many kinds, written without a look at the program or at what other sets' faxes say."""

from __future__ import annotations

from random import Random

from bench.faxes.faxset import FaxSet
from bench.faxes.paper import Sheet
from bench.faxes.sets import east_layouts as forms
from bench.faxes.sets import east_letters as letters
from bench.faxes.sets import east_others as others
from bench.faxes.sets import east_pages as pages_
from bench.faxes.sets.east_cast import CAST
from bench.faxes.sets.east_draw import signed, table_row
from bench.faxes.sets.east_form import WAYS, Pen, form, parts, requester
from bench.faxes.sets.east_labels import LABELS
from bench.faxes.truth import Truth
from bench.faxes.wording import Form, Item, Labels


def consent_page(sheet: Sheet, truth: Truth, given: bool) -> None:
    """A printed declaration with the patient's data in lines above it and the signature at the foot."""
    whose = truth.consent_patient or truth.patient
    if whose is None:
        raise ValueError("a consent page needs a patient")
    sheet.left, sheet.right, sheet.y = 22, 188, 20
    sheet.heading("Samtycke till utlämnande av röntgenmaterial", after=5)
    for label, value in (("Jag som samtycker", whose.name), ("Personnummer", whose.printed),
                         ("Till vem", truth.clinic or truth.doctor)):  # fmt: skip
        sheet.text(sheet.left, sheet.y, f"{label}:")
        sheet.y += sheet.lines(sheet.left + 62, sheet.y, value, sheet.right - sheet.left - 62) + 2
    sheet.y += 4
    sheet.paragraph("Härmed godkänner jag att radiologin i Region Halland lämnar ut bilder och svar från mina "
                    "undersökningar till den som anges ovan. Samtycket gäller i sex månader och kan när som helst "
                    "tas tillbaka.", after=16)  # fmt: skip
    for x, label in ((sheet.left, "Datum"), (sheet.left + 55, "Patientens underskrift")):
        width = 45.0 if label == "Datum" else 90.0
        if given and label == "Datum":
            sheet.by_hand(x + 3, sheet.y - sheet.line_mm - 2, truth.ordered_on)
        elif given:
            sheet.signature(x + 8, sheet.y - 11)
        sheet.rule(x, sheet.y, x + width, sheet.y)
        sheet.text(x, sheet.y + 1, label, size=sheet.size_pt - 2)
    sheet.y += 14


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """A cover sheet in a frame, without any patient."""
    sheet.box(18, 26, 192, 150, 0.5)
    sheet.left, sheet.right, sheet.y = 26, 184, 34
    sheet.paragraph("Telefax - försättsblad", size=20, bold=True, after=8)
    rows = (("Till:", desk), ("Avsändare:", truth.clinic or truth.doctor), ("Sänt:", truth.ordered_on),
            ("Antal sidor totalt:", str(pages)), ("Svarstelefon:", truth.phone), ("Svarsfax:", truth.fax))  # fmt: skip
    for label, value in rows:
        if value:
            sheet.text(sheet.left, sheet.y, label)
            sheet.y += sheet.lines(sheet.left + 52, sheet.y, value, sheet.right - sheet.left - 52, bold=True) + 3
    sheet.y = 156
    sheet.paragraph("Innehållet kan omfattas av sekretess. Är ni inte rätt mottagare ber vi er höra av er och "
                    "därefter strimla sidorna.", size=sheet.size_pt - 1.5)  # fmt: skip


def several(sheet: Sheet, truths: list[Truth], labels: Labels, desk: str, rng: Random) -> None:
    """A list of patients from one sender: the patients as rows first, then who wants it and where it goes."""
    first, pen = truths[0], Pen(rng)
    house = rng.randrange(len(labels["title"]))
    sheet.left, sheet.right, sheet.y = 13, 197, 16
    sheet.size_pt = min(sheet.size_pt, 11.0)
    if first.clinic:
        sheet.paragraph(first.clinic, bold=True, after=1)
    sheet.heading("Lista, begäran om röntgenmaterial för flera patienter", size=sheet.size_pt + 2, after=1.5)
    sheet.paragraph(f"Till: {desk}", after=3)
    asked = first.type != "region_clinic"
    edges = [13.0, 50.0, 92.0, 140.0, 170.0, 197.0] if asked else [13.0, 52.0, 98.0, 160.0, 197.0]
    heads = ["Personnr", "Namn", "Undersökning", "Us-datum", *(["Samtycke"] if asked else [])]
    table_row(sheet, [Item("", "", head) for head in heads], edges, bold=True, size=min(sheet.size_pt, 9.0))
    for truth in truths:
        who = truth.patient
        if who is None:
            raise ValueError("a row needs a patient")
        cells = [who.printed, who.name, "\n".join(exam.text for exam in truth.exams),
                 "\n".join(pen.day(exam.date) if exam.date else "-" for exam in truth.exams)]  # fmt: skip
        cells += ["Ja, muntligt" if truth.consent == "oral" else "-"] if asked else []
        table_row(sheet, [Item("", "", cell) for cell in cells], edges, size=min(sheet.size_pt, 9.0))
    sheet.y += 5
    rows = (("wanted", parts(first, rng).capitalize()), ("both", first.image_recipient),
            ("delivery", WAYS[first.delivery][1] if first.delivery else ""), ("purpose", first.purpose),
            ("doctor", requester(first, rng)), ("clinic", first.clinic),
            ("phone", pen.dial(first.phone) if first.phone else ""),
            ("fax", pen.dial(first.fax) if first.fax else ""), ("reference", first.reference),
            ("ordered", pen.day(first.ordered_on)))  # fmt: skip
    for key, value in rows:
        if value:
            sheet.text(sheet.left, sheet.y, labels[key][house])
            sheet.y += sheet.lines(sheet.left + 62, sheet.y, value, sheet.right - sheet.left - 62) + 1
    signed(sheet, Form([], "", [], signed=labels["sign"][house]))


SET = FaxSet(
    name="east",
    cast=CAST,
    labels=LABELS,
    layouts={
        "numbered": forms.numbered,
        "three_grid": forms.three_grid,
        "merged_table": forms.merged_table,
        "panels": forms.panels,
        "exam_list": forms.exam_list,
        "dotted": pages_.dotted,
        "fax_sheet": pages_.fax_sheet,
        "answers": pages_.answers,
        "terminal": pages_.terminal,
        "keywords": pages_.keywords,
    },
    letters={
        "clinic_letter": letters.clinic_letter,
        "practice": letters.practice,
        "paragraph": letters.paragraph,
        "notes": letters.notes,
        "email": letters.email,
        "own_letter": letters.own_letter,
    },
    consent_page=consent_page,
    cover=cover,
    faces=("Carlito", "Liberation Sans", "Liberation Serif", "Roboto", "Lato", "Caladea", "P052", "URW Bookman"),
    fixed=("Liberation Mono", "Courier Prime", "DejaVu Sans Mono"),
    fixed_layouts=("terminal", "keywords"),
    make_form=form,
    for_patients=("own_letter", "own_letter", "own_letter", "email", "paragraph", "dotted", "answers"),
    patients_only=("own_letter",),
    careless=True,
    hands=("Breip", "Klee", "Print", "Upright", "Steve"),
    non_order=others.draw,
    several=several,
)
