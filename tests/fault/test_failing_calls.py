"""Every write, fsync and rename fails once: the program tries again by itself, and the books are right.

The places are found by tracing, as in ``test_killed_at_system_calls.py``; there the process dies, here it lives on with
what a failed call left behind. A full disk is ENOSPC, a dying one EIO. A lost connection is no failing call: who cannot
send waits for what the server may still have said; ``test_database_stopped.py`` takes the server away instead.
"""

from __future__ import annotations

from pathlib import Path

from tests.fault.stepping import Call
from tests.fault.test_killed_at_system_calls import Runs, at_every_place, database, pytestmark, runs, stepper

__all__ = ["database", "pytestmark", "runs", "stepper"]


def error_of(call: Call) -> str:
    return "ENOSPC" if "write" in call.name or call.name.startswith("mkdir") else "EIO"


def test_failing_anywhere_it_tries_again(runs: Runs) -> None:
    def fail(root: Path, call: Call) -> None:
        inject = f"{call.name}:error={error_of(call)}:when={call.nth}"
        status, _ = runs.stepper.traced(root, runs.url(root), inject)
        assert status == 0
        assert runs.stepper.run(root, runs.url(root)) == 0  # a file that could not be removed goes at the next start
        runs.check(root)

    assert at_every_place(runs, fail, lambda call: not call.name.startswith("send")) > 40
