"""Papers of the lake set that are written in sentences: memos, messages, e-mails, statements, patients' own letters."""

from __future__ import annotations

from random import Random

from bench.faxes.faxset import Letter
from bench.faxes.paper import Sheet
from bench.faxes.sets.lake_prose import Prose
from bench.faxes.sets.lake_voices import VOICES
from bench.faxes.truth import Truth
from bench.faxes.wording import small_head


def _letterhead(sheet: Sheet, truth: Truth, rng: Random) -> None:
    sheet.y = 13
    name = truth.letterhead or truth.clinic
    if name:
        sheet.paragraph(name, bold=True, size=sheet.size_pt + 2, after=0.6)
        for row in small_head(truth, rng):
            sheet.paragraph(row, size=max(7, sheet.size_pt - 2), after=0.6)
        sheet.rule(sheet.left, sheet.y + 0.5, sheet.right, sheet.y + 0.5)
        sheet.y += 4


def _signed(truth: Truth) -> str:
    return ", ".join(part for part in (truth.doctor, truth.title) if part)


def _paragraphs(sheet: Sheet, rows: list[str], after: float = 2.6) -> None:
    for row in rows:
        if row:
            sheet.paragraph(row, after=after)


def _small_print(sheet: Sheet, truth: Truth) -> None:
    if truth.small_print:
        sheet.y += 3
        sheet.paragraph(truth.small_print, size=max(6.5, sheet.size_pt - 3), after=0)


