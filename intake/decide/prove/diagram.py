"""A value for every combination of the facts, kept so that all of them can be asked about at once.

A diagram is a decision tree with one level a fact, in a fixed order, in which equal subtrees are one and a level that
makes no difference is left out (a reduced ordered decision diagram with many values a level). Every operation is exact
over the whole product of the vocabularies: nothing is sampled, and no two values are taken for alike unless the
subtrees below them are equal. Two diagrams of one space are the same function exactly when they are the same node.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import prod

Facts = Mapping[str, str]

_Operation = Callable[[int, int], int]


def _both(one: int, other: int) -> int:
    return 1 if one and other else 0


def _first_only(one: int, other: int) -> int:
    return one if not other else 0


def _instead(one: int, other: int) -> int:
    return other or one


def _at_most(one: int, other: int) -> int:
    return 1 if one <= other else 0


_NOTHING_TO_DO = frozenset({max, _first_only, _instead})
"""Operations that leave the first as it is where the second is 0."""


class Space:
    """All combinations of some facts. ``facts`` gives each fact its values; its order is that of the levels."""

    def __init__(self, facts: Mapping[str, tuple[str, ...]]) -> None:
        self.facts = dict(facts)
        self._values = tuple(self.facts.values())
        self._level = {name: level for level, name in enumerate(self.facts)}
        self._bottom = len(self._values)
        self._nodes: list[tuple[int, tuple[int, ...]]] = []  # of a leaf: the bottom level and its value
        self._ids: dict[tuple[int, tuple[int, ...]], int] = {}
        self._done: dict[tuple[_Operation, int, int], int] = {}
        self._leaf(0)  # so that 0 is the node of nothing, and 1 that of everything
        self._leaf(1)

    @property
    def combinations(self) -> int:
        return prod(len(values) for values in self._values)

    @property
    def nodes(self) -> int:
        """How many different subtrees were met so far."""
        return len(self._nodes)

    def constant(self, value: int) -> Diagram:
        return Diagram(self, self._leaf(value))

    def nowhere(self) -> Diagram:
        return Diagram(self, 0)

    def everywhere(self) -> Diagram:
        return Diagram(self, 1)

    def has(self, fact: str, *values: str) -> Diagram:
        """Where ``fact`` is one of ``values``.

        Raises:
            ValueError: ``fact`` has no such value, so that a misspelt statement cannot hold by being empty.
        """
        known = self.facts[fact]
        if strangers := set(values) - set(known):
            raise ValueError(f"{fact} is never {', '.join(sorted(strangers))}")
        return Diagram(self, self._node(self._level[fact], tuple(int(value in values) for value in known)))

    # --- nodes -----------------------------------------------------------------------------------------------------

    def _leaf(self, value: int) -> int:
        return self._made((self._bottom, (value,)))

    def _node(self, level: int, children: tuple[int, ...]) -> int:
        first = children[0]
        return first if children.count(first) == len(children) else self._made((level, children))

    def _made(self, node: tuple[int, tuple[int, ...]]) -> int:
        made = self._ids.get(node)
        if made is None:
            made = self._ids[node] = len(self._nodes)
            self._nodes.append(node)
        return made

    def _apply(self, operation: _Operation, one: int, other: int) -> int:
        if other == 0 and operation in _NOTHING_TO_DO:
            return one
        if one == 0 or other == 0:  # nothing of the one, or of the other, is left
            if operation is _both or operation is _first_only:
                return 0
            if operation in _NOTHING_TO_DO:
                return other
        key = (operation, one, other)
        known = self._done.get(key)
        if known is not None:
            return known
        level, children = self._nodes[one]
        other_level, other_children = self._nodes[other]
        if level == other_level == self._bottom:
            made = self._leaf(operation(children[0], other_children[0]))
        else:
            top = min(level, other_level)
            width = len(self._values[top])
            ones = children if level == top else (one,) * width
            others = other_children if other_level == top else (other,) * width
            made = self._node(top, tuple(map(self._apply, (operation,) * width, ones, others)))
        self._done[key] = made
        return made


@dataclass(frozen=True, slots=True)
class Diagram:
    """A whole number for every combination of a space. One that is 0 or 1 everywhere is a set of combinations."""

    space: Space
    node: int

    def __and__(self, other: Diagram) -> Diagram:
        return self._with(_both, other)

    def __or__(self, other: Diagram) -> Diagram:
        return self.highest(other)

    def __invert__(self) -> Diagram:
        return self.space.everywhere() - self

    def __sub__(self, other: Diagram) -> Diagram:
        """The same, with 0 wherever ``other`` is not."""
        return self._with(_first_only, other)

    def highest(self, other: Diagram) -> Diagram:
        return self._with(max, other)

    def unless(self, other: Diagram) -> Diagram:
        """The same, with ``other`` wherever that is not 0."""
        return self._with(_instead, other)

    def times(self, value: int) -> Diagram:
        """``value`` wherever this is not 0."""
        return self.mapped(lambda own: value if own else 0)

    def mapped(self, change: Callable[[int], int]) -> Diagram:
        """Every value changed alike."""
        done: dict[int, int] = {}
        space = self.space

        def changed(node: int) -> int:
            if node not in done:
                level, children = space._nodes[node]
                done[node] = (
                    space._leaf(change(children[0]))
                    if level == space._bottom
                    else space._node(level, tuple(changed(child) for child in children))
                )
            return done[node]

        return Diagram(space, changed(self.node))

    def equals(self, *values: int) -> Diagram:
        """Where the value is one of these."""
        return self.mapped(lambda own: int(own in values))

    def higher_than(self, other: Diagram) -> Diagram:
        """Where this is more than ``other``."""
        return ~self._with(_at_most, other)

    def given(self, fact: str, value: str) -> Diagram:
        """What every combination would have if ``fact`` were ``value`` there."""
        done: dict[int, int] = {}
        space = self.space
        at = space._level[fact]
        index = space.facts[fact].index(value)

        def fixed(node: int) -> int:
            level, children = space._nodes[node]
            if level >= at:
                return children[index] if level == at else node
            if node not in done:
                done[node] = space._node(level, tuple(fixed(child) for child in children))
            return done[node]

        return Diagram(space, fixed(self.node))

    def at(self, facts: Facts) -> int:
        """The value at one combination."""
        space = self.space
        names = tuple(space.facts)
        level, children = space._nodes[self.node]
        while level != space._bottom:
            name = names[level]
            level, children = space._nodes[children[space.facts[name].index(facts[name])]]
        return children[0]

    @property
    def empty(self) -> bool:
        """Whether it is 0 everywhere."""
        return self.node == 0

    def values(self) -> frozenset[int]:
        """Every value that some combination has."""
        found, seen, left = set(), set(), [self.node]
        while left:
            node = left.pop()
            if node in seen:
                continue
            seen.add(node)
            level, children = self.space._nodes[node]
            if level == self.space._bottom:
                found.add(children[0])
            else:
                left.extend(children)
        return frozenset(found)

    def count(self) -> int:
        """How many combinations are not 0, exactly."""
        space = self.space
        widths = [len(values) for values in space._values]
        done: dict[int, int] = {}

        def below(node: int, level: int) -> int:
            own, children = space._nodes[node]
            if node not in done:
                if own == space._bottom:
                    done[node] = int(children[0] != 0)
                else:
                    done[node] = sum(below(child, own + 1) for child in children)
            return done[node] * prod(widths[level:own])

        return below(self.node, 0)

    def smallest(self, usual: Facts) -> dict[str, str] | None:
        """The combination that is not 0 and differs from ``usual`` in the fewest facts; ``None`` where there is none.

        Of several, the one whose values stand first in the vocabularies.
        """
        space = self.space
        names = tuple(space.facts)
        done: dict[int, tuple[int, tuple[tuple[str, str], ...]] | None] = {}

        def nearest(node: int) -> tuple[int, tuple[tuple[str, str], ...]] | None:
            level, children = space._nodes[node]
            if level == space._bottom:
                return (0, ()) if children[0] else None
            if node not in done:
                name = names[level]
                ways = []
                for value, child in zip(space.facts[name], children, strict=True):
                    if (way := nearest(child)) is not None:
                        cost, chosen = way
                        ways.append((cost + int(value != usual[name]), ((name, value), *chosen)))
                done[node] = min(ways, key=lambda way: way[0], default=None)
            return done[node]

        way = nearest(self.node)
        return None if way is None else {**usual, **dict(way[1])}

    def _with(self, operation: _Operation, other: Diagram) -> Diagram:
        return Diagram(self.space, self.space._apply(operation, self.node, other.node))
