"""The calibration is fitted on what it says, shown on what it was not fitted on, and few cases decide little."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.calibrate import PRIOR, STEP, Case, calibrate, fit, main, show, weighed
from bench.compare import Kind
from bench.curves import expected_error, reliability, trade
from bench.report import write_report
from bench.sums import FieldScore
from intake.extract.evidence.calibration import State
from intake.extract.vocabulary import CALIBRATION


def _cases(n: int, right: int, confidence: float, name: str = "doctor", state: State = State.CLEAR) -> list[Case]:
    kinds = [Kind.RIGHT] * right + [Kind.SILENT] * (n - right)
    scores = [FieldScore(name, kind, 0.5, doubted=state is State.DOUBTED) for kind in kinds]
    return [Case(name, state, confidence, each.kind is Kind.RIGHT, each) for each in scores]


def test_what_is_right_half_the_time_is_said_to_be() -> None:
    values = [(0.3, n % 2 == 0) for n in range(10 * STEP)] + [(0.9, True)] * (10 * STEP)
    (low, half), (high, nearly) = fit(values, 0.75)
    assert (low, high) == (0.3, 0.9)
    assert 0.48 < half < 0.52
    assert 0.99 < nearly < 1


def test_a_step_that_falls_is_pooled_with_its_neighbour() -> None:
    values = [(0.5, True)] * STEP + [(0.6, n % 2 == 0) for n in range(STEP)]
    ((confidence, probability),) = fit(values, 0.75)
    assert (confidence, probability) == (0.55, 0.75)


def test_few_cases_stay_near_the_mean_of_their_sort() -> None:
    ((_, few),) = fit([(0.5, False)], 0.9)
    assert few == round(PRIOR * 0.9 / (PRIOR + 1), 4)
    assert fit([], 0.9) == ((0.5, 0.9),)


def test_each_sort_and_state_has_its_own_table() -> None:
    cases = _cases(400, 400, 0.9) + _cases(400, 200, 0.9, state=State.HESITANT) + _cases(400, 100, 0.9, "phone")
    fitted = calibrate(cases)
    found = [
        fitted.probability(name, 0.9, state)
        for name, state in (("doctor", State.CLEAR), ("doctor", State.HESITANT), ("fax", State.CLEAR))
    ]
    assert found == pytest.approx([1, 0.5, 0.25], abs=0.02)


def test_a_folder_is_shown_by_what_the_others_fit() -> None:
    """A folder of nothing but errors beside one of nothing but right values: neither vouches for itself."""
    text = show({"good": _cases(200, 200, 0.9), "bad": _cases(200, 0, 0.9)})
    good, bad = text.split("## bad")
    assert "1.000 (0.981–1.000) | 200" in good
    assert "| 0.01" in good or "| 0.00" in good  # what the bad folder promises of the good one
    assert "| 0.99" in bad


def test_the_threshold_flags_what_lies_below_it_and_leaves_other_doubts() -> None:
    cases = _cases(100, 90, 0.9) + _cases(100, 100, 0.9, state=State.DOUBTED)
    scores = weighed(cases, calibrate(cases), 0.95)
    assert all(each.flagged for each in scores)
    points = {point.threshold: point for point in trade(scores, also=0.945)}
    assert points[0.0].needless == pytest.approx(100 / 190)
    assert points[0.0].silent == pytest.approx(0.1)
    assert points[0.945].unflagged == 0


def test_expected_error_is_the_mean_distance_from_what_was_said() -> None:
    scores = [FieldScore("fax", Kind.RIGHT, 0.75)] * 3 + [FieldScore("fax", Kind.SILENT, 0.75)]
    assert expected_error(reliability(scores)) == 0
    assert expected_error(reliability(scores[:3])) == pytest.approx(0.25)


def test_nothing_is_fitted_on_the_set_that_is_reported_on(tmp_path: Path) -> None:
    (tmp_path / "report-1-00000.pickle").write_bytes(b"")
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--dry"])
    assert "report" not in CALIBRATION["fitted_on"]["sets"]


def test_the_report_says_whether_its_set_was_fitted_on(tmp_path: Path) -> None:
    for name, words in (("report", "none of which is this set"), ("open", "**which this set is one of")):
        write_report([], None, command="python -m bench.accuracy", set_name=name, seed=1, folder=tmp_path)
        assert words in (tmp_path / "accuracy.md").read_text(encoding="utf-8")
