"""Orders of the south set as filled-in forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from bench.faxes.sets.south_labels import HABITS, dressed
from bench.faxes.truth import CLINICS, THERAPISTS, Truth
from bench.faxes.wording import (
    MARKS,
    Form,
    Item,
    Labels,
    Section,
    Words,
    announcing,
    exam_words,
    on_behalf,
    wanted_words,
)

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
WAYS = {
    "link": ("Länkas", "Länkning", "Länkas via PACS", "Bildlänk", "länkas", "Via länk"),
    "iep": ("IEP", "Via IEP", "Sectra IEP", "Skickas via IEP", "IEP (bildportal)"),
    "usb": ("USB", "USB-minne", "På USB", "Sparas på USB-minne"),
    "dvd": ("DVD", "CD/DVD", "DVD-skiva", "På CD/DVD"),
    "post": ("Per post", "Post", "Rekommenderat brev"),
}
BLANKS = 0.45
"""How often a form prints the label of what was left out."""


def date(rng: Random, iso: str) -> str:
    """An ISO date in one of the Swedish writings."""
    if iso == "latest":
        return rng.choice(("senaste", "den senaste", "Senaste", "senast gjorda"))
    year, month, day = iso.split("-")
    word, d, m = MONTHS[int(month) - 1], int(day), int(month)
    return rng.choice(
        (iso, iso, iso, f"{year}{month}{day}", f"{d} {word} {year}", f"den {d} {word} {year}", f"{d}/{m} {year}",
         f"{d}/{m} -{year[2:]}", f"{d}.{m}.{year}", f"{d} {word[:3]} {year}", f"{d}/{m}-{year}")
    )  # fmt: skip


def marks(rng: Random, options: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """``options`` as (state, words), where "marked" becomes one of the marks that people make."""
    mark = rng.choice(MARKS)
    return tuple((mark if state == "marked" else state, words) for state, words in options)


class _Maker:
    """Makes one form; every label is drawn once and kept."""

    def __init__(self, truth: Truth, rng: Random, labels: Labels, *, boxes: bool) -> None:
        self.truth, self.rng, self.boxes = truth, rng, boxes
        self.words = Words(rng, labels)
        self.style = rng.choice(("", "", "", "glyph", "bracket"))  # how check boxes are made
        self.blanks = rng.random() < BLANKS

    def label(self, *keys: str) -> str:
        """A label of one of ``keys``; later ones come up less often."""
        return self.words[self.rng.choices(keys, [3] + [1] * (len(keys) - 1))[0]]

    def checks(self, key: str, label: str, *options: tuple[str, str]) -> Item:
        style = "" if any(state == "struck" for state, _ in options) else self.style
        return Item(key, label, style, marks(self.rng, options))

    def yes_no(self, key: str, label: str, yes: bool) -> Item:
        states = ("marked", "empty") if yes else ("empty", "marked")
        return self.checks(key, label, (states[0], "Ja"), (states[1], "Nej"))

    def orderer(self) -> list[Item]:
        truth, out = self.truth, []
        own = truth.type == "patient"
        if own:
            out.append(
                Item("orderer", "Beställare", "Anhörig till patienten" if on_behalf(truth) else "Patienten själv")
            )
        elif truth.clinic or (self.blanks and truth.type in CLINICS):
            more = ["clinic_referring"] if truth.type in ("region_clinic", "outside_region") else []
            more += ["clinic_company"] if truth.clinic.endswith("AB") else []
            out.append(Item("clinic", self.label("clinic", *more), truth.clinic))
        if truth.doctor or (self.blanks and truth.type in CLINICS):
            apart = bool(truth.title) and self.rng.random() < 0.35
            value = truth.doctor if apart or not truth.title else f"{truth.doctor}, {truth.title}"
            if truth.title and not apart and truth.type in CLINICS and self.rng.random() < 0.2:
                value = f"{truth.title} {truth.doctor}"
            key = "Anhörigs namn" if own else ""
            if not own:
                key = self.label("doctor", "doctor_referring") if truth.type in CLINICS else self.label("therapist")
            out.append(Item("doctor" if truth.type in CLINICS else "therapist", key, value))
            if apart:
                out.append(Item("profession", self.words["profession"], truth.title))
        for key, value in (("phone", truth.phone), ("fax", truth.fax), ("reference", truth.reference)):
            if value:
                out.append(Item(key, self.words[key], value))
        out.append(Item("ordered", self.words["ordered"], truth.ordered_on))
        if truth.clinic and truth.type in CLINICS and self.rng.random() < 0.06:
            out.append(Item("payer", self.words["payer"], truth.clinic))
        return out

    def patient(self) -> list[Item]:
        truth, out = self.truth, []
        who = truth.patient
        if who is None:
            return []
        if truth.show_name:
            turned = self.rng.random() < 0.15
            value = f"{who.last}, {who.first}" if turned else who.name
            out.append(Item("name", self.words["name_turned" if turned else "name"], value, by_hand=truth.handwritten))
        kind = "reserve" if who.reserve else "identity"
        if who.coordination:
            kind = self.rng.choice(("coordination", "identity"))
        if truth.show_identity:
            out.append(Item("identity", self.words[kind], who.printed, by_hand=truth.handwritten))
        elif self.blanks:
            out.append(Item("identity", self.words[kind]))
        return out

    def order(self) -> list[Item]:
        truth, out = self.truth, []
        bare = any(not exam.modality for exam in truth.exams)
        named = ["exam_images"] if truth.wants_images and not bare else []
        label, joined = self.label("exam", *named), self.rng.random() < 0.3 and not truth.handwritten
        for exam in truth.exams:
            text = exam_words(exam)
            if exam.date and joined:
                text += self.rng.choice((", ", " ", " - ", ", utförd ")) + date(self.rng, exam.date)
            out.append(Item("exam", label, text))
            if exam.date and not joined:
                day = date(self.rng, exam.date)
                out.append(Item("date", self.words["date"], day, by_hand=truth.handwritten))
            elif not exam.date and self.blanks and not bare and not joined:
                out.append(Item("date", self.words["date"]))
        if not bare and truth.type in CLINICS and self.rng.random() < 0.1:
            place = self.rng.choice(("HS Varberg", "Hallands sjukhus Halmstad", "HSK", "Varberg"))
            out.append(Item("exam_place", self.words["exam_place"], place))
        if truth.wants_images is None:
            return out
        wishes = (("wants_images", truth.wants_images, "Bilder"), ("wants_report", truth.wants_report, "Utlåtande"))
        style = self.rng.randrange(3) if self.boxes else 3
        if style == 0:
            out += [self.yes_no(key, self.words[key], bool(yes)) for key, yes, _ in wishes]
        elif style == 1:
            options = [("marked" if yes else "empty", words) for _, yes, words in wishes]
            out.append(self.checks("wanted", self.words["wanted"], *options))
        elif style == 2:
            chosen = 2 if truth.wants_images and truth.wants_report else 0 if truth.wants_images else 1
            three = ("Endast bilder", "Endast utlåtande", "Bilder + utlåtande")
            options = [("marked" if place == chosen else "empty", words) for place, words in enumerate(three)]
            out.append(self.checks("wanted", self.words["wanted"], *options))
        else:
            both = truth.wants_images and truth.wants_report
            value = self.rng.choice(("bilder + utl.", "Bilder och svar", "Utlåtande och bilder")) if both else ""
            value = value if self.rng.random() < 0.5 else ""
            out.append(Item("wanted", self.words["wanted"], value or wanted_words(truth)))
        return out

    def target(self) -> list[Item]:
        truth, out = self.truth, []
        apart = bool(truth.onward) and self.rng.random() < 0.4
        onward = f" fvb. {truth.onward}" if truth.onward and not apart else ""
        images, report = truth.image_recipient, truth.report_recipient
        if images and report and truth.one_recipient:
            out.append(Item("both", self.words["both"], images + onward))
        else:
            if images:
                out.append(Item("image_recipient", self.words["image_recipient"], images + onward))
            if report:
                ditto = self.rng.choice(("samma", "d:o", "Samma som bilderna", "se ovan"))
                out.append(
                    Item("report_recipient", self.words["report_recipient"], ditto if report == images else report)
                )
            elif images and truth.wants_report and self.blanks:
                out.append(Item("report_recipient", self.words["report_recipient"]))
            elif not images and truth.type in CLINICS and self.blanks:
                out.append(Item("both", self.words["both"]))
        if apart:
            out.append(Item("onward", self.words["onward"], truth.onward))
        if truth.delivery and self.boxes:
            ways = ["link", "iep", "usb"]
            ways += [way for way in ("dvd", "post") if way == truth.delivery]
            options = [("marked" if way == truth.delivery else "empty", WAYS[way][1]) for way in ways]
            out.append(self.checks("delivery", self.words["delivery"], *options))
        elif truth.delivery:
            out.append(Item("delivery", self.words["delivery"], self.rng.choice(WAYS[truth.delivery])))
        return out

    def consent(self) -> list[Item]:
        truth = self.truth
        if truth.consent_boxes is not None:
            key = "consent_box_written" if truth.consent == "written" else "consent_box"
            label = self.words[key]
            if truth.consent_document == "announced_absent":
                label = announcing(label, self.words.lists[key])
            yes, no = truth.consent_boxes
            return [self.checks("consent_box", label, (yes, "Ja"), (no, "Nej"))]
        if truth.consent_words:
            return [Item("consent", self.words["consent"], truth.consent_words)]
        blank = self.blanks and truth.type in (*CLINICS, *THERAPISTS) and truth.type != "region_clinic"
        return [Item("consent", self.words["consent"])] if blank else []

    def other(self) -> list[Item]:
        truth, out = self.truth, []
        if truth.type == "chiropractor" and truth.self_referred != "not_stated":
            yes = truth.self_referred == "yes"
            if self.boxes:
                out.append(self.yes_no("self_referred", self.words["self_referred"], yes))
            else:
                out.append(
                    Item("self_referred", self.words["self_referred"], "Ja" if yes else "Nej, av annan vårdgivare")
                )
        if truth.purpose or (self.blanks and truth.type in THERAPISTS):
            key = "treatment" if truth.type in THERAPISTS else "purpose"
            out.append(Item(key, self.words[key], truth.purpose))
        if truth.urgency:
            key = "needed" if truth.urgency[:1].isdigit() else "urgency"
            out.append(Item(key, self.words[key], truth.urgency))
        return out


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Form:
    """``truth`` as a form: sections, their order and the habits of its labels are drawn once."""
    maker = _Maker(truth, rng, labels, boxes=boxes)
    sections = [
        Section(maker.words["orderer"], maker.orderer()),
        Section(maker.words["patient_section"], maker.patient()),
        Section(maker.words["order_section"], maker.order()),
        Section(maker.words["target_section"], maker.target()),
        Section(maker.words["consent_section"], maker.consent()),
        Section(maker.words["other_section"], maker.other()),
    ]
    if rng.random() < 0.3:
        sections[0], sections[1] = sections[1], sections[0]
    if rng.random() < 0.2:
        sections[3], sections[5] = sections[5], sections[3]
    sentences = list(truth.remarks)
    if sentences and rng.random() < 0.4:
        sections[-1] = replace(
            sections[-1], items=[*sections[-1].items, Item("remarks", maker.words["remarks"], " ".join(sentences))]
        )
        sentences = []
    sections = [section for section in sections if section.items]
    habit, number = rng.choice(HABITS), 0
    kept: dict[str, str] = {}  # what stands twice on a form looks the same twice
    if truth.handwritten and habit == "aside":
        habit = "plain"  # long labels leave no room for the pen
    for place, section in enumerate(sections):
        items = []
        for item in section.items:
            number += 1
            label = dressed(rng, habit, item.key, item.label, number)
            label = label if habit == "numbered" else kept.setdefault(item.label, label)
            items.append(replace(item, label=label))
        sections[place] = replace(section, items=items)
    head = truth.letterhead or truth.clinic
    letterhead = [head, *([rng.choice(("Box 114", "Kyrkogatan 8", "Industrivägen 21, Åvik"))] * (rng.random() < 0.5))]
    return Form(letterhead if head else [], maker.words["title"], sections, sentences, maker.words["sign"],
                rng.choice(desks), truth.small_print)  # fmt: skip
