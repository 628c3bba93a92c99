"""Pages of the hill set that order nothing: letters, notes and messages that only speak of pictures and reports."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet
from bench.faxes.sets.hill_days import LONG, Days
from bench.faxes.sets.hill_paper import paragraphs, pointed, slanted
from bench.faxes.truth import Person

Page = Callable[[Sheet, Person, Random, Cast], None]


def _referral(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.paragraph(rng.choice(cast.region), bold=True, after=5)
    sheet.paragraph(rng.choice(("Remiss", "Röntgenremiss", "Remiss för ny undersökning")), bold=True, after=4)
    paragraphs(sheet, [
        f"{who.name}, {who.printed}",
        rng.choice(("Tacksam för ny MR av ländryggen inom två veckor.", "Önskar undersökning: röntgen av höger höft.",
                    "Vi remitterar för CT av thorax med kontrast, tid snarast.")),
        "Frågeställning: tecken till progress? Kreatinin 81. Ingen pacemaker, inga kända allergier.",
        f"Svar till remittenten. Dr {people.doctor(rng, cast)}",
    ])  # fmt: skip


def _laboratory(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del cast
    sheet.paragraph(rng.choice(("Svar från laboratoriet", "Analyssvar", "Labbesked, Klinisk kemi")), bold=True, after=4)
    sheet.paragraph(f"{who.printed}  {who.name}", after=3)
    rows = ("Hb 128 g/L", "SR 14 mm", "CRP 6 mg/L", "Kreatinin 88 µmol/L", "TSH 2,1 mU/L", "LPK 7,4")
    pointed(sheet, [("-", row) for row in rng.sample(rows, 4)])
    sheet.paragraph("Prov taget 2026-11-04. Kommentar: inga anmärkningsvärda värden.")


def _advert(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, cast
    offers = ("Kurs i röntgenanatomi", "Mässa för vårdens inköpare", "Städning av kontor")
    sheet.paragraph(rng.choice(offers), bold=True, size=sheet.size_pt + 12, after=8)
    paragraphs(sheet, [
        rng.choice(("Anmäl dig före den 1 december, platserna är få.", "Vi kommer gärna ut och visar, utan kostnad.",
                    "Be om en offert, så återkommer vi samma dag.")),
        "Ring oss på telefon eller faxa tillbaka det här bladet. Hör av dig om du inte vill ha fler utskick.",
    ])  # fmt: skip


def _appointment(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    days = Days(rng, LONG)
    sheet.paragraph(f"Hej {who.first}!", after=3)
    paragraphs(sheet, [
        f"Du är välkommen till {rng.choice(cast.region)} {days.written('2026-12-09')} kl. 13.20.",
        "Vi går igenom röntgensvaret tillsammans. Bilderna har vi redan fått, så du behöver inte ordna något.",
        rng.choice(("Kom i god tid.", "Meddela oss om du får förhinder.", "Ta med en lista på dina läkemedel.")),
        f"{who.name}, {who.printed}",
    ])  # fmt: skip


def _invoice(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, cast
    sheet.paragraph(f"{rng.choice(('Betalningspåminnelse', 'Faktura', 'Kreditfaktura'))} {rng.randint(10000, 99999)}",
                    bold=True, size=sheet.size_pt + 4, after=5)  # fmt: skip
    paragraphs(sheet, ["Kund: Region Halland", "Avser: service av framkallare, reservdelar, frakt",
                       "Belopp 4 312,00 kr", "Oss tillhanda 2026-12-10. Bankgiro 000-0000.",
                       "Org.nr 559999-0003. Bergakullens Teknik AB"])  # fmt: skip


def _journal_copy(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    kind = rng.choice(("Epikris", "Journalanteckning", "Utskrift ur journalen"))
    sheet.paragraph(f"{kind}, {rng.choice(cast.region)}", bold=True, after=3)
    paragraphs(sheet, [
        f"{who.name} {who.printed}",
        "Patienten inkom med buksmärta. CT buk visade inget akut. Observation över natten, god förbättring.",
        "Utskriven till hemmet. Uppföljning i primärvården. Patienten är informerad om röntgenfynden.",
        f"Signerat {people.doctor(rng, cast)}",
    ])  # fmt: skip


def _wrong_number(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, cast
    sheet.y = 26
    orders = ("Vi beställer 12 luncher till fredag, varav två vegetariska.", "Vi vill hyra er släpkärra på lördag.",
              "Skicka tre nya bilder på huset, mäklaren vill ha dem före visningen.")  # fmt: skip
    for text in ("Hej!", rng.choice(orders), "Ring Bettan om det är något oklart.", "Hälsningar Ingela på kontoret"):
        slanted(sheet, text, after=2)


PAGES: dict[str, Page] = {
    "referral": _referral,
    "lab_answer": _laboratory,
    "advert": _advert,
    "appointment": _appointment,
    "invoice": _invoice,
    "journal_copy": _journal_copy,
    "wrong_number": _wrong_number,
}


def non_order(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """The page that ``looks_like`` names; ``blank`` is an empty one."""
    if looks_like != "blank":
        PAGES[looks_like](sheet, people.person(rng, cast), rng, cast)
