"""Days as the senders of the hill set write them: each sender has one way, and keeps to it on the page."""

from __future__ import annotations

from random import Random

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
          "november", "december")  # fmt: skip
SHORT = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
STYLES = ("{iso}", "{d}/{m} {y}", "{d}/{m} -{yy}", "{d} {month} {y}", "den {d} {month} {y}", "{d} {short} {y}",
          "{d}.{m}.{y}", "{y}-{mm}-{dd}", "{yy}{mm}{dd}", "{y}{mm}{dd}", "{dd}/{mm}-{y}")  # fmt: skip
LONG = ("{d} {month} {y}", "den {d} {month} {y}", "{d} {short} {y}", "{iso}", "{d}/{m} {y}")
"""What people write in whole sentences."""
VAGUE = {
    "sentence": ("senaste undersökningen", "den senaste", "senast gjorda"),
    "value": ("senaste", "den senaste", "Senaste undersökningen"),
}


class Days:
    """One sender's way to write days."""

    def __init__(self, rng: Random, styles: tuple[str, ...] = STYLES) -> None:
        self.rng = rng
        self.style = rng.choice(styles)

    def written(self, iso: str) -> str:
        """The day ``iso`` in this sender's way."""
        year, month, day = iso.split("-")
        names = {"iso": iso, "y": year, "yy": year[2:], "mm": month, "dd": day, "m": int(month), "d": int(day),
                 "month": MONTHS[int(month) - 1], "short": SHORT[int(month) - 1]}  # fmt: skip
        return self.style.format(**names)

    def value(self, iso: str) -> str:
        """A day as it stands in a field: ``latest`` in words, nothing where there is none."""
        if not iso:
            return ""
        return self.rng.choice(VAGUE["value"]) if iso == "latest" else self.written(iso)

    def told(self, iso: str) -> str:
        """A day behind an examination in a sentence."""
        if not iso:
            return ""
        if iso == "latest":
            return f"({self.rng.choice(VAGUE['sentence'])})"
        day = self.written(iso)
        leads = ("utförd", "gjord", "daterad") if day.startswith("den ") else ("utförd", "från", "gjord", "den")
        return f"{self.rng.choice(leads)} {day}"
