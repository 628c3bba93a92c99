"""Why an order has its verdict, the table as a page, and two tables compared."""

from __future__ import annotations

import re

import pytest

from intake.decide import decide, load_routine
from intake.decide.compare import compare
from intake.decide.explain import explain
from intake.decide.fact_words import Language
from intake.decide.page import by_heading, markdown, shown_table
from intake.model import Facts, Order
from tests.unit.decide.orders import TABLE, a_patient, a_therapist, an_examination, an_order, halland
from tests.unit.decide.test_rows import ROWS

TEXT = TABLE.read_text(encoding="utf-8")
LANGUAGES: tuple[Language, ...] = ("sv", "en")


@pytest.mark.parametrize("row", ROWS, ids=[f"{number}-{row.row}" for number, row in enumerate(ROWS)])
def test_the_explanation_ends_in_the_verdict_and_names_its_rules(row: object) -> None:
    order: Order = row.order  # type: ignore[attr-defined]
    by_fax: bool = row.by_fax  # type: ignore[attr-defined]
    decision = decide(order, halland(), by_fax=by_fax)
    explanation = explain(order, halland(), "sv", by_fax=by_fax)
    assert explanation.steps[-1].startswith("Beslut: ")
    assert explanation.steps[-1].endswith(decision.reason)
    heard = {
        rule.rule.split(".", 1)[0]
        for requester in explanation.requesters
        for examined in requester.examinations
        for rule in examined.spoken
        if rule.heard
    }
    assert set(decision.rules) - {"silence", "T9"} <= heard


def test_what_is_overruled_is_said_to_be() -> None:
    order = an_order("private", consent="oral", doctor=None)
    ((examined,),) = (each.examinations for each in explain(order, halland(), "sv").requesters)
    spoken = {rule.rule: rule for rule in examined.spoken}
    assert spoken["P5.doctor"].heard
    assert "Beställande läkare eller behandlare: saknas" in spoken["P5.doctor"].because
    order = an_order("private", consent="none", image_kind="patient", wants_report=False)
    steps = explain(order, halland(), "sv").steps
    (overruled,) = (step for step in steps if step.startswith("P3, "))
    assert overruled.endswith("[något strängare gäller]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_names_no_patient(language: Language) -> None:
    for order in (an_order(), a_therapist("chiropractor"), a_patient()):
        text = " ".join(explain(order, halland(), language).steps)
        for field in ("patient_name", "identity_number", "doctor", "requesting_clinic"):
            value = order.fields[field].value
            assert value is None or str(value) not in text


def test_several_examinations_and_several_requesters_are_told_apart() -> None:
    mixed = (an_examination(self_referred="yes"), an_examination(self_referred="no"))
    steps = explain(a_therapist("chiropractor", examinations=mixed), halland(), "sv").steps
    assert any("undersökning 2" in step for step in steps)
    assert any(step.startswith("Flera undersökningar") for step in steps)
    steps = explain(an_order("private", candidates=("private", "naprapath"), consent="oral"), halland(), "en").steps
    assert any("the verdicts differ" in step for step in steps)
    assert steps[-1].startswith("Decision: a person decides")


def test_the_safeguard_is_told() -> None:
    loose = load_routine(
        TEXT.replace('deceased = "no", ', "").replace('{ deceased = "yes" }', '{ deceased = "yes", dvd = "yes" }'), "x"
    )
    steps = explain(an_order(marks=Facts(deceased=True)), loose, "sv").steps
    assert any(step.startswith("Spärren i programmet stoppar det") for step in steps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_every_rule_once_with_all_that_it_says(language: Language) -> None:
    table = shown_table(halland(), language)
    text = markdown(table, language)
    assert sorted(re.findall(r"^\| ([A-Z]\d*[a-z]?(?:\.[a-z_]+)*) \|", text, re.MULTILINE)) == sorted(
        rule.id for rule in halland().rules
    )
    under_headings = [rule for _, rules in by_heading(table, language) for rule in rules]
    assert sorted(rule.id for rule in under_headings) == sorted(rule.id for rule in table.rules)
    for rule in halland().rules:
        assert rule.reason.in_(language) in text
    for words in (*halland().asks.values(), *halland().checks.values(), *halland().notes.values()):
        assert words.in_(language) in text
    assert "_" not in re.sub(r"\| [A-Z]\d*[a-z]?(\.[a-z_]+)* \|", "", text), (
        "no code of the program on a page for staff"
    )
    widths = {line.count(" | ") for line in text.splitlines() if line.startswith("| ")}
    assert widths == {4}


def test_tables_that_differ_in_words_only_decide_alike() -> None:
    other = load_routine(TEXT.replace("Patienten är avliden.", "Patienten lever inte."), "x.toml")
    changes = compare(halland(), other)
    assert (changes.added, changes.removed, changes.changed) == ((), (), ())
    assert (changes.looser, changes.stricter, changes.otherwise) == (None, None, None)


def test_what_a_change_moves_is_counted_and_shown() -> None:
    stricter = load_routine(
        TEXT.replace(
            'physio = { requester = "physiotherapist" }\n',
            'physio = { requester = "physiotherapist" }\nseen = { consent = "written" }\n',
        )
        .replace('"consenting", "consent_stated", "images_asked"', '"consenting", "seen", "images_asked"')
        .replace('"consenting", "consent_stated", "report_asked"', '"consenting", "seen", "report_asked"'),
        "x.toml",
    )
    changes = compare(halland(), stricter)
    assert changes.changed == ("S1.images", "S1.report")
    assert changes.looser is None
    assert changes.stricter is not None
    assert changes.stricter.combinations > 0
    assert (changes.stricter.old.code, changes.stricter.new.code) == ("release", "human_review")
    back = compare(stricter, halland())
    assert back.looser is not None
    assert back.looser.combinations == changes.stricter.combinations
    asked = load_routine(
        TEXT.replace('asks = ["requesting_clinic"]\nmissing', 'asks = ["doctor"]\nmissing', 1), "x.toml"
    )
    changes = compare(halland(), asked)
    assert changes.otherwise is not None
    assert (changes.looser, changes.stricter) == (None, None)
