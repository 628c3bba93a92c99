"""More page structures of the wide set: stickers, guiding texts, print-outs, labels below, explained and boxed."""

from __future__ import annotations

from bench.faxes.paper import Sheet, px
from bench.faxes.sets.wide_layouts import right_labels
from bench.faxes.sets.wide_pen import Pen, foot, top
from bench.faxes.wording import Form, Item, Section

GUIDES = {
    "clinic": "Ange den enhet som vill ha materialet, inte den enhet som utförde undersökningen.",
    "doctor": "Den som ansvarar för patienten. Sekreterare anges inte här.",
    "name": "Skriv tydligt. Efternamn och samtliga förnamn om de är kända.",
    "identity": "Fullständigt nummer. Saknas svenskt personnummer anges samordnings- eller reservnummer.",
    "exam": "Ange metod och kroppsdel. En rad per undersökning.",
    "date": "Datum då undersökningen utfördes, inte datum för remissen.",
    "wanted": "Kryssa för det som önskas. Utlåtande skickas aldrig direkt till patient.",
    "recipient": "Röntgenavdelning eller mediaenhet på det sjukhus dit materialet ska.",
    "image_recipient": "Röntgenavdelning eller mediaenhet som tar emot bilder elektroniskt.",
    "report_recipient": "Utlåtande faxas endast till röntgenavdelning eller mediaenhet.",
    "consent": "Vårdgivare utanför regionen samt privata vårdgivare ska ha patientens samtycke innan material begärs.",
    "purpose": "Kort om varför materialet behövs.",
    "delivery": "Saknas gemensam länk kan IEP eller USB användas.",
    "phone": "Nummer där beställaren kan nås dagtid.",
}
EXPLAINED = {
    "clinic": "enhet som beställer", "doctor": "för- och efternamn", "name": "patientens",
    "identity": "10 eller 12 siffror",
    "exam": "metod och kroppsdel", "date": "när den utfördes", "wanted": "kryssa eller skriv",
    "consent": "se anvisning",
    "recipient": "namn på röntgen/mediaenhet", "image_recipient": "röntgen eller mediaenhet", "ordered": "dagens",
    "report_recipient": "röntgen eller mediaenhet", "phone": "dagtid", "fax": "till beställaren",
    "purpose": "kortfattat",
    "delivery": "ett alternativ", "reference": "om sådan finns", "urgency": "om det brådskar",
}  # fmt: skip


def sticker(sheet: Sheet, form: Form) -> None:
    """The patient on a label stuck into a corner; the rest as lines."""
    patient = [item for section in form.sections for item in section.items if item.key in ("name", "identity")]
    if len({item.key for item in patient}) < 2 or any(item.by_hand or not item.value for item in patient):
        right_labels(sheet, form)
        return
    x0, y0 = 118.0, 10.0
    corner = sheet.rng.choice(["plain", "framed", "framed"])
    lines = _sticker_lines(sheet, patient)
    tall = 4 + len(lines) * sheet.line_mm + 8
    if corner == "framed":
        sheet.box(x0, y0, 192, y0 + tall, 0.35)
    for number, line in enumerate(lines):
        sheet.text(x0 + 4, y0 + 2 + number * sheet.line_mm, line, bold=number == 0)
    _bars(sheet, x0 + 4, y0 + tall - 8, 50)
    caption = sheet.rng.choice(["Patientetikett", "Patient (etikett)", "Plats för patientetikett", ""])
    if caption:
        sheet.text(x0 + 1, y0 + tall + 0.8, caption, size=7)
    sheet.right = x0 - 4
    sheet.y = 12
    for row in form.letterhead[:1]:
        sheet.paragraph(row, bold=True, after=1)
    sheet.heading(form.title, size=sheet.size_pt + 2, after=2)
    if form.desk:
        sheet.paragraph(f"{form.desk_label}: {form.desk}", after=1)
    sheet.right = 190
    sheet.y = max(sheet.y, y0 + tall + 6)
    pen = Pen(sheet)
    for section in form.sections:
        shown = [item for item in section.items if item.key not in ("name", "identity")]
        if not shown:
            continue
        sheet.paragraph(section.title, bold=True, after=1)
        for item in shown:
            sheet.y += pen.pair(item, sheet.left, sheet.y, sheet.right - sheet.left) + 1.2
        sheet.y += 2.5
    foot(sheet, form)


