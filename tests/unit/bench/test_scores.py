"""The curves and goals count what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bench.compare import Kind
from bench.curves import at_share, found_values, reliability, trade
from bench.goals import GOALS
from bench.report import write_report
from bench.sums import FaxScore, FieldScore, OrderScore, sums

RIGHT = FieldScore("doctor", Kind.RIGHT, 0.97)
UNSURE = FieldScore("fax", Kind.RIGHT, 0.7)
SILENT = FieldScore("identity_number", Kind.SILENT, 0.8)
NEEDLESS = FieldScore("patient_name", Kind.NEEDLESS, 0.95, flagged=True, doubted=True)


def _fax(index: int, *fields: FieldScore, **more: object) -> FaxScore:
    clean = all(one.kind is Kind.RIGHT for one in fields)
    order = OrderScore(fields, verdict_right=clean, false_release=False, must_be_held=True, straight_through=clean)
    fax = FaxScore(index, "region_complete", "table", "fine", "pdf-g4", 1, False, 1, (order,))
    return replace(fax, **more)  # type: ignore[arg-type]


def test_a_threshold_trades_silent_errors_for_needless_flags() -> None:
    points = trade(found_values([_fax(0, RIGHT, UNSURE, SILENT, NEEDLESS)]))
    by_threshold = {point.threshold: point for point in points}
    assert (by_threshold[0.0].silent, by_threshold[0.0].needless) == (1 / 3, 1 / 3)
    assert (by_threshold[0.85].silent, by_threshold[0.85].needless) == (0.0, 2 / 3)
    assert at_share(points, 0.4).threshold == 0.7
    assert at_share(points, 0.1) == points[0]


def test_reliability_counts_right_values_by_what_was_said_of_them() -> None:
    bins = reliability(found_values([_fax(0, RIGHT, SILENT, FieldScore("phone", Kind.MISSING, 0.0))]))
    assert [(round(one.confidence, 2), one.n, one.right) for one in bins] == [(0.8, 1, 0), (0.97, 1, 1)]


def test_goals_see_the_errors_they_are_about() -> None:
    good, bad = [_fax(0, RIGHT)], [_fax(0, RIGHT, SILENT, level=2)]
    named = {goal.words: goal.find for goal in GOALS}
    crucial = next(find for words, find in named.items() if words.startswith("identity numbers"))
    silent = next(find for words, find in named.items() if words.startswith("silently wrong, levels"))
    assert crucial(good)[0]
    assert not crucial(bad)[0]
    assert silent(good)[0]
    assert not silent(bad)[0]
    by_hand = next(find for words, find in named.items() if words.startswith("values written by hand"))
    guessed = FieldScore("patient_name", Kind.RIGHT, 0.9, allowed=True)
    assert not by_hand([_fax(0, guessed, handwritten=True)])[0]
    assert by_hand([_fax(0, replace(guessed, flagged=True), handwritten=True)])[0]


def test_a_falsely_released_order_is_counted_and_named(tmp_path: Path) -> None:
    order = OrderScore((RIGHT,), verdict_right=False, false_release=True, must_be_held=True, straight_through=False)
    faxes = [_fax(0, RIGHT), _fax(7, orders=(order,))]
    assert sums(faxes).false_releases == 1
    write_report(faxes, None, command="python -m bench.accuracy", set_name="open", seed=1, folder=tmp_path)
    page = (tmp_path / "accuracy.md").read_text(encoding="utf-8")
    assert "- falsely released: 7\n" in page
    assert (tmp_path / "plots/reliability.svg").exists()
