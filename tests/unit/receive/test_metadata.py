"""What fax servers write beside a fax is read strictly; nothing in it can do harm."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.receive.metadata import LONGEST_BYTES, BrokenError, parse
from intake.transmission import Transmission

HYLAFAX = b"""Sender: +46 35 13 10 00
Pages: 3
Quality: Fine
Page: ISO A4
Received: 2026:01:19 13:51:02
TimeToRecv: 0:39
SignalRate: 14400 bit/s
DataFormat: 2-D MMR
ErrCorrect: Yes
CallID1: 035131000
CallID2: HALLANDS SJUKHUS
CallID3: 035133333
CommID: 000000123
"""

RETARUS_TEXT = b"""RECEIPT.ID=+49/1250-400-1703
SENDER.FAXNO=00491234567890
SENDER.ID=Retarus GmbH
RECEIPT.DATE=2011-09-28
TIMESTAMP=2011-09-28-13.22.04
RESOLUTION=HHH
PAGES=3
STATUS=OK
"""

RETARUS_JSON = {
    "Fax": {
        "Authentication": {"Username": "User", "Password": "xxxx"},
        "FaxDetails": {
            "JobID": "K34A3QX3@J78AO6W",
            "DateReceived": "2019-11-18T11:21:04+0100",
            "CalledNumber": "+498926208",
            "RemoteCSID": "Retarus Testfax",
            "CSID": "Retarus Intern",
            "Resolution": "HIGH",
            "BaudRate": "33600",
            "PageCount": "1",
            "CallingNumber": "0049892444",
            "ArchivedUntil": None,
        },
        "FaxFile": [{"FileType": "tiff", "FileName": "K34A3QX3.tiff"}],
    }
}

XML = b"""<?xml version="1.0" encoding="iso-8859-1"?>
<f:Fax xmlns:f="urn:x"><FaxDetails><JobID>7</JobID><RemoteCSID>R\xf6ntgen</RemoteCSID>
<PageCount>2</PageCount><CallingNumber> 035 13 </CallingNumber></FaxDetails></f:Fax>"""


def broken(kind: str, content: bytes) -> str:
    with pytest.raises(BrokenError) as error:
        parse(kind, content, {})  # type: ignore[arg-type]
    return error.value.code


def test_what_hylafax_writes() -> None:
    assert parse("text", HYLAFAX, {}) == Transmission(
        caller="035131000",
        caller_name="HALLANDS SJUKHUS",
        station="+46 35 13 10 00",
        called="035133333",
        received_at=datetime(2026, 1, 19, 12, 51, 2, tzinfo=UTC),  # winter: the clock on the wall is an hour ahead
        pages=3,
        bit_rate=14400,
        quality="Fine",
        comm_id="000000123",
    )


def test_what_hylafax_does_not_know_is_left_out() -> None:
    """As faxinfo prints it of a TIFF without the tags of a call."""
    content = b"Sender: <unknown>\nPages: 1\nQuality: Normal\nTimeToRecv: <unknown>\nSignalRate: 0 bit/s\n"
    assert parse("text", content, {}) == Transmission(pages=1, quality="Normal")


def test_what_retarus_writes() -> None:
    assert parse("text", RETARUS_TEXT, {}) == Transmission(
        caller="00491234567890",
        station="Retarus GmbH",
        called="+49/1250-400-1703",
        received_at=datetime(2011, 9, 28, 11, 22, 4, tzinfo=UTC),
        pages=3,
        quality="HHH",
    )
    assert parse("json", json.dumps(RETARUS_JSON).encode(), {}) == Transmission(
        caller="0049892444",
        station="Retarus Testfax",
        called="+498926208",
        received_at=datetime(2019, 11, 18, 10, 21, 4, tzinfo=UTC),
        pages=1,
        bit_rate=33600,
        quality="HIGH",
        comm_id="K34A3QX3@J78AO6W",
    )


def test_xml_elements_attributes_and_named_fields() -> None:
    wanted = Transmission(caller="035 13", station="Röntgen", pages=2, comm_id="7")
    assert parse("xml", XML, {}) == wanted
    attributes = '<fax PageCount="2" CallingNumber="035 13" RemoteCSID="Röntgen" jobid="7"/>'.encode()
    assert parse("xml", attributes, {}) == wanted
    named = (
        '<fax><field name="PageCount">2</field><field key="CallingNumber" value="035 13"/>'
        '<field NAME="RemoteCSID">Röntgen</field><field name="JobID">7</field></fax>'
    ).encode()
    assert parse("xml", named, {}) == wanted


def test_a_gateways_own_names_go_before_those_that_are_known() -> None:
    content = b'{"fax": {"a": {"number": "1"}, "b": {"number": "2"}, "CallingNumber": "3"}}'
    assert parse("json", content, {"caller": "b.number"}).caller == "2"
    assert parse("json", content, {"caller": "No.Such"}).caller == "3"


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        ("xml", b'<!DOCTYPE f [<!ENTITY a "b">]><fax><PageCount>2</PageCount></fax>', "bad_xml"),
        ("xml", b'<!DOCTYPE f SYSTEM "file:///etc/passwd"><fax><PageCount>2</PageCount></fax>', "bad_xml"),
        ("xml", b"<fax>&unknown;</fax>", "bad_xml"),
        ("xml", b"<a>" * 40 + b"</a>" * 40, "bad_xml"),
        ("xml", b"<fax><PageCount>2</fax>", "bad_xml"),
        ("xml", b"", "bad_xml"),
        ("json", b"[1, 2]", "bad_json"),
        ("json", b'{"PageCount": NaN}', "bad_json"),
        ("json", b"[" * 100_000, "bad_json"),
        ("json", b"\xff\xfe", "bad_json"),
        ("text", b"\0PageCount=2", "bad_text"),
        ("text", b"nothing of use\nat all", "no_names"),
        ("json", b'{"colour": "red", "PageCount": "many"}', "no_names"),
        ("text", b"PageCount=2\n" + b" " * LONGEST_BYTES, "too_big"),
    ],
)
def test_what_is_broken_is_told_by_its_code(kind: str, content: bytes, code: str) -> None:
    assert broken(kind, content) == code


def test_a_bomb_of_entities_is_not_unfolded() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE f [<!ENTITY a0 "lol">{levels}]><fax><JobID>&a9;</JobID></fax>'
    assert broken("xml", bomb.encode()) == "bad_xml"


def test_many_long_names_one_in_the_other_cost_no_more_than_their_bytes() -> None:
    long = "n" * 4000
    deep = f"<{long}>" * 30
    inside = "".join(f"<k{n}>v</k{n}>" for n in range(1500)) + "<PageCount>2</PageCount>"
    assert parse("xml", f"{deep}{inside}{f'</{long}>' * 30}".encode()[:LONGEST_BYTES], {}).pages == 2


def test_values_are_cut_short_and_lose_what_controls_a_terminal() -> None:
    told = parse("json", json.dumps({"RemoteCSID": "\x1b[31m\u202eab\n c" + "x" * 500, "PageCount": 3}).encode(), {})
    assert told.station is not None
    assert told.station.startswith("[31mab cxx")
    assert len(told.station) == 200


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-07-01T10:00:00Z", datetime(2026, 7, 1, 10, tzinfo=UTC)),
        ("2026/07/01 10:00:00", datetime(2026, 7, 1, 8, tzinfo=UTC)),
        ("2018-04-18T08:24:44.0000000-04:00", datetime(2018, 4, 18, 12, 24, 44, tzinfo=UTC)),
        ("2026:11:28 13:44:30 UTC", datetime(2026, 11, 28, 13, 44, 30, tzinfo=UTC)),
        ("2026:10:25 02:30:00 CEST", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026:07:01 10:00:00 PDT", datetime(2026, 7, 1, 8, tzinfo=UTC)),
        ("2026-07-01", None),
        ("2026:13:01 10:00:00", None),
        ("yesterday", None),
    ],
)
def test_a_time_that_cannot_be_read_is_left_out(text: str, moment: datetime | None) -> None:
    assert parse("text", f"Received: {text}\nPages: 1".encode(), {}).received_at == moment


@given(st.sampled_from(["xml", "json", "text"]), st.binary(max_size=400))
def test_whatever_the_bytes_nothing_but_our_own_error_comes_of_them(kind: str, content: bytes) -> None:
    try:
        told = parse(kind, content, {})  # type: ignore[arg-type]
    except BrokenError:
        return
    assert told.says_something


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.dictionaries(st.sampled_from(["CallingNumber", "PageCount", "Received", "x"]), inner) | st.lists(inner)
        ),
    )
)
def test_whatever_the_json_says(tree: object) -> None:
    try:
        told = parse("json", json.dumps({"PageCount": 1, "x": tree}).encode(), {})
    except BrokenError:
        return
    for text in (told.caller, told.quality):
        assert text is None or (0 < len(text) <= 200 and text.isprintable())
