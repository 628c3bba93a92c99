"""What the commands print with ``--json``, beside the outcome and the ledger. Published under ``docs/schema/``."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field as Described

from intake.model import Code, FaxState, RequesterType
from intake.outcome import OutcomeKind, Published, Reason
from intake.store import Door, Look, OrderState, Role


class ListedOrder(Published):
    """One order in the queue. Nothing here names a patient."""

    reference: str
    sha256: str
    received_at: datetime
    waited_minutes: int | None = Described(description="since it came in; null once it is closed")
    state: OrderState
    outcome: OutcomeKind
    code: Code
    requester_type: RequesterType
    requester: str = Described(description="the requesting clinic as read; empty where none was found")
    section: str
    missing: tuple[str, ...]
    urgent: bool
    unseen_repeats: int = Described(description="how often it came again after it was closed, unseen by staff")
    protected: bool = Described(description="somebody on its fax has a protected identity; no requester is given")


class ListedFax(Published):
    """One fax that has no orders: not read yet, or not to be read."""

    sha256: str
    received_at: datetime
    state: FaxState
    reason: Reason | None


class Listing(Published):
    """What ``intake list --json`` prints: open orders first, urgent ones before others, then the oldest."""

    schema_: Literal["intake.list/1"] = Described(alias="schema")
    orders: tuple[ListedOrder, ...]
    faxes: tuple[ListedFax, ...]


class FaxInWork(Published):
    """One fax that is not read yet. Nothing here names a patient."""

    sha256: str
    received_at: datetime
    urgent: bool = Described(description="it is read before others")
    put_back_at: datetime | None = Described(description="when it was last put back to be read once more")
    step: Literal["read", "understand"] | None = Described(description="what is done with it now; null: it waits")
    by: str | None = Described(description="host:process that has it in hand; null: none")
    since: datetime | None = Described(description="since when")
    attempt: int = Described(description="which try of the step it is or was; 0: none yet")
    next_try_at: datetime | None = Described(description="after a failure: when it is tried again")
    deaths: int = Described(description="how often a process died with it in hand")


class ExecutorAtWork(Published):
    """One process. Times are on the database's clock."""

    id: str
    by: str = Described(description="host:process")
    roles: tuple[str, ...]
    version: str
    started_at: datetime
    beat_at: datetime = Described(description="when it last said that it lives")
    state: Literal["alive", "silent", "dead"] = Described(
        description="silent: for longer than engine.dead_after_s; dead: stopped, or declared dead"
    )


class ProgressShape(Published):
    """What ``intake progress --json`` prints: what is in hand first, then urgent faxes, then the oldest."""

    schema_: Literal["intake.progress/1"] = Described(alias="schema")
    in_hand: int
    waiting: int
    faxes: tuple[FaxInWork, ...]
    executors: tuple[ExecutorAtWork, ...]


class OpenFlag(Published):
    """A doubt that nobody has answered. Answered by ``--flag CODE:FIELD`` (``-`` for the whole order)."""

    code: str
    field: str | None
    text: str


class Confirmation(Published):
    """What ``intake confirm --json`` prints: how the order stands now."""

    schema_: Literal["intake.confirm/1"] = Described(alias="schema")
    reference: str
    state: OrderState
    outcome: OutcomeKind
    code: Code
    open_checks: tuple[str, ...]
    open_flags: tuple[OpenFlag, ...]
    to_fill: tuple[str, ...] = Described(description="places of the log line that wait for --fill")
    keying: Literal["due", "agreed", "differed", "waived"] | None = Described(
        description="whether a second person keys number and recipient before a release; null: nobody has to"
    )
    closed_as: OutcomeKind | None
    closed_by: str | None
    log_line: str | None
    reply: str | None


class ReplyShape(Published):
    """What ``intake reply --json`` prints: a reply that can be read after a fax."""

    schema_: Literal["intake.reply/1"] = Described(alias="schema")
    reference: str
    template: str
    recipient: str = Described(description="the unit as the directory names it, else the clinic as on the fax")
    fax_number: str | None = Described(description="from the staff-kept directory; null: it has none")
    return_form: bool
    asks: tuple[str, ...] = Described(description="what the return form asks, as codes of the routine")
    words_read: float = Described(ge=0, le=1, description="share of words read again after a fax")
    pdf: str
    tiff: str


class StatisticsColumn(Published):
    """A column: ``name`` and ``day`` hold words, ``percent`` shares of 1, ``number`` counts."""

    heading: str
    form: Literal["name", "day", "number", "percent"]


