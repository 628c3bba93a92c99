"""Notes, messages and letters of the island set: whole sentences, and half of them between the lines of a form."""

from __future__ import annotations

from random import Random

from bench.faxes.faxset import Letter
from bench.faxes.paper import Sheet
from bench.faxes.sets.island_form import named, orderer, wanted
from bench.faxes.sets.island_paper import STREETS, hours, numbers, small, stamped
from bench.faxes.sets.island_prose import exams, reach, rest, signer, where, who, wish, writer
from bench.faxes.sets.island_voices import Chosen
from bench.faxes.truth import THERAPISTS, Truth
from bench.faxes.wording import on_behalf

MEMO = writer(
    """
    title:: PM | Notis till röntgen | Kort beställning
    number:: pnr | personnr | p.nr
    """,
    days=("short", "stroke", "iso"), title="before", name="turned",
)  # fmt: skip
MESSAGE = writer(
    """
    title:: Ärende: röntgenmaterial | Ämne: material från röntgen | Rubrik: röntgenundersökning
    wish:: Kan ni skicka {things} avseende {exams}? | Vi skulle behöva {things} gällande {exams}. | Vänligen sänd
    .. {things} för {exams}.
    number:: personnummer | född | pnr:
    """,
    days=("iso", "long"), title="after",
)  # fmt: skip
STAMPED = writer(
    """
    title:: Till röntgenavdelningen | Beställning | Ang. tidigare undersökning
    wish:: Härmed beställs {things} rörande {exams}. | Undertecknad anhåller om {things} från {exams}. | Jag ber er
    .. sända {things} från {exams}.
    number:: med personnummer | pers.nr | personnummer
    """,
    days=("long", "cut", "dotted"), title="bracket",
)  # fmt: skip
FAXNOTE = writer(
    """
    title:: FAX | Faxblad | Snabbfax
    wish:: Behöver {things} från er: {exams}. | Önskar {things}: {exams}. | Var snälla sänd {things}, gäller {exams}.
    number:: pnr | p.nr | persnr
    """,
    days=("dashed", "stroke", "iso"), title="before",
)  # fmt: skip
DASHES = writer(
    """
    title:: Beställning, punktvis | Hej röntgen | Vi beställer följande
    wish:: {things} från {exams} | {exams}: {things} önskas | önskar {things} avseende {exams}
    number:: personnummer | pnr | personnr
    """,
    days=("iso", "spaced", "slashes"), title="bracket",
)  # fmt: skip
PATIENT = writer(
    """
    title:: Mitt röntgensvar | Begäran från patient | Fråga om min röntgen
    number:: pers.nr | personnummer | pnr
    """,
    days=("long", "stroke", "iso"),
)  # fmt: skip
DISCLAIMER = (
    "Detta meddelande kan innehålla uppgifter som omfattas av sekretess. Är du inte rätt mottagare ber vi dig kontakta "
    "avsändaren och radera det. Tänk på miljön innan du skriver ut.",
    "Information om hur vi behandlar personuppgifter finns på vår webbplats. Meddelandet är skickat från en "
    "funktionsbrevlåda som inte kan ta emot svar.",
    "Innehållet är endast avsett för adressaten. Vi reserverar oss för överföringsfel.",
)
REACH = {"phone": "tel", "fax": "fax", "reference": "ref"}


def _closing(sheet: Sheet, truth: Truth, words: Chosen, *, clinic: bool = True, scribble: bool = True) -> None:
    """Greeting, signature, name with title, clinic, and how to reach the writer."""
    sheet.paragraph(words["closing"], after=1)
    if scribble:
        sheet.signature(sheet.left + 2, sheet.y + 2)
        sheet.y += 14
    name = signer(truth, words, orderer(truth, words))
    lines = [name, truth.clinic if clinic else "", reach(truth, REACH)]
    for line in lines:
        if line:
            sheet.paragraph(line[0].upper() + line[1:], after=0.4)


def _sender(truth: Truth) -> str:
    name = truth.patient.name if truth.patient else ""
    return truth.letterhead or truth.clinic or truth.doctor or name


