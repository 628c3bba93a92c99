"""Fills in a form of the report set: also with fields left blank, two things in one field, and lists of boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from bench.faxes.sets import report_labels as said
from bench.faxes.truth import CLINICS, THERAPISTS, Exam, Truth
from bench.faxes.wording import MARKS, Form, Item, Labels, Section, Words

SIDES = {"right": ("höger", "hö", "hö."), "left": ("vänster", "vä", "vä.")}
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
          "november", "december")  # fmt: skip
TOWNS = ("000 11 Ljunganäs", "000 23 Västerlid", "000 34 Åsnäs", "000 45 Brovik", "000 52 Lindsäter")
STREETS = ("Kvarngatan", "Södra Esplanaden", "Lasarettsvägen", "Tegelbruksgatan", "Björnstigen", "Kajpromenaden")


def filled(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Form:
    """``truth`` as a filled-in form; ``boxes`` uses check boxes where a form would."""
    words = Words(rng, labels)
    blanks = truth.type in (*CLINICS, *THERAPISTS) and rng.random() < 0.45
    order, recipients = _order(truth, rng, words, boxes), _recipients(truth, rng, words, blanks)
    rest = _rest(truth, rng, words, boxes, blanks)
    sections = [
        Section(words["orderer"], _orderer(truth, rng, words, blanks)),
        Section(words["patient_section"], _patient(truth, rng, words, blanks)),
        Section(words["order_section"], [*order, *recipients, *rest]),
        Section(words["consent"], _consent(truth, rng, words, blanks and boxes)),
    ]
    if rng.random() < 0.3:
        sections[:2] = sections[1::-1]
    sections = [section for section in sections if section.items]
    title = words["title"] if truth.wants_images is not None else "Beställning – tidigare undersökning"
    return Form(letterhead(truth, rng), title, sections, list(truth.remarks), words["sign"], rng.choice(desks),
                truth.small_print)  # fmt: skip


def letterhead(truth: Truth, rng: Random) -> list[str]:
    """Who sends, and below it an address; a company also prints its number."""
    head = truth.letterhead or truth.clinic
    if not head:
        return []
    rows = [head]
    if rng.random() < 0.7:
        rows.append(address(rng))
    company = truth.type in (*THERAPISTS, "private") and "Hallands" not in head
    if company and rng.random() < 0.5:
        rows.append(f"Organisationsnummer 559999-{rng.randint(1000, 9999)}")
    return rows


def address(rng: Random) -> str:
    """A street and a town that do not exist."""
    return f"{rng.choice(STREETS)} {rng.randint(1, 80)}, {rng.choice(TOWNS)}"


def day_words(rng: Random, iso: str) -> str:
    """A date as these people write it."""
    if iso == "latest":
        return rng.choice(["senaste", "den senaste"])
    year, month, day = iso.split("-")
    name, number = MONTHS[int(month) - 1], f"{int(day)}/{int(month)}"
    return rng.choice([iso, iso, f"{year[2:]}{month}{day}", f"{number} {year}", f"{number}-{year}",
                       f"{int(day)} {name} {year}", f"{int(day)} {name[:3]} {year}"])  # fmt: skip


def number_words(rng: Random, number: str) -> str:
    """A telephone number with its digits grouped in another way."""
    return rng.choice([number, number, number.replace("-", " "), number.replace("-", "/"), number.replace(" ", "")])


def without_side(text: str) -> tuple[str, str]:
    """An examination and the side that stands in its name."""
    found = re.search(r"\b(höger|vänster|hö|vä)\b", text)
    if not found:
        return text, ""
    return " ".join(text.replace(found[0], " ", 1).split()), found[0]


def doctor_words(truth: Truth, rng: Random) -> str:
    """A doctor by name, with a title before or after it, or none."""
    name, title = truth.doctor, truth.title
    if not title:
        return rng.choice([name, f"dr {name}"])
    if truth.title_needed:
        return rng.choice([f"{name}, {title}", f"{name} ({title})"])
    return rng.choice([f"{name}, {title}", f"dr {name}", f"{title[0].upper()}{title[1:]} {name}", name,
                       f"{name} ({title})"])  # fmt: skip


# --- who orders, for whom ------------------------------------------------------------------------------------------


def _orderer(truth: Truth, rng: Random, words: Words, blanks: bool) -> list[Item]:
    day = Item("ordered", words["ordered"], truth.ordered_on)
    items: list[Item] = []
    if truth.type == "patient":
        relative = "on_behalf_of" in truth.facts
        kin = "vårdnadshavare" if truth.patient and truth.patient.minor else "anhörig"
        who = f"{truth.doctor} ({kin})" if relative else rng.choice(said.PATIENT_SELF)
        items = [Item("orderer", words["patient_orderer"], who)]
    else:
        key = "clinic" if truth.type in ("region_clinic", "outside_region") else "workplace"
        if truth.clinic or (blanks and truth.type in CLINICS):
            items.append(Item("clinic", words[key], truth.clinic))
        items += _person(truth, rng, words, blanks)
    items += _reach(truth, rng, words, blanks)
    if truth.reference:
        items.append(Item("reference", words["reference"], truth.reference))
    items.insert(0 if rng.random() < 0.3 else len(items), day)
    return items


def _person(truth: Truth, rng: Random, words: Words, blanks: bool) -> list[Item]:
    if truth.type in CLINICS:
        if truth.doctor or blanks:
            value = doctor_words(truth, rng) if truth.doctor else ""
            if words["doctor"] == "Dr" and not truth.title_needed:
                value = truth.doctor
            return [Item("doctor", words["doctor"], value)]
        return []
    if not truth.doctor:
        return []
    if truth.title and rng.random() < 0.4:
        return [
            Item("doctor", words["contact"], truth.doctor),
            Item("profession", words["profession"], truth.title),
        ]
    label = words["therapist" if truth.type in THERAPISTS else "contact"]
    return [Item("doctor", label, ", ".join(part for part in (truth.doctor, truth.title) if part))]


def _reach(truth: Truth, rng: Random, words: Words, blanks: bool) -> list[Item]:
    phone, fax = (number_words(rng, number) if number else "" for number in (truth.phone, truth.fax))
    if phone and fax and rng.random() < 0.2:
        return [Item("reach", words["reach"], rng.choice([f"tel {phone}, fax {fax}", f"Tel. {phone}   Fax {fax}"]))]
    items = []
    if phone or blanks:
        items.append(Item("phone", words["phone"], phone))
    if fax or (blanks and rng.random() < 0.5):
        items.append(Item("fax", words["fax"], fax))
    return items


def _patient(truth: Truth, rng: Random, words: Words, blanks: bool) -> list[Item]:
    who, hand = truth.patient, truth.handwritten
    if who is None:
        return []
    whole = truth.show_name and truth.show_identity and not who.reserve and not hand
    if whole and rng.random() < 0.2:
        value = rng.choice([f"{who.name}, {who.printed}", f"{who.name} {who.printed}", f"{who.name} / {who.printed}"])
        return [Item("name_identity", words["name_identity"], value)]
    items = []
    if truth.show_name or blanks:
        turned = truth.show_name and not hand and rng.random() < 0.15
        name = f"{who.last}, {who.first}" if turned else who.name if truth.show_name else ""
        items.append(Item("name", words["name_reversed" if turned else "name"], name, by_hand=hand and bool(name)))
    if truth.show_identity or blanks:
        number = who.printed if truth.show_identity else ""
        label = words["reserve" if who.reserve else "identity"]
        items.append(Item("identity", label, number, by_hand=hand and truth.show_identity))
    if rng.random() < 0.25:
        items.reverse()
    return items


# --- what is ordered -----------------------------------------------------------------------------------------------


def exam_words(rng: Random, exam: Exam) -> str:
    """An examination with whose referral it was, where the order says so."""
    if not exam.modality:
        return rng.choice([exam.text, f"{exam.text} som finns hos er"])
    return exam.text + (rng.choice(said.OWN_EXAM[exam.self_referred]) if exam.self_referred else "")


def _order(truth: Truth, rng: Random, words: Words, boxes: bool) -> list[Item]:
    items: list[Item] = []
    several = len(truth.exams) > 1
    style, numbered = rng.random(), several and rng.random() < 0.5
    for number, exam in enumerate(truth.exams, 1):
        after = f" {number}" if numbered else ""
        text, date = exam_words(rng, exam), day_words(rng, exam.date) if exam.date else ""
        if style < 0.25 and exam.modality and not truth.handwritten:
            both = f"{text}, {date}" if date else text
            items.append(Item("exam_date", words["exam_date"] + after, both))
            continue
        base, side = without_side(text)
        if style > 0.8 and exam.side != "none":
            items.append(Item("exam", words["exam"] + after, base))
            items.append(Item("side", words["side"] + after, side))
        else:
            items.append(Item("exam", words["exam"] + after, text))
        if date or exam.modality:
            items.append(Item("date", words["date"] + after, date, by_hand=truth.handwritten and bool(date)))
    if truth.wants_images is not None:
        items.append(_wanted(truth, rng, words, boxes))
    return items


def _wanted(truth: Truth, rng: Random, words: Words, boxes: bool) -> Item:
    asked = (bool(truth.wants_images), bool(truth.wants_report))
    if not boxes:
        return Item("wanted", words["wanted"], rng.choice(said.WANTED[asked]))
    mark = rng.choice(MARKS)
    if rng.random() < 0.4:
        chosen = {(True, False): 0, (False, True): 1, (True, True): 2}[asked]
        options = enumerate(rng.choice(said.WANTED_THREE))
        return Item("wanted", words["wanted"], boxes=tuple((mark if n == chosen else "empty", o) for n, o in options))
    pairs = zip(asked, rng.choice(said.WANTED_TWO), strict=True)
    return Item("wanted", words["wanted"], boxes=tuple((mark if wanted else "empty", o) for wanted, o in pairs))


def _recipients(truth: Truth, rng: Random, words: Words, blanks: bool) -> list[Item]:
    apart = bool(truth.onward) and rng.random() < 0.5
    onward = f"{rng.choice([' fvb. ', ' fvb ', ', för vidare befordran till '])}{truth.onward}" if truth.onward else ""
    inline = "" if apart else onward
    after = [Item("onward", words["onward"], truth.onward)] if apart else []
    images, report = truth.image_recipient, truth.report_recipient
    if images and report and truth.one_recipient:
        label = words["both"] if truth.wants_images is not None else "Levereras till"
        return [Item("recipient", label, images + inline), *after]
    if truth.type in CLINICS and not images and not report:
        return [Item("recipient", words["both"])] if blanks else []
    items = []
    if images:
        items.append(Item("image_recipient", words["image_recipient"], images + inline))
    if report and report == images:  # "same as above" must stand right below the first
        return [*items, Item("report_recipient", words["report_recipient"], rng.choice(said.SAME)), *after]
    items += after
    if report or (images and blanks):
        items.append(Item("report_recipient", words["report_recipient"], report))
    return items


def _rest(truth: Truth, rng: Random, words: Words, boxes: bool, blanks: bool) -> list[Item]:
    items = []
    if truth.delivery or (blanks and boxes and truth.wants_images):
        items.append(_delivery(truth, rng, words, boxes))
    if truth.type == "chiropractor" and not any(exam.self_referred for exam in truth.exams):
        own = truth.self_referred
        if boxes and (own != "not_stated" or blanks):
            mark = rng.choice(MARKS)
            pair = ((mark if own == "yes" else "empty", "Ja"), (mark if own == "no" else "empty", "Nej"))
            items.append(Item("self_referred", words["self_referred"], boxes=pair))
        elif own != "not_stated":
            items.append(Item("self_referred", words["self_referred"], rng.choice(said.OWN[own])))
    key = "treatment" if truth.type in THERAPISTS else "purpose"
    if truth.purpose or blanks:
        items.append(Item(key, words[key], truth.purpose))
    if truth.urgency or (blanks and rng.random() < 0.4):
        key = "needed_by" if truth.urgency[:1].isdigit() else "urgency"
        value = day_words(rng, truth.urgency) if key == "needed_by" else truth.urgency
        items.append(Item("urgency", words[key], value))
    return items


def _delivery(truth: Truth, rng: Random, words: Words, boxes: bool) -> Item:
    if not boxes:
        return Item("delivery", words["delivery"], rng.choice(said.DELIVERY[truth.delivery]))
    mark = rng.choice(MARKS)
    ways = ["link", "iep", "usb"]
    if truth.delivery not in ("", *ways):
        ways.append(truth.delivery)
    rng.shuffle(ways)
    states = tuple((mark if way == truth.delivery else "empty", rng.choice(said.DELIVERY[way])) for way in ways)
    return Item("delivery", words["delivery"], boxes=states)


def _consent(truth: Truth, rng: Random, words: Words, blanks: bool) -> list[Item]:
    states = truth.consent_boxes
    if states is None and truth.consent_words:
        return [Item("consent", words["consent"], truth.consent_words)]
    if states is None:
        if not blanks or truth.consent != "none" or truth.type == "region_clinic":
            return []
        states = ("empty", "empty")
    mark = rng.choice(MARKS)
    yes, no = (mark if state == "marked" else state for state in states)
    if rng.random() < 0.4:
        oral, enclosed = ("empty", yes) if truth.consent == "written" else (yes, "empty")
        options = zip((oral, enclosed, no), rng.choice(said.CONSENT_LIST), strict=True)
        return [Item("consent", words["consent_list"], boxes=tuple(options))]
    label = words["consent_box_written" if truth.consent == "written" else "consent_box"]
    return [Item("consent", label, boxes=((yes, "Ja"), (no, "Nej")))]
