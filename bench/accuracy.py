"""How right the program is on faxes nobody has seen: measured, with intervals, and written as it is.

    python -m bench.accuracy --faxes 200 --seed 1 --jobs 2       measure, and write docs/accuracy.md
    python -m bench.accuracy --show SEED INDEX FOLDER            write one fax of a run and what must come of it

The faxes carry random valid identity numbers, so they live in a temporary folder and nowhere else.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from bench.compare import FieldResult, Kind, OrderResult, compare
from bench.faxes.make import FaxFile, random_fax
from bench.faxes.sets import SETS
from bench.running import BATCH, ReadFailedError, read

REPORT = Path(__file__).parents[1] / "docs" / "accuracy.md"


@dataclass(frozen=True, slots=True)
class Measured:
    """One fax of the run; ``lost`` where the program gave no outcome, ``put_aside`` where it was quarantined."""

    index: int
    fax: FaxFile
    orders: list[OrderResult]
    lost: bool = False
    put_aside: str = ""

    @property
    def clean(self) -> bool:
        return not self.lost and not self.put_aside


@dataclass(slots=True)
class Sums:
    """Counts over some of the faxes."""

    faxes: int = 0
    orders: int = 0
    verdicts_right: int = 0
    must_be_held: int = 0
    false_releases: int = 0
    straight_through: int = 0
    fields: Counter[Kind] = field(default_factory=Counter)

    def add(self, measured: Measured) -> None:
        self.faxes += 1
        for order in measured.orders:
            self.orders += 1
            self.verdicts_right += order.verdict_right
            self.must_be_held += order.must_be_held or order.false_release
            self.false_releases += order.false_release
            self.straight_through += order.straight_through
            self.fields.update(each.kind for each in order.fields)

    @property
    def values(self) -> int:
        return sum(self.fields.values())


def wilson(hits: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share of ``hits`` in ``n`` (Wilson 1927); the whole range where ``n`` is 0."""
    if n == 0:
        return 0.0, 1.0
    share = hits / n
    centre = share + z * z / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (centre - spread) / (1 + z * z / n)), min(1.0, (centre + spread) / (1 + z * z / n))


def percent(hits: int, n: int) -> str:
    if n == 0:
        return "–"
    low, high = wilson(hits, n)
    return f"{100 * hits / n:.1f} % ({100 * low:.1f}–{100 * high:.1f})"


def per_thousand(hits: int, n: int) -> str:
    if n == 0:
        return "–"
    low, high = wilson(hits, n)
    return f"{1000 * hits / n:.1f} ({1000 * low:.1f}–{1000 * high:.1f})"


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


