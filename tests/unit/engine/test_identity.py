"""The place of a process on its folder: its own again after a restart, never that of another."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from intake.engine import ROLES, claimed
from intake.errors import ConfigError


def test_it_is_its_own_again_after_a_restart(tmp_path: Path) -> None:
    with claimed(tmp_path, ["worker"]) as first:
        pass
    with claimed(tmp_path, ["worker"]) as second:
        pass
    assert (first.name, first.id) == (second.name, second.id)
    assert first.token != second.token


def test_two_at_once_have_two_places(tmp_path: Path) -> None:
    with claimed(tmp_path, ["worker"]) as one, claimed(tmp_path, ["worker"]) as other:
        assert (one.name, other.name) == ("worker", "worker-2")
        assert one.id != other.id
    with claimed(tmp_path, ["review", "worker"]) as mixed, claimed(tmp_path, ROLES) as everything:
        assert (mixed.name, mixed.roles) == ("worker+review", ("worker", "review"))
        assert everything.name == "all"


def test_a_torn_id_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "executors").mkdir()
    (tmp_path / "executors" / "worker").write_bytes(b"intake-12")
    with claimed(tmp_path, ["worker"]) as one:
        assert len(one.id) == 43
    with claimed(tmp_path, ["worker"]) as again:
        assert again.id == one.id


def test_a_program_of_old_works_alone(tmp_path: Path) -> None:
    """It holds the lock for itself alone."""
    lock = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    with pytest.raises(ConfigError) as refusal, claimed(tmp_path, ["worker"]):
        pass
    assert refusal.value.code == "already_running"
    os.close(lock)
    with claimed(tmp_path, ["worker"]):
        lock = os.open(tmp_path / "lock", os.O_RDWR)
        with pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(lock)
