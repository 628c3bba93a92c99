"""How right the program is on faxes nobody has seen: measured, with intervals, and written as it is.

    python -m bench.accuracy --faxes 2000 --seed 1 --kept FILE   measure, from where FILE ends; write docs/accuracy.md
    python -m bench.accuracy --show SEED INDEX FOLDER            write one fax of a run and what must come of it

The faxes carry random valid identity numbers, so they live in a temporary folder and nowhere else; what is kept of a
fax are its scores, without a value.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.compare import FieldResult, Kind, OrderResult, compare
from bench.cost import Cost, measure_cost
from bench.faxes.make import FaxFile, random_fax
from bench.faxes.sets import SETS
from bench.report import write_report
from bench.running import BATCH, ReadFailedError, read
from bench.sums import FaxScore, keep, kept, score

DOCS = Path(__file__).parents[1] / "docs"


@dataclass(frozen=True, slots=True)
class Measured:
    """One fax of the run; ``lost`` where the program gave no outcome, ``put_aside`` where it was quarantined."""

    index: int
    fax: FaxFile
    orders: list[OrderResult]
    lost: bool = False
    put_aside: str = ""

    @property
    def score(self) -> FaxScore:
        pages = len(self.fax.sheets)
        return score(self.index, self.fax.plan, self.orders, pages, lost=self.lost, put_aside=self.put_aside)


def measure(seed: int, indices: Sequence[int], set_name: str, folder: Path) -> list[Measured]:
    """Make, read and judge some faxes of the run ``seed``."""
    faxes = {index: random_fax(seed, index, set_name) for index in indices}
    paths = {index: folder / f"{index:05}{fax.suffix}" for index, fax in faxes.items()}
    for index, path in paths.items():
        path.write_bytes(faxes[index].content)
    try:
        outcomes = read(paths.values())
    except ReadFailedError:
        outcomes = {}
        for path in paths.values():  # one by one, to know which was lost
            try:
                outcomes |= read([path])
            except ReadFailedError as error:
                print(error, file=sys.stderr)
    for path in paths.values():
        path.unlink()
    return [_judged(index, fax, outcomes.get(paths[index].name)) for index, fax in faxes.items()]


def _judged(index: int, fax: FaxFile, outcome: dict[str, Any] | None) -> Measured:
    orders = compare(fax.expected, outcome or {})
    if outcome is None:
        return Measured(index, fax, orders, lost=True)
    aside = outcome["reason"]["code"] if outcome["status"] == "quarantined" else ""
    return Measured(index, fax, orders, put_aside=aside)


def run(seed: int, faxes: int, set_name: str, jobs: int, results: Path, wrong: Path | None) -> list[FaxScore]:
    """The scores of the run, going on where ``results`` ends; ``wrong`` gets every wrong case with its values."""
    done = {each.index for each in kept(results)}
    missing = [index for index in range(faxes) if index not in done]
    batches = [missing[start : start + BATCH] for start in range(0, len(missing), BATCH)]
    count = len(done)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        for some in pool.map(lambda batch: measure(seed, batch, set_name, Path(folder)), batches):
            keep((one.score for one in some), results)
            if wrong:
                with wrong.open("a", encoding="utf-8") as file:
                    file.write(details(some))
            count += len(some)
            print(f"\r{count} of {faxes} faxes", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return [each for each in kept(results) if each.index < faxes]


def details(run_: list[Measured]) -> str:
    """Every wrong case with its values, for those who develop; never part of the report."""
    lines = []
    for measured in run_:
        said = [problem for order in measured.orders for problem in order.problems]
        said += [_words(each) for order in measured.orders for each in order.fields if each.kind is not Kind.RIGHT]
        if said:
            plan = measured.fax.plan
            head = f"{measured.index}: {plan.scenario}, {plan.layout}, {plan.resolution}, level {plan.damage.level}"
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
    parser.add_argument("--set", choices=sorted(SETS), default="report", help="layouts and wordings")
    parser.add_argument("--kept", type=Path, help="scores of this run so far; the run goes on where it ends")
    parser.add_argument("--cost", type=int, default=40, help="faxes that the processor time is measured on")
    parser.add_argument("--out", type=Path, default=DOCS, help="the folder that accuracy.md and its plots go to")
    parser.add_argument("--details", type=Path, help="write every wrong case with its values here (not the report set)")
    parser.add_argument("--show", nargs=3, metavar=("SEED", "INDEX", "FOLDER"))
    given = parser.parse_args(arguments)
    if given.show:
        seed, index, folder = given.show
        show(int(seed), int(index), given.set, Path(folder))
        return 0
    if given.details and given.set == "report":
        parser.error("the report set is for reporting: its wrong cases are not looked at one by one")
    with tempfile.TemporaryDirectory() as folder:
        results = given.kept or Path(folder) / "scores.jsonl"
        scores = run(given.seed, given.faxes, given.set, given.jobs, results, given.details)
    cost: Cost | None = measure_cost(given.seed, given.set, given.cost) if given.cost else None
    command = f"python -m bench.accuracy --set {given.set} --faxes {given.faxes} --seed {given.seed}"
    print(write_report(scores, cost, command=command, set_name=given.set, seed=given.seed, folder=given.out))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
