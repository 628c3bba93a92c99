"""What a change did to the verdict, and what a colleague did meanwhile: said beside the order, never decided here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from intake.model import Decision
from intake.store import Happening, OrderRecord
from intake.store.closing import fields_of


@dataclass(frozen=True, slots=True)
class Redecided:
    """The verdict before and after a change, and what became of the checks.

    ``fell``: confirmed before and to be confirmed again; ``gone``: no longer asked; ``new``: asked now.
    """

    before: Decision
    after: Decision
    fell: tuple[str, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Does the same verdict rest on the same rules?"""
        return (self.before.code, self.before.rules) == (self.after.code, self.after.rules)


def redecided(before: OrderRecord, after: OrderRecord) -> Redecided:
    """What a change of ``before`` to ``after`` did."""
    asked, asks = before.decision.checks, after.decision.checks
    confirmed = {check.name for check in before.checks}
    return Redecided(
        before.decision,
        after.decision,
        fell=tuple(check for check in asks if check in confirmed),
        gone=tuple(check for check in asked if check not in asks),
        new=tuple(check for check in asks if check not in asked),
    )


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """One value that a colleague changed."""

    path: str
    old: str | bool | None
    new: str | bool | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rival:
    """A value that two people gave: what one typed, and what stands; ``by`` a colleague, where they touched it."""

    path: str
    mine: str
    theirs: str | bool | None
    by: Meanwhile | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody changed the order after the person opened it. Nothing of theirs was overwritten."""

    rivals: tuple[Rival, ...]
    changes: tuple[Meanwhile, ...]
    closed_by: str | None


def conflict(record: OrderRecord, seen_version: int, mine: Mapping[str, str], history: Sequence[Happening]) -> Conflict:
    """The two versions of an order that a colleague changed since ``seen_version``.

    Args:
        record: as it stands now.
        seen_version: the version that the person saw.
        mine: path → what they typed.
        history: of the order.
    """
    changes = tuple(_since(history, seen_version))
    by_path = {change.path: change for change in changes}
    standing = {path: field.value for path, field in fields_of(record.order)}
    facts = record.order.facts
    rivals = tuple(
        Rival(
            path,
            text,
            getattr(facts, path.removeprefix("facts."), None) if path.startswith("facts.") else standing.get(path),
            by_path.get(path),
        )
        for path, text in mine.items()
    )
    return Conflict(rivals, changes, record.closed_by)


def _since(history: Sequence[Happening], version: int) -> Iterator[Meanwhile]:
    for each in history:
        if int(each.detail.get("version", 0)) > version:
            for path, values in (each.detail.get("changes") or {}).items():
                yield Meanwhile(path, values.get("from"), values.get("to"), each.who, each.at)
