"""Orders of clinics: of the region, of other regions, of private care."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.scenarios.parts import (
    dated,
    oral,
    outside,
    private,
    region,
    says,
    scenario,
    written,
)
from bench.faxes.truth import Truth


@scenario("region_complete", "A1 A2", "release", weight=9)
def _(rng: Random, cast: Cast) -> Truth:
    return region(rng, cast)


@scenario("region_report_only", "A3", "release", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.wants_images, truth.wants_report, truth.onward, truth.delivery = False, True, "", ""
    truth.report_recipient, truth.image_recipient = truth.image_recipient or truth.report_recipient, ""
    return truth


@scenario("region_several_exams", "A2", "release", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.exams = [dated(rng, cast, exam) for exam in rng.sample(cast.exams, rng.choice([2, 2, 3]))]
    return truth


@scenario("region_no_doctor", "A5", "ask_information", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.doctor = truth.title = ""
    return truth


@scenario("region_no_recipient", "A6", "ask_information", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.image_recipient = truth.report_recipient = truth.onward = ""
    return truth


@scenario("region_one_recipient_missing", "A7", "ask_information", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.wants_images = truth.wants_report = True
    truth.image_recipient = truth.image_recipient or truth.report_recipient
    truth.report_recipient, truth.one_recipient, truth.onward = "", False, ""
    return truth


@scenario("region_report_to_ward", "A8", "release_images_refer_report", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.wants_images = truth.wants_report = True
    truth.report_recipient, truth.one_recipient, truth.report_to_media_unit = rng.choice(cast.wards[:2]), False, False
    return truth


@scenario("region_report_only_to_ward", "A8", "refer_report_recipient", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.wants_images, truth.wants_report, truth.image_recipient, truth.onward = False, True, "", ""
    truth.delivery = ""
    truth.report_recipient, truth.one_recipient, truth.report_to_media_unit = rng.choice(cast.wards[:2]), False, False
    return truth


@scenario("region_no_date", "F", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.exams = [replace(truth.exams[0], date="")]
    return truth


@scenario("region_latest", "F", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.exams = [replace(truth.exams[0], date="latest")]
    return truth


@scenario("region_dvd", "K3", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.delivery = "dvd"
    return truth


@scenario("region_urgent", "G10", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.urgency = says("urgent", rng, cast)
    return truth


@scenario("region_no_identity", "F", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.show_identity = False
    return truth


@scenario("invalid_check_digit", "G3", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    base = rng.choice(people.TEST_WOMEN) if cast.committed else people.random_number(rng)
    truth.patient = people.invalid(rng, cast, base)
    return truth


@scenario("reserve_number", "identity", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.patient = people.reserve(rng, cast)
    return truth


@scenario("protected_identity", "G4", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.remarks = [says("protected", rng, cast)]
    truth.facts = frozenset({"protected_identity"})
    return truth


@scenario("deceased", "G8", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.remarks = [says("deceased", rng, cast)]
    truth.facts = frozenset({"deceased"})
    return truth


@scenario("blocked", "G5", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.remarks = [says("blocked", rng, cast)]
    truth.facts = frozenset({"blocked"})
    return truth


@scenario("region_no_clinic", "A4", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.clinic, truth.letterhead = "", rng.choice(cast.region_heads)
    return truth


@scenario("region_handwritten", "G3b", "release", weight=2, forms_only=True)
def _(rng: Random, cast: Cast) -> Truth:
    truth = region(rng, cast)
    truth.handwritten, truth.doubtful = True, ("patient_name", "identity_number", "examination_date")
    return truth


@scenario("outside_oral", "P1", "release", weight=6)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(outside(rng, cast), rng, cast)


@scenario("outside_no_consent", "P3", "ask_oral_consent", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    truth = outside(rng, cast)
    if rng.random() < 0.4:
        truth.consent_boxes = ("empty", "empty")
    return truth


@scenario("outside_doctor_and_consent_missing", "P5", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = outside(rng, cast)
    truth.doctor = truth.title = ""
    return truth


@scenario("private_oral", "P1", "release", weight=5)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(private(rng, cast), rng, cast)


@scenario("private_no_consent", "P3", "ask_oral_consent", weight=4)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    if rng.random() < 0.5:
        truth.consent_boxes = ("empty", "empty")
    return truth


@scenario("private_consent_no_box", "P4", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.consent_boxes = ("empty", "marked")
    truth.consent_words = says("not_asked", rng, cast)
    return truth


@scenario("private_consent_struck", "P4", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.consent_boxes = ("struck", "marked")
    truth.consent_words = says("not_yet", rng, cast)
    return truth


@scenario("private_consent_promised", "G5b", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.consent_words = says("promised", rng, cast)
    return truth


@scenario("private_refused", "G5", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.consent = "refused"
    truth.consent_words = says("refused", rng, cast)
    return truth


@scenario("private_written_claimed", "P2", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return written(private(rng, cast), rng, cast, "claimed")


@scenario("private_announced_absent", "G5c", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    return written(private(rng, cast), rng, cast, "announced_absent")


@scenario("private_report_to_own_fax", "P6", "release_images_refer_report", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(private(rng, cast), rng, cast)
    truth.wants_images = truth.wants_report = True
    truth.fax = truth.fax or people.phone(rng)
    truth.image_recipient = truth.clinic
    truth.report_recipient = f"{truth.clinic}, fax {truth.fax}"
    truth.one_recipient, truth.report_to_media_unit, truth.delivery = False, False, "iep"
    return truth


@scenario("private_emergency", "P7", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = private(rng, cast)
    truth.remarks = [says("emergency", rng, cast)]
    truth.urgency, truth.facts = "AKUT", frozenset({"emergency"})
    return truth


@scenario("minor_outside", "G6", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(outside(rng, cast), rng, cast)
    truth.patient = people.person(rng, cast, minor=True)
    truth.consent_boxes = None
    truth.consent_words = says("guardian", rng, cast)
    truth.facts = frozenset({"minor"})
    return truth
