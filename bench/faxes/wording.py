"""From the truth to labels, values and check boxes: what a form asks and what was filled in.

The labels come from the set (``sets/``) that a fax belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from bench.faxes.truth import THERAPISTS, Exam, Truth

FormMaker = Callable[..., "Form"]
"""Makes a form: truth, chance, labels, desks, and ``boxes`` by name; see ``form``."""
Labels = Mapping[str, tuple[str, ...]]
"""Wordings of each label by its key: title, orderer, clinic, doctor …; see ``sets/open_set.py`` for all of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """A label with a typed value, or with check boxes as (state, words)."""

    key: str
    label: str
    value: str = ""
    boxes: tuple[tuple[str, str], ...] = ()
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Form:
    """All that stands on an order: letterhead, title, sections, whole sentences, who signed."""

    letterhead: list[str]
    title: str
    sections: list[Section]
    sentences: list[str] = field(default_factory=list)
    signed: str = ""
    desk: str = ""
    small_print: str = ""
    exams: tuple[tuple[Exam, str], ...] = ()  # with their dates as written, for layouts that draw a table of them
    desk_label: str = "Till"


MARKS = ("crossed", "ticked", "filled")
DELIVERY_WORDS = {
    "link": ("länkas", "Länkning"),
    "iep": ("IEP", "via IEP"),
    "usb": ("USB", "USB-minne"),
    "dvd": ("CD/DVD", "DVD-skiva"),
    "post": ("per post", "Post"),
}


class Words:
    """Draws one label of each kind for a fax and keeps to it."""

    def __init__(self, rng: Random, labels: Labels) -> None:
        self.rng = rng
        self.lists = labels
        self._kept: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        if key not in self._kept:
            self._kept[key] = self.rng.choice(self.lists[key])
        return self._kept[key]


def date_words(rng: Random, iso: str) -> str:
    """An ISO date as people write it in Sweden."""
    if iso == "latest":
        return rng.choice(["senaste", "den senaste"])
    year, month, day = iso.split("-")
    months = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
              "november", "december")  # fmt: skip
    return rng.choice([iso, iso, iso, f"{year}{month}{day}", f"{int(day)} {months[int(month) - 1]} {year}"])


def wanted_words(truth: Truth) -> str:
    if truth.wants_images and truth.wants_report:
        return "Bilder och utlåtande"
    return "Endast bilder" if truth.wants_images else "Endast utlåtande"


def requester_line(truth: Truth) -> str:
    """The person who orders, with the title."""
    return ", ".join(part for part in (truth.doctor, truth.title) if part)


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Form:
    """``truth`` as a filled-in form; ``boxes`` uses check boxes where a form would."""
    words = Words(rng, labels)
    sections = [
        Section(words["orderer"], _orderer(truth, words)),
        Section(words["patient_section"], _patient(truth, words)),
        Section(words["order_section"], _order(truth, rng, words, boxes)),
    ]
    consent = _consent(truth, rng, words)
    if consent:
        sections.append(Section(words["consent"], consent))
    sections = [section for section in sections if section.items]
    head = truth.letterhead or truth.clinic
    letterhead = [head, *small_head(truth, rng)] if head else []
    remarks, desk = list(truth.remarks), rng.choice(desks)
    title = words["title"] if truth.wants_images is not None else "Beställning"
    return Form(letterhead, title, sections, remarks, words["sign"], desk, truth.small_print)


def small_head(truth: Truth, rng: Random) -> list[str]:
    """The small line under a letterhead: an address, a company number (which is no identity number)."""
    street = rng.choice(["Strandvägen", "Hamngatan", "Björkallén", "Storgatan"])
    line = f"{street} {rng.randint(1, 60)}"
    if truth.type in (*THERAPISTS, "private"):
        line += f", 300 00 Granby   Org.nr 559999-{rng.randint(1000, 9999)}"
    return [line] if rng.random() < 0.6 else []


def _orderer(truth: Truth, words: Words) -> list[Item]:
    items = [Item("ordered", words["ordered"], truth.ordered_on)]
    if truth.type == "patient":
        items = [Item("orderer", "Beställare", "Anhörig" if on_behalf(truth) else "Patienten själv"), *items]
    elif truth.clinic:
        items.insert(0, Item("clinic", words["clinic"], truth.clinic))
    if truth.doctor:
        label = words["therapist"] if truth.type in (*THERAPISTS, "other", "unknown") else words["doctor"]
        if on_behalf(truth):
            label = "Anhörigs namn"
        items.insert(1, Item("doctor", label, requester_line(truth)))
    for key, value in (("phone", truth.phone), ("fax", truth.fax), ("reference", truth.reference)):
        if value:
            items.append(Item(key, words[key], value))
    return items


def announcing(label: str, labels: Sequence[str]) -> str:
    """``label``, or the first of ``labels`` that says a consent comes with the fax: else it would only be claimed."""
    says_so = re.compile(r"bifoga|medfölj|bilag", re.IGNORECASE)
    return next(each for each in (label, *labels) if says_so.search(each))


