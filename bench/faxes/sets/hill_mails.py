"""Messages of the hill set: e-mail print-outs, replies to the desk's questions, notes on a cover, dictation."""

from __future__ import annotations

from random import Random

from bench.faxes.faxset import Letter
from bench.faxes.paper import Sheet
from bench.faxes.sets.hill_paper import paragraphs, signed, slanted, small, step, title
from bench.faxes.sets.hill_prose import Told
from bench.faxes.sets.hill_voices import CURT, PLAIN, TALKING
from bench.faxes.truth import Truth

MAIL = (
    ("Från", "Skickat", "Till", "Ämne"),
    ("From", "Sent", "To", "Subject"),
    ("Avsändare", "Datum", "Mottagare", "Rubrik"),
)


def _header(sheet: Sheet, told: Told, sender: str, desk: str, subject: str) -> None:
    """The four lines that a mail program prints above a message."""
    clock = f"{told.rng.randint(7, 16):02}:{told.rng.randint(0, 59):02}"
    names = told.rng.choice(MAIL)
    values = (sender, f"{told.day} {clock}", desk, subject)
    x = sheet.left + max(sheet.width_mm(f"{name}: ", bold=True) for name in names) + 3
    for name, value in zip(names, values, strict=True):
        sheet.text(sheet.left, sheet.y, f"{name}:", bold=True)
        sheet.y += sheet.lines(x, sheet.y, value, sheet.right - x) + 0.5
    sheet.y += 5


