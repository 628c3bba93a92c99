"""How the people of the wide set write dates, numbers, names and wishes: many ways, one meaning."""

from __future__ import annotations

from random import Random

from bench.faxes.truth import THERAPISTS, Truth

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
          "november", "december")  # fmt: skip
SHORT = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec")


def date(rng: Random, iso: str) -> str:
    """An ISO date in one of the ways that a Swede reads without doubt."""
    if iso == "latest":
        return rng.choice(["senaste", "den senaste", "Senaste", "senaste undersökningen", "den senast utförda"])
    if not iso:
        return ""
    year, month, day = iso.split("-")
    d, m = int(day), int(month)
    return rng.choice(
        [
            iso, iso, iso, iso, iso,
            f"{year}{month}{day}",
            f"{year}-{month}-{day}".replace("-", "–"),
            f"{year} {month} {day}",
            f"{year[2:]}{month}{day}",
            f"{year[2:]}-{month}-{day}",
            f"{d}/{m} {year}",
            f"{d}/{m}-{year[2:]}",
            f"{d} {MONTHS[m - 1]} {year}",
            f"{d} {SHORT[m - 1]} {year}",
            f"den {d} {MONTHS[m - 1]} {year}",
            f"{year}.{month}.{day}",
            f"{year}/{month}/{day}",
        ]
    )  # fmt: skip


def phone(rng: Random, number: str) -> str:
    """The digits of ``number`` with other signs between."""
    if "-" not in number:
        return number
    area, rest = number.split("-", 1)
    return rng.choice(
        [number, number, number, f"{area} - {rest}", f"{area}/{rest}", f"({area}) {rest}", f"{area} {rest}",
         f"{area}-{rest.replace(' ', '')}", f"{area}{rest.replace(' ', '')}"]
    )  # fmt: skip


def doctor(rng: Random, truth: Truth, *, titled: bool) -> str:
    """Who orders; ``titled`` where the title has a field of its own. A therapist's profession is never left out."""
    if not truth.doctor or titled or not truth.title:
        return truth.doctor
    after = f"{truth.doctor}, {truth.title}"
    if truth.type in (*THERAPISTS, "other", "unknown") or truth.title_needed:
        return rng.choice([after, after, f"{truth.title} {truth.doctor}", f"{truth.doctor} ({truth.title})"])
    return rng.choice(
        [after, after, truth.doctor, f"dr {truth.doctor}", f"Dr. {truth.doctor}", f"{truth.doctor} ({truth.title})",
         f"{truth.title} {truth.doctor}"]
    )  # fmt: skip


def wanted(rng: Random, truth: Truth) -> str:
    """What is asked for, in words."""
    if truth.wants_images and truth.wants_report:
        return rng.choice(
            ["Bilder och utlåtande", "Bilder + utlåtande", "Bilder samt svar", "Röntgenbilder och utlåtande",
             "Både bilder och skriftligt svar", "bilder o utl.", "Bilder inkl. utlåtande", "Bilder jämte röntgensvar"]
        )  # fmt: skip
    if truth.wants_images:
        return rng.choice(
            ["Endast bilder", "Enbart bilder", "Bara bilder", "Bilder (ej utlåtande)", "Bilder, inget utlåtande behövs"]
        )
    return rng.choice(
        ["Endast utlåtande", "Enbart utlåtande", "Bara svaret", "Utlåtande (ej bilder)", "Endast skriftligt utlåtande",
         "Endast röntgensvar"]
    )  # fmt: skip


DELIVERY = {
    "link": ("länkas", "Länkning", "Länkas via PACS", "länkning mellan PACS", "Elektroniskt (länkas)"),
    "iep": ("IEP", "via IEP", "Sectra IEP", "Via IEP (Image Exchange Portal)", "Bildportalen IEP"),
    "usb": ("USB", "USB-minne", "På USB", "USB-sticka per post"),
    "dvd": ("CD/DVD", "DVD-skiva", "Bränns på skiva (CD/DVD)", "CD"),
    "post": ("Per post", "rek. brev", "Postas"),
}
BOX_WORDS = {
    "link": ("Länkning", "Länkas", "Länk"),
    "iep": ("IEP", "Via IEP", "Sectra IEP"),
    "usb": ("USB-minne", "USB"),
    "dvd": ("CD/DVD", "DVD-skiva"),
    "post": ("Per post", "Per post / rekommenderat brev"),
}
SAME = ("samma", "d:o", "samma som ovan", "Samma mottagare", "samma adress", "D:o", "som bilderna", "samma som bilder")
