"""What a person has to look at on an order, in order of risk, and what stands in the way of closing it. Pure.

A value is looked at where it is doubted or where the routine needs it and it is not there. What a rule proves, and what
nobody doubts, is shown and asked of nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake.directory import Directory
from intake.model import Decision, Field, Order, Severity
from intake.outcome import outcome_of
from intake.store import OrderRecord
from intake.store.closing import Stop, doubts_of, fields_of, needs_value, open_checks, open_stops

RISK = (
    "identity_number",
    "image_recipient",
    "report_recipient",
    "onward_recipient",
    "patient_name",
    "requester_type",
    "doctor",
    "requesting_clinic",
    "consent",
    "consent_document",
    "self_referred",
    "relevance",
    "clinic_closed",
    "wants_images",
    "wants_report",
    "delivery",
    "text",
    "modality",
    "body_part",
    "side",
    "date",
)
"""The gravest mistakes first: the wrong patient, then the wrong receiver, then what was not allowed."""

_ASKED_FOR = {"written_consent": "consent", "oral_consent": "consent", "relevance": "relevance"}
_UNITS = frozenset({"requesting_clinic", "image_recipient", "report_recipient", "onward_recipient"})
_WHOLE_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Look:
    """A place to look at. ``path`` as in ``closing.fields_of``, ``None`` for the order as a whole."""

    path: str | None
    doubts: tuple[Stop, ...]
    missing: bool

    @property
    def stops(self) -> bool:
        """Does it stand in the way of closing?"""
        return any(doubt.severity is Severity.STOP for doubt in self.doubts)


def looks(record: OrderRecord) -> tuple[Look, ...]:
    """Everything on the order that nobody has answered yet, the gravest first."""
    answered = {(answer.code, answer.field) for answer in record.answers}
    doubts: dict[str | None, list[Stop]] = {}
    for doubt in doubts_of(record.order):
        unread = needs_value(record.order, doubt)
        if doubt.severity is not Severity.NOTE and (unread or doubt.key not in answered):
            doubts.setdefault(doubt.field, []).append(doubt)
    missing = missing_paths(record.order, record.decision)
    paths = dict.fromkeys((*doubts, *missing))
    found = [Look(path, tuple(doubts.get(path, ())), path in missing) for path in paths]
    return tuple(sorted(found, key=_risk))


def _risk(look: Look) -> tuple[int, int, str]:
    weight = 0 if look.stops or look.missing else 1
    if look.path is None:
        return weight, -1, ""
    name = look.path.rsplit(".", 1)[-1].removeprefix("exam_")
    return weight, RISK.index(name) if name in RISK else len(RISK), look.path


def missing_paths(order: Order, decision: Decision) -> tuple[str, ...]:
    """Where on the order stands nothing, though the routine needs it."""
    if not order.is_order:
        return ()
    found: list[str] = []
    for name in decision.missing:
        if name == "examination":
            found += [f"examinations.{number}.text" for number in range(max(1, len(order.examinations)))]
        elif name == "examination_date":
            undated = [n for n, each in enumerate(order.examinations) if each.date.value is None]
            found += [f"examinations.{number}.date" for number in undated or [0]]
        else:
            found.append(name)
    found += [_ASKED_FOR[ask] for ask in decision.asks if ask in _ASKED_FOR]
    return tuple(dict.fromkeys(found))


# --- what needs no look ------------------------------------------------------------------------------------------


class Proof(StrEnum):
    """What says that a value is right, beside the recogniser."""

    CHECK_DIGIT = "check_digit"
    DIRECTORY = "directory"
    TYPED = "typed"  # a person's word


def proof_of(path: str, field: Field, directory: Directory) -> Proof | None:
    """The rule that proves a value that nobody doubts; ``None`` where only the recogniser says so."""
    if field.typed_by is not None:
        return Proof.TYPED
    if field.flags or not isinstance(field.value, str):
        return None
    if path == "identity_number":
        whole = len(field.value) == _WHOLE_NUMBER and field.value.isdigit() and "reserve_number" not in field.notes
        return Proof.CHECK_DIGIT if whole else None
    if path in _UNITS:
        match = directory.find(field.value)
        return Proof.DIRECTORY if match.unit is not None and match.score == 1.0 else None
    return None


# --- what stands in the way --------------------------------------------------------------------------------------


AT_THE_END = "export_and_log"
"""The check that is done last, where the order is closed: the line stands there to be copied."""


@dataclass(frozen=True, slots=True)
class Left:
    """What has to be answered and confirmed before the order can be closed as decided, but for ``AT_THE_END``."""

    stops: tuple[Stop, ...]
    checks: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.stops or self.checks)


def left(record: OrderRecord) -> Left:
    """See ``closing.refuse_unless_closable``: only a release needs its checks, and a person's own decision neither."""
    kind = outcome_of(record.decision.code)
    if kind == "review":
        return Left((), ())
    confirmed = {check.name for check in record.checks}
    return Left(
        open_stops(record.order, record.answers),
        tuple(open_checks(record.decision, {*confirmed, AT_THE_END})) if kind == "release" else (),
    )


def field_at(order: Order, path: str) -> Field | None:
    """The field at ``path``; ``None`` where there is none."""
    return dict(fields_of(order)).get(path)