def run(seed: int, faxes: int, set_name: str, jobs: int) -> list[Measured]:
    batches = [range(start, min(start + BATCH, faxes)) for start in range(0, faxes, BATCH)]
    out: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        for some in pool.map(lambda batch: measure(seed, batch, set_name, Path(folder)), batches):
            out += some
            print(f"\r{len(out)} of {faxes} faxes", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return out


# --- the report ----------------------------------------------------------------------------------------------------

HEAD = (
    "| {} | faxes | verdict right | false releases | silently wrong per 1,000 fields | wrong, flagged | missing "
    "| needless flags | straight through |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def _row(name: str, sums: Sums) -> str:
    kinds, values = sums.fields, sums.values
    cells = (
        name,
        str(sums.faxes),
        percent(sums.verdicts_right, sums.orders),
        f"{sums.false_releases} of {sums.must_be_held}",
        per_thousand(kinds[Kind.SILENT], values),
        percent(kinds[Kind.FLAGGED], values),
        percent(kinds[Kind.MISSING], values),
        percent(kinds[Kind.NEEDLESS], values),
        percent(sums.straight_through, sums.orders),
    )
    return f"| {' | '.join(cells)} |"


def _table(title: str, run_: Iterable[Measured], group: Callable[[Measured], str]) -> list[str]:
    groups: dict[str, Sums] = {}
    for measured in run_:
        groups.setdefault(group(measured), Sums()).add(measured)
    return [HEAD.format(title), *(_row(name, groups[name]) for name in sorted(groups)), ""]


def fields_table(run_: Iterable[Measured]) -> list[str]:
    by_name: dict[str, Counter[Kind]] = {}
    for measured in run_:
        for order in measured.orders:
            for each in order.fields:
                by_name.setdefault(each.name, Counter())[each.kind] += 1
    rows = [
        "| field | n | right | needless flag | missing | wrong, flagged | silently wrong |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, kinds in sorted(by_name.items()):
        cells = (str(kinds[kind]) for kind in (Kind.RIGHT, Kind.NEEDLESS, Kind.MISSING, Kind.FLAGGED, Kind.SILENT))
        rows.append(f"| {name} | {sum(kinds.values())} | {' | '.join(cells)} |")
    return [*rows, ""]


def report(run_: list[Measured], seed: int, set_name: str, command: str, minutes: float) -> str:
    """The measurement as a page of Markdown. Names no value: the faxes' contents stay in the temporary folder."""
    total = Sums()
    for measured in run_:
        total.add(measured)
    low, high = wilson(total.false_releases, total.must_be_held)
    lines = [
        "# Accuracy",
        "",
        f"Measured by `{command}` in {minutes:.0f} min: {total.faxes} simulated faxes with {total.orders} orders and "
        f"{total.values:,} fields, layouts of the set `{set_name}`, seed {seed}. Damage levels 0 (clean) to 4 (skew "
        "to 5°, noise, a fax of a fax) in equal shares; resolutions 25 % standard, 40 % fine, 20 % 200 dpi, 15 % "
        "300 dpi. In brackets the 95 % Wilson interval. The figures are as they came out; how right and wrong are told "
        "apart stands in `bench/compare.py`.",
        "",
        f"- faxes lost: {sum(m.lost for m in run_)}; put aside with a reason: {sum(bool(m.put_aside) for m in run_)}",
        f"- verdicts right: {percent(total.verdicts_right, total.orders)}",
        f"- false releases: {total.false_releases} among {total.must_be_held} orders that must not be released "
        f"(95 %: {100 * low:.1f}–{100 * high:.1f} %)",
        f"- silently wrong: {per_thousand(total.fields[Kind.SILENT], total.values)} per 1,000 fields",
        f"- straight through (all right, no question): {percent(total.straight_through, total.orders)}",
        "",
        *_table("damage level", run_, lambda m: str(m.fax.plan.damage.level)),
        *_table("resolution", run_, lambda m: m.fax.plan.resolution),
        *_table("layout", run_, lambda m: m.fax.plan.layout),
        *_table("container", run_, lambda m: m.fax.plan.container),
        *fields_table(run_),
        *_wrong(run_, seed, set_name),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _wrong(run_: list[Measured], seed: int, set_name: str) -> list[str]:
    false = [m.index for m in run_ if any(order.false_release for order in m.orders)]
    silent = [m.index for m in run_ if any(each.kind is Kind.SILENT for order in m.orders for each in order.fields)]
    verdicts = [m.index for m in run_ if not all(order.verdict_right for order in m.orders)]
    show = f"python -m bench.accuracy --set {set_name} --show {seed} INDEX FOLDER"
    return [
        f"Each case can be made again with `{show}`:",
        "",
        f"- lost: {_listed(m.index for m in run_ if m.lost)}",
        f"- put aside: {_listed(m.index for m in run_ if m.put_aside)}",
        f"- falsely released: {_listed(false)}",
        f"- verdict wrong: {_listed(verdicts)}",
        f"- a value wrong in silence: {_listed(silent)}",
    ]


def _listed(indices: Iterable[int]) -> str:
    return ", ".join(map(str, indices)) or "none"


def details(run_: list[Measured]) -> str:
    """Every wrong case with its values, for those who develop; never part of the report."""
    lines = []
    for measured in run_:
        said = [problem for order in measured.orders for problem in order.problems]
        said += [_words(each) for order in measured.orders for each in order.fields if each.kind not in _FINE]
        if said:
            plan = measured.fax.plan
            head = f"{measured.index}: {plan.scenario}, {plan.layout}, {plan.resolution}, level {plan.damage.level}"
            lines += [f"{head} ({plan.damage.words})", *(f"    {one}" for one in said)]
    return "\n".join(lines)


_FINE = (Kind.RIGHT, Kind.NEEDLESS)


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
    parser.add_argument("--out", type=Path, default=REPORT, help="where the page goes")
    parser.add_argument("--details", type=Path, help="write every wrong case with its values here (open set only)")
    parser.add_argument("--show", nargs=3, metavar=("SEED", "INDEX", "FOLDER"))
    given = parser.parse_args(arguments)
    if given.show:
        seed, index, folder = given.show
        show(int(seed), int(index), given.set, Path(folder))
        return 0
    if given.details and given.set == "report":
        parser.error("the report set is for reporting: its wrong cases are not looked at one by one")
    started = time.monotonic()
    measured = run(given.seed, given.faxes, given.set, given.jobs)
    minutes = (time.monotonic() - started) / 60
    command = f"python -m bench.accuracy --set {given.set} --faxes {given.faxes} --seed {given.seed}"
    page = report(measured, given.seed, given.set, command, minutes)
    given.out.write_text(page, encoding="utf-8")
    if given.details:
        given.details.write_text(details(measured), encoding="utf-8")
    print(page[: page.index("| damage level")])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
