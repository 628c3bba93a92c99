"""A recogniser that hangs costs one fax: the others go on, and stopping is not held up."""

from __future__ import annotations

import time

from intake.model import FaxState
from tests.fault.running import QUICK_TESSERACT, Daemon, drop, executable, small_fax, until

HANGS_WHILE_TOLD = """#!/bin/sh
if [ "$1" != --version ] && [ -e "$0.hang" ] && rm "$0.hang"; then echo $$ > "$0.pid"; exec sleep 1000; fi
""" + QUICK_TESSERACT.removeprefix("#!/bin/sh\n")


def hanging(daemon: Daemon) -> None:
    daemon.tesseract = executable(daemon.root / "tesseract", HANGS_WHILE_TOLD)
    (daemon.root / "tesseract.hang").touch()


def gone(daemon: Daemon) -> bool:
    from pathlib import Path

    pid = (daemon.root / "tesseract.pid").read_text().strip()
    status = Path(f"/proc/{pid}/status")
    return not status.exists() or "State:\tZ" in status.read_text()


def test_the_others_go_on_and_stopping_takes_no_notice(daemon: Daemon) -> None:
    hanging(daemon)
    daemon.settings["INTAKE_READ_WORKERS"] = "2"
    daemon.start()
    stuck = drop(daemon.inbox, "stuck.pdf", small_fax("stuck"))
    until(lambda: (daemon.root / "tesseract.pid").exists())
    other = drop(daemon.inbox, "other.pdf", small_fax("other"))
    assert daemon.fate(other).state is FaxState.IN_REVIEW
    began_s = time.monotonic()
    assert daemon.stop() == 0
    assert time.monotonic() - began_s < 10
    until(lambda: gone(daemon), within_s=5)
    fax = daemon.fax(stuck)
    assert fax is not None and fax.state is FaxState.WAITING
    daemon.start()
    assert daemon.fate(stuck).state is FaxState.IN_REVIEW
    daemon.assert_in_balance([("stuck.pdf", stuck), ("other.pdf", other)])


def test_no_reader_outlives_a_killed_daemon(daemon: Daemon) -> None:
    hanging(daemon)
    daemon.start()
    sha256 = drop(daemon.inbox, "stuck.pdf", small_fax("stuck"))
    until(lambda: (daemon.root / "tesseract.pid").exists())
    daemon.kill()
    until(lambda: gone(daemon), within_s=10)
    daemon.start()
    assert daemon.fate(sha256).state is FaxState.IN_REVIEW


def test_a_recogniser_that_always_fails_is_given_up_with_a_reason(daemon: Daemon) -> None:
    failing = '#!/bin/sh\nif [ "$1" = --version ]; then echo "tesseract 5"; exit 0; fi\nexit 1\n'
    daemon.tesseract = executable(daemon.root / "tesseract", failing)
    daemon.settings["INTAKE_RETRY_ATTEMPTS"] = "3"
    daemon.start()
    fax = daemon.fate(drop(daemon.inbox, "a.pdf", small_fax("a")))
    assert (fax.state, fax.reason_code) == (FaxState.QUARANTINED, "tesseract_failed")
    assert daemon.log.count("tesseract_failed") >= 3
