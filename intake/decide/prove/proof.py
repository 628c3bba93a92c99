"""The proof that a routine table is safe, over every combination of the facts.

What is proven, and what is not, stands in ``docs/routine.md``. Pure: the same table always has the same proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from intake.decide.decide import Verdict, verdict
from intake.decide.fact_words import values_in
from intake.decide.facts import CaseFacts
from intake.decide.prove.charted import Chart, chart, code_of, part_of, whole_space
from intake.decide.prove.diagram import Diagram, Space
from intake.decide.prove.orders import Step, against_order
from intake.decide.prove.statements import OWN, statements
from intake.decide.routine import Example, Routine, Rule, Stage
from intake.decide.rows import ROWS
from intake.decide.words import Words
from intake.model import Code, PartVerdict


class Kind(StrEnum):
    """What is proven, the worst to lose first."""

    DEMAND = "demand"  # what the routine demands, section by section
    ONE_VERDICT = "one_verdict"  # a rule speaks for each part asked, and no two say different things
    EVIDENCE = "evidence"  # more evidence is never stricter
    ADVERSE = "adverse"  # an adverse fact is never looser
    REACHED = "reached"  # every rule is heard somewhere
    EXAMPLE = "example"  # every example has its verdict, and every rule and row an example
    EVALUATION = "evaluation"  # the proof and the program decide alike


@dataclass(frozen=True, slots=True)
class Case:
    """One combination of facts, with the verdict that the program gives it."""

    facts: Mapping[str, str]
    images: PartVerdict
    report: PartVerdict
    code: Code
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A statement that does not hold, with the smallest case against it (two, where two are compared)."""

    kind: Kind
    name: str
    section: str
    words: Words
    combinations: int  # how many break it; 0 where it is not about combinations
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What was tried on a table, and what did not hold: the worst first, of those the smallest case first."""

    version: str
    sha256: str
    combinations: int
    tried: Mapping[Kind, int]  # statements of each kind
    broken: tuple[Broken, ...]

    @property
    def holds(self) -> bool:
        return not self.broken


def prove(routine: Routine, space: Space | None = None) -> Proof:
    """Try every statement on every combination of the facts.

    ``space`` may be one that other tables were proven in: what was worked out there is not worked out again.
    """
    charted = chart(routine, space or whole_space())
    tried = dict.fromkeys(Kind, 0)
    broken: list[Broken] = []
    for kind, found in _everything(charted):
        tried[kind] += 1
        if found is not None:
            broken.append(found)
    order = [*Kind]
    broken.sort(key=lambda one: (order.index(one.kind), _size(one, routine)))
    return Proof(routine.version, routine.sha256, charted.space.combinations, tried, tuple(broken))


Found = Iterator[tuple[Kind, Broken | None]]


def _everything(charted: Chart) -> Found:
    yield from _demands(charted)
    yield from _one_verdict(charted)
    yield from _orders(charted)
    yield from _reached(charted)
    yield from _examples(charted)
    yield from _rows(charted.routine)
    yield from _evaluation(charted)


def _demands(charted: Chart) -> Found:
    for one in statements(charted):
        yield Kind.DEMAND, _if_broken(charted, Kind.DEMAND, one.name, one.section, one.words, one.broken)


def _one_verdict(charted: Chart) -> Found:
    for name, words, where in (
        (
            "one_verdict.spoken",
            Words(
                "För varje del som begärs säger någon regel något.", "Some rule speaks for each part that is asked for."
            ),
            charted.silent,
        ),
        (
            "one_verdict.agreed",
            Words(
                "Inga två regler lämnar ut eller hänvisar samma del på olika sätt.",
                "No two rules release or refer the same part in different ways.",
            ),
            charted.two_minds,
        ),
        (
            "one_verdict.images",
            Words(
                "Bilderna får ett beslut precis när de begärs.",
                "The images have a verdict exactly where they are asked for.",
            ),
            charted.images.equals(0).higher_than(charted.space.has("asked", "report"))
            | (charted.space.has("asked", "report") & charted.images.equals(1, 2, 3, 4)),
        ),
        (
            "one_verdict.report",
            Words(
                "Utlåtandet får ett beslut precis när det begärs.",
                "The report has a verdict exactly where it is asked for.",
            ),
            charted.report.equals(0).higher_than(charted.space.has("asked", "images"))
            | (charted.space.has("asked", "images") & charted.report.equals(1, 2, 3, 4)),
        ),
        (
            "one_verdict.code",
            Words("Varje fall har precis en kod.", "Every case has exactly one code."),
            charted.code.equals(0),
        ),
    ):
        yield Kind.ONE_VERDICT, _if_broken(charted, Kind.ONE_VERDICT, name, OWN, words, where)


def _orders(charted: Chart) -> Found:
    for step, where in against_order(charted):
        kind = Kind.ADVERSE if step.adverse else Kind.EVIDENCE
        if where.empty:
            yield kind, None
            continue
        less = where.smallest(charted.routine.usual) or {}
        pair = (less, {**less, step.fact: step.more})
        yield (
            kind,
            Broken(
                kind,
                f"{step.fact}.{step.less}.{step.more}",
                OWN,
                _step_words(step, charted.routine),
                where.count(),
                tuple(case_of(facts, charted.routine) for facts in pair),
            ),
        )


def _step_words(step: Step, routine: Routine) -> Words:
    name = routine.facts[step.fact]
    sv = [values_in(step.fact, [value], "sv") for value in (step.less, step.more)]
    en = [values_in(step.fact, [value], "en") for value in (step.less, step.more)]
    if step.adverse:
        return Words(
            f"{name.sv}: ”{sv[0]}” ger aldrig ett mildare beslut än ”{sv[1]}”.",
            f'{name.en}: "{en[0]}" is never decided looser than "{en[1]}".',
        )
    return Words(
        f"{name.sv}: ”{sv[1]}” ger aldrig ett strängare beslut än ”{sv[0]}”.",
        f'{name.en}: "{en[1]}" is never decided stricter than "{en[0]}".',
    )


def _reached(charted: Chart) -> Found:
    for rule in charted.routine.rules:
        words = Words(f"Regel {rule.id} gäller i något fall.", f"Rule {rule.id} is heard in some case.")
        lost = charted.heard[rule.id].empty
        yield Kind.REACHED, _without_case(Kind.REACHED, rule.id, rule, words) if lost else None


def _examples(charted: Chart) -> Found:
    routine = charted.routine
    for rule in routine.rules:
        for number, example in enumerate(rule.examples, start=1):
            facts = {**routine.usual, **example.facts}
            got = verdict(CaseFacts(**facts), routine)  # type: ignore[arg-type]
            if _as_told(example, got):
                yield Kind.EXAMPLE, None
                continue
            words = Words(
                f"Regel {rule.id}, exempel {number}: beslutet är det som står i exemplet.",
                f"Rule {rule.id}, example {number}: the verdict is the one that the example names.",
            )
            case = (case_of(facts, routine),)
            yield Kind.EXAMPLE, Broken(Kind.EXAMPLE, f"{rule.id}.{number}", _section(rule), words, 0, case)
        words = Words(
            f"Regel {rule.id} har ett exempel i vilket den gäller.",
            f"Rule {rule.id} has an example that it is heard in.",
        )
        has_one = any(charted.heard[rule.id].at({**routine.usual, **each.facts}) for each in rule.examples)
        yield Kind.EXAMPLE, None if has_one else _without_case(Kind.EXAMPLE, f"{rule.id}.none", rule, words)


def _as_told(example: Example, got: Verdict) -> bool:
    return (
        (got.code, got.images, got.report) == (example.code, example.images, example.report)
        and set(got.asks) == set(example.asks)
        and set(example.checks) <= set(got.checks)
        and set(example.notes) <= set(got.notes)
    )


def _rows(routine: Routine) -> Found:
    shown = {name for rule in routine.rules for example in rule.examples for name in (rule.id, example.row)}
    for row in ROWS:
        words = Words(
            f"Rad {row} i beslutstabellen har ett exempel.", f"Row {row} of the decision table has an example."
        )
        yield Kind.EXAMPLE, None if row in shown else Broken(Kind.EXAMPLE, f"row.{row}", OWN, words, 0, ())


def _evaluation(charted: Chart) -> Found:
    """The program's own verdict, at the smallest case in which each rule is heard, asked or checked for."""
    routine = charted.routine
    for where in (*charted.heard.values(), *charted.asks.values(), *charted.checks.values()):
        facts = where.smallest(routine.usual)
        if facts is None:
            continue
        got = verdict(CaseFacts(**facts), routine)  # type: ignore[arg-type]
        expected = (
            code_of(charted.code.at(facts)),
            part_of(charted.images.at(facts)),
            part_of(charted.report.at(facts)),
            frozenset(name for name, asked in charted.asks.items() if asked.at(facts)),
            frozenset(name for name, listed in charted.checks.items() if listed.at(facts)),
        )
        if expected == (got.code, got.images, got.report, frozenset(got.asks), frozenset(got.checks)):
            yield Kind.EVALUATION, None
            continue
        words = Words("Beviset och programmet beslutar lika.", "The proof and the program decide alike.")
        case = (case_of(facts, routine),)
        yield Kind.EVALUATION, Broken(Kind.EVALUATION, "evaluation", OWN, words, 0, case)


def _if_broken(charted: Chart, kind: Kind, name: str, section: str, words: Words, where: Diagram) -> Broken | None:
    facts = where.smallest(charted.routine.usual)
    if facts is None:
        return None
    return Broken(kind, name, section, words, where.count(), (case_of(facts, charted.routine),))


def _without_case(kind: Kind, name: str, rule: Rule, words: Words) -> Broken:
    return Broken(kind, name, _section(rule), words, 0, ())


def _section(rule: Rule) -> str:
    return OWN if rule.stage is Stage.FIELD else rule.section


def case_of(facts: Mapping[str, str], routine: Routine) -> Case:
    got = verdict(CaseFacts(**facts), routine)  # type: ignore[arg-type]
    return Case(dict(facts), got.images, got.report, got.code, got.rules)


def _size(broken: Broken, routine: Routine) -> int:
    """In how many facts the smallest case differs from a usual order."""
    return min(
        (sum(case.facts[fact] != usual for fact, usual in routine.usual.items()) for case in broken.cases), default=0
    )
