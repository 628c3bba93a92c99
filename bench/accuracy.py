"""How right the program is on faxes nobody has seen: measured, with intervals, and written as it is.

    python -m bench.accuracy --faxes 2000 --seed 1 --words FOLDER   measure, from where FOLDER ends; docs/accuracy.md
    python -m bench.accuracy --set unseen --faxes 222 --seed 1 --cost 0 --out docs/papers    the same of written papers
    python -m bench.accuracy --show SEED INDEX FOLDER               write one fax of a run and what must come of it

The faxes carry random valid identity numbers, so they and their words live in folders that are never committed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench.compare import FieldResult, Kind
from bench.cost import Cost, measure_cost
from bench.faxes.make import random_fax
from bench.faxes.sets import HELD_BACK, SETS
from bench.faxes.written import HALVES, UNSEEN
from bench.report import write_report
from bench.words import Measured, judged, kept_words, recognise

DOCS = Path(__file__).parents[1] / "docs"


def details(run_: list[Measured]) -> str:
    """Every wrong case with its values, for those who develop; never part of the report."""
    lines = []
    for measured in run_:
        said = [problem for order in measured.orders for problem in order.problems]
        said += [_words(each) for order in measured.orders for each in order.fields if each.kind is not Kind.RIGHT]
        if said:
            plan = measured.read.fax.plan
            head = (
                f"{measured.read.index}: {plan.scenario}, {plan.layout}, {plan.resolution}, level {plan.damage.level}"
            )
            lines += [f"{head} ({plan.damage.words})\n", *(f"    {one}\n" for one in said)]
    return "".join(lines)


def _words(each: FieldResult) -> str:
    return f"{each.name}: {each.kind}, {each.actual!r} instead of {each.expected!r}"


def show(seed: int, index: int, set_name: str, folder: Path) -> None:
    """Write fax ``index`` of the run ``seed`` with its expected outcome into ``folder``."""
    fax = random_fax(seed, index, set_name)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{set_name}-{seed}-{index}"
    (folder / f"{name}{fax.suffix}").write_bytes(fax.content)
    text = json.dumps(fax.expected, ensure_ascii=False, indent=1)
    (folder / f"{name}.expected.json").write_text(text + "\n", encoding="utf-8")
    print(folder / f"{name}{fax.suffix}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faxes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--set", choices=sorted({*SETS, *HALVES}), default="report", help="layouts and wordings")
    parser.add_argument("--words", type=Path, help="words of this run so far; the run goes on where they end")
    parser.add_argument("--cost", type=int, default=40, help="faxes that the processor time is measured on")
    parser.add_argument("--out", type=Path, default=DOCS, help="the folder that accuracy.md and its plots go to")
    parser.add_argument("--details", type=Path, help="write every wrong case with its values here (not the report set)")
    parser.add_argument("--show", nargs=3, metavar=("SEED", "INDEX", "FOLDER"))
    given = parser.parse_args(arguments)
    if given.show:
        seed, index, folder = given.show
        show(int(seed), int(index), given.set, Path(folder))
        return 0
    if given.details and given.set in HELD_BACK | {UNSEEN}:
        parser.error("what is held back is for reporting: its wrong cases are not looked at one by one")
    # First: it waits for every process that it starts, and the pools below leave helpers of their own.
    cost: Cost | None = measure_cost(given.seed, given.set, given.cost) if given.cost else None
    with tempfile.TemporaryDirectory() as temporary:
        words = given.words or Path(temporary)
        recognise(given.seed, given.set, given.faxes, words, given.jobs)
        measured = judged(kept_words(words, given.faxes), given.jobs)
    if given.details:
        given.details.write_text(details(measured), encoding="utf-8")
    scores = [one.score for one in measured]
    command = f"python -m bench.accuracy --set {given.set} --faxes {given.faxes} --seed {given.seed}"
    print(write_report(scores, cost, command=command, set_name=given.set, seed=given.seed, folder=given.out))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
