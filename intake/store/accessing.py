"""The access log: who saw which order, and so which patient, when, what of it and through which door.

Rows are added and read, never changed; the database refuses it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, Select, insert, select, tuple_

from intake.store.connect import reading, writing
from intake.store.tables import accesses


class Look(StrEnum):
    """What was seen."""

    ORDER = "order"  # the order with its fields, drafts and history
    PAGE = "page"  # a page image, or a part of one
    REPLY = "reply"
    KEYING = "keying"  # its pages, to key it as the second person
    SEARCH = "search"  # it was found by something of its patient
    EARLIER = "earlier"  # earlier exports of its patient
    ACKNOWLEDGED = "acknowledged"  # a protected identity, at the command line, by somebody not marked for that
    ACCESSES = "accesses"  # the access log


class Door(StrEnum):
    """Where they sat."""

    PAGE = "page"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Access:
    """One look. ``reference`` is empty where the access log as a whole was looked into."""

    at: datetime
    who: str
    reference: str
    patient_link: str | None
    what: Look
    door: Door


@dataclass(frozen=True, slots=True)
class KeptAccess(Access):
    """As it stands in the log; ``number`` counts up."""

    number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which looks are asked for; ``None``: whatever it is. ``since`` counts in, ``until`` does not.

    ``patient_links`` are several where a number without a century may be of more than one person.
    """

    who: str | None = None
    reference: str | None = None
    patient_links: tuple[str, ...] | None = None
    since: datetime | None = None
    until: datetime | None = None


class Accesses:
    """The access log. Reached as ``Store.accesses``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, looks: Iterable[Access], *, once_in: timedelta = timedelta(0)) -> int:
        """Write down what somebody saw.

        Args:
            looks: all in one transaction.
            once_in: where the same person looked at the same of the same order so shortly before, that stands for both.

        Returns:
            how many were written.
        """
        looks, written = tuple(looks), 0
        if once_in:  # found without waiting for whoever writes just now
            with reading(self._engine) as connection:
                looks = tuple(look for look in looks if not connection.execute(_like(look, once_in)).first())
        if not looks:
            return 0
        with writing(self._engine) as connection:
            for look in looks:
                if once_in and connection.execute(_like(look, once_in)).first():
                    continue
                row = {
                    "at": look.at,
                    "who": look.who,
                    "reference": look.reference,
                    "patient_link": look.patient_link,
                    "what": look.what,
                    "door": look.door,
                }
                connection.execute(insert(accesses).values(row))
                written += 1
        return written

    def find(
        self, wanted: Wanted, *, before: tuple[datetime, int] | None = None, limit: int | None = None
    ) -> tuple[KeptAccess, ...]:
        """The looks asked for, the newest first.

        Args:
            wanted: which.
            before: time and number of the last one seen: those that follow it.
            limit: at most so many.
        """
        query = select(accesses).order_by(accesses.c.at.desc(), accesses.c.id.desc()).limit(limit)
        if wanted.who is not None:
            query = query.where(accesses.c.who == wanted.who)
        if wanted.reference is not None:
            query = query.where(accesses.c.reference == wanted.reference)
        if wanted.patient_links is not None:
            query = query.where(accesses.c.patient_link.in_(wanted.patient_links))
        if wanted.since is not None:
            query = query.where(accesses.c.at >= wanted.since)
        if wanted.until is not None:
            query = query.where(accesses.c.at < wanted.until)
        if before is not None:
            query = query.where(tuple_(accesses.c.at, accesses.c.id) < before)
        with reading(self._engine) as connection:
            return tuple(
                KeptAccess(
                    row.at, row.who, row.reference, row.patient_link, Look(row.what), Door(row.door), number=row.id
                )
                for row in connection.execute(query)
            )


def _like(look: Access, once_in: timedelta) -> Select[Any]:
    """The same look a moment ago. Another patient is another look: a corrected number must not hide behind it."""
    same_patient = (
        accesses.c.patient_link.is_(None) if look.patient_link is None else accesses.c.patient_link == look.patient_link
    )
    return (
        select(accesses.c.id)
        .where(
            accesses.c.who == look.who,
            accesses.c.at > look.at - once_in,
            accesses.c.reference == look.reference,
            accesses.c.what == look.what,
            accesses.c.door == look.door,
            same_patient,
        )
        .limit(1)
    )
