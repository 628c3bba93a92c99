"""What is taken from the inbox, what waits and what is refused."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from intake.receive.settle import REFUSALS, Settling, Stamp, look

A = Stamp(device=1, inode=10, size_bytes=100, mtime_ns=5, ctime_ns=5)
GROWN = Stamp(device=1, inode=10, size_bytes=101, mtime_ns=6, ctime_ns=6)
REPLACED = Stamp(device=1, inode=11, size_bytes=100, mtime_ns=5, ctime_ns=7)


def test_a_file_is_ready_only_after_it_rested() -> None:
    settling = Settling(2.0)
    assert settling.settled({"a": A}, 100.0) == []
    assert settling.next_s(100.0) == 2.0
    assert settling.settled({"a": A}, 101.9) == []
    assert settling.settled({"a": A}, 102.0) == ["a"]
    assert settling.next_s(102.0) is None


@pytest.mark.parametrize("changed", [GROWN, REPLACED])
def test_a_change_starts_the_rest_anew(changed: Stamp) -> None:
    settling = Settling(2.0)
    settling.settled({"a": A}, 100.0)
    assert settling.settled({"a": changed}, 101.0) == []
    assert settling.settled({"a": changed}, 102.5) == []
    assert settling.settled({"a": changed}, 103.0) == ["a"]


def test_a_file_that_was_gone_in_between_starts_anew() -> None:
    settling = Settling(2.0)
    settling.settled({"a": A}, 100.0)
    settling.settled({}, 101.0)
    assert settling.settled({"a": A}, 102.5) == []


def test_the_oldest_file_comes_first() -> None:
    settling = Settling(0.0)
    files = {"young": GROWN, "old": A, "as_old": A}
    assert settling.settled(files, 1.0) == ["as_old", "old", "young"]


def test_a_copied_time_does_not_make_two_files_one(tmp_path: Path) -> None:
    """The second file may get the first one's inode and time; its time of change still tells them apart."""
    path = tmp_path / "fax.pdf"
    path.write_bytes(b"same")
    os.utime(path, ns=(1, 1))
    first = Stamp.of(path.lstat())
    path.unlink()
    path.write_bytes(b"same")
    os.utime(path, ns=(1, 1))
    assert Stamp.of(path.lstat()) != first


def test_each_kind_of_entry(tmp_path: Path) -> None:
    (tmp_path / "fax.pdf").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.pdf").symlink_to(tmp_path / "fax.pdf")
    (tmp_path / "dangling.pdf").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.pdf")
    for unfinished in (".hidden.pdf", "a.PART", "b.tmp", "c.filepart"):
        (tmp_path / unfinished).write_bytes(b"x")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(os.path.relpath(tmp_path / "socket"))
        seen = look(tmp_path)
    assert set(seen.files) == {"fax.pdf"}
    assert set(seen.unfinished) == {".hidden.pdf", "a.PART", "b.tmp", "c.filepart"}
    assert seen.refused == {
        "folder": "folder",
        "link.pdf": "symlink",
        "dangling.pdf": "symlink",
        "pipe.pdf": "fifo",
        "socket": "socket",
    }
    assert set(seen.refused.values()) <= REFUSALS.keys()


def test_a_name_that_is_not_utf8_is_seen(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/h\xf6ft.pdf")).write_bytes(b"x")
    assert list(look(tmp_path).files) == ["h\udcf6ft.pdf"]
