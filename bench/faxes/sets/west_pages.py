"""Pages of the west set beside the order: covers, consents, orders for several patients, foreign letters, no orders."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet
from bench.faxes.sets.west_form import WAYS, day
from bench.faxes.truth import Person, Truth
from bench.faxes.wording import Labels


def consent_page(sheet: Sheet, truth: Truth, signed: bool) -> None:
    """A written consent: a few sentences with the patient's name in them, or fields; signed or left open."""
    whose, rng = truth.consent_patient or truth.patient, sheet.rng
    if whose is None:
        raise ValueError("a consent page needs a patient")
    sheet.left, sheet.right, sheet.y = 24, 186, 30
    receiver = truth.clinic or truth.doctor
    titles = ("Samtyckesblankett", "SAMTYCKE TILL UTLÄMNANDE AV JOURNALHANDLING", "Samtycke från patient")
    sheet.heading(rng.choice(titles), after=8)
    number = "reservnummer" if whose.reserve else "personnummer"
    if rng.random() < 0.5:
        sheet.paragraph(
            f"Jag, {whose.name}, {number} {whose.printed}, godkänner att {receiver} får kopior av mina "
            "röntgenundersökningar med svar från Region Halland.",
            after=5,
        )
    else:
        for label, value in (("Mitt namn", whose.name), (f"Mitt {number}", whose.printed)):
            sheet.text(sheet.left, sheet.y, label, size=sheet.size_pt - 2)
            sheet.text(sheet.left + 1, sheet.y + 4.5, value)
            sheet.rule(sheet.left, sheet.y + 10.5, sheet.right, sheet.y + 10.5)
            sheet.y += 15
        sheet.paragraph(
            f"Jag lämnar mitt samtycke till att röntgenbilder och utlåtanden skickas till {receiver}.", after=5
        )
    sheet.paragraph("Samtycket gäller i ett år från underskriftens datum och kan tas tillbaka.", after=20)
    for x, label, value in ((sheet.left, "Ort och datum", f"Strömvik {truth.ordered_on}"),
                            (sheet.left + 72, "Patientens namnteckning", "")):  # fmt: skip
        if signed and value:
            sheet.text(x + 1, sheet.y - 6, value)
        elif signed:
            sheet.signature(x + 6, sheet.y - 10, 60, 11)
        sheet.rule(x, sheet.y, x + (62 if value else 88), sheet.y)
        sheet.text(x, sheet.y + 1, label, size=sheet.size_pt - 2)


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """A cover sheet: who to whom in large letters, then a note on secrecy."""
    rng = sheet.rng
    sender = truth.letterhead or truth.clinic or truth.doctor or "Privatperson"
    sheet.y = 24
    sheet.text(sheet.left, sheet.y, rng.choice(("Försättsblad", "Fax-försändelse", "FAX")), size=26, bold=True)
    sheet.y += 24
    rows = [("TILL", desk), ("FRÅN", sender), ("DATUM", truth.ordered_on), ("SIDOR", f"{pages} inkl. försättsblad")]
    rows += [("FAX", truth.fax)] if truth.fax else []
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, label, size=sheet.size_pt - 2, bold=True)
        sheet.y += sheet.lines(sheet.left + 30, sheet.y - 0.5, value, sheet.right - sheet.left - 30) + 3
        sheet.rule(sheet.left, sheet.y - 1.5, sheet.right, sheet.y - 1.5, 0.15)
    sheet.y += 14
    sheet.paragraph("Beställning till bildutlämningen, se följande sida.", after=20)
    sheet.paragraph(
        "SEKRETESS: Försändelsen kan innehålla uppgifter om enskilds hälsa. Har den kommit fel ber vi er ringa oss och "
        "därefter strimla papperen.",
        size=sheet.size_pt - 1,
    )


