"""Develop extraction without waiting for the recogniser: keep the words of many faxes, and understand them again.

    python -m bench.tuning ideal --set open --faxes 300 --seed 5       faultless words, nothing kept
    python -m bench.tuning read --set open --faxes 200 --seed 5 FOLDER    recognise once and keep the words
    python -m bench.tuning judge FOLDER                                 understand the kept words again

Prints the totals, the fields and (with ``--details FILE``) every wrong case. For the sets to develop on only.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path
from typing import Any

from bench.accuracy import Measured, details
from bench.compare import Kind, compare
from bench.faxes.ideal import ideal_pages
from bench.faxes.make import FaxFile, random_fax
from bench.faxes.sets import SETS
from bench.report import fields_table
from bench.sums import per_thousand, percent, sums
from intake.config import Settings
from intake.model import Page
from intake.pipeline import load_rules, outcome_of
from intake.read import read_fax

HELD_BACK = ("report",)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)

Case = tuple[int, FaxFile, tuple[Page, ...]]


def judge(cases: Iterable[Case]) -> list[Measured]:
    """Understand and compare every case with the program as it is."""
    settings = Settings()
    rules = load_rules(settings)
    measured = []
    for index, fax, pages in cases:
        outcome = outcome_of(pages, f"{index:05}.pdf", f"{index:064x}", rules, settings, NOW)
        printed = json.loads(outcome.model_dump_json(by_alias=True))
        measured.append(Measured(index, replace(fax, content=b"", sheets=()), compare(fax.expected, printed)))
    return measured


def _ideal(seed: int, set_name: str, indices: Sequence[int]) -> list[Measured]:
    faxes = [(index, random_fax(seed, index, set_name, sent=False)) for index in indices]
    return judge((index, fax, ideal_pages(fax)) for index, fax in faxes)


def _recognise(seed: int, set_name: str, folder: Path, indices: Sequence[int]) -> None:
    settings = Settings()
    for index in indices:
        kept = folder / f"{set_name}-{seed}-{index:05}.pickle"
        if kept.exists():
            continue
        fax = random_fax(seed, index, set_name)
        path = folder / f"{set_name}-{seed}-{index:05}{fax.suffix}"
        path.write_bytes(fax.content)
        pages_dir = folder / f"{set_name}-{seed}-{index:05}"
        pages_dir.mkdir(exist_ok=True)
        pages = read_fax(path, pages_dir=pages_dir, limits=settings.limits, read=settings.read)
        kept.write_bytes(pickle.dumps((index, replace(fax, content=b"", sheets=()), tuple(pages))))


def _kept(paths: Sequence[Path]) -> list[Measured]:
    return judge(pickle.loads(path.read_bytes()) for path in paths)


def report(measured: list[Measured], where: Path | None) -> str:
    scores = [one.score for one in measured]
    total = sums(scores)
    kinds = total.fields
    wrong = Counter(each.name for m in measured for o in m.orders for each in o.fields if each.kind is Kind.SILENT)
    if where:
        where.write_text(details(measured), encoding="utf-8")
    return "\n".join(
        (
            f"{total.faxes} faxes, {total.orders} orders, {total.values} fields",
            f"verdicts right {percent(total.verdicts_right, total.orders)}",
            f"false releases {total.false_releases} of {total.must_be_held}",
            f"silently wrong per 1,000 {per_thousand(kinds[Kind.SILENT], total.values)}: {dict(wrong)}",
            f"straight through {percent(total.straight_through, total.orders)}",
            *fields_table(scores),
        )
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("ideal", "read", "judge"))
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--set", default="open", choices=sorted(set(SETS) - set(HELD_BACK)))
    parser.add_argument("--faxes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--details", type=Path)
    given = parser.parse_args(arguments)
    batches: list[Any] = [range(n, min(n + 20, given.faxes)) for n in range(0, given.faxes, 20)]
    with ProcessPoolExecutor(given.jobs) as pool:
        if given.what == "read":
            given.folder.mkdir(parents=True, exist_ok=True)
            list(pool.map(_recognise, repeat(given.seed), repeat(given.set), repeat(given.folder), batches))
            return 0
        if given.what == "ideal":
            parts = pool.map(_ideal, repeat(given.seed), repeat(given.set), batches)
        else:
            paths = sorted(given.folder.glob("*.pickle"))
            parts = pool.map(_kept, [paths[n :: given.jobs] for n in range(given.jobs)])
        measured = sorted((one for part in parts for one in part), key=lambda one: one.index)
    print(report(measured, given.details))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
