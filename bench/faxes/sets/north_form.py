"""How a form of the north set is filled in: dates and names in many writings, blanks left, boxes in groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from bench.faxes.truth import CLINICS, THERAPISTS, Exam, Truth
from bench.faxes.wording import MARKS, Form, Item, Labels, Section, announcing, on_behalf

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
CLERKS = ("Inger Ström, medicinsk sekreterare", "Lotta (sekr.)", "vårdadm. Monica Persson")
WAYS = {
    "link": ("Länkning", "Länkas", "länk via PACS"),
    "iep": ("IEP", "Sectra IEP", "via IEP"),
    "usb": ("USB-minne", "USB"),
    "dvd": ("DVD", "CD/DVD-skiva"),
}


def day(rng: Random, iso: str) -> str:
    """A date as people write it; two figures for the year are never first beside other short numbers."""
    if iso == "latest":
        return rng.choice(["senaste", "den senaste", "senast gjorda"])
    year, month, number = iso.split("-")
    m, d, short = int(month), int(number), year[2:]
    return rng.choice(
        [iso, iso, iso, f"{d}/{m} -{short}", f"{d}/{m}-{short}", f"{d}/{m} {year}", f"{d} {MONTHS[m - 1]} {year}",
         f"den {d} {MONTHS[m - 1]} {year}", f"{year}{month}{number}", f"{short}{month}{number}",
         f"{d} {MONTHS[m - 1][:3]} {year}", f"{number}.{month}.{year}"]
    )  # fmt: skip


def order_day(rng: Random, iso: str) -> str:
    """The day of the order: mostly as the computer writes it."""
    return iso if rng.random() < 0.6 else day(rng, iso)


def person(truth: Truth, rng: Random) -> str:
    """Who orders: the title before or after the name; doctors may leave it out."""
    if not truth.title or (truth.type in CLINICS and not truth.title_needed and rng.random() < 0.35):
        if truth.type in CLINICS and truth.doctor and rng.random() < 0.4:
            return f"{rng.choice(['Dr', 'dr', 'Doktor'])} {truth.doctor}"
        return truth.doctor
    if " och " not in truth.title and "," not in truth.title and rng.random() < 0.35:
        return f"{truth.title[0].upper()}{truth.title[1:]} {truth.doctor}"
    return f"{truth.doctor}{rng.choice([', ', ', ', ' / '])}{truth.title}"


def exam_words(exam: Exam) -> str:
    own = {"yes": " (min egen remiss)", "no": " (annan remittent)"}.get(exam.self_referred or "", "")
    return f"{exam.text}{own}"


def things(truth: Truth, rng: Random) -> str:
    if truth.wants_images and truth.wants_report:
        return rng.choice(["Bilder och utlåtande", "Bilder + svar", "både bilder och svar", "Bilder samt utlåtande"])
    if truth.wants_images:
        return rng.choice(["Bilder", "Endast bilder", "Enbart bilderna"])
    return rng.choice(["Utlåtande", "Endast utlåtande", "Enbart svar"])


class Filler:
    """Fills in one form and keeps to one wording for each label."""

    def __init__(self, truth: Truth, rng: Random, labels: Labels, boxes: bool) -> None:
        self.truth, self.rng, self.labels, self.boxes = truth, rng, labels, boxes
        self._kept: dict[str, str] = {}

    def label(self, key: str, without: str = "") -> str:
        if key not in self._kept:
            fitting = [one for one in self.labels[key] if not without or not re.search(without, one, re.IGNORECASE)]
            self._kept[key] = self.rng.choice(fitting)
        return self._kept[key]

    def blank(self, key: str, share: float) -> list[Item]:
        return [Item(key, self.label(key))] if self.rng.random() < share else []

    def given(self, key: str, value: str, blank: float) -> list[Item]:
        return [Item(key, self.label(key), value)] if value else self.blank(key, blank)

    def orderer(self) -> list[Item]:
        truth, rng, out = self.truth, self.rng, []
        if truth.type == "patient":
            out.append(Item("orderer", "Vem begär", "Anhörig" if on_behalf(truth) else "Patienten själv"))
            if truth.doctor:
                out.append(Item("doctor", "Anhörigs namn", truth.doctor))
        else:
            out += self.given("company" if truth.type in ("other", "unknown") else "clinic", truth.clinic, 0.4)
            out += self.who()
            if truth.type in CLINICS and rng.random() < 0.15:
                out.append(Item("contact", self.label("contact"), rng.choice(CLERKS)))
        out += self.given("phone", truth.phone, 0.3) + self.given("fax", truth.fax, 0.25)
        out += self.given("reference", truth.reference, 0.1)
        return [*out, Item("ordered", self.label("ordered"), order_day(rng, truth.ordered_on))]

    def who(self) -> list[Item]:
        truth = self.truth
        if not truth.doctor:
            return self.blank("doctor", 0.5)
        key = "doctor" if truth.type in CLINICS else "therapist" if truth.type in THERAPISTS else "sender"
        if truth.title and self.rng.random() < 0.35:
            title = Item("title", self.label("title_label"), truth.title)
            return [Item("doctor", self.label(key), truth.doctor), title]
        return [Item("doctor", self.label(key), person(truth, self.rng))]

    def patient(self) -> list[Item]:
        truth, who, out = self.truth, self.truth.patient, []
        if who is None:
            return []
        if truth.show_name:
            label = self.label("name")
            name = f"{who.last}, {who.first}" if label.startswith("Efternamn") else who.name
            out.append(Item("name", label, name, by_hand=truth.handwritten))
        if truth.show_identity:
            label = self.label("reserve" if who.reserve else "identity", "ÅÅÅÅ" if len(who.printed) < 13 else "")
            out.append(Item("identity", label, who.printed, by_hand=truth.handwritten))
        else:
            out += self.blank("identity", 0.5)
        return out[::-1] if self.rng.random() < 0.3 else out

    def exams(self) -> list[Item]:
        truth, rng, out = self.truth, self.rng, []
        label = self.label("exam", "" if truth.wants_images else "bild")
        together = not truth.handwritten and rng.random() < 0.3
        for exam in truth.exams:
            when = day(rng, exam.date) if exam.date else ""
            if together:
                out.append(Item("exam", label, f"{exam_words(exam)} {when}".strip()))
                continue
            out.append(Item("exam", label, exam_words(exam)))
            if when or (exam.modality and rng.random() < 0.5):
                out.append(Item("date", self.label("date"), when, by_hand=truth.handwritten and bool(when)))
        return out

    def wanted(self) -> list[Item]:
        truth, rng = self.truth, self.rng
        if truth.wants_images is None:
            return []
        label, both = self.label("wanted", "" if self.boxes else "kryssa"), truth.wants_images and truth.wants_report
        mark = rng.choice(MARKS)
        words: tuple[str, ...]
        if not self.boxes:
            if rng.random() < 0.25:  # typed crosses
                marks = ["[X]" if one else "[ ]" for one in (truth.wants_images, truth.wants_report)]
                return [Item("wanted", label, f"{marks[0]} Bilder   {marks[1]} Utlåtande")]
            return [Item("wanted", label, things(truth, rng))]
        if rng.random() < 0.45:
            words = rng.choice([("Enbart bilder", "Enbart svar", "Bilder och svar"),
                                ("Endast bilder", "Endast utlåtande", "Både bilder och utlåtande")])  # fmt: skip
            chosen = 2 if both else 0 if truth.wants_images else 1
            states = [mark if place == chosen else "empty" for place in range(3)]
            if chosen == 2 and rng.random() < 0.12:  # a cross set wrongly and struck out
                states[0] = "struck"
            return [Item("wanted", label, boxes=tuple(zip(states, words, strict=True)))]
        words = rng.choice(
            [("Bilder", "Utlåtande"), ("Röntgenbilder", "Röntgensvar"), ("Kopia av bilder", "Utlåtande")]
        )
        states = [mark if one else "empty" for one in (truth.wants_images, truth.wants_report)]
        return [Item("wanted", label, boxes=tuple(zip(states, words, strict=True)))]

    def recipients(self) -> list[Item]:
        truth, rng, out = self.truth, self.rng, []
        images, report = truth.image_recipient, truth.report_recipient
        apart = bool(truth.onward) and rng.random() < 0.5
        onward = f" fvb. {truth.onward}" if truth.onward and not apart else ""
        if images and report and truth.one_recipient:
            out.append(Item("recipient", self.label("both"), images + onward))
        elif truth.one_recipient and (images or report) and rng.random() < 0.3:
            out.append(Item("recipient", self.label("both", "bild|svar|utlåt"), (images or report) + onward))
        else:
            if images:
                out.append(Item("image_recipient", self.label("image_recipient"), images + onward))
            if report:
                same = rng.choice(["samma", "d:o", "samma som ovan"]) if report == images else report
                out.append(Item("report_recipient", self.label("report_recipient"), same))
            elif images and truth.wants_report:
                out += self.blank("report_recipient", 0.5)
        if not out and truth.type in CLINICS:
            out += [Item("recipient", self.label("both"))] if rng.random() < 0.5 else []
        return [*out, Item("onward", self.label("onward"), truth.onward)] if apart else out

    def delivery(self) -> list[Item]:
        truth, rng = self.truth, self.rng
        if not truth.delivery:
            return self.blank("delivery", 0.15)
        if not self.boxes:
            return [Item("delivery", self.label("delivery"), rng.choice(WAYS[truth.delivery]))]
        mark, ways = rng.choice(MARKS), ["link", "iep", "usb"] + (["dvd"] if truth.delivery == "dvd" else [])
        boxes = tuple((mark if way == truth.delivery else "empty", WAYS[way][0]) for way in ways)
        return [Item("delivery", self.label("delivery"), boxes=boxes)]

    def reason(self) -> list[Item]:
        truth, out = self.truth, []
        if truth.type == "chiropractor" and truth.self_referred != "not_stated":
            yes, label = truth.self_referred == "yes", self.label("self_referred")
            mark = self.rng.choice(MARKS)
            pair = ((mark if yes else "empty", "Ja"), ("empty" if yes else mark, "Nej"))
            said = "Ja" if yes else "Nej, annan vårdgivare har remitterat"
            out.append(Item("self_referred", label, boxes=pair) if self.boxes else Item("self_referred", label, said))
        out += self.given("treatment" if truth.type in THERAPISTS else "purpose", truth.purpose, 0.3)
        urgent = day(self.rng, truth.urgency) if truth.urgency[:1].isdigit() else truth.urgency
        return out + self.given("urgency", urgent, 0.12)

    def consent(self) -> list[Item]:
        truth, rng = self.truth, self.rng
        if truth.consent_boxes is None:
            if truth.consent_words:
                return [Item("consent", self.label("consent"), truth.consent_words)]
            return self.blank("consent", 0.35) if truth.type not in ("region_clinic", "patient", "unknown") else []
        mark = rng.choice(MARKS)
        yes, no = (mark if state == "marked" else state for state in truth.consent_boxes)
        if rng.random() < 0.45:
            spoken, signed = (yes, "empty") if truth.consent != "written" else ("empty", yes)
            words = ((spoken, "Muntligt"), (signed, "Skriftligt, bifogas"), (no, "Nej, ej inhämtat"))
            return [Item("consent", self.label("consent"), boxes=words)]
        key = "consent_box_written" if truth.consent == "written" else "consent_box"
        label = self.label(key)
        if truth.consent_document == "announced_absent":
            label = announcing(label, self.labels["consent_box_written"])
        if truth.consent_boxes[1] == "empty" and rng.random() < 0.3:
            return [Item("consent", self.label("consent"), boxes=((yes, label.rstrip("?")),))]
        return [Item("consent", label, boxes=((yes, "Ja"), (no, "Nej")))]


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Form:
    """``truth`` as one of this set's forms."""
    fill = Filler(truth, rng, labels, boxes)
    orderer = Section(fill.label("orderer"), fill.orderer())
    sections = [orderer, Section(fill.label("patient_section"), fill.patient())]
    if rng.random() < 0.4:
        sections.reverse()
    exams, wanted = fill.exams(), fill.wanted()
    material = [*wanted, *exams] if rng.random() < 0.4 else [*exams, *wanted]
    way, why = [*fill.recipients(), *fill.delivery()], fill.reason()
    title = "Önskat material" if truth.wants_images else "Undersökning"
    title = fill.label("order_section") if truth.wants_images is not None else title
    sections += [Section(title, [*material, *why]), Section(fill.label("way_section"), way)]
    sections.append(Section(fill.label("consent_section"), fill.consent()))
    head = truth.letterhead or truth.clinic
    if truth.type == "region_clinic" and not truth.letterhead and rng.random() < 0.4:
        head = "Region Halland"
    small = [f"Besöksadress {rng.choice(['Tallvägen', 'Sjögatan', 'Stationsgatan'])} {rng.randint(2, 70)}"]
    letterhead = [head, *(small if rng.random() < 0.5 else [])] if head and rng.random() < 0.8 else []
    kind = "patient_title" if truth.type == "patient" else "title" if truth.wants_images is not None else "plain_title"
    if truth.letterhead:
        letterhead = letterhead or [head]
    title = fill.label(kind)
    return Form(letterhead, title, [each for each in sections if each.items], list(truth.remarks), fill.label("sign"),
                rng.choice(desks), truth.small_print, desk_label=rng.choice(["Till", "Faxas till"]))  # fmt: skip
