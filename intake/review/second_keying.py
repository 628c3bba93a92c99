"""Whether an order waits for a second person, and what the one who looks at it may do about that."""

from __future__ import annotations

from dataclasses import dataclass

from intake.outcome import outcome_of
from intake.review.person import Person
from intake.review.station import Station
from intake.store import Keying, KeyingKind, OrderRecord, OrderState, User


@dataclass(frozen=True, slots=True)
class Waiting:
    """An order waits to be keyed blind. ``may_key``: by the person who looks; ``may_waive``: they may do without."""

    may_key: bool
    may_waive: bool


def waiting_of(station: Station, person: Person, record: OrderRecord) -> Waiting | None:
    """How ``record`` waits for a second person, as ``person`` is told; ``None`` where it does not.

    What is asked for or referred goes out with nothing of the patient's, so nobody keys it while it stands so.
    """
    goes_out = outcome_of(record.decision.code) in ("release", "review")
    if record.keying is not Keying.DUE or record.summary.state is not OrderState.IN_REVIEW or not goes_out:
        return None
    may_key = person.works and station.store.keying_waits_for(
        record.reference, KeyingKind.BLIND, user_of(person), station.now()
    )
    return Waiting(may_key, may_waive(person, record))


def may_waive(person: Person, record: OrderRecord) -> bool:
    """An urgent order must not wait for a colleague who is not there."""
    return person.works and (record.summary.urgent or person.administers)


def user_of(person: Person) -> User:
    """Who asks, as the store asks about keyings."""
    return User(person.name, person.shown, person.role, person.sees_protected)
