"""How the letters of the report set look: formal, a note, dictated, a mail with an earlier one below, a telefax,
and what a doctor writes to a colleague. A patient's order becomes a patient's letter in each of them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from bench.faxes.paper import Sheet, has_face
from bench.faxes.sets import report_prose as prose
from bench.faxes.sets.report_form import address, letterhead
from bench.faxes.sets.report_ink import head_centred, head_left, head_right, right_text, small, step
from bench.faxes.truth import CLINICS, Truth


def formal(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter with its head at the right, the address in a block, the place for a signature above the name."""
    if truth.type == "patient":
        _patients(sheet, truth, desk, rng)
        return
    head_right(sheet, letterhead(truth, rng))
    sheet.y += 8
    for line in desk.split(", "):
        sheet.paragraph(line, after=0)
    sheet.y += 6
    right_text(sheet, sheet.right, sheet.y, truth.ordered_on)
    sheet.y += sheet.line_mm + 3
    sheet.paragraph(prose.subject(truth, rng), bold=True, after=4)
    for paragraph in prose.body(truth, rng, prose.FORMAL, names_doctor=truth.type in CLINICS and rng.random() < 0.4):
        sheet.paragraph(paragraph, after=3.4)
    sheet.y += 2
    sheet.paragraph(rng.choice(("Med vänlig hälsning", "Högaktningsfullt", "Med vänliga hälsningar")), after=4)
    sheet.signature(sheet.left + 2, sheet.y)
    sheet.y += 13
    _signed(sheet, prose.signature(truth, rng))


def note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A few hurried lines, from a secretary where there is one."""
    if truth.type == "patient":
        _patients(sheet, truth, desk, rng, face="Carlito Italic")
        return
    if truth.letterhead:
        head_centred(sheet, [truth.letterhead])
    sheet.y = max(sheet.y, 26)
    sheet.paragraph(f"{desk}   {truth.ordered_on}", after=4)
    secretary = prose.sent_by_secretary(truth, rng)
    paragraphs = prose.body(truth, rng, prose.HURRIED, names_doctor=bool(secretary))
    sheet.paragraph(rng.choice(("Hej!", "Hejsan!", "Hej röntgen!")), after=2)
    sheet.paragraph(" ".join(paragraphs), after=4)
    sheet.paragraph(rng.choice(("Tack på förhand!", "Hälsningar", "Mvh")), after=1)
    _signed(sheet, prose.signature(truth, rng, secretary=secretary))


def dictated(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A dictated note, full of abbreviations, one fact a line."""
    if truth.type == "patient":
        _patients(sheet, truth, desk, rng)
        return
    head_left(sheet, letterhead(truth, rng))
    sheet.paragraph(f"Diktat utskrivet {truth.ordered_on}", size=small(sheet, 1))
    sheet.paragraph(f"Till {desk}", after=5)
    secretary = prose.sent_by_secretary(truth, rng)
    for paragraph in prose.body(truth, rng, prose.DICTATED, names_doctor=truth.type in CLINICS):
        sheet.paragraph(paragraph, after=1.2)
    sheet.y += 3
    _signed(sheet, prose.signature(truth, rng, secretary=secretary))
    if secretary:
        sheet.paragraph(f"/{''.join(part[0] for part in secretary.split()).lower()}", after=0)


