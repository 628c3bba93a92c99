"""Faxes that are no orders: referral, laboratory answer, advertisement, appointment, invoice, and others."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet
from bench.faxes.truth import Person


def draw(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """Draw the page that ``looks_like`` names; ``blank`` draws nothing."""
    if looks_like == "blank":
        return
    who = people.person(rng, cast)
    if looks_like == "referral":
        _referral(sheet, who, rng, cast)
    elif looks_like == "lab_answer":
        _laboratory(sheet, who)
    elif looks_like in PAGES:
        PAGES[looks_like](sheet, who, rng, cast)
    else:
        _advert(sheet)


def _rows(sheet: Sheet, rows: list[tuple[str, str]]) -> None:
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, f"{label}:", bold=True)
        sheet.y += sheet.lines(sheet.left + 52, sheet.y, value, sheet.right - sheet.left - 52) + 2.5


def _referral(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.heading("REMISS TILL RÖNTGEN", after=6)
    _rows(
        sheet,
        [
            ("Remitterande enhet", rng.choice(cast.region)),
            ("Remitterande läkare", people.doctor(rng, cast)),
            ("Patient", who.name),
            ("Personnummer", who.printed),
            ("Önskad undersökning", "MR ländrygg, ny undersökning"),
            ("Anamnes", "Ryggsmärta sedan tre månader med utstrålning i vänster ben. Nedsatt känsel på foten."),
            ("Frågeställning", "Diskbråck? Spinal stenos?"),
            ("Kreatinin", "78"),
            ("Metall i kroppen", "Nej. Pacemaker: nej"),
            ("Önskad tid", "Inom fyra veckor. Kallas av röntgen."),
        ],
    )


def _laboratory(sheet: Sheet, who: Person) -> None:
    sheet.heading("PROVSVAR Klinisk kemi", after=5)
    _rows(sheet, [("Patient", f"{who.name}, {who.printed}"), ("Provtagning", "2026-11-03 07:40")])
    for analysis, value, interval in (
        ("B-Hemoglobin", "134 g/L", "117-153"),
        ("P-Kreatinin", "71 µmol/L", "< 90"),
        ("P-Natrium", "140 mmol/L", "137-145"),
        ("P-Kalium", "4,1 mmol/L", "3,5-4,4"),
        ("P-CRP", "< 5 mg/L", "< 5"),
        ("B-Leukocyter", "6,2 x10^9/L", "3,5-8,8"),
    ):
        sheet.text(sheet.left, sheet.y, analysis)
        sheet.text(sheet.left + 60, sheet.y, value)
        sheet.text(sheet.left + 110, sheet.y, interval)
        sheet.y += sheet.line_mm + 1


def _advert(sheet: Sheet) -> None:
    sheet.text(sheet.left, 40, "ERBJUDANDE!", size=34, bold=True)
    sheet.y = 66
    sheet.paragraph("Skrivarpapper och toner till kampanjpris", size=18, bold=True, after=8)
    sheet.paragraph("Just nu 30 % rabatt på alla förbrukningsvaror för kontor och mottagning. Fri frakt över 1 500 kr.")
    sheet.paragraph("Ring vår kundtjänst eller faxa tillbaka sidan före månadens slut. Kontorsboden i Granby AB")


def _appointment(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.paragraph(rng.choice(cast.region), bold=True, after=8)
    sheet.heading("KALLELSE", after=5)
    sheet.paragraph(f"{who.name}\n{who.printed}", after=6)
    sheet.paragraph("Välkommen på besök tisdagen den 8 december 2026 kl. 10.40. Du ska träffa en läkare.", after=3)
    sheet.paragraph(
        "Ta med legitimation och en lista över dina mediciner. Kan du inte komma, ring oss senast dagen före."
    )
    sheet.paragraph("Har du blivit röntgad på annat sjukhus hämtar vi svaret därifrån. Du behöver inte göra något.")


def _invoice(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, cast
    sheet.heading("FAKTURA", size=20, after=6)
    number = rng.randint(100000, 999999)
    _rows(sheet, [("Fakturanummer", str(number)), ("Fakturadatum", "2026-11-05"), ("Förfallodag", "2026-12-05"),
                  ("Kund", "Region Halland, Röntgen"), ("Er referens", "Förrådet")])  # fmt: skip
    for article, amount in (
        ("Filmpåsar 35x43, 200 st", "1 240,00"),
        ("Etiketter, rulle", "318,50"),
        ("Frakt", "95,00"),
    ):
        sheet.text(sheet.left, sheet.y, article)
        sheet.text(sheet.left + 110, sheet.y, amount)
        sheet.y += sheet.line_mm + 1.5
    sheet.paragraph("Att betala: 1 653,50 kr. Bankgiro 000-0000. Org.nr 559999-0001. Kontorsboden i Granby AB")


def _journal_copy(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    sheet.paragraph(f"JOURNALKOPIA   {rng.choice(cast.region)}", bold=True, after=3)
    sheet.paragraph(f"{who.printed}  {who.name}", after=4)
    sheet.paragraph(f"2026-10-{rng.randint(10, 28)} Besöksanteckning. {people.doctor(rng, cast)}", bold=True, after=1)
    sheet.paragraph(
        "Kontaktorsak: knäsmärta sedan i våras. Status: lätt svullnad, full rörlighet, stabila ligament. Tidigare "
        "röntgen visade lindrig artros. Bedömning: artrosbesvär. Planering: artrosskola, smärtlindring vid behov, åter "
        "vid försämring."
    )
    sheet.paragraph("Diagnos: M17.9 Gonartros, ospecificerad. Vidimeras av ansvarig läkare. Sida 1 av 1.")


def _wrong_number(sheet: Sheet, who: Person, rng: Random, cast: Cast) -> None:
    del who, cast
    sheet.heading(rng.choice(["Beställning", "Order"]), size=18, after=6)
    sheet.paragraph("Till: Granby Trä & Byggvaror, orderkontoret", after=4)
    sheet.paragraph("Hej! Vi beställer följande till fredag:", after=2)
    for row in ("40 st reglar 45x95, 3,6 m", "12 pkt skruv 4,2x55", "3 hinkar väggfärg, vit, 10 l"):
        sheet.paragraph(f"- {row}", after=1)
    sheet.paragraph("Levereras till bygget på Storgatan 14. Ring Kjell om något saknas. Målarna i Granby HB")


PAGES: dict[str, Callable[[Sheet, Person, Random, Cast], None]] = {
    "appointment": _appointment,
    "invoice": _invoice,
    "journal_copy": _journal_copy,
    "wrong_number": _wrong_number,
}
