"""The lines of the queue, and how they are read for the orders that a page holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, func, select

from intake.model import Code, FaxState
from intake.outcome import OutcomeKind
from intake.store.records import OrderState, Source
from intake.store.tables import arrivals, claims, orders, remarks


class Group(StrEnum):
    """Where an order or a fax stands, as staff see it."""

    REVIEW = "review"  # waits for a person now
    MINE = "mine"  # assigned to the person, or in their hands
    SNOOZED = "snoozed"  # put off until a date
    WAITING = "waiting"  # faxes that are not read yet
    QUARANTINED = "quarantined"  # faxes that cannot be read
    CLOSED = "closed"  # seen to, the last first


FAX_GROUPS: Mapping[Group, FaxState] = {
    Group.WAITING: FaxState.WAITING,
    Group.QUARANTINED: FaxState.QUARANTINED,
}


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks: a user's name, and whether they are marked for protected identities."""

    name: str
    sees_protected: bool = False


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which orders of a group. ``owner``: a user's name, or empty for nobody. ``doubt``: code of one that stops them.
    ``late``: came before the first time where urgent, before the second where not."""

    outcome: OutcomeKind | None = None
    requester_type: str | None = None
    owner: str | None = None
    urgent: bool | None = None
    source: Source | None = None
    doubt: str | None = None
    late: tuple[datetime, datetime] | None = None

    def __bool__(self) -> bool:
        return self != Narrowing()


@dataclass(frozen=True, slots=True)
class QueueRow:
    """An order in the queue. Nothing in it names a patient. ``veiled``: one that the person may not see."""

    reference: str
    sha256: str
    received_at: datetime
    state: OrderState
    code: Code
    outcome: OutcomeKind
    requester_type: str
    requester: str
    section: str
    missing: tuple[str, ...]
    doubts: tuple[str, ...]
    asked: str
    wants: tuple[str, ...]
    urgent: bool
    protected: bool
    veiled: bool
    source: Source
    assigned_to: str | None
    snoozed_until: datetime | None
    snoozed_for: str | None
    held_by: str | None
    held_since: datetime | None
    remarks: int
    came_back: int
    closed_at: datetime | None
    closed_by: str | None
    closed_as: OutcomeKind | None


@dataclass(frozen=True, slots=True)
class FaxRow:
    """A fax that has no orders (yet), and why."""

    sha256: str
    received_at: datetime
    state: FaxState
    reason_sv: str | None
    reason_en: str | None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of orders or of faxes. ``next``: where the next one begins; ``looked``: the page may be short of its size
    because only ``LOOK`` orders were looked through."""

    rows: tuple[QueueRow, ...] = ()
    faxes: tuple[FaxRow, ...] = ()
    next: str | None = None
    looked: bool = False


def rows_of(connection: Connection, references: Sequence[str], who: Looker, at: datetime) -> tuple[QueueRow, ...]:
    """The rows named, in that order."""
    count = select(func.count())
    again = count.where(
        arrivals.c.sha256 == orders.c.sha256, arrivals.c.after_closed, arrivals.c.seen_by.is_(None)
    ).scalar_subquery()
    said = count.where(remarks.c.reference == orders.c.reference).scalar_subquery()
    live = (claims.c.reference == orders.c.reference) & (claims.c.until > at)
    heavy = ("order_json", "decision_json", "drafts_json", "closed_text")
    query = select(
        *(column for column in orders.c if column.name not in heavy),
        claims.c.held_by,
        claims.c.since.label("held_since"),
        said.label("remarks"),
        again.label("came_back"),
    ).select_from(orders.outerjoin(claims, live))
    found = {row.reference: row for row in connection.execute(query.where(orders.c.reference.in_(references)))}
    return tuple(_row(found[named], who) for named in references if named in found)


def _row(row: Any, who: Looker) -> QueueRow:
    veiled = row.protected and not who.sees_protected
    return QueueRow(
        reference="" if veiled else row.reference,
        sha256="" if veiled else row.sha256,
        received_at=row.received_at,
        state=OrderState(row.state),
        code=Code.HUMAN_REVIEW if veiled else Code(row.code),
        outcome="review" if veiled else row.outcome,
        requester_type="unknown" if veiled else row.requester_type,
        requester="" if veiled else row.requester,
        section="" if veiled else row.section,
        missing=() if veiled else tuple(row.missing.split()),
        doubts=() if veiled else tuple(row.doubts.split()),
        asked="" if veiled else row.asked or "",
        wants=() if veiled else tuple(row.wants.split()),
        urgent=row.urgent,
        protected=row.protected,
        veiled=veiled,
        source=Source(row.source),
        assigned_to=row.assigned_to,
        snoozed_until=row.snoozed_until,
        snoozed_for=None if veiled else row.snoozed_for,
        held_by=row.held_by,
        held_since=row.held_since,
        remarks=0 if veiled else row.remarks,
        came_back=row.came_back,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        closed_as=row.closed_as,
    )
