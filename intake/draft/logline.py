"""The line of "Exporterade bilder": rendered, completed and parsed by one grammar.

    line  := stamp ": " part ("; " part)* " /" signature
    stamp := YYYY-MM-DD " kl. " HH:MM                                     or  ____-__-__ kl. __:__
    part  := ["utl. "] examination ", " date " " how " till " unit [" fvb. " clinic]
             [" enl. " orderer ", " ordering clinic] [" (" note ")"]
    how   := medium [" + utl." [" " way of the report]]                   with "utl. " in front: the way of the report
    date  := YYYY[-MM[-DD]] | "senaste" | a blank in square brackets

Where a value holds a word of the grammar, its spaces there are written as no-break spaces: the line looks the same
and can still be parsed. Square brackets mark what staff must still choose or fill in; such a line is not completed.
Source: the routine's own example, and the forms of the decision table for what the routine has no example of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from intake.errors import BadInput

STOCKHOLM = ZoneInfo("Europe/Stockholm")
OPEN_STAMP = "____-__-__ kl. __:__"
OPEN_SIGNATURE = "____"
LATEST = "senaste"
MAX_LINE_CHARS = 20_000

_NBSP = "\u00a0"
_WORDS = ("till", "fvb.", "enl.", "utl.", "+")
_GRAMMAR_SPACE = re.compile(
    r" (?=(?:till|fvb\.|enl\.|\+)(?: |$)|/|\()"  # before a word of the grammar
    r"|(?<=;) |(?<=utl\.) |(?<=^till) |(?<=^fvb\.) |(?<=^enl\.) "  # after one that a space of the line stands before
)
_SPACE_AFTER_COMMA = re.compile(r"(?<=,) ")
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2}) kl\. (\d{2}:\d{2}): ", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}|senaste|\[[^\[\]]+\]", re.ASCII)
_SIGNATURE = re.compile(r"[^\W_][\w.-]{0,31}")
_AFTER_UNIT = re.compile(r"( fvb\. | enl\. | \()")


@dataclass(frozen=True, slots=True)
class LogPart:
    """One examination of a line: what goes how, to whom, on whose order.

    Args:
        examination: as written on the order, e.g. ``CT torax``.
        date: ISO 8601 (year, month or day), ``senaste``, or a blank in square brackets.
        medium: how the images go (``länkas``, ``via IEP``); ``None``: the report alone goes.
        report: how the report goes (``faxas``, ``skickas``); empty: with the images; ``None``: no report goes.
        to: who receives it: unit, or therapist.
        onward: the clinic it is passed on to ("fvb.").
        orderer: who ordered, with title: ``dr Andersson``; with ``ordering_clinic`` or not at all.
        note: what stands in brackets at the end, without the brackets.

    Raises:
        BadInput: ``log_line_value``: a value is empty, has white space at an end, is not printable, does not begin
            with a letter, a digit or a blank, ends in a semicolon, or is but a word of the grammar; or values
            contradict each other.
    """

    examination: str
    date: str
    to: str
    medium: str | None = None
    report: str | None = None
    onward: str | None = None
    orderer: str | None = None
    ordering_clinic: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if not all(fits(value) for value in self.values()):
            raise _refused_value()
        if not (self.examination and self.to) or "" in (self.medium, self.onward, self.orderer, self.note):
            raise _refused_value()
        if not _DATE.fullmatch(self.date) or not self.date.isprintable():
            raise _refused_value()
        if self.medium is None and not self.report:
            raise _refused_value()
        if bool(self.orderer) != bool(self.ordering_clinic):
            raise _refused_value()

    def values(self) -> tuple[str, ...]:
        """All values there are, in the order of the fields."""
        return tuple(value for name in _PART_FIELDS if (value := getattr(self, name)))

    def filled(self, chosen: Mapping[str, str]) -> LogPart:
        """The part with each open value that is a key of ``chosen`` replaced."""
        return replace(
            self,
            **{
                name: chosen[value]
                for name in _PART_FIELDS
                if (value := getattr(self, name)) and "[" in value and value in chosen
            },
        )

    def render(self) -> str:
        """The part as it stands in the line."""
        examination = _comma_free(self.examination)
        if self.medium is None:
            text = f"utl. {examination}, {self.date} {_shielded(self.report or '')}"
        else:
            text = f"{examination}, {self.date} {_shielded(self.medium)}"
            if self.report is not None:
                text += f" + utl. {_shielded(self.report)}".rstrip(" ")
        text += f" till {_shielded(self.to)}"
        if self.onward is not None:
            text += f" fvb. {_shielded(self.onward)}"
        if self.orderer is not None and self.ordering_clinic is not None:
            text += f" enl. {_comma_free(self.orderer)}, {_shielded(self.ordering_clinic)}"
        return text if self.note is None else f"{text} ({_shielded(self.note)})"


_PART_FIELDS = tuple(member.name for member in fields(LogPart))


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log. Without ``at`` and ``signature`` it is a draft: whoever does the work fills them in.

    Args:
        parts: at least one.
        at: when it was done; kept to the minute in Europe/Stockholm, as it stands on paper. Must be aware.
        signature: the user id of who did it, e.g. ``cjn217``.

    Raises:
        BadInput: ``log_line_value``.
    """

    parts: tuple[LogPart, ...]
    at: datetime | None = None
    signature: str | None = None

    def __post_init__(self) -> None:
        if not self.parts or (self.signature is not None and not _SIGNATURE.fullmatch(self.signature)):
            raise _refused_value()
        if self.at is not None:
            if self.at.tzinfo is None:
                raise _refused_value()
            try:
                local = self.at.astimezone(STOCKHOLM)
            except OverflowError as error:
                raise _refused_value() from error
            object.__setattr__(self, "at", local.replace(second=0, microsecond=0))

    def render(self) -> str:
        """The line as text, open places as underscores."""
        stamp = OPEN_STAMP
        if self.at is not None:
            stamp = f"{self.at.year:04d}-{self.at:%m-%d} kl. {self.at:%H:%M}"
        body = "; ".join(part.render() for part in self.parts)
        return f"{stamp}: {body} /{self.signature or OPEN_SIGNATURE}"

    @property
    def blanks(self) -> tuple[str, ...]:
        """The values that staff must still choose or fill in, e.g. ``via IEP [på USB]``, ``[undersökning fylls i]``."""
        return tuple(dict.fromkeys(value for part in self.parts for value in part.values() if "[" in value))

    def filled(self, chosen: Mapping[str, str]) -> LogLine:
        """The line with each value of ``blanks`` that is a key of ``chosen`` replaced, in every part.

        Raises:
            BadInput: ``log_line_value`` where a chosen text cannot stand in a line.
        """
        return replace(self, parts=tuple(part.filled(chosen) for part in self.parts))

    def complete(self, at: datetime, signature: str) -> str:
        """The final line: done at ``at`` (aware) by ``signature``.

        Raises:
            BadInput: ``log_line_open`` where something is left to choose or fill in; ``log_line_value`` where ``at``
                is naive or the signature is not a user id (a letter or digit, then at most 31 of those, ``_.-``).
        """
        if self.blanks:
            left = ", ".join(self.blanks)
            raise BadInput(
                "log_line_open",
                f"Loggraden har kvar att välja eller fylla i: {left}. Ändra beställningens uppgifter först.",
                f"The log line has something left to choose or fill in: {left}. Edit the order first.",
            )
        return replace(self, at=at, signature=signature).render()


