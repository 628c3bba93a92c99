"""Orders of physiotherapists, chiropractors and naprapaths."""

from __future__ import annotations

from random import Random

from bench.faxes import people
from bench.faxes.cast import Cast
from bench.faxes.scenarios.parts import (
    dated,
    oral,
    scenario,
    therapist,
    written,
)
from bench.faxes.truth import Exam, Truth


@scenario("physio_complete", "S1", "release", weight=5)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(therapist("physiotherapist", rng, cast), rng, cast)


@scenario("physio_no_consent", "S2", "ask_oral_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    return therapist("physiotherapist", rng, cast)


@scenario("physio_no_relevance", "S3", "ask_relevance", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(therapist("physiotherapist", rng, cast), rng, cast)
    truth.purpose, truth.relevance = "", "not_stated"
    return truth


@scenario("physio_misfit", "S5", "ask_relevance", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(therapist("physiotherapist", rng, cast), rng, cast)
    exam, reason = rng.choice(cast.misfit)
    truth.exams, truth.purpose, truth.relevance = [dated(rng, cast, exam)], reason, "doubtful"
    return truth


@scenario("physio_no_exam", "S6", "ask_information", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(therapist("physiotherapist", rng, cast), rng, cast)
    truth.exams = [Exam("", "", "Alla bilder", "")]
    return truth


@scenario("physio_nothing_stated", "S4", "ask_oral_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("physiotherapist", rng, cast)
    truth.purpose, truth.relevance = "", "not_stated"
    return truth


@scenario("chiro_own_referral", "R1", "release", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("chiropractor", rng, cast)
    truth.self_referred = "yes"
    return truth


@scenario("chiro_written", "R3", "release", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("chiropractor", rng, cast), rng, cast)
    truth.self_referred = "no"
    return truth


@scenario("chiro_oral_only", "R4", "ask_written_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = oral(therapist("chiropractor", rng, cast), rng, cast)
    truth.self_referred = "no"
    return truth


@scenario("chiro_mixed", "R9", "ask_written_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = therapist("chiropractor", rng, cast)
    first = dated(rng, cast, Exam("XR", "ländrygg", "Röntgen ländrygg", "", self_referred="yes"))
    second = dated(rng, cast, Exam("MR", "ländrygg", "MR ländrygg", "", self_referred="no"))
    truth.exams, truth.purpose = [first, second], "Behandling av ländryggssmärta"
    return truth


@scenario("chiro_referral_not_said", "R8", "ask_written_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(therapist("chiropractor", rng, cast), rng, cast)


@scenario("naprapath_written", "N1", "release", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("naprapath", rng, cast), rng, cast)


@scenario("naprapath_oral_only", "N2", "ask_written_consent", weight=3)
def _(rng: Random, cast: Cast) -> Truth:
    return oral(therapist("naprapath", rng, cast), rng, cast)


@scenario("naprapath_unsigned", "G5c", "ask_written_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("naprapath", rng, cast), rng, cast, "attached_unsigned")


@scenario("naprapath_other_patient", "G5c", "ask_written_consent", weight=2)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("naprapath", rng, cast), rng, cast, "attached_other_patient")
    if cast.committed:
        truth.patient = people.person(rng, cast, number=people.TEST_MEN[0])
        truth.consent_patient = people.person(rng, cast, number=people.TEST_WOMEN[1])
    else:
        truth.consent_patient = people.person(rng, cast)
    return truth


@scenario("naprapath_in_record", "N2", "ask_written_consent", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    return written(therapist("naprapath", rng, cast), rng, cast, "claimed")


@scenario("naprapath_no_relevance", "N4", "ask_relevance", weight=1)
def _(rng: Random, cast: Cast) -> Truth:
    truth = written(therapist("naprapath", rng, cast), rng, cast)
    truth.purpose, truth.relevance = "", "not_stated"
    return truth
