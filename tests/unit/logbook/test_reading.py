"""Lines as people type them in the RIS: understood where that is possible, kept where it is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.draft.logline import MAX_LINE_CHARS
from intake.logbook.reading import HowRead, read_line

TODAY = date(2026, 11, 28)
EXAMPLE = (
    "2015-01-29 kl. 09:00: CT torax, 2015-01-01 länkas + utl. faxas till mediaenh SU/S "
    "fvb. toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV /cjn217"
)


def test_the_example_of_the_routine_is_exact() -> None:
    read = read_line(EXAMPLE, today=TODAY)
    assert (read.how, read.line and read.line.render()) == (HowRead.EXACT, EXAMPLE)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "2015-01-29 kl 9.00 DT thorax 20150101 länkat o utl faxat till Mediaenh SU/S fvb toraxklin SU/S "
            "enl dr Andersson Medicinmott HSV/cjn217",
            "2015-01-29 kl. 09:00: DT thorax, 2015-01-01 länkat + utl. faxat till Mediaenh SU/S fvb. toraxklin SU/S "
            "/cjn217",
        ),
        (
            "150129 09:00 CT thorax 150101 länkas till SU/S /cjn217",
            "2015-01-29 kl. 09:00: CT thorax, 2015-01-01 länkas till SU/S /cjn217",
        ),
        (
            "29/1-15 kl 09.00, CT torax 1/1-15 skickad till mediaenheten SU/S",
            "2015-01-29 kl. 09:00: CT torax, 2015-01-01 skickad till mediaenheten SU/S /____",
        ),
        (
            "Utl CT thorax 2015-01-01 faxat till röntgen Kungälv enligt dr Berg, HSV /abc",
            "____-__-__ kl. __:__: utl. CT thorax, 2015-01-01 faxat till röntgen Kungälv enl. dr Berg, HSV /abc",
        ),
        (
            "CT torax 1 jan 2015 länkas till SU/S",
            "____-__-__ kl. __:__: CT torax, 2015-01-01 länkas till SU/S /____",
        ),
    ],
)
def test_other_writings_are_understood(text: str, written: str) -> None:
    read = read_line(text, today=TODAY)
    assert (read.how, read.line and read.line.render()) == (HowRead.MENDED, written)
    assert read.text == text


@pytest.mark.parametrize("text", ["bilder skickade", "ring dr Berg 0300-123456", "", "x" * (MAX_LINE_CHARS + 1)])
def test_what_is_no_line_is_kept_unread(text: str) -> None:
    read = read_line(text, today=TODAY)
    assert (read.how, read.line, read.at, read.text) == (HowRead.UNREAD, None, None, text)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(st.sampled_from([*EXAMPLE.split(), "150101", "1/1-15", ";", "/x1", "utl", "enl"]), max_size=25).map(
            " ".join
        ),
    )
)
def test_no_text_raises_anything(text: str) -> None:
    read = read_line(text, today=TODAY)
    assert read.text == text
    assert (read.line is None) == (read.how is HowRead.UNREAD)
