"""Several inboxes: one that vanishes, is another's or breaks leaves the others at work, and comes back by itself."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intake.model import FaxState
from tests.fault.running import Daemon, drop, running, small_fax, until


@pytest.fixture
def daemon(tmp_path: Path, quick_tesseract: Path) -> Iterator[Daemon]:
    """A daemon on three inboxes: the plain one, ``akut`` (first, with metadata) and ``share`` (polled)."""
    made = Daemon(tmp_path, quick_tesseract)
    for name in ("akut", "share"):
        (tmp_path / name).mkdir()
    (tmp_path / "config.toml").write_text(
        f"""
[inbox.akut]
folder = "{tmp_path}/akut"
urgent = true
metadata = "text"
metadata_wait_s = 0.5
silent_after_hours = 12
[inbox.share]
folder = "{tmp_path}/share"
observer = "polling"
""",
        encoding="utf-8",
    )
    yield made
    made.kill()


def health(daemon: Daemon, inbox: str) -> dict[str, Any]:
    return dict((daemon.health().inboxes or {}).get(inbox, {}))


def problem_of(daemon: Daemon, inbox: str) -> str | None:
    found: str | None = health(daemon, inbox).get("problem")
    return found


def test_each_fax_says_which_inbox_it_came_through(daemon: Daemon) -> None:
    with running(daemon):
        plain = drop(daemon.inbox, "a.pdf", small_fax("a"))
        (daemon.root / "akut" / "b.txt").write_bytes(b"Sender: 035-13 10 00\nPages: 1\n")
        urgent = drop(daemon.root / "akut", "b.pdf", small_fax("b"))
        polled = drop(daemon.root / "share", "c.pdf", small_fax("c"))
        came = {sha256: daemon.fate(sha256) for sha256 in (plain, urgent, polled)}
        assert {came[sha256].arrivals[0].inbox for sha256 in came} == {"inbox", "akut", "share"}
        assert [came[sha256].urgent for sha256 in (plain, urgent, polled)] == [False, True, False]
        told = came[urgent].arrivals[0].told
        assert told is not None
        assert (told.station, told.pages) == ("035-13 10 00", 1)
        until(lambda: not list((daemon.root / "akut").iterdir()))
        until(lambda: health(daemon, "akut")["last_arrival"] is not None)
        akut = health(daemon, "akut")
        assert (akut["silent_after_hours"], akut["alive"], akut["problem"]) == (12, True, None)


def test_one_that_vanishes_leaves_the_others_at_work_and_is_taken_up_again(daemon: Daemon) -> None:
    with running(daemon):
        gone = daemon.root / "akut"
        gone.rename(daemon.root / "away")
        until(lambda: problem_of(daemon, "akut") == "inbox_missing")
        assert "inbox_missing" in daemon.health().problems
        others = [drop(daemon.inbox, "a.pdf", small_fax("a")), drop(daemon.root / "share", "c.pdf", small_fax("c"))]
        for sha256 in others:
            assert daemon.fate(sha256).state is FaxState.IN_REVIEW
        meanwhile = drop(daemon.root / "away", "b.pdf", small_fax("b"))
        (daemon.root / "away").rename(gone)
        assert daemon.fate(meanwhile).state is FaxState.IN_REVIEW
        until(lambda: problem_of(daemon, "akut") is None)
        assert daemon.stop() == 0


def test_one_that_is_not_there_at_the_start_holds_up_nothing(daemon: Daemon) -> None:
    (daemon.root / "share").rmdir()
    (daemon.root / "share").write_bytes(b"a file where a folder should be mounted")
    with running(daemon):
        until(lambda: problem_of(daemon, "share") == "inbox_missing")
        assert daemon.fate(drop(daemon.inbox, "a.pdf", small_fax("a"))).state is FaxState.IN_REVIEW
        (daemon.root / "share").unlink()
        (daemon.root / "share").mkdir()
        assert daemon.fate(drop(daemon.root / "share", "c.pdf", small_fax("c"))).state is FaxState.IN_REVIEW


def test_a_folder_that_comes_back_as_anothers_is_left_to_the_other(daemon: Daemon) -> None:
    with running(daemon):
        gone = daemon.root / "akut"
        gone.rename(daemon.root / "away")
        until(lambda: problem_of(daemon, "akut") == "inbox_missing")
        other = daemon.root / "other"
        other.mkdir()
        lock = os.open(other, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            other.rename(gone)
            sha256 = drop(gone, "b.pdf", small_fax("b"))
            until(lambda: problem_of(daemon, "akut") == "inbox_taken")
            assert daemon.fax(sha256) is None
        finally:
            os.close(lock)
        assert daemon.fate(sha256).state is FaxState.IN_REVIEW


@pytest.mark.parametrize("beside", [b"\0broken", b"x" * 300_000, b"%PDF-1.4 a fax by the wrong name"])
def test_whatever_lies_beside_a_fax_the_fax_is_taken(daemon: Daemon, beside: bytes) -> None:
    akut = daemon.root / "akut"
    (akut / "b.txt").write_bytes(beside)
    sha256 = drop(akut, "b.pdf", small_fax("b"))
    with running(daemon):
        fax = daemon.fate(sha256)
        assert fax.state is FaxState.IN_REVIEW
        if beside.startswith(b"%PDF"):
            until(lambda: len(daemon.books().faxes) == 2)
            until(lambda: not list(akut.iterdir()))
        elif len(beside) > 1000:
            until(
                lambda: [(each.name, each.reason) for each in daemon.books().refused] == [("b.txt", "metadata_too_big")]
            )
            assert (akut / "b.txt").read_bytes() == beside
        else:
            assert fax.arrivals[0].beside_problem == "bad_text"
            path = fax.arrivals[0].beside_path
            assert path is not None
            assert (daemon.var / "archive" / path).read_bytes() == beside
            until(lambda: not list(akut.iterdir()))


def test_a_metadata_file_may_come_after_its_fax_was_taken(daemon: Daemon) -> None:
    akut = daemon.root / "akut"
    with running(daemon):
        sha256 = drop(akut, "b.pdf", small_fax("b"))
        assert daemon.fate(sha256).arrivals[0].told is None
        drop(akut, "b.txt", b"Sender: 035-13 10 00\n")
        until(lambda: (fax := daemon.fax(sha256)) is not None and fax.arrivals[0].told is not None)
        until(lambda: not list(akut.iterdir()))


def test_names_that_are_hard_to_handle(daemon: Daemon) -> None:
    akut = daemon.root / "akut"
    names = ["a\nb.pdf", "x" * 251 + ".pdf", "\udcff\x1b[31m.pdf", "-rf.pdf", "%s%n.pdf", "b.pdf.pdf"]
    dropped = {name: drop(akut, name, small_fax(name)) for name in names}
    (akut / "a\nb.txt").write_bytes(b"Pages: 7\n")
    with running(daemon):
        for name, sha256 in dropped.items():
            assert daemon.fate(sha256).arrivals[0].name == name
        fax = daemon.fax(dropped["a\nb.pdf"])
        assert fax is not None
        assert fax.arrivals[0].told is not None
        until(lambda: not list(akut.iterdir()))
    assert "\x1b" not in daemon.log
