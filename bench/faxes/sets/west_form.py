"""Orders of the west set as filled-in forms: one family of labels, and what forms of that family leave out."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bench.faxes.sets.west_labels import FAMILIES
from bench.faxes.truth import CLINICS, THERAPISTS, Exam, Truth
from bench.faxes.wording import MARKS, Form, Item, Labels, Section, announcing, on_behalf

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
WAYS = {
    "link": ("Länkning mellan PACS", "Länk", "Bilderna länkas"),
    "iep": ("Sectra IEP", "IEP", "Bildutbyte via IEP"),
    "usb": ("USB-minne", "USB", "Kopia på USB-minne"),
    "dvd": ("CD/DVD", "DVD", "Bränd DVD"),
    "post": ("Post", "Brev", "Med posten"),
}
STREETS = ("Fyrvägen", "Tallbacken", "Kvarngatan", "Östra Långgatan", "Hamnplan", "Lasarettsvägen")
SECRETARIES = ("A. Lindkvist, med. sekr.", "med.sekr. Gunilla", "sekr. M. Frisk", "Eva-Karin, sekreterare")


def day(rng: Random, iso: str) -> str:
    """An ISO date as it is written on a form or in a letter."""
    if iso == "latest":
        return rng.choice(("senaste", "den senaste", "senast utförda"))
    year, month, number = iso.split("-")
    d, m, word = int(number), int(month), MONTHS[int(month) - 1]
    return rng.choice(
        (iso, iso, iso, iso, f"{year}{month}{number}", f"{d} {word} {year}", f"{d}/{m} {year}", f"{d}/{m}-{year[2:]}",
         f"{number}.{month}.{year}", f"{year}/{month}/{number}", f"{d}:e {word} {year}", f"{year[2:]}{month}{number}",
         f"{year} {month} {number}")
    )  # fmt: skip


def exam_text(exam: Exam) -> str:
    """The examination, and in a mixed order whose referral it was."""
    own = {"yes": " (egen remiss)", "no": " (remitterad av annan vårdgivare)"}.get(exam.self_referred or "", "")
    return f"{exam.text}{own}"


def address(truth: Truth, rng: Random) -> list[str]:
    """Small lines under a letterhead."""
    if rng.random() < 0.35:
        return []
    line = (
        f"{rng.choice(STREETS)} {rng.randint(2, 48)}, 300 {rng.randint(10, 99)} {rng.choice(('Fågelvik', 'Strömvik'))}"
    )
    public = truth.type in CLINICS[:2] or truth.letterhead or "HSV" in truth.clinic or "sjukhus" in truth.clinic
    if public:
        return [rng.choice(("www.vardinfo.example", "Besöksadress: Lasarettsvägen 3", "Växel 031-390 06 00"))]
    return [line, f"Org.nr 559999-{rng.randint(1000, 9999)}"] if rng.random() < 0.5 else [line]


class _Filler:
    """Fills in one form."""

    def __init__(self, truth: Truth, rng: Random, labels: Labels, *, boxes: bool) -> None:
        self.truth, self.rng, self.labels, self.boxes = truth, rng, labels, boxes
        self.family = rng.choice((0, 2) if truth.type == "patient" else range(len(FAMILIES)))
        self.blanks = rng.random() < 0.5  # does the form print the labels of what was left out
        self.style = rng.choice(("", "", "", "line", "square"))  # of check boxes
        self.mark = rng.choice(MARKS)

    def label(self, key: str) -> str:
        return self.labels[key][self.family]

    def item(self, key: str, value: str, *, by_hand: bool = False) -> Item:
        return Item(key, self.label(key), value, by_hand=by_hand)

    def checks(self, key: str, label: str, *options: tuple[str, str]) -> Item:
        states = tuple((self.mark if state == "marked" else state, words) for state, words in options)
        style = "" if any(state == "struck" for state, _ in states) else self.style
        return Item(key, label, style, states)

    def yes_no(self, key: str, *, yes: bool) -> Item:
        if not self.boxes:
            return self.item(key, self.rng.choice(("Ja", "JA", "ja")) if yes else "Nej")
        states = ("marked", "empty") if yes else ("empty", "marked")
        return self.checks(key, self.label(key), (states[0], "Ja"), (states[1], "Nej"))

    # --- sections --------------------------------------------------------------------------------------------------

    def orderer(self) -> list[Item]:
        truth = self.truth
        ordered = truth.ordered_on if self.rng.random() < 0.6 else day(self.rng, truth.ordered_on)
        out = [self.item("ordered", ordered)]
        if truth.type == "patient":
            who = "Närstående" if on_behalf(truth) else "Patienten själv"
            out.insert(0, Item("orderer", "Beställning görs av", who))
            if on_behalf(truth):
                out.insert(1, Item("person", "Den närståendes namn", truth.doctor))
        else:
            if truth.clinic or (self.blanks and truth.type in CLINICS):
                out.append(self.item("clinic", truth.clinic))
            out += self.names()
        out += [
            self.item(key, value)
            for key, value in (("phone", truth.phone), ("fax", truth.fax), ("reference", truth.reference))
            if value
        ]
        if truth.type in CLINICS and self.rng.random() < 0.1:
            out.append(self.item("contact", self.rng.choice(SECRETARIES)))
        if self.rng.random() < 0.5:
            out = [*out[1:], out[0]]  # the day last
        return out

    def names(self) -> list[Item]:
        """Who orders, the title beside the name or in a field of its own."""
        truth = self.truth
        if not truth.doctor and not (self.blanks and truth.type in CLINICS):
            return []
        treats = truth.type in THERAPISTS or (truth.type == "unknown" and bool(truth.title))
        key = "doctor" if truth.type in CLINICS else "therapist" if treats else "person"
        if truth.title and key != "doctor" and self.rng.random() < 0.5:
            return [self.item(key, truth.doctor), self.item("profession", truth.title)]
        if truth.title and self.rng.random() < 0.2:
            return [self.item(key, f"{truth.title} {truth.doctor}")]
        joint = self.rng.choice((", ", ", ", " / "))
        return [self.item(key, joint.join(part for part in (truth.doctor, truth.title) if part))]

    def patient(self) -> list[Item]:
        truth, out, who = self.truth, [], self.truth.patient
        if who is None:
            return []
        if truth.show_name:
            turned = self.rng.random() < 0.2
            name = f"{who.last}, {who.first}" if turned else who.name
            out.append(self.item("name_turned" if turned else "name", name, by_hand=truth.handwritten))
        key = (
            "reserve" if who.reserve else "coordination" if who.coordination and self.rng.random() < 0.5 else "identity"
        )
        if truth.show_identity:
            out.append(self.item(key, who.printed, by_hand=truth.handwritten))
        elif self.blanks:
            out.append(self.item(key, ""))
        return out[::-1] if self.rng.random() < 0.4 else out

    def order(self) -> list[Item]:
        truth, out = self.truth, []
        joined = self.rng.random() < 0.25 and not truth.handwritten
        for exam in truth.exams:
            if joined and exam.date:
                between = " " if exam.date == "latest" else self.rng.choice((", ", "  ", ", gjord "))
                out.append(self.item("exam", f"{exam_text(exam)}{between}{day(self.rng, exam.date)}"))
                continue
            out.append(self.item("exam", exam_text(exam)))
            if exam.date or (self.blanks and exam.modality):
                value = day(self.rng, exam.date) if exam.date else ""
                out.append(self.item("date", value, by_hand=truth.handwritten and bool(value)))
        if truth.exams[0].modality and truth.type in CLINICS and self.rng.random() < 0.15:
            out.append(self.item("exam_place", self.rng.choice(("Halmstad", "Varberg", "Kungsbacka sjukhus"))))
        return out if truth.wants_images is None else out + self.wanted()

    def wanted(self) -> list[Item]:
        images, report = bool(self.truth.wants_images), bool(self.truth.wants_report)
        how = self.rng.randrange(3)
        if how == 0:
            return [self.yes_no("wants_images", yes=images), self.yes_no("wants_report", yes=report)]
        if not self.boxes:
            both = self.rng.choice(("Bilder + utlåtande", "bilder och röntgensvar", "Både bilder och utlåtande"))
            one = (
                self.rng.choice(("Bilder", "Bara bilderna"))
                if images
                else self.rng.choice(("Utlåtande", "Enbart utlåtande"))
            )
            return [self.item("wanted", both if images and report else one)]
        if how == 1:
            options = [
                ("marked" if yes else "empty", words) for yes, words in ((images, "Bilder"), (report, "Utlåtande"))
            ]
        else:
            chosen = 0 if images and report else 1 if images else 2
            three = ("Bilder och utlåtande", "Enbart bilder", "Enbart utlåtande")
            options = [("marked" if place == chosen else "empty", words) for place, words in enumerate(three)]
        return [self.checks("wanted", self.label("wanted"), *options)]

    def target(self) -> list[Item]:
        truth, out = self.truth, []
        apart = bool(truth.onward) and self.rng.random() < 0.55
        onward = (
            "" if apart or not truth.onward else f"{self.rng.choice((' fvb. ', ' f.v.b. ', ', fvb '))}{truth.onward}"
        )
        images, report = truth.image_recipient, truth.report_recipient
        if images and report and truth.one_recipient:
            out.append(self.item("both", images + onward))
        else:
            if images:
                out.append(self.item("image_recipient", images + onward))
            if report:
                ditto = self.rng.choice(("d:o", "samma som ovan", "Samma", "samma mottagare"))
                out.append(self.item("report_recipient", ditto if report == images else report))
            elif images and truth.wants_report and self.blanks:
                out.append(self.item("report_recipient", ""))
            elif not images and self.blanks and truth.type in CLINICS:
                out.append(self.item("both", ""))
        if apart:
            out.append(self.item("onward", truth.onward))
        return out + self.delivery()

    def delivery(self) -> list[Item]:
        way = self.truth.delivery
        if not way:
            return []
        if not self.boxes:
            return [self.item("delivery", self.rng.choice(WAYS[way]))]
        ways = [each for each in WAYS if each == way or each in ("link", "iep", "usb")]
        place = self.rng.randrange(2)
        options = [("marked" if each == way else "empty", WAYS[each][place]) for each in ways]
        return [self.checks("delivery", self.label("delivery"), *options)]

    def consent(self) -> list[Item]:
        truth = self.truth
        if truth.consent_boxes is None:
            if truth.consent_words:
                return [self.item("consent", truth.consent_words)]
            outsider = truth.type in (*CLINICS[1:], *THERAPISTS)
            return [self.item("consent", "")] if self.blanks and outsider else []
        yes, no = truth.consent_boxes
        written = truth.consent == "written"
        if self.rng.random() < 0.4:
            options = [("empty" if written else yes, "Muntligt"), (yes if written else "empty", "Skriftligt, bifogas")]
            out = [self.checks("consent_box", self.label("consent_three"), *options, (no, "Ej inhämtat"))]
        else:
            key = "consent_box_written" if written else "consent_box"
            label = self.label(key)
            if truth.consent_document == "announced_absent":
                label = announcing(label, self.labels[key])
            out = [self.checks("consent_box", label, (yes, "Ja"), (no, "Nej"))]
        if truth.consent_words and no == "marked" and self.rng.random() < 0.5:
            out.append(self.item("remarks", truth.consent_words))
        return out

    def other(self) -> list[Item]:
        truth, out = self.truth, []
        if truth.purpose or (self.blanks and truth.type in THERAPISTS):
            out.append(self.item("treatment" if truth.type in THERAPISTS else "purpose", truth.purpose))
        if truth.type == "chiropractor" and truth.self_referred != "not_stated":
            out.append(self.yes_no("self_referred", yes=truth.self_referred == "yes"))
        if truth.urgency:
            out.append(self.item("needed" if truth.urgency[:1].isdigit() else "urgency", truth.urgency))
        return out


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Form:
    """``truth`` filled in on the form of one sender."""
    filler = _Filler(truth, rng, labels, boxes=boxes)
    parts = [("orderer", filler.orderer()), ("patient_section", filler.patient()), ("order_section", filler.order()),
             ("target_section", filler.target()), ("consent_section", filler.consent()),
             ("other_section", filler.other())]  # fmt: skip
    order = rng.choice(
        ((0, 1, 2, 3, 4, 5), (1, 0, 2, 3, 4, 5), (1, 2, 5, 3, 0, 4), (0, 1, 4, 2, 5, 3), (1, 4, 0, 2, 3, 5))
    )
    parts = [parts[place] for place in order]
    sections = [Section(filler.label(key), items) for key, items in parts if items]
    sentences = list(truth.remarks)
    if sentences and rng.random() < 0.5:
        last = sections[-1]
        sections[-1] = Section(last.title, [*last.items, filler.item("remarks", " ".join(sentences))])
        sentences = []
    head = truth.letterhead or truth.clinic
    return Form(
        [head, *address(truth, rng)] if head else [],
        filler.label("title"),
        sections,
        sentences,
        filler.label("sign"),
        rng.choice(desks),
        truth.small_print,
    )
