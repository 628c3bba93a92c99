"""Comparing what a second person keyed: fair to both sides, never raising, never blind to a digit."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from intake.keying import keyed_text
from intake.keying.comparing import agree
from intake.statistics import Column, Form, Table, csv_of
from tests.unit.review.stationed import rules

FIELDS = st.sampled_from(["identity_number", "patient_name", "exam_date", "image_recipient", "report_recipient"])
PLACES = st.sampled_from(
    ["mediaenh SU/S", "SU/S", "avd 53 SU/S", "Röntgen Varberg", "HSV", "VC Nyhem", "SUS", "dr Lund", "Lund"]
)
TEXT = st.one_of(st.text(max_size=40), PLACES, st.builds("{} {}".format, PLACES, st.text(max_size=8)))


@given(FIELDS, TEXT, TEXT)
def test_whoever_is_asked_first_the_answer_is_the_same(field: str, one: str, other: str) -> None:
    directory = rules().directory
    assert agree(field, one, other, directory) == agree(field, other, one, directory)


@given(FIELDS, TEXT)
def test_what_is_the_same_agrees(field: str, one: str) -> None:
    assert agree(field, one, one, rules().directory)
    assert not agree(field, one, None, rules().directory)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.sampled_from("0123456789"))
def test_one_digit_makes_another_number(number: str, place: int, digit: str) -> None:
    other = number[:place] + digit + number[place + 1 :]
    assert agree("identity_number", number, other, rules().directory) == (number == other)


@given(FIELDS, st.text(max_size=60), st.one_of(st.none(), st.text(max_size=60)))
def test_whatever_is_typed_is_taken_or_refused_in_words(field: str, text: str, again: str | None) -> None:
    typed = keyed_text(field, text, today=date(2026, 3, 2), directory=rules().directory, as_it_stands=again)
    assert typed.refused is None or (typed.refused and typed.refused_en)
    once_more = keyed_text(field, text, today=date(2026, 3, 2), directory=rules().directory, as_it_stands=typed.text)
    assert once_more.refused is None


@given(st.lists(st.tuples(st.text(), st.integers(-9, 10**9), st.one_of(st.none(), st.floats(0, 1))), max_size=6))
def test_no_cell_of_a_file_is_a_formula_and_each_row_stays_one(rows: list[tuple[str, int, float | None]]) -> None:
    table = Table("t", "T", (Column("=A", Form.NAME), Column("n"), Column("p", Form.PERCENT)), tuple(rows))
    text = csv_of(table)
    assert text.startswith("\ufeff'=A;n;p\r\n")
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert len(read) == len(rows) + 1
    for cells, row in zip(read[1:], rows, strict=True):
        assert cells[1] == str(row[1])
        assert not re.match(r"\s*[=+\-@]", cells[0])
        assert not re.search(r"[\r\n\t]", cells[0])
        assert (cells[2] == "") == (row[2] is None)
