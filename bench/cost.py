"""What reading costs in processor time, against one plain pass of the recogniser over the same pages."""

from __future__ import annotations

import ctypes
import os
import resource
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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


def measure_cost(seed: int, set_name: str, faxes: int) -> Cost:
    """Read some faxes with the program, and once more with nothing but one single-threaded pass of Tesseract."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = []
        for index in range(faxes):
            fax = random_fax(seed, index, set_name)
            paths.append(folder / f"{index:05}{fax.suffix}")
            paths[-1].write_bytes(fax.content)
        program_s = _processor_s(lambda: read(paths))
        pictures = [picture for path in paths for picture in redrawn_pages(path)]
        plain_s = _processor_s(lambda: plain_words(pictures))
    return Cost(faxes, len(pictures), program_s, plain_s)


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
