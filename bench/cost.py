"""What reading costs in processor time, against one plain pass of the recogniser over the same pages.

    python -m bench.cost --faxes 32 --seed 7301 --rounds 3

Counted is everything: ``intake read`` with all its processes, the start of Python and its imports, the model's loading,
the drafts. One start reads all the faxes, because in service one daemon reads the faxes of many days; with 32 of them
the start is 0.04 s a page. The plain pass is also one start for all pages (``bench/plain.py``). Program and plain pass
take turns, and the median of the rounds counts. A page that the program reads twice, lying upside down, counts as one.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.faxes.make import random_fax
from bench.plain import plain_words, redrawn_pages
from bench.running import read

PR_SET_CHILD_SUBREAPER = 36  # prctl(2)


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds (user and system, all processes) for ``pages`` pages of ``faxes`` faxes."""

    faxes: int
    pages: int
    program_s: float
    plain_s: float

    @property
    def ratio(self) -> float:
        return self.program_s / self.plain_s


def measure_cost(seed: int, set_name: str, faxes: int, rounds: int = 1) -> Cost:
    """Read some faxes with the program, and once more with nothing but one single-threaded pass of Tesseract."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = []
        for index in range(faxes):
            fax = random_fax(seed, index, set_name)
            paths.append(folder / f"{index:05}{fax.suffix}")
            paths[-1].write_bytes(fax.content)
        pictures = [picture for path in paths for picture in redrawn_pages(path)]
        costs = []
        for _ in range(rounds):
            program_s = _processor_s(lambda: read(paths, batch=len(paths)))
            plain_s = _processor_s(lambda: plain_words(pictures))
            costs.append(Cost(faxes, len(pictures), program_s, plain_s))
    return Cost(faxes, len(pictures), median(c.program_s for c in costs), median(c.plain_s for c in costs))


def _processor_s(work: Callable[[], object]) -> float:
    """User and system time of all that ``work`` starts, grandchildren that outlive their parent among them (Linux)."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    with suppress(ChildProcessError):  # until nobody is left to wait for
        while True:
            os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faxes", type=int, default=32)
    parser.add_argument("--seed", type=int, default=7301)
    parser.add_argument("--set", default="open", choices=("open", "wide"))
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(arguments)
    cost = measure_cost(given.seed, given.set, given.faxes, given.rounds)
    print(
        f"{cost.faxes} faxes, {cost.pages} pages: program {cost.program_s / cost.pages:.2f} s a page, "
        f"plain pass {cost.plain_s / cost.pages:.2f} s, ratio {cost.ratio:.2f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
