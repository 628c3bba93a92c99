"""Orders of the coast set as filled-in forms: what each house asks, in what order, and what it leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from bench.faxes.sets.coast_days import WAYS, Pen
from bench.faxes.sets.coast_labels import House
from bench.faxes.truth import CLINICS, THERAPISTS, Exam, Truth
from bench.faxes.wording import MARKS, Form, Item, Labels, Section, on_behalf

ORDERS = ((0, 1, 2, 3, 4, 5), (1, 0, 2, 3, 4, 5), (0, 2, 1, 4, 3, 5), (2, 1, 0, 5, 4, 3), (1, 2, 3, 0, 5, 4))
SECRETARIES = ("sekr. Lena", "Med.sekr. B. Ulriksson", "Marie på expeditionen", "vårdadm. Pernilla")
AUTHORITY = {
    "advokat": "Handläggning av skadeärende",
    "skadereglerare": "Reglering av olycksfall",
    "försäkringsutredare": "Utredning av sjukersättning",
    "polisinspektör": "Förundersökning",
    "domstolshandläggare": "Mål om vållande till kroppsskada",
    "forskningssjuksköterska": "Forskningsstudie",
}
STREETS = ("Kaptensgatan", "Båtmansvägen", "Strandpromenaden", "Kyrkbacken", "Verkstadsgatan", "Sjögatan")


def reason(truth: Truth) -> str:
    """Why it is ordered; offices have reasons of their own."""
    return AUTHORITY.get(truth.title, truth.purpose) if truth.type == "other" else truth.purpose


def address(truth: Truth, rng: Random) -> list[str]:
    """Small lines of a letterhead: where the sender lives, and numbers that are nobody's."""
    street = f"{rng.choice(STREETS)} {rng.randint(1, 70)}, 300 {rng.randint(10, 98)} Strandby"
    if truth.type in CLINICS[:2] or truth.letterhead or re.search(r"\bHS[HKV]\b|Hallands sjukhus", truth.clinic):
        noise = (
            f"HSA-id SE1655999900{rng.randint(10, 99)}-1{rng.choice('ABK')}{rng.randint(10, 99)}",
            "Besöksadress: Huvudentrén, plan 3",
            "Växel 031-390 06 00",
        )
        return [rng.choice(noise)] if rng.random() < 0.55 else []
    number = f"Org.nr 559999-{rng.randint(1000, 9999)}"
    return rng.choice(([], [street], [street, number], [f"{street}  {number}"]))


def exam_words(exam: Exam) -> str:
    """The examination, and in a mixed order whose referral it was."""
    own = {"yes": " (egen remiss)", "no": " (annan remittent)"}.get(exam.self_referred or "", "")
    return f"{exam.text}{own}"


def signer(truth: Truth, pen: Pen) -> str:
    """Who orders, with the title before or behind the name."""
    if not truth.title:
        return truth.doctor
    if truth.type in CLINICS and pen.rng.random() < 0.25:
        return f"{truth.doctor} ({truth.title})"
    return f"{truth.doctor}{pen.rng.choice((', ', ', ', ' '))}{truth.title}"


