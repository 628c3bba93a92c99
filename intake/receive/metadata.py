"""What a fax server wrote about a call, in a file beside the fax: XML, JSON or lines of text.

The bytes come from outside and are held to that: bounded size and depth, no document type and so no entity in XML, one
value a name, texts cut short and without control characters. A file that does not keep to it is *broken*: the fax is
taken without it. A single value that cannot be read (a time, a number) is left out.

The names below are those that the makers document; ``inbox.fields`` adds a gateway's own. Case and punctuation do not
count, and a name may be given with those above it: ``PageCount``, ``FaxDetails.PageCount``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Literal
from xml.parsers import expat
from zoneinfo import ZoneInfo

from intake.transmission import LONGEST_TEXT, Transmission, TransmissionField

MetadataKind = Literal["xml", "json", "text"]

LONGEST_BYTES = 256 * 1024
_DEEPEST = 32
_WITH_ABOVE = 3
_LONGEST_NAME = 64
_MOST_VALUES = 2_000
_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_SAYS_NOTHING = ("", "<unknown>", "unknown", "<unspecified>", "null", "none")
_MOST_PAGES, _FASTEST_BIT_S = 10_000, 1_000_000

KNOWN_NAMES: Mapping[TransmissionField, tuple[str, ...]] = {
    # HylaFAX faxinfo(8) and faxrcvd(8) · Retarus Fax-to-FTP and Fax-to-Webservice · Concord inbound tokens · Biscom
    # FAXCOM · Asterisk ReceiveFAX event and channel variables · SignalWire (compatible with Twilio) fax resource
    "caller": (
        *("CallID1", "CIDNumber", "SENDER.FAXNO", "CallingNumber", "CallerNumber", "CallerID", "CallerIDNum"),
        "from",
    ),
    "caller_name": ("CallID2", "CIDName", "CallerIDName"),
    "station": ("Sender", "SENDER.ID", "RemoteCSID", "FaxSenderCSID", "SenderCSID", "RemoteStationID"),
    "called": ("CallID3", "RECEIPT.ID", "CalledNumber", "DID", "to"),
    "received_at": (
        *("Received", "TIMESTAMP", "DateReceived", "FaxReceiveDateTimeUtcISO8601", "FaxReceiveDateTimeISO8601"),
        *("ReceiveTime", "date_created"),
    ),
    "pages": ("Pages", "PageCount", "FaxPages", "NumberOfPages", "NUMPAGES", "PagesTransferred", "num_pages"),
    "bit_rate": ("SignalRate", "BaudRate", "FaxSpeed", "FAXBITRATE", "TransferRate"),
    "quality": ("Quality", "Resolution", "FaxResolution"),
    "comm_id": ("CommID", "JobID", "FaxMessageId", "Uniqueid", "sid"),
    "error": ("ErrorMsg",),
}


class BrokenError(Exception):
    """Nothing can be read in the file. ``code``: ``too_big``, ``bad_xml``, ``bad_json``, ``bad_text``, ``no_names``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse(kind: MetadataKind, content: bytes, fields: Mapping[TransmissionField, str]) -> Transmission:
    """What the file says of the call.

    Args:
        kind: how the file is written.
        content: its bytes.
        fields: name of ours → name in the file; goes before the names known here.

    Raises:
        BrokenError: nothing can be read in it.
    """
    if len(content) > LONGEST_BYTES:
        raise BrokenError("too_big")
    values = _by_every_name(_READERS[kind](content))
    told: dict[str, Any] = {}
    for ours, known in KNOWN_NAMES.items():
        names = (fields[ours], *known) if ours in fields else known
        texts = (values.get(_plain(name)) for name in names)
        read = (_AS.get(ours, _text)(text) for text in texts if text is not None)
        told[ours] = next((value for value in read if value is not None), None)
    made = Transmission(**told)
    if not made.says_something:
        raise BrokenError("no_names")
    return made


def from_headers(headers: Mapping[str, str], fields: Mapping[TransmissionField, str]) -> dict[str, Any]:
    """What the headers of a mail say, of those alone that ``inbox.fields`` names: no header is taken for granted."""
    values = {_plain(name): text for name, text in headers.items()}
    read = {ours: _AS.get(ours, _text)(values[_plain(name)]) for ours, name in fields.items() if _plain(name) in values}
    return {ours: value for ours, value in read.items() if value is not None}


def _by_every_name(found: Iterator[tuple[tuple[str, ...], str]]) -> dict[str, str]:
    """The values by name, by name with the one above, and so on. Of two with one name the first counts."""
    values: dict[str, str] = {}
    for number, (path, text) in enumerate(found):
        if number >= _MOST_VALUES:
            break
        parts = [_plain(part[:_LONGEST_NAME]) for part in path[-_WITH_ABOVE:]]
        for start in range(len(parts)):
            values.setdefault("".join(parts[start:]), text)
    return values


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


