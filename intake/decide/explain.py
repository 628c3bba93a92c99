"""Why an order has its verdict, step by step, in words. Names no patient: only facts of the closed vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake.decide.decide import SILENCE, Considered, Verdict, steps
from intake.decide.fact_words import CODES, PARTS, Language, fact_in, value_words
from intake.decide.facts import VOCABULARY, CaseFacts
from intake.decide.routine import PART_VERDICT, Outcome, Routine, Stage
from intake.model import Order, PartVerdict, RequesterType


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a case. ``usual`` says whether it is what a usual order has."""

    name: str
    value: str
    words: str
    usual: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """A rule whose conditions hold. ``heard`` says whether its word counts in the verdict, or a stricter one did."""

    rule: str
    stage: Stage
    section: str
    outcome: Outcome
    because: tuple[str, ...]  # the facts that its condition tests, in words
    reason: str
    heard: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """One examination, as from one requester: its facts, the rules that speak, and the verdict."""

    number: int | None  # from 1; ``None`` where the order names none
    facts: tuple[Fact, ...]
    spoken: tuple[Spoken, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ExplainedRequester:
    """What follows if the order comes from this kind of requester."""

    requester: RequesterType
    examinations: tuple[Examined, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The way from an order to its decision. ``steps`` tells it in sentences, in the order things are decided."""

    requesters: tuple[ExplainedRequester, ...]
    steps: tuple[str, ...]


def explain(order: Order, routine: Routine, language: Language, *, by_fax: bool = True) -> Explanation:
    """Why ``decide`` gives ``order`` its verdict."""
    way = steps(order, routine, by_fax=by_fax)
    requesters = tuple(_requester(each, routine, language, named=bool(order.examinations)) for each in way.considered)
    told: list[str] = []
    for each in requesters:
        told += _told(each, language)
    if len(requesters) > 1:
        told.append(_agreement(way.agreed.rules == ("T9",), language))
    if way.broken:
        told.append(_say(language, "Spärren i programmet stoppar det: ", "The program's safeguard stops it: ")
                    + "; ".join(way.broken))  # fmt: skip
    decision = way.decision
    told.append(
        _say(language, "Beslut: ", "Decision: ")
        + f"{CODES[decision.code].in_(language)} ({_parts(decision.images, decision.report, language)}). "
        + decision.reason
    )
    return Explanation(requesters, tuple(told))


def _requester(each: Considered, routine: Routine, language: Language, *, named: bool) -> ExplainedRequester:
    return ExplainedRequester(
        each.requester,
        tuple(
            Examined(
                number if named else None,
                tuple(_facts(facts, routine, language)),
                tuple(_spoken(facts, verdict, routine, language)),
                verdict,
            )
            for number, (facts, verdict) in enumerate(each.cases, start=1)
        ),
    )


def _facts(facts: CaseFacts, routine: Routine, language: Language) -> Iterator[Fact]:
    for name in VOCABULARY:
        value = getattr(facts, name)
        words = fact_in(routine.facts[name].in_(language), value_words(name, value).in_(language))
        yield Fact(name, value, words, value == routine.usual[name])


def _spoken(facts: CaseFacts, verdict: Verdict, routine: Routine, language: Language) -> Iterator[Spoken]:
    stages = [*Stage]
    matching = [rule for rule in routine.rules if rule.condition.holds(facts)]
    for rule in sorted(matching, key=lambda rule: stages.index(rule.stage)):
        tested = dict.fromkeys(test.fact for test in rule.condition.tests())
        yield Spoken(
            rule=rule.id,
            stage=rule.stage,
            section=rule.section if rule.section in routine.sections else routine.requester_sections[facts.requester],
            outcome=rule.outcome,
            because=tuple(
                fact_in(routine.facts[fact].in_(language), value_words(fact, getattr(facts, fact)).in_(language))
                for fact in VOCABULARY
                if fact in tested
            ),
            reason=rule.reason.in_(language),
            heard=rule.stage is Stage.CHECK or rule.id in verdict.rules,
        )


def _told(each: ExplainedRequester, language: Language) -> Iterator[str]:
    who = value_words("requester", each.requester.value).in_(language)
    for case in each.examinations:
        which = (
            ""
            if len(each.examinations) == 1
            else _say(language, f", undersökning {case.number}", f", examination {case.number}")
        )
        yield _say(language, f"Som beställning från {who}{which}:", f"As an order from {who}{which}:")
        odd = [fact.words for fact in case.facts if not fact.usual and fact.name != "requester"]
        if odd:
            yield _say(
                language, "Det som skiljer från en vanlig beställning: ", "What differs from a usual order: "
            ) + ("; ".join(odd) + ".")
        for rule in case.spoken:
            yield _rule(rule, language)
        if case.verdict.rules == (SILENCE,):
            yield _say(language, "Ingen regel säger något om en del som begärs; då avgör en person.",
                       "No rule speaks of a part that is asked for; then a person decides.")  # fmt: skip
        verdict = case.verdict
        yield (
            _say(language, "Det strängaste gäller: ", "The strictest holds: ")
            + f"{CODES[verdict.code].in_(language)} ({_parts(verdict.images, verdict.report, language)})."
        )
    if len(each.examinations) > 1:
        yield _say(language, "Flera undersökningar: beställningen hålls tillbaka så långt som den strängaste av dem.",
                   "Several examinations: the order is held back as far as the strictest of them.")  # fmt: skip


def _rule(rule: Spoken, language: Language) -> str:
    said = _say(language, "kontroll eller notering", "check or note")
    if rule.outcome in PART_VERDICT:
        said = PARTS[PART_VERDICT[rule.outcome]].in_(language)
        if rule.outcome is Outcome.NOT_AN_ORDER:
            said = _say(language, "ingen beställning", "not an order")
    unheard = "" if rule.heard else _say(language, " [något strängare gäller]", " [something stricter holds]")
    return f"{rule.rule}, ”{rule.section}”: {said}. {rule.reason}{unheard}"


def _agreement(differ: bool, language: Language) -> str:
    if differ:
        return _say(language, "Beställaren kan vara av flera slag, och besluten skiljer sig: en person avgör.",
                    "The requester may be of several kinds, and the verdicts differ: a person decides.")  # fmt: skip
    return _say(language, "Beställaren kan vara av flera slag, och alla ger samma beslut.",
                "The requester may be of several kinds, and all give the same verdict.")  # fmt: skip


def _parts(images: PartVerdict, report: PartVerdict, language: Language) -> str:
    return (
        f"{_say(language, 'bilder', 'images')}: {PARTS[images].in_(language)}, "
        f"{_say(language, 'utlåtande', 'report')}: {PARTS[report].in_(language)}"
    )


def _say(language: Language, sv: str, en: str) -> str:
    return sv if language == "sv" else en
