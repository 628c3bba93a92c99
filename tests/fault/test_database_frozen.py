"""PostgreSQL is there and does not answer (a disk that hangs, a suspended machine), and later it does."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.postgres import BINARIES, Server, serving
from intake.model import FaxState
from tests.fault.running import Daemon, drop, small_fax, until
from tests.fault.stuck import let_go, part, until_stuck, waiting_tesseract

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed (make system-test installs it)"),
]

DEAD_AFTER_S = 3.0

_SAYS_IT_SOON = """\
import intake.alarms.watcher
from intake.cli import main
intake.alarms.watcher._STUCK_AFTER_S = 15.0  # longer than a look waits for the next
if __name__ == "__main__":
    main()
"""


@contextlib.contextmanager
def frozen(server: Server) -> Iterator[None]:
    stopped = server.freeze()
    try:
        yield
    finally:
        for pid in reversed(stopped):
            os.kill(pid, signal.SIGCONT)


def test_three_executors_wait_and_go_on(tmp_path: Path, quick_tesseract: Path) -> None:
    slow, patient = waiting_tesseract(tmp_path, "slow"), tmp_path / "patient.py"
    patient.write_text(_SAYS_IT_SOON, encoding="utf-8")
    with serving() as server, contextlib.ExitStack() as ended:
        house = Daemon(tmp_path, quick_tesseract, database=server.url)
        dead_after = {"INTAKE_ENGINE_DEAD_AFTER_S": str(DEAD_AFTER_S)}
        inbox = part(house, "inbox", "inbox", quick_tesseract, **dead_after)
        workers = [part(house, "worker", name, slow, **dead_after) for name in ("worker", "worker-2")]
        parts = [inbox, *workers]
        for each in parts:
            each.program = (str(patient),)
            ended.callback(each.kill)
            each.start()
        dropped = [(f"{n}.pdf", drop(house.inbox, f"{n}.pdf", small_fax(str(n)))) for n in range(8)]
        until_stuck(slow, 4)  # both workers have their hands full
        with frozen(server):
            began_s = time.monotonic()
            let_go(slow)
            dropped.append(("late.pdf", drop(house.inbox, "late.pdf", small_fax("late"))))
            for each in parts:
                until(lambda: "database_no_answer" in {alarm.code for alarm in each.health().alarms})  # noqa: B023
            time.sleep(max(0.0, 3 * DEAD_AFTER_S - (time.monotonic() - began_s)))
        for _, sha256 in dropped:
            assert inbox.fate(sha256, 120).state is FaxState.IN_REVIEW
        for each in parts:
            until(lambda: not each.health().problems and not each.health().alarms)  # noqa: B023
            assert "dead" not in each.log  # nobody blamed another for the silence of the database
        inbox.assert_in_balance(dropped)
        for each in parts:
            assert each.stop() == 0
