"""How well pages are read, and what each step of imaging is worth: words as drawn against words as read.

    python -m bench.reading --faxes 60 --seed 7101 --jobs 2               every variant of the ablation
    python -m bench.reading --faxes 60 --seed 7101 "as it is" "no blur"   some of them

Only the open set of layouts is used. CPU seconds are user and system time of this process's share of reading and of the
recogniser it starts, beside one plain pass of Tesseract over the same pages at 300 dpi in the same run.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import cv2

from bench.drawn import DrawnFax, drawn_fax
from bench.plain import plain_pass
from bench.scores import Score, score_page
from bench.variants import AS_IT_IS, VARIANTS
from intake.config import Limits, Read
from intake.model import Page
from intake.read.opening import open_fax
from intake.read.pages import read_pages
from intake.read.recognise import Recogniser

PLAIN = "plain Tesseract at 300 dpi"
GROUPS = ("standard", "fine", "200", "300")


@dataclass(frozen=True, slots=True)
class Measured:
    """One fax under one variant."""

    index: int
    variant: str
    resolution: str
    level: int
    pages: int
    cpu_s: float
    score: Score
    qualities: tuple[tuple[float, float], ...] = ()  # of each page: score, share of its words read


def measure(seed: int, index: int, variants: Sequence[str]) -> list[Measured]:
    """Fax ``index`` of the run ``seed`` under each of ``variants``."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    cv2.setNumThreads(1)
    fax = drawn_fax(seed, index)
    out = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"fax{fax.suffix}"
        path.write_bytes(fax.content)
        for name in variants:
            out.append(_one(fax, index, name, path))
    return out


def _one(fax: DrawnFax, index: int, name: str, path: Path) -> Measured:
    started = _cpu_s()
    if name == PLAIN:
        words, cpu_s = plain_pass(path)
        pages = [Page(n, 1, 1, 300, 300, 300, 0, 0.0, quality=1.0, words=found) for n, found in enumerate(words, 1)]
    else:
        with patched(VARIANTS[name]):
            document = open_fax(path, Limits())
            pages = list(read_pages(document, Recogniser(Read(), path.parent), path.parent))
        cpu_s = _cpu_s() - started
    scores = [score_page(drawn, page.words) for drawn, page in zip(fax.pages, pages, strict=True)]
    qualities = tuple((page.quality, score.share) for page, score in zip(pages, scores, strict=True))
    total = sum(scores, Score())
    return Measured(index, name, fax.resolution, fax.level, len(pages), cpu_s, total, qualities)


@contextlib.contextmanager
def patched(changes: Sequence[tuple[Any, str, Any]]) -> Iterator[None]:
    """The program with some of its names bound to something else, to measure what they are worth."""
    kept = [(module, name, getattr(module, name)) for module, name, _ in changes]
    try:
        for module, name, value in changes:
            setattr(module, name, value)
        yield
    finally:
        for module, name, value in kept:
            setattr(module, name, value)


def _cpu_s() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def run(seed: int, indices: Sequence[int], variants: Sequence[str], jobs: int) -> list[Measured]:
    """Measure each fax under each of ``variants``, ``jobs`` faxes at a time."""
    out: list[Measured] = []
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for number, some in enumerate(
            pool.map(measure, [seed] * len(indices), indices, [list(variants)] * len(indices)), 1
        ):
            out += some
            print(f"\r{number} of {len(indices)} faxes", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return out


HEAD = (
    "| {} | pages | words % | character errors % | å ä ö words % | long numbers % | identity numbers "
    "| believed but wrong per 1,000 | CPU s a page |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def row(name: str, some: Sequence[Measured]) -> str:
    score = sum((m.score for m in some), Score())
    pages = sum(m.pages for m in some)
    cells = (
        name,
        str(pages),
        f"{100 * score.share:.2f}",
        f"{100 * score.character_errors / max(1, score.characters):.2f}",
        f"{100 * score.swedish_read / max(1, score.swedish):.1f}",
        f"{100 * score.numbers_read / max(1, score.numbers):.1f}",
        f"{score.identities_read} of {score.identities}",
        f"{1000 * score.believed_wrong / max(1, score.believed):.1f}",
        f"{sum(m.cpu_s for m in some) / max(1, pages):.2f}",
    )
    return f"| {' | '.join(cells)} |"


def report(measured: Sequence[Measured], variants: Sequence[str]) -> str:
    """One table over all faxes, then one for each resolution and each level of damage."""
    lines = [HEAD.format("variant"), *(row(v, [m for m in measured if m.variant == v]) for v in variants), ""]
    for group in (*GROUPS, *range(5)):
        some = [m for m in measured if group in (m.resolution, m.level)]
        if some:
            title = f"level {group}" if isinstance(group, int) else group
            lines += [HEAD.format(title), *(row(v, [m for m in some if m.variant == v]) for v in variants), ""]
    return "\n".join([*lines, *quality_table([m for m in measured if m.variant == AS_IT_IS])])


BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def quality_table(some: Sequence[Measured]) -> list[str]:
    """What the score of a page says about its words."""
    pages = [one for measured in some for one in measured.qualities]
    lines = ["| quality of the page | pages | words % | poorest page: words % |", "| --- | ---: | ---: | ---: |"]
    for low, high in pairwise(BANDS):
        shares = [share for score, share in pages if low <= score < high]
        if shares:
            mean, poorest = 100 * sum(shares) / len(shares), 100 * min(shares)
            lines.append(f"| {low:.1f} to {min(high, 1.0):.1f} | {len(shares)} | {mean:.1f} | {poorest:.1f} |")
    return lines if pages else []


def chosen(seed: int, faxes: int, resolution: str) -> list[int]:
    """The first ``faxes`` indices of the run, of one resolution where it is given."""
    if not resolution:
        return list(range(faxes))
    found: list[int] = []
    index = 0
    while len(found) < faxes:
        if drawn_fax(seed, index, plan_only=True).resolution == resolution:
            found.append(index)
        index += 1
    return found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("variants", nargs="*", help="names of bench/variants.py; all of them where none is given")
    parser.add_argument("--faxes", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7101)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--resolution", choices=GROUPS, default="", help="faxes of this resolution only")
    parser.add_argument("--plain", action=argparse.BooleanOptionalAction, default=True, help="with the plain pass")
    given = parser.parse_args(arguments)
    variants = [*([PLAIN] if given.plain else []), *(given.variants or VARIANTS)]
    measured = run(given.seed, chosen(given.seed, given.faxes, given.resolution), variants, given.jobs)
    print(report(measured, variants))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