# --- the three ways it is written --------------------------------------------------------------------------------


def _from_xml(content: bytes) -> Iterator[tuple[tuple[str, ...], str]]:
    """Texts of elements that hold no others, attributes, and ``<Field name="PageCount">3</Field>`` by that name."""
    found: list[tuple[tuple[str, ...], str]] = []
    path: list[str] = []
    texts: list[list[str]] = []

    def refuse(*_: object) -> None:
        raise BrokenError("bad_xml")

    def begin(name: str, attributes: dict[str, str]) -> None:
        if len(path) >= _DEEPEST:
            raise BrokenError("bad_xml")
        by_case = {key.casefold(): value for key, value in attributes.items()}
        named = by_case.get("name") or by_case.get("key")
        path.append(named or name.rpartition(":")[2])
        texts.append([])
        found.extend(((*path, key), value) for key, value in attributes.items())
        if named and "value" in by_case:
            found.append((tuple(path), by_case["value"]))

    def end(_name: str) -> None:
        text = "".join(texts.pop()).strip()
        if text:
            found.append((tuple(path), text))
        path.pop()

    def letters(text: str) -> None:
        if texts:
            texts[-1].append(text)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse  # with it go entities, external and internal
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, letters
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise BrokenError("bad_xml") from error
    yield from found


def _from_json(content: bytes) -> Iterator[tuple[tuple[str, ...], str]]:
    try:
        tree = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BrokenError("bad_json") from error
    if not isinstance(tree, dict):
        raise BrokenError("bad_json")
    waiting: deque[tuple[tuple[str, ...], Any]] = deque([((), tree)])
    while waiting:
        path, value = waiting.popleft()
        if isinstance(value, dict | list):
            if len(path) < _DEEPEST:
                inside = value.items() if isinstance(value, dict) else (("", each) for each in value)
                waiting += [((*path, key) if key else path, each) for key, each in inside]
        elif value is not None and not isinstance(value, bool):
            yield path, str(value)


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _from_text(content: bytes) -> Iterator[tuple[tuple[str, ...], str]]:
    """``KEY=VALUE`` and ``Key: value``, one a line; anything else on a line is passed over."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if "\0" in text:
        raise BrokenError("bad_text")
    for line in text.splitlines():
        if found := re.match(r"\s*([\w. -]{1,64}?)\s*[=:]\s*(\S.*)", line):
            yield (found[1],), found[2].strip()


_READERS: Mapping[MetadataKind, Callable[[bytes], Iterator[tuple[tuple[str, ...], str]]]] = {
    "xml": _from_xml,
    "json": _from_json,
    "text": _from_text,
}


# --- values ------------------------------------------------------------------------------------------------------


def _text(text: str) -> str | None:
    seen = "".join(letter for letter in text if unicodedata.category(letter)[0] != "C")
    clean = " ".join(seen.split())[:LONGEST_TEXT].strip()
    return None if clean.casefold() in _SAYS_NOTHING else clean


def _number(most: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        found = re.match(r"\s*(\d{1,7})(?!\d)", text, re.ASCII)
        return int(found[1]) if found and 0 < int(found[1]) <= most else None

    return read


_WRITTEN_OUT = re.compile(
    r"(\d{4})[:/.-](\d\d)[:/.-](\d\d)[ T-](\d\d)[:.](\d\d)(?:[:.](\d\d))?(?: ([A-Z]{3,5}))?", re.ASCII
)
_ZONES: Mapping[str, str] = {"UTC": "+00:00", "GMT": "+00:00", "CET": "+01:00", "CEST": "+02:00"}


def _moment(text: str) -> datetime | None:
    """A time; one without a zone is the clock on the wall of the department. A day alone is no time of receipt."""
    clean = text.strip()
    if found := _WRITTEN_OUT.fullmatch(clean):
        zone = _ZONES.get(found[7] or "", "")
        clean = f"{found[1]}-{found[2]}-{found[3]}T{found[4]}:{found[5]}:{found[6] or '00'}{zone}"
    elif not re.match(r"\d{4}-?\d\d-?\d\d[T ]\d\d", clean, re.ASCII):
        return None
    try:
        moment = datetime.fromisoformat(clean)
        return (moment if moment.tzinfo else moment.replace(tzinfo=_STOCKHOLM)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


_AS: Mapping[str, Callable[[str], Any]] = {
    "pages": _number(_MOST_PAGES),
    "bit_rate": _number(_FASTEST_BIT_S),
    "received_at": _moment,
}