class StatisticsTable(Published):
    """One table of the statistics. No row names a patient or a person of the staff."""

    name: str
    title: str
    note: str
    columns: tuple[StatisticsColumn, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


class StatisticsShape(Published):
    """What ``intake statistics --json`` prints: the last ``days`` Swedish days, today among them."""

    schema_: Literal["intake.statistics/1"] = Described(alias="schema")
    at: datetime
    days: int
    tables: tuple[StatisticsTable, ...]


class CheckedThing(Published):
    """One thing that ``intake check`` examined."""

    name: str
    ok: bool
    text: str


class CheckUp(Published):
    """What ``intake check --json`` prints."""

    schema_: Literal["intake.check/1"] = Described(alias="schema")
    ok: bool
    findings: tuple[CheckedThing, ...]


class DirectoryFault(Published):
    """A row that the directory is refused for: malformed, or a name that stands twice."""

    line: int
    text: str


class DirectoryRemark(Published):
    """Something to look at in a row that is right."""

    line: int
    unit: str
    kind: str = Described(description="shared_number, shared_name, number_unchecked, stale, check_ahead")
    text: str


class DirectoryCheck(Published):
    """What ``intake directory check --json`` prints. ``units`` are the rows that are right."""

    schema_: Literal["intake.directory-check/1"] = Described(alias="schema")
    file: str
    ok: bool
    units: int
    faults: tuple[DirectoryFault, ...]
    remarks: tuple[DirectoryRemark, ...]


class FoundUnit(Published):
    """A unit of the directory. Numbers are empty where nobody has entered them."""

    name: str
    place: str
    region: str
    in_halland: bool
    ownership: str
    media_unit: str
    fax: str
    phone: str
    checked_on: str
    checked_by: str


class DirectoryFound(Published):
    """What ``intake directory find --json`` prints: no unit, one, or all that it may be (``ambiguous``)."""

    schema_: Literal["intake.directory-find/1"] = Described(alias="schema")
    asked: str
    matched: str = Described(description="the part of the text that names the unit")
    score: float = Described(description="0-1; below 1 where the writing differs from the directory's")
    ambiguous: bool
    units: tuple[FoundUnit, ...]


class LogImport(Published):
    """What ``intake log import --json`` prints. ``unread`` lines and those without a patient are kept too."""

    schema_: Literal["intake.log-import/1"] = Described(alias="schema")
    lines: int = Described(description="rows of the file")
    new: int = Described(description="of which were not in the book before")
    linked: int = Described(description="of which came with a patient")
    mended: int = Described(description="of which do not follow the form, but are understood")
    unread: int = Described(description="of which are not understood; a person reads them")
    unread_rows: tuple[int, ...] = Described(description="where those stand in the file, from 1")
    patient_unread_rows: tuple[int, ...] = Described(description="rows whose patient is no identity number")


class LoggedLine(Published):
    """A line of the book of exports."""

    number: int
    line: str
    how_read: Literal["exact", "mended", "unread"]
    patient: Literal["linked", "not_given", "unread"]
    exported_at: datetime | None
    source: Literal["import", "desk"]
    reference: str | None = Described(description="of the order whose completion wrote it")
    withdrawn_at: datetime | None = Described(None, description="when its order was opened again; null: it stands")
    likeness: Literal["same", "possible"] | None = Described(
        None, description="only for an order: whether the line is an earlier export of what it asks for"
    )


class LogListing(Published):
    """What ``intake log list`` and ``intake log find`` print with ``--json``."""

    schema_: Literal["intake.log-list/1"] = Described(alias="schema")
    total: int
    unread: int
    without_patient: int
    imported_at: datetime | None = Described(description="when the log was imported last")
    lines: tuple[LoggedLine, ...]


class ListedUser(Published):
    """A user of the review station."""

    name: str = Described(description="what they sign in with")
    shown: str = Described(description="what stands in the audit trail and under letters")
    role: Role
    sees_protected: bool
    signature: str | None
    language: str
    active: bool
    temporary: bool = Described(description="has to choose a password of their own at the next sign-in")
    has_password: bool = Described(description="false: signs in through the reverse proxy only")


class UserListing(Published):
    """What ``intake user list --json`` prints."""

    schema_: Literal["intake.user-list/1"] = Described(alias="schema")
    users: tuple[ListedUser, ...]


class ListedAccess(Published):
    """One look at an order."""

    at: datetime
    who: str
    reference: str = Described(description="of the order; empty where the access log as a whole was read")
    patient_link: str | None = Described(description="the same for the same patient; a keyed hash, not the number")
    what: Look
    door: Door


class AccessListing(Published):
    """What ``intake access list --json`` prints, the newest first."""

    schema_: Literal["intake.access-list/1"] = Described(alias="schema")
    accesses: tuple[ListedAccess, ...]
