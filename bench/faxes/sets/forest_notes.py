"""Short messages of the forest set: a slip, a secretary's, a telefax, an answer to questions, all in one breath."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.forest_mentions import capital, person_words
from bench.faxes.sets.forest_paper import body, dated, foot, head, reach, reference, rows, signed
from bench.faxes.sets.forest_told import Told
from bench.faxes.truth import Truth

SECRETARIES = ("Ann-Sofi, läkarsekreterare", "Mia H, vårdadministratör", "Lotta, sekreterare")


def slip(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A few short lines on a slip of paper."""
    told = Told(truth, rng, "curt", styles=("slash", "six", "iso", "slash_short"))
    sheet.left, sheet.right, sheet.y = 28, 172, 24
    top = sheet.y - 5
    wishes = ("Önskar {sak} {us}", "Behöver {sak} från {us}", "Kan ni fixa {sak}: {us}", "Beh. {sak} fr. {us}, {full}",
              "{Sak} från {us}, pat {full}")  # fmt: skip
    lines = [f"Till {desk}", told.wish(wishes), told.who(), *told.mixed([
        told.said("where", "not_asked"), told.said("reason", "own"), told.consent(), told.said("urgency", "remarks"),
        told.aside()])]  # fmt: skip
    body(sheet, lines, after=1.6)
    name = person_words(truth, rng)
    body(sheet, [f"/ {name}" if name else "", truth.letterhead or truth.clinic, reach(truth, rng, parted="  "),
                 reference(truth, rng), told.days.written(truth.ordered_on)], after=0.6)  # fmt: skip
    sheet.box(sheet.left - 6, top, sheet.right + 6, sheet.y + 4, 0.4)
    sheet.y += 6
    foot(sheet, truth)


