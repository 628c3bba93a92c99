"""Orders of patients, of others and of nobody knows whom; several patients; faxes that are no orders."""

from __future__ import annotations

from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.scenarios.parts import (
    Build,
    dated,
    not_order,
    oral,
    outside,
    patient,
    says,
    scenario,
    to,
    wants,
    who,
)
from bench.faxes.truth import Truth


@scenario("patient_report", "U1 U3", "refer_patient_to_clinic", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    return patient(rng, cast)


@scenario("patient_clinic_closed", "U2", "release_report_to_patient", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.clinic_closed = True
    truth.remarks = [says("closed", rng, cast)]
    return truth


@scenario("patient_doctor_left", "U3", "refer_patient_to_clinic", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.remarks = [says("doctor_left", rng, cast)]
    return truth


@scenario("patient_images", "U4", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.wants_images, truth.wants_report = True, False
    return truth


@scenario("patient_images_and_report", "U5", "refer_patient_to_clinic", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.wants_images = True
    return truth


@scenario("patient_formal_demand", "U6", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.remarks = [says("formal_demand", rng, cast)]
    truth.facts = frozenset({"formal_demand"})
    return truth


@scenario("patient_relative", "U7", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.remarks, truth.doctor = [says("relative", rng, cast)], people.doctor(rng, cast)
    truth.facts = frozenset({"on_behalf_of"})
    return truth


@scenario("other_requester", "O1", "human_review", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    clinic, title = rng.choice(cast.others)
    truth = who("other", rng, cast, clinic=clinic, doctor=people.doctor(rng, cast), title=title)
    truth.exams = [dated(rng, cast)]
    truth.purpose = "Handläggning av ärende" if title in ("advokat", "skadereglerare") else "Pågående behandling"
    return wants(truth, rng)


@scenario("unknown_requester", "T9", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = who("unknown", rng, cast, doctor=people.doctor(rng, cast))
    truth.exams = [dated(rng, cast)]
    to(wants(truth, rng), rng.choice(cast.outside)[1], rng)
    return truth


@scenario("two_patients", "G2", "release", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> list[Truth]:
    first, second = oral(outside(rng, cast), rng, cast), outside(rng, cast)
    second.clinic, second.doctor, second.title, second.phone = first.clinic, first.doctor, first.title, first.phone
    second.ordered_on, second.fax, second.reference = first.ordered_on, first.fax, first.reference
    second.image_recipient = second.report_recipient = ""
    to(second, first.image_recipient or first.report_recipient, rng)
    if cast.committed:
        first.patient = people.person(rng, cast, number=people.TEST_MEN[0])
        second.patient = people.person(rng, cast, number=people.TEST_WOMEN[0])
    return [first, second]


def non_order(kind: str) -> Build:
    def build(rng: Random, cast: Cast) -> Truth:
        del rng, cast  # nothing varies
        return not_order(kind)

    return build


for _kind in ("referral", "lab_answer", "advert", "blank"):
    scenario(_kind, "G1", "not_an_order", weight=0.8)(non_order(_kind))
