"""Calibration under generated input: within 0-1, order kept, and the same when fitted again."""

from __future__ import annotations

import random
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from bench.calibrate import MARGIN, Case, apart, calibrate, case_of, fit, toml
from bench.compare import Kind
from bench.sums import FieldScore
from intake.extract.evidence.calibration import CHOICE, FITTED, SORTS, Calibration, Knots, State, calibration_of

SHARE = st.floats(0, 1)
NAMES = st.sampled_from([*SORTS, "consent", "wants_report"])
STATES = st.sampled_from(State)
VALUES = st.lists(st.tuples(SHARE, st.booleans()), max_size=600)


@st.composite
def tables(draw: st.DrawFn) -> Calibration:
    def knots() -> Knots:
        xs = draw(st.lists(SHARE, min_size=1, max_size=5, unique=True))
        ys = draw(st.lists(SHARE, min_size=len(xs), max_size=len(xs)))
        return tuple(zip(sorted(xs), sorted(ys), strict=True))

    return Calibration({(sort, state): knots() for sort in ("date", CHOICE) for state in State})


@given(NAMES, SHARE, SHARE, STATES)
def test_the_order_of_two_confidences_is_never_reversed(name: str, one: float, other: float, state: State) -> None:
    low, high = sorted((one, other))
    assert 0 < FITTED.probability(name, low, state) <= FITTED.probability(name, high, state) < 1


@given(tables(), st.sampled_from(["date", "consent"]), SHARE, SHARE, STATES)
def test_nor_by_any_table_that_may_be_fitted(
    table: Calibration, name: str, one: float, other: float, state: State
) -> None:
    low, high = sorted((one, other))
    assert 0 <= table.probability(name, low, state) <= table.probability(name, high, state) <= 1


@given(VALUES, SHARE)
def test_fitted_knots_rise_and_never_claim_certainty(values: list[tuple[float, bool]], mean: float) -> None:
    knots = fit(values, mean)
    assert [x for x, _ in knots] == sorted({x for x, _ in knots})
    assert [y for _, y in knots] == sorted(y for _, y in knots)
    assert all(MARGIN <= y <= 1 - MARGIN for _, y in knots)


@given(VALUES, SHARE, st.randoms(use_true_random=False))
def test_a_fit_is_the_same_in_whatever_order_the_values_come(
    values: list[tuple[float, bool]], mean: float, shuffling: random.Random
) -> None:
    shuffled = list(values)
    shuffling.shuffle(shuffled)
    assert fit(shuffled, mean) == fit(values, mean)


@given(st.lists(st.tuples(NAMES, STATES, SHARE, st.booleans()), max_size=200))
def test_a_written_table_reads_back_as_it_was_fitted(values: list[tuple[str, State, float, bool]]) -> None:
    score = FieldScore("date", Kind.RIGHT, 0.5)
    fitted = calibrate([Case(name, state, confidence, right, score) for name, state, confidence, right in values])
    assert calibration_of(tomllib.loads(toml(fitted, {"open", "wide"}, 5, 1))) == fitted


@given(NAMES, STATES, SHARE)
def test_the_state_and_the_words_of_a_value_can_be_told_again(name: str, state: State, confidence: float) -> None:
    published = round(apart().probability(name, confidence, state), 3)
    case = case_of(FieldScore(name, Kind.RIGHT, published))
    assert case.state is state
    assert abs(case.confidence - confidence) < 0.004
