"""The routine as data: what a table may hold, and how a wrong one is refused.

Read ``docs/routine.md`` for the meaning of the keys. A table with an unknown key, outcome, fact, value, section, ask,
check or note, or with an id twice, does not load; the error names file, line and key.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from intake.decide.facts import VOCABULARY
from intake.decide.predicates import Condition, OneOf
from intake.decide.rows import ROWS
from intake.decide.toml_lines import Path, key_lines, line_of
from intake.decide.words import Words
from intake.errors import RoutineError
from intake.model import FIELD_NAMES, Code, PartVerdict

BY_REQUESTER = "by_requester"
"""A rule's section may be this: the section of the requester's own type."""

ASK_CODES: Mapping[str, Code] = {
    "written_consent": Code.ASK_WRITTEN_CONSENT,
    "oral_consent": Code.ASK_ORAL_CONSENT,
    "relevance": Code.ASK_RELEVANCE,
}
"""What is asked gives the code, the weightiest first; everything else is ``ask_information``."""


REPLY_TEMPLATES = ("reply_completion", "reply_patient_to_clinic", "reply_report_recipient", "reply_already_sent")
"""The templates that a verdict's reply may be drafted from (``docs/wording.md``)."""

REPLIED = (
    Code.RELEASE_IMAGES_REFER_REPORT,
    Code.ASK_INFORMATION,
    Code.ASK_ORAL_CONSENT,
    Code.ASK_WRITTEN_CONSENT,
    Code.ASK_RELEVANCE,
    Code.REFER_PATIENT_TO_CLINIC,
    Code.REFER_REPORT_RECIPIENT,
    Code.ALREADY_EXPORTED,
)
"""The verdicts that the requester is written to about."""

_MISSING = (*FIELD_NAMES, "examination", "examination_date")


class Stage(StrEnum):
    """When a rule is tried, in this order."""

    GATE = "gate"  # a person decides, whatever else is true
    ROW = "row"  # the requester's section
    FIELD = "field"  # what is needed to act at all; does not reopen a part that someone else takes care of
    CHECK = "check"  # adds open checks and notes, never a verdict


class Outcome(StrEnum):
    """What a rule says of its part."""

    RELEASE = "release"
    RELEASE_REPORT_TO_PATIENT = "release_report_to_patient"
    REFER_REPORT_RECIPIENT = "refer_report_recipient"
    REFER_PATIENT_TO_CLINIC = "refer_patient_to_clinic"
    ASK = "ask"
    ALREADY_EXPORTED = "already_exported"
    REVIEW = "human_review"
    NOT_AN_ORDER = "not_an_order"
    CHECK = "check"


PART_VERDICT: Mapping[Outcome, PartVerdict] = {
    Outcome.RELEASE: PartVerdict.RELEASE,
    Outcome.RELEASE_REPORT_TO_PATIENT: PartVerdict.RELEASE,
    Outcome.REFER_REPORT_RECIPIENT: PartVerdict.REFER,
    Outcome.REFER_PATIENT_TO_CLINIC: PartVerdict.REFER,
    Outcome.ASK: PartVerdict.ASK,
    Outcome.ALREADY_EXPORTED: PartVerdict.REVIEW,
    Outcome.REVIEW: PartVerdict.REVIEW,
    Outcome.NOT_AN_ORDER: PartVerdict.NOT_ASKED,
}

