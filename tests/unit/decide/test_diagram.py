"""Diagrams against the plain truth: a dictionary of every combination."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.decide.prove.diagram import Diagram, Space

FACTS = {"colour": ("red", "green", "blue"), "size": ("small", "large"), "shape": ("round", "square", "flat")}
CASES = [dict(zip(FACTS, values, strict=True)) for values in product(*FACTS.values())]
USUAL = {"colour": "green", "size": "small", "shape": "round"}

numbers = st.lists(st.integers(0, 3), min_size=len(CASES), max_size=len(CASES))


def drawn(space: Space, values: list[int]) -> Diagram:
    """The diagram with these values, put together one combination at a time."""
    found = space.constant(0)
    for case, value in zip(CASES, values, strict=True):
        here = space.everywhere()
        for fact, own in case.items():
            here = here & space.has(fact, own)
        found = found.unless(here.times(value))
    return found


def everywhere(diagram: Diagram) -> list[int]:
    return [diagram.at(case) for case in CASES]


@given(numbers, numbers)
def test_every_operation_is_that_of_every_combination(one: list[int], other: list[int]) -> None:
    space = Space(FACTS)
    first, second = drawn(space, one), drawn(space, other)
    assert everywhere(first) == one
    pairs = list(zip(one, other, strict=True))
    assert everywhere(first & second) == [int(bool(a and b)) for a, b in pairs]
    assert everywhere(first.highest(second)) == [max(a, b) for a, b in pairs]
    assert everywhere(first - second) == [0 if b else a for a, b in pairs]
    assert everywhere(first.unless(second)) == [b or a for a, b in pairs]
    assert everywhere(first.higher_than(second)) == [int(a > b) for a, b in pairs]
    assert everywhere(first.equals(1, 3)) == [int(a in (1, 3)) for a in one]
    assert everywhere(~first) == [int(not a) for a in one]
    assert everywhere(first.given("size", "large")) == [one[CASES.index({**case, "size": "large"})] for case in CASES]
    assert first.values() == set(one)
    assert first.count() == sum(value != 0 for value in one)
    assert first.empty == (not any(one))
    assert (first.node == second.node) == (one == other)


@given(numbers)
def test_the_smallest_differs_least_from_the_usual(values: list[int]) -> None:
    nearest = drawn(Space(FACTS), values).smallest(USUAL)

    def odd(case: dict[str, str]) -> int:
        return sum(case[fact] != usual for fact, usual in USUAL.items())

    kept = [case for case, value in zip(CASES, values, strict=True) if value]
    if nearest is None:
        assert not kept
    else:
        assert nearest in kept
        assert odd(nearest) == min(map(odd, kept))


def test_equal_subtrees_are_one() -> None:
    space = Space(FACTS)
    assert (space.has("colour", "red") | ~space.has("colour", "red")).node == space.everywhere().node
    assert space.has("colour", *FACTS["colour"]).node == space.everywhere().node
    assert space.combinations == len(CASES)


def test_a_misspelt_value_is_refused() -> None:
    with pytest.raises(ValueError, match="never purple"):
        Space(FACTS).has("colour", "purple")
    with pytest.raises(KeyError):
        Space(FACTS).has("weight", "red")
