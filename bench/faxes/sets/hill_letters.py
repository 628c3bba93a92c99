"""Letters of the hill set: one paragraph for everything, short notes, lists, rubrics, a table inside, a margin."""

from __future__ import annotations

from random import Random

from bench.faxes.faxset import Letter
from bench.faxes.paper import Sheet
from bench.faxes.sets.hill_days import Days
from bench.faxes.sets.hill_paper import (
    addressee,
    flush_right,
    letterhead,
    numbered,
    paragraphs,
    pointed,
    signed,
    slanted,
    small,
    step,
    title,
)
from bench.faxes.sets.hill_prose import Told, own_exam
from bench.faxes.sets.hill_voices import CURT, OFFICIAL, PLAIN, TALKING
from bench.faxes.truth import Truth


def lump(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A doctor who types without a line break: wish, patient, recipient, reason and name in one paragraph."""
    told = Told(truth, rng, rng.choice((PLAIN, TALKING)))
    letterhead(sheet, told)
    flush_right(sheet, sheet.y, told.day)
    sheet.y += step(sheet) + 3
    end = [told.say("closing"), *told.signer, truth.clinic, *told.reach]
    if rng.random() < 0.5:
        sheet.paragraph(f"Till {desk}", after=4)
    signed_off = ", ".join(part for part in end if part).replace("!,", "!")
    said = [told.say("opening"), *told.sentences(), signed_off]
    sheet.paragraph(" ".join(said))
    small(sheet, told)


def note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A few lines on a pad, slanted as if by hand: "Hej! Skicka bilderna på …"."""
    told = Told(truth, rng, CURT)
    sheet.left, sheet.right = 24, 168
    sheet.y = 24
    if rng.random() < 0.5:
        slanted(sheet, f"Till {desk}", after=2)
    slanted(sheet, told.say("opening"), after=1.5)
    middle = [told.wish, told.who] if rng.random() < 0.7 else [told.who, told.wish]
    rest = [told.where, told.referral, told.reason, told.consent, told.remarks, told.need]
    for text in (*middle, *rest):
        if text:
            slanted(sheet, text, after=0.8)
    sheet.y += 3
    for row in (told.say("closing"), *told.signer, truth.clinic or told.house, *told.reach, told.day):
        if row:
            slanted(sheet, row, after=0.2)
    small(sheet, told)


def ordinary(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A clinic's one-page letter: letterhead, addressee, a line of what it is about, three paragraphs."""
    told = Told(truth, rng, PLAIN)
    letterhead(sheet, told)
    addressee(sheet, desk, told.day)
    title(sheet, told.subject)
    paragraphs(sheet, [told.say("opening"), f"{told.who} {told.wish}", f"{told.where} {told.need}".strip(),
                       f"{told.referral} {told.reason}".strip(), f"{told.consent} {told.remarks}".strip()])  # fmt: skip
    signed(sheet, told)
    small(sheet, told)


def margin(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """The sender's particulars in a narrow column beside the letter."""
    told = Told(truth, rng, rng.choice((PLAIN, TALKING)))
    side, top, size = 40.0, 26.0, max(6.5, sheet.size_pt - 2)
    sheet.left = 14.0
    y = top
    for row in (told.house, *told.reach, told.day):
        if row:
            y += sheet.lines(sheet.left, y, row, side - 2, size=size) + 2.5
    sheet.left, sheet.right, sheet.y = 14 + side + 8, 194, top
    sheet.rule(14 + side + 3, top, 14 + side + 3, 262, 0.3)
    sheet.paragraph(desk, after=6)
    title(sheet, told.subject)
    paragraphs(sheet, [told.say("opening"), told.wish, told.who, told.where, f"{told.referral} {told.reason}".strip(),
                       told.consent, told.remarks, told.need])  # fmt: skip
    signed(sheet, told, reach=False)
    small(sheet, told)


RUBRICS = {
    "who": ("Berörd person", "Vem ärendet gäller", "Personuppgifter"),
    "wish": ("Begäran", "Vad vi begär", "Yrkande"),
    "where": ("Översändande", "Mottagare", "Hur och vart"),
    "reason": ("Grund", "Skäl", "Ändamål"),
    "consent": ("Samtycke", "Om samtycke", "Medgivande"),
    "other": ("Övrigt", "Upplysning", "Notera"),
    "need": ("Tid", "När", "Skyndsamhet"),
}


def rubricated(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """An authority's letter: case number and day at the upper right, a short rubric above every matter."""
    told = Told(truth, rng, OFFICIAL)
    sheet.left, sheet.right, sheet.y = 25, 185, 16
    letterhead(sheet, told)
    addressee(sheet, desk, told.day)
    title(sheet, told.subject, larger=2)
    parts = (("who", told.who), ("wish", told.wish), ("where", told.where), ("need", told.need),
             ("reason", f"{told.referral} {told.reason}".strip()), ("consent", told.consent),
             ("other", told.remarks))  # fmt: skip
    for key, text in parts:
        if text:
            sheet.paragraph(rng.choice(RUBRICS[key]), bold=True, after=0.2)
            sheet.paragraph(text, after=2.4)
    signed(sheet, told)
    small(sheet, told)


def opinion(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A specialist's letter to a colleague, the patient first and in the middle of things."""
    told = Told(truth, rng, TALKING)
    letterhead(sheet, told)
    wanted = truth.purpose == "Second opinion"
    title(sheet, rng.choice(("Second opinion", "Förnyad bedömning", "Begäran inför second opinion")) if wanted
          else told.subject, larger=2)  # fmt: skip
    sheet.paragraph(f"{desk}, {told.day}", after=4)
    sheet.paragraph(told.say("opening"), after=2)
    sheet.paragraph(f"{told.who} {told.reason}".strip(), after=3)
    sheet.paragraph(f"{told.wish} {told.referral}".strip(), after=3)
    paragraphs(sheet, [f"{told.consent} {told.remarks}".strip(), f"{told.where} {told.need}".strip()])
    signed(sheet, told)
    small(sheet, told)


def dashed(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter whose matters are points with dashes or bullets."""
    told = Told(truth, rng, rng.choice((PLAIN, CURT)))
    letterhead(sheet, told)
    sheet.paragraph(f"Till: {desk}", after=3)
    title(sheet, told.subject)
    mark = rng.choice(("•", "–", "-", "*"))
    paragraphs(sheet, [told.say("opening")])
    sheet.paragraph(rng.choice(("Det här gäller det:", "Vi sammanfattar vårt önskemål:", "Kort om beställningen:")))
    pointed(sheet, [(mark, text) for text in told.sentences()])
    sheet.paragraph(told.day, after=1)
    signed(sheet, told)
    small(sheet, told)


def counted(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A lawyer's or insurer's numbered list of what is to be known."""
    told = Told(truth, rng, OFFICIAL)
    sheet.left, sheet.right = 22, 182
    letterhead(sheet, told)
    addressee(sheet, desk, told.day)
    title(sheet, told.subject)
    paragraphs(sheet, [told.say("opening")])
    pointed(sheet, numbered(told.sentences(), rng.choice(("{}.", "{})", "§ {}"))))
    signed(sheet, told)
    small(sheet, told)


HEADS = (("Undersökning", "Datum"), ("Vad", "När"), ("Röntgenundersökning", "Undersökningsdatum"))
TABLED = ("{things} önskas enligt tabellen:", "Vi ber om {things} från följande:",
          "I tabellen står det vi önskar {things} från:")  # fmt: skip


def tabled(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter with a small table of the examinations inside it."""
    told = Told(truth, rng, PLAIN)
    letterhead(sheet, told)
    addressee(sheet, desk, told.day)
    title(sheet, told.subject)
    paragraphs(sheet, [told.say("opening"), told.who])
    if any(not exam.modality for exam in truth.exams):
        sheet.paragraph(told.wish)
    else:
        lead = rng.choice(TABLED).format(things=told.things)
        sheet.paragraph(lead[0].upper() + lead[1:])
        _exam_rows(sheet, truth, rng)
    paragraphs(sheet, [told.where, f"{told.referral} {told.reason}".strip(), told.consent, told.remarks, told.need])
    signed(sheet, told)
    small(sheet, told)


def _exam_rows(sheet: Sheet, truth: Truth, rng: Random) -> None:
    days, edges = Days(rng), (sheet.left, sheet.left + 100, sheet.left + 150)
    rows = [rng.choice(HEADS), *((exam.text + own_exam(rng, exam), days.value(exam.date)) for exam in truth.exams)]
    for number, row in enumerate(rows):
        tall = max(len(sheet.wrap(text, edges[n + 1] - edges[n] - 4)) for n, text in enumerate(row)) * step(sheet) + 2
        for place, text in enumerate(row):
            sheet.box(edges[place], sheet.y, edges[place + 1], sheet.y + tall)
            width = edges[place + 1] - edges[place] - 4
            sheet.lines(edges[place] + 2, sheet.y + 0.8, text, width, bold=number == 0)
        sheet.y += tall
    sheet.y += 3


LETTERS: dict[str, Letter] = {
    "lump": lump,
    "note": note,
    "ordinary": ordinary,
    "margin": margin,
    "rubricated": rubricated,
    "opinion": opinion,
    "dashed": dashed,
    "counted": counted,
    "tabled": tabled,
}
