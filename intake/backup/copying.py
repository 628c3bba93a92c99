"""Copying one file with its sum, and what the disk says, said of a back-up."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from intake.disk import NO_HARD_LINKS, NO_ROOM
from intake.errors import StoreError

_CHUNK_BYTES = 1 << 20
_TIMES = 20
_AGAIN_AFTER_S = 0.25


def copy(source: Path, target: Path) -> str:
    """Copy bytes and time of change; returns the SHA-256. A file that changes meanwhile is copied again.

    Raises:
        FileNotFoundError: ``source`` is not there.
        OSError: the disk failed, or the file does not come to rest.
    """
    for _ in range(_TIMES):
        with source.open("rb") as stream:
            before = os.fstat(stream.fileno())
            digest = hashlib.sha256()
            with target.open("wb") as out:
                while chunk := stream.read(_CHUNK_BYTES):
                    digest.update(chunk)
                    out.write(chunk)
        after = source.stat()
        if (before.st_ino, before.st_size, before.st_mtime_ns) == (after.st_ino, after.st_size, after.st_mtime_ns):
            target.chmod(before.st_mode & 0o640)
            os.utime(target, ns=(before.st_mtime_ns, before.st_mtime_ns))
            return digest.hexdigest()
        time.sleep(_AGAIN_AFTER_S)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def is_same(source: Path, earlier: Path) -> bool:
    """Whether size and time of change are those of the earlier copy."""
    try:
        now, then = source.stat(), earlier.stat()
    except FileNotFoundError:
        return False
    return (now.st_size, now.st_mtime_ns) == (then.st_size, then.st_mtime_ns)


def link(earlier: Path, target: Path) -> bool:
    """Make ``target`` another name of ``earlier``; ``False`` where the disk has no hard links."""
    try:
        os.link(earlier, target)
    except OSError as error:
        if error.errno not in NO_HARD_LINKS:
            raise
        return False
    return True


def walk(folder: Path, under: str) -> Iterator[str]:
    """Every file in ``folder`` as ``under/…``, sorted as ``generation.order_of`` sorts; none where it is missing.

    Names that begin with a dot are files in the making.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(folder / entry.name, f"{under}/{entry.name}")
        elif entry.is_file(follow_symlinks=False):
            yield f"{under}/{entry.name}"


@contextlib.contextmanager
def backup_errors() -> Iterator[None]:
    """``OSError`` as ``StoreError``, with what to do."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        if error.errno in NO_ROOM:
            raise StoreError(
                "backup_disk_full",
                "Disken är full: inget halvfärdigt lämnas kvar. Frigör plats eller välj en annan disk.",
                "The disk is full: nothing half done is left. Make room or choose another disk.",
            ) from error
        raise StoreError(
            "backup_failed",
            f"Disken svarar med fel: {reason}. Kontrollera mappen, rättigheterna och disken, och försök igen.",
            f"The disk answers with an error: {reason}. Check folder, permissions and disk, and try again.",
        ) from error