def _sticker_lines(sheet: Sheet, patient: list[Item]) -> list[str]:
    number = next(item.value for item in patient if item.key == "identity")
    names = [item for item in patient if item.key == "name"]
    name = names[0].value
    if len(names) == 2:  # fields for last and first name, in some order
        last = next(item for item in names if "fternamn" in item.label)
        first = next(item for item in names if item is not last)
        name = f"{last.value}, {first.value}"
    lines = [number, name] if sheet.rng.random() < 0.6 else [name, number]
    return [line.upper() if sheet.rng.random() < 0.2 else line for line in lines]


def _bars(sheet: Sheet, x: float, y: float, width: float) -> None:
    """A bar code that says nothing."""
    at = x
    while at < x + width:
        bar = sheet.rng.choice([0.25, 0.25, 0.5, 0.8])
        sheet.draw.rectangle((px(at), px(y), px(at + bar), px(y + 6)), fill=0)
        at += bar + sheet.rng.choice([0.3, 0.5, 0.8])


def guided(sheet: Sheet, form: Form) -> None:
    """Long guiding texts in small print under the fields."""
    top(sheet, form)
    pen, small = Pen(sheet, bold=sheet.rng.random() < 0.4), max(6.5, sheet.size_pt - 3.5)
    sheet.paragraph(
        "Blanketten används av vårdgivare som behöver bilder och/eller utlåtanden från undersökningar som redan är "
        "gjorda. "
        "Ny undersökning beställs på remiss. Ofullständigt ifylld blankett återsänds.",
        size=small,
        after=2.5,
    )
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=0.8)
        told: set[str] = set()
        for item in section.items:
            sheet.y += pen.pair(item, sheet.left, sheet.y, sheet.right - sheet.left) + 0.3
            if item.key in GUIDES and item.key not in told:
                sheet.paragraph(GUIDES[item.key], size=small, after=0.9)
                told.add(item.key)
        sheet.y += 2
    foot(sheet, form)


def below(sheet: Sheet, form: Form) -> None:
    """The label in small type below the line that its value stands on."""
    top(sheet, form)
    pen, small = Pen(sheet, italic=sheet.rng.random() < 0.4), max(6.5, sheet.size_pt - 3)
    middle = (sheet.left + sheet.right) / 2
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=1.2)
        waiting = list(section.items)
        while waiting:
            row = [waiting.pop(0)]
            if waiting and all(_half(sheet, item) for item in (row[0], waiting[0])):
                row.append(waiting.pop(0))
            edges = (
                [(sheet.left, sheet.right)] if len(row) == 1 else [(sheet.left, middle - 3), (middle + 3, sheet.right)]
            )
            tall = max(pen.height(item, x1 - x0 - 2) for item, (x0, x1) in zip(row, edges, strict=True))
            for item, (x0, x1) in zip(row, edges, strict=True):
                pen.value(item, x0 + 1, sheet.y, x1 - x0 - 2)
                sheet.rule(x0, sheet.y + tall + 0.3, x1, sheet.y + tall + 0.3, 0.2)
                sheet.text(x0, sheet.y + tall + 0.8, item.label, size=small)
            sheet.y += tall + 0.8 + small * 0.3528 * 1.4 + 2.2
        sheet.y += 1
    foot(sheet, form)


def _half(sheet: Sheet, item: Item) -> bool:
    return not item.boxes and not item.by_hand and "\n" not in item.value and sheet.width_mm(item.value) < 76


def explained(sheet: Sheet, form: Form) -> None:
    """Each label with an explanation in parentheses; values in a column of their own with rules."""
    top(sheet, form)
    pen, split = Pen(sheet), sheet.left + 72
    ruled = sheet.rng.random() < 0.6
    for section in form.sections:
        sheet.paragraph(section.title, bold=True, after=0.8)
        for item in section.items:
            hint = f" ({EXPLAINED[item.key]})" if item.key in EXPLAINED and "(" not in item.label else ""
            label = pen.label(f"{item.label}{hint}", sheet.left + 1, sheet.y + 0.7, 69)
            tall = max(label, pen.value(item, split + 2, sheet.y + 0.7, sheet.right - split - 3)) + 1.6
            if ruled:
                sheet.rule(sheet.left, sheet.y + tall, sheet.right, sheet.y + tall, 0.2)
            sheet.y += tall
        sheet.y += 2.5
    foot(sheet, form)


