"""The forms of the wide set: what they ask, in which order, and what was filled in or left empty."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bench.faxes.sets import wide_writing as writing
from bench.faxes.truth import THERAPISTS, Exam, Truth
from bench.faxes.wording import MARKS, Form, Item, Labels, Section, Words, announcing, on_behalf

PLACES = ("Hallands sjukhus Halmstad", "Hallands sjukhus Varberg", "HSK", "Röntgen Varberg", "Halmstad", "HSV")
STREETS = ("Strandvägen", "Hamngatan", "Björkallén", "Storgatan", "Kyrkogatan", "Lasarettsvägen", "Norra vägen")


class UniqueWords(Words):
    """Never the same label for two things on one form."""

    def __getitem__(self, key: str) -> str:
        if key not in self._kept:
            free = [label for label in self.lists[key] if label not in self._kept.values()]
            self._kept[key] = self.rng.choice(free or list(self.lists[key]))
        return self._kept[key]


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Form:
    """``truth`` as one of many possible forms; ``boxes`` uses check boxes where a form would."""
    words = UniqueWords(rng, labels)
    blanks = rng.random() < 0.5  # whether the form shows the fields that nobody filled in
    orderer = Section(words["orderer"], _orderer(truth, rng, words, blanks))
    patient = Section(words["patient_section"], _patient(truth, rng, words, blanks))
    first = [orderer, patient] if rng.random() < 0.6 else [patient, orderer]
    order = Section(words["order_section"], _exams(truth, rng, words, blanks) + _wanted(truth, rng, words, boxes))
    last = _delivery(truth, rng, words, boxes) + _reasons(truth, rng, words, boxes, blanks)
    # a heading that speaks of both would make a recipient of one part seem that of both
    apart = rng.random() < 0.5 and bool(truth.image_recipient) == bool(truth.report_recipient)
    recipients = _recipients(truth, rng, words, blanks, implicit=apart)
    sections = [*first, order]
    if apart and recipients:
        sections.append(Section(words["destination_section"], recipients))
    else:
        order.items.extend(recipients)
    order.items.extend(last)
    sections.append(Section(words["consent_section"], consent(truth, rng, words, blanks)))
    sections = [section for section in sections if section.items]
    return Form(
        letterhead(truth, rng),
        _title(truth, rng, words),
        sections,
        list(truth.remarks),
        words["sign"],
        rng.choice(desks) if rng.random() < 0.9 else "",
        truth.small_print,
        tuple((exam, writing.date(rng, exam.date)) for exam in truth.exams),
        words["desk"],
    )


def letterhead(truth: Truth, rng: Random) -> list[str]:
    """Whose paper it is, with an address and often a company number, which is no identity number."""
    head = truth.letterhead or truth.clinic
    if not head:
        return []
    line = f"{rng.choice(STREETS)} {rng.randint(1, 60)}, {rng.randint(300, 980)} {rng.randint(10, 99)} Granby"
    if truth.type in (*THERAPISTS, "private"):
        line += rng.choice(
            ["", f"   Org.nr 559999-{rng.randint(1000, 9999)}", f", Org nr: 559999{rng.randint(1000, 9999)}"]
        )
    elif rng.random() < 0.3:
        line += f"   HSA-id SE2329999999-{rng.choice('BCE')}{rng.randint(100, 999)}"
    return [head, line] if rng.random() < 0.65 else [head]


def _title(truth: Truth, rng: Random, words: Words) -> str:
    if truth.wants_images is None:
        return rng.choice(["Beställning", "Beställning av röntgenmaterial", "Rekvisition av röntgenmaterial"])
    if not truth.wants_images:
        return rng.choice(["Begäran om utlåtande", "BESTÄLLNING – BILDER/UTLÅTANDE", "Beställning av röntgenutlåtande"])
    return words["title"]


def _orderer(truth: Truth, rng: Random, words: Words, blanks: bool) -> list[Item]:
    if truth.type == "patient":
        itself = ("Anhörig", "anhörig till patienten") if on_behalf(truth) else ("Patienten själv", "patient")
        items = [Item("orderer", rng.choice(["Beställare", "Vem beställer", "Jag är"]), rng.choice(itself))]
    else:
        items = [Item("clinic", words["clinic"], truth.clinic)] if truth.clinic or blanks else []
    if truth.doctor and on_behalf(truth):
        items.append(Item("doctor", rng.choice(["Anhörigs namn", "Mitt namn (anhörig)"]), truth.doctor))
    elif truth.doctor:
        plain = truth.type in (*THERAPISTS, "other", "unknown")
        apart = bool(truth.title) and rng.random() < 0.25
        items.append(
            Item("doctor", words["therapist" if plain else "doctor"], writing.doctor(rng, truth, titled=apart))
        )
        if apart:
            items.append(Item("profession", words["profession"], truth.title))
    elif blanks and truth.type in ("region_clinic", "outside_region", "private"):
        items.append(Item("doctor", words["doctor"]))
    if truth.type in ("region_clinic", "outside_region", "private") and rng.random() < 0.12:
        items.append(
            Item("contact", words["contact"], rng.choice(["sekr. Birgit", "Pia, läkarsekreterare", "sekreterare Anki"]))
        )
    for key, value in (("phone", truth.phone), ("fax", truth.fax)):
        if value or (blanks and truth.type != "patient"):
            items.append(Item(key, words[key], writing.phone(rng, value)))
    if truth.type in ("private", *THERAPISTS) and rng.random() < 0.08:
        items.append(Item("org", words["org"], f"559999-{rng.randint(1000, 9999)}"))
    if truth.reference:
        items.append(Item("reference", words["reference"], truth.reference))
    if truth.type in ("outside_region", "region_clinic") and rng.random() < 0.06:
        items.append(
            Item("payer", words["payer"], rng.choice([truth.clinic or "Samma enhet", "FE 417, 300 00 Granby"]))
        )
    ordered = Item("ordered", words["ordered"], writing.date(rng, truth.ordered_on))
    items.insert(rng.choice([0, len(items), len(items)]), ordered)
    return items


def _patient(truth: Truth, rng: Random, words: Words, blanks: bool) -> list[Item]:
    who = truth.patient
    if who is None:
        return []
    key = "reserve" if who.reserve else "coordination" if who.coordination else "identity"
    number = Item("identity", words[key], who.printed, by_hand=truth.handwritten)
    if truth.show_name and truth.show_identity and not truth.handwritten and rng.random() < 0.06:
        label = rng.choice(["Patient (namn och personnummer)", "Namn/personnummer", "Patient, namn och pnr"])
        return [Item("name", label, rng.choice([f"{who.name}, {who.printed}", f"{who.printed} {who.name}"]))]
    items = []
    if truth.show_name and rng.random() < 0.12:
        parts = [Item("name", words["last_name"], who.last, by_hand=truth.handwritten),
                 Item("name", words["first_name"], who.first, by_hand=truth.handwritten)]  # fmt: skip
        items += parts if rng.random() < 0.7 else parts[::-1]
    elif truth.show_name:
        turned = "efternamn, förnamn" in words["name"].lower()
        value = f"{who.last}, {who.first}" if turned else who.name
        items.append(Item("name", words["name"], value, by_hand=truth.handwritten))
    elif blanks:
        items.append(Item("name", words["name"]))
    if truth.show_identity:
        items.insert(rng.choice([0, len(items), len(items)]), number)
    elif blanks:
        items.append(Item("identity", words["identity"]))
    return items


def exam_words(exam: Exam) -> str:
    """The examination with whose referral it was, where that is said for it alone."""
    own = {"yes": " (egen remiss)", "no": " (remitterad av annan)"}.get(exam.self_referred or "", "")
    return f"{exam.text}{own}"


def _exams(truth: Truth, rng: Random, words: Words, blanks: bool) -> list[Item]:
    if rng.random() < 0.2 and not truth.handwritten and truth.exams:
        place = f", {rng.choice(PLACES)}" if rng.random() < 0.3 else ""
        rows = [
            f"{exam_words(exam)}{rng.choice([', ', ' ', ' den ', ' – '] if exam.date != 'latest' else [', '])}"
            f"{writing.date(rng, exam.date)}{place}"
            if exam.date
            else exam_words(exam)
            for exam in truth.exams
        ]
        label = "Undersökning och datum" if truth.wants_images is None else words["exam_combined"]
        return [Item("exam", label, "\n".join(rows))]
    items = []
    ranged = rng.random() < 0.04
    label = "Undersökning" if truth.wants_images is None else words["exam"]
    for exam in truth.exams:
        items.append(Item("exam", label, exam_words(exam)))
        if exam.date:
            key = "date_range" if ranged else "date"
            items.append(Item("date", words[key], writing.date(rng, exam.date), by_hand=truth.handwritten))
        elif blanks and exam.modality:
            items.append(Item("date", words["date"]))
    if len(truth.exams) == 1 and rng.random() < 0.12:
        items.append(Item("place", words["exam_place"], rng.choice(PLACES)))
    return items


def _yes_no(rng: Random, yes: bool) -> tuple[tuple[str, str], ...]:
    mark = rng.choice(MARKS)
    return ((mark if yes else "empty", "Ja"), ("empty" if yes else mark, "Nej"))


def _wanted(truth: Truth, rng: Random, words: Words, boxes: bool) -> list[Item]:
    if truth.wants_images is None:
        return []
    images, report = bool(truth.wants_images), bool(truth.wants_report)
    draw = rng.random()
    if draw < 0.2:
        pairs = (("wants_images", images), ("wants_report", report))
        if boxes:
            return [Item("wanted", words[key], boxes=_yes_no(rng, yes)) for key, yes in pairs]
        return [
            Item("wanted", words[key], rng.choice(["Ja", "ja"]) if yes else rng.choice(["Nej", "nej"]))
            for key, yes in pairs
        ]
    if not boxes:
        return [Item("wanted", words["wanted"], writing.wanted(rng, truth))]
    mark = rng.choice(MARKS)
    if draw < 0.6:
        options = rng.choice(
            [("Endast bilder", "Endast utlåtande", "Bilder + utlåtande"), ("Bilder", "Svar", "Bilder och svar"),
             ("Enbart bilder", "Enbart utlåtande", "Båda")]
        )  # fmt: skip
        chosen = 2 if images and report else 0 if images else 1
        states = tuple((mark if place == chosen else "empty", text) for place, text in enumerate(options))
    else:
        pair = rng.choice(
            [("Bilder", "Utlåtande"), ("Röntgenbilder", "Röntgensvar"), ("Bilder", "Skriftligt utlåtande")]
        )
        states = ((mark if images else "empty", pair[0]), (mark if report else "empty", pair[1]))
    label = words["wanted"]
    return [Item("wanted", "Önskas" if "/" in label else label, boxes=states)]


def _recipients(truth: Truth, rng: Random, words: Words, blanks: bool, *, implicit: bool) -> list[Item]:
    own_field = bool(truth.onward) and rng.random() < 0.4
    onward = (
        f" {rng.choice(['fvb.', 'fvb', 'f.v.b.', 'för vidare befordran till'])} {truth.onward}" if truth.onward else ""
    )
    tail = "" if own_field else onward
    after = [Item("onward", words["onward"], truth.onward)] if own_field else []
    if truth.image_recipient and truth.image_recipient == truth.report_recipient and truth.one_recipient:
        key = "both_implicit" if implicit and rng.random() < 0.35 else "both"
        return [Item("recipient", words[key], truth.image_recipient + tail), *after]
    items = []
    if truth.image_recipient:
        items.append(Item("image_recipient", words["image_recipient"], truth.image_recipient + tail))
    elif blanks and truth.wants_images and truth.type not in ("patient", "other", *THERAPISTS):
        items.append(Item("image_recipient", words["image_recipient"]))
    items += after
    if truth.report_recipient:
        same = truth.report_recipient == truth.image_recipient
        value = rng.choice(writing.SAME) if same else truth.report_recipient
        items.append(Item("report_recipient", words["report_recipient"], value))
    elif blanks and truth.wants_report and truth.type not in ("patient", "other", *THERAPISTS):
        items.append(Item("report_recipient", words["report_recipient"]))
    return items


def _delivery(truth: Truth, rng: Random, words: Words, boxes: bool) -> list[Item]:
    if not truth.delivery:
        return []
    if not boxes or rng.random() < 0.2:
        return [Item("delivery", words["delivery"], rng.choice(writing.DELIVERY[truth.delivery]))]
    mark = rng.choice(MARKS)
    ways = [way for way in writing.BOX_WORDS if way == truth.delivery or rng.random() < 0.6]
    boxes_ = [(mark if way == truth.delivery else "empty", rng.choice(writing.BOX_WORDS[way])) for way in ways]
    if rng.random() < 0.1:
        boxes_.append(("empty", "Hämtas mot legitimation"))
    return [Item("delivery", words["delivery"], boxes=tuple(boxes_))]


def _reasons(truth: Truth, rng: Random, words: Words, boxes: bool, blanks: bool) -> list[Item]:
    items = []
    if truth.type == "chiropractor" and truth.self_referred != "not_stated":
        yes = truth.self_referred == "yes"
        if boxes:
            items.append(Item("self_referred", words["self_referred"], boxes=_yes_no(rng, yes)))
        elif rng.random() < 0.4:
            by = (
                rng.choice(["oss själva", "undertecknad kiropraktor", "mig"])
                if yes
                else rng.choice(["annan vårdgivare", "vårdcentralen"])
            )
            items.append(Item("self_referred", words["referred_by"], by))
        else:
            answer = (
                rng.choice(["Ja", "ja, egen remiss"])
                if yes
                else rng.choice(["Nej", "Nej, annan vårdgivare har remitterat"])
            )
            items.append(Item("self_referred", words["self_referred"], answer))
    key = "treatment" if truth.type in THERAPISTS else "purpose"
    if truth.purpose or (blanks and truth.type != "patient"):
        items.append(Item("purpose", words[key], truth.purpose))
    if truth.urgency:
        items.append(Item("urgency", words["needed" if truth.urgency[0].isdigit() else "urgency"], truth.urgency))
    return items


def consent(truth: Truth, rng: Random, words: Words, blanks: bool) -> list[Item]:
    """The consent as boxes, as an answer to the label, or in a sentence; an empty field where nothing is said."""
    if truth.consent_boxes is not None:
        yes, no = (rng.choice(MARKS) if state == "marked" else state for state in truth.consent_boxes)
        if rng.random() < 0.35:
            written = truth.consent == "written"
            options = (
                ("empty" if written else yes, rng.choice(["Muntligt", "Muntligt samtycke finns"])),
                (yes if written else "empty", rng.choice(["Skriftligt, bifogas", "Skriftligt (bifogas)"])),
                (no, rng.choice(["Nej", "Ej inhämtat", "Saknas"])),
            )
            return [Item("consent", words["consent"], boxes=options)]
        label = words["consent_box_written" if truth.consent == "written" else "consent_box"]
        if truth.consent_document == "announced_absent":
            label = announcing(label, words.lists["consent_box_written"])
        return [Item("consent", label, boxes=((yes, "Ja"), (no, "Nej")))]
    if truth.consent == "oral" and "minor" not in truth.facts and rng.random() < 0.3:
        return [Item("consent", words["consent_box"], rng.choice(["Ja", "JA", "ja", "Ja, inhämtat", "Finns"]))]
    if truth.consent_words:
        told = truth.consent in ("oral", "written") and rng.random() < 0.25
        key = "consent_told" if told else "consent"
        if truth.consent == "written" and truth.consent_document != "claimed" and rng.random() < 0.3:
            key = "consent_enclosed"
        return [Item("consent", words[key], truth.consent_words)]
    if blanks and truth.type in ("outside_region", "private", *THERAPISTS):
        return [Item("consent", words["consent"])]  # a sentence as label would say that the patient has consented
    return []
