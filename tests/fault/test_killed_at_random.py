"""The whole process group killed at fifty random moments: nothing is lost, nothing doubled, nothing left lying about.

``python -m bench.kills`` goes on where this ends: docs/faults.md has the sums.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bench.kills.log import logged_in
from bench.postgres import BINARIES
from intake.model import FaxState
from tests.fault.running import CHECKOUT, Daemon, drop, small_fax, until

KILLS = 25  # in each of the two runs


@pytest.mark.slow
@pytest.mark.parametrize(
    ("database", "processes"),
    [
        ("sqlite", 1),
        pytest.param("postgresql", 3, marks=pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed")),
    ],
)
def test_fifty_kills(database: str, processes: int, tmp_path: Path) -> None:
    log, seed = tmp_path / "kills.csv", random.SystemRandom().getrandbits(32)
    command = [sys.executable, "-m", "bench.kills", "--kills", str(KILLS), "--seed", str(seed), "--log", str(log)]
    command += ["--database", database, "--processes", str(processes)]
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(command, env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (only,) = logged_in(log)
    assert (only.kills, only.faults) == (KILLS, 0)
    assert only.faxes > KILLS // 4


def test_a_fax_that_kills_the_daemon_is_put_aside_and_no_other(daemon: Daemon, tmp_path: Path) -> None:
    """The limits are lowered from outside; a fax with this marker kills the process that understands it.

    The innocent one is in work at its deaths, until both are suspects and worked on alone: that tells them apart.
    """
    wrapper = tmp_path / "poisoned.py"
    wrapper.write_text(
        "import os, signal, time, intake.engine.engine, intake.pipeline\n"
        "from intake.cli import main\n"
        "intake.engine.engine.SUSPECT_AFTER = intake.engine.engine.GUILTY_AFTER = 2\n"
        "understand = intake.pipeline.understand_step\n"
        "def poisoned(house, sha256, hold):\n"
        "    name = house.fax(sha256).arrivals[0].name\n"
        "    others = [fax for fax in house.store.works.progress() if fax.host and fax.sha256 != sha256]\n"
        "    alone = house.store.works.deaths(sha256, '').alone > 0\n"  # this very run counts as one here
        "    if 'poison' in name:\n"
        "        while not alone and not any(fax.step == 'understand' for fax in others):\n"
        "            time.sleep(0.05)\n"
        "            others = [fax for fax in house.store.works.progress() if fax.host and fax.sha256 != sha256]\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    if not alone:\n"
        "        time.sleep(1000)\n"
        "    understand(house, sha256, hold)\n"
        "intake.pipeline.understand_step = poisoned\n"
        "if __name__ == '__main__':\n"
        "    main()\n",
        encoding="utf-8",
    )
    daemon.program = (str(wrapper),)
    poison = drop(daemon.inbox, "poison.pdf", small_fax("poison"))
    innocent = drop(daemon.inbox, "innocent.pdf", small_fax("innocent"))
    deaths = 0
    while deaths < 10:
        process = daemon.begin()
        until(lambda: process.poll() is not None or "quarantined, poison" in daemon.log)  # noqa: B023
        if process.poll() is None:
            break
        daemon.kill()
        deaths += 1
    assert deaths == 4  # two beside the other, two alone
    fax = daemon.fate(poison)
    assert (fax.state, fax.reason_code) == (FaxState.QUARANTINED, "poison")
    assert daemon.fate(innocent).state is FaxState.IN_REVIEW
