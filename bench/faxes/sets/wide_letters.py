"""Letters of the wide set: formal, a secretary's note, a telegram, an e-mail, a private doctor's, patients' own."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets import wide_prose as say
from bench.faxes.sets import wide_writing as writing
from bench.faxes.sets.wide_form import letterhead
from bench.faxes.truth import Truth

GREETINGS = (
    "Med vänlig hälsning",
    "Vänliga hälsningar",
    "Med vänliga hälsningar",
    "Hälsningar",
    "Mvh",
    "Tack på förhand!",
)


def _head(sheet: Sheet, truth: Truth, rng: Random, *, right: bool = False) -> None:
    sheet.y = 14
    for number, row in enumerate(letterhead(truth, rng)):
        size = sheet.size_pt + (3 if number == 0 else -2)
        for line in sheet.wrap(row, 150, size=size, bold=number == 0):
            x = sheet.right - sheet.width_mm(line, size=size, bold=number == 0) if right else sheet.left
            sheet.text(x, sheet.y, line, size=size, bold=number == 0)
            sheet.y += size * 0.3528 * 1.4
    sheet.y += 6


def _paragraphs(truth: Truth, rng: Random, tone: str) -> list[str]:
    """The sentences in one of several orders, gathered into paragraphs."""
    gist = [say.who(truth, rng, tone), say.wish(truth, rng, tone)]
    if rng.random() < 0.5:
        gist.reverse()
    parts = [
        [part for part in gist if part],
        say.where(truth, rng, tone),
        [part for part in (say.reason(truth, rng),) if part],
        [part for part in (say.consent(truth), *truth.remarks) if part],
        [part for part in (say.urgency(truth, rng),) if part],
    ]
    rest = [part for part in parts[1:] if part]
    rng.shuffle(rest)
    order = [parts[0], *rest] if rng.random() < 0.8 else [*rest[:1], parts[0], *rest[1:]]
    return [" ".join(part) for part in order]


def _sign(sheet: Sheet, truth: Truth, rng: Random, *, greeting: bool = True) -> None:
    if truth.small_print:
        sheet.lines(sheet.left, 276, truth.small_print, sheet.right - sheet.left, size=max(7.0, sheet.size_pt - 2.5))
    lines = say.closing(truth, rng)
    sheet.y += 3
    if greeting:
        sheet.paragraph(rng.choice(GREETINGS), after=2)
    if rng.random() < 0.75:
        sheet.signature(sheet.left + 2, sheet.y)
        sheet.y += 13
    for line in lines:
        sheet.paragraph(line, after=0.3)


def formal(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A typed letter with address, place and date, and a subject line."""
    _head(sheet, truth, rng)
    sheet.paragraph(desk.replace(", ", "\n"), after=4)
    day = f"Granby {writing.date(rng, truth.ordered_on)}"
    sheet.text(sheet.right - sheet.width_mm(day), sheet.y - 2, day)
    sheet.y += 5
    subject = rng.choice(
        ["Beställning av röntgenmaterial", "Ang. röntgenundersökning", "Begäran om utlämnande", "Beställning"]
    )
    sheet.paragraph(subject, bold=True, size=sheet.size_pt + 1, after=3.5)
    for paragraph in _paragraphs(truth, rng, "formal"):
        sheet.paragraph(paragraph, after=3)
    _sign(sheet, truth, rng)


