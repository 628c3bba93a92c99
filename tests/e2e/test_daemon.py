"""A real daemon with the real Tesseract: a file dropped into a folder becomes an order in the list."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intake.model import FaxState
from tests.fault.running import CHECKOUT, Daemon, drop, until

SAMPLES = CHECKOUT / "samples"


def intake(daemon: Daemon, *arguments: str) -> Any:
    """A command of the program on the daemon's folder, its JSON read."""
    command = [sys.executable, "-m", "intake", *arguments, "--var", str(daemon.var), "--json"]
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "INTAKE_STORAGE_DATABASE": daemon.database}
    done = subprocess.run(command, env=environment, cwd=daemon.root, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[Daemon]:
    made = Daemon(tmp_path, "tesseract")
    yield made
    made.kill()


@pytest.fixture(scope="session")
def sample() -> Path:
    return min(SAMPLES.glob("01-*.pdf"))


def test_a_file_becomes_an_order_and_the_daemon_stops_in_time(daemon: Daemon, sample: Path) -> None:
    daemon.start()
    sha256 = drop(daemon.inbox, sample.name, sample.read_bytes())
    fax = daemon.fate(sha256, within_s=120)
    assert fax.state is FaxState.IN_REVIEW
    orders = intake(daemon, "list")["orders"]
    assert [order["reference"] for order in orders] == list(fax.orders)
    books = intake(daemon, "ledger")
    assert (books["balanced"], books["received"], books["in_review"]) == (True, 1, 1)
    shown = intake(daemon, "show", fax.orders[0])
    assert shown["sha256"] == sha256 or shown["fax"]["sha256"] == sha256
    assert list((daemon.var / "drafts").iterdir())
    began_s = time.monotonic()
    assert daemon.stop() == 0
    assert time.monotonic() - began_s < 10
    assert not (daemon.var / "ready").exists()
    assert sample.name not in daemon.log
    assert intake(daemon, "ledger")["balanced"]


def test_what_is_seen_from_outside(daemon: Daemon) -> None:
    """``ready`` on standard output, the page, systemd, the health record, SIGHUP and SIGINT."""
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(f"{short}/notify")
        systemd.settimeout(60)
        command = [sys.executable, "-m", "intake", "run", "--var", str(daemon.var), "--inbox", str(daemon.inbox)]
        environment = os.environ | {
            "PYTHONPATH": str(CHECKOUT),
            "NOTIFY_SOCKET": f"{short}/notify",
            "INTAKE_REVIEW_PORT": "0",
        }
        process = subprocess.Popen(
            command, env=environment, cwd=daemon.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline() == "ready\n"
            assert (daemon.var / "ready").read_text() == f"{process.pid}\n"
            assert systemd.recv(100) == b"READY=1"
            address = next(line.split()[-1] for line in process.stderr if "page at http" in line)
            straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with straight.open(address, timeout=10) as answer:
                assert answer.status == 200
            process.send_signal(signal.SIGHUP)
            record = daemon.var / "health.json"
            until(record.exists)
            assert json.loads(record.read_text(encoding="utf-8"))["pid"] == process.pid
            until(lambda: json.loads(record.read_text(encoding="utf-8"))["well"])  # once all its parts are up
            process.send_signal(signal.SIGINT)
            output, _ = process.communicate(timeout=10)
            assert (process.returncode, output) == (0, "")
        finally:
            process.kill()
            process.communicate()


def test_a_wrong_setting_refuses_to_start(daemon: Daemon) -> None:
    daemon.settings["INTAKE_READ_TESSERACT"] = "no-such-tesseract"
    assert daemon.begin().wait(60) not in (0, None)
    assert "no-such-tesseract" in daemon.log
    assert "Traceback" not in daemon.log