def memo(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A secretary's memo: lines for date and subject, sentences, the doctor named inside, a secretary's sign."""
    prose = Prose(truth, VOICES["memo"], rng)
    _letterhead(sheet, truth, rng)
    for label, value in (("Till", desk), ("Datum", prose.day(truth.ordered_on)), ("Ärende", prose.subject())):
        sheet.text(sheet.left, sheet.y, f"{label}:", bold=True)
        sheet.y += sheet.lines(sheet.left + 22, sheet.y, value, sheet.right - sheet.left - 22) + 1
    sheet.rule(sheet.left, sheet.y + 0.5, sheet.right, sheet.y + 0.5)
    sheet.y += 4
    _paragraphs(sheet, [prose.say("opening"), *prose.body(), prose.doctor(), prose.say("closing")])
    _paragraphs(sheet, [truth.clinic, *prose.reach()], 0.4)
    sheet.text(sheet.left, sheet.y + 6, "/sekr.")
    sheet.signature(sheet.left + 18, sheet.y + 3, 30, 7)
    sheet.y += 14
    _small_print(sheet, truth)


def messenger(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A message printed out of a record system: who, to whom, subject, a frame round the text."""
    prose = Prose(truth, VOICES["messenger"], rng)
    sheet.y = 14
    sheet.paragraph(rng.choice(["Meddelande", "Utskrift av meddelande", "Meddelandefunktion"]), bold=True, after=2)
    time = f"{rng.randint(7, 16):02}:{rng.randint(0, 59):02}"
    rows = [("Avsändare", truth.clinic or truth.letterhead), ("Mottagare", desk),
            ("Skickat", f"{truth.ordered_on} {time}"), ("Rubrik", prose.subject())]  # fmt: skip
    for label, value in rows:
        if value:
            sheet.text(sheet.left, sheet.y, label)
            sheet.y += sheet.lines(sheet.left + 32, sheet.y, value, sheet.right - sheet.left - 32) + 0.6
    top = sheet.y + 1.5
    sheet.y, sheet.left, sheet.right = top + 2.5, sheet.left + 4, sheet.right - 4
    _paragraphs(sheet, [prose.say("opening"), *prose.body(), prose.say("closing").strip("/")], 2)
    _paragraphs(sheet, [_signed(truth), *prose.reach()], 0.4)
    sheet.left, sheet.right = sheet.left - 4, sheet.right + 4
    sheet.box(sheet.left, top, sheet.right, sheet.y + 2)
    sheet.y += 4
    _small_print(sheet, truth)


def outlook(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A printed e-mail: the sender's name in bold over a rule, four lines, the text, a signature block."""
    prose = Prose(truth, VOICES["outlook"], rng)
    sheet.y = 14
    sheet.paragraph(truth.doctor or truth.clinic or "Expeditionen", bold=True, size=sheet.size_pt + 2, after=0.5)
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.6)
    sheet.y += 2
    for label, value in (("Från:", truth.doctor or truth.clinic or "Expeditionen"), ("Skickat:", truth.ordered_on),
                         ("Till:", desk), ("Ämne:", prose.subject())):  # fmt: skip
        sheet.text(sheet.left, sheet.y, label, bold=True)
        sheet.y += sheet.lines(sheet.left + 26, sheet.y, value, sheet.right - sheet.left - 26) + 0.4
    sheet.y += 4
    _paragraphs(sheet, [prose.say("opening"), *prose.body(), prose.say("closing")])
    _paragraphs(sheet, [truth.doctor, truth.title, truth.clinic or truth.letterhead, *prose.reach()], 0.3)
    _small_print(sheet, truth)


def statement(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A formal letter: address at the right, the matter in bold, signature, name and profession typed below."""
    prose = Prose(truth, VOICES["statement"], rng)
    _letterhead(sheet, truth, rng)
    sheet.y += 2
    for row in (*sheet.wrap(desk, 80), prose.day(truth.ordered_on)):
        sheet.text(110, sheet.y, row)
        sheet.y += sheet.line_mm
    sheet.y += 5
    _paragraphs(sheet, [prose.say("opening")])
    sheet.paragraph(prose.subject(), bold=True, after=3)
    _paragraphs(sheet, [*prose.body(), prose.say("closing")], 3)
    sheet.signature(sheet.left + 2, sheet.y)
    sheet.y += 12
    name = [_signed(truth)] if rng.random() < 0.5 else [truth.doctor, truth.title]
    _paragraphs(sheet, [*name, truth.clinic, *prose.reach()], 0.3)
    _small_print(sheet, truth)


def note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A few lines in large type in the middle of an otherwise empty sheet."""
    prose = Prose(truth, VOICES["note"], rng)
    sheet.left, sheet.right, sheet.y = 28, 182, 16
    sheet.paragraph(f"Till {desk}", after=1)
    sheet.paragraph(f"Från {truth.clinic}" if truth.clinic else truth.letterhead, after=1)
    sheet.paragraph(prose.day(truth.ordered_on), after=8)
    sheet.paragraph(prose.subject(), bold=True, after=3)
    _paragraphs(sheet, [" ".join([prose.say("opening"), *prose.body()])], 4)
    _paragraphs(sheet, [f"{prose.say('closing')} {_signed(truth)}".strip(), *prose.reach()], 0.6)
    if rng.random() < 0.5:
        sheet.signature(sheet.left + 2, sheet.y + 1, 36, 8)
        sheet.y += 11
    _small_print(sheet, truth)


def _writer(truth: Truth) -> str:
    if "on_behalf_of" in truth.facts or truth.patient is None:
        return truth.doctor
    return truth.patient.name


def own_hand(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A patient's letter, typed at home and signed."""
    prose = Prose(truth, VOICES["patient"], rng)
    sheet.y = 22
    _paragraphs(sheet, [desk, prose.day(truth.ordered_on)], 1)
    sheet.y += 6
    sheet.paragraph(prose.subject(), bold=True, after=4)
    _paragraphs(sheet, [prose.say("opening"), *prose.body(), prose.say("closing")], 3)
    sheet.signature(sheet.left + 2, sheet.y)
    sheet.y += 12
    _paragraphs(sheet, [_writer(truth), *prose.reach()], 0.4)


def web_case(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A patient's errand printed from the e-services: labels with values, then the message in their own words."""
    prose = Prose(truth, VOICES["patient"], rng)
    sheet.y = 14
    sheet.paragraph(rng.choice(["1177 e-tjänster – ärende", "Inkommet ärende, e-tjänst", "E-tjänst: Kontakta oss"]),
                    bold=True, size=sheet.size_pt + 2, after=3)  # fmt: skip
    who = truth.patient
    number = who.printed if who is not None and truth.show_identity else ""
    rows = [("Mottagning", desk), ("Skapat", truth.ordered_on), ("Inloggad som", _writer(truth)),
            ("Patientens personnummer", number), ("Rubrik", prose.subject())]  # fmt: skip
    for label, value in rows:
        if value:
            sheet.text(sheet.left, sheet.y, label, bold=True)
            sheet.y += sheet.lines(sheet.left + 58, sheet.y, value, sheet.right - sheet.left - 58) + 1
    sheet.y += 3
    sheet.paragraph("Meddelande", bold=True, after=1)
    _paragraphs(sheet, [*prose.body(), *prose.reach(), prose.say("closing"), _writer(truth)], 1.6)


LETTERS: dict[str, Letter] = {
    "memo": memo,
    "messenger": messenger,
    "outlook": outlook,
    "statement": statement,
    "note": note,
    "own_hand": own_hand,
    "web_case": web_case,
}
