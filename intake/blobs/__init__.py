"""Where what belongs to the faxes lies: a folder, or a bucket of an S3-compatible server. ``open_blobs`` says which."""

from __future__ import annotations

from functools import lru_cache

from intake.blobs.blobs import Blob, Blobs
from intake.blobs.folder import Folder
from intake.config import Storage

__all__ = ["Blob", "Blobs", "Folder", "open_blobs"]


@lru_cache(maxsize=8)
def open_blobs(storage: Storage) -> Blobs:
    """The blobs of these settings; nothing is asked of a server yet.

    Raises:
        ConfigError: the file of keys or of authorities cannot be read.
    """
    if not storage.is_bucket:
        return Folder(storage.shared)
    from intake.blobs.bucket import open_bucket  # its library is an extra

    return open_bucket(storage)
