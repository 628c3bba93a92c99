"""How the senders of the coast set write days, names and the ways in which images travel."""

from __future__ import annotations

from random import Random

from bench.faxes.truth import Person

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
STYLES = (
    "{y}-{mm}-{dd}", "{y}-{mm}-{dd}", "{y}-{mm}-{dd}", "{y}{mm}{dd}", "{d}/{m} -{yy}", "{d}/{m} {y}", "{d}/{m}-{yy}",
    "{d} {word} {y}", "{d} {word} -{yy}", "{d}.{m}.{y}", "{dd}.{mm}.{y}", "{yy}-{mm}-{dd}", "{yy}{mm}{dd}",
    "den {d} {word} {y}", "{d}:e {word} {y}", "{y}.{mm}.{dd}", "{d} {short} {y}", "{d}/{m}-{y}",
)  # fmt: skip
FULL = tuple(style for style in STYLES if "{y}" in style)
VAGUE = ("i våras", "hösten {y}", "{word} {y}", "v. {week} {y}", "vecka {week} -{yy}", "förra sommaren", "datum okänt",
         "för ca två år sedan", "någon gång {y}", "före jul {y}")  # fmt: skip
LATEST = ("senaste", "den senaste", "senast gjorda", "senaste us", "senaste undersökningen")
WAYS = {
    "link": ("Länkas", "PACS-länk", "Länkning mellan PACS", "Länkning"),
    "iep": ("IEP", "Sectra IEP", "IEP (bildportal)", "IEP, Image Exchange Portal"),
    "usb": ("USB", "USB-minne", "USB-minne med posten", "USB-sticka"),
    "dvd": ("CD", "CD-skiva", "DVD", "CD/DVD"),
    "post": ("Post", "Brev", "Vanlig post", "Postbefordran"),
}


class Pen:
    """One sender's way of writing days and names."""

    def __init__(self, rng: Random, *, sentences: bool = False) -> None:
        self.rng = rng
        self.style = rng.choice(STYLES)
        if not sentences and self.style.startswith("den"):
            self.style = STYLES[0]
        self.turned = rng.choice(("", "", "", ", ", ", ", " "))  # between surname and first name, where turned
        self.loud = rng.random() < 0.15  # surnames in capitals

    def day(self, iso: str) -> str:
        """An ISO date, "latest", or nothing, as this sender writes it."""
        if iso == "latest":
            return self.rng.choice(LATEST)
        return _written(self.style, iso) if iso else ""

    def own_day(self, iso: str) -> str:
        """The day of writing; in full, so that nobody needs to guess the century."""
        return _written(self.style if "{y}" in self.style else self.rng.choice(FULL[:3]), iso)

    def vague(self) -> str:
        """What is written where somebody does not know the day: no date."""
        year, month = self.rng.randint(2024, 2026), self.rng.randint(1, 10)
        known = {"y": year, "yy": year % 100, "word": MONTHS[month - 1], "week": self.rng.randint(2, 43)}
        return self.rng.choice(VAGUE).format(**known)

    def name(self, who: Person) -> str:
        last = who.last.upper() if self.loud else who.last
        return f"{last}{self.turned}{who.first}" if self.turned else f"{who.first} {last}"

    def born(self, who: Person) -> str:
        """The day of birth alone, without the last four."""
        year, month, day = who.identity[:4], who.identity[4:6], who.identity[6:8]
        return self.rng.choice((f"{year}-{month}-{day}", f"{year[2:]}{month}{day}", f"{int(day)}/{int(month)} {year}"))


def _written(style: str, iso: str) -> str:
    year, month, number = iso.split("-")
    word = MONTHS[int(month) - 1]
    known = {"y": year, "yy": year[2:], "mm": month, "m": int(month), "dd": number, "d": int(number), "word": word}
    return style.format(short=word[:3], **known)