def mail(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A printed e-mail in a talking voice; the sender's name is repeated below."""
    told = Told(truth, rng, TALKING)
    sender = truth.doctor or truth.clinic or (truth.patient.name if truth.patient else "")
    _header(sheet, told, sender, desk, told.subject)
    paragraphs(sheet, [told.say("opening"), f"{told.wish} {told.who}", f"{told.where} {told.referral}".strip(),
                       told.reason, f"{told.consent} {told.remarks}".strip(), told.need])  # fmt: skip
    signed(sheet, told, by_pen=False)
    small(sheet, told)


ASKED = (
    ("Hej!", "Er beställning är inte komplett. Skicka den igen per fax med alla uppgifter, så tar vi hand om den.",
     "Hälsningar röntgensekreterarna"),
    ("Hej,", "Vi kan inte läsa faxet som kom i går. Kan ni sända beställningen på nytt?", "Hälsningar, Röntgen"),
    ("Hej!", "Vi behöver veta mer innan vi kan lämna ut något. Återkom med en ny beställning.", "/Röntgen"),
)  # fmt: skip
AGAIN = ("Här kommer beställningen på nytt.", "Tack för ert svar, här är beställningen igen.",
         "Vi skickar beställningen en gång till enligt önskemål.")  # fmt: skip


def thread(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """An answer to the desk's own message, which is quoted below it."""
    told = Told(truth, rng, rng.choice((PLAIN, CURT)))
    sender = truth.doctor or truth.clinic or (truth.patient.name if truth.patient else "")
    _header(
        sheet,
        told,
        sender,
        desk,
        f"{rng.choice(('SV', 'Re', 'Sv'))}: {rng.choice(('Er beställning', 'Komplettering'))}",
    )
    paragraphs(sheet, [told.say("opening"), rng.choice(AGAIN), *told.sentences()], after=1.8)
    signed(sheet, told, by_pen=False)
    sheet.y += 5
    sheet.paragraph(rng.choice(("-----Ursprungligt meddelande-----", "________________________________",
                                "--- Ert meddelande ---")), after=0.5)  # fmt: skip
    sheet.paragraph(f"Från: {desk}", after=1)
    mark = rng.choice(("> ", "", "| "))
    for row in rng.choice(ASKED):
        for line in sheet.wrap(row, sheet.right - sheet.left - sheet.width_mm(mark) - 2):
            sheet.text(sheet.left, sheet.y, f"{mark}{line}")
            sheet.y += step(sheet)
        sheet.y += 0.8
    small(sheet, told)


QUESTIONS = {
    "who": ("Vilken patient gäller det?", "Vem gäller beställningen?", "Patient?"),
    "wish": ("Vad vill ni ha?", "Vilka undersökningar?", "Vad önskas?"),
    "where": ("Vart ska det skickas?", "Vem är mottagare?", "Hur och vart ska vi skicka?"),
    "referral": ("Vem har remitterat?", "Är det egen remiss?", "Vem skrev remissen?"),
    "reason": ("Varför behövs materialet?", "Vad ska materialet användas till?", "Anledning?"),
    "consent": ("Har patienten samtyckt?", "Hur är det med samtycke?", "Samtycke?"),
    "other": ("Något mer vi bör veta?", "Övrigt?", "Annan upplysning?"),
    "need": ("När behövs det?", "Är det bråttom?", "Brådskar det?"),
}


def answers(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """The desk's questions, answered one by one in whole sentences."""
    told = Told(truth, rng, PLAIN)
    if told.house:
        sheet.paragraph(told.house, bold=True, after=3)
    title(sheet, rng.choice(("Svar på era frågor", "Svar på komplettering", "Angående era frågor, svar")), larger=2)
    sheet.paragraph(f"Till {desk}, {told.day}", after=4)
    parts = (("who", told.who), ("wish", told.wish), ("where", told.where), ("referral", told.referral),
             ("reason", told.reason), ("consent", told.consent), ("other", told.remarks),
             ("need", told.need))  # fmt: skip
    for key, text in parts:
        if text:
            sheet.paragraph(rng.choice(QUESTIONS[key]), bold=True, after=0)
            sheet.paragraph(text, after=2)
    signed(sheet, told)
    small(sheet, told)


COVERED = (("Till", "Från", "Datum", "Antal sidor", "Ärende"),
           ("Mottagare", "Avsändare", "Dag", "Sidor inkl. denna", "Gäller"),
           ("TILL", "FRÅN", "DATUM", "SIDOR", "ANGÅENDE"))  # fmt: skip


def cover_note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A fax cover sheet whose message is the order, written slanted as if by hand below the lines of the cover."""
    told = Told(truth, rng, CURT)
    sheet.text(sheet.left, 16, rng.choice(("FAX", "Telefax", "FAXMEDDELANDE")), size=sheet.size_pt + 12, bold=True)
    sheet.y = 32
    who = truth.clinic or told.house or truth.doctor or (truth.patient.name if truth.patient else "")
    names = rng.choice(COVERED)
    pages = "2" if truth.consent_document.startswith("attached") else "1"
    x = sheet.left + max(sheet.width_mm(f"{name}: ") for name in names) + 5
    for name, value in zip(names, (desk, who, told.day, pages, told.subject), strict=True):
        sheet.text(sheet.left, sheet.y, f"{name}:")
        sheet.y += sheet.lines(x, sheet.y, value, sheet.right - x) + 1.4
        sheet.rule(sheet.left, sheet.y - 0.6, sheet.right, sheet.y - 0.6)
    sheet.y += 3
    sheet.paragraph(rng.choice(("Meddelande:", "Text:", "Meddelande")), bold=True, after=2)
    for text in (told.say("opening"), *told.sentences()):
        slanted(sheet, text, after=1)
    sheet.y += 3
    for row in (told.say("closing"), *told.signer, *told.reach):
        slanted(sheet, row, after=0.2)
    small(sheet, told)


def dictated(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A dictation typed in capitals of fixed pitch, as record systems print their notes."""
    told = Told(truth, rng, CURT)
    sheet.left, sheet.right, sheet.y, sheet.capitals = 14, 196, 14, True
    paragraphs(sheet, [told.house], after=0.6)
    sheet.paragraph(f"{rng.choice(('DIKTAT', 'BREV', 'ANTECKNING'))} {told.day}", after=0.6)
    sheet.paragraph(f"Till {desk}", after=0.6)
    sheet.paragraph("=" * 50, after=2)
    paragraphs(sheet, told.sentences(), after=0.6)
    sheet.y += 3
    rows = [*told.signer, truth.clinic if truth.clinic != told.house else "", *told.reach]
    paragraphs(sheet, rows, after=0.3)
    sheet.paragraph("=" * 50, after=0)
    small(sheet, told)
    sheet.capitals = False


CONFERENCES = ("Inför multidisciplinär konferens", "Genomgång på röntgenrond")


def conference(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A conference coordinator's sheet: two framed parts, the patient and examination above, the wish below."""
    told = Told(truth, rng, TALKING)
    meets = truth.purpose in CONFERENCES
    head = ("MDK – begäran om material", "Till konferensen", "MDT-konferens, beställning av material")
    title(sheet, rng.choice(head) if meets else told.subject, larger=4)
    paragraphs(sheet, [told.house], after=1)
    sheet.paragraph(f"{desk}   {told.day}", after=4)
    for texts in (
        [told.who, told.wish, told.reason],
        [told.where, told.referral, told.consent, told.remarks, told.need],
    ):
        top = sheet.y
        sheet.left, sheet.right, sheet.y = sheet.left + 3, sheet.right - 3, sheet.y + 2
        paragraphs(sheet, texts, after=1.4)
        sheet.left, sheet.right = sheet.left - 3, sheet.right + 3
        if any(texts):
            sheet.box(sheet.left, top, sheet.right, sheet.y, 0.35)
        sheet.y += 4
    signed(sheet, told)
    small(sheet, told)


def memo(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A typed telegram of a memo: no letterhead, the sentences one after the other, the sender first."""
    told = Told(truth, rng, CURT)
    sheet.y = 18
    first = ", ".join(part for part in (*told.signer, truth.clinic or told.house, *told.reach) if part)
    sheet.paragraph(f"{rng.choice(('Från', 'Avs', 'Avsändare'))}: {first}", after=1)
    sheet.paragraph(f"Till: {desk}", after=1)
    sheet.paragraph(f"{rng.choice(('Datum', 'Den', 'Dag'))}: {told.day}", after=4)
    sheet.paragraph(told.need, bold=True, after=3) if truth.urgency else None
    rest = [told.wish, told.who, told.where, told.referral, told.reason, told.consent, told.remarks]
    paragraphs(sheet, rest, after=1)
    if rng.random() < 0.6:
        sheet.signature(sheet.left + 4, sheet.y + 4)
        sheet.y += 17
    small(sheet, told)


MAILS: dict[str, Letter] = {
    "mail": mail,
    "thread": thread,
    "answers": answers,
    "cover_note": cover_note,
    "dictated": dictated,
    "conference": conference,
    "memo": memo,
}