_ALLOWED: Mapping[Stage, frozenset[Outcome]] = {
    Stage.GATE: frozenset({Outcome.REVIEW, Outcome.NOT_AN_ORDER}),
    Stage.ROW: frozenset(Outcome) - {Outcome.NOT_AN_ORDER, Outcome.CHECK},
    Stage.FIELD: frozenset({Outcome.ASK}),
    Stage.CHECK: frozenset({Outcome.CHECK}),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A case beside its rule, with the verdict it must get. Facts not named have their usual value."""

    row: str
    facts: Mapping[str, str]
    code: Code
    images: PartVerdict
    report: PartVerdict
    asks: tuple[str, ...]
    checks: tuple[str, ...]  # these at least
    notes: tuple[str, ...]  # these at least


@dataclass(frozen=True, slots=True)
class Rule:
    """One record of the table. ``images`` and ``report`` say which parts it speaks of."""

    id: str
    stage: Stage
    section: str  # the heading cited, or ``BY_REQUESTER``
    images: bool
    report: bool
    condition: Condition
    outcome: Outcome
    reason: Words
    asks: tuple[str, ...]
    checks: tuple[str, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]  # fields whose names the order then lacks
    gives_way: bool  # the other part names the order's code
    examples: tuple[Example, ...]

    @property
    def row(self) -> str:
        """The row of the decision table: the id up to the full stop."""
        return self.id.split(".", 1)[0]


@dataclass(frozen=True, slots=True)
class Routine:
    """A whole table, checked. ``sha256`` is that of its text."""

    version: str
    valid_from: date
    valid_to: date | None
    title: str
    issuer: str
    updated: date
    sha256: str
    sections: tuple[str, ...]
    requester_sections: Mapping[str, str]
    facts: Mapping[str, Words]  # what each fact is called
    usual: Mapping[str, str]  # every fact with its value in an example that does not name it
    silence: Words  # why a person decides where no rule speaks
    replies: Mapping[Code, str]  # the template of the reply to a verdict
    rules: tuple[Rule, ...]
    asks: Mapping[str, Words]
    checks: Mapping[str, Words]
    notes: Mapping[str, Words]


# --- the shape of the file ---------------------------------------------------------------------------------------

Sentence = Annotated[str, StringConstraints(min_length=3, max_length=400)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
OneOrMore = str | Annotated[list[str], Field(min_length=1)]
Tests = dict[str, OneOrMore]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Words(_Table):
    sv: Sentence
    en: Sentence


class _Source(_Table):
    title: Sentence
    issuer: Sentence
    updated: date


class _Fact(_Table):
    sv: Sentence
    en: Sentence
    values: list[str]
    usual: str


class _Example(_Table):
    row: str = ""
    facts: dict[str, str]
    code: Code
    images: PartVerdict
    report: PartVerdict
    asks: list[str] = []
    checks: list[str] = []
    notes: list[str] = []


class _Rule(_Table):
    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]*[a-z]?(\.[a-z_]+)*$")]
    stage: Stage
    section: str
    part: Literal["images", "report", "both", "order"]
    given: list[str] = []
    when: Tests = {}
    unless: list[Tests] = []
    outcome: Outcome
    reason_sv: Sentence
    reason_en: Sentence
    asks: list[str] = []
    checks: list[str] = []
    notes: list[str] = []
    missing: list[Name] = []
    gives_way: bool = False
    example: list[_Example] = []


class _File(_Table):
    schema_: Literal["intake.routine/1"] = Field(alias="schema")
    version: Annotated[str, StringConstraints(min_length=1)]
    valid_from: date
    valid_to: date | None = None
    source: _Source
    sections: dict[Name, Sentence]
    requester_sections: dict[str, str]
    facts: dict[str, _Fact]
    asks: dict[Name, _Words]
    checks: dict[Name, _Words]
    notes: dict[Name, _Words]
    replies: dict[str, str]
    conditions: dict[Name, Tests]
    silence: _Words
    rule: Annotated[list[_Rule], Field(min_length=1)]


# --- loading -----------------------------------------------------------------------------------------------------


def load_routine(text: str, source: str) -> Routine:
    """Read and check a table. ``source`` is the name of the file, for messages.

    Raises:
        RoutineError: naming file, line and key.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(source, "-", str(error)) from error
    lines = key_lines(text)
    try:
        file = _File.model_validate(tables)
    except ValidationError as error:
        first = error.errors()[0]
        union = [number for number, part in enumerate(first["loc"]) if part == "str"]  # one value, or a list of them
        path = first["loc"][: union[0]] if union else first["loc"]
        why = _plain(first["type"], first["msg"], first.get("input"))
        if union:
            why = "must be a string or a non-empty list of strings"
        raise _refused(f"{source}:{line_of(path, lines)}", _dotted(path), why) from error
    for path, why in _mistakes(file):
        raise _refused(f"{source}:{line_of(path, lines)}", _dotted(path), why)
    return _routine(file, hashlib.sha256(text.encode()).hexdigest())


def _mistakes(file: _File) -> Iterator[tuple[Path, str]]:
    """What the shape alone cannot tell: names that must be declared, ids that must differ, keys that must agree."""
    if file.valid_to is not None and file.valid_to < file.valid_from:
        yield ("valid_to",), "lies before valid_from"
    yield from _fact_mistakes(file)
    for requester, section in file.requester_sections.items():
        if requester not in VOCABULARY["requester"]:
            yield ("requester_sections", requester), "unknown requester type"
        if section not in file.sections:
            yield ("requester_sections", requester), f'unknown section "{section}"'
    for requester in VOCABULARY["requester"]:
        if requester not in file.requester_sections:
            yield ("requester_sections",), f'"{requester}" is missing'
    yield from _reply_mistakes(file)
    for name, tests in file.conditions.items():
        yield from _test_mistakes(("conditions", name), tests)
    seen: dict[str, int] = {}
    for number, rule in enumerate(file.rule):
        path: Path = ("rule", number)
        if rule.id in seen:
            yield (*path, "id"), f'duplicate id "{rule.id}"'
        seen[rule.id] = number
        yield from _rule_mistakes(file, rule, path)


def _reply_mistakes(file: _File) -> Iterator[tuple[Path, str]]:
    for code, template in file.replies.items():
        if code not in REPLIED:
            yield ("replies", code), f"no reply is drafted for it; one of {', '.join(REPLIED)}"
        if template not in REPLY_TEMPLATES:
            yield ("replies", code), f'unknown template "{template}"; one of {", ".join(REPLY_TEMPLATES)}'
    for wanted in REPLIED:
        if wanted not in file.replies:
            yield ("replies",), f'"{wanted}" is missing'


def _fact_mistakes(file: _File) -> Iterator[tuple[Path, str]]:
    for name, fact in file.facts.items():
        if name not in VOCABULARY:
            yield ("facts", name), "unknown fact"
        elif set(fact.values) != set(VOCABULARY[name]):
            yield ("facts", name, "values"), f"must be {', '.join(VOCABULARY[name])}"
        elif fact.usual not in fact.values:
            yield ("facts", name, "usual"), f'unknown value "{fact.usual}"'
    for name in VOCABULARY:
        if name not in file.facts:
            yield ("facts",), f'the fact "{name}" is missing'


def _rule_mistakes(file: _File, rule: _Rule, path: Path) -> Iterator[tuple[Path, str]]:
    if rule.section not in file.sections and rule.section != BY_REQUESTER:
        yield (*path, "section"), f'unknown section "{rule.section}"'
    if rule.outcome not in _ALLOWED[rule.stage]:
        yield (*path, "outcome"), f'"{rule.outcome}" cannot be the outcome of a rule of the stage "{rule.stage}"'
    if (rule.outcome is Outcome.ASK) != bool(rule.asks):
        yield (*path, "asks" if rule.asks else "outcome"), "a rule asks for something exactly when its outcome is ask"
    if rule.gives_way and rule.outcome is not Outcome.REVIEW:
        yield (*path, "gives_way"), "only a part under review can give way"
    if rule.outcome is Outcome.RELEASE_REPORT_TO_PATIENT and rule.part != "report":
        yield (*path, "part"), "only the report can go to the patient"
    yield from _test_mistakes((*path, "when"), rule.when)
    used = set(rule.when)
    for name in rule.given:
        if name not in file.conditions:
            yield (*path, "given"), f'unknown condition "{name}"'
            continue
        if twice := used & set(file.conditions[name]):
            yield (*path, "given"), f'"{name}" tests "{min(twice)}", which is tested already'
        used |= set(file.conditions[name])
    if not used:
        yield (*path, "when"), "a rule without any condition"
    for number, tests in enumerate(rule.unless):
        if not tests:
            yield (*path, "unless", number), "an empty exception excepts everything"
        yield from _test_mistakes((*path, "unless", number), tests)
    for key, names, declared in _names_used(file, rule):
        for name in names:
            if name not in declared:
                yield (*path, *key), f'unknown name "{name}"'
    for name in rule.missing:
        if name not in _MISSING:
            yield (*path, "missing"), f'unknown field "{name}"'
    rows = {*ROWS, *(other.id.split(".", 1)[0] for other in file.rule)}
    for number, example in enumerate(rule.example):
        if example.row and example.row not in rows:
            yield (*path, "example", number, "row"), f'unknown row "{example.row}"'
        yield from _test_mistakes((*path, "example", number, "facts"), dict(example.facts))


def _names_used(file: _File, rule: _Rule) -> Iterator[tuple[Path, list[str], Mapping[str, _Words]]]:
    yield ("asks",), rule.asks, file.asks
    yield ("checks",), rule.checks, file.checks
    yield ("notes",), rule.notes, file.notes
    for number, example in enumerate(rule.example):
        yield ("example", number, "asks"), example.asks, file.asks
        yield ("example", number, "checks"), example.checks, file.checks
        yield ("example", number, "notes"), example.notes, file.notes


def _test_mistakes(path: Path, tests: Mapping[str, OneOrMore]) -> Iterator[tuple[Path, str]]:
    for fact, values in tests.items():
        if fact not in VOCABULARY:
            yield (*path, fact), f'unknown fact "{fact}"'
            continue
        for value in [values] if isinstance(values, str) else values:
            if value not in VOCABULARY[fact]:
                yield (*path, fact), f'unknown value "{value}"; one of {", ".join(VOCABULARY[fact])}'


def _routine(file: _File, sha256: str) -> Routine:
    return Routine(
        version=file.version,
        valid_from=file.valid_from,
        valid_to=file.valid_to,
        title=file.source.title,
        issuer=file.source.issuer,
        updated=file.source.updated,
        sha256=sha256,
        sections=tuple(file.sections.values()),
        requester_sections={name: file.sections[section] for name, section in file.requester_sections.items()},
        facts={name: Words(fact.sv, fact.en) for name, fact in file.facts.items()},
        usual={name: fact.usual for name, fact in file.facts.items()},
        silence=_words(file.silence),
        replies={Code(code): template for code, template in file.replies.items()},
        rules=tuple(_rule(file, rule) for rule in file.rule),
        asks={name: _words(words) for name, words in file.asks.items()},
        checks={name: _words(words) for name, words in file.checks.items()},
        notes={name: _words(words) for name, words in file.notes.items()},
    )


def _rule(file: _File, rule: _Rule) -> Rule:
    tests = [*_tests(rule.when), *(test for name in rule.given for test in _tests(file.conditions[name]))]
    tests.sort(key=lambda test: test.fact != "requester")  # what most rules fail at is asked first
    return Rule(
        id=rule.id,
        stage=rule.stage,
        section=file.sections.get(rule.section, rule.section),
        images=rule.part != "report",
        report=rule.part != "images",
        condition=Condition(tuple(tests), tuple(_tests(group) for group in rule.unless)),
        outcome=rule.outcome,
        reason=Words(rule.reason_sv, rule.reason_en),
        asks=tuple(rule.asks),
        checks=tuple(rule.checks),
        notes=tuple(rule.notes),
        missing=tuple(rule.missing),
        gives_way=rule.gives_way,
        examples=tuple(_example(rule, example) for example in rule.example),
    )


def _example(rule: _Rule, example: _Example) -> Example:
    return Example(
        row=example.row or rule.id.split(".", 1)[0],
        facts=example.facts,
        code=example.code,
        images=example.images,
        report=example.report,
        asks=tuple(example.asks),
        checks=tuple(example.checks),
        notes=tuple(example.notes),
    )


def _tests(tests: Mapping[str, OneOrMore]) -> tuple[OneOf, ...]:
    return tuple(
        OneOf(fact, frozenset([values] if isinstance(values, str) else values)) for fact, values in tests.items()
    )


def _words(words: _Words) -> Words:
    return Words(words.sv, words.en)


def _plain(kind: str, message: str, given: Any) -> str:
    if kind == "extra_forbidden":
        return "unknown key"
    shown = f' (found "{given}")' if isinstance(given, str | int | float | bool) else ""
    return message.removeprefix("Value error, ") + shown


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path)


def _refused(where: str, key: str, why: str) -> RoutineError:
    return RoutineError(
        "bad_routine",
        f"{where}: ”{key}”: {why}. Rätta rutintabellen och starta igen.",
        f"{where}: {key}: {why}. Mend the routine table and start again.",
    )
