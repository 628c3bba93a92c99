"""One file and an earlier copy of it, and what the disk says, said of a back-up."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from intake.blobs import Blob
from intake.disk import NO_HARD_LINKS, NO_ROOM
from intake.errors import StoreError


def is_same(source: Blob, earlier: Path) -> bool:
    """Whether size and time of change are those of the earlier copy."""
    try:
        then = earlier.stat()
    except FileNotFoundError:
        return False
    return (source.size_bytes, source.modified_ns) == (then.st_size, then.st_mtime_ns)


def link(earlier: Path, target: Path) -> bool:
    """Make ``target`` another name of ``earlier``; ``False`` where the disk has no hard links."""
    try:
        os.link(earlier, target)
    except OSError as error:
        if error.errno not in NO_HARD_LINKS:
            raise
        return False
    return True


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
