"""The wall clock is set back by a day, and forward by two, while faxes come: order and books stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intake.model import FaxState
from tests.fault.running import Daemon, drop, running, small_fax, until

LIBRARY = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)


@pytest.fixture
def set_clock(daemon: Daemon) -> Iterator[Callable[[str], None]]:
    """Sets the daemon's wall clock to a distance from the true one, for instance ``-1d``."""
    if LIBRARY is None:
        pytest.skip("libfaketime is not installed (make system-test installs it)")
    file = daemon.root / "clock"
    file.write_text("+0", "ascii")
    daemon.settings |= {
        "LD_PRELOAD": str(LIBRARY),
        "FAKETIME_TIMESTAMP_FILE": str(file),
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_NO_CACHE": "1",
        "NO_FAKE_STAT": "1",  # files have the times that the sender's machine gave them
    }

    def set_to(distance: str) -> None:
        fresh = file.with_suffix(".new")
        fresh.write_text(distance, "ascii")
        fresh.rename(file)

    clear_after_the_dead()
    yield set_to
    clear_after_the_dead()


def clear_after_the_dead() -> None:
    """The library leaves its shared memory behind when a process is killed, and refuses one of the same number."""
    for left in Path("/dev/shm").glob("*faketime_s*_*"):
        number = left.name.rpartition("_")[2]
        if number.isdecimal() and not Path("/proc", number).exists():
            left.unlink(missing_ok=True)


@pytest.mark.clock
def test_back_by_a_day_and_forward_by_two(daemon: Daemon, set_clock: Callable[[str], None]) -> None:
    with running(daemon):
        dropped = []
        for distance in ("+0", "-1d", "+2d", "-1d"):
            set_clock(distance)
            name = f"{len(dropped)}.pdf"
            dropped.append((name, drop(daemon.inbox, name, small_fax(name))))
            assert daemon.fate(dropped[-1][1]).state is FaxState.IN_REVIEW
        set_clock("-1d")
        daemon.kill()
        clear_after_the_dead()
        daemon.start()
        dropped.append(("last.pdf", drop(daemon.inbox, "last.pdf", small_fax("last"))))
        assert daemon.fate(dropped[-1][1]).state is FaxState.IN_REVIEW
        came = [fax.received_at - datetime.now(UTC) for fax in daemon.books().faxes]
        assert min(came) < timedelta(hours=-23) and max(came) > timedelta(hours=23)  # the clock was really another one
        until(lambda: not list(daemon.inbox.iterdir()))
        daemon.assert_in_balance(dropped)
        assert daemon.stop() == 0
