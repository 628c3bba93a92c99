"""Frozen (SIGSTOP, a suspended virtual machine) for longer than every time-out, then thawed: work goes on."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from intake.model import FaxState
from intake.read.sandbox import BASE_TIME_S, OPENING_TIME_S
from intake.store.connect import BUSY_TIMEOUT_S
from tests.fault.running import Daemon, drop, running, small_fax, until
from tests.fault.test_hanging_reader import hanging

PAGE_TIME_S = 1.0


def processes(daemon: Daemon) -> list[int]:
    """The daemon and everything that it started, reading processes with sessions of their own included."""
    assert daemon.process is not None
    found = [daemon.process.pid]
    for pid in found:  # grows while it is gone through
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text("ascii").split())
    return found


def test_everything_frozen_and_thawed(daemon: Daemon) -> None:
    hanging(daemon)
    daemon.settings["INTAKE_LIMITS_PAGE_TIME_S"] = str(PAGE_TIME_S)
    with running(daemon):
        in_work = drop(daemon.inbox, "in work.pdf", small_fax("in work"))
        until(lambda: (daemon.root / "tesseract.pid").exists())
        frozen = processes(daemon)
        assert len(frozen) >= 4  # daemon, fork server, reader, recogniser
        for pid in frozen:
            os.kill(pid, signal.SIGSTOP)
        meanwhile = drop(daemon.inbox, "meanwhile.pdf", small_fax("meanwhile"))
        time.sleep(max(BASE_TIME_S + PAGE_TIME_S, OPENING_TIME_S, BUSY_TIMEOUT_S) + 1.0)
        for pid in reversed(frozen):
            os.kill(pid, signal.SIGCONT)
        for sha256 in (in_work, meanwhile):
            assert daemon.fate(sha256).state is FaxState.IN_REVIEW
        daemon.assert_in_balance([("in work.pdf", in_work), ("meanwhile.pdf", meanwhile)])
        assert daemon.stop() == 0


def test_a_frozen_reader_is_given_up_and_the_fax_read_anew(daemon: Daemon) -> None:
    hanging(daemon)
    daemon.settings["INTAKE_LIMITS_PAGE_TIME_S"] = str(PAGE_TIME_S)
    with running(daemon):
        sha256 = drop(daemon.inbox, "a.pdf", small_fax("a"))
        until(lambda: (daemon.root / "tesseract.pid").exists())
        recogniser = int((daemon.root / "tesseract.pid").read_text())
        reader = int(Path(f"/proc/{recogniser}/stat").read_text().rpartition(")")[2].split()[1])
        for pid in (recogniser, reader):
            os.kill(pid, signal.SIGSTOP)
        until(lambda: "reader_timeout" in daemon.log)
        assert daemon.fate(sha256).state is FaxState.IN_REVIEW
        assert not Path(f"/proc/{reader}").exists()
        daemon.assert_in_balance([("a.pdf", sha256)])
