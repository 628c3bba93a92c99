"""Events are hints; scans are the guarantee; a dead observer is noticed."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from intake.errors import StoreError
from intake.receive.archive import RefusedError, UnsettledError
from intake.receive.settle import Look, Stamp
from intake.receive.watch import Found, Watch


def until(true: Callable[[], bool], within_s: float = 10.0) -> None:
    deadline_s = time.monotonic() + within_s
    while not true():
        assert time.monotonic() < deadline_s, "did not come about in time"
        time.sleep(0.02)


class Desk:
    """Takes files by removing them, unless told to answer otherwise."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.tries = 0
        self.refused: list[Mapping[str, str]] = []
        self.answer: Exception | None = None
        self.beside: dict[str, str | None] = {}
        self.alone: list[str] = []

    def take_beside(self, _path: Path, _stamp: Stamp, base: str) -> None:
        self.alone.append(base)
        raise RefusedError("metadata_alone")

    def take(self, found: Found) -> None:
        self.tries += 1
        if self.answer:
            raise self.answer
        found.path.unlink()
        self.taken.append(found.path.name)
        self.beside[found.path.name] = found.beside[0].name if found.beside else None
        if found.beside and not found.shared:
            found.beside[0].unlink()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def watching(tmp_path: Path, desk: Desk) -> Iterator[Callable[..., Watch]]:
    watches: list[Watch] = []

    def start(**options: object) -> Watch:
        (tmp_path / "inbox").mkdir(exist_ok=True)
        settings: dict[str, object] = {"settle_s": 0.05, "scan_every_s": 0.2, **options}
        watch = Watch(tmp_path / "inbox", take=desk.take, refused=desk.refused.append, **settings)  # type: ignore[arg-type]
        watches.append(watch)
        watch.start()
        return watch

    yield start
    for watch in watches:
        assert watch.stop()


def test_what_lay_there_before_the_start_is_taken(tmp_path: Path, desk: Desk, watching: Callable[..., Watch]) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.pdf").write_bytes(b"x")
    watching()
    until(lambda: desk.taken == ["a.pdf"])


@pytest.mark.parametrize("observer", ["native", "polling"])
def test_an_event_wakes_the_scan(tmp_path: Path, desk: Desk, watching: Callable[..., Watch], observer: str) -> None:
    every_s = 30.0 if observer == "native" else 0.3
    watch = watching(observer=observer, scan_every_s=every_s)
    until(lambda: watch.health.observing)
    (tmp_path / "inbox" / "a.pdf").write_bytes(b"x")
    until(lambda: desk.taken == ["a.pdf"])


def test_a_folder_that_goes_and_comes_back_is_watched_again(
    tmp_path: Path, desk: Desk, watching: Callable[..., Watch]
) -> None:
    watch = watching()
    until(lambda: watch.health.observing)
    shutil.rmtree(tmp_path / "inbox")
    until(lambda: watch.health.problem == "inbox_missing")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.pdf").write_bytes(b"x")
    until(lambda: desk.taken == ["a.pdf"])
    until(lambda: watch.health.observing and watch.health.problem is None)


def test_a_dead_observer_is_started_again(tmp_path: Path, desk: Desk, watching: Callable[..., Watch]) -> None:
    watch = watching()
    until(lambda: watch.health.observing)
    assert watch._events is not None
    dead = watch._events._observer
    assert dead is not None
    next(iter(dead.emitters)).stop()  # the emitter alone dies, as when its folder is unmounted
    until(lambda: watch._events._observer is not dead and watch.health.observing)
    (tmp_path / "inbox" / "a.pdf").write_bytes(b"x")
    until(lambda: desk.taken == ["a.pdf"])


def test_a_half_written_name_waits_for_its_real_one(tmp_path: Path, desk: Desk, watching: Callable[..., Watch]) -> None:
    watch = watching()
    (tmp_path / "inbox" / "a.pdf.part").write_bytes(b"x")
    scans = watch.health.scans
    until(lambda: watch.health.scans > scans + 3)
    assert desk.tries == 0
    (tmp_path / "inbox" / "a.pdf.part").rename(tmp_path / "inbox" / "a.pdf")
    until(lambda: desk.taken == ["a.pdf"])


