"""More orders of therapists: at regional units, on a doctor's paper, consent pages in many states."""

from __future__ import annotations

import re
from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.scenarios.parts import dated, oral, says, scenario, therapist, written
from bench.faxes.truth import Truth

REGIONAL = re.compile(r"\bHS[HVK]\b|Hallands sjukhus")


def _regional_physio(rng: Random, cast: Cast) -> Truth:
    truth = therapist("physiotherapist", rng, cast)
    truth.clinic = rng.choice([name for name in cast.physio if REGIONAL.search(name)])
    return truth


@scenario("physio_regional", "T2 S1", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(_regional_physio(rng, cast), rng, cast)


@scenario("physio_regional_no_consent", "T2 S2", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return _regional_physio(rng, cast)


@scenario("physio_written_attached", "S1", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("physiotherapist", rng, cast), rng, cast)


@scenario("physio_in_record", "S1", "release", weight=0.7)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("physiotherapist", rng, cast), rng, cast, "claimed")


@scenario("physio_promised", "G5b S2", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("physiotherapist", rng, cast)
    truth.consent_words = says("promised", rng, cast)
    return truth


@scenario("physio_announced_absent", "G5c", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("physiotherapist", rng, cast), rng, cast, "announced_absent")


@scenario("physio_box_no", "S2", "ask_oral_consent", weight=0.8)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("physiotherapist", rng, cast)
    truth.consent_boxes, truth.consent_words = ("empty", "marked"), says("not_asked", rng, cast)
    return truth


@scenario("physio_minor", "G6 S1", "release", weight=0.7)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("physiotherapist", rng, cast)
    truth.patient, truth.facts = people.person(rng, cast, minor=True), frozenset({"minor"})
    truth.consent, truth.consent_words = "oral", says("guardian", rng, cast)
    return truth


@scenario("chiro_refused", "G5", "human_review", weight=0.6)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("chiropractor", rng, cast)
    truth.self_referred, truth.consent, truth.consent_words = "no", "refused", says("refused", rng, cast)
    return truth


@scenario("chiro_other_patient", "G5c R5", "ask_written_consent", weight=0.8)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("chiropractor", rng, cast), rng, cast, "attached_other_patient")
    truth.self_referred = "no"
    truth.patient, truth.consent_patient = people.two(rng, cast)
    return truth


@scenario("chiro_no_relevance", "R6", "ask_relevance", weight=0.8)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("chiropractor", rng, cast), rng, cast)
    truth.self_referred, truth.purpose, truth.relevance = "no", "", "not_stated"
    return truth


@scenario("chiro_written_referral_not_said", "R7", "release", weight=0.8)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("chiropractor", rng, cast), rng, cast)


@scenario("chiro_on_doctors_paper", "T3 R4", "ask_written_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(therapist("chiropractor", rng, cast), rng, cast)
    truth.clinic, truth.self_referred = rng.choice(cast.private), "no"
    return truth


@scenario("naprapath_consent_first", "N1", "release", weight=0.8)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("naprapath", rng, cast), rng, cast)
    truth.page_order = "consent_first"
    return truth


@scenario("naprapath_cover_order_consent", "N1", "release", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("naprapath", rng, cast), rng, cast)
    truth.cover = True
    return truth


@scenario("naprapath_announced_absent", "G5c N3", "ask_written_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("naprapath", rng, cast), rng, cast, "announced_absent")


@scenario("naprapath_promised", "G5b N3", "ask_written_consent", weight=0.8)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("naprapath", rng, cast)
    truth.consent_words = says("promised", rng, cast)
    return truth


@scenario("naprapath_misfit", "N5", "ask_relevance", weight=0.8)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("naprapath", rng, cast), rng, cast)
    which, reason = rng.choice(cast.misfit)
    truth.exams, truth.purpose, truth.relevance = [dated(rng, cast, which)], reason, "doubtful"
    return truth
