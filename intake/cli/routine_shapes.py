"""What the commands on the routine print with ``--json``. Published under ``docs/schema/``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Described

from intake.decide.prove import Kind
from intake.decide.routine import Outcome, Stage
from intake.model import Code, PartVerdict, RequesterType
from intake.outcome import Published
from intake.store import OrderState


class ProvenCase(Published):
    """One combination of facts, and what the program decides there."""

    facts: dict[str, str]
    images: PartVerdict
    report: PartVerdict
    code: Code
    rules: tuple[str, ...]


class BrokenStatement(Published):
    """Something that the table does not keep."""

    kind: Kind
    name: str
    section: str = Described(description="the routine's heading, or the house's own rule")
    text: str = Described(description="the statement and the smallest case against it, in words")
    combinations: int = Described(description="how many combinations break it; 0 where it is not about combinations")
    cases: tuple[ProvenCase, ...] = Described(description="the smallest; two where two are compared; none at times")


class RoutineProof(Published):
    """What ``intake routine prove --json`` prints. The first of ``broken`` is the worst, its case the smallest."""

    schema_: Literal["intake.routine-prove/1"] = Described(alias="schema")
    source: str
    version: str
    sha256: str
    holds: bool
    combinations: int
    seconds: float
    tried: dict[Kind, int] = Described(description="statements of each kind")
    broken: tuple[BrokenStatement, ...]


class RuleInWords(Published):
    """One rule of the table."""

    id: str
    stage: Stage
    section: str
    part: str
    conditions: tuple[str, ...]
    outcome: Outcome
    outcome_words: str
    asks: tuple[str, ...]
    checks: tuple[str, ...]
    notes: tuple[str, ...]
    reason: str
    examples: int


class RoutineInWords(Published):
    """What ``intake routine show --json`` prints, in the language of the settings."""

    schema_: Literal["intake.routine-show/1"] = Described(alias="schema")
    title: str
    issuer: str
    updated: str
    version: str
    valid_from: str
    valid_to: str | None
    sha256: str
    facts: tuple[str, ...]
    rules: tuple[RuleInWords, ...]


class FactInWords(Published):
    """One fact of a case."""

    name: str
    value: str
    words: str
    usual: bool = Described(description="whether a usual order has this value")


class RuleThatSpeaks(Published):
    """A rule whose conditions hold."""

    rule: str
    stage: Stage
    section: str
    outcome: Outcome
    because: tuple[str, ...]
    reason: str
    heard: bool = Described(description="false where something stricter was said of the same part")


class ExplainedExamination(Published):
    """One examination, as from one kind of requester."""

    number: int | None = Described(description="from 1; null where the order names no examination")
    facts: tuple[FactInWords, ...]
    rules: tuple[RuleThatSpeaks, ...]
    code: Code
    images: PartVerdict
    report: PartVerdict
    asks: tuple[str, ...]
    checks: tuple[str, ...]


class ExplainedRequester(Published):
    """What follows if the order comes from this kind of requester."""

    requester: RequesterType
    examinations: tuple[ExplainedExamination, ...]


class RoutineExplanation(Published):
    """What ``intake routine explain --json`` prints. Names no patient."""

    schema_: Literal["intake.routine-explain/1"] = Described(alias="schema")
    reference: str
    version: str
    code: Code
    images: PartVerdict
    report: PartVerdict
    stored_code: Code = Described(description="as it stands in the queue, by the table of its time")
    requesters: tuple[ExplainedRequester, ...]
    steps: tuple[str, ...] = Described(description="the same in sentences")


class VerdictInShort(Published):
    """A verdict, as far as two are compared."""

    code: Code
    images: PartVerdict
    report: PartVerdict
    asks: tuple[str, ...]
    checks: tuple[str, ...]
    rules: tuple[str, ...]


class OrderDecidedDifferently(Published):
    """A stored order that two tables decide differently."""

    reference: str
    state: OrderState
    old: VerdictInShort
    new: VerdictInShort


class CasesDecidedDifferently(Published):
    """Combinations of facts that two tables decide differently, with the one nearest to a usual order."""

    combinations: int
    facts: dict[str, str]
    words: str
    old: Code
    new: Code


class RoutineDifference(Published):
    """What ``intake routine diff --json`` prints."""

    schema_: Literal["intake.routine-diff/1"] = Described(alias="schema")
    old_version: str
    new_version: str
    new_is_proven: bool
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...] = Described(description="rules of the same id that decide otherwise")
    looser: CasesDecidedDifferently | None
    stricter: CasesDecidedDifferently | None
    otherwise: CasesDecidedDifferently | None = Described(description="as strict, and not the same")
    orders_compared: int
    orders: tuple[OrderDecidedDifferently, ...]
