"""The ledger asked again and again while faxes arrive, come again, are read, divided anew, closed and opened again."""

from __future__ import annotations

import hashlib
import itertools
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from intake.blobs import Folder
from intake.errors import BadInput
from intake.outcome import build_quarantined
from intake.store import Closing, NewOrder, Store, open_store
from intake.store.balance import balance
from intake.store.ledger import Ledger
from tests.unit.store.both import books, url
from tests.unit.store.made import NOW, VERSIONS, decision, drafts, order, save
from tests.unit.store.test_balance import put

__all__ = ["books", "url"]

_WRITERS = 4
_TIMES_ASKED, _MOST_TIMES_ASKED = 200, 5000
_ALL = {"waiting", "in_review", "done", "quarantined", "repeats", "arriving"}
_REJECTED = Closing("review", rejected=True, note="dubblett")


def arrive(store: Store, archive: Path, content: bytes, key: str) -> str:
    """As the inbox does it: the file first, and its row a moment later."""
    sha256 = hashlib.sha256(content).hexdigest()
    if not (archive / sha256[:2] / f"{sha256}.pdf").exists():
        put(archive, content)
    time.sleep(0.005)
    store.record_arrival(sha256, "a.pdf", len(content), NOW, f"{sha256[:2]}/{sha256}.pdf", f"{sha256}-{key}")
    return sha256


def work(store: Store, archive: Path, content: bytes) -> None:
    """The whole life of a fax: each line commits something that the ledger counts."""
    sha256 = arrive(store, archive, content, "first")
    save(store, sha256, orders=2)
    arrive(store, archive, content, "again")
    fax = store.fax(sha256)
    assert fax is not None
    first, second = fax.orders
    merged = NewOrder(replace(order(1, flagged=False), pages=(1, 2)), decision(), drafts())
    (made,) = store.regroup(sha256, {first: 1, second: 1}, (), [merged], store.next_number(sha256), (), "Eva", NOW)
    store.close_order(made, 1, _REJECTED, "Eva", NOW)
    version = store.reopen_order(made, store.order(made).version, "fel order", "Eva", NOW)
    store.close_order(made, version, _REJECTED, "Eva", NOW)
    broken = arrive(store, archive, content + b"broken", "first")
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    store.quarantine(build_quarantined("a.pdf", broken, NOW, error, VERSIONS), error, NOW)
    store.requeue(broken, "Eva", NOW)
    save(store, broken)
    store.read_again(broken, {1: 90}, "Eva", NOW)


def writer(address: str, archive: Path, name: int, enough: threading.Event) -> int:
    store = open_store(address)
    try:
        for number in itertools.count():
            if enough.is_set():
                return number
            work(store, archive, hashlib.sha256(f"{name} {number}".encode()).digest())
    finally:
        store.close()
    raise AssertionError


def seen_in(asked: list[Ledger]) -> set[str]:
    return {name for name in _ALL for ledger in asked if getattr(ledger, name)}


def test_it_balances_at_every_moment(books: Store, tmp_path: Path) -> None:
    archive, enough = tmp_path / "archive", threading.Event()
    address = books._engine.url.render_as_string(hide_password=False).replace("+psycopg", "")
    with ThreadPoolExecutor(_WRITERS) as pool:
        writers = [pool.submit(writer, address, archive, name, enough) for name in range(_WRITERS)]
        try:
            asked = [balance(books.ledger, Folder(archive)) for _ in range(_TIMES_ASKED)]
            while seen_in(asked) != _ALL and len(asked) < _MOST_TIMES_ASKED:  # not an idle house, and not half a life
                asked.append(balance(books.ledger, Folder(archive)))
        finally:
            enough.set()
        assert all(each.result() > 0 for each in writers)
    assert seen_in(asked) == _ALL
    assert [fault.code for ledger in asked for fault in ledger.faults] == []
    for ledger in asked:
        assert ledger.received == ledger.waiting + ledger.in_review + ledger.done + ledger.quarantined
        assert ledger.arrivals == ledger.received + ledger.repeats
    assert asked[0].received < asked[-1].received


def test_a_fault_is_seen_under_load(books: Store, tmp_path: Path) -> None:
    """The control: patience with what is under way does not hide what is lost."""
    archive, enough = tmp_path / "archive", threading.Event()
    address = books._engine.url.render_as_string(hide_password=False).replace("+psycopg", "")
    lost = put(archive, b"nobody knows me")
    os.utime(archive / lost[:2] / f"{lost}.pdf", (0, 0))
    with ThreadPoolExecutor(_WRITERS) as pool:
        writers = [pool.submit(writer, address, archive, name, enough) for name in range(_WRITERS)]
        try:
            ledger = balance(books.ledger, Folder(archive))
        finally:
            enough.set()
        assert all(each.result() >= 0 for each in writers)
    assert [(fault.code, fault.path) for fault in ledger.faults] == [
        ("no_row", str(archive / lost[:2] / f"{lost}.pdf"))
    ]
