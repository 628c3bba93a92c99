"""One order for several patients: what they share above, the patients as rows of a table."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.truth import Truth
from bench.faxes.wording import Labels, date_words, requester_line, wanted_words

COLUMNS = (("name", 44.0), ("identity", 34.0), ("exam", 50.0), ("date", 28.0), ("consent", 24.0))


def draw(sheet: Sheet, truths: list[Truth], labels: Labels, desk: str, rng: Random) -> None:
    """Draw ``truths``, which have one sender and one recipient."""
    first = truths[0]
    sheet.left, sheet.right, sheet.y = 15, 195, 14
    if first.clinic:
        sheet.paragraph(first.clinic, bold=True, size=sheet.size_pt + 2, after=3)
    sheet.heading(
        rng.choice(["Beställning av bilder och utlåtande, flera patienter", "Beställning av röntgenmaterial"])
    )
    sheet.paragraph(f"Till: {desk}", after=4)
    rows = [("clinic", first.clinic), ("doctor", requester_line(first)), ("phone", first.phone), ("fax", first.fax),
            ("reference", first.reference), ("ordered", first.ordered_on), ("wanted", wanted_words(first)),
            ("both", first.image_recipient), ("purpose", first.purpose)]  # fmt: skip
    for key, value in rows:
        if value:
            words = f"{rng.choice(labels[key])}: "
            x = sheet.left + sheet.width_mm(words) + 1
            sheet.text(sheet.left, sheet.y, words)
            sheet.y += sheet.lines(x, sheet.y, value, sheet.right - x) + 1
    sheet.y += 3
    asks_consent = first.type != "region_clinic"
    _table(sheet, truths, labels, rng, COLUMNS if asks_consent else COLUMNS[:-1])
    sheet.y += 8
    sheet.text(sheet.left, sheet.y + 3, f"{rng.choice(labels['sign'])}:")
    sheet.signature(sheet.left + 60, sheet.y - 3)
    sheet.y += 14


def _table(
    sheet: Sheet, truths: list[Truth], labels: Labels, rng: Random, columns: tuple[tuple[str, float], ...]
) -> None:
    heads = {"name": "Namn", "identity": "Personnummer", "exam": "Undersökning", "date": "Us.datum",
             "consent": "Muntligt samtycke"}  # fmt: skip
    del labels  # a table's headings are short
    share = (sheet.right - sheet.left) / sum(width for _, width in columns)
    size = min(sheet.size_pt, 10.0)
    rows = [tuple(heads[key] for key, _ in columns)]
    for truth in truths:
        if truth.patient is None:
            raise ValueError("a row needs a patient")
        exams = "\n".join(exam.text for exam in truth.exams)
        dates = "\n".join(date_words(rng, exam.date) if exam.date else "" for exam in truth.exams)
        told = "Ja" if truth.consent == "oral" else ""
        cells = {"name": truth.patient.name, "identity": truth.patient.printed, "exam": exams, "date": dates,
                 "consent": told}  # fmt: skip
        rows.append(tuple(cells[key] for key, _ in columns))
    step = size * 0.3528 * 1.42
    for number, row in enumerate(rows):
        widths = [width * share for _, width in columns]
        lines = [
            len(sheet.wrap(text, width - 3, size=size, bold=number == 0))
            for text, width in zip(row, widths, strict=True)
        ]
        tall, x = max(lines) * step + 1.8, sheet.left
        for text, width in zip(row, widths, strict=True):
            sheet.box(x, sheet.y, x + width, sheet.y + tall)
            sheet.lines(x + 1.5, sheet.y + 0.9, text, width - 3, size=size, bold=number == 0)
            x += width
        sheet.y += tall
