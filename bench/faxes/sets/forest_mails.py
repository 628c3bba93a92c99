"""E-mails of the forest set with older ones below them, and what patients write themselves."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.forest_mentions import person_words
from bench.faxes.sets.forest_paper import body, foot, reach, reference, rows, signed
from bench.faxes.sets.forest_told import Told
from bench.faxes.truth import Truth

OLDER = (
    (
        "Röntgen Halland",
        "Hej! Vi tar bara emot beställningar av bilder på fax. Vi svarar inte på patientfrågor per e-post.",
    ),
    ("Röntgen Halland", "Tack för ert mejl. Ärendet går vidare till röntgensekreterarna."),
    (
        "Röntgen Halland",
        "Tänk på att ange klinik, läkare och vart materialet ska. Privata vårdgivare: glöm inte samtycke.",
    ),
    (
        "Röntgen Halland",
        "Då har vi skickat röntgen av underkäken från i maj, som ni bad om förra veckan. Det ärendet är avslutat.",
    ),
    ("Kansliet", "Kan du ordna det här i dag? Jag är borta resten av veckan."),
    ("Kansliet", "Hej, tack, bilderna från förra patienten har kommit fram. Nu gäller det nästa, se ditt utkast."),
    ("Mottagningen", "Har du hunnit skriva till röntgen i Halland? De vill ha det på fax, inte som mejl."),
)


def _mail_head(sheet: Sheet, truth: Truth, told: Told, desk: str, subject: str, rng: Random) -> None:
    sender = truth.doctor or truth.clinic or (truth.patient.name if truth.patient else "")
    if truth.type == "patient" and truth.patient and not truth.doctor:
        sender = truth.patient.name
    hour = f"{rng.randint(7, 17):02}:{rng.randint(0, 59):02}"
    rows(sheet, [("Från:", sender), ("Skickat:", f"{told.days.written(truth.ordered_on)} {hour}"), ("Till:", desk),
                 ("Ämne:", subject)], 24, after=0.6)  # fmt: skip
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1)
    sheet.y += 5


def _older(sheet: Sheet, truth: Truth, told: Told, rng: Random) -> None:
    """Earlier mails below, of nothing that matters."""
    marked = rng.random() < 0.5
    for sender, text in rng.sample(OLDER, rng.choice([1, 1, 2])):
        sheet.y += 3
        sheet.rule(sheet.left, sheet.y, sheet.left + 60, sheet.y)
        sheet.y += 2
        lines = [f"Från: {sender}", f"Skickat: {told.days.written(truth.ordered_on)} 06:{rng.randint(10, 59)}", text]
        for line in lines:
            sheet.paragraph(f"> {line}" if marked else line, after=0.4, size=sheet.size_pt - 0.5)


def mail_thread(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """An e-mail printed and faxed, with what was written before below it."""
    told = Told(truth, rng, "friendly", styles=("iso", "words", "slash"))
    subject = rng.choice(["SV: Bilder", "VB: fråga till röntgen", "Sv: beställning", "Röntgen i Halland"])
    if truth.wants_report and not truth.wants_images:
        subject = rng.choice(["SV: Utlåtande", "VB: fråga till röntgen", "Sv: beställning"])
    _mail_head(sheet, truth, told, desk, subject, rng)
    wishes = (
        "Som jag skrev behöver vi {sak} från {us}, det är {full} det handlar om",
        "Nu på fax i stället: vi önskar {sak} från {us}",
        "Kan ni hjälpa oss med {sak} från {us} för {full}",
        "För {namn} skulle vi vilja ha {sak} från {us}",
    )
    body(sheet, [rng.choice(["Hej,", "Hej!", "Hej igen,"]), told.wish(wishes), told.who(),
                 *told.mixed([told.said("where", "urgency", "not_asked"), told.said("consent", "aside"),
                              told.said("reason", "own", "remarks")])])  # fmt: skip
    sheet.y += 1
    body(sheet, [rng.choice(["Mvh", "Vänliga hälsningar", "MVH"]), person_words(truth, rng),
                 truth.letterhead or truth.clinic, reach(truth, rng), reference(truth, rng)], after=0.3)  # fmt: skip
    sheet.paragraph(
        rng.choice(["", "Skickat från min mobil", "Tänk på miljön innan du skriver ut detta mejl"]), after=1
    )
    _older(sheet, truth, told, rng)
    foot(sheet, truth)


def subject_mail(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """The order stands in the subject; the mail says the rest."""
    told = Told(truth, rng, rng.choice(["friendly", "curt"]), styles=("iso", "six", "slash"))
    wishes = ("Önskar {sak} från {us}, {full}", "{Sak} önskas: {us}, pat {full}", "Beställning av {sak}, {us}, {full}")
    _mail_head(sheet, truth, told, desk, told.wish(wishes).removesuffix("."), rng)
    body(sheet, [rng.choice(["Hej, se ämnesraden.", "Hej! Allt väsentligt står i ämnet.", "Se ovan."]), told.said(
        "where", "urgency", "not_asked"), *told.mixed([told.said("reason", "own"),
                 told.said("consent", "aside", "remarks")])])  # fmt: skip
    body(sheet, [rng.choice(["Mvh", "Hälsningar", "Tack!"]), person_words(truth, rng), truth.letterhead or truth.clinic,
                 reach(truth, rng), reference(truth, rng)], after=0.3)  # fmt: skip
    foot(sheet, truth)


OWN_WISHES = (
    "Jag skulle vilja ha {sak} från {us}", "Jag ber att få {sak} från {us}",
    "Hur får jag ut {sak} från {us}? Jag vill ha det",
    "Kan ni vara snälla och ordna {sak} från {us}",
)  # fmt: skip


def own_letter(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A patient, or somebody near, writes a letter."""
    told = Told(truth, rng, "friendly", styles=("words", "the", "slash", "ordinal"), names=("plain",))
    sheet.y = 22
    sheet.paragraph(f"Till {desk}", after=2)
    sheet.paragraph(f"Granby {told.days.written(truth.ordered_on)}", after=4)
    wish = told.wish(OWN_WISHES)
    who = told.who()
    first = [who, wish] if rng.random() < 0.6 else [wish, who]
    body(sheet, [rng.choice(["Hej!", "God dag,", "Till den det berör"]), *first, told.said("not_asked"), told.remarks(),
                 told.said("where", "reason", "urgency", "aside")])  # fmt: skip
    signed(sheet, truth, rng, greeting=rng.choice(["Med vänlig hälsning", "Tack på förhand", "Vänligen"]))
    foot(sheet, truth)


