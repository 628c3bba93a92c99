"""The verdicts that the proof rests on, worked out a third time: whole arrays at once, over millions of combinations.

Each requester has a grid with one axis a fact. A rule is a small boolean array that broadcasts over the grid, and the
verdict on a part an array of strictness. It is compared with the diagrams of the proof at every place, and with
``verdict`` at some. Facts that no rule for the requester tests have one value in its grid, and so have values that no
rule tells apart; facts that open a gate keep their other values only, because behind a gate the verdict is a person's
whatever the rest (tried at the end). What must hold of the verdicts is proven in ``test_proof.py``.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pytest

from intake.decide.decide import STRICTNESS, verdict
from intake.decide.facts import VOCABULARY, CaseFacts
from intake.decide.predicates import OneOf
from intake.decide.prove.charted import Chart, chart, whole_space
from intake.decide.prove.diagram import Diagram
from intake.decide.routine import PART_VERDICT, Rule, Stage
from tests.unit.decide.orders import halland

Grid = npt.NDArray[np.int8]
Mask = npt.NDArray[np.bool_]

NAMES = tuple(VOCABULARY)
RELEASE, REFER, ASK, REVIEW = 1, 2, 3, 4
GATED = ("other", "unknown")


@dataclass(frozen=True)
class Space:
    """All facts of one requester that no gate stops: each fact with the values it takes here."""

    axes: dict[str, tuple[str, ...]]

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(values) for values in self.axes.values())

    def has(self, fact: str, *values: str) -> Mask:
        """Where ``fact`` is one of ``values``, in a shape that broadcasts over the grid."""
        shape = [1] * len(NAMES)
        shape[NAMES.index(fact)] = len(self.axes[fact])
        return np.array([value in values for value in self.axes[fact]]).reshape(shape)

    def where(self, rule: Rule) -> Mask:
        found = self._all(rule.condition.all_of)
        for group in rule.condition.none_of:
            found = found & ~self._all(group)
        return found

    def _all(self, tests: tuple[OneOf, ...]) -> Mask:
        found: Mask = np.ones([1] * len(NAMES), dtype=bool)
        for test in tests:
            found = found & self.has(test.fact, *test.values)
        return found

    def facts(self, place: tuple[int, ...]) -> CaseFacts:
        chosen = {name: self.axes[name][index] for name, index in zip(NAMES, place, strict=True)}
        return CaseFacts(**chosen)  # type: ignore[arg-type]


def space_of(requester: str) -> Space:
    rules = [
        r for r in halland().rules if all(t.fact != "requester" or requester in t.values for t in r.condition.all_of)
    ]
    tested = {test.fact for rule in rules if rule.stage is not Stage.CHECK for test in rule.condition.tests()}
    axes = {name: VOCABULARY[name] if name in tested else (halland().usual[name],) for name in NAMES}
    axes["requester"] = (requester,)
    for rule in rules:
        own = [test for test in rule.condition.all_of if test.fact != "requester"]
        if rule.stage is Stage.GATE and len(own) == 1:
            axes[own[0].fact] = tuple(value for value in axes[own[0].fact] if value not in own[0].values)
    return Space({name: _distinct(name, values, rules) for name, values in axes.items()})


ALIKE = {
    "identity": {"reserve": "stated"},
    "examination_date": {"latest": "stated"},
    "already_exported": {"not_known": "no"},
    "asked": {"assumed": "both"},
    "relevance": {"doubtful": "no"},
    "image_recipient": {"person": "other_unit", "unknown": "other_unit"},
    "report_recipient": {"person": "other_unit"},
}
"""Where no rule tells the first from the second, the second stands for both."""


def _distinct(name: str, values: tuple[str, ...], rules: list[Rule]) -> tuple[str, ...]:
    tests = [
        test.values
        for rule in rules
        if rule.stage is not Stage.CHECK
        for test in rule.condition.tests()
        if test.fact == name
    ]
    alike = {
        value: other
        for value, other in ALIKE.get(name, {}).items()
        if all((value in tested) == (other in tested) for tested in tests)
    }
    return tuple(value for value in values if value not in alike)


def parts_of(space: Space) -> tuple[Grid, Grid]:
    """The strictness of images and report at every place of the grid; where a gate is open, ``REVIEW``."""
    images, report = (_part(space, part) for part in ("images", "report"))
    not_images, not_report = space.has("asked", "report"), space.has("asked", "images")
    gated: Mask = np.zeros([1] * len(NAMES), dtype=bool)
    for rule in halland().rules:
        if rule.stage is Stage.GATE:
            gated = gated | space.where(rule)
    silent = (((images == 0) & ~not_images) | ((report == 0) & ~not_report)) & ~gated
    assert not bool(silent.any()), ("no rule speaks", space.facts(tuple(int(i) for i in np.argwhere(silent)[0])))
    for part, not_asked in ((images, not_images), (report, not_report)):
        part[np.broadcast_to(gated, part.shape)] = REVIEW
        part *= ~not_asked
    strictest = np.maximum(images, report)
    for part in (images, report):
        held = (part == RELEASE) & (strictest >= ASK)
        part[held] = strictest[held]
    return images, report


def _part(space: Space, part: str) -> Grid:
    words: dict[Stage, Grid] = {stage: np.zeros(space.shape, dtype=np.int8) for stage in (Stage.ROW, Stage.FIELD)}
    for rule in halland().rules:
        if rule.stage in words and getattr(rule, part):
            word = space.where(rule) * np.int8(STRICTNESS.index(PART_VERDICT[rule.outcome]))
            np.maximum(words[rule.stage], word, out=words[rule.stage])
    row, needed = words[Stage.ROW], words[Stage.FIELD]
    return np.where(row == REFER, row, np.maximum(row, needed))


@cache
def charted() -> Chart:
    return chart(halland(), whole_space())


def spread(diagram: Diagram, space: Space) -> Grid:
    """The values of a diagram over a grid: from the root, one fact at a time, for all places at once."""
    nodes = diagram.space._nodes
    at = np.full([1] * len(NAMES), diagram.node)
    for level, (fact, values) in enumerate(diagram.space.facts.items()):
        below = np.tile(np.arange(len(nodes))[:, None], len(values))
        for node, (own, children) in enumerate(nodes):
            if own == level:
                below[node] = children
        shape = [1] * len(NAMES)
        shape[NAMES.index(fact)] = len(space.axes[fact])
        at = below[at, np.array([values.index(value) for value in space.axes[fact]]).reshape(shape)]
    values_of = [children[0] if level == len(NAMES) else 0 for level, children in nodes]
    return np.array(values_of, dtype=np.int8)[at]


@pytest.mark.parametrize("requester", [name for name in VOCABULARY["requester"] if name not in GATED])
def test_every_combination(requester: str) -> None:
    space = space_of(requester)
    images, report = parts_of(space)
    assert images.size > 5_000
    for proven, tried in ((charted().images, images), (charted().report, report)):
        assert np.array_equal(np.broadcast_to(spread(proven, space), tried.shape), tried)
    if requester != "patient":
        assert bool((images == RELEASE).any()), "something must be let go, or nothing was tried"
    assert bool((report == RELEASE).any())
    chance = random.Random(requester)
    for _ in range(300):
        place = tuple(chance.randrange(size) for size in space.shape)
        got = verdict(space.facts(place), halland())
        assert (STRICTNESS.index(got.images), STRICTNESS.index(got.report)) == (images[place], report[place])


def test_behind_a_gate_nothing_is_let_go() -> None:
    chance = random.Random("gates")
    gates = [rule for rule in halland().rules if rule.stage is Stage.GATE]
    for rule in gates:
        for _ in range(100):
            facts = {name: chance.choice(values) for name, values in VOCABULARY.items()}
            facts |= {test.fact: chance.choice(sorted(test.values)) for test in rule.condition.all_of}
            got = verdict(CaseFacts(**facts), halland())  # type: ignore[arg-type]
            assert got.code in ("human_review", "not_an_order")
            assert not got.asks
