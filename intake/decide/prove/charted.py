"""What a table says at every combination of the facts: ``verdict`` of ``intake.decide.decide``, for all at once.

The two are written apart on purpose; ``tests/routine`` compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from intake.decide.decide import HELD_BACK, STRICTNESS
from intake.decide.facts import VOCABULARY
from intake.decide.predicates import Condition, OneOf
from intake.decide.prove.diagram import Diagram, Space
from intake.decide.routine import ASK_CODES, PART_VERDICT, Outcome, Routine, Rule, Stage
from intake.model import Code, PartVerdict

NOT_ASKED, RELEASE, REFER, ASK, REVIEW = (STRICTNESS.index(verdict) for verdict in STRICTNESS)
NO_ORDER = len(STRICTNESS)
"""What a part has where there is no order at all. It lets go least of all."""

_WORDS = range(len(STRICTNESS))

_FIRST = ("requester", "asked", "consent", "self_referred", "relevance", "image_recipient", "report_recipient")
"""What most conditions test together stands at the top: the diagrams stay small."""

_ASKING = frozenset({Code.ASK_INFORMATION, *ASK_CODES.values()})


def whole_space() -> Space:
    """Every combination of every fact."""
    names = [*_FIRST, *(name for name in VOCABULARY if name not in _FIRST)]
    return Space({name: VOCABULARY[name] for name in names})


@dataclass(frozen=True, slots=True)
class Chart:
    """A table's verdicts everywhere.

    ``images`` and ``report`` are the strictness of each part (an index into ``STRICTNESS``, or ``NO_ORDER``); ``code``
    is an index into ``HELD_BACK``, plus one. ``heard`` says of each rule where its word counts.
    """

    routine: Routine
    space: Space
    images: Diagram
    report: Diagram
    own_images: Diagram  # before it was held back for the other part's sake
    own_report: Diagram
    code: Diagram
    silent: Diagram
    two_minds: Diagram  # two different releases, or two different referrals, of one part
    heard: Mapping[str, Diagram]
    asks: Mapping[str, Diagram]
    checks: Mapping[str, Diagram]

    @property
    def released(self) -> Diagram:
        """Where a part is let go."""
        return self.images.equals(RELEASE) | self.report.equals(RELEASE)

    @property
    def strictest(self) -> Diagram:
        """The stricter of the two parts."""
        return self.images.highest(self.report)


def chart(routine: Routine, space: Space) -> Chart:
    """The verdicts of ``routine`` on every combination of ``space``."""
    where = {rule.id: _condition(space, rule.condition) for rule in routine.rules}
    of_stage = {stage: [rule for rule in routine.rules if rule.stage is stage] for stage in Stage}
    no_order = _union(space, (where[r.id] for r in of_stage[Stage.GATE] if r.outcome is Outcome.NOT_AN_ORDER))
    gated = _union(space, (where[rule.id] for rule in of_stage[Stage.GATE]))
    not_images, not_report = space.has("asked", "report"), space.has("asked", "images")

    images = _part(space, routine.rules, where, lambda rule: rule.images) - not_images
    report = _part(space, routine.rules, where, lambda rule: rule.report) - not_report
    silent = ((images.equals(0) - not_images) | (report.equals(0) - not_report)) - gated
    before = images, report
    images, report = _held(images, report)

    own_word = [[part.equals(word) for word in _WORDS] for part in before]
    last_word = [images.equals(word) | report.equals(word) for word in _WORDS]
    decided = gated | silent
    heard = {}
    for rule in (*of_stage[Stage.ROW], *of_stage[Stage.FIELD]):
        own = _union(space, (own_word[part][_word(rule)] for part in (0, 1) if (rule.images, rule.report)[part]))
        heard[rule.id] = (where[rule.id] - decided) & own & last_word[_word(rule)]
    code = _code(space, routine.rules, heard, images)
    review = gated | silent
    for rule in of_stage[Stage.GATE]:
        heard[rule.id] = where[rule.id] if rule.outcome is Outcome.NOT_AN_ORDER else where[rule.id] - no_order
    for rule in of_stage[Stage.CHECK]:
        heard[rule.id] = where[rule.id] - no_order
    images, own_images = (
        part.unless((review - not_images).times(REVIEW)).unless(no_order.times(NO_ORDER))
        for part in (images, before[0])
    )
    report, own_report = (
        part.unless((review - not_report).times(REVIEW)).unless(no_order.times(NO_ORDER))
        for part in (report, before[1])
    )
    code = code.unless(review.times(_number(Code.HUMAN_REVIEW))).unless(no_order.times(_number(Code.NOT_AN_ORDER)))
    asking = code.equals(*(_number(one) for one in _ASKING))
    return Chart(
        routine=routine,
        space=space,
        images=images,
        report=report,
        own_images=own_images,
        own_report=own_report,
        code=code,
        silent=silent,
        two_minds=_two_minds(space, routine.rules, where) - gated,
        heard=heard,
        asks={name: asking & _union(space, _naming(routine, heard, "asks", name)) for name in routine.asks},
        checks={name: _union(space, _naming(routine, heard, "checks", name)) for name in routine.checks},
    )


def code_of(number: int) -> Code:
    """The code behind a number of ``Chart.code``."""
    return HELD_BACK[number - 1]


def part_of(number: int) -> PartVerdict:
    """The verdict behind a number of ``Chart.images`` or ``Chart.report``."""
    return PartVerdict.NOT_ASKED if number == NO_ORDER else STRICTNESS[number]


def _number(code: Code) -> int:
    return HELD_BACK.index(code) + 1


def _condition(space: Space, condition: Condition) -> Diagram:
    held = _all(space, condition.all_of)
    return reduce(lambda left, group: left - _all(space, group), condition.none_of, held)


def _all(space: Space, tests: Iterable[OneOf]) -> Diagram:
    return reduce(Diagram.__and__, (space.has(test.fact, *test.values) for test in tests), space.everywhere())


def _union(space: Space, sets: Iterable[Diagram]) -> Diagram:
    return reduce(Diagram.__or__, sets, space.nowhere())


def _word(rule: Rule) -> int:
    return STRICTNESS.index(PART_VERDICT[rule.outcome])


def _part(space: Space, rules: Iterable[Rule], where: Mapping[str, Diagram], speaks: Callable[[Rule], bool]) -> Diagram:
    """The strictest word on one part, 0 where no rule speaks; no field is heard where its row refers it."""
    words = {Stage.ROW: space.constant(0), Stage.FIELD: space.constant(0)}
    for rule in rules:
        if rule.stage in words and speaks(rule):
            words[rule.stage] = words[rule.stage].highest(where[rule.id].times(_word(rule)))
    row, field = words[Stage.ROW], words[Stage.FIELD]
    return row.highest(field - row.equals(REFER))


def _held(images: Diagram, report: Diagram) -> tuple[Diagram, Diagram]:
    """No part is let go while the other is asked about or under review."""
    strictest = images.highest(report)
    holding = strictest - strictest.equals(RELEASE, REFER)
    return tuple(part.unless(holding - ~part.equals(RELEASE)) for part in (images, report))  # type: ignore[return-value]


def _code(space: Space, rules: Iterable[Rule], heard: Mapping[str, Diagram], images: Diagram) -> Diagram:
    named, giving_way = space.constant(0), space.constant(0)
    for rule in rules:
        if rule.id in heard:
            code = heard[rule.id].times(_number(_rule_code(rule)))
            if rule.gives_way:
                giving_way = giving_way.highest(code)
            else:
                named = named.highest(code)
    named = giving_way.unless(named)
    with_images = named.equals(_number(Code.REFER_REPORT_RECIPIENT)) & images.equals(RELEASE)
    return named.unless(with_images.times(_number(Code.RELEASE_IMAGES_REFER_REPORT)))


def _rule_code(rule: Rule) -> Code:
    if rule.outcome is Outcome.ASK:
        return next((code for ask, code in ASK_CODES.items() if ask in rule.asks), Code.ASK_INFORMATION)
    return Code(rule.outcome.value)


def _two_minds(space: Space, rules: Iterable[Rule], where: Mapping[str, Diagram]) -> Diagram:
    """Where rules let one part go in two ways, or refer it to two places."""
    found = space.nowhere()
    for alike in (
        (Outcome.RELEASE, Outcome.RELEASE_REPORT_TO_PATIENT),
        (Outcome.REFER_REPORT_RECIPIENT, Outcome.REFER_PATIENT_TO_CLINIC),
    ):
        for part in ("images", "report"):
            one, other = (
                _union(space, (where[r.id] for r in rules if r.outcome is outcome and getattr(r, part)))
                for outcome in alike
            )
            found = found | (one & other)
    return found


def _naming(routine: Routine, heard: Mapping[str, Diagram], key: str, name: str) -> Iterable[Diagram]:
    return (heard[rule.id] for rule in routine.rules if name in getattr(rule, key))
