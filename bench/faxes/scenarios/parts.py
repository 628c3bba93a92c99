"""What scenarios are made of: the register of them, and the parts that orders have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.truth import Exam, Truth, Type


@dataclass(frozen=True, slots=True)
class Scenario:
    """``rows`` of the table it shows, ``codes`` one an order, ``weight`` how often a random fax is one."""

    name: str
    rows: str
    codes: tuple[str, ...]
    weight: float
    build: Callable[[Random, Cast], list[Truth]]
    forms_only: bool = False  # a letter cannot show it


SCENARIOS: dict[str, Scenario] = {}
Build = Callable[[Random, Cast], "Truth | list[Truth]"]


def scenario(
    name: str, rows: str, *codes: str, weight: float = 1.0, forms_only: bool = False
) -> Callable[[Build], Build]:
    def register(build: Build) -> Build:
        def listed(rng: Random, cast: Cast) -> list[Truth]:
            out = build(rng, cast)
            return out if isinstance(out, list) else [out]

        SCENARIOS[name] = Scenario(name, rows, codes, weight, listed, forms_only)
        return build

    return register


def says(what: str, rng: Random, cast: Cast) -> str:
    """One of the sentences in which the people of this set say ``what``."""
    sentences = cast.says[what]
    return rng.choice(sentences) if len(sentences) > 1 else sentences[0]


# --- parts ---------------------------------------------------------------------------------------------------------


def day(rng: Random, first: str = "2024-01-10", last: str = "2026-10-30") -> str:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return (start + timedelta(days=rng.randint(0, (end - start).days))).isoformat()


def dated(rng: Random, cast: Cast, which: Exam | None = None) -> Exam:
    return replace(which or rng.choice(cast.exams), date=day(rng))


def who(type_: Type, rng: Random, cast: Cast, **more: object) -> Truth:
    truth = Truth(
        type_,
        patient=people.person(rng, cast),
        phone=people.phone(rng) if rng.random() < 0.75 else "",
        fax=people.phone(rng).replace("070-174 06", "040-628 05") if rng.random() < 0.5 else "",
        reference=f"B{rng.randint(1000, 9999)}" if rng.random() < 0.15 else "",
        ordered_on=day(rng, "2026-11-02", "2026-11-17"),
    )
    for name, value in more.items():
        setattr(truth, name, value)
    return truth


def wants(truth: Truth, rng: Random) -> Truth:
    truth.wants_images, truth.wants_report = rng.choice([(True, True), (True, True), (True, True), (True, False)])
    return truth


def to(truth: Truth, unit: str, rng: Random) -> Truth:
    """Images and report to ``unit``, a radiology or media unit."""
    if truth.wants_images:
        truth.image_recipient = unit
    if truth.wants_report:
        truth.report_recipient = unit
    truth.one_recipient = rng.random() < 0.65
    return truth


def region(rng: Random, cast: Cast) -> Truth:
    """A complete order of a clinic of the region (A1, A2)."""
    truth = who("region_clinic", rng, cast, clinic=rng.choice(cast.region), doctor=people.doctor(rng, cast))
    truth.title = rng.choice(cast.doctor_titles)
    truth.exams = [dated(rng, cast)]
    wants(truth, rng)
    onward, unit = rng.choice(cast.outside)
    to(truth, unit, rng)
    if rng.random() < 0.35 and truth.wants_images:
        truth.onward = onward
    truth.delivery = rng.choice(["link", "link", "", "iep"])
    truth.purpose = rng.choice(["", *cast.reasons])
    return truth


def outside(rng: Random, cast: Cast) -> Truth:
    """A complete order of another region's hospital, consent not yet said."""
    clinic, unit = rng.choice(cast.outside)
    truth = who("outside_region", rng, cast, clinic=clinic, doctor=people.doctor(rng, cast))
    truth.title = rng.choice(cast.doctor_titles)
    truth.exams = [dated(rng, cast)]
    truth.purpose = rng.choice(["", *cast.reasons])
    truth.delivery = rng.choice(["link", "", "iep"])
    return to(wants(truth, rng), unit, rng)


def private(rng: Random, cast: Cast) -> Truth:
    """A complete order of private care, consent not yet said; both parts to a radiology department."""
    truth = who("private", rng, cast, clinic=rng.choice(cast.private), doctor=people.doctor(rng, cast))
    truth.title = rng.choice(cast.doctor_titles)
    truth.exams = [dated(rng, cast)]
    truth.purpose = rng.choice(["", *cast.reasons])
    truth.delivery = rng.choice(["", "iep", "link"])
    truth.small_print = rng.choice(["", "", *cast.small_print])
    return to(wants(truth, rng), rng.choice(cast.outside)[1], rng)


def oral(truth: Truth, rng: Random, cast: Cast) -> Truth:
    """Oral consent, by box or in words."""
    truth.consent = "oral"
    if rng.random() < 0.5:
        truth.consent_boxes = ("marked", "empty")
    truth.consent_words = says("oral", rng, cast)
    return truth


def therapist(type_: Type, rng: Random, cast: Cast) -> Truth:
    """A therapist's order with a reason that fits, consent not yet said."""
    names = {"physiotherapist": cast.physio, "chiropractor": cast.chiro, "naprapath": cast.naprapath}[type_]
    truth = who(type_, rng, cast, clinic=rng.choice(names), doctor=people.doctor(rng, cast))
    truth.title = rng.choice(cast.titles[type_])
    exam, reason = rng.choice(cast.treated)
    truth.exams, truth.purpose, truth.relevance = [dated(rng, cast, exam)], reason, "yes"
    truth.delivery = rng.choice(["iep", "usb", ""])
    return wants(truth, rng)


def written(truth: Truth, rng: Random, cast: Cast, document: str = "attached_signed") -> Truth:
    truth.consent = "written"
    truth.consent_document = document  # type: ignore[assignment]
    if document == "claimed":
        truth.consent_words = says("written_claimed", rng, cast)
    else:
        truth.consent_words = says("written_enclosed", rng, cast)
        if rng.random() < 0.3:
            truth.consent_boxes = ("marked", "empty")
    return truth


def patient(rng: Random, cast: Cast) -> Truth:
    truth = who("patient", rng, cast)
    truth.exams = [dated(rng, cast)]
    truth.doctor = ""
    truth.fax = ""
    truth.wants_images, truth.wants_report = False, True
    return truth


def not_order(looks_like: str) -> Truth:
    return Truth("unknown", is_order=False, looks_like=looks_like)
