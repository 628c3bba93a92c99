"""From the truth to what a sender of the lake set writes into its own fields."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.faxes.sets.lake_house import House, Speech
from bench.faxes.truth import THERAPISTS, Exam, Truth
from bench.faxes.wording import Form, Item, Section, small_head

PARTS = ("orderer", "patient", "order", "consent")


@dataclass(frozen=True, slots=True)
class Paper(Form):
    """An order before a sender's paper is chosen; ``sections`` name its parts, and a layout words them itself."""

    truth: Truth | None = None
    seed: float = 0.0
    drawn_boxes: bool = True


def paper(truth: Truth, rng: Random, labels: object, desks: tuple[str, ...], *, boxes: bool) -> Paper:
    """The order of ``truth`` for any sender of this set; ``boxes`` lets it draw check boxes."""
    del labels  # every sender has its own
    head = truth.letterhead or truth.clinic
    letterhead = [head, *small_head(truth, rng)] if head else []
    parts = [part for part in PARTS if part != "consent" or truth.consent_boxes is not None or truth.consent_words]
    sections = [Section(part, []) for part in parts]
    return Paper(letterhead, "", sections, list(truth.remarks), "signed", rng.choice(desks), truth.small_print,
                 truth=truth, seed=rng.random(), drawn_boxes=boxes)  # fmt: skip


def filled(form: Form, house: House) -> tuple[Speech, Form]:
    """``form`` in the words and the order of ``house``.

    Raises:
        TypeError: the form was not made by ``paper``.
    """
    if not isinstance(form, Paper) or form.truth is None:
        raise TypeError("a sender of the lake set fills in the paper of its own set only")
    speech = Speech(house, Random(form.seed), referring=form.truth.type not in THERAPISTS)
    title = speech["title" if form.truth.wants_images is None else "title_wanted"]  # first: the same on every page
    writer = _Writer(form.truth, speech, form.drawn_boxes and not house.typed)
    present = [part.title for part in form.sections]
    sections = [writer.section(part) for part in house.order if part in present]
    going_on = not form.desk
    desk_label = speech["desk"] if speech["desk"] not in {i.label for s in sections for i in s.items} else "Röntgen"
    plain = Form(form.letterhead, f"{title}, forts." if going_on else title, sections, form.sentences,
                 speech["sign"] if form.signed else "", form.desk, form.small_print, desk_label=desk_label)  # fmt: skip
    return speech, plain


