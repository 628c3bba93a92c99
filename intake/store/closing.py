"""What still stands open on an order, and whether a person may close it as they wish. Pure.

The rule that matters most: nothing is released before every check is confirmed and every stopping doubt answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from intake.flags import FLAGS
from intake.model import Decision, Field, Flag, Order, Severity
from intake.outcome import outcome_of
from intake.store.records import Answer, Closing, Keying, NotAllowedError, OrderRecord

EXAMINATION_FIELDS = ("modality", "body_part", "side", "date", "text", "self_referred")


@dataclass(frozen=True, slots=True)
class Stop:
    """A doubt on an order. ``field`` is a path as ``fields_of`` gives it, ``None`` for the order as a whole."""

    code: str
    field: str | None
    text: str
    severity: Severity = Severity.STOP

    @property
    def key(self) -> tuple[str, str | None]:
        return self.code, self.field


def fields_of(order: Order) -> Iterator[tuple[str, Field]]:
    """Every field with its path: ``doctor``, …, ``examinations.0.date`` (examinations from 0)."""
    yield from order.fields.items()
    for number, examination in enumerate(order.examinations):
        for name in EXAMINATION_FIELDS:
            field: Field | None = getattr(examination, name)
            if field is not None:
                yield f"examinations.{number}.{name}", field


def stops_of(order: Order) -> tuple[Stop, ...]:
    """Every stopping doubt, each once."""
    return tuple(doubt for doubt in doubts_of(order) if doubt.severity is Severity.STOP)


def doubts_of(order: Order) -> tuple[Stop, ...]:
    """Every doubt, each once, those that are only worth a look too.

    A doubt stands on its field, and in ``order.flags`` with its words and, where it weighs otherwise than usual, its
    weight. There a doubt about an examination is named ``exam_date`` and the like, whichever examination it is.
    """
    found: dict[tuple[str, str | None], Stop] = {}
    told: set[tuple[str, str | None]] = set()
    for path, field in fields_of(order):
        for code in field.flags:
            flag = _flag_of(order, code, path) or Flag(code, path, FLAGS[code].severity, FLAGS[code].sv)
            told.add((flag.code, flag.field))
            found[code, path] = Stop(code, path, flag.text, flag.severity)
    for flag in order.flags:
        if (flag.code, flag.field) not in told:
            found.setdefault((flag.code, flag.field), Stop(flag.code, flag.field, flag.text, flag.severity))
    return tuple(found.values())


def looks_of(order: Order) -> frozenset[str]:
    """The codes of the lighter doubts: those worth a look that stop nothing."""
    stops = {stop.code for stop in stops_of(order)}
    told = {code for _, field in fields_of(order) for code in field.flags}
    told |= {flag.code for flag in order.flags if flag.severity is Severity.LOOK}
    return frozenset(told - stops)


def _flag_of(order: Order, code: str, path: str) -> Flag | None:
    """What the order says of a doubt on ``path``; among several examinations the text ends in the one it means."""
    flags = [flag for flag in order.flags if flag.code == code and flag.field in (path, short_name(path))]
    if path.startswith("examinations."):
        meant = f"(undersökning {int(path.split('.')[1]) + 1})"
        flags.sort(key=lambda flag: not flag.text.endswith(meant))
    return flags[0] if flags else None


def short_name(path: str) -> str:
    """How ``order.flags`` names a path: ``examinations.0.date`` → ``exam_date``; others as they are."""
    return f"exam_{path.rsplit('.', 1)[1]}" if path.startswith("examinations.") else path


def open_stops(order: Order, answers: Collection[Answer]) -> tuple[Stop, ...]:
    """The stopping doubts that nobody has answered yet."""
    answered = {(answer.code, answer.field) for answer in answers}
    return tuple(stop for stop in stops_of(order) if stop.key not in answered or needs_value(order, stop))


def needs_value(order: Order, stop: Stop) -> bool:
    """Is the doubt about something that nobody has read? Then there is no value that could stand as it is."""
    if stop.code != "handwritten":
        return False
    return any(field.awaits_reading for path, field in fields_of(order) if stop.field in (path, short_name(path)))


def open_checks(decision: Decision, confirmed: Collection[str]) -> tuple[str, ...]:
    """The checks that nobody has confirmed yet."""
    return tuple(check for check in decision.checks if check not in confirmed)


def refuse_unless_closable(record: OrderRecord, closing: Closing) -> None:
    """Does nothing where ``record`` may be closed as ``closing`` says.

    Raises:
        NotAllowedError: with the code of what stands in the way.
    """
    note = (closing.note or "").strip()
    decided = outcome_of(record.decision.code)
    if not note and (closing.rejected or closing.outcome == "review" or closing.outcome != decided):
        raise NotAllowedError(
            "note_needed",
            "Skriv varför: en anteckning krävs när beställningen avvisas eller avslutas på annat sätt än föreslaget.",
            "Say why: a note is needed to reject an order or to close it otherwise than proposed.",
        )
    if closing.rejected or closing.outcome == "review":
        return
    if stops := open_stops(record.order, record.answers):
        named = ", ".join(f"{stop.code}:{stop.field or '-'}" for stop in stops)
        raise NotAllowedError("stops_open", f"Obesvarade frågetecken: {named}.", f"Doubts not answered: {named}.")
    if closing.outcome == "release":
        _refuse_unless_releasable(record, closing, decided)


def _refuse_unless_releasable(record: OrderRecord, closing: Closing, decided: str) -> None:
    if decided not in ("release", "review"):
        raise NotAllowedError(
            "not_releasable",
            "Rutinen släpper inte ut detta ännu. Rätta uppgifterna, så avgörs beställningen på nytt.",
            "The routine does not release this yet. Correct the fields and it is decided again.",
        )
    if record.keying is Keying.DUE:
        raise NotAllowedError(
            "keying_open",
            "En andra person ska skriva om personnummer och mottagare utan att se dem, innan detta lämnas ut: se sidan "
            "Omskrivning.",
            "A second person has to key identity number and recipient without seeing them before this is released: see "
            "the page Second keying.",
        )
    confirmed = {check.name for check in record.checks}
    if checks := open_checks(record.decision, confirmed):
        named = ", ".join(checks)
        raise NotAllowedError("checks_open", f"Kontroller kvar: {named}.", f"Checks left: {named}.")
    if closing.log_line is None:
        raise NotAllowedError(
            "log_line_needed", "Loggraden saknas: ange tid och signatur.", "No log line: give time and signature."
        )