def several(sheet: Sheet, truths: list[Truth], labels: Labels, desk: str, rng: Random) -> None:
    """One order for several patients: sender and recipient once, then a block for each patient."""
    first, place = truths[0], rng.randrange(len(labels["clinic"]))
    sheet.left, sheet.right, sheet.y = 18, 192, 14
    if first.clinic:
        sheet.paragraph(first.clinic, bold=True, size=sheet.size_pt + 2, after=3)
    sheet.heading("Samlad beställning av bilder och utlåtanden", after=2)
    sheet.paragraph(f"Till {desk}", after=3)
    who = ", ".join(part for part in (first.doctor, first.title) if part)
    rows = [("doctor", who), ("clinic", first.clinic), ("phone", first.phone), ("fax", first.fax),
            ("reference", first.reference), ("ordered", first.ordered_on), ("both", first.image_recipient),
            ("delivery", WAYS[first.delivery][0] if first.delivery else ""),
            ("purpose", first.purpose)]  # fmt: skip
    for key, value in rows:
        if value:
            label = labels[key][place]
            words = f"{label} " if label.endswith("?") else f"{label}: "
            x = sheet.left + sheet.width_mm(words) + 1
            sheet.text(sheet.left, sheet.y, words)
            sheet.y += sheet.lines(x, sheet.y, value, sheet.right - x) + 0.8
    sheet.paragraph("Omfattning: bilder och utlåtande för samtliga patienter nedan", after=4)
    for count, truth in enumerate(truths, 1):
        _patient_block(sheet, truth, count, rng)
    sheet.y += 4
    sheet.text(sheet.left, sheet.y + 3, "Underskrift:")
    sheet.signature(sheet.left + 34, sheet.y - 2)
    sheet.y += 13


def _patient_block(sheet: Sheet, truth: Truth, count: int, rng: Random) -> None:
    if truth.patient is None:
        raise ValueError("a block needs a patient")
    top = sheet.y
    sheet.y += 1.5
    sheet.left += 3
    number = f"{'reservnr' if truth.patient.reserve else 'personnr'} {truth.patient.printed}"
    sheet.paragraph(f"Patient {count}: {truth.patient.name}, {number}", bold=True, after=0.8)
    for exam in truth.exams:
        written = f", utförd {day(rng, exam.date)}" if exam.date else ""
        sheet.paragraph(f"Undersökning: {exam.text}{written}", after=0.8)
    if truth.type != "region_clinic":
        sheet.paragraph(f"Samtycke: {truth.consent_words if truth.consent == 'oral' else ''}".rstrip(), after=0.8)
    sheet.left -= 3
    sheet.box(sheet.left, top, sheet.right, sheet.y + 0.6)
    sheet.y += 3


# --- from abroad ---------------------------------------------------------------------------------------------------

ABROAD = {
    "en": ("Re: {name}, Swedish ID {number}",
           "To whom it may concern,",
           "The above patient is under our care. An MRI of the left knee was performed at your department on {date}. "
           "Could you please forward the images together with the radiology report to {clinic}?",
           "Kind regards"),
    "de": ("Betreff: {name}, schwedische Personennummer {number}",
           "Sehr geehrte Kolleginnen und Kollegen,",
           "bei Ihnen wurde am {date} eine MRT des linken Knies durchgeführt. Bitte senden Sie uns die Aufnahmen und "
           "den schriftlichen Befund an {clinic}.",
           "Mit freundlichem Gruß"),
    "fi": ("Asia: {name}, ruotsalainen henkilötunnus {number}",
           "Hyvät kollegat,",
           "potilaalle on tehty teillä vasemman polven MRI {date}. Pyydämme kuvia ja lausuntoa osoitteeseen {clinic}.",
           "Terveisin"),
}  # fmt: skip


def foreign(sheet: Sheet, truth: Truth, rng: Random) -> None:
    """A letter in English, German or Finnish."""
    if truth.patient is None:
        raise ValueError("a letter needs a patient")
    known = {"name": truth.patient.name, "number": truth.patient.printed, "date": truth.exams[0].date,
             "clinic": truth.clinic}  # fmt: skip
    matter, greeting, body, closing = (part.format(**known) for part in ABROAD[truth.language])
    sheet.left, sheet.y = 24, 15
    sheet.text(sheet.right - sheet.width_mm(truth.clinic, bold=True), sheet.y, truth.clinic, bold=True)
    sheet.y += 16
    sheet.paragraph("Halland Hospital, Radiology\nSweden", after=4)
    sheet.paragraph(truth.ordered_on, after=8)
    sheet.paragraph(matter, bold=True, after=5)
    for text in (greeting, body, closing):
        sheet.paragraph(text, after=3)
    if rng.random() < 0.7:
        sheet.signature(sheet.left + 4, sheet.y)
        sheet.y += 13
    for line in (truth.doctor, f"Tel. {truth.phone}" if truth.phone else ""):
        if line:
            sheet.paragraph(line, after=0.3)


