"""The few forms of the forest set: what people fill in who would rather write, and three papers for it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bench.faxes import layouts
from bench.faxes.paper import Sheet
from bench.faxes.sets.forest_exams import PURPOSES
from bench.faxes.sets.forest_mentions import Days, person_words
from bench.faxes.truth import THERAPISTS, Truth
from bench.faxes.wording import DELIVERY_WORDS, MARKS, Form, Item, Labels, Section, Words, announcing, wanted_words

STYLES = ("iso", "words", "slash", "eight")
OWN = {"yes": " (egen remiss)", "no": " (remitterad av annan)"}


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Form:
    """``truth`` filled in; ``boxes`` uses check boxes where a form would."""
    words, days = Words(rng, labels), Days(rng, rng.choice(STYLES))
    sections = [
        Section(words["orderer"], _orderer(truth, words, rng)),
        Section(words["patient_section"], _patient(truth, words)),
        Section(words["order_section"], _order(truth, words, days, rng, boxes)),
        Section(words["consent"], _consent(truth, words, rng)),
    ]
    if rng.random() < 0.5:
        sections[0], sections[1] = sections[1], sections[0]
    for section in sections:
        if section.items and section.items[0].key in ("clinic", "doctor"):
            section.items.append(Item("ordered", words["ordered"], days.written(truth.ordered_on)))
    sections = [section for section in sections if section.items]
    head = truth.letterhead or (truth.clinic if rng.random() < 0.5 else "")
    return Form([head] if head else [], words["title"], sections, list(truth.remarks), words["sign"], rng.choice(desks),
                truth.small_print)  # fmt: skip


def _orderer(truth: Truth, words: Words, rng: Random) -> list[Item]:
    items = [Item("clinic", words["clinic"], truth.clinic)] if truth.clinic else []
    if truth.doctor:
        label = words["therapist"] if truth.type in (*THERAPISTS, "other", "unknown") else words["doctor"]
        items.append(Item("doctor", label, person_words(truth, rng)))
    pairs = (("phone", truth.phone), ("fax", truth.fax), ("reference", truth.reference))
    return items + [Item(key, words[key], value) for key, value in pairs if value]


def _patient(truth: Truth, words: Words) -> list[Item]:
    who = truth.patient
    if who is None:
        return []
    items = [Item("name", words["name"], who.name, by_hand=truth.handwritten)] if truth.show_name else []
    if truth.show_identity:
        label = words["reserve" if who.reserve else "coordination" if who.coordination else "identity"]
        items.append(Item("identity", label, who.printed, by_hand=truth.handwritten))
    return items


def _order(truth: Truth, words: Words, days: Days, rng: Random, boxes: bool) -> list[Item]:
    items = []
    for exam in truth.exams:
        items.append(Item("exam", words["exam"], f"{exam.text}{OWN.get(exam.self_referred or '', '')}"))
        if exam.date:
            day = rng.choice(["senaste", "den senaste"]) if exam.date == "latest" else days.written(exam.date)
            items.append(Item("date", words["date"], day, by_hand=truth.handwritten))
    if truth.wants_images is not None:
        items.append(_wanted(truth, words, rng, boxes))
    items += _recipients(truth, words, rng)
    if truth.delivery:
        items.append(_delivery(truth, words, rng, boxes))
    if truth.type == "chiropractor" and truth.self_referred != "not_stated":
        items.append(_own(truth, words, rng, boxes))
    purpose = PURPOSES.get(truth.title, truth.purpose) if truth.type == "other" else truth.purpose
    if purpose:
        items.append(
            Item("purpose", words["treatment" if purpose.startswith(("Beh", "Rehab")) else "purpose"], purpose)
        )
    if truth.urgency:
        when = days.written(truth.urgency) if truth.urgency[:1].isdigit() else truth.urgency
        items.append(Item("urgency", words["urgency"], when))
    return items


def _wanted(truth: Truth, words: Words, rng: Random, boxes: bool) -> Item:
    if not boxes:
        return Item("wanted", words["wanted"], wanted_words(truth))
    mark = rng.choice(MARKS)
    states = (
        (mark if truth.wants_images else "empty", "Bilder"),
        (mark if truth.wants_report else "empty", "Utlåtande"),
    )
    return Item("wanted", words["wanted"], boxes=states)


def _recipients(truth: Truth, words: Words, rng: Random) -> list[Item]:
    images, report = truth.image_recipient, truth.report_recipient
    onward = f" fvb. {truth.onward}" if truth.onward else ""
    if images and images == report and truth.one_recipient:
        return [Item("recipient", words["both"], images + onward)]
    items = [Item("image_recipient", words["image_recipient"], images + onward)] if images else []
    if report:
        value = rng.choice(["samma", "d:o", "samma mottagare"]) if report == images else report
        items.append(Item("report_recipient", words["report_recipient"], value if images else report + onward))
    return items


def _delivery(truth: Truth, words: Words, rng: Random, boxes: bool) -> Item:
    if not boxes:
        return Item("delivery", words["delivery"], rng.choice(DELIVERY_WORDS[truth.delivery]))
    mark = rng.choice(MARKS)
    ways = ("link", "iep", "usb", "dvd") if truth.delivery == "dvd" else ("iep", "link", "usb")
    states = tuple((mark if way == truth.delivery else "empty", DELIVERY_WORDS[way][1]) for way in ways)
    return Item("delivery", words["delivery"], boxes=states)


def _own(truth: Truth, words: Words, rng: Random, boxes: bool) -> Item:
    yes = truth.self_referred == "yes"
    if not boxes:
        return Item("self_referred", words["self_referred"], "Ja" if yes else "Nej, annan vårdgivare")
    mark = rng.choice(MARKS)
    pair = ((mark if yes else "empty", "Ja"), ("empty" if yes else mark, "Nej"))
    return Item("self_referred", words["self_referred"], boxes=pair)


def _consent(truth: Truth, words: Words, rng: Random) -> list[Item]:
    if truth.consent_boxes is not None:
        yes, no = (rng.choice(MARKS) if state == "marked" else state for state in truth.consent_boxes)
        written = truth.consent == "written"
        label = words["consent_box_written" if written else "consent_box"]
        if written:
            label = announcing(label, words.lists["consent_box_written"])
        return [Item("consent", label, boxes=((yes, "Ja"), (no, "Nej")))]
    return [Item("consent", words["consent"], truth.consent_words)] if truth.consent_words else []


# --- the papers ------------------------------------------------------------------------------------------------------


def _begin(sheet: Sheet, made: Form) -> None:
    sheet.y = 14
    for line in made.letterhead:
        sheet.paragraph(line, bold=True, size=sheet.size_pt + 1, after=1)
    sheet.heading(made.title, after=2)
    if made.desk:
        sheet.paragraph(f"{made.desk_label}: {made.desk}", after=4)


def _end(sheet: Sheet, made: Form) -> None:
    for sentence in made.sentences:
        sheet.paragraph(sentence)
    if made.signed:
        sheet.text(sheet.left, sheet.y + 5, made.signed)
        sheet.signature(sheet.left + 30, sheet.y + 1)
        sheet.y += 14
    if made.small_print:
        sheet.y = max(sheet.y + 3, 270.0)
        sheet.y += sheet.lines(sheet.left, sheet.y, made.small_print, 165, size=max(6.5, sheet.size_pt - 3))


def _put(sheet: Sheet, item: Item, x: float, width: float) -> float:
    """The value in the line of the pen; handwriting is taller than print. Returns the height."""
    if not item.by_hand:
        return layouts.value_at(sheet, item, x, sheet.y, width)
    sheet.by_hand(x, sheet.y, item.value)
    return sheet.line_mm * 1.9


def headings(sheet: Sheet, made: Form) -> None:
    """Headings of a dictation, on their own lines, with the words for them below and further in."""
    _begin(sheet, made)
    for section in made.sections:
        for item in section.items:
            sheet.paragraph(item.label, bold=True, after=0.2)
            sheet.y += _put(sheet, item, sheet.left + 8, sheet.right - sheet.left - 8) + 1
        sheet.y += 1.5
    _end(sheet, made)


def noted(sheet: Sheet, made: Form) -> None:
    """A message pad: label and colon in a column of their own, sections parted by thin rules."""
    sheet.left, sheet.right = 24, 186
    _begin(sheet, made)
    wide = min(70.0, max(sheet.width_mm(f"{item.label}: ") for section in made.sections for item in section.items) + 2)
    for section in made.sections:
        for item in section.items:
            label = sheet.lines(sheet.left, sheet.y, f"{item.label}:", wide - 2)
            value = _put(sheet, item, sheet.left + wide, sheet.right - sheet.left - wide)
            sheet.y += max(label, value) + 1
        sheet.rule(sheet.left, sheet.y + 0.5, sheet.right, sheet.y + 0.5, 0.2)
        sheet.y += 2.5
    _end(sheet, made)


def flowing(sheet: Sheet, made: Form) -> None:
    """Label and value follow one another in the line, two or three to a line where they are short."""
    _begin(sheet, made)
    for section in made.sections:
        sheet.paragraph(section.title, bold=True, after=0.8)
        x = sheet.left
        for item in section.items:
            label = f"{item.label}: "
            wide = sheet.width_mm(label) + _wide(sheet, item) + 8
            if x > sheet.left and (x + wide > sheet.right or item.key == "exam" or item.by_hand):
                x, sheet.y = sheet.left, sheet.y + sheet.line_mm + 1
            sheet.text(x, sheet.y, label)
            at = x + sheet.width_mm(label) + 1
            high = _put(sheet, item, at, sheet.right - at)
            if high > sheet.line_mm * 1.5 or item.by_hand:
                x, sheet.y = sheet.left, sheet.y + high + 1
            else:
                x += wide
        sheet.y += (sheet.line_mm + 1 if x > sheet.left else 0) + 2
    _end(sheet, made)


def _wide(sheet: Sheet, item: Item) -> float:
    return sum(sheet.width_mm(text) + 14 for _, text in item.boxes) if item.boxes else sheet.width_mm(item.value)


FORMS = {"headings": headings, "noted": noted, "flowing": flowing}
