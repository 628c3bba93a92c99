"""How a form of the east set is filled in: one house's labels, one way of writing dates, one of writing numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from bench.faxes.sets.east_labels import HOUSES
from bench.faxes.truth import CLINICS, THERAPISTS, Exam, Truth
from bench.faxes.wording import MARKS, Form, Item, Labels, Section, on_behalf

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
SECRETARIES = ("Marie Tegnér", "Ulrika Hed", "Gunilla Sand")
WAYS = {
    "link": ("Länkas mellan PACS", "länkas", "Bildlänk"),
    "iep": ("IEP", "via IEP", "Sectra IEP"),
    "usb": ("USB-sticka", "USB-minne", "på USB"),
    "dvd": ("DVD-skiva", "CD/DVD", "på DVD"),
}
DATES: tuple[Callable[[int, int, int], str], ...] = (
    lambda y, m, d: f"{y}-{m:02}-{d:02}",
    lambda y, m, d: f"{y}-{m:02}-{d:02}",
    lambda y, m, d: f"{d}/{m}-{y % 100:02}",
    lambda y, m, d: f"{d}/{m} {y}",
    lambda y, m, d: f"{d} {MONTHS[m - 1]} {y}",
    lambda y, m, d: f"{y % 100:02}{m:02}{d:02}",
    lambda y, m, d: f"{y}{m:02}{d:02}",
    lambda y, m, d: f"{d} {MONTHS[m - 1][:3]} {y}",
    lambda y, m, d: f"{d}.{m}.{y}",
)
"""Ways to write a date; a sender keeps to one."""


class Pen:
    """The habits of one sender: how dates, telephone numbers and the title are written."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._date = rng.choice(DATES)
        self._dial = rng.choice(("-", "-", " - ", "/", " "))
        self._close = rng.random() < 0.2
        self._latest = rng.choice(("senaste", "den senaste", "senast utförda"))

    def day(self, iso: str) -> str:
        """An ISO date, or ``latest``, in words of this sender."""
        if iso == "latest":
            return self._latest
        year, month, day = map(int, iso.split("-"))
        return self._date(year, month, day)

    def dial(self, number: str) -> str:
        """A telephone number in this sender's grouping."""
        area, rest = number.split("-", 1)
        return f"{area}{self._dial}{rest.replace(' ', '') if self._close else rest}"

    def urgent(self, said: str) -> str:
        return self.day(said) if said[:1].isdigit() else said


def names_first(truth: Truth) -> str:
    """The patient with the last name first and a comma."""
    return f"{truth.patient.last}, {truth.patient.first}" if truth.patient else ""


def requester(truth: Truth, rng: Random) -> str:
    """Who orders. Doctors may leave their title out; where it decides, it stays."""
    doctor, title = truth.doctor, truth.title
    if truth.type in CLINICS and not truth.title_needed:
        style = rng.choice(("plain", "dr", "after", "after", "brackets"))
        if style == "plain" or not title:
            return doctor
        return {"dr": f"dr {doctor}", "after": f"{doctor}, {title}", "brackets": f"{doctor} ({title})"}[style]
    return f"{doctor}, {title}" if title else doctor


def exam_said(exam: Exam) -> str:
    own = {"yes": ", på egen remiss", "no": ", på annans remiss"}.get(exam.self_referred or "", "")
    return f"{exam.text}{own}"


