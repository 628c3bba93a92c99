"""Fit what a confidence means on kept words of the sets to develop on; writes the program's calibration table.

    python -m bench.tuning read --set open --faxes 200 --seed 5 FOLDER    recognise once and keep the words
    python -m bench.calibrate FOLDER...                                   fit on all, show on each what the others fit
    python -m bench.calibrate --dry FOLDER...                             the same, and write nothing

What is shown of a folder was fitted on the other folders only: no value vouches for itself. The set that is kept for
reporting is refused.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from bench.curves import RIGHT, Bin, Point, expected_error, found_values, reliability, trade
from bench.faxes.sets import HELD_BACK
from bench.sums import FieldScore
from bench.words import judge, kept_words
from intake.config import Settings
from intake.extract.evidence.calibration import CHOICE, SORTS, Calibration, Knots, State
from intake.interval import wilson

TABLE = Path(__file__).parents[1] / "intake" / "extract" / "vocabulary" / "calibration.toml"
STEP = 40
"""Values in a step at the least."""
PRIOR = 10.0
"""How many values the mean of the sort weighs in each step: few cases stay near it."""
MARGIN = 0.001
"""What every probability stays off 0 and 1: some thousand faxes make nothing certain."""

_PLACES: Mapping[State, float] = {State.DOUBTED: 0.01, State.HESITANT: 0.34, State.CLEAR: 0.67}
_WIDTH = 0.3


@dataclass(frozen=True, slots=True)
class Case:
    """One value that the program gave: how sure its words were, what else was known of it, and was it right?"""

    name: str  # as ``Calibration.probability`` takes it
    state: State
    confidence: float
    right: bool
    score: FieldScore

    @property
    def sort(self) -> str:
        return SORTS.get(self.name, CHOICE)


# --- fitting ------------------------------------------------------------------------------------------------------


def fit(values: Iterable[tuple[float, bool]], mean: float) -> Knots:
    """Knots (confidence, probability) that never fall, by pooling adjacent violators.

    A step of ``n`` values of which ``r`` are right has the probability ``(r + PRIOR * mean) / (n + PRIOR)``: few cases
    stay near ``mean`` (0–1). No step is nearer to 0 or 1 than ``MARGIN``. Confidences count to three decimals.
    """

    def share(pool: Sequence[tuple[float, bool]]) -> float:
        probability = _shrunk(sum(right for _, right in pool), len(pool), mean)
        return round(min(1 - MARGIN, max(MARGIN, probability)), 4)

    pools: list[list[tuple[float, bool]]] = []
    for step in _steps(sorted((round(confidence, 3), right) for confidence, right in values)):
        pools.append(step)
        while len(pools) > 1 and share(pools[-2]) >= share(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    if not pools:
        return ((0.5, share(())),)
    return tuple((round(sum(c for c, _ in pool) / len(pool), 4), share(pool)) for pool in pools)


def _shrunk(right: int, n: int, mean: float) -> float:
    return (right + PRIOR * mean) / (n + PRIOR)


def _steps(ordered: Sequence[tuple[float, bool]]) -> list[list[tuple[float, bool]]]:
    """At least ``STEP`` values each, equal confidences together; what is left over joins the last."""
    steps: list[list[tuple[float, bool]]] = []
    for _, group in groupby(ordered, key=lambda each: each[0]):
        if steps and len(steps[-1]) < STEP:
            steps[-1] += group
        else:
            steps.append(list(group))
    if len(steps) > 1 and len(steps[-1]) < STEP:
        steps[-2:] = [steps[-2] + steps[-1]]
    return steps


def calibrate(cases: Sequence[Case]) -> Calibration:
    """A table for each sort and state. A sort with few cases stays near the mean of its state over all sorts."""
    tables: dict[tuple[str, State], Knots] = {}
    for state in State:
        alike = [case for case in cases if case.state is state]
        overall = (sum(case.right for case in alike) + 1) / (len(alike) + 2)
        for sort in sorted({*SORTS.values(), CHOICE}):
            values = [(case.confidence, case.right) for case in alike if case.sort == sort]
            tables[sort, state] = fit(values, _shrunk(sum(right for _, right in values), len(values), overall))
    return Calibration(tables)


# --- the cases ----------------------------------------------------------------------------------------------------


def apart() -> Calibration:
    """Keeps the confidences of the words and tells the states apart: each has its own stretch of 0–1."""
    sorts = {*SORTS.values(), CHOICE}
    return Calibration(
        {(sort, state): ((0.0, at), (1.0, round(at + _WIDTH, 4))) for sort in sorts for state, at in _PLACES.items()}
    )


def case_of(score: FieldScore) -> Case:
    """The case of a value that was judged with ``apart``."""
    state = max((s for s in State if _PLACES[s] <= score.confidence), key=_PLACES.__getitem__)
    confidence = round((score.confidence - _PLACES[state]) / _WIDTH, 3)
    return Case(score.name.removeprefix("examination "), state, confidence, score.kind in RIGHT, score)


def _cases(paths: Sequence[Path]) -> list[Case]:
    measured = judge((pickle.loads(path.read_bytes()) for path in paths), apart())
    return [case_of(each) for each in found_values(one.score for one in measured)]


def _set_of(path: Path) -> str:
    return path.name.split("-")[0]


# --- showing ------------------------------------------------------------------------------------------------------


def weighed(cases: Iterable[Case], calibration: Calibration, flag_below: float) -> list[FieldScore]:
    """The scores as the program would give them with ``calibration``."""
    scores = []
    for case in cases:
        probability = calibration.probability(case.name, case.confidence, case.state)
        flagged = case.score.doubted or probability < flag_below
        scores.append(replace(case.score, confidence=probability, flagged=flagged))
    return scores


def words(bins: Sequence[Bin], points: Sequence[Point]) -> str:
    lines = ["| stated | found | n |", "| ---: | ---: | ---: |"]
    for each in bins:
        low, high = wilson(each.right, each.n)
        lines.append(f"| {each.confidence:.3f} | {each.right / each.n:.3f} ({low:.3f}–{high:.3f}) | {each.n} |")
    lines += ["", f"expected calibration error {expected_error(bins):.4f}", ""]
    lines.append("| flag below | right values flagged | wrong among 1,000 unflagged | unflagged |")
    lines.append("| ---: | ---: | ---: | ---: |")
    for p in points:
        lines.append(f"| {p.threshold:.3f} | {100 * p.needless:.2f} % | {1000 * p.silent:.2f} | {p.unflagged} |")
    return "\n".join([*lines, ""])


def show(folders: Mapping[str, Sequence[Case]]) -> str:
    """Each folder by what the others fit, and all of them together."""
    flag_below = Settings().read.flag_below
    parts, every = [], list[FieldScore]()
    for name, cases in folders.items():
        others = [case for other, some in folders.items() if other != name for case in some]
        scores = weighed(cases, calibrate(others), flag_below)
        every += scores
        parts += [f"## {name}, fitted on the others\n", words(reliability(scores), trade(scores))]
    return "\n".join([*parts, "## all, each fitted on the others\n", words(reliability(every), trade(every))])


def toml(calibration: Calibration, sets: Iterable[str], values: int, faxes: int) -> str:
    lines = [
        "# What a confidence means: [confidence of the words, probability], by sort of value and what else is known.",
        "# Written by bench/calibrate.py; do not edit.",
        "",
        "[fitted_on]",
        f"sets = {sorted(sets)}".replace("'", '"'),
        f"faxes = {faxes}",
        f"values = {values}",
    ]
    for sort in sorted({*SORTS.values(), CHOICE}):
        lines += ["", f"[{sort}]"]
        for state in State:
            knots = ", ".join(f"[{x}, {y}]" for x, y in calibration.tables[sort, state])
            lines.append(f"{state} = [{knots}]")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--dry", action="store_true", help="write no table")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args(arguments)
    paths = {folder.name: kept_words(folder) for folder in given.folders}
    sets = {_set_of(path) for some in paths.values() for path in some}
    if sets.intersection(HELD_BACK):
        parser.error("the report set is for reporting: nothing is fitted on it")
    with ProcessPoolExecutor(given.jobs) as pool:
        folders = dict(zip(paths, pool.map(_cases, paths.values()), strict=True))
    if len(folders) > 1:
        print(show(folders))
    cases = [case for some in folders.values() for case in some]
    if not given.dry:
        TABLE.write_text(toml(calibrate(cases), sets, len(cases), sum(map(len, paths.values()))), encoding="utf-8")
        print(TABLE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
