"""Pages of the lake set beside the order: consent, cover, one table for several patients."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.lake_house import House, Speech, words
from bench.faxes.sets.lake_sheet import label_high, labelled, step
from bench.faxes.truth import Truth
from bench.faxes.wording import Labels, requester_line

CONSENT = words("""
    title: Samtycke – utlämnande av röntgenbilder; SAMTYCKE; Medgivande att inhämta journalhandlingar
    name: Patientens namn; Namn; Jag som samtycker heter
    identity: Personnummer; Personnr; Mitt personnummer
    sign: Patientens underskrift; Underskrift av patienten; Min namnteckning
    day: Datum; Ort och datum; Dag för underskriften
    clear: Namnförtydligande; Namn med tryckbokstäver; Textat namn
""")
CONSENT_TEXTS = (
    "Jag godkänner att röntgenbilder och utlåtanden som finns hos Region Halland lämnas till {clinic}. "
    "Samtycket lämnas enligt offentlighets- och sekretesslagen (2009:400) 10 kap. 1 §.",
    "Härmed medger jag att {clinic} får ta del av mina röntgenundersökningar från Hallands sjukhus. Jag har fått "
    "information om vad det innebär och att jag kan ändra mig.",
    "Undertecknad patient ger sitt samtycke till att bilder och svar från röntgen skickas till {clinic}. Samtycket "
    "gäller i ett år enligt patientsäkerhetslagen 6 kap. 12 § och kan tas tillbaka.",
)


def consent_page(sheet: Sheet, truth: Truth, signed: bool) -> None:
    """A consent of the patient's, or of whoever it is; the line for the signature empty where it is not signed."""
    whose = truth.consent_patient or truth.patient
    if whose is None:
        raise ValueError("a consent page needs a patient")
    say = Speech(House(CONSENT), sheet.rng)
    framed = sheet.rng.random() < 0.5
    sheet.y = 24
    sheet.heading(say["title"], after=7)
    for key, value in (("name", whose.name), ("identity", whose.printed)):
        _row(sheet, say[key], value, framed=framed)
    sheet.y += 4
    clinic = truth.clinic or "den klinik som anges i beställningen"
    sheet.paragraph(sheet.rng.choice(CONSENT_TEXTS).format(clinic=clinic), after=12)
    x = sheet.left + 62
    for key, value in (("day", say.day(truth.ordered_on)), ("sign", ""), ("clear", whose.name)):
        sheet.text(sheet.left, sheet.y, say[key])
        sheet.rule(x, sheet.y + 5.5, sheet.right - 10, sheet.y + 5.5)
        if signed and key == "sign":
            sheet.signature(x + 6, sheet.y - 5, 52, 10)
        elif signed:
            sheet.text(x + 2, sheet.y, value)
        sheet.y += 15


def _row(sheet: Sheet, label: str, value: str, *, framed: bool) -> None:
    tall = sheet.line_mm + 2.4
    if framed:
        sheet.box(sheet.left, sheet.y, sheet.left + 62, sheet.y + tall)
        sheet.box(sheet.left + 62, sheet.y, sheet.right, sheet.y + tall)
    sheet.text(sheet.left + 2, sheet.y + 1, label if framed else f"{label}:")
    sheet.text(sheet.left + 64, sheet.y + 1, value)
    sheet.y += tall


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """A cover sheet: sender, receiver, pages, a warning; no patient."""
    rng = sheet.rng
    sheet.y = 18
    sheet.paragraph(rng.choice(["FAXFÖRSÄTTSBLAD", "Faxmeddelande", "TELEFAX"]), bold=True, size=22, after=9)
    sender = truth.clinic or truth.doctor
    rows = [(rng.choice(["Till", "Mottagare"]), desk), (rng.choice(["Från", "Avsändare"]), sender),
            ("Datum", truth.ordered_on), (rng.choice(["Antal sidor", "Sidor totalt", "Antal blad"]), str(pages)),
            ("Telefon", truth.phone)]  # fmt: skip
    for label, value in rows:
        if value:
            wide = sheet.right - sheet.left - 48
            tall = label_high(sheet, value, wide) + 4
            sheet.box(sheet.left, sheet.y, sheet.left + 44, sheet.y + tall)
            sheet.box(sheet.left + 44, sheet.y, sheet.right, sheet.y + tall)
            sheet.text(sheet.left + 2, sheet.y + 2, label, bold=True)
            labelled(sheet, value, sheet.left + 46, sheet.y + 2, wide)
            sheet.y += tall
    sheet.y += 10
    sheet.paragraph(
        rng.choice([
            "Innehållet är sekretessbelagt. Om du har fått faxet av misstag, kontakta avsändaren omedelbart.",
            "Kontrollringt: ja. Faxet innehåller känsliga uppgifter och får bara läsas av mottagaren.",
            "Meddelandet kan omfattas av sekretess enligt lag. Felsänt fax förstörs och avsändaren meddelas.",
        ]), size=max(8, sheet.size_pt - 1))  # fmt: skip


