"""One at a time: the lock that a daemon holds on its folder, for whoever must not work beside one."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from intake.disk import disk_errors, make_folder
from intake.errors import StoreError


class AtWorkError(StoreError):
    """A daemon is at work there."""

    retry = False


def locked(fd: int, *, shared: bool = False) -> bool:
    """Lock what ``fd`` is open on, for as long as it is open, without waiting. ``False``: another process has it.

    Args:
        fd: of a file or folder.
        shared: others may hold it too, who share it.

    Raises:
        OSError: the file system has no locks, or fails.
    """
    try:
        fcntl.flock(fd, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.contextmanager
def no_daemon(root: Path) -> Iterator[None]:
    """Hold the lock of the data folder ``root``, which is made where it is missing.

    Raises:
        AtWorkError: a daemon holds it.
        StoreError: the disk failed.
    """
    with disk_errors():
        make_folder(root)
        lock = os.open(root / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    try:
        with disk_errors():
            alone = locked(lock)
        if not alone:
            raise AtWorkError(
                "daemon_at_work",
                f"intake är igång på ”{root}”. Stoppa det först (systemctl stop intake) och försök igen.",
                f'intake is at work on "{root}". Stop it first (systemctl stop intake) and try again.',
            )
        yield
    finally:
        os.close(lock)
