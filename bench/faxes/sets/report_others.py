"""Pages of the report set that no layout draws: no orders, letters from abroad, one order for several patients."""

from __future__ import annotations

from random import Random

from bench.faxes import nonorders, people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet
from bench.faxes.sets.report_form import day_words, letterhead, number_words
from bench.faxes.sets.report_ink import Hand as _Hand
from bench.faxes.sets.report_ink import band, head_centred, head_right, one_box, small, step
from bench.faxes.truth import Person, Truth
from bench.faxes.wording import Labels

# --- no orders -----------------------------------------------------------------------------------------------------


def non_order(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """This set's own pages; a kind that it does not know as the shared ones."""
    if looks_like == "referral":
        _referral(sheet, people.person(rng, cast), rng, cast)
    elif looks_like == "lab_answer":
        _answer(sheet, people.person(rng, cast), rng, cast)
    elif looks_like == "advert":
        _advert(sheet)
    elif looks_like == "appointment":
        _called(sheet, people.person(rng, cast), rng, cast)
    elif looks_like == "invoice":
        _bill(sheet, rng)
    elif looks_like == "journal_copy":
        _record(sheet, people.person(rng, cast), rng, cast)
    elif looks_like == "wrong_number":
        _astray(sheet)
    else:
        nonorders.draw(sheet, looks_like, rng, cast)


def _fields(sheet: Sheet, rows: list[tuple[str, str]]) -> None:
    for label, text in rows:
        sheet.paragraph(label, size=small(sheet), after=0)
        sheet.paragraph(text, after=2.4)


def _referral(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    head_centred(sheet, [rng.choice(cast.region)])
    sheet.heading("Röntgenremiss", after=5)
    _fields(
        sheet,
        [
            ("Patient", f"{who.name}   {who.printed}"),
            ("Remittent", f"{people.doctor(rng, cast)}, {rng.choice(cast.doctor_titles)}"),
            ("Begärd ny undersökning", "DT buk med intravenös kontrast"),
            ("Anamnes och status", "Viktnedgång åtta kg på ett halvår, trötthet. Palperas ua. Hb 102."),
            ("Frågeställning", "Malignitet?"),
            ("Kreatinin / längd / vikt", "84 / 171 / 63"),
            ("Tidigare kontrastreaktion", "Nej"),
            ("Prioritet", "Inom två veckor. Patienten kallas av er."),
        ],
    )


def _answer(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("Svar från Klinisk mikrobiologi", after=4)
    _fields(
        sheet,
        [
            ("Patient", f"{who.printed} {who.name}"),
            ("Beställare av analys", rng.choice(cast.region)),
            ("Provmaterial", "Urin, mittstråle, taget 2026-11-09"),
            ("Analys", "Allmän odling"),
            ("Resultat", "Escherichia coli, rikligt. Känslig för mecillinam och nitrofurantoin."),
        ],
    )


def _advert(sheet: Sheet) -> None:
    sheet.y = 30
    sheet.heading("Kurs i hjärt-lungräddning på er arbetsplats", size=sheet.size_pt + 8, after=8)
    sheet.paragraph("Vi kommer till er med dockor och instruktör. Två timmar, högst tolv deltagare per grupp.", after=4)
    sheet.paragraph("Boka före jul och få kaffe på köpet. Svara på detta fax med önskat datum.", after=4)
    sheet.paragraph("Räddningskurser i Åsnäs HB")


def _called(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    head_centred(sheet, [rng.choice(cast.region)])
    sheet.heading("Tid för återbesök", after=4)
    sheet.paragraph(f"{who.name}, {who.printed}", after=4)
    sheet.paragraph("Du har fått en tid måndagen den 14 december 2026 klockan 13.15, ingång B, plan 2.", after=2)
    sheet.paragraph("Kom fastande. Avboka senast 24 timmar före besöket, annars debiteras patientavgift.")


def _bill(sheet: Sheet, rng: Random) -> None:
    sheet.heading("Faktura och följesedel", after=5)
    _fields(
        sheet,
        [
            ("Fakturanr", str(rng.randint(20000, 99999))),
            ("Levererat till", "Hallands sjukhus, godsmottagningen"),
            ("Artikel", "Ultraljudsgel 5 l, 12 dunkar"),
            ("Summa", "1 872,00 kr inklusive moms, 30 dagar netto"),
        ],
    )
    sheet.paragraph("Medicinförråd i Västerlid AB, organisationsnummer 559999-0017")


def _record(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.paragraph(rng.choice(cast.region), bold=True)
    sheet.paragraph(f"Epikris   {who.printed}   {who.name}", bold=True, after=4)
    sheet.paragraph(
        "Inkom akut med andfåddhet. Lungröntgen vid ankomst visade stas. Förbättrades på diuretika. "
        "Utskrives till hemmet med uppföljning i primärvården om två veckor.",
        after=3,
    )
    sheet.paragraph(f"Dikterat av {people.doctor(rng, cast)}, {rng.choice(cast.doctor_titles)}")


def _astray(sheet: Sheet) -> None:
    sheet.heading("Lunchbeställning vecka 48", after=5)
    sheet.paragraph("Till Restaurang Kajkanten, fax", after=3)
    for row in (
        "Måndag: 14 portioner, varav 2 vegetariska",
        "Onsdag: 9 portioner",
        "Fredag: 11 portioner, 1 laktosfri",
    ):
        sheet.paragraph(row, after=1)
    sheet.paragraph("Hämtas kl. 11.30. Hälsningar från kontoret på Brädgården i Brovik")


# --- from abroad ---------------------------------------------------------------------------------------------------

ABROAD = {
    "en": (
        "To the Department of Radiology, Hallands sjukhus, Sweden",
        "We are treating {name} (Swedish ID {number}). On {date} an MRI of the left knee was done in your department. "
        "Could you please share the images and the written report with us?",
        "Please reply to {clinic}.",
        "With kind regards",
    ),
    "de": (
        "An die Röntgenabteilung, Hallands sjukhus, Schweden",
        "{name} (Personennummer {number}) ist bei uns in Behandlung. Am {date} wurde bei Ihnen ein MRT des linken "
        "Knies durchgeführt. Könnten Sie uns die Bilder und den Befund zukommen lassen?",
        "Unsere Anschrift: {clinic}.",
        "Mit besten Grüßen",
    ),
    "fi": (
        "Hallands sjukhus, röntgenosasto, Ruotsi",
        "Hoidamme potilasta {name} (henkilönumero {number}). Teillä on tehty vasemman polven magneettikuvaus {date}. "
        "Voisitteko lähettää meille kuvat ja lausunnon?",
        "Osoitteemme: {clinic}.",
        "Terveisin",
    ),
}


def foreign(sheet: Sheet, truth: Truth, rng: Random) -> None:
    """The letter of ``truth`` in its language."""
    if truth.patient is None:
        raise ValueError("a letter needs a patient")
    known = {"name": truth.patient.name, "number": truth.patient.printed, "date": truth.exams[0].date,
             "clinic": truth.clinic}  # fmt: skip
    to, body, where, closing = (text.format(**known) for text in ABROAD[truth.language])
    head_right(sheet, [truth.clinic])
    sheet.y += 6
    for text in (to, truth.ordered_on, body, where):
        sheet.paragraph(text, after=4)
    sheet.paragraph(closing, after=3)
    if rng.random() < 0.7:
        sheet.signature(sheet.left + 2, sheet.y)
        sheet.y += 13
    sheet.paragraph(truth.doctor, after=0.3)
    if truth.phone:
        sheet.paragraph(truth.phone, after=0.3)


# --- several patients ----------------------------------------------------------------------------------------------


def several(sheet: Sheet, truths: list[Truth], labels: Labels, desk: str, rng: Random) -> None:
    """One order for several patients: what they share above, then a numbered block for each of them."""
    first = truths[0]
    head_right(sheet, letterhead(first, rng))
    sheet.paragraph("Beställning, flera patienter", bold=True, size=sheet.size_pt + 2, after=1)
    sheet.paragraph(f"Till {desk}", after=3)
    shared = [("clinic", first.clinic), ("doctor", ", ".join(part for part in (first.doctor, first.title) if part)),
              ("phone", number_words(rng, first.phone) if first.phone else ""), ("fax", first.fax),
              ("reference", first.reference), ("ordered", first.ordered_on), ("wanted", "Bilder samt utlåtande"),
              ("both", first.image_recipient), ("purpose", first.purpose)]  # fmt: skip
    axis = sheet.left + 66
    for key, text in shared:
        if text:
            tall = sheet.lines(sheet.left, sheet.y, rng.choice(labels[key]), 62)
            sheet.y += max(tall, sheet.lines(axis, sheet.y, text, sheet.right - axis, bold=True)) + 0.8
    sheet.y += 2
    for number, truth in enumerate(truths, 1):
        _block(sheet, truth, number, rng, asks=first.type != "region_clinic")
    sheet.y += 9
    sheet.signature(sheet.left + 4, sheet.y - 7, 42, 8)
    sheet.rule(sheet.left, sheet.y + 2, sheet.left + 78, sheet.y + 2)
    sheet.text(sheet.left, sheet.y + 2.8, rng.choice(labels["sign"]), size=small(sheet))
    sheet.y += 3 + step(small(sheet))


def _block(sheet: Sheet, truth: Truth, number: int, rng: Random, *, asks: bool) -> None:
    if truth.patient is None:
        raise ValueError("a block needs a patient")
    strip = step(sheet.size_pt) + 1
    band(sheet, sheet.left, sheet.y, sheet.right, sheet.y + strip)
    sheet.text(sheet.left + 2, sheet.y + 0.5, f"Patient {number}", bold=True)
    sheet.y += strip + 1
    rows = [("Namn", truth.patient.name), ("Personnr", truth.patient.printed)]
    for exam in truth.exams:
        rows += [("Undersökning", exam.text), ("Us-datum", day_words(rng, exam.date) if exam.date else "")]
    for label, text in rows:
        sheet.text(sheet.left + 2, sheet.y, f"{label}:")
        sheet.y += sheet.lines(sheet.left + 42, sheet.y, text, sheet.right - sheet.left - 42) + 0.4
    if asks:
        yes = truth.consent == "oral"
        sheet.text(sheet.left + 2, sheet.y, "Patienten har samtyckt muntligt:")
        x = sheet.left + 2 + sheet.width_mm("Patienten har samtyckt muntligt:") + 4
        for state, word in (("crossed" if yes else "empty", "Ja"), ("empty", "Nej")):
            one_box(sheet, x, sheet.y, state, _Hand())
            sheet.text(x + 6, sheet.y, word)
            x += 20
        sheet.y += sheet.line_mm + 0.4
    sheet.y += 2
