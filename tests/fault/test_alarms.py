"""A daemon at work says what is wrong with it, each thing once, and that it has passed."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from intake.model import FaxState
from tests.fault.running import CHECKOUT, QUICK_TESSERACT, Daemon, drop, executable, small_fax, until


def codes(daemon: Daemon) -> list[str]:
    return [alarm.code for alarm in daemon.health().alarms]


def status_of_health(daemon: Daemon) -> int:
    command = [sys.executable, "-m", "intake", "health", "--var", str(daemon.var)]
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    return subprocess.run(command, env=environment, cwd=daemon.root, capture_output=True, check=False).returncode


@pytest.fixture
def watched(daemon: Daemon) -> Daemon:
    daemon.settings |= {
        "INTAKE_ALARMS_LEDGER_EVERY_MINUTES": "0.02",
        "INTAKE_ALARMS_UNREAD_MINUTES": "0.02",
        "INTAKE_ALARMS_DISK_WARN_MB": "0",
        "INTAKE_STORAGE_KEEP_FREE_MB": "0",
    }
    return daemon


def test_they_come_and_go(watched: Daemon) -> None:
    watched.start()
    until(lambda: codes(watched) == [], what="a first look")
    sha256 = drop(watched.inbox, "a.pdf", small_fax("a"))
    assert watched.fate(sha256).state is FaxState.IN_REVIEW
    assert status_of_health(watched) == 0

    original = next((watched.var / "archive").glob("*/*.pdf"))
    content = original.read_bytes()
    original.unlink()
    until(lambda: codes(watched) == ["ledger_unbalanced"], what="the lost original")
    assert status_of_health(watched) == 1
    original.write_bytes(content)
    until(lambda: codes(watched) == [], what="the original that came back")

    watched.inbox.rename(watched.root / "elsewhere")
    until(lambda: "inbox_missing" in codes(watched), what="the missing inbox")
    (watched.root / "elsewhere").rename(watched.inbox)
    until(lambda: codes(watched) == [], within_s=90, what="the inbox that came back")

    said = [line for line in watched.log.splitlines() if " alarm " in line]
    for code in ("ledger_unbalanced", "inbox_missing"):
        assert len([line for line in said if f"alarm {code}:" in line]) == 1
        assert len([line for line in said if f"alarm {code} has passed" in line]) == 1
    watched.kill()
    record = json.loads((watched.var / "health.json").read_text())
    record["at"] = "2024-01-01T00:00:00+00:00"
    (watched.var / "health.json").write_text(json.dumps(record))
    assert status_of_health(watched) == 1  # it has stopped


def test_a_fax_that_nobody_reads(watched: Daemon) -> None:
    gate = watched.root / "gate"
    script = QUICK_TESSERACT.replace("columns=", f'while [ ! -e "{gate}" ]; do sleep 0.2; done\ncolumns=')
    watched.tesseract = executable(watched.root / "waiting", script)
    watched.start()
    sha256 = drop(watched.inbox, "a.pdf", small_fax("a"))
    until(lambda: codes(watched) == ["faxes_unread"], what="the unread fax")
    gate.touch()
    assert watched.fate(sha256).state is FaxState.IN_REVIEW
    until(lambda: codes(watched) == [], what="the fax that was read")
    assert watched.stop() == 0
