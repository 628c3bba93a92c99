"""Two routine tables against each other: which rules differ, and which combinations are decided differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from intake.decide.prove.charted import Chart, chart, whole_space
from intake.decide.prove.diagram import Diagram
from intake.decide.prove.proof import Case, case_of
from intake.decide.routine import Routine, Rule


@dataclass(frozen=True, slots=True)
class Moved:
    """Combinations of facts that two tables decide differently, and the one among them nearest to a usual order."""

    combinations: int
    old: Case
    new: Case


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one table to another. Ids of rules; ``changed``: the same id that decides otherwise.

    ``looser`` and ``stricter`` are by the order as a whole, ``otherwise`` what is as strict and not the same (another
    part, another code, another thing asked).
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    looser: Moved | None
    stricter: Moved | None
    otherwise: Moved | None


def compare(old: Routine, new: Routine) -> Comparison:
    """What changed, over every combination of the facts."""
    before, after = _by_id(old), _by_id(new)
    space = whole_space()
    one, other = chart(old, space), chart(new, space)
    looser, stricter = one.strictest.higher_than(other.strictest), other.strictest.higher_than(one.strictest)
    return Comparison(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=tuple(name for name, rule in after.items() if name in before and not _alike(rule, before[name])),
        looser=_moved(looser, old, new),
        stricter=_moved(stricter, old, new),
        otherwise=_moved(_unlike(one, other) - (looser | stricter), old, new),
    )


def _by_id(routine: Routine) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in routine.rules}


def _alike(one: Rule, other: Rule) -> bool:
    """Whether they decide alike: examples and sentences do not count."""
    return replace(one, examples=(), reason=other.reason) == replace(other, examples=())


def _unlike(one: Chart, other: Chart) -> Diagram:
    pairs = [(one.images, other.images), (one.report, other.report), (one.code, other.code)]
    for names in ("asks", "checks"):
        first, second = getattr(one, names), getattr(other, names)
        nowhere = one.space.nowhere()
        pairs += [(first.get(name, nowhere), second.get(name, nowhere)) for name in {**first, **second}]
    found = one.space.nowhere()
    for mine, yours in pairs:
        found = found | mine.higher_than(yours) | yours.higher_than(mine)
    return found


def _moved(where: Diagram, old: Routine, new: Routine) -> Moved | None:
    facts = where.smallest(new.usual)
    return None if facts is None else Moved(where.count(), case_of(facts, old), case_of(facts, new))