def test_a_name_forgotten_half_way_is_listed(
    tmp_path: Path, desk: Desk, watching: Callable[..., Watch], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.receive.watch.FORGOTTEN_AFTER_S", 0.3)
    watching()
    (tmp_path / "inbox" / "a.pdf.part").write_bytes(b"x")
    until(lambda: desk.refused[-1:] == [{"a.pdf.part": "unfinished"}])


def test_what_is_refused_is_told_once_and_again_when_it_is_mended(
    tmp_path: Path, desk: Desk, watching: Callable[..., Watch]
) -> None:
    desk.answer = RefusedError("unreadable")
    watch = watching()
    (tmp_path / "inbox" / "a.pdf").write_bytes(b"x")
    (tmp_path / "inbox" / "folder").mkdir()
    until(lambda: desk.refused[-1:] == [{"a.pdf": "unreadable", "folder": "folder"}])
    told, scans = len(desk.refused), watch.health.scans
    until(lambda: watch.health.scans > scans + 3)
    assert len(desk.refused) == told
    desk.answer = None
    (tmp_path / "inbox" / "a.pdf").chmod(0o600)
    until(lambda: desk.taken == ["a.pdf"])
    until(lambda: desk.refused[-1] == {"folder": "folder"})


def test_errors_hold_nothing_up_for_good(tmp_path: Path, desk: Desk, watching: Callable[..., Watch]) -> None:
    desk.answer = StoreError("disk_full", "Fullt.", "Full.")
    watch = watching()
    (tmp_path / "inbox" / "a.pdf").write_bytes(b"x")
    until(lambda: watch.health.problem == "disk_full")
    desk.answer = UnsettledError()
    until(lambda: watch.health.problem is None)
    desk.answer = StoreError("database_down", "Nere.", "Down.")
    until(lambda: watch.health.problem == "database_down")
    desk.answer = None
    until(lambda: desk.taken == ["a.pdf"])
    until(lambda: watch.health.problem is None)


def test_stopping_waits_for_the_file_in_hand(tmp_path: Path) -> None:
    began, go_on, done = threading.Event(), threading.Event(), threading.Event()

    def take(found: Found) -> None:
        began.set()
        assert go_on.wait(10)
        found.path.unlink()
        done.set()

    (tmp_path / "a.pdf").write_bytes(b"x")
    watch = Watch(tmp_path, take=take, refused=lambda _refused: None, settle_s=0.0)
    watch.start()
    assert began.wait(10)
    assert not watch.stop(timeout_s=0.1)
    go_on.set()
    assert watch.stop()
    assert done.is_set()


def test_a_metadata_file_goes_with_its_fax_whichever_came_first(
    tmp_path: Path, desk: Desk, watching: Callable[..., Watch]
) -> None:
    watching(metadata="xml", take_beside=desk.take_beside, metadata_wait_s=30.0)
    inbox = tmp_path / "inbox"
    (inbox / "a.xml").write_bytes(b"x")
    (inbox / "b.pdf").write_bytes(b"x")
    until(lambda: desk.alone != [])
    (inbox / "a.pdf").write_bytes(b"x")
    (inbox / "b.xml").write_bytes(b"x")
    until(lambda: sorted(desk.taken) == ["a.pdf", "b.pdf"])
    assert desk.beside == {"a.pdf": "a.xml", "b.pdf": "b.xml"}


def test_a_fax_waits_a_while_for_its_metadata_file_and_is_then_taken_without(
    tmp_path: Path, desk: Desk, watching: Callable[..., Watch]
) -> None:
    watch = watching(metadata="xml", take_beside=desk.take_beside, metadata_wait_s=3600.0)
    (tmp_path / "inbox" / "a.pdf").write_bytes(b"x")
    scans = watch.health.scans
    until(lambda: watch.health.scans > scans + 4)
    assert desk.taken == []
    watch._metadata_wait_s = 0.0
    until(lambda: desk.taken == ["a.pdf"])
    assert desk.beside == {"a.pdf": None}


def test_a_metadata_file_that_is_written_and_written_holds_no_fax_up(
    tmp_path: Path, desk: Desk, watching: Callable[..., Watch]
) -> None:
    watching(metadata="xml", take_beside=desk.take_beside, metadata_wait_s=0.3)
    (tmp_path / "inbox" / "a.pdf").write_bytes(b"x")

    def scribbled() -> bool:
        with (tmp_path / "inbox" / "a.xml").open("ab") as stream:
            stream.write(b"x")
        return desk.taken == ["a.pdf"]

    until(scribbled)
    assert desk.beside == {"a.pdf": None}


def test_a_link_beside_a_fax_is_refused_and_the_fax_taken(
    tmp_path: Path, desk: Desk, watching: Callable[..., Watch]
) -> None:
    watching(metadata="xml", take_beside=desk.take_beside, metadata_wait_s=0.1)
    (tmp_path / "inbox" / "a.xml").symlink_to("/etc/passwd")
    (tmp_path / "inbox" / "a.pdf").write_bytes(b"x")
    until(lambda: desk.taken == ["a.pdf"])
    assert desk.beside == {"a.pdf": None}
    assert desk.refused[-1] == {"a.xml": "symlink"}


def test_a_metadata_file_without_a_fax_is_listed_when_it_has_lain_there_long(
    tmp_path: Path, desk: Desk, watching: Callable[..., Watch], monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = watching(metadata="xml", take_beside=desk.take_beside, metadata_wait_s=0.1)
    (tmp_path / "inbox" / "a.xml").write_bytes(b"x")
    until(lambda: len(desk.alone) > 1)
    assert desk.refused[-1:] == [{}]
    monkeypatch.setattr("intake.receive.watch.FORGOTTEN_AFTER_S", 0.0)
    until(lambda: desk.refused[-1] == {"a.xml": "metadata_alone"})
    assert watch.health.problem is None


class Heap:
    """An inbox too large to be made of files: what is looked at and taken is counted."""

    def __init__(self, count: int) -> None:
        self.files = {f"{n:06}.pdf": Stamp(1, n, 1, 10**9 * (count - n), n) for n in range(count)}
        self.looked, self.taken = 0, []  # type: ignore[var-annotated]

    def look(self, _folder: Path) -> Look:
        self.looked += len(self.files)
        return Look(dict(self.files), {}, {})

    def take(self, found: Found) -> None:
        del self.files[found.path.name]
        self.taken.append(found.path.name)


def test_of_a_hundred_thousand_files_the_oldest_come_first_and_newcomers_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 100_000
    heap = Heap(count)
    monkeypatch.setattr("intake.receive.watch.look", heap.look)
    watch = Watch(tmp_path, take=heap.take, refused=lambda _refused: None, settle_s=0.0)
    watch.scan()
    assert heap.taken == [f"{n:06}.pdf" for n in range(count - 1, count - 1 - count // 20, -1)]
    assert heap.looked == count
    del heap.files["000007.pdf"]  # by another hand
    watch.scan()
    assert len(heap.taken) == count // 20 + (count - count // 20 - 1) // 20


def test_a_heap_is_taken_in_order_and_each_file_costs_few_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 10_000
    heap = Heap(count)
    monkeypatch.setattr("intake.receive.watch.look", heap.look)
    watch = Watch(tmp_path, take=heap.take, refused=lambda _refused: None, settle_s=0.0)
    watch.scan()
    heap.files["newcomer.pdf"] = Stamp(1, count + 1, 1, 0, 0)  # older by its own time, but it came last
    while heap.files:
        watch.scan()
    assert heap.taken[-1] == "newcomer.pdf"
    assert heap.taken[:-1] == sorted(heap.taken[:-1], reverse=True)
    assert heap.looked <= 25 * count


def test_files_that_fail_again_and_again_hold_up_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heap = Heap(1_000)
    bad = set(list(heap.files)[:500])
    monkeypatch.setattr("intake.receive.watch.look", heap.look)

    def take(found: Found) -> None:
        if found.path.name in bad:
            raise RefusedError("unreadable")
        heap.take(found)

    watch = Watch(tmp_path, take=take, refused=lambda _refused: None, settle_s=0.0, scan_every_s=0.000_001)
    for _ in range(40):
        watch.scan()
    assert set(heap.files) == bad
