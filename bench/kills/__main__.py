"""Kill the program at random, again and again, and read the books after each round.

    python -m bench.kills --kills 500 --seed 1 --database sqlite --log docs/kills.csv
    python -m bench.kills --kills 500 --seed 1 --database postgresql --log docs/kills.csv
    python -m bench.kills --sum                                 # writes the sums into docs/faults.md

Each round has a folder, a database and a seed of its own: SEED, SEED + 1, … Rounds that the log holds already are
skipped, so a run that was broken off is resumed by the same command. A round with a fault is logged, its folder is kept
and named, and the command ends with status 1.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from bench.kills import round as rounds
from bench.kills.books import Fate
from bench.kills.faxes import recogniser
from bench.kills.log import Logged, append, logged_in, sums
from bench.kills.starter import CHECKOUT, Starter
from bench.postgres import cluster

KILLS_A_ROUND = 25
"""Fewer than the deaths after which a fax is put aside as poisonous: here none is."""

PROCESSES: Mapping[int, Sequence[str]] = {1: ("",), 3: ("inbox", "worker", "worker")}
"""The roles of what is started and killed together, by the number of processes; empty: all roles."""

PAGE = CHECKOUT / "docs" / "faults.md"
_SUMS = re.compile(r"(<!-- sums: .*?-->\n).*?(<!-- end of sums -->)", re.DOTALL)


def main() -> int:
    asked = _arguments()
    if asked.sum:
        table = sums(logged_in(asked.log))
        text = PAGE.read_text("utf-8")
        PAGE.write_text(_SUMS.sub(lambda found: f"{found[1]}\n{table}\n{found[2]}", text), "utf-8")
        print(table, end="")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that everything is put away
    done = {each.named for each in logged_in(asked.log)}
    left, seed, sound = asked.kills, asked.seed, True
    with _places(asked) as places:
        while left > 0:
            kills = min(left, asked.round)
            if (asked.database, asked.processes, seed) not in done:
                sound &= places.round(seed, kills)
            left, seed = left - kills, seed + 1
    return 0 if sound else 1


class _Places:
    """Where rounds take place: a folder, a database and a program for each."""

    def __init__(self, asked: argparse.Namespace, folder: Path, server: str | None, starter: Starter) -> None:
        self._asked, self._folder, self._server, self._starter = asked, folder, server, starter
        self._tesseract = recogniser(asked.words or folder / "recogniser")
        self._fates: Mapping[str, Fate] | None = None
        self._version = _version()

    def round(self, seed: int, kills: int) -> bool:
        """Run one and log it. Returns whether nothing was wrong."""
        if self._fates is None:
            with self._desk("calm") as desk:
                self._fates = rounds.calm_fates(desk)
        began_s = time.monotonic()
        with self._desk(f"seed-{seed}") as desk:
            ended = rounds.run(desk, seed, kills, self._fates)
            seconds = round(time.monotonic() - began_s)
            faults = ended.faults
            line = Logged(
                at=datetime.now(UTC).isoformat(timespec="seconds"),
                version=self._version,
                database=self._asked.database,
                processes=self._asked.processes,
                seed=seed,
                kills=ended.kills,
                in_start=ended.in_start,
                faxes=ended.faxes,
                arrivals=ended.arrivals,
                lost=len(faults.lost),
                doubled=len(faults.doubled),
                unbalanced=len(faults.unbalanced),
                strays=len(faults.strays),
                parked=faults.parked,
                seconds=seconds,
            )
            append(self._asked.log, line)
            print(
                f"seed {seed}: {kills} kills, {ended.arrivals} arrivals, {seconds} s, {line.faults} faults", flush=True
            )
            if faults:
                kept = Path(tempfile.mkdtemp(prefix=f"intake-kills-{seed}-"))
                shutil.copytree(desk.root, kept, dirs_exist_ok=True)
                print(f"{faults}\nkept in {kept}", file=sys.stderr, flush=True)
        return not faults

    @contextlib.contextmanager
    def _desk(self, name: str) -> Iterator[rounds.Desk]:
        root = self._folder / name
        root.mkdir()
        database = f"{self._server}".replace("/postgres?", f"/{name.replace('-', '_')}?") if self._server else ""
        self._tell_server(f'CREATE DATABASE "{name.replace("-", "_")}"')
        try:
            roles = PROCESSES[self._asked.processes]
            yield rounds.Desk(root, database, self._tesseract, roles, self._starter)
        finally:
            self._tell_server(f'DROP DATABASE "{name.replace("-", "_")}" WITH (FORCE)')
            shutil.rmtree(root)

    def _tell_server(self, statement: str) -> None:
        if self._server:
            with psycopg.connect(self._server, autocommit=True) as connection:
                connection.execute(statement.encode())


@contextlib.contextmanager
def _places(asked: argparse.Namespace) -> Iterator[_Places]:
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="intake-kills-")))
        server = stack.enter_context(cluster()) if asked.database == "postgresql" else None
        starter = Starter()
        stack.callback(starter.close)
        yield _Places(asked, folder, server, starter)


def _version() -> str:
    """The commit, with a plus where something was changed since."""
    described = ["git", "-C", str(CHECKOUT), "describe", "--always", "--dirty=+", "--exclude=*"]
    return subprocess.run(described, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.kills", description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1, help="of the first round")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--processes", type=int, choices=sorted(PROCESSES), default=1)
    parser.add_argument("--round", type=int, default=KILLS_A_ROUND, help="kills in one round")
    parser.add_argument("--log", type=Path, default=CHECKOUT / "docs" / "kills.csv")
    parser.add_argument("--words", type=Path, help="a folder that the recognised words are kept in")
    parser.add_argument("--sum", action="store_true", help="add up the log in docs/faults.md, and kill nothing")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
