"""The routine table as a page for staff: section by section, each rule in words. As records, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intake.decide.fact_words import Language, fact_in, value_words, values_in
from intake.decide.facts import VOCABULARY
from intake.decide.routine import BY_REQUESTER, Outcome, Routine, Rule, Stage
from intake.decide.words import Words

_OUTCOMES: Mapping[Outcome, Words] = {
    Outcome.RELEASE: Words("lämna ut", "release"),
    Outcome.RELEASE_REPORT_TO_PATIENT: Words("skicka utlåtandet till patienten", "send the report to the patient"),
    Outcome.REFER_REPORT_RECIPIENT: Words("kliniken ordnar utlåtandet själv", "the clinic arranges the report itself"),
    Outcome.REFER_PATIENT_TO_CLINIC: Words("hänvisa till läkare och klinik", "refer to doctor and clinic"),
    Outcome.ASK: Words("begär komplettering", "ask for completion"),
    Outcome.ALREADY_EXPORTED: Words("redan utlämnat; en person avgör", "already released; a person decides"),
    Outcome.REVIEW: Words("en person avgör", "a person decides"),
    Outcome.NOT_AN_ORDER: Words("ingen beställning", "not an order"),
    Outcome.CHECK: Words("kontrollera eller notera", "check or note"),
}
_STAGES: Mapping[Stage, Words] = {
    Stage.GATE: Words("Oavsett allt annat", "Whatever else is true"),
    Stage.ROW: Words("Beställarens avsnitt", "The requester's section"),
    Stage.FIELD: Words("Det som alltid behövs", "What is always needed"),
    Stage.CHECK: Words("Kontroller och noteringar", "Checks and notes"),
}
_HEADINGS = {
    "sv": ("Rad", "När", "Gäller", "Då", "Skäl"),
    "en": ("Row", "When", "For", "Then", "Reason"),
}


@dataclass(frozen=True, slots=True)
class ShownRule:
    """One rule in words."""

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


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A whole table in words."""

    title: str
    issuer: str
    updated: str
    version: str
    valid_from: str
    valid_to: str | None
    sha256: str
    facts: tuple[str, ...]  # "Samtycke som räknas: inget, muntligt …"
    rules: tuple[ShownRule, ...]


def shown_table(routine: Routine, language: Language) -> ShownTable:
    """``routine`` in words, its rules in the order in which they are tried."""
    stages = [*Stage]
    return ShownTable(
        title=routine.title,
        issuer=routine.issuer,
        updated=routine.updated.isoformat(),
        version=routine.version,
        valid_from=routine.valid_from.isoformat(),
        valid_to=routine.valid_to.isoformat() if routine.valid_to else None,
        sha256=routine.sha256,
        facts=tuple(
            fact_in(
                routine.facts[name].in_(language), ", ".join(value_words(name, one).in_(language) for one in values)
            )
            for name, values in VOCABULARY.items()
        ),
        rules=tuple(
            _shown(rule, routine, language) for rule in sorted(routine.rules, key=lambda rule: stages.index(rule.stage))
        ),
    )


def by_heading(table: ShownTable, language: Language) -> Iterator[tuple[str, tuple[ShownRule, ...]]]:
    """The rules under the headings of a page: those of the stages, and the sections within the rows."""
    for stage in Stage:
        rules = [rule for rule in table.rules if rule.stage is stage]
        if stage is not Stage.ROW:
            yield _STAGES[stage].in_(language), tuple(rules)
            continue
        for section in dict.fromkeys(rule.section for rule in rules):
            yield section, tuple(rule for rule in rules if rule.section == section)


def headings(language: Language) -> tuple[str, ...]:
    """What stands over the columns of a page."""
    return _HEADINGS[language]


def then(rule: ShownRule, language: Language) -> tuple[str, ...]:
    """What follows from a rule, one thing a line."""
    said = (("Fråga: ", rule.asks), ("Kontrollera: ", rule.checks), ("Notera: ", rule.notes))
    if language == "en":
        said = (("Ask: ", rule.asks), ("Check: ", rule.checks), ("Note: ", rule.notes))
    first = () if rule.outcome is Outcome.CHECK else (rule.outcome_words,)
    return (*first, *(f"{what}{words}" for what, all_words in said for words in all_words))


def markdown(table: ShownTable, language: Language) -> str:
    """The page as Markdown."""
    valid = f"{table.valid_from} – {table.valid_to or ''}".rstrip()
    lines = [
        f"# {table.title}",
        "",
        f"{table.issuer}, {table.updated}. {_of_version(language)} {table.version}, {valid}.",
    ]
    for heading, rules in by_heading(table, language):
        if not rules:
            continue
        columns = headings(language)
        lines += ["", f"## {heading}", "", _line(columns), _line(("---",) * len(columns))]
        lines += [
            _line((rule.id, _cell(rule.conditions), rule.part, _cell(then(rule, language)), _cell((rule.reason,))))
            for rule in rules
        ]
    facts = "Uppgifter som reglerna prövar" if language == "sv" else "The facts that the rules test"
    lines += ["", f"## {facts}", "", *(f"- {fact}" for fact in table.facts), "", f"SHA-256 {table.sha256}", ""]
    return "\n".join(lines)


def _shown(rule: Rule, routine: Routine, language: Language) -> ShownRule:
    own = "Beställarens eget avsnitt" if language == "sv" else "The requester's own section"
    return ShownRule(
        id=rule.id,
        stage=rule.stage,
        section=own if rule.section == BY_REQUESTER else rule.section,
        part=_part(rule, language),
        conditions=_conditions(rule, routine.facts, language),
        outcome=rule.outcome,
        outcome_words=_OUTCOMES[rule.outcome].in_(language),
        asks=tuple(routine.asks[name].in_(language) for name in rule.asks),
        checks=tuple(routine.checks[name].in_(language) for name in rule.checks),
        notes=tuple(routine.notes[name].in_(language) for name in rule.notes),
        reason=rule.reason.in_(language),
        examples=len(rule.examples),
    )


def _conditions(rule: Rule, names: Mapping[str, Words], language: Language) -> tuple[str, ...]:
    """Each test of a condition in words, in the order of the vocabulary; the exceptions last."""

    def test(fact: str, values: frozenset[str]) -> str:
        return fact_in(names[fact].in_(language), values_in(fact, values, language))

    order = list(VOCABULARY)
    both, but = (" och ", "utom när ") if language == "sv" else (" and ", "except where ")
    tests = sorted(rule.condition.all_of, key=lambda one: order.index(one.fact))
    exceptions = (both.join(test(one.fact, one.values) for one in group) for group in rule.condition.none_of)
    return (*(test(one.fact, one.values) for one in tests), *(f"{but}{words}" for words in exceptions))


def _part(rule: Rule, language: Language) -> str:
    if rule.images and rule.report:
        return "bilder och utlåtande" if language == "sv" else "images and report"
    if rule.images:
        return "bilder" if language == "sv" else "images"
    return "utlåtande" if language == "sv" else "report"


def _of_version(language: Language) -> str:
    return "Tabellens version" if language == "sv" else "Table version"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(lines: tuple[str, ...]) -> str:
    return "<br>".join(line.replace("|", "\\|") for line in lines)
