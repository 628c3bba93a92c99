"""Killed between the archive and the books, and the file left the inbox by another hand: it is entered all the same.

Which is done beside the work, so that a start need not go through the archive, however many originals lie there.
"""

from __future__ import annotations

import os
import time

from intake.model import FaxState
from tests.fault.running import Daemon, drop, executable, running, small_fax, until

_DIES_BEFORE_THE_ROW = """\
import os, signal
from intake.cli import main
from intake.store import Store
Store.record_arrival = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
if __name__ == "__main__":
    main()
"""

_NEVER_THROUGH = """\
import time
from intake import taking
from intake.cli import main
taking.adopt = lambda *_, **__: print("going through the archive", flush=True) or time.sleep(1000)
if __name__ == "__main__":
    main()
"""

OFTEN = {"INTAKE_ALARMS_LEDGER_EVERY_MINUTES": "0.02"}


def test_it_is_entered_and_read(daemon: Daemon) -> None:
    whole = daemon.program
    daemon.program = (str(executable(daemon.root / "dying.py", _DIES_BEFORE_THE_ROW)),)
    process = daemon.begin()
    lost = drop(daemon.inbox, "lost.pdf", small_fax("lost"))
    until(lambda: process.poll() is not None, what="the kill")
    assert process.returncode == -9
    (original,) = daemon.originals.glob("*/*.pdf")
    assert original.stem == lost
    (daemon.inbox / "lost.pdf").unlink()
    daemon.program = whole
    daemon.settings |= OFTEN
    with running(daemon):
        other = drop(daemon.inbox, "other.pdf", small_fax("other"))
        assert daemon.fate(other).state is FaxState.IN_REVIEW
        until(lambda: "ledger_unbalanced" not in {alarm.code for alarm in daemon.health().alarms})
        assert daemon.fax(lost) is None  # so young, it might be about to get its row from another process
        long_ago_s = time.time() - 120
        os.utime(original, (long_ago_s, long_ago_s))
        assert daemon.fate(lost).state is FaxState.IN_REVIEW
        daemon.assert_in_balance([("(namnet gick förlorat)", lost), ("other.pdf", other)])
        assert "ledger_unbalanced" not in daemon.log
        assert daemon.stop() == 0


def test_no_work_waits_for_the_archive_to_be_gone_through(daemon: Daemon) -> None:
    daemon.program = (str(executable(daemon.root / "never.py", _NEVER_THROUGH)),)
    daemon.settings |= OFTEN
    with running(daemon):
        until(lambda: "going through the archive" in daemon.log)
        sha256 = drop(daemon.inbox, "a.pdf", small_fax("a"))
        assert daemon.fate(sha256).state is FaxState.IN_REVIEW
        before = daemon.health().at
        until(lambda: daemon.health().at > before)
        assert daemon.stop() == 0
