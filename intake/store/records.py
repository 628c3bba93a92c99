"""What the store hands out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from intake.errors import IntakeError
from intake.model import Code, Decision, Draft, FaxState, Order
from intake.outcome import OutcomeKind
from intake.return_form import ReturnForm
from intake.transmission import Transmission


class OrderState(StrEnum):
    IN_REVIEW = "in_review"  # waits for a person
    CLOSED = "closed"  # a person saw to it
    REJECTED = "rejected"  # a person found that it is not for this desk
    REGROUPED = "regrouped"  # its pages are in other orders now, or are read again


class Source(StrEnum):
    """How an order came."""

    FAX = "fax"
    PHONE = "phone"
    LETTER = "letter"


class Role(StrEnum):
    """What a user of the review station may do; each sees the queue and the orders."""

    REVIEWER = "reviewer"  # works orders
    ADMINISTRATOR = "administrator"  # works orders, and keeps the users
    AUDITOR = "auditor"  # changes nothing; reads the access log


@dataclass(frozen=True, slots=True)
class User:
    """A user of the review station; see the columns of ``tables.users``."""

    name: str
    shown: str
    role: Role
    sees_protected: bool = False
    signature: str | None = None
    language: str = "sv"
    active: bool = True
    temporary: bool = False
    has_password: bool = True


class Keying(StrEnum):
    """Where an order stands that a second person keys blind."""

    DUE = "due"
    AGREED = "agreed"
    DIFFERED = "differed"  # a stop that a person answers holds the order
    WAIVED = "waived"  # a person released it without, and said why; it is looked at again afterwards


class Recheck(StrEnum):
    """Where an order stands that is looked at again after it was closed."""

    DRAWN = "drawn"  # will be, if it is closed without a doubt
    DUE = "due"
    DONE = "done"


class KeyingKind(StrEnum):
    BLIND = "blind"  # number and recipient, before the order may be released
    SAMPLE = "sample"  # an order without doubts, looked at again after it was closed


@dataclass(frozen=True, slots=True)
class Drawn:
    """How the lot fell for the orders of a fax: keyed blind before a release, or perhaps again after the closing."""

    blind: bool = False
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Keyed:
    """One value as it stood and as a second person keyed it. Patient data."""

    stood: str | None
    keyed: str | None
    agrees: bool


@dataclass(frozen=True, slots=True)
class KeyingTask:
    """An order that waits for a second person. Nothing in it names a patient."""

    reference: str
    kind: KeyingKind
    received_at: datetime
    requester_type: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class KeyingRecord:
    """What a second person keyed. ``by`` is the name shown, ``closed_by`` who closed the order, if anybody has.

    ``settled`` are the differing fields that a person has decided since; in ``wrong`` of them what stood was wrong.
    """

    number: int
    reference: str
    kind: KeyingKind
    name: str
    by: str
    at: datetime
    values: Mapping[str, Keyed]
    settled: tuple[str, ...]
    wrong: tuple[str, ...]
    closed_by: str | None

    @property
    def differing(self) -> tuple[str, ...]:
        return tuple(field for field, value in self.values.items() if not value.agrees)

    @property
    def open(self) -> tuple[str, ...]:
        """The differing fields that nobody has decided yet."""
        return tuple(field for field in self.differing if field not in self.settled)


class CorrectionKind(StrEnum):
    """What a person did to what the program had read."""

    CHANGED = "changed"
    ADDED = "added"  # the program had found nothing
    REMOVED = "removed"


class FormState(StrEnum):
    SENT = "sent"  # made; its return joins its order
    RETURNED = "returned"  # came back; another return of it is for a person


class NotAllowedError(IntakeError):
    """What a person asked for cannot be done as things stand; trying again does not help.

    Codes: ``unknown_id``, ``ambiguous_id``, ``order_changed``, ``order_closed``, ``checks_open``, ``stops_open``,
    ``note_needed``, ``log_line_needed``, ``not_releasable``, ``unknown_check``, ``unknown_flag``, ``name_needed``,
    ``value_needed``, ``keying_open``, ``keying_own``, ``keying_not_due``, ``order_open``, ``order_regrouped``,
    ``page_left``, ``page_closed``, ``cannot_read_again``; of users ``unknown_user``, ``bad_name``, ``name_taken``,
    ``shown_taken``, ``last_administrator``, ``password_too_short``, ``password_too_long``, ``password_too_plain``.
    """


@dataclass(frozen=True, slots=True)
class Arrival:
    """One time that a fax came in. ``name`` and ``told`` are patient data.

    ``inbox`` is ``None`` where it came through none. ``told`` is what the fax server said of the call; where it said
    something that could not be read, ``beside_problem`` says why.
    """

    name: str
    arrived_at: datetime
    after_closed: bool
    seen_by: str | None
    inbox: str | None = None
    urgent: bool = False
    told: Transmission | None = None
    beside_problem: str | None = None
    beside_path: str | None = None


@dataclass(frozen=True, slots=True)
class FaxRecord:
    """A fax in the books. ``arrivals`` has one entry an arrival, the first one first.

    ``orders`` are those that stand.
    """

    sha256: str
    size_bytes: int
    received_at: datetime
    state: FaxState
    archive_path: str
    reason_code: str | None
    reason_sv: str | None
    reason_en: str | None
    arrivals: tuple[Arrival, ...]
    orders: tuple[str, ...]
    joined: tuple[str, ...] = ()  # orders of other faxes that this one completed
    replaced: tuple[str, ...] = ()  # orders of its own whose pages are in others now
    handled_by: str | None = None  # who saw to it by hand, where it could not be read
    handled_note: str | None = None

    @property
    def urgent(self) -> bool:
        """Did it come, once at least, through an inbox whose faxes go first?"""
        return any(arrival.urgent for arrival in self.arrivals)

    @property
    def unseen_repeats(self) -> int:
        """How often it came again after it was closed without anybody having looked at that."""
        return sum(1 for arrival in self.arrivals if arrival.after_closed and arrival.seen_by is None)


@dataclass(frozen=True, slots=True)
class RefusedName:
    """A thing in the inbox that was not taken, and why (a code of the receiving room)."""

    name: str
    reason: str
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class Books:
    """All faxes and everything refused, at one moment."""

    faxes: tuple[FaxRecord, ...]
    refused: tuple[RefusedName, ...]


@dataclass(frozen=True, slots=True)
class OrderSummary:
    """A line of the queue. Nothing in it names a patient.

    ``protected``: somebody on its fax has a protected identity; shown to those marked for it only.
    """

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
    urgent: bool
    unseen_repeats: int
    protected: bool


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A check that a person did."""

    name: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """A doubt that a person answered: the value is right as it stands. ``field`` is ``None`` for the whole order."""

    code: str
    field: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LogLineRecord:
    """The line of "Exporterade bilder" as a person saved it. ``patient_link`` goes to the book of exports only."""

    text: str
    at: datetime
    signature: str
    patient_link: str | None = None


