"""The line of "Exporterade bilder" as a person completes it, from the drafted one or one of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from intake.draft.letter import BLANK
from intake.draft.logline import LogLine, parse
from intake.model import Draft, DraftKind, Order
from intake.outcome import OutcomeKind
from intake.store import LogLineRecord, NotAllowedError, OrderRecord

_CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says about the closing; the rest is as drafted.

    ``fill`` and ``reply_fill``: a blank of the log line, or of the reply → what stands there. ``reply``: the text of
    another reply than the drafted one; empty for none.
    """

    outcome: OutcomeKind | None = None
    note: str | None = None
    signature: str | None = None
    at: datetime | None = None
    log_line: str | None = None
    fill: Mapping[str, str] = field(default_factory=dict)
    reply: str | None = None
    reply_fill: Mapping[str, str] = field(default_factory=dict)


def draft_of(record: OrderRecord, kind: DraftKind) -> Draft | None:
    return next((draft for draft in record.drafts if draft.kind is kind), None)


def filled_reply(text: str, fills: Mapping[str, str]) -> str:
    """The text of a reply with its blanks filled in; what is not in ``fills`` stays open."""
    return BLANK.sub(lambda found: fills.get(found[1], "").strip() or found[0], text)


def _open_line(record: OrderRecord, typed: str | None) -> LogLine | None:
    drafted = draft_of(record, DraftKind.LOG_LINE)
    text = typed or (drafted.text if drafted else None)
    return parse(text.strip()) if text else None


def blanks_of(record: OrderRecord, filled: Mapping[str, str]) -> tuple[str, ...]:
    line = _open_line(record, None)
    return tuple(blank for blank in line.blanks if blank not in filled) if line else ()


def final_line(record: OrderRecord, wish: Wish, signature: str) -> LogLineRecord | None:
    """The line as it will stand in "Exporterade bilder".

    Raises:
        BadInput: a place is still open, or the line does not follow the form.
        NotAllowedError: ``patient_in_line``, ``time_ahead``.
    """
    line = _open_line(record, wish.log_line)
    if line is None:
        return None
    now = datetime.now(UTC)
    at = wish.at or now
    if at > now + _CLOCKS_DIFFER:
        raise NotAllowedError("time_ahead", "Tiden ligger i framtiden.", "The time lies in the future.")
    text = line.filled(wish.fill).complete(at, signature)
    if _names_patient(text, record.order):
        raise NotAllowedError(
            "patient_in_line",
            "Loggraden innehåller patientens namn eller nummer; den sparas på patienten och ska inte ha det.",
            "The log line holds the patient's name or number; it is kept on the patient and must not.",
        )
    return LogLineRecord(text, at, signature)


def _names_patient(text: str, order: Order) -> bool:
    bare = text.casefold().replace("-", "").replace("\u00a0", " ")
    values = [order.fields[name].value for name in ("patient_name", "identity_number") if name in order.fields]
    return any(value and str(value).casefold().replace("-", "") in bare for value in values)
