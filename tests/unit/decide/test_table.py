"""A wrong table is refused with file, line and key."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.decide import load_routine
from intake.decide.toml_lines import key_lines, line_of
from intake.errors import RoutineError
from tests.unit.decide.orders import TABLE, halland

TEXT = TABLE.read_text(encoding="utf-8")


def refusal(text: str) -> str:
    with pytest.raises(RoutineError) as caught:
        load_routine(text, "halland.toml")
    assert caught.value.code == "bad_routine"
    return caught.value.en


def line_with(text: str, piece: str, after: str = "") -> int:
    start = text.index(piece, text.index(after))
    return text.count("\n", 0, start) + 1


@pytest.mark.parametrize(
    ("old", "new", "key", "why"),
    [
        ('id = "A4"', 'id = "A4"\ncolour = "red"', "colour", "unknown key"),
        ('issuer = "Region', 'phone = "1"\nissuer = "Region', "source.phone", "unknown key"),
        ("valid_from = 2023-08-29", 'valid_from = "soon"', "valid_from", "date"),
        ("valid_from = 2023-08-29", "valid_from = 2023-08-29\nvalid_to = 2020-01-01", "valid_to", "before valid_from"),
        ('schema = "intake.routine/1"', 'schema = "intake.routine/2"', "schema", "intake.routine/1"),
        ('id = "A4"', 'id = "A3"', "rule.14.id", 'duplicate id "A3"'),
        ('id = "A5"', 'id = "five"', "id", "pattern"),
        ('outcome = "not_an_order"', 'outcome = "shred"', "outcome", "shred"),
        ('outcome = "not_an_order"', 'outcome = "release"', "outcome", "cannot be the outcome"),
        ('asks = ["doctor"]', 'asks = ["doctorr"]', "asks", 'unknown name "doctorr"'),
        ('checks = ["split_confirmed"]', 'checks = ["split"]', "checks", 'unknown name "split"'),
        ('notes = ["urgent"]', 'notes = ["asap"]', "notes", 'unknown name "asap"'),
        ('when = { doctor = "missing" }', 'when = { surgeon = "missing" }', "when.surgeon", "unknown fact"),
        ('when = { doctor = "missing" }', 'when = { doctor = "gone" }', "when.doctor", 'unknown value "gone"'),
        ('when = { doctor = "missing" }', 'when = { doctor = { not = "stated" } }', "when.doctor", "list of strings"),
        ('when = { doctor = "missing" }', "when = { doctor = [] }", "when.doctor", "non-empty list"),
        ('when = { doctor = "missing" }', 'when = { requester = "private" }', "given", "tested already"),
        (
            'given = ["region"]\nwhen = { doctor',
            'given = ["regions"]\nwhen = { doctor',
            "given",
            'unknown condition "regions"',
        ),
        ('unless = [{ report_recipient = "missing" }]', "unless = [{}]", "unless.0", "empty exception"),
        ('when = { urgent = "yes" }\n', "", "when", "without any condition"),
        (
            'section = "own"\npart = "order"\nwhen = { order',
            'section = "mine"\npart = "order"\nwhen = { order',
            "section",
            'unknown section "mine"',
        ),
        ('private = "private"\nphysio', 'private = "secret"\nphysio', "requester_sections.private", "unknown section"),
        ('unknown = "own"\n', "", "requester_sections", '"unknown" is missing'),
        ('usual = "fax"', 'usual = "post"', "facts.arrival.usual", "unknown value"),
        ('values = ["fax", "other"]', 'values = ["fax"]', "facts.arrival.values", "must be fax, other"),
        ("gives_way = true", 'gives_way = "perhaps"', "gives_way", "bool"),
        (
            'part = "report"\ngiven = ["patient", "clean"',
            'part = "both"\ngiven = ["patient", "clean"',
            "part",
            "only the report",
        ),
        (
            'facts = { order = "no" }\ncode = "not_an_order"',
            'facts = { order = "no" }\ncode = "nope"',
            "example.0.code",
            "nope",
        ),
        ('facts = { order = "no" }', 'facts = { order = "maybe" }', "example.0.facts.order", 'unknown value "maybe"'),
        ('asks = ["doctor"]\nmissing', "missing", "outcome", "exactly when"),
        ('missing = ["doctor"]', 'missing = ["surgeon"]', "missing", 'unknown field "surgeon"'),
        ('row = "A10"', 'row = "A11"', "example.1.row", 'unknown row "A11"'),
        (
            'ask_information = "reply_completion"',
            'ask_information = "reply_cheque"',
            "replies.ask_information",
            'unknown template "reply_cheque"',
        ),
        ('ask_information = "reply_completion"\n', "", "replies", '"ask_information" is missing'),
        ("[replies]\n", '[replies]\nrelease = "reply_completion"\n', "replies.release", "no reply is drafted"),
    ],
)
def test_a_wrong_table_names_file_line_and_key(old: str, new: str, key: str, why: str) -> None:
    assert old in TEXT
    broken = TEXT.replace(old, new, 1)
    message = refusal(broken)
    assert key in message
    assert why in message
    named = re.match(r"halland\.toml:(\d+): ", message)
    assert named, message
    last = key.rsplit(".", 1)[-1]
    if new and last.isidentifier() and last not in ("id", "given", "outcome", "when", "requester_sections"):
        changed = broken[: broken.index(new)].count("\n") + 1
        assert changed <= int(named[1]) <= changed + new.count("\n") + 2


def test_a_line_is_exact() -> None:
    broken = TEXT.replace('asks = ["doctor"]', 'asks = ["doctorr"]', 1)
    assert refusal(broken).startswith(f"halland.toml:{line_with(broken, 'doctorr')}: ")


def test_what_is_no_toml_is_refused_with_its_line() -> None:
    assert "line 3" in refusal("a = 1\nb = 2\nc = = 3\n")


def test_a_missing_section_is_named() -> None:
    assert "silence" in refusal(TEXT.replace("[silence]", "[quiet]").replace("quiet]", "asks.quiet]"))


def test_the_error_says_it_in_swedish_too_and_survives_pickling() -> None:
    with pytest.raises(RoutineError) as caught:
        load_routine("", "halland.toml")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.sv, again.en) == (caught.value.sv, caught.value.en)
    assert "Rätta rutintabellen" in again.sv


@given(st.text(alphabet="[]{}=\"'#.ab1\n, ", max_size=60))
def test_any_text_is_refused_only_with_our_error(text: str) -> None:
    with pytest.raises(RoutineError):
        load_routine(text, "x.toml")


@settings(max_examples=20, deadline=None)
@given(st.integers(0, len(TEXT.splitlines()) - 1))
def test_a_table_with_a_line_taken_out_loads_or_is_refused_with_our_error(number: int) -> None:
    lines = TEXT.splitlines()
    del lines[number]
    try:
        load_routine("\n".join(lines), "x.toml")
    except RoutineError as error:
        assert error.en.startswith("x.toml")


def test_lines_of_keys() -> None:
    text = '[a]\nx = [\n  "=",  # b = 1\n]\n[[r]]\nid = 1\n[[r.e]]\nk = 2\n[[r]]\nid = "[["\n[[r.e]]\n[[r.e]]\nk = 3\n'
    lines = key_lines(text)
    assert lines["a", "x"] == 2
    assert lines["r", 0, "e", 0, "k"] == 8
    assert lines["r", 1, "id"] == 10
    assert lines["r", 1, "e", 1, "k"] == 13
    assert line_of(("r", 1, "id", "deeper"), lines) == 10
    assert line_of(("nowhere",), lines) == 1


def test_the_table_says_what_it_is() -> None:
    table = halland()
    assert table.title == "Bilder och utlåtande, utlämnande"
    assert (table.valid_from.isoformat(), table.valid_to) == ("2023-08-29", None)
    assert len(table.sha256) == 64
    assert "Kiropraktorer" in table.sections
