"""Letters from abroad: the same order in English, German or Finnish."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.truth import Truth

TEXTS = {
    "en": (
        "Request for medical images",
        "Dear colleagues,",
        "Our patient {name}, Swedish personal number {number}, was examined at your hospital. "
        "We kindly ask you to send us the images and the report of the MRI of the left knee of {date}.",
        "Please send them to {clinic}.",
        "Yours sincerely",
    ),
    "de": (
        "Anforderung von Röntgenbildern",
        "Sehr geehrte Damen und Herren,",
        "unsere Patientin / unser Patient {name}, schwedische Personennummer {number}, wurde bei Ihnen untersucht. "
        "Wir bitten um Zusendung der Bilder und des Befundes der MRT des linken Kniegelenks vom {date}.",
        "Bitte senden Sie alles an {clinic}.",
        "Mit freundlichen Grüßen",
    ),
    "fi": (
        "Kuvien tilaus",
        "Hyvä vastaanottaja,",
        "potilaamme {name}, ruotsalainen henkilönumero {number}, on tutkittu teillä. "
        "Pyydämme lähettämään vasemman polven magneettikuvat ja lausunnon, tutkimuspäivä {date}.",
        "Lähettäkää materiaali osoitteeseen {clinic}.",
        "Ystävällisin terveisin",
    ),
}


def draw(sheet: Sheet, truth: Truth, rng: Random) -> None:
    """Draw the letter of ``truth`` in its language."""
    if truth.patient is None:
        raise ValueError("a letter needs a patient")
    title, opening, body, where, closing = TEXTS[truth.language]
    date = truth.exams[0].date
    known = {"name": truth.patient.name, "number": truth.patient.printed, "date": date, "clinic": truth.clinic}
    sheet.y = 16
    sheet.paragraph(truth.clinic, bold=True, size=sheet.size_pt + 3, after=8)
    sheet.paragraph("Röntgen, Hallands sjukhus\nSweden", after=5)
    sheet.paragraph(truth.ordered_on, after=5)
    sheet.heading(title, after=4)
    for text in (opening, body.format(**known), where.format(**known)):
        sheet.paragraph(text, after=3)
    sheet.paragraph(closing, after=2)
    if rng.random() < 0.8:
        sheet.signature(sheet.left + 2, sheet.y)
        sheet.y += 13
    sheet.paragraph(truth.doctor, after=0.3)
    sheet.paragraph(truth.clinic, after=0.3)
    if truth.phone:
        sheet.paragraph(f"Tel. {truth.phone}", after=0.3)
