"""This machine's copies of blobs that lie elsewhere: each is one version of its blob, whole, and goes when unused.

The time of a copy says which version it is, so that file and version cannot part company.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from intake.blobs.blobs import Blob
from intake.disk import disk_errors, half_written, is_left, make_folder, own_name

_KEPT_S = 86_400.0
_TRIM_EVERY_S = 600.0
_WORK = ".work"


class Copies:
    """Copies under ``root``, which this account alone may read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._trimming = threading.Lock()
        self._trimmed_s = time.monotonic()

    def current(self, blob: Blob) -> Path | None:
        """The copy of this very version, which stays for a day from now; ``None``: there is none."""
        path = self.root / blob.name
        try:
            status = path.stat()
            if (status.st_size, status.st_mtime_ns) != (blob.size_bytes, blob.modified_ns):
                return None
            os.utime(path, ns=(time.time_ns(), blob.modified_ns))
        except FileNotFoundError:
            return None
        return path

    def take(self, blob: Blob, content: Iterable[bytes]) -> Path:
        """Make a copy in place of what is there.

        Raises:
            StoreError: the disk is full or fails.
        """
        path = self.root / blob.name
        with disk_errors():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = half_written(path)
            try:
                pour(content, fresh, blob.modified_ns)
                fresh.replace(path)
            finally:
                fresh.unlink(missing_ok=True)
        self._trim_now_and_then()
        return path

    def forget(self, name: str) -> None:
        """Take away the copies of what is under ``name`` and is gone."""
        path = self.root / name
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)

    def scratch(self) -> Path:
        """A new folder to work in. What a kill left of others is cleared away.

        Raises:
            StoreError: the disk is full or fails.
        """
        with disk_errors():
            make_folder(self.root / _WORK)
            for left in (self.root / _WORK).iterdir():
                if is_left(left, left.name):
                    shutil.rmtree(left, ignore_errors=True)
            made = self.root / _WORK / own_name()
            made.mkdir(mode=0o700)
        return made

    def _trim_now_and_then(self) -> None:
        if time.monotonic() - self._trimmed_s < _TRIM_EVERY_S or not self._trimming.acquire(blocking=False):
            return
        try:
            self._trimmed_s = time.monotonic()
            self.trim(time.time() - _KEPT_S)
        finally:
            self._trimming.release()

    def trim(self, before_s: float) -> None:
        """Take away the copies that nobody asked for since ``before_s`` (seconds of the epoch)."""
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if not name.startswith(".") and name != "tmp"]
            for path in (Path(folder) / name for name in names):
                with disk_errors(), contextlib.suppress(FileNotFoundError):  # another process was quicker
                    if path.stat().st_atime < before_s:
                        path.unlink(missing_ok=True)


def pour(content: Iterable[bytes], path: Path, modified_ns: int) -> None:
    """Write a file that only the account reads, with its time, onto the platter.

    Raises:
        OSError: the disk is full or fails.
    """
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(fd, "wb") as out:
        for chunk in content:
            out.write(chunk)
        out.flush()
        os.utime(fd, ns=(time.time_ns(), modified_ns))
        os.fsync(fd)