def parts(truth: Truth, rng: Random) -> str:
    """What is asked for, in words."""
    if truth.wants_images and truth.wants_report:
        return rng.choice(("bilder och utlåtande", "bilder med utlåtande", "bilder och röntgensvar"))
    return rng.choice(("bilder", "enbart bilder") if truth.wants_images else ("utlåtande", "enbart utlåtande"))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class Filled:
    """One form being filled in."""

    def __init__(self, truth: Truth, rng: Random, labels: Labels, boxes: bool) -> None:
        self.truth, self.rng, self.boxes, self.pen = truth, rng, boxes, Pen(rng)
        house = rng.randrange(HOUSES)
        self.house = house
        self.labels = {key: words[house] for key, words in labels.items()}
        self.mark = rng.choice(MARKS)

    def item(self, key: str, value: str, *, hand: bool = False) -> list[Item]:
        return [Item(key, self.labels[key], value, by_hand=hand and bool(value))]

    def maybe(self, key: str, value: str, blank: float) -> list[Item]:
        """The field where it is filled in, and at times where it is not."""
        return self.item(key, value) if value or self.rng.random() < blank else []

    def ticks(self, key: str, options: Sequence[tuple[str, bool]], label: str = "") -> list[Item]:
        boxes = tuple((self.mark if on else "empty", words) for words, on in options)
        return [Item(key, label or self.labels[key], boxes=boxes)]

    def sender(self) -> list[Item]:
        truth, pen = self.truth, self.pen
        out: list[Item] = []
        if truth.type == "patient":
            near = on_behalf(truth)
            out.append(Item("orderer", "Begäran kommer från", "Anhörig/vårdnadshavare" if near else "Patienten själv"))
            if near:
                out.append(Item("doctor", "Den anhöriges namn", truth.doctor))
        else:
            business = truth.type in ("other", "unknown")
            out += self.maybe("company" if business else "clinic", truth.clinic, 0.0 if business else 0.4)
            out += self.who()
            if truth.type in CLINICS and self.rng.random() < 0.12:
                out += self.item("contact", self.rng.choice(SECRETARIES))
        out += self.maybe("phone", pen.dial(truth.phone) if truth.phone else "", 0.2)
        out += self.maybe("fax", pen.dial(truth.fax) if truth.fax else "", 0.2)
        out += self.maybe("reference", truth.reference, 0.05)
        dated = self.item("ordered", pen.day(truth.ordered_on))
        return [*dated, *out] if self.rng.random() < 0.3 else [*out, *dated]

    def who(self) -> list[Item]:
        truth = self.truth
        key = "doctor" if truth.type in CLINICS else "therapist" if truth.type in THERAPISTS else "sender"
        if not truth.doctor:
            return self.maybe(key, "", 0.5)
        if truth.title and self.house in (0, 2):
            label = self.labels["title_label"]
            return [Item("doctor", self.labels[key], truth.doctor), Item("title", label, truth.title)]
        return [Item("doctor", self.labels[key], requester(truth, self.rng))]

    def patient(self) -> list[Item]:
        truth, out = self.truth, []
        if truth.patient is None:
            return []
        if truth.show_identity:
            key = "reserve" if truth.patient.reserve else "identity"
            out += self.item(key, truth.patient.printed, hand=truth.handwritten)
        else:
            out += self.maybe("identity", "", 0.6)
        if truth.show_name:
            said = names_first(truth) if self.house == 0 else truth.patient.name
            name = self.item("name", said, hand=truth.handwritten)
            out = [*out, *name] if self.house == 1 else [*name, *out]
        return out

    def exams(self) -> list[Item]:
        out: list[Item] = []
        for exam in self.truth.exams:
            out += self.item("exam", exam_said(exam))
            if exam.date:
                out += self.item("date", self.pen.day(exam.date), hand=self.truth.handwritten)
            elif exam.modality:
                out += self.maybe("date", "", 0.5)
        return out

    def wanted(self) -> list[Item]:
        truth, rng = self.truth, self.rng
        if truth.wants_images is None:
            return []
        images, report = bool(truth.wants_images), bool(truth.wants_report)
        if not self.boxes:
            return self.item("wanted", capital(parts(truth, rng)))
        if self.house in (0, 3):
            words = ("Bilder", "Svar") if self.house == 3 else ("Bildmaterial", "Utlåtande (svar)")
            return self.ticks("wanted", [(words[0], images), (words[1], report)])
        words3 = ("Bilder och utlåtande", "Bara bilder", "Bara utlåtande")
        return self.ticks(
            "wanted",
            [(words3[0], images and report), (words3[1], images and not report), (words3[2], report and not images)],
        )

    def recipients(self) -> list[Item]:
        truth = self.truth
        images, report, onward = truth.image_recipient, truth.report_recipient, truth.onward
        out: list[Item] = []
        inline = f", fvb {onward}" if onward and self.house in (1, 2) else ""
        if truth.one_recipient and (images or report):
            out += self.item("both", (images or report) + inline)
        else:
            if images:
                out += self.item("image_recipient", images + inline)
            if report:
                out += self.item("report_recipient", "samma som bilderna" if report == images else report)
            elif images and truth.wants_report:
                out += self.maybe("report_recipient", "", 0.6)
        if not out and truth.type in CLINICS:
            out += self.maybe("both", "", 0.6)
        return [*out, *self.item("onward", onward)] if onward and not inline else out

    def delivery(self) -> list[Item]:
        way = self.truth.delivery
        if not way:
            return []
        if not self.boxes:
            return self.item("delivery", capital(self.rng.choice(WAYS[way])))
        ways = [*("link", "iep", "usb"), *(["dvd"] if way == "dvd" or self.house == 3 else [])]
        return self.ticks("delivery", [(WAYS[each][0], each == way) for each in ways])

    def why(self) -> list[Item]:
        truth = self.truth
        out = self.maybe("treatment" if truth.type in THERAPISTS else "purpose", truth.purpose, 0.25)
        if truth.type == "chiropractor" and truth.self_referred != "not_stated":
            own = truth.self_referred == "yes"
            if self.boxes:
                out += self.ticks("self_referred", [("Ja", own), ("Nej", not own)])
            else:
                out += self.item("self_referred", "Ja" if own else "Nej, annan remittent")
        return out + self.maybe("urgency", self.pen.urgent(truth.urgency), 0.1)

    def consent(self) -> list[Item]:
        truth, rng = self.truth, self.rng
        if truth.consent_boxes is None:
            asked = truth.type not in ("region_clinic", "patient", "unknown", "other")
            return self.maybe("consent", truth.consent_words, 0.3 if asked else 0.0)
        yes, no = (self.mark if state == "marked" else state for state in truth.consent_boxes)
        written = truth.consent == "written"
        if self.house in (1, 2) and rng.random() < 0.7:
            spoken, signed = ("empty", yes) if written else (yes, "empty")
            boxes = ((spoken, "Ja, muntligt"), (signed, "Ja, skriftligt (bifogas)"), (no, "Nej, ej inhämtat"))
            return [Item("consent", self.labels["consent"], boxes=boxes)]
        key = "consent_written" if written else "consent_oral"
        return [Item("consent", self.labels[key], boxes=((yes, "Ja"), (no, "Nej")))]


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Form:
    """``truth`` as a form of one of the houses."""
    fill = Filled(truth, rng, labels, boxes)
    said = truth.wants_images is not None
    names = fill.labels
    sender = Section(names["orderer"], fill.sender())
    patient = Section(names["patient_section"], fill.patient())
    wanted, exams = fill.wanted(), fill.exams()
    material = [*wanted, *exams] if fill.house in (1, 3) else [*exams, *wanted]
    sections = [
        Section(names["material" if said else "plain_material"], material),
        Section(names["way"], [*fill.recipients(), *fill.delivery()]),
        Section(names["why"], fill.why()),
        Section(names["consent_section"], fill.consent()),
    ]
    if rng.random() < 0.25:  # where it is to go stands before what it is
        sections[0], sections[1] = sections[1], sections[0]
    if rng.random() < 0.25:  # consent beside the patient
        sections.insert(0, sections.pop())
    sections = [patient, *sections, sender] if fill.house == 3 else [sender, patient, *sections]
    if fill.house == 1:
        sections[0], sections[1] = sections[1], sections[0]
    head = truth.letterhead or truth.clinic
    small = [f"{rng.choice(('Norra Esplanaden', 'Lasarettsgatan', 'Kvarnvägen'))} {rng.randint(1, 40)}"]
    letterhead = [head, *(small if rng.random() < 0.6 else [])] if head else []
    kind = "patient_title" if truth.type == "patient" else "title" if said else "plain_title"
    desk_label = rng.choice(("Till", "Ställs till", "Faxas till"))
    filled = [each for each in sections if each.items]
    return Form(letterhead, names[kind], filled, list(truth.remarks), names["sign"], rng.choice(desks),
                truth.small_print, desk_label=desk_label)  # fmt: skip