class PatientGiven(StrEnum):
    """Whether an imported line came with its patient."""

    LINKED = "linked"
    NOT_GIVEN = "not_given"
    UNREAD = "unread"  # something stood there that is no identity number


@dataclass(frozen=True, slots=True)
class NewExport:
    """A line to be entered into the book of exports.

    ``copy`` counts equal lines of one patient within one file, from 0: all of them are kept. ``how_read`` is ``exact``,
    ``mended`` or ``unread``.
    """

    text: str
    patient_link: str | None
    patient: PatientGiven
    how_read: str
    exported_at: datetime | None
    copy: int = 0


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """A line of the book of exports. ``source`` is ``import`` or ``desk``; the latter has the order's reference.

    ``withdrawn_at``: when its order was opened again. The line had been handed out, so it stays in the book.
    """

    number: int
    text: str
    patient: PatientGiven
    how_read: str
    exported_at: datetime | None
    source: str
    reference: str | None
    added_at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import of the log: ``lines`` of the file, of which ``new`` were not in the book."""

    at: datetime
    who: str
    key_id: str
    lines: int
    new: int
    linked: int
    unread: int


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of the audit trail."""

    at: datetime
    who: str
    action: str
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SentForm:
    """A return form with where its order stands now. ``pending``: its return may join the order by itself."""

    form: ReturnForm
    version: int
    state: FormState
    order: OrderRecord
    made_at: datetime

    @property
    def pending(self) -> bool:
        return self.state is FormState.SENT and self.order.awaits_answer


@dataclass(frozen=True, slots=True)
class Join:
    """A returned form and what became of its order. ``by``: what led it there, ``code`` or ``reference``."""

    sent: SentForm
    by: Literal["code", "reference"]
    order: Order
    decision: Decision
    drafts: tuple[Draft, ...]
    changes: Mapping[str, tuple[str | bool | None, str | bool | None]]


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order to be written down, with what was decided and drafted."""

    order: Order
    decision: Decision
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """How a person closes an order.

    ``text`` is the reply as approved. ``note`` says why: needed where the person's outcome is not the routine's, for
    ``review``, and where the order is rejected.
    """

    outcome: OutcomeKind
    rejected: bool = False
    text: str | None = None
    log_line: LogLineRecord | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """An order with all that is known of it. Pass ``version`` back with every change."""

    summary: OrderSummary
    number: int
    version: int
    order: Order
    decision: Decision
    drafts: tuple[Draft, ...]
    checks: tuple[Confirmed, ...]
    answers: tuple[Answer, ...]
    log_line: LogLineRecord | None
    closed_at: datetime | None
    closed_by: str | None
    closed_as: OutcomeKind | None
    closed_text: str | None
    closed_note: str | None
    keying: Keying | None = None
    recheck: Recheck | None = None
    keyed_by: tuple[str, ...] = ()  # who keyed number and recipient: sign-in name and shown name

    @property
    def is_closed(self) -> bool:
        """Did a person close or reject it? Then it can be opened again."""
        return self.summary.state in (OrderState.CLOSED, OrderState.REJECTED)

    @property
    def reference(self) -> str:
        return self.summary.reference

    @property
    def awaits_answer(self) -> bool:
        """Is it open, or closed by asking the requester? Then what they send belongs to it."""
        state = self.summary.state
        return state is OrderState.IN_REVIEW or (state is OrderState.CLOSED and self.closed_as == "ask")
