"""The conditions a rule can have: a fact is one of these values, all of these hold, and not all of those.

There is nothing else on purpose. A condition is a finite set of fact vectors, so that a table of them can be
enumerated and proven; an expression language could not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake.decide.facts import CaseFacts


@dataclass(frozen=True, slots=True)
class OneOf:
    """The fact named ``fact`` has one of ``values`` (a single value is plain equality)."""

    fact: str
    values: frozenset[str]

    def holds(self, facts: CaseFacts) -> bool:
        return getattr(facts, self.fact) in self.values


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when every member of ``all_of`` holds and no group of ``none_of`` holds as a whole."""

    all_of: tuple[OneOf, ...]
    none_of: tuple[tuple[OneOf, ...], ...] = ()

    def holds(self, facts: CaseFacts) -> bool:
        for test in self.all_of:  # spelled out, as this is asked of every rule for every examination
            if getattr(facts, test.fact) not in test.values:
                return False
        return not any(all(test.holds(facts) for test in group) for group in self.none_of)

    def tests(self) -> Iterator[OneOf]:
        """Every single test in the condition, exceptions included."""
        yield from self.all_of
        for group in self.none_of:
            yield from group