def parse(text: str) -> LogLine:
    """The line that ``text`` is, open or completed.

    Raises:
        BadInput: ``log_line_unreadable`` where the text does not follow the grammar.
    """
    try:
        return _parse(text)
    except BadInput as error:
        if error.code == "log_line_unreadable":
            raise
        raise _unreadable() from error


def _parse(text: str) -> LogLine:
    if len(text) > MAX_LINE_CHARS:
        raise _unreadable()
    at, rest = _stamp(text)
    body, slash, signature = rest.rpartition(" /")
    if not slash:
        raise _unreadable()
    parts = tuple(_part(part) for part in body.split("; "))
    return LogLine(parts, at, None if signature == OPEN_SIGNATURE else signature)


def _stamp(text: str) -> tuple[datetime | None, str]:
    if text.startswith(f"{OPEN_STAMP}: "):
        return None, text[len(OPEN_STAMP) + 2 :]
    match = _STAMP.match(text)
    if match is None:
        raise _unreadable()
    try:
        at = datetime.fromisoformat(f"{match[1]}T{match[2]}").replace(tzinfo=STOCKHOLM)
        at.utcoffset()
    except (ValueError, OverflowError) as error:
        raise _unreadable() from error
    return at, text[match.end() :]


def _part(text: str) -> LogPart:
    alone = text.startswith("utl. ")
    examination, comma, rest = text.removeprefix("utl. ").partition(", ")
    date = _DATE.match(rest)
    if not comma or date is None or not rest.startswith(" ", date.end()):
        raise _unreadable()
    how, to, receivers = rest[date.end() + 1 :].partition(" till ")
    if not to:
        raise _unreadable()
    medium, report = (None, how) if alone else _how(how)
    unit, onward, orderer, clinic, note = _receivers(receivers)
    return LogPart(
        examination=_plain(examination),
        date=date[0],
        to=_plain(unit),
        medium=None if medium is None else _plain(medium),
        report=None if report is None else _plain(report),
        onward=onward,
        orderer=orderer,
        ordering_clinic=clinic,
        note=note,
    )


