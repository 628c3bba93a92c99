"""More orders of clinics: look-alikes, other places for the report, consent in many states, dates, numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.scenarios.parts import dated, oral, outside, private, region, says, scenario, to, written
from bench.faxes.truth import Truth

LOOK_ALIKES = re.compile(r"\b(?:SU/|SUS|SÄS|SÖS|USÖ|NUS)")


def _look_alike(rng: Random, cast: Cast) -> tuple[str, str]:
    pairs = [pair for pair in cast.outside if LOOK_ALIKES.search(pair[1])]
    return rng.choice(pairs or list(cast.outside))


def _both(truth: Truth) -> Truth:
    truth.wants_images = truth.wants_report = True
    return truth


def _later(iso: str, days: int) -> str:
    return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()


# --- of the region -----------------------------------------------------------------------------------------------


@scenario("region_to_look_alike", "A10", "release", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = _both(region(rng, cast))
    clinic, unit = _look_alike(rng, cast)
    truth.onward = clinic if rng.random() < 0.6 else ""
    return to(truth, unit, rng)


@scenario("region_ditto", "A7", "release", weight=1, forms_only=True)
def _(rng: Random, cast: Cast) -> Truth:
    truth = _both(region(rng, cast))
    truth.image_recipient = truth.report_recipient = truth.image_recipient or truth.report_recipient
    truth.one_recipient = False
    return truth


@scenario("region_wish_not_said", "F", "release", weight=1, forms_only=True)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    unit = truth.image_recipient or truth.report_recipient
    truth.wants_images = truth.wants_report = None
    truth.image_recipient = truth.report_recipient = unit
    truth.one_recipient = True
    return truth


@scenario("region_rond_date", "G10", "release", weight=1.5)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.urgency = _later(truth.ordered_on, rng.randint(1, 4))
    return truth


@scenario("region_dates_close", "A2", "release", weight=1.5)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.exams = [replace(each, date=_later(truth.ordered_on, -rng.randint(1, 6))) for each in truth.exams]
    return truth


@scenario("region_minor", "A2", "release", weight=0.7)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.patient = people.person(rng, cast, minor=True)
    truth.clinic, truth.facts = rng.choice(cast.region_child), frozenset({"minor"})
    return truth


@scenario("coordination_number", "identity", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.patient = people.coordination(rng, cast)
    return truth


@scenario("centenarian", "identity", "release", weight=0.7)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.patient = people.centenarian(rng, cast)
    return truth


@scenario("reference_like_a_number", "identity", "release", weight=0.7)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.reference = f"{rng.randint(55, 59)}{rng.randint(13, 98)}{rng.randint(32, 98)}-{rng.randint(1000, 9999)}"
    return truth


@scenario("region_ward_and_no_date", "A8 F", "ask_information", weight=0.7)
def _(rng: Random, cast: Cast) -> Truth:
    truth = _both(region(rng, cast))
    truth.image_recipient = truth.image_recipient or truth.report_recipient
    truth.report_recipient, truth.one_recipient, truth.report_to_media_unit = rng.choice(cast.wards[:2]), False, False
    truth.exams = [replace(truth.exams[0], date="")]
    return truth


@scenario("region_two_pages", "A2", "release", weight=1.2, forms_only=True)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.two_pages = True
    truth.exams = [dated(rng, cast) for _ in range(rng.choice([1, 2, 3]))]
    return truth


@scenario("region_pages_reversed", "A2", "release", weight=0.6, forms_only=True)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.two_pages, truth.page_order = True, "reversed"
    return truth


# --- other regions and private care ---------------------------------------------------------------------------------


@scenario("outside_look_alike", "P1", "release", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(outside(rng, cast), rng, cast)
    truth.clinic, unit = _look_alike(rng, cast)
    return to(truth, unit, rng)


@scenario("outside_onward", "P1", "release", weight=1.5)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(_both(outside(rng, cast)), rng, cast)
    truth.onward = truth.clinic
    return to(truth, truth.image_recipient or truth.report_recipient, rng)


@scenario("outside_promised", "G5b", "ask_oral_consent", weight=1.5)
def _(rng: Random, cast: Cast) -> Truth:
    truth = outside(rng, cast)
    truth.consent_words = says("promised", rng, cast)
    return truth


@scenario("outside_box_no", "P4", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = outside(rng, cast)
    truth.consent_boxes, truth.consent_words = ("empty", "marked"), says("not_asked", rng, cast)
    return truth


@scenario("outside_refused", "G5", "human_review", weight=0.7)
def _(rng: Random, cast: Cast) -> Truth:
    truth = outside(rng, cast)
    truth.consent, truth.consent_words = "refused", says("refused", rng, cast)
    return truth


@scenario("outside_written_attached", "P2", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return written(outside(rng, cast), rng, cast)


@scenario("outside_latest", "F", "release", weight=0.7)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(outside(rng, cast), rng, cast)
    truth.exams = [replace(truth.exams[0], date="latest")]
    return truth


@scenario("outside_one_exam_undated", "F", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(outside(rng, cast), rng, cast)
    first, second = rng.sample(cast.exams, 2)
    truth.exams = [dated(rng, cast, first), replace(second, date="")]
    return truth


@scenario("outside_report_to_ward", "P6 A8", "release_images_refer_report", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(_both(outside(rng, cast)), rng, cast)
    truth.image_recipient = truth.image_recipient or truth.report_recipient
    truth.report_recipient, truth.one_recipient, truth.report_to_media_unit = rng.choice(cast.wards[:2]), False, False
    return truth


@scenario("outside_two_pages", "P1", "release", weight=1, forms_only=True)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(outside(rng, cast), rng, cast)
    truth.two_pages = True
    return truth


@scenario("private_small_print", "P3", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.small_print = rng.choice(cast.small_print)
    return truth


@scenario("private_unsigned", "G5c", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return written(private(rng, cast), rng, cast, "attached_unsigned")


@scenario("private_other_patient", "G5c", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(private(rng, cast), rng, cast, "attached_other_patient")
    truth.patient, truth.consent_patient = people.two(rng, cast)
    return truth


@scenario("private_several_exams", "P1", "release", weight=1.5)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(private(rng, cast), rng, cast)
    truth.exams = [dated(rng, cast, each) for each in rng.sample(cast.exams, rng.choice([2, 3]))]
    return truth


@scenario("private_minor", "G6", "release", weight=0.7)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.patient, truth.facts = people.person(rng, cast, minor=True), frozenset({"minor"})
    truth.consent, truth.consent_words = "oral", says("guardian", rng, cast)
    return truth


@scenario("private_handwritten", "G3b", "release", weight=1, forms_only=True)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(private(rng, cast), rng, cast)
    truth.handwritten, truth.doubtful = True, ("patient_name", "identity_number", "examination_date")
    return truth


@scenario("doctor_on_chiropractors_paper", "T7 P1", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(private(rng, cast), rng, cast)
    truth.clinic = rng.choice(cast.chiro)
    truth.title, truth.title_needed = rng.choice(["leg. läkare", "specialistläkare", "specialistläkare ortopedi"]), True
    return truth
