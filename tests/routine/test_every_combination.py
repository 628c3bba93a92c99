"""Every combination of the finite facts, whole arrays at a time.

Each requester has a grid with one axis a fact. A rule is a small boolean array that broadcasts over the grid, and the
verdict on a part an array of strictness. The evaluation is written apart from ``verdict`` and compared with it. Facts
that no rule for the requester tests have one value in its grid; facts that open a gate keep their other values only,
because behind a gate the verdict is a person's whatever the rest (tried at the end).
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytest

from intake.decide.decide import STRICTNESS, verdict
from intake.decide.facts import VOCABULARY, CaseFacts
from intake.decide.predicates import OneOf
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
"""Values that no invariant below tells apart. Where no rule does either, the second stands for both."""


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


def forbidden(space: Space, images: Mask, report: Mask) -> dict[str, Mask]:
    """Where a release must not be, by reason. Written from the routine, not from the table."""
    has, any_part = space.has, images | report
    requester = space.axes["requester"][0]
    no = {
        "gate": any_part
        & (
            has("order", "no") | has("arrival", "other") | has("consent", "refused") | has("protected_identity", "yes")
            | has("deceased", "yes") | has("blocked", "yes") | has("formal_demand", "yes")
            | has("several_patients", "yes") | has("already_exported", "yes")
        ),
        "identity": any_part & (has("patient_name", "missing") | has("identity", "missing", "invalid")),
        "images to the patient": images & has("image_recipient", "patient"),
    }  # fmt: skip
    if requester == "patient":
        return no | {"images": images, "clinic not closed": report & ~has("clinic_closed", "yes")}
    no["fields"] = any_part & (
        has("clinic", "missing") | has("doctor", "missing") | has("examination", "missing")
        | has("examination_date", "missing", "invalid") | has("asked", "unstated")
    )  # fmt: skip
    signed = has("consent", "written") & has("relevance", "yes")
    stated = has("consent", "oral", "written", "written_claimed")
    match requester:
        case "region_clinic" | "outside_region" | "private":
            no["fax"] = report & ~has("report_recipient", "media_unit")
            no["images to nobody"] = images & has("image_recipient", "missing")
        case _:
            no["elsewhere"] = (images & ~has("image_recipient", "own", "media_unit", "missing")) | (
                report & ~has("report_recipient", "own", "media_unit", "missing")
            )
    match requester:
        case "outside_region" | "private":
            no["consent"] = any_part & ~stated
        case "physiotherapist":
            no["consent"] = any_part & ~(stated & has("relevance", "yes"))
        case "chiropractor":
            no["consent"] = any_part & ~(signed | has("self_referred", "yes"))
        case "naprapath":
            no["consent"] = any_part & ~signed
    if requester != "region_clinic":
        no["emergency"] = any_part & has("emergency", "yes")
        no["on behalf of an adult"] = any_part & has("on_behalf_of", "yes") & has("minor", "no")
    return no


BETTER = {
    "consent": ("none", "oral", "written_claimed", "written"),
    "relevance": ("not_stated", "yes"),
    "clinic": ("missing", "stated"),
    "doctor": ("missing", "stated"),
    "patient_name": ("missing", "stated"),
    "identity": ("missing", "stated"),
    "examination": ("missing", "stated"),
    "examination_date": ("missing", "stated"),
    "self_referred": ("not_stated", "yes"),
    "already_exported": ("yes", "no"),
}
"""Values from the least to the most favourable: more evidence never makes a verdict stricter."""


@pytest.mark.parametrize("requester", [name for name in VOCABULARY["requester"] if name not in GATED])
def test_every_combination(requester: str) -> None:
    space = space_of(requester)
    images, report = parts_of(space)
    assert images.size > 5_000
    for reason, places in forbidden(space, images == RELEASE, report == RELEASE).items():
        assert not bool(places.any()), (reason, space.facts(tuple(int(i) for i in np.argwhere(places)[0])))
    held: Mask = (np.maximum(images, report) >= ASK) & ((images == RELEASE) | (report == RELEASE))
    assert not bool(held.any())
    if requester != "patient":
        assert bool((images == RELEASE).any()), "something must be let go, or nothing was tried"
    assert bool((report == RELEASE).any())
    order = np.maximum(images, report)
    for fact, values in BETTER.items():
        known = [value for value in values if value in space.axes[fact]]
        places = [space.axes[fact].index(value) for value in known]
        for worse, better in itertools.pairwise(places):
            less, more = (order.take(place, axis=NAMES.index(fact)) for place in (worse, better))
            assert not bool((more > less).any()), f"{requester}: more {fact} makes the verdict stricter"
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
