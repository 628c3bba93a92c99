"""The whole process group killed at fifty random moments: nothing is lost, nothing doubled, everything ends."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.model import FaxState
from tests.fault.running import Daemon, drop, small_fax, until

KILLS = 25  # in each of the two runs
SEEDS = (random.SystemRandom().getrandbits(32), random.SystemRandom().getrandbits(32))


@pytest.fixture(params=(0, 1), ids=("first", "second"))
def dice(request: pytest.FixtureRequest) -> Iterator[random.Random]:
    seed = SEEDS[request.param]
    print(f"seed {seed}")
    yield random.Random(seed)


def test_fifty_kills(daemon: Daemon, dice: random.Random) -> None:
    daemon.settings["INTAKE_RETRY_FIRST_WAIT_S"] = "0.1"
    daemon.settings["INTAKE_INBOX_SETTLE_S"] = "0.05"
    dropped: list[tuple[str, str]] = []
    for kill in range(KILLS):
        process = daemon.begin()
        for _ in range(dice.choice((0, 1, 2))):
            number = dice.randrange(kill + 1)  # some come again, under the same name or another
            name = f"fax {number}-{dice.randrange(2)} {len(dropped)}.pdf"
            dropped.append((name, drop(daemon.inbox, name, small_fax(f"fax {number}"))))
        if dice.random() < 0.8:  # mostly while it works, sometimes while it starts
            until(lambda: daemon.is_ready() or process.poll() is not None)  # noqa: B023
            assert process.poll() is None, daemon.log
        time.sleep(dice.random() ** 2 * 1.5)
        daemon.kill()
    daemon.start()
    for _, sha256 in dropped:
        assert daemon.fate(sha256, within_s=90).state is FaxState.IN_REVIEW
    until(lambda: not list(daemon.inbox.iterdir()))
    daemon.assert_in_balance(dropped)
    drafts = sorted(path.name.rsplit(".", 2)[0] for path in (daemon.var / "drafts").iterdir())
    references = [reference for fax in daemon.books().faxes for reference in fax.orders]
    assert set(drafts) == set(references)
    assert daemon.stop() == 0


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
