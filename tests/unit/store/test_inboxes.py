"""Which inbox a fax came through, and what the fax server said of the call."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intake.blobs import Folder
from intake.store import Store
from intake.store.balance import balance
from intake.transmission import Beside, Transmission
from tests.unit.store.both import books, url
from tests.unit.store.made import NOW, OTHER_SHA, SHA

__all__ = ["books", "url"]

CALL = Transmission(
    caller="035-13 10 00",
    station="Röntgen <b>",
    received_at=datetime(2026, 1, 19, 12, 51, tzinfo=UTC),
    pages=2,
    bit_rate=14400,
)
FILE = Beside("f" * 64, f"beside/ff/{'f' * 64}.xml", CALL)
BROKEN = Beside("e" * 64, f"beside/ee/{'e' * 64}.xml", None, "bad_xml")


def came(store: Store, name: str, key: str, *, minutes: int = 0, sha256: str = SHA, **more: object) -> None:
    at = NOW + timedelta(minutes=minutes)
    store.record_arrival(sha256, name, 7, at, f"{sha256[:2]}/{sha256}.pdf", key, **more)  # type: ignore[arg-type]


def actions(store: Store, sha256: str = SHA) -> list[str]:
    return [each.action for each in store.history(sha256, None)]


def test_an_arrival_says_its_inbox_and_what_was_told_of_it(books: Store) -> None:
    came(books, "a.pdf", "1", inbox="akut", urgent=True, told=FILE)
    came(books, "a.pdf", "1", inbox="akut", urgent=True, told=FILE)  # told again after a kill
    came(books, "b.pdf", "2", inbox="vanlig", told=BROKEN)
    fax = books.fax(SHA)
    assert fax is not None
    first, second = fax.arrivals
    assert (first.inbox, first.urgent, first.told, first.beside_path) == ("akut", True, CALL, FILE.path)
    assert (second.inbox, second.urgent, second.told, second.beside_problem) == ("vanlig", False, None, "bad_xml")
    assert fax.urgent
    assert actions(books) == ["received", "metadata", "repeated", "metadata_broken"]


def test_when_each_inbox_last_brought_something(books: Store) -> None:
    came(books, "a.pdf", "1", inbox="akut", minutes=1)
    came(books, "b.pdf", "2", inbox="akut", minutes=5)
    came(books, "c.pdf", "3", minutes=9)
    figures = books.figures(NOW, (NOW, NOW), ["akut", "tyst"])
    assert figures.last_arrivals == {"akut": NOW + timedelta(minutes=5)}


def test_a_metadata_file_that_came_late_finds_its_fax(books: Store) -> None:
    came(books, "a.pdf", "1", inbox="akut")
    came(books, "a.pdf", "2", inbox="vanlig", minutes=1)
    came(books, "ab.pdf", "3", inbox="akut", minutes=2, sha256=OTHER_SHA)
    at = NOW + timedelta(hours=1)
    assert not books.inboxes.add_beside("akut", "b", FILE, at)
    assert not books.inboxes.add_beside("akut", "a%", FILE, at)
    assert books.inboxes.add_beside("akut", "a", FILE, at)
    assert books.inboxes.add_beside("akut", "a", FILE, at)  # again, after a kill
    assert not books.inboxes.add_beside("akut", "a", BROKEN, at)  # another one is another fax's
    assert not books.inboxes.add_beside("vanlig", "a", FILE, NOW + timedelta(days=2))
    fax = books.fax(SHA)
    assert fax is not None
    assert [arrival.told for arrival in fax.arrivals] == [CALL, None]
    assert actions(books) == ["received", "repeated", "metadata"]


def test_a_name_that_is_not_utf8_finds_its_fax(books: Store) -> None:
    came(books, "h\udcf6ft\\x.pdf", "1", inbox="akut")
    assert books.inboxes.add_beside("akut", "h\udcf6ft\\x", FILE, NOW)


def test_what_a_mail_told_is_kept_without_a_file(books: Store) -> None:
    came(books, "a.pdf", "1", inbox="post", told=replace(CALL, caller=None))
    fax = books.fax(SHA)
    assert fax is not None
    assert fax.arrivals[0].told == replace(CALL, caller=None)
    assert fax.arrivals[0].beside_path is None


def test_the_ledger_misses_a_metadata_file_that_is_gone_or_changed(store: Store, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    (archive / SHA[:2]).mkdir(parents=True)
    (archive / SHA[:2] / f"{SHA}.pdf").write_bytes(b"%PDF-1.")
    kept = archive / FILE.path
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"not what its name says")
    came(store, "a.pdf", "1", inbox="akut", told=FILE)
    assert balance(store.ledger, Folder(archive)).balanced
    changed = balance(store.ledger, Folder(archive), verify=True)
    assert "metadata_missing" in [fault.code for fault in changed.faults]
    kept.unlink()
    gone = balance(store.ledger, Folder(archive))
    assert [(fault.code, fault.sha256) for fault in gone.faults] == [("metadata_missing", SHA)]
