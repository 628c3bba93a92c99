"""The printing process: HTML on standard input to the files of a folder. It fetches nothing and ends.

Its libraries are large and draw whatever the letter holds, so they are loaded here only, within limits.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

MEMORY_BYTES = 2 * 2**30
CPU_S = 120
FILE_BYTES = 64 * 2**20


def main(folder: Path) -> None:
    """Print what stands on standard input into ``folder``."""
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    os.environ["OMP_NUM_THREADS"] = "1"
    from intake.paper.setting import set_sheets

    set_sheets(sys.stdin.buffer.read().decode("utf-8"), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
