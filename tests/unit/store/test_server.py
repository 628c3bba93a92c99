"""A PostgreSQL that takes every question and answers none, through something between that swallows what it says."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from sqlalchemy import make_url, text

from bench.postgres import BINARIES, Server, serving
from intake.errors import StoreError
from intake.store import open_store
from intake.store import server as connecting
from intake.store.connect import writing
from intake.store.server import server_engine, taking_long

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed (make system-test installs it)"),
]


class Between:
    """Passes on what is said, both ways, until it swallows: what was connected then never hears anything again."""

    def __init__(self, server: str) -> None:
        self._server, self._swallows = server, threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._listening.getsockname()[1])

    def swallow(self) -> None:
        self._swallows.set()

    def let_through(self) -> None:
        """What is connected from now on."""
        self._swallows = threading.Event()

    def close(self) -> None:
        for each in (self._listening, *self._ends):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                ours, _ = self._listening.accept()
                theirs = socket.socket(socket.AF_UNIX)
                theirs.connect(self._server)
                self._ends += [ours, theirs]
                for one, other in ((ours, theirs), (theirs, ours)):
                    threading.Thread(target=self._pass, args=(one, other, self._swallows), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, swallows: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while said := one.recv(65536):
                if not swallows.is_set():
                    other.sendall(said)
            if not swallows.is_set():
                other.shutdown(socket.SHUT_WR)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


@pytest.fixture
def between(server: Server) -> Iterator[Between]:
    folder = make_url(server.url).query["host"]
    made = Between(f"{folder}/.s.PGSQL.5432")
    yield made
    made.close()


def test_who_gets_no_answer_gives_up_and_asks_anew(between: Between, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting._Connection, "answer_within_s", 2.0)
    store = open_store(f"postgresql://intake@127.0.0.1:{between.port}/postgres")
    with ThreadPoolExecutor(3) as pool:
        assert [books.faxes for books in pool.map(lambda _: store.ledger(), range(3))] == [()] * 3
        between.swallow()
        asked = [pool.submit(store.ledger) for _ in range(3)]
        between.let_through()
        # Each finds out that its connection is of no use, one by asking whether it is, and takes a fresh one.
        assert [each.result().faxes for each in asked] == [()] * 3
    store.close()


def test_an_answer_in_the_middle_of_a_transaction_is_an_error_of_the_store(
    between: Between, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting._Connection, "answer_within_s", 2.0)
    store = open_store(f"postgresql://intake@127.0.0.1:{between.port}/postgres")
    with pytest.raises(StoreError, match="does not answer"), writing(store._engine) as connection:
        connection.execute(text("SELECT 1"))
        between.swallow()
        connection.execute(text("SELECT 1"))
    between.let_through()
    assert store.ledger().faxes == ()
    store.close()


def test_what_is_to_take_long_may(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting._Connection, "answer_within_s", 0.5)
    monkeypatch.setattr(connecting, "_OF_THE_SERVER", {"idle_in_transaction_session_timeout": "500ms"})
    engine = server_engine(make_url(server.url))
    with engine.connect() as connection:
        with taking_long(connection):
            connection.execute(text("SELECT pg_sleep(1)"))
            threading.Event().wait(1.0)  # idle, in a transaction
            connection.execute(text("SELECT 1"))
        connection.commit()
        with pytest.raises(Exception, match=r"expired|timeout"):
            connection.execute(text("SELECT pg_sleep(1)"))
    engine.dispose()


def test_a_transaction_left_lying_is_undone(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A frozen program holds up the others for a while, not for as long as it is frozen."""
    monkeypatch.setattr(connecting, "_OF_THE_SERVER", {"idle_in_transaction_session_timeout": "500ms"})
    engine = server_engine(make_url(server.url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_lying (n int)"))
    with engine.connect() as lying, engine.connect() as other:
        lying.execute(text("LOCK TABLE left_lying"))
        other.execute(text("LOCK TABLE left_lying"))
        other.commit()
        with pytest.raises(Exception, match="idle-in-transaction"):
            lying.execute(text("SELECT 1"))
    engine.dispose()


def test_what_the_url_says_stands(server: Server) -> None:
    engine = server_engine(make_url(f"{server.url}&connect_timeout=3&keepalives_idle=60"))
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        said = {option.keyword: option.val for option in driver.pgconn.info}
    assert (said[b"connect_timeout"], said[b"keepalives_idle"]) == (b"3", b"60")
    assert said[b"tcp_user_timeout"] == b"25000"
    engine.dispose()


def test_who_listens_for_others_waits_longer_than_for_an_answer(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting._Connection, "answer_within_s", 0.5)
    engine = server_engine(make_url(server.url))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        driver.execute("LISTEN news")
        heard = driver.notifies(stop_after=1)
        speaking = threading.Timer(1.5, lambda: _say(server))
        speaking.start()
        assert [each.payload for each in heard] == ["hej"]
        speaking.join()
        connection.invalidate()
    engine.dispose()


def _say(server: Server) -> None:
    with psycopg.connect(server.url, autocommit=True) as other:
        other.execute("SELECT pg_notify('news', 'hej')")
