"""From an order to the routine's verdict on it.

    order ──facts.cases──► facts (one record an examination) ──verdict──► verdicts ──join──► decision ──safeguard──►

``verdict`` is the finite heart: a pure function of ``CaseFacts`` and the table, and the thing to prove. Rules are not
ordered among themselves. All that match speak, and the strictest is heard, so that adding or moving a rule can never
loosen a verdict, and where no rule speaks a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from intake.decide.facts import CaseFacts, cases, requesters
from intake.decide.routine import ASK_CODES, BY_REQUESTER, PART_VERDICT, Outcome, Routine, Rule, Stage
from intake.decide.safeguard import violations
from intake.model import Code, Decision, Order, PartVerdict, RequesterType

STRICTNESS = (
    PartVerdict.NOT_ASKED,
    PartVerdict.RELEASE,
    PartVerdict.REFER,
    PartVerdict.ASK,
    PartVerdict.REVIEW,
)
"""The verdicts on a part, laxest first."""

HELD_BACK = (
    Code.RELEASE,
    Code.RELEASE_REPORT_TO_PATIENT,
    Code.RELEASE_IMAGES_REFER_REPORT,
    Code.REFER_REPORT_RECIPIENT,
    Code.REFER_PATIENT_TO_CLINIC,
    Code.ASK_INFORMATION,
    Code.ASK_RELEVANCE,
    Code.ASK_ORAL_CONSENT,
    Code.ASK_WRITTEN_CONSENT,
    Code.ALREADY_EXPORTED,
    Code.HUMAN_REVIEW,
    Code.NOT_AN_ORDER,
)
"""The codes, the one that holds back least first."""

SILENCE = "silence"
"""Stands for a rule where none speaks."""

_ASK_CODES = frozenset({Code.ASK_INFORMATION, *ASK_CODES.values()})
_RELEASE_TO = {
    Code.RELEASE: "requester",
    Code.RELEASE_IMAGES_REFER_REPORT: "requester",
    Code.RELEASE_REPORT_TO_PATIENT: "patient",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The routine's word on one ``CaseFacts``. ``rules`` are the ids of the rules that were heard."""

    code: Code
    images: PartVerdict
    report: PartVerdict
    rules: tuple[str, ...]
    section: str
    reason: str
    asks: tuple[str, ...]
    checks: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Considered:
    """What the routine says if the order comes from ``requester``: facts and verdict of each examination, joined."""

    requester: RequesterType
    cases: tuple[tuple[CaseFacts, Verdict], ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Steps:
    """The whole way from an order to its decision."""

    considered: tuple[Considered, ...]  # one for each type that the requester may have
    agreed: Decision  # what they share; a person's where they differ
    broken: tuple[str, ...]  # why the safeguard stops it, in Swedish
    decision: Decision


def decide(order: Order, routine: Routine, *, by_fax: bool = True) -> Decision:
    """The routine's verdict on ``order``.

    Every type that the requester may have is decided; unless all of them give the same verdict a person decides.
    ``by_fax`` is false for an order that came in another way and was typed in by staff (rule G9).
    """
    return steps(order, routine, by_fax=by_fax).decision


def steps(order: Order, routine: Routine, *, by_fax: bool = True) -> Steps:
    """``decide``, with everything on the way."""
    considered = tuple(_consider(order, requester, routine, by_fax) for requester in requesters(order))
    decisions = [each.decision for each in considered]
    agreed = decisions[0] if len(decisions) == 1 else _agree(order, decisions, routine)
    broken = violations(order, agreed)
    decision = _to_a_person(agreed, "; ".join(broken), routine) if broken else agreed
    return Steps(considered, agreed, broken, decision)


def _consider(order: Order, requester: RequesterType, routine: Routine, by_fax: bool) -> Considered:
    decided = tuple((facts, verdict(facts, routine)) for facts in cases(order, requester, by_fax=by_fax))
    return Considered(requester, decided, _join([each for _, each in decided], len(order.examinations)))


def verdict(facts: CaseFacts, routine: Routine) -> Verdict:
    """The verdict on one examination: exactly one for each part, whatever the facts."""
    matching = [rule for rule in routine.rules if rule.condition.holds(facts)]
    checks = [rule for rule in matching if rule.stage is Stage.CHECK]
    gates = [rule for rule in matching if rule.stage is Stage.GATE]
    if gates:
        return _gated(facts, gates, matching, routine)
    spoken = [rule for rule in matching if rule.stage is not Stage.CHECK]
    images = PartVerdict.NOT_ASKED if facts.asked == "report" else _part(rule for rule in spoken if rule.images)
    report = PartVerdict.NOT_ASKED if facts.asked == "images" else _part(rule for rule in spoken if rule.report)
    if images is None or report is None:
        return _silent(facts, matching, routine)
    heard = [
        rule
        for rule in spoken
        if (rule.images and _verdict_of(rule) is images) or (rule.report and _verdict_of(rule) is report)
    ]
    images, report = _held(images, report)
    heard = [rule for rule in heard if _verdict_of(rule) in (images, report)]
    code, naming = _code(images, heard)
    return Verdict(
        code=code,
        images=images,
        report=report,
        rules=tuple(rule.id for rule in heard),
        section=_section(naming, facts, routine),
        reason=naming.reason.sv,
        asks=_collect(heard, lambda rule: rule.asks) if code in _ASK_CODES else (),
        checks=_collect([*heard, *checks], lambda rule: rule.checks),
        missing=_collect(spoken, lambda rule: rule.missing),
        notes=_collect([*heard, *checks], lambda rule: rule.notes),
    )


def _part(spoken: Iterable[Rule]) -> PartVerdict | None:
    """The strictest word on one part; ``None`` where no rule speaks.

    A part that someone else takes care of needs no further fields, so those are not heard then.
    """
    rules = list(spoken)
    rows = _strictest(_verdict_of(rule) for rule in rules if rule.stage is Stage.ROW)
    if rows is PartVerdict.REFER:
        return rows
    return _strictest(_verdict_of(rule) for rule in rules) if rules else None


def _held(images: PartVerdict, report: PartVerdict) -> tuple[PartVerdict, PartVerdict]:
    """No part is let go while anything is asked or under review."""
    strictest = _strictest((images, report))
    if strictest is PartVerdict.ASK or strictest is PartVerdict.REVIEW:
        images = strictest if images is PartVerdict.RELEASE else images
        report = strictest if report is PartVerdict.RELEASE else report
    return images, report


def _code(images: PartVerdict, heard: Sequence[Rule]) -> tuple[Code, Rule]:
    """The order's code, and the rule that names it."""
    naming = [rule for rule in heard if not rule.gives_way] or list(heard)
    rule = max(naming, key=lambda rule: HELD_BACK.index(_rule_code(rule)))
    code = _rule_code(rule)
    if code is Code.REFER_REPORT_RECIPIENT and images is PartVerdict.RELEASE:
        code = Code.RELEASE_IMAGES_REFER_REPORT
    return code, rule


def _rule_code(rule: Rule) -> Code:
    if rule.outcome is Outcome.ASK:
        return next((code for ask, code in ASK_CODES.items() if ask in rule.asks), Code.ASK_INFORMATION)
    return Code(rule.outcome.value)


def _gated(facts: CaseFacts, gates: Sequence[Rule], matching: Sequence[Rule], routine: Routine) -> Verdict:
    naming = max(gates, key=lambda rule: HELD_BACK.index(_rule_code(rule)))
    if naming.outcome is Outcome.NOT_AN_ORDER:
        part, section = PartVerdict.NOT_ASKED, _section(naming, facts, routine)
        return Verdict(Code.NOT_AN_ORDER, part, part, (naming.id,), section, naming.reason.sv, (), (), (), ())
    reason = " ".join(dict.fromkeys(rule.reason.sv for rule in gates))
    return _for_a_person(facts, matching, tuple(rule.id for rule in gates), _section(naming, facts, routine), reason)


def _silent(facts: CaseFacts, matching: Sequence[Rule], routine: Routine) -> Verdict:
    section = routine.requester_sections[facts.requester]
    return _for_a_person(facts, matching, (SILENCE,), section, routine.silence.sv)


def _for_a_person(
    facts: CaseFacts, matching: Sequence[Rule], rules: tuple[str, ...], section: str, reason: str
) -> Verdict:
    """Every part under review; what is missing and to be checked stays listed."""
    own = [rule for rule in matching if rule.stage in (Stage.GATE, Stage.CHECK)]
    return Verdict(
        code=Code.HUMAN_REVIEW,
        images=PartVerdict.NOT_ASKED if facts.asked == "report" else PartVerdict.REVIEW,
        report=PartVerdict.NOT_ASKED if facts.asked == "images" else PartVerdict.REVIEW,
        rules=rules,
        section=section,
        reason=reason,
        asks=(),
        checks=_collect(own, lambda rule: rule.checks),
        missing=_collect(matching, lambda rule: rule.missing),
        notes=_collect(own, lambda rule: rule.notes),
    )


def _join(verdicts: Sequence[Verdict], examinations: int) -> Decision:
    """One decision on all examinations of an order: the code held back most, and the strictest word on each part."""
    naming = max(verdicts, key=lambda verdict: HELD_BACK.index(verdict.code))
    images = _strictest(verdict.images for verdict in verdicts)
    report = _strictest(verdict.report for verdict in verdicts)
    images, report = _held(images, report)
    # What a free examination needs done is not done while another is held back.
    heard = [verdict for verdict in verdicts if (verdict.code in _RELEASE_TO) is (naming.code in _RELEASE_TO)]
    return Decision(
        code=naming.code,
        images=images,
        report=report,
        release_to=_RELEASE_TO.get(naming.code),
        rules=_unique(rule.split(".", 1)[0] for verdict in verdicts for rule in verdict.rules),
        section=naming.section,
        reason=naming.reason,
        asks=_unique(ask for verdict in verdicts for ask in verdict.asks) if naming.code in _ASK_CODES else (),
        checks=_unique(check for verdict in heard for check in verdict.checks),
        missing=_unique(name for verdict in verdicts for name in verdict.missing),
        examination_codes=tuple(verdict.code for verdict in verdicts[:examinations]),
        notes=_unique(note for verdict in verdicts for note in verdict.notes),
    )


def _agree(order: Order, decisions: Sequence[Decision], routine: Routine) -> Decision:
    """The verdict that all candidates share; where they differ a person decides who asks."""
    first = decisions[0]
    same = all(
        (other.code, other.images, other.report, set(other.asks), other.examination_codes)
        == (first.code, first.images, first.report, set(first.asks), first.examination_codes)
        for other in decisions[1:]
    )
    if same:
        return replace(
            first,
            rules=_unique(rule for decision in decisions for rule in decision.rules),
            section=" / ".join(dict.fromkeys(decision.section for decision in decisions)),
            checks=_unique(check for decision in decisions for check in decision.checks),
            missing=_unique(name for decision in decisions for name in decision.missing),
            notes=_unique(note for decision in decisions for note in decision.notes),
        )
    named = "; ".join(
        f"{requester.value} → {decision.code.value} ({', '.join(decision.rules)})"
        for requester, decision in zip(requesters(order), decisions, strict=True)
    )
    return _to_a_person(first, f"Beställaren kan vara av flera slag, med olika utfall: {named}.", routine, rule="T9")


def _to_a_person(decision: Decision, reason: str, routine: Routine, *, rule: str = SILENCE) -> Decision:
    """The same order under review: nothing let go, nothing asked, every check kept."""
    under_review = {
        part: PartVerdict.NOT_ASKED if verdict is PartVerdict.NOT_ASKED else PartVerdict.REVIEW
        for part, verdict in (("images", decision.images), ("report", decision.report))
    }
    if set(under_review.values()) == {PartVerdict.NOT_ASKED}:
        under_review = dict.fromkeys(under_review, PartVerdict.REVIEW)
    return replace(
        decision,
        code=Code.HUMAN_REVIEW,
        images=under_review["images"],
        report=under_review["report"],
        release_to=None,
        rules=(rule,),
        section=routine.requester_sections["unknown"],
        reason=reason,
        asks=(),
        examination_codes=tuple(Code.HUMAN_REVIEW for _ in decision.examination_codes),
    )


def _section(rule: Rule, facts: CaseFacts, routine: Routine) -> str:
    return routine.requester_sections[facts.requester] if rule.section == BY_REQUESTER else rule.section


def _verdict_of(rule: Rule) -> PartVerdict:
    return PART_VERDICT[rule.outcome]


def _strictest(verdicts: Iterable[PartVerdict]) -> PartVerdict:
    return max(verdicts, key=STRICTNESS.index, default=PartVerdict.NOT_ASKED)


def _collect(rules: Iterable[Rule], names: Callable[[Rule], tuple[str, ...]]) -> tuple[str, ...]:
    return _unique(name for rule in rules for name in names(rule))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
