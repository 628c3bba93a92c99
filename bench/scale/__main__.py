"""Measure how the program grows, and write docs/scale.md.

    python -m bench.scale                          # everything, for hours
    python -m bench.scale --only overhead starts   # parts; the figures of the others stay
    python -m bench.scale --only                   # none: the page is made anew from the figures that are kept
    python -m bench.scale --quick --kept /tmp/scale.json --page /tmp/scale.md     # tiny runs: does it work at all?

The figures are kept in docs/scale.json, each part with the share of the machine that other work had before and after.
Where that was more than a tenth the page says so; with ``--when-quiet`` such a part is not begun at all.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.postgres import BINARIES
from bench.scale import filled, memory, overhead, restart, throughput
from bench.scale.desk import Replays
from bench.scale.kept import CHECKOUT, QUIET, Kept, busy, circumstances
from bench.scale.page import written

_DOCS = CHECKOUT / "docs"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of each is run; what the page says counts is the default."""

    real_faxes: int = 40
    real_workers: Sequence[int] = (1, 2)
    wait_s: float = 4.0
    wait_workers: Sequence[int] = (1, 2, 4, 8, 16)
    wait_executors: Sequence[int] = (1, 2, 4)
    waves: int = 10
    overhead_faxes: int = 400
    overhead_warm: int = 50
    idle_s: float = 30.0
    memory_faxes: int = 10_000
    memory_first: int = 1_000
    orders: int = 1_000_000
    waiting: int = 1_000
    times: int = 5
    dead_after_s: float | None = None


_QUICK = Sizes(
    real_faxes=2,
    real_workers=(1,),
    wait_s=0.5,
    wait_workers=(2,),
    wait_executors=(2,),
    waves=2,
    overhead_faxes=4,
    overhead_warm=2,
    idle_s=1.0,
    memory_faxes=12,
    memory_first=1,
    orders=50,
    waiting=6,
    times=1,
    dead_after_s=2.0,
)


def _parts(sizes: Sizes, databases: Sequence[str], replays: Replays) -> Mapping[str, Callable[[], dict[str, Any]]]:
    in_one = dict.fromkeys(databases, sizes.wait_workers)
    executors = sizes.wait_executors if "postgresql" in databases else ()
    return {
        "real": lambda: throughput.real(databases, sizes.real_faxes, sizes.real_workers),
        "waits": lambda: throughput.waits(replays, sizes.wait_s, in_one, executors, sizes.waves),
        "overhead": lambda: overhead.measure(
            replays, databases, sizes.overhead_faxes, sizes.overhead_warm, sizes.idle_s
        ),
        "memory": lambda: memory.measure(replays, sizes.memory_faxes, sizes.memory_first),
        "filled": lambda: filled.measure(databases, sizes.orders),
        "starts": lambda: restart.starts(replays, databases, sizes.waiting, sizes.times),
        "take-overs": lambda: restart.take_overs(replays, databases, sizes.times, sizes.dead_after_s),
    }


PARTS = ("real", "waits", "overhead", "memory", "filled", "starts", "take-overs")


def main() -> int:
    asked = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that everything is put away
    kept = Kept(asked.kept)
    sizes = _QUICK if asked.quick else Sizes()
    sizes = replace(sizes, memory_faxes=asked.faxes or sizes.memory_faxes, orders=asked.orders or sizes.orders)
    databases = [asked.database] if asked.database else ["sqlite", *(["postgresql"] if BINARIES else [])]
    with tempfile.TemporaryDirectory(prefix="intake-scale-") as name:
        parts = _parts(sizes, databases, Replays(Path(name))) if asked.only else {}
        for part in asked.only:
            around = circumstances()
            if asked.when_quiet and around["busy"] > QUIET:
                print(f"{part}: left out, other work has {around['busy']:.0%} of this machine", flush=True)
                continue
            print(part, flush=True)
            figures = parts[part]()
            kept.put(part, figures, around | {"busy_after": busy()})
    asked.page.write_text(written(kept.parts), "utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.scale", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="*", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--database", choices=("sqlite", "postgresql"), help="one of them alone")
    parser.add_argument("--quick", action="store_true", help="tiny runs, whose figures say nothing")
    parser.add_argument("--when-quiet", action="store_true", help="leave out what would begin on a loaded machine")
    parser.add_argument("--faxes", type=int, help="through the daemon whose memory is sampled")
    parser.add_argument("--orders", type=int, help="in the database that is filled")
    parser.add_argument("--kept", type=Path, default=_DOCS / "scale.json")
    parser.add_argument("--page", type=Path, default=_DOCS / "scale.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
