"""Develop extraction without waiting for the recogniser: keep the words of many faxes, and understand them again.

    python -m bench.tuning ideal --set open --faxes 300 --seed 5       faultless words, nothing kept
    python -m bench.tuning ideal --set open --names particles           … about people called otherwise
    python -m bench.tuning read --set open --faxes 200 --seed 5 FOLDER    recognise once and keep the words
    python -m bench.tuning judge FOLDER                                 understand the kept words again

Prints the totals, the fields and (with ``--details FILE``) every wrong case. For the sets to develop on only.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from bench.accuracy import details
from bench.compare import Kind
from bench.faxes.other_names import KINDS
from bench.faxes.sets import HELD_BACK, SETS
from bench.faxes.written import HALVES, UNSEEN, names
from bench.report import fields_table
from bench.sums import per_thousand, percent, sums
from bench.words import Measured, faultless, judged, kept_words, recognise


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
    parser.add_argument("--set", default="open", choices=sorted({*SETS, *HALVES} - HELD_BACK))
    parser.add_argument("--faxes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--names", default="", choices=sorted(KINDS), help="of people called otherwise (with ideal)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--details", type=Path)
    given = parser.parse_args(arguments)
    if given.details and given.set == UNSEEN:
        parser.error("papers that are held back are not looked at one by one")
    if given.what == "ideal" and given.set in HALVES:
        given.faxes = len(names(given.set))
    if given.what == "read":
        recognise(given.seed, given.set, given.faxes, given.folder, given.jobs, pictures=True)
        return 0
    if given.what == "ideal":
        measured = faultless(given.seed, given.set, given.faxes, given.jobs, given.names)
    else:
        measured = judged(kept_words(given.folder), given.jobs)
    print(report(measured, given.details))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