def secretary(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A secretary asks on somebody's behalf, and signs with a name that orders nothing."""
    told = Told(truth, rng, "friendly", styles=("iso", "slash", "words", "cut"))
    head(sheet, truth, rng, kind="left")
    sheet.paragraph(f"{desk}, {told.days.written(truth.ordered_on)}", after=4)
    person = person_words(truth, rng)
    if person:
        sheet.paragraph(rng.choice([f"Hej! Jag skriver på uppdrag av {person}.", f"Hej, en fråga från {person}:",
                                    f"Hej på er! {capital(person)} har bett mig höra av mig."]), after=2.5)  # fmt: skip
    else:
        sheet.paragraph(rng.choice(["Hej!", "Hej på er!", "God dag!"]), after=2.5)
    wishes = (
        "Vi skulle behöva {sak} från {us} för {full}",
        "Skulle ni kunna ta fram {sak} från {us}? Patienten heter {namn}",
        "Det gäller {full}, för vilken vi behöver {sak} från {us}",
        "Så här är det: {full} har sökt sig hit, och det som saknas är {sak} från {us}",
        "Går det att få {sak} från {us}",
    )
    body(
        sheet,
        [
            told.said("who") if rng.random() < 0.4 else "",
            told.wish(wishes),
            told.said("who", "where", "not_asked"),
            *told.mixed([told.said("reason", "own"), told.said("consent", "aside"), told.said("urgency", "remarks")]),
        ],
    )
    sheet.paragraph(rng.choice(["Hälsningar", "Ha en fin dag!", "Tack på förhand"]), after=2)
    body(sheet, [rng.choice(SECRETARIES), truth.clinic, reach(truth, rng), reference(truth, rng)], after=0.3)
    foot(sheet, truth)


def telefax(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A telefax cover sheet with the order on it."""
    told = Told(truth, rng, rng.choice(["friendly", "curt", "collegial"]), styles=("iso", "slash", "the"))
    sheet.text(sheet.left, 14, rng.choice(["TELEFAX", "Fax", "FAXMEDDELANDE"]), size=22, bold=True)
    sheet.y = 28
    pages = 2 if truth.consent_document.startswith("attached") else 1
    sender = truth.letterhead or truth.clinic
    rows(sheet, [("Till", desk), ("Från", sender or truth.doctor), ("Avsändare", person_words(truth, rng)),
                 ("Telefon", truth.phone), ("Fax", truth.fax), ("Datum", told.days.written(truth.ordered_on)),
                 ("Antal sidor", str(pages)), ("Ref", truth.reference)], 34, after=1.4)  # fmt: skip
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1)
    sheet.y += 4
    sheet.paragraph(rng.choice(["Meddelande:", "Meddelande", "Text:"]), bold=True, after=2)
    wishes = ("Vi behöver {sak} från {us} avseende {full}", "Gällande {full} önskas {sak} från {us}",
              "Kan ni få fram {sak} från {us}", "Beställning av {sak} från {us} på pat {full}")  # fmt: skip
    body(sheet, [told.wish(wishes), told.said("who", "where"), told.said("not_asked", "reason", "own"),
                 told.said("consent", "urgency", "remarks", "aside")], after=2.2)  # fmt: skip
    if truth.clinic and truth.letterhead:
        sheet.paragraph(truth.clinic)
    sheet.y += 3
    small = "Faxet är avsett för mottagaren ovan. Har det kommit fel, ring avsändaren och förstör det."
    sheet.paragraph(small, size=max(6.5, sheet.size_pt - 2))
    foot(sheet, truth)


def answer_back(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """An answer to questions that the desk put by telephone: each question, and behind it the answer."""
    told = Told(truth, rng, rng.choice(["friendly", "collegial"]), styles=("iso", "words", "slash", "ordinal"))
    head(sheet, truth, rng, kind="left")
    sheet.paragraph(f"Till {desk}", after=2)
    sheet.paragraph(dated(truth, told.days, rng), after=3)
    sheet.paragraph(rng.choice(["Tack för samtalet nyss. Här kommer svar på era frågor.",
                                "Med anledning av ert telefonsamtal, här är beställningen i skrift.",
                                "Ni bad om detta skriftligt, varsågoda:"]), after=3)  # fmt: skip
    wishes = ("Vi önskar {sak} från {us}", "Det är {sak} från {us} vi är ute efter", "{Sak} från {us}")
    answers = [
        (rng.choice(["Vad önskas?", "Vad gäller det?", "Vilka undersökningar?"]), told.said_of(wishes, "not_asked")),
        (rng.choice(["Vem är patienten?", "Patient?", "Vilken patient?"]), told.full()),
        (rng.choice(["Vart?", "Vart ska det?", "Till vem?"]), told.where()),
        (rng.choice(["Varför?", "Av vilket skäl?", "Anledning?"]), told.said("reason", "own")),
        (rng.choice(["Samtycker patienten?", "Samtycke?", "Hur är det med samtycke?"]), told.consent()),
        (rng.choice(["Bråttom?", "När?", "Tidsfrist?"]), told.urgency()),
    ]
    for question, answer in answers:
        if answer:
            sheet.paragraph(f"{question} {answer}", after=1.6)
    body(sheet, [told.remarks()])
    signed(sheet, truth, rng, greeting=rng.choice(["Hälsningar", "Med vänlig hälsning", "Hör av er vid frågor!"]))
    foot(sheet, truth)


def one_breath(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """All in a single paragraph without headings, as one talks."""
    told = Told(truth, rng, "friendly", styles=("words", "slash", "cut"), names=("plain",))
    sheet.y = 20
    hello = rng.choice(["Hej!", "Hej röntgen i Halland!", "Hejsan,"])
    person = person_words(truth, rng)
    asker = f"{person} här" if person else "Vi hör av oss"
    at = f" {rng.choice(['på', 'från'])} {truth.clinic}" if truth.clinic else ""
    wishes = ("Jag skulle behöva {sak} från {us}, patienten heter {namn}",
              "Vi har {full} hos oss och behöver {sak} från {us}",
              "Ni gjorde {us} på {full} och nu undrar vi om vi kan få {sak}", "Vi behöver {sak} från {us}")  # fmt: skip
    opening = f"{hello} {asker}{at}."
    rest = told.mixed([told.said("where", "not_asked"), told.reason(), told.own(), told.consent(), told.aside(),
                       told.said("urgency", "remarks")])  # fmt: skip
    text = " ".join(part for part in (opening, told.wish(wishes), told.who(), *rest) if part)
    sheet.paragraph(f"Till {desk}", after=3)
    sheet.paragraph(text, after=3)
    body(sheet, [rng.choice(["Hej då", "Tack!", "Hälsningar"]), truth.doctor, truth.letterhead, reach(truth, rng),
                 reference(truth, rng), told.days.written(truth.ordered_on)], after=0.5)  # fmt: skip
    foot(sheet, truth)