def own_mail(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A patient's e-mail, printed."""
    told = Told(truth, rng, "friendly", styles=("iso", "words", "slash"), names=("plain",))
    what = "röntgenbilder" if truth.wants_images else "röntgensvar"
    subject = rng.choice(
        [f"Fråga om {what}", f"Mina {what}" if truth.wants_images else "Mitt röntgensvar", f"Begäran, {what}"]
    )
    if "on_behalf_of" in truth.facts:
        subject = f"Fråga om {what}"
    _mail_head(sheet, truth, told, desk, subject, rng)
    body(sheet, [rng.choice(["Hej!", "Hej,", "God morgon!"]), told.wish(OWN_WISHES), told.said("remarks", "who"),
                 told.said("not_asked", "where", "reason", "urgency")])  # fmt: skip
    name = truth.doctor or (truth.patient.name if truth.patient else "")
    body(sheet, [rng.choice(["Mvh", "Hälsningar", "Tack!"]), name, reach(truth, rng), reference(truth, rng)], after=0.4)
    foot(sheet, truth)


def own_card(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A patient's few lines on a card, all in one piece."""
    told = Told(truth, rng, "friendly", styles=("words", "slash", "iso"), names=("plain",))
    sheet.left, sheet.right, sheet.y = 30, 165, 30
    wish = told.wish(OWN_WISHES)
    parts = [wish, told.who(), told.remarks(), told.said("not_asked", "where", "reason", "urgency")]
    sheet.paragraph(f"{desk}!", after=3)
    sheet.paragraph(" ".join(part for part in parts if part), after=4)
    name = truth.doctor or (truth.patient.name if truth.patient else "")
    body(sheet, [rng.choice(["Hälsar", "Med vänlig hälsning,", "Vänligen"]), name, reach(truth, rng),
                 reference(truth, rng), told.days.written(truth.ordered_on)], after=0.4)  # fmt: skip
    foot(sheet, truth)
