"""The log line: what is rendered is parsed again, and what is not a line is refused in one way only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.draft.logline import OPEN_SIGNATURE, OPEN_STAMP, STOCKHOLM, LogLine, LogPart, fits, parse
from intake.errors import BadInput

ROUTINE_EXAMPLE = (
    "2015-01-29 kl. 09:00: CT torax, 2015-01-01 länkas + utl. faxas till mediaenh SU/S "
    "fvb. toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV /cjn217"
)
EXAMPLE_PART = LogPart(
    examination="CT torax",
    date="2015-01-01",
    medium="länkas",
    report="faxas",
    to="mediaenh SU/S",
    onward="toraxkliniken SU/S",
    orderer="dr Andersson",
    ordering_clinic="Medicinmott HSV",
)
EXAMPLE_AT = datetime(2015, 1, 29, 8, 0, tzinfo=UTC)

# Half of the words are those of the grammar, so that values try to look like it.
_GRAMMAR = ["till", "fvb.", "enl.", "utl.", "+", "+ utl.", "/", "/cjn217", "(x)", "(", ")", ";", "x;", ",", "kl.", "dr",
            "2015-01-01", "2015-01-01,", "senaste", "____", "[", "[fylls i]", "å", "faxas"]  # fmt: skip
_words = st.one_of(
    st.sampled_from(_GRAMMAR), st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
)


values = st.lists(_words, min_size=1, max_size=4).map(" ".join).filter(fits)
dates = st.one_of(
    st.dates().map(lambda day: day.isoformat()), st.sampled_from(["2015", "2015-01", "senaste", "[datum fylls i]"])
)


@st.composite
def parts(draw: st.DrawFn) -> LogPart:
    medium = draw(st.none() | values)
    report = draw(values) if medium is None else draw(st.none() | st.just("") | values)
    orderer, clinic = draw(st.one_of(st.just((None, None)), st.tuples(values, values)))
    return LogPart(
        examination=draw(values),
        date=draw(dates),
        to=draw(values),
        medium=medium,
        report=report,
        onward=draw(st.none() | values),
        orderer=orderer,
        ordering_clinic=clinic,
        note=draw(st.none() | values),
    )


times = st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1), timezones=st.just(UTC))
lines = st.builds(
    LogLine,
    st.lists(parts(), min_size=1, max_size=4).map(tuple),
    st.none() | times,
    st.none() | st.from_regex(r"[a-z]{3}\d{3}", fullmatch=True),
)


def test_the_example_of_the_routine_byte_for_byte() -> None:
    drafted = LogLine((EXAMPLE_PART,))
    assert drafted.complete(EXAMPLE_AT, "cjn217").encode() == ROUTINE_EXAMPLE.encode()
    assert parse(ROUTINE_EXAMPLE) == LogLine((EXAMPLE_PART,), EXAMPLE_AT, "cjn217")


def test_a_draft_leaves_time_and_signature_open() -> None:
    text = LogLine((EXAMPLE_PART,)).render()
    assert text.startswith(f"{OPEN_STAMP}: CT torax")
    assert text.endswith(f", Medicinmott HSV /{OPEN_SIGNATURE}")
    assert parse(text) == LogLine((EXAMPLE_PART,))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(lines)
def test_every_line_comes_back_as_it_was(line: LogLine) -> None:
    text = line.render()
    assert "\n" not in text
    assert parse(text) == line
    assert parse(text).render() == text


def test_ten_thousand_lines_of_the_desk_come_back_as_they_were() -> None:
    """As orders make them: several examinations; link, IEP, USB; with and without report and onward clinic."""
    dice = Random(20150129)
    renders = set()
    for _ in range(10_000):
        line = LogLine(
            tuple(_part_of_the_desk(dice) for _ in range(dice.choice([1, 1, 1, 2, 3, 5]))),
            EXAMPLE_AT + timedelta(minutes=dice.randrange(6_000_000)) if dice.random() < 0.8 else None,
            f"{dice.choice(['cjn', 'eva', 'åsa'])}{dice.randrange(1000):03d}" if dice.random() < 0.8 else None,
        )
        text = line.render()
        assert parse(text) == line, text
        assert parse(text).render() == text
        renders.add(text)
    assert len(renders) > 9_900


def _part_of_the_desk(dice: Random) -> LogPart:
    medium = dice.choice(["länkas", "via IEP", "på USB", "via IEP [på USB]", None])
    orderer, clinic = dice.choice(
        [("dr Andersson", "Medicinmott HSV"), ("sjukgymnast Eva Ek", "Rehab; Nord"), (None, None)]
    )
    modality, part = (
        dice.choice(["CT", "DT", "MR", "rtg", "Ultraljud"]),
        dice.choice(["torax", "hö knä", "buk, bäcken", "h/v fot"]),
    )
    return LogPart(
        examination=f"{modality} {part}",
        date=dice.choice(
            [f"{dice.randrange(1990, 2027)}-{dice.randrange(1, 13):02d}-{dice.randrange(1, 29):02d}", "2015", "senaste"]
        ),
        to=dice.choice(["mediaenh SU/S", "röntgen Kungälv", "Vägen till hälsa", "naprapat Eva Ek"]),
        medium=medium,
        report="faxas" if medium is None else dice.choice(["faxas", "skickas", "", None]),
        onward=dice.choice(["toraxkliniken SU/S", "avd 12 (ortopedi)", None]),
        orderer=orderer,
        ordering_clinic=clinic,
        note=dice.choice([None, "muntligt samtycke enl. beställaren", "egen remiss"]),
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines, times)
def test_completing_changes_nothing_but_time_and_signature(line: LogLine, at: datetime) -> None:
    if line.blanks:
        with pytest.raises(BadInput, match="left to choose"):
            line.complete(at, "abc123")
    else:
        done = parse(line.complete(at, "abc123"))
        assert done.parts == line.parts
        assert done.signature == "abc123"
        assert done.at == at.astimezone(STOCKHOLM).replace(second=0, microsecond=0)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=200), st.lists(_words | st.just("till"), max_size=40).map(" ".join)))
def test_the_parser_raises_nothing_but_its_own_error(text: str) -> None:
    for candidate in (text, f"{OPEN_STAMP}: {text}", f"{OPEN_STAMP}: CT, 2015 {text} /____"):
        try:
            line = parse(candidate)
        except BadInput as error:
            assert error.code == "log_line_unreadable"
        else:
            assert parse(line.render()) == line


@given(st.integers(0, len(ROUTINE_EXAMPLE)), st.integers(0, len(ROUTINE_EXAMPLE)))
def test_a_part_of_the_example_is_refused_or_a_line(start: int, end: int) -> None:
    try:
        line = parse(ROUTINE_EXAMPLE[start:end])
    except BadInput as error:
        assert error.code == "log_line_unreadable"
    else:
        assert line.render() == ROUTINE_EXAMPLE[start:end]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CT torax, 2015-01-01 länkas till X /abc123",  # no stamp
        "2015-02-30 kl. 09:00: CT, 2015 länkas till X /abc123",  # no such day
        "2015-01-29 kl. 25:00: CT, 2015 länkas till X /abc123",
        "0001-01-01 kl. 00:00: CT, 2015 länkas till X",  # no signature
        "2015-01-29 kl. 09:00: CT 2015 länkas till X /abc123",  # no date
        "2015-01-29 kl. 09:00: CT, 2015 länkas X /abc123",  # no recipient
        "2015-01-29 kl. 09:00: CT, 2015 länkas till X enl. dr Y /abc123",  # no ordering clinic
        "2015-01-29 kl. 09:00: CT, 2015 länkas till X enl. dr Y, Z fvb. Q /abc123",  # out of order
        "2015-01-29 kl. 09:00: CT, 2015 länkas till X fvb. Y fvb. Z /abc123",  # twice
        "2015-01-29 kl. 09:00: CT, 2015 länkas till X (y /abc123",
        "2015-01-29 kl. 09:00: CT, 2015 länkas till X; /abc123",
        "2015-01-29 kl. 09:00: CT, 2015 länkas + utl. till X till Y\n /abc123",
        "2015-01-29 kl. 09:00: CT, 2015 länkas + utl.faxas till X /abc123",
        "2015-01-29 kl. 09:00: utl. CT, 2015 till X /abc123",
        "2015-01-29 kl. 09:00: CT, 2015 länkas till X /" + "a" * 33,
        "2015-01-29 kl. 09:00: CT, 2015 länkas till " + "X" * 20_000 + " /abc123",
    ],
)
def test_what_is_not_a_line_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as error:
        parse(text)
    assert error.value.code == "log_line_unreadable"


@pytest.mark.parametrize(
    "changes",
    [
        {"examination": ""},
        {"to": ""},
        {"medium": ""},
        {"medium": None, "report": None},
        {"medium": None, "report": ""},
        {"orderer": None},
        {"ordering_clinic": None},
        {"onward": ""},
        {"note": "x\ny"},
        {"to": "X\u00a0Y"},
        {"to": "X\u202eY"},
        {"to": " X"},
        {"to": "X;"},
        {"to": "/X"},
        {"to": "till"},
        {"ordering_clinic": "fvb."},
        {"date": "1 jan"},
        {"date": "٢٠١٥"},
    ],
)
def test_what_cannot_stand_in_a_line_is_refused(changes: dict[str, str | None]) -> None:
    with pytest.raises(BadInput) as error:
        replace(EXAMPLE_PART, **changes)
    assert error.value.code == "log_line_value"


@pytest.mark.parametrize(
    ("at", "signature"),
    [
        (datetime(2015, 1, 29, 9, 0), "cjn217"),  # naive
        (datetime.max.replace(tzinfo=UTC), "cjn217"),
        (EXAMPLE_AT, ""),
        (EXAMPLE_AT, "____"),
        (EXAMPLE_AT, "cjn 217"),
        (EXAMPLE_AT, "cjn217\n"),
        (EXAMPLE_AT, "a/b"),
    ],
)
def test_time_and_signature_are_checked(at: datetime, signature: str) -> None:
    with pytest.raises(BadInput) as error:
        LogLine((EXAMPLE_PART,)).complete(at, signature)
    assert error.value.code == "log_line_value"


def test_a_line_without_examination_is_refused() -> None:
    with pytest.raises(BadInput):
        LogLine(())


def test_what_is_left_to_choose_stops_the_line_until_it_is_chosen() -> None:
    line = LogLine((replace(EXAMPLE_PART, medium="via IEP [på USB]", examination="[undersökning fylls i]"),))
    assert line.blanks == ("[undersökning fylls i]", "via IEP [på USB]")
    with pytest.raises(BadInput) as error:
        line.complete(EXAMPLE_AT, "cjn217")
    assert error.value.code == "log_line_open"
    chosen = parse(line.render()).filled({"via IEP [på USB]": "via IEP", "[undersökning fylls i]": "CT torax"})
    assert chosen.complete(EXAMPLE_AT, "cjn217") == ROUTINE_EXAMPLE.replace("länkas", "via IEP")


def test_words_of_the_grammar_in_a_value_look_the_same_and_come_back() -> None:
    part = replace(EXAMPLE_PART, to="Vägen till hälsa fvb. X /y", ordering_clinic="Öppna; vård (norr)", note="enl. Z")
    text = LogLine((part,), EXAMPLE_AT, "cjn217").render()
    assert "till Vägen till hälsa fvb. X /y fvb. toraxkliniken" in text.replace("\u00a0", " ")
    assert parse(text).parts == (part,)
