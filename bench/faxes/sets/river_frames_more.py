"""More frames of the river set: guidance below labels, footnotes, a patient's sticker, blanks inside sentences."""

from __future__ import annotations

from bench.faxes.sets.river_exam_rows import exams
from bench.faxes.sets.river_frames import flow, rows_of
from bench.faxes.sets.river_paper import STEP, Paper
from bench.faxes.wording import Item, Section


def explained(paper: Paper) -> None:
    """Labels on the left with two lines of guidance below them, the value in a box on the right."""
    sheet = paper.sheet
    paper.begin(15, 195)
    split = sheet.left + 66

    def draw(items: list[Item]) -> None:
        for item in items:
            label, note, width = paper.label(item.key), paper.help(item.key), sheet.right - split - 5
            asked = len(sheet.wrap(label, 62, bold=True)) * sheet.line_mm + paper.noted(note, 62)
            tall = max(asked, paper.high(item, width) + 1.6)
            down = sheet.lines(sheet.left, sheet.y, label, 62, bold=True)
            paper.note(sheet.left, sheet.y + down, note, 62)
            if not item.boxes:
                sheet.box(split, sheet.y, sheet.right, sheet.y + max(paper.high(item, width) + 1.6, 6), 0.2)
            paper.put(item, split + 2, sheet.y + 0.8, width)
            sheet.y += max(tall, 6) + 1.6

    for section in paper.sections():
        flow(paper, section, draw)
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.15)
        sheet.y += 1.5
    paper.end()


def footnoted(paper: Paper) -> None:
    """Two pairs a row in a grid; a figure after the label names the note at the foot of the page."""
    sheet = paper.sheet
    paper.begin(16, 194)
    notes: list[str] = []
    kept: dict[str, str] = {}

    def label(item: Item) -> str:
        note = paper.help(item.key)
        if note and item.key not in kept:
            notes.append(f"{len(notes) + 1}) {note}.")
            kept[item.key] = f" {len(notes)})"
        return paper.label(item.key) + kept.get(item.key, "")

    def draw(items: list[Item]) -> None:
        for row in rows_of(paper, items, 2, 42):
            x = sheet.left
            texts = [label(item) for item, _ in row]
            sizes = [paper.fitting(text, 33) for text in texts]
            asked = [
                len(sheet.wrap(text, 34, size=size)) * sheet.line_mm for text, size in zip(texts, sizes, strict=True)
            ]
            tall = max(*asked, *(paper.high(item, wide - 40) for item, wide in row)) + 1.8
            for text, size, (item, wide) in zip(texts, sizes, row, strict=True):
                sheet.box(x, sheet.y, x + wide, sheet.y + tall)
                sheet.rule(x + 36, sheet.y, x + 36, sheet.y + tall)
                sheet.lines(x + 1.2, sheet.y + 0.9, text, 34, size=size)
                paper.put(item, x + 38, sheet.y + 0.9, wide - 40)
                x += wide
            sheet.y += tall

    for section in paper.sections():
        sheet.paragraph(paper.title(section), bold=True, after=0.6)
        flow(paper, section, draw)
        sheet.y += 2
    paper.end((" ".join(notes),))


def sticker(paper: Paper) -> None:
    """The patient's data on a sticker in the upper right, the other fields as lines with dots."""
    sheet = paper.sheet
    paper.begin(15, 195)
    sections = paper.sections()
    patient = next((one for one in sections if one.title == "patient"), None)
    top = sheet.y
    if patient:
        _sticker(paper, patient)
    low, right = sheet.y, sheet.right
    sheet.y = top
    if patient:
        sheet.right = right - 86
    first = next((one for one in sections if one.title == "orderer"), None)
    if first:
        sheet.paragraph(paper.title(first), bold=True, after=1)
        _dotted(paper, first.items)
    sheet.right, sheet.y = right, max(low, sheet.y) + 2
    for section in sections:
        if section not in (patient, first):
            sheet.paragraph(paper.title(section), bold=True, after=0.4)
            sheet.y += paper.note(sheet.left, sheet.y, paper.before(section), 178) + 1
            flow(paper, section, lambda items: _dotted(paper, items))
            sheet.y += 1.5
    paper.end()


