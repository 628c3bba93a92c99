"""Pages of the coast set that are no orders: referrals gone astray, answers, adverts, reminders, a vet's letter."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet
from bench.faxes.truth import Person


def non_order(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """A page that is no order; ``blank`` draws nothing."""
    if looks_like != "blank":
        rng.choice(PAGES[looks_like])(sheet, people.person(rng, cast), rng, cast)


def _fields(sheet: Sheet, rows: list[tuple[str, str]]) -> None:
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, f"{label}:", bold=True)
        sheet.y += sheet.lines(sheet.left + 50, sheet.y, value, sheet.right - sheet.left - 50) + 2


def _ct_referral(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("REMISS - RADIOLOGI", after=5)
    _fields(
        sheet,
        [
            ("Från", rng.choice(cast.region)),
            ("Remittent", people.doctor(rng, cast)),
            ("Patient", who.name),
            ("Personnr", who.printed),
            ("Önskad us", "CT thorax"),
            (
                "Anamnes",
                "Hosta sedan sex veckor, rökare. Viktnedgång 4 kg. Lungröntgen i oktober med oklar förtätning.",
            ),
            ("Frågeställning", "Tumör?"),
            ("Njurfunktion", "eGFR 74"),
            ("Medicin", "Metformin"),
            ("Angelägenhet", "SVF lunga"),
        ],
    )


def _physio_referral(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("Remiss till fysioterapeut", after=5)
    _fields(
        sheet,
        [
            ("Till", "Rehabmottagningen"),
            ("Patient", f"{who.name}, {who.printed}"),
            ("Orsak", "Artros i höger knä, önskar artrosskola. Röntgad i våras med måttlig artros."),
            ("Önskad åtgärd", "Bedömning och träning"),
            ("Remittent", people.doctor(rng, cast)),
        ],
    )


def _blood(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.paragraph(rng.choice(cast.region), bold=True, after=3)
    sheet.heading("Provsvar", after=4)
    sheet.paragraph(f"{who.printed} {who.name}   Provtagning 2026-11-04", after=3)
    for row in ("P-Glukos 6,1 mmol/L", "B-HbA1c 48 mmol/mol", "P-Kolesterol 5,4 mmol/L", "S-TSH 2,1 mIE/L"):
        sheet.paragraph(row, after=0.6)


def _pathology(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("Patologi - slutsvar", after=4)
    _fields(
        sheet,
        [
            ("Patient", f"{who.name} {who.printed}"),
            ("Material", "Hudexcision, rygg"),
            ("Utlåtande", "Basalcellscancer, nodulär typ. Radikalt borttagen."),
            ("Svarande", people.doctor(rng, cast)),
        ],
    )


def _gloves(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, rng, cast
    sheet.heading("Kampanj i november!", size=26, after=8)
    sheet.paragraph(
        "Blyförkläden och röntgenhandskar till halva priset. Vi bjuder på frakten. Beställ på telefon eller "
        "faxa in beställningstalongen nedan. Strålskydd Grossisten i Strandby AB",
        after=10,
    )
    for label in ("Antal förkläden", "Antal handskar", "Leveransadress", "Er referens"):
        sheet.paragraph(f"{label}: ______________", after=3)


def _vacancy(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, rng, cast
    sheet.heading("Hyr in en röntgensjuksköterska?", size=20, after=8)
    sheet.paragraph("Vi bemannar på kort varsel, natt som dag. Begär offert utan kostnad. Bemanning Bryggan AB")


def _visit(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.paragraph(f"{who.name}\n{who.printed}", after=6)
    sheet.heading("Kallelse till röntgen", after=4)
    sheet.paragraph(
        f"Du är välkommen till oss onsdag 9 december kl 08.10. {rng.choice(cast.region)}. Kom fastande. Om "
        "du är gravid ska du ringa oss före undersökningen. Svaret får du av din läkare."
    )


def _bill(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, cast
    sheet.heading("FAKTURA", after=5)
    _fields(
        sheet,
        [
            ("Kundnr", str(rng.randint(1000, 9999))),
            ("Avser", "Serviceavtal laserskrivare"),
            ("Belopp", "4 312,00 SEK"),
            ("Betalas senast", "2026-12-12"),
            ("Org.nr", "559999-0417"),
        ],
    )


def _discharge(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("EPIKRIS", after=3)
    sheet.paragraph(f"{who.name}   {who.printed}   {rng.choice(cast.region)}", bold=True, after=3)
    sheet.paragraph(
        "Inskriven 2026-10-20, utskriven 2026-10-24. Inkom efter fall med smärta i vänster höft. Röntgen visade "
        "kollumfraktur. Opererad med två spikar, okomplicerat förlopp. Mobiliserad med rollator. Ny röntgen om "
        "sex veckor på vårdcentralen, remiss är skickad.",
        after=3,
    )
    sheet.paragraph(f"{people.doctor(rng, cast)}, {rng.choice(cast.doctor_titles)}")


def _visit_note(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.paragraph(f"Journalutdrag {who.printed} {who.name}", bold=True, after=3)
    sheet.paragraph(
        f"2026-11-03 {people.doctor(rng, cast)}: Återbesök. Mår bättre, har kunnat arbeta halvtid. MR ländrygg "
        "genomgången med patienten. Fortsätter hos sjukgymnast. Sjukintyg förlängs en månad."
    )


def _vet(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("Strandbyns Djurklinik", after=4)
    sheet.paragraph(f"Till djurägare {who.name}", after=3)
    sheet.paragraph(
        f"Röntgen av {rng.choice(('Bamse, labrador, hane 6 år', 'Sessan, katt, tik 3 år'))}: inga skelettskador, "
        "lindrig höftledsdysplasi höger sida. Ring oss för uppföljning. Kostnad 2 190 kr betalas i kassan.",
        after=5,
    )
    sheet.paragraph(f"{people.doctor(rng, cast)}, leg. veterinär")


def _reminder(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who
    clinic, _ = rng.choice(cast.outside)
    sheet.paragraph(clinic, bold=True, after=6)
    sheet.heading(rng.choice(("Fråga om fax", "Påminnelse")), after=4)
    sheet.paragraph(
        "Hej! Vi skickade en beställning till er för ungefär två veckor sedan men har inte hört något. Har den "
        "kommit fram? Ring gärna tillbaka så vet vi om vi behöver faxa den en gång till.",
        after=5,
    )
    sheet.paragraph(f"Hälsningar {rng.choice(cast.doctors_first)}, sekreterare\nTel {people.phone(rng)}")


def _timber(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, cast
    sheet.heading("Beställning", after=5)
    sheet.paragraph(
        f"Till Båtvarvet. Vi beställer {rng.randint(2, 8)} burkar bottenfärg, röd, 2,5 l, och en ny fender. "
        "Hämtas på lördag. Lägg det på Strandby Segelsällskaps konto."
    )


Page = Callable[[Sheet, Person, Random, Cast], None]
PAGES: dict[str, tuple[Page, ...]] = {
    "referral": (_ct_referral, _physio_referral),
    "lab_answer": (_blood, _pathology),
    "advert": (_gloves, _vacancy),
    "appointment": (_visit,),
    "invoice": (_bill,),
    "journal_copy": (_discharge, _visit_note),
    "wrong_number": (_vet, _reminder, _timber),
}
