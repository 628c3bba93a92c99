"""The books against the archive."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from intake.blobs import Folder
from intake.errors import BadInput
from intake.outcome import build_quarantined
from intake.store import Closing, Store
from intake.store.balance import balance, in_pieces, summed
from intake.store.ledger import Ledger, LedgerFax
from tests.unit.store.made import NOW, VERSIONS, save


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def put(archive: Path, content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    original = archive / sha256[:2] / f"{sha256}.pdf"
    original.parent.mkdir(parents=True, exist_ok=True)
    original.write_bytes(content)
    return sha256


def keep(store: Store, archive: Path, content: bytes, *names: str) -> str:
    sha256 = put(archive, content)
    for number, name in enumerate(names):
        store.record_arrival(sha256, name, len(content), NOW, f"{sha256[:2]}/{sha256}.pdf", f"{sha256}{number}")
    return sha256


def faults(ledger: Ledger) -> list[str]:
    assert ledger.balanced is (not ledger.faults)
    return [fault.code for fault in ledger.faults]


def test_every_fax_is_in_exactly_one_place(store: Store, archive: Path) -> None:
    keep(store, archive, b"waiting", "w.pdf")
    in_review, done = keep(store, archive, b"in review", "r.pdf", "r2.pdf"), keep(store, archive, b"done", "d.pdf")
    quarantined = keep(store, archive, b"broken", "q.pdf")
    save(store, in_review)
    save(store, done)
    rejection = Closing("review", rejected=True, note="dubblett")
    store.close_order(store.find(done)[1] or "", 1, rejection, "Eva", NOW)
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    store.quarantine(build_quarantined("q.pdf", quarantined, NOW, error, VERSIONS), error, NOW)
    store.record_refused("länk.pdf", "symlink", NOW)

    ledger = balance(store.ledger, Folder(archive), verify=True)
    assert faults(ledger) == []
    assert (ledger.received, ledger.waiting, ledger.in_review, ledger.done, ledger.quarantined) == (4, 1, 1, 1, 1)
    assert (ledger.arrivals, ledger.repeats) == (5, 1)
    by_sha256 = {fax.sha256: fax for fax in ledger.faxes}
    assert by_sha256[in_review].names == ("r.pdf", "r2.pdf")
    assert by_sha256[quarantined].reason is not None
    assert Path(by_sha256[done].original).read_bytes() == b"done"
    assert [(refused.name, refused.reason) for refused in ledger.refused] == [("länk.pdf", "symlink")]


def test_the_sum_of_the_pieces_is_the_whole(store: Store, archive: Path) -> None:
    kept = [keep(store, archive, f"fax {number}".encode(), *("a.pdf",) * (1 + number % 2)) for number in range(40)]
    store.record_refused("länk.pdf", "symlink", NOW)
    (archive / kept[0][:2] / f"{kept[0]}.pdf").unlink()
    put(archive, b"nobody knows me")
    for odd in ("odd.pdf", "zz/odd.pdf", "tmp/half", "beside/ab/told.xml"):
        (archive / odd).parent.mkdir(parents=True, exist_ok=True)
        (archive / odd).write_bytes(b"%PDF")
    seen: list[LedgerFax] = []
    whole = balance(store.ledger, Folder(archive), verify=True, under_way_s=0)
    pieces = list(in_pieces(store.books, Folder(archive), verify=True, under_way_s=0))
    total = summed(pieces, seen.append)
    assert {fax.sha256 for fax in seen} == set(kept) == {fax.sha256 for fax in whole.faxes}
    assert len(seen) == len(kept)
    assert sorted(fault.code for fault in total.faults) == ["no_row"] * 3 + ["original_missing"]
    assert sorted(total.faults, key=str) == sorted(whole.faults, key=str)
    apart = {"faxes", "faults"}
    assert total.model_dump(exclude=apart) == whole.model_dump(exclude=apart)
    assert max(len(piece.faxes) for piece in pieces) < 5


def test_nothing_at_all_balances(store: Store, archive: Path) -> None:
    assert faults(balance(store.ledger, Folder(archive))) == []


def test_an_original_without_a_row_is_a_fault(store: Store, archive: Path) -> None:
    sha256 = put(archive, b"nobody knows me")
    assert faults(balance(store.ledger, Folder(archive), under_way_s=0)) == ["no_row"]
    minutes_ago = time.time() - 120
    for moment in (minutes_ago, time.time() + 120):  # the second: the clock was set back since
        os.utime(archive / sha256[:2] / f"{sha256}.pdf", (moment, moment))
        assert faults(balance(store.ledger, Folder(archive))) == ["no_row"]


def test_an_original_whose_row_is_about_to_come_is_no_fault(store: Store, archive: Path) -> None:
    sha256 = put(archive, b"just in")
    ledger = balance(store.ledger, Folder(archive))
    assert (faults(ledger), ledger.arriving, ledger.received) == ([], 1, 0)
    store.record_arrival(sha256, "a.pdf", 7, NOW, f"{sha256[:2]}/{sha256}.pdf", "key")
    ledger = balance(store.ledger, Folder(archive))
    assert (faults(ledger), ledger.arriving, ledger.received) == ([], 0, 1)


def test_files_in_the_making_are_no_originals(store: Store, archive: Path) -> None:
    (archive / "tmp").mkdir(parents=True)
    (archive / "tmp" / "half").write_bytes(b"%PDF")
    assert faults(balance(store.ledger, Folder(archive), under_way_s=0)) == []


def test_damage_is_told_apart(store: Store, archive: Path) -> None:
    lost, short, changed = (keep(store, archive, content, "a.pdf") for content in (b"one", b"two!", b"three"))
    (archive / lost[:2] / f"{lost}.pdf").unlink()
    (archive / short[:2] / f"{short}.pdf").write_bytes(b"tw")
    (archive / changed[:2] / f"{changed}.pdf").write_bytes(b"THREE")
    quick, thorough = balance(store.ledger, Folder(archive)), balance(store.ledger, Folder(archive), verify=True)
    assert {fault.sha256: fault.code for fault in quick.faults} == {lost: "original_missing", short: "size_differs"}
    assert {fault.sha256: fault.code for fault in thorough.faults} == {
        lost: "original_missing",
        short: "size_differs",
        changed: "bytes_differ",
    }


def test_a_name_that_is_not_utf8_stands_with_surrogate_escapes(store: Store, archive: Path) -> None:
    keep(store, archive, b"x", b"r\xf6.pdf".decode("utf-8", "surrogateescape"))
    text = balance(store.ledger, Folder(archive)).as_json()
    assert '"r\\udcf6.pdf"' in text
    assert Ledger.from_json(text).faxes[0].names == ("r\udcf6.pdf",)
