"""Pages of the hill set beside the order: consent, cover, letters from abroad, one letter for several patients."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets import hill_voices
from bench.faxes.sets.hill_days import LONG, Days
from bench.faxes.sets.hill_paper import flush_right, step
from bench.faxes.sets.hill_prose import purpose
from bench.faxes.truth import Truth
from bench.faxes.wording import Labels

CONSENT_TITLES = ("Medgivande", "Samtycke till utlämnande", "Fullmakt och samtycke", "Skriftligt samtycke från patient",
                  "Samtycke enligt 25 kap. offentlighets- och sekretesslagen")  # fmt: skip
CONSENT_TEXTS = (
    "Undertecknad samtycker till att röntgenbilder och utlåtanden lämnas ut{to}. Medgivandet lämnas enligt 25 kap. "
    "13 § offentlighets- och sekretesslagen och gäller tills vidare.",
    "Jag godkänner att mina röntgenbilder och svar skickas{to}. Jag vet att jag när som helst kan ta tillbaka mitt ja.",
    "Härmed häver jag sekretessen (10 kap. 1 § OSL) för de bilder och utlåtanden som begärs{to}.",
    "Jag ger mitt samtycke till att Region Halland lämnar ut bilder och utlåtanden från röntgen{to}. Jag har fått veta "
    "vad det innebär.",
)
SIGN_HERE = ("Patientens underskrift", "Underskrift", "Min namnteckning")


def consent_page(sheet: Sheet, truth: Truth, signed: bool) -> None:
    """A page that the patient signs, or has not signed."""
    whose = truth.consent_patient or truth.patient
    if whose is None:
        raise ValueError("a consent page needs a patient")
    rng = sheet.rng
    days = Days(rng, LONG)
    sheet.y = rng.choice((20.0, 30.0, 44.0))
    sheet.paragraph(rng.choice(CONSENT_TITLES), bold=True, size=sheet.size_pt + 4, after=6)
    who = f"{whose.name}, {whose.printed}"
    spelt = rng.choice((f"Jag, {who}, lämnar följande besked.", f"Patient: {who}", f"Namn och personnummer: {who}"))
    body = rng.choice(CONSENT_TEXTS).format(to=f" till {truth.clinic}" if truth.clinic else "")
    for text in (spelt, body) if rng.random() < 0.7 else (body, spelt):
        sheet.paragraph(text, after=5)
    sheet.y += 8
    day = days.written(truth.ordered_on) if signed else ""
    sheet.text(sheet.left, sheet.y, f"{rng.choice(('Datum', 'Ort och datum', 'Den'))}: {day}")
    sheet.y += 17
    label = f"{rng.choice(SIGN_HERE)}:"
    x = sheet.left + sheet.width_mm(label) + 4
    sheet.text(sheet.left, sheet.y, label)
    sheet.rule(x, sheet.y + step(sheet) + 1, x + 75, sheet.y + step(sheet) + 1)
    if signed:
        sheet.signature(x + 6, sheet.y - 4, 52, 10)
    sheet.y += 16


SECRET = ("Innehållet är sekretessbelagt. Fel mottagare ombeds förstöra sidorna och ringa oss.",
          "OBS! Kan innehålla patientuppgifter. Lämnas endast till mottagaren ovan.",
          "Har du fått detta av misstag, kontakta avsändaren.")  # fmt: skip


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """The sheet in front: to, from, day, pages."""
    rng, days = sheet.rng, Days(sheet.rng)
    sheet.y = 24
    flush_right(sheet, sheet.y, rng.choice(("Telefax", "FAX", "Försättsblad fax")), size=sheet.size_pt + 9, bold=True)
    sheet.y = 48
    names = rng.choice((("Till", "Från", "Datum", "Antal sidor"), ("Mottagare", "Avsändare", "Skickat", "Sidor"),
                        ("TILL", "FRÅN", "DEN", "SIDANTAL")))  # fmt: skip
    values = (desk, truth.clinic or truth.doctor, days.written(truth.ordered_on), str(pages))
    for name, value in zip(names, values, strict=True):
        if value:
            sheet.text(sheet.left, sheet.y, name, bold=True)
            sheet.y += sheet.lines(sheet.left + 40, sheet.y, value, sheet.right - sheet.left - 40) + 3
            sheet.rule(sheet.left, sheet.y - 1, sheet.right, sheet.y - 1, 0.15)
    sheet.y += 8
    sheet.paragraph(rng.choice(SECRET), size=sheet.size_pt - 1)


ABROAD = {
    "en": ("Dear Sir or Madam,",
           "I am writing about {name} (Swedish ID {number}). Please be so kind as to forward the images "
           "and the report of the MRI of the left knee, performed on {date}, to {clinic}.",
           "With kind regards,"),
    "de": ("Guten Tag,",
           "es geht um {name} (schwedische Personennummer {number}). Bitte übersenden Sie die Bilder und den "
           "Befund der MRT des linken Knies vom {date} an {clinic}.", "Freundliche Grüße"),
    "fi": ("Hei,", "asia koskee potilasta {name} (ruotsalainen henkilötunnus {number}). Pyydämme vasemman polven "
           "magneettikuvat ja lausunnon, tutkittu {date}. Vastaanottaja: {clinic}.", "Terveisin"),
}  # fmt: skip


def foreign(sheet: Sheet, truth: Truth, rng: Random) -> None:
    """The same order from abroad, in the sender's language."""
    if truth.patient is None:
        raise ValueError("a letter needs a patient")
    opening, body, closing = ABROAD[truth.language]
    sheet.y = 18
    sheet.paragraph(truth.clinic, bold=True, size=sheet.size_pt + 2, after=6)
    flush_right(sheet, sheet.y, truth.ordered_on)
    sheet.y += step(sheet) + 4
    known = {"name": truth.patient.name, "number": truth.patient.printed, "date": truth.exams[0].date,
             "clinic": truth.clinic}  # fmt: skip
    for text in ("Hallands sjukhus, Sweden", opening, body.format(**known), closing):
        sheet.paragraph(text, after=3)
    if rng.random() < 0.7:
        sheet.signature(sheet.left + 2, sheet.y)
        sheet.y += 13
    for text in (truth.doctor, truth.title, f"Tel. {truth.phone}" if truth.phone else ""):
        if text:
            sheet.paragraph(text, after=0.3)