def memo(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """One block of text in which keywords in capitals follow each other."""
    words = Chosen(MEMO, rng)
    sheet.left, sheet.right, sheet.y = 22, 176, 18
    sheet.paragraph(f"{words['title']}   {words.day(truth.ordered_on)}", bold=True, after=2)
    sheet.paragraph(f"TILL {desk}", after=0.5)
    if truth.letterhead or truth.clinic:
        sheet.paragraph(f"FRÅN {truth.letterhead or truth.clinic}", after=3)
    patient = truth.patient
    out = []
    if patient and truth.show_name:
        out.append(f"PAT {named(patient, MEMO)}")
    if patient and truth.show_identity:
        out.append(f"{'RESERVNR' if patient.reserve else words['number'].upper()} {patient.printed}")
    out += [f"GÄLLER {exams(truth, words)}", f"ÖNSKAS {wanted(truth, words)}"]
    for key, value in (("BILDER", truth.image_recipient), ("SVAR", truth.report_recipient)):
        if value and truth.image_recipient != truth.report_recipient:
            out.append(f"{key} TILL {value}{_behind(truth, words) if key == 'BILDER' else ''}")
    if truth.image_recipient and truth.image_recipient == truth.report_recipient:
        out.append(f"SKICKAS TILL {truth.image_recipient}{_behind(truth, words)}")
    if truth.delivery:
        out.append(f"SÄTT {words[truth.delivery]}")
    sheet.paragraph(". ".join(out) + ".", after=3)
    text = rest(truth, words)
    if text:
        sheet.paragraph(text, after=3)
    who_ = orderer(truth, words)
    if who_:
        label = "BEHANDLARE" if truth.type in (*THERAPISTS, "other", "unknown") else "LÄKARE"
        sheet.paragraph(f"{label} {who_}", after=1)
    sheet.paragraph(reach(truth, {"phone": "TEL", "fax": "FAX", "reference": "REF"}), after=1)
    small(sheet, truth.small_print)


def _behind(truth: Truth, words: Chosen) -> str:
    return f" {words['fvb']} {truth.onward}" if truth.onward else ""


def message(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A printed message of a record system or a mailbox, with what such systems add below."""
    words = Chosen(MESSAGE, rng)
    sheet.left, sheet.right, sheet.y = 18, 190, 14
    sheet.text(sheet.right - 30, 10, "Sida 1 av 1", size=max(6.5, sheet.size_pt - 3))
    head, _, subject = words["title"].partition(": ")
    rows = [("Avsändare", _sender(truth)), ("Mottagare", desk), ("Skickat", words.day(truth.ordered_on)),
            (head, subject)]  # fmt: skip
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, label, bold=True)
        sheet.y += sheet.lines(sheet.left + 34, sheet.y, value, sheet.right - sheet.left - 34) + 0.5
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1)
    sheet.y += 5
    sheet.paragraph(rng.choice(("Hej,", "God morgon!", "Hej kollegor")), after=2)
    for text in (f"{wish(truth, words)} {who(truth, words)}", where(truth, words), rest(truth, words)):
        if text.strip():
            sheet.paragraph(text.strip(), after=2.5)
    _closing(sheet, truth, words, scribble=False)
    sheet.y += 4
    sheet.paragraph("_" * 40, after=1)
    for text in rng.sample(DISCLAIMER, 2):
        sheet.paragraph(text, size=max(6.5, sheet.size_pt - 2.5), after=1.5)
    small(sheet, truth.small_print)


def stamp_letter(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter without a head: the writer's address is a stamp at its end."""
    words = Chosen(STAMPED, rng)
    sheet.left, sheet.right, sheet.y = 26, 184, 24
    sheet.paragraph(f"{desk}", after=2)
    sheet.text(sheet.right - 40, sheet.y, words.day(truth.ordered_on))
    sheet.y += sheet.line_mm + 5
    sheet.paragraph(words["title"], bold=True, after=3)
    for text in (who(truth, words), wish(truth, words), where(truth, words), rest(truth, words)):
        if text:
            sheet.paragraph(text, after=2)
    sheet.y += 3
    _closing(sheet, truth, words, clinic=False)
    rows = [truth.letterhead or truth.clinic, rng.choice(STREETS)]
    if rows[0]:
        sheet.y += stamped(sheet, rows, sheet.left + 50, sheet.y + 2) + 3
    small(sheet, truth.small_print)


def fax_note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A fax sheet with a few lines of text and the house's telephones down its right side."""
    words = Chosen(FAXNOTE, rng)
    sheet.left, sheet.right, sheet.y = 16, 194, 12
    sheet.heading(words["title"], size=sheet.size_pt + 10, after=2)
    pages = 1 + truth.consent_document.startswith("attached")
    day = words.day(truth.ordered_on)
    rows = [("Till", desk), ("Från", _sender(truth)), ("Antal sidor", f"{pages}"), ("Datum", day)]
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, f"{label}:")
        sheet.y += sheet.lines(sheet.left + 30, sheet.y, value, sheet.right - sheet.left - 30) + 1
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1)
    sheet.y += 5
    top, edge = sheet.y, sheet.right
    low = top + numbers(sheet, 142, top) + 3
    low += hours(sheet, 142, low, edge - 142)
    sheet.right = 128
    sheet.paragraph(f"{who(truth, words)} {wish(truth, words)}".strip(), after=2.5)
    for text in (where(truth, words), rest(truth, words)):
        if text:
            sheet.paragraph(text, after=2.5)
    _closing(sheet, truth, words)
    sheet.right, sheet.y = edge, max(sheet.y, low)
    small(sheet, truth.small_print)


