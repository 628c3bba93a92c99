"""The examples that stand beside the rules, one test each, and that the table is whole. The proof runs them too."""

from __future__ import annotations

import re

import pytest

from intake.decide.decide import verdict
from intake.decide.facts import CaseFacts
from intake.decide.routine import Example
from tests.unit.decide.orders import halland

CASES = [(rule.id, example) for rule in halland().rules for example in rule.examples]


@pytest.mark.parametrize("example", [example for _, example in CASES], ids=[rule for rule, _ in CASES])
def test_example(example: Example) -> None:
    facts = CaseFacts(**{**halland().usual, **example.facts})  # type: ignore[arg-type]
    got = verdict(facts, halland())
    assert (got.code, got.images, got.report) == (example.code, example.images, example.report)
    assert set(got.asks) == set(example.asks)
    assert set(example.checks) <= set(got.checks)
    assert set(example.notes) <= set(got.notes)


def test_every_declared_name_is_used() -> None:
    table = halland()
    assert {name for rule in table.rules for name in rule.asks} == set(table.asks)
    assert {name for rule in table.rules for name in rule.checks} == set(table.checks)
    assert {name for rule in table.rules for name in rule.notes} == set(table.notes)


def test_every_reason_is_a_sentence() -> None:
    for rule in halland().rules:
        for text in (rule.reason.sv, rule.reason.en):
            assert re.fullmatch(r"[A-ZÅÄÖ].*\.", text), text
