"""What is filled into the forms of the river set: one item a field, the empty ones too; the labels are the house's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from bench.faxes.truth import CLINICS, THERAPISTS, Exam, Truth
from bench.faxes.wording import MARKS, Form, Item, Labels, Section, on_behalf

AUTHORITY = {"advokat": "Handläggning av ärende", "skadereglerare": "Handläggning av ärende"}
SAME = ("samma", "d:o", "samma som ovan", "dito", "samma mottagare")
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
DAYS = ("iso", "iso", "iso", "tight", "slash", "points", "words", "short", "six")
LATEST = ("senaste", "den senaste", "senast utförda", "Senaste")
DELIVERY = {
    "link": ("länkas", "Länkning"), "iep": ("via IEP", "IEP"), "usb": ("USB", "på USB-minne"),
    "dvd": ("DVD", "CD/DVD"), "post": ("per post", "med post"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled(Form):
    """A form with what its house must know to draw it: whose it is, whether it has check boxes, what is by hand."""

    type: str = ""
    boxes: bool = False
    by_hand: bool = False
    rows: tuple[tuple[Exam, str], ...] = field(default=())


def day_words(style: str, iso: str) -> str:
    """``iso`` as this sender writes days; the six digits begin with the year."""
    year, month, day = iso.split("-")
    name = MONTHS[int(month) - 1]
    return {
        "iso": iso,
        "tight": f"{year}{month}{day}",
        "slash": f"{int(day)}/{int(month)} {year}",
        "points": f"{day}.{month}.{year}",
        "words": f"{int(day)} {name} {year}",
        "short": f"{int(day)} {name if len(name) < 5 else name[:3]} {year}",
        "six": f"{year[2:]}-{month}-{day}",
    }[style]


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Filled:
    """``truth`` filled in. Optional fields that stay empty are printed as often as not."""
    del labels  # every house has its own
    style = rng.choice(DAYS)
    keep = rng.choice([0.35, 0.7, 1.0])
    parts = {"orderer": _orderer(truth, rng, style), "patient": _patient(truth, rng),
             "order": _order(truth, rng, boxes, style), "consent": _consent(truth, rng, boxes)}  # fmt: skip
    sections = []
    for title, items in parts.items():
        kept = [one for one in items if one.value or one.boxes or one.key in _asked(truth) or rng.random() < keep]
        if kept:
            sections.append(Section(title, kept))
    exams = tuple(
        (exam, rng.choice(LATEST) if exam.date == "latest" else day_words(style, exam.date) if exam.date else "")
        for exam in truth.exams
    )
    head = truth.letterhead or truth.clinic
    title = "wish_open" if truth.wants_images is None else "report" if not truth.wants_images else "both"
    return Filled([head] if head else [], title, sections, [], "sign", rng.choice(desks), truth.small_print,
                  type=truth.type, boxes=boxes, by_hand=truth.handwritten, rows=exams)  # fmt: skip


def _asked(truth: Truth) -> tuple[str, ...]:
    """Fields that every form has, filled in or not."""
    return ("name", "exams") if truth.type == "patient" else ("clinic", "doctor", "name", "exams")


def _orderer(truth: Truth, rng: Random, style: str) -> list[Item]:
    person = "doctor" if truth.type in CLINICS else "therapist"
    if truth.type == "patient":
        items = [Item("self", "", rng.choice(("Patienten själv", "Patient", "Patienten (privatperson)")))]
        if on_behalf(truth):
            items = [Item("self", "", rng.choice(("Anhörig", "Närstående"))), Item("relative", "", truth.doctor)]
        return [
            *items,
            Item("phone", "", truth.phone),
            Item("reference", "", truth.reference),
            Item("ordered", "", day_words(style, truth.ordered_on)),
        ]
    named = [Item(person, "", truth.doctor), Item("title", "", truth.title)]
    if truth.doctor and truth.title and rng.random() < 0.6:
        both = f"{truth.doctor}, {truth.title}"
        if rng.random() < 0.25 and "," not in truth.title:
            both = f"{truth.title[0].upper()}{truth.title[1:]} {truth.doctor}"
        named = [Item(person, "", both)]
    elif not truth.title:
        named.pop()
    return [Item("clinic", "", truth.clinic), *named, Item("phone", "", truth.phone), Item("fax", "", truth.fax),
            Item("reference", "", truth.reference),
            Item("ordered", "", day_words(style, truth.ordered_on))]  # fmt: skip


def _patient(truth: Truth, rng: Random) -> list[Item]:
    who = truth.patient
    if who is None:
        return []
    hand = truth.handwritten
    turned = rng.random() < 0.3
    name = (f"{who.last}, {who.first}" if turned else who.name) if truth.show_name else ""
    if rng.random() < 0.2:
        name = name.upper()
    key = "reserve" if who.reserve else "identity"
    number = who.printed if truth.show_identity else ""
    return [Item("turned" if turned and name else "name", "", name, by_hand=hand and bool(name)),
            Item(key, "", number, by_hand=hand and bool(number))]  # fmt: skip


def _order(truth: Truth, rng: Random, boxes: bool, style: str) -> list[Item]:
    items = [Item("exams", "")]
    if truth.wants_images is not None:
        items.append(_wanted(truth, rng, boxes))
    items += _recipients(truth, rng)
    if truth.type != "patient":
        items.append(_delivery(truth, rng, boxes))
    if truth.type == "chiropractor" and not any(exam.self_referred for exam in truth.exams):
        items.append(_self_referred(truth, rng, boxes))
    items.append(Item("treatment" if truth.type in THERAPISTS else "purpose", "", truth.purpose))
    dated = truth.urgency[:1].isdigit()
    items.append(Item("urgency", "", day_words(style, truth.urgency) if dated else truth.urgency))
    return items


def _pair(rng: Random, images: bool, report: bool) -> tuple[str, str]:
    """States of two boxes; the one not meant is sometimes a mistake that was struck out."""
    mark, empty = rng.choice(MARKS), "struck" if rng.random() < 0.1 else "empty"
    return mark if images else empty, mark if report else empty


def _wanted(truth: Truth, rng: Random, boxes: bool) -> Item:
    images, report = bool(truth.wants_images), bool(truth.wants_report)
    chosen = "both" if images and report else "only_images" if images else "only_report"
    if not boxes:
        return Item("wanted", "", f"={chosen}")
    if rng.random() < 0.55:
        first, second = _pair(rng, images, report)
        return Item("wanted", "", boxes=((first, "images"), (second, "report")))
    mark = rng.choice(MARKS)
    options = ("only_images", "only_report", "both")
    return Item("wanted", "", boxes=tuple((mark if one == chosen else "empty", one) for one in options))


def _recipients(truth: Truth, rng: Random) -> list[Item]:
    if truth.type == "patient":
        return []
    images, report = truth.image_recipient, truth.report_recipient
    own = bool(truth.onward) and rng.random() < 0.5
    onward = "" if own or not truth.onward else f" fvb. {truth.onward}"
    extra = [Item("onward", "", truth.onward)] if own else []
    if images and report and truth.one_recipient and images == report:
        if rng.random() < 0.75:
            return [Item("recipient", "", images + onward), *extra]
        return [Item("image_recipient", "", images + onward), Item("report_recipient", "", rng.choice(SAME)), *extra]
    if not images and not report:
        if rng.random() < 0.6:
            return [Item("recipient", "")]
        return [Item("image_recipient", ""), Item("report_recipient", "")]
    out = [Item("image_recipient", "", images + onward)] if images else []
    same = bool(images) and images == report
    if report:
        out.append(Item("report_recipient", "", rng.choice(SAME) if same else report))
    elif truth.wants_report:
        out.append(Item("report_recipient", ""))
    return [*out, *extra]


def _delivery(truth: Truth, rng: Random, boxes: bool) -> Item:
    if not boxes:
        return Item("delivery", "", rng.choice(DELIVERY[truth.delivery]) if truth.delivery else "")
    ways = ["link", "iep", "usb", *(way for way in ("dvd", "post") if way == truth.delivery)]
    mark = rng.choice(MARKS)
    return Item("delivery", "", boxes=tuple((mark if way == truth.delivery else "empty", way) for way in ways))


def _self_referred(truth: Truth, rng: Random, boxes: bool) -> Item:
    said = truth.self_referred
    if boxes:
        mark = rng.choice(MARKS)
        states = (mark if said == "yes" else "empty", "yes"), (mark if said == "no" else "empty", "no")
        return Item("self_referred", "", boxes=states)
    words = {"yes": ("Ja", "Ja, egen remiss", "Ja, jag remitterade"),
             "no": ("Nej", "Nej, remitterad av annan vårdgivare", "Nej, remiss från läkare"),
             "not_stated": ("",)}  # fmt: skip
    return Item("self_referred", "", rng.choice(words[said]))


def _consent(truth: Truth, rng: Random, boxes: bool) -> list[Item]:
    remarks = Item("remarks", "", " ".join(truth.remarks))
    if truth.type == "patient":
        return [remarks]
    key = "consent_written" if truth.consent == "written" and truth.consent_boxes else "consent"
    if truth.consent_boxes is not None:
        mark = rng.choice(MARKS)
        yes, no = (mark if state == "marked" else state for state in truth.consent_boxes)
        return [Item(key, "", boxes=((yes, "yes"), (no, "no"))), remarks]
    if truth.consent_words:
        return [Item("consent", "", truth.consent_words), remarks]
    if boxes and rng.random() < 0.5:
        return [Item("consent", "", boxes=(("empty", "yes"), ("empty", "no"))), remarks]
    return [Item("consent", ""), remarks]