def printout(sheet: Sheet, form: Form) -> None:
    """A record system's print-out: capitals, fixed pitch, short fields two on a line."""
    sheet.capitals = True
    line = "=" * 58
    head = form.letterhead[0] if form.letterhead else "JOURNALUTSKRIFT"
    for row in (line, head, form.title, line):
        sheet.paragraph(row, after=0.3)
    if form.desk:
        sheet.paragraph(f"{form.desk_label}: {form.desk}", after=1)
    middle = (sheet.left + sheet.right) / 2 + 2
    pen = Pen(sheet, kind="brackets")
    for section in form.sections:
        sheet.paragraph(f"** {section.title} **" if sheet.rng.random() < 0.6 else section.title, after=0.4)
        waiting = list(section.items)
        while waiting:
            item = waiting.pop(0)
            x, tall = sheet.left, 0.0
            if waiting and all(_one_column(sheet, each, middle) for each in (item, waiting[0])):
                tall = pen.pair(item, sheet.left, sheet.y, middle - sheet.left - 3)
                item, x = waiting.pop(0), middle
            sheet.y += max(tall, pen.pair(item, x, sheet.y, sheet.right - x)) + 0.5
        sheet.y += 2
    for sentence in form.sentences:
        sheet.paragraph(sentence)
    sheet.paragraph(line, after=0.3)
    sheet.paragraph("SIDA 1 (1)   SLUT PÅ UTSKRIFT", after=0)
    sheet.capitals = False


def _one_column(sheet: Sheet, item: Item, middle: float) -> bool:
    one_line = not item.boxes and not item.by_hand and "\n" not in item.value
    return one_line and sheet.width_mm(f"{item.label}: {item.value} ") < middle - sheet.left - 5


METHODS = (("CT", "CT/DT"), ("MR", "MR"), ("XR", "Slätröntgen"), ("US", "Ultraljud"), ("MG", "Mammografi"))
SIDES = (("right", "Höger"), ("left", "Vänster"), ("both", "Båda"))


def checklist(sheet: Sheet, form: Form) -> None:
    """Check boxes wherever a form can have them: method, side, what is wanted, how, consent."""
    exam, day = form.exams[0] if len(form.exams) == 1 else (None, "")
    by_hand = any(item.by_hand for section in form.sections for item in section.items)
    if exam is None or exam.modality not in dict(METHODS) or exam.self_referred or by_hand:
        right_labels(sheet, form)
        return
    top(sheet, form)
    pen = Pen(sheet, kind=sheet.rng.choice(["drawn", "drawn", "glyph", "after"]))
    mark = sheet.rng.choice(["crossed", "ticked"])
    part = {"thorax-buk": "thorax + buk", "sacroiliacaleder": "SI-leder", "helrygg": "hela ryggen"}.get(exam.body_part)
    boxes = tuple((mark if key == exam.modality else "empty", words) for key, words in METHODS)
    sides = tuple((mark if key == exam.side else "empty", words) for key, words in SIDES)
    ours = [Item("exam", "Metod", boxes=boxes), Item("exam", "Kroppsdel", part or exam.body_part),
            Item("exam", "Sida", boxes=sides), Item("date", "Undersökningsdatum", day)]  # fmt: skip
    sections, placed = [], False
    for section in form.sections:
        items = [item for item in section.items if item.key not in ("exam", "date")]
        if len(items) < len(section.items) and not placed:
            items, placed = ours + items, True
        sections.append(Section(section.title, items))
    for section in sections:
        start = sheet.y
        sheet.y += 1.5
        for item in section.items:
            sheet.y += (
                pen.pair(item, sheet.left + 2, sheet.y, sheet.right - sheet.left - 4, bold=bool(item.boxes)) + 1.3
            )
        sheet.box(sheet.left, start, sheet.right, sheet.y + 0.5, 0.35)
        sheet.y += 2.5
    foot(sheet, form)


def styled(sheet: Sheet, form: Form) -> None:
    """Plain lines whose values are bold and slanted in turn, some underlined."""
    top(sheet, form)
    rng = sheet.rng
    pens = [Pen(sheet, kind="drawn", bold=True), Pen(sheet, kind="drawn", italic=True)]
    one = rng.choice([*pens, None])
    sign = rng.choice([":", " –", " ="])
    for section in form.sections:
        if rng.random() < 0.5:
            sheet.paragraph(section.title.upper(), after=0.8)
        for item in section.items:
            pen = one or rng.choice(pens)
            sheet.y += pen.pair(item, sheet.left, sheet.y, sheet.right - sheet.left, sign=sign) + 1.4
        sheet.y += 2.5
    foot(sheet, form)
