"""What a person types is checked as strictly as what is read."""

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
from intake.model import FIELD_NAMES, Examination, Facts, Field, Order, RecipientKind, RequesterType
from tests.unit.store.made import order

TODAY = date(2024, 3, 5)
DIRECTORY = parse_directory(STARTER_DIRECTORY)


def corrected(entry: Order, **edits: str) -> Order:
    paths = {path.replace("__", "."): text for path, text in edits.items()}
    return correct(entry, paths, by="Eva", today=TODAY, directory=DIRECTORY).order


def refusal(path: str, text: str) -> str:
    with pytest.raises(CorrectionError) as refused:
        correct(order(), {path: text}, by="Eva", today=TODAY, directory=DIRECTORY)
    return refused.value.code


def test_a_corrected_value_says_by_whom_and_loses_its_own_doubts_only() -> None:
    read = order().fields["patient_name"]
    entry = corrected(order(), patient_name="Tolva Tolvsson")
    assert entry.fields["patient_name"] == Field("Tolva Tolvsson", "Tolva Tolvsson", 1.0, typed_by="Eva", read=read)
    again = corrected(entry, patient_name="Tolvan Tolvsson")
    assert again.fields["patient_name"].read == read
    assert entry.flags == ()
    assert entry.examinations[0].date.flags == ("low_confidence",)
    assert corrected(order(), examinations__0__date="2024-02-01").examinations[0].date.flags == ()


def test_the_change_is_told_before_and_after() -> None:
    edits = {"wants_report": "ja", "examinations.0.side": "Vänster", "facts.deceased": "ja"}
    changes = correct(order(), edits, by="Eva", today=TODAY, directory=DIRECTORY).changes
    assert changes == {
        "wants_report": (False, True),
        "examinations.0.side": ("none", "left"),
        "facts.deceased": (False, True),
    }


def test_a_corrected_recipient_is_classed_anew() -> None:
    entry = corrected(order(), report_recipient="Avd 5, HSV", image_recipient="mediaenheten SU/S")
    assert entry.report_recipient_kind is not RecipientKind.MEDIA_UNIT
    assert entry.image_recipient_kind is RecipientKind.MEDIA_UNIT
    assert corrected(entry, image_recipient="").image_recipient_kind is RecipientKind.MISSING


def test_a_corrected_requester_is_the_only_candidate() -> None:
    entry = replace(order(), requester_candidates=(RequesterType.PRIVATE, RequesterType.NAPRAPATH))
    assert corrected(entry, requester_type="naprapath").requester_candidates == (RequesterType.NAPRAPATH,)


def test_a_recipient_taken_from_the_clinic_follows_it() -> None:
    entry = order()
    own = Field("Gamla kliniken", notes=("own_clinic",))
    entry = replace(entry, fields={**entry.fields, "image_recipient": own, "report_recipient": own})
    entry = corrected(entry, requesting_clinic="Nya kliniken")
    assert entry.fields["image_recipient"].value == entry.fields["report_recipient"].value == "Nya kliniken"


def test_a_minor_is_known_by_the_number() -> None:
    assert corrected(order(), identity_number="20170101-2393").facts.minor is True
    grown = replace(order(), facts=Facts(minor=True))
    assert corrected(grown, identity_number="199107172380").facts.minor is False


def test_examinations_are_added_and_taken_away() -> None:
    entry = corrected(order(), examinations__1__text="MR knä", examinations__1__modality="mr")
    assert [each.text.value for each in entry.examinations] == ["CT torax", "MR knä"]
    assert entry.examinations[1].modality.value == "MR"
    assert entry.examinations[1].date.value is None
    assert isinstance(corrected(entry, examinations__0="").examinations[0], Examination)
    assert [each.text.value for each in corrected(entry, examinations__0="").examinations] == ["MR knä"]


def test_the_doubts_of_an_examination_go_with_its_correction_alone() -> None:
    entry = order()
    flags = tuple(flag("low_confidence", "exam_date", f"(undersökning {number})") for number in (1, 2))
    entry = replace(entry, examinations=entry.examinations * 2, flags=flags)
    assert corrected(entry, examinations__0__date="2024-02-01").flags == flags[1:]
    assert corrected(entry, examinations__0__side="left").flags == flags
    (left,) = corrected(entry, examinations__0="").flags
    assert left.text.endswith("(undersökning 1)")
    assert corrected(entry, examinations__0__date="2024", examinations__1__date="2024").flags == ()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("identity_number", "199006022398"),
        ("identity_number", "900602-2397"),
        ("identity_number", "199006022397 191212121212"),
        ("identity_number", "okänt"),
        ("examinations.0.date", "2024-02-30"),
        ("examinations.0.date", "2024-03-06"),
        ("examinations.0.date", "i fjol"),
        ("examinations.0.modality", "magnet"),
        ("consent", "kanske"),
        ("wants_images", "kanske"),
        ("facts.deceased", ""),
        ("doctor", "Berg\x1b[31m"),
    ],
)
def test_what_cannot_be_right_is_refused(path: str, text: str) -> None:
    assert refusal(path, text) == "bad_value"


@pytest.mark.parametrize(
    "path",
    ["shoe_size", "facts.tall", "examinations.0", "examinations.0.colour", "examinations.5.date", "Tolv Tolvsson", ""],
)
def test_what_is_no_field_is_refused(path: str) -> None:
    assert refusal(path, "x") == "unknown_field"


@pytest.mark.parametrize("text", ["2024-01-15", "2024-01", "2024", "latest", "Senaste"])
def test_dates_as_staff_write_them(text: str) -> None:
    assert corrected(order(), examinations__0__date=text).examinations[0].date.value in {text, "latest"}


@given(
    st.sampled_from([*FIELD_NAMES, "examinations.0.date", "examinations.0.side", "facts.minor"]), st.text(max_size=30)
)
def test_any_text_is_taken_or_refused(path: str, text: str) -> None:
    try:
        entry = correct(order(), {path: text}, by="Eva", today=TODAY, directory=DIRECTORY).order
    except CorrectionError as error:
        assert error.code == "bad_value"
    else:
        assert entry.is_order
