"""Whose a half-written file is: of a process that still writes it, or of one that is gone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from intake.disk import clear_half_written, half_written, is_in_use_here, is_left, own_name, write_whole

HERE = f"{zlib.crc32(socket.gethostname().encode()):08x}"


@pytest.fixture
def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_is_being_written_is_left_alone_and_what_a_kill_left_is_removed(tmp_path: Path, gone: int) -> None:
    mine = half_written(tmp_path / "a.txt")
    of_a_dead_one = tmp_path / f".a.txt.{HERE}-{gone}-0123456789ab-0123456789ab.new"
    of_one_before_me = tmp_path / f".a.txt.{HERE}-{os.getpid()}-0123456789ab-0123456789ab.new"
    elsewhere = tmp_path / f".a.txt.00000000-{gone}-0123456789ab-0123456789ab.new"
    of_old = tmp_path / ".a.txt.0123456789abcdef0123456789abcdef.new"
    for path in (mine, of_a_dead_one, of_one_before_me, elsewhere, of_old):
        path.write_text("half")
    write_whole(tmp_path / "a.txt", "whole")
    clear_half_written(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", mine.name, elsewhere.name}
    os.utime(elsewhere, (0, 0))  # an hour and more
    clear_half_written(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", mine.name}


def test_names_say_whose_they_are(tmp_path: Path, gone: int) -> None:
    assert own_name() != own_name()
    assert is_in_use_here(own_name())
    assert not is_in_use_here(f"{HERE}-{gone}-0123456789ab-0123456789ab")
    assert not is_in_use_here(f"00000000-{os.getpid()}-0123456789ab-0123456789ab")
    assert not is_in_use_here("4711-abc")
    assert not is_left(tmp_path / "gone already", f"00000000-{gone}-0123456789ab-0123456789ab")


def test_what_a_killed_process_left_is_cleared_before_its_parent_has_fetched_it(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        host, _, run, number = own_name().split("-")
        left = tmp_path / f".1.png.{host}-{child.pid}-{run}-{number}.new"
        left.touch()
        clear_half_written(tmp_path)
        assert left.exists()
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # dead, and not fetched
        clear_half_written(tmp_path)
        assert not left.exists()
    finally:
        child.kill()
        child.communicate()