class _Writer:
    def __init__(self, truth: Truth, speech: Speech, boxes: bool) -> None:
        self.truth, self.speech, self.boxes, self.rng = truth, speech, boxes, speech.rng
        self.house = speech.house

    def section(self, part: str) -> Section:
        makers = {"orderer": self._orderer, "patient": self._patient, "order": self._order, "consent": self._consent}
        titles = {"patient": "patient_section", "order": "order_section"}
        return Section(self.speech[titles.get(part, part)], makers[part]())

    def _plain(self, key: str, value: str) -> list[Item]:
        return [Item(key, self.speech[key], value)] if value else []

    def _orderer(self) -> list[Item]:
        truth = self.truth
        items = self._plain("clinic", truth.clinic)
        if truth.doctor:
            label = self.speech["therapist" if truth.type in (*THERAPISTS, "other", "unknown") else "doctor"]
            items += self._person(label)
        for key, value in (("phone", truth.phone), ("fax", truth.fax), ("reference", truth.reference)):
            items += self._plain(key, value)
        return [*items, Item("ordered", self.speech["ordered"], self.speech.day(truth.ordered_on))]

    def _person(self, label: str) -> list[Item]:
        name, title = self.truth.doctor, self.truth.title
        if not title:
            return [Item("doctor", label, name)]
        if self.house.title_at == "apart":
            return [Item("doctor", label, name), Item("work", self.speech["work"], title)]
        return [Item("doctor", label, f"{title} {name}" if self.house.title_at == "before" else f"{name}, {title}")]

    def _patient(self) -> list[Item]:
        truth, items = self.truth, []
        who = truth.patient
        if who is None:
            return []
        if truth.show_name:
            turned = self.house.turned and not truth.handwritten
            value = f"{who.last}, {who.first}" if turned else who.name
            items.append(Item("name", self.speech["name_turned" if turned else "name"], value, (), truth.handwritten))
        if truth.show_identity:
            label = self.speech["reserve" if who.reserve else "identity"]
            items.append(Item("identity", label, who.printed, (), truth.handwritten))
        return items

    def _order(self) -> list[Item]:
        truth, items = self.truth, []
        for exam in truth.exams:
            items.append(Item("exam", self.speech["exam"], self._exam(exam)))
            if exam.date:
                items.append(Item("date", self.speech["date"], self.speech.day(exam.date), (), truth.handwritten))
        items += self._wanted() + self._recipients() + self._delivery() + self._own()
        if truth.purpose:
            key = "treatment" if truth.type in THERAPISTS else "purpose"
            items.append(Item("purpose", self.speech[key], truth.purpose))
        if truth.urgency[:1].isdigit():
            return [*items, Item("urgency", self.speech["needed"], self.speech.day(truth.urgency))]
        return items + self._plain("urgency", truth.urgency)

    def _exam(self, exam: Exam) -> str:
        if not exam.modality:
            return self.speech["all_exams"]
        own = {"yes": " (vår egen remiss)", "no": " (remiss från annan vårdgivare)"}.get(exam.self_referred or "", "")
        return f"{exam.text}{own}"

    def _wanted(self) -> list[Item]:
        truth, say = self.truth, self.speech
        if truth.wants_images is None:
            return []
        images, report = bool(truth.wants_images), bool(truth.wants_report)
        if self.house.wish == "three":
            choices = [(say["images_only"], images and not report), (say["report_only"], report and not images),
                       (say["both_parts"], images and report)]  # fmt: skip
        else:
            choices = [(say["images"], images), (say["report"], report)]
        if self.boxes or self.house.typed:
            return [self._ticked("wanted", say["wanted"], choices)]
        said = say["both_parts"] if images and report else say["images_only"] if images else say["report_only"]
        return [Item("wanted", say["wanted"], said)]

    def _ticked(self, key: str, label: str, choices: list[tuple[str, bool]]) -> Item:
        """Boxes as drawn by a pen, or typed in brackets."""
        if self.boxes:
            return Item(key, label, boxes=tuple((self.speech.mark if on else "empty", text) for text, on in choices))
        return Item(key, label, "   ".join(f"[{'X' if on else ' '}] {text}" for text, on in choices))

    def _recipients(self) -> list[Item]:
        truth, say = self.truth, self.speech
        onward = f" fvb. {truth.onward}" if truth.onward else ""
        if truth.type in THERAPISTS and not truth.image_recipient:
            return [Item("both", say["both"], say["ours"])] if self.rng.random() < 0.4 else []
        if truth.image_recipient and truth.report_recipient and truth.one_recipient:
            return [Item("both", say["both"], truth.image_recipient + onward)]
        items = self._plain("image_recipient", truth.image_recipient + onward if truth.image_recipient else "")
        again = bool(items) and truth.report_recipient == truth.image_recipient
        return items + self._plain("report_recipient", say["same"] if again else truth.report_recipient)

    def _delivery(self) -> list[Item]:
        truth, say = self.truth, self.speech
        if not truth.delivery:
            return []
        ways = ("link", "iep", "usb", "dvd") if truth.delivery == "dvd" else ("link", "iep", "usb")
        if self.boxes and self.rng.random() < 0.6:
            choices = [(say[way], way == truth.delivery) for way in ways]
            return [self._ticked("delivery", say["delivery"], choices)]
        return [Item("delivery", say["delivery"], say[truth.delivery])]

    def _own(self) -> list[Item]:
        truth, say = self.truth, self.speech
        if truth.type != "chiropractor" or truth.self_referred == "not_stated":
            return []
        own = truth.self_referred == "yes"
        if self.boxes:
            return [self._ticked("self_referred", say["self_referred"], [("Ja", own), ("Nej", not own)])]
        no = self.rng.choice(["Nej, annan vårdgivare remitterade", "Nej", "Nej, remiss från annan läkare"])
        return [Item("self_referred", say["self_referred"], self.rng.choice(["Ja", "Ja, egen remiss"]) if own else no)]

    def _consent(self) -> list[Item]:
        truth, say = self.truth, self.speech
        if truth.consent_boxes is None or not self.boxes:
            return self._plain("consent", truth.consent_words)
        yes, no = (say.mark if state == "marked" else state for state in truth.consent_boxes)
        statement = say["consent_written" if truth.consent == "written" else "consent_oral"]
        if self.house.one_box and no == "empty" and yes in ("empty", say.mark):
            return [Item("consent", say["consent"], boxes=((yes, statement),))]
        return [Item("consent", statement, boxes=((yes, say["yes"]), (no, say["no"])))]
