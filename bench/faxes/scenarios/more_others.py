"""More orders of patients and others, several patients in one fax, and more faxes that are no orders."""

from __future__ import annotations

from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.scenarios.others import non_order
from bench.faxes.scenarios.parts import dated, oral, outside, patient, region, says, scenario, who
from bench.faxes.truth import Exam, Language, Truth

TWO_PROFESSIONS = (
    "leg. sjukgymnast och leg. naprapat",
    "leg. naprapat, leg. fysioterapeut",
    "leg. kiropraktor och leg. sjukgymnast",
)
ABROAD: tuple[tuple[Language, str], ...] = (
    ("en", "Norwick Orthopaedic Centre"),
    ("en", "St. Alban Imaging"),
    ("de", "Orthopädische Praxis Seeblick"),
    ("de", "Klinikum Birkental, Radiologie"),
    ("fi", "Järvenranta Sairaala, radiologia"),
    ("fi", "Lääkärikeskus Koivula"),
)


@scenario("patient_no_number", "F", "ask_information", weight=0.8)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.show_identity = False
    return truth


@scenario("patient_parent", "U7", "human_review", weight=0.8)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.patient = people.person(rng, cast, minor=True)
    truth.remarks, truth.doctor = [says("parent", rng, cast)], people.doctor(rng, cast)
    truth.facts = frozenset({"on_behalf_of", "minor"})
    return truth


@scenario("patient_latest", "U1", "refer_patient_to_clinic", weight=0.8)
def _(rng: Random, cast: Cast) -> Truth:
    truth = patient(rng, cast)
    truth.exams = [Exam(each.modality, each.body_part, each.text, "latest", each.side) for each in truth.exams]
    return truth


@scenario("two_professions", "T9", "human_review", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = who("unknown", rng, cast, clinic=rng.choice(cast.physio[:3]), doctor=people.doctor(rng, cast))
    truth.title, truth.title_needed = rng.choice(TWO_PROFESSIONS), True
    which, truth.purpose = rng.choice(cast.treated)
    truth.exams = [dated(rng, cast, which)]
    truth.wants_images = truth.wants_report = True
    return oral(truth, rng, cast)


@scenario("foreign_provider", "T8 O1", "human_review", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    language, clinic = rng.choice(ABROAD)
    truth = who("other", rng, cast, clinic=clinic, doctor=people.doctor(rng, cast))
    truth.language, truth.fax, truth.reference = language, "", ""
    truth.exams = [dated(rng, cast, Exam("MR", "knä", {"fi": "polven MRI"}.get(language, "MRI"), "", "left"))]
    truth.wants_images = truth.wants_report = True
    return truth


# --- several patients -----------------------------------------------------------------------------------------------


def _same_sender(first: Truth, rng: Random, cast: Cast) -> Truth:
    """Another order of the sender of ``first`` for the same recipient."""
    truth = region(rng, cast) if first.type == "region_clinic" else outside(rng, cast)
    for name in ("clinic", "doctor", "title", "phone", "fax", "reference", "ordered_on", "wants_images", "wants_report",
                 "image_recipient", "report_recipient", "one_recipient", "onward", "delivery", "purpose"):  # fmt: skip
        setattr(truth, name, getattr(first, name))
    return truth


def _several(first: Truth, number: int, rng: Random, cast: Cast, *, together: bool) -> list[Truth]:
    first.wants_images = first.wants_report = True
    first.image_recipient = first.report_recipient = first.image_recipient or first.report_recipient
    first.one_recipient, first.onward = True, ""
    truths = [first, *(_same_sender(first, rng, cast) for _ in range(number - 1))]
    for truth, patient_ in zip(truths, people.several(rng, cast, number), strict=True):
        truth.patient, truth.together = patient_, together
    return truths


@scenario("two_patients_one_page", "G2", "release", "release", weight=1)
def _(rng: Random, cast: Cast) -> list[Truth]:
    return _several(region(rng, cast), 2, rng, cast, together=True)


@scenario("three_patients_one_page", "G2", "release", "release", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> list[Truth]:
    truths = _several(outside(rng, cast), 3, rng, cast, together=True)
    for truth in truths[:2]:
        truth.consent, truth.consent_words = "oral", says("oral", rng, cast)
    return truths


@scenario("three_patients_three_pages", "G2", "release", "ask_information", "release", weight=1)
def _(rng: Random, cast: Cast) -> list[Truth]:
    truths = _several(region(rng, cast), 3, rng, cast, together=False)
    truths[1].exams = [Exam(each.modality, each.body_part, each.text, "", each.side) for each in truths[1].exams]
    return truths


for _kind in ("appointment", "invoice", "journal_copy", "wrong_number"):
    scenario(_kind, "G1", "not_an_order", weight=0.6)(non_order(_kind))