def dashes(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """What is asked as a list with dashes, each line half a sentence."""
    words = Chosen(DASHES, rng)
    sheet.left, sheet.right, sheet.y = 22, 188, 16
    if truth.letterhead or truth.clinic:
        sheet.paragraph(truth.letterhead or truth.clinic, bold=True, after=0.5)
        sheet.paragraph(rng.choice(STREETS), size=sheet.size_pt - 2, after=5)
    sheet.paragraph(desk, after=4)
    sheet.heading(words["title"], size=sheet.size_pt + 2, after=2)
    lines = [who(truth, words), wish(truth, words), where(truth, words), rest(truth, words)]
    for line in lines:
        if line:
            sheet.text(sheet.left, sheet.y, "–")
            sheet.y += sheet.lines(sheet.left + 6, sheet.y, line, sheet.right - sheet.left - 6) + 1.6
    sheet.y += 3
    sheet.paragraph(words.day(truth.ordered_on), after=1)
    _closing(sheet, truth, words, clinic=truth.type in (*THERAPISTS, "other"))
    small(sheet, truth.small_print)


def patient_note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A patient's own lines, without any form."""
    words = Chosen(PATIENT, rng)
    sheet.left, sheet.right, sheet.y = 24, 180, 22
    sheet.paragraph(desk, after=5)
    sheet.paragraph(words["title"], bold=True, after=3)
    for text in (who(truth, words), wish(truth, words), rest(truth, words)):
        if text:
            sheet.paragraph(text, after=2)
    sheet.y += 3
    _closing(sheet, truth, words)
    sheet.paragraph(words.day(truth.ordered_on), after=1)


def questions(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A sheet of questions for patients, their answers on the line below."""
    words = Chosen(PATIENT, rng)
    sheet.left, sheet.right, sheet.y = 20, 188, 16
    sheet.heading("Du som vill ha röntgensvar", after=1)
    sheet.paragraph(desk, after=4)
    patient = truth.patient
    rows = [("Är du patienten själv?", "Nej, anhörig" if on_behalf(truth) else "Ja")]
    if patient:
        rows.append(("Patientens namn?", patient.name))
        rows += [("Patientens personnummer?", patient.printed)] if truth.show_identity else []
    rows += [("Vilken undersökning, och när?", exams(truth, words)), ("Vad vill du ha?", wanted(truth, words))]
    rows += [("Namn på dig som är anhörig?", truth.doctor)] if on_behalf(truth) else []
    rows += [("Telefon?", truth.phone)] if truth.phone else []
    rows += [("Egen referens?", truth.reference)] if truth.reference else []
    rows += [("Något mer vi bör veta?", rest(truth, words) or "Nej"), ("Datum?", words.day(truth.ordered_on))]
    for number, (question, answer) in enumerate(rows, 1):
        sheet.text(sheet.left, sheet.y, f"{number}. {question}", bold=True)
        sheet.y += sheet.line_mm
        sheet.y += sheet.lines(sheet.left + 6, sheet.y, answer, sheet.right - sheet.left - 6) + 2
    sheet.y += 3
    sheet.signature(sheet.left + 6, sheet.y)
    sheet.y += 13


LETTERS: dict[str, Letter] = {
    "memo": memo,
    "message": message,
    "stamp_letter": stamp_letter,
    "fax_note": fax_note,
    "dashes": dashes,
    "patient_note": patient_note,
    "questions": questions,
}
