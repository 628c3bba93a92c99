"""A field's confidence is a probability, and one threshold on it decides what is flagged for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.config import Settings
from intake.extract import extract
from intake.extract.evidence.calibration import (
    CHOICE,
    FITTED,
    FLAG_BELOW,
    SORTS,
    Calibration,
    State,
    Weighing,
    state_of,
)
from intake.extract.evidence.claims import HESITANT
from intake.model import FIELD_NAMES, Examination, Field, Order, Word
from tests.unit.extract.orders import DIRECTORY, FORM, TODAY
from tests.unit.extract.typeset import page

EVERY_TABLE = [(sort, state) for sort in {*SORTS.values(), CHOICE} for state in State]
AS_IT_IS = Calibration(dict.fromkeys(EVERY_TABLE, ((0.0, 0.0), (1.0, 1.0))))
HALF = Weighing(AS_IT_IS, 0.5)


def _read(flag_below: float, *, sure: float = 0.96, hesitant: tuple[str, ...] = ()) -> Order:
    sheet = page(FORM)
    words = tuple(_as_sure(word, 0.6 if word.text in hesitant else sure) for word in sheet.words)
    pages = [replace(sheet, words=words)]
    return extract(pages, directory=DIRECTORY, today=TODAY, flag_below=flag_below, calibration=AS_IT_IS).orders[0]


def _as_sure(word: Word, confidence: float) -> Word:
    return replace(word, confidence=confidence)


def test_the_program_comes_with_a_table_for_every_sort_and_state() -> None:
    assert set(FITTED.tables) == set(EVERY_TABLE)
    assert set(SORTS) <= {*FIELD_NAMES, *Examination.__dataclass_fields__}


def test_nothing_is_said_to_be_certain() -> None:
    assert all(0 < y < 1 for knots in FITTED.tables.values() for _, y in knots)


def test_the_settings_and_the_core_mean_the_same_threshold() -> None:
    assert Settings().read.flag_below == FLAG_BELOW


def test_words_that_nothing_confirms_are_flagged_by_default() -> None:
    """The threshold that comes with the program stands above what hesitant names and units are worth."""
    for name in ("patient_name", "doctor", "requesting_clinic", "image_recipient", "identity_number", "date"):
        assert FITTED.probability(name, 0.6, State.HESITANT) < FLAG_BELOW


def test_sure_words_are_not_flagged_by_default() -> None:
    for name in (*FIELD_NAMES, "date", "modality", "body_part", "side", "text"):
        assert FITTED.probability(name, 0.96, State.CLEAR) >= FLAG_BELOW


def test_knots_are_joined_by_lines_and_level_beyond() -> None:
    table = Calibration({**AS_IT_IS.tables, ("date", State.CLEAR): ((0.4, 0.6), (0.8, 0.9))})
    found = [table.probability("date", x, State.CLEAR) for x in (0.0, 0.4, 0.6, 0.8, 1.0)]
    assert found == pytest.approx([0.6, 0.6, 0.75, 0.9, 0.9])


@pytest.mark.parametrize("knots", [(), ((0.2, 0.9), (0.8, 0.3)), ((0.5, 0.5), (0.5, 0.6)), ((0.0, 0.0), (1.0, 1.1))])
def test_a_table_that_falls_or_leaves_its_range_is_refused(knots: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="calibration of date"):
        Calibration({**AS_IT_IS.tables, ("date", State.CLEAR): knots})


def test_an_improbable_value_is_flagged_and_a_probable_one_is_not() -> None:
    assert HALF.field("fax", Field("040-62", confidence=0.4)) == Field(
        "040-62", None, 0.4, ("low_confidence",), (), ("040-62",)
    )
    assert HALF.field("fax", Field("040-62", confidence=0.6)) == Field("040-62", None, 0.6)


def test_hesitation_is_forgotten_where_the_value_is_probable_all_the_same() -> None:
    hesitant = Field("Ek", None, 0.6, (HESITANT,), (), ("Ek",))
    assert state_of(hesitant) is State.HESITANT
    assert HALF.field("doctor", hesitant) == Field("Ek", None, 0.6)
    assert HALF.field("doctor", replace(hesitant, confidence=0.3)).flags == ("low_confidence",)


def test_a_doubt_that_stops_stays_whatever_the_probability_and_alone() -> None:
    for confidence in (0.1, 1.0):
        doubtful = Field("Ek", None, confidence, (HESITANT, "readings_differ"), (), ("Ek", "Elk"))
        weighed = Weighing(AS_IT_IS, 0.5).field("doctor", doubtful)
        assert (weighed.flags, weighed.candidates) == (("readings_differ",), ("Ek", "Elk"))


def test_a_mild_doubt_does_not_hide_an_improbable_value() -> None:
    weighed = HALF.field("modality", Field("XR", None, 0.2, ("assumed",), (), ("XR",)))
    assert weighed.flags == ("assumed", "low_confidence")
    assert HALF.field("modality", Field("XR", None, 0.9, ("assumed",), (), ("XR",))).candidates == ("XR",)


def test_what_has_no_value_has_no_probability_and_keeps_its_flag() -> None:
    assert HALF.field("fax", Field()) == Field()
    assert HALF.field("date", Field(None, "3 ma", 0.7, ("low_confidence",))) == Field(
        None, "3 ma", 0.0, ("low_confidence",)
    )


def test_the_threshold_trades_flags_of_a_whole_fax_both_ways() -> None:
    name = ("Anna", "Testsson")
    assert "low_confidence" in _read(0.9, hesitant=name).fields["patient_name"].flags
    assert not _read(0.5, hesitant=name).fields["patient_name"].flags
    strict = _read(0.99)
    assert all("low_confidence" in f.flags for f in strict.fields.values() if f.value is not None)
    assert {f.field for f in strict.flags} >= {"patient_name", "identity_number", "exam_date"}


def test_no_flag_of_the_program_itself_gets_out() -> None:
    order = _read(0.5, hesitant=("Anna", "Testsson", "Medicinmottagningen", "thorax", "2026-03-02"))
    exam = order.examinations[0]
    every = [*order.fields.values(), exam.modality, exam.body_part, exam.side, exam.date, exam.text]
    assert HESITANT not in {code for field in every for code in field.flags}


def test_a_wrong_shape_is_found_behind_hesitant_words_too() -> None:
    """Hesitation that turns out harmless must not have kept another doubt away."""
    sheet = page(FORM.replace("Anna Testsson", "Anna T3stsson"))
    pages = [replace(sheet, words=tuple(_as_sure(word, 0.6) for word in sheet.words))]
    order = extract(pages, directory=DIRECTORY, today=TODAY, flag_below=0, calibration=AS_IT_IS).orders[0]
    name = order.fields["patient_name"]
    assert name.value is None or "low_confidence" in name.flags
