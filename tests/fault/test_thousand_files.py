"""A thousand files at once, as after a fax server's long outage: all are taken, the oldest first, each once."""

from __future__ import annotations

import os

import pytest

from intake.model import FaxState
from tests.fault.running import Daemon, drop, running, small_fax, until

FILES, READABLE = 1000, 40
"""Most are no fax: it is the taking that is tried here, and reading a thousand would take minutes."""


@pytest.mark.slow
def test_all_are_taken_the_oldest_first(daemon: Daemon) -> None:
    dropped = []
    for number in range(FILES):
        readable = number % (FILES // READABLE) == 0
        content = small_fax(str(number)) if readable else b"no fax, number %d" % (number - number % 10)  # many repeats
        dropped.append((f"{number}.pdf", drop(daemon.inbox, f"{number}.pdf", content)))
        age_s = 10_000 + number  # the later names are the older files
        os.utime(daemon.inbox / f"{number}.pdf", (1_700_000_000 - age_s, 1_700_000_000 - age_s))
    with running(daemon):
        until(lambda: not list(daemon.inbox.iterdir()), within_s=300, what="the taking")
        until(lambda: all(fax.state is not FaxState.WAITING for fax in daemon.books().faxes), 300, "the reading")
        books = daemon.assert_in_balance(dropped)
        arrivals = sorted(
            (arrival.arrived_at, int(arrival.name.split(".")[0])) for fax in books.faxes for arrival in fax.arrivals
        )
        assert [number for _, number in arrivals] == list(reversed(range(FILES)))
        states = [fax.state for fax in books.faxes]
        assert states.count(FaxState.IN_REVIEW) == READABLE
        assert daemon.stop() == 0