TABLE = words("""
    title: Beställning av bilder och utlåtande, lista; Flera patienter – bilder och utlåtanden; Beställningslista
    clinic: Vårdenhet; Enhet; Beställande enhet
    doctor: Läkare; Beställande läkare; Ansvarig läkare
    phone: Telefon; Tel; Tfn
    fax: Fax; Faxnr; Telefax
    reference: Vår referens; Ref.nr; Vår beteckning
    ordered: Datum; Beställt; Beställningsdatum
    wanted: Önskas; Beställes; Avser
    both: Skickas till; Mottagare; Mottagande enhet
    purpose: Orsak; Anledning; Ändamål
    name: Namn; Patient; Patientens namn
    identity: Personnr; Personnummer; Pnr
    exam: Undersökning; Us; Röntgenundersökning
    date: Datum us; Us-datum; Utförd
    consent: Muntligt samtycke; Samtycke muntligt; Samtycker muntligt
""")
COLUMNS = (("name", 40.0), ("identity", 34.0), ("exam", 52.0), ("date", 30.0), ("consent", 26.0))


def several(sheet: Sheet, truths: list[Truth], labels: Labels, desk: str, rng: Random) -> None:
    """One order for several patients: what they share in lines above, the patients as rows."""
    del labels  # the list has words of its own
    say, first = Speech(House(TABLE), rng), truths[0]
    sheet.left, sheet.right, sheet.y = 14, 196, 14
    if first.clinic:
        sheet.paragraph(first.clinic, bold=True, size=sheet.size_pt + 1, after=2)
    sheet.heading(say["title"], after=2)
    sheet.paragraph(f"Till: {desk}", after=2.5)
    rows = [("clinic", first.clinic), ("doctor", requester_line(first)), ("phone", first.phone), ("fax", first.fax),
            ("reference", first.reference), ("ordered", say.day(first.ordered_on)), ("wanted", "Bilder och utlåtande"),
            ("both", first.image_recipient), ("delivery", say[first.delivery] if first.delivery else ""),
            ("purpose", first.purpose)]  # fmt: skip
    for key, value in rows:
        if value:
            sheet.text(sheet.left, sheet.y, f"{say[key]}:", bold=True)
            sheet.y += sheet.lines(sheet.left + 46, sheet.y, value, sheet.right - sheet.left - 46) + 0.8
    sheet.y += 3
    _table(sheet, truths, say, COLUMNS[: 4 if first.type == "region_clinic" else 5])
    sheet.y += 6
    sheet.signature(sheet.left + 4, sheet.y)
    sheet.y += 12


def _table(sheet: Sheet, truths: list[Truth], say: Speech, columns: tuple[tuple[str, float], ...]) -> None:
    size = min(sheet.size_pt, 10.0)
    share = (sheet.right - sheet.left) / sum(wide for _, wide in columns)
    rows = [[say[key] for key, _ in columns], *([_cell(truth, key, say) for key, _ in columns] for truth in truths)]
    for number, row in enumerate(rows):
        bold = number == 0
        widths = [wide * share for _, wide in columns]
        tall = max(label_high(sheet, t, w - 3, size=size, bold=bold) for t, w in zip(row, widths, strict=True)) + 1.8
        x: float = sheet.left
        for text, wide in zip(row, widths, strict=True):
            sheet.box(x, sheet.y, x + wide, sheet.y + tall)
            labelled(sheet, text, x + 1.5, sheet.y + 0.9, wide - 3, size=size, bold=bold)
            x += wide
        sheet.y += tall
    sheet.y += step(size)


def _cell(truth: Truth, key: str, say: Speech) -> str:
    if truth.patient is None:
        raise ValueError("a row needs a patient")
    return {
        "name": truth.patient.name,
        "identity": truth.patient.printed,
        "exam": "\n".join(exam.text for exam in truth.exams),
        "date": "\n".join(say.day(exam.date) if exam.date else "" for exam in truth.exams),
        "consent": "Ja" if truth.consent == "oral" else "",
    }[key]