MANY = ("Vi önskar bilder och utlåtande för följande patienter:", "Bilder och utlåtanden behövs för dessa patienter:",
        "Beställningen, bilder och utlåtande, gäller patienterna nedan:")  # fmt: skip
AGREED = ("har lämnat muntligt samtycke", "muntligt samtycke finns", "samtycker muntligt")
TO_ALL = ("Allt skickas till {}.", "Bilder och utlåtanden ska till {}.", "Mottagare för alla: {}.")


def several(sheet: Sheet, truths: list[Truth], labels: Labels, desk: str, rng: Random) -> None:
    """A letter with its patients as a numbered list."""
    del labels  # a letter has none
    first, days = truths[0], Days(rng, LONG)
    sheet.y = 14
    if first.clinic:
        sheet.paragraph(first.clinic, bold=True, size=sheet.size_pt + 2, after=3)
    sheet.paragraph(f"Till {desk}, {days.written(first.ordered_on)}", after=4)
    sheet.paragraph(rng.choice(MANY), after=3)
    agreed = rng.choice(AGREED)
    if rng.random() < 0.5:
        _as_list(sheet, truths, days, agreed)
    else:
        _as_table(sheet, truths, days, agreed)
    sheet.paragraph(rng.choice(TO_ALL).format(first.image_recipient), after=2)
    if first.delivery:
        sheet.paragraph(f"Materialet {rng.choice(hill_voices.SENT[first.delivery])}.", after=2)
    if purpose(first):
        sheet.paragraph(f"Anledning: {purpose(first)}.", after=2)
    sheet.y += 3
    sheet.signature(sheet.left + 2, sheet.y)
    sheet.y += 13
    rows = [", ".join(part for part in (first.doctor, first.title) if part),
            f"Tel {first.phone}" if first.phone else "", f"Fax {first.fax}" if first.fax else "",
            f"Vår referens: {first.reference}" if first.reference else ""]  # fmt: skip
    for text in rows:
        if text:
            sheet.paragraph(text, after=0.4)


def _exams(truth: Truth, days: Days) -> str:
    return " samt ".join(f"{exam.text} {days.told(exam.date)}".strip() for exam in truth.exams)


def _as_list(sheet: Sheet, truths: list[Truth], days: Days, agreed: str) -> None:
    style = sheet.rng.choice(("{}.", "{})", "Patient {}:"))
    for number, truth in enumerate(truths, 1):
        if truth.patient is None:
            raise ValueError("a row needs a patient")
        row = f"{truth.patient.name}, {truth.patient.printed}, {_exams(truth, days)}"
        row += f", {agreed}." if truth.consent == "oral" else "."
        mark = style.format(number)
        sheet.text(sheet.left, sheet.y, mark)
        x = sheet.left + sheet.width_mm(f"{mark} ") + 3
        sheet.y += sheet.lines(x, sheet.y, row, sheet.right - x) + 2.5


COLUMNS = (("Namn", "Pnr", "Undersökning", "Samtycke"), ("Patient", "Personnr", "Vad", "Samtycke"),
           ("Vem", "Personnummer", "Röntgenundersökning", "Samtycke från patienten"))  # fmt: skip
WIDTHS = (42.0, 38.0, 58.0, 32.0)


def _as_table(sheet: Sheet, truths: list[Truth], days: Days, agreed: str) -> None:
    """The patients in rows; a column for consent where anybody but a clinic of the region asks."""
    asked = truths[0].type != "region_clinic"
    rows = [sheet.rng.choice(COLUMNS)]
    for truth in truths:
        if truth.patient is None:
            raise ValueError("a row needs a patient")
        told = agreed if truth.consent == "oral" else "–"
        rows.append((truth.patient.name, truth.patient.printed, _exams(truth, days), told))
    shown = len(WIDTHS) if asked else len(WIDTHS) - 1
    share = (sheet.right - sheet.left) / sum(WIDTHS[:shown])
    for number, row in enumerate(rows):
        cells = [(text, width * share) for text, width in zip(row[:shown], WIDTHS[:shown], strict=True)]
        tall = max(len(sheet.wrap(text, width - 3, bold=number == 0)) for text, width in cells) * step(sheet) + 1.8
        x = sheet.left
        for text, width in cells:
            sheet.lines(x + 1.5, sheet.y + 0.9, text, width - 3, bold=number == 0)
            x += width
        sheet.y += tall
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.2)
    sheet.y += 3