def mail(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A printed mail: a table of its heads, a signature block, and below it the mail that it answers."""
    patients = truth.type == "patient"
    sender = prose.patients_name(truth) if patients else truth.clinic or truth.letterhead or truth.doctor
    title = prose.subject(truth, rng)
    sent = f"{truth.ordered_on} {rng.randint(7, 16):02}:{rng.randint(0, 59):02}"
    rows = (("Från", sender), ("Skickat", f"den {sent}"), ("Till", desk), ("Ämne", title))
    sheet.y = 16
    _heads(sheet, rows)
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1, 0.5)
    sheet.y += 5
    if patients:
        paragraphs = prose.patients_letter(truth, rng)
    else:
        paragraphs = ["Hej,", *prose.body(truth, rng, prose.HURRIED if rng.random() < 0.5 else prose.FORMAL,
                                          names_doctor=truth.type in CLINICS)]  # fmt: skip
    for paragraph in paragraphs:
        sheet.paragraph(paragraph, after=3)
    sheet.paragraph("Vänligen" if rng.random() < 0.5 else "Hälsningar", after=1)
    _signed(sheet, [sender] if patients else prose.signature(truth, rng))
    if rng.random() < 0.6:
        _quoted(sheet, truth, desk, sender, title)


def _heads(sheet: Sheet, rows: tuple[tuple[str, str], ...], *, size: float = 0) -> None:
    size = size or sheet.size_pt
    for label, text in rows:
        sheet.text(sheet.left, sheet.y, f"{label}:", bold=True, size=size)
        sheet.y += sheet.lines(sheet.left + 24, sheet.y, text, sheet.right - sheet.left - 24, size=size) + 0.3


def _quoted(sheet: Sheet, truth: Truth, desk: str, sender: str, title: str) -> None:
    before = (date.fromisoformat(truth.ordered_on) - timedelta(days=1)).isoformat()
    size = small(sheet, 1)
    sheet.y += 4
    sheet.paragraph("-----Ursprungligt meddelande-----", size=size, after=0.5)
    rows = (("Från", desk), ("Skickat", f"den {before} 15:40"), ("Till", sender), ("Ämne", f"Sv: {title}"))
    _heads(sheet, rows, size=size)
    sheet.y += 2
    for line in ("Hej, skicka er fråga på fax så tar vi hand om den.", "Hälsningar, röntgensekreterarna"):
        sheet.paragraph(line, size=size, after=1)


def telefax(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A fax form with a table of sender and receiver, and the message written below it."""
    if truth.type == "patient":
        _patients(sheet, truth, desk, rng, face="Caladea Italic")
        return
    sheet.text(sheet.left, 13, "TELEFAXMEDDELANDE", size=sheet.size_pt + 5, bold=True)
    sheet.y = 13 + step(sheet.size_pt + 5) + 2
    middle = (sheet.left + sheet.right) / 2
    rows = ((("Till", desk), ("Datum", truth.ordered_on)),
            (("Från", truth.clinic or truth.letterhead or truth.doctor), ("Antal sidor", _pages(truth))))  # fmt: skip
    for row in rows:
        tall = max(len(sheet.wrap(text, 78)) for _, text in row) * sheet.line_mm + step(small(sheet)) + 1.6
        for place, (label, text) in enumerate(row):
            x = (sheet.left, middle)[place]
            sheet.box(x, sheet.y, (middle, sheet.right)[place], sheet.y + tall)
            sheet.text(x + 1.5, sheet.y + 0.5, label, size=small(sheet))
            sheet.lines(x + 3, sheet.y + 0.5 + step(small(sheet)), text, 78)
        sheet.y += tall
    sheet.y += 6
    sheet.paragraph("Meddelande", bold=True)
    for paragraph in prose.body(truth, rng, prose.HURRIED, names_doctor=truth.type in CLINICS and rng.random() < 0.6):
        sheet.paragraph(paragraph, after=2.6)
    sheet.y += 2
    _signed(sheet, prose.signature(truth, rng))


def _pages(truth: Truth) -> str:
    return "2" if truth.consent_document.startswith("attached") else "1"


def colleague(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """Like a referral: the patient in a line of their own at the top, then a letter to a colleague."""
    if truth.type == "patient":
        _patients(sheet, truth, desk, rng, face="Lato Italic")
        return
    head_left(sheet, letterhead(truth, rng))
    right_text(sheet, sheet.right, sheet.y, truth.ordered_on)
    sheet.paragraph(desk, after=4) if sheet.width_mm(desk) < 130 else sheet.paragraph(f"\n{desk}", after=4)
    sheet.paragraph(prose.subject(truth, rng), bold=True, size=sheet.size_pt + 1, after=4)
    doctors = truth.type in CLINICS and truth.doctor
    sheet.paragraph(rng.choice(("Bästa kollega!", "Käre kollega,")) if doctors else "Till den det berör", after=3)
    for paragraph in prose.body(truth, rng, prose.FORMAL, names_doctor=False):
        sheet.paragraph(paragraph, after=3)
    sheet.paragraph(rng.choice(("Tacksam för er hjälp.", "Tack för hjälpen!")), after=4)
    sheet.signature(sheet.left + 2, sheet.y)
    sheet.y += 13
    _signed(sheet, prose.signature(truth, rng))


def _signed(sheet: Sheet, lines: list[str]) -> None:
    for line in lines:
        sheet.paragraph(line, after=0.2)


def _patients(sheet: Sheet, truth: Truth, desk: str, rng: Random, *, face: str = "") -> None:
    """A private letter: sender's name and address at the top, a date, plain paragraphs, a name."""
    sheet.face = face if has_face(face or sheet.face) and face else sheet.face
    name = prose.patients_name(truth)
    sheet.y = 20
    for line in (name, *address(rng).split(", ")):
        sheet.paragraph(line, after=0)
    right_text(sheet, sheet.right, sheet.y, truth.ordered_on)
    sheet.y += sheet.line_mm + 6
    sheet.paragraph(desk, after=6)
    for paragraph in prose.patients_letter(truth, rng):
        sheet.paragraph(paragraph, after=3.5)
    sheet.y += 3
    sheet.paragraph(rng.choice(("Med vänlig hälsning", "Tack på förhand", "Hälsningar")), after=3)
    sheet.signature(sheet.left + 2, sheet.y)
    sheet.y += 13
    sheet.paragraph(name, after=0)