def _sticker(paper: Paper, section: Section) -> None:
    """Number, name and an address, one below the other and without labels; the frame says what belongs in it."""
    sheet, rng = paper.sheet, paper.sheet.rng
    x, y = sheet.right - 82, sheet.y
    ways = ("Patientetikett, eller texta namn och personnummer", "Plats för patientetikett",
            "Patientens namn och personnummer (etikett)")  # fmt: skip
    sheet.text(x + 1, y + 0.5, rng.choice(ways), size=min(paper.small, 7.5))
    y += paper.small * STEP + 1.5
    values = [one for one in section.items if one.key in ("name", "turned", "identity", "reserve")]
    if rng.random() < 0.5:
        values.reverse()
    for item in values:
        if item.value:
            y += paper.put(item, x + 6, y, 72) + 0.8
    if any(item.value and not item.by_hand for item in values):
        street = f"{rng.choice(('Åvägen', 'Kvarngatan', 'Brostigen'))} {rng.randint(1, 70)}"
        for text in (street, "300 00 GRANBY"):
            sheet.text(x + 6, y, text)
            y += sheet.line_mm
    sheet.box(x, sheet.y, sheet.right, max(y, sheet.y + 24) + 1, 0.35)
    sheet.y = max(y, sheet.y + 24) + 2


def _dotted(paper: Paper, items: list[Item]) -> None:
    """Label, guidance in parentheses, and the value before a line of dots."""
    sheet = paper.sheet
    width = sheet.right - sheet.left
    for item in items:
        label, note = paper.label(item.key), paper.help(item.key)
        asked = f"{label} " if not note else f"{label} ({note}) "
        after = sheet.width_mm(asked) + 1
        if after > width * 0.62 or after + paper.need(item) > width:
            sheet.y += sheet.lines(sheet.left, sheet.y, asked.strip(), width)
            after = 5.0
        else:
            sheet.text(sheet.left, sheet.y, asked)
        tall = paper.put(item, sheet.left + after, sheet.y, width - after)
        if not item.boxes and not item.by_hand:
            start = sheet.left + after + sheet.width_mm(sheet.wrap(paper.value(item), width - after)[-1]) + 1.5
            dots = "." * max(0, int((sheet.right - start) / max(0.5, sheet.width_mm(".")) - 1))
            if dots:
                sheet.text(start, sheet.y + tall - sheet.line_mm, dots)
        sheet.y += tall + 1.1


def leaders(paper: Paper) -> None:
    """Fixed pitch: the label in capitals, its format in parentheses, dots up to a colon, the value."""
    sheet = paper.sheet
    paper.begin(14, 198)
    room = 34 if sheet.size_pt < 11 else 30

    def draw(items: list[Item]) -> None:
        for item in items:
            label, note = paper.label(item.key).upper(), paper.help(item.key)
            asked = f"{label} ({note})" if note and len(label) + len(note) < room - 3 else label
            lead = f"{asked[:room]} ".ljust(room + 1, ".") + ": "
            sheet.text(sheet.left, sheet.y, lead)
            after = sheet.width_mm(lead)
            sheet.y += paper.put(item, sheet.left + after, sheet.y, sheet.right - sheet.left - after) + 0.6
            if note and asked == label and len(note) < 60:
                sheet.text(sheet.left + 4, sheet.y, f"({note})", size=paper.small)
                sheet.y += paper.small * STEP + 0.4

    for section in paper.sections():
        sheet.paragraph(f"== {paper.title(section).upper()} ==", after=0.8)
        flow(paper, section, draw)
        sheet.y += 1.2
    paper.end()


def sentences(paper: Paper) -> None:
    """Blanks inside printed sentences, what belongs in each in parentheses beneath the line."""
    sheet = paper.sheet
    paper.begin(20, 190)
    for section in paper.sections():
        for item in section.items:
            if item.key == "exams":
                sheet.paragraph("Beställningen gäller följande undersökningar:", after=1)
                exams(paper)
                continue
            _blank(paper, item)
        sheet.y += 1.5
    paper.end()


SENTENCES = {
    "clinic": "Härmed beställer vi vid", "doctor": "genom läkare", "therapist": "genom", "title": "som är",
    "phone": "och nås på telefon", "fax": "eller fax", "name": "Beställningen gäller patienten",
    "turned": "Beställningen gäller patienten", "identity": "med personnummer", "reserve": "med reservnummer",
    "exam": "Vi önskar material från undersökningen", "date": "som utfördes", "wanted": "Det vi önskar är",
    "recipient": "Materialet skickas till", "image_recipient": "Bilderna skickas till",
    "report_recipient": "Utlåtandet skickas till", "onward": "för vidare befordran till",
    "delivery": "Bilderna levereras", "purpose": "Materialet behövs för",
    "treatment": "Patienten behandlas hos oss för", "urgency": "Materialet behövs senast",
    "ordered": "Beställningen är gjord den",
}  # fmt: skip


