"""Orders of the hill set as label and value: what the lists, tables and cover slips are made of."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bench.faxes.sets.hill_days import Days
from bench.faxes.sets.hill_prose import own_exam, purpose
from bench.faxes.truth import CLINICS, THERAPISTS, Truth
from bench.faxes.wording import MARKS, Form, Item, Labels, Section, Words

DELIVERY = {
    "link": ("länkas", "länkning", "via länk mellan PACS"),
    "iep": ("IEP", "via Sectra IEP", "bildportalen IEP"),
    "usb": ("USB", "USB-minne", "på USB"),
    "dvd": ("DVD", "på DVD-skiva", "CD/DVD"),
    "post": ("per post", "med post", "brevpost"),
}
BOXED_WAYS = {"link": "Länkas", "iep": "IEP", "usb": "USB", "dvd": "DVD", "post": "Post"}
BOUND = "\N{NO-BREAK SPACE}"
OURS = ("till oss", "oss", "vår mottagning", "till vår mottagning")
DITTO = ("samma", "d:o", "samma mottagare", "samma som bilderna")
THINGS = {
    (True, True): ("Bilder och utlåtande", "bilder + utlåtande", "både bilder och svar", "bilder samt utlåtande"),
    (True, False): ("Endast bilder", "bilder, ej utlåtande", "enbart bilder"),
    (False, True): ("Endast utlåtande", "utlåtande, inga bilder", "enbart utlåtande"),
}


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Form:
    """``truth`` as sections of labels with values; with ``boxes``, what can be ticked is."""
    words, days = Words(rng, labels), Days(rng)
    sections = [
        Section(words["s_sender"], _sender(truth, words, days)),
        Section(words["s_patient"], _patient(truth, words)),
        Section(words["s_order"], _order(truth, words, days, boxes)),
        Section(words["s_where"], _where(truth, words, boxes)),
        Section(words["s_consent"], _consent(truth, words)),
        Section(words["s_other"], _other(truth, words, days)),
    ]
    if rng.random() < 0.4:  # who it is about comes first
        sections[:2] = sections[1::-1]
    elif rng.random() < 0.3:
        sections = [*sections[1:], sections[0]]
    head = truth.letterhead or truth.clinic
    sentences = [f"{each.rstrip('.')}." for each in truth.remarks]
    return Form([head] if head else [], _title(truth, words), [each for each in sections if each.items], sentences,
                words["sign"], rng.choice(desks), truth.small_print)  # fmt: skip


def _title(truth: Truth, words: Words) -> str:
    if truth.wants_images is None:
        return words["title_any"]
    both = truth.wants_images and truth.wants_report
    return words["title_both" if both else "title_images" if truth.wants_images else "title_report"]


def _sender(truth: Truth, words: Words, days: Days) -> list[Item]:
    items = [Item("clinic", words["clinic"], truth.clinic)] if truth.clinic else []
    if truth.doctor:
        label = "doctor" if truth.type in CLINICS else "therapist" if truth.type in THERAPISTS else "person"
        titled = truth.title and (truth.type not in CLINICS or truth.title_needed or words.rng.random() < 0.6)
        items.append(Item("doctor", words[label], f"{truth.doctor}, {truth.title}" if titled else truth.doctor))
    for key, value in (("phone", truth.phone), ("fax", truth.fax), ("reference", truth.reference)):
        if value:
            items.append(Item(key, words[key], value))
    items.insert(words.rng.randrange(len(items) + 1), Item("ordered", words["ordered"], days.written(truth.ordered_on)))
    return items


def _patient(truth: Truth, words: Words) -> list[Item]:
    person = truth.patient
    if person is None:
        return []
    kind = "reserve" if person.reserve else "coordination" if person.coordination else "identity"
    plain = kind == "identity" and truth.show_name and truth.show_identity and not truth.handwritten
    if plain and words.rng.random() < 0.3:
        return [Item("name", words["both_of_patient"], f"{person.name}, {person.printed}")]
    items = [Item("name", words["name"], person.name, by_hand=truth.handwritten)] if truth.show_name else []
    if truth.show_identity:
        items.append(Item("identity", words[kind], person.printed, by_hand=truth.handwritten))
    return items[::-1] if words.rng.random() < 0.35 else items


def _order(truth: Truth, words: Words, days: Days, boxes: bool) -> list[Item]:
    items: list[Item] = []
    together = not truth.handwritten and words.rng.random() < 0.35
    for exam in truth.exams:
        text = f"{exam.text[0].upper()}{exam.text[1:]}" + own_exam(words.rng, exam)
        if together and exam.date:
            items.append(Item("exam", words["exam_dated"], f"{text}, {days.value(exam.date)}"))
            continue
        items.append(Item("exam", words["exam"], text))
        if exam.date:
            items.append(Item("date", words["date"], days.value(exam.date), by_hand=truth.handwritten))
    if truth.wants_images is not None:
        items.insert(0 if words.rng.random() < 0.3 else len(items), _wanted(truth, words, boxes))
    if truth.type == "chiropractor" and truth.self_referred != "not_stated":
        items.append(_self_referred(truth, words, boxes))
    return items


def _wanted(truth: Truth, words: Words, boxes: bool) -> Item:
    images, report = bool(truth.wants_images), bool(truth.wants_report)
    rng = words.rng
    if not boxes and rng.random() < 0.3:  # ticked with letters
        typed = {True: rng.choice(("[X]", "[x]")), False: f"[{BOUND}]"}
        return Item("wanted", words["wanted"], f"{typed[images]}{BOUND}bilder   {typed[report]}{BOUND}utlåtande")
    if not boxes:
        return Item("wanted", words["wanted"], rng.choice(THINGS[images, report]))
    mark = rng.choice(MARKS)
    pair = rng.choice((("Bilder", "Utlåtande"), ("Röntgenbilder", "Röntgensvar"), ("bilder", "svar")))
    if rng.random() < 0.35:
        options = ("Bilder och utlåtande", "Bara bilder", "Bara utlåtande")
        chosen = 0 if images and report else 1 if images else 2
        states = tuple((mark if place == chosen else "empty", text) for place, text in enumerate(options))
    else:
        states = ((mark if images else "empty", pair[0]), (mark if report else "empty", pair[1]))
    return Item("wanted", words["wanted"], boxes=states)


def _self_referred(truth: Truth, words: Words, boxes: bool) -> Item:
    yes = truth.self_referred == "yes"
    if boxes:
        mark = words.rng.choice(MARKS)
        states = ((mark if yes else "empty", "Ja"), ("empty" if yes else mark, "Nej"))
        return Item("self_referred", words["self_referred"], boxes=states)
    said = ("Ja", "Ja, jag remitterade") if yes else ("Nej", "Nej, annan vårdgivare", "Nej, läkare remitterade")
    return Item("self_referred", words["self_referred"], words.rng.choice(said))


def _where(truth: Truth, words: Words, boxes: bool) -> list[Item]:
    rng, onward = words.rng, truth.onward
    images, report = truth.image_recipient, truth.report_recipient
    apart = onward and rng.random() < 0.4
    tail = f" fvb. {onward}" if onward and not apart else ""
    items: list[Item] = []
    if images and images == report and truth.one_recipient:
        items.append(Item("recipient", words["both"], images + tail))
    elif images or report:
        items += [Item("image_recipient", words["image_recipient"], images + tail)] if images else []
        if report:
            value = rng.choice(DITTO) if report == images else report + ("" if images else tail)
            items.append(Item("report_recipient", words["report_recipient"], value))
    elif truth.type in THERAPISTS and rng.random() < 0.35:
        items.append(Item("recipient", words["both"], rng.choice(OURS)))
    if apart:
        items.append(Item("onward", words["onward"], onward))
    if truth.delivery:
        items.append(_delivery(truth, words, boxes))
    return items


def _delivery(truth: Truth, words: Words, boxes: bool) -> Item:
    if not boxes:
        return Item("delivery", words["delivery"], words.rng.choice(DELIVERY[truth.delivery]))
    mark = words.rng.choice(MARKS)
    ways = ["link", "iep", "usb", *({"dvd", "post"} & {truth.delivery})]
    states = tuple((mark if way == truth.delivery else "empty", BOXED_WAYS[way]) for way in ways)
    return Item("delivery", words["delivery"], boxes=states)


def _consent(truth: Truth, words: Words) -> list[Item]:
    if truth.consent_boxes is not None:
        yes, no = (words.rng.choice(MARKS) if state == "marked" else state for state in truth.consent_boxes)
        label = words["consent_written" if truth.consent == "written" else "consent_oral"]
        return [Item("consent", label, boxes=((yes, "Ja"), (no, "Nej")))]
    return [Item("consent", words["consent"], truth.consent_words)] if truth.consent_words else []


def _other(truth: Truth, words: Words, days: Days) -> list[Item]:
    items = []
    why = purpose(truth)
    if why:
        items.append(Item("purpose", words["treatment" if truth.type in THERAPISTS else "purpose"], why))
    if truth.urgency:
        dated = truth.urgency[:1].isdigit()
        value = days.written(truth.urgency) if dated else truth.urgency
        items.append(Item("urgency", words["needed" if dated else "urgency"], value))
    return items
