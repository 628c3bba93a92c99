"""Which rules ask for a check, and under which heading of the routine. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intake.decide.decide import steps
from intake.decide.fact_words import Language
from intake.decide.facts import CaseFacts
from intake.decide.routine import Routine, Rule
from intake.model import Order


@dataclass(frozen=True, slots=True)
class Asker:
    """A row of the routine whose conditions hold and that asks for a check."""

    rule: str
    section: str
    reason: str


def askers(
    order: Order, routine: Routine, language: Language, *, by_fax: bool = True
) -> Mapping[str, tuple[Asker, ...]]:
    """For each check that a rule asks of ``order``, the rules that do."""
    # Several rules of one row that say the same are one asker.
    found: dict[str, dict[Asker, None]] = {}
    for considered in steps(order, routine, by_fax=by_fax).considered:
        for facts, _ in considered.cases:
            for rule in routine.rules:
                if rule.checks and rule.condition.holds(facts):
                    asker = Asker(rule.row, section_of(rule, facts, routine), rule.reason.in_(language))
                    for check in rule.checks:
                        found.setdefault(check, {})[asker] = None
    return {check: tuple(rules) for check, rules in found.items()}


def section_of(rule: Rule, facts: CaseFacts, routine: Routine) -> str:
    """The heading that ``rule`` cites for a case."""
    return rule.section if rule.section in routine.sections else routine.requester_sections[facts.requester]