# --- no orders -----------------------------------------------------------------------------------------------------


def non_order(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """A page that is no order; ``blank`` draws nothing."""
    if looks_like != "blank":
        PAGES[looks_like](sheet, people.person(rng, cast), rng, cast)


def _fields(sheet: Sheet, rows: list[tuple[str, str]]) -> None:
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, label, size=sheet.size_pt - 2)
        sheet.y += sheet.line_mm - 0.6
        sheet.y += sheet.lines(sheet.left + 1, sheet.y, value, sheet.right - sheet.left - 2) + 1.8


def _referral(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("Remiss för bilddiagnostik", after=5)
    _fields(sheet, [
        ("Remittent", f"{people.doctor(rng, cast)}, {rng.choice(cast.region)}"),
        ("Patient", f"{who.name} {who.printed}"),
        ("Begärd undersökning", "DT buk med kontrast"),
        ("Kliniska uppgifter", "Buksmärtor sedan två veckor, feber, CRP 88."),
        ("Frågeställning", "Divertikulit? Abscess?"), ("Kontrastöverkänslighet", "Ingen känd"),
        ("Prioritet", "Inom 24 timmar"),
    ])  # fmt: skip


def _lab_answer(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("Laboratoriesvar - mikrobiologi", after=4)
    _fields(sheet, [("Patient", f"{who.name}, {who.printed}"), ("Beställare", rng.choice(cast.region)),
                    ("Prov", "Urin, mittstråle, taget 2026-11-09"), ("Svar", "Växt av E. coli, > 100 000 CFU/ml"),
                    ("Resistens", "Nitrofurantoin S, mecillinam S, ciprofloxacin R")])  # fmt: skip


def _advert(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, rng, cast
    sheet.heading("Inbjudan: kursdag i ergonomi", size=22, after=8)
    sheet.paragraph("Välkommen till en inspirerande dag för dig som sitter mycket! Lunch och fika ingår. Pris 1 495 kr "
                    "exkl. moms. Anmäl dig på www.kursbolaget.example. Begränsat antal platser.")  # fmt: skip


def _appointment(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.paragraph(f"{who.name}\n{rng.choice(cast.region)}", after=8)
    sheet.heading("Tid för besök", after=4)
    sheet.paragraph("Du har fått tid hos oss torsdag 3 december klockan 13.20. Provtagning sker en timme före besöket. "
                    "Av- eller ombokning görs via 1177 eller per telefon senast 24 timmar innan.")  # fmt: skip


def _invoice(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, cast
    sheet.heading("Faktura / påminnelse", after=5)
    _fields(sheet, [("Fakturanr", str(rng.randint(20000, 99999))), ("Avser", "Serviceavtal skrivare, kvartal 4"),
                    ("Belopp", "2 860,00 kr"), ("Förfallodatum", "2026-11-30"), ("Dröjsmålsränta", "8 %")])  # fmt: skip


def _journal_copy(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("Epikris", after=3)
    sheet.paragraph(f"{who.name} {who.printed}   {rng.choice(cast.region)}", bold=True, after=4)
    sheet.paragraph("Vårdtid 2026-10-12 till 2026-10-15. Inkommer med bröstsmärta. EKG utan ischemi, troponin normalt. "
                    "CT thorax visar ingen lungemboli. Utskrivs till hemmet, läkemedel oförändrade. Åter vid behov.",
                    after=4)  # fmt: skip
    sheet.paragraph(f"{people.doctor(rng, cast)}, {rng.choice(cast.doctor_titles)}")


def _wrong_number(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, cast
    sheet.heading("Beställning av blommor", after=5)
    sheet.paragraph(f"Till blomsterhandeln på torget. Vi vill ha {rng.randint(3, 9)} dekorationer till lördag, vita "
                    "liljor och grönt. Hämtas klockan tio. Faktura till föreningen. Föreningen Sandheden")  # fmt: skip


PAGES: dict[str, Callable[[Sheet, Person, Random, Cast], None]] = {
    "referral": _referral,
    "lab_answer": _lab_answer,
    "advert": _advert,
    "appointment": _appointment,
    "invoice": _invoice,
    "journal_copy": _journal_copy,
    "wrong_number": _wrong_number,
}