def on_behalf(truth: Truth) -> bool:
    """Somebody near the patient writes; ``truth.doctor`` is then that person."""
    return truth.type == "patient" and "on_behalf_of" in truth.facts


def _patient(truth: Truth, words: Words) -> list[Item]:
    if truth.patient is None:
        return []
    items = []
    if truth.show_name:
        items.append(Item("name", words["name"], truth.patient.name, by_hand=truth.handwritten))
    if truth.show_identity:
        label = words["reserve" if truth.patient.reserve else "identity"]
        items.append(Item("identity", label, truth.patient.printed, by_hand=truth.handwritten))
    return items


def exam_words(exam: Exam) -> str:
    own = {"yes": " (egen remiss)", "no": " (remitterad av annan)"}.get(exam.self_referred or "", "")
    return f"{exam.text}{own}"


def _order(truth: Truth, rng: Random, words: Words, boxes: bool) -> list[Item]:
    items = []
    for exam in truth.exams:
        label = words["exam"] if truth.wants_images is not None else "Undersökning"
        items.append(Item("exam", label, exam_words(exam)))
        if exam.date:
            items.append(Item("date", words["date"], date_words(rng, exam.date), by_hand=truth.handwritten))
    if truth.wants_images is not None:
        items.append(_wanted(truth, rng, words, boxes))
    items += _recipients(truth, rng, words)
    if truth.delivery:
        items.append(_delivery(truth, rng, words, boxes))
    if truth.type == "chiropractor" and truth.self_referred != "not_stated":
        yes = truth.self_referred == "yes"
        if boxes:
            mark = rng.choice(MARKS)
            pair = ((mark if yes else "empty", "Ja"), ("empty" if yes else mark, "Nej"))
            items.append(Item("self_referred", words.rng.choice(["Egen remiss", "På egen remiss"]), boxes=pair))
        else:
            items.append(Item("self_referred", "Egen remiss", "Ja" if yes else "Nej, remitterad av annan vårdgivare"))
    if truth.purpose:
        items.append(Item("purpose", words["treatment" if truth.type in THERAPISTS else "purpose"], truth.purpose))
    if truth.urgency:
        items.append(Item("urgency", words["urgency"], truth.urgency))
    return items


def _wanted(truth: Truth, rng: Random, words: Words, boxes: bool) -> Item:
    if not boxes:
        return Item("wanted", words["wanted"], wanted_words(truth))
    mark = rng.choice(MARKS)
    if rng.random() < 0.5:
        options = ("Endast bilder", "Endast utlåtande", "Bilder + utlåtande")
        chosen = 2 if truth.wants_images and truth.wants_report else 0 if truth.wants_images else 1
        states = tuple((mark if place == chosen else "empty", text) for place, text in enumerate(options))
    else:
        states = (
            (mark if truth.wants_images else "empty", "Bilder"),
            (mark if truth.wants_report else "empty", "Utlåtande"),
        )
    return Item("wanted", words["wanted"], boxes=states)


def _recipients(truth: Truth, rng: Random, words: Words) -> list[Item]:
    onward = f" fvb. {truth.onward}" if truth.onward else ""
    if truth.image_recipient and truth.report_recipient and truth.one_recipient:
        return [Item("recipient", words["both"], truth.image_recipient + onward)]
    items = []
    if truth.image_recipient:
        items.append(Item("image_recipient", words["image_recipient"], truth.image_recipient + onward))
    if truth.report_recipient:
        same = truth.report_recipient == truth.image_recipient
        value = rng.choice(["samma", "d:o", "samma som bilder"]) if same else truth.report_recipient
        items.append(Item("report_recipient", words["report_recipient"], value))
    return items


def _delivery(truth: Truth, rng: Random, words: Words, boxes: bool) -> Item:
    if boxes:
        mark = rng.choice(MARKS)
        order = ("link", "iep", "usb", "dvd") if truth.delivery == "dvd" else ("link", "iep", "usb")
        if truth.delivery == "post":
            order = ("iep", "usb", "post")
        states = tuple((mark if way == truth.delivery else "empty", DELIVERY_WORDS[way][1]) for way in order)
        return Item("delivery", words["delivery"], boxes=states)
    return Item("delivery", words["delivery"], rng.choice(DELIVERY_WORDS[truth.delivery]))


def _consent(truth: Truth, rng: Random, words: Words) -> list[Item]:
    if truth.consent_boxes is not None:
        yes, no = (rng.choice(MARKS) if state == "marked" else state for state in truth.consent_boxes)
        label = words["consent_box_written" if truth.consent == "written" else "consent_box"]
        if truth.consent_document == "announced_absent":
            label = announcing(label, words.lists["consent_box_written"])
        return [Item("consent", label, boxes=((yes, "Ja"), (no, "Nej")))]
    if truth.consent_words:
        return [Item("consent", words["consent"], truth.consent_words)]
    return []