class _Writer:
    """Fills in one form."""

    def __init__(self, truth: Truth, rng: Random, *, boxes: bool) -> None:
        self.truth, self.rng, self.boxes = truth, rng, boxes
        self.house = House(rng, rng.choice((0, 2)) if truth.type == "patient" else None)
        self.pen = Pen(rng)
        self.blanks = rng.random() < 0.45  # are labels printed of what was left out
        self.style = rng.choice(("", "", "", "after", "square"))  # of check boxes
        self.mark = rng.choice(MARKS)

    def item(self, key: str, value: str, *, by_hand: bool = False) -> Item:
        return Item(key, self.house[key], value, by_hand=by_hand)

    def checks(self, key: str, label: str, *options: tuple[str, str]) -> Item:
        states = tuple((self.mark if state == "marked" else state, words) for state, words in options)
        style = "" if any(state == "struck" for state, _ in states) else self.style
        return Item(key, label, style, states)

    def yes_no(self, key: str, *, yes: bool) -> Item:
        if not self.boxes:
            typed = ("Ja", "ja", "[x] Ja  [ ] Nej") if yes else ("Nej", "nej", "[ ] Ja  [x] Nej")
            return self.item(key, self.rng.choice(typed))
        return self.checks(
            key, self.house[key], ("marked" if yes else "empty", "Ja"), ("empty" if yes else "marked", "Nej")
        )

    # --- sections --------------------------------------------------------------------------------------------------

    def orderer(self) -> list[Item]:
        truth, out = self.truth, []
        if truth.type == "patient":
            out.append(Item("orderer", "Jag som beställer är", "anhörig" if on_behalf(truth) else "patienten själv"))
            if on_behalf(truth):
                out.append(Item("person", "Anhörigs namn", truth.doctor))
        else:
            if truth.clinic or (self.blanks and truth.type in CLINICS):
                out.append(self.item("clinic", truth.clinic))
            out = [*out, *self.who()] if self.rng.random() < 0.7 else [*self.who(), *out]
        out += [self.item(key, value) for key, value in (("phone", truth.phone), ("fax", truth.fax)) if value]
        if not truth.reference and truth.type != "patient" and self.rng.random() < 0.08:
            number = f"{self.rng.choice(('RH', 'SE', 'A'))}{self.rng.randint(10**7, 10**8 - 1)}"
            out.append(Item("noise", self.rng.choice(("Remiss-ID", "Acc.nr", "Kst", "Beställarkod")), number))
        if truth.reference:
            out.append(self.item("reference", truth.reference))
        if truth.type in CLINICS and self.rng.random() < 0.15:
            out.append(self.item("contact", self.rng.choice(SECRETARIES)))
        out.insert(self.rng.choice((0, len(out))), self.item("ordered", self.pen.own_day(truth.ordered_on)))
        return out

    def who(self) -> list[Item]:
        truth = self.truth
        if not truth.doctor:
            return [self.item("doctor", "")] if self.blanks and truth.type in CLINICS else []
        if truth.type in CLINICS:
            return [self.item("doctor", signer(truth, self.pen))]
        treats = truth.type in THERAPISTS or bool(truth.title and truth.type == "unknown")
        key = "therapist" if treats else "person"
        if truth.title and self.rng.random() < 0.45:
            return [self.item(key, truth.doctor), self.item("profession", truth.title)]
        return [self.item(key, signer(truth, self.pen))]

    def patient(self) -> list[Item]:
        truth, who, out = self.truth, self.truth.patient, []
        if who is None:
            return []
        if truth.show_name:
            key = "name_turned" if self.pen.turned else "name"
            out.append(self.item(key, self.pen.name(who), by_hand=truth.handwritten))
        key = "reserve" if who.reserve else "identity"
        if who.coordination and self.rng.random() < 0.5:
            key = "coordination"
        if truth.show_identity:
            out.append(self.item(key, who.printed, by_hand=truth.handwritten))
        elif self.rng.random() < 0.4:
            out.append(self.item("birth", self.pen.born(who)))
        elif self.blanks:
            out.append(self.item("identity", ""))
        return out[::-1] if self.rng.random() < 0.35 else out

    def order(self) -> list[Item]:
        truth, out = self.truth, []
        joined = self.rng.random() < 0.3 and not truth.handwritten
        for exam in truth.exams:
            day = self.pen.day(exam.date)
            if not exam.date and exam.modality and self.rng.random() < 0.45:
                day = self.pen.vague()
            if joined and day:
                out.append(self.item("exam", f"{exam_words(exam)}{self.rng.choice((', ', ' ', ' - '))}{day}"))
                continue
            out.append(self.item("exam", exam_words(exam)))
            if day or (self.blanks and exam.modality):
                out.append(self.item("date", day, by_hand=truth.handwritten and bool(day)))
        if truth.type in CLINICS and self.rng.random() < 0.18:
            out.append(
                self.item("place", self.rng.choice(("Halmstad", "HSV", "Hallands sjukhus Varberg", "Kungsbacka")))
            )
        return out if truth.wants_images is None else out + self.wanted()

    def wanted(self) -> list[Item]:
        images, report = bool(self.truth.wants_images), bool(self.truth.wants_report)
        how = self.rng.randrange(3)
        if how == 0:
            return [self.yes_no("wants_images", yes=images), self.yes_no("wants_report", yes=report)]
        if not self.boxes:
            both = ("bilder och utlåtande", "Bilder + svar", "bilder samt kopia av remissvar", "Bilder/utl.")
            one = ("endast bilder", "Bilder (ej utl.)") if images else ("endast utlåtande", "Utlåtande, inga bilder")
            return [self.item("wanted", self.rng.choice(both if images and report else one))]
        if how == 1:
            pairs = ((images, "Bilder"), (report, self.rng.choice(("Utlåtande", "Svar", "Utlåtande/svar"))))
            return [self.checks("wanted", self.house["wanted"], *(("marked" if on else "empty", w) for on, w in pairs))]
        chosen = 2 if images and report else 0 if images else 1
        three = ("Endast bilder", "Endast utlåtande", "Bilder och utlåtande")
        options = [("marked" if place == chosen else "empty", words) for place, words in enumerate(three)]
        return [self.checks("wanted", self.house["wanted"], *options)]

    def target(self) -> list[Item]:
        truth, out = self.truth, []
        images, report, onward = truth.image_recipient, truth.report_recipient, truth.onward
        apart = bool(onward) and self.rng.random() < 0.5
        tail = f"{self.rng.choice((' fvb ', ', fvb. ', ' f.v.b. '))}{onward}" if onward and not apart else ""
        if images and report and truth.one_recipient:
            out.append(self.item("both", images + tail))
        else:
            if images:
                out.append(self.item("image_recipient", images + tail))
            if report:
                same = self.rng.choice(("d:o", "Samma", "samma mottagare som bilderna", '-"-'))
                out.append(self.item("report_recipient", same if report == images else report))
            elif images and truth.wants_report and self.blanks:
                out.append(self.item("report_recipient", ""))
            elif not images and self.blanks and truth.type in CLINICS:
                out.append(self.item("both", ""))
        if apart:
            out.append(self.item("onward", onward))
        return [*out, *self.delivery()]

    def delivery(self) -> list[Item]:
        way = self.truth.delivery
        if not way:
            return []
        if not self.boxes:
            return [self.item("delivery", self.rng.choice(WAYS[way]))]
        ways = [each for each in ("iep", "link", "usb", "dvd", "post") if each == way or each in ("link", "iep", "usb")]
        place = self.rng.randrange(3)
        return [
            self.checks(
                "delivery",
                self.house["delivery"],
                *(("marked" if each == way else "empty", WAYS[each][place]) for each in ways),
            )
        ]

    def consent(self) -> list[Item]:
        truth = self.truth
        if truth.consent_boxes is None:
            if truth.consent_words:
                return [self.item("consent", truth.consent_words)]
            if not self.blanks or truth.type not in (*CLINICS, *THERAPISTS):
                return []
            if self.boxes and self.rng.random() < 0.5:
                return [self.checks("consent", self.house["consent_oral"], ("empty", "Ja"), ("empty", "Nej"))]
            return [self.item("consent", "")]
        return self.consent_boxes(*truth.consent_boxes)

    def consent_boxes(self, yes: str, no: str) -> list[Item]:
        truth, written = self.truth, self.truth.consent == "written"
        how = self.rng.randrange(3)
        if how == 0 and no == "empty":  # one box with the whole sentence beside it
            words = self.house["consent_written" if written else "consent_oral"]
            return [self.checks("consent", self.house["consent"], (yes, words))]
        if how == 1:
            out = [
                self.checks(
                    "consent",
                    self.house["consent_form"],
                    ("empty" if written else yes, "Muntligt"),
                    (yes if written else "empty", "Skriftligt (bifogas)"),
                    (no, "Nej"),
                )
            ]
        else:
            label = self.house["consent_written" if written else "consent_oral"]
            out = [self.checks("consent", label, (yes, "Ja"), (no, "Nej"))]
        if truth.consent_words and no == "marked" and self.rng.random() < 0.5:
            out.append(self.item("remarks", truth.consent_words))
        return out

    def other(self) -> list[Item]:
        truth, out = self.truth, []
        if reason(truth) or (self.blanks and truth.type in THERAPISTS):
            out.append(self.item("treatment" if truth.type in THERAPISTS else "purpose", reason(truth)))
        if truth.type == "chiropractor" and truth.self_referred != "not_stated":
            out.append(self.yes_no("self_referred", yes=truth.self_referred == "yes"))
        if truth.urgency:
            urgent = self.pen.own_day(truth.urgency) if truth.urgency[:1].isdigit() else truth.urgency
            out.append(self.item("needed" if truth.urgency[:1].isdigit() else "urgency", urgent))
        return out


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Form:
    """``truth`` filled in on the form of one sender; the words come from a house, not from ``labels``."""
    del labels
    writer = _Writer(truth, rng, boxes=boxes)
    parts = [
        ("s_orderer", writer.orderer()),
        ("s_patient", writer.patient()),
        ("s_order", writer.order()),
        ("s_target", writer.target()),
        ("s_consent", writer.consent()),
        ("s_other", writer.other()),
    ]
    sections = [Section(writer.house[key], items) for key, items in (parts[at] for at in rng.choice(ORDERS)) if items]
    sentences = list(truth.remarks)
    if sentences and rng.random() < 0.5:
        last = sections[-1]
        sections[-1] = Section(last.title, [*last.items, writer.item("remarks", " ".join(sentences))])
        sentences = []
    wish = "any" if truth.wants_images is None else "both" if truth.wants_images and truth.wants_report else ""
    title = f"title_{wish or ('images' if truth.wants_images else 'report')}"
    head = truth.letterhead or truth.clinic
    return Form(
        [head, *address(truth, rng)] if head else [],
        writer.house[title],
        sections,
        sentences,
        writer.house["sign"],
        rng.choice(desks),
        truth.small_print,
    )
