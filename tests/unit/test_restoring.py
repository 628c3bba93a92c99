"""What the machine read put back: value, ink, doubts and all that rests on the value, as before the correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.correction import CorrectionError, correct
from intake.directory import parse_directory
from intake.extract.vocabulary import STARTER_DIRECTORY
from intake.flags import flag
from intake.model import Order, RecipientKind, RequesterType
from intake.restoring import restorable, restore
from intake.store.closing import doubts_of, fields_of
from tests.unit.store.made import order, seen

DIRECTORY = parse_directory(STARTER_DIRECTORY)
TODAY = date(2024, 3, 5)


def typed(entry: Order, **edits: str) -> Order:
    edits = {path.replace("__", "."): text for path, text in edits.items()}
    return correct(entry, edits, by="Eva", today=TODAY, directory=DIRECTORY).order


def put_back(entry: Order, path: str) -> Order:
    return restore(entry, path, today=TODAY, directory=DIRECTORY).order


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("patient_name", ("Tolvan Tolvsson",)),
        ("patient_name", ("Tolvan Tolvsson", "", "Tolv T")),
        ("identity_number", ("20121212-1212",)),
        ("image_recipient", ("röntgen SU/S", "Vårdcentralen Solen")),
        ("wants_report", ("ja",)),
        ("examinations.0.date", ("2024-01-16", "senaste")),
        ("examinations.0.side", ("left",)),
        ("requester_type", ("private",)),
    ],
)
def test_the_order_is_as_it_was_read(path: str, texts: tuple[str, ...]) -> None:
    read = order()
    entry = read
    for text in texts:
        entry = correct(entry, {path: text}, by="Eva", today=TODAY, directory=DIRECTORY).order
    assert entry != read
    back = put_back(entry, path)
    assert dict(fields_of(back)) == dict(fields_of(read))
    assert {doubt.key for doubt in doubts_of(back)} == {doubt.key for doubt in doubts_of(read)}
    assert (back.facts.minor, back.requester_candidates) == (read.facts.minor, read.requester_candidates)
    assert back.image_recipient_kind is read.image_recipient_kind


def test_the_change_is_told_as_any_other() -> None:
    entry = typed(order(), patient_name="Tolvan")
    told = restore(entry, "patient_name", today=TODAY, directory=DIRECTORY)
    assert told.changes == {"patient_name": ("Tolvan", "Tolv Tolvsson")}


def test_who_else_it_may_be_comes_back() -> None:
    both = (RequesterType.REGION_CLINIC, RequesterType.PRIVATE)
    entry = typed(replace(order(), requester_candidates=both), requester_type="private")
    assert entry.requester_candidates == (RequesterType.PRIVATE,)
    assert put_back(entry, "requester_type").requester_candidates == both


def test_a_recipient_taken_from_the_clinic_comes_back_with_it() -> None:
    read = order()
    own = replace(seen("Medicinmott HSV"), notes=("own_clinic",))
    read = replace(read, fields={**read.fields, "image_recipient": own}, image_recipient_kind=RecipientKind.OTHER_UNIT)
    entry = typed(read, requesting_clinic="röntgen SU/S")
    assert entry.fields["image_recipient"].value == "röntgen SU/S"
    assert put_back(entry, "requesting_clinic").fields == read.fields
    kept = typed(entry, image_recipient="mediaenh SU/S")  # a person said whose it is: that stays
    assert put_back(kept, "requesting_clinic").fields["image_recipient"].value == "mediaenh SU/S"


def test_the_doubt_of_one_examination_among_several_is_its_own() -> None:
    read = order()
    other = replace(read.examinations[0], date=seen("2023-05-05", "low_confidence"))
    flags = tuple(flag("low_confidence", "exam_date", f"(undersökning {n})") for n in (1, 2))
    read = replace(read, examinations=(read.examinations[0], other), flags=flags)
    entry = typed(read, examinations__1__date="2023-06-06")
    assert [each.text for each in entry.flags] == [flags[0].text]
    back = put_back(entry, "examinations.1.date")
    assert sorted(each.text for each in back.flags) == sorted(each.text for each in flags)
    assert {doubt.field for doubt in doubts_of(back)} >= {"examinations.0.date", "examinations.1.date"}


@pytest.mark.parametrize(
    "path",
    ["patient_name", "phone", "examinations.0.date", "examinations.7.date", "examinations.0", "facts.minor", "x"],
)
def test_what_nobody_changed_or_nothing_read_cannot_be_put_back(path: str) -> None:
    entry = typed(order(), phone="0340-12 34 56")  # nothing was read there
    with pytest.raises(CorrectionError) as refused:
        put_back(entry, path)
    assert refused.value.code == "nothing_read"


def test_an_examination_that_a_person_added_was_not_read() -> None:
    entry = typed(order(), examinations__1__text="MR knä")
    entry = typed(entry, examinations__1__text="MR höft")
    assert not restorable(entry.examinations[1].text)


@given(st.lists(st.sampled_from(["Tolvan", "", "A B", "Ö"]), min_size=1, max_size=4))
def test_however_often_it_is_typed_over(texts: list[str]) -> None:
    read = order()
    entry = read
    for text in texts:
        entry = typed(entry, patient_name=text)
    assert put_back(entry, "patient_name").fields == read.fields
