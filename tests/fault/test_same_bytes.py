"""The same bytes again are a repeat of the fax they were, whenever they come."""

from __future__ import annotations

from datetime import UTC, datetime

from intake.model import FaxState
from intake.store import Closing, open_store
from tests.fault.running import Daemon, drop, running, small_fax, until


def arrivals(daemon: Daemon, sha256: str) -> list[str]:
    fax = daemon.fax(sha256)
    return sorted(arrival.name for arrival in fax.arrivals) if fax else []


def test_at_once_afterwards_under_the_same_name_and_after_it_is_done(daemon: Daemon) -> None:
    content = small_fax("twice")
    for name in ("one.pdf", "two.pdf"):
        sha256 = drop(daemon.inbox, name, content)
    with running(daemon):
        assert daemon.fate(sha256).state is FaxState.IN_REVIEW
        until(lambda: arrivals(daemon, sha256) == ["one.pdf", "two.pdf"])
        drop(daemon.inbox, "one.pdf", content)
        until(lambda: arrivals(daemon, sha256) == ["one.pdf", "one.pdf", "two.pdf"])
        fax = daemon.fate(sha256)
        store = open_store(daemon.url)
        for reference in fax.orders:
            order = store.order(reference)
            closing = Closing("review", rejected=True, note="A test page.")
            store.close_order(reference, order.version, closing, "Test Testsson", datetime.now(UTC))
        store.close()
        drop(daemon.inbox, "late.pdf", content)
        until(lambda: len(arrivals(daemon, sha256)) == 4)
        done = daemon.fax(sha256)
        assert done is not None
        assert (done.state, done.orders, done.unseen_repeats) == (FaxState.DONE, fax.orders, 1)
        names = ["one.pdf", "two.pdf", "one.pdf", "late.pdf"]
        daemon.assert_in_balance([(name, sha256) for name in names])
