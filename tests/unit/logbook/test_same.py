"""The same examination to the same recipient, however either is written; what is not sure is for a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intake.directory import Directory, parse_directory
from intake.extract.vocabulary import STARTER_DIRECTORY
from intake.logbook.reading import read_line
from intake.logbook.same import Likeness, likeness, same_date, same_recipient, wish_of
from intake.model import Examination, Field, Order
from tests.unit.store.made import order, seen

TODAY = date(2026, 11, 28)
LINE = "2024-02-01 kl. 09:00: {exam}, {day} länkas till {to} fvb. toraxkliniken enl. dr Berg, Medicinmott HSV /abc123"


@pytest.fixture(scope="module")
def directory() -> Directory:
    return parse_directory(STARTER_DIRECTORY)


def asked(text: str, day: str = "2024-01-15", to: str = "mediaenh SU/S") -> Order:
    examination = Examination(Field(), Field(), Field(), seen(day), seen(text))
    made = order(flagged=False)
    return replace(made, examinations=(examination,), fields={**made.fields, "image_recipient": seen(to)})


def like(wanted: Order, line: str, directory: Directory) -> Likeness:
    read = read_line(line, today=TODAY).line
    assert read is not None
    return likeness(wish_of(wanted), read, directory)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CT torax", "CT thorax"),
        ("CT torax", "DT thorax"),
        ("datortomografi thorax", "DT torax"),
        ("slätröntgen höger knä", "rtg hö knä"),
        ("Knäröntgen hö", "röntgen knä höger"),
        ("MRT hjärna", "MR hjärna"),
        ("mammografi", "Mammografi"),
    ],
)
def test_one_examination_in_two_writings(directory: Directory, one: str, other: str) -> None:
    line = LINE.format(exam=other, day="2024-01-15", to="mediaenh SU/S")
    assert like(asked(one), line, directory) is Likeness.SAME
    assert like(asked(other), LINE.format(exam=one, day="2024-01-15", to="mediaenh SU/S"), directory) is Likeness.SAME


@pytest.mark.parametrize("day", ["20240115", "240115", "15/1-24", "15/1 2024", "15 jan 2024", "2024-01-15"])
def test_one_date_in_all_writings(directory: Directory, day: str) -> None:
    line = f"240201 kl 9.00 DT thorax {day} länkat till Mediaenheten SU/S enl dr Berg HSV /abc123"
    assert like(asked("CT torax"), line, directory) is Likeness.SAME


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        (asked("CT torax"), LINE.format(exam="CT buk", day="2024-01-15", to="mediaenh SU/S")),
        (asked("CT torax"), LINE.format(exam="MR torax", day="2024-01-15", to="mediaenh SU/S")),
        (asked("CT torax"), LINE.format(exam="CT torax", day="2023-01-15", to="mediaenh SU/S")),
        (asked("CT torax"), LINE.format(exam="CT torax", day="2024-01-15", to="röntgen Kungälvs sjukhus")),
        (asked("rtg hö knä"), LINE.format(exam="rtg vä knä", day="2024-01-15", to="mediaenh SU/S")),
        (asked("CT torax", to="Kvarnrehab"), LINE.format(exam="CT torax", day="2024-01-15", to="Sjörehab")
         .replace(" fvb. toraxkliniken", "")),
    ],
)  # fmt: skip
def test_another_export_is_not_it(directory: Directory, wanted: Order, line: str) -> None:
    assert like(wanted, line, directory) is Likeness.OTHER


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        (asked("CT torax", day="2024"), LINE.format(exam="CT torax", day="2024-01-15", to="mediaenh SU/S")),
        (asked("CT torax", day="latest"), LINE.format(exam="CT torax", day="senaste", to="mediaenh SU/S")),
        (asked("CT torax", to="röntgen SU"), LINE.format(exam="CT torax", day="2024-01-15", to="mediaenh SU")
         .replace("röntgen", "mediaenh")),
        (asked("rtg knä"), LINE.format(exam="rtg vä knä", day="2024-01-15", to="mediaenh SU/S")),
        (asked("CT torax"), LINE.format(exam="CT torax och buk", day="2024-01-15", to="mediaenh SU/S")
         .replace("CT torax och buk", "CT torax/buk")),
        (asked("samtliga bilder"), LINE.format(exam="CT torax", day="2024-01-15", to="mediaenh SU/S")),
        (asked("CT torax"), LINE.format(exam="CT torax", day="2024-01-15", to="mediaenh SU/S")
         .replace(": CT", ": utl. CT").replace("länkas", "faxas")),  # only the report went; images are asked for
    ],
)  # fmt: skip
def test_what_may_be_it_is_for_a_person(directory: Directory, wanted: Order, line: str) -> None:
    assert like(wanted, line, directory) is Likeness.POSSIBLE


def test_one_of_several_examinations_is_enough(directory: Directory) -> None:
    line = (
        "2024-02-01 kl. 09:00: MR hjärna, 2023-05-05 länkas till röntgen Kungälv; "
        "CT thorax, 2024-01-15 länkas till mediaenh SU/S /abc123"
    )
    assert like(asked("CT torax"), line, directory) is Likeness.SAME


def test_dates() -> None:
    assert same_date("2024-01-15", "2024-01-15") is Likeness.SAME
    assert same_date("2024-01", "2024-01-15") is Likeness.POSSIBLE
    assert same_date("2024-01-15", "2024-02") is Likeness.OTHER
    assert same_date("", "2024-01-15") is Likeness.POSSIBLE


def test_an_ambiguous_name_is_never_one_unit(directory: Directory) -> None:
    assert same_recipient("röntgen SU", "mediaenh SU/S", directory) is not Likeness.SAME
    assert same_recipient("Mediaenheten SU/S", "mediaenh SU/S", directory) is Likeness.SAME
    assert same_recipient("leg naprapat Eva Ek", "naprapat Eva Ek", directory) is Likeness.SAME
    assert same_recipient("Eva Ek, Sjörehab", "fysioterapeut Eva Ek", directory) is Likeness.POSSIBLE
