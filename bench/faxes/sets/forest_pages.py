"""Other pages of the forest set: consent, cover, letters from abroad in Swedish, several patients, what is no order."""

from __future__ import annotations

from random import Random

from bench.faxes import nonorders, people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet
from bench.faxes.sets.forest_mentions import Days, full_words, person_words
from bench.faxes.sets.forest_paper import body, reach, rows
from bench.faxes.sets.forest_told import Told
from bench.faxes.truth import Truth
from bench.faxes.wording import Labels

ABROAD = {"en": "United Kingdom", "de": "Deutschland", "fi": "Suomi"}


def consent_page(sheet: Sheet, truth: Truth, signed: bool) -> None:
    """A consent written as a short letter of the patient's."""
    whose = truth.consent_patient or truth.patient
    if whose is None:
        raise ValueError("a consent page needs a patient")
    rng = sheet.rng
    sheet.y = 30
    sheet.heading(rng.choice(["Samtycke", "Medgivande till utlämnande", "Mitt samtycke"]), after=6)
    place = truth.clinic or "mottagningen"
    sheet.paragraph(
        rng.choice(
            [
                f"Jag, {whose.name}, {whose.printed}, går med på att röntgenbilder och utlåtande lämnas till {place}.",
                f"Undertecknad {whose.name} ({whose.printed}) samtycker till att Region Halland lämnar ut bilder och "
                f"svar till {place}.",
                f"Härmed medges att mina bilder och utlåtanden får lämnas ut till {place}. Namn: {whose.name}. "
                f"Personnummer: {whose.printed}.",
            ]
        ),
        after=16,
    )
    days = Days(rng, rng.choice(["iso", "words"]))
    sheet.paragraph(f"Granby {days.written(truth.ordered_on)}" if signed else "Ort och datum:", after=10)
    sheet.rule(sheet.left, sheet.y + 8, sheet.left + 80, sheet.y + 8)
    if signed:
        sheet.signature(sheet.left + 6, sheet.y - 2, 55, 9)
    sheet.y += 10
    sheet.paragraph(rng.choice(["Patientens underskrift", "Underskrift, patient", "Patientens namnteckning"]), size=9)


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """A cover with a few words."""
    rng = sheet.rng
    sheet.text(sheet.left, 22, rng.choice(["Fax", "TELEFAX"]), size=26, bold=True)
    sheet.y = 44
    days = Days(rng, "iso")
    rows(sheet, [("Till", desk), ("Från", truth.clinic or truth.doctor), ("Datum", days.written(truth.ordered_on)),
                 ("Sidor totalt", str(pages)), ("Telefon", truth.phone)], 40, after=3)  # fmt: skip
    sheet.y += 8
    sheet.paragraph("Se följande sidor. Innehåller uppgifter som omfattas av sekretess; har det kommit fel, ring oss.")


SWEDISH = (
    "Hej! Vår patient {who} har varit hos er för {exam} {date}. Vi behöver bilderna och utlåtandet därifrån.",
    "Bästa kolleger, vi ber att få bilder och utlåtande från {exam} {date}. Patienten är {who}.",
    "God dag! Det gäller {who}, som ni undersökte den {date} ({exam}). Var vänliga sänd bilder och utlåtande hit.",
)


def foreign(sheet: Sheet, truth: Truth, rng: Random) -> None:
    """A hospital abroad, whose secretary writes Swedish."""
    who = truth.patient
    if who is None:
        raise ValueError("a letter needs a patient")
    days = Days(rng, rng.choice(["iso", "dots", "words"]))
    sheet.y = 16
    sheet.paragraph(f"{truth.clinic}\n{ABROAD[truth.language]}", bold=True, after=6)
    sheet.paragraph(f"Röntgen, Hallands sjukhus, Sverige\n{days.written(truth.ordered_on)}", after=5)
    exam = rng.choice(["MR vänster knä", "magnetkamera vänster knä", "MR av vänstra knäet"])
    text = rng.choice(SWEDISH).format(
        who=full_words(who, who.name, rng), exam=exam, date=days.written(truth.exams[0].date)
    )
    abroad = "Vi är ett sjukhus utanför Sverige, brevet är skrivet på svenska av vår sekreterare."
    body(sheet, [text, abroad, "Med vänliga hälsningar"])
    sheet.signature(sheet.left, sheet.y)
    sheet.y += 13
    body(sheet, [truth.doctor, truth.clinic, reach(truth, rng)], after=0.3)


def several(sheet: Sheet, truths: list[Truth], labels: Labels, desk: str, rng: Random) -> None:
    """A letter for several patients: what they share in sentences, every patient a numbered paragraph."""
    del labels  # a letter has none
    first = truths[0]
    shared = Told(first, rng, "collegial", styles=("iso", "words", "slash"))
    sheet.y = 16
    body(sheet, [first.clinic, f"Till {desk}, {shared.days.written(first.ordered_on)}"])
    sheet.paragraph(f"Hej! Vi önskar {shared.things} för följande {len(truths)} patienter:", after=3)
    for number, truth in enumerate(truths, 1):
        told = Told(truth, rng, "collegial", styles=(shared.days.style,), names=("plain",))
        who = full_words(truth.patient, told.name, rng) if truth.patient else ""
        sheet.text(sheet.left, sheet.y, f"{number}.")
        text = f"{who}: {told.in_a_row()}. {_short_consent(truth)}"
        sheet.y += sheet.lines(sheet.left + 9, sheet.y, text.strip(), sheet.right - sheet.left - 9) + 2
    sheet.y += 2
    body(sheet, [shared.where(), shared.reason(), "Med vänlig hälsning"])
    sheet.signature(sheet.left, sheet.y)
    sheet.y += 13
    ref = f"Vår ref: {first.reference}" if first.reference else ""
    body(sheet, [person_words(first, rng), reach(first, rng), ref], after=0.4)


def _short_consent(truth: Truth) -> str:
    return f"{truth.consent_words}." if truth.consent_words else ""


def non_order(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """Letters that order nothing; advertisements and invoices as everybody has them."""
    text = _LETTERS.get(looks_like)
    if text is None:
        nonorders.draw(sheet, looks_like, rng, cast)
        return
    who = people.person(rng, cast)
    sheet.y = 18
    sheet.paragraph(rng.choice(cast.region), bold=True, after=5)
    sheet.paragraph(f"{who.printed} {who.name}", after=4)
    body(sheet, list(text))
    sheet.paragraph(people.doctor(rng, cast))


_LETTERS = {
    "referral": (
        "Tacksam för ny MR av ländryggen. Ryggsmärta sedan tre månader med utstrålning i vänster ben.",
        "Frågeställning: diskbråck? Kreatinin 78, inget metall i kroppen. Kallas av er inom fyra veckor.",
    ),
    "lab_answer": (
        "Provsvar från den 3 november: Hb 134, kreatinin 71, CRP under 5. Allt inom referensintervallet.",
        "Ny kontroll om tre månader. Ingen åtgärd behövs från er sida.",
    ),
    "appointment": (
        "Välkommen på besök hos oss den 8 december 2026 klockan 10.40.",
        "Ta med legitimation. Om du inte kan komma, ring senast dagen före.",
    ),
    "journal_copy": (
        "Besöksanteckning. Söker för knäsmärta sedan i våras. Lindrig svullnad, full rörlighet, stabila ligament.",
        "Bedömning: artrosbesvär. Planering: artrosskola och smärtlindring vid behov. Diagnos M17.9.",
    ),
}