def _how(text: str) -> tuple[str, str | None]:
    medium, plus, way = text.partition(" + utl.")
    if not plus:
        return medium, None
    if way and not way.startswith(" "):
        raise _unreadable()
    if way == " ":
        raise _unreadable()
    return medium, way[1:]


def _receivers(text: str) -> tuple[str, str | None, str | None, str | None, str | None]:
    """Unit, onward clinic, orderer, ordering clinic and note."""
    unit, *rest = _AFTER_UNIT.split(text)
    found = dict(zip(rest[::2], rest[1::2], strict=True))
    if list(found) != rest[::2] or list(found) != [word for word in (" fvb. ", " enl. ", " (") if word in found]:
        raise _unreadable()  # a word of the grammar twice, or out of order
    onward, ordered, note = found.get(" fvb. "), found.get(" enl. "), found.get(" (")
    orderer = clinic = None
    if ordered is not None:
        orderer, comma, clinic = ordered.partition(", ")
        if not comma:
            raise _unreadable()
    if note is not None:
        if not note.endswith(")"):
            raise _unreadable()
        note = note[:-1]
    onward, orderer, clinic, note = (
        value if value is None else _plain(value) for value in (onward, orderer, clinic, note)
    )
    return unit, onward, orderer, clinic, note


def fits(value: str) -> bool:
    """Can ``value`` stand in a line? (The rule is in ``LogPart``; a word of the grammar alone cannot either.)"""
    whole = value.isprintable() and value == value.strip() and not value.endswith(";") and value not in _WORDS
    return whole and bool(value) and (value[0].isalnum() or value[0] == "[")


def _shielded(value: str) -> str:
    return _GRAMMAR_SPACE.sub(_NBSP, value)


def _comma_free(value: str) -> str:
    return _SPACE_AFTER_COMMA.sub(_NBSP, _shielded(value))


def _plain(text: str) -> str:
    return text.replace(_NBSP, " ")


def _refused_value() -> BadInput:
    return BadInput(
        "log_line_value",
        "En uppgift kan inte stå i loggraden som den är. Kontrollera uppgifterna, tiden och signaturen.",
        "A value cannot stand in the log line as it is. Check the values, the time and the signature.",
    )


def _unreadable() -> BadInput:
    return BadInput(
        "log_line_unreadable",
        "Raden följer inte formen för Exporterade bilder. Jämför med rutinens exempel.",
        "The line does not follow the form of the export log. Compare it with the routine's example.",
    )