def _blank(paper: Paper, item: Item) -> None:
    """The sentence up to the blank, the value on its line, and beneath it what the line is for."""
    sheet = paper.sheet
    label = paper.label(item.key)
    lead = SENTENCES.get(item.key.partition(" ")[0], f"{label}:")
    width = sheet.right - sheet.left
    sheet.text(sheet.left, sheet.y, lead)
    after = sheet.width_mm(f"{lead} ") + 2
    tall = paper.put(item, sheet.left + after, sheet.y, width - after)
    if not item.boxes:
        sheet.rule(sheet.left + after - 1, sheet.y + tall + 0.3, sheet.right, sheet.y + tall + 0.3, 0.18)
    sheet.y += tall + 0.7
    note = paper.help(item.key)
    under = f"({label.lower()}; {note})" if note else f"({label.lower()})"
    sheet.y += paper.note(sheet.left + after, sheet.y, under, width - after) + 1.2


def framed_hints(paper: Paper) -> None:
    """A frame with the guidance beside the form, the fields as pairs in two columns left of it."""
    sheet = paper.sheet
    paper.begin(14, 196)
    top, left, right = sheet.y, sheet.left, sheet.right
    hints = _hints(paper)
    sheet.left, sheet.right, sheet.y = right - 50, right - 2, top + 1.5
    sheet.paragraph("Så fyller du i", bold=True, after=1, size=paper.small + 1)
    for text in hints:
        sheet.y += paper.note(sheet.left, sheet.y, text, 46) + 0.8
    sheet.box(right - 52, top, right, sheet.y + 1, 0.2)
    low = sheet.y
    sheet.left, sheet.right, sheet.y = left, right - 56, top
    for section in paper.sections():
        sheet.paragraph(paper.title(section), bold=True, after=0.8)
        flow(paper, section, lambda items: _lines(paper, items))
        sheet.y += 1.2
    sheet.left, sheet.right, sheet.y = left, right, max(low, sheet.y) + 1
    paper.end()


def _hints(paper: Paper) -> list[str]:
    keys = ("identity", "exam", "date", "recipient", "consent")
    texts = [(paper.label(key), paper.help(key)) for key in keys]
    return [f"{label}: {note}." for label, note in texts if note]


def _lines(paper: Paper, items: list[Item]) -> None:
    sheet = paper.sheet
    for item in items:
        label = f"{paper.label(item.key)} "
        after = max(40.0, sheet.width_mm(label) + 2)
        if after > 66:
            sheet.y += sheet.lines(sheet.left, sheet.y, label, sheet.right - sheet.left)
            after = 4.0
        else:
            sheet.text(sheet.left, sheet.y, label)
        tall = paper.put(item, sheet.left + after, sheet.y, sheet.right - sheet.left - after)
        if not item.boxes:
            sheet.rule(sheet.left + after - 1, sheet.y + tall + 0.3, sheet.right, sheet.y + tall + 0.3, 0.15)
        sheet.y += tall + 1.4


def keyed(paper: Paper) -> None:
    """Cells whose boxes have letters only, and below them the legend of what each letter means."""
    sheet = paper.sheet
    paper.begin(16, 194)
    for section in paper.sections():
        paper.bar(paper.title(section), 225)
        flow(paper, section, lambda items: _keyed(paper, items))
        sheet.y += 1.5
    paper.end()


def _keyed(paper: Paper, items: list[Item]) -> None:
    sheet = paper.sheet
    for item in items:
        label, width = f"{paper.label(item.key)}: ", sheet.right - sheet.left
        after = max(52.0, sheet.width_mm(label, bold=True) + 3)
        sheet.text(sheet.left, sheet.y, label, bold=True)
        lettered = len(item.boxes) > 1 and item.key in ("wanted", "delivery")
        if not lettered:
            sheet.y += paper.put(item, sheet.left + after, sheet.y, width - after)
            sheet.y += paper.note(sheet.left + after, sheet.y, paper.help(item.key), width - after) + 1.2
            continue
        x, legend = sheet.left + after, []
        for letter, (state, words) in zip("ABCDE", paper.options(item), strict=False):
            side = sheet.check_box(x, sheet.y, state)
            sheet.text(x + side + 1.5, sheet.y, letter)
            legend.append(f"{letter} = {words}")
            x += side + 12
        sheet.y += sheet.line_mm + 0.6
        sheet.y += paper.note(sheet.left + after, sheet.y, ", ".join(legend), width - after) + 1.2
