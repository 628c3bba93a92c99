"""What patients and their relatives send: a letter by themselves, a message from a web site, a card."""

from __future__ import annotations

from random import Random

from bench.faxes.faxset import Letter
from bench.faxes.paper import Sheet
from bench.faxes.sets.hill_paper import flush_right, paragraphs, slanted, step
from bench.faxes.sets.hill_prose import Told
from bench.faxes.sets.hill_voices import OWN
from bench.faxes.truth import Truth


def own_letter(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter with a slanted pen: greeting, what is wished, who it is, name below."""
    told = Told(truth, rng, OWN)
    sheet.left, sheet.right, sheet.y = 26, 178, 26
    if rng.random() < 0.6:
        slanted(sheet, desk, after=5)
    slanted(sheet, told.day, after=4)
    slanted(sheet, told.say("opening"), after=3)
    said = [told.wish, told.who] if rng.random() < 0.5 else [told.who, told.wish]
    said += [told.remarks, told.need]
    slanted(sheet, " ".join(one for one in said if one), after=5)
    slanted(sheet, told.say("closing"), after=1)
    if rng.random() < 0.5:
        sheet.signature(sheet.left + 3, sheet.y)
        sheet.y += 12
    for row in (*told.signer, *told.reach):
        slanted(sheet, row, after=0.4)


SITE = (("Inkorg – meddelande", "Nytt ärende"), ("Kontakta oss – utskrift av meddelande", "Ämne"),
        ("Meddelande från webbformulär", "Rubrik"))  # fmt: skip


def web_message(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A message that the patient typed on a web site, printed with the site's frame around it."""
    told = Told(truth, rng, OWN)
    site, subject = rng.choice(SITE)
    sheet.y = 16
    sheet.paragraph(site, size=sheet.size_pt - 1, after=1)
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.5)
    sheet.y += 4
    sheet.paragraph(f"{subject}: {told.subject}", bold=True, after=1)
    sheet.paragraph(f"Skickat {told.day} kl. {rng.randint(6, 23):02}.{rng.randint(0, 59):02}", after=1)
    sheet.paragraph(f"Till: {desk}", after=4)
    paragraphs(sheet, [told.say("opening"), f"{told.wish} {told.remarks}".strip(), told.who, told.need], after=2)
    paragraphs(sheet, [told.say("closing"), *told.signer, *told.reach], after=0.5)
    sheet.y += 4
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.5)
    sheet.y += 2
    sheet.paragraph(rng.choice(("Utskrivet av kontaktcenter", "Sida 1 av 1", "Slut på meddelandet")),
                    size=sheet.size_pt - 1, after=0)  # fmt: skip


def card(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A card with one particular a line, as people write who want to be clear."""
    told = Told(truth, rng, OWN)
    sheet.left, sheet.right, sheet.y = 30, 172, 34
    flush_right(sheet, sheet.y, told.day)
    sheet.y += step(sheet) + 4
    paragraphs(sheet, [f"Till {desk}", told.who, told.wish, told.remarks, told.need], after=3)
    paragraphs(sheet, [*told.signer, *told.reach], after=0.5)
    if rng.random() < 0.5:
        sheet.signature(sheet.left + 4, sheet.y + 3)
        sheet.y += 15


OWN_LETTERS: dict[str, Letter] = {"own_letter": own_letter, "web_message": web_message, "card": card}
