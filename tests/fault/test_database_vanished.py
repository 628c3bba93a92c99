"""PostgreSQL is gone without a word: its machine lost its power, or its network. Nothing is closed, nothing is refused.

Left to itself either end would wait for hours: the program for an answer, the server for a client whose locks it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from sqlalchemy import update

from bench.postgres import BINARIES, Server, serving
from intake.model import FaxState
from intake.store import open_store
from intake.store.connect import writing
from intake.store.tables import faxes
from tests.fault.far import ITS, Far, far_machine
from tests.fault.running import Daemon, drop, running, small_fax, until
from tests.unit.store.made import SHA, arrive

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed (make system-test installs it)"),
]


@pytest.fixture
def far() -> Iterator[Far]:
    with far_machine() as made:
        if made is None:
            pytest.skip("this account may not make a network of its own")
        yield made


@pytest.fixture
def server(far: Far) -> Iterator[Server]:
    with serving(address=ITS, within=far.within) as made:
        yield made


def test_the_program_gives_it_up_says_so_and_goes_on(
    far: Far, server: Server, tmp_path: Path, quick_tesseract: Path
) -> None:
    daemon = Daemon(tmp_path, quick_tesseract, database=server.network_url)
    dropped: list[tuple[str, str]] = []

    def send(count: int) -> None:
        for _ in range(count):
            name = f"{len(dropped)}.pdf"
            dropped.append((name, drop(daemon.inbox, name, small_fax(name))))

    with running(daemon):
        send(6)
        daemon.database = server.url  # for us here, who look at the books
        until(lambda: daemon.books().faxes)
        far.cut()  # with faxes in every step
        send(2)
        until(lambda: "alarm database_no_answer" in daemon.log, 120)  # said by the look that hung, so it came free
        until(lambda: "database_no_answer" in {alarm.code for alarm in daemon.health().alarms})
        far.mend()
        for _, sha256 in dropped:
            assert daemon.fate(sha256, 180).state is FaxState.IN_REVIEW
        until(lambda: not daemon.health().problems and not daemon.health().alarms, 120)
        daemon.assert_in_balance(dropped)
        assert daemon.stop() == 0


def test_the_server_gives_up_a_program_that_is_gone_and_its_locks(far: Far, server: Server) -> None:
    gone, here = open_store(server.network_url), open_store(server.url)
    arrive(here)
    urgent = update(faxes).where(faxes.c.sha256 == SHA).values(urgent=True)

    def lock() -> None:
        with writing(here._engine) as connection:
            connection.execute(urgent)

    with gone._engine.connect() as connection, ThreadPoolExecutor(1) as pool:
        connection.execute(urgent)
        waiting = pool.submit(lock)
        assert not wait([waiting], 2.0).done
        far.cut()
        waiting.result()
        far.mend()
        connection.invalidate()
    fax = here.works.of(SHA)
    assert fax is not None
    assert fax.urgent
    for store in (gone, here):
        store.close()
