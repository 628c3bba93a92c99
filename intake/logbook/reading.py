"""Lines as people typed them in the RIS, read for what they say. Pure.

A line of the grammar is read by the grammar (``draft.logline``). Others are brought to its form first: dates and times
in any writing, "utl", "fvb" and "enl" without their stops, what is missing left open. That form is for comparing only;
the line itself is kept as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from intake.draft.logline import MAX_LINE_CHARS, OPEN_STAMP, STOCKHOLM, LogLine, parse
from intake.errors import BadInput
from intake.extract.values.dates import find_dates

_TIME = re.compile(
    r"\s*(?:,|kl\.?|klockan|klo)?\s*(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?!\d)", re.IGNORECASE
)
_SIGNATURE = re.compile(r"(?:\s+/\s*|/\s*(?=[^\W\d_]{2,5}\d{1,4}\b))(?P<name>[^\W_][\w.-]{0,31})\s*\.?$")
_OPENING = re.compile(r"^[\s:;,.–-]+")
_HEAD_CHARS = 24
"""How far into a line its own date and time reach."""

_WRITINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*(?:\+|&|\boch\b|\bo\b|\bsamt\b)\s*(?:utl|utlåt|utlåtande|svar)\b\.?", re.IGNORECASE), " + utl."),
    (re.compile(r"^\s*(?:utl|utlåt|utlåtande|svar)\b\.?:?\s+(?:på |av |för )?", re.IGNORECASE), "utl. "),
    (re.compile(r"\s+(?:fvb|f\.\s?v\.\s?b|för vidarebefordran(?: till)?)(?:\.|\b):?\s+", re.IGNORECASE), " fvb. "),
    (re.compile(r"\s+(?:enl|enligt|på beställning av)(?:\.|\b):?\s+", re.IGNORECASE), " enl. "),
    (re.compile(r"\s+till:?\s+", re.IGNORECASE), " till "),
)  # fmt: skip
_ENL_WITHOUT_CLINIC = re.compile(r" enl\. [^,;()]*(?=$| \()")
_NO_DAY = "[datum saknas]"


class HowRead(StrEnum):
    """How far a line of the log was understood."""

    EXACT = "exact"  # it follows the grammar
    MENDED = "mended"  # written otherwise, but understood
    UNREAD = "unread"  # kept as it is; a person reads it


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line with what it says; ``line`` is ``None`` where it is not understood."""

    text: str
    how: HowRead
    line: LogLine | None

    @property
    def at(self) -> datetime | None:
        return self.line.at if self.line else None


def read_line(text: str, *, today: date) -> ReadLine:
    """The line that ``text`` is, as far as it can be understood. Nothing is raised for any text.

    Args:
        text: one line.
        today: what dates without a century refer to.
    """
    try:
        return ReadLine(text, HowRead.EXACT, parse(text))
    except BadInput:
        pass
    if len(text) <= MAX_LINE_CHARS:
        try:
            return ReadLine(text, HowRead.MENDED, parse(_mended(text, today)))
        except BadInput:
            pass
    return ReadLine(text, HowRead.UNREAD, None)


def _mended(text: str, today: date) -> str:
    """``text`` in the form of the grammar, as far as that goes."""
    plain = " ".join(unicodedata.normalize("NFC", text).replace("–", "-").replace("—", "-").split())
    stamp, rest = _stamp(plain, today)
    signature = _SIGNATURE.search(rest)
    body = rest[: signature.start()] if signature else rest.rstrip(" .")
    parts = [_part(part, today) for part in re.split(r"\s*;\s*", body) if part.strip()]
    return f"{stamp}: {'; '.join(parts)} /{signature['name'] if signature else '____'}"


def _stamp(text: str, today: date) -> tuple[str, str]:
    """When it was done, as the grammar writes it, and the rest. A day without a time is no stamp, but an open one."""
    if text.startswith(OPEN_STAMP):
        return OPEN_STAMP, _OPENING.sub("", text[len(OPEN_STAMP) :])
    head = re.split(r"\s(?:kl|klockan)\b|\s\d{1,2}[:.]\d{2}\b(?![.-])", text[: _HEAD_CHARS * 2], maxsplit=1)[0]
    days = [found for found in find_dates(head, today=today) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", found.value)]
    if not days or days[0].start > 2 or days[0].flags:
        return OPEN_STAMP, _OPENING.sub("", text)
    rest = text[days[0].end :]
    time = _TIME.match(rest)
    if time is None:
        return OPEN_STAMP, _OPENING.sub("", rest)
    at = datetime.fromisoformat(days[0].value).replace(hour=int(time["hour"]), minute=int(time["minute"]))
    return f"{at.replace(tzinfo=STOCKHOLM):%Y-%m-%d kl. %H:%M}", _OPENING.sub("", rest[time.end() :])


def _part(text: str, today: date) -> str:
    for pattern, written in _WRITINGS:
        text = pattern.sub(written, text, count=1)
    text = _ENL_WITHOUT_CLINIC.sub("", text.strip(" ,"))
    before, till, after = text.partition(" till ")
    return f"{_dated(before, today)}{till}{after}"


def _dated(text: str, today: date) -> str:
    """Examination, date and way with the date as the grammar writes it, between comma and space."""
    found = [each for each in find_dates(text, today=today) if re.fullmatch(r"\d{4}(-\d{2}){0,2}|latest", each.value)]
    if not found:
        return text
    day = found[0]
    written = "senaste" if day.value == "latest" else _NO_DAY if day.flags else day.value
    examination, way = text[: day.start].rstrip(" ,.(-"), text[day.end :].strip(" ,.:)-")
    examination = re.sub(r"[\s,]+(?:den|fr|från|dat\.?|datum|utförd|us)$", "", examination, flags=re.IGNORECASE)
    if not way:  # "CT torax 2015-01-01 till SU/S": how it went is not told
        way = "skickas" if examination.startswith("utl. ") else "skickat"
    return f"{examination}, {written} {way}"
