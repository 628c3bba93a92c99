"""What the commands print with ``--json``, beside the outcome and the ledger. Published under ``docs/schema/``."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field as Described

from intake.model import Code, FaxState, RequesterType
from intake.outcome import OutcomeKind, Published, Reason
from intake.store import OrderState


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
