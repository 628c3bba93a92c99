"""What must never be let go, stated here in code of its own and tried on random orders and on broken tables."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.decide import Routine, decide, load_routine
from intake.decide.decide import STRICTNESS, verdict
from intake.decide.facts import VOCABULARY, CaseFacts
from intake.decide.routine import Rule
from intake.model import (
    Code,
    Consent,
    ConsentDocument,
    Decision,
    Facts,
    Flag,
    Order,
    PartVerdict,
    RecipientKind,
    Relevance,
    RequesterType,
    SelfReferred,
    Severity,
)
from tests.unit.decide.orders import TABLE, an_examination, an_order, halland

TEXT = TABLE.read_text(encoding="utf-8")
RELEASES = {Code.RELEASE, Code.RELEASE_IMAGES_REFER_REPORT, Code.RELEASE_REPORT_TO_PATIENT}
BAD_DOCUMENTS = {"announced_absent", "attached_unsigned", "attached_other_patient"}


def one_of(kind: type) -> st.SearchStrategy[str]:
    return st.sampled_from([member.value for member in kind])


def mostly(value: object, *others: object) -> st.SearchStrategy[object]:
    """Four times of five ``value``: a release needs many things at once, and must be met often enough to be tried."""
    return st.sampled_from([value] * 4 * len(others) + list(others))


@st.composite
def examinations(draw: st.DrawFn) -> object:
    return an_examination(
        draw(mostly("CT", None)),  # type: ignore[arg-type]
        draw(mostly("torax", None)),  # type: ignore[arg-type]
        draw(mostly("2024-01-15", "latest", "2024-02-30", None)),  # type: ignore[arg-type]
        date_flags=draw(mostly((), ("future_date",), ("low_confidence",))),  # type: ignore[arg-type]
        self_referred=draw(st.none() | one_of(SelfReferred)),
    )


@st.composite
def orders(draw: st.DrawFn) -> Order:
    requester = draw(one_of(RequesterType))
    marks = Facts(*(draw(mostly(False, True)) for _ in range(7)), draw(mostly(None, False, True)))  # type: ignore[arg-type]
    return an_order(
        requester,
        candidates=(requester, *draw(mostly((), (draw(one_of(RequesterType)),)))),  # type: ignore[misc, arg-type]
        examinations=tuple(draw(st.lists(examinations(), min_size=draw(mostly(1, 0)), max_size=2))),  # type: ignore[arg-type]
        image_kind=draw(one_of(RecipientKind)),
        report_kind=draw(st.just("media_unit") | one_of(RecipientKind)),
        marks=marks,
        field_flags={"identity_number": draw(mostly((), ("invalid_check_digit",), ("readings_differ",)))},  # type: ignore[dict-item]
        flags=draw(mostly((), (Flag("several_patients", None, Severity.STOP, ""),))),  # type: ignore[arg-type]
        requesting_clinic=draw(mostly("Kusten Rehab", None)),  # type: ignore[arg-type]
        doctor=draw(mostly("Eva Lund", None)),  # type: ignore[arg-type]
        patient_name=draw(mostly("Tolvan Tolvansson", None)),  # type: ignore[arg-type]
        identity_number=draw(mostly("191212121212", None)),  # type: ignore[arg-type]
        wants_images=draw(st.sampled_from([True, False, None])),
        wants_report=draw(st.sampled_from([True, False, None])),
        consent=draw(one_of(Consent)),
        consent_document=draw(one_of(ConsentDocument)),
        self_referred=draw(one_of(SelfReferred)),
        relevance=draw(st.just("yes") | one_of(Relevance)),
        clinic_closed=draw(st.sampled_from([True, False, None])),
        image_recipient=draw(mostly("Kusten Rehab", "Trygg Försäkring", None)),  # type: ignore[arg-type]
        report_recipient=draw(mostly("Kusten Rehab", "Avdelning 4", None)),  # type: ignore[arg-type]
    )


def never(order: Order, decision: Decision) -> None:
    """Fails where ``decision`` lets go what must not go."""
    parts = (decision.images, decision.report)
    assert (decision.code in RELEASES) == (PartVerdict.RELEASE in parts)
    assert (decision.release_to is not None) == (decision.code in RELEASES)
    assert bool(decision.asks) == decision.code.value.startswith("ask_")
    if PartVerdict.RELEASE not in parts:
        return
    value = {name: field.value for name, field in order.fields.items()}
    assert PartVerdict.ASK not in parts
    assert PartVerdict.REVIEW not in parts
    marks = order.facts
    assert not (marks.protected_identity or marks.deceased or marks.blocked or marks.formal_demand)
    assert not marks.already_exported
    assert not order.flags
    assert value["consent"] != "refused"
    assert value["patient_name"]
    assert value["identity_number"]
    assert "invalid_check_digit" not in order.fields["identity_number"].flags
    for requester in {RequesterType(str(value["requester_type"])), *order.requester_candidates}:
        never_by_type(order, decision, requester.value, value)


def never_by_type(order: Order, decision: Decision, requester: str, value: dict[str, object]) -> None:
    assert requester not in ("other", "unknown")
    images, report = (part is PartVerdict.RELEASE for part in (decision.images, decision.report))
    if requester == "patient":
        assert not images
        assert value["clinic_closed"] is True
        assert not order.facts.on_behalf_of
        return
    assert value["requesting_clinic"]
    assert value["doctor"]
    assert order.examinations
    for examination in order.examinations:
        assert examination.body_part.value
        assert examination.date.value in ("2024-01-15", "latest")
        assert "future_date" not in examination.date.flags
    assert not (images and order.image_recipient_kind is RecipientKind.PATIENT)
    assert not (report and order.report_recipient_kind is RecipientKind.PATIENT)
    if requester in ("region_clinic", "outside_region", "private"):
        assert not report or order.report_recipient_kind is RecipientKind.MEDIA_UNIT
        assert not images or order.image_recipient_kind is not RecipientKind.MISSING
    claimed, document, relevance = value["consent"], value["consent_document"], value["relevance"]
    signed = (claimed, document, relevance) == ("written", "attached_signed", "yes")
    stated = claimed in ("oral", "written") and document not in BAD_DOCUMENTS
    own = [
        (examination.self_referred.value if examination.self_referred else value["self_referred"]) == "yes"
        for examination in order.examinations
    ]
    match requester:
        case "naprapath":
            assert signed
        case "chiropractor":
            assert signed or all(own)
        case "physiotherapist":
            assert stated
            assert relevance == "yes"
        case "private" | "outside_region":
            assert stated
    if requester != "region_clinic":
        assert not order.facts.emergency


def test_no_order_is_let_go_against_the_routine() -> None:
    released = set()

    @settings(max_examples=300, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(orders())
    def holds(order: Order) -> None:
        decision = decide(order, halland())
        never(order, decision)
        assert "Spärr i programmet" not in decision.reason, "the table itself must hold, without the safeguard"
        if decision.code in RELEASES:
            released.add(order.fields["requester_type"].value)

    holds()
    assert released, "orders that are let go must be among those tried"


@given(st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VOCABULARY.items()}))
@settings(max_examples=200, deadline=None)
def test_whatever_the_facts_there_is_one_verdict_for_each_part(facts: dict[str, str]) -> None:
    got = verdict(CaseFacts(**facts), halland())  # type: ignore[arg-type]
    if got.code is Code.NOT_AN_ORDER:
        return
    assert (got.images is PartVerdict.NOT_ASKED) == (facts["asked"] == "report")
    assert (got.report is PartVerdict.NOT_ASKED) == (facts["asked"] == "images")
    assert got.rules
    assert got.reason
    assert got.section in halland().sections
    if PartVerdict.RELEASE in (got.images, got.report):
        assert got.code in RELEASES


@pytest.mark.parametrize("asked", VOCABULARY["asked"])
def test_rules_of_the_table_are_not_ordered(asked: str) -> None:
    table = halland()
    backwards = _with_rules(table, tuple(reversed(table.rules)))
    for rule in table.rules:
        for example in rule.examples:
            facts = CaseFacts(**{**table.usual, **example.facts, "asked": asked})  # type: ignore[arg-type]
            one, other = verdict(facts, table), verdict(facts, backwards)
            assert (one.code, one.images, one.report, set(one.asks)) == (
                other.code,
                other.images,
                other.report,
                set(other.asks),
            )


def _with_rules(table: Routine, rules: tuple[Rule, ...]) -> Routine:
    return replace(table, rules=rules)


def in_conditions(old: str, new: str) -> str:
    """The table with ``old`` replaced in the conditions of its rules, the examples left alone."""
    return "\n".join(
        line.replace(old, new) if line.startswith(("when", "unless")) else line for line in TEXT.splitlines()
    )


SABOTAGED = {
    "asks become releases": re.sub(r'outcome = "ask"\nasks = \[.*\]', 'outcome = "release"', TEXT).replace(
        'stage = "field"', 'stage = "row"'
    ),
    "reviews become releases": re.sub(r'stage = "gate"((?:\n(?!\[\[).*)*?)\noutcome = "human_review"',
                                      r'stage = "row"\1' + '\noutcome = "release"', TEXT).replace(
        'part = "order"\nwhen = { formal', 'part = "both"\nwhen = { formal'),
    "referrals become releases": TEXT.replace('outcome = "refer_report_recipient"', 'outcome = "release"').replace(
        'outcome = "refer_patient_to_clinic"', 'outcome = "release"'),
    "oral counts as written": in_conditions('consent = "written"', 'consent = ["written", "oral", "none"]'),
    "any relevance will do": in_conditions('relevance = "yes"', 'relevance = ["yes", "not_stated"]'),
}  # fmt: skip


@pytest.mark.parametrize("name", SABOTAGED)
def test_even_a_broken_table_lets_nothing_go_against_the_routine(name: str) -> None:
    broken = load_routine(SABOTAGED[name], name)
    assert SABOTAGED[name] != TEXT

    @settings(max_examples=100, deadline=None, database=None)
    @given(orders())
    def holds(order: Order) -> None:
        never(order, decide(order, broken))

    holds()


def test_the_strictness_of_parts_is_that_of_the_model() -> None:
    assert tuple(PartVerdict) == STRICTNESS
