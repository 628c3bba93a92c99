"""Letters of the forest set from colleagues: a letter of the old kind, dictation, a record's note, a lawyer's tone."""

from __future__ import annotations

import re
from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.forest_mentions import Days, person_words
from bench.faxes.sets.forest_paper import body, dated, foot, head, reach, reference, rows, run_in, signed
from bench.faxes.sets.forest_told import Told
from bench.faxes.truth import THERAPISTS, Truth


def colleague(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """One doctor writes to another, in long sentences."""
    told = Told(truth, rng, "collegial", styles=("words", "the", "slash", "weekday", "ordinal"), names=("plain",))
    head(sheet, truth, rng, kind=rng.choice(["left", "centre"]))
    sheet.paragraph(desk, after=3)
    sheet.paragraph(dated(truth, told.days, rng), after=5)
    sheet.paragraph(rng.choice(["Bäste kollega,", "Bästa kollega!", "Kära kolleger på röntgen,"]), after=3)
    wishes = (
        "Jag skulle vara tacksam för att få ta del av {sak} från {us}, vilket rör vår gemensamma patient {full}",
        "För {full}, som nu går hos oss, vore det av värde att få tillgång till {sak} från {us}",
        "Hos er har {namn} undersökts, närmare bestämt med {us}, och jag undrar om vi kunde få {sak} därifrån",
        "Med anledning av att {full} har sökt oss vill jag be er om {sak} från {us}",
        "Undrar om ni, när tillfälle ges, kunde ta fram {sak} från den undersökning som gjordes hos er, nämligen {us}",
        "Enligt uppgift har ni utfört {us}, varifrån jag önskar {sak}",
    )
    body(sheet, [told.wish(wishes), told.who()])
    body(sheet, told.mixed([told.said("where", "own", "not_asked"), told.said("reason", "aside"), told.consent(),
                            told.said("urgency", "remarks")]))  # fmt: skip
    greeting = rng.choice(["Med kollegial hälsning", "Med vänlig hälsning", "Tack på förhand!"])
    signed(sheet, truth, rng, greeting=greeting)
    foot(sheet, truth)


SENTENCE_END = re.compile(r"(?<!fvb)(?<!f\.v\.b)\. (?=[A-ZÅÄÖ0-9(])")


def dictation(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """Dictated and typed as it was spoken, sometimes with the spoken stops left in."""
    told = Told(truth, rng, "spoken", styles=("words", "the", "iso", "weekday"), names=("plain", "capitals"))
    sheet.y = 16
    sheet.paragraph(rng.choice(["DIKTAT", "Diktat, utskrift", "Utskrift av diktat"]), bold=True, after=2)
    typed = rng.choice(["Utskrivet av", "Skrivet av", "Utskrift"])
    rows(sheet, [("Enhet", truth.letterhead or truth.clinic), (rng.choice(["Dikterat av", "Diktat av", "Dikterande"]),
                 person_words(truth, rng)), ("Daterat", told.days.written(truth.ordered_on)), (typed, "sekr. /BL"),
                 ("Mottagare", desk), ("Ref", truth.reference)], 36)  # fmt: skip
    sheet.y += 4
    wishes = (
        "Detta är en beställning. {Us}. Därifrån önskas {sak}",
        "Brev till röntgen. Önskar {sak} från {us} avseende {full}",
        "Vill ha {sak} från {us} på patienten {full}",
        "Till röntgen angående {full}. Ber att få {sak} från {us}",
        "Rekvirerar {sak} från {us}. Patienten heter {namn}",
    )
    text = told.wish(wishes) + " " + told.who() + " " + " ".join(
        told.mixed([told.reason(), told.said("own", "aside"), told.said("where", "not_asked"), told.consent(),
                    told.said("urgency", "remarks")]))  # fmt: skip
    if rng.random() < 0.4:
        text = SENTENCE_END.sub(" punkt ", text)
        text = re.sub(r"\.$", " punkt slut", text.strip())
    elif rng.random() < 0.5:
        text = SENTENCE_END.sub(".\n", text)
    sheet.paragraph(text, after=4)
    line = rng.choice(["Signerat", "Signerat av", "Ej signerat, vidimeras av"])
    if truth.doctor:
        sheet.paragraph(f"{line} {truth.doctor}", after=1)
    body(sheet, [truth.clinic, reach(truth, rng)], after=0.5)
    foot(sheet, truth)


def record_note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A note from the record, faxed as it is: headings with their text behind them."""
    told = Told(truth, rng, "spoken", styles=("iso", "six", "eight"), names=("plain", "turned", "turned_capitals"))
    sheet.y = 14
    sheet.paragraph(rng.choice(["Journalanteckning", "JOURNALTEXT", "Anteckning"]), bold=True, size=sheet.size_pt + 2)
    sheet.paragraph(told.full(), bold=True, after=1.5)
    rows(sheet, [(rng.choice(["Enhet", "Vårdenhet", "Mottagning"]), truth.letterhead or truth.clinic),
                 (rng.choice(["Ansvarig", "Antecknat av", "Signerat"]), person_words(truth, rng)),
                 ("Datum", told.days.written(truth.ordered_on)), ("Faxas till", desk)], 34)  # fmt: skip
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1)
    sheet.y += 5
    wishes = ("Rekvisition av {sak} från {us}", "Beställer {sak} från {us}", "Önskar få {sak} från {us}",
              "Behöver {sak} från {us}")  # fmt: skip
    run_in(sheet, rng.choice(["Ärende", "Kontaktorsak", "Ärendet gäller"]), told.wish(wishes))
    run_in(sheet, rng.choice(["Bakgrund", "Aktuellt", "Anamnes"]), told.said("reason", "own", "not_asked"))
    run_in(sheet, rng.choice(["Åtgärd", "Planering", "Åtgärd/planering"]), told.said("where", "urgency", "aside"))
    run_in(sheet, rng.choice(["Samtycke", "Information till patient", "Övrigt"]), told.said("consent"))
    run_in(sheet, "Obs", told.remarks())
    body(sheet, [truth.clinic if truth.letterhead else "", reach(truth, rng), reference(truth, rng)], after=0.8)
    if rng.random() < 0.6:
        sheet.signature(sheet.left + 4, sheet.y + 2)
        sheet.y += 14
    foot(sheet, truth)


def solicitor(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """As lawyers, insurers and authorities write; clinics with lawyers' habits too."""
    told = Told(truth, rng, "official", styles=("the", "iso", "words"), names=("plain", "turned"))
    head(sheet, truth, rng, kind="right", with_reach=True)
    sheet.paragraph(f"{dated(truth, told.days, rng)}\n\n{desk}", after=5)
    subject = rng.choice(["Begäran om utlämnande", "Begäran om handlingar", "Angående utlämnande av uppgifter"])
    if rng.random() < 0.5:
        subject += f" – {told.full()}"
    sheet.paragraph(subject, bold=True, after=3)
    wishes = (
        "Härmed begärs att {sak} från {us} lämnas ut avseende {full}",
        "Undertecknad får härmed hemställa om utlämnande av {sak} från {us}",
        "Följande handlingar begärs: {sak} från {us}",
        "I rubricerat ärende anhålles om {sak} från {us}",
        "Vi begär härmed utlämnande av {sak}, hänförliga till {us}, rörande {full}",
    )
    body(sheet, [told.wish(wishes), told.said("who", "not_asked"), told.said("reason", "own"),
                 told.said("where", "urgency"), told.said("consent", "remarks", "aside")])  # fmt: skip
    signed(
        sheet,
        truth,
        rng,
        greeting=rng.choice(["Högaktningsfullt", "Med vänlig hälsning", "Enligt uppdrag"]),
        reached=False,
    )
    foot(sheet, truth)


def memo(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A memorandum in numbered points, each a sentence or two."""
    told = Told(truth, rng, rng.choice(["official", "collegial"]), styles=("iso", "slash", "dots"))
    head(sheet, truth, rng, kind="left")
    title = rng.choice(["PM till röntgen", "Meddelande", "Anhållan"])
    sheet.paragraph(f"{title} {told.days.written(truth.ordered_on)}", bold=True, after=2)
    sheet.paragraph(f"Till: {desk}", after=4)
    wishes = ("Vi önskar {sak} från {us}", "Önskemålet gäller {sak} från {us} för {full}",
              "Det vi behöver är {sak} från {us}",
              "Var vänliga och ta fram {sak} från {us} avseende {namn}")  # fmt: skip
    wish = told.wish(wishes)
    who = told.who()
    points = [who, wish] if rng.random() < 0.5 else [wish, who]
    points += [
        told.not_asked(),
        told.where(),
        told.said("reason", "own"),
        told.consent(),
        told.urgency(),
        told.remarks(),
    ]
    mark = rng.choice(["{}.", "{})", "§ {}"])
    for number, text in enumerate((text for text in points if text), 1):
        label = mark.format(number)
        sheet.text(sheet.left, sheet.y, label)
        sheet.y += sheet.lines(sheet.left + 12, sheet.y, text, sheet.right - sheet.left - 12) + 2
    signed(sheet, truth, rng)
    foot(sheet, truth)


def below(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter whose recipient stands in a frame below it."""
    told = Told(truth, rng, "collegial", styles=("words", "iso", "cut"), names=("plain",))
    head(sheet, truth, rng, kind="left", with_reach=True)
    sheet.paragraph(f"{desk}\n{dated(truth, told.days, rng)}", after=4)
    wishes = ("Vi behöver få {sak} från {us} på {full}", "Kan vi be er ta fram {sak} från {us}? Patienten heter {namn}",
              "{Us} har gjorts hos er på {full} och vi behöver {sak}")  # fmt: skip
    wish = told.wish(wishes)
    address = _address(truth)
    things = "Bilder och utlåtande" if told.images and told.report else "Bilderna" if told.images else "Utlåtandet"
    place = rng.choice(["till nedanstående adress", "till adressen nedan", "till den mottagare som står nedan"])
    where = f"{things} {told.way} {place}." if address else told.where()
    body(sheet, [wish, told.who(), f"{where} {told.not_asked()}".strip(), told.said("reason", "own"),
                 told.said("consent", "urgency"), told.remarks()])  # fmt: skip
    signed(
        sheet, truth, rng, greeting=rng.choice(["Med vänlig hälsning", "Vänligen", "Tack för hjälpen"]), reached=False
    )
    if address:
        top = sheet.y + 3
        sheet.y = top + 2
        title = rng.choice(["Adress:", "Mottagaradress:", "Skickas till:"])
        for line in (title, *address):
            sheet.y += sheet.lines(sheet.left + 3, sheet.y, line, 100, bold=line == title) + 0.3
        sheet.box(sheet.left, top, sheet.left + 110, sheet.y + 1.5)
        sheet.y += 5
    foot(sheet, truth)


def _address(truth: Truth) -> list[str]:
    """The one place where all that is asked goes; nothing where there are several or none."""
    unit = truth.image_recipient or truth.report_recipient
    both = truth.wants_images and truth.wants_report
    if not unit and truth.type in THERAPISTS:
        return [truth.clinic]
    if not unit or (both and truth.image_recipient != truth.report_recipient):
        return []
    return [unit, f"fvb. {truth.onward}"] if truth.onward else [unit]


def listing(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """The patient in the subject, the examinations in a list within the letter."""
    told = Told(truth, rng, rng.choice(["friendly", "collegial"]), styles=("iso", "slash", "cut", "eight"))
    days = Days(rng, told.days.style)
    head(sheet, truth, rng, kind=rng.choice(["centre", "left"]))
    sheet.paragraph(f"{desk}   {days.written(truth.ordered_on)}", after=4)
    sheet.paragraph(f"{rng.choice(['Ang:', 'Gäller:', 'Avser patient'])} {told.full()}", bold=True, after=3)
    many = len(truth.exams) > 1
    these = "nedanstående undersökningar" if many else "nedanstående undersökning"
    intro = rng.choice([f"Hej! Vi är intresserade av {told.things} från följande:",
                        f"Tacksamma för {told.things} från {these}:",
                        f"Här kommer en beställning på {told.things}. Det rör sig om:"])  # fmt: skip
    sheet.paragraph(intro, after=1.5)
    for exam in told.exams():
        sheet.text(sheet.left + 4, sheet.y, "–")
        sheet.y += sheet.lines(sheet.left + 9, sheet.y, exam, sheet.right - sheet.left - 9) + 1
    sheet.y += 2
    body(
        sheet,
        [
            told.said("where", "not_asked"),
            *told.mixed([told.said("reason", "own"), told.said("consent", "aside"), told.said("urgency", "remarks")]),
        ],
    )
    signed(sheet, truth, rng, greeting=rng.choice(["Hälsningar", "Med vänlig hälsning", "Vänliga hälsningar"]))
    foot(sheet, truth)
