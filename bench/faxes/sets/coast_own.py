"""Letters of the coast set that patients write themselves, or somebody near them."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.coast_prose import Voice
from bench.faxes.truth import Truth


def private_letter(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A patient's own letter, or that of somebody near."""
    voice = Voice(truth, rng)
    sheet.left, sheet.right, sheet.y = 27, 183, 26
    sheet.paragraph(f"{rng.choice(('Strandbyn', 'Kyrkbacken'))} den {int(truth.ordered_on[8:])} november 2026", after=6)
    sheet.paragraph(desk, after=6)
    sheet.paragraph(rng.choice(("Hej!", "Till röntgen!", "Hej, en fråga.")), after=3)
    sheet.paragraph(voice.wish(), after=3)
    if truth.remarks:
        sheet.paragraph(" ".join(truth.remarks), after=3)
    place = rng.choice(("Båtmansvägen", "Sjögatan", "Kyrkbacken"))
    sheet.paragraph(rng.choice(("Svara gärna per brev.", "Ring om det är något oklart.", "Tacksam för svar.")), after=4)
    sheet.paragraph("Hälsningar", after=1)
    sheet.signature(sheet.left + 3, sheet.y + 1)
    sheet.y += 14
    for line in (
        voice.signed(),
        f"{place} {rng.randint(1, 40)}, 300 {rng.randint(10, 98)} Strandby",
        f"Tel {truth.phone}" if truth.phone else "",
        f"Ref {truth.reference}" if truth.reference else "",
    ):
        if line:
            sheet.paragraph(line, after=0.3)


def contact_form(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A message from a health portal as it was printed: head lines, then the patient's words."""
    voice = Voice(truth, rng)
    sheet.left, sheet.right, sheet.y = 20, 190, 14
    sheet.paragraph("Utskrift av meddelande från invånare", bold=True, size=sheet.size_pt + 2, after=2)
    kin = "on_behalf_of" in truth.facts
    rows = [
        ("Inkommet", truth.ordered_on),
        ("Till", desk),
        ("Avsändare", truth.doctor if kin else voice.name()),
        ("Ombud för annan" if kin else "", "Ja"),
        ("Telefon", truth.phone),
        ("Referens", truth.reference),
        ("Rubrik", voice.about()),
    ]
    for label, value in rows:
        if label and value:
            sheet.text(sheet.left, sheet.y, label)
            sheet.y += sheet.lines(sheet.left + 40, sheet.y, value, sheet.right - sheet.left - 40) + 0.6
    sheet.box(sheet.left, sheet.y + 2, sheet.right, sheet.y + 2.4)
    sheet.y += 6
    sheet.paragraph(voice.wish(), after=2.5)
    if truth.remarks:
        sheet.paragraph(" ".join(truth.remarks), after=2.5)
    sheet.paragraph(rng.choice(("Tack!", "Med vänlig hälsning", "Hälsningar")), after=0.5)
    sheet.paragraph(voice.signed(), after=0)


OWN = {"private_letter": private_letter, "contact_form": contact_form}