def private_doctor(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter of one paragraph under a letterhead flush right."""
    _head(sheet, truth, rng, right=True)
    sheet.paragraph(f"{desk}", after=2)
    sheet.paragraph(writing.date(rng, truth.ordered_on), after=5)
    sheet.paragraph(
        f"{rng.choice(['Bästa kollega!', 'Hej!', 'Till röntgen.', 'Hej kollegor,'])} "
        + " ".join(_paragraphs(truth, rng, "plain")),
        after=4,
    )
    _sign(sheet, truth, rng)


def note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A secretary's note: one thing a line; the doctor is named in the text."""
    sheet.y = rng.choice([18.0, 30.0, 60.0])
    sheet.paragraph(rng.choice(["Hej Röntgen!", f"Till {desk}", "Hej!", "Fax till röntgen"]), after=3)
    if truth.clinic or truth.letterhead:
        sheet.paragraph(f"{rng.choice(['Från', 'Detta är'])} {truth.clinic or truth.letterhead}.", after=1.5)
    for paragraph in _paragraphs(truth, rng, "note"):
        sheet.paragraph(paragraph, after=1.5)
    if truth.doctor:
        title = f", {truth.title}" if truth.title else ""
        sheet.paragraph(rng.choice(["Enl. dr {d}.", "På uppdrag av {d}.",
        "Läkare: {d}."]).format(d=truth.doctor + title)
                        if truth.type in ("region_clinic", "outside_region", "private")
                        else f"Beställs av {truth.doctor}{title}.", after=1.5)  # fmt: skip
    reach = [
        line
        for line in say.closing(truth, rng)
        if line.split()[0] in ("Tel", "Tfn", "Telefon", "Tel.", "Fax", "Telefax", "Faxnr", "Vår", "Dnr:")
    ]
    for line in reach:
        sheet.paragraph(line, after=0.6)
    sheet.paragraph(
        f"{writing.date(rng, truth.ordered_on)}  {rng.choice(['/sekr. Anki', '/ Birgit, läkarsekreterare', '/sekr'])}",
        after=1,
    )


def telegram(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """Dictated and short, often in capitals."""
    sheet.capitals = rng.random() < 0.4
    _head(sheet, truth, rng)
    sheet.paragraph(f"Till {desk}", after=3)
    sheet.paragraph(" ".join(_paragraphs(truth, rng, "telegram")), after=3)
    title = f" {truth.title}" if truth.title else ""
    signed = f"{truth.doctor}{title}" if truth.doctor else ""
    by = ", ".join(
        part
        for part in (
            f"{'Dr ' if truth.type in ('region_clinic', 'outside_region', 'private') else ''}{signed}"
            if signed
            else "",
            truth.clinic,
        )
        if part
    )
    for line in (
        by,
        *say.closing(truth, rng)[int(bool(truth.doctor)) + int(bool(truth.clinic)) :],
        f"Dikt. {writing.date(rng, truth.ordered_on)}",
    ):
        if line:
            sheet.paragraph(line, after=0.6)
    sheet.capitals = False


def email(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A printed e-mail with a signature block and an older message below."""
    sheet.y = 16
    name = truth.patient.name if truth.patient and truth.show_name else ""
    sender = (
        (truth.doctor or truth.clinic or name) if truth.type != "patient" or "on_behalf_of" in truth.facts else name
    )
    day = f"den {truth.ordered_on[8:].lstrip('0')} november 2026 {rng.randint(8, 16):02}:{rng.randint(10, 59)}"
    rows = [("Från", sender or "Okänd avsändare"), ("Skickat", day), ("Till", desk),
            ("Ämne", rng.choice(["Beställning", "Röntgenmaterial", "Begäran", "VB: röntgen"]))]  # fmt: skip
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, f"{label}:", bold=True)
        sheet.y += sheet.lines(sheet.left + 22, sheet.y, value, sheet.right - sheet.left - 22) + 0.4
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1)
    sheet.y += 5
    sheet.paragraph(rng.choice(["Hej,", "Hej!", "God morgon,"]), after=2.5)
    texts = _own(truth, rng) if truth.type == "patient" else _paragraphs(truth, rng, "plain")
    for paragraph in texts:
        sheet.paragraph(paragraph, after=2.5)
    lines = _own_name(truth, rng) if truth.type == "patient" else say.closing(truth, rng)
    for line in ("--", *lines):
        sheet.paragraph(line, after=0.2)
    if rng.random() < 0.6:
        _quoted(sheet, desk)


def _quoted(sheet: Sheet, desk: str) -> None:
    sheet.y += 4
    for line in ("-----Ursprungligt meddelande-----", f"> Från: {desk}", "> Ämne: SV: fråga om bilder", ">",
                 "> Hej! Vi tar inte emot beställningar per e-post.", "> Skriv ut och faxa den i stället.",
                 "> /Röntgen"):  # fmt: skip
        sheet.paragraph(line, size=sheet.size_pt - 1, after=0.1)


# --- patients -------------------------------------------------------------------------------------------------------


def _own(truth: Truth, rng: Random) -> list[str]:
    """A patient, or somebody near, in own words."""
    patient = truth.patient
    if patient is None:
        raise ValueError("a patient's letter needs a patient")
    number = patient.printed if truth.show_identity else ""
    others = "on_behalf_of" in truth.facts
    names = patient.name if truth.show_name else ""
    kind = rng.choice(["personnummer", "mitt personnummer är", "pnr"]) if not others else "personnummer"
    if others:
        woman = int(patient.identity[10]) % 2 == 0
        whom = (
            ""
            if any("god man" in remark for remark in truth.remarks)
            else rng.choice(["min mor ", "min syster "] if woman else ["min far ", "min bror "])
        )
        intro = f"Det gäller {whom}{names}, {kind} {number}."
    elif names and number:
        intro = rng.choice([f"Jag heter {names}, {kind} {number}.", f"Mitt namn är {names} ({number})."])
    else:
        intro = f"Jag heter {names}." if names else f"Mitt personnummer är {number}."
    what, which = say.things(truth, rng), say.exams(truth, rng)
    ask = rng.choice(
        ["Jag vill ha {w} från {e}.", "Jag skulle gärna vilja få {w} från {e} hemskickat.", "Kan jag få {w} från {e}?",
         "Jag begär att få {w} från {e}.", "Jag undrar om jag kan få {w} från {e}."]
    ).format(w=what, e=which)  # fmt: skip
    why = say.reason(truth, rng)
    body = [f"{intro} {ask}" if rng.random() < 0.6 else f"{ask} {intro}", " ".join(truth.remarks), why]
    return [part for part in body if part]


def _own_name(truth: Truth, rng: Random) -> list[str]:
    others = "on_behalf_of" in truth.facts
    name = truth.doctor if others else truth.patient.name if truth.patient and truth.show_name else ""
    reach = f"{rng.choice(['Tel', 'Mobil', 'Telefon'])} {writing.phone(rng, truth.phone)}" if truth.phone else ""
    return [line for line in (name, reach) if line]


def patient_letter(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A patient's letter, typed at home."""
    sheet.y = 24
    sheet.paragraph(f"{rng.choice(['Till', 'Till er på'])} {desk}", after=3)
    sheet.paragraph(writing.date(rng, truth.ordered_on), after=6)
    sheet.paragraph(rng.choice(["Hej!", "God dag!", "Bästa röntgenavdelning!"]), after=2)
    for paragraph in _own(truth, rng):
        sheet.paragraph(paragraph, after=2.5)
    sheet.paragraph(rng.choice(["Tack på förhand!", "Vänliga hälsningar", "Hälsningar", "Mvh"]), after=2)
    sheet.signature(sheet.left + 2, sheet.y)
    sheet.y += 13
    for line in _own_name(truth, rng):
        sheet.paragraph(line, after=0.3)


def patient_note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A patient's few lines without any form of address, large type."""
    sheet.y = rng.choice([30.0, 45.0])
    sheet.size_pt = max(sheet.size_pt, 13)
    del desk  # these writers do not say to whom
    for paragraph in _own(truth, rng):
        sheet.paragraph(paragraph, after=4)
    for line in _own_name(truth, rng):
        sheet.paragraph(line, after=1)
    sheet.paragraph(writing.date(rng, truth.ordered_on), after=1)
