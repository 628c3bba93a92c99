"""A sender's own way with words: what its paper calls each field, how it writes days and ticks boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal

from bench.faxes.sets.lake_says import listed

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
          "november", "december")  # fmt: skip


def words(text: str) -> Mapping[str, tuple[str, ...]]:
    """``key: wording; wording; …`` a line, going on in lines that begin with a bar."""
    joined = re.sub(r"\n\s*\|", "", text.strip())
    lines = (line.split(":", 1) for line in joined.splitlines())
    return {key.strip(): listed(rest) for key, rest in lines}


SHARED = words("""
    title: Beställning; Rekvisition; Beställning till röntgen
    title_wanted: Beställning av bilder/utlåtande; Rekvisition av röntgenmaterial; Begäran om bild och svar
    orderer: Beställare; Beställande enhet; Från
    patient_section: Patient; Patientuppgifter; Patientinformation
    order_section: Beställning; Uppgifter om undersökningen; Gäller
    consent: Samtycke; Patientens samtycke; Uppgift om samtycke
    clinic: Klinik; Enhet; Beställande klinik
    doctor: Läkare; Beställande läkare; Ansvarig läkare
    therapist: Beställare; Behandlare; Namn på beställaren
    work: Yrkestitel; Befattning; Yrke
    phone: Telefon; Tfn; Tel
    fax: Fax; Faxnr; Telefax
    reference: Vår referens; Ref.nr; Vår beteckning
    ordered: Datum; Beställningsdatum; Skrivet
    name: Namn; Patientens namn; Patient
    name_turned: Efternamn, förnamn; Namn (efternamn, förnamn); Patient (efternamn, förnamn)
    identity: Personnummer; Personnr; Pers.nr
    reserve: Reservnummer; Reservnr; Tillfälligt id (reservnummer)
    exam: Undersökning; Röntgenundersökning; Undersökningstyp
    date: Undersökningsdatum; Datum för undersökningen; Utförd den
    wanted: Önskas; Beställes; Vi vill ha
    both: Skickas till; Mottagare; Mottagande enhet
    image_recipient: Bilder skickas till; Mottagare av bilder; Bilderna länkas/skickas till
    report_recipient: Utlåtande skickas till; Mottagare av utlåtande; Svar (utlåtande) till
    delivery: Leveranssätt; Överföringssätt; Hur önskas materialet
    purpose: Orsak; Anledning; Syfte
    treatment: Aktuell behandling; Behandling som pågår; Varför undersökningen behövs i behandlingen
    self_referred: Egen remiss; Remitterad av oss; Har ni själva remitterat till undersökningen?
    urgency: Prioritet; Angelägenhetsgrad; Skyndsamhet
    needed: Behövs senast; Önskas senast; Senast hos oss
    consent_oral: Muntligt samtycke från patienten; Patienten samtycker muntligt; Samtycke (muntligt) inhämtat
    consent_written: Skriftligt samtycke bifogas; Undertecknat samtycke bifogas; Skriftligt samtycke, se bilaga
    sign: Underskrift; Sign; Namnteckning
    desk: Till; Mottagare av beställningen; Ställs till
    ours: Till oss; Vår mottagning; Till beställaren
    link: Länkas; Länkning; PACS-länk
    iep: IEP; Sectra IEP; Bildportalen IEP
    usb: USB; USB-minne; På USB-minne
    dvd: CD/DVD; DVD; DVD-skiva
    same: Samma; d:o; Samma som ovan
    yes: Ja
    no: Nej
    images: Bilder; Röntgenbilder; Bildmaterial
    report: Utlåtande; Utlåtanden; Röntgenutlåtande
    images_only: Endast bilder; Bara bilder; Enbart bilder
    report_only: Endast utlåtande; Bara utlåtande; Enbart utlåtande
    both_parts: Bilder och utlåtande; Både bilder och utlåtande; Bilder + utlåtande
    all_exams: Alla bilder; Samtliga bilder; Alla bilder som finns
""")


@dataclass(frozen=True, slots=True)
class House:
    """``days`` name ways of ``day``; ``title_at`` is where the orderer's profession stands."""

    words: Mapping[str, tuple[str, ...]]
    days: tuple[str, ...] = ("iso", "iso", "compact")
    marks: tuple[str, ...] = ("crossed", "ticked", "filled")
    order: tuple[str, ...] = ("orderer", "patient", "order", "consent")
    title_at: Literal["after", "before", "apart"] = "after"
    turned: bool = False  # the patient's family name first
    wish: Literal["pair", "three"] = "pair"
    one_box: bool = False  # a box with the whole statement of consent, instead of yes and no
    typed: bool = False  # boxes are typed: [X]


class Speech:
    """One wording of each kind, kept for the whole paper.

    ``referring`` lets the paper call its sender the one who referred; of a therapist that would be a statement.
    """

    def __init__(self, house: House, rng: Random, *, referring: bool = True) -> None:
        self.house, self.rng, self._referring = house, rng, referring
        self.style = rng.choice(house.days)
        self.mark = rng.choice(house.marks)
        self._kept: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        if key not in self._kept:
            choices = self.house.words.get(key) or SHARED[key]
            if not self._referring and key != "self_referred":
                choices = tuple(each for each in choices if not re.search("remit|remiss", each.lower())) or SHARED[key]
            self._kept[key] = self.rng.choice(choices)
        return self._kept[key]

    def day(self, iso: str) -> str:
        """An ISO date, or ``latest``, as this sender writes it."""
        if iso == "latest":
            return self.rng.choice(["senaste", "den senaste", "Senast utförda"])
        return written_day(iso, self.style)


def written_day(iso: str, style: str) -> str:
    """``iso`` in one of the ways of writing days in Sweden; all say year, month and day."""
    year, month, day = iso.split("-")
    return {
        "iso": iso,
        "compact": f"{year}{month}{day}",
        "short": f"{year[2:]}-{month}-{day}",
        "six": f"{year[2:]}{month}{day}",
        "long": f"{int(day)} {MONTHS[int(month) - 1]} {year}",
        "den": f"den {int(day)} {MONTHS[int(month) - 1]} {year}",
        "month": f"{int(day)} {MONTHS[int(month) - 1][:3]} {year}",
        "slash": f"{int(day)}/{int(month)} {year}",
        "dots": f"{year}.{month}.{day}",
    }[style]
